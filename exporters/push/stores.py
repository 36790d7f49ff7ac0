"""The two ways to replace a graph on a server: the Graph Store Protocol, and SPARQL Update where there is none.

https://www.w3.org/TR/sparql11-http-rdf-update/, https://www.w3.org/TR/sparql11-update/,
https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Protocol, cast

import pyoxigraph as ox
import requests

from exporters.push.dataset import DEFAULT
from exporters.push.server import Server
from exporters.terms import iri
from graph.errors import OutputError, printable

__all__ = ["HEAD", "GraphStore", "Store", "Update"]

#: First line of a graph on its way. N-Triples are Turtle; Virtuoso takes Turtle without a prefix for plain text when it
#: holds a long literal (openlink/virtuoso-opensource#540).
HEAD = b"@prefix prov: <http://www.w3.org/ns/prov#> .\n"

#: Statements and bytes of one update. Virtuoso refuses updates of more than 10,000 lines of the SQL it makes of them.
_PIECE, _BYTES = 500, 200_000


class Store(Protocol):
    """A place for graphs; `DEFAULT` is the default graph. All raise OutputError when the server refuses.

    endpoint     what `Memory` knows it by
    has_default  whether there is a default graph that can be written (Virtuoso has none)
    """

    endpoint: str
    has_default: bool

    def put(self, graph: str, body: IO[bytes]) -> None:
        """Replace a graph. In: a file of `HEAD` and lines of N-Triples."""

    def delete(self, graph: str) -> None:
        """Remove a graph, if it is there."""

    def holds(self, graph: str) -> bool:
        """Whether there is such a graph with something in it, as far as can be found out."""

    def subjects(self) -> Iterator[str]:
        """The subjects of the default graph, with repetitions, as far as they can be found out."""


class GraphStore:
    """Graph by graph over the SPARQL 1.1 Graph Store HTTP Protocol."""

    def __init__(self, server: Server, url: str, *, has_default: bool) -> None:
        self.endpoint, self.has_default = url, has_default
        self._server = server

    def put(self, graph: str, body: IO[bytes]) -> None:
        answer = self._ask("PUT", graph, body)
        if answer.status_code not in {200, 201, 204}:
            raise _refused(self._server, self.endpoint, f"did not take the graph {graph or 'default'}", answer)
        self._server.text(answer)

    def delete(self, graph: str) -> None:
        answer = self._ask("DELETE", graph)
        if answer.status_code not in {200, 202, 204, 404}:
            raise _refused(self._server, self.endpoint, f"did not remove the graph {graph or 'default'}", answer)
        self._server.text(answer)

    def holds(self, graph: str) -> bool:
        with self._ask("GET", graph) as answer:
            return answer.status_code == 200 and any(chunk.strip() for chunk in answer.iter_content(1024))

    def subjects(self) -> Iterator[str]:
        with self._ask("GET", DEFAULT) as answer:
            if answer.status_code != 200 or "n-triples" not in answer.headers.get("Content-Type", ""):
                return
            answer.raw.decode_content = True
            try:
                for triple in ox.parse(cast(IO[bytes], answer.raw), format=ox.RdfFormat.N_TRIPLES):
                    yield triple.subject.value if isinstance(triple.subject, ox.NamedNode) else "_:"
            except (SyntaxError, ValueError, OSError):
                yield "what is no RDF"

    def _ask(self, method: str, graph: str, body: IO[bytes] | None = None) -> requests.Response:
        # No Accept where nothing is wanted back: Virtuoso answers 406 to a DELETE with one.
        headers = {"PUT": {"Content-Type": "text/turtle"}, "GET": {"Accept": "application/n-triples"}}.get(method)
        parameters = {"graph": graph} if graph else "default"
        return self._server.request(method, self.endpoint, params=parameters, body=body, headers=headers)


class Update:
    """Graph by graph over SPARQL Update, in pieces: a reader may see a graph half written, a Graph Store shows none."""

    def __init__(self, server: Server, url: str, query: str, *, has_default: bool) -> None:
        self.endpoint, self.has_default = url, has_default
        self._server, self._query = server, query

    def put(self, graph: str, body: IO[bytes]) -> None:
        opening, closing = (f"GRAPH {iri(graph)} {{\n", "}") if graph else ("", "")
        before = f"DROP SILENT {_which(graph)} ;\n"
        for piece in _pieces(body):
            text = before + "INSERT DATA { " + opening + piece.decode() + closing + " }"
            self._send(text, f"did not take the graph {graph or 'default'}")
            before = ""

    def delete(self, graph: str) -> None:
        self._send(f"DROP SILENT {_which(graph)}", f"did not remove the graph {graph or 'default'}")

    def _send(self, update: str, problem: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        answer = self._server.request("POST", self.endpoint, body=update.encode(), headers=headers)
        if answer.status_code not in {200, 201, 202, 204}:
            raise _refused(self._server, self.endpoint, problem, answer)
        self._server.text(answer)

    def holds(self, graph: str) -> bool:
        answer = self._select(f"ASK {{ GRAPH {iri(graph)} {{ ?s ?p ?o }} }}", "application/sparql-results+json")
        return '"boolean":false' not in "".join(self._server.text(answer).split())

    def subjects(self) -> Iterator[str]:
        # A server may show the named graphs through the default one: what they hold is not meant.
        own = "SELECT ?s WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
        with self._select(own, "text/csv") as answer:
            if answer.status_code == 200 and "csv" in answer.headers.get("Content-Type", ""):
                lines = (line.decode("utf-8", "replace").strip('"') for line in answer.iter_lines())
                next(lines, "")
                yield from filter(None, lines)

    def _select(self, query: str, accept: str) -> requests.Response:
        return self._server.request("GET", self._query, params={"query": query}, headers={"Accept": accept})


def _which(graph: str) -> str:
    return f"GRAPH {iri(graph)}" if graph else "DEFAULT"


def _pieces(body: IO[bytes]) -> Iterator[bytes]:
    """The statements in pieces that any server takes; one empty piece when there are none."""
    body.seek(len(HEAD))
    piece: list[bytes] = []
    size = 0
    for line in body:
        if piece and (len(piece) >= _PIECE or size + len(line) > _BYTES):
            yield b"".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    yield b"".join(piece)


def _refused(server: Server, url: str, problem: str, answer: requests.Response) -> OutputError:
    hint = {
        403: "; this account may not write there",
        404: "; there is no store at that address: give --graph-store or --update",
        405: "; the server is for reading only, or its store is elsewhere: give --graph-store or --update",
        413: "; the graph is larger than the server allows",
    }
    said = f"{answer.status_code}{server.reason(answer)}"
    return OutputError(f"{printable(url)}: {problem} ({said}){hint.get(answer.status_code, '')}")
