"""An engine's answer as a table that a template writes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec import Struct

from exporters.ontology import vocabulary
from exporters.terms import iri

__all__ = ["Cell", "Table", "table"]

#: So many rows are shown on a page, which says how many there are and where they all are.
_SHOWN = 1000


class Cell(Struct, frozen=True):
    """What stands in a cell, and where a click on it leads."""

    text: str
    href: str = ""


class Table(Struct, frozen=True):
    """names of the columns; the rows that are shown; how many there are; whether they are triples."""

    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int
    triples: bool = False


def table(body: bytes, media_type: str) -> Table:
    """In: SPARQL results as JSON, or N-Triples. Out: the table."""
    if not media_type.startswith("application/sparql-results+json"):
        lines = [line for line in body.decode().splitlines() if line]
        shown = tuple((Cell(line),) for line in lines[:_SHOWN])
        return Table(("",), shown, len(lines), triples=True)
    document = json.loads(body)
    if "boolean" in document:
        return Table(("",), ((Cell("true" if document["boolean"] else "false"),),), 1)
    names = tuple(document["head"]["vars"])
    bindings = document["results"]["bindings"]
    rows = tuple(tuple(_cell(binding.get(name)) for name in names) for binding in bindings[:_SHOWN])
    return Table(names, rows, len(bindings))


def _cell(term: Mapping[str, str] | None) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] != "uri":
        return Cell(value)
    return Cell(vocabulary().shorten(iri(value)), value if value.startswith(("https://", "http://")) else "")
