"""The texts that properties are tested on: our corpus, the seeds, and the development articles where they are at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.article import Article
from graph.extraction import extract
from graph.model import KnowledgeGraph

__all__ = ["PATHS", "ROOT", "extracted", "names", "read"]

ROOT = Path(__file__).resolve().parent.parent.parent
_EVAL = ROOT.parent / "shared" / "eval"
PATHS = [
    path
    for folder in (ROOT / "tests" / "corpus" / "texts", ROOT / "seeds", _EVAL / "dev" / "texts", _EVAL / "seed")
    for path in sorted(folder.glob("*.txt"))
]


def names(path: Path) -> str:
    """How a text is called in the list of tests."""
    return path.stem


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def extracted(text: str) -> KnowledgeGraph:
    """The graph of a text; it is read, never changed."""
    return extract(Article.from_text(text))
