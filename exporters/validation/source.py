"""The data of a validation, one article at a time where it keeps articles apart, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from rdflib import Dataset, Graph

from exporters.sparql.target import find
from exporters.validation.prepared import PreparedGraph
from graph.errors import UnreadableSource
from graph.model import KnowledgeGraph

__all__ = ["pieces"]

_FORMATS = {"turtle": "turtle", "nt": "nt", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


def pieces(target: Path | str | KnowledgeGraph) -> Iterator[Graph]:
    """In: a folder, a file or a graph. Out: graphs to validate each on its own."""
    if isinstance(target, KnowledgeGraph):
        from exporters.rdf.statements import statements

        named = statements(target).named
        for name in sorted(named):
            yield _graph(" ".join(triple) + " ." for triple in named[name])
        return
    data = find(Path(target))
    path, format = data.named or data.plain
    try:
        yield from _quads(path, format) if data.named else [_whole(path, format)]
    except (SyntaxError, ValueError, OSError) as error:
        raise UnreadableSource(path, f"not valid {format}: {' '.join(str(error).split())[:200]}") from None


def _graph(lines: Iterable[str]) -> Graph:
    g = PreparedGraph()
    g.parse(data="\n".join(lines), format="nt")
    return g


def _whole(path: Path, format: str) -> Graph:
    g = PreparedGraph()
    try:
        g.parse(path, format=_FORMATS[format])
    except Exception as error:  # each of rdflib's parsers raises its own kinds
        raise ValueError(str(error)) from None
    return g


def _quads(path: Path, format: str) -> Iterator[Graph]:
    """The named graphs, read one after the other when pyoxigraph is there and all at once when it is not."""
    try:
        import pyoxigraph as ox
    except ImportError:
        yield from _quads_at_once(path, format)
        return
    kind = ox.RdfFormat.TRIG if format == "trig" else ox.RdfFormat.N_QUADS
    for name, group in groupby(ox.parse(path=str(path), format=kind), key=lambda quad: quad.graph_name):
        if not isinstance(name, ox.DefaultGraph):
            yield _graph(f"{quad.triple} ." for quad in group)


def _quads_at_once(path: Path, format: str) -> Iterator[Graph]:
    dataset = Dataset()
    try:
        dataset.parse(path, format=_FORMATS[format])
    except Exception as error:
        raise ValueError(str(error)) from None
    for context in sorted(dataset.graphs(), key=lambda c: str(c.identifier)):
        if context.identifier != dataset.default_graph.identifier and len(context):
            g = PreparedGraph()
            for triple in context:
                g.add(triple)
            yield g
