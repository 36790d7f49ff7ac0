"""A reader for the part of Turtle that the ontology's own files keep to: prefixes, names, IRIs, plain strings.

No blank nodes, no lists, no numbers. It exists so that `bienban extract` can name superclasses and codes without paying
for the import of an RDF library; a test compares its triples with rdflib's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporters.terms import RDF_TYPE, Term, Triple, iri, literal, unescape

__all__ = ["read_turtle"]

_TOKEN = re.compile(
    r"""
      (?P<blank>\s+|\#[^\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<text>"(?:[^"\\\n\r]|\\.)*")(?:@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(?P<datatype>[A-Za-z]+:[\w-]+))?
    | (?P<prefix>@prefix)\b
    | (?P<name>[A-Za-z]*:(?:[\w-]+(?:\.[\w-]+)*)?)
    | (?P<type>a)\b
    | (?P<mark>[.;,])
    """,
    re.VERBOSE,
)


def _tokens(source: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            line = source.count("\n", 0, position) + 1
            raise ValueError(f"line {line}: not in the subset of Turtle that bienban's own files use")
        position = match.end()
        if match.lastgroup != "blank":
            yield match


def read_turtle(source: str) -> tuple[dict[str, str], list[Triple]]:
    """In: Turtle text. Out: its prefixes, and its triples in the order of the text. ValueError names the line."""
    prefixes: dict[str, str] = {}
    triples: list[Triple] = []

    def term(token: re.Match[str]) -> Term:
        if token["iri"]:
            return iri(token["iri"][1:-1])
        if token["type"]:
            return RDF_TYPE
        if token["text"]:
            datatype = token["datatype"]
            value = unescape(token["text"][1:-1])
            return literal(value, language=token["language"] or "", datatype=expand(datatype) if datatype else "")
        return iri(expand(token["name"]))

    def expand(name: str) -> str:
        prefix, _, local = name.partition(":")
        return prefixes[prefix] + local

    statement: list[Term] = []
    tokens = _tokens(source)
    for token in tokens:
        if token["prefix"]:
            name, namespace, _ = next(tokens), next(tokens), next(tokens)
            prefixes[name["name"][:-1]] = namespace["iri"][1:-1]
            continue
        mark = token["mark"]
        if mark is None:
            statement.append(term(token))
            continue
        if len(statement) == 3:
            triples.append((statement[0], statement[1], statement[2]))
        elif mark == ",":
            raise ValueError(f"line {source.count(chr(10), 0, token.start()) + 1}: a comma after no object")
        statement = statement[: {".": 0, ";": 1, ",": 2}[mark]]
    return prefixes, triples
