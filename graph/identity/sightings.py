"""What an article shows of a person: under which name and id, on which day, in which posts.

Identity is decided on sightings, not on graphs: they are small (a few hundred bytes an article and person), can be
taken from one article's graph or from many merged, and are the same in both cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from graph.language.folding import fold
from graph.model import Code, Fact, KnowledgeGraph, Literal, Ref, Support

__all__ = ["HELD", "Office", "Sighting", "sightings"]

#: Tenures in which an article shows somebody in the post on its day.
HELD = frozenset({"duong-nhiem", "nhan-chuc", "thoi-giu"})


class Office(NamedTuple):
    """A post as one article shows it. `position` and `body` are local ids, `label` the position's; `code` the kind of
    body (list bodyType), `area` its unit without `area/` ("" for none), `role` and `tenure` codes."""

    position: str
    label: str
    body: str
    code: str
    area: str
    role: str
    tenure: str


class Sighting(NamedTuple):
    """One person in one article. `person` is the id the article alone gives, `name` the label, `day` ISO or "";
    `signed` says that the person only signs the article."""

    article: str
    person: str
    name: str
    day: str
    offices: tuple[Office, ...]
    signed: bool = False

    @property
    def key(self) -> str:
        """The name by which sightings meet: one spelling (`Hoà` is `Hòa`), small letters, plain blanks."""
        return " ".join(fold(self.name).lower().split())


def sightings(kg: KnowledgeGraph) -> list[Sighting]:
    """In: the graph of an article, or of many. Out: every person in every article, sorted."""
    people = {node.id: node.label for node in kg.nodes("Person", "Official")}
    seen: dict[tuple[str, str], set[Office]] = {}
    days: dict[str, str] = {}
    signed: set[tuple[str, str]] = set()
    for person, support in _named(kg, people):
        seen.setdefault((support.article, person), set())
    for fact in kg.facts(predicate="bb:holds"):
        if not isinstance(fact.object, Ref):
            continue
        for support in fact.supports:
            told = dict(support.qualifiers)
            seen.setdefault((support.article, fact.subject), set()).add(_office(kg, fact.object.id, told))
            day = told.get("bb:attestedOn")
            if isinstance(day, Literal) and _is_day(day.value):
                days[support.article] = max(days.get(support.article, ""), day.value)
    for fact in kg.facts(predicate="schema:author"):
        for support in fact.supports:
            key = (support.article, _end(fact))
            if key not in seen:
                seen[key] = set()
                signed.add(key)
    return [
        Sighting(
            article, person, people.get(person, ""), days.get(article, ""), tuple(sorted(offices)),
            (article, person) in signed,
        )
        for (article, person), offices in sorted(seen.items())
    ]  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _named(kg: KnowledgeGraph, people: dict[str, str]) -> Iterator[tuple[str, Support]]:
    for fact in kg.facts(predicate="bb:mentions"):
        if _end(fact) in people:
            for support in fact.supports:
                yield _end(fact), support


def _end(fact: Fact) -> str:
    return fact.object.id if isinstance(fact.object, Ref) else ""


def _office(kg: KnowledgeGraph, position: str, told: Mapping[str, object]) -> Office:
    node = kg.node(position)
    body = _ref(node.attributes.get("org:postIn", ()))
    about = kg.node(body).attributes if body in kg else {}
    tenure = told.get("bb:tenure")
    return Office(
        position,
        node.label,
        body,
        _code(about.get("org:classification", ())),
        _ref(about.get("bb:jurisdiction", ())).removeprefix("area/"),
        _code(node.attributes.get("org:role", ())),
        tenure.id if isinstance(tenure, Code) else "",
    )


def _ref(values: tuple[object, ...]) -> str:
    return next((v.id for v in values if isinstance(v, Ref)), "")


def _code(values: tuple[object, ...]) -> str:
    return next((v.id for v in values if isinstance(v, Code)), "")
