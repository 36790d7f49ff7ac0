"""What was read of an invented corpus against what is so: B-cubed of people and bodies, and intervals of tenures.

B-cubed (Bagga and Baldwin 1998) over the entities of each article: an item is one true entity in one article together with
one node that its words lead to. Words that lead to no node cost recall; nodes named by words that name nobody cost
precision.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.article import Article, ArticleMetadata
from graph.extraction import extract
from graph.identity import Identities, Sighting, Tenure, decide, sightings, tenures
from graph.model import KnowledgeGraph, Ref
from tests.benchmarks.generator.reporting import Story

__all__ = [
    "Cubed",
    "Figures",
    "Named",
    "Reading",
    "article_of",
    "b_cubed",
    "compare",
    "measure",
    "read",
    "true_tenures",
]


class Named(NamedTuple):
    """One pair of a true entity and a node in one article; "" for none on either side."""

    article: str
    entity: str
    node: str


@dataclass
class Reading:
    """All that measuring needs of one article."""

    story: Story
    article: str
    seen: list[Sighting]
    people: list[Named]
    bodies: list[Named]


class Cubed(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return (
            2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0
        )


@dataclass
class Figures:
    """`wrong` are truths whose intervals differ: (person's name, position, what is so, what was read)."""

    people: Cubed
    bodies: Cubed
    tenures: float
    identities: Identities
    wrong: list[tuple[str, str, object, object]] = field(default_factory=list)


def article_of(story: Story) -> Article:
    """The article as a table of articles gives it."""
    return Article.from_text(story.text, meta=ArticleMetadata(published=story.published, publisher=story.publisher))


def read(story: Story) -> Reading:
    article = article_of(story)
    assert article.text == story.text, "offsets are those of the text that was composed"
    kg = extract(article)
    people = list(_named(story, article.id, kg, "p:", ("Person", "Official")))
    bodies = list(_named(story, article.id, kg, "b:", _BODIES))
    return Reading(story, article.id, sightings(kg), people, bodies)


_BODIES = ("Body", "PartyBody", "StateBody", "MassOrganization", "SteeringCommittee")


def _named(story: Story, article: str, kg: KnowledgeGraph, kind: str, kinds: tuple[str, ...]) -> Iterator[Named]:
    """Pairs of entity and node whose words overlap most; each once."""
    true = sorted((m for m in story.mentions if m.entity.startswith(kind)), key=lambda m: m.start)
    every = sorted((m.start, m.end) for m in story.mentions)
    starts = [m.start for m in true]
    pairs: set[Named] = set()
    led: Counter[tuple[str, str]] = Counter()
    found: dict[int, tuple[int, int, str]] = {}
    nodes = {n.id for n in kg.nodes(*kinds)}
    for fact in kg.facts(subject=article, predicate="bb:mentions"):
        if not isinstance(fact.object, Ref) or fact.object.id not in nodes:
            continue
        for evidence in fact.evidence:
            place = bisect_left(starts, evidence.end) - 1
            touched = [n for n in range(max(0, place - 3), place + 1) if true[n].end > evidence.start]
            for n in touched:
                shared = min(true[n].end, evidence.end) - max(true[n].start, evidence.start)
                off = abs(true[n].start - evidence.start) + abs(true[n].end - evidence.end)
                found[n] = max(found.get(n, (0, -1 << 30, "")), (shared, -off, fact.object.id))
            if not touched and not any(a < evidence.end and evidence.start < b for a, b in every):
                pairs.add(Named(article, "", fact.object.id))
    for n, mention in enumerate(true):
        node = found[n][2] if n in found else ""
        led[mention.entity, node] += 1
        pairs.add(Named(article, mention.entity, node))
    some = {entity for entity, node in led if node}
    yield from sorted(p for p in pairs if p.node or p.entity not in some)


def b_cubed(pairs: Iterable[Named]) -> Cubed:
    """Precision over the nodes' items, recall over the entities'."""
    pairs = list(pairs)
    together = Counter((p.entity, p.node) for p in pairs if p.entity and p.node)
    nodes = Counter(p.node for p in pairs if p.node)
    entities = Counter(p.entity for p in pairs if p.entity)
    precision = sum(n * n / nodes[node] for (_, node), n in together.items()) / max(1, sum(nodes.values()))
    recall = sum(n * n / entities[entity] for (entity, _), n in together.items()) / max(1, sum(entities.values()))
    return Cubed(precision, recall)


class Interval(NamedTuple):
    first: str
    last: str
    started: str
    ended: str


def true_tenures(readings: Iterable[Story]) -> dict[tuple[int, str], list[Interval]]:
    """(person, position) -> what an attentive reader of all articles can say: first and last day on which one shows the
    person there, stated start and end, broken where the post was left or somebody else's."""
    shown: dict[tuple[int, str], list[tuple[str, int, str]]] = {}
    heads: dict[str, dict[int, set[str]]] = {}
    order = {"nguyen": 0, "nhan-chuc": 1, "duong-nhiem": 2, "thoi-giu": 3}
    for story in readings:
        for s in story.shown:
            shown.setdefault((s.person, s.position), []).append((story.day, order[s.tenure], s.tenure))
            if s.tenure in ("nhan-chuc", "duong-nhiem"):
                heads.setdefault(s.position, {}).setdefault(s.person, set()).add(story.day)
    result: dict[tuple[int, str], list[Interval]] = {}
    for (person, position), days in shown.items():
        single = not position.rpartition("/")[2].startswith(("pho-", "thu-truong", "uy-vien"))
        others = {d for p, own in heads.get(position, {}).items() if p != person for d in own} if single else set()
        runs: list[list[tuple[str, str]]] = []
        gone = ""
        for day, _, tenure in sorted(days):
            if tenure == "nguyen":
                gone = gone or day
                continue
            broken = (
                not runs
                or (gone and (day > gone or tenure == "nhan-chuc"))
                or any(runs[-1][-1][0] < d < day for d in others)
            )
            if broken:
                runs.append([])
                gone = ""
            runs[-1].append((day, tenure))
            gone = day if tenure == "thoi-giu" else gone
        result[person, position] = [
            Interval(
                run[0][0],
                run[-1][0],
                run[0][0] if any(t == "nhan-chuc" and d == run[0][0] for d, t in run) else "",
                run[-1][0] if any(t == "thoi-giu" and d == run[-1][0] for d, t in run) else "",
            )
            for run in runs
        ]
    return {key: runs for key, runs in result.items() if runs}


def measure(readings: Iterable[Reading]) -> Figures:
    """The figures of a corpus that was read, as this process decides who is who."""
    readings = list(readings)
    identities = decide(s for r in readings for s in r.seen)
    return compare(readings, identities.of, tenures(identities), identities)


def compare(
    readings: list[Reading],
    became: Callable[[str, str], str],
    found: list[Tenure],
    identities: Identities | None = None,
) -> Figures:
    """The figures of a corpus in which (article, person) became somebody and these tenures were found."""
    people = [p._replace(node=became(p.article, p.node) if p.node else "") for r in readings for p in r.people]
    bodies = [b for r in readings for b in r.bodies]
    right, wrong = _tenures_right([r.story for r in readings], people, found)
    return Figures(b_cubed(people), b_cubed(bodies), right, identities or decide([]), wrong)


def _tenures_right(
    told: list[Story], people: list[Named], found: list[Tenure]
) -> tuple[float, list[tuple[str, str, object, object]]]:
    """The part of (person, position) whose intervals are exactly those that the articles show. A person is the node that
    most of their articles lead to."""
    nodes: dict[str, Counter[str]] = {}
    for pair in people:
        if pair.entity and pair.node:
            nodes.setdefault(pair.entity, Counter())[pair.node] += 1
    read_: dict[tuple[str, str], list[Interval]] = {}
    for t in found:
        read_.setdefault((t.person, t.position), []).append(Interval(t.first, t.last, t.started, t.ended))
    true = true_tenures(told)
    wrong: list[tuple[str, str, object, object]] = []
    for (person, position), intervals in sorted(true.items()):
        node = max(sorted(nodes.get(f"p:{person}", Counter({"": 1})).items()), key=lambda item: item[1])[0]
        if sorted(read_.get((node, position), [])) != sorted(intervals):
            wrong.append((node, position, intervals, read_.get((node, position), [])))
    return (1 - len(wrong) / len(true) if true else 1.0), wrong
