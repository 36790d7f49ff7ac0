"""Discussions: where a sentence says what a meeting discussed or heard, and who discussed it.

`Tại hội nghị, các đại biểu tập trung thảo luận một số nội dung như: | …`, `UBND huyện đã cho ý kiến vào | …`,
`nghe Thanh tra huyện thông báo | …`. What one person says at a meeting is no topic of it. Source: the genre.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.language.tokens import NUMBER
from graph.lexicon.utterances import utterance_words

__all__ = ["Discussion", "find_discussions", "heard_at"]

#: First words of verbs of presenting: `trình bày`, `báo cáo`, `thông báo`, `quán triệt`, `phổ biến`, `công bố`, …
_PRESENTS = {"trình", "báo", "thông", "quán", "phổ", "giới", "công", "triển"}
_NOT_YET = {"sẽ", "sau", "mời", "tiếp", "theo"}
_NO_SUBJECT = {"được", "của", "các", "phần", "buổi", "phiên", "theo", "ý"}
#: How far back those who discuss stand, and how far ahead what they hear, in chunks and tokens.
_REACH, _AHEAD = 40, 16


class Discussion(Struct, frozen=True):
    """Topics stand in `start:end`, after `verb`. `announced`: a list was announced (`một số nội dung như:`).
    `delegates`: the words that name the unnamed delegates, if they discussed."""

    start: int
    end: int
    announced: bool
    delegates: Span | None
    verb: Span


def find_discussions(builder: Builder, sentence: Sentence, event: Event) -> list[Discussion]:
    """The discussions of a sentence that speaks of `event`, in their order; they do not overlap."""
    keys, words = builder.resolved.stream.keys, utterance_words()
    found: list[Discussion] = []
    if sentence.said.isdisjoint(words.discussions):
        return found
    quoted = False
    for n, chunk in [(n, c) for n, c in enumerate(sentence.chunks) if c.key in words.discussions]:
        if chunk.key == '"':
            quoted = not quoted
        if chunk.kind not in (Kind.VERB, Kind.WORD) or quoted or found and chunk.start < found[-1].end:
            continue
        hears = chunk.key == "nghe"
        length = words.length("discuss", keys, chunk.start) or int(hears)
        if chunk.kind is Kind.WORD and chunk.end > chunk.start + length:
            continue  # `bàn giao`
        hearers = _hearers(builder, sentence.chunks, n) if length else None
        if hearers is None:
            continue
        verb = (chunk.start, chunk.start + length)
        delegates = hearers if hearers[1] > hearers[0] else None
        heard = hears and length == 1
        discussion = (heard_at if heard else _discussed)(builder, sentence, verb, delegates)
        if discussion is not None:
            found.append(_within_name(discussion, event))
    return found


def _within_name(discussion: Discussion, event: Event) -> Discussion:
    """`Hội nghị bàn giải pháp X do Sở Y tổ chức`: inside an event's name, its topic ends with the name."""
    for start, end in event.spans:
        if start <= discussion.verb[0] < end and discussion.start < end:
            return replace(discussion, end=end)
    return discussion


def _hearers(builder: Builder, chunks: list[Chunk], n: int) -> Span | None:
    """Those who discuss, before the verb at chunk `n`: the delegates, the meeting, a body. None for a person or nobody.

    Out: the words of unnamed delegates, or an empty span for a meeting or a body.
    """
    keys, words = builder.resolved.stream.keys, utterance_words()
    delegates: Span | None = None
    ready = False
    for chunk in chunks[max(0, n - _REACH) : n]:
        if chunk.kind in (Kind.PERSON, Kind.POSITION) and builder.resolved.who(chunk) is not None:
            ready, delegates = False, None
        elif chunk.kind in (Kind.EVENT, Kind.BODY):
            ready = True
        elif chunk.kind is Kind.WORD and chunk.key in _NOT_YET:
            return None
        if words.length("hearer", keys, chunk.start):
            ready = True
            if keys[chunk.start : chunk.start + 3] == ["các", "đại", "biểu"]:
                delegates = (chunk.start, chunk.start + 3)
    if not ready or chunks[n - 1].kind is Kind.WORD and chunks[n - 1].key in _NO_SUBJECT:
        return None
    return delegates or (chunks[n].start, chunks[n].start)


def _discussed(builder: Builder, sentence: Sentence, verb: Span, delegates: Span | None) -> Discussion | None:
    """Behind the verb and `một số nội dung như:`; None where no topic follows (`thảo luận tại hội nghị`)."""
    stream, words = builder.resolved.stream, utterance_words()
    keys, at, announced = stream.keys, verb[1], False
    while at < sentence.end:
        length = words.length("filler", keys, at)
        again = words.length("filler", keys, at + 1)
        if keys[at] == ":" or keys[at] == "," and at > verb[1] and again:
            announced, at = announced or keys[at] == ":", at + 1
        elif stream.kinds[at] == NUMBER and again:
            at += 1
        elif length and not _judged_thing(keys, at):
            announced, at = announced or keys[at] in ("như", "gồm", "bao"), at + length
        else:
            break
    if at >= sentence.end or words.length("no-topic", keys, at):
        return None
    return Discussion(at, sentence.end, announced, delegates, verb)


def _judged_thing(keys: list[str], at: int) -> bool:
    """`đánh giá kết quả …` is a topic; `thảo luận, đánh giá:` leads to one."""
    return keys[at : at + 2] == ["đánh", "giá"] and keys[at + 2] not in (",", "và", ":")


def heard_at(builder: Builder, sentence: Sentence, verb: Span, delegates: Span | None) -> Discussion | None:
    """`nghe Thanh tra huyện thông báo | kết quả …`, `nghe | báo cáo kết quả …`: behind the verb `nghe`."""
    keys, chunk_at = builder.resolved.stream.keys, {c.start: c for c in _from(sentence, verb[1])}
    for at in range(verb[1], min(verb[1] + _AHEAD, sentence.end)):
        chunk = chunk_at.get(at)
        if chunk is None or chunk.key not in _PRESENTS:
            continue
        if chunk.kind is Kind.VERB or chunk.kind is Kind.WORD and at == verb[1]:
            start = at if at - verb[1] <= 1 else chunk.end
            if utterance_words().length("no-topic", keys, start) or sentence.end - start < 4:
                return None
            return Discussion(start, sentence.end, False, delegates, verb)
    return None


def _from(sentence: Sentence, place: int) -> list[Chunk]:
    """The chunks that begin soon after a place."""
    first = bisect_left(sentence.chunks, place, key=lambda c: c.start)
    return sentence.chunks[first : first + _AHEAD]
