"""How fast articles are read. Prints a table; asserts nothing (tests/benchmarks/test_growth.py does).

python -m tests.benchmarks.extraction [--baseline PYTHON] [--sizes 10 100 1000] [--no-growth]

PYTHON is an interpreter that has underthesea (`python -m venv x && x/bin/pip install underthesea`; its NER chain runs
from the models in the package). Without one the comparison is with a naive search for capitalised words.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from graph.article import Article
from graph.extraction import extract
from graph.lexicon import lexicon
from tests.benchmarks.articles import ROOT, corpus, long_article
from tests.benchmarks.pieces import PIECES, repeated

__all__ = ["main"]

UNIT = 4096  # bytes; about one article
_UNDERTHESEA = """
import json, sys, time
from underthesea import ner
texts = json.load(sys.stdin)
ner("Ông Nguyễn Văn An phát biểu.")
taken = []
for text in texts:
    started = time.perf_counter()
    ner(text)
    taken.append(time.perf_counter() - started)
json.dump(taken, sys.stdout)
"""
_CAPITALS = re.compile(r"\b(?-i:[A-ZÀ-ÝĂĐƠƯẠ-Ỹ])\w*(?: [A-ZÀ-ÝĂĐƠƯẠ-Ỹ]\w*)+")


def best(run: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in seconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        taken.append(time.perf_counter() - started)
    return min(taken)


def read(text: str) -> object:
    return extract(Article.from_text(text))


def _spent(text: str) -> float:
    return best(lambda: read(text), 2) * 1000


def line(name: str, *cells: str) -> None:
    print(f"{name:34}" + "".join(f"{c:>16}" for c in cells))


def loading() -> float:
    """Milliseconds to compile the lexicon, in a process of its own; the shortest of five."""
    code = "import time\nfrom graph.lexicon import lexicon\nt = time.perf_counter()\nlexicon()\nprint(time.perf_counter() - t)"
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(5)
    ]
    return min(map(float, runs)) * 1000


def speed(texts: tuple[str, ...], times: int) -> list[float]:
    """Milliseconds per 4 kB, text by text."""
    return [best(lambda text=text: read(text), times) * 1000 * UNIT / len(text.encode()) for text in texts]  # type: ignore[misc]


def baseline(python: str, texts: tuple[str, ...]) -> tuple[str, list[float]]:
    """(name, seconds per text) of another way to find names in the same texts."""
    if python:
        done = subprocess.run(
            [python, "-c", _UNDERTHESEA], input=json.dumps(texts), capture_output=True, text=True, check=True
        )
        return "underthesea ner", json.loads(done.stdout)
    return "naive search for capitals", [best(lambda text=text: _CAPITALS.findall(text), 3) for text in texts]  # type: ignore[misc]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--baseline", default="", metavar="PYTHON")
    options.add_argument(
        "--texts", default="", metavar="DIR", help="measure on *.txt of this folder instead of our corpus"
    )
    options.add_argument("--sizes", type=int, nargs="*", default=[10, 30, 100, 300, 1000], metavar="KB")
    options.add_argument("--no-growth", action="store_true")
    chosen = options.parse_args()
    texts = (
        tuple(p.read_text(encoding="utf-8") for p in sorted(Path(chosen.texts).glob("*.txt")))
        if chosen.texts
        else corpus()
    )
    size = sum(len(t.encode()) for t in texts)

    line("lexicon", f"{loading():.0f} ms")
    lexicon()
    per_unit = speed(texts, 5)
    total = sum(ms / UNIT * len(t.encode()) for ms, t in zip(per_unit, texts, strict=True)) / 1000
    line(f"{len(texts)} articles, {size / 1000:.0f} kB", "median", "slowest", "throughput")
    line(
        "  bienban, per 4 kB",
        f"{statistics.median(per_unit):.2f} ms",
        f"{max(per_unit):.2f} ms",
        f"{size / total / 1000:.0f} kB/s",
    )
    name, taken = baseline(chosen.baseline, texts)
    other = [s * 1000 * UNIT / len(t.encode()) for s, t in zip(taken, texts, strict=True)]
    line(
        f"  {name}",
        f"{statistics.median(other):.2f} ms",
        f"{max(other):.2f} ms",
        f"{size / sum(taken) / 1000:.0f} kB/s",
    )
    line(
        "  bienban is",
        f"{sum(taken) / total:.1f} x as fast" if sum(taken) > total else f"{total / sum(taken):.1f} x as slow",
    )

    if not chosen.no_growth:
        line("one article of", "seconds", "ms per 4 kB")
        for kilobytes in chosen.sizes:
            text = long_article(kilobytes * 1000)
            spent = best(lambda text=text: read(text), 3 if kilobytes < 100 else 1)  # type: ignore[misc]
            line(f"  {kilobytes} kB", f"{spent:.2f}", f"{spent * 1000 * UNIT / len(text.encode()):.2f}")
        line("one piece again and again", "5 kB, ms", "20 kB, ms", "x")
        rows = []
        for piece in PIECES:
            small, large = (_spent(repeated(piece, length)) for length in (5_000, 20_000))
            rows.append((large / small, large, small, piece))
        for ratio, large, small, piece in sorted(rows, reverse=True)[:12]:
            line(f"  {piece!r}", f"{small:.1f}", f"{large:.1f}", f"{ratio:.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
