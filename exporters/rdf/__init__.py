"""A knowledge graph as RDF: Turtle, N-Triples, TriG, N-Quads, JSON-LD. None of the writers needs an RDF library.

`serialize(kg, "turtle")` is the text, `write(kg, path, "trig")` the file.

    statements                  what a graph says, article by article: every writer begins with it
    turtle trig jsonld          for reading; `layout` has the order and the spelling of terms
    ntriples nquads             a statement a line
    shelves                     subjects by kind where a graph is larger than the memory
    library                     the same statements as rdflib objects
    reading_back                a built folder, a store or an RDF file -> the graph again
    settings                    base IRI, version
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.rdf.settings import BASE, Settings
from graph.errors import OutputError

if TYPE_CHECKING:
    from exporters.rdf.statements import Statements
    from graph.model import KnowledgeGraph

__all__ = ["BASE", "FORMATS", "Settings", "dump", "pieces", "serialize", "write"]

#: Format -> the module that writes it.
FORMATS = {"turtle": "turtle", "nt": "ntriples", "trig": "trig", "nquads": "nquads", "jsonld": "jsonld"}


def serialize(kg: KnowledgeGraph, format: str, settings: Settings | None = None) -> str:
    """In: a graph and one of `FORMATS`. Out: the text. Raises OutputError for another format."""
    from exporters.rdf.statements import statements

    return dump(statements(kg, settings), format)


def dump(statements: Statements, format: str) -> str:
    """As `serialize`, for statements that are written in several formats."""
    return "".join(pieces(statements, format))


def write(kg: KnowledgeGraph, path: Path | str, format: str, settings: Settings | None = None) -> None:
    """Write a file, as UTF-8 with plain line ends. Raises OutputError when it cannot be written.

    Beside the graph that takes little memory, however many articles it has.
    """
    from exporters.rdf.statements import statements

    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces(statements(kg, settings), format))
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None


def pieces(statements: Statements, format: str) -> Iterator[str]:
    """As `dump`, piece by piece, for what is written to a file. Raises OutputError for another format."""
    if format not in FORMATS:
        raise OutputError(f"unknown RDF format {format!r}; one of {', '.join(FORMATS)}")
    written: Iterator[str] = import_module(f"exporters.rdf.{FORMATS[format]}").pieces(statements)
    return written
