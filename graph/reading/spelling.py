"""How Vietnamese a text looks: the yardstick for guessing an encoding and for warning about other languages.

A written Vietnamese syllable is an onset, a vowel group and an ending, with at most one tone mark. Text decoded by the
wrong table, and text in another language, breaks that pattern in nearly every word that has a letter beyond ASCII.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_vietnamese", "well_formed_share"]

_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_VOWELS = (
    "(?:uyê|uya|uyu|oai|oao|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|"
    "[aăâeêioôơuưy])"
)
_ENDING = "(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = re.compile(_ONSET + _VOWELS + _ENDING)
_WORD = re.compile(r"[^\W\d_]+")
_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0303\u0309\u0323"))
#: Enough words to judge by; the rest of a long text says the same.
_SAMPLE = 4_000
#: A text with a smaller share of such words is in another language, or lost its marks.
_VIETNAMESE = 0.2


def well_formed_share(text: str) -> float:
    """Of the words with a letter beyond ASCII, the share that are Vietnamese syllables; 0.0 when there are none."""
    words = [w for w in _sample(text) if not w.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def is_vietnamese(text: str) -> bool:
    """Whether enough words are syllables with a mark: over a half are in Vietnamese, hardly any elsewhere."""
    words = _sample(text)
    return sum(not w.isascii() and _is_syllable(w) for w in words) >= _VIETNAMESE * len(words) > 0


def _sample(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text[: 12 * _SAMPLE]).lower()
    return _WORD.findall(composed)[:_SAMPLE]


@lru_cache(maxsize=20_000)  # there are some 7,000 syllables, and a text repeats a few hundred
def _is_syllable(word: str) -> bool:
    parted = unicodedata.normalize("NFD", word)
    bare = parted.translate(_TONES)
    return len(parted) - len(bare) <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
