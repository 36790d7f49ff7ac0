"""A person's part in an event, with the capacity in which the same words show the person."""

from __future__ import annotations

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.grammar.chunks import Chunk, Kind
from graph.model import Ref, Value
from graph.resolution.people import Individual

__all__ = ["people_in", "take_part"]


def take_part(
    builder: Builder,
    event: Event,
    person: Individual,
    predicate: str,
    span: Span,
    rule: str,
    capacity: bool = True,
    heading: Span | None = None,
) -> None:
    """One fact from person to event. `heading` is evidence too: the line that says what the people below it did."""
    event.people.add(person.id)
    qualifiers: list[tuple[str, Value]] = []
    if capacity:
        qualifiers = [("bb:inCapacity", Ref(p)) for p in builder.capacities(person, span)]
    builder.fact(
        builder.person(person), predicate, Ref(event.id), [heading, span] if heading else [span], rule, "", qualifiers
    )


def people_in(builder: Builder, chunks: list[Chunk]) -> list[tuple[Chunk, Individual]]:
    """Everybody whom these chunks name, or mean by a post, once each, with the first chunk that does."""
    found: dict[int, tuple[Chunk, Individual]] = {}
    for chunk in chunks:
        person = builder.resolved.who(chunk) if chunk.kind in (Kind.PERSON, Kind.POSITION) else None
        if person is not None:
            found.setdefault(id(person), (chunk, person))
    return list(found.values())
