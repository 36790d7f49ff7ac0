"""Meetings and other events: which ones the article reports, their names, days, places, organisers.

The event that the lead reports is the article's; later sentences speak of it unless they open another one with a time
of its own. Events that are only referred to (an earlier congress, a session to come) are not reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.codes import PARTS_OF_DAY, event_code
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.events import EventPhrase, event_phrase
from graph.language.dates import complete, iso, parse_day
from graph.language.folding import slug
from graph.language.tokens import DATE, NUMBER
from graph.lexicon import lexicon
from graph.lexicon.entries import EventEntry
from graph.model import Evidence, Node, Ref, Value, date, year
from graph.resolution.bodies import Agency
from graph.resolution.identity import digest

__all__ = ["Gathering", "Meetings", "add_meetings"]

_VISIT = EventEntry("buoi-lam-viec", "Buổi làm việc", "Working session", True, True)


@dataclass(eq=False)
class Gathering:
    """One reported event. `sentences` are indices of the sentences that open it."""

    id: str
    name: str
    entry: EventEntry
    opened: int
    spans: list[Span] = field(default_factory=list)
    day: str = ""
    alt: set[str] = field(default_factory=set)


@dataclass
class Meetings:
    """The events of an article; `current[n]` is what sentence `n` speaks of (an index into `events`, or None)."""

    events: list[Gathering]
    current: dict[int, Gathering]

    @property
    def main(self) -> Gathering | None:
        return self.events[0] if self.events else None

    def at(self, sentence: int) -> Gathering | None:
        return self.current.get(sentence, self.main)


@dataclass(frozen=True, slots=True)
class _When:
    day: str
    part: str
    spans: tuple[Span, ...]
    inferred: str


def add_meetings(builder: Builder) -> Meetings:
    """Find the events, add their nodes with day, part of day, place and organisers, then everybody's part in them."""
    from graph.facts.participation import add_participation

    meetings = _find(builder)
    add_participation(builder, meetings)
    return meetings


def _find(builder: Builder) -> Meetings:
    reading = builder.reading
    lex = lexicon()
    events: list[Gathering] = []
    current: dict[int, Gathering] = {}
    sentences = reading.sentences
    paragraphs = [n for n, s in enumerate(sentences) if s.kind is BlockKind.PARAGRAPH]
    lead_blocks = sorted({sentences[n].block for n in paragraphs})[:3]
    lead = [n for n in paragraphs if sentences[n].block in lead_blocks][:7]
    main = _main_event(builder, lead)
    if main is None or main[0].bare:
        main = _headline_event(builder, paragraphs) or _visit(builder, paragraphs[:5]) or main
    if main is None:
        return Meetings([], {})
    phrase, opened = main
    if phrase.bare:
        phrase = _described_later(builder, phrase) or phrase
    first = _open(builder, phrase, opened, events)
    if not first.day:
        _day_from_lead(builder, first, [n for n in lead if n < opened])
    first.opened = min([opened, *lead[:1]])  # what the lead says before it names the event is said of it
    block = None
    for n, sentence in enumerate(sentences):
        if n <= opened or sentence.kind is BlockKind.HEADLINE:
            continue
        other = _another(builder, sentence, n, events) if sentence.kind is BlockKind.PARAGRAPH else None
        if other is not None:
            current[n] = _open(builder, other, n, events)
            block = (sentence.block, current[n])
        elif block is not None and sentence.kind is BlockKind.PARAGRAPH:
            # The story stays with an event that opened a paragraph; within a paragraph it comes back with the next one.
            if block[0] == sentence.block or sentences[block[1].opened - 1].block != block[0]:
                current[n] = block[1]
        for chunk in sentence.of(Kind.EVENT):
            found = event_phrase(reading.stream, sentence, chunk, lex)
            if found.bare and len(events) > 1 and n not in [e.opened for e in events]:
                # `phát biểu tại đại hội`: the one event of that kind
                named = [e for e in events if _kind_of(e.entry.code) == _kind_of(chunk.value.code)]
                if len(named) == 1:
                    current[n] = named[0]
                    block = (sentence.block, named[0])
            known = _same(builder, found, events)
            if known is not None and not found.bare:
                known.spans.append((found.name_start, found.name_end))
    _organised_later(builder, first)
    for event in events:
        node = builder.kg.node(event.id)
        builder.kg.update_node(event.id, alt=frozenset({*node.alt, *event.alt} - {node.label}))
        builder.fact(builder.article.id, "bb:mentions", Ref(event.id), event.spans, "event-named")
    return Meetings(events, current)


