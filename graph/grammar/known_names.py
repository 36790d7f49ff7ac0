"""Names of which print leaves the end in small letters: `Đại học Kinh tế | quốc dân`, where the article writes
`Đại học Kinh tế Quốc dân` elsewhere. What goes on as a longer name of the article does is that name.
"""

from __future__ import annotations

from msgspec.structs import replace

from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.stream import Stream
from graph.language.tokens import WORD

__all__ = ["complete_names"]

#: Shorter names are kinds of bodies, or too common to say which one is meant.
_WORDS = 3


def complete_names(stream: Stream, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with such names read to their end."""
    keys, caps = stream.keys, stream.caps
    known: dict[tuple[str, str, str], list[Chunk]] = {}
    cut: list[tuple[int, Chunk]] = []
    for n, sentence in enumerate(sentences):
        for place in sentence.at(Kind.BODY):
            chunk = sentence.chunks[place]
            start, end = chunk.start, chunk.end
            if end - start < _WORDS:
                continue
            if end - start > _WORDS:
                known.setdefault((keys[start], keys[start + 1], keys[start + 2]), []).append(chunk)
            if end < sentence.end and stream.kinds[end] == WORD and not caps[end]:
                cut.append((n, chunk))
    changed: dict[int, list[tuple[Chunk, Chunk]]] = {}
    for n, chunk in cut:
        start = chunk.start
        for longer in known.get((keys[start], keys[start + 1], keys[start + 2]), ()):
            if _is_beginning(stream, chunk, longer) and start + longer.end - longer.start <= sentences[n].end:
                changed.setdefault(n, []).append((chunk, longer))
                break
    if not changed:
        return sentences
    return [_completed(s, changed[n]) if n in changed else s for n, s in enumerate(sentences)]


def _is_beginning(stream: Stream, chunk: Chunk, longer: Chunk) -> bool:
    length, shorter = longer.end - longer.start, chunk.end - chunk.start
    return (
        length > shorter
        and stream.keys[longer.start + shorter] == stream.keys[chunk.end]
        and stream.caps[longer.start + shorter]
        and longer.value.entry.code == chunk.value.entry.code
        and stream.keys[chunk.start : chunk.start + length] == stream.keys[longer.start : longer.end]
    )


def _completed(sentence: Sentence, names: list[tuple[Chunk, Chunk]]) -> Sentence:
    chunks = sentence.chunks
    for chunk, longer in names:
        end = chunk.start + longer.end - longer.start
        inside = [c for c in chunks if chunk.end <= c.start < end]
        if any(c.kind is not Kind.WORD or c.end > end for c in inside):
            continue
        body = replace(longer.value, start=chunk.start, end=end)
        whole = Chunk(Kind.BODY, chunk.start, end, body, chunk.key)
        chunks = [whole if c is chunk else c for c in chunks if c not in inside]
    return sentence if chunks is sentence.chunks else Sentence(chunks, sentence.block, sentence.kind, sentence.said)
