"""A knowledge graph as a few kilobytes, for another process or another day. JSON inside: reading it runs nothing."""

from __future__ import annotations

import json
import zlib
from typing import Any

from graph.model import Code, Evidence, Fact, KnowledgeGraph, Literal, Node, Ref, Support, Value

__all__ = ["node_from", "node_parts", "pack", "unpack"]


def pack(kg: KnowledgeGraph) -> bytes:
    """The whole graph, compressed; the same bytes for the same graph."""
    nodes = list(map(node_parts, kg.nodes()))
    facts = [[f.subject, f.predicate, _written(f.object), list(map(_support, f.supports))] for f in kg.facts()]
    text = json.dumps([nodes, facts], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> KnowledgeGraph:
    """The graph that was packed. Raises ValueError (or zlib.error) for bytes that are no such graph."""
    nodes, facts = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    kg = KnowledgeGraph()
    for parts in nodes:
        kg.add_node(node_from(parts))
    for subject, predicate, value, supports in facts:
        kg.put(Fact(subject, predicate, _read(value), tuple(map(_read_support, supports))))
    return kg


def node_parts(node: Node) -> list[Any]:
    """A node as JSON has it."""
    attributes = [[p, list(map(_written, values))] for p, values in node.attributes.items()]
    return [node.id, node.kind, node.label, sorted(node.alt), attributes]


def node_from(parts: list[Any]) -> Node:
    """The node that `node_parts` was given."""
    id, kind, label, alt, attributes = parts
    return Node(id, kind, label, frozenset(alt), {p: tuple(map(_read, values)) for p, values in attributes})


def _written(value: Value) -> list[str]:
    if isinstance(value, Ref):
        return [value.id]
    if isinstance(value, Literal):
        return [value.value, value.datatype, value.language]
    return [value.scheme, value.id, value.label, value.english]


def _read(parts: list[str]) -> Value:
    """The kinds of value differ in how many parts they have."""
    if len(parts) == 1:
        return Ref(*parts)
    return Literal(*parts) if len(parts) == 3 else Code(*parts)


def _support(support: Support) -> list[Any]:
    return [
        support.article,
        [[e.article, e.start, e.end, e.quote] for e in support.evidence],
        support.inferred,
        [[p, _written(v)] for p, v in support.qualifiers],
        list(support.rules),
    ]


def _read_support(parts: list[Any]) -> Support:
    article, evidence, inferred, qualifiers, rules = parts
    return Support(
        article,
        tuple(Evidence(*e) for e in evidence),
        inferred,
        tuple((p, _read(v)) for p, v in qualifiers),
        tuple(rules),
    )
