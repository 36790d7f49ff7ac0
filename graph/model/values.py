"""What may stand at the end of a fact: another node, a code of a controlled list, or a literal.

`gc=False`, here and wherever thousands of records are made: a record refers to older ones alone and is in no cycle, so
that the garbage collector has nothing to look for in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

__all__ = ["Code", "Literal", "Ref", "Value", "date", "distinct", "same", "text", "value_key", "year"]


class Ref(Struct, frozen=True, gc=False):
    """Another node of the graph, by its local id (`person/dong-thap/…`)."""

    id: str


class Code(Struct, frozen=True, eq=False, gc=False):
    """A concept of a controlled list. `id` is ASCII (`chu-tich`), `label` Vietnamese, `english` where known.

    Two codes are one when scheme and id agree; the labels are how a list prints them.
    """

    scheme: str
    id: str
    label: str
    english: str = ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Code):
            return NotImplemented
        return self.id == other.id and self.scheme == other.scheme

    def __hash__(self) -> int:
        return hash((self.scheme, self.id))


class Literal(Struct, frozen=True, gc=False):
    """A lexical value with either a datatype (a CURIE such as `xsd:date`) or a language tag, or neither (a string)."""

    value: str
    datatype: str = ""
    language: str = ""


Value: TypeAlias = Ref | Code | Literal


def text(value: str) -> Literal:
    """Vietnamese text."""
    return Literal(value, language="vi")


def date(value: str) -> Literal:
    """An ISO date, `2022-12-29`."""
    return Literal(value, datatype="xsd:date")


def year(value: str | int) -> Literal:
    """A calendar year, `2022`."""
    return Literal(str(value), datatype="xsd:gYear")


def value_key(value: Value) -> tuple[str, str, str, str]:
    """A key that sorts values of all three kinds into one order that never changes."""
    if isinstance(value, Ref):
        return ("ref", value.id, "", "")
    if isinstance(value, Code):
        return ("code", value.scheme, value.id, "")
    return ("literal", value.value, value.datatype, value.language)


def same(a: Value, b: Value) -> Value:
    """Two sightings of one value taken together: of two wordings of a code always the same one, in any order."""
    if isinstance(a, Code) and isinstance(b, Code):
        return min(a, b, key=lambda code: (not code.english, code.label, code.english))
    return a


def distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values without repetition, in the order of `value_key`.

    >>> distinct([year(2022), Ref("b"), year(2022), Ref("a")])
    (Literal(value='2022', datatype='xsd:gYear', language=''), Ref(id='a'), Ref(id='b'))
    """
    values = tuple(values)
    if len(values) < 2:
        return values
    found: dict[tuple[str, str, str, str], Value] = {}
    for value in values:
        key = value_key(value)
        known = found.get(key)
        found[key] = value if known is None else same(known, value)
    return tuple(found[key] for key in sorted(found))
