"""A graph as network tools know one: nodes and edges with flat attributes, the words of the evidence on the edges."""

from __future__ import annotations

import re

import networkx as nx

from exporters.ontology import vocabulary
from graph.model import Code, Fact, KnowledgeGraph, Literal, Node, Ref, Value

__all__ = ["to_network"]

# What XML 1.0 cannot hold even as a character reference.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_JOIN = " | "


def to_network(kg: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """A networkx graph with text attributes only: an edge for each fact between two nodes, keyed by its predicate."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in kg.nodes():
        network.add_node(_xml(node.id), **_node(kg, node))
    for fact in kg.facts():
        if isinstance(fact.object, Ref):
            network.add_edge(
                _xml(fact.subject),
                _xml(fact.object.id),
                key=f"{_xml(fact.subject)} {fact.predicate} {_xml(fact.object.id)}",
                **_edge(kg, fact),
            )
    return network


def _node(kg: KnowledgeGraph, node: Node) -> dict[str, str]:
    words = vocabulary()
    kind = words.kinds.get(node.kind)
    attributes = {
        "label": node.label,
        "kind": node.kind,
        "caption": words.caption(node.kind),
        "colour": kind.colour if kind else "",
        "other_names": _JOIN.join(sorted(node.alt)),
    }
    values: dict[str, set[str]] = {}
    for predicate, stated in node.attributes.items():
        values.setdefault(predicate, set()).update(_text(kg, v) for v in stated)
    for fact in kg.facts(node.id):
        if not isinstance(fact.object, Ref):
            values.setdefault(fact.predicate, set()).add(_text(kg, fact.object))
    attributes |= {predicate: _JOIN.join(sorted(values[predicate])) for predicate in sorted(values)}
    return {name: _xml(value) for name, value in attributes.items() if value}


def _edge(kg: KnowledgeGraph, fact: Fact) -> dict[str, str]:
    qualifiers: dict[str, set[str]] = {}
    for support in fact.supports:
        for predicate, value in support.qualifiers:
            qualifiers.setdefault(predicate, set()).add(_text(kg, value))
    attributes = {
        "predicate": fact.predicate,
        "label": vocabulary().caption(fact.predicate),
        "quotes": _JOIN.join(dict.fromkeys(e.quote for e in fact.evidence)),
        "articles": _JOIN.join(s.article for s in fact.supports),
        "inferred": fact.inferred,
        **{predicate: _JOIN.join(sorted(qualifiers[predicate])) for predicate in sorted(qualifiers)},
    }
    return {name: _xml(value) for name, value in attributes.items() if value}


def _text(kg: KnowledgeGraph, value: Value) -> str:
    """A value as a reader would say it."""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, Code):
        return value.label
    return kg.node(value.id).label if value.id in kg else value.id


def _xml(value: str) -> str:
    return _NOT_XML.sub("\ufffd", value)
