"""The places where nodes can stand: a brick pattern around the middle, each wide enough for a symbol and its name.

Names cannot hide one another because no two nodes share a place; that is decided before any node is put anywhere.
"""

from __future__ import annotations

from math import ceil

__all__ = ["SLOT_HEIGHT", "SLOT_WIDTH", "Point", "grid", "half_card"]

#: x to the right, y downwards, in pixels from the middle of the drawing.
Point = tuple[float, float]

SLOT_WIDTH = 178
SLOT_HEIGHT = 106
#: How far the middle row steps aside for the wider name of the node in the middle.
_ASIDE = 44


def grid(count: int, aspect: float, columns: int = 0) -> tuple[Point, ...]:
    """Places for `count` nodes in an area of this aspect ratio (or at most `columns` wide), nearest the middle first.

    Place 0 is the middle.
    """
    reach = ceil((count * max(aspect, 1 / aspect)) ** 0.5) + 3
    found: list[tuple[float, float, float]] = []
    widest = columns * SLOT_WIDTH / 2 if columns else float("inf")
    rows = ceil(count / max(columns - 0.5, 1)) + 2 if columns else reach
    for row in range(-rows, rows + 1):
        for column in range(-reach, reach + 1):
            x = (column + (0.5 if row % 2 else 0.0)) * SLOT_WIDTH
            y = float(row * SLOT_HEIGHT)
            if abs(x) + SLOT_WIDTH / 2 > widest + 1:
                continue
            if row == 0 and column and columns:
                continue  # A narrow screen has no room beside the card in the middle.
            if row == 0 and column:
                x += _ASIDE if column > 0 else -_ASIDE
            ring = ((abs(x) / aspect) ** 4 + abs(y) ** 4) ** 0.25
            found.append((round(ring, 3), y, x))
    found.sort()
    return tuple((x, y) for _, y, x in found[:count])


def half_card(x: float, y: float) -> tuple[float, float]:
    """Half the width and height to keep free around a place; the card in the middle is the largest."""
    if x == 0 and y == 0:
        return 124.0, 46.0
    return SLOT_WIDTH * 0.42, SLOT_HEIGHT * 0.34
