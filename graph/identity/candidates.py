"""Who might be one person, or two: pairs for people to judge, each found by a rule and never decided by it.

The rules are what `Candidate.rule` says:

    two-provinces    one name in two provinces (or a province and the centre), with posts that one person can have
                     held in turn
    moved            one id whose posts move between units: a transfer, or two people of one name
    kept-apart       one id that posts and dates keep apart: two people, or a slip in an article
    no-post          one id that several people bear, in articles that show no post: undecided
    no-place         one name, once with posts and once without a post or a province
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from graph.identity.careers import Career, follows
from graph.identity.circles import clash, excluded
from graph.identity.decisions import DecidedPerson, Identities, reference
from graph.identity.judgements import Judgements
from graph.identity.sightings import Sighting

__all__ = ["Candidate", "candidates"]


class Candidate(Struct, frozen=True, order=True):
    """`one` and `other` are references as the judgement file takes them; `articles` show them, the first few of
    each."""

    name: str
    rule: str
    one: str
    other: str
    reason: str
    articles: tuple[str, ...]


#: So many articles are named for each of the two.
_SHOWN = 3


def candidates(identities: Identities, judgements: Judgements | None = None) -> list[Candidate]:
    """Every pair that a rule finds and nobody has judged, by name."""
    judged = {frozenset(j.people) for j in (judgements or Judgements()).entries}
    by_name: dict[str, list[DecidedPerson]] = {}
    for individual in identities.people.values():
        shown = [s for s in individual.sightings if not s.signed]
        if shown:
            by_name.setdefault(shown[0].key, []).append(individual)
    found = {c for own in by_name.values() for c in (*_within(own), *_between(own, identities.divided))}
    return sorted(c for c in found if not any({c.one, c.other} <= people for people in judged))


def _within(own: list[DecidedPerson]) -> Iterator[Candidate]:
    """Careers that are taken for one person's though their units differ."""
    for individual in own:
        for one, other in pairwise(c for c in individual.careers if c.spans):
            a, b = min(one.spans), min(other.spans)
            units = a.id.startswith("area/") and b.id.startswith("area/") and excluded(a, b)
            if units and not follows(one, other):
                reason = f"posts in {_unit(a.id)} until {one.days.last}, in {_unit(b.id)} from {other.days.first}"
                yield _candidate("moved", individual.name, one, other, reason)


def _between(own: list[DecidedPerson], divided: frozenset[str]) -> Iterator[Candidate]:
    """People of one name: those that may have been in turn what each of them was."""
    with_posts = sorted(
        ((c, i) for i in own for c in i.careers if c.spans), key=lambda pair: (pair[0].order, pair[1].id)
    )
    for (one, first), (other, second) in pairwise(with_posts):
        if first.id == second.id:
            continue
        if one.people & other.people:
            circles = clash(one.spans, other.spans)
            told = " and ".join(_unit(c.id) for c in circles) if circles is not None else "other people's"
            yield _candidate("kept-apart", first.name, one, other, f"one id; posts of {told} at one time")
        elif clash(one.spans, other.spans) is None:
            a, b = one.days, other.days
            reason = f"one name; posts from {a.first} to {a.last}, and from {b.first} to {b.last}"
            yield _candidate("two-provinces", first.name, one, other, reason)
    anyone = with_posts[0] if with_posts else None
    for individual in own:
        if anyone is None or individual is anyone[1] or any(c.spans for c in individual.careers):
            continue
        if individual.id in divided:
            reason = "several people bear this id, and these articles show no post"
            rule = "no-post"
        else:
            reason, rule = "one name, here without a post", "no-place"
        yield Candidate(
            individual.name, rule, individual.id, reference(anyone[0]), reason, _articles(individual.sightings)
        )


def _candidate(rule: str, name: str, one: Career, other: Career, reason: str) -> Candidate:
    articles = (*_articles(one.found), *_articles(other.found))
    return Candidate(name, rule, reference(one), reference(other), reason, articles)


def _articles(found: Iterable[Sighting]) -> tuple[str, ...]:
    return tuple(sorted({s.article for s in found}))[:_SHOWN]


def _unit(circle: str) -> str:
    return circle.partition("/")[2]