def _organised_later(builder: Builder, event: Gathering) -> None:
    """`Hội nghị do UBND tỉnh phối hợp với Sở Y tế tổ chức …` after the sentence that opens the event."""
    if builder.kg.facts(predicate="bb:organizes", object=Ref(event.id)):
        return
    reading = builder.reading
    for n in range(event.opened + 1, min(event.opened + 9, len(reading.sentences))):
        sentence = reading.sentences[n]
        at = next((k for k, c in enumerate(sentence.chunks[:3]) if c.kind is Kind.EVENT), None)
        if at is None or not any(c.kind is Kind.WORD and c.key == "do" for c in sentence.chunks[at : at + 4]):
            continue
        verb = next(
            (
                k
                for k in range(at, len(sentence.chunks))
                if sentence.chunks[k].kind is Kind.VERB and sentence.chunks[k].value == "organize"
            ),
            None,
        )
        if verb is None:
            continue
        for member in _bodies_before(builder, sentence.chunks, verb, stop=at):
            agency = reading.agency_of.get(id(member))
            if agency is not None:
                builder.fact(
                    builder.body(agency),
                    "bb:organizes",
                    Ref(event.id),
                    [(sentence.chunks[at].start, sentence.chunks[verb].end)],
                    "event-organised-by-body",
                )
        return


# -- which event ---------------------------------------------------------------------------------------------------

_PAST = {"trước", "kỳ", "tới", "sắp"}


def _main_event(builder: Builder, lead: list[int]) -> tuple[EventPhrase, int] | None:
    """The first described event of the lead that the words say is held, organised, attended or chaired; else a bare
    one that they do."""
    reading, lex = builder.reading, lexicon()
    bare: tuple[EventPhrase, int] | None = None
    for n in lead:
        sentence = reading.sentences[n]
        for chunk in sentence.of(Kind.EVENT):
            phrase = event_phrase(reading.stream, sentence, chunk, lex)
            if not _reported(builder, sentence, chunk, phrase):
                continue
            if not phrase.bare:
                return phrase, n
            bare = bare or (phrase, n)
    return bare


def _described_later(builder: Builder, bare: EventPhrase) -> EventPhrase | None:
    """The first full description, anywhere in the story, of an event that the lead only calls `buổi lễ`."""
    reading, lex = builder.reading, lexicon()
    for sentence in reading.sentences:
        if sentence.kind is not BlockKind.PARAGRAPH:
            continue
        for chunk in sentence.of(Kind.EVENT):
            if chunk.value.code != bare.entry.code or chunk.start <= bare.chunk.start:
                continue
            phrase = event_phrase(reading.stream, sentence, chunk, lex)
            if (
                not phrase.bare
                and phrase.name_end - phrase.chunk.end >= 3
                and (sentence.chunks[0] is chunk or _reported(builder, sentence, chunk, phrase))
            ):
                return phrase
    return None


