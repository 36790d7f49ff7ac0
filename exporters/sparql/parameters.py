"""What can be set in a question. A value becomes an RDF term that the engine puts in place of a variable; it is never
pasted into the text of the query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from exporters.terms import Term, iri, literal
from graph.errors import QueryError

__all__ = ["KINDS", "Parameter", "bind", "guess"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_VIETNAMESE_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class Parameter(Struct, frozen=True):
    """name: the variable; kind: one of `KINDS`; required; and what it means, in Vietnamese and English."""

    name: str
    kind: str
    required: bool
    vi: str
    en: str


def _name(value: str) -> Term:
    return literal(value, language="vi")


def _date(value: str) -> Term:
    day = _VIETNAMESE_DATE.fullmatch(value)
    iso = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else value
    if not _DATE.fullmatch(iso):
        raise ValueError("a date is written 2022-12-29 or 29/12/2022")
    return literal(iso, datatype=_XSD + "date")


def _year(value: str) -> Term:
    if not re.fullmatch(r"\d{4}", value):
        raise ValueError("a year is four digits")
    return literal(value, datatype=_XSD + "gYear")


def _number(value: str) -> Term:
    if not re.fullmatch(r"\d{1,9}", value):
        raise ValueError("a number is digits")
    return literal(str(int(value)), datatype=_XSD + "integer")


def _iri(value: str) -> Term:
    address = value.removeprefix("<").removesuffix(">")
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
        raise ValueError("an IRI begins with https: or another scheme")
    return iri(address)


#: Kind of a parameter -> what makes a term of its value.
KINDS: dict[str, Callable[[str], Term]] = {
    "name": _name,
    "text": literal,
    "date": _date,
    "year": _year,
    "number": _number,
    "iri": _iri,
}


def guess(value: str) -> Term:
    """The term of a value for a variable that nobody described: `<iri>`, a date, a number, else a Vietnamese name."""
    if value.startswith("<") and value.endswith(">"):
        return _iri(value)
    if _DATE.fullmatch(value):
        return _date(value)
    return _number(value) if re.fullmatch(r"\d{1,9}", value) else _name(value)


def bind(described: Sequence[Parameter], values: Mapping[str, str], variables: set[str]) -> dict[str, Term]:
    """In: the parameters of a question, what was given, and the variables of the query. Out: variable -> term.

    Raises QueryError for a value that is missing, unknown or of the wrong kind.
    """
    known = {p.name: p for p in described}
    missing = [p for p in described if p.required and p.name not in values]
    if missing:
        wanted = ", ".join(f'{p.name}="..." ({p.vi}; {p.en})' for p in missing)
        raise QueryError(f"this question needs {wanted}")
    bound: dict[str, Term] = {}
    for name, given in values.items():
        # A terminal may hand over decomposed letters; the graph has composed ones.
        value = unicodedata.normalize("NFC", given.strip())
        if name not in known and (known or name not in variables):
            offered = ", ".join(sorted(known or variables)) or "none"
            raise QueryError(f"nothing called {name!r} can be set here (what can be set: {offered})")
        try:
            bound[name] = KINDS[known[name].kind](value) if name in known else guess(value)
        except ValueError as error:
            raise QueryError(f"{name}={given!r}: {error}") from None
    return bound
