"""Real SPARQL servers, started for tests on free ports of this machine, and stopped."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from rdflib import Graph
from requests.auth import HTTPDigestAuth

__all__ = [
    "PASSWORD",
    "Running",
    "free_port",
    "missing",
    "oxigraph",
    "oxigraph_program",
    "virtuoso",
    "virtuoso_program",
]

PASSWORD = "mat-khau-1"
_SECONDS = 60


class Running:
    """A server: where it is, and what is in it as anyone can ask. `name` is its maker's."""

    def __init__(self, name: str, url: str, store: str, update: str, query: str, user: tuple[str, str] | None) -> None:
        self.name, self.url, self.store, self.update, self.query = name, url, store, update, query
        self._auth = HTTPDigestAuth(*user) if user else None

    def graph(self, name: str) -> Graph:
        """What stands in one graph, as the Graph Store Protocol gives it; "" for the default graph."""
        parameters = {"graph": name} if name else "default"
        headers = {"Accept": "application/n-triples"}
        answer = requests.get(self.store, params=parameters, headers=headers, auth=self._auth, timeout=_SECONDS)
        assert answer.status_code in {200, 404}, answer.text
        return Graph().parse(data=answer.content if answer.status_code == 200 else b"", format="nt")

    def graphs(self, base: str) -> set[str]:
        """The names of the graphs under a base."""
        query = f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{base}")) }}'
        answer = requests.get(
            self.query, params={"query": query}, headers={"Accept": "application/sparql-results+json"},
            auth=self._auth, timeout=_SECONDS,
        )  # fmt: skip
        return {row["g"]["value"] for row in answer.json()["results"]["bindings"]}

    def put(self, name: str, turtle: str) -> None:
        """Write a graph as somebody else would."""
        parameters = {"graph": name} if name else "default"
        headers = {"Content-Type": "text/turtle"}
        body = turtle.encode()
        answer = requests.put(
            self.store, params=parameters, data=body, headers=headers, auth=self._auth, timeout=_SECONDS
        )
        assert answer.ok, answer.text


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def oxigraph_program() -> str | None:
    """The server that the PyPI package `oxigraph` brings."""
    return shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))


def virtuoso_program() -> str | None:
    """The server of Debian's `virtuoso-opensource`."""
    return shutil.which("virtuoso-t")


def missing(name: str) -> str:
    """Why a server cannot be started; "" when it can."""
    program = oxigraph_program() if name == "oxigraph" else virtuoso_program()
    source = "the PyPI package oxigraph" if name == "oxigraph" else "Debian's virtuoso-opensource"
    return "" if program else f"no {name} server on this machine ({source})"


@contextmanager
def oxigraph(folder: Path, port: int | None = None) -> Iterator[tuple[Running, subprocess.Popen[bytes]]]:
    """An Oxigraph server whose data is in a folder; the same folder and port make it come back."""
    program = oxigraph_program()
    assert program
    port = port or free_port()
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    with _started(command, folder.parent, f"{url}/query?query=ASK%7B%7D") as process:
        yield Running("oxigraph", url, f"{url}/store", f"{url}/update", f"{url}/query", None), process


@contextmanager
def virtuoso(folder: Path) -> Iterator[Running]:
    """A Virtuoso server with all it has in a folder; the user `dba` may write."""
    program = virtuoso_program()
    assert program
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    command = [program, "+configfile", str(settings), "+foreground"]
    # The first start only sets the passwords.
    passwords = ["+pwdold", "dba", "+pwddba", PASSWORD, "+pwddav", PASSWORD]
    subprocess.run([*command, *passwords], cwd=folder, check=False, capture_output=True, timeout=_SECONDS)
    url = f"http://127.0.0.1:{http}"
    with _started(command, folder, f"{url}/sparql?query=ASK%7B%7D"):
        yield Running(
            "virtuoso", f"{url}/sparql", f"{url}/sparql-graph-crud-auth", f"{url}/sparql-auth", f"{url}/sparql-auth",
            ("dba", PASSWORD),
        )  # fmt: skip


@contextmanager
def _started(command: list[str], folder: Path, ready: str) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    try:
        _until(lambda: process.poll() is not None or _answers(ready))
        assert process.poll() is None, (folder / "server.log").read_text(errors="replace")[-2000:]
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=5).status_code == 200
    except requests.RequestException:
        return False


def _until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not ready():
        assert time.monotonic() < end, "the server did not start"
        time.sleep(0.05)


_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
"""