def _reported(builder: Builder, sentence: Sentence, chunk: Chunk, phrase: EventPhrase) -> bool:
    keys = builder.reading.stream.keys
    index = sentence.chunks.index(chunk)
    before = sentence.chunks[max(0, index - 6) : index]
    after = [c for c in sentence.chunks[index + 1 :] if c.start >= phrase.name_end][:8]
    if any(c.kind is Kind.WORD and c.key == "sẽ" for c in before[-3:] + after[:3]):
        return False
    if phrase.entry.code == "chuyen-tham" and any(
        c.kind is Kind.WORD and c.key in ("tiếp", "trong", "nhân", "khuôn") for c in before
    ):
        return False
    if (
        before
        and before[-1].kind is Kind.WORD
        and before[-1].key
        in ("quyết", "của", "theo", "sau", "trước", "các", "những", "nghị", "từ", "về", "cho", "giữa")
    ):
        return False
    if (
        before
        and before[-1].kind is Kind.WORD
        and before[-1].key in ("có", "đã", "vừa")
        or phrase.entry.code in ("tiep-xuc-cu-tri", "gap-mat", "hop")
        and (not before or before[-1].kind in (Kind.BODY, Kind.POSITION, Kind.PERSON, Kind.MARK, Kind.UNIT, Kind.WORD))
    ):
        return True
    acts = {c.value for c in before if c.kind is Kind.VERB}
    if acts & {"organize", "held", "chair", "attend"}:
        return True
    if any(c.kind is Kind.VERB and c.value in ("held", "organize") for c in after):
        return True
    if index == 0 or (before and before[-1].kind is Kind.WORD and before[-1].key in ("tại", "trong", "buổi", "dịp")):
        return sentence.kind is BlockKind.PARAGRAPH
    if phrase.entry.code == "hop-bao" and any(c.kind in (Kind.BODY, Kind.POSITION) for c in before):
        return True
    if any(c.kind is Kind.DATE for c in before) or (before and keys[before[0].start] in PARTS_OF_DAY):
        return bool(before and before[-1].kind in (Kind.MARK, Kind.BODY, Kind.WORD, Kind.UNIT))
    return False


def _headline_event(builder: Builder, lead: list[int]) -> tuple[EventPhrase, int] | None:
    """An event that the headline names, opened by the first sentence of the story."""
    reading, lex = builder.reading, lexicon()
    for sentence in reading.sentences:
        if sentence.kind is not BlockKind.HEADLINE:
            continue
        for chunk in sentence.of(Kind.EVENT):
            phrase = event_phrase(reading.stream, sentence, chunk, lex)
            if not phrase.bare:
                return phrase, lead[0] if lead else 0
    return None


_SESSION = {"làm việc với", "thăm và làm việc", "đến thăm và làm việc", "có buổi làm việc với", "tiếp và làm việc với"}


def _visit(builder: Builder, lead: list[int]) -> tuple[EventPhrase, int] | None:
    """`… đến thăm và làm việc với BODY`: a working session (or a visit) that has no name of its own."""
    reading = builder.reading
    for n in lead:
        sentence = reading.sentences[n]
        for index, chunk in enumerate(sentence.chunks):
            if chunk.kind is not Kind.VERB or chunk.value != "visit":
                continue
            if (
                reading.stream.keys[chunk.end : chunk.end + 1] == ["của"]
                or reading.stream.keys[chunk.start] in ("kiểm", "giám")
                and reading.stream.keys[chunk.start - 1 : chunk.start] == ["đoàn"]
            ):
                continue
            target = next((c for c in sentence.chunks[index + 1 : index + 4] if c.kind in (Kind.BODY, Kind.UNIT)), None)
            if target is None or not any(
                c.kind in (Kind.PERSON, Kind.POSITION, Kind.BODY) or c.kind is Kind.WORD and c.key == "đoàn"
                for c in sentence.chunks[:index]
            ):
                continue
            words = " ".join(reading.stream.keys[chunk.start : chunk.end])
            session = "làm việc" in words or words == "tiếp"
            entry = _VISIT if session else EventEntry("chuyen-tham", "Chuyến thăm", "Visit", False, True)
            return EventPhrase(
                Chunk(Kind.EVENT, chunk.start, target.end, entry), entry, chunk.start, target.end, False
            ), n
    return None


def _another(builder: Builder, sentence: Sentence, n: int, events: list[Gathering]) -> EventPhrase | None:
    """An event of its own that this sentence opens: described, reported, with a time or an occasion of its own."""
    reading, lex = builder.reading, lexicon()
    stream = reading.stream
    timed = any(c.kind is Kind.DATE for c in sentence.chunks[:8]) or stream.keys[sentence.start] in PARTS_OF_DAY
    opener = stream.keys[sentence.start : sentence.start + 3]
    occasion = opener[:2] in (
        ["cùng", "ngày"],
        ["cũng", "trong"],
        ["cũng", "nhân"],
        ["trước", "giờ"],
        ["trước", "khi"],
        ["ngay", "sau"],
    ) or opener[:1] in (["."],)
    if not (timed or occasion):
        return None
    for chunk in sentence.of(Kind.EVENT):
        phrase = event_phrase(stream, sentence, chunk, lex)
        if phrase.bare or not _reported(builder, sentence, chunk, phrase) or _same(builder, phrase, events) is not None:
            continue
        acts = [
            c for c in sentence.chunks if c.kind is Kind.VERB and c.value in ("organize", "held", "attend", "chair")
        ]
        if acts:
            return phrase
    return None


