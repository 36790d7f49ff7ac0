"""TriG: a named graph for each article; what is said of the readings stands in the default graph."""

from __future__ import annotations

from exporters.ontology import vocabulary
from exporters.rdf.layout import Layout
from exporters.rdf.statements import Statements

__all__ = ["dump"]


def dump(statements: Statements) -> str:
    """The default graph first, then the articles' graphs by IRI."""
    layout = Layout(vocabulary(), statements.settings.relative_to)
    parts = list(layout.sections(statements.default))
    for name in sorted(statements.named):
        parts += [f"\n{layout.term(name)} {{\n", *layout.sections(statements.named[name], "    "), "}\n"]
    return layout.header() + "".join(parts)
