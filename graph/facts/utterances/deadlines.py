"""By when: `trước ngày 30/6/2024`, `hoàn thành trong quý II`, `chậm nhất là ngày 15/5`, `trong vòng 30 ngày`."""

from __future__ import annotations

import re

from msgspec import Struct

from graph.grammar.stream import Stream
from graph.language.dates import iso, parse_day
from graph.language.tokens import DATE, NUMBER
from graph.model import Value, date, text

__all__ = ["Deadline", "find_deadline"]

_BEFORE_DAY = ("trước", "nhất", "hết", "hạn", "trong", "xong")
_PERIODS = {"tháng", "quý", "tuần", "vòng", "năm"}
_FINISHED = {"thành", "xong"}
#: A day that lies more months back than this is one of the next year: minutes are printed weeks after the meeting.
_STILL = 1
_ENDS = {",", ";", ".", ":", "…", "(", ")", '"', "\n", "và", "để", "nhằm", "theo", "bằng", "với"}


class Deadline(Struct, frozen=True):
    """The value (a day, else the words), the words (places in the stream), and how the year was completed."""

    value: Value
    span: tuple[int, int]
    inferred: str


def find_deadline(stream: Stream, start: int, end: int, published: str) -> Deadline | None:
    """The first deadline between two places of the stream; `published` (ISO) completes a day without a year."""
    keys = stream.keys
    for k in range(start, end):
        key = keys[k]
        if key in _BEFORE_DAY and k + 1 < end:
            found = _day(stream, k, end, published)
            if found is not None:
                return found
        if key in ("trước", "trong") and k > start and keys[k - 1] in _FINISHED and keys[k + 1] not in _ENDS | {"khi"}:
            stop = next((j for j in range(k + 1, min(k + 9, end)) if keys[j] in _ENDS), min(k + 9, end))
            return Deadline(text(_words(stream, k, stop)), (k, stop), "")
        if key == "trong" and keys[k + 1 : k + 2] and keys[k + 1] in _PERIODS - {"năm"}:
            return _period(stream, k, end)
        if key == "từ" and keys[k + 1 : k + 5] == ["nay", "đến", "cuối", "năm"]:
            return Deadline(text(_words(stream, k, k + 5)), (k, k + 5), "")
    return None


def _words(stream: Stream, start: int, end: int) -> str:
    return " ".join(stream.quote(start, end).split())


def _day(stream: Stream, k: int, end: int, published: str) -> Deadline | None:
    """`trước (ngày) 30/6(/2024)`, `chậm nhất (là) ngày 15 tháng 5 (năm 2024)`."""
    keys, at = stream.keys, k + 1
    while at < end and keys[at] in ("là", "vào", "đến", "ngày", ":"):
        at += 1
    if at >= end or (stream.keys[k] in ("trong", "xong", "hạn") and keys[at - 1] != "ngày" and keys[k] != "hạn"):
        return None
    day = month = year = 0
    stop = at + 1
    if stream.kinds[at] == DATE:
        found = parse_day(re.sub(r"\s", "", stream.text[at]))
        if found is None:
            return None
        day, month, year = found[0], found[1], found[2] or 0
    elif stream.kinds[at] == NUMBER and keys[at + 1 : at + 2] == ["tháng"] and at + 2 < end and keys[at].isdigit():
        if not keys[at + 2].isdigit():
            return None
        day, month, stop = int(keys[at]), int(keys[at + 2]), at + 3
        if keys[stop : stop + 1] == ["năm"] and stop + 1 < end and keys[stop + 1].isdigit():
            year, stop = int(keys[stop + 1]), stop + 2
    else:
        return None
    first = k - 1 if keys[k] in ("nhất", "hết", "hạn") and k > 0 else k
    span, inferred = (first, stop), ""
    if not year:
        if not published:
            return Deadline(text(_words(stream, *span)), span, "")
        months_ago = int(published[5:7]) - month
        year = int(published[:4]) + (months_ago > _STILL)
        inferred = "the year comes from the article's date"
    value = iso(day, month, year)
    return Deadline(date(value) if value else text(_words(stream, *span)), span, inferred if value else "")


def _period(stream: Stream, k: int, end: int) -> Deadline | None:
    """`trong tháng 8`, `ngay trong tuần này`, `trong quý II năm 2024`, `trong vòng 30 ngày`."""
    keys, stop = stream.keys, k + 2
    if stop >= end:
        return None
    if keys[k + 1] == "vòng":
        stop = min(stop + 2, end)
    elif keys[k + 1] == "tuần" and keys[stop] not in ("này", "tới", "sau"):
        return None
    else:
        stop += 1
        if keys[stop : stop + 1] in (["năm"], ["này"], ["tới"], ["và"]) and stop + 1 < end:
            stop += {"năm": 2, "này": 1, "tới": 1, "và": 0}[keys[stop]]
        elif keys[stop : stop + 1] == ["/"] and stop + 1 < end and keys[stop + 1].isdigit():
            stop += 2
    stop = min(stop, end)
    first = k - 1 if keys[k - 1] == "ngay" else k
    return Deadline(text(_words(stream, first, stop)), (first, stop), "")
