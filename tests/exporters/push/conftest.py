"""Servers and folders for the tests of `bienban push`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pytest

from exporters.push import Pushed, push
from exporters.rdf import Settings, write
from graph.model import KnowledgeGraph
from tests.exporters.push import servers
from tests.exporters.push.servers import Running


def require(name: str) -> None:
    """Skip where a server is not installed; fail if one is required."""
    reason = servers.missing(name)
    if reason and (os.environ.get("CI") == "true" or os.environ.get("BIENBAN_REQUIRE_SERVERS") == "1"):
        pytest.fail(f"{reason}, and CI=true or BIENBAN_REQUIRE_SERVERS=1 asks for one")
    if reason:
        pytest.skip(reason)


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests begin without credentials, whatever the machine has."""
    for name in ("USER", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"BIENBAN_PUSH_{name}", raising=False)


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Running]:
    """An empty Oxigraph server."""
    require("oxigraph")
    with servers.oxigraph(tmp_path / "oxigraph") as (running, _):
        yield running


@pytest.fixture(scope="session")
def _one_virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    require("virtuoso")
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        yield running


@pytest.fixture
def virtuoso(_one_virtuoso: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    """A Virtuoso server that tests share (it takes seconds to start), and the right to write to it."""
    monkeypatch.setenv("BIENBAN_PUSH_USER", "dba")
    monkeypatch.setenv("BIENBAN_PUSH_PASSWORD", servers.PASSWORD)
    return _one_virtuoso


@dataclass(frozen=True)
class Way:
    """A server, and one of the two protocols that it is written with."""

    server: Running
    protocol: str

    def push(self, folder: Path, **options: object) -> Pushed:
        """Push to it."""
        chosen = {"update": self.server.update} if self.protocol == "update" else {}
        return push(folder, self.server.url, **chosen, **options)  # type: ignore[arg-type]


@pytest.fixture(params=["oxigraph", "oxigraph update", "virtuoso", "virtuoso update"])
def way(request: pytest.FixtureRequest) -> Way:
    """Each server in each way."""
    name, _, protocol = request.param.partition(" ")
    return Way(request.getfixturevalue(name), protocol)


@pytest.fixture
def base(request: pytest.FixtureRequest) -> str:
    """A base of this test's own, because tests share a server."""
    number = crc32(request.node.nodeid.encode())
    return f"https://example.org/{number}/"


@pytest.fixture
def folder(tmp_path: Path, base: str) -> Callable[[KnowledgeGraph], Path]:
    """Writes a graph to the folder that is pushed, in place of what was there."""

    def make(kg: KnowledgeGraph) -> Path:
        target = tmp_path / "out"
        target.mkdir(exist_ok=True)
        write(kg, target / "graph.trig", "trig", Settings(base=base))
        return target

    return make
