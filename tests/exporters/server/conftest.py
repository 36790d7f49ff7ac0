"""A server for the tests that only ask it, and a factory for those that treat it badly."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from exporters.server.engine import binary
from graph.errors import MissingExtra
from tests.exporters.server.serving import Serving

Start = Callable[..., Serving]


@pytest.fixture(scope="session")
def _extra() -> None:
    """What `bienban[serve]` brings; without it the test is skipped, or fails where it is required."""
    missing = [p for p in ("starlette", "uvicorn", "jinja2", "SPARQLWrapper") if find_spec(p) is None]
    try:
        binary()
    except MissingExtra:
        missing.append("oxigraph")
    if missing:
        reason = f"not installed: {', '.join(missing)}"
        if os.environ.get("CI") == "true" or os.environ.get("BIENBAN_REQUIRE_SERVER") == "1":
            pytest.fail(f"{reason}, and CI=true or BIENBAN_REQUIRE_SERVER=1 asks for it")
        pytest.skip(reason)


@pytest.fixture(scope="session")
def server(_extra: None, folder: Path) -> Iterator[Serving]:
    """One server over the invented meeting, for tests that leave it as it was."""
    running = Serving(folder)
    yield running
    running.close()


@pytest.fixture
def start(_extra: None) -> Iterator[Start]:
    """Starts servers of a test's own, and ends them after it."""
    running: list[Serving] = []

    def starting(folder: Path, *options: str, **environment: str) -> Serving:
        running.append(Serving(folder, *options, **environment))
        return running[-1]

    yield starting
    for one in running:
        one.close()
