"""Who was there: guests after `Tham dự có …`, subjects of `dự`, delegations, people shown in a photo."""

from __future__ import annotations

from itertools import takewhile

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.event import Event
from graph.facts.events.taking_part import people_in, take_part
from graph.facts.events.told import INSPECTIONS
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.delegations import leading
from graph.grammar.holding import word

__all__ = ["VISITS", "add_attendance", "add_delegation"]


#: Kinds of event to which somebody comes and is received.
VISITS = {"buoi-lam-viec", "chuyen-tham", "dang-huong", "le-vieng", "hoi-dam", *INSPECTIONS}
_COMING = {"attend", "assist", "visit", "receive-guests"}


def add_delegation(builder: Builder, event: Event, sentence: Sentence) -> None:
    """`Đoàn công tác do A làm trưởng đoàn`, `tham gia đoàn có B; C`, `A đã có buổi tiếp xúc …`: who came."""
    chunks = sentence.chunks
    visits = [n for n in sentence.at(Kind.VERB) if chunks[n].value == "visit"]
    at = min([*sentence.at(Kind.EVENT)[:1], *visits[:1], len(chunks)])
    joined = any(c.kind is Kind.VERB and c.value in ("attend", "assist") for c in chunks[:3])
    if event.told and sentence.start <= event.spans[0][0] < sentence.end:
        came = _who_came(chunks, *event.spans[0], receives=event.entry.meeting)
    elif "lead" in sentence.acts or joined or at < len(chunks):
        came = [c for c in (chunks if joined else chunks[:at]) if c.kind is Kind.PERSON]
    else:
        return
    if at < len(chunks) and builder.resolved.stream.keys[chunks[at].start : chunks[at].end] == ["buổi", "tiếp"]:
        came = [c for c in chunks if c.kind is Kind.PERSON]  # the guest too
    for who, person in people_in(builder, came):
        take_part(
            builder,
            event,
            person,
            "bb:attends",
            (sentence.start, max(who.end, sentence.start + 1)),
            "comes-with-delegation",
        )


def _who_came(chunks: list[Chunk], start: int, end: int, *, receives: bool) -> list[Chunk]:
    """Who stands before the verb that tells the event, who leads (`do A làm trưởng đoàn`), and who is worked with."""
    came: list[Chunk] = []
    for n, chunk in enumerate(chunks):
        if chunk.kind not in (Kind.PERSON, Kind.POSITION):
            continue
        before = chunks[n - 1] if n else None
        if before is not None and before.kind is Kind.WORD and before.key in ("của", "theo"):
            continue
        led = any(c.kind is Kind.VERB and c.value == "lead" for c in chunks[n : n + 9])
        greeted = chunk.start < end and (receives or any(c.key == "chào" for c in chunks[:n] if c.start >= start))
        if chunk.start < start or led or greeted:
            came.append(chunk)
    return came


_GUEST_OPENERS = (
    ("về", "phía"),
    ("cùng", "dự"),
    ("các", "đồng"),
    ("về", "dự"),
    ("ngoài", "ra"),
    ("cùng", "tham"),
    ("tham", "dự"),
    ("dự", "có"),
    ("đại", "biểu"),
    ("lãnh", "đạo"),
    ("khách", "mời"),
    ("đó", "là"),
    ("gồm", "các"),
)


