"""Events that a verb tells, with no noun for a name: `A đã đến thăm Công an huyện`, `Đoàn kiểm tra làm việc với …`.

The verbs stand in `graph/lexicon/data/occasions.tsv`. Somebody named or a delegation is the subject, nothing but
particles (`đã`, `vừa`, `có chuyến đến`) stands between; what follows is a body, people or a place, not any object.
Source: the genre.
"""

from __future__ import annotations

from bisect import bisect_right

from graph.facts.builder import Builder
from graph.facts.codes import PARTS_OF_DAY
from graph.facts.events.terms import says_term
from graph.grammar.chunks import Chunk, Kind, Sentence, said_as_place
from graph.grammar.events import EventPhrase, event_phrase
from graph.lexicon import lexicon
from graph.lexicon.entries import OccasionEntry

__all__ = ["INSPECTIONS", "comes_next", "is_timed", "opens_another", "told_event", "told_name"]

#: How far into its sentence a verb tells an event, in words: the subject may be a delegation with its head's posts.
_REACH = 90
#: Between subject and verb: the same act, however it is told (not `sẽ`: that is to come).
_PARTICLES = {
    "đã", "đang", "vừa", "mới", "cũng", "còn", "tiếp", "tục", "trực", "có", "tiến", "hành", "đến", "tới", "đi", "về",
    "xuống", "lên", "buổi", "cuộc", "chuyến", "ân", "cần", "lần", "lượt", "trân", "trọng", "thành", "kính",
    "chính", "thức", "tổ", "chức", "sang",
}  # fmt: skip
_DONE = {"đã", "vừa", "mới", "có", "đến", "tới", "xuống", "tiến", "sang"}
#: Who comes, where no name stands right before the verb: `các thành viên đoàn công tác`, `lãnh đạo tỉnh`.
_COMERS = (
    ("đoàn",), ("đoàn", "công", "tác"), ("công", "tác", "trung", "ương"), ("lãnh", "đạo"), ("thành", "viên"),
    ("đại", "biểu"), ("hai", "bên"), ("này",),
)  # fmt: skip
#: A clause that these begin is told of another time, or by somebody: no report of what took place.
_ASIDE = {"khi", "nếu", "rằng", "sẽ", "từng", "nhằm", "để", "cần", "phải"}
_NAMES = (Kind.PERSON, Kind.POSITION, Kind.BODY)
#: Codes of events that go from place to place: what is inspected next belongs to the same inspection.
INSPECTIONS = frozenset(("kiem-tra", "khao-sat", "giam-sat"))


_LEADS = ["làm", "trưởng", "đoàn"]


def told_event(builder: Builder, sentence: Sentence) -> EventPhrase | None:
    """The first event that a verb of the sentence tells, its name the verb (or verbs) with what they are done to."""
    occasions = lexicon().occasions
    keys = builder.resolved.stream.keys
    if sentence.said.isdisjoint(occasions.root):
        return None
    for k in range(sentence.start + 1, min(sentence.end, sentence.start + _REACH)):
        found = occasions.match(keys, k)
        if found is None or found[1].event is None or keys[k + found[0]] == "của":
            continue  # `đoàn khảo sát của Quốc hội`
        inside = sentence.chunks[bisect_right(sentence.chunks, k, key=_start) - 1]
        if inside.kind not in (Kind.WORD, Kind.VERB) and (inside.kind is not Kind.EVENT or inside.start < k):
            continue  # `Thanh tra Chính phủ`, `Ban Kiểm tra`
        if inside.kind is Kind.WORD and inside.start < k and inside.key != "đã":
            continue  # `trực tiếp`; but `đã làm việc`
        if found[1].object == "convened" and any(c.start == k + 1 for c in sentence.of(Kind.EVENT)):
            continue  # `họp | phiên toàn thể`: it has a name
        done = _subject(builder, sentence, k, found[1])
        if done is None:
            continue
        phrase = _phrase(builder, sentence, k, found)
        if phrase is not None and found[1].object == "convened":
            phrase = _of_council(builder, sentence, phrase) or phrase
        loose = found[1].object in ("task", "organized", "signed")
        if phrase is not None and (done or not loose or is_timed(builder, sentence)):
            return phrase
    return None


