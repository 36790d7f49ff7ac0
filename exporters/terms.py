"""RDF terms as N-Triples text: `<https://...>`, `"..."@vi`, `"..."^^<...>`.

Every writer works on these strings. They need no RDF library, sort the same way on every machine, and an N-Triples
line is three of them. Nothing that a label holds can leave its quotes, and nothing that a name holds can leave its IRI.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

__all__ = [
    "LITERAL", "RDF_TYPE", "Parsed", "Term", "Triple",
    "escape", "iri", "literal", "local_iri", "parse_literal", "unescape",
]  # fmt: skip

#: A term in N-Triples syntax.
Term: TypeAlias = str
Triple: TypeAlias = tuple[Term, Term, Term]

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

#: A literal in N-Triples syntax: lexical form, language, datatype.
LITERAL = re.compile(r'"((?:[^"\\\n\r]|\\.)*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^<([^<>]*)>)?')

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# Controls, line and paragraph separators, marks that reorder the text around them, byte order mark, lone surrogates.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_SPECIAL = re.compile(rf'["\\{_UNSEEN}]')
_NOT_IN_IRI = re.compile(rf'[ <>"{{}}|^`\\{_UNSEEN}]')
_DOTS = re.compile(r"(?:^|(?<=/))\.+(?=/|$)")
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LONG = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


class Parsed(NamedTuple):
    """The parts of a literal."""

    value: str
    language: str
    datatype: str


def _escape_one(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SHORT:
        return _SHORT[character]
    # A lone surrogate is no character and cannot be written as UTF-8.
    return "\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04X}"


def escape(value: str) -> str:
    """The text between the quotes of a literal; what could disturb a line or its reading order becomes an escape."""
    return _SPECIAL.sub(_escape_one, value)


def unescape(value: str) -> str:
    """The text that `escape` was given, and that of any other N-Triples writer."""
    return _ESCAPED.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _LONG.get(m[3], m[3]), value)


def iri(value: str) -> Term:
    """`<value>`, with everything that an IRI may not hold percent-encoded."""
    return f"<{_NOT_IN_IRI.sub(lambda m: quote(m.group(), safe='', errors='replace'), value)}>"


def local_iri(base: str, path: str) -> Term:
    """The IRI of a local id (`person/an-giang/...`) under a base; the id is a path of names, never a step up."""
    encoded = quote(path, safe="/-._~", errors="replace")
    return iri(base + _DOTS.sub(lambda m: m.group().replace(".", "%2E"), encoded))


def literal(value: str, *, language: str = "", datatype: str = "") -> Term:
    """A literal; `datatype` is a whole IRI, and xsd:string is left out because it says nothing."""
    text = f'"{escape(value)}"'
    if language:
        return f"{text}@{language}"
    if datatype and datatype != "http://www.w3.org/2001/XMLSchema#string":
        return f"{text}^^{iri(datatype)}"
    return text


def parse_literal(term: Term) -> Parsed:
    """The parts of a literal in N-Triples syntax; ValueError when it is none."""
    match = LITERAL.fullmatch(term)
    if match is None:
        raise ValueError(f"not a literal: {term}")
    return Parsed(unescape(match[1]), match[2] or "", match[3] or "")
