"""Resolved bodies, and the places of the stream where each is named."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from graph.resolution.context import Area

__all__ = ["Agency", "Places", "the_only_number"]


class Places(list[tuple[int, int]]):
    """Places in the stream in the order in which they were met; to ask for one costs the same among thousands."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[tuple[int, int]] = set()

    def append(self, place: tuple[int, int]) -> None:
        super().append(place)
        self._known.add(place)

    def extend(self, places: Iterable[tuple[int, int]]) -> None:
        for place in places:
            self.append(place)

    def __contains__(self, place: object) -> bool:
        return place in self._known


class Agency(Struct, eq=False):
    """A resolved body. `parent` is the body it is an organ of, where names or words show it."""

    id: str
    label: str
    kind: str
    code: str
    area: Area | None
    parent: Agency | None = None
    inferred: str = ""
    alt: set[str] = field(default_factory=set)
    spans: Places = field(default_factory=Places)
    level: str = ""


def the_only_number(agencies: Iterable[Agency], kind: str) -> str:
    """The body of a kind that others are named with: `Quân khu 4` where `Bộ Tư lệnh Quân khu 4` is named, and no other
    number; else ""."""
    numbers = {a.label.rpartition(f" {kind} ")[2] for a in agencies if a.spans and f" {kind} " in a.label}
    return f"{kind} {numbers.pop()}" if len(numbers) == 1 and all(map(str.isdigit, numbers)) else ""
