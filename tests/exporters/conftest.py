"""Graphs that the exporters' tests share; they are read, never changed."""

from __future__ import annotations

import pytest

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
