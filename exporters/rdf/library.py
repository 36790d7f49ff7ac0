"""The same statements as rdflib objects, for those who program against them and for validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Dataset, Graph

from exporters.rdf import nquads, ntriples
from exporters.rdf.statements import statements

if TYPE_CHECKING:
    from exporters.rdf.settings import Settings
    from graph.model import KnowledgeGraph

__all__ = ["to_dataset", "to_graph"]


def to_graph(kg: KnowledgeGraph, settings: Settings | None = None) -> Graph:
    """Everything in one rdflib graph."""
    return Graph().parse(data=ntriples.dump(statements(kg, settings)), format="nt")


def to_dataset(kg: KnowledgeGraph, settings: Settings | None = None) -> Dataset:
    """A named graph for each article; what is said of the readings in the default graph."""
    g = Dataset()
    g.parse(data=nquads.dump(statements(kg, settings)), format="nquads")
    return g
