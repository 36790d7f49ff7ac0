"""Which shapes a piece of data may break. pySHACL is then asked about those only: few, or none.

pySHACL reads every constraint anew for every node, and asks those in SPARQL of rdflib node by node. Here the shapes
become functions once (checks.py), and a SPARQL constraint is one question about all nodes, which Oxigraph answers. What
cannot be judged that way is not judged: the shape goes to pySHACL. So nothing is said here that pySHACL does not say,
and a constraint that is new in shapes.ttl is right before it is fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from exporters.terms import RDF_TYPE, Term
from exporters.validation.checks import VALUE, VALUES, Unsupported, ValueCheck, path, term
from exporters.validation.facts import Facts

__all__ = ["Screen"]

#: What says something about a shape and constrains nothing.
_ABOUT = {RDF.type, SH.severity, SH.message, SH.path, SH.targetClass, SH.targetSubjectsOf}
_SUBCLASS = term(RDFS.subClassOf)
#: A node and the data -> nothing is wrong with it.
_NodeCheck = Callable[[Facts, Term], bool]


class Screen:
    """In: the graph of the shapes. Raises nothing: a shape that it does not understand is always suspected."""

    def __init__(self, shapes: Graph) -> None:
        self._all = sorted(str(s) for s in shapes.subjects(RDF.type, SH.NodeShape) if isinstance(s, URIRef))
        self._known: dict[str, _Shape] = {}
        for name in self._all:
            try:
                self._known[name] = _Shape(shapes, URIRef(name))
            except Unsupported:
                continue

    def suspects(self, facts: Facts) -> list[str | URIRef]:
        """The IRIs of the shapes that the data may break; all of them where it says what is a subclass of what."""
        if facts.subjects(_SUBCLASS):
            return list(self._all)
        store = ox.Store()
        store.bulk_load(input="\n".join(facts.lines).encode(), format=ox.RdfFormat.N_TRIPLES, lenient=True)
        return [name for name in self._all if name not in self._known or not self._known[name].holds(facts, store)]


class _Shape:
    """One node shape: whom it is about, and its constraints."""

    def __init__(self, shapes: Graph, shape: URIRef) -> None:
        self._classes = [term(kind) for kind in shapes.objects(shape, SH.targetClass)]
        self._owners = [term(predicate) for predicate in shapes.objects(shape, SH.targetSubjectsOf)]
        if (shape, RDF.type, RDFS.Class) in shapes or (shape, RDF.type, OWL.Class) in shapes:
            raise Unsupported(shape)
        self._checks: list[_NodeCheck] = []
        self._questions: list[str] = []
        for parameter, wanted in shapes.predicate_objects(shape):
            if parameter == SH.property:
                self._checks.append(_property(shapes, wanted))
            elif parameter == SH.sparql:
                self._questions.append(_question(shapes, wanted))
            elif parameter in VALUE:
                self._checks.append(VALUE[parameter](shapes, wanted))
            elif parameter not in _ABOUT:
                raise Unsupported(parameter)

    def _targets(self, facts: Facts) -> set[Term]:
        members = (node for kind in self._classes for node in facts.with_(RDF_TYPE, kind))
        return {*members, *(node for predicate in self._owners for node in facts.subjects(predicate))}

    def holds(self, facts: Facts, store: ox.Store) -> bool:
        """Nothing in the data breaks it."""
        targets = self._targets(facts)
        if not all(check(facts, node) for node in targets for check in self._checks):
            return False
        return not targets or not any(
            found in targets or found.startswith("_:") for q in self._questions for found in _answers(store, q)
        )


def _property(shapes: Graph, shape: Node) -> _NodeCheck:
    way = path(shapes, shapes.value(shape, SH.path))  # type: ignore[arg-type]
    each: list[ValueCheck] = []
    together = []
    for parameter, wanted in shapes.predicate_objects(shape):
        if parameter in VALUE:
            each.append(VALUE[parameter](shapes, wanted))
        elif parameter in VALUES:
            together.append(VALUES[parameter](wanted))
        elif parameter not in _ABOUT:
            raise Unsupported(parameter)

    def check(facts: Facts, node: Term) -> bool:
        values = set(way(facts, node))
        return all(c(facts, node, values) for c in together) and all(c(facts, v) for c in each for v in values)

    return check


def _question(shapes: Graph, constraint: Node) -> str:
    """The query of a SPARQL constraint, about every node at once.

    SHACL asks with `$this` set. To ask once is the same where the outermost pattern binds `$this`, which is where a
    query of ours begins; one that has a query inside is left to pySHACL.
    """
    query = str(shapes.value(constraint, SH.select))
    if query.upper().count("SELECT") != 1 or not query.partition("{")[2].lstrip().startswith("$this "):
        raise Unsupported(constraint)
    declared = [d for p in shapes.objects(constraint, SH.prefixes) for d in shapes.objects(p, SH.declare)]
    prefixes = (f"PREFIX {shapes.value(d, SH.prefix)}: <{shapes.value(d, SH.namespace)}>\n" for d in declared)
    return "".join(prefixes) + query


def _answers(store: ox.Store, question: str) -> Iterator[Term]:
    for solution in store.query(question):  # type: ignore[union-attr]
        yield str(solution["this"])