def add_attendance(builder: Builder, event: Event, sentence: Sentence, going_on: bool) -> bool:
    """Who a sentence says was there. `going_on`: whether it may go on with the list of the one before it.

    Returns whether the next one may go on with its own.
    """
    chunks, keys = sentence.chunks, builder.resolved.stream.keys
    if sentence.kind is BlockKind.CAPTION:
        _add_shown(builder, event, sentence)
        return going_on
    if event.entry.code in VISITS and "lead" in sentence.acts:
        for holding in leading(sentence):
            for who, person in people_in(builder, [holding.person]):
                take_part(builder, event, person, "bb:attends", (who.start, holding.end), "comes-with-delegation")
    if _add_coming(builder, event, sentence):
        return True
    _add_presenters(builder, event, sentence)
    if event.entry.code in VISITS:
        members = _members(keys, chunks)
        for who, person in people_in(builder, members):
            take_part(builder, event, person, "bb:attends", (members[0].start, who.end), "member-of-delegation")
        if members:
            return True
    opener = tuple(keys[sentence.start : sentence.start + 2])
    if (
        (going_on or opener == ("về", "phía"))
        and opener in _GUEST_OPENERS
        and not any(c.kind is Kind.VERB and c.value in ("speak", "direct", "organize") for c in chunks)
    ):
        names = people_in(builder, [c for c in chunks if c.kind is Kind.PERSON])
        for who, person in names:
            take_part(builder, event, person, "bb:attends", (sentence.start, who.end), "guest-list-goes-on")
        return bool(names) or going_on
    return _those_who_attend(keys, chunks)


def _add_shown(builder: Builder, event: Event, sentence: Sentence) -> None:
    """Whom the caption of a photo names."""
    for who, person in people_in(builder, sentence.of(Kind.PERSON)):
        span = (sentence.start, max(who.end, min(sentence.end, who.end + 12)))
        take_part(builder, event, person, "bb:attends", span, "shown-in-photo", capacity=False)


def _add_coming(builder: Builder, event: Event, sentence: Sentence) -> bool:
    """`A dự hội nghị`, `Dự hội nghị có B; C`: who stands before the verb, and the list behind it. Returns whether there
    is one."""
    chunks = sentence.chunks
    for n, chunk in enumerate(chunks if sentence.acts & _COMING else ()):
        if not _comes(event, builder.resolved.stream.keys, chunks, n):
            continue
        before = people_in(builder, _subjects(chunks, n))
        for _, person in before:
            take_part(builder, event, person, "bb:attends", (before[0][0].start, chunk.end), "person-attends-event")
        listed = _add_guests(builder, event, sentence, n, alone=not before)
        if listed or before:
            return listed
    return False


def _comes(event: Event, keys: list[str], chunks: list[Chunk], n: int) -> bool:
    """Whether the chunk at `n` is a verb that says who comes, or who is received where the event is a visit."""
    chunk, visit = chunks[n], event.entry.code in VISITS
    if chunk.kind is not Kind.VERB:
        return False
    if chunk.value == "visit":
        guests = n == 0 or visit and keys[chunk.start + 1] in ("đoàn", "và")
        return guests and keys[chunk.start] in ("tiếp", "đón", "cùng")
    return chunk.value in ("attend", "assist") or chunk.value == "receive-guests" and visit


#: Between those who are there and what they do: `các đại biểu có mặt | đã bầu ông A`, who is not thereby there.
_GOES_ON = ("đã", "đều", "sẽ", "cũng", "nhất", "biểu")


def _add_guests(builder: Builder, event: Event, sentence: Sentence, n: int, *, alone: bool) -> bool:
    """The list behind the verb at `n`, if there is one; `alone`: nobody stands before the verb."""
    chunks, chunk, after = sentence.chunks, sentence.chunks[n], sentence.chunks[n + 1 :]
    if n > 8 and not _sees(after) or after and word(after[0], *_GOES_ON):
        return False
    titles = builder.resolved.titles
    names = people_in(builder, [c for c in _until_speech(after) if c.kind is Kind.PERSON or titles.get(id(c))])
    if not names or not (alone or "cùng" in builder.resolved.stream.keys[chunk.start : chunk.end]):
        return False
    start = min(chunk.start, sentence.start) if n <= 8 else chunk.start
    for who, person in names:
        take_part(builder, event, person, "bb:attends", (start, who.end), "guests-after-attend")
    if _also_speaks(chunks, n):
        several = any(c.kind is Kind.MARK and c.key == ";" for c in after)
        for who, person in names if several else names[:1]:
            take_part(builder, event, person, "bb:speaksAt", (chunk.start, who.end), "attends-and-speaks")
    return True


