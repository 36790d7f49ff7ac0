"""How fast articles are validated, and what pySHACL takes for the same. Prints a table; asserts nothing.

python -m tests.benchmarks.validation [--pages 76 500] [--short 1000 10000] [--alone 40] [--folder DIR]

Real graphs, multiplied (tests/benchmarks/multiplied.py), as N-Quads: `bienban validate FILE` in a process of its own, article
by article, in the text format, for which the processor's seconds and the largest memory are given. `--alone`: of so many
articles of a page, pySHACL judges all shapes, and the findings are compared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from exporters.validation.facts import Facts
from exporters.validation.shacl import Checker
from exporters.validation.source import pieces
from tests.benchmarks.articles import ROOT
from tests.benchmarks.asked import write_files
from tests.benchmarks.engines import some_of
from tests.benchmarks.multiplied import extracted, multiplied
from tests.benchmarks.store import line

__all__ = ["main"]


def validated(target: Path) -> tuple[str, float, float]:
    """`bienban validate`: its summary, seconds of the processor, and MB."""
    command = [sys.executable, "-m", "bienban", "validate", str(target), "--lang", "en"]
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, stdout=said, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
        said.seek(0)
        summary = said.read().decode().splitlines()[-1]
    return summary, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def alone(n: int) -> None:
    """pySHACL over all shapes beside the way that `bienban validate` takes, and whether they find the same."""
    checker, screened, judged, different = Checker(), 0.0, 0.0, 0
    for kg in multiplied(extracted(), n):
        for piece in pieces(kg):
            assert isinstance(piece, Facts)
            started = time.process_time()
            found = sorted(checker.check(Facts(piece.lines)))
            screened += time.process_time() - started
            started = time.process_time()
            everything = sorted(checker.check(piece.graph()))
            judged += time.process_time() - started
            different += found != everything
    line("pySHACL, all shapes", f"{n:,} pages", f"{judged:,.1f} s", f"{n / judged:,.1f}", "-", f"{different} different")
    line(
        "as it is done", f"{n:,} pages", f"{screened:,.1f} s", f"{n / screened:,.1f}", "-", f"x {judged / screened:.1f}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, nargs="*", default=[76, 500], metavar="N", help="articles of a page")
    options.add_argument("--short", type=int, nargs="*", default=[1_000, 10_000], metavar="N", help="short ones")
    options.add_argument("--alone", type=int, default=40, metavar="N", help="articles that pySHACL judges by itself")
    options.add_argument("--folder", type=Path, help="where to put the graphs, and to find them again")
    chosen = options.parse_args(arguments)
    line("validated", "articles", "time", "articles/s", "largest process", "")
    line(*["---"] * 6)
    if chosen.alone:
        alone(chosen.alone)
    with tempfile.TemporaryDirectory(prefix="bienban-validation-") as temporary:
        for kind, sizes in (("pages", chosen.pages), ("short", chosen.short)):
            for n in sizes:
                folder = (chosen.folder or Path(temporary)) / f"{kind}-{n}"
                if not folder.exists():
                    write_files(folder, multiplied(some_of(kind), n))
                summary, seconds, megabytes = validated(folder / "graph.nq")
                line(
                    "`bienban validate`",
                    f"{n:,} {kind}",
                    f"{seconds:,.1f} s",
                    f"{n / seconds:,.1f}",
                    f"{megabytes:,.0f} MB",
                    summary,
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
