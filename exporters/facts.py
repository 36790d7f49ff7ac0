"""Nodes and facts with their evidence as JSON, for programs that want neither RDF nor Python."""

from __future__ import annotations

import json
from typing import Any

from graph.model import Code, Fact, KnowledgeGraph, Node, Ref, Support, Value

__all__ = ["to_json"]


def to_json(kg: KnowledgeGraph) -> str:
    """The whole graph; ids are the graph's own, and `article` in an evidence is the id of the article's node.

    >>> print(to_json(KnowledgeGraph()))
    {
      "nodes": [],
      "facts": []
    }
    """
    content = {"nodes": [_node(n) for n in kg.nodes()], "facts": [_fact(f) for f in kg.facts()]}
    return json.dumps(content, ensure_ascii=False, indent=2)


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "label": node.label,
        "alt": sorted(node.alt),
        "attributes": {p: [_value(v) for v in values] for p, values in sorted(node.attributes.items())},
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "subject": fact.subject,
        "predicate": fact.predicate,
        "object": _value(fact.object),
        "supports": [_support(s) for s in fact.supports],
    }


def _support(support: Support) -> dict[str, Any]:
    return {
        "article": support.article,
        "inferred": support.inferred,
        "qualifiers": [{"predicate": p, "value": _value(v)} for p, v in support.qualifiers],
        "rules": list(support.rules),
        "evidence": [{"start": e.start, "end": e.end, "quote": e.quote} for e in support.evidence],
    }


def _value(value: Value) -> dict[str, str]:
    if isinstance(value, Ref):
        return {"node": value.id}
    if isinstance(value, Code):
        return {"code": value.id, "scheme": value.scheme, "label": value.label}
    parts = {"value": value.value, "datatype": value.datatype, "language": value.language}
    return {name: part for name, part in parts.items() if part or name == "value"}
