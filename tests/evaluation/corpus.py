"""The articles that the gate reads: texts of our own with gold, and what the extractor makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from graph.article import Article
from graph.extraction import extract
from graph.model import KnowledgeGraph
from tests.evaluation.gold import read_gold
from tests.evaluation.scoring import score
from tests.evaluation.tally import Tally

__all__ = ["CORPUS", "FLOORS", "ROOT", "digest", "graph_of", "measure", "pairs"]

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "tests" / "corpus"
FLOORS = Path(__file__).resolve().with_name("floors.toml")


def digest(folder: Path = CORPUS) -> str:
    """SHA-256 over the sorted names and the bytes of all files of the corpus."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".json")):
        data = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def pairs(gold: Path = CORPUS / "gold", texts: Path = CORPUS / "texts") -> list[tuple[Path, Path]]:
    """(text, gold) of every annotated article, by name."""
    return [(texts / f"{path.stem}.txt", path) for path in sorted(gold.glob("*.json"))]


@cache
def graph_of(path: Path) -> KnowledgeGraph:
    """What the extractor makes of a text file."""
    return extract(Article.from_text(path.read_text(encoding="utf-8")))


def measure(articles: Iterable[tuple[Path, Path]], read: Callable[[Path], KnowledgeGraph] = graph_of) -> Tally:
    """The tally over articles."""
    tally = Tally()
    for text, gold in articles:
        score(read(text), read_gold(gold), tally)
    return tally
