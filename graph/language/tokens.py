"""Tokens of a folded text: words, numbers, dates, document numbers, punctuation.

Dates and document numbers are single tokens, so that no later rule takes `01-NQ/TU` apart or joins `3-2` to a name.
"""

from __future__ import annotations

import re

__all__ = ["DATE", "DOCUMENT_NUMBER", "NUMBER", "PUNCTUATION", "WORD", "Tokens", "tokenize"]

WORD, NUMBER, DATE, DOCUMENT_NUMBER, PUNCTUATION = range(5)

#: Types of document that begin a sign, Party `01-NQ/TU` and State `178/QĐ-UBND`, `30/2020/NĐ-CP`, `54/2017/QH14`
#: (Nghị định 30/2020/NĐ-CP, appendix III; Hướng dẫn 36-HD/VPTW).
_TYPES = (
    "NQ|QĐ|QĐi|QyĐ|QC|CT|KL|KH|CTr|CTrHĐ|CTHĐ|ĐA|PA|DA|HD|TB|BC|TTr|TT|BB|CĐ|HĐ|TC|CV|NĐ|TTLT|NQLT|L|PL|UBND|HĐND|GM|GCN|PC|SL|LCT"
    "|VPCP|VP|ĐUQSTW|BCĐ|TTg|NQDA|QCPH|KHLT|CTPH|CTPHLN|TU"
)
#: The look ahead passes over blanks at once, and what most tokens are stands first: this halves the time.
_TOKEN = re.compile(
    r"(?=\S)(?:(?P<word>[^\W\d]\w*(?:'\w+)*)"
    r"|(?P<mark>\.{2,}|…|[^\w\s])"
    rf"|(?P<number>\b\d{{1,5}}[a-z]?(?:\s{{0,2}}/\s{{0,2}}\d{{4}})?\s{{0,2}}(?:[-/]\s{{0,2}}|(?<=\d)\.)(?:{_TYPES})\d*\b"
    r"(?:[-/&][A-ZĐƯ][A-ZĐƯa-zđư0-9]*\b|\.[A-ZĐƯ]+\b|\s{0,2}[-/&]\s{0,2}[A-ZĐƯ]{2}[A-ZĐƯa-zđư0-9]*\b|,\s?T[ƯUW]\b|\sT[ƯW]\b)*"
    r"|\b\d{1,5}-\d{4}/[A-ZĐ]{1,4}-[A-ZĐ]{2,}\b|\b\d{1,5}-[A-ZĐ]{2,6}[a-zđ]?/[A-ZĐ]{2,}[A-ZĐa-zđ]*\b"
    r"|\b\d{1,5}/[A-ZĐ]{2,}-[A-ZĐ]{2,}[A-Za-zđĐ]*\b"
    r"|\b\d{1,5}/\d{4}/(?:QH|UBTVQH|PL-UBTVQH|NQ-HĐND)\d{0,2}\b)"
    r"|(?P<date>\b\d{1,2}\s{0,2}[/.]\s{0,2}\d{1,2}\s{0,2}[/.]\s{0,2}\d{4}\b|\b\d{1,2}\s{0,2}-\s{0,2}\d{1,2}\s{0,2}-\s{0,2}\d{4}\b|\b\d{1,2}[/.]\d{1,2}\b(?![/.]\d)|\b\d{1,2}-\d{1,2}\b(?![-\d/%]))"
    r"|(?P<numeral>\b\d+(?:[.,]\d+)*\b)"
    r"|(?P<mixed>\w+(?:'\w+)*))"
)
_KINDS = {"number": DOCUMENT_NUMBER, "date": DATE, "numeral": NUMBER, "word": WORD, "mixed": WORD, "mark": PUNCTUATION}
#: By number of the group that matched.
_KIND_OF = [-1, *(_KINDS[name] for name, _ in sorted(_TOKEN.groupindex.items(), key=lambda group: group[1]))]


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


def tokenize(folded: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of a stretch of folded text, with offsets into the whole."""
    found = [*_TOKEN.finditer(folded, start, len(folded) if end is None else end)]
    tokens = Tokens()
    tokens.text = text = [m[0] for m in found]
    tokens.keys = keys = [*map(str.lower, text)]
    tokens.starts = [m.start() for m in found]
    tokens.ends = [m.end() for m in found]
    tokens.kinds = [_KIND_OF[m.lastindex or 0] for m in found]
    tokens.caps = [t != k and t[0] != k[0] for t, k in zip(text, keys, strict=True)]
    return tokens
