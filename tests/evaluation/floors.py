"""The floors of the evaluation gate: what each class of fact must reach, on which corpus. Floors only rise."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.tally import Row, Tally

__all__ = ["Floors", "broken", "raised", "read_floors", "write_floors"]

MEASURES = ("precision", "recall", "f1")
_HEADER = """\
# What the extraction must reach on tests/corpus: precision, recall and F1 for each class of fact.
# The gate (tests/evaluation/test_gate.py) fails below a floor, and when the corpus is not the one named here.
# Raise the floors after an improvement:  python -m tests.evaluation.raise_floors
"""


@dataclass(frozen=True)
class Floors:
    """corpus: SHA-256 of the texts and gold; least: class of fact -> measure -> floor."""

    corpus: str
    least: dict[str, dict[str, float]]


def read_floors(path: Path) -> Floors:
    """In: the TOML file. Out: its floors."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(raw["corpus"], raw["floors"])


def write_floors(floors: Floors, path: Path) -> None:
    """Write the TOML file, a table a class of fact."""
    lines = [_HEADER, f'corpus = "{floors.corpus}"', ""]
    for kind, least in floors.least.items():
        name = f'"{kind}"' if " " in kind else kind
        lines += [f"[floors.{name}]", *(f"{m} = {least[m]:.3f}" for m in MEASURES), ""]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def broken(tally: Tally, floors: Floors) -> list[tuple[str, str, float, float]]:
    """(class, measure, measured, floor) of every floor that does not hold."""
    figures = tally.figures()
    return [
        (kind, measure, getattr(figures[kind], measure), floor)
        for kind, least in floors.least.items()
        for measure, floor in least.items()
        if kind not in figures or getattr(figures[kind], measure) < floor
    ]


def raised(tally: Tally, floors: Floors, margin: float) -> Floors:
    """The floors that this tally supports, `margin` below what it measures; none lower than before."""
    least = {
        kind: {m: max(floors.least.get(kind, {}).get(m, 0.0), _floor(row, m, margin)) for m in MEASURES}
        for kind, row in tally.figures().items()
    }
    return Floors(floors.corpus, least)


def _floor(row: Row, measure: str, margin: float) -> float:
    value: float = getattr(row, measure)
    return max(0.0, math.floor(round((value - margin) * 1000, 6)) / 1000)
