"""Who speaks: the subject of a verb of speech, said by name, by title, by a pronoun, or left out because it stands
before an earlier verb of the sentence. Source of the rules: the genre.
"""

from __future__ import annotations

from msgspec import Struct

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.facts.speaking.subjects import subject_before
from graph.grammar.chunks import Chunk, Kind
from graph.model import Ref
from graph.resolution.people import Individual

__all__ = ["Speaker", "chair_of", "named_by_colon", "opening_subject", "speaker_before"]

_PRONOUNS = (("đồng", "chí"), ("ông",), ("bà",), ("anh",), ("chị",), ("đ", "/", "c"))
_SMALL = {"cũng", "đã", "còn", "đồng", "thời", "tiếp", "tục", "sẽ", "đặc", "biệt", "thì"}
_JOINERS = {",", "và", "song", "nhưng", "thời", "cũng", ":"}
#: How far back the subject of a verb stands at most, in chunks.
_REACH = 24
_PEOPLE = (Kind.PERSON, Kind.POSITION)
_APPOSED = (Kind.POSITION, Kind.BODY, Kind.UNIT, Kind.MARK, Kind.WORD, Kind.NUMBER)


class Speaker(Struct, frozen=True):
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
        return Speaker(person, (_stack_start(chunks, n, chunk), chunk.end))
    keys = builder.resolved.stream.keys
    first = chunks[0].start
    k = chunks[n].start - 1
    if subject is not None and (k >= first and keys[k] in _JOINERS or _apposed(chunks, n, subject)):
        return subject
    while k >= first and keys[k] in _SMALL and (keys[k - 1], keys[k]) not in _PRONOUNS:
        k -= 1
    for pronoun in _PRONOUNS:
        start = k - len(pronoun) + 1
        if start < first or tuple(keys[start : k + 1]) != pronoun:
            continue
        if start == first or keys[start - 1] in (",", ";", "-"):
            return Speaker(last.who, (start, k + 1)) if last is not None else None
    return None


def _apposed(chunks: list[Chunk], n: int, subject: Speaker) -> bool:
    """Between the subject and the verb stand words of positions and bodies only, no other verb: `anh A - Chủ tịch
    Công đoàn các Khu công nghiệp tỉnh kiến nghị`."""
    k = n - 1
    while k >= 0 and chunks[k].start >= subject.span[1]:
        chunk = chunks[k]
        if n - k > 14 or chunk.kind not in _APPOSED or chunk.key in ('"', ":", "cho", "của", "để"):
            return False
        k -= 1
    return k < n - 1 and chunks[k + 1].key in ("-", ",", "(")


def _stack_start(chunks: list[Chunk], n: int, chunk: Chunk) -> int:
    """Where the words of a speaker begin: positions and address before the name belong to them."""
    k = next((i for i in range(n - 1, max(-1, n - _REACH), -1) if chunks[i] is chunk), None)
    while k is not None and k > 0:
        before = chunks[k - 1]
        listed = before.kind is Kind.MARK and before.key in (",", "-") and k > 1
        in_stack = listed and chunks[k - 2].kind in (Kind.POSITION, Kind.PERSON) and chunk.kind is Kind.POSITION
        named = before.kind is Kind.PERSON and chunks[k].kind is Kind.MARK
        if before.kind not in (Kind.POSITION, Kind.ADDRESS) and not in_stack and not named:
            break
        k -= 1
    return chunks[k].start if k is not None else chunk.start


def opening_subject(builder: Builder, chunks: list[Chunk]) -> Speaker | None:
    """The person with whom a sentence begins, after nothing or after an adverbial that ends with a comma; and the one
    who presents the report that a sentence is about (`Báo cáo do NAME trình bày …`)."""
    for n, chunk in enumerate(chunks[:_REACH]):
        person = builder.resolved.who(chunk) if chunk.kind in _PEOPLE else None
        if person is None:
            continue
        start = n
        while start > 0 and chunks[start - 1].kind in (Kind.POSITION, Kind.ADDRESS):
            start -= 1
        before = chunks[start - 1] if start else None
        if before is None or before.key in (",", ")", "do", "còn", "riêng") or before.key == "-" and start == 1:
            return Speaker(person, (chunks[start].start, chunk.end))
        return None
    return None


def named_by_colon(builder: Builder, chunks: list[Chunk]) -> Speaker | None:
    """`- Ông Thái Doãn Cừ: …`, `+ Bà Hứa Thị Mơ (thôn Đông): …`, as minutes note who said what."""
    colon = next((n for n, c in enumerate(chunks[:16]) if c.kind is Kind.MARK and c.key == ":"), 0)
    if colon > 3 and chunks[colon - 1].key == ")":
        opened = next((n for n in range(colon - 2, 0, -1) if chunks[n].key == "("), colon)
        chunks, colon = [*chunks[:opened], *chunks[colon:]], opened
    if not colon or colon > 8:
        return None
    at = colon - 1
    while at > 0 and (chunks[at].kind is Kind.POSITION or chunks[at].key in (",", "-")):
        at -= 1  # `- Đồng chí A, Chủ tịch Hội Nông dân xã: …`
    person = builder.resolved.who(chunks[at] if chunks[at].kind is Kind.PERSON else chunks[colon - 1])
    if person is None or sum(c.kind is Kind.PERSON for c in chunks[:colon]) > 1:
        return None
    first = chunks[1] if chunks[0].key == "-" else chunks[0]
    return Speaker(person, (first.start, chunks[colon - 1].end))


def chair_of(builder: Builder, event: Event | None) -> Individual | None:
    """The chair of an event, when it has exactly one."""
    if event is None:
        return None
    chairs = {f.subject for f in builder.kg.facts(predicate="bb:chairs", object=Ref(event.id))}
    people = [p for p in builder.resolved.people.all() if p.id in chairs]
    return people[0] if len(people) == 1 else None
