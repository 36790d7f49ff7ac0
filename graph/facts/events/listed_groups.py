"""A group that a list names, and what all of it does later: `4 ứng cử viên … gồm các ông, bà: A; B`, then
`các ứng cử viên đã trình bày chương trình hành động`.

Candidates meet voters as a whole and each presents what he will do; nobody of them is meant alone by the plural.
Source: the law on the election of deputies (candidates at a conference with voters), the genre.
"""

from __future__ import annotations

from itertools import takewhile

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.event import Event, Events
from graph.facts.events.taking_part import people_in, take_part
from graph.facts.speaking.subjects import CANDIDATES
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.resolution.people import Individual

__all__ = ["add_listed_groups"]

_MANY = {"các", "những", "vị"}
_LIST = {"gồm", "là", "có"}
#: Between the group and its verb: the assembly that it stands for, the constituency, particles.
_BETWEEN = {
    "đại", "biểu", "tại", "ở", "đơn", "vị", "bầu", "cử", "số", "đã", "lần", "lượt", "cũng", "đều", "trực", "tiếp", "và",
    "hội", "đồng", "nhân", "dân", "quốc", "khóa",
}  # fmt: skip
_PASSED = (Kind.POSITION, Kind.NUMBER, Kind.UNIT, Kind.BODY)

_Listed = list[tuple[Chunk, Individual]]


def add_listed_groups(builder: Builder, events: Events) -> None:
    """Whoever a list names as the candidates is at the meeting with voters, and speaks where all of them do."""
    lists: dict[str, _Listed] = {}
    for n, sentence in enumerate(builder.resolved.sentences):
        if sentence.kind is not BlockKind.PARAGRAPH or "cử" not in sentence.said or "ứng" not in sentence.said:
            continue
        event, place = events.at(n), _group(builder, sentence)
        if event is None or place is None:
            continue
        found, listed = _list_behind(builder, sentence, place), lists.get(event.id, [])
        if found:
            lists[event.id] = [*listed, *found]
            if _meets_voters(event):
                _take(builder, event, found, "bb:attends", (sentence.chunks[place].start, 0), "group-of-list-meets")
        elif listed and (verb := _said_by_all(sentence, place)) is not None:
            span = (sentence.chunks[place].start, verb.end)
            _take(builder, event, listed, "bb:attends", span, "all-of-group-attend")
            _take(builder, event, listed, "bb:speaksAt", span, "all-of-group-speak")


def _meets_voters(event: Event) -> bool:
    return event.entry.code == "tiep-xuc-cu-tri" or "tiếp xúc" in event.name.lower()


def _take(builder: Builder, event: Event, listed: _Listed, predicate: str, span: tuple[int, int], rule: str) -> None:
    for who, person in listed:
        take_part(builder, event, person, predicate, (span[0], span[1] or who.end), rule)


def _group(builder: Builder, sentence: Sentence) -> int | None:
    """The chunk behind the noun of a group that is counted or in the plural: `4 ứng cử viên`, `các ứng cử viên`."""
    keys = builder.resolved.stream.keys
    for n, chunk in enumerate(sentence.chunks[:-3]):
        if chunk.key in ("ứng", "người") and keys[chunk.start : chunk.start + 3] in CANDIDATES and n:
            before = sentence.chunks[n - 1]
            if before.kind is Kind.NUMBER or before.key in _MANY:
                return next(
                    (k for k in range(n, len(sentence.chunks)) if sentence.chunks[k].start >= chunk.start + 3), None
                )
    return None


def _list_behind(builder: Builder, sentence: Sentence, place: int) -> _Listed:
    """`… gồm các ông, bà: A, …; B - …`: two people or more behind a colon that `gồm` announces."""
    chunks = sentence.chunks
    colon = next((k for k in range(place, len(chunks)) if chunks[k].key == ":"), None)
    if colon is None or any(c.kind is Kind.VERB for c in chunks[place:colon]):
        return []
    if not any(c.key in _LIST for c in chunks[place:colon]):
        return []
    items = takewhile(lambda c: c.kind is not Kind.VERB, chunks[colon:])
    found = people_in(builder, [c for c in items if c.kind is Kind.PERSON])
    return found if len(found) > 1 else []


def _said_by_all(sentence: Sentence, place: int) -> Chunk | None:
    """The verb of speech whose subject is the group."""
    for chunk in sentence.chunks[place:]:
        if chunk.kind is Kind.VERB:
            return chunk if chunk.value == "speak" else None
        if chunk.kind not in _PASSED and chunk.key not in _BETWEEN:
            return None
    return None
