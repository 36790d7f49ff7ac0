"""How edges bend: apart from their parallels, and around names that stand in the way."""

from __future__ import annotations

from collections import defaultdict
from math import atan2, cos, hypot, pi, sin

from exporters.html.drawing import Edge
from exporters.html.slots import SLOT_WIDTH, Point, half_card

__all__ = ["curvatures"]

_APART = 0.16
_DODGES = (0.0, 0.14, -0.14, 0.26, -0.26, 0.38, -0.38, 0.5, -0.5)
#: Above this many nodes nobody reads single names in the drawing as a whole, and looking costs too much.
_READ = 150


def curvatures(edges: tuple[Edge, ...], where: dict[int, tuple[int, int]], shown: frozenset[int]) -> list[float]:
    """Signed roundness for each edge: positive bends clockwise as seen from its source, 0 is straight."""
    bundles: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, edge in enumerate(edges):
        bundles[min(edge.source, edge.target), max(edge.source, edge.target)].append(i)
    bends = [0.0] * len(edges)
    for pair, members in sorted(bundles.items()):
        first = [i for i in members if not edges[i].derived]
        rest = [i for i in members if edges[i].derived]
        if pair[0] == pair[1]:
            continue
        if len(first) <= 1:
            lone = first[0] if first else rest[0]
            bends[lone] = _dodge(edges[lone], where, shown)
            spread = [bends[lone] * (1 if edges[lone].source == pair[0] else -1)]
            rest = [i for i in rest if i != lone]
        else:
            spread = [(k // 2 + (0.5 if len(first) % 2 == 0 else 0)) * _APART for k in range(len(first))]
            if len(first) % 2:
                spread = [((k + 1) // 2) * _APART for k in range(len(first))]
            spread = [s if k % 2 == 0 else -s for k, s in enumerate(spread)]
            for i, bend in zip(first, spread, strict=True):
                bends[i] = bend if edges[i].source == pair[0] else -bend
        reach = max(abs(s) for s in spread)
        for k, i in enumerate(rest):
            bend = (reach + _APART * (k // 2 + 1)) * (1 if k % 2 == 0 else -1)
            bends[i] = bend if edges[i].source == pair[0] else -bend
    return bends


def _dodge(edge: Edge, where: dict[int, tuple[int, int]], shown: frozenset[int]) -> float:
    """The gentlest bend that runs over the fewest names."""
    if len(shown) > _READ or edge.source not in shown or edge.target not in shown:
        return 0.0
    a, b = where[edge.source], where[edge.target]
    others = (where[n] for n in sorted(shown) if n not in (edge.source, edge.target))
    boxes: list[Point] = [p for p in others if _near(a, b, p)]
    return min(_DODGES, key=lambda bend: (_hits(a, b, bend, boxes), abs(bend), bend < 0))


def _near(a: Point, b: Point, p: Point) -> bool:
    reach = hypot(a[0] - b[0], a[1] - b[1]) * 0.3 + SLOT_WIDTH
    return (
        min(a[0], b[0]) - reach <= p[0] <= max(a[0], b[0]) + reach
        and min(a[1], b[1]) - reach <= p[1] <= max(a[1], b[1]) + reach
    )


def _hits(a: Point, b: Point, bend: float, boxes: list[Point]) -> int:
    points = [_on_curve(a, b, bend, t / 24) for t in range(2, 23)]
    hits = 0
    for x, y in boxes:
        wide, tall = half_card(x, y)
        hits += any(abs(px - x) < wide and abs(py - y) < tall for px, py in points)
    return hits


def _on_curve(a: Point, b: Point, bend: float, t: float) -> Point:
    """A point of the quadratic curve as vis-network draws it for `curvedCW` (bend > 0) and `curvedCCW`."""
    dx, dy = b[0] - a[0], a[1] - b[1]
    reach = (abs(bend) * 0.5 + 0.5) * hypot(dx, dy)
    angle = atan2(dy, dx) + (bend * 0.5 + 0.5) * pi
    vx, vy = a[0] + reach * sin(angle), a[1] + reach * cos(angle)
    return (
        (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * vx + t * t * b[0],
        (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * vy + t * t * b[1],
    )
