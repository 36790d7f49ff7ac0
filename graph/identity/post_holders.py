"""What articles show of one position: who was in it on which day. Tenures and contradictions are found post by post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from graph.facts.codes import role_code
from graph.identity.circles import unnamed
from graph.identity.decisions import Identities
from graph.identity.sightings import Office
from graph.lexicon.tables import read_table

__all__ = ["THERE", "PostHolders", "Showing", "heads", "holders_of", "post_holders", "showing"]

#: Tenures that show somebody in the post on that day, whoever leaves it.
THERE = frozenset({"duong-nhiem", "nhan-chuc"})
_TURNS = {"nguyen": 0, "nhan-chuc": 1, "duong-nhiem": 2, "thoi-giu": 3}


class Showing(NamedTuple):
    """What one article shows of one person in one post. On one day, taking a post comes first and leaving it last."""

    day: str
    turn: int
    article: str
    tenure: str


class PostHolders(Struct, frozen=True):
    """A position and everybody shown in it: `holders` by id, what is shown of each by day. `single` says that one
    person holds it at a time; `area` and `code` are those of its body (see `Office`)."""

    position: str
    single: bool
    area: str
    code: str
    holders: Mapping[str, list[Showing]]


@cache
def heads() -> frozenset[str]:
    """Roles that one person holds in a body at a time: those that lead it."""
    rows = [row for row in read_table("roles") if row["leads"] == "yes" and row["body"] != "none"]
    return frozenset(role_code(name).id for row in rows for name in (row["role"], row["canonical"]) if name)


def showing(article: str, day: str, office: Office) -> Showing:
    """What an article of a day shows with an office."""
    return Showing(day, _TURNS.get(office.tenure, 2), article, office.tenure)


def holders_of(office: Office, holders: Mapping[str, Iterable[Showing]]) -> PostHolders:
    """Who held the post of an office: what is shown of each, in any order."""
    single = office.role in heads() and not unnamed(office.body, office.code, office.area)
    by_day = {person: sorted(holders[person]) for person in sorted(holders)}
    return PostHolders(office.position, single, office.area, office.code, by_day)


def post_holders(identities: Identities) -> Iterator[PostHolders]:
    """Every post that an article shows somebody in on a day, by position."""
    offices: dict[str, Office] = {}
    found: dict[str, dict[str, list[Showing]]] = {}
    for individual in identities.people.values():
        for sighting in individual.sightings:
            for office in sighting.offices if sighting.day else ():
                offices[office.position] = office
                shown = showing(sighting.article, sighting.day, office)
                found.setdefault(office.position, {}).setdefault(individual.id, []).append(shown)
    return (holders_of(offices[position], found[position]) for position in sorted(found))
