"""How right it is: precision, recall and F1 of each class of fact, on texts with gold.

python -m tests.evaluation [FOLDER] [--errors [CLASS ...]]

FOLDER has `texts/NAME.txt` and `gold/NAME.json` (tests/corpus; its README says how gold is made). With --errors also what
is wrong or missed, of all classes or of these.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.evaluation.corpus import CORPUS, measure, pairs
from tests.evaluation.report import table, worst

__all__ = ["main"]


def main() -> int:
    options = argparse.ArgumentParser(
        prog="python -m tests.evaluation", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="texts and gold (tests/corpus)")
    options.add_argument("--errors", nargs="*", metavar="CLASS", help="print the errors too (of these classes)")
    chosen = options.parse_args()
    articles = pairs(chosen.folder / "gold", chosen.folder / "texts")
    if not articles:
        options.error(f"no gold in {chosen.folder / 'gold'}")
    tally = measure(articles)
    unknown = sorted({*(chosen.errors or ())} - set(tally.rows))
    if unknown:
        options.error(f"no class {', '.join(unknown)}; there are {', '.join(sorted(tally.rows))}")
    print(table(tally))
    if chosen.errors is not None:
        print("", worst(tally, chosen.errors, 1_000), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
