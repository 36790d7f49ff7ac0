"""The knowledge graph: nodes, facts, and the words behind each fact."""

from graph.model.facts import Evidence, Fact, Support
from graph.model.knowledge import KnowledgeGraph, Node, merge
from graph.model.values import Code, Literal, Ref, Value, date, text, value_key, year

__all__ = [
    "Code",
    "Evidence",
    "Fact",
    "KnowledgeGraph",
    "Literal",
    "Node",
    "Ref",
    "Support",
    "Value",
    "date",
    "merge",
    "text",
    "value_key",
    "year",
]
