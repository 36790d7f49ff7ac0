"""The knowledge graph: nodes, and facts between them or about them, kept by predicate and by subject.

`network` shows the same as a networkx `MultiDiGraph` whose edges are keyed by predicate: facts between two nodes are
edges, facts that end in a code or a literal sit on their subject. Nothing here knows about RDF, and no node or
fact depends on the order in which it was added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from graph.errors import ModelError
from graph.model.facts import Fact, Support
from graph.model.values import Ref, Value, distinct

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["KnowledgeGraph", "Node", "merge"]


class Node(Struct, frozen=True, gc=False):
    """A thing that facts are about.

    id          local id, a path of ASCII slugs that begins with its kind: `body/dong-thap-1976/tinh-uy`
    kind        local name of its class in the ontology: `Official`, `PartyBody`, `Meeting`, `Article`, ...
    label       canonical Vietnamese name, one
    alt         other wordings met in the articles
    attributes  what the node *is* rather than what an article says of it and so needs no evidence of its own:
                predicate CURIE -> values (`org:classification`, `bb:jurisdiction`, `org:postIn`, `bb:number`, ...),
                kept in one order and without repetition
    """

    id: str
    kind: str
    label: str
    alt: frozenset[str] = frozenset()
    attributes: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.label in self.alt:
            force_setattr(self, "alt", self.alt - {self.label})
        for values in self.attributes.values():
            if len(values) > 1:
                kept = {predicate: distinct(several) for predicate, several in self.attributes.items()}
                force_setattr(self, "attributes", kept)
                break

    def union(self, other: Node, narrower: str) -> Node:
        """Both descriptions of one node; `narrower` is the more specific of the two kinds."""
        label = min(self.label, other.label)
        attributes = {
            p: (*self.attributes.get(p, ()), *other.attributes.get(p, ()))
            for p in sorted({*self.attributes, *other.attributes})
        }
        names = {*self.alt, *other.alt, self.label, other.label} - {label}
        return Node(self.id, narrower, label, frozenset(names), attributes)


#: Kinds that refine another kind: two sightings of one node agree on the narrower one.
_REFINES = {"Official": "Person", "Meeting": "Event", "Resolution": "Document", "AwardConferral": "Event"}


def _narrower(a: str, b: str) -> str:
    if a == b or _REFINES.get(a) == b:
        return a
    if _REFINES.get(b) == a:
        return b
    # Kinds of body: any kind refines the plain one; two different kinds keep a stable winner.
    return max(a, b, key=lambda k: (k not in {"Body", "Person", "Event", "Document", "Place"}, k))


_Key = tuple[str, str, tuple[str, str, str, str]]


class KnowledgeGraph:
    """Nodes and evidenced facts of one article, or of many merged.

    >>> from graph.model.facts import Evidence
    >>> kg = KnowledgeGraph()
    >>> kg.add_node(Node("article/1", "Article", "Tin"))
    >>> kg.add_node(Node("person/x/a", "Person", "An"))
    >>> e = Evidence("article/1", 0, 2, "An")
    >>> kg.add_fact("article/1", "bb:mentions", Ref("person/x/a"), Support("article/1", (e,)))
    >>> [f.predicate for f in kg.facts()]
    ['bb:mentions']
    """

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._by_predicate: dict[str, dict[_Key, Fact]] = {}
        self._by_subject: dict[str, dict[_Key, Fact]] = {}
        # Further sightings of facts: joined when somebody asks, all at once, so that ten thousand cost ten thousand.
        self._waiting: dict[str, dict[_Key, list[Fact]]] = {}
        # Made when somebody asks: to keep it up with every fact takes longer than to find most facts.
        self._network: nx.MultiDiGraph[str] | None = None

    @property
    def network(self) -> nx.MultiDiGraph[str]:
        """As networkx: nodes with their `node` and `facts`, edges with their `fact`. For reading only."""
        self._settle()
        if self._network is None:
            import networkx as nx  # half of what a command imports, and few ask

            self._network = nx.MultiDiGraph()
            for id, node in self._nodes.items():
                own = {k: f for k, f in self._by_subject.get(id, {}).items() if not isinstance(f.object, Ref)}
                self._network.add_node(id, node=node, facts=own)
            for facts in self._by_predicate.values():
                for fact in facts.values():
                    if isinstance(fact.object, Ref):
                        self._network.add_edge(fact.subject, fact.object.id, key=fact.predicate, fact=fact)
        return self._network

    # -- building ----------------------------------------------------------------------------------------------

    def add_node(self, node: Node) -> None:
        """Add a node, or join what is said here with what is known of it."""
        known = self._nodes.get(node.id)
        self._nodes[node.id] = node if known is None else known.union(node, _narrower(known.kind, node.kind))
        self._network = None

    def add_fact(self, subject: str, predicate: str, object: Value, support: Support) -> None:
        """Add support for a fact; raises ModelError when an end is not a node of this graph."""
        self.put(Fact(subject, predicate, object, (support,)))

    def put(self, fact: Fact) -> None:
        """Add a whole fact, joining its supports with those already there."""
        key = fact.key
        if key in self._by_predicate.get(fact.predicate, ()):
            self._waiting.setdefault(fact.predicate, {}).setdefault(key, []).append(fact)
            return
        if fact.subject not in self._nodes:
            raise ModelError(f"fact about an unknown node: {fact.subject} {fact.predicate}")
        if isinstance(fact.object, Ref) and fact.object.id not in self._nodes:
            raise ModelError(f"fact ends in an unknown node: {fact.predicate} {fact.object.id}")
        self._keep(key, fact)

    def _keep(self, key: _Key, fact: Fact) -> None:
        self._by_predicate.setdefault(fact.predicate, {})[key] = fact
        self._by_subject.setdefault(fact.subject, {})[key] = fact
        self._network = None

    def _settle(self, predicate: str | None = None) -> None:
        """Join the sightings that wait, of one predicate or of all."""
        for name in [*self._waiting] if predicate is None else [predicate]:
            known = self._by_predicate.get(name, {})
            for key, facts in self._waiting.pop(name, {}).items():
                self._keep(key, Fact.joined([known[key], *facts]))

    def update_node(self, id: str, **changes: object) -> None:
        """Replace fields of a node (`kind="Official"`)."""
        self._nodes[id] = replace(self._nodes[id], **changes)
        self._network = None

    def update(self, other: KnowledgeGraph) -> None:
        """Take in every node and fact of another graph."""
        for node in other.nodes():
            self.add_node(node)
        for fact in other.facts():
            self.put(fact)

    # -- reading -----------------------------------------------------------------------------------------------

    def __contains__(self, id: object) -> bool:
        return id in self._nodes

    def __len__(self) -> int:
        return len(self._nodes)

    def _repr_html_(self) -> str:
        """What a notebook shows: counts, and the first meetings with who chaired them."""
        from graph.model.notebook import to_html

        return to_html(self)

    def node(self, id: str) -> Node:
        """The node of this id; KeyError when there is none."""
        return self._nodes[id]

    def nodes(self, *kinds: str) -> list[Node]:
        """All nodes (of these kinds), sorted by id."""
        return [n for _, n in sorted(self._nodes.items()) if not kinds or n.kind in kinds]

    def facts(
        self, subject: str | None = None, predicate: str | None = None, object: Value | None = None
    ) -> list[Fact]:
        """All facts that fit, sorted by subject, predicate and object."""
        self._settle(predicate)
        kept: dict[_Key, Fact] = {}
        if subject is not None:
            kept = self._by_subject.get(subject, {})
        elif predicate is not None:
            kept = self._by_predicate.get(predicate, {})
        else:
            for facts in self._by_predicate.values():
                kept.update(facts)
        return [
            kept[key]
            for key in sorted(kept)
            if (predicate is None or key[1] == predicate) and (object is None or kept[key].object == object)
        ]

    def articles(self) -> list[Node]:
        """The articles that the facts were read from."""
        return self.nodes("Article")

    def article_graph(self, article: str) -> KnowledgeGraph:
        """Only what one article supports, with the nodes that takes."""
        kg = KnowledgeGraph()
        kept: list[Fact] = []
        for fact in self.facts():
            own = tuple(s for s in fact.supports if s.article == article)
            if own:
                kept.append(replace(fact, supports=own))
        wanted = [article, *(i for f in kept for i in _ids(f))]
        while wanted:
            id = wanted.pop()
            if id in kg or id not in self:
                continue
            node = self.node(id)
            kg.add_node(node)
            wanted.extend(v.id for values in node.attributes.values() for v in values if isinstance(v, Ref))
        for fact in kept:
            kg.put(fact)
        return kg


def _ids(fact: Fact) -> list[str]:
    qualifiers = [v for s in fact.supports for _, v in s.qualifiers]
    return [fact.subject, *(v.id for v in [fact.object, *qualifiers] if isinstance(v, Ref))]


def merge(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """One graph with everything that any of these says; the order and repetition of the input do not matter."""
    merged = KnowledgeGraph()
    for kg in graphs:
        merged.update(kg)
    return merged
