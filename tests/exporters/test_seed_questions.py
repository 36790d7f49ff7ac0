"""Ready questions over the first seed, by name, and the answers that a careful reader of it gives (`expected/`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exporters.rdf import write
from exporters.sparql import answer
from exporters.terms import parse_literal
from graph.article import Article
from graph.extraction import extract

EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.json"))
SEED = Path(__file__).resolve().parents[2] / "seeds" / "dong-thap-2022-12-29.txt"


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The RDF of the first seed alone."""
    folder = tmp_path_factory.mktemp("seed")
    kg = extract(Article.from_text(SEED.read_text(encoding="utf-8")))
    write(kg, folder / "graph.ttl", "turtle")
    write(kg, folder / "graph.trig", "trig")
    return folder


@pytest.mark.parametrize("path", EXPECTED, ids=[p.stem for p in EXPECTED])
def test_the_first_seed_answers_as_the_design_says(seed: Path, path: Path) -> None:
    wanted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found = answer(seed, wanted["question"], wanted["parameters"], seconds=None)
    rows = [[parse_literal(t).value if t and t.startswith('"') else t for t in row] for row in found.rows]
    assert rows == wanted["rows"]
