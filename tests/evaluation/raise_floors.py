"""Raise the floors of the evaluation gate to what is measured now. They are never lowered.

python -m tests.evaluation.raise_floors [--margin 0.01] [--new-corpus] [--errors [CLASS ...]]
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from tests.evaluation.corpus import FLOORS, digest, measure, pairs
from tests.evaluation.floors import Floors, raised, read_floors, write_floors
from tests.evaluation.report import report, table, worst

__all__ = ["main"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--margin", type=float, default=0.01, help="how far below the measured value a floor stands (0.01)")
    options.add_argument("--new-corpus", action="store_true", help="texts or gold were changed on purpose: take their hash over")
    options.add_argument("--errors", nargs="*", metavar="CLASS", help="print the errors (of these classes), change nothing")
    chosen = options.parse_args()
    tally = measure(pairs())
    if chosen.errors is not None:
        print(table(tally), worst(tally, chosen.errors, 1_000), sep="\n\n")
        return 0
    found = digest()
    floors = read_floors(FLOORS) if FLOORS.exists() else Floors(found, {})
    if floors.corpus != found:
        if not chosen.new_corpus:
            print("tests/corpus is not the one that floors.toml names; if that is on purpose, add --new-corpus")
            return 1
        floors = replace(floors, corpus=found)
    failed = report(tally, floors)
    if failed:
        print(failed)
        return 1
    higher = raised(tally, floors, chosen.margin)
    write_floors(higher, FLOORS)
    old = [f for least in floors.least.values() for f in least.values()]
    new = [f for least in higher.least.values() for f in least.values()]
    print(table(tally))
    print(f"\n{sum(new) - sum(old):.3f} in all added to {len(new)} floors")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
