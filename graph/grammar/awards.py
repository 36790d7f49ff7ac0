"""Awards: `Bằng khen của UBND tỉnh`, `Huân chương Lao động hạng Nhì`, `Huy hiệu 30 năm tuổi Đảng`."""

from __future__ import annotations

from dataclasses import dataclass

from graph.grammar.bodies import Body, parse_body
from graph.grammar.positions import Position, parse_position
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import NUMBER
from graph.lexicon import Lexicon
from graph.lexicon.entries import AwardEntry

__all__ = ["Award", "parse_award"]

_GRADES = {"nhất": "Nhất", "nhì": "Nhì", "ba": "Ba", "1": "1", "2": "2", "3": "3", "i": "I", "ii": "II", "iii": "III"}
#: Words that announce an award written in small letters: `tặng giấy khen`, `trao huy hiệu`, `5 bằng khen`.
_BEFORE = {"tặng", "trao", "nhận", "thưởng", "hiệu", "được", "và", "cấp"}


@dataclass(frozen=True, slots=True)
class Award:
    """An award as written: `name` with grade and title, the one who grants it where `của …` follows."""

    entry: AwardEntry
    name: str
    grantor: Body | Position | None
    start: int
    name_end: int
    end: int


def parse_award(stream: Stream, i: int, lexicon: Lexicon) -> Award | None:
    """The award that begins at `i`."""
    found = lexicon.awards.match(stream.keys, i)
    if found is None or not (stream.caps[i] or (i > 0 and stream.keys[i - 1] in _BEFORE)):
        return None
    length, entry = found
    keys, k = stream.keys, i + length
    base = i + length
    # `Huy hiệu 30 năm tuổi Đảng`
    if keys[i : i + 2] == ["huy", "hiệu"]:
        if keys[i + 2 : i + 3] and stream.kinds[i + 2] == NUMBER and keys[i + 3 : i + 6] == ["năm", "tuổi", "đảng"]:
            k = i + 6
            return _granted(stream, i, k, f"Huy hiệu {stream.text[i + 2]} năm tuổi Đảng", entry, lexicon)
        if keys[i + 2 : i + 4] == ["đảng", ","] or "đảng" in keys[i + 2 : base]:
            return _granted(stream, i, base, entry.name, entry, lexicon)
    name = entry.name
    if keys[k : k + 1] == ["hạng"] and k + 1 < len(keys) and keys[k + 1] in _GRADES:
        name, k = f"{name} hạng {_GRADES[keys[k + 1]]}", k + 2
    elif keys[k : k + 1] == ['"']:
        close = next((c for c in range(k + 1, min(k + 24, len(keys))) if keys[c] == '"'), None)
        if close:
            name, k = f"{name} {stream.words(k, close + 1)}", close + 1
    elif keys[k : k + 2] == ["vì", "sự"]:
        end = k
        while (
            end < len(keys)
            and end - k < 14
            and keys[end] not in (",", ".", ";", BREAK, "cho", "của", "và", "tặng", "năm")
        ):
            end += 1
        name, k = f"{name} {stream.words(k, end)}", end
    return _granted(stream, i, k, name, entry, lexicon)


def _granted(stream: Stream, start: int, name_end: int, name: str, entry: AwardEntry, lexicon: Lexicon) -> Award:
    k = name_end
    if stream.keys[k : k + 1] == ["của"] and k + 1 < len(stream) and stream.keys[k + 1] != BREAK:
        body: Body | Position | None = parse_body(stream, k + 1, lexicon)
        if body is None:
            position = parse_position(stream, k + 1, lexicon)
            body = position if position and (position.body or position.role.entry.body != "after") else None
        if body:
            return Award(entry, name, body, start, name_end, body.end)
    elif k < len(stream) and stream.caps[k] and stream.keys[k] != BREAK and stream.keys[k] not in ("trung",):
        body = parse_body(stream, k, lexicon)
        if body and body.entry.complement in ("unit", "closed", "committee"):
            return Award(entry, name, body, start, name_end, body.end)
    return Award(entry, name, None, start, name_end, name_end)
