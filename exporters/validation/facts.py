"""The statements of a piece of data, as N-Triples terms that can be looked up, and as the graph that pySHACL takes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from exporters.terms import Term, parse_literal, unescape
from exporters.validation.prepared import PreparedGraph

__all__ = ["Facts", "literal_of"]

#: So many terms are kept as the nodes that they became, for the next article that has them.
_KEPT = 50_000


class Facts:
    """Lines of N-Triples, each once. `of` and `with_` look statements up from either end."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(dict.fromkeys(lines))
        self._of: dict[Term, dict[Term, list[Term]]] = {}
        self._pairs: dict[Term, list[tuple[Term, Term]]] = {}
        self._with: dict[Term, dict[Term, list[Term]]] = {}
        for line in self.lines:
            subject, predicate, rest = line.split(" ", 2)
            value = rest.rstrip(" .\n")
            self._of.setdefault(subject, {}).setdefault(predicate, []).append(value)
            self._pairs.setdefault(predicate, []).append((subject, value))

    def of(self, subject: Term, predicate: Term) -> list[Term]:
        """The objects of a property of a node."""
        properties = self._of.get(subject)
        return properties.get(predicate, []) if properties else []

    def with_(self, predicate: Term, value: Term) -> list[Term]:
        """The nodes that have this value of a property."""
        ends = self._with.get(predicate)
        if ends is None:  # few predicates are asked for
            ends = self._with[predicate] = {}
            for subject, term in self._pairs.get(predicate, ()):
                ends.setdefault(term, []).append(subject)
        return ends.get(value, [])

    def subjects(self, predicate: Term) -> set[Term]:
        """The nodes that have a property."""
        return {subject for subject, _ in self._pairs.get(predicate, ())}

    def graph(self) -> PreparedGraph:
        """The same as an rdflib graph."""
        g = PreparedGraph()
        g.addN((_node(s), _node(p), _node(o), g) for p, pairs in self._pairs.items() for s, o in pairs)
        return g


@lru_cache(maxsize=_KEPT)
def _node(term: Term) -> Node:
    if term.startswith("<"):
        return URIRef(unescape(term[1:-1]))
    return literal_of(term) if term.startswith('"') else BNode(term[2:])


@lru_cache(maxsize=_KEPT)
def literal_of(term: Term) -> Literal:
    """A literal in N-Triples syntax as rdflib has it."""
    parsed = parse_literal(term)
    datatype = URIRef(parsed.datatype) if parsed.datatype else None
    return Literal(parsed.value, lang=parsed.language or None, datatype=datatype)
