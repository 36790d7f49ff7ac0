"""N-Triples: one statement a line, sorted. No RDF library is imported, so it is the fastest way out."""

from __future__ import annotations

from exporters.rdf.statements import Statements

__all__ = ["dump"]


def dump(statements: Statements) -> str:
    """Everything in one graph."""
    return "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(statements.merged))