def _same(builder: Builder, phrase: EventPhrase, events: list[Gathering]) -> Gathering | None:
    """The known event that a phrase refers to: its words are among the words of the event's name, or the other way
    round, and its head is of a kind that may name it."""
    stream = builder.reading.stream
    mine = {stream.keys[k] for k in range(phrase.chunk.end, phrase.name_end)} - _SMALL
    for event in events:
        if phrase.bare:
            return event
        known = {w.lower() for w in re.findall(r"\w+", event.name)} - _SMALL
        if mine and (mine <= known or known <= mine):
            return event
        if mine and len(mine & known) >= 0.6 * min(len(mine), len(known)) and phrase.entry.code == event.entry.code:
            return event
    return None


def _kind_of(code: str) -> str:
    """`hoi-nghi-tong-ket` is called `hội nghị` later on."""
    return "hoi-nghi" if code.startswith("hoi-nghi") else code


_SMALL = {"của", "và", "các", "ngày", "năm", "tại", "với", "về", "cho", "trong", "ở", "thứ", "lần"}


# -- opening -------------------------------------------------------------------------------------------------------


def _open(builder: Builder, phrase: EventPhrase, n: int, events: list[Gathering]) -> Gathering:
    reading = builder.reading
    stream = reading.stream
    sentence = reading.sentences[n]
    when = _when(builder, sentence)
    organisers = _organisers(builder, sentence, phrase)
    name = _name(builder, phrase, organisers)
    agency = organisers[0][0] if organisers else None
    area = (
        agency.area.id
        if agency is not None and agency.area is not None
        else (reading.context.province.id if reading.context.province else "vn")
    )
    own = slug(agency.id.rpartition("/")[2]) if agency is not None else slug(name, 50)
    id = f"event/{'d-' + when.day if when.day else 'undated'}/{area}/{own}/{phrase.entry.code}"
    if id in builder.kg:
        id = f"{id}-{digest(name.lower())}"
    kind = "Meeting" if phrase.entry.meeting else "Event"
    surface = stream.quote(phrase.name_start, phrase.name_end)
    event = Gathering(id, name, phrase.entry, n, [(phrase.name_start, phrase.name_end)], when.day, {surface} - {name})
    attributes: dict[str, tuple[Value, ...]] = {
        "dcterms:type": (event_code(phrase.entry.code, phrase.entry.label, phrase.entry.english),)
    }
    builder.kg.add_node(Node(id, kind, name, frozenset(), attributes))
    events.append(event)
    if when.day:
        builder.fact(id, "schema:startDate", date(when.day), _with_published(builder, when), "event-day", when.inferred)
    if when.part:
        builder.fact(id, "bb:partOfDay", PARTS_OF_DAY[when.part], when.spans[:1], "event-part-of-day")
    _place(builder, event, sentence)
    covered = re.search(r"\bnăm (20\d\d)\b", name)
    if covered:
        builder.fact(
            id, "bb:coversYear", year(covered.group(1)), [(phrase.name_start, phrase.name_end)], "year-in-event-name"
        )
    for found, span in organisers:
        builder.fact(builder.body(found), "bb:organizes", Ref(id), [span], "body-organizes-event", "", ())
    return event


def _day_from_lead(builder: Builder, event: Gathering, earlier: list[int]) -> None:
    """The day that the lead gives before it names the event."""
    for n in earlier:
        when = _when(builder, builder.reading.sentences[n])
        if when.day and when.part:
            event.day = when.day
            builder.fact(
                event.id, "schema:startDate", date(when.day), _with_published(builder, when), "lead-day", when.inferred
            )
            builder.fact(event.id, "bb:partOfDay", PARTS_OF_DAY[when.part], when.spans[:1], "event-part-of-day")
            return


