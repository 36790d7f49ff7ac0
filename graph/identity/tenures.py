"""Tenures: the attested days of one person in one post, combined into observed intervals.

An interval is what articles show and no more: from the first day to the last on which one shows the person in the
post. It ends early where an article says that the person leaves, or was in the post once, or where somebody else is
shown in a post that one person holds: then a gap stays a gap. A start or an end is *stated* only where an article
says so (`nhận chức`, `thôi giữ chức`). What cannot all be true is reported, never mended.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graph.facts.codes import role_code
from graph.identity.acts import ended_on
from graph.identity.circles import unnamed
from graph.identity.decisions import Identities
from graph.lexicon.tables import read_table
from graph.model import KnowledgeGraph, Node, Ref, Value, date
from graph.resolution.identity import digest

__all__ = ["Contradiction", "Tenure", "add_tenures", "contradictions", "heads", "tenures"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """One observed interval. Days are ISO; `started` and `ended` are "" where no article states them; `articles` are
    those that show it, sorted."""

    person: str
    position: str
    first: str
    last: str
    days: tuple[str, ...]
    started: str
    ended: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What cannot all be true. `rule`: two-heads | back-unsaid | after-leaving | after-end. `people` and `position` are
    ids, `days` the days in question, `articles` those that say so."""

    rule: str
    position: str
    people: tuple[str, ...]
    days: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Showing:
    """What one article shows of one person in one post. On one day, taking a post comes first and leaving it last."""

    day: str
    turn: int
    article: str
    tenure: str


#: Shown in the post on that day, whoever leaves it.
_THERE = frozenset({"duong-nhiem", "nhan-chuc"})
_TURNS = {"nguyen": 0, "nhan-chuc": 1, "duong-nhiem": 2, "thoi-giu": 3}


@cache
def heads() -> frozenset[str]:
    """Roles that one person holds in a body at a time: those that lead it."""
    rows = [row for row in read_table("roles") if row["leads"] == "yes" and row["body"] != "none"]
    return frozenset(role_code(name).id for row in rows for name in (row["role"], row["canonical"]) if name)


def _showings(identities: Identities) -> dict[str, dict[str, list[_Showing]]]:
    """position -> person -> what is shown, by day."""
    found: dict[str, dict[str, list[_Showing]]] = {}
    for individual in identities.people.values():
        for sighting in individual.sightings:
            for office in sighting.offices if sighting.day else ():
                own = found.setdefault(office.position, {}).setdefault(individual.id, [])
                own.append(_Showing(sighting.day, _TURNS.get(office.tenure, 2), sighting.article, office.tenure))
    return {position: {p: sorted(own) for p, own in sorted(found[position].items())} for position in sorted(found)}


def tenures(identities: Identities) -> list[Tenure]:
    """Every observed interval, by position, person and day."""
    single = _single(identities)
    found: list[Tenure] = []
    for position, holders in _showings(identities).items():
        for person, shown in holders.items():
            others = _days_of_others(person, holders) if position in single else []
            found += [_tenure(person, position, run) for run in _runs(shown, others)]
    return found


def _single(identities: Identities) -> set[str]:
    """The positions that one person holds at a time."""
    offices = {o for p in identities.people.values() for s in p.sightings for o in s.offices}
    return {o.position for o in offices if o.role in heads() and not unnamed(o.body, o.code, o.area)}


def _days_of_others(person: str, holders: Mapping[str, list[_Showing]]) -> list[str]:
    """The days on which anybody else is shown in the post."""
    return sorted({s.day for p, own in holders.items() if p != person for s in own if s.tenure in _THERE})


def _runs(shown: list[_Showing], others: list[str]) -> list[list[_Showing]]:
    """The days of one person in one post, parted where the post was left, or somebody else's, in between."""
    runs: list[list[_Showing]] = []
    left = ""  # the day on which an article says that the post was left, or was left before
    for showing in shown:
        if showing.tenure == "nguyen":
            left = left or showing.day
            continue
        run = runs[-1] if runs else []
        gone = bool(left) and (showing.day > left or showing.tenure == "nhan-chuc")
        if not run or gone or bisect_right(others, run[-1].day) < bisect_left(others, showing.day):
            runs.append([showing])
            left = ""
        else:
            run.append(showing)
        if showing.tenure == "thoi-giu":
            left = showing.day
    return runs


