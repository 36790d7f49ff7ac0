"""Mutation testing of the rooms that decide who is meant and what is said: `graph/resolution` and `graph/facts`.

mutmut changes the code in one place at a time (a comparison, a number, a name that is None) and runs the tests; a change
that no test notices survives. There are some twenty thousand, so a sample is drawn, the same for the same seed and code:

    python -m tests.mutation.sample --number 100 --seed 2026      a hundred of each room
    mutmut run 'graph.resolution.posts.*'                  all of one module
    mutmut show NAME                                       what a mutant changes
    mutmut results                                         who survived

Everything happens in `mutants/`, which git does not know. What was found stands in README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter

from tests.evaluation.corpus import ROOT

__all__ = ["main"]

ROOMS = ("graph/resolution", "graph/facts")
#: mutmut's words for how a test run ended.
ENDS = {
    0: "survived",
    1: "killed",
    3: "killed",
    5: "no tests",
    33: "no tests",
    24: "timeout",
    36: "timeout",
    None: "not run",
}


def verdicts(room: str) -> dict[str, int | None]:
    """Every mutant of a room, and the exit code of its tests."""
    found: dict[str, int | None] = {}
    for path in sorted((ROOT / "mutants" / room).rglob("*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def run(*names: str, processes: int) -> None:
    """mutmut on these mutants; its progress, and why it stopped if it did, goes to standard error."""
    subprocess.run(["mutmut", "run", "--max-children", str(processes), *names], cwd=ROOT, check=True, stdout=sys.stderr)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--number", type=int, default=100, help="how many mutants of each room (100)")
    options.add_argument("--seed", type=int, default=2026, help="which ones (2026)")
    options.add_argument("--processes", type=int, default=1, help="how many at a time (1)")
    options.add_argument("--again", action="store_true", help="run nothing: print what the last run found")
    chosen = options.parse_args()
    if not chosen.again:
        run("graph.resolution.ids.*", processes=chosen.processes)  # makes the mutants
    samples = {room: draw(sorted(verdicts(room)), chosen.number, chosen.seed) for room in ROOMS}
    if not chosen.again:
        run(*(name for sample in samples.values() for name in sample), processes=chosen.processes)
    for room, sample in samples.items():
        ended = verdicts(room)
        counts = Counter(ENDS.get(ended[name], "killed") for name in sample)
        print(
            f"{room}: {len(ended)} mutants, {len(sample)} drawn:",
            ", ".join(f"{n} {end}" for end, n in counts.most_common()),
        )
        print(*(f"  {name}" for name in sample if ENDS.get(ended[name]) in ("survived", "no tests")), sep="\n")
    return 0


def draw(names: list[str], number: int, seed: int) -> list[str]:
    """So many of the names; a larger sample begins with the smaller one."""
    return random.Random(seed).sample(names, len(names))[:number]


if __name__ == "__main__":
    raise SystemExit(main())
