"""Results that an article reports in its own voice: `Năm 2022, các cấp ủy lãnh đạo …`.

Only paragraphs that begin with a past period and in which nobody speaks; precision first. Source: the genre.
"""

from __future__ import annotations

import re

from msgspec import Struct

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.event import Events
from graph.facts.utterances.clauses import parts, trimmed
from graph.facts.utterances.said import utterance_node
from graph.grammar.chunks import Kind, Sentence
from graph.grammar.stream import Stream
from graph.lexicon.utterances import utterance_words
from graph.model import Ref, year

__all__ = ["add_results"]

_YEAR = re.compile(r"(?:19|20)\d\d$")
#: Marks of plans and of wishes: such clauses report no result.
_NOT_YET = {"sẽ", "cần", "phải", "nếu", "hãy", "mong", "chưa"}


class _Period(Struct, frozen=True):
    """The period of a report; `year` where it is one, `at` where its first sentence goes on."""

    year: str
    span: Span
    at: int


def add_results(builder: Builder, events: Events, taken: list[Span]) -> None:
    """`ReportedResult` nodes, one a clause, with the year that the report covers.

    In: `taken`, the spans of directives and assessments, which are not reported again.
    """
    stream = builder.resolved.stream
    inside = {k for span in taken for k in range(*span)}
    block, period = -2, None
    first = False
    for sentence in builder.resolved.sentences:
        if sentence.kind is not BlockKind.PARAGRAPH:
            continue
        if sentence.block != block:
            fresh = _period(builder, sentence)
            goes_on = (
                period is not None and _begins(stream, sentence, "resumes") and _next(builder, block, sentence.block)
            )
            period = fresh or (period if goes_on else None)
            block, first = sentence.block, fresh is not None
        if period is None or not _reports(builder, sentence) or sentence.start in inside:
            period = None
            continue
        start = period.at if first else sentence.start
        for lo, hi in parts(sentence):
            begin = max(start, sentence.chunks[lo].start)
            span = trimmed(stream, begin, sentence.chunks[hi - 1].end)
            if span is None or span[1] - span[0] < 5 or _NOT_YET & set(stream.keys[span[0] : span[1]]):
                continue
            id, words = utterance_node(builder, "ReportedResult", span)
            builder.fact(builder.article.id, "bb:mentions", Ref(id), [words], "article-reports-result")
            if period.year:
                inferred = "" if first else "the year comes from the start of the report"
                builder.fact(id, "bb:coversYear", year(period.year), [period.span], "year-of-report", inferred)
        first = False


def _begins(stream: Stream, sentence: Sentence, kind: str) -> bool:
    return bool(utterance_words().length(kind, stream.keys, sentence.start))


def _next(builder: Builder, block: int, later: int) -> bool:
    """No other paragraph stands between the two (a caption may)."""
    kinds = [b.kind for b, _, _ in builder.resolved.stream.blocks[block + 1 : later]]
    return BlockKind.PARAGRAPH not in kinds


def _period(builder: Builder, sentence: Sentence) -> _Period | None:
    """`Năm 2022,`, `Trong năm qua,`, `9 tháng đầu năm 2024,` at the start of a paragraph; no year to come."""
    stream = builder.resolved.stream
    keys, start = stream.keys, sentence.start
    at = start + 1 if keys[start] == "trong" else start
    if keys[at] == "năm" and _YEAR.match(keys[at + 1]) and keys[at + 2] == ",":
        published = builder.resolved.context.published[:4]
        if published and keys[at + 1] > published:
            return None
        return _Period(keys[at + 1], (start, at + 2), at + 3)
    if keys[at].isdigit() and keys[at + 1 : at + 3] == ["tháng", "đầu"] and keys[at + 3] == "năm":
        named = bool(_YEAR.match(keys[at + 4]))
        stop = at + 5 if named else at + 4
        return _Period(keys[at + 4] if named else "", (start, stop), stop + 1) if keys[stop] == "," else None
    length = utterance_words().length("period", keys, start)
    if length and keys[start + length] == ",":
        return _Period("", (start, start + length), start + length + 1)
    return None


def _reports(builder: Builder, sentence: Sentence) -> bool:
    """Nobody speaks in the sentence, nothing is planned, no person and no award stands in it."""
    if _begins(builder.resolved.stream, sentence, "against"):
        return False
    for n, chunk in enumerate(sentence.chunks):
        if chunk.kind in (Kind.PERSON, Kind.AWARD):
            return False
        if chunk.kind is Kind.POSITION and builder.resolved.who(chunk) is not None:
            return False
        if (
            chunk.kind is Kind.VERB
            and n
            and chunk.value == "speak"
            and sentence.chunks[n - 1].kind in (Kind.BODY, Kind.POSITION)
        ):
            return False
    return True
