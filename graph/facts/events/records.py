"""The meeting that minutes record: `BIÊN BẢN` and its name, when and where it was held, which body held it.

Minutes say in fixed places what a report in a newspaper tells in sentences: the title names the meeting, the head the
body that holds it, `Thời gian: …` and `Địa điểm: …` (or `Hôm nay, ngày …, tại …`) day and place. Who took part is read
by `graph.facts.events.roll`. Source: Nghị định 30/2020/NĐ-CP (appendix III, form 1.10) and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.codes import PARTS_OF_DAY
from graph.facts.event import Event, Events, open_event
from graph.facts.events.event_place import add_location
from graph.facts.events.event_time import When, when_held, with_published
from graph.facts.events.hours import add_hours
from graph.facts.events.organisers import bodies_before
from graph.facts.events.roll import add_roll
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.lexicon import lexicon
from graph.lexicon.entries import EventEntry
from graph.model import Evidence, Ref, date, year
from graph.official import OfficialForm
from graph.resolution.bodies import Agency
from graph.resolution.issuer import issuing_body

__all__ = ["add_record"]

#: Words that may stand between `BIÊN BẢN` and the meeting.
_BEFORE_NAME = {"(", "về", "việc", "v", "/", "ghi", "của", "-", ":"}
_HELD = (("thời", "gian"), ("hôm", "nay"), ("vào", "hồi"), ("vào", "lúc"), ("hồi",), ("lúc",))
#: What a place goes on with after a comma: `phòng họp tầng 2, trụ sở UBND xã`.
_PART_OF_PLACE = {"trụ", "hội", "nhà", "tầng", "phòng", "số", "khu", "trung", "thôn", "xóm", "tổ", "đường", "ấp", "cơ"}
_HOUR = re.compile(r"(?i)(?<![\d/.,])(\d{1,2}) ?(?:giờ|h(?=\d|\b)|:\d\d)")
#: How many sentences below the title tell when and where.
_OPENING = 16


def add_record(builder: Builder) -> Events | None:
    """The one event of an article that is the minutes of a meeting, with everybody's part in it.

    Out: None for any other article, and for minutes of anything but a meeting (`BIÊN BẢN BÀN GIAO`).
    """
    form = builder.article.official
    if form is None or form.kind != "biên bản":
        return None
    named = _named(builder, form)
    if named is None:
        return None
    entry, span, title = named
    sentences = builder.resolved.sentences
    opening = [s for s in sentences[title + 1 : title + 1 + _OPENING] if s.kind is BlockKind.PARAGRAPH]
    held = [(s, when_held(builder, s)) for s in opening if _says_when(builder, s)]
    timed, when = next((h for h in held if h[1].day), held[0] if held else (None, When("", "", (), "")))
    organisers = _held_by_issuer(builder, span) or _organiser(builder, opening)
    agency = organisers[0] if organisers else None
    day = when.day or (form.day[0] if form.day else "")
    event = open_event(builder, entry, _name(builder, sentences[title], span, agency), span, title, day, agency)
    builder.fact(builder.article.id, "bb:mentions", Ref(event.id), event.spans, "event-named")
    _add_time(builder, event, form, timed, when)
    told = [s for s in sentences[title + 1 :] if s.kind is BlockKind.PARAGRAPH]
    add_hours(builder, event, told, _OPENING)
    _add_place(builder, event, opening)
    if organisers:
        builder.fact(builder.body(organisers[0]), "bb:organizes", Ref(event.id), organisers[1], *organisers[2:])
    node = builder.kg.node(event.id)
    builder.kg.update_node(event.id, alt=frozenset({*node.alt, *event.alt} - {node.label}))
    covered = re.search(r"\bnăm (20\d\d)\b", event.name)
    if covered:
        builder.fact(event.id, "bb:coversYear", year(covered.group(1)), [span], "year-in-event-name")
    add_roll(builder, event, title)
    return Events([event], {})


# -- the title -----------------------------------------------------------------------------------------------------


def _named(builder: Builder, form: OfficialForm) -> tuple[EventEntry, Span, int] | None:
    """The kind of meeting, the place of its name in the stream, and the sentence of the title."""
    stream = builder.resolved.stream
    start, end = bisect_left(stream.starts, form.name[0]), bisect_left(stream.starts, form.name[1])
    while start < end and stream.keys[start] in _BEFORE_NAME:
        start += 1
    match = lexicon().events.match(stream.keys, start) if start < end else None
    if match is None or start + match[0] > end:
        return None
    while end > start + match[0] and (
        stream.keys[end - 1] in (".", ":", "-") or stream.keys[end - 1] == ")" and "(" not in stream.keys[start:end]
    ):
        end -= 1
    title = next((n for n, s in enumerate(builder.resolved.sentences) if s.start <= start < s.end), None)
    return None if title is None else (match[1], (start, end), title)


def _name(builder: Builder, title: Sentence, span: Span, agency: Agency | None) -> str:
    """The name as printed, its bodies in full; a name in capitals is written small, but for what is proper in it."""
    stream = builder.resolved.stream
    at = {c.start: c for c in title.chunks if span[0] <= c.start < c.end <= span[1]}
    shouted = stream.text[span[0]].isupper()
    name, k = "", span[0]
    while k < span[1]:
        chunk = at.get(k)
        proper = _proper(builder, chunk, shouted) if chunk is not None else ""
        end = chunk.end if chunk is not None and proper else k + 1
        word = stream.text[k]
        small = (
            shouted and len(word) > 1 and word.isalpha() and word.isupper() and not set(stream.keys[k]) <= set("ivx")
        )
        name += "" if k == span[0] or stream.ends[k - 1] == stream.starts[k] else " "
        name += proper or (stream.keys[k] if small else word)
        k = end
    name = re.sub(r"(?i)\bv/v\b", "về việc", name)
    match = lexicon().events.match(stream.keys, span[0])
    if match is not None and span[0] + match[0] == span[1] and agency is not None:
        name = f"{name} của {agency.label}"
    return name[:1].upper() + name[1:]


def _proper(builder: Builder, chunk: Chunk, shouted: bool) -> str:
    """How a body, and in a name in capitals a unit or a person, is written; "" for what is written as it stands."""
    if chunk.kind is Kind.BODY:
        agency = builder.resolved.agency_of.get(id(chunk))
        return agency.label if agency is not None else ""
    if chunk.kind is Kind.UNIT and shouted and chunk.value.name:
        area = builder.resolved.context.area(chunk.value)
        return area.label if area is not None else ""
    person = builder.resolved.who(chunk) if chunk.kind is Kind.PERSON and shouted else None
    return person.name if person is not None else ""


# -- day, place, organiser -----------------------------------------------------------------------------------------


def _says_when(builder: Builder, sentence: Sentence) -> bool:
    """`Thời gian: …`, `- Vào hồi …`, `Hôm nay, …`."""
    keys, k = builder.resolved.stream.keys, sentence.start
    while k < sentence.end and (not keys[k][:1].isalpha() or k == sentence.start and set(keys[k]) <= set("ivx")):
        k += 1
    return any(tuple(keys[k : k + len(words)]) == words for words in _HELD)


def _add_time(builder: Builder, event: Event, form: OfficialForm, held: Sentence | None, when: When) -> None:
    """The day that the opening says, else that of the head; the part of day in words, else from the hour."""
    if when.day:
        spans = with_published(builder, when)
        builder.fact(event.id, "schema:startDate", date(when.day), spans, "minutes-day", when.inferred)
    elif form.day is not None:
        said = [builder.words(*form.day[1:])]
        builder.fact(
            event.id, "schema:startDate", date(event.day), said, "minutes-head-day", "the day of the minutes stands in"
        )
    if when.part:
        builder.fact(event.id, "bb:partOfDay", PARTS_OF_DAY[when.part], when.spans[:1], "event-part-of-day")
        return
    evidence = builder.evidence((held.start, held.end)) if held is not None else None
    hour = _HOUR.search(evidence.quote) if evidence is not None else None
    if evidence is None or hour is None:
        return
    clock = int(hour.group(1))
    part = "sáng" if 5 <= clock < 11 else "chiều" if 13 <= clock < 18 else "tối" if 18 <= clock < 23 else ""
    if part:
        said = [builder.words(evidence.start + hour.start(), evidence.start + hour.end())]
        builder.fact(event.id, "bb:partOfDay", PARTS_OF_DAY[part], said, "minutes-hour", "the hour says which")


def _add_place(builder: Builder, event: Event, opening: list[Sentence]) -> None:
    """`Địa điểm: Hội trường UBND xã`, `Hôm nay, …, tại hội trường UBND xã, …`."""
    stream = builder.resolved.stream
    for sentence in opening:
        for n, chunk in enumerate(sentence.chunks):
            words = stream.keys[chunk.start : chunk.start + 3]
            label = words == ["địa", "điểm", ":"]
            if not label and not (words[0] in ("tại", "ở") and (_says_when(builder, sentence) or n <= 1)):
                continue
            first = chunk.start + (3 if label else 2 if words[1:2] == [":"] else 1)
            first += label and stream.keys[first : first + 1] in (["tại"], ["ở"])
            after = [c for c in sentence.chunks[n:] if c.start >= first]
            held = _place_chunks(builder, after)
            if held:
                _place(builder, event, held, (chunk.start, held[-1].end))
                return


def _place_chunks(builder: Builder, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks that name the place: up to a comma after which something else begins."""
    keys, caps = builder.resolved.stream.keys, builder.resolved.stream.caps
    for n, chunk in enumerate(chunks):
        if chunk.kind in (Kind.VERB, Kind.PERSON, Kind.DATE) or chunk.kind is Kind.EVENT and n == 0:
            return chunks[:n] if n and chunk.kind is Kind.VERB and chunk.start > 0 else []
        if chunk.kind is not Kind.MARK or chunk.key in ("-", "/"):
            continue
        ahead = chunks[n + 1].start if n + 1 < len(chunks) else None
        if chunk.key == "," and ahead is not None and keys[ahead] in _PART_OF_PLACE and not caps[ahead]:
            continue
        return chunks[:n]
    return chunks


