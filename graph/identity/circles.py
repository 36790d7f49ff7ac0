"""Circles of posts: where one name is one person, and which posts nobody holds at once. Which kinds of
bodies make careers is said in graph/lexicon/data/body_types.tsv, the other lists are data/circles.toml."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graph.identity.sightings import HELD, Sighting
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.unit_kinds import COMMITTEES

__all__ = ["LAG", "Circle", "Span", "before", "circle_of", "clash", "excluded", "spans", "unnamed"]


#: Papers print a meeting up to so many days after it, and the post that somebody had then.
LAG = timedelta(days=3)


class Circle(NamedTuple):
    """`id` is that of the unit or body it is about; `full_time` whether its officers have no second office
    elsewhere."""

    id: str
    full_time: bool


class Span(NamedTuple):
    """First and last day (ISO) on which a career is attested in a circle."""

    first: str
    last: str


_UNITS = tuple(f"-{slug(kind)}" for kind in COMMITTEES)


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("graph.identity") / "data" / "circles.toml").read_text(encoding="utf-8")
    return {name: frozenset(codes) for name, codes in tomllib.loads(text).items()}


@cache
def circle_of(body: str, code: str, area: str, role: str) -> Circle | None:
    """The circle of a post (the last four of an `Office`); None for a membership and for what is held beside an office.

    >>> circle_of("body/dong-thap-1976/so-y-te", "so", "dong-thap-1976", "giam-doc").id
    'body/dong-thap-1976/so-y-te'
    >>> circle_of("body/dong-thap-1976/tinh-uy", "tinh-uy", "dong-thap-1976", "bi-thu").id
    'area/dong-thap-1976'
    >>> circle_of("body/dong-thap-1976/tinh-uy", "tinh-uy", "dong-thap-1976", "uy-vien")
    """
    kinds = lexicon().kinds
    if not body or role in _lists()["members"] or code in kinds.beside or unnamed(body, code, area):
        return None
    if "/" in area:
        return Circle(f"area/{area}", True)
    if area and code in kinds.leadership:
        return Circle(f"area/{area}", True)
    return Circle(body, code in kinds.full_time)


@cache
def unnamed(body: str, code: str, area: str) -> bool:
    """Whether a body's unit is not known, so that its node stands for many: `Ủy ban nhân dân xã`, `Sở Y tế`."""
    name = body.rpartition("/")[2]
    if area or not body.startswith("body/vn/"):
        return False
    if name.endswith(("-trung-uong", "-viet-nam", "-trung-uong-dang", "-toi-cao")):
        return False
    return name in _lists()["alone"] or code in lexicon().kinds.of_unit or name.endswith(_UNITS)


def excluded(one: Circle, other: Circle) -> bool:
    """Whether nobody holds posts of both at once."""
    return one.full_time and other.full_time and one.id != other.id


def spans(found: list[Sighting]) -> dict[Circle, Span]:
    """When a career is attested in each of its circles; what somebody was once is not counted."""
    days: dict[Circle, list[str]] = {}
    for sighting in found:
        for office in sighting.offices:
            circle = circle_of(office.body, office.code, office.area, office.role)
            if circle is not None and sighting.day and office.tenure in HELD:
                days.setdefault(circle, []).append(sighting.day)
    return {circle: Span(min(own), max(own)) for circle, own in days.items()}


def clash(one: dict[Circle, Span], other: dict[Circle, Span]) -> tuple[Circle, Circle] | None:
    """Two circles in which both careers are attested at one time though nobody holds both; the first such pair.

    A post may follow the other within `LAG` days either way: a report of the old one can be printed after the move.
    """
    for mine in sorted(one):
        for theirs in sorted(other):
            a, b = one[mine], other[theirs]
            if excluded(mine, theirs) and not (before(a, b) or before(b, a)):
                return mine, theirs
    return None


def before(one: Span, other: Span) -> bool:
    """Whether one ends where the other begins, or earlier, give or take `LAG` days."""
    return one.last <= other.first or date.fromisoformat(one.last) - date.fromisoformat(other.first) <= LAG
