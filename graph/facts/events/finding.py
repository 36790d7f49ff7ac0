"""Meetings and other events: which ones the article reports, their names, days, places, organisers.

The event that the lead reports is the article's; later sentences speak of it unless they open another one with a time
of its own. Events that are only referred to (an earlier congress, a session to come) are not reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.codes import PARTS_OF_DAY
from graph.facts.event import Event, Events, open_event
from graph.facts.events.called import called_event
from graph.facts.events.event_place import add_place
from graph.facts.events.event_time import day_from_lead, day_of_last, when_held, with_published
from graph.facts.events.organisers import find_organisers, organised_later
from graph.facts.events.participation import add_participation
from graph.facts.events.records import add_record
from graph.facts.events.reported import is_background, is_reported
from graph.facts.events.sessions import add_session
from graph.facts.events.told import INSPECTIONS, comes_next, is_timed, opens_another, told_event, told_name
from graph.grammar.chunks import Kind, Sentence
from graph.grammar.events import EventPhrase, event_phrase
from graph.lexicon import lexicon
from graph.model import Ref, date, year
from graph.resolution.bodies import Agency

__all__ = ["add_events"]


def add_events(builder: Builder) -> Events:
    """Find the events, add their nodes with day, part of day, place and organisers, then everybody's part in them."""
    recorded = add_record(builder) or add_session(builder)
    if recorded is not None:
        return recorded
    events = _find(builder)
    add_participation(builder, events)
    return events


def _find(builder: Builder) -> Events:
    """The events that the article reports, and which sentences speak of another one than the first."""
    sentences = builder.resolved.sentences
    paragraphs = [n for n, s in enumerate(sentences) if s.kind is BlockKind.PARAGRAPH]
    lead_blocks = sorted({sentences[n].block for n in paragraphs})[:3]
    lead = [n for n in paragraphs if sentences[n].block in lead_blocks][:7]
    main = _first_event(builder, paragraphs, lead)
    if main is None:
        return Events([], {})
    phrase, opened = main
    if phrase.bare:
        said = [s for s in sentences if s.kind is BlockKind.HEADLINE] + [sentences[n] for n in lead if n <= opened]
        phrase = _described_later(builder, phrase, opened) or called_event(builder, phrase, said) or phrase
    events: list[Event] = []
    first = _open(builder, phrase, opened, events)
    if not first.day:
        day_from_lead(builder, first, [n for n in lead if n < opened])
    first.opened = min([opened, *lead[:1]])  # what the lead says before it names the event is said of it
    current = _follow(builder, opened, events)
    organised_later(builder, first)
    for event in events:
        node = builder.kg.node(event.id)
        builder.kg.update_node(event.id, alt=frozenset({*node.alt, *event.alt} - {node.label}))
        builder.fact(builder.article.id, "bb:mentions", Ref(event.id), event.spans, "event-named")
    return Events(events, current)


def _first_event(builder: Builder, paragraphs: list[int], lead: list[int]) -> tuple[EventPhrase, int] | None:
    """The article's own event and the sentence that opens it: the lead's; where the lead has none, or only a bare word,
    the headline's, or one that a verb tells."""
    main = _main_event(builder, lead)
    told = _told(builder, paragraphs[:14] if main is None else [n for n in lead if n < main[1] + main[0].bare])
    if main is None and told is not None:
        main = _described(builder, [n for n in paragraphs if n < told[1]])
    if main is None or main[0].bare:
        return _headline_event(builder, paragraphs) or told or main
    if told is None:
        return main
    first = is_timed(builder, builder.resolved.sentences[told[1]]) or _only_spoken_of(builder, main)
    return told if first else main


def _described(builder: Builder, places: list[int]) -> tuple[EventPhrase, int] | None:
    """The event that a story of captions names behind its lead, before a verb tells another (`Bà A đến dự lễ kỷ niệm 60
    năm thành lập X. Bà A thăm nhà máy X.`); none that only a bare word names."""
    main = _main_event(builder, places)
    return main if main is not None and not main[0].bare else None


def _only_spoken_of(builder: Builder, main: tuple[EventPhrase, int]) -> bool:
    """`Ông A bày tỏ vui mừng được đón đoàn tới dự Lễ hội X`: the event is within what somebody says, not where."""
    phrase, n = main
    if builder.resolved.stream.keys[phrase.chunk.start - 1] in ("tại", "trong", "ở"):
        return False
    before = [c for c in builder.resolved.sentences[n].of(Kind.VERB) if c.end <= phrase.chunk.start]
    return len(before) > 1 and before[-1].value == "attend" and any(c.value == "speak" for c in before[:-1])


