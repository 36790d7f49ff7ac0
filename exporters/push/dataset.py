"""The graphs of a dataset one after the other, as N-Triples, without holding more than one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from exporters.sparql.oxigraph import FORMATS
from exporters.sparql.target import find
from graph.errors import InputError, UnreadableSource

__all__ = ["DEFAULT", "graphs", "source"]

#: The name of the default graph here.
DEFAULT = ""


def source(target: Path) -> tuple[Path, str]:
    """In: a built folder, a store or a file. Out: where the named graphs are, and in what format.

    Raises SourceMissing or UnreadableSource when there is none.
    """
    named = find(target).named
    if named is None:
        raise UnreadableSource(
            target, "has no named graphs; give a folder that `bienban build` wrote, a .trig or a .nq"
        )
    return named


def graphs(path: Path, format: str) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The IRI of each graph (`DEFAULT` for the default one) and its lines of N-Triples, in the order of the file.

    A graph's lines have to be read before the next graph is asked for. Raises UnreadableSource for what is not valid,
    and for blank nodes: bienban writes none, and a graph with them could not be compared with what was sent.
    """
    if format == "store":
        yield from _of_store(path)
        return
    for name, members in groupby(_quads(path, format), key=lambda quad: quad.graph_name):
        yield _name(name, path), (_line(quad, path) for quad in members)


def _of_store(path: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """As `graphs`, of a store. Its default graph holds everything; what goes out is what no article's graph has."""
    try:
        store = ox.Store.read_only(str(path))
    except (ValueError, OSError) as error:
        raise UnreadableSource(path, f"cannot be opened: {' '.join(str(error).split())[:200]}") from None
    names = sorted(node.value for node in store.named_graphs() if isinstance(node, ox.NamedNode))
    for name in names:
        lines = (_line(quad, path) for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name)))
        yield name, iter(sorted(lines))
    yield (
        DEFAULT,
        (
            _line(quad, path)
            for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())
            if not _said_in_an_article(store, quad)
        ),
    )


def _said_in_an_article(store: ox.Store, quad: ox.Quad) -> bool:
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
    return any(isinstance(same.graph_name, ox.NamedNode) for same in found)


def _quads(path: Path, format: str) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=str(path), format=FORMATS[format])
    except (SyntaxError, ValueError, OSError) as error:
        raise UnreadableSource(path, f"not valid {format}: {' '.join(str(error).split())[:200]}") from None


def _name(node: ox.NamedNode | ox.BlankNode | ox.DefaultGraph, path: Path) -> str:
    if isinstance(node, ox.BlankNode):
        raise _blank(path)
    return node.value if isinstance(node, ox.NamedNode) else DEFAULT


def _line(quad: ox.Quad, path: Path) -> bytes:
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        raise _blank(path)
    return f"{quad.subject} {quad.predicate} {quad.object} .\n".encode()


def _blank(path: Path) -> InputError:
    return UnreadableSource(path, "holds a blank node, which bienban never writes; give what `bienban build` wrote")
