"""Writes tests/benchmarks/LEAGUE.md: bienban beside what can be run in its place.

python -m tests.benchmarks.league [--only extraction speed rdf pages] [--peers DIR] [--alone] [--date YYYY-MM-DD]

DIR holds the environment of the packages that are compared, and is made where there is none; without it they are installed in
a temporary one. --alone compares with nothing that has to be installed. What of the file does not depend on the machine is kept
true by tests/benchmarks/test_league.py; `BIENBAN_UPDATE_README=1 pytest tests/benchmarks/test_league.py` writes it anew.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.peers.environments import made
from tests.benchmarks.standings import extraction, pages, rdf, sheet, speed

__all__ = ["PARTS", "main"]

PARTS = {"extraction": extraction, "speed": speed, "rdf": rdf, "pages": pages}
#: Parts that compare with what has to be installed.
_BESIDE_OTHERS = ("extraction", "speed")


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", nargs="+", default=list(sheet.ORDER), choices=sheet.ORDER)
    options.add_argument("--peers", type=Path, metavar="DIR", help="an environment for the others, which stays")
    options.add_argument("--alone", action="store_true", help="only what needs nothing installed")
    options.add_argument("--date", default=datetime.now(UTC).date().isoformat(), help="of the measurement (today)")
    options.add_argument("--to", type=Path, default=sheet.LEAGUE, metavar="FILE", help="instead of LEAGUE.md")
    chosen = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        python = None
        if not chosen.alone and {*_BESIDE_OTHERS} & {*chosen.only}:
            python = made((chosen.peers or Path(folder) / "peers").absolute())
        for name in [name for name in sheet.ORDER if name in chosen.only]:
            started = time.perf_counter()
            part = PARTS[name].part  # type: ignore[attr-defined]
            text = part(chosen.date, python) if name in _BESIDE_OTHERS else part(chosen.date)
            sheet.written({name: text}, chosen.to)
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
