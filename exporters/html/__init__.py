"""The viewer: a knowledge graph as one HTML file that opens from disk, without a network, on any machine.

pyvis builds the network and brings vis-network; template, scripts and style are ours. See `README.md` in this folder
for how the rooms of the page are divided.
"""

from __future__ import annotations

from pathlib import Path

from exporters.html.drawing import draw
from exporters.html.network import build_network
from exporters.html.page import assemble
from exporters.html.payload import Numbering, build_payload
from exporters.html.vocabulary import load_strings, load_vocabulary
from graph.model import KnowledgeGraph

__all__ = ["render", "write"]


def render(kg: KnowledgeGraph, title: str | None = None) -> str:
    """The whole page. The same graph gives the same text, to the byte."""
    words = load_vocabulary()
    numbers = Numbering(kg)
    drawing = draw(kg, numbers.facts, numbers.node, words)
    heading = title or _title(kg)
    net, narrow = build_network(numbers, drawing, words, heading)
    data = build_payload(kg, numbers, words)
    data |= narrow | {"title": heading, "strings": load_strings()}
    return assemble(net, data)


def write(kg: KnowledgeGraph, path: str | Path, title: str | None = None) -> None:
    """Write the page as UTF-8 with plain line ends, whatever the locale."""
    Path(path).write_text(render(kg, title), encoding="utf-8", newline="\n")


def _title(kg: KnowledgeGraph) -> str:
    articles = kg.articles()
    if len(articles) == 1:
        return articles[0].label
    meetings = kg.nodes("Meeting")
    return meetings[0].label if len(meetings) == 1 else f"Đồ thị tri thức từ {len(articles)} bài"
