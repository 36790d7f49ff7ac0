"""Many nodes: shorter edges by moving each towards its neighbours, a few places to try instead of any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from math import exp
from random import Random

from exporters.html.slots import SLOT_HEIGHT, SLOT_WIDTH, Point

__all__ = ["untangle"]

_SWEEPS = 14
_UPSIDE_DOWN, _LEAN = 0.7, 0.04
#: Places tried around the middle of a node's neighbours: (rows, half columns) away.
_AROUND = ((0, 0), (0, 2), (0, -2), (1, 1), (1, -1), (-1, 1), (-1, -1), (2, 0), (-2, 0))


class _Board:
    """Places by row and half column, and who stands on them."""

    def __init__(self, places: tuple[Point, ...], taken: dict[int, int]) -> None:
        self.cells = [self.cell(p) for p in places]
        self.place = {cell: s for s, cell in enumerate(self.cells)}
        self.holder = [-1] * len(places)
        for node, s in taken.items():
            self.holder[s] = node

    @staticmethod
    def cell(point: Point) -> tuple[int, int]:
        row = round(point[1] / SLOT_HEIGHT)
        column = 2 * round(point[0] / SLOT_WIDTH - row % 2 / 2) + row % 2
        return row, column

    def amid(self, places: list[int]) -> list[int]:
        """Places at and around the middle of others."""
        rows, columns = zip(*[self.cells[s] for s in places], strict=True)
        row, column = sum(rows) / len(places), sum(columns) / len(places)
        r = round(row)
        c = 2 * round((column - r % 2) / 2) + r % 2
        return [s for dr, dc in _AROUND if (s := self.place.get((r + dr, c + dc))) is not None]


def untangle(
    places: tuple[Point, ...],
    taken: dict[int, int],
    fixed: frozenset[int],
    links: dict[tuple[int, int], float],
    above: tuple[tuple[int, int], ...],
    leaning: dict[int, int],
) -> dict[int, int]:
    """Better places for nodes that already have some; the fixed ones stay."""
    taken = dict(taken)
    board = _Board(places, taken)
    near = _neighbours(links)
    cost = _measure(board.cells, taken, near, _order(above, taken), leaning)
    random = Random(20221229)
    movable = [n for n in sorted(taken) if n not in fixed and near[n]]
    for sweep in range(_SWEEPS):
        heat = 0.9 * (1 - sweep / _SWEEPS) ** 2 + 0.001
        for node in movable:
            for target in board.amid([taken[other] for other, _ in near[node]]):
                source, other = taken[node], board.holder[target]
                if target == source or other in fixed:
                    continue
                before = cost(node, source) + (cost(other, target) if other >= 0 else 0.0)
                taken[node] = target
                if other >= 0:
                    taken[other] = source
                after = cost(node, target) + (cost(other, source) if other >= 0 else 0.0)
                if after < before or random.random() < exp((before - after) / heat) * 0.3:
                    board.holder[source], board.holder[target] = other, node
                else:
                    taken[node] = source
                    if other >= 0:
                        taken[other] = target
    return taken


def _neighbours(links: dict[tuple[int, int], float]) -> dict[int, list[tuple[int, float]]]:
    """For every node those at the other end of its edges, with the weight of the edge."""
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), weight in sorted(links.items()):
        near[a].append((b, weight))
        near[b].append((a, weight))
    return near


def _order(above: tuple[tuple[int, int], ...], taken: dict[int, int]) -> dict[int, list[tuple[int, int]]]:
    """For every node its wholes (1), which should stand above it, and its parts (-1), which should stand below."""
    order: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for part, whole in above:
        if part in taken and whole in taken:
            order[part].append((whole, 1))
            order[whole].append((part, -1))
    return order


def _measure(
    cells: list[tuple[int, int]],
    taken: dict[int, int],
    near: dict[int, list[tuple[int, float]]],
    order: dict[int, list[tuple[int, int]]],
    leaning: dict[int, int],
) -> Callable[[int, int], float]:
    """How bad a place is for a node, while the others stand where `taken` says. A function with everything at hand, not
    a method: it is asked a hundred thousand times for a page."""

    def cost(node: int, s: int) -> float:
        row, column = cells[s]
        total = -_LEAN * leaning.get(node, 0) * row
        for other, weight in near[node]:
            r, c = cells[taken[other]]
            # Edges of some length are welcome to be longer; it is the long ones that tangle.
            total += weight * (abs(row - r) + abs(column - c) / 2)
        for other, sign in order[node]:
            if (row - cells[taken[other]][0]) * sign < 0:
                total += _UPSIDE_DOWN
        return total

    return cost
