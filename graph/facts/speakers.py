"""Who speaks: the subject of a verb of speech, said by name, by title, by a pronoun, or left out because it stands
before an earlier verb of the sentence. Source of the rules: the genre.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts.builder import Builder, Span
from graph.facts.gatherings import Gathering
from graph.facts.speakers_of_event import subject_before
from graph.grammar.chunks import Chunk, Kind
from graph.model import Ref
from graph.resolution.people import Individual

__all__ = ["Speaker", "chair_of", "named_by_colon", "opening_subject", "speaker_before"]

_PRONOUNS = (("đồng", "chí"), ("ông",), ("bà",), ("anh",), ("chị",), ("đ", "/", "c"))
_SMALL = {"cũng", "đã", "còn", "đồng", "thời", "tiếp", "tục", "sẽ", "đặc", "biệt", "thì"}
_JOINERS = {",", "và", "song", "nhưng", "thời", "cũng", ":"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and the words that say so."""

    who: Individual
    span: Span


def speaker_before(
    builder: Builder, chunks: list[Chunk], n: int, subject: Speaker | None, last: Speaker | None
) -> Speaker | None:
    """The one whose speech the verb at chunk `n` reports.

    In: `subject`, the subject of the sentence so far (for `…, đồng thời yêu cầu`); `last`, who spoke before this
    sentence (for `Đồng chí cũng yêu cầu`). Out: None when the words do not say.
    """
    found = subject_before(builder, chunks, n)
    if found is not None:
        chunk, person = found
        return Speaker(person, (_stack_start(chunks, chunk), chunk.end))
    keys = builder.reading.stream.keys
    first = chunks[0].start
    k = chunks[n].start - 1
    if subject is not None and k >= first and keys[k] in _JOINERS:
        return subject
    if subject is not None and _only_posts(chunks, n, subject):
        return subject
    while k >= first and keys[k] in _SMALL and (keys[k - 1], keys[k]) not in _PRONOUNS:
        k -= 1
    for pronoun in _PRONOUNS:
        start = k - len(pronoun) + 1
        if (
            start >= first
            and tuple(keys[start : k + 1]) == pronoun
            and (start == first or keys[start - 1] in (",", ";", "-"))
        ):
            return Speaker(last.who, (start, k + 1)) if last is not None else None
    return None


def _only_posts(chunks: list[Chunk], n: int, subject: Speaker) -> bool:
    """Between the subject and the verb stand words of positions and bodies only, no other verb: `anh A - Chủ tịch
    Công đoàn các Khu công nghiệp tỉnh kiến nghị`."""
    between = [c for c in chunks[:n] if c.start >= subject.span[1]]
    return (
        0 < len(between) <= 14
        and between[0].key in ("-", ",", "(")
        and all(
            c.kind in (Kind.POSITION, Kind.BODY, Kind.UNIT, Kind.MARK, Kind.WORD, Kind.NUMBER)
            and c.key not in ('"', ":", "cho", "của", "để")
            for c in between
        )
    )


def _stack_start(chunks: list[Chunk], chunk: Chunk) -> int:
    """Where the words of a speaker begin: positions and address before the name belong to them."""
    n = next(i for i, c in enumerate(chunks) if c is chunk)
    while n > 0:
        before = chunks[n - 1]
        listed = (
            before.kind is Kind.MARK
            and before.key in (",", "-")
            and n > 1
            and chunks[n - 2].kind in (Kind.POSITION, Kind.PERSON)
        )
        if before.kind in (Kind.POSITION, Kind.ADDRESS) or listed and chunk.kind is Kind.POSITION:
            n -= 1
        elif before.kind is Kind.PERSON and chunks[n].kind is Kind.MARK:
            n -= 1
        else:
            break
    return chunks[n].start


def opening_subject(builder: Builder, chunks: list[Chunk]) -> Speaker | None:
    """The person with whom a sentence begins, after nothing or after an adverbial that ends with a comma; and the one
    who presents the report that a sentence is about (`Báo cáo do NAME trình bày …`)."""
    for n, chunk in enumerate(chunks[:24]):
        if chunk.kind not in (Kind.PERSON, Kind.POSITION):
            continue
        person = builder.reading.who(chunk)
        if person is None:
            continue
        start = n
        while start > 0 and chunks[start - 1].kind in (Kind.POSITION, Kind.ADDRESS):
            start -= 1
        before = chunks[start - 1] if start else None
        opens = (
            before is None
            or (before.kind is Kind.MARK and before.key in (",", "-", ")"))
            or before.key in ("do", "còn", "riêng")
        )
        if opens and (before is None or before.key != "-" or start == 1):
            return Speaker(person, (chunks[start].start, chunk.end))
        return None
    return None


def named_by_colon(builder: Builder, chunks: list[Chunk]) -> Speaker | None:
    """`- Ông Thái Doãn Cừ: …`, as minutes note who said what."""
    for n, chunk in enumerate(chunks[:9]):
        if chunk.kind is Kind.MARK and chunk.key == ":":
            before = chunks[n - 1] if n else None
            person = builder.reading.who(before) if before is not None else None
            people = [c for c in chunks[:n] if c.kind is Kind.PERSON]
            if before is not None and person is not None and len(people) <= 1:
                return Speaker(person, (chunks[0].start if chunks[0].key != "-" else chunks[1].start, before.end))
            return None
    return None


def chair_of(builder: Builder, event: Gathering | None) -> Individual | None:
    """The chair of an event, when it has exactly one."""
    if event is None:
        return None
    chairs = [f.subject for f in builder.kg.facts(predicate="bb:chairs", object=Ref(event.id))]
    people = [p for p in builder.reading.people.all() if p.id in chairs]
    return people[0] if len(people) == 1 else None
