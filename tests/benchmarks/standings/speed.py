"""How fast texts are read, beside other readers, in seconds of the processor on one core."""

from __future__ import annotations

import statistics
from pathlib import Path

from graph.lexicon import lexicon
from tests.benchmarks.extraction import UNIT, loading, read
from tests.benchmarks.peers import regexes
from tests.benchmarks.peers.environments import MODULES, runs
from tests.benchmarks.peers.found import Run, seconds
from tests.benchmarks.peers.judging import texts
from tests.benchmarks.standings.sheet import measured_on, table

__all__ = ["part"]

_TIMES = 2
_ABOUT = """\
## How fast texts are read

The {count} texts of `tests/corpus` ({kilobytes:.0f} kB), each the best of {times} times after the first text was read, everything
loaded before. Seconds are of the processor on one core, which other programs on the machine disturb little. bienban gives a whole graph
with evidence, the others names (extr and rapidGraph: also relations). It compiles its lexicon in {loading:.0f} ms, once a process.

"""


def part(date: str, python: Path | None) -> str:
    """The part; without an interpreter for the others (None) only bienban and the expressions."""
    every = texts()
    lexicon()
    found = [
        Run("bienban", "", [], seconds(read, every, _TIMES)),
        *(run for module in (MODULES if python else ()) for run in runs(python, module, every, _TIMES)),  # type: ignore[arg-type]
        Run("expressions", "", [], seconds(regexes.read, every, _TIMES)),
    ]
    kilobytes = sum(len(text.encode()) for text in every) / 1000
    about = _ABOUT.format(count=len(every), kilobytes=kilobytes, times=_TIMES, loading=loading())
    return (
        about
        + measured_on(date, "speed")
        + table(
            ["reader", "seconds", "median, ms per 4 kB", "slowest", "kB/s", "time x bienban's"],
            [_row(run, every, sum(found[0].seconds)) for run in found],
        )
    )


def _row(run: Run, every: list[str], ours: float) -> list[str]:
    per_unit = [s * 1000 * UNIT / len(text.encode()) for s, text in zip(run.seconds, every, strict=True)]
    total, size = sum(run.seconds), sum(len(text.encode()) for text in every)
    return [
        f"{run.name} {run.version}".strip(), f"{total:.2f}", f"{statistics.median(per_unit):.1f}", f"{max(per_unit):.1f}",
        f"{size / total / 1000:,.0f}", f"{total / ours:.2f}",
    ]  # fmt: skip
