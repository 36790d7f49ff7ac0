"""The pyvis network: the drawing as data, with options that keep it still and quiet."""

from __future__ import annotations

from typing import Any

from pyvis.network import Network

from exporters.html.curves import curvatures
from exporters.html.drawing import Drawing
from exporters.html.labels import wrap
from exporters.html.layout import Scene, positions
from exporters.html.payload import Numbering
from exporters.html.vocabulary import Vocabulary
from graph.model import Ref

__all__ = ["build_network", "scene"]

#: Width to height of the drawing on wide screens and on narrow ones, and how many nodes stand beside each other there.
_WIDE, _NARROW, _NARROW_COLUMNS = 1.15, 0.55, 3
#: Larger graphs stand on a phone as on a desk: nobody scrolls through forty rows of three.
_ON_A_PHONE = 90
_LABEL_WIDTH, _MIDDLE_WIDTH = 114.0, 196.0
_DOWN = frozenset({"AwardConferral", "Movement", "Collective", "Resolution", "Document"})
_UP = frozenset({"PartyBody", "StateBody", "MassOrganization", "SteeringCommittee", "Body"})


def scene(numbers: Numbering, drawing: Drawing, words: Vocabulary) -> Scene:
    """What the layout is told."""
    links: dict[tuple[int, int], float] = {}
    for edge in drawing.edges:
        if edge.source != edge.target and not edge.derived:
            pair = (min(edge.source, edge.target), max(edge.source, edge.target))
            weight = 0.55 if edge.predicate == "bb:addressee" else 1.0
            links[pair] = max(links.get(pair, 0.0), weight)
    parts = [
        (numbers.node[f.subject], numbers.node[f.object.id])
        for f in numbers.facts
        if f.predicate == "bb:partOf" and isinstance(f.object, Ref)
    ]
    kinds = {i: n.kind for i, n in enumerate(numbers.nodes)}
    leaning = {i: 1 if k in _DOWN else -1 if k in _UP else 0 for i, k in kinds.items()}
    if drawing.overview:
        links = {pair: weight for pair, weight in links.items() if drawing.shown.issuperset(pair)}
    return Scene(
        nodes=drawing.overview or tuple(range(len(numbers.nodes))),
        shown=drawing.shown,
        links=links,
        above=tuple(parts),
        leaning=leaning,
        middle=_middle(kinds, drawing),
    )


def _middle(kinds: dict[int, str], drawing: Drawing) -> int:
    """The meeting (else the event) with most edges."""
    ties: dict[int, int] = dict.fromkeys(drawing.shown, 0)
    for edge in drawing.edges:
        for end in (edge.source, edge.target):
            if end in ties and edge.source in ties and edge.target in ties:
                ties[end] += 1
    for kind in ("Meeting", "Event"):
        found = [n for n in sorted(ties) if kinds[n] == kind]
        if found:
            return max(found, key=lambda n: (ties[n], -n))
    return -1


def build_network(
    numbers: Numbering, drawing: Drawing, words: Vocabulary, title: str
) -> tuple[Network, dict[str, Any]]:
    """The network for wide screens; and for narrow ones where the same nodes stand and how edges bend there."""
    told = scene(numbers, drawing, words)
    wide = positions(told, _WIDE)
    narrow = positions(told, _NARROW, columns=_NARROW_COLUMNS) if len(drawing.shown) <= _ON_A_PHONE else wide
    net = Network(cdn_resources="in_line", directed=True, heading=title)
    # Assigned, not added one by one: pyvis looks for each id in a list, which takes minutes for 20,000 nodes.
    net.nodes = [_node(i, numbers, drawing, told, wide) for i in range(len(numbers.nodes))]
    net.node_ids = [n["id"] for n in net.nodes]
    net.node_map = {n["id"]: n for n in net.nodes}
    bends = curvatures(drawing.edges, wide, drawing.shown)
    apart = curvatures(drawing.edges, {}, frozenset())
    net.edges = [_edge(i, drawing, bends[i], apart[i]) for i in range(len(drawing.edges))]
    net.options = _options(numbers, words)
    if drawing.overview:
        return net, {"overview": list(drawing.overview)}
    if narrow is wide:
        return net, {}
    bends = [round(b, 3) for b in curvatures(drawing.edges, narrow, drawing.shown)]
    return net, {"narrow": [list(narrow[i]) for i in range(len(numbers.nodes))], "bends": bends}


def _node(
    i: int, numbers: Numbering, drawing: Drawing, told: Scene, where: dict[int, tuple[int, int]]
) -> dict[str, Any]:
    node = numbers.nodes[i]
    middle = i == told.middle
    label = wrap(node.label, _MIDDLE_WIDTH if middle else _LABEL_WIDTH, 4, 15 if middle else 13)
    record: dict[str, Any] = {"id": i, "label": "\n".join(label.lines), "group": node.kind}
    if i in where:
        record |= {"x": where[i][0], "y": where[i][1]}
    if middle:
        record["middle"] = True
    if i in drawing.quiet:
        record["quiet"] = True
    return record | ({} if i in drawing.shown else {"hidden": True})


def _edge(i: int, drawing: Drawing, bend: float, apart: float) -> dict[str, Any]:
    edge = drawing.edges[i]
    record: dict[str, Any] = {"id": i, "from": edge.source, "to": edge.target, "arrows": "to"}
    record |= {"caption": [edge.caption.vi, edge.caption.en], "facts": list(edge.facts), "predicate": edge.predicate}
    if edge.via >= 0:
        record["via"] = edge.via
    if edge.derived:
        record["derived"] = True
    if edge.past:
        record["past"] = True
    if apart:
        record["apart"] = round(apart, 3)
    if bend:
        record["smooth"] = {
            "enabled": True,
            "type": "curvedCW" if bend > 0 else "curvedCCW",
            "roundness": round(abs(bend), 3),
        }
    if edge.derived or edge.source not in drawing.shown or edge.target not in drawing.shown:
        record["hidden"] = True
    return record


def _options(numbers: Numbering, words: Vocabulary) -> dict[str, Any]:
    kinds = sorted({n.kind for n in numbers.nodes})
    return {
        "autoResize": True,
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "physics": {"enabled": False, "barnesHut": {"springLength": 130, "avoidOverlap": 0.6}},
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectConnectedEdges": False,
            "keyboard": False,
            "navigationButtons": False,
            "tooltipDelay": 3600000,
        },
        "nodes": {"shape": "dot", "size": 13, "font": {"size": 13}},
        "edges": {
            "smooth": False,
            "width": 1.3,
            "hoverWidth": 0,
            "selectionWidth": 0,
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
            "font": {"size": 12, "align": "horizontal"},
        },
        "groups": {k: {"color": words.kind(k).colour[0]} for k in kinds},
    }
