"""One name for each node in the default graph, where articles name it differently.

What articles say of a node adds up, but for its class and its names: of two labels one stays and the other becomes an
alternative, and of two classes the narrower one stays. The knowledge graph decides, as in every other export. A node
whose articles agree is never looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from exporters.ontology import vocabulary
from exporters.ontology.vocabulary import CODE
from exporters.rdf import Settings
from exporters.rdf.statements import statements
from exporters.terms import RDF_TYPE, local_iri
from graph.model import KnowledgeGraph, Node

__all__ = ["Naming"]

_Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
#: A node that has no other place than this.
_SOMETHING = "node/something"


class Naming:
    """Finds and settles the names of nodes in a store."""

    def __init__(self, store: ox.Store, settings: Settings) -> None:
        self.store, self.settings = store, settings
        known = vocabulary()
        self._kinds = {
            frozenset(t[1:-1] for t in (known.term(f"bb:{kind}"), *known.superclasses(kind))): kind
            for kind in known.classes
        }
        self._type = _named(RDF_TYPE)
        self._label = _named(known.term("rdfs:label"))
        self._other = _named(known.term("skos:altLabel"))
        self._preferred = _named(known.term("skos:prefLabel"))
        naming = {_named(p) for kind in known.classes for p in known.naming(kind)}
        self._naming = sorted({self._type, self._label, self._other, *naming}, key=str)

    def named_in(self, graphs: Iterable[str]) -> set[str]:
        """The IRIs that these graphs name."""
        names = map(ox.NamedNode, graphs)
        found = (q.subject for g in names for q in self.store.quads_for_pattern(None, self._label, None, g))
        return {s.value for s in found if isinstance(s, ox.NamedNode)}

    def disputed(self, node: ox.NamedNode) -> bool:
        """Whether the default graph gives a node more than one label, or classes of more than one kind."""
        default = ox.DefaultGraph()
        labels = self.store.quads_for_pattern(node, self._label, None, default)
        # The lists of codes have a name in English besides, and everyone has all of them.
        if sum(isinstance(q.object, ox.Literal) and q.object.language == "vi" for q in labels) > 1:
            return True
        if node.value.startswith(CODE):
            return False
        types = self.store.quads_for_pattern(node, self._type, None, default)
        return frozenset(q.object.value for q in types if isinstance(q.object, ox.NamedNode)) not in self._kinds

    def settle(self, node: ox.NamedNode) -> bool:
        """Give a node, in the default graph, the name that follows from those in the articles' graphs.

        Out: whether that is another than all of them together. What was there before does not matter.
        """
        properties = [self._label, self._preferred] if node.value.startswith(CODE) else self._naming
        together, variants = self._said(node, properties)
        if node.value.startswith(CODE):
            wanted = self._one_wording(variants)
        else:
            wanted = self._one_name(node, variants, together)
        self._write(node, properties, wanted)
        return wanted != together

    def _said(self, node: ox.NamedNode, properties: list[ox.NamedNode]) -> tuple[set[_Triple], set[frozenset[_Triple]]]:
        """All that articles say, and each way in which one says it. Of a hundred thousand that name one body, each has
        a number, whose bits are the statements that it makes."""
        places: dict[_Triple, int] = {}
        said: dict[str, int] = defaultdict(int)
        for p in properties:
            for quad in self.store.quads_for_pattern(node, p, None):
                if isinstance(quad.graph_name, ox.NamedNode):
                    said[quad.graph_name.value] |= 1 << places.setdefault(_triple(quad), len(places))
        ways = {frozenset(t for t, place in places.items() if bits >> place & 1) for bits in set(said.values())}
        return set(places), ways

    def _write(self, node: ox.NamedNode, properties: list[ox.NamedNode], wanted: set[_Triple]) -> None:
        there = {_triple(q) for p in properties for q in self.store.quads_for_pattern(node, p, None, ox.DefaultGraph())}
        self.store.extend(ox.Quad(*t) for t in sorted(wanted - there, key=str))
        for triple in there - wanted:
            self.store.remove(ox.Quad(*triple))

    def _one_name(self, node: ox.NamedNode, variants: set[frozenset[_Triple]], together: set[_Triple]) -> set[_Triple]:
        nodes = [found for variant in variants if (found := self._node(variant))]
        if not nodes:
            return together
        kg = KnowledgeGraph()
        for found in nodes:
            kg.add_node(found)
        said: set[_Triple] = set().union(*(self._described(node, n) for n in nodes))
        return (together - said) | self._described(node, kg.node(_SOMETHING))

    def _node(self, triples: frozenset[_Triple]) -> Node | None:
        """What an article's graph calls a node."""
        kind = self._kinds.get(frozenset(o.value for _, p, o in triples if p == self._type))
        labels, others = (sorted(o.value for _, p, o in triples if p == name) for name in (self._label, self._other))
        return Node(_SOMETHING, kind, labels[0], frozenset(others)) if kind and labels else None

    def _described(self, node: ox.NamedNode, as_node: Node) -> set[_Triple]:
        """Class and names as every export writes them."""
        kg = KnowledgeGraph()
        kg.add_node(as_node)
        stand_in = local_iri(self.settings.base, _SOMETHING)
        stated = (t for t in statements(kg, self.settings).default if t[0] == stand_in)
        text = "".join(f"{node} {p} {o} .\n" for _, p, o in stated)
        return set(map(_triple, ox.parse(input=text, format=ox.RdfFormat.N_QUADS)))

    def _one_wording(self, variants: set[frozenset[_Triple]]) -> set[_Triple]:
        """Of the wordings of a code that no list has, the one that `graph.model.values.same` takes."""
        wordings: dict[tuple[bool, str, str], frozenset[_Triple]] = {}
        for triples in variants:
            words = {o.language: o.value for _, _, o in triples if isinstance(o, ox.Literal)}
            label, english = words.get("vi", ""), words.get("en", "")
            wordings[(not english, label, english)] = triples
        return set(wordings[min(wordings)]) if wordings else set()


def _named(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])


def _triple(quad: ox.Quad) -> _Triple:
    return quad.subject, quad.predicate, quad.object  # type: ignore[return-value]
