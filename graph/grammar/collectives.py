"""Lists of kinds of bodies in which none is named: `các Huyện ủy, Thị ủy, Thành ủy`, `HĐND, UBND các xã`.

A word of plurality before the first of a list makes several of each; `các` and a kind of unit behind the last does too.
"""

from __future__ import annotations

from graph.grammar.bodies import Body
from graph.grammar.stream import Stream
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry
from graph.lexicon.unit_kinds import COMMITTEES, LEVELS

__all__ = ["GENERIC", "named_collectively"]

#: Words before a body's kind by which no particular body is meant.
GENERIC = {"các", "những", "mỗi", "từng", "mọi", "nhiều"}
_JOINS = (",", ";", "và")
_LONGEST = 7


def named_collectively(stream: Stream, body: Body, lexicon: Lexicon) -> bool:
    """Whether a body that names no unit stands in a list of kinds of bodies. Party bodies are listed with committees; a
    board or a department has what completes it after the last of a list."""
    if body.unit is not None or body.parent is not None or body.end >= len(stream):
        return False
    return (
        stream.keys[body.start - 1] in _JOINS
        and (body.entry.complement == "committee" or body.entry.code in lexicon.kinds.listed)
        and _after_plural(stream, body, lexicon)
    ) or (
        stream.keys[body.end] in _JOINS and body.entry.complement != "closed" and _before_plural(stream, body, lexicon)
    )


def _after_plural(stream: Stream, body: Body, lexicon: Lexicon) -> bool:
    """`các Huyện ủy, | Thị ủy`, `các đồng chí Bí thư Huyện ủy, | Thị ủy`; not `các Huyện ủy, | Tỉnh ủy`."""
    keys, k, levels = stream.keys, body.start, set[str]()
    while k > 1 and keys[k - 1] in _JOINS:
        start, entry = _body_ending(stream, k - 1, lexicon)
        if entry is None:
            return False
        levels.add(entry.level)
        k = start
        role = next((n for n in (3, 2, 1) if n <= k and _role_of(stream, k - n, lexicon) == n), 0)
        if role and (body.entry.complement != "committee" or keys[k - role - 3 : k - role] != ["các", "đồng", "chí"]):
            return False
        if role or k and keys[k - 1] in GENERIC:
            return body.entry.level != "tỉnh" or bool(levels & {"tỉnh", "thành phố"})
    return False


def _body_ending(stream: Stream, end: int, lexicon: Lexicon) -> tuple[int, BodyEntry | None]:
    """Where the longest kind of body begins that ends at `end`, and which it is: `Chi bộ`, not `bộ`."""
    for start in range(max(0, end - _LONGEST), end):
        found = lexicon.bodies.match(stream.keys, start)
        if found and start + found[0] == end:
            return start, found[1]
    return end, None


def _role_of(stream: Stream, k: int, lexicon: Lexicon) -> int:
    """How many words the role at `k` takes, with `Phó`; 0 when none begins there."""
    deputy = stream.keys[k] == "phó"
    found = lexicon.roles.match(stream.keys, k + deputy)
    return found[0] + deputy if found else 0


def _before_plural(stream: Stream, body: Body, lexicon: Lexicon) -> bool:
    """`HĐND, | UBND các xã`, `Tỉnh ủy, | UBND các tỉnh`; not `Huyện ủy, | UBND các xã`."""
    keys, k = stream.keys, body.end
    while keys[k] in _JOINS and k + 1 < len(keys):
        found = lexicon.bodies.match(keys, k + 1)
        if found is None or k + 1 + found[0] + 1 >= len(keys):
            return False
        k += 1 + found[0]
    if keys[k] == "cấp" or keys[k : k + 2] == ["các", "cấp"]:
        return not body.entry.level
    return keys[k] == "các" and (keys[k + 1] in _STATED and body.entry.level in ("", _STATED[keys[k + 1]]))


#: First words of kinds of units, and the level that heads of bodies state (column `level` of bodies.tsv): of a commune
#: they say `xã`. Of `thị xã` and `thị trấn` the first is meant.
_STATED = {k.split()[0]: "xã" if LEVELS[k] == 3 else k for k in reversed(COMMITTEES)}
