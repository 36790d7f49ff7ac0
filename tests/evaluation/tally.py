"""Counts of what was found, what was invented and what was missed, a row for each class of fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["EDGES", "NODES", "Row", "Tally"]

NODES = ("person", "body", "event", "document", "award", "campaign")
EDGES = (
    "holds post",
    "belongs to",
    "chairs",
    "organizes",
    "speaks at",
    "attends",
    "issued by",
    "grants",
    "presents",
    "receives",
)


@dataclass
class Row:
    """One class of fact: how many are right, spurious, missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: Row) -> Row:
        return Row(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)


@dataclass
class Tally:
    """Rows by class, and one line for each error: `article: missed holds post: …`."""

    rows: dict[str, Row] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def row(self, kind: str) -> Row:
        return self.rows.setdefault(kind, Row())

    def right(self, kind: str, count: int = 1) -> None:
        self.row(kind).right += count

    def spurious(self, kind: str, ident: str, what: object) -> None:
        self.row(kind).spurious += 1
        self.errors.append((kind, f"{ident}: spurious {kind}: {_show(what)}"))

    def missed(self, kind: str, ident: str, what: object) -> None:
        self.row(kind).missed += 1
        self.errors.append((kind, f"{ident}: missed {kind}: {_show(what)}"))

    def compare(
        self,
        kind: str,
        ident: str,
        found: set[tuple[object, ...]],
        wanted: set[tuple[object, ...]],
        free: set[tuple[object, ...]],
    ) -> None:
        """Count edges: those in `free` are not judged when found."""
        self.right(kind, len(found & wanted))
        for edge in sorted(found - wanted - free, key=str):
            self.spurious(kind, ident, edge)
        for edge in sorted(wanted - found, key=str):
            self.missed(kind, ident, edge)

    def total(self, kinds: Iterable[str]) -> Row:
        return sum((self.row(k) for k in kinds), Row())

    def figures(self) -> dict[str, Row]:
        """Every row, with the sums over nodes, over edges and over all facts (`event date` is in none of them)."""
        return {
            **{k: self.row(k) for k in NODES},
            "nodes": self.total(NODES),
            **{k: self.row(k) for k in EDGES},
            "edges": self.total(EDGES),
            "event date": self.row("event date"),
            "all facts": self.total((*NODES, *EDGES)),
        }


def _show(what: object) -> str:
    return " | ".join("-" if w is None else str(w) for w in what) if isinstance(what, tuple) else str(what)
