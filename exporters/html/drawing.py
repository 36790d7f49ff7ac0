"""What is drawn: the graph as a reader thinks of it, out of the graph as it is stored.

Stored, a post is a node between a person and a body, and an order a node between speaker, event and addressee. A
reader wants `official -[Trưởng Ban]-> body` and `official -[giao việc]-> addressee`. Those edges are *shortcuts*: drawn
while the node they pass through is not, and carrying the facts of both halves, so nothing loses its words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from exporters.html.vocabulary import Caption, Vocabulary
from graph.model import Code, Fact, KnowledgeGraph, Literal, Ref

__all__ = ["Drawing", "Edge", "draw"]

#: Predicates between nodes that are never drawn: the article mentions everything, and would tie it all into one knot.
_UNDRAWN = frozenset({"bb:mentions"})
#: Relations of an article to who made it: no reason to draw a person or a body at first sight.
_OF_ARTICLES = frozenset({"schema:author", "schema:publisher", "bb:depicts", "bb:mentions"})
#: Codes of tenure: in office, and no longer.
_HELD, _LEFT = "duong-nhiem", frozenset({"nguyen", "thoi-giu"})
_DIRECTS = Caption("giao việc", "directs")


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn edge between two nodes (their indices), with the facts (their indices) it stands for.

    via      index of the node that a shortcut passes through; -1 for a relation of its own
    derived  follows from other facts: drawn only when asked for
    past     a post that is no longer held
    """

    source: int
    target: int
    caption: Caption
    facts: tuple[int, ...]
    via: int = -1
    derived: bool = False
    predicate: str = ""
    past: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Edges in a fixed order, and which nodes show at first sight."""

    edges: tuple[Edge, ...]
    shown: frozenset[int]


def draw(kg: KnowledgeGraph, facts: list[Fact], index: dict[str, int], words: Vocabulary) -> Drawing:
    """The drawing of a graph; `facts` and `index` fix the numbers by which facts and nodes are meant."""
    direct = [
        Edge(
            index[fact.subject],
            index[fact.object.id],
            words.predicate(fact.predicate).edge,
            (i,),
            derived=words.predicate(fact.predicate).derived,
            predicate=fact.predicate,
        )
        for i, fact in enumerate(facts)
        if isinstance(fact.object, Ref) and fact.predicate not in _UNDRAWN
    ]
    attributes = _attribute_edges(kg, index, words)
    edges = [*direct, *attributes, *_posts(kg, facts, index), *_orders(facts, index)]
    edges.sort(key=lambda e: (e.source, e.target, e.derived, e.predicate, e.via, e.facts))
    return Drawing(tuple(edges), _shown(kg, index, edges, words))


def _attribute_edges(kg: KnowledgeGraph, index: dict[str, int], words: Vocabulary) -> list[Edge]:
    """What a node is, where that is another node (a post's body, a body's area): drawn, without evidence of its own."""
    stated = {(f.subject, f.predicate, f.object.id) for f in kg.facts() if isinstance(f.object, Ref)}
    return [
        Edge(index[node.id], index[value.id], words.predicate(predicate).edge, (), predicate=predicate)
        for node in kg.nodes()
        for predicate, values in sorted(node.attributes.items())
        for value in values
        if isinstance(value, Ref) and value.id in index and (node.id, predicate, value.id) not in stated
    ]


def _posts(kg: KnowledgeGraph, facts: list[Fact], index: dict[str, int]) -> list[Edge]:
    edges = []
    for i, fact in enumerate(facts):
        if fact.predicate != "bb:holds" or not isinstance(fact.object, Ref):
            continue
        post = kg.node(fact.object.id)
        role = next((v for v in post.attributes.get("org:role", ()) if isinstance(v, Code)), None)
        caption = Caption(role.label, role.english or role.label) if role else Caption(post.label, post.label)
        tenure = _tenure(fact)
        past = tenure is not None and tenure.id in _LEFT
        if tenure is not None and tenure.id != _HELD:
            caption = Caption(f"{tenure.label} {caption.vi}", f"{tenure.english or tenure.label} {caption.en}")
        edges += [
            Edge(index[fact.subject], index[body.id], caption, (i,), index[post.id], predicate="bb:holds", past=past)
            for body in post.attributes.get("org:postIn", ())
            if isinstance(body, Ref) and body.id in index
        ]
    return edges


def _tenure(fact: Fact) -> Code | None:
    """How the post is held, by the latest article that says so."""
    said = [
        (max((v.value for p, v in s.qualifiers if p == "bb:attestedOn" and isinstance(v, Literal)), default=""), v)
        for s in fact.supports
        for p, v in s.qualifiers
        if p == "bb:tenure" and isinstance(v, Code)
    ]
    return max(said, key=lambda pair: (pair[0], pair[1].id))[1] if said else None


def _orders(facts: list[Fact], index: dict[str, int]) -> list[Edge]:
    """One edge for each (speaker, addressee), whatever the number of orders."""
    speakers: dict[str, list[tuple[int, int]]] = defaultdict(list)
    addressees: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, fact in enumerate(facts):
        if isinstance(fact.object, Ref) and fact.predicate in {"bb:madeBy", "bb:addressee"}:
            ends = speakers if fact.predicate == "bb:madeBy" else addressees
            ends[fact.subject].append((index[fact.object.id], i))
    orders: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for order in sorted(speakers):
        for speaker, said in speakers[order]:
            for addressee, told in addressees.get(order, ()):
                orders[speaker, addressee].append((index[order], said, told))
    return [
        Edge(
            speaker,
            addressee,
            Caption(f"{_DIRECTS.vi} ({len(through)})", f"{_DIRECTS.en} ({len(through)})"),
            tuple(sorted({f for _, said, told in through for f in (said, told)})),
            via=through[0][0],
            predicate="bb:addressee",
        )
        for (speaker, addressee), through in sorted(orders.items())
    ]


def _shown(kg: KnowledgeGraph, index: dict[str, int], edges: list[Edge], words: Vocabulary) -> frozenset[int]:
    """Nodes of the first sight: users' kinds, but not those that only wrote or printed the article."""
    users = {index[n.id] for n in kg.nodes() if words.kind(n.kind).first}
    tied: set[int] = set()
    of_articles: set[int] = set()
    for edge in edges:
        ends = {edge.source, edge.target}
        (of_articles if edge.predicate in _OF_ARTICLES else tied).update(ends)
    return frozenset(users - (of_articles - tied))
