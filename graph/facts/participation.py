"""Who took which part in an event: chaired, attended, spoke.

Read sentence by sentence from verb and subject. The subject is the person nearest before the verb (or, after `Phát biểu
tại hội nghị,`, the first after it); lists of guests after `Tham dự có …` attend; people shown in a photo were there.
"""

from __future__ import annotations

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.meetings import Gathering, Meetings
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.model import Ref, Value
from graph.resolution.people import Individual

__all__ = ["add_participation", "subject_before"]


def add_participation(builder: Builder, meetings: Meetings) -> None:
    """`bb:chairs`, `bb:attends`, `bb:speaksAt` for every event found."""
    guests_go_on = False
    for n, sentence in enumerate(builder.reading.sentences):
        event = meetings.at(n)
        early = event is not None and n < event.opened and sentence.kind is not BlockKind.CAPTION
        if event is not None and early and event.entry.code in _VISITS and sentence.kind is BlockKind.PARAGRAPH:
            _delegation(builder, event, sentence)
        if event is None or sentence.kind is BlockKind.HEADLINE or early:
            guests_go_on = False
            continue
        if n == event.opened and event.entry.code in _VISITS | {"tiep-xuc-cu-tri", "gap-mat"}:
            _delegation(builder, event, sentence)
        _chairs(builder, event, sentence)
        _presidium(builder, event, sentence)
        guests_go_on = _attends(builder, event, sentence, guests_go_on)
        _speaks(builder, event, sentence)


_VISITS = {"buoi-lam-viec", "chuyen-tham"}


