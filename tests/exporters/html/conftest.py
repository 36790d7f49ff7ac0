"""Pages and a browser for the viewer's tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exporters import html
from graph.model import KnowledgeGraph
from tests.exporters.html.browser import Reader


def _needed() -> bool:
    return os.environ.get("CI") == "true" or os.environ.get("BIENBAN_REQUIRE_BROWSER") == "1"


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Chromium; where there is none the test is skipped, or fails if a browser is required."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not chromium or not chromedriver:
        reason = "no Chromium with chromedriver on this machine"
        if _needed():
            pytest.fail(f"{reason}, and CI=true or BIENBAN_REQUIRE_BROWSER=1 asks for one")
        pytest.skip(reason)
    opened = Reader(chromium, chromedriver, tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[KnowledgeGraph, str], Path]:
    """Writes the page of a graph to a file of its own."""

    def make(kg: KnowledgeGraph, name: str) -> Path:
        path = tmp_path_factory.mktemp("pages") / f"{name}.html"
        html.write(kg, path)
        return path

    return make


@pytest.fixture(scope="session")
def page(kg: KnowledgeGraph, paged: Callable[[KnowledgeGraph, str], Path]) -> Path:
    """The page of two articles about one invented meeting."""
    return paged(kg, "invented")


@pytest.fixture(autouse=True)
def _usual_screen(request: pytest.FixtureRequest) -> None:
    """Each test of the browser starts on the same screen."""
    if "reader" in request.fixturenames:
        request.getfixturevalue("reader").size(1280, 800)