def _those_who_attend(keys: list[str], chunks: list[Chunk]) -> bool:
    """`Những nông dân được chọn tham gia hội nghị đều là …`: the next sentence names them (`Đó là ông A; bà B`)."""
    return (
        keys[chunks[0].start] in ("những", "các")
        and any(c.kind is Kind.VERB and c.value == "attend" for c in chunks[:10])
        and not any(c.kind is Kind.PERSON for c in chunks)
    )


def _add_presenters(builder: Builder, event: Event, sentence: Sentence) -> None:
    """`Tại buổi lễ, đồng chí A đã trao Bằng khen …`, `… công bố Quyết định …`: who does so on the spot is there."""
    chunks = sentence.chunks
    scene = next((n for n, c in enumerate(chunks[:5]) if c.kind is Kind.EVENT), None)
    if scene is None or not any(c.key == "tại" for c in chunks[:scene]):
        return
    verb = next((n for n, c in enumerate(chunks) if n > scene and c.kind is Kind.VERB), None)
    if verb is None or chunks[verb].value != "present" and chunks[verb].key != "công":
        return
    people = people_in(builder, [c for c in chunks[scene:verb] if c.kind is Kind.PERSON])
    for who, person in people:
        take_part(builder, event, person, "bb:attends", (sentence.start, who.end), "presents-on-the-spot")


def _members(keys: list[str], chunks: list[Chunk]) -> list[Chunk]:
    """`Thành viên Đoàn còn có các đồng chí A, …; B, …`, `Đoàn công tác gồm có …`: the list, from what announces it."""
    for n, chunk in enumerate(chunks[:6]):
        words = keys[chunk.start : chunk.start + 3]
        if words == ["thành", "viên", "đoàn"] or words in (["đoàn", "gồm", "có"], ["đoàn", "còn", "có"]):
            if any(c.key in ("có", "gồm") for c in chunks[n : n + 8]):
                return chunks[n:]
    return []


def _subjects(chunks: list[Chunk], n: int) -> list[Chunk]:
    """`NAME, POSITION và NAME, POSITION (cùng …) dự`: people before the verb with nothing but their list between."""
    members: list[Chunk] = []
    k = n - 1
    while k >= 0:
        chunk = chunks[k]
        if chunk.kind in (Kind.PERSON, Kind.POSITION):
            members.append(chunk)
        elif chunk.kind in (Kind.VERB, Kind.EVENT) or (
            chunk.kind is Kind.WORD and chunk.key in ("tại", "của", "do", "mời", "bởi")
        ):
            break
        k -= 1
    return members[::-1] if any(m.kind is Kind.PERSON for m in members) or (members and n - k <= 3) else []


def _sees(after: list[Chunk]) -> bool:
    """`Tham dự | có …`, `với sự tham dự | của …`: a list follows."""
    return bool(after) and after[0].kind is Kind.WORD and after[0].key in ("của", "có", "gồm")


def _until_speech(chunks: list[Chunk]) -> list[Chunk]:
    """What stands before somebody speaks, without the one who does: `… có B, C; D phát biểu`."""
    kept: list[Chunk] = []
    for n, chunk in enumerate(chunks):
        if (
            chunk.kind is Kind.VERB
            and chunk.value in ("speak", "direct", "assess")
            and any(c.kind is Kind.PERSON for c in kept)
        ):
            before = chunks[n - 1] if n else None
            if before is not None and before.kind in (Kind.PERSON, Kind.POSITION):
                return (
                    kept[:-1]
                    if kept and kept[-1].kind is Kind.PERSON and sum(c.kind is Kind.PERSON for c in kept) > 1
                    else kept
                )
            return kept
        kept.append(chunk)
    return kept


def _also_speaks(chunks: list[Chunk], n: int) -> bool:
    """`Đến dự và phát biểu chỉ đạo có …`."""
    ahead = takewhile(lambda c: c.kind is not Kind.PERSON, chunks[n + 1 : n + 4])
    return any(c.kind is Kind.VERB and c.value == "speak" for c in ahead)
