"""A post that a sentence gives to somebody, and what the rules that find one look at."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from graph.grammar.chunks import Chunk, Kind, Sentence

__all__ = ["Holding", "goes_on", "hold", "last_person", "mark", "run_of_names", "word"]


class Holding(Struct, frozen=True, gc=False):
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
    """The person named last before place `k`, in the same clause or in the one that it goes on."""
    before = [n for n in sentence.at(Kind.PERSON) if n < k]
    if not before:
        return []
    parted = [n for n in sentence.at(Kind.MARK) if before[-1] < n < k and sentence.chunks[n].key == ";"]
    if parted and (len(parted) > 1 or not goes_on(sentence.chunks, parted[0], k)):
        return []
    return before[-1:]


#: What is done with somebody who gets a post, word by word: `phân công, điều động, luân chuyển, chỉ định tham gia`.
_ASSIGNED = {
    "phân", "công", "điều", "động", "luân", "chuyển", "chỉ", "định", "cử", "biệt", "phái", "tiếp", "nhận", "tham",
    "gia", "đồng", "thời", "giới", "thiệu", "ứng", "và", "để",
}  # fmt: skip


def goes_on(chunks: list[Chunk], semicolon: int, k: int) -> bool:
    """`…, thôi giữ chức A; điều động, chỉ định tham gia B, giữ chức …`: the clause between a semicolon and place `k`
    tells what becomes of who was named in the one before, and names nobody."""
    return all(
        c.kind in (Kind.VERB, Kind.POSITION) or mark(c, ",") or c.kind is Kind.WORD and c.key in _ASSIGNED
        for c in chunks[semicolon + 1 : k]
    )
