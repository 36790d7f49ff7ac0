"""What cannot all be true of who held what when. It is reported and never mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from graph.identity.acts import ended_on
from graph.identity.decisions import Identities
from graph.identity.post_holders import THERE, PostHolders, Showing, post_holders
from graph.identity.tenures import Tenure, intervals

__all__ = ["Contradiction", "contradictions", "disagreements"]


class Contradiction(Struct, frozen=True):
    """What cannot all be true. `rule`: two-heads | back-unsaid | after-leaving | after-end. `people` and `position` are
    ids, `days` the days in question, `articles` those that say so."""

    rule: str
    position: str
    people: tuple[str, ...]
    days: tuple[str, ...]
    articles: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        """By what they are listed."""
        return self.position, self.rule, self.people, self.days


def contradictions(identities: Identities) -> list[Contradiction]:
    """What cannot all be true, by position, rule, people and days."""
    return [found for post in post_holders(identities) for found in disagreements(post)]


def disagreements(post: PostHolders) -> list[Contradiction]:
    """What cannot all be true of one post, sorted."""
    found: set[Contradiction] = set()
    if post.single:
        found.update(_two_heads(post))
        found.update(_back(post))
    ended = ended_on(post.area, post.code)
    for person, shown in post.holders.items():
        found.update(_after_leaving(post.position, person, shown))
        late = [s for s in shown if ended and s.day >= ended.day and s.tenure in THERE]
        if late:
            found.add(_contradiction("after-end", post.position, [person], late))
    return sorted(found, key=lambda c: c.order)


def _contradiction(rule: str, position: str, people: Iterable[str], shown: Iterable[Showing]) -> Contradiction:
    shown = list(shown)
    days, articles = ({s.day for s in shown}, {s.article for s in shown})
    return Contradiction(rule, position, tuple(sorted(people)), tuple(sorted(days)), tuple(sorted(articles)))


def _two_heads(post: PostHolders) -> Iterator[Contradiction]:
    """Two people in a post that one holds, on one day."""
    by_day: dict[str, dict[str, list[Showing]]] = {}
    for person, shown in post.holders.items():
        for showing in shown:
            if showing.tenure == "duong-nhiem":
                by_day.setdefault(showing.day, {}).setdefault(person, []).append(showing)
    for day in sorted(by_day):
        if len(by_day[day]) > 1:
            shown = [s for own in by_day[day].values() for s in own]
            yield _contradiction("two-heads", post.position, by_day[day], shown)


def _after_leaving(position: str, person: str, shown: list[Showing]) -> Iterator[Contradiction]:
    """Shown in a post after leaving it, with no article that says they took it again."""
    for before, after in pairwise(shown):
        if before.tenure in ("nguyen", "thoi-giu") and after.tenure == "duong-nhiem" and after.day > before.day:
            yield _contradiction("after-leaving", position, [person], [before, after])


def _back(post: PostHolders) -> Iterator[Contradiction]:
    """Shown again in a post that one person holds, after another was shown in it, and no article says why."""
    by_person: dict[str, list[Tenure]] = {}
    for tenure in intervals(post):
        by_person.setdefault(tenure.person, []).append(tenure)
    for person, own in by_person.items():
        for before, after in pairwise(own):
            if not before.ended and not after.started:
                articles = tuple(sorted({*before.articles, *after.articles}))
                yield Contradiction("back-unsaid", post.position, (person,), (before.last, after.first), articles)
