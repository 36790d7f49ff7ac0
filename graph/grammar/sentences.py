"""The sentences of an article, each a row of chunks.

Each place of the stream is read once, left to right: most words begin nothing and are chunks as they are; for the
others `graph.grammar.phrases` says what begins there.
"""

from __future__ import annotations

from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.documents import parse_document
from graph.grammar.phrases import phrase
from graph.grammar.stream import Stream
from graph.language.tokens import DATE, DOCUMENT_NUMBER, NUMBER, PUNCTUATION, WORD
from graph.lexicon import Lexicon

__all__ = ["read_sentences"]


def read_sentences(stream: Stream, lexicon: Lexicon) -> list[Sentence]:
    """All sentences of an article, in order."""
    sentences = []
    for number, (block, start, end) in enumerate(stream.blocks):
        chunks = _read(stream, start, end, lexicon)
        for part in _split(chunks, stream):
            said = frozenset(stream.keys[part[0].start : part[-1].end])
            sentences.append(Sentence(part, number, block.kind, said))
    return sentences


#: What tokens are chunks as they are.
_PLAIN = {PUNCTUATION: Kind.MARK, NUMBER: Kind.NUMBER, DATE: Kind.DATE}


def _read(stream: Stream, start: int, end: int, lexicon: Lexicon) -> list[Chunk]:
    chunks: list[Chunk] = []
    keys, kinds, caps, openers = stream.keys, stream.kinds, stream.caps, lexicon.openers
    word = Kind.WORD
    i = start
    while i < end:
        kind, key = kinds[i], keys[i]
        if kind == WORD:
            known = openers.get(key)
            opens = known[0] | known[1].get(keys[i + 1], 0) if known else 0  # a block ends with a break
            if opens or caps[i]:
                chunk = phrase(stream, i, end, opens, lexicon, chunks)
                if chunk.end > end:
                    chunk.end = end
            else:
                chunk = Chunk(word, i, i + 1, None, key)  # most words
        elif kind != DOCUMENT_NUMBER:
            chunk = Chunk(_PLAIN[kind], i, i + 1, None, key)
        else:
            document = parse_document(stream, i, lexicon)
            chunk = Chunk(Kind.DOCUMENT, i, min(end, document.end) if document else i + 1, document, key)
        chunks.append(chunk)
        i = chunk.end
    return chunks


#: Before a Roman number.
_BEFORE_NUMERAL = {"thứ", "khóa", "lần", "quý", "kỳ", "đợt", "số", "cấp", "loại"}

_STOPS = frozenset((".", "!", "?", "…", "...", "..", "./."))


def _split(chunks: list[Chunk], stream: Stream) -> list[list[Chunk]]:
    """At full stops, question and exclamation marks that end a sentence, not in `TP. Quy Nhơn` or `1. `."""
    parts: list[list[Chunk]] = []
    first = 0
    for n in [n for n, chunk in enumerate(chunks) if chunk.key in _STOPS]:
        chunk = chunks[n]
        following = chunks[n + 1] if n + 1 < len(chunks) else None
        if following is None or following.kind is Kind.MARK and following.key in ('"', ")", "/", ".", ",", ";"):
            continue
        if chunk.key in ("…", "...") and not stream.caps[following.start]:
            continue
        if stream.caps[following.start] or following.kind in (Kind.NUMBER, Kind.MARK, Kind.DATE):
            if (
                chunk.key == "."
                and n > first
                and len(stream.text[chunk.start - 1]) <= 2
                and stream.text[chunk.start - 1].isupper()
                and stream.ends[chunk.start - 1] == stream.starts[chunk.start]
                and stream.keys[chunk.start - 2] not in _BEFORE_NUMERAL
            ):
                continue  # an initial: `T. Nguyễn`; not `Đại hội lần thứ V. Dự Đại hội có …`
            parts.append(chunks[first : n + 1])
            first = n + 1
    parts.append(chunks[first:])
    return [p for p in parts if any(c.kind is not Kind.MARK for c in p)]
