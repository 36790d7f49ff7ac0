"""How fast graphs are written, beside rdflib's serializers. Prints a table; asserts nothing.

python -m tests.benchmarks.rdf [--sizes 100 1000] [--short 1000 10000] [--formats turtle nt trig nquads jsonld]
                               [--patience SECONDS] [--alone]

Real graphs, multiplied (tests/benchmarks/multiplied.py), in one run: articles of a page (about 3,400 statements each),
and short ones (three sentences, 640 statements). Seconds are of the processor, which other programs
on the machine disturb little; everything here runs on one. Ours is the whole way from the knowledge graph to
the file. rdflib has its dataset filled before the clock starts (the table says how long that takes) and only writes. A
size at which rdflib would take longer than --patience, going by the size before, is left out and shown as "-".
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rdflib import Dataset, Graph

from exporters.rdf import FORMATS, write
from graph.model import KnowledgeGraph, merge
from tests.benchmarks.engines import some_of
from tests.benchmarks.multiplied import multiplied

__all__ = ["main"]

#: Our names and rdflib's; those that have all of a graph in memory first, so that they are written last.
_RDFLIB = {"jsonld": "json-ld", "turtle": "turtle", "trig": "trig", "nt": "nt", "nquads": "nquads"}
_NAMED = {"trig", "nquads"}
#: From one size to the next.
_STEP = 10


def timed(run: Callable[[], object]) -> float:
    """Seconds of the processor that something takes, once: it takes long."""
    started = time.process_time()
    run()
    return time.process_time() - started


def line(name: str, *cells: str) -> None:
    print(f"{name:22}" + "".join(f"{c:>18}" for c in cells), flush=True)


def rate(quads: int, seconds: float) -> str:
    return f"{seconds:,.1f} s {quads / seconds / 1000:,.0f}k/s"


def _filled(folder: Path, formats: list[str]) -> dict[str, Graph]:
    """Format -> what rdflib writes it from: the graphs of the articles, or everything in one graph."""
    found: dict[str, Graph] = {}
    if _NAMED & {*formats}:
        dataset = Dataset()
        dataset.parse(folder / "graph.nquads", format="nquads")
        found |= dict.fromkeys(_NAMED, dataset)
    if {*formats} - _NAMED:
        g = Graph().parse(folder / "graph.nt", format="nt")
        found |= dict.fromkeys({*formats} - _NAMED, g)
    return found


def _memory() -> str:
    """The most that the process has had so far."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def measure(
    kg: KnowledgeGraph, formats: list[str], folder: Path, left_out: set[str], patience: float
) -> dict[str, float]:
    """One size. Adds to `left_out` the formats that rdflib is not to be asked for at the next size. Out: our seconds."""
    ours: dict[str, float] = {}
    for format in sorted(formats, key=list(_RDFLIB).index, reverse=True):
        ours[format] = timed(lambda format=format: write(kg, folder / f"graph.{format}", format))  # type: ignore[misc]
        line(f"  {format} written", f"{ours[format]:,.1f} s", _memory())
    for format in {"nquads", "nt"} - {*formats}:
        write(kg, folder / f"graph.{format}", format)
    quads = {format: _lines(folder / ("graph.nquads" if format in _NAMED else "graph.nt")) for format in formats}
    line("", "bienban", "rdflib", "rdflib / bienban")
    asked = [format for format in formats if format not in left_out]
    started = time.process_time()
    sources = _filled(folder, asked)
    filling = time.process_time() - started
    if asked:
        line("  filling", "", f"{filling:,.1f} s", _memory())
    for format in formats:
        mine = rate(quads[format], ours[format])
        if format in left_out:
            line(f"  {format}", mine, "-", "-")
            continue
        theirs = timed(partial(sources[format].serialize, str(folder / "x"), _RDFLIB[format], encoding="utf-8"))
        line(f"  {format}", mine, rate(quads[format], theirs), f"{theirs / ours[format]:.1f} x")
        if (theirs + filling) * _STEP > patience:
            left_out.add(format)
    return ours


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000], metavar="ARTICLES", help="of a page")
    options.add_argument("--short", type=int, nargs="*", default=[1_000, 10_000], metavar="ARTICLES", help="short ones")
    options.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    options.add_argument("--patience", type=float, default=600, metavar="SECONDS")
    options.add_argument("--alone", action="store_true", help="without rdflib")
    chosen = options.parse_args()
    for kind, sizes in (("pages", chosen.sizes), ("short", chosen.short)):
        left_out: set[str] = {*chosen.formats} if chosen.alone else set()
        before: dict[str, float] = {}
        for size in sizes:
            started = time.process_time()
            kg = merge(multiplied(some_of(kind), size))
            kg.facts()
            made = time.process_time() - started
            line(f"{size:,} {kind}", f"merged in {made:,.1f} s", _memory())
            with tempfile.TemporaryDirectory() as folder:
                ours = measure(kg, chosen.formats, Path(folder), left_out, chosen.patience)
            for format in before:
                line(f"  {format} grew", f"{ours[format] / before[format]:.1f} x")
            before = ours
    return 0


if __name__ == "__main__":
    sys.exit(main())
