"""Tenures: the attested days of one person in one post, combined into observed intervals.

An interval is what articles show and no more: from the first day to the last on which one shows the person in the
post. It ends early where an article says that the person leaves, or was in the post once, or where somebody else is
shown in a post that one person holds: then a gap stays a gap. A start or an end is *stated* only where an article
says so (`nhận chức`, `thôi giữ chức`). What cannot all be true is in `graph.identity.contradictions`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

from graph.identity.decisions import Identities
from graph.identity.post_holders import THERE, PostHolders, Showing, post_holders
from graph.model import KnowledgeGraph, Node, Ref, Value, date
from graph.resolution.ids import digest

__all__ = ["Tenure", "add_tenures", "intervals", "tenure_node", "tenures"]


class Tenure(Struct, frozen=True):
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


def tenures(identities: Identities) -> list[Tenure]:
    """Every observed interval, by position, person and day."""
    return [found for post in post_holders(identities) for found in intervals(post)]


def intervals(post: PostHolders) -> list[Tenure]:
    """The observed intervals of one post, by person and day."""
    others = _Others(post) if post.single else None
    return [
        _tenure(person, post.position, run)
        for person, shown in post.holders.items()
        for run in _runs(person, shown, others)
    ]


class _Others:
    """On which days anybody else is shown in a post that one person holds."""

    def __init__(self, post: PostHolders) -> None:
        alone: dict[str, str] = {}  # day -> the only one who is shown on it, "" for several
        for person, shown in post.holders.items():
            for day in (s.day for s in shown if s.tenure in THERE):
                alone[day] = person if alone.get(day, person) == person else ""
        self._days = sorted(alone)
        self._alone: dict[str, list[str]] = {}
        for day in self._days:
            self._alone.setdefault(alone[day], []).append(day)

    def between(self, person: str, first: str, last: str) -> bool:
        """Whether there is such a day after the first and before the last of two days of a person."""
        return _within(self._days, first, last) > _within(self._alone.get(person, []), first, last)


def _within(days: list[str], first: str, last: str) -> int:
    return bisect_left(days, last) - bisect_right(days, first)


def _runs(person: str, shown: list[Showing], others: _Others | None) -> list[list[Showing]]:
    """The days of one person in one post, parted where the post was left, or somebody else's, in between."""
    runs: list[list[Showing]] = []
    left = ""  # the day on which an article says that the post was left, or was left before
    for showing in shown:
        if showing.tenure == "nguyen":
            left = left or showing.day
            continue
        run = runs[-1] if runs else []
        gone = bool(left) and (showing.day > left or showing.tenure == "nhan-chuc")
        if not run or gone or (others and others.between(person, run[-1].day, showing.day)):
            runs.append([showing])
            left = ""
        else:
            run.append(showing)
        if showing.tenure == "thoi-giu":
            left = showing.day
    return runs


def _tenure(person: str, position: str, run: list[Showing]) -> Tenure:
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


def add_tenures(identities: Identities, labels: KnowledgeGraph, history: KnowledgeGraph) -> None:
    """Put every observed interval into `history`; `labels` is the graph that knows the positions' names."""
    for tenure in tenures(identities):
        person = identities.people[tenure.person].name
        history.add_node(tenure_node(tenure, person, labels.node(tenure.position).label))


def tenure_node(tenure: Tenure, person: str, post: str) -> Node:
    """The node of an interval, called after its person and its post."""
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
    return Node(id, "ObservedTenure", f"{person}, {post}: {tenure.first} – {tenure.last}", frozenset(), attributes)