def _name(builder: Builder, phrase: EventPhrase, organisers: list[tuple[Agency, Span]]) -> str:
    stream = builder.reading.stream
    if (
        phrase.entry.code in ("buoi-lam-viec", "chuyen-tham")
        and phrase.chunk.value is phrase.entry
        and lexicon().events.match(stream.keys, phrase.name_start) is None
    ):
        target = next(
            (
                c
                for s in builder.reading.sentences
                for c in s.chunks
                if c.end == phrase.name_end and c.kind in (Kind.BODY, Kind.UNIT)
            ),
            None,
        )
        agency = builder.reading.agency_of.get(id(target)) if target else None
        label = agency.label if agency else (stream.words(target.start, target.end) if target else "")
        return f"{phrase.entry.label} với {label}" if phrase.entry.meeting else f"{phrase.entry.label} {label}"
    name = stream.words(phrase.name_start, phrase.name_end)
    name = name[:1].upper() + name[1:]
    if phrase.bare and organisers:
        name = f"{name} của {organisers[0][0].label}"
    return name


def _with_published(builder: Builder, when: _When) -> list[Span | Evidence]:
    spans: list[Span | Evidence] = list(when.spans)
    place = builder.reading.context.published_span
    if when.inferred and place:
        spans.append(builder.words(*place))
    return spans


_TODAY = {("sáng", "nay"), ("chiều", "nay"), ("tối", "nay"), ("hôm", "nay")}
_YESTERDAY = {("sáng", "qua"), ("chiều", "qua"), ("tối", "qua"), ("hôm", "qua")}


def _when(builder: Builder, sentence: Sentence) -> _When:
    """The day and part of day that a sentence gives to its event."""
    stream, context = builder.reading.stream, builder.reading.context
    keys = stream.keys
    part, part_at = "", None
    for k in range(sentence.start, min(sentence.end, sentence.start + 90)):
        if keys[k] in PARTS_OF_DAY and (k == sentence.start or not stream.caps[k] or True):
            following = keys[k + 1 : k + 4]
            if following[:1] in (["nay"], ["qua"], ["ngày"], ["mai"], ["cùng"], ["mùng"], [","]) or (
                k + 1 < len(keys) and stream.kinds[k + 1] in (DATE, NUMBER)
            ):
                part, part_at = keys[k], k
                break
    published = context.published
    documents = [(c.start, c.end) for c in sentence.of(Kind.DOCUMENT)]
    for k in _day_places(sentence, part_at):
        found = _day_at(stream, k)
        if found is None or _range_before(stream, k) or any(s <= k < e for s, e in documents):
            continue
        day, month, stated, end = found
        start = (
            part_at
            if part_at is not None and 0 <= k - part_at <= 3
            else k - 1
            if keys[k - 1] == "ngày" and k > sentence.start
            else k
        )
        if stated:
            return _When(iso(day, month, stated), part, ((start, end),), "")
        value = complete(day, month, published, 183 if context.date_inferred else 62)
        inferred = "the year comes from the article's date"
        if not value and context.date_inferred.startswith("year:"):
            value, inferred = (
                iso(day, month, int(context.date_inferred[5:])),
                "the year comes from the years that the article names",
            )
        elif context.date_inferred and value:
            inferred = context.date_inferred
        return _When(value, part, ((start, end),), inferred)
    if part_at is not None and published and not context.date_inferred:
        pair = tuple(keys[part_at : part_at + 2])
        if pair in _TODAY:
            return _When(published, part, ((part_at, part_at + 2),), "the article's own day")
    return _When("", part if part_at is not None else "", ((part_at, part_at + 2),) if part_at is not None else (), "")


def _day_places(sentence: Sentence, part_at: int | None) -> list[int]:
    """Where to look for the day: right after the part of day first, then in order."""
    places = list(range(sentence.start, sentence.end))
    if part_at is None:
        return places
    return [*range(part_at + 1, min(part_at + 5, sentence.end)), *places]