def _start(chunk: Chunk) -> int:
    return chunk.start


def is_timed(builder: Builder, sentence: Sentence) -> bool:
    """Whether the sentence begins with a day or a part of a day."""
    dates = sentence.at(Kind.DATE)
    if dates and dates[0] < 8:
        return True
    return not sentence.said.isdisjoint(PARTS_OF_DAY) and any(c.key in PARTS_OF_DAY for c in sentence.chunks[:8])


#: Openings by which a report goes on to the next thing that took place.
_NEXT = (
    ("cùng", "ngày"), ("tiếp", "đó"), ("tiếp", "theo"), ("sau", "đó"), ("trước", "đó"), ("cũng", "trong"),
    ("ngay", "sau"), ("dịp", "này"), ("nhân", "dịp"), ("trong", "chuyến"), ("trong", "chương"), ("sáng", "cùng"),
    ("chiều", "cùng"), ("tối", "cùng"), ("trước", "giờ"),
)  # fmt: skip


def opens_another(builder: Builder, sentence: Sentence) -> bool:
    """Whether the first words say that what follows is something else: `Cùng ngày, …`, `Tiếp đó, …`."""
    first = next((c.start for c in sentence.chunks if c.kind is not Kind.MARK), sentence.start)
    return tuple(builder.resolved.stream.keys[first : first + 2]) in _NEXT


def comes_next(builder: Builder, sentence: Sentence) -> bool:
    """Whether the sentence goes on to the next thing that took place: `Tiếp đó, …`, `Cùng ngày, …`, `Sáng 23/7, …`."""
    return is_timed(builder, sentence) or opens_another(builder, sentence)


# -- who -----------------------------------------------------------------------------------------------------------


def _subject(builder: Builder, sentence: Sentence, k: int, occasion: OccasionEntry) -> bool | None:
    """None where nobody is the subject of the verb at `k`; else whether the words say that it is done (`đã`, `đến`) or
    that a delegation came (`do A làm trưởng đoàn`)."""
    keys, chunks = builder.resolved.stream.keys, sentence.chunks
    p = k - 1
    while p > sentence.start and keys[p] in _PARTICLES:
        p -= 1
    before = keys[p + 1 : k]
    if occasion.object == "organized" and before[-2:] != ["tổ", "chức"] and keys[p - 2 : p + 1] != _LEADS:
        return None
    if _said_aside(builder, sentence, p + 1, told=occasion.object == "organized"):
        return None
    done = not _DONE.isdisjoint(before)
    if any(tuple(keys[p + 1 - len(w) : p + 1]) == w for w in _COMERS):
        return done or keys[p] == "đoàn"
    at = bisect_right(chunks, p, key=_start) - 1
    apart = chunks[at].kind is Kind.MARK and chunks[at].key in (",", ")")
    while at > 0 and chunks[at].kind is Kind.MARK and chunks[at].key in (",", ")"):
        at -= 1
    if occasion.object == "convened":
        at = _before_term(chunks, at)
    chunk = chunks[at]
    if chunk.kind is Kind.VERB and chunk.value == "lead":
        return True
    if occasion.object in ("convened", "signed") and chunk.kind is not Kind.BODY:
        return None
    own = chunk.kind is Kind.BODY and not chunk.value.name.lower().startswith("đoàn")
    if occasion.object == "signed" or occasion.object == "task" and own:
        return done if is_timed(builder, sentence) and not opens_another(builder, sentence) else None
    if chunk.kind in _NAMES:
        adverbial = chunk.kind is Kind.BODY and said_as_place(chunks, at)
        return None if adverbial or apart and not done else done
    if chunk.kind is Kind.UNIT and keys[chunk.start - 2 : chunk.start] == ["lãnh", "đạo"]:
        return done
    return None


def _before_term(chunks: list[Chunk], at: int) -> int:
    """`HĐND tỉnh khóa VIII, nhiệm kỳ 2011 - 2016 | họp …`: where the body stands whose term ends at `at`."""
    k = at
    while k > 0 and (chunks[k].kind is Kind.MARK and chunks[k].key in (",", "(", ")", "-") or says_term(chunks, k)):
        k -= 1
    return k if chunks[k].kind is Kind.BODY else at


