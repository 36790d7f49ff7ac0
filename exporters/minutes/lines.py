"""One entry of a meeting sheet, and the words of a value in it."""

from __future__ import annotations

from msgspec import Struct

from graph.model import Code, Fact, KnowledgeGraph, Literal, Ref, Value

__all__ = ["Line", "named", "say"]


class Line(Struct, frozen=True):
    """One entry. node: id of what it is about, "" for none; details: (key, words), such as posts and addressees."""

    text: str
    facts: tuple[Fact, ...] = ()
    node: str = ""
    details: tuple[tuple[str, str], ...] = ()


def say(value: Value) -> str:
    """A value in words, as the graph has them; of a node its id."""
    if isinstance(value, Code):
        return value.label
    return value.value if isinstance(value, Literal) else value.id


def named(kg: KnowledgeGraph, value: Value) -> str:
    """A value in words, a node by its name."""
    return kg.node(value.id).label if isinstance(value, Ref) else say(value)
