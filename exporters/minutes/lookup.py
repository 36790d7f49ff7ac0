"""Facts by both their ends, indexed once: a sheet asks hundreds of times, and a corpus has thousands of sheets."""

from __future__ import annotations

from collections import defaultdict

from graph.model import Fact, KnowledgeGraph, Ref

__all__ = ["Lookup"]


class Lookup:
    """`out("person/...", "bb:holds")` and `into("event/...", "bb:chairs")`, each in the graph's own order."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg
        self._out: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._into: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._articles: dict[str, set[str]] = defaultdict(set)
        for fact in kg.facts():
            self._out[fact.subject, fact.predicate].append(fact)
            ends = [fact.subject]
            if isinstance(fact.object, Ref):
                self._into[fact.object.id, fact.predicate].append(fact)
                ends.append(fact.object.id)
            for end in ends:
                self._articles[end].update(s.article for s in fact.supports)
        #: Article -> the events that it dates.
        self.dated: dict[str, set[str]] = defaultdict(set)
        for (subject, predicate), facts in self._out.items():
            if predicate == "schema:startDate" and kg.node(subject).kind in {"Meeting", "Event"}:
                for article in (s.article for f in facts for s in f.supports):
                    self.dated[article].add(subject)

    def out(self, subject: str, predicate: str) -> list[Fact]:
        """Facts that a node begins."""
        return list(self._out.get((subject, predicate), ()))

    def into(self, node: str, predicate: str) -> list[Fact]:
        """Facts that end in a node."""
        return list(self._into.get((node, predicate), ()))

    def articles(self, node: str) -> set[str]:
        """The articles that say anything of a node."""
        return self._articles.get(node, set())
