"""A graph under the ids that were decided. Renaming and merging may be done in either order: the result is the same."""

from __future__ import annotations

from msgspec.structs import replace

from graph.identity.decisions import Identities
from graph.model import Fact, KnowledgeGraph, Node, Ref, Support, Value, qualified

__all__ = ["renamed"]


def renamed(kg: KnowledgeGraph, identities: Identities) -> KnowledgeGraph:
    """In: the graph of an article, or of many. Out: the same facts of the people behind the ids; `kg` itself where
    nothing is called otherwise.

    An id that stands for several people gives them its name only: whose form of address it was is not known any more.
    """
    concerned = {person for _, person in identities.renamed} | identities.divided
    if not any(person in kg for person in concerned):
        return kg
    return _Renaming(kg, identities, concerned).graph()


class _Renaming:
    """The work of `renamed`."""

    def __init__(self, kg: KnowledgeGraph, identities: Identities, concerned: set[str]) -> None:
        self.kg = kg
        self.identities = identities
        self.concerned = concerned
        self.called: dict[str, set[str]] = {}  # id -> what it is called in the articles of this graph

    def graph(self) -> KnowledgeGraph:
        facts = [part for fact in self.kg.facts() for part in self._parts(fact)]
        officials = {fact.subject for fact in facts if fact.predicate == "bb:holds"}
        out = KnowledgeGraph()
        for node in self.kg.nodes():
            if node.id not in self.concerned:
                out.add_node(node)
            for id in sorted(self.called.get(node.id, {node.id} & self.concerned)):
                out.add_node(self._node(id, node, id in officials))
        for fact in facts:
            out.put(fact)
        return out

    def _parts(self, fact: Fact) -> list[Fact]:
        """A fact, or one for each person whom its articles mean."""
        values = [fact.object, *(v for s in fact.supports for _, v in s.qualifiers)]
        if self.concerned.isdisjoint([fact.subject, *(v.id for v in values if isinstance(v, Ref))]):
            return [fact]
        return [
            Fact(self._name(s, fact.subject), fact.predicate, self._value(s, fact.object), (self._support(s),))
            for s in fact.supports
        ]

    def _name(self, support: Support, id: str) -> str:
        if id not in self.concerned:
            return id
        name = self.identities.of(support.article, id)
        self.called.setdefault(id, set()).add(name)
        return name

    def _value(self, support: Support, value: Value) -> Value:
        return Ref(self._name(support, value.id)) if isinstance(value, Ref) else value

    def _support(self, support: Support) -> Support:
        qualifiers = qualified((p, self._value(support, v)) for p, v in support.qualifiers)
        return replace(support, qualifiers=qualifiers)

    def _node(self, id: str, old: Node, official: bool) -> Node:
        if old.id not in self.identities.divided:
            return replace(old, id=id)
        return Node(id, "Official" if official else "Person", old.label)
