"""The knowledge graph: nodes, facts, and the words behind each fact (`README.md` has every term).

Nothing here knows Vietnamese, RDF or a file:

    values      what may stand at the end of a fact
    facts       facts, their support by articles, evidence
    knowledge   the graph itself, and merging
    notebook    how a graph shows itself in a cell of a notebook
"""

from graph.model.facts import Evidence, Fact, Support, in_order, qualified
from graph.model.knowledge import KnowledgeGraph, Node, merge
from graph.model.values import Code, Literal, Ref, Value, date, distinct, text, value_key, year

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
    "distinct",
    "in_order",
    "merge",
    "qualified",
    "text",
    "value_key",
    "year",
]
