"""Awards: who granted what to whom, who handed it over, why, in which movement.

The one who presents (`trao`) is not the one who grants (`của …`, `tặng`). Recipients are named or only counted.
"""

from __future__ import annotations

from bisect import bisect_right

from graph.article import BlockKind
from graph.facts.awards.conferrals import Conferral, write_conferral
from graph.facts.awards.movements import add_movements, movement_in
from graph.facts.awards.recipients import read_recipients
from graph.facts.builder import Builder, Span
from graph.facts.events.gatherings import Gathering, Meetings
from graph.facts.events.speakers_of_event import subject_before
from graph.facts.issuers import issuing_agency
from graph.grammar.awards import Award
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.positions import Position
from graph.resolution.bodies import Agency
from graph.resolution.completion import only_ministry
from graph.resolution.people import Individual

__all__ = ["add_awards", "add_movements"]

_TITLES = {
    "chien-si-thi-dua",
    "nha-giao",
    "nghe-si",
    "nghe-nhan",
    "thay-thuoc",
    "ba-me",
    "anh-hung",
    "lao-dong-tien-tien",
    "tap-the-lao-dong",
    "thanh-pho",
    "tinh-anh",
    "don-vi",
    "gia-dinh",
    "thon",
    "xa-phuong",
}


def add_awards(builder: Builder, meetings: Meetings) -> None:
    """Find the conferrals and write them; then the movements that the article names in quotation marks."""
    conferrals: list[Conferral] = []
    for n, sentence in enumerate(builder.reading.sentences):
        if sentence.kind is BlockKind.HEADLINE:
            continue
        named = sentence.at(Kind.AWARD)
        if not named:
            continue
        said = _Said(builder, sentence)
        awards = [k for k in named if said.gives(sentence.chunks[k])]
        before: Conferral | None = None
        for order, k in enumerate(awards):
            start = awards[order - 1] + 1 if order else 0
            end = awards[order + 1] if order + 1 < len(awards) else len(sentence.chunks)
            before = _read(builder, sentence, said, k, start, end, meetings.at(n), conferrals, before)
    for conferral in conferrals:
        write_conferral(builder, conferral)
    add_movements(builder)


class _Said:
    """What a sentence says of giving and of reasons, found once however many awards it names."""

    def __init__(self, builder: Builder, sentence: Sentence) -> None:
        self.keys = keys = builder.reading.stream.keys
        chunks = sentence.chunks
        words = [(n, c) for n, c in enumerate(chunks) if c.kind is Kind.WORD]
        self.given = any(c.kind is Kind.VERB and c.value in ("present", "grant", "receive") for c in chunks)
        self.told = (
            self.given
            or any(c.key in ("tặng", "trao", "nhận", "thưởng") for _, c in words)
            or any(c.kind is Kind.EVENT and {"trao", "tặng", "nhận"} & set(keys[c.start : c.end]) for c in chunks)
        )
        #: Where `vì …`, `về …` stand; where `đã có thành tích …` does; who was acted for (`Thừa ủy quyền của …`).
        self.because = [n for n, c in words if c.key in ("vì", "về")]
        self.deeds = [
            n
            for n, c in words
            if c.key in ("có", "đã")
            and n + 1 < len(chunks)
            and keys[c.end : c.end + 2] in (["thành", "tích"], ["có", "thành"])
        ]
        self.mandate = next((n for n, c in enumerate(chunks) if self._gave_authority(c)), len(chunks))

    def gives(self, chunk: Chunk) -> bool:
        """Whether the award of a chunk is given here, not only spoken of."""
        award: Award = chunk.value
        if any(award.entry.code.startswith(t) for t in _TITLES):
            return "hiệu" in self.keys[max(0, chunk.start - 3) : chunk.start] and self.given
        return self.told

    def _gave_authority(self, chunk: Chunk) -> bool:
        if chunk.kind is Kind.BODY and self.keys[chunk.start - 2 : chunk.start] == ["thay", "mặt"]:
            return True
        if chunk.kind not in (Kind.POSITION, Kind.BODY) or self.keys[chunk.start - 1] != "của":
            return False
        return self.keys[chunk.start - 3 : chunk.start - 1] in (["ủy", "quyền"], ["uỷ", "quyền"], ["ủy", "nhiệm"])


def _read(
    builder: Builder,
    sentence: Sentence,
    said: _Said,
    k: int,
    start: int,
    end: int,
    event: Gathering | None,
    conferrals: list[Conferral],
    before: Conferral | None,
) -> Conferral:
    """Read the award at `k` into its conferral; `before` is that of the award before it in the sentence."""
    chunks = sentence.chunks
    award: Award = chunks[k].value
    grantor = issuing_agency(builder, award.grantor) if award.grantor is not None else None
    if grantor is None and isinstance(award.grantor, Position):
        grantor = only_ministry(builder.reading, award.grantor.role.entry.role)
    grantor_span: Span = (chunks[k].start, chunks[k].end)
    verb = next(
        (
            n
            for n in range(k - 1, start - 1, -1)
            if chunks[n].kind is Kind.VERB and chunks[n].value in ("present", "grant", "receive")
        ),
        None,
    )
    if grantor is None and verb is not None and chunks[verb].value in ("grant", "present"):
        found = _granting(builder, chunks, verb, start)
        if found is not None:
            grantor, grantor_span = found[0], (found[1], chunks[k].end)
    if grantor is None:
        grantor, grantor_span = _on_behalf(builder, chunks, said, k) or (None, grantor_span)
    goes_on = before is not None and (verb is None or _joined(chunks[verb - 1]))
    if grantor is None and goes_on and before is not None and not (verb is not None and before.presenters):
        grantor = before.agency  # `…; tặng Bằng khen cho …`: of whoever gave what stands before
    name = award.name
    same = (
        c
        for c in conferrals
        if c.name == name and (c.agency is grantor or c.agency is None or grantor is None) and c.event is event
    )
    caption = sentence.kind is BlockKind.CAPTION
    conferral = next(same, None)
    if conferral is not None:
        conferral.agency = conferral.agency or grantor
    else:
        conferral = Conferral(award, grantor, event, name, ordinal=len(conferrals))
        conferrals.append(conferral)
    conferral.spans.append((chunks[k].start, chunks[k].end))
    if grantor is not None and award.grantor is not None or grantor is not None and not conferral.grantor_spans:
        conferral.grantor_spans.append(grantor_span)
    read_recipients(builder, sentence, k, verb, start, end, conferral, caption)
    if (
        verb is not None
        and chunks[verb].value == "present"
        or verb is not None
        and chunks[verb].value == "grant"
        and (caption or said.mandate < verb)
    ):
        _presenters(builder, sentence, verb, k, conferral)
    if goes_on and before is not None and before is not conferral and not conferral.presenters:
        conferral.presenters.extend(before.presenters)
    _reason(builder, sentence, said, k, conferral)
    return conferral


