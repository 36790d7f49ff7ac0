"""Dates as print has them: `29/12`, `3-2-2006`, `28.3`, `ngày 15 tháng 9 năm 2010`, `21 và 22/6/2018`."""

from __future__ import annotations

import datetime
import re

__all__ = ["complete", "iso", "parse_day", "parse_long"]
_DAY = re.compile(r"(\d{1,2})\s{0,2}[/.-]\s{0,2}(\d{1,2})(?:\s{0,2}[/.-]\s{0,2}(\d{4}))?$")
_LONG = re.compile(r"(\d\d?)\s+(?i:tháng)\s+(\d{1,2})(?:\s+(?i:năm)\s+(\d{4}))?")


def parse_day(text: str) -> tuple[int, int, int | None] | None:
    """(day, month, year or None) of a date token, or None when it cannot be one."""
    m = _DAY.match(text)
    return _valid(m.groups()) if m else None


def parse_long(folded: str, start: int, end: int) -> tuple[int, int, int | None, int, int] | None:
    """The first `15 tháng 9 năm 2010` between two offsets: (day, month, year or None, start, end)."""
    m = _LONG.search(folded, start, end)
    found = _valid(m.groups()) if m else None
    return (*found, m.start(), m.end()) if m and found else None


def _valid(groups: tuple[str | None, ...]) -> tuple[int, int, int | None] | None:
    day, month, year = int(groups[0] or 0), int(groups[1] or 0), int(groups[2]) if groups[2] else None
    if not (1 <= day <= 31 and 1 <= month <= 12) or (year is not None and not 1900 <= year <= 2100):
        return None
    return day, month, year


def iso(day: int, month: int, year: int) -> str:
    """`2022-12-29`; "" for a day that does not exist."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def complete(day: int, month: int, published: str, ahead: int = 62) -> str:
    """The date whose year is left out, for an article published on a day (ISO): the nearest one not more than `ahead`
    days later. "" when the article's date is unknown."""
    if not published:
        return ""
    base = datetime.date.fromisoformat(published[:10])
    for year in (base.year + 1, base.year, base.year - 1):
        value = iso(day, month, year)
        if value and (datetime.date.fromisoformat(value) - base).days <= ahead:
            return value
    return ""
