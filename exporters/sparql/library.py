"""The engine that every installation has: rdflib."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rdflib import BNode, Dataset, Graph
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from exporters.sparql.answers import Answer
from exporters.sparql.evaluation import mended
from exporters.sparql.target import Data
from exporters.terms import Term, iri, literal
from graph.errors import QueryError, UnreadableSource

__all__ = ["FORMATS", "ask", "load"]

#: Format (see `exporters.sparql.target`) -> what the engine calls it.
FORMATS = {"turtle": "turtle", "nt": "nt", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {
    "byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong",
    "positiveInteger", "nonNegativeInteger", "negativeInteger", "nonPositiveInteger",
}  # fmt: skip
_PLACE = re.compile(r"\(line:(\d+), col:(\d+)\)")


class _OwnWords(Graph):
    """A graph whose DESCRIBE is what a node says itself, without the assertions that speak about it."""

    def cbd(self, resource: Node, *, target_graph: Graph | None = None, include_reifications: bool = False) -> Graph:
        found = Graph() if target_graph is None else target_graph
        for triple in self.triples((resource, None, None)):
            found.add(triple)
        return found


class _OwnWordsDataset(_OwnWords, Dataset):
    """The same for a dataset."""


def ask(g: Graph, query: str, prefixes: Mapping[str, str]) -> Answer:
    """Ask what `load` gave. Raises QueryError for a query that does not parse."""
    try:
        with mended():
            return _answer(g.query(query, initNs=dict(prefixes)))
    except RecursionError:
        raise QueryError("the query is nested too deeply") from None
    except Exception as error:  # rdflib raises its parser's and evaluator's errors as they are, even plain Exception
        raise QueryError(_message(error)) from None


def _message(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    place = _PLACE.search(text)
    return f"line {place[1]}, column {place[2]}: {text.split(' (at char')[0]}" if place else text


def load(data: Data, *, named: bool) -> Graph:
    """The default graph holds every statement once; `named`: the graphs of the articles too, for who looks into them.

    Raises UnreadableSource.
    """
    dataset = _OwnWordsDataset()
    try:
        path, format = data.plain
        plain = _OwnWords()
        if format in {"trig", "nquads"}:
            source = Dataset()
            source.parse(path, format=FORMATS[format])
            for s, p, o, _ in source.quads():
                plain.add((s, p, o))
        else:
            plain.parse(path, format=FORMATS[format])
        if not (named and data.named):
            return plain
        path, format = data.named
        dataset.parse(path, format=FORMATS[format])
    except Exception as error:
        raise UnreadableSource(path, f"not valid {format}: {' '.join(str(error).split())[:200]}") from None
    for triple in plain:
        dataset.add(triple)
    return dataset


def _datatype(node: RdfLiteral) -> str:
    """A datatype as the larger engine answers it: it keeps the integers of every narrower type as xsd:integer."""
    datatype = str(node.datatype or "")
    return _XSD + "integer" if datatype.removeprefix(_XSD) in _INTEGERS else datatype


def _answer(found: Any) -> Answer:
    blanks: dict[str, str] = {}

    def term(node: Node) -> Term:
        if isinstance(node, BNode):
            return blanks.setdefault(str(node), f"_:b{len(blanks)}")
        if isinstance(node, RdfLiteral):
            return literal(str(node), language=node.language or "", datatype=_datatype(node))
        return iri(str(node))

    if found.type == "ASK":
        return Answer("ask", truth=bool(found.askAnswer))
    if found.type != "SELECT":
        triples = {(term(s), term(p), term(o)) for s, p, o in found.graph}
        return Answer("construct", triples=tuple(sorted(triples)))
    variables = tuple(str(v) for v in found.vars)
    rows = tuple(
        tuple(None if (node := row.get(variable)) is None else term(node) for variable in found.vars)
        for row in found.bindings
    )
    return Answer("select", variables, rows)
