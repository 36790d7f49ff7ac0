"""Which body issues the official document that an article is, for all who ask: its meeting, its number, its tasks, its
signatures. (Who issued a document that an article cites: `graph.facts.issuers`.)

Source: Nghị định 30/2020/NĐ-CP (appendix I, 2) and Hướng dẫn 36-HD/VPTW (the head of a document).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from graph.grammar.chunks import Chunk, Kind
from graph.resolution.agency import Agency

if TYPE_CHECKING:
    from graph.resolution.resolved import ResolvedArticle

__all__ = ["Issuer", "issuing_body"]


class Issuer(Struct, frozen=True):
    """The body that issues a document, and the offsets of the words of its head that say so."""

    agency: Agency
    start: int
    end: int


def issuing_body(resolved: ResolvedArticle) -> Issuer | None:
    """The last body of the head, when it can be resolved; None for what is no official document. An office alone
    (`VĂN PHÒNG`) is that of the body above it."""
    form = resolved.article.official
    if form is None or not form.issuers:
        return None
    start, end = form.issuers[-1]
    chunk = _opening_chunk(resolved, start)
    agency = resolved.agency_of.get(id(chunk)) if chunk is not None else None
    if agency is None and chunk is not None and len(form.issuers) > 1 and chunk.value.entry.complement == "organ":
        above = _opening_chunk(resolved, form.issuers[-2][0])
        owner = resolved.agency_of.get(id(above)) if above is not None else None
        if owner is not None and resolved.stream.ends[chunk.end - 1] >= end:
            surface = resolved.stream.quote(chunk.start, chunk.end)
            agency = resolved.bodies.resolve(chunk.value, owner=owner, surface=surface)
    return Issuer(agency, start, end) if agency is not None else None


def _opening_chunk(resolved: ResolvedArticle, start: int) -> Chunk | None:
    """The body with which the line begins that starts at an offset."""
    at = bisect_left(resolved.stream.starts, start)
    found = (s.chunks[0] for s in resolved.sentences if s.start == at and s.chunks[0].kind is Kind.BODY)
    return next(found, None)
