"""Embassies and consulates: `Đại sứ quán Mông Cổ tại Việt Nam`, `Tổng Lãnh sự quán Nhật Bản tại Đà Nẵng`.

A mission is named by whose it is and, unless that is Việt Nam, by where it is: `Đại sứ quán Việt Nam tại Lào`.
"""

from __future__ import annotations

from graph.grammar import bodies
from graph.grammar.stream import BREAK, Stream
from graph.grammar.units import parse_unit
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry

__all__ = ["country_end", "mission"]

#: Forms of states before their names, which one of two spellings leaves out: `Vương quốc | Hà Lan`.
_FORMS = (["vương", "quốc"], ["cộng", "hòa"], ["liên", "bang"])


def country_end(stream: Stream, j: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the name of a country begins, after `nước` and the form of its state, and where it ends."""
    keys = stream.keys
    found = lexicon.words["country"].match(keys, j)
    if found is None and keys[j] == "nước":
        j += 1
        found = lexicon.words["country"].match(keys, j)
    if found is None and keys[j : j + 2] in _FORMS:
        j += 2
        found = lexicon.words["country"].match(keys, j)
    return (j, j + found[0]) if found is not None and stream.caps[j] else None


def mission(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon) -> bodies.Body | None:
    """The mission of kind `entry`, which begins at `i`, of the country that is named at `j`."""
    whose = country_end(stream, j, lexicon) if j < len(stream) else None
    if whose is None:
        return None
    name, end = f"{entry.name} {stream.words(*whose)}", whose[1]
    if stream.keys[end] == "tại" and stream.keys[end + 1] != BREAK:
        there = country_end(stream, end + 1, lexicon)
        unit = parse_unit(stream, end + 1, lexicon) if there is None else None
        if there is not None:
            at_home = stream.keys[slice(*there)][-2:] == ["việt", "nam"]
            name, end = name if at_home else f"{name} tại {stream.words(*there)}", there[1]
        elif unit is not None and unit.name:
            place = "Thành phố Hồ Chí Minh" if unit.name == "Hồ Chí Minh" else unit.name
            name, end = f"{name} tại {place}", unit.end
    return bodies.Body(entry, name, None, None, i, end)
