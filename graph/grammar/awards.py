"""Awards: `Bằng khen của UBND tỉnh`, `Huân chương Lao động hạng Nhì`, `Huy hiệu 30 năm tuổi Đảng`."""

from __future__ import annotations

from msgspec import Struct

from graph.grammar.bodies import Body, parse_body
from graph.grammar.positions import Position, parse_position
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import NUMBER
from graph.lexicon import Lexicon
from graph.lexicon.entries import AwardEntry

__all__ = ["BADGES", "Award", "parse_award"]

_GRADES = {"nhất": "Nhất", "nhì": "Nhì", "ba": "Ba", "1": "1", "2": "2", "3": "3", "i": "I", "ii": "II", "iii": "III"}
#: Words that announce an award written in small letters: `tặng giấy khen`, `trao huy hiệu`, `5 bằng khen`.
_BEFORE = {"tặng", "trao", "nhận", "thưởng", "hiệu", "được", "và", "cấp"}
#: Those that may have a count between.
_GIVING = {"tặng", "trao", "nhận"}
#: How many tokens the name of an award before another has at most.
_LONGEST = 7

#: Years of membership for which the Party gives a badge (Quy định 24-QĐ/TW, 2021: from 30 years, every five years).
BADGES = {str(n) for n in range(30, 100, 5)}
#: What may follow a badge whose name is cut short: `2 huy hiệu 70 năm, 5 huy hiệu 65 năm)`.
_AFTER_BADGE = {",", ";", ".", ")", "và", "cho", "có", ":", BREAK}


class Award(Struct, frozen=True):
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
    if found is None:
        return None
    length, entry = found
    if not stream.caps[i] and (not _is_announced(stream, i, lexicon) or _is_of_sports(stream, i + length)):
        return None
    keys, k = stream.keys, i + length
    if keys[i : i + 2] == ["huy", "hiệu"]:
        badge = _badge(stream, i)
        if badge is not None:
            return _granted(stream, i, badge[1], badge[0], entry, lexicon)
        if keys[i + 2 : i + 4] == ["đảng", ","] or "đảng" in keys[i + 2 : k]:
            return _granted(stream, i, k, entry.name, entry, lexicon)
    name = entry.name
    if keys[k : k + 1] == ["hạng"] and k + 1 < len(keys) and keys[k + 1] in _GRADES:
        grades, k = _grades(stream, k + 1)
        name = f"{name} hạng {grades}"
    elif keys[k : k + 1] == ['"']:
        close = next((c for c in range(k + 1, min(k + 24, len(keys))) if keys[c] == '"'), None)
        if close and keys[i - 1 : i] != ['"']:
            name, k = f"{name} {stream.words(k, close + 1)}", close + 1
        elif keys[i - 1 : i] == ['"'] and keys[k + 1 : k + 2] == ["của"]:
            k += 1  # `danh hiệu “Anh hùng Lao động” của Chủ tịch nước`
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


def _is_announced(stream: Stream, i: int, lexicon: Lexicon) -> bool:
    """Whether what stands before says that an award follows, in small letters: a verb of giving or `danh hiệu`, with a
    count or without (`trao 14 huân chương`), or another award of the same list (`tặng cờ thi đua, 3 bằng khen`)."""
    k = i - 1
    if stream.kinds[k : k + 1] == [NUMBER]:
        k -= 1
    if k < 0:
        return False
    if stream.keys[k] in (_BEFORE if k == i - 1 else _GIVING):
        return True
    if stream.keys[k] not in (",", "và", "cùng"):
        return False
    return any(
        (listed := lexicon.awards.match(stream.keys, j)) is not None and j + listed[0] == k
        for j in range(max(0, k - _LONGEST), k - 1)
    )


def _is_of_sports(stream: Stream, k: int) -> bool:
    """`3 huy chương vàng`: won in a competition, by rank."""
    return stream.keys[k - 1] == "chương" and stream.keys[k : k + 1] in (["vàng"], ["bạc"], ["đồng"])


def _badge(stream: Stream, i: int) -> tuple[str, int] | None:
    """The Party's badge that begins at `i`, and its end: `Huy hiệu 30 năm tuổi Đảng`, `Huy hiệu sớm 60 năm tuổi Đảng`,
    `huy hiệu 75 năm` (a number of years that the Party gives badges for); `Huy hiệu 50 năm, 40 năm và 30 năm tuổi
    Đảng` is of several, and so only a badge of the Party."""
    keys, k = stream.keys, i + 2
    early = keys[k : k + 1] == ["sớm"]
    k += 1 if early else 0
    if keys[k : k + 1] == ["đảng"] and stream.kinds[k + 1 : k + 2] == [NUMBER]:
        k += 1  # `Huy hiệu Đảng 30 năm`
    years: list[int] = []
    while stream.kinds[k : k + 1] == [NUMBER]:
        years.append(k)
        k += 2 if keys[k + 1 : k + 2] == ["năm"] else 1
        if keys[k : k + 1] not in ([","], ["và"]) or keys[k + 1] not in BADGES:
            break
        k += 1
    if not years:
        return None
    if keys[k : k + 2] == ["tuổi", "đảng"]:
        k += 2
    elif len(years) > 1 or keys[k - 1] != "năm" or keys[years[0]] not in BADGES or keys[k] not in _AFTER_BADGE:
        return None
    if len(years) > 1:
        return "Huy hiệu Đảng", k
    return f"Huy hiệu {'sớm ' if early else ''}{stream.text[years[0]]} năm tuổi Đảng", k


def _grades(stream: Stream, k: int) -> tuple[str, int]:
    """`Nhất`, or several: `hạng Nhất, Nhì, Ba`, `hạng Nhì và hạng Ba`."""
    grades, end = [_GRADES[stream.keys[k]]], k + 1
    while stream.keys[end : end + 1] in ([","], ["và"]):
        at = end + (2 if stream.keys[end + 1 : end + 2] == ["hạng"] else 1)
        if (
            stream.keys[at : at + 1] == []
            or stream.keys[at] not in _GRADES
            or not stream.caps[at]
            or stream.caps[at + 1 : at + 2] == [True]
        ):
            break
        grades, end = [*grades, _GRADES[stream.keys[at]]], at + 1
    return ", ".join(grades), end


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