def _joined(chunk: Chunk) -> bool:
    """Whether a verb after this chunk has the subject of the verb before it: `…; tặng`, `… và trao`."""
    return chunk.key in (";", ",", "và")


def _on_behalf(builder: Builder, chunks: list[Chunk], said: _Said, k: int) -> tuple[Agency, Span] | None:
    """`Thừa ủy quyền của Chủ tịch nước, A trao …`, `thay mặt UBND tỉnh, A trao …`: the one acted for grants."""
    if said.mandate >= k or any(c.key == ";" for c in chunks[said.mandate : k]):
        return None
    chunk = chunks[said.mandate]
    agency = issuing_agency(builder, chunk.value)
    return (agency, (chunk.start - 3, chunk.end)) if agency is not None else None


def _granting(builder: Builder, chunks: list[Chunk], verb: int, start: int) -> tuple[Agency, int] | None:
    """The body right before `tặng`: `UBND tỉnh tặng Bằng khen`, `Chủ tịch UBND tỉnh tặng …` (no name between)."""
    if verb > start and _joined(chunks[verb - 1]):
        return None
    for n in range(verb - 1, max(start - 1, verb - 5), -1):
        chunk = chunks[n]
        if chunk.kind is Kind.PERSON:
            return None
        if chunk.kind is Kind.BODY:
            agency = builder.reading.agency_of.get(id(chunk))
            return (agency, chunk.start) if agency is not None else None
        if chunk.kind is Kind.POSITION:
            if chunk.value.role.name == "Chủ tịch nước":
                agency = issuing_agency(builder, chunk.value)
                return (agency, chunk.start) if agency is not None else None
            agency = builder.reading.agency_of.get(id(chunk))
            m = n - 1
            while m >= 0 and (
                chunks[m].kind is Kind.POSITION or chunks[m].kind is Kind.MARK and chunks[m].key in (",", "-")
            ):
                m -= 1
            if m >= 0 and chunks[m].kind is Kind.PERSON or not chunk.value.role.leads or chunks[verb].value != "grant":
                return None  # whoever hands it over is not thereby the one who grants it
            return (agency, chunk.start) if agency is not None else None
        if chunk.kind is Kind.MARK and chunk.key in (";", ".", ":"):
            return None
    return None


# -- recipients ----------------------------------------------------------------------------------------------------


def _presenters(builder: Builder, sentence: Sentence, verb: int, k: int, conferral: Conferral) -> None:
    chunks = sentence.chunks
    people: list[Individual] = []
    span_start = None
    n = verb - 1
    while n >= 0:
        chunk = chunks[n]
        person = builder.reading.who(chunk) if chunk.kind in (Kind.PERSON, Kind.POSITION) else None
        if person is not None and person not in people:
            people.append(person)
            span_start = chunk.start
        if (
            chunk.kind is Kind.VERB
            and chunk.value in ("speak", "direct", "organize", "receive", "attend", "grant")
            or chunk.kind is Kind.MARK
            and chunk.key in (";", ".")
        ):
            break
        if chunk.kind is Kind.AWARD:
            break
        n -= 1
    if not people:
        subject = subject_before(builder, chunks, verb)
        people = [subject[1]] if subject else []
    start = span_start if span_start is not None else chunks[verb].start
    if sentence.kind is BlockKind.CAPTION:
        start = sentence.start
    end = sentence.end if sentence.kind is BlockKind.CAPTION else chunks[k].end
    for person in people:
        if all(p is not person for p, _ in conferral.presenters):
            conferral.presenters.append((person, (start, end)))


def _first_after(places: list[int], k: int) -> int | None:
    at = bisect_right(places, k)
    return places[at] if at < len(places) else None


def _reason(builder: Builder, sentence: Sentence, said: _Said, k: int, conferral: Conferral) -> None:
    """`vì đã có thành tích …`, `về thành tích …`: the words up to the end of the sentence."""
    chunks = sentence.chunks
    at = _first_after(said.because, k)
    if at is None or at + 1 >= len(chunks):
        deed = _first_after(said.deeds, k)
        if deed is None:
            return
        at = deed - 1
    first = chunks[at + 1].start
    last = next((c.start for c in chunks[at + 1 :] if c.kind is Kind.MARK and c.key == ";"), sentence.end)
    stream = builder.reading.stream
    while last > first and stream.keys[last - 1] in (".", ";", ",", "…", "/"):
        last -= 1
    if last - first >= 2 and (conferral.reason is None or sentence.kind is not BlockKind.CAPTION):
        conferral.reason = (first, last)
        found = movement_in(builder, first, last)
        if found is not None:
            conferral.movement = found
