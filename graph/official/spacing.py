"""Lines, columns and blanks of printed text, of which offices and converters leave as many as they like."""

from __future__ import annotations

import re

__all__ = ["COLUMNS", "LINE", "spaced", "trimmed"]

LINE = re.compile(r"[^\n]+")
#: Between two columns on one line, as a table of the head or of the signatures becomes plain text.
COLUMNS = re.compile(r" {4,}| ?\| ?")


def spaced(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for up to three and capitals do not matter; write `\\x20` for one blank in a
    set of characters.

    >>> bool(spaced("tán thành:? 6").fullmatch("Tán  thành 6"))
    True
    """
    return re.compile(re.sub(r" (\??)", lambda m: " {0,3}" if m.group(1) else " {1,3}", pattern), re.IGNORECASE)


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """Two offsets without the white space at the ends of what stands between them.

    >>> trimmed(" Số: 8 ", 0, 7)
    (1, 6)
    """
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return start, end
