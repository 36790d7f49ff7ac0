"""Bodies in a row whose kind is said once: `Phòng PC01, PC02 và PK20`, `HĐND các tỉnh A, B`, `Sở Y tế, Xây dựng`.

The first is read with its kind; each further one takes the kind from it. What can be read on its own is no part of the
row.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.stream import Stream
from graph.grammar.units import Unit, named_of_kind, parse_unit
from graph.language.tokens import NUMBER
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry

__all__ = ["LINKS", "first_of_units", "next_of_series"]

#: The sign of a department of the police or army: `PC02`, `PA06`, `K02`.
_SIGN = re.compile(r"[A-ZĐ]{1,3}\d{1,3}")
#: What stands between two of a row.
LINKS = (",", "và")
#: How many there are, before the kind of the units.
_SEVERAL = {"các", "hai", "ba", "bốn", "năm", "sáu"}
#: No name of a department has more words.
_LONGEST = 9


def first_of_units(stream: Stream, i: int, lexicon: Lexicon, alone: Body | None) -> Body | None:
    """The first of the bodies of several units: `HĐND các tỉnh A | , B và C`, `Đảng ủy 2 phường A | và B`; `alone` is
    what the words are read as where nothing follows them."""
    if alone is not None and (
        alone.unit is not None or alone.parent is not None or not _says_several(stream, alone.end)
    ):
        return None
    found = lexicon.bodies.match(stream.keys, i) if stream.caps[i] else None
    if found is None or not _has_units(found[1]):
        return None
    k = i + found[0]
    if not _says_several(stream, k):
        return None
    unit = parse_unit(stream, k + 1, lexicon, bare=False)
    if unit is None or not unit.name or stream.caps[k + 1] or stream.keys[unit.end] not in LINKS:
        return None
    return Body(found[1], found[1].name, None, unit, i, unit.end)


def _says_several(stream: Stream, k: int) -> bool:
    return k < len(stream) and (stream.keys[k] in _SEVERAL or stream.kinds[k] == NUMBER)


def _has_units(entry: BodyEntry) -> bool:
    """Whether bodies of the kind are of a unit that follows: all HĐND are, of organs the committees of the Party."""
    return entry.complement in ("unit", "committee") or entry.code == "dang-uy"


def next_of_series(stream: Stream, i: int, unit: Unit | None, lexicon: Lexicon, before: list[Chunk]) -> Body | None:
    """The body at `i` that takes its kind from the one before it in a row; `unit` is what the words at `i` are read as
    alone, where they name a unit."""
    if len(before) < 2 or before[-1].key not in LINKS or before[-2].kind is not Kind.BODY:
        return None
    former: Body = before[-2].value
    if former.end != before[-2].end or former.under is not None:
        return None
    if former.unit is not None and _has_units(former.entry):
        return _of_next_unit(stream, i, unit, former, lexicon) if _has_several(stream, former) else None
    if not stream.caps[i]:
        return None
    if _SIGN.fullmatch(stream.text[i]) and _SIGN.fullmatch(former.name.rpartition(" ")[2]):
        name = f"{former.name.rpartition(' ')[0]} {stream.text[i]}"
        return replace(former, name=name, start=i, end=i + 1, shared=True)
    if former.entry.complement == "unit" and former.unit is None and former.name.startswith("Sở "):
        field = lexicon.bodies.match(["sở", *stream.keys[i : i + _LONGEST]], 0)
        if field is not None and field[0] > 1:
            return Body(field[1], field[1].name, None, None, i, i + field[0] - 1, shared=True)
    return None


def _has_several(stream: Stream, former: Body) -> bool:
    """Whether the body's words say that it is one of several, or it is a further one itself."""
    assert former.unit is not None
    how_many = stream.keys[former.unit.start - 1]
    return former.shared or former.unit.start > former.start and (how_many in _SEVERAL or how_many.isdigit())


def _of_next_unit(stream: Stream, i: int, unit: Unit | None, former: Body, lexicon: Lexicon) -> Body | None:
    """`… các huyện A | , B và thị xã C`: of the same kind, unless a kind stands before the name."""
    assert former.unit is not None
    own = unit if unit is not None and not stream.caps[i] else named_of_kind(stream, i, former.unit.kind, lexicon)
    if own is None or not own.name:
        return None
    return Body(former.entry, former.name, None, own, i, own.end, shared=True)
