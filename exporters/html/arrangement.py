"""Changing places: simulated annealing over who stands where, with a fixed seed."""

from __future__ import annotations

from collections import defaultdict
from math import exp
from random import Random

from msgspec import Struct

from exporters.html.geometry import Geometry
from exporters.html.untangle import untangle

__all__ = ["Arrangement", "improve"]

#: Up to this many places, crossings and edges over cards are counted; beyond, `untangle` looks at lengths alone.
_COUNTED = 48
_CROSSING, _OVER, _UPSIDE_DOWN, _LEAN = 0.9, 2.2, 1.5, 0.22
_ROUNDS = 300


class Arrangement(Struct, frozen=True):
    """Places, node -> place, and the nodes that may not move."""

    places: tuple[tuple[float, float], ...]
    taken: dict[int, int]
    fixed: frozenset[int] = frozenset()


class _Cost:
    """What an arrangement costs around some nodes, so that a swap only looks at what it changes."""

    def __init__(
        self,
        start: Arrangement,
        links: dict[tuple[int, int], float],
        above: tuple[tuple[int, int], ...],
        leaning: dict[int, int],
    ) -> None:
        self.geometry = Geometry(start.places)
        self.ends = [pair for pair, _ in sorted(links.items())]
        self.weights = [weight for _, weight in sorted(links.items())]
        self.leaning = leaning
        self.of_node: dict[int, list[int]] = defaultdict(list)
        for i, (a, b) in enumerate(self.ends):
            self.of_node[a].append(i)
            self.of_node[b].append(i)
        self.wholes: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for part, whole in above:
            if part in start.taken and whole in start.taken and part != whole:
                self.wholes[part].append((part, whole))
                self.wholes[whole].append((part, whole))
        self.rows = [round(y / 53) / 2 for _, y in start.places]
        self.lengths: dict[int, float] = {}

    def around(self, taken: dict[int, int], edges: tuple[int, ...], nodes: tuple[int, ...], state: _State) -> float:
        """What these edges, and the standing of these nodes, cost."""
        total = 0.0
        own = 0
        for i in edges:
            line = state.line[i]
            own |= 1 << line
            length = self.lengths.get(line)
            if length is None:
                a, b = self.ends[i]
                length = self.lengths[line] = self.geometry.length(taken[a], taken[b])
            total += self.weights[i] * length
        for n in nodes:
            total -= _LEAN * self.leaning.get(n, 0) * self.rows[taken[n]]
            for part, whole in self.wholes[n]:
                drop = self.rows[taken[part]] - self.rows[taken[whole]]
                total += _UPSIDE_DOWN if drop < 0 else _UPSIDE_DOWN / 2 if drop == 0 else 0.0
        return total + self._counts(taken, edges, nodes, state, own)

    def _counts(
        self, taken: dict[int, int], edges: tuple[int, ...], nodes: tuple[int, ...], state: _State, own: int
    ) -> float:
        """Crossings of these edges, cards they run over, and edges that run over the cards of these nodes."""
        over, crosses = self.geometry.over, self.geometry.crosses
        others = state.lines & ~own
        here = sum(1 << taken[n] for n in nodes)
        hits = 0
        crossings = 0.0
        for i in edges:
            line = state.line[i]
            crossed = crosses(line)
            # A crossing of two of these edges is met from both.
            crossings += (crossed & others).bit_count() + (crossed & own).bit_count() / 2
            hits += (over(line) & state.occupied).bit_count() - (over(line) & here).bit_count()
        hits += sum((over(line) & here).bit_count() for line in state.line)
        return _CROSSING * crossings + _OVER * hits


class _State:
    """Where edges lie and which places are taken, as lists and as bits."""

    def __init__(self, cost: _Cost, taken: dict[int, int]) -> None:
        self._cost = cost
        self.line = [self._line(i, taken) for i in range(len(cost.ends))]
        self.lines = sum(1 << line for line in self.line)
        self.occupied = sum(1 << s for s in taken.values())

    def _line(self, i: int, taken: dict[int, int]) -> int:
        a, b = self._cost.ends[i]
        return self._cost.geometry.pair(taken[a], taken[b])

    def move(self, edges: tuple[int, ...], taken: dict[int, int], left: int, entered: int) -> None:
        """After nodes have changed places: their edges lie elsewhere, one place may be left and another entered."""
        old = [self.line[i] for i in edges]
        for i in edges:
            self.line[i] = self._line(i, taken)
        self.lines = self.lines & ~sum(1 << line for line in old) | sum(1 << self.line[i] for i in edges)
        self.occupied = self.occupied & ~left | entered


def improve(
    start: Arrangement,
    links: dict[tuple[int, int], float],
    above: tuple[tuple[int, int], ...],
    leaning: dict[int, int],
) -> dict[int, int]:
    """A better arrangement, found by swapping nodes or moving one to a free place."""
    taken = dict(start.taken)
    holder = [-1] * len(start.places)
    for n, s in taken.items():
        holder[s] = n
    movable = [n for n in sorted(taken) if n not in start.fixed]
    targets = [s for s in range(len(holder)) if holder[s] not in start.fixed]
    if not movable or len(targets) < 2:
        return taken
    if len(start.places) > _COUNTED:
        return untangle(start.places, taken, start.fixed, links, above, leaning)
    cost = _Cost(start, links, above, leaning)
    random = Random(20221229)
    state = _State(cost, taken)
    rounds = len(movable) * _ROUNDS
    for step in range(rounds):
        heat = 1.6 * (1 - step / rounds) ** 2 + 0.01
        node = movable[random.randrange(len(movable))]
        target = targets[random.randrange(len(targets))]
        source, other = taken[node], holder[target]
        if target == source:
            continue
        nodes = (node,) if other < 0 else (node, other)
        edges = tuple(sorted({i for n in nodes for i in cost.of_node[n]}))
        before = cost.around(taken, edges, nodes, state)
        _swap(taken, node, target, other, source)
        left, entered = (1 << source, 1 << target) if other < 0 else (0, 0)
        state.move(edges, taken, left, entered)
        after = cost.around(taken, edges, nodes, state)
        if after <= before or random.random() < exp((before - after) / heat):
            holder[source], holder[target] = other, node
        else:
            _swap(taken, node, source, other, target)
            state.move(edges, taken, entered, left)
    return taken


def _swap(taken: dict[int, int], node: int, to: int, other: int, back: int) -> None:
    taken[node] = to
    if other >= 0:
        taken[other] = back