def _day_at(stream, k: int) -> tuple[int, int, int | None, int] | None:  # type: ignore[no-untyped-def]
    """A date that begins at place `k`: a date token, or `15 tháng 9 (năm 2010)`, or the first of `21 và 22/6/2018`."""
    if stream.kinds[k] == DATE:
        found = parse_day(re.sub(r"\s", "", stream.text[k]))
        return (*found, k + 1) if found else None
    if stream.kinds[k] == NUMBER and stream.text[k].isdigit() and len(stream.text[k]) <= 2:
        if stream.keys[k + 1 : k + 2] == ["tháng"] and k + 2 < len(stream) and stream.text[k + 2].isdigit():
            end, stated = k + 3, None
            if stream.keys[end : end + 1] == ["năm"] and stream.text[end + 1].isdigit():
                stated, end = int(stream.text[end + 1]), end + 2
            day, month = int(stream.text[k]), int(stream.text[k + 2])
            return (day, month, stated, end) if 1 <= day <= 31 and 1 <= month <= 12 else None
        if (
            stream.keys[k + 1 : k + 2] in (["và"], ["-"], [","], ["đến"])
            and k + 2 < len(stream)
            and stream.kinds[k + 2] == DATE
            and stream.keys[k - 1] in ("ngày", "từ", "sáng", "chiều")
        ):
            found = parse_day(re.sub(r"\s", "", stream.text[k + 2]))
            return (
                (int(stream.text[k]), found[1], found[2], k + 3) if found and 1 <= int(stream.text[k]) <= 31 else None
            )
    return None


def _range_before(stream, k: int) -> bool:  # type: ignore[no-untyped-def]
    """In parentheses with a span of years: `(31/3/1975 - 31/3/2025)` dates what is commemorated."""
    opened = next((j for j in range(k - 1, max(-1, k - 8), -1) if stream.keys[j] in ("(", ")")), None)
    if opened is None or stream.keys[opened] != "(":
        return False
    close = next((j for j in range(k, min(k + 8, len(stream))) if stream.keys[j] == ")"), None)
    if close is None:
        return False
    return sum(stream.kinds[j] == DATE for j in range(opened, close)) >= 2


