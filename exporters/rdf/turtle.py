"""Turtle: everything in one graph, prefixed, grouped by kind, label first; pleasant to read and to compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.ontology import vocabulary
from exporters.rdf.layout import Layout
from exporters.rdf.shelves import shelved
from exporters.rdf.statements import Statements
from exporters.terms import Triple

__all__ = ["dump_triples", "pieces"]


def pieces(statements: Statements) -> Iterator[str]:
    """Everything in one graph, grouped by kind; what does not fit into memory waits on the disk."""
    layout = Layout(vocabulary(), statements.settings.relative_to)
    with shelved(statements, layout.group, lambda *about: f"\n{layout.subject(*about)}") as shelves:
        yield layout.header()
        for (_, heading), texts in shelves:
            yield f"\n# {heading}\n"
            yield from texts


def dump_triples(triples: Iterable[Triple], base: str = "") -> str:
    """Any triples, such as the answer to a CONSTRUCT."""
    layout = Layout(vocabulary(), base)
    body = "".join(layout.sections(triples))
    return layout.header() + body
