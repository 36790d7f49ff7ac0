"""Our scorer against the one that others score with, where that one is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from exporters.rdf import serialize
from tests.evaluation.corpus import CORPUS, ROOT, graph_of, measure, pairs
from tests.evaluation.tally import EDGES, NODES

EVAL = ROOT.parent / "shared" / "eval"
#: Ours reads the graph itself, theirs its N-Triples; edge cases of matching may fall differently.
TOLERANCE = 0.02

pytestmark = pytest.mark.skipif(not (EVAL / "score.py").is_file(), reason="../shared/eval/score.py is not here")


def theirs(gold: Path, articles: list[tuple[Path, Path]], tmp_path: Path) -> dict[str, Any]:
    """What score.py says of the graphs of these articles."""
    for text, annotated in articles:
        (tmp_path / f"{annotated.stem}.nt").write_text(serialize(graph_of(text), "nt"), encoding="utf-8")
    out = tmp_path / "score.json"
    subprocess.run(
        [sys.executable, EVAL / "score.py", gold, gold, "--graphs", tmp_path, "--json", out],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    scored: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return scored


def test_on_our_own_corpus(tmp_path: Path) -> None:
    ours, their = measure(pairs()).figures(), theirs(CORPUS / "gold", pairs(), tmp_path)
    assert ours["all facts"].f1 == pytest.approx(their["all"]["f"], abs=TOLERANCE)
    apart = {
        k: (ours[k].f1, their[k]["f"])
        for k in (*NODES, *EDGES, "nodes", "edges")
        if abs(ours[k].f1 - their[k]["f"]) > TOLERANCE
    }
    assert apart == {}


def test_on_the_seed(tmp_path: Path) -> None:
    """One article: the counts themselves."""
    seed = EVAL / "seed"
    articles = [(seed / "seed.txt", seed / "seed.json")]
    ours, their = measure(articles).figures(), theirs(seed, articles, tmp_path)
    ours["all"] = ours["all facts"]
    for kind in (*NODES, *EDGES, "nodes", "edges", "all"):
        row = ours[kind]
        assert (kind, row.right, row.spurious, row.missed) == (
            kind,
            their[kind]["tp"],
            their[kind]["fp"],
            their[kind]["fn"],
        )
