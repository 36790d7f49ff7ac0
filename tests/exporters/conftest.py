"""Graphs that the exporters' tests share; they are read, never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.rdf import write
from graph.model import KnowledgeGraph
from tests.exporters import invented


@pytest.fixture(scope="session")
def kg() -> KnowledgeGraph:
    """Two articles about one invented meeting, merged."""
    return invented.both()


@pytest.fixture(scope="session")
def single() -> KnowledgeGraph:
    """The first of the two articles alone."""
    return invented.first_article()


@pytest.fixture(scope="session")
def folder(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The RDF files of a built folder about the invented meeting."""
    target = tmp_path_factory.mktemp("out")
    for format, suffix in (("turtle", "ttl"), ("trig", "trig"), ("nt", "nt"), ("nquads", "nq"), ("jsonld", "jsonld")):
        write(kg, target / f"graph.{suffix}", format)
    return target
