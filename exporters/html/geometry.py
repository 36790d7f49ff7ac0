"""Straight edges between places: how long they are, which cards they run over, which of them cross. Sets are bits."""

from __future__ import annotations

from math import hypot

from exporters.html.slots import SLOT_HEIGHT, SLOT_WIDTH, Point, half_card

__all__ = ["Geometry"]


class Geometry:
    """What is true of pairs of places whoever stands there; each answer worked out once, when first asked for."""

    def __init__(self, places: tuple[Point, ...]) -> None:
        self.places = places
        self.count = len(places)
        self._over: dict[int, int] = {}
        self._crosses: dict[int, int] = {}
        self._left: dict[int, int] = {}

    def pair(self, a: int, b: int) -> int:
        """The number of the line between two places."""
        return a * self.count + b if a < b else b * self.count + a

    def length(self, a: int, b: int) -> float:
        """In places, not in pixels: one step sideways is as long as one step down."""
        p, q = self.places[a], self.places[b]
        return hypot((p[0] - q[0]) / SLOT_WIDTH, (p[1] - q[1]) / SLOT_HEIGHT)

    def over(self, pair: int) -> int:
        """The places whose card the line runs over."""
        known = self._over.get(pair)
        if known is None:
            a, b = divmod(pair, self.count)
            start, end = self.places[a], self.places[b]
            known = sum(
                1 << s for s, at in enumerate(self.places) if s not in (a, b) and _meets(start, end, at, half_card(*at))
            )
            self._over[pair] = known
        return known

    def crosses(self, pair: int) -> int:
        """The lines (as bits at their numbers) that cross this one between their ends."""
        known = self._crosses.get(pair)
        if known is None:
            a, b = divmod(pair, self.count)
            left, right = self._sides(a, b)
            known = 0
            for c in left:
                for d in right:
                    line = self.pair(c, d)
                    beyond = self._left_of(line)
                    if (beyond >> a ^ beyond >> b) & 1 and not self._on(line, a) and not self._on(line, b):
                        known |= 1 << line
            self._crosses[pair] = known
        return known

    def _side(self, pair: int, s: int) -> float:
        a, b = divmod(pair, self.count)
        (ax, ay), (bx, by), (x, y) = self.places[a], self.places[b], self.places[s]
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax)

    def _sides(self, a: int, b: int) -> tuple[list[int], list[int]]:
        line = self.pair(a, b)
        sides = [(s, self._side(line, s)) for s in range(self.count)]
        return [s for s, v in sides if v > 1e-6], [s for s, v in sides if v < -1e-6]

    def _left_of(self, pair: int) -> int:
        known = self._left.get(pair)
        if known is None:
            known = self._left[pair] = sum(1 << s for s in range(self.count) if self._side(pair, s) > 1e-6)
        return known

    def _on(self, pair: int, s: int) -> bool:
        return abs(self._side(pair, s)) <= 1e-6


def _meets(start: Point, end: Point, at: Point, half: tuple[float, float]) -> bool:
    """Whether a part of the line lies inside the box around a place."""
    low, high = 0.0, 1.0
    for k in (0, 1):
        origin, delta = start[k], end[k] - start[k]
        lower, upper = at[k] - half[k], at[k] + half[k]
        if abs(delta) < 1e-9:
            if not lower <= origin <= upper:
                return False
            continue
        first, second = (lower - origin) / delta, (upper - origin) / delta
        low, high = max(low, min(first, second)), min(high, max(first, second))
    return high > low