def _place(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    """`tại hội trường Tỉnh ủy, …`: the words after `tại` up to the next comma or verb."""
    stream, context = builder.reading.stream, builder.reading.context
    for index, chunk in enumerate(sentence.chunks):
        if chunk.kind is not Kind.WORD or chunk.key not in ("tại", "ở") or index + 1 >= len(sentence.chunks):
            continue
        end = index + 1
        while end < len(sentence.chunks) and end - index < 14:
            part = sentence.chunks[end]
            if (
                part.kind is Kind.MARK
                and part.key not in ("-",)
                or part.kind in (Kind.VERB, Kind.DATE, Kind.PERSON, Kind.EVENT, Kind.DOCUMENT)
                or (
                    part.kind is Kind.WORD
                    and part.key
                    in (
                        "đã",
                        "với",
                        "do",
                        "diễn",
                        "được",
                        "trong",
                        "vào",
                        "nhân",
                        "từ",
                        "và",
                        "cùng",
                        "vừa",
                        "long",
                        "có",
                        "đang",
                        "sẽ",
                        "để",
                    )
                )
            ):
                break
            end += 1
        if end == index + 1 or sentence.chunks[index + 1].kind in (Kind.EVENT, Kind.VERB):
            continue
        first, last = sentence.chunks[index + 1].start, sentence.chunks[end - 1].end
        label = stream.words(first, last)
        if (
            len(label) < 3
            or label.lower() in ("đây", "đó")
            or label.lower().startswith(("buổi", "phiên", "kỳ", "cuộc", "điểm cầu", "khoản"))
        ):
            continue
        attributes: dict[str, tuple[Value, ...]] = {}
        agency = next(
            (builder.reading.agency_of.get(id(c)) for c in sentence.chunks[index + 1 : end] if c.kind is Kind.BODY),
            None,
        )
        unit = next((context.area(c.value) for c in sentence.chunks[index + 1 : end] if c.kind is Kind.UNIT), None)
        where = unit or (agency.area if agency is not None else None) or context.province
        surface = stream.quote(first, last)
        if agency is not None and sentence.chunks[end - 1].kind is Kind.BODY:
            head = stream.words(first, sentence.chunks[end - 1].start)
            label = f"{head} {agency.label}".strip()
        label = label[:1].upper() + label[1:]
        if where is not None:
            attributes["schema:containedInPlace"] = (Ref(builder.area(where)),)
        place = f"place/{where.id if where else 'vn'}/{slug(surface)}"
        builder.kg.add_node(Node(place, "Place", label, frozenset({surface} - {label}), attributes))
        builder.fact(event.id, "schema:location", Ref(place), [(chunk.start, last)], "event-place")
        return


def _organisers(builder: Builder, sentence: Sentence, phrase: EventPhrase) -> list[tuple[Agency, Span]]:
    """The bodies that the sentence says organise the event: before `tổ chức`, after `do`, after `phối hợp với`."""
    chunks = sentence.chunks
    try:
        at = next(n for n, c in enumerate(chunks) if c.start == phrase.chunk.start)
    except StopIteration:
        at = 0
    found: list[tuple[Agency, Span]] = []
    for n, chunk in enumerate(chunks):
        if chunk.kind is not Kind.VERB or chunk.value not in ("organize", "held"):
            continue
        passive = any(c.kind is Kind.WORD and c.key == "do" for c in chunks[max(0, n - 24) : n])
        near = next((c for c in chunks[n + 1 : n + 5] if c.kind is Kind.EVENT), None)
        ahead = near is not None and (
            near is phrase.chunk or near.start == phrase.chunk.start or near.value.code == phrase.entry.code
        )
        if chunk.value == "held" and not ahead:
            continue
        if not ahead and not (passive and n > at):
            continue
        members = _bodies_before(builder, chunks, n, stop=at if n > at else -1)
        for member in members:
            agency = builder.reading.agency_of.get(id(member))
            if agency is not None and all(a is not agency for a, _ in found):
                end = phrase.chunk.end if ahead else chunk.end
                found.append((agency, (member.start, max(end, chunk.end))))
        if found:
            break
    if not found and phrase.entry.code in ("ky-hop", "phien-hop"):
        for chunk in chunks:
            if chunk.kind is Kind.BODY:
                agency = builder.reading.agency_of.get(id(chunk))
                if agency is not None and agency.code in ("hdnd", "quoc-hoi", "ubnd", "chinh-phu", "uy-ban-quoc-hoi"):
                    return [(agency, (min(phrase.name_start, chunk.start), max(phrase.name_end, chunk.end)))]
    if not found and phrase.entry.code == "hop-bao":
        for member in _bodies_before(builder, chunks, at, stop=-1):
            agency = builder.reading.agency_of.get(id(member))
            if agency is not None:
                found.append((agency, (member.start, phrase.chunk.end)))
    return found


def _is_place(chunks: list[Chunk], k: int) -> bool:
    """`tại hội trường Tỉnh ủy`, `ở trụ sở UBND xã`: where, not who."""
    for back in range(k - 1, max(-1, k - 6), -1):
        if chunks[back].kind is not Kind.WORD:
            return False
        if chunks[back].key in ("tại", "ở"):
            return True
    return False


_LINK_WORDS = {
    "và",
    "cùng",
    "với",
    "phối",
    "hợp",
    "đã",
    "vừa",
    "long",
    "trọng",
    "thể",
    "đồng",
    "do",
    "sẽ",
    "chức",
    "chính",
    "thức",
    "trì",
    "có",
    "còn",
}


def _bodies_before(builder: Builder, chunks: list[Chunk], n: int, stop: int) -> list[Chunk]:
    members: list[Chunk] = []
    k = n - 1
    while k > stop:
        chunk = chunks[k]
        if chunk.kind is Kind.BODY and _is_place(chunks, k):
            break
        if chunk.kind is Kind.BODY:
            members.append(chunk)
        elif chunk.kind is Kind.MARK and chunk.key in (",", "-", "/", "(", ")"):
            if not members and chunk.key == ",":
                pass
        elif chunk.kind is Kind.VERB and chunk.value in ("chair", "organize", "assist"):
            pass
        elif chunk.kind is Kind.WORD and (
            chunk.key in _LINK_WORDS or chunk.end - chunk.start > 1 and chunk.key in ("chủ", "phối")
        ):
            pass
        elif chunk.kind is Kind.UNIT and (
            members or k > 0 and chunks[k - 1].kind is Kind.MARK and chunks[k - 1].key in ("(", "-", ",")
        ):
            pass
        else:
            break
        k -= 1
    return members[::-1]