def _said_aside(builder: Builder, sentence: Sentence, end: int, *, told: bool) -> bool:
    """`Khi ông A thăm xã …`, `Ông A cho biết, đoàn đã thăm …`; `told`: an office may tell what was organised."""
    aside = False
    for chunk in sentence.chunks:
        if chunk.start >= end:
            break
        if chunk.kind is Kind.MARK and chunk.key == ",":
            aside = False
        elif chunk.kind is Kind.WORD and chunk.key in _ASIDE and chunk.end - chunk.start == 1:
            aside = True
        elif chunk.kind is Kind.VERB and chunk.value in ("speak", "direct", "assess", "organize") and not told:
            return True
    return aside


# -- what ----------------------------------------------------------------------------------------------------------


def _phrase(builder: Builder, sentence: Sentence, k: int, found: tuple[int, OccasionEntry]) -> EventPhrase | None:
    keys = builder.resolved.stream.keys
    length, occasion = found
    end, entry = k + length, occasion.event
    assert entry is not None
    going = _goes_on(keys, end, sentence.end)
    while going is not None:
        end, occasion = going[0], going[1] or occasion
        if occasion.event is not None and occasion.event.meeting:
            entry = occasion.event
        going = _goes_on(keys, end, sentence.end)
    if keys[end : end + 1] and keys[end] in ("tại", "ở"):
        end += 1
    head = Chunk(Kind.EVENT, k, end, entry)
    stop = _stop(builder, sentence, head)
    if not _object(builder, sentence, end, stop, occasion.object):
        return None
    joined = lexicon().occasions.match(keys, stop + 1) if keys[stop : stop + 1] == ["và"] else None
    if joined and joined[1].event is not None and joined[1].event.meeting:  # `thắp hương … và làm việc với …`
        entry = joined[1].event
        stop = _stop(builder, sentence, Chunk(Kind.EVENT, k, stop + 1 + joined[0], entry))
    return EventPhrase(head, entry, k, stop, False, True)


#: How the session of a council is told: `họp phiên thứ nhất`, `họp phiên bất thường`; not `họp phiên bế mạc`.
_SESSIONS = {"thứ", "đầu", "bất", "chuyên"}


def _of_council(builder: Builder, sentence: Sentence, phrase: EventPhrase) -> EventPhrase | None:
    """`HĐND tỉnh khóa VIII đã họp phiên thứ nhất`, `HĐND xã họp kỳ thứ 3`: the session of a council, from the words
    for the council to those that say which. Source: the laws on people's councils, which meet in `kỳ họp`."""
    keys, head = builder.resolved.stream.keys, lexicon().events.match(["kỳ", "họp"], 0)
    start, end = phrase.name_start, phrase.chunk.end
    named = keys[start + 1 : start + 2] in (["phiên"], ["kỳ"]) and keys[end] in _SESSIONS
    body = next((c for c in reversed(sentence.of(Kind.BODY)) if c.end <= start), None)
    agency = builder.resolved.agency_of.get(id(body)) if body is not None else None
    if not named or head is None or body is None or agency is None or agency.code not in lexicon().kinds.session:
        return None
    stop = min(end + 2, sentence.end)  # `thứ nhất`, `bất thường`
    return EventPhrase(phrase.chunk, head[1], body.start, stop, False, True)


def _goes_on(keys: list[str], end: int, limit: int) -> tuple[int, OccasionEntry | None] | None:
    """Where the next verb of a chain ends: `thăm, chúc Tết và tặng quà …`, `dâng hương và thăm …`."""
    k = end
    while k < limit and keys[k] in (",", "và", "đến", "tới"):
        k += 1
    found = lexicon().occasions.match(keys, k) if k < limit else None
    if found is None:
        return None
    return k + found[0], found[1] if found[1].event is not None else None


