"""Where nodes stand: worked out here, once, the same on every run, so that the page opens finished.

The main event takes the middle; every other node takes the free place nearest its neighbours; then nodes change places
while that makes edges shorter, crosses fewer of them, keeps them off other nodes' names, and keeps a body under the
body it is part of. Random choices come from a generator with a fixed seed.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct, field

from exporters.html.arrangement import Arrangement, improve
from exporters.html.slots import SLOT_HEIGHT, Point, grid

__all__ = ["Scene", "positions"]


class Scene(Struct, frozen=True):
    """What the layout needs to know of a drawing.

    nodes    all node indices; shown: those of the first sight
    links    pairs of nodes that edges join (each pair once, smaller index first), with a weight
    above    (part, whole): the part should stand lower
    leaning  node -> -1 (up), 0, +1 (down): where its kind belongs when nothing else decides
    middle   the node in the middle; -1 when nothing claims it
    """

    nodes: tuple[int, ...]
    shown: frozenset[int]
    links: dict[tuple[int, int], float]
    above: tuple[tuple[int, int], ...] = ()
    leaning: dict[int, int] = field(default_factory=dict)
    middle: int = -1


def positions(scene: Scene, aspect: float, columns: int = 0) -> dict[int, tuple[int, int]]:
    """Node -> (x, y), the middle of the drawing at (0, 0).

    What is drawn and joined to something drawn stands inside, what is drawn alone around it, what is not drawn outside.
    """
    joined = {n for pair in scene.links if scene.shown.issuperset(pair) for n in pair} | {scene.middle} & scene.shown
    tiers = [sorted(joined), sorted(scene.shown - joined), [n for n in scene.nodes if n not in scene.shown]]
    inner = len(tiers[0]) + max(2, len(tiers[0]) // 7)
    places = grid(inner + len(tiers[1]) + len(tiers[2]), aspect, columns)
    near = _neighbours(scene.links)
    middle = scene.middle if scene.middle in joined else max(tiers[0], key=lambda n: (len(near[n]), -n), default=-1)
    taken = _greedy(tiers[0], near, places, range(inner), {middle: 0} if middle >= 0 else {})
    if len(tiers[0]) > 2:
        start = Arrangement(places[:inner], taken, fixed=frozenset({middle}))
        within = {pair: weight for pair, weight in scene.links.items() if scene.shown.issuperset(pair)}
        taken = improve(start, within, scene.above, scene.leaning)
    rest = range(inner if tiers[0] else 0, len(places))
    for tier in tiers[1:]:
        taken = _greedy(tier, near, places, rest, taken)
    return {n: (round(places[s][0]), round(places[s][1])) for n, s in sorted(taken.items())}


def _neighbours(links: dict[tuple[int, int], float]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in sorted(links):
        near[a].append(b)
        near[b].append(a)
    return near


def _greedy(
    nodes: list[int], near: dict[int, list[int]], places: tuple[Point, ...], allowed: range, taken: dict[int, int]
) -> dict[int, int]:
    """Each node, those with most placed neighbours first, to the free place nearest to them."""
    taken = dict(taken)
    free = _Free(places, [s for s in allowed if s not in set(taken.values())])
    waiting = {n: sum(m in taken for m in near[n]) for n in nodes if n not in taken}
    buckets: dict[int, set[int]] = defaultdict(set)
    for n, placed in waiting.items():
        buckets[placed].add(n)
    while waiting:
        most = max(k for k, members in buckets.items() if members)
        node = min(buckets[most], key=lambda n: (-len(near[n]), n))
        buckets[most].discard(node)
        del waiting[node]
        anchors = [places[taken[m]] for m in near[node] if m in taken]
        if anchors:
            x = sum(a[0] for a in anchors) / len(anchors)
            y = sum(a[1] for a in anchors) / len(anchors)
            slot = free.nearest(x, y)
        else:
            slot = free.first()
        taken[node] = slot
        for m in near[node]:
            if m in waiting:
                buckets[waiting[m]].discard(m)
                waiting[m] += 1
                buckets[waiting[m]].add(m)
    return taken


class _Free:
    """Free places, found by nearness through rows so that a search does not look at all of them."""

    def __init__(self, places: tuple[Point, ...], slots: list[int]) -> None:
        self._places = places
        self._rows: dict[int, list[int]] = defaultdict(list)
        self._order = sorted(slots)
        self._free = set(slots)
        for s in sorted(slots, key=lambda s: self._places[s]):
            self._rows[round(self._places[s][1] / SLOT_HEIGHT)].append(s)

    def _take(self, slot: int) -> int:
        self._free.discard(slot)
        self._rows[round(self._places[slot][1] / SLOT_HEIGHT)].remove(slot)
        return slot

    def first(self) -> int:
        """The free place nearest the middle."""
        return self._take(next(s for s in self._order if s in self._free))

    def nearest(self, x: float, y: float) -> int:
        """The free place nearest to a point; of two as near, the one nearer the middle."""
        best: tuple[float, int] | None = None
        start = round(y / SLOT_HEIGHT)
        rows = sorted(self._rows, key=lambda r: (abs(r - start), r))
        for row in rows:
            if best is not None and ((abs(row - start) - 1) * SLOT_HEIGHT) ** 2 > best[0]:
                break
            for s in self._rows[row]:
                px, py = self._places[s]
                key = (round((px - x) ** 2 + (py - y) ** 2, 3), s)
                if best is None or key < best:
                    best = key
        assert best is not None, "as many places as nodes"
        return self._take(best[1])
