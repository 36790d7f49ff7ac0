"""What deciding over a corpus needs of one article: whom it shows in which posts, and which bodies it names.

A few hundred bytes instead of a graph, so that who is who can be decided over the articles of a whole archive without
one of their graphs in memory.
"""

from __future__ import annotations

import json

from msgspec import Struct

from graph.corpus.compact import node_from, node_parts
from graph.identity.sightings import Office, Sighting, sightings
from graph.model import KnowledgeGraph, Node

__all__ = ["Testimony", "testimony"]

#: What the changes of a body depend on, besides its name.
_OF_A_BODY = ("org:classification", "bb:jurisdiction")


class Testimony(Struct, frozen=True):
    """`sightings` of one article, sorted; `things` are its bodies and units, with what their changes depend on."""

    sightings: tuple[Sighting, ...]
    things: tuple[Node, ...]

    def to_text(self) -> str:
        """As `from_text` takes it; the same for the same testimony."""
        offices = sorted({o for s in self.sightings for o in s.offices})
        number = {office: n for n, office in enumerate(offices)}
        seen = [[*s[:4], [number[o] for o in s.offices], s.signed] for s in self.sightings]
        content = [offices, seen, [node_parts(n) for n in self.things]]
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_text(text: str) -> Testimony:
        """What `to_text` was asked of."""
        listed, seen, things = json.loads(text)
        offices = [Office(*parts) for parts in listed]
        found = tuple(
            Sighting(article, person, name, day, tuple(offices[n] for n in own), signed)
            for article, person, name, day, own, signed in seen
        )
        return Testimony(found, tuple(map(node_from, things)))


def testimony(kg: KnowledgeGraph) -> Testimony:
    """In: the graph of one article. Out: what deciding needs of it."""
    things = [n for n in kg.nodes() if n.id.startswith(("body/", "area/"))]
    return Testimony(tuple(sightings(kg)), tuple(map(_bare, things)))


def _bare(node: Node) -> Node:
    attributes = {p: node.attributes[p] for p in _OF_A_BODY if node.attributes.get(p)}
    return Node(node.id, node.kind, node.label, frozenset(), attributes)
