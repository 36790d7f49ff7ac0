"""Names in lines: how a label is broken so that it can be read under its symbol, and how much room it takes."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from exporters.html.safe import without_controls

__all__ = ["Label", "text_width", "wrap"]

#: Advance widths of a common sans-serif in hundredths of the font size; others count as _LETTER.
_NARROW = frozenset("iíìỉĩịjlI.,:;'’‘|!()[]tfr- ")
_WIDE = frozenset("mwMWĐ—…@%")
_LETTER = 0.56


class Label(Struct, frozen=True):
    """A broken label and its width in pixels at the given font size."""

    lines: tuple[str, ...]
    width: float


@lru_cache(maxsize=1 << 14)
def _em(text: str) -> float:
    """Width at a font size of one."""
    total = 0.0
    for c in text:
        if c in _NARROW:
            total += 0.31
        elif c in _WIDE:
            total += 0.86
        elif c.isupper():
            total += 0.67
        elif "\u2e80" <= c <= "\uffef":
            total += 1.0
        else:
            total += _LETTER
    return total


def text_width(text: str, size: float) -> float:
    """About how wide a line is drawn."""
    return sum(map(_em, text.split(" ")), _em(" ") * text.count(" ")) * size


def wrap(text: str, width: float, lines: int, size: float = 13) -> Label:
    """Break `text` between words into at most `lines` lines of about `width` pixels, as even as they come.

    What does not fit ends in an ellipsis: the whole name is in the panel.
    """
    words = _chopped(without_controls(text).split(), width, size)
    if not words:
        return Label(("—",), text_width("—", size))
    broken = _greedy(words, width, size)
    if len(broken) > lines:
        kept = broken[:lines]
        last = kept[-1]
        while last and text_width(last + "…", size) > width:
            last = last[:-1]
        broken = [*kept[:-1], last.rstrip(" ,;-") + "…"]
    else:
        # The narrowest width that still takes as many lines gives lines of even length.
        low, high = width * 0.45, width
        while high - low > 4:
            middle = (low + high) / 2
            if len(_greedy(words, middle, size)) <= len(broken):
                high = middle
            else:
                low = middle
        broken = _greedy(words, high, size)
    return Label(tuple(broken), max(text_width(line, size) for line in broken))


def _greedy(words: list[str], width: float, size: float) -> list[str]:
    """As much on each line as fits it."""
    lines: list[list[str]] = []
    room = 0.0
    for word in words:
        wide = _em(word) * size
        if lines and wide + _em(" ") * size <= room:
            lines[-1].append(word)
            room -= wide + _em(" ") * size
        else:
            lines.append([word])
            room = width - wide
    return [" ".join(line) for line in lines]


def _chopped(words: list[str], width: float, size: float) -> list[str]:
    """Words no wider than a line: a longer one (an address, a slip) is cut."""
    fitting: list[str] = []
    for word in words:
        if _em(word) * size <= width:
            fitting.append(word)
            continue
        piece = ""
        for c in word:
            if piece and text_width(piece + c, size) > width:
                fitting.append(piece)
                piece = ""
            piece += c
        fitting.append(piece)
    return fitting
