"""rapidGraph: text to graph, of which only the rules run without models from a hub: runs of (ASCII) capitals, and what stands
between two of them as a relation. Its names have no class, its relations are words between names and none of the gold's."""

from __future__ import annotations

from rapidgraph.core import GraphExtractor, RegexEntityBackend

from tests.benchmarks.peers.found import Found, answer

_EXTRACTOR = GraphExtractor(RegexEntityBackend(), None)


def _read(text: str) -> object:
    return _EXTRACTOR.extract(text)


def _found(text: str) -> Found:
    return Found(names=[entity.text for entity in _EXTRACTOR.extract(text).entities])


if __name__ == "__main__":
    answer("rapidGraph", {"rapidGraph, rules": (_read, _found)})
