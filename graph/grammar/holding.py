"""A post that a sentence gives to somebody, and what the rules that find one look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.grammar.chunks import Chunk, Kind, Sentence

__all__ = ["Holding", "hold", "last_person", "mark", "run_of_names", "word"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A person and a position that the sentence gives them. `start:end` of the stream are the words that say so;
    `stack` are the positions named together, in order, which complete one another."""

    person: Chunk
    position: Chunk
    stack: tuple[Chunk, ...]
    start: int
    end: int
    rule: str


def hold(chunks: list[Chunk], person: int, stack: list[int], rule: str) -> list[Holding]:
    """The holdings of one person: each position of `stack` (indices of `chunks`), by the rule of this name."""
    parts = tuple(chunks[k] for k in stack)
    who = chunks[person]
    return [
        Holding(who, chunks[k], parts, min(who.start, chunks[k].start), max(who.end, chunks[k].end), rule)
        for k in stack
    ]


def mark(chunk: Chunk, *keys: str) -> bool:
    """Whether a chunk is one of these marks."""
    return chunk.kind is Kind.MARK and chunk.key in keys


def word(chunk: Chunk, *keys: str) -> bool:
    """Whether a chunk is one of these words, read as nothing else."""
    return chunk.kind is Kind.WORD and chunk.key in keys


def run_of_names(chunks: list[Chunk], names: Sequence[int]) -> list[int]:
    """The last name, and those joined to it by commas or `và`: `các đồng chí A, B được bầu …`, with their titles:
    `ông A, Chánh Văn phòng …, và ông B, Phó Giám đốc …, được bầu …`."""
    chosen = [*names[-1:]]
    for n in reversed(names[:-1]):
        between = [
            c for c in chunks[n + 1 : chosen[0]] if c.kind is not Kind.ADDRESS and not (mark(c, ",") or word(c, "và"))
        ]
        titled = any(word(c, "và") for c in chunks[n + 1 : chosen[0]]) and all(
            c.kind in (Kind.POSITION, Kind.BODY, Kind.UNIT) or mark(c, "(", ")", "-") for c in between
        )
        if between and not titled:
            break
        chosen.insert(0, n)
    return chosen


def last_person(sentence: Sentence, k: int) -> list[int]:
    """The person named last before place `k`, in the same clause."""
    before = [n for n in sentence.at(Kind.PERSON) if n < k]
    if not before or any(mark(c, ";") for c in sentence.chunks[before[-1] : k]):
        return []
    return before[-1:]
