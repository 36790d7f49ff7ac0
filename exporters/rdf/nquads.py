"""N-Quads: one statement a line with the graph of its article; statements about the readings have no graph."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.rdf.statements import Statements

__all__ = ["dump", "pieces"]


def pieces(statements: Statements) -> Iterator[str]:
    """The default graph first, then the articles' graphs by IRI; sorted inside each. One article at a time."""
    yield "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(statements.default))
    for name, triples in statements.graphs():
        yield "".join(f"{s} {p} {o} {name} .\n" for s, p, o in sorted(triples))


def dump(statements: Statements) -> str:
    """All of it."""
    return "".join(pieces(statements))