def _follow(builder: Builder, opened: int, events: list[Event]) -> dict[int, Event]:
    """Go on reading behind the sentence that opened the first event, and add the others to `events`.

    Out: sentence -> its event, where that is one that it opens or names, or one that opened its paragraph.
    """
    resolved, lex = builder.resolved, lexicon()
    sentences = resolved.sentences
    current: dict[int, Event] = {}
    block = None
    for n, sentence in enumerate(sentences):
        if n <= opened or sentence.kind is BlockKind.HEADLINE:
            continue
        other = _another(builder, sentence, events) if sentence.kind is BlockKind.PARAGRAPH else None
        if other is not None:
            current[n] = _open(builder, other, n, events)
            block = block if _first_meeting(events[0], current[n]) else (sentence.block, current[n])
        elif block is not None and sentence.kind is BlockKind.PARAGRAPH:
            # The story stays with an event that opened a paragraph; within a paragraph it comes back with the next one.
            if block[0] == sentence.block or sentences[block[1].opened - 1].block != block[0]:
                current[n] = block[1]
        for chunk in sentence.of(Kind.EVENT):
            found = event_phrase(resolved.stream, sentence, chunk, lex)
            if found.bare and len(events) > 1 and n not in [e.opened for e in events]:
                # `phát biểu tại đại hội`: the one event of that kind
                named = [e for e in events if _kind_of(e.entry.code) == _kind_of(chunk.value.code)]
                if len(named) == 1:
                    current[n] = named[0]
                    block = (sentence.block, named[0])
            known = _same(builder, found, events)
            if known is not None and not found.bare:
                known.spans.append((found.name_start, found.name_end))
    return current


def _first_meeting(main: Event, other: Event) -> bool:
    """`Tại Hội nghị lần thứ nhất, Ban Chấp hành đã bầu …`, told of a congress in passing: its story goes on."""
    return main.entry.code == "dai-hoi" and other.name.startswith("Hội nghị lần thứ")


# -- which event ---------------------------------------------------------------------------------------------------


def _main_event(builder: Builder, lead: list[int]) -> tuple[EventPhrase, int] | None:
    """The first described event of the lead that the words say is held, organised, attended or chaired; else a bare
    one that they do."""
    resolved, lex = builder.resolved, lexicon()
    bare: tuple[EventPhrase, int] | None = None
    for n in lead:
        sentence = resolved.sentences[n]
        for chunk in sentence.of(Kind.EVENT):
            phrase = event_phrase(resolved.stream, sentence, chunk, lex)
            if not is_reported(builder, sentence, chunk, phrase):
                continue
            if not phrase.bare and (bare is None or not _other_day(builder, resolved.sentences[bare[1]], sentence)):
                return _held_within(builder, sentence, phrase) or phrase, n
            bare = bare or (phrase, n)
    return bare


