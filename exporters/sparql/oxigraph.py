"""The engine for everything larger than an article, used whenever pyoxigraph is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import pyoxigraph as ox

from exporters.sparql.answers import Answer
from exporters.sparql.target import Data
from exporters.terms import Term, iri, literal
from graph.errors import QueryError, UnreadableSource

__all__ = ["FORMATS", "ask", "load"]

#: Format (see `exporters.sparql.target`) -> what the engine calls it.
FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_Node: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"


def ask(store: ox.Store, query: str, prefixes: Mapping[str, str]) -> Answer:
    """Ask what `load` gave. Raises QueryError for a query that does not parse."""
    try:
        return _answer(store.query(query, prefixes=dict(prefixes)))
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(_message(error)) from None


def _message(error: Exception) -> str:
    text = " ".join(str(error).split())
    place = _PLACE.match(text)
    text = f"line {place[1]}, column {place[2]}: {text[place.end() :]}" if place else text
    return text if len(text) < 300 else f"{text[:300]}..."


def load(data: Data, *, named: bool) -> ox.Store:
    """The default graph holds every statement once; `named`: the graphs of the articles too, for who looks into them.

    Raises UnreadableSource.
    """
    path, format = data.plain
    try:
        if data.store:
            return ox.Store.read_only(str(data.store))
        store = ox.Store()
        if format in {"trig", "nquads"}:
            quads = ox.parse(path=str(path), format=FORMATS[format])
            store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        else:
            store.bulk_load(path=str(path), format=FORMATS[format])
        if named and data.named:
            path, format = data.named
            store.bulk_load(path=str(path), format=FORMATS[format])
    except (SyntaxError, ValueError, OSError) as error:
        raise UnreadableSource(path, f"not valid {format}: {error}") from None
    return store


class _Terms:
    """Engine terms to N-Triples text, blank nodes numbered in the order they come."""

    def __init__(self) -> None:
        self._blanks: dict[str, str] = {}

    def __call__(self, node: _Node) -> Term:
        if isinstance(node, ox.NamedNode):
            return iri(node.value)
        if isinstance(node, ox.BlankNode):
            return self._blanks.setdefault(node.value, f"_:b{len(self._blanks)}")
        if isinstance(node, ox.Literal):
            return literal(node.value, language=node.language or "", datatype=node.datatype.value)
        raise QueryError("the answer holds a quoted triple, which no format here can write")


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    terms = _Terms()
    if isinstance(found, ox.QueryBoolean):
        return Answer("ask", truth=bool(found))
    if isinstance(found, ox.QueryTriples):
        triples = {(terms(t.subject), terms(t.predicate), terms(t.object)) for t in found}
        return Answer("construct", triples=tuple(sorted(triples)))
    variables = tuple(v.value for v in found.variables)
    return Answer("select", variables, tuple(_rows(found, variables, terms)))


def _rows(found: ox.QuerySolutions, variables: tuple[str, ...], terms: _Terms) -> Iterator[tuple[Term | None, ...]]:
    for solution in found:
        values = [solution[v] for v in variables]
        yield tuple(terms(v) if v is not None else None for v in values)
