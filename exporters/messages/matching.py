"""An English message -> the template it was made from, and what stands in its places.

A template has numbered places: `cannot be read ({1})`. Messages hold names of files and words of other programs, so a
template is looked for without backtracking: each of its fixed parts is taken where it first occurs, in time linear in
the message. A name that looks like a fixed part can thus at worst be put into the wrong place of the same message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

__all__ = ["PLACE", "Templates"]

PLACE = re.compile(r"\{(\d+)\}")
#: A template with fewer letters of its own fits everything.
_LEAST = 4


class Templates:
    """The messages of a catalogue that are made with places, and those that are made without."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._whole = {english: text for english, text in messages.items() if not PLACE.search(english)}
        parts = [(PLACE.split(english)[::2], text) for english, text in messages.items() if PLACE.search(english)]
        # The template that says most itself comes first: it is the most particular one.
        self._made = sorted(
            ((fixed, text) for fixed, text in parts if _letters(fixed) >= _LEAST),
            key=lambda entry: (-_letters(entry[0]), entry[0]),
        )

    def fill(self, message: str, inner: Callable[[str], str]) -> str | None:
        """The message in the catalogue's language; `inner` says what becomes of what stands in a place.

        >>> Templates({"no file {1} ({2})": "({2}) không có tệp {1}"}).fill("no file a.txt (really)", str.upper)
        '(REALLY) không có tệp A.TXT'
        """
        if message in self._whole:
            return self._whole[message]
        for fixed, text in self._made:
            if (values := _values(message, fixed)) is not None:
                pieces = PLACE.split(text)
                pieces[1::2] = [inner(values[int(place) - 1]) for place in pieces[1::2]]
                return "".join(pieces)
        return None


def _letters(fixed: list[str]) -> int:
    return sum(c.isalpha() for part in fixed for c in part)


def _values(message: str, fixed: list[str]) -> list[str] | None:
    """What stands between the fixed parts, or None when the message was not made from them."""
    first, *middle, last = fixed
    if not (message.startswith(first) and message.endswith(last) and len(message) >= len(first) + len(last)):
        return None
    values, at, end = [], len(first), len(message) - len(last)
    for part in middle:
        found = message.find(part, at, end)
        if found < 0:
            return None
        values.append(message[at:found])
        at = found + len(part)
    return [*values, message[at:end]]
