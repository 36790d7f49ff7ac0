"""Tenures: the attested days of one person in one post, combined into observed intervals.

An interval is what articles show and no more: from the first day to the last on which one shows the person in the
post. It ends early where an article says that the person leaves, or was in the post once, or where somebody else is
shown in a post that one person holds: then a gap stays a gap. A start or an end is *stated* only where an article
says so (`nhận chức`, `thôi giữ chức`). What cannot all be true is in `graph.identity.contradictions`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from graph.identity.decisions import Identities
from graph.identity.posts import THERE, Post, Showing, posts
from graph.model import KnowledgeGraph, Node, Ref, Value, date
from graph.resolution.identity import digest

__all__ = ["Tenure", "add_tenures", "intervals", "tenure_node", "tenures"]


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


def tenures(identities: Identities) -> list[Tenure]:
    """Every observed interval, by position, person and day."""
    return [found for post in posts(identities) for found in intervals(post)]


def intervals(post: Post) -> list[Tenure]:
    """The observed intervals of one post, by person and day."""
    found: list[Tenure] = []
    for person, shown in post.holders.items():
        # one day alone cannot be parted, whoever else is shown
        others = _days_of_others(person, post) if post.single and len(shown) > 1 else []
        found += [_tenure(person, post.position, run) for run in _runs(shown, others)]
    return found


def _days_of_others(person: str, post: Post) -> list[str]:
    """The days on which anybody else is shown in the post."""
    return sorted({s.day for p, own in post.holders.items() if p != person for s in own if s.tenure in THERE})


def _runs(shown: list[Showing], others: list[str]) -> list[list[Showing]]:
    """The days of one person in one post, parted where the post was left, or somebody else's, in between."""
    runs: list[list[Showing]] = []
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
