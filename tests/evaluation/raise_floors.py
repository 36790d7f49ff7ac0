"""Raise the floors of the evaluation gate to what is measured now. On one corpus they are never lowered.

What is measured on another corpus cannot be compared: with --new-corpus its floors begin anew, and those that are lower
than before are named, for whoever reviews the change. `python -m tests.evaluation` measures and changes nothing.

python -m tests.evaluation.raise_floors [--margin 0.01] [--new-corpus]
"""

from __future__ import annotations

import argparse

from tests.evaluation.corpus import FLOORS, digest, measure, pairs
from tests.evaluation.floors import Floors, raised, read_floors, write_floors
from tests.evaluation.report import report, table

__all__ = ["main"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--margin", type=float, default=0.01, help="how far below the measured value a floor stands (0.01)"
    )
    options.add_argument(
        "--new-corpus", action="store_true", help="texts or gold were changed on purpose: take their hash over"
    )
    chosen = options.parse_args()
    tally = measure(pairs())
    found = digest()
    floors = read_floors(FLOORS) if FLOORS.exists() else Floors(found, {})
    before = floors
    if floors.corpus != found:
        if not chosen.new_corpus:
            print("tests/corpus is not the one that floors.toml names; if that is on purpose, add --new-corpus")
            return 1
        floors = Floors(found, {})
    failed = report(tally, floors)
    if failed:
        print(failed)
        return 1
    higher = raised(tally, floors, chosen.margin)
    write_floors(higher, FLOORS)
    print(table(tally))
    for kind, least in higher.least.items():
        for name, new in least.items():
            old = before.least.get(kind, {}).get(name, 0.0)
            if new != old:
                print(f"{kind} {name}: {old:.3f} -> {new:.3f}{' (lower)' if new < old else ''}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
