"""GraphML for Gephi, yEd, Cytoscape and other network tools.

network     the graph as networkx has one, with flat attributes
"""

from __future__ import annotations

from pathlib import Path

from networkx.readwrite.graphml import GraphMLWriter

from exporters.graphml.network import to_network
from graph.errors import OutputError
from graph.model import KnowledgeGraph

__all__ = ["to_network", "write"]


def write(kg: KnowledgeGraph, path: Path | str) -> None:
    """Write the graph as UTF-8 GraphML, sorted. Raises OutputError when the file cannot be written."""
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(to_network(kg))
    try:
        with Path(path).open("wb") as stream:
            writer.dump(stream)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None
