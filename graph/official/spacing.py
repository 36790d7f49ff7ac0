"""Patterns over printed text, in which a blank stands for as many as offices and converters leave between words."""

from __future__ import annotations

import re

__all__ = ["spaced"]


def spaced(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for up to three and capitals do not matter; write `\\x20` for one blank in a
    set of characters.

    >>> bool(spaced("tán thành:? 6").fullmatch("Tán  thành 6"))
    True
    """
    return re.compile(re.sub(r" (\??)", lambda m: " {0,3}" if m.group(1) else " {1,3}", pattern), re.IGNORECASE)