def _stop(builder: Builder, sentence: Sentence, head: Chunk) -> int:
    """Where the name ends: as that of any event, but whom and where somebody visits belongs to it."""
    stream, lex = builder.resolved.stream, lexicon()
    keys, end = stream.keys, head.end
    while True:
        stop = event_phrase(stream, sentence, Chunk(Kind.EVENT, head.start, end, head.value), lex).name_end
        if stop >= sentence.end:
            return stop
        if keys[stop] == "tại" or keys[stop] in ("ông", "bà") and stop == head.end:
            end = stop + 1
        elif keys[stop : stop + 2] == ["một", "số"]:
            end = stop + 2
        elif keys[stop] == "đang" and stop + 1 < sentence.end:
            end = stop + 2  # `thăm bệnh nhân đang điều trị tại …`
        elif (
            keys[stop] == ","
            and stop + 1 < sentence.end
            and lex.words["visited"].match(keys, stop + 1)
            and not any(c.kind is Kind.PERSON and c.end == stop for c in sentence.chunks)
        ):
            end = stop + 2
        else:
            return stop
        if end >= sentence.end:
            return stop


def _object(builder: Builder, sentence: Sentence, start: int, end: int, kind: str) -> bool:
    """Whether the words that follow the verb are what it is done to (see data/occasions.tsv)."""
    keys, words = builder.resolved.stream.keys, lexicon().words
    inside = [c for c in sentence.chunks if start <= c.start < end]
    if kind == "convened":
        return words["convened"].match(keys, start) is not None
    if kind == "met":
        leaders = keys[start : start + 2] == ["lãnh", "đạo"]
        return leaders or bool(inside) and inside[0].kind in (Kind.PERSON, Kind.POSITION, Kind.ADDRESS)
    if kind in ("organized", "signed"):
        handed = any(c.kind in (Kind.AWARD, Kind.DOCUMENT) for c in inside)
        handed = handed or words["inspected"].match(keys, start) is not None or keys[start] == "năm"
        return handed or any(words["handed"].match(keys, k) for k in range(start, end))
    if kind == "guests":
        return any(c.kind in _NAMES for c in inside) or bool(inside) and keys[start] in ("đoàn", "đại")
    if any(c.kind in (*_NAMES, Kind.UNIT) for c in inside):
        return True
    if kind == "body":
        return keys[start : start + 2] == ["lãnh", "đạo"]
    known = words["visited"] if kind == "any" else words["inspected"]
    return any(known.match(keys, k) for k in range(start, end))


def told_name(builder: Builder, sentence: Sentence, phrase: EventPhrase) -> str:
    """`Buổi làm việc với Huyện ủy X`, `Chuyến thăm Công an huyện X`, where one body is the object; else the words."""
    stream = builder.resolved.stream
    words = stream.words(phrase.name_start, phrase.name_end)
    if phrase.noun:
        return f"{phrase.noun} {words}"
    if phrase.entry.code == "ky-hop":
        body = next((c for c in sentence.of(Kind.BODY) if c.start == phrase.name_start), None)
        agency = builder.resolved.agency_of.get(id(body)) if body is not None else None
        which = f"Kỳ họp {stream.words(phrase.chunk.end, phrase.name_end)}"
        return f"{which}, {agency.label}" if agency is not None else which
    if phrase.entry.code == "phien-hop":  # `họp phiên mở rộng …`
        return f"{phrase.entry.label} {stream.words(phrase.chunk.end, phrase.name_end)}"
    target = next((c for c in sentence.chunks if c.start == phrase.chunk.end), None)
    if target is not None and target.kind in (Kind.BODY, Kind.UNIT):
        agency = builder.resolved.agency_of.get(id(target))
        label = agency.label if agency else stream.words(target.start, target.end)
        rest = stream.words(target.end, phrase.name_end)
        if phrase.entry.meeting and "với" in stream.keys[phrase.name_start : phrase.chunk.end]:
            return f"{phrase.entry.label} với {label} {rest}".strip()
        if phrase.chunk.end - phrase.name_start == 1 and phrase.entry.code == "chuyen-tham":
            return f"{phrase.entry.label} {label} {rest}".strip()
        words = f"{stream.words(phrase.name_start, phrase.chunk.end)} {label} {rest}".strip()
    if words.startswith("làm việc"):
        words = f"buổi {words}"
    return words[:1].upper() + words[1:]
