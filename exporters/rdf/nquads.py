"""N-Quads: one statement a line with the graph of its article; statements about the readings have no graph."""

from __future__ import annotations

from exporters.rdf.statements import Statements

__all__ = ["dump"]


def dump(statements: Statements) -> str:
    """The default graph first, then the articles' graphs by IRI; sorted inside each."""
    lines = [f"{s} {p} {o} .\n" for s, p, o in sorted(statements.default)]
    for name in sorted(statements.named):
        lines += [f"{s} {p} {o} {name} .\n" for s, p, o in sorted(statements.named[name])]
    return "".join(lines)