def _tenure(person: str, position: str, run: list[_Showing]) -> Tenure:
    first, last = run[0].day, run[-1].day
    return Tenure(
        person,
        position,
        first,
        last,
        tuple(sorted({s.day for s in run})),
        next((s.day for s in run if s.tenure == "nhan-chuc" and s.day == first), ""),
        next((s.day for s in run if s.tenure == "thoi-giu" and s.day == last), ""),
        tuple(sorted({s.article for s in run})),
    )


def contradictions(identities: Identities) -> list[Contradiction]:
    """What cannot all be true of who held what when, sorted."""
    found: set[Contradiction] = set()
    single = _single(identities)
    units = {o.position: (o.area, o.code) for p in identities.people.values() for s in p.sightings for o in s.offices}
    for position, holders in _showings(identities).items():
        if position in single:
            found.update(_two_heads(position, holders))
        ended = ended_on(*units[position])
        for person, shown in holders.items():
            found.update(_after_leaving(position, person, shown))
            late = [s for s in shown if ended and s.day >= ended.day and s.tenure in _THERE]
            if late:
                found.add(_contradiction("after-end", position, [person], late))
    found.update(_back(identities, single))
    return sorted(found, key=lambda c: (c.position, c.rule, c.people, c.days))


def _contradiction(rule: str, position: str, people: Iterable[str], shown: Iterable[_Showing]) -> Contradiction:
    shown = list(shown)
    days, articles = ({s.day for s in shown}, {s.article for s in shown})
    return Contradiction(rule, position, tuple(sorted(people)), tuple(sorted(days)), tuple(sorted(articles)))


def _two_heads(position: str, holders: Mapping[str, list[_Showing]]) -> Iterable[Contradiction]:
    """Two people in a post that one holds, on one day."""
    by_day: dict[str, dict[str, list[_Showing]]] = {}
    for person, shown in holders.items():
        for showing in shown:
            if showing.tenure == "duong-nhiem":
                by_day.setdefault(showing.day, {}).setdefault(person, []).append(showing)
    for day in sorted(by_day):
        if len(by_day[day]) > 1:
            yield _contradiction("two-heads", position, by_day[day], [s for own in by_day[day].values() for s in own])


def _after_leaving(position: str, person: str, shown: list[_Showing]) -> Iterable[Contradiction]:
    """Shown in a post after leaving it, with no article that says they took it again."""
    for before, after in pairwise(shown):
        if before.tenure in ("nguyen", "thoi-giu") and after.tenure == "duong-nhiem" and after.day > before.day:
            yield _contradiction("after-leaving", position, [person], [before, after])


def _back(identities: Identities, single: set[str]) -> Iterable[Contradiction]:
    """Shown again in a post that one person holds, after another was shown in it, and no article says why."""
    by_post: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures(identities):
        if tenure.position in single:
            by_post.setdefault((tenure.position, tenure.person), []).append(tenure)
    for (position, person), own in by_post.items():
        for before, after in pairwise(own):
            if not before.ended and not after.started:
                yield Contradiction(
                    "back-unsaid",
                    position,
                    (person,),
                    (before.last, after.first),
                    tuple(sorted({*before.articles, *after.articles})),
                )


def add_tenures(identities: Identities, labels: KnowledgeGraph, history: KnowledgeGraph) -> None:
    """Put every observed interval into `history`; `labels` is the graph that knows the positions' names."""
    for tenure in tenures(identities):
        history.add_node(_node(tenure, identities.people[tenure.person].name, labels.node(tenure.position).label))


def _node(tenure: Tenure, name: str, post: str) -> Node:
    attributes: dict[str, tuple[Value, ...]] = {
        "bb:incumbent": (Ref(tenure.person),),
        "bb:post": (Ref(tenure.position),),
        "bb:firstAttested": (date(tenure.first),),
        "bb:lastAttested": (date(tenure.last),),
        "bb:attestedDay": tuple(map(date, tenure.days)),
        "bb:attestedBy": tuple(map(Ref, tenure.articles)),
    }
    if tenure.started:
        attributes["bb:startStated"] = (date(tenure.started),)
    if tenure.ended:
        attributes["bb:endStated"] = (date(tenure.ended),)
    id = f"tenure/{digest(f'{tenure.person} {tenure.position} {tenure.first}', 16)}"
    return Node(id, "ObservedTenure", f"{name}, {post}: {tenure.first} – {tenure.last}", frozenset(), attributes)
