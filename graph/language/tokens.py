"""Tokens of a folded text: words, numbers, dates, document numbers, punctuation.

Dates and document numbers are single tokens, so that no later rule takes `01-NQ/TU` apart or joins `3-2` to a name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["DATE", "DOCUMENT_NUMBER", "NUMBER", "PUNCTUATION", "WORD", "Token", "tokenize"]

WORD, NUMBER, DATE, DOCUMENT_NUMBER, PUNCTUATION = range(5)

#: Types of document that begin a sign, Party `01-NQ/TU` and State `178/QĐ-UBND`, `30/2020/NĐ-CP`, `54/2017/QH14`
#: (Nghị định 30/2020/NĐ-CP, appendix III; Hướng dẫn 36-HD/VPTW).
_TYPES = (
    "NQ|QĐ|QĐi|QyĐ|QC|CT|KL|KH|CTr|CTrHĐ|CTHĐ|ĐA|PA|DA|HD|TB|BC|TTr|TT|BB|CĐ|HĐ|TC|CV|NĐ|TTLT|NQLT|L|PL|UBND|HĐND|GM|GCN|PC|SL|LCT"
    "|VPCP|VP|ĐUQSTW|BCĐ|TTg|NQDA|QCPH|KHLT|CTPH|CTPHLN|TU"
)
_TOKEN = re.compile(
    r"(?P<word>[^\W\d]\w*(?:'\w+)*)"
    rf"|(?P<number>\b\d{{1,5}}[a-z]?(?:\s{{0,2}}/\s{{0,2}}\d{{4}})?\s{{0,2}}[-/]\s{{0,2}}(?:{_TYPES})\d*\b(?:\s{{0,2}}[-/&.]\s{{0,2}}[A-ZĐ][A-ZĐƯa-zđưr0-9]*)*"
    r"|\b\d{1,5}-\d{4}/[A-ZĐ]{1,4}-[A-ZĐ]{2,}\b|\b\d{1,5}-[A-ZĐ]{2,6}[a-zđ]?/[A-ZĐ]{2,}[A-ZĐa-zđ]*\b"
    r"|\b\d{1,5}/\d{4}/(?:QH|UBTVQH|PL-UBTVQH|NQ-HĐND)\d{0,2}\b)"
    r"|(?P<date>\b\d{1,2}\s{0,2}[/.]\s{0,2}\d{1,2}\s{0,2}[/.]\s{0,2}\d{4}\b|\b\d{1,2}\s{0,2}-\s{0,2}\d{1,2}\s{0,2}-\s{0,2}\d{4}\b|\b\d{1,2}[/.]\d{1,2}\b(?![/.]\d)|\b\d{1,2}-\d{1,2}\b(?![-\d/%]))"
    r"|(?P<numeral>\b\d+(?:[.,]\d+)*\b)"
    r"|(?P<mixed>\w+(?:'\w+)*)"
    r"|(?P<mark>\.{2,}|…|[^\w\s])"
)
_KINDS = {"number": DOCUMENT_NUMBER, "date": DATE, "numeral": NUMBER, "word": WORD, "mixed": WORD, "mark": PUNCTUATION}


class Token(NamedTuple):
    """`folded[start:end]`; `key` is its lower-case form, by which lexicons find it. A tuple: there are a thousand of
    them in an article, and making them is a tenth of reading it."""

    text: str
    key: str
    start: int
    end: int
    kind: int
    capital: bool


def tokenize(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a stretch of folded text, with offsets into the whole."""
    found = _TOKEN.finditer(folded, start, len(folded) if end is None else end)
    new = tuple.__new__  # what Token() comes to, without the call between
    return [
        new(Token, (text := m[0], text.lower(), *m.span(), _KINDS[m.lastgroup or "mark"], text[0].isupper()))
        for m in found
    ]