def _other_day(builder: Builder, told: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence goes on to something else than the event of the one before, by its opening or by its day."""
    if opens_another(builder, sentence):
        return True
    days = [{c.key for c in s.of(Kind.DATE)[:1]} for s in (told, sentence) if is_timed(builder, s)]
    return len(days) == 2 and bool(days[0] and days[1]) and days[0] != days[1]


def _held_within(builder: Builder, sentence: Sentence, outer: EventPhrase) -> EventPhrase | None:
    """`tại phiên họp thứ 31, Ủy ban … tổ chức phiên chất vấn …`: what was held, not where."""
    resolved = builder.resolved
    if resolved.stream.keys[outer.chunk.start - 1] != "tại":
        return None
    chunks = sentence.chunks
    for n in sentence.at(Kind.EVENT):
        before = chunks[n - 1]
        if chunks[n].start > outer.name_end and before.kind is Kind.VERB and before.value == "organize":
            phrase = event_phrase(resolved.stream, sentence, chunks[n], lexicon())
            return None if phrase.bare else phrase
    return None


def _described_later(builder: Builder, bare: EventPhrase, opened: int) -> EventPhrase | None:
    """The first full description, anywhere in the story, of an event that the lead only calls `buổi lễ`."""
    resolved, lex = builder.resolved, lexicon()
    lead = resolved.sentences[opened]
    for sentence in resolved.sentences:
        caption = sentence.kind is BlockKind.CAPTION
        if not caption and sentence.kind is not BlockKind.PARAGRAPH:
            continue
        if not caption and sentence.start > bare.chunk.start and _other_day(builder, lead, sentence):
            continue  # `Cùng ngày, Đại hội Đảng bộ tỉnh … đã khai mạc` is another
        for chunk in sentence.of(Kind.EVENT):
            if chunk.value.code != bare.entry.code or chunk.start <= bare.chunk.start:
                continue
            phrase = event_phrase(resolved.stream, sentence, chunk, lex)
            if (
                not phrase.bare
                and phrase.name_end - phrase.chunk.end >= 3
                and (caption or sentence.chunks[0] is chunk or is_reported(builder, sentence, chunk, phrase))
            ):
                return phrase
    return None


def _headline_event(builder: Builder, lead: list[int]) -> tuple[EventPhrase, int] | None:
    """An event that the headline names, opened by the first sentence of the story."""
    resolved, lex = builder.resolved, lexicon()
    for sentence in resolved.sentences:
        if sentence.kind is not BlockKind.HEADLINE:
            continue
        for chunk in sentence.of(Kind.EVENT):
            phrase = event_phrase(resolved.stream, sentence, chunk, lex)
            index = sentence.chunks.index(chunk)
            if not phrase.bare and not is_background(resolved.stream.keys, sentence.chunks[max(0, index - 6) : index]):
                return phrase, lead[0] if lead else 0
    return None


def _told(builder: Builder, places: list[int]) -> tuple[EventPhrase, int] | None:
    """The first event that a verb tells."""
    for n in places:
        phrase = told_event(builder, builder.resolved.sentences[n])
        if phrase is not None:
            return phrase, n
    return None


#: Kinds of event that are one of their own though only the bare word names them: `hai bên đã tiến hành hội đàm`.
_ALONE = frozenset(("hoi-dam", "hop-bao"))
_MEETINGS = frozenset(("phien-hop", "cuoc-hop"))
#: Acts by which an article reports that an event took place.
_HELD = frozenset(("organize", "held", "attend", "chair"))


def _another(builder: Builder, sentence: Sentence, events: list[Event]) -> EventPhrase | None:
    """An event of its own that this sentence opens: described, reported, with a time or an occasion of its own."""
    return _named(builder, sentence, events) or _next_told(builder, sentence, events)


def _next_told(builder: Builder, sentence: Sentence, events: list[Event]) -> EventPhrase | None:
    """`Tiếp đó, đoàn đã đến thăm …`: the next event that a verb tells."""
    if not comes_next(builder, sentence) and sentence.chunks[0].key != "*":
        return None
    phrase = told_event(builder, sentence)
    if phrase is None or _same(builder, phrase, events) is not None:
        return None
    if phrase.entry.code in INSPECTIONS and any(e.told and e.entry.code in INSPECTIONS for e in events):
        return None  # the next place of the same inspection
    if phrase.entry.code in _MEETINGS and any(e.entry.code in _MEETINGS for e in events):
        return None  # `Chính phủ họp phiên thường kỳ`, after `tại phiên họp tháng 5`
    return phrase


def _named(builder: Builder, sentence: Sentence, events: list[Event]) -> EventPhrase | None:
    """One that a noun names."""
    resolved, lex = builder.resolved, lexicon()
    stream = resolved.stream
    first = next((c.start for c in sentence.chunks if c.kind is not Kind.MARK), sentence.start)  # after `* `, `- `
    dates = sentence.at(Kind.DATE)
    timed = bool(dates) and dates[0] < 8 or stream.keys[first] in PARTS_OF_DAY
    opener = stream.keys[first : first + 3]
    occasion = opener[:2] in (
        ["cùng", "ngày"],
        ["cũng", "trong"],
        ["cũng", "nhân"],
        ["trước", "giờ"],
        ["trước", "khi"],
        ["ngay", "sau"],
    ) or opener[:1] in (["."],)
    if not (timed or occasion):
        return _chaired(builder, sentence, events)
    for chunk in sentence.of(Kind.EVENT):
        phrase = event_phrase(stream, sentence, chunk, lex)
        if phrase.bare and (phrase.entry.code not in _ALONE or any(e.entry.code == phrase.entry.code for e in events)):
            continue
        if not is_reported(builder, sentence, chunk, phrase) or not phrase.bare and _same(builder, phrase, events):
            continue
        if not sentence.acts.isdisjoint(_HELD) or phrase.entry.code == "gap-mat":
            return phrase
    return None


def _chaired(builder: Builder, sentence: Sentence, events: list[Event]) -> EventPhrase | None:
    """`… đồng chủ trì hội nghị rút kinh nghiệm` of an exercise: an event of another kind that has chairs of its own."""
    if "chair" not in sentence.acts:
        return None
    stream, chunks = builder.resolved.stream, sentence.chunks
    for n in sentence.at(Kind.EVENT):
        if n == 0 or chunks[n - 1].kind is not Kind.VERB or chunks[n - 1].value != "chair":
            continue
        phrase = event_phrase(stream, sentence, chunks[n], lexicon())
        kinds = {_kind_of(e.entry.code) for e in events}
        if not phrase.bare and _kind_of(phrase.entry.code) not in kinds and _same(builder, phrase, events) is None:
            return phrase
    return None


def _same(builder: Builder, phrase: EventPhrase, events: list[Event]) -> Event | None:
    """The known event that a phrase refers to: its words are among the words of the event's name, or the other way
    round, and its head is of a kind that may name it."""
    stream = builder.resolved.stream
    mine = {stream.keys[k] for k in range(phrase.chunk.end, phrase.name_end)} - _SMALL
    areas = _areas(builder, phrase.name_start, phrase.name_end)
    for event in events:
        if phrase.bare:
            return event
        theirs = event.areas or phrase.told and event.own
        if areas and theirs and areas.isdisjoint(theirs):
            continue  # `Đại hội Đảng bộ tỉnh An Giang` is not that of Hậu Giang
        known = _words_of(event.name)
        if mine and (mine <= known or known <= mine):
            return event
        if mine and len(mine & known) >= 0.6 * min(len(mine), len(known)) and phrase.entry.code == event.entry.code:
            return event
    return None


def _areas(builder: Builder, start: int, end: int) -> frozenset[str]:
    """The units that the words of a name say, by id."""
    resolved = builder.resolved
    found = set()
    for chunk in _sentence_at(builder, start).of(Kind.BODY, Kind.UNIT):
        if start <= chunk.start < end:
            agency = resolved.agency_of.get(id(chunk)) if chunk.kind is Kind.BODY else None
            area = agency.area if agency is not None else None
            if chunk.kind is Kind.UNIT:
                area = resolved.context.area(chunk.value)
            if area is not None:
                found.add(area.id)
    return frozenset(found)


def _sentence_at(builder: Builder, place: int) -> Sentence:
    sentences = builder.resolved.sentences
    return sentences[max(0, bisect_right(sentences, place, key=lambda s: s.start) - 1)]


@lru_cache(maxsize=1024)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(w.lower() for w in re.findall(r"\w+", name)) - _SMALL


def _kind_of(code: str) -> str:
    """`hoi-nghi-tong-ket` is called `hội nghị` later on."""
    return "hoi-nghi" if code.startswith("hoi-nghi") else code


_SMALL = {"của", "và", "các", "ngày", "năm", "tại", "với", "về", "cho", "trong", "ở", "thứ", "lần"}


# -- opening -------------------------------------------------------------------------------------------------------


def _open(builder: Builder, phrase: EventPhrase, n: int, events: list[Event]) -> Event:
    """A new event, opened by sentence `n`: its node, day, place, year and organisers. It joins `events`."""
    resolved = builder.resolved
    sentence = resolved.sentences[n]
    when = when_held(builder, sentence)
    if not when.day:
        when = day_of_last(builder, sentence, events) or when
    named = _sentence_at(builder, phrase.name_start) if phrase.noun else sentence
    organisers = find_organisers(builder, named, phrase)
    name = _name(builder, named, phrase, organisers)
    agency = organisers[0][0] if organisers else None
    event = open_event(builder, phrase.entry, name, (phrase.name_start, phrase.name_end), n, when.day, agency)
    id = event.id
    event.told, event.areas = phrase.told, _areas(builder, phrase.name_start, phrase.name_end)
    event.own = frozenset((agency.area.id,)) if agency is not None and agency.area is not None else frozenset()
    events.append(event)
    if when.day:
        builder.fact(id, "schema:startDate", date(when.day), with_published(builder, when), "event-day", when.inferred)
    if when.part:
        builder.fact(id, "bb:partOfDay", PARTS_OF_DAY[when.part], when.spans[:1], "event-part-of-day")
    add_place(builder, event, sentence)
    covered = re.search(r"\bnăm (20\d\d)\b", name)
    if covered:
        builder.fact(
            id, "bb:coversYear", year(covered.group(1)), [(phrase.name_start, phrase.name_end)], "year-in-event-name"
        )
    for found, span in organisers:
        builder.fact(builder.body(found), "bb:organizes", Ref(id), [span], "body-organizes-event", "", ())
    return event


def _name(builder: Builder, sentence: Sentence, phrase: EventPhrase, organisers: list[tuple[Agency, Span]]) -> str:
    """What the event is called; one that only a bare word names is called after who organises it."""
    stream = builder.resolved.stream
    if phrase.told:
        return told_name(builder, sentence, phrase)
    name = stream.words(phrase.name_start, phrase.name_end)
    name = name[:1].upper() + name[1:]
    if phrase.bare and organisers:
        name = f"{name} của {organisers[0][0].label}"
    return name
