"""Turtle: everything in one graph, prefixed, grouped by kind, label first; pleasant to read and to compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.ontology import vocabulary
from exporters.rdf.layout import Layout
from exporters.rdf.statements import Statements
from exporters.terms import Triple

__all__ = ["dump_triples", "pieces"]


def pieces(statements: Statements) -> Iterator[str]:
    """Everything in one graph; grouped by kind, so all of it is in memory."""
    yield dump_triples(statements.merged, statements.settings.relative_to)


def dump_triples(triples: Iterable[Triple], base: str = "") -> str:
    """Any triples, such as the answer to a CONSTRUCT."""
    layout = Layout(vocabulary(), base)
    body = "".join(layout.sections(triples))
    return layout.header() + body
