"""How fast articles are read. Prints a table; asserts nothing (tests/benchmarks/test_growth.py does).

python -m tests.benchmarks.extraction [--baseline PYTHON] [--sizes 10 100 1000] [--no-growth]

PYTHON is an interpreter that has underthesea (`python -m venv x && x/bin/pip install underthesea`; its named entities run
from the models in the package). Without one the comparison is with the naive expressions. What else is compared:
`python -m tests.benchmarks.league`.
"""

from __future__ import annotations

import argparse
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
from tests.benchmarks.peers import regexes
from tests.benchmarks.peers.environments import runs
from tests.benchmarks.peers.found import seconds
from tests.benchmarks.pieces import PIECES, repeated

__all__ = ["main"]

UNIT = 4096  # bytes; about one article


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
    """Milliseconds of the processor to compile the lexicon, in a process of its own; the shortest of five."""
    code = "import time\nfrom graph.lexicon import lexicon\nt = time.process_time()\nlexicon()\nprint(time.process_time() - t)"
    taken = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(5)
    ]
    return min(map(float, taken)) * 1000


def baseline(python: str, texts: list[str]) -> tuple[str, list[float]]:
    """(name, seconds of the processor per text) of another way to find names in the same texts."""
    if python:
        run = runs(Path(python), "run_underthesea", texts, 1)[0]
        return run.name, run.seconds
    return "naive expressions", seconds(regexes.read, texts, 3)


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
        [p.read_text(encoding="utf-8") for p in sorted(Path(chosen.texts).glob("*.txt"))]
        if chosen.texts
        else [*corpus()]
    )
    size = sum(len(t.encode()) for t in texts)

    line("lexicon", f"{loading():.0f} ms")
    lexicon()
    ours = seconds(read, texts, 5)
    per_unit, total = [s * 1000 * UNIT / len(t.encode()) for s, t in zip(ours, texts, strict=True)], sum(ours)
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
