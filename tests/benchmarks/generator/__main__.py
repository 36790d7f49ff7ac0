"""Prints how well people, bodies and tenures of an invented corpus are told apart; asserts nothing.

python -m tests.benchmarks.generator [--articles 10000] [--seed 1] [--wrong 20] [--write FILE.jsonl] [--sources DIR]
    [--store DIR]

`--wrong` shows so many of the tenures that differ; `--write` leaves the articles as a table that `bienban build` reads,
`--sources` as a folder of small ones. `--store` says what the database has that was built of that folder.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

from graph.identity import candidates, contradictions, decide
from tests.benchmarks.generator.reporting import stories
from tests.benchmarks.generator.scoring import Figures, compare, measure, read
from tests.benchmarks.generator.stored import became, found_tenures, write_sources


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=1000, metavar="N")
    options.add_argument("--seed", type=int, default=1, metavar="N")
    options.add_argument("--wrong", type=int, default=0, metavar="N")
    options.add_argument("--write", type=Path, metavar="FILE")
    options.add_argument("--sources", type=Path, metavar="DIR")
    options.add_argument("--store", type=Path, metavar="DIR")
    chosen = options.parse_args()
    told = list(stories(chosen.seed, chosen.articles))
    if chosen.write:
        rows = ({"text": s.text, "published": s.published, "publisher": s.publisher} for s in told)
        chosen.write.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        return 0
    if chosen.sources:
        write_sources(told, chosen.sources)
        return 0
    started = time.perf_counter()
    readings = [read(story) for story in told]
    taken = time.perf_counter() - started
    print(f"{len(told)} articles read in {taken:.0f} s ({1000 * taken / len(told):.1f} ms each)")
    if chosen.store:
        _tell(compare(readings, became(chosen.store), found_tenures(chosen.store)), chosen.wrong)
        return 0
    started = time.perf_counter()
    figures = measure(readings)
    print(f"identity and tenures decided and measured in {time.perf_counter() - started:.1f} s")
    _tell(figures, chosen.wrong)
    shuffled = [s for r in readings for s in r.seen]
    random.Random(0).shuffle(shuffled)
    same = decide(shuffled) == figures.identities or _alike(decide(shuffled), figures.identities)
    print(f"  order    {'does not matter' if same else 'MATTERS'}")
    print(
        f"  judging  {len(candidates(figures.identities))} candidates, {len(contradictions(figures.identities))} contradictions"
    )
    return 0


def _tell(figures: Figures, wrong: int) -> None:
    for name, cubed in (("people", figures.people), ("bodies", figures.bodies)):
        print(f"  {name:8} B-cubed precision {cubed.precision:.4f}  recall {cubed.recall:.4f}  F1 {cubed.f1:.4f}")
    print(f"  tenures  right {figures.tenures:.4f} ({len(figures.wrong)} wrong)")
    for person, position, true, found in figures.wrong[:wrong]:
        print(f"    {person} {position}\n      so   {true}\n      read {found}")


def _alike(one: object, other: object) -> bool:
    return all(getattr(one, n) == getattr(other, n) for n in ("renamed", "divided", "log"))


if __name__ == "__main__":
    raise SystemExit(main())
