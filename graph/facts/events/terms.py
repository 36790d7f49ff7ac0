"""The term that stands between a body and what it does: `HĐND tỉnh khóa XV, nhiệm kỳ 2021 - 2026 | họp phiên …`."""

from __future__ import annotations

import re

from graph.grammar.chunks import Chunk, Kind

__all__ = ["says_term"]

_TERM = {"khóa", "nhiệm", "kỳ", "lần", "thứ"}
_ROMAN = re.compile(r"[ivxl]+|\d{1,4}(?: ?[-–] ?\d{2,4})?")


def says_term(chunks: list[Chunk], k: int) -> bool:
    """`HĐND tỉnh khóa XV (nhiệm kỳ 2021 - 2026) tổ chức …`: whether the chunk at `k` says a term."""
    if chunks[k].key in _TERM:
        return True
    if not _ROMAN.fullmatch(chunks[k].key):
        return chunks[k].key == "-" and chunks[k - 1].kind is Kind.NUMBER
    return any(c.key in _TERM for c in chunks[max(0, k - 4) : k])
