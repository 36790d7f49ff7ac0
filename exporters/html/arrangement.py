"""Changing places: simulated annealing over who stands where, with a fixed seed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp, hypot
from random import Random

from exporters.html.slots import SLOT_HEIGHT, SLOT_WIDTH, half_card

__all__ = ["Arrangement", "improve"]

#: Up to this many places, crossings and edges over names are counted as well; beyond, only lengths.
_COUNTED = 75
_CROSSING, _OVER, _UPSIDE_DOWN, _LEAN = 0.9, 2.2, 1.5, 0.22


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places, node -> place, and the nodes that may not move."""

    places: tuple[tuple[float, float], ...]
    taken: dict[int, int]
    fixed: frozenset[int] = frozenset()


class _Cost:
    """What an arrangement costs, by edges and nodes, so that a swap only looks at what it changes."""

    def __init__(
        self,
        start: Arrangement,
        links: dict[tuple[int, int], float],
        above: tuple[tuple[int, int], ...],
        leaning: dict[int, int],
    ) -> None:
        self.places = start.places
        self.links = sorted(links.items())
        self.leaning = leaning
        self.of_node: dict[int, list[int]] = defaultdict(list)
        for i, ((a, b), _) in enumerate(self.links):
            self.of_node[a].append(i)
            self.of_node[b].append(i)
        self.wholes: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for part, whole in above:
            if part in start.taken and whole in start.taken:
                self.wholes[part].append((part, whole))
                self.wholes[whole].append((part, whole))
        n = len(self.places)
        self.counted = n <= _COUNTED
        self.lengths = [[_length(p, q) for q in self.places] for p in self.places] if n <= 400 else []
        if self.counted:
            self.over = [[self._over(a, b) for b in range(n)] for a in range(n)]
            self.pair = [[min(a, b) * n + max(a, b) for b in range(n)] for a in range(n)]
            self.crosses: dict[int, bool] = {}

    def _over(self, a: int, b: int) -> int:
        """The places (as bits) whose symbol and name a straight edge between two places runs over."""
        if a == b:
            return 0
        (ax, ay), (bx, by) = self.places[a], self.places[b]
        bits = 0
        for s, (x, y) in enumerate(self.places):
            if s in (a, b):
                continue
            wide, tall = half_card(x, y)
            # The part of the line inside the card that stands there.
            low, high = 0.0, 1.0
            for origin, delta, lower, upper in (
                (ax, bx - ax, x - wide, x + wide),
                (ay, by - ay, y - tall, y + tall),
            ):
                if delta == 0:
                    if not lower <= origin <= upper:
                        low, high = 1.0, 0.0
                    continue
                first, second = (lower - origin) / delta, (upper - origin) / delta
                low, high = max(low, min(first, second)), min(high, max(first, second))
            if high > low:
                bits |= 1 << s
        return bits

    def _cross(self, p: int, q: int) -> bool:
        key = p * 1_000_000 + q if p < q else q * 1_000_000 + p
        known = self.crosses.get(key)
        if known is None:
            n = len(self.places)
            known = self.crosses[key] = _segments_cross(
                self.places[p // n], self.places[p % n], self.places[q // n], self.places[q % n]
            )
        return known

    def around(self, taken: dict[int, int], nodes: tuple[int, ...], occupied: int) -> float:
        """What the edges and the standing of these nodes cost."""
        total = 0.0
        edges = sorted({i for n in nodes for i in self.of_node[n]})
        for i in edges:
            (a, b), weight = self.links[i]
            sa, sb = taken[a], taken[b]
            length = self.lengths[sa][sb] if self.lengths else _length(self.places[sa], self.places[sb])
            total += weight * length
            if self.counted:
                total += _OVER * (self.over[sa][sb] & occupied).bit_count()
                p = self.pair[sa][sb]
                for j, ((c, d), _) in enumerate(self.links):
                    if j != i and a != c and a != d and b != c and b != d:
                        # A crossing of two of these edges is met twice: half each time.
                        share = 0.5 if j in edges else 1.0
                        if self._cross(p, self.pair[taken[c]][taken[d]]):
                            total += _CROSSING * share
        if self.counted:
            here = 0
            for n in nodes:
                here |= 1 << taken[n]
            for j, ((c, d), _) in enumerate(self.links):
                if j not in edges:
                    total += _OVER * (self.over[taken[c]][taken[d]] & here).bit_count()
        for n in nodes:
            total -= _LEAN * self.leaning.get(n, 0) * self.places[taken[n]][1] / SLOT_HEIGHT
            for part, whole in self.wholes[n]:
                drop = self.places[taken[part]][1] - self.places[taken[whole]][1]
                total += _UPSIDE_DOWN if drop < 0 else _UPSIDE_DOWN / 2 if drop == 0 else 0.0
        return total


def improve(
    start: Arrangement,
    links: dict[tuple[int, int], float],
    above: tuple[tuple[int, int], ...],
    leaning: dict[int, int],
) -> dict[int, int]:
    """A better arrangement, found by swapping nodes or moving one to a free place."""
    cost = _Cost(start, links, above, leaning)
    taken = dict(start.taken)
    movable = [n for n in sorted(taken) if n not in start.fixed]
    holder: list[int] = [-1] * len(start.places)
    for n, s in taken.items():
        holder[s] = n
    free_for_all = [s for s in range(len(holder)) if holder[s] not in start.fixed]
    if not movable or len(free_for_all) < 2 or len(taken) > 4000:
        return taken
    random = Random(20221229)
    occupied = sum(1 << s for s in taken.values()) if cost.counted else 0
    rounds = len(movable) * (260 if cost.counted else 90)
    for step in range(rounds):
        heat = 1.6 * (1 - step / rounds) ** 2 + 0.01
        node = movable[random.randrange(len(movable))]
        target = free_for_all[random.randrange(len(free_for_all))]
        source, other = taken[node], holder[target]
        if target == source:
            continue
        nodes = (node,) if other < 0 else (node, other)
        before = cost.around(taken, nodes, occupied)
        taken[node] = target
        moved = occupied
        if other >= 0:
            taken[other] = source
        elif cost.counted:
            moved = occupied & ~(1 << source) | 1 << target
        after = cost.around(taken, nodes, moved)
        if after <= before or random.random() < exp((before - after) / heat):
            holder[source], holder[target] = other, node
            occupied = moved
        else:
            taken[node] = source
            if other >= 0:
                taken[other] = target
    return taken


def _length(p: tuple[float, float], q: tuple[float, float]) -> float:
    return hypot((p[0] - q[0]) / SLOT_WIDTH, (p[1] - q[1]) / SLOT_HEIGHT)


def _segments_cross(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