def _delegation(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    """`Đoàn công tác do A làm trưởng đoàn`, `tham gia đoàn có B; C`, `A đã có buổi tiếp xúc …`: who came."""
    chunks = sentence.chunks
    at = next(
        (n for n, c in enumerate(chunks) if c.kind is Kind.EVENT or c.kind is Kind.VERB and c.value == "visit"),
        len(chunks),
    )
    led = any(c.kind is Kind.VERB and c.value == "lead" for c in chunks)
    joined = any(c.kind is Kind.VERB and c.value in ("attend", "assist") for c in chunks[:3])
    if not (led or joined or at < len(chunks)):
        return
    for who, person in _people(builder, [c for c in (chunks if joined else chunks[:at]) if c.kind is Kind.PERSON]):
        _take_part(
            builder,
            event,
            person,
            "bb:attends",
            (sentence.start, max(who.end, sentence.start + 1)),
            "comes-with-delegation",
        )


def _take_part(
    builder: Builder, event: Gathering, person: Individual, predicate: str, span: Span, rule: str, capacity: bool = True
) -> None:
    qualifiers: list[tuple[str, Value]] = []
    if capacity:
        qualifiers = [
            ("bb:inCapacity", Ref(builder.position(p)))
            for p in builder.reading.posts
            if p.person is person
            and p.status in ("holds", "appointed")
            and any(span[0] <= s and e <= span[1] for s, e in p.spans)
        ]
    builder.fact(builder.person(person), predicate, Ref(event.id), [span], rule, "", qualifiers)
    for _, position in qualifiers:
        assert isinstance(position, Ref)


def _people(builder: Builder, chunks: list[Chunk]) -> list[tuple[Chunk, Individual]]:
    found = []
    for chunk in chunks:
        person = builder.reading.who(chunk) if chunk.kind in (Kind.PERSON, Kind.POSITION) else None
        if person is not None and all(p is not person for _, p in found):
            found.append((chunk, person))
    return found


# -- chairs --------------------------------------------------------------------------------------------------------


def _chairs(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    chunks = sentence.chunks
    for n, chunk in enumerate(chunks):
        if chunk.kind is not Kind.VERB or chunk.value != "chair":
            continue
        keys = builder.reading.stream.keys
        if (
            n + 1 < len(chunks)
            and chunks[n + 1].kind is Kind.MARK
            and keys[chunk.end + 1 : chunk.end + 3] == ["phối", "hợp"]
        ):
            continue  # `Ban Dân vận chủ trì, phối hợp …` is a task
        if n > 0 and chunks[n - 1].kind is Kind.WORD and chunks[n - 1].key in ("sự", "quyền", "được", "cơ", "giao"):
            if chunks[n - 1].key == "sự":
                for who, person in _people(builder, chunks[n + 1 :]):
                    _take_part(builder, event, person, "bb:chairs", (chunk.start, who.end), "under-the-chair-of")
            continue
        together = any(k in ("cùng", "đồng") for k in keys[chunk.start : chunk.end])
        who_all = _people(builder, _group_before(chunks, n, together))
        if not who_all and n <= 2 and n < len(chunks) - 1:
            who_all = _people(builder, chunks[n + 1 :])
            if not any(
                c.kind is Kind.MARK and c.key == ":" or c.kind is Kind.WORD and c.key in ("có", "là", "gồm")
                for c in chunks[n + 1 : n + 5]
            ):
                who_all = who_all[:1] if any(c.kind is Kind.EVENT for c in chunks[n + 1 : n + 4]) else []
            if who_all:
                for _, person in who_all:
                    _take_part(
                        builder, event, person, "bb:chairs", (chunk.start, who_all[-1][0].end), "chair-named-after-verb"
                    )
                continue
        ahead = next((c for c in chunks[n + 1 : n + 4] if c.kind is Kind.EVENT), None)
        end = ahead.end if ahead else chunk.end
        if who_all:
            start = min(who_all[0][0].start, sentence.start) if together else who_all[0][0].start
            for _, person in who_all:
                _take_part(builder, event, person, "bb:chairs", (start, end), "person-chairs-event")


def _presidium(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    """`Đoàn Chủ tịch gồm các đồng chí: …`, `Chủ tọa đoàn …` chair a congress."""
    keys = builder.reading.stream.keys
    for n, chunk in enumerate(sentence.chunks[:8]):
        words = keys[chunk.start : chunk.start + 3]
        if words not in (["đoàn", "chủ", "tịch"], ["đoàn", "chủ", "tọa"]) and words[:2] != ["chủ", "tọa"]:
            continue
        if any(
            c.kind is Kind.WORD and c.key in ("gồm", "có") or c.kind is Kind.MARK and c.key == ":"
            for c in sentence.chunks[n : n + 10]
        ):
            for who, person in _people(builder, [c for c in sentence.chunks[n:] if c.kind is Kind.PERSON]):
                _take_part(builder, event, person, "bb:chairs", (chunk.start, who.end), "presidium")
        return


_GROUP_STOPS = {"speak", "direct", "attend", "assess", "visit", "organize"}


def _group_before(chunks: list[Chunk], n: int, whole: bool) -> list[Chunk]:
    """The chunks before a verb that can hold its subjects: back to another verb's clause."""
    k = n - 1
    while k >= 0:
        chunk = chunks[k]
        if chunk.kind is Kind.VERB and chunk.value in _GROUP_STOPS:
            break
        if (
            chunk.kind is Kind.MARK
            and chunk.key == ";"
            and not whole
            and chunks[k + 1].kind not in (Kind.PERSON, Kind.ADDRESS, Kind.POSITION)
        ):
            break
        if chunk.kind is Kind.EVENT and not whole:
            break
        k -= 1
    return chunks[k + 1 : n]


# -- attendance ----------------------------------------------------------------------------------------------------

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
)


def _attends(builder: Builder, event: Gathering, sentence: Sentence, going_on: bool) -> bool:
    """Add attendance; returns whether the next sentence may go on with the list."""
    chunks, keys = sentence.chunks, builder.reading.stream.keys
    if sentence.kind is BlockKind.CAPTION:
        for who, person in _people(builder, [c for c in chunks if c.kind is Kind.PERSON]):
            _take_part(
                builder,
                event,
                person,
                "bb:attends",
                (sentence.start, max(who.end, min(sentence.end, who.end + 12))),
                "shown-in-photo",
                capacity=False,
            )
        return going_on
    listed = False
    for n, chunk in enumerate(chunks):
        receives_visitors = (
            chunk.kind is Kind.VERB
            and chunk.value == "visit"
            and n == 0
            and keys[chunk.start] in ("tiếp", "đón", "cùng")
        )
        if not receives_visitors and (chunk.kind is not Kind.VERB or chunk.value not in ("attend", "assist")):
            continue
        before = _people(builder, _subjects(chunks, n))
        after = chunks[n + 1 :]
        if before:
            for who, person in before:
                _take_part(
                    builder, event, person, "bb:attends", (before[0][0].start, chunk.end), "person-attends-event"
                )
            del who
        if n <= 8 or _sees(after):
            names = _people(
                builder, [c for c in _until_speech(after) if c.kind is Kind.PERSON or builder.reading.titles.get(id(c))]
            )
            if names and (not before or "cùng" in keys[chunk.start : chunk.end]):
                for who, person in names:
                    _take_part(
                        builder,
                        event,
                        person,
                        "bb:attends",
                        (min(chunk.start, sentence.start) if n <= 8 else chunk.start, who.end),
                        "guests-after-attend",
                    )
                listed = True
                if _also_speaks(chunks, n):
                    for who, person in names[
                        : 1 if not any(c.kind is Kind.MARK and c.key == ";" for c in after) else None
                    ]:
                        _take_part(builder, event, person, "bb:speaksAt", (chunk.start, who.end), "attends-and-speaks")
        if listed or before:
            break
    if listed:
        return True
    opener = tuple(keys[sentence.start : sentence.start + 2])
    if (
        (going_on or opener == ("về", "phía"))
        and opener in _GUEST_OPENERS
        and not any(c.kind is Kind.VERB and c.value in ("speak", "direct", "chair", "organize") for c in chunks)
    ):
        names = _people(builder, [c for c in chunks if c.kind is Kind.PERSON])
        for who, person in names:
            _take_part(builder, event, person, "bb:attends", (sentence.start, who.end), "guest-list-goes-on")
        return bool(names) or going_on
    return False


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
    return bool(after) and after[0].kind is Kind.WORD and after[0].key in ("của", "có", "gồm")


def _until_speech(chunks: list[Chunk]) -> list[Chunk]:
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
    return any(
        c.kind is Kind.VERB and c.value == "speak"
        for c in chunks[n + 1 : n + 4]
        if not any(d.kind is Kind.PERSON for d in chunks[n + 1 : chunks.index(c)])
    )


# -- speech --------------------------------------------------------------------------------------------------------

_SPEECH = {"speak", "direct", "assess"}
_BETWEEN = {
    "cũng",
    "đã",
    "còn",
    "đồng",
    "thời",
    "tiếp",
    "tục",
    "thay",
    "mặt",
    "thì",
    "sẽ",
    "vừa",
    "lại",
    "một",
    "lần",
    "nữa",
    "đặc",
    "biệt",
    "trực",
    "xin",
    "trân",
    "trọng",
    "đại",
    "diện",
    "hoàn",
    "toàn",
    "rất",
    "thêm",
}


def _speaks(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    chunks, keys = sentence.chunks, builder.reading.stream.keys
    for n, chunk in enumerate(chunks):
        if chunk.kind is Kind.VERB and chunk.value in _SPEECH:
            subject = subject_before(builder, chunks, n)
            rule = "subject-before-speech"
            if (
                subject is None
                and n > 1
                and (
                    chunks[n - 1].kind is Kind.WORD
                    and chunks[n - 1].key in ("và", "cũng")
                    or chunks[n - 1].kind is Kind.MARK
                    and chunks[n - 1].key == ","
                )
            ):
                subject = _sentence_subject(builder, chunks, n)
                rule = "second-verb-of-subject"
            if (
                subject is None
                and _opens_speech(chunks, n)
                and not (n + 1 < len(chunks) and chunks[n + 1].kind is Kind.WORD and chunks[n + 1].key == "của")
            ):
                subject = _first_after(builder, chunks, n)
                rule = "speech-then-subject"
            if subject is None and n <= 6:
                for who, person in _speakers_listed(builder, chunks, n):
                    _take_part(builder, event, person, "bb:speaksAt", (chunk.start, who.end), "speakers-listed")
            if subject is not None:
                who, person = subject
                span = (min(chunk.start, who.start), max(who.end, chunk.end))
                _take_part(builder, event, person, "bb:speaksAt", span, rule)
        elif chunk.kind is Kind.WORD and chunk.key == "theo" and n + 1 < len(chunks):
            ahead = [c for c in chunks[n + 1 : n + 5] if c.kind is not Kind.ADDRESS]
            named = next((c for c in ahead if c.kind is Kind.PERSON), None)
            if named is not None and ahead[0].kind in (Kind.PERSON, Kind.POSITION):
                person_named = builder.reading.who(named)
                if person_named is not None:
                    _take_part(builder, event, person_named, "bb:speaksAt", (chunk.start, named.end), "according-to")
        elif chunk.kind is Kind.MARK and chunk.key == ":" and n > 0 and n + 1 < len(chunks):
            before, after = chunks[n - 1], chunks[n + 1]
            quoted = after.kind is Kind.MARK and after.key == '"' or builder.reading.stream.caps[after.start]
            if before.kind is Kind.PERSON and quoted and after.kind is not Kind.PERSON and n <= 8:
                person_before = builder.reading.who(before)
                if person_before is not None:
                    _take_part(
                        builder, event, person_before, "bb:speaksAt", (sentence.start, before.end), "name-colon-words"
                    )
    del keys


def subject_before(builder: Builder, chunks: list[Chunk], n: int) -> tuple[Chunk, Individual] | None:
    """The person who is the subject of the verb at `n`: nearest before it, with only positions, small words, other
    speech verbs of the same person and the place of speech between."""
    k, steps = n - 1, 0
    while k >= 0:
        chunk = chunks[k]
        person = builder.reading.who(chunk) if chunk.kind in (Kind.PERSON, Kind.POSITION) else None
        if person is not None:
            if (
                k > 0
                and chunks[k - 1].kind is Kind.WORD
                and chunks[k - 1].key in ("của", "với", "cho", "về", "cùng", "theo", "bởi", "là")
                and chunk.kind is Kind.PERSON
            ):
                return None
            start = k
            while start > 0 and (
                chunks[start - 1].kind in (Kind.POSITION, Kind.ADDRESS)
                or (
                    chunks[start - 1].kind is Kind.MARK
                    and chunks[start - 1].key in (",", "-")
                    and chunks[start - 2].kind is Kind.POSITION
                )
            ):
                start -= 1
            if (
                start > 0
                and chunks[start - 1].kind is Kind.WORD
                and chunks[start - 1].key in ("của", "với", "cho", "về", "cùng", "bởi")
            ):
                return None
            return chunk, person
        if chunk.kind is Kind.POSITION:
            pass
        elif chunk.kind is Kind.MARK and chunk.key == ")":
            while k > 0 and not (chunks[k].kind is Kind.MARK and chunks[k].key == "("):
                k -= 1
        elif chunk.kind is Kind.MARK:
            if chunk.key in (";", ":") or chunk.key == '"' and steps > 0:
                return None
        elif chunk.kind is Kind.VERB:
            if chunk.value not in (*_SPEECH, "chair", "attend", "congratulate", "present"):
                return None
        elif chunk.kind is Kind.WORD and chunk.key in _BETWEEN or chunk.kind in (Kind.ADDRESS, Kind.BODY, Kind.EVENT):
            if chunk.kind in (Kind.BODY, Kind.EVENT) and steps > 6:
                return None
        elif chunk.kind is Kind.WORD and chunk.key in ("và", "tại", "ở", "trong", "buổi", "cuộc"):
            pass
        else:
            return None
        steps += 1
        if steps > 16:
            return None
        k -= 1
    return None


def _speakers_listed(builder: Builder, chunks: list[Chunk], n: int) -> list[tuple[Chunk, Individual]]:
    """`Các báo cáo viên trình bày … gồm: A, …; B, …`, `Phát biểu thảo luận có các đại biểu: A; B`."""
    if _people(builder, chunks[:n]):
        return []
    opened = next(
        (
            k
            for k in range(n + 1, len(chunks))
            if chunks[k].kind is Kind.WORD
            and chunks[k].key in ("gồm", "có")
            or chunks[k].kind is Kind.MARK
            and chunks[k].key == ":"
        ),
        None,
    )
    first = next((k for k in range(n + 1, len(chunks)) if chunks[k].kind is Kind.PERSON), None)
    if opened is None or first is None or not 0 < first - opened <= 5:
        return []
    people = _people(builder, [c for c in chunks[opened:] if c.kind is Kind.PERSON])
    return people if len(people) > 1 else []


def _sentence_subject(builder: Builder, chunks: list[Chunk], n: int) -> tuple[Chunk, Individual] | None:
    """The person who opens the sentence, when nobody else is named before the verb at `n`."""
    people = _people(builder, chunks[:n])
    if len(people) != 1 or chunks.index(people[0][0]) > 3:
        return None
    at = chunks.index(people[0][0])
    if any(c.kind is Kind.WORD and c.key in ("của", "theo", "với", "về") for c in chunks[:at]) or any(
        c.kind is Kind.MARK and c.key in (";", ":") for c in chunks[:n]
    ):
        return None
    return people[0]


def _opens_speech(chunks: list[Chunk], n: int) -> bool:
    """`Phát biểu tại hội nghị, …`: the verb opens its sentence, or follows a short adverbial."""
    return n <= 3 and all(c.kind in (Kind.WORD, Kind.MARK, Kind.EVENT, Kind.VERB) for c in chunks[:n])


def _first_after(builder: Builder, chunks: list[Chunk], n: int) -> tuple[Chunk, Individual] | None:
    comma = False
    for chunk in chunks[n + 1 :]:
        if chunk.kind is Kind.MARK and chunk.key in (",", ":"):
            comma = True
        if chunk.kind is Kind.VERB and chunk.value in ("direct", "organize", "held", "grant") and comma:
            return None
        person = builder.reading.who(chunk) if chunk.kind in (Kind.PERSON, Kind.POSITION) else None
        if person is not None and (comma or chunk.kind is Kind.PERSON):
            return chunk, person
        if chunk.kind is Kind.MARK and chunk.key in (";", '"'):
            return None
    return None
