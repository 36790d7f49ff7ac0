"""Spellings that are one word, folded on a copy of equal length, so that offsets agree with the text itself.

`uỷ` and `ủy`, `hoá` and `hóa`, `thuỷ` and `thủy` are one word each (the tone mark may stand on either vowel of oa, oe,
uy). Blanks of every kind become a plain blank, dashes and quotes one dash and one quote. Tones are never dropped:
Thành is not Thanh.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["bare", "compose", "fold", "slug"]

_TONES = "\u0300\u0301\u0303\u0309\u0323"

#: Second-vowel placement -> first-vowel placement, both two code points long: `oá` -> `óa`, `uỷ` -> `ủy`.
_PLACEMENT = {
    first + unicodedata.normalize("NFC", second + tone): unicodedata.normalize("NFC", first + tone) + second
    for first, second in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY", "oA", "oE", "uY")
    for tone in _TONES
}
#: A first vowel and a toned second one, not before a further letter (`hoàn`, `tuyết`). Cheap to look for.
_PLACED = re.compile("[ouOU][" + "".join(sorted({pair[1] for pair in _PLACEMENT})) + r"](?!\w)")

_LIKE = {
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
    "\u3000": " ",
    **dict.fromkeys("ÐƉ", "Đ"), **dict.fromkeys("ðɖ", "đ"),  # letters of other languages that print alike
    **dict.fromkeys("\t\v\f", " "),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    "\u200b": " ", "\ufeff": " ", "\u00ad": " ", "\u2060": " ", "\u200e": " ", "\u200f": " ",
}  # fmt: skip
_TABLE = str.maketrans(_LIKE)
#: From this length on, to look for each character of the table is faster than to look each character up in it.
_LONG = 200


def compose(text: str) -> str:
    """The text in NFC, with line ends as `\\n`: what all offsets count in. Done once, at reading."""
    return unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    )


def fold(text: str) -> str:
    """A copy of the same length with one spelling per word, one kind of blank, dash and quote; capitals stay."""
    if len(text) < _LONG:
        text = text.translate(_TABLE)
    else:
        for odd, plain in _LIKE.items():
            text = text.replace(odd, plain)
    return _PLACED.sub(_first_vowel, text)


def _first_vowel(m: re.Match[str]) -> str:
    """The pair with its tone on the first vowel; as it is after q (`quý` has its tone where it belongs)."""
    pair = m.group()
    if m.start() and m.string[m.start() - 1] in "qQ":
        return pair
    return _PLACEMENT.get(pair, pair)


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Lower case without diacritics: `Đồng Tháp` -> `dong thap`. For slugs and searches, never for identity alone."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def slug(text: str, limit: int = 80) -> str:
    """ASCII words joined by hyphens, cut at a word boundary; begins with a letter (`n-5-tap-the` for `5 tập thể`)."""
    words = re.findall(r"[a-z0-9]+", bare(text))
    kept = "-".join(words)
    if len(kept) > limit:
        kept = kept[: limit + 1].rpartition("-")[0] or kept[:limit]
    if not kept:
        return "x"
    return kept if kept[0].isalpha() else f"n-{kept}"
