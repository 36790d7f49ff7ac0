"""TriG: a named graph for each article; what is said of the readings stands in the default graph."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from exporters.ontology import vocabulary
from exporters.rdf.layout import Layout
from exporters.rdf.statements import Statements

__all__ = ["pieces"]

#: Characters of the body that are kept in memory, and read at a time: more waits on the disk.
_IN_MEMORY, _AT_A_TIME = 50_000_000, 1_000_000


def pieces(statements: Statements) -> Iterator[str]:
    """The default graph first, then the articles' graphs by IRI, one article at a time.

    The body waits in a file, because the header names only the prefixes that it turns out to need.
    """
    layout = Layout(vocabulary(), statements.settings.relative_to)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n") as body:
        body.writelines(layout.sections(statements.default))
        for name, triples in statements.graphs():
            body.write(f"\n{layout.term(name)} {{\n")
            body.writelines(layout.sections(triples, "    "))
            body.write("}\n")
        yield layout.header()
        body.seek(0)
        while text := body.read(_AT_A_TIME):
            yield text
