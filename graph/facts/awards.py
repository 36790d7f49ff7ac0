"""Awards: who granted what to whom, who handed it over, why, in which movement.

The one who presents (`trao`) is not the one who grants (`của …`, `tặng`). Recipients are named or only counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.codes import GROUP_KINDS, award_code, event_code
from graph.facts.documents import issuing_agency
from graph.facts.meetings import Gathering, Meetings
from graph.facts.participation import subject_before
from graph.grammar.awards import Award
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.language.folding import slug
from graph.language.tokens import NUMBER, WORD
from graph.lexicon import lexicon
from graph.model import Literal, Node, Ref, Value, date, text, year
from graph.resolution.bodies import Agency
from graph.resolution.identity import digest
from graph.resolution.people import Individual

__all__ = ["add_awards", "add_movements"]

_COUNTED = {"tập": "tập thể", "cá": "cá nhân", "đồng": "khác", "đảng": "khác", "đơn": "tập thể", "gia": "khác", "hộ": "khác", "nhà": "khác", "chi": "tập thể", "cán": "khác", "người": "cá nhân", "học": "khác", "hội": "khác", "đoàn": "khác", "chiến": "khác", "công": "khác", "nông": "khác", "mô": "tập thể", "tổ": "tập thể", "xã": "tập thể", "doanh": "tập thể", "thôn": "tập thể", "chủ": "khác", "em": "khác", "tác": "khác", "ban": "tập thể", "cơ": "tập thể", "huyện": "tập thể", "phường": "tập thể", "trường": "tập thể", "đại": "khác", "nghệ": "khác"}  # fmt: skip
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


@dataclass(eq=False)
class _Conferral:
    award: Award
    agency: Agency | None
    event: Gathering | None
    name: str
    spans: list[Span] = field(default_factory=list)
    grantor_spans: list[Span] = field(default_factory=list)
    recipients: list[tuple[Individual | Agency | str, Span]] = field(default_factory=list)
    vague: list[tuple[str, Span]] = field(default_factory=list)
    presenters: list[tuple[Individual, Span]] = field(default_factory=list)
    reason: Span | None = None
    movement: tuple[str, str, Span] | None = None
    ordinal: int = 0


def add_awards(builder: Builder, meetings: Meetings) -> None:
    """Find the conferrals and write them; then the movements that the article names in quotation marks."""
    conferrals: list[_Conferral] = []
    for n, sentence in enumerate(builder.reading.sentences):
        if sentence.kind is BlockKind.HEADLINE:
            continue
        awards = [k for k, c in enumerate(sentence.chunks) if c.kind is Kind.AWARD and _is_award(builder, sentence, k)]
        for order, k in enumerate(awards):
            start = awards[order - 1] + 1 if order else 0
            end = awards[order + 1] if order + 1 < len(awards) else len(sentence.chunks)
            _read(builder, sentence, k, start, end, meetings.at(n), conferrals)
    for conferral in conferrals:
        _write(builder, conferral)
    add_movements(builder)


def _is_award(builder: Builder, sentence: Sentence, k: int) -> bool:
    chunk = sentence.chunks[k]
    award: Award = chunk.value
    acts = {c.value for c in sentence.chunks if c.kind is Kind.VERB}
    given = acts & {"present", "grant", "receive"}
    if any(award.entry.code.startswith(t) for t in _TITLES):
        keys = builder.reading.stream.keys
        named = keys[max(0, chunk.start - 3) : chunk.start]
        return "hiệu" in named and bool(given)
    keys = builder.reading.stream.keys
    if any(c.kind is Kind.EVENT and {"trao", "tặng", "nhận"} & set(keys[c.start : c.end]) for c in sentence.chunks):
        return True
    return bool(given) or any(
        c.kind is Kind.WORD and c.key in ("tặng", "trao", "nhận", "thưởng") for c in sentence.chunks
    )


def _read(
    builder: Builder,
    sentence: Sentence,
    k: int,
    start: int,
    end: int,
    event: Gathering | None,
    conferrals: list[_Conferral],
) -> None:
    chunks = sentence.chunks
    award: Award = chunks[k].value
    grantor = issuing_agency(builder, award.grantor) if award.grantor is not None else None
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
    name = award.name
    same = [
        c
        for c in conferrals
        if c.name == name and (c.agency is grantor or c.agency is None or grantor is None) and c.event is event
    ]
    caption = sentence.kind is BlockKind.CAPTION
    if same:
        conferral = same[0]
        conferral.agency = conferral.agency or grantor
    else:
        conferral = _Conferral(award, grantor, event, name, ordinal=len(conferrals))
        conferrals.append(conferral)
    conferral.spans.append((chunks[k].start, chunks[k].end))
    if grantor is not None and award.grantor is not None or grantor is not None and not conferral.grantor_spans:
        conferral.grantor_spans.append(grantor_span)
    _recipients(builder, sentence, k, verb, start, end, conferral, caption)
    if (
        verb is not None
        and chunks[verb].value == "present"
        or verb is not None
        and chunks[verb].value == "grant"
        and caption
    ):
        _presenters(builder, sentence, verb, k, conferral)
    _reason(builder, sentence, k, conferral)


def _granting(builder: Builder, chunks: list[Chunk], verb: int, start: int) -> tuple[Agency, int] | None:
    """The body right before `tặng`: `UBND tỉnh tặng Bằng khen`, `Chủ tịch UBND tỉnh tặng …` (no name between)."""
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


def _recipients(
    builder: Builder,
    sentence: Sentence,
    k: int,
    verb: int | None,
    start: int,
    end: int,
    conferral: _Conferral,
    caption: bool,
) -> None:
    chunks, stream = sentence.chunks, builder.reading.stream
    receiving = verb is not None and chunks[verb].value == "receive"
    regions: list[tuple[int, int]] = []
    to = next((n for n in range(k + 1, end) if chunks[n].kind is Kind.WORD and chunks[n].key == "cho"), None)
    if receiving and verb is not None:
        regions.append((start, verb))
    elif to is not None:
        regions.append((to + 1, _region_end(chunks, to + 1, end)))
    else:
        regions.append((k + 1, _region_end(chunks, k + 1, end)))
        if verb is not None:
            between = next(
                (n for n in range(verb + 1, k) if chunks[n].kind is Kind.WORD and chunks[n].key == "cho"), None
            )
            if between is not None:
                regions.insert(0, (between + 1, k))
        if verb is None or (start > 0 and not regions):
            regions.append((start, k))
    for first, last in regions:
        if first >= last:
            continue
        taken = _counted(stream, chunks[first].start, chunks[last - 1].end)
        named = (
            _named(builder, chunks[first:last]) if not (receiving and _subject_is_group(chunks, first, last)) else []
        )
        for label, span in taken:
            conferral.recipients.append((label, span))
        for who, span in named:
            conferral.recipients.append((who, span))
        if not taken and not named and not caption:
            phrase = _phrase(builder, chunks, first, last)
            if phrase:
                conferral.vague.append(phrase)
        elif not taken and not named and to is not None:
            phrase = _phrase(builder, chunks, first, last)
            if phrase:
                conferral.vague.append(phrase)
        if taken or named:
            return


def _region_end(chunks: list[Chunk], first: int, end: int) -> int:
    for n in range(first, end):
        chunk = chunks[n]
        if (
            chunk.kind is Kind.WORD
            and chunk.key in ("vì", "do", "về", "đã", "có", "trong", "với", "đạt")
            or chunk.kind is Kind.MARK
            and chunk.key in (";", ".", "(")
            or chunk.kind is Kind.VERB
            and chunk.value in ("receive", "grant", "present", "speak")
        ):
            return n
    return end


def _counted(stream, start: int, end: int) -> list[tuple[str, Span]]:  # type: ignore[no-untyped-def]
    """`5 tập thể`, `8 hộ gia đình tiêu biểu`: a number and the noun it counts."""
    found = []
    for i in range(start, end):
        if (
            stream.kinds[i] != NUMBER
            or i + 1 >= end
            or stream.keys[i + 1] not in _COUNTED
            or not stream.text[i].isdigit()
            or len(stream.text[i]) > 5
        ):
            continue
        if i > start and stream.keys[i - 1] in ("số", "năm", "huyện", "quận", "phường", "khu"):
            continue
        stop = i + 2
        while (
            stop < end
            and stop - i < 7
            and stream.kinds[stop] == WORD
            and stream.keys[stop]
            not in (
                "và",
                "có",
                "đã",
                "vì",
                "trong",
                "được",
                "đạt",
                "thuộc",
                "là",
                "với",
                "của",
                "ở",
                "tại",
                "vinh",
                "nhận",
                "cho",
                "tiêu",
                "xuất",
                "điển",
                "trên",
                "người",
            )
        ):
            stop += 1
        if stream.keys[i + 1] in ("tập", "cá", "đơn", "đảng", "chi") or stop > i + 4:
            stop = i + 3 if stream.keys[i + 1] not in ("hộ", "người", "em") else stop
        label = stream.words(i, stop)
        label = re.sub(r"^0+(?=\d)", "", label)
        found.append((label, (i, stop)))
    return found


def _subject_is_group(chunks: list[Chunk], first: int, last: int) -> bool:
    """`Đảng bộ, chính quyền và nhân dân tỉnh X`: one group, not its parts."""
    return any(c.kind is Kind.WORD and c.key in ("nhân", "quân", "lãnh", "chính") for c in chunks[first:last]) and any(
        c.kind is Kind.BODY and c.value.entry.code == "dang-bo" for c in chunks[first:last]
    )


def _named(builder: Builder, chunks: list[Chunk]) -> list[tuple[Individual | Agency, Span]]:
    found: list[tuple[Individual | Agency, Span]] = []
    if any(c.kind is Kind.BODY and c.value.entry.code == "dang-bo" for c in chunks) and any(
        c.kind is Kind.WORD and c.key == "nhân" for c in chunks
    ):
        return []
    for chunk in chunks:
        if chunk.kind is Kind.PERSON:
            person = builder.reading.individual_of.get(id(chunk))
            if person is not None:
                found.append((person, (chunk.start, chunk.end)))
        elif chunk.kind is Kind.BODY:
            agency = builder.reading.agency_of.get(id(chunk))
            if agency is not None and not any(f[1][1] > chunk.start for f in found):
                found.append((agency, (chunk.start, chunk.end)))
    return found


def _phrase(builder: Builder, chunks: list[Chunk], first: int, last: int) -> tuple[str, Span] | None:
    """A group told only in words: `các luật gia tiêu biểu`, `Đảng bộ, chính quyền và nhân dân tỉnh X`."""
    while first < last and chunks[first].kind is Kind.MARK:
        first += 1
    if first >= last:
        return None
    stream = builder.reading.stream
    words = stream.words(chunks[first].start, chunks[last - 1].end).strip(' ,"')
    opening = stream.keys[chunks[first].start]
    if not 4 <= len(words) <= 120 or opening not in (
        "các",
        "đảng",
        "những",
        "nhiều",
        "cán",
        "tập",
        "lãnh",
        "đại",
        "nhân",
        "gia",
        "hội",
        "đoàn",
        "quân",
        "một",
        "cho",
        "tỉnh",
        "huyện",
        "xã",
        "đội",
        "chi",
        "hai",
        "ba",
    ):
        return None
    return words, (chunks[first].start, chunks[last - 1].end)


def _presenters(builder: Builder, sentence: Sentence, verb: int, k: int, conferral: _Conferral) -> None:
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


def _reason(builder: Builder, sentence: Sentence, k: int, conferral: _Conferral) -> None:
    """`vì đã có thành tích …`, `về thành tích …`: the words up to the end of the sentence."""
    chunks = sentence.chunks
    at = next(
        (n for n in range(k + 1, len(chunks)) if chunks[n].kind is Kind.WORD and chunks[n].key in ("vì", "về")), None
    )
    if at is None or at + 1 >= len(chunks):
        at = next(
            (
                n - 1
                for n in range(k + 1, len(chunks))
                if chunks[n].kind is Kind.WORD
                and chunks[n].key in ("có", "đã")
                and n + 1 < len(chunks)
                and builder.reading.stream.keys[chunks[n].end : chunks[n].end + 2]
                in (["thành", "tích"], ["có", "thành"])
            ),
            None,
        )
        if at is None:
            return
    first, last = chunks[at + 1].start, sentence.end
    stream = builder.reading.stream
    while last > first and stream.keys[last - 1] in (".", ";", ",", "…", "/"):
        last -= 1
    if last - first >= 2 and (conferral.reason is None or sentence.kind is not BlockKind.CAPTION):
        conferral.reason = (first, last)
        found = _movement_in(builder, first, last)
        if found is not None:
            conferral.movement = found


# -- movements -----------------------------------------------------------------------------------------------------


def _movement_in(builder: Builder, first: int, last: int) -> tuple[str, str, Span] | None:
    """`phong trào thi đua "Dân vận khéo"`, `cuộc vận động "…"`: (label, name, span)."""
    stream = builder.reading.stream
    keys = stream.keys
    for i in range(first, last):
        pair = keys[i : i + 2]
        known = lexicon().movements.match(keys, i + 2) if pair in (["phong", "trào"], ["vận", "động"]) else None
        if known is None and pair == ["phong", "trào"] and keys[i + 2 : i + 4] == ["thi", "đua"]:
            known = lexicon().movements.match(keys, i + 4)
            known = (known[0] + 2, known[1]) if known else None
        if known is not None:
            return known[1], known[1], (i, i + 2 + known[0])
        if pair not in (["phong", "trào"], ["vận", "động"]) or (pair == ["vận", "động"] and keys[i - 1] != "cuộc"):
            continue
        begin = i - 1 if pair == ["vận", "động"] else i
        quote = i + 2
        while quote < last and quote - i < 6 and keys[quote] != '"':
            if stream.kinds[quote] != WORD:
                break
            quote += 1
        if quote >= last or keys[quote] != '"':
            continue
        close = next((c for c in range(quote + 1, min(quote + 22, last + 1)) if c < len(keys) and keys[c] == '"'), None)
        if close is None:
            continue
        name = stream.words(quote + 1, close)
        head = stream.words(begin, quote)
        return f"{head[:1].upper()}{head[1:]} “{name}”", name, (begin, close + 1)
    return None


def add_movements(builder: Builder) -> None:
    """A node for each movement named in quotation marks."""
    for sentence in builder.reading.sentences:
        if sentence.kind is BlockKind.HEADLINE:
            continue
        first, last = sentence.start, sentence.end
        while first < last:
            found = _movement_in(builder, first, last)
            if found is None:
                break
            label, name, span = found
            id = _movement_node(builder, label, name)
            builder.fact(builder.article.id, "bb:mentions", Ref(id), [span], "movement-named")
            first = span[1]


def _movement_node(builder: Builder, label: str, name: str) -> str:
    id = f"movement/{slug(name)}"
    if id not in builder.kg:
        builder.kg.add_node(Node(id, "Movement", label, frozenset({name})))
    return id


# -- writing -------------------------------------------------------------------------------------------------------


def _write(builder: Builder, conferral: _Conferral) -> None:
    entry, event = conferral.award.entry, conferral.event
    base = (
        event.id
        if event is not None
        else f"event/undated/{builder.reading.context.province.id if builder.reading.context.province else 'vn'}"
    )
    own = slug(conferral.agency.id.rpartition("/")[2]) if conferral.agency is not None else "khong-ro"
    id = f"{base}/khen-thuong/{own}/{slug(conferral.name)}"
    if id in builder.kg:
        id = f"{id}-{digest(f'{conferral.name}{conferral.ordinal}')}"
    grantor = f" của {conferral.agency.label}" if conferral.agency is not None else ""
    day = event.day if event is not None else ""
    when = f", {int(day[8:])}/{int(day[5:7])}/{day[:4]}" if day else ""
    attributes: dict[str, tuple[Value, ...]] = {
        "dcterms:type": (event_code("khen-thuong", "Khen thưởng", "Commendation"),)
    }
    builder.kg.add_node(Node(id, "AwardConferral", f"Trao {conferral.name}{grantor}{when}", frozenset(), attributes))
    code = award_code(
        slug(conferral.name) if conferral.name != entry.name else entry.code,
        conferral.name,
        entry.english if conferral.name == entry.name else "",
    )
    builder.fact(builder.article.id, "bb:mentions", Ref(id), conferral.spans, "award-named")
    builder.fact(id, "bb:awardType", code, conferral.spans, "award-kind")
    if event is not None:
        builder.fact(
            id, "bb:conferredAt", Ref(event.id), conferral.spans, "award-at-event", "the event that the article reports"
        )
        if day:
            builder.fact(id, "schema:startDate", date(day), conferral.spans, "award-day", "the date of the event")
    if conferral.agency is not None:
        builder.fact(
            id,
            "bb:grantor",
            Ref(builder.body(conferral.agency)),
            conferral.grantor_spans or conferral.spans,
            "award-grantor",
        )
    received = conferral.recipients or [(label, span) for label, span in conferral.vague[:1]]
    nodes: list[str] = []
    for who, span in received:
        node = _recipient_node(builder, id, who)
        nodes.append(node)
        builder.fact(id, "bb:recipient", Ref(node), [span], "award-recipient")
    for person, span in conferral.presenters:
        if any(who is person for who, _ in received):
            continue
        qualifiers: list[tuple[str, Value]] = [
            ("bb:presentedTo", Ref(n)) for n in _presented_to(builder, conferral, nodes)
        ]
        qualifiers += [
            ("bb:inCapacity", Ref(builder.position(p)))
            for p in builder.reading.posts
            if p.person is person
            and p.status in ("holds", "appointed")
            and any(span[0] <= s and e <= span[1] for s, e in p.spans)
        ]
        builder.fact(builder.person(person), "bb:presents", Ref(id), [span], "person-presents-award", "", qualifiers)
    if conferral.reason is not None:
        builder.fact(
            id,
            "bb:reason",
            text(builder.evidence(conferral.reason).quote.replace("\u00a0", " ")),
            [conferral.reason],
            "award-reason",
        )
    if conferral.movement is not None:
        label, name, span = conferral.movement
        builder.fact(id, "bb:movement", Ref(_movement_node(builder, label, name)), [span], "award-movement")
        stream = builder.reading.stream
        if stream.keys[span[1] : span[1] + 1] == ["năm"] and re.fullmatch(r"20\d\d", stream.text[span[1] + 1]):
            builder.fact(id, "bb:coversYear", year(stream.text[span[1] + 1]), [(span[0], span[1] + 2)], "award-year")


def _presented_to(builder: Builder, conferral: _Conferral, nodes: list[str]) -> list[str]:
    """Which recipients the presenters' own sentence names, by their kind (`trao Bằng khen cho các tập thể`)."""
    if not conferral.vague:
        return []
    words = " ".join(label for label, _ in conferral.vague)
    return [
        n
        for n in nodes
        if builder.kg.node(n).kind == "Collective"
        and any(
            v.label in words
            for v in builder.kg.node(n).attributes.get("bb:kind", ())
            if not isinstance(v, Ref | Literal)
        )
    ]


def _recipient_node(builder: Builder, conferral: str, who: Individual | Agency | str) -> str:
    if isinstance(who, Individual):
        return builder.person(who)
    if isinstance(who, Agency):
        return builder.body(who)
    count = re.match(r"(\d+) (\w+)", who)
    kind = (
        GROUP_KINDS[_COUNTED.get(count.group(2).lower(), "khác")]
        if count
        else GROUP_KINDS["tập thể" if "tập thể" in who else "cá nhân" if "cá nhân" in who else "khác"]
    )
    attributes: dict[str, tuple[Value, ...]] = {"bb:kind": (kind,)}
    if count and int(count.group(1)) > 0:
        attributes["bb:memberCount"] = (Literal(str(int(count.group(1))), "xsd:positiveInteger"),)
    id = f"{conferral}/{slug(who if not count else who[count.end(1) :])}"
    builder.kg.add_node(Node(id, "Collective", who, frozenset(), attributes))
    return id
