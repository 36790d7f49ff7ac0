"""What is drawn: the graph as a reader thinks of it, out of the graph as it is stored.

Stored, a post is a node between a person and a body, and an order a node between speaker, event and addressee. A
reader wants `official -[Trưởng Ban]-> body` and `official -[giao việc]-> addressee`. Those edges are *shortcuts*: drawn
while the node they pass through is not, and carrying the facts of both halves, so nothing loses its words.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct
from msgspec.structs import replace

from exporters.html.vocabulary import Caption, Vocabulary
from graph.model import Code, Fact, KnowledgeGraph, Literal, Ref

__all__ = ["MOST", "Drawing", "Edge", "draw"]

#: Graphs up to this many nodes of users' kinds are drawn whole; larger ones open on an overview of so many.
MOST, OVERVIEW, _EVENTS = 1500, 240, 120

#: Predicates between nodes that are never drawn: the article mentions everything, and would tie it all into one knot.
_UNDRAWN = frozenset({"bb:mentions"})
#: Relations of an article to who made it: no reason to draw a person or a body at first sight.
_OF_ARTICLES = frozenset({"schema:author", "schema:publisher", "bb:depicts", "bb:mentions"})
#: Codes of tenure: in office, and no longer.
_HELD, _LEFT = "duong-nhiem", frozenset({"nguyen", "thoi-giu"})
_DIRECTS = Caption("giao việc", "directs")


class Edge(Struct, frozen=True):
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


class Drawing(Struct, frozen=True):
    """Edges in a fixed order, and which nodes show at first sight.

    quiet     nodes of users' kinds that only wrote or printed an article
    overview  the leading nodes, when there are too many to draw at once; else empty
    """

    edges: tuple[Edge, ...]
    shown: frozenset[int]
    quiet: frozenset[int] = frozenset()
    overview: tuple[int, ...] = ()


def draw(kg: KnowledgeGraph, facts: list[Fact], index: dict[str, int], words: Vocabulary) -> Drawing:
    """The drawing of a graph; `facts` and `index` fix the numbers by which facts and nodes are meant."""
    chaired = {
        (index[f.subject], index[f.object.id])
        for f in facts
        if f.predicate == "bb:chairs" and isinstance(f.object, Ref)
    }
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
    direct = [_redundant(e, chaired) for e in direct]
    edges = [*direct, *attributes, *_posts(kg, facts, index), *_orders(facts, index)]
    edges.sort(key=lambda e: (e.source, e.target, e.derived, e.predicate, e.via, e.facts))
    users = frozenset(index[n.id] for n in kg.nodes() if words.kind(n.kind).first)
    quiet = _quiet(users, edges)
    shown = users - quiet
    if len(shown) <= MOST:
        return Drawing(tuple(edges), shown, quiet)
    leading = _leading(kg, index, shown, edges)
    return Drawing(tuple(edges), frozenset(leading), quiet, leading)


def _redundant(edge: Edge, chaired: set[tuple[int, int]]) -> Edge:
    """Whoever chairs a meeting attends it: one line between the two is enough at first sight."""
    if edge.predicate == "bb:attends" and (edge.source, edge.target) in chaired:
        return replace(edge, derived=True)
    return edge


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


def _quiet(users: frozenset[int], edges: list[Edge]) -> frozenset[int]:
    """Those of users' kinds of which all that is known is that they wrote or printed an article."""
    tied: set[int] = set()
    of_articles: set[int] = set()
    for edge in edges:
        (of_articles if edge.predicate in _OF_ARTICLES else tied).update((edge.source, edge.target))
    return users & (of_articles - tied)


def _leading(kg: KnowledgeGraph, index: dict[str, int], shown: frozenset[int], edges: list[Edge]) -> tuple[int, ...]:
    """Events, bodies and people with most edges, a few hundred, as an overview of a graph too large to draw.

    Not groups: `các đơn vị` of a thousand articles is nobody, and everybody's neighbour.
    """
    ties: dict[int, int] = dict.fromkeys(sorted(shown), 0)
    for edge in edges:
        if edge.source in ties and edge.target in ties and not edge.derived:
            ties[edge.source] += 1
            ties[edge.target] += 1
    events = [index[n.id] for n in kg.nodes("Meeting", "Event") if index[n.id] in shown]
    groups = {index[n.id] for n in kg.nodes("Collective")}
    by_ties = sorted(ties.keys() - groups, key=lambda n: (-ties[n], n))
    first = sorted(events, key=lambda n: (-ties[n], n))[:_EVENTS]
    return tuple(sorted({*first, *by_ties[: OVERVIEW - len(first)]}))