def _place(builder: Builder, event: Event, held: list[Chunk], span: Span) -> None:
    """The place that the chunks name, in the article's own unit where they name none."""
    stream = builder.resolved.stream
    if 4 <= len(stream.words(held[0].start, held[-1].end)) <= 160:
        whole = held[-1].kind is Kind.BODY and stream.caps[held[-1].start]
        add_location(builder, event, held, span, "minutes-place", builder.resolved.context.home, whole=whole)


_Organiser = tuple[Agency, list[Span | Evidence], str, str]


def _held_by_issuer(builder: Builder, title: Span) -> _Organiser | None:
    """The body that issues the minutes, as the one that held the meeting."""
    issuer = issuing_body(builder.resolved)
    if issuer is None:
        return None
    spans: list[Span | Evidence] = [builder.words(issuer.start, issuer.end), title]
    return issuer.agency, spans, "minutes-head-body", "the body that issues the minutes holds the meeting"


def _organiser(builder: Builder, opening: list[Sentence]) -> _Organiser | None:
    """`Hôm nay, …, UBND xã tổ chức hội nghị …`."""
    for sentence in opening:
        for n, chunk in enumerate(sentence.chunks):
            if chunk.kind is not Kind.VERB or chunk.value != "organize":
                continue
            for member in bodies_before(builder, sentence.chunks, n, stop=-1)[:1]:
                agency = builder.resolved.agency_of.get(id(member))
                if agency is not None:
                    return agency, [(member.start, chunk.end)], "body-organizes-event", ""
    return None
