"""Where nodes stand and how edges bend."""

from __future__ import annotations

from itertools import combinations

import pytest

from exporters.html.curves import curvatures
from exporters.html.drawing import Edge
from exporters.html.layout import Scene, positions
from exporters.html.vocabulary import Caption


def star(n: int, *, shown: int | None = None) -> Scene:
    links = {(0, i): 1.0 for i in range(1, n)}
    return Scene(tuple(range(n)), frozenset(range(n if shown is None else shown)), links, middle=0)


@pytest.mark.parametrize("n", [1, 2, 3, 10, 30, 120])
@pytest.mark.parametrize("columns", [0, 3])
def test_no_card_can_cover_another(n: int, columns: int) -> None:
    where = positions(star(n), 1.3, columns)
    assert len(where) == n
    for a, b in combinations(where.values(), 2):
        assert abs(a[0] - b[0]) >= 170 or abs(a[1] - b[1]) >= 100


def test_the_event_is_in_the_middle() -> None:
    assert positions(star(20), 1.3)[0] == (0, 0)


def test_what_is_not_drawn_at_first_stands_around_what_is() -> None:
    scene = star(40, shown=15)
    where = positions(scene, 1.3)
    farthest = max(abs(y) for n, (_, y) in where.items() if n in scene.shown)
    assert len(where) == 40
    assert farthest <= 3 * 106


def test_a_part_never_stands_above_its_whole() -> None:
    links = {(0, 1): 1.0, (1, 2): 1.0, (2, 3): 1.0} | {(0, n): 1.0 for n in range(4, 16)}
    scene = Scene(tuple(range(16)), frozenset(range(16)), links, above=((2, 3), (1, 2)), middle=0)
    where = positions(scene, 1.3)
    assert where[2][1] >= where[3][1]
    assert where[1][1] >= where[2][1]


def test_the_same_scene_gives_the_same_places() -> None:
    assert positions(star(30), 1.3) == positions(star(30), 1.3)


def test_three_thousand_nodes_take_their_places_in_seconds() -> None:
    assert len(positions(star(3000), 1.3)) == 3000


def test_an_empty_graph_has_no_places() -> None:
    assert positions(Scene((), frozenset(), {}), 1.3) == {}


def _edge(a: int, b: int, *, derived: bool = False) -> Edge:
    return Edge(a, b, Caption("x", "x"), (), derived=derived)


def test_parallel_edges_part() -> None:
    where = {0: (0, 0), 1: (400, 0)}
    edges = (_edge(0, 1), _edge(0, 1), _edge(1, 0), _edge(0, 1, derived=True))
    bends = curvatures(edges, where, frozenset({0, 1}))
    sides = [b if e.source == 0 else -b for e, b in zip(edges, bends, strict=True)]
    assert len(set(sides)) == 4


def test_an_edge_bends_around_a_card_in_its_way() -> None:
    where = {0: (-300, 200), 1: (300, 200), 2: (0, 200)}
    assert curvatures((_edge(0, 1),), where, frozenset({0, 1, 2}))[0] != 0
    assert curvatures((_edge(0, 1),), where, frozenset({0, 1}))[0] == 0
