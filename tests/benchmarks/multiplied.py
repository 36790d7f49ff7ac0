"""As many real graphs as wanted: those of our texts, again and again under new names.

    for kg in multiplied(extracted(), 10_000): ...

In: knowledge graphs that were extracted from real texts (`extracted()`: our corpus and the seeds), and how many graphs
are wanted. Out: an iterator of that many, one article each, made one at a time, so that a hundred thousand take no more
memory than one. The first ones are the graphs as they were given. On every further round

- articles, people, events and documents, and whatever lives under them (utterances, abbreviations, photos, awards, the
  groups that are counted there), are other things: new ids, new names (a number behind the old one, so that a question
  about one person stays about one), and evidence that points into the new article. Text, offsets and quotes stay;
- bodies, positions and places below the national level are other ones every twenty rounds: until then articles share
  them, as a paper writes about the same province for weeks;
- national bodies, administrative units, movements, topics and codes are shared by all.

The same input gives the same graphs, whatever the hash seed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from graph.article import Article
from graph.extraction import extract
from graph.model import Evidence, Fact, KnowledgeGraph, Literal, Node, Ref, Support, Value
from tests.benchmarks.articles import corpus

__all__ = ["extracted", "multiplied", "renewed"]

#: First part of the ids that are new on every round, and of those that are new every so many.
_EVERY_ROUND = frozenset({"article", "person", "event", "document"})
_NOW_AND_THEN = frozenset({"body", "position", "place"})
_ROUNDS_TOGETHER = 20


@cache
def extracted() -> tuple[KnowledgeGraph, ...]:
    """The graphs of our own texts and the seeds, one an article."""
    return tuple(extract(Article.from_text(text)) for text in corpus())


def multiplied(graphs: Sequence[KnowledgeGraph], n: int) -> Iterator[KnowledgeGraph]:
    """`n` graphs, the given ones in their order, round after round."""
    for number in range(n):
        round_, place = divmod(number, len(graphs))
        yield renewed(graphs[place], round_) if round_ else graphs[place]


def renewed(kg: KnowledgeGraph, round_: int) -> KnowledgeGraph:
    """The graph as another round has it; the same facts about other articles, people, events and documents."""
    return _Renewal(round_).graph(kg)


class _Renewal:
    """The new names of one round."""

    def __init__(self, round_: int) -> None:
        self.round = round_
        self._ids: dict[str, str] = {}

    def graph(self, kg: KnowledgeGraph) -> KnowledgeGraph:
        new = KnowledgeGraph()
        for node in kg.nodes():
            new.add_node(self._node(node))
        for fact in kg.facts():
            supports = tuple(map(self._support, fact.supports))
            new.put(Fact(self._id(fact.subject), fact.predicate, self._value(fact.object), supports))
        return new

    def _number(self, id: str) -> int:
        """Which set of things a thing belongs to; 0: those that everyone shares."""
        kind, _, rest = id.partition("/")
        if kind in _EVERY_ROUND:
            return self.round
        if kind in _NOW_AND_THEN and not rest.startswith("vn/"):
            return self.round // _ROUNDS_TOGETHER
        return 0

    def _id(self, id: str) -> str:
        found = self._ids.get(id)
        if found is None:
            found = self._ids[id] = self._new_id(id)
        return found

    def _new_id(self, id: str) -> str:
        number = self._number(id)
        if not number:
            return id
        kind, digest, *below = id.split("/")
        if kind == "article":
            return "/".join([kind, _digest(digest, number)[:16], *below])
        return f"{id}-r{number}"

    def _value(self, value: Value) -> Value:
        return Ref(self._id(value.id)) if isinstance(value, Ref) else value

    def _node(self, node: Node) -> Node:
        number = self._number(node.id)
        attributes = {p: tuple(map(self._value, values)) for p, values in node.attributes.items()}
        if "bb:textSha256" in attributes:
            attributes["bb:textSha256"] = (Literal(_digest(node.id.removeprefix("article/"), number)),)
        return replace(
            node,
            id=self._id(node.id),
            label=f"{node.label} ({number})" if number else node.label,
            alt=frozenset(f"{name} ({number})" for name in node.alt) if number else node.alt,
            attributes=attributes,
        )

    def _support(self, support: Support) -> Support:
        return Support(
            self._id(support.article),
            tuple(Evidence(self._id(e.article), e.start, e.end, e.quote) for e in support.evidence),
            support.inferred,
            tuple((p, self._value(v)) for p, v in support.qualifiers),
            support.rules,
        )


def _digest(name: str, number: int) -> str:
    return hashlib.sha256(f"{name}/{number}".encode()).hexdigest()
