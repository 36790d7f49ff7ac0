"""Careers: the sightings of one name that are surely one person, by the circles of their posts.

Two sightings of a name in one circle (one district, one province's leadership, one department) are one career, and so
are two circles that one article shows together. Whether two careers are one person's is decided in
`graph.identity.decisions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from graph.identity.acts import unit
from graph.identity.changes import successors
from graph.identity.circles import Circle, Span, before, circle_of, spans
from graph.identity.sightings import Office, Sighting

__all__ = ["Career", "careers", "follows", "names", "stays"]


@dataclass(eq=False)
class Career:
    """Sightings of one name. `people` are the ids that their articles give; `anchor` is a position that names it among
    the careers of one id: its path without `position/`, "" when no article shows a post."""

    found: list[Sighting] = field(default_factory=list)

    @cached_property
    def people(self) -> frozenset[str]:
        """The ids that the articles give."""
        return frozenset(s.person for s in self.found)

    @cached_property
    def spans(self) -> dict[Circle, Span]:
        """When it is attested in each of its circles."""
        return spans(self.found)

    @cached_property
    def positions(self) -> frozenset[str]:
        return frozenset(o.position for s in self.found for o in s.offices)

    @cached_property
    def anchor(self) -> str:
        in_circle = {o.position for s in self.found for o in s.offices if _circle(o) is not None}
        return min(in_circle or self.positions, default="").removeprefix("position/")

    @cached_property
    def days(self) -> Span:
        """The first and the last day of its posts, or of all its sightings when no post has a day."""
        own = [*self.spans.values()]
        if own:
            return Span(min(s.first for s in own), max(s.last for s in own))
        days = sorted(s.day for s in self.found if s.day)
        return Span(days[0], days[-1]) if days else Span("", "")

    @property
    def order(self) -> tuple[str, str, str]:
        """By first day, last day and anchor: how careers are listed."""
        return (*self.days, self.anchor)


def _circle(office: Office) -> Circle | None:
    return circle_of(office.body, office.code, office.area, office.role)


def careers(found: Sequence[Sighting], *, exact: bool = False) -> tuple[list[Career], list[Sighting]]:
    """In: the sightings of one name. Out: its careers, and the sightings that show no office.

    `exact` keeps every position by itself, for careers that a judgement has to part.
    """
    into: dict[str, str] = {}

    def root(key: str) -> str:
        while into.setdefault(key, key) != key:
            key = into[key]
        return key

    keys: list[list[str]] = []
    for sighting in found:
        own = sorted(_keys(sighting, exact))
        for other in own[1:]:
            a, b = sorted((root(own[0]), root(other)))
            into[b] = a
        keys.append(own)
    grown: dict[str, Career] = {}
    loose: list[Sighting] = []
    for sighting, own in zip(found, keys, strict=True):
        if own:
            grown.setdefault(root(own[0]), Career()).found.append(sighting)
        else:
            loose.append(sighting)
    return sorted(grown.values(), key=lambda c: (c.order, c.found[0])), loose


def _keys(sighting: Sighting, exact: bool) -> Iterable[str]:
    for office in sighting.offices:
        circle = _circle(office)
        if circle is not None:
            yield office.position if exact else circle.id


def follows(one: Career, other: Career) -> bool:
    """Whether the second goes on where the first ends: in the circle that took the place of one of the first's."""
    if not one.spans or not other.spans or not before(one.days, other.days):
        return False
    return any(after in {c.id for c in other.spans} for circle in one.spans for after in _after(circle.id))


def stays(one: Career, other: Career) -> bool:
    """Whether the second begins, after the first, in the province that the first's became part of."""
    if not one.spans or not other.spans or not before(one.days, other.days):
        return False
    there = {_province(circle.id) for circle in other.spans}
    return any(into in there for circle in one.spans for into in _into(_province(circle.id)))


def _province(circle: str) -> str:
    return circle.split("/")[1]


def _into(province: str) -> tuple[str, ...]:
    place = unit(province)
    return tuple(id for id in place.into if id != province) if place is not None else ()


@cache
def _after(circle: str) -> frozenset[str]:
    """The circles that took the place of one: of the merged province, of the body that a body became."""
    if not circle.startswith("area/"):
        return frozenset(after for _, after in successors(circle, ""))
    place = unit(circle.removeprefix("area/"))
    return frozenset(f"area/{id}" for id in place.into) if place is not None else frozenset()


def names(reference: str, career: Career) -> bool:
    """Whether a reference of the judgement file means this career: by id, or by id and one of the positions."""
    parts = reference.split("/", 3)
    person = "/".join(parts[:3])
    return person in career.people and (len(parts) < 4 or f"position/{parts[3]}" in career.positions)
