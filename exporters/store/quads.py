"""The quads of a store: a graph for each article, as it says things itself, and the default graph with everything once.

Engines that are asked for the union of all graphs answer with a statement as often as there are graphs that hold it,
so the union is written out: the default graph has each statement once, and every node one name (see naming.py).

Everything here can be done again after it was interrupted, and ends the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from exporters.rdf import Settings
from exporters.rdf.statements import statements
from exporters.store.naming import Naming
from exporters.terms import Term, local_iri
from graph.model import KnowledgeGraph, Node

__all__ = ["Quads", "graph_name"]

#: So many compressed bytes of statements go through the database's log (20 articles); more get files of their own.
_LITTLE = 800_000
#: So many statements, likewise.
_FEW_LINES = 50_000


class Quads:
    """A pyoxigraph store on disk, with the articles of one base IRI."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.settings = settings
        self.store = ox.Store(str(path))
        self.naming = Naming(self.store, settings)

    def put(self, articles: Iterable[tuple[str, bytes, bytes]], size: int) -> None:
        """In: ids with their statements as N-Quads, without and with graph; how many bytes that is, compressed."""
        texts = _both(self.settings, articles)
        if size < _LITTLE:
            self.store.load(input=b"".join(texts), format=ox.RdfFormat.N_QUADS, lenient=True)
        else:
            self.store.bulk_load(input=cast(IO[bytes], _Stream(texts)), format=ox.RdfFormat.N_QUADS, lenient=True)

    def take_out(self, ids: Iterable[str]) -> None:
        """Remove these articles' graphs, and from the default graph what no other article says."""
        doomed = {ox.NamedNode(graph_name(self.settings, id)[1:-1]): id for id in ids}
        for name, id in doomed.items():
            for quad in self.store.quads_for_pattern(None, None, None, name):
                if not self._said_elsewhere(quad, doomed):
                    self.store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))
            for quad in self._readings(id):
                self.store.remove(quad)
        for name in doomed:  # not before: they say what has to go
            self.store.remove_graph(name)

    def restate(self, graph: str, nodes: list[Node], *, without: Iterable[Node] = (), gone: bool = False) -> None:
        """Say nodes that no article has, in a graph of their own and in the default graph; or say them no more
        (`gone`), but for what is said of others in that graph too (`without`)."""
        name = ox.NamedNode(local_iri(self.settings.base, graph)[1:-1])
        lines = self._described(nodes) - self._described(without)
        if not gone:
            text = "".join(f"{line}{end}" for line in sorted(lines) for end in (" .\n", f" {name} .\n"))
            load = self.store.load if len(lines) < _FEW_LINES else self.store.bulk_load
            load(input=text, format=ox.RdfFormat.N_QUADS, lenient=True)
            return
        for quad in ox.parse(input="".join(f"{line} .\n" for line in lines), format=ox.RdfFormat.N_QUADS):
            self.store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, name))
            if not self._said_elsewhere(quad, {}):
                self.store.remove(quad)

    def _described(self, nodes: Iterable[Node]) -> set[str]:
        kg = KnowledgeGraph()
        for node in nodes:
            kg.add_node(node)
        return {f"{s} {p} {o}" for s, p, o in statements(kg, self.settings).default}

    def named_in(self, ids: Iterable[str]) -> set[str]:
        """The IRIs that these articles' graphs name."""
        return self.naming.named_in(graph_name(self.settings, id)[1:-1] for id in ids)

    def disputed(self, name: str) -> bool:
        """Whether the default graph names this more than once."""
        return self.naming.disputed(ox.NamedNode(name))

    def settle(self, name: str) -> bool:
        """Give this one name in the default graph. Out: whether articles name it differently."""
        return self.naming.settle(ox.NamedNode(name))

    def finish(self, *, whole: bool) -> None:
        """Everything is on the disk and survives a power cut; `whole`: and is laid out for reading."""
        if whole:
            self.store.optimize()
        self.store.flush()

    def _said_elsewhere(self, quad: ox.Quad, doomed: dict[ox.NamedNode, str]) -> bool:
        found = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        return any(isinstance(q.graph_name, ox.NamedNode) and q.graph_name not in doomed for q in found)

    def _readings(self, id: str) -> Iterator[ox.Quad]:
        """What is said of the reading of this article and of no other."""
        own, others = (_default(name, self.settings) for name in (id, "article/0"))
        yield from ox.parse(input="".join(own - others), format=ox.RdfFormat.N_QUADS)


def graph_name(settings: Settings, article: str) -> Term:
    """The IRI of an article's graph."""
    return local_iri(settings.base, f"graph/{article.removeprefix('article/')}")


def _default(article: str, settings: Settings) -> set[str]:
    kg = KnowledgeGraph()
    kg.add_node(Node(article, "Article", ""))
    return {f"{s} {p} {o} .\n" for s, p, o in statements(kg, settings).default}


def _both(settings: Settings, articles: Iterable[tuple[str, bytes, bytes]]) -> Iterator[bytes]:
    """Each statement twice: in its article's graph and in the default graph."""
    for id, plain, named in articles:
        end = f" {graph_name(settings, id)} .\n".encode()
        yield plain
        yield named
        yield named.replace(end, b" .\n")


class _Stream:
    """Pieces of bytes as a file, one piece in memory at a time."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; none at the end."""
        while self._at >= len(self._rest):
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest, self._at = piece, 0
        start, self._at = self._at, len(self._rest) if size < 0 else min(self._at + size, len(self._rest))
        return self._rest[start : self._at]
