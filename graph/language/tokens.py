"""Tokens of a folded text: words, numbers, dates, document numbers, punctuation.

Dates and document numbers are single tokens, so that no later rule takes `01-NQ/TU` apart or joins `3-2` to a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

__all__ = ["DATE", "DOCUMENT_NUMBER", "NUMBER", "PUNCTUATION", "WORD", "Tokenizer", "Tokens", "tokenize"]

WORD, NUMBER, DATE, DOCUMENT_NUMBER, PUNCTUATION = range(5)

_WORD = r"[^\W\d]\w*(?:'\w+)*"
_MARK = r"\.{2,}|…|[^\w\s]"
#: A number whose sign has two parts in capitals, whatever they are: Party `12-NQ/TU`, State `178/QĐ-UBND`
#: (Nghị định 30/2020/NĐ-CP, appendix III; Hướng dẫn 36-HD/VPTW).
_DOCUMENT = (
    r"\b\d{1,5}-\d{4}/[A-ZĐ]{1,4}-[A-ZĐ]{2,}\b|\b\d{1,5}-[A-ZĐ]{2,6}[a-zđ]?/[A-ZĐ]{2,}[A-ZĐa-zđ]*\b"
    r"|\b\d{1,5}/[A-ZĐ]{2,}-[A-ZĐ]{2,}[A-Za-zđĐ]*\b"
)
_DATE = (
    r"\b\d{1,2}\s{0,2}[/.]\s{0,2}\d{1,2}\s{0,2}[/.]\s{0,2}\d{4}\b|\b\d{1,2}\s{0,2}-\s{0,2}\d{1,2}\s{0,2}-\s{0,2}\d{4}\b"
    r"|\b\d{1,2}[/.]\d{1,2}\b(?![/.]\d)|\b\d{1,2}-\d{1,2}\b(?![-\d/%])"
)
_NUMBER = r"\b\d+(?:[.,]\d+)*\b"
_MIXED = r"\w+(?:'\w+)*"
#: Kind by the group of `Tokenizer._with_digit` that matched.
_KINDS = {1: DOCUMENT_NUMBER, 2: DATE, 3: NUMBER}


def _signed(signs: Iterable[str]) -> str:
    """A number with a sign that begins with a known one, in the looser spellings that nobody could tell from another
    number without knowing the sign: `01 - NQ / TU`, `30/2020/NĐ-CP`, `54/2017/QH14`."""
    return (
        r"\b\d{1,5}[a-z]?(?:\s{0,2}/\s{0,2}\d{4})?\s{0,2}(?:[-/]\s{0,2}|(?<=\d)\.)"
        rf"(?:{'|'.join(map(re.escape, signs))})\d*\b"
        r"(?:[-/&][A-ZĐƯ][A-ZĐƯa-zđư0-9]*\b|\.[A-ZĐƯ]+\b|\s{0,2}[-/&]\s{0,2}[A-ZĐƯ]{2}[A-ZĐƯa-zđư0-9]*\b|,\s?T[ƯUW]\b"
        r"|\sT[ƯW]\b)*"
    )


class Tokens:
    """Parallel lists, one entry a token: token `i` is `folded[starts[i]:ends[i]]`, that is `text[i]`; `keys` are the
    lower-case forms by which lexicons find them, `kinds` as above, `caps` whether the first letter is a capital.

    Lists, not objects: an article has a thousand tokens, and most of what looks at them looks at one list.
    """

    __slots__ = ("caps", "ends", "keys", "kinds", "starts", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[int] = []
        self.caps: list[bool] = []

    def __len__(self) -> int:
        return len(self.keys)

    def push(self, text: str, start: int, end: int, kind: int) -> None:
        """Add one token."""
        key = text.lower()
        self.text.append(text)
        self.keys.append(key)
        self.starts.append(start)
        self.ends.append(end)
        self.kinds.append(kind)
        self.caps.append(text[0] != key[0])

    def take(self, other: Tokens, first: int, last: int) -> None:
        """Add `other[first:last]`."""
        self.text += other.text[first:last]
        self.keys += other.keys[first:last]
        self.starts += other.starts[first:last]
        self.ends += other.ends[first:last]
        self.kinds += other.kinds[first:last]
        self.caps += other.caps[first:last]


class Tokenizer:
    """Takes texts apart. `signs`: with what the signs in numbers of documents begin (`NQ`, `QĐ`), as the caller knows
    them; without, only numbers whose whole sign is in capitals are those of documents."""

    __slots__ = ("_token", "_with_digit")

    def __init__(self, signs: Iterable[str] = ()) -> None:
        signs = tuple(signs)
        document = f"{_signed(signs)}|{_DOCUMENT}" if signs else _DOCUMENT
        # The look ahead passes over blanks at once, and what most tokens are stands first: this halves the time.
        self._token = re.compile(rf"(?=\S)({_WORD}|{_MARK}|{document}|{_DATE}|{_NUMBER}|{_MIXED})")
        #: What begins with a digit.
        self._with_digit = re.compile(rf"({document})|({_DATE})|({_NUMBER})|{_MIXED}")

    def __call__(self, folded: str, start: int = 0, end: int | None = None) -> Tokens:
        """The tokens of a stretch of folded text that begins with no part of a word, with offsets into the whole."""
        text = folded[start:end]
        pieces = self._token.split(text)  # blanks and tokens by turns: no objects but strings, so nothing to collect
        places = [*accumulate(map(len, pieces), initial=start)]
        tokens = Tokens()
        tokens.text = words = pieces[1::2]
        tokens.keys = keys = [*map(str.lower, words)]
        tokens.starts = starts = places[1:-1:2]
        tokens.ends = places[2::2]
        tokens.kinds = kinds = [WORD] * len(words)
        for i in [i for i, letters in enumerate(map(str.isalpha, words)) if not letters]:
            kinds[i] = self._kind(words[i], text, starts[i] - start)
        tokens.caps = [w != k and w[0] != k[0] for w, k in zip(words, keys, strict=True)]
        return tokens

    def _kind(self, token: str, text: str, at: int) -> int:
        """The kind of a token that is more than letters and stands at a place of a text: `28.3` may be a day or a part
        of `28.3/5`."""
        if not token[0].isalnum() and token[0] != "_":
            return PUNCTUATION
        found = self._with_digit.match(text, at) if token[0].isdecimal() else None
        return _KINDS.get(found.lastindex or 0, WORD) if found else WORD


#: For phrases and texts without numbers of documents.
tokenize = Tokenizer()
