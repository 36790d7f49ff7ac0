"""The data of a validation, one article at a time where it keeps articles apart, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from rdflib import Dataset, Graph

from exporters.sparql.target import find
from exporters.validation.facts import Facts
from exporters.validation.prepared import PreparedGraph
from graph.errors import UnreadableSource
from graph.model import KnowledgeGraph

__all__ = ["pieces"]


def pieces(target: Path | str | KnowledgeGraph) -> Iterator[Graph | Facts]:
    """In: a folder, a file or a graph. Out: data to validate each by itself."""
    if isinstance(target, KnowledgeGraph):
        from exporters.rdf.statements import statements

        for _, triples in statements(target).graphs():
            yield Facts(" ".join(triple) + " ." for triple in triples)
        return
    data = find(Path(target))
    path, format = data.named or data.plain
    read = _read if find_spec("pyoxigraph") else _read_by_rdflib
    try:
        yield from read(path, format, apart=data.named is not None)
    except (SyntaxError, ValueError, OSError) as error:
        raise UnreadableSource(path, f"not valid {format}: {' '.join(str(error).split())[:200]}") from None


def _read(path: Path, format: str, *, apart: bool) -> Iterator[Facts]:
    """Everything, or the named graphs one after the other."""
    import pyoxigraph as ox

    from exporters.sparql.oxigraph import FORMATS

    quads = ox.parse(path=str(path), format=FORMATS[format])
    if not apart:
        yield Facts(f"{quad.triple} ." for quad in quads)
        return
    for name, group in groupby(quads, key=lambda quad: quad.graph_name):
        if not isinstance(name, ox.DefaultGraph):
            yield Facts(f"{quad.triple} ." for quad in group)


def _read_by_rdflib(path: Path, format: str, *, apart: bool) -> Iterator[Graph]:
    """As `_read`, all in memory at once."""
    from exporters.sparql.library import FORMATS

    dataset = Dataset() if apart else PreparedGraph()
    try:
        dataset.parse(path, format=FORMATS[format])
    except Exception as error:  # each of rdflib's parsers raises its own kinds
        raise ValueError(str(error)) from None
    if not isinstance(dataset, Dataset):
        yield dataset
        return
    for context in sorted(dataset.graphs(), key=lambda c: str(c.identifier)):
        if context.identifier != dataset.default_graph.identifier and len(context):
            g = PreparedGraph()
            for triple in context:
                g.add(triple)
            yield g
