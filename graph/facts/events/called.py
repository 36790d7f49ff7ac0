"""What a ceremony or conference is called that the report only calls `buổi lễ`, `hội nghị`: after what was done there.

The headline or the sentences before it say so: `Bệnh viện X công bố quyết định về công tác cán bộ`, then `Tại buổi lễ,
…`. The body that does it holds it. Only what is done with ceremony or in a meeting counts (`khánh thành`, `tổng kết`),
not what a body does all year (`triển khai`, `chỉ đạo`). Source: the genre.
"""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.events import EventPhrase, event_phrase
from graph.lexicon import lexicon
from graph.lexicon.entries import EventEntry

__all__ = ["called_event"]

#: Between the body and what it does.
_PARTICLES = {"đã", "vừa", "tổ", "chức", "long", "trọng", "trang", "thể", "chính", "thức"}
#: The nouns that take the verb into their name, by the kind of event that the report's own word says.
_NOUNS = {"le": ["lễ"], "hoi-nghi": ["hội", "nghị"]}
#: Done in a meeting, and nowhere else.
_IN_MEETINGS = {"tổng", "sơ", "quán", "phổ", "giao", "kiểm", "lấy", "gặp", "tập"}
#: May stand before the body: when it was.
_WHEN = {"sáng", "chiều", "tối", "ngày", "trưa", "mới", "đây", "vừa", "qua", "nay", "cùng", "tháng", "năm", "hôm"}


def called_event(builder: Builder, bare: EventPhrase, sentences: list[Sentence]) -> EventPhrase | None:
    """The event that `bare` means, named by the first of the sentences (the headline, the lead up to it) in which a
    body does what such an event is held for; None where none does."""
    noun = _NOUNS.get(bare.entry.code)
    for sentence in sentences if noun is not None else ():
        body = _subject(sentence, bare.chunk.start)
        if body is None:
            continue
        found = _done(builder, sentence, body, noun or [])
        if found is not None:
            return found
    return None


def _subject(sentence: Sentence, limit: int) -> Chunk | None:
    """The body with which the sentence begins, the sign of the newspaper and the day aside."""
    signed = next((n + 1 for n, c in enumerate(sentence.chunks[:6]) if c.key == "-"), 0)
    for chunk in sentence.chunks[signed:]:
        if chunk.start >= limit:
            return None
        if chunk.kind is Kind.BODY:
            return chunk
        if chunk.kind not in (Kind.DATE, Kind.NUMBER, Kind.MARK) and chunk.key not in _WHEN:
            return None
    return None


def _done(builder: Builder, sentence: Sentence, body: Chunk, noun: list[str]) -> EventPhrase | None:
    stream, lex = builder.resolved.stream, lexicon()
    k = body.end
    while k < sentence.end and stream.keys[k] in _PARTICLES:
        k += 1
    if k >= sentence.end:
        return None
    verb = [*noun, *stream.keys[k : min(k + 4, sentence.end)]]
    found = lex.events.match(verb, 0)
    if found is None or found[0] <= len(noun) or len(noun) > 1 and verb[len(noun)] not in _IN_MEETINGS:
        return None
    entry: EventEntry = found[1]
    head = Chunk(Kind.EVENT, k, k + found[0] - len(noun), entry)
    stop = event_phrase(stream, sentence, head, lex).name_end
    if stop < head.end + 2:
        return None
    return EventPhrase(head, entry, k, stop, False, True, " ".join(noun).capitalize())
