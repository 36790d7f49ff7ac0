"""Who spoke: the subject of a verb of speech, or the first name after `Phát biểu tại hội nghị, …`,
`Theo ông A`, `A: "…"`."""

from __future__ import annotations

from itertools import takewhile

from graph.facts.builder import Builder
from graph.facts.event import Event
from graph.facts.events.taking_part import people_in, take_part
from graph.facts.speaking.subjects import subject_before
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.resolution.people import Individual

__all__ = ["add_speakers"]


_PEOPLE = (Kind.PERSON, Kind.POSITION)
_SPEECH = {"speak", "direct", "assess"}
_ABLE_TO_SPEAK = {*_SPEECH, "issue"}
#: `Theo ông A, …`, `Ông A: "…"`.
_NAMING = {"theo", ":"}


def add_speakers(builder: Builder, event: Event, sentence: Sentence) -> None:
    """Who a sentence says spoke at the event."""
    chunks, keys = sentence.chunks, builder.resolved.stream.keys
    _add_announced(builder, event, sentence)
    places = sentence.at(Kind.VERB)
    if not _NAMING.isdisjoint(sentence.said):
        places = [n for n, c in enumerate(chunks) if c.kind is Kind.VERB or c.key in _NAMING]
    elif sentence.acts.isdisjoint(_ABLE_TO_SPEAK):
        return
    for n in places:
        chunk = chunks[n]
        if chunk.kind is Kind.VERB and _reads_out(keys, chunks, n):
            subject = subject_before(builder, chunks, n)
            if subject is not None:
                span = (subject[0].start, chunk.end)
                take_part(builder, event, subject[1], "bb:speaksAt", span, "reads-out")
        elif chunk.kind is Kind.VERB and chunk.value in _SPEECH:
            if not _does_not_speak(keys, chunks, n) and not _tells_of(event, keys, chunk, sentence):
                _add_speech(builder, event, chunks, n)
        elif chunk.kind is Kind.WORD and chunk.key == "theo":
            _add_according_to(builder, event, chunks, n)
        elif chunk.kind is Kind.MARK and chunk.key == ":" and n > 0:
            _add_before_colon(builder, event, sentence, n)


def _add_speech(builder: Builder, event: Event, chunks: list[Chunk], n: int) -> None:
    """Who speaks with the verb at `n`: one person, or a list behind it."""
    chunk = chunks[n]
    subject, rule = _speaker(builder, chunks, n)
    if subject is not None:
        who, person = subject
        span = (min(chunk.start, who.start), max(who.end, chunk.end))
        take_part(builder, event, person, "bb:speaksAt", span, rule)
        return
    for who, person in _speakers_listed(builder, chunks, n) if n <= 6 else ():
        take_part(builder, event, person, "bb:speaksAt", (chunk.start, who.end), "speakers-listed")


def _speaker(builder: Builder, chunks: list[Chunk], n: int) -> tuple[tuple[Chunk, Individual] | None, str]:
    """The one person who speaks with the verb at `n`, and by which rule."""
    subject = subject_before(builder, chunks, n)
    if subject is not None:
        return subject, "subject-before-speech"
    before, after = chunks[n - 1], chunks[n + 1 : n + 2]
    goes_on = (before.kind is Kind.WORD and before.key in ("và", "cũng")) or (
        before.kind is Kind.MARK and before.key == ","
    )
    if n > 1 and goes_on:
        subject = _sentence_subject(builder, chunks, n)
        if subject is not None:
            return subject, "second-verb-of-subject"
    heard = builder.resolved.stream.keys[chunks[n].start - 1] == "nghe"
    owned = bool(after) and after[0].kind is Kind.WORD and after[0].key == "của"
    if _opens_speech(chunks, n) and not heard and not owned:
        return _first_after(builder, chunks, n), "speech-then-subject"
    return None, ""


def _add_according_to(builder: Builder, event: Event, chunks: list[Chunk], n: int) -> None:
    """`Theo ông A, …`."""
    ahead = [c for c in chunks[n + 1 : n + 5] if c.kind is not Kind.ADDRESS]
    named = next((c for c in ahead if c.kind is Kind.PERSON), None)
    person = builder.resolved.who(named) if named is not None and ahead[0].kind in _PEOPLE else None
    if named is not None and person is not None:
        take_part(builder, event, person, "bb:speaksAt", (chunks[n].start, named.end), "according-to")


def _add_before_colon(builder: Builder, event: Event, sentence: Sentence, n: int) -> None:
    """`Ông A: "…"`, near the beginning of a sentence."""
    before, after = sentence.chunks[n - 1], sentence.chunks[n + 1 : n + 2]
    if not after or before.kind is not Kind.PERSON or after[0].kind in _PEOPLE or n > 8:
        return
    quoted = after[0].kind is Kind.MARK and after[0].key == '"' or builder.resolved.stream.caps[after[0].start]
    person = builder.resolved.who(before) if quoted else None
    if person is not None:
        take_part(builder, event, person, "bb:speaksAt", (sentence.start, before.end), "name-colon-words")


def _does_not_speak(keys: list[str], chunks: list[Chunk], n: int) -> bool:
    """`công bố các quyết định` reads out what others decided; `thay mặt UBND tỉnh tặng` gives."""
    chunk = chunks[n]
    verb = keys[chunk.start : chunk.end]
    if verb == ["chỉ", "đạo"]:
        return _is_there(chunks, n)
    if verb == ["công", "bố"]:
        return "quyết" in keys[chunk.end : chunk.end + 5] or any(c.kind is Kind.DOCUMENT for c in chunks[n + 1 : n + 4])
    if verb != ["thay", "mặt"]:
        return False
    done = next((c.value for c in chunks[n + 1 :] if c.kind is Kind.VERB), "speak")
    return done in ("grant", "present", "visit", "receive", "organize", "issue")


def _is_there(chunks: list[Chunk], n: int) -> bool:
    """`Về dự và chỉ đạo Đại hội có A`: whoever is of rank is there in these words; not in
    `dự và chỉ đạo các ngành khẩn trương …`."""
    before = [c for c in chunks[max(0, n - 4) : n] if c.key not in ("và", ",", "trực", "tiếp", "tham", "gia")]
    if not before or before[-1].kind is not Kind.VERB or before[-1].value != "attend":
        return False
    after = chunks[n + 1] if n + 1 < len(chunks) else None
    if after is None or after.kind is Kind.EVENT:
        return True
    return after.key in (".", ",", ";") if after.kind is Kind.MARK else after.key in ("có", "còn", "tại")


def _tells_of(event: Event, keys: list[str], chunk: Chunk, sentence: Sentence) -> bool:
    """`Ông A cho biết, tỉnh đã chọn 5 nông dân dự hội nghị …`: he tells a newspaper of an event; he is not at it."""
    start = event.spans[0][0]
    told = keys[chunk.start : chunk.end] in (["cho", "biết"], ["cho", "hay"], ["thông", "tin"])
    return told and chunk.end <= start < sentence.end and not event.told


def _reads_out(keys: list[str], chunks: list[Chunk], n: int) -> bool:
    """`đồng chí A thông qua dự kiến nội dung …`: one person reads it out (an assembly adopts it)."""
    before = [c for c in chunks[max(0, n - 3) : n] if c.key not in ("đã", "cũng", "tiếp", ",")]
    return keys[chunks[n].start : chunks[n].end] == ["thông", "qua"] and bool(before) and before[-1].kind in _PEOPLE


#: Nouns for those who speak: `Các diễn giả của hội thảo: A; B`.
_SPEAKING = (["diễn", "giả"], ["báo", "cáo", "viên"], ["người", "trình", "bày"])


#: What is heard, between `nghe` and `của`.
_HEARD = {
    "các", "những", "ý", "kiến", "tham", "luận", "báo", "cáo", "phát", "biểu", "trình", "bày", "bài", "đóng", "góp",
    "chia", "sẻ", "gia", "nhiều",
}  # fmt: skip


def _heard(keys: list[str], chunks: list[Chunk]) -> list[int]:
    """Where the `của` of `nghe tham luận của các ông A, B` stands; not in `nghe báo cáo về vụ việc của ông A`."""
    return [
        n
        for n, chunk in enumerate(chunks)
        if chunk.key == "của"
        and (start := next((k for k in range(chunk.start - 1, max(0, chunk.start - 9), -1) if keys[k] == "nghe"), 0))
        and _HEARD.issuperset(keys[start + 1 : chunk.start])
    ]


def _add_announced(builder: Builder, event: Event, sentence: Sentence) -> None:
    """`Các diễn giả của Hội thảo: A, …; B, …`, `nghe tham luận của các ông A, B`: the list says who speaks."""
    keys, chunks = builder.resolved.stream.keys, sentence.chunks
    if not sentence.at(Kind.PERSON):
        return
    said = sentence.said
    for n in _heard(keys, chunks) if "nghe" in said else ():
        for who, person in people_in(builder, list(takewhile(lambda c: c.kind is not Kind.VERB, chunks[n + 1 :]))):
            take_part(builder, event, person, "bb:speaksAt", (chunks[n].start, who.end), "heard-at-event")
    if not any(noun[-1] in said and noun[0] in said for noun in _SPEAKING):
        return
    for n, chunk in enumerate(chunks):
        noun = next((w for w in _SPEAKING if keys[chunk.start : chunk.start + len(w)] == w), None)
        if noun is None:
            continue
        first = next((k for k in range(n + 1, len(chunks)) if chunks[k].kind is Kind.PERSON), None)
        opens = any(c.key in (":", "gồm", "là") for c in chunks[n : first or n])
        if first is None or not opens or first - n > 10 or any(c.kind is Kind.VERB for c in chunks[n:first]):
            continue
        for who, person in people_in(builder, [c for c in chunks[first:] if c.kind is Kind.PERSON]):
            take_part(builder, event, person, "bb:speaksAt", (chunk.start, who.end), "announced-as-speaker")
        return


def _speakers_listed(builder: Builder, chunks: list[Chunk], n: int) -> list[tuple[Chunk, Individual]]:
    """`Các báo cáo viên trình bày … gồm: A, …; B, …`, `Phát biểu thảo luận có các đại biểu: A; B`."""
    if people_in(builder, chunks[:n]):
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
    people = people_in(builder, [c for c in chunks[opened:] if c.kind is Kind.PERSON])
    return people if len(people) > 1 else []


def _sentence_subject(builder: Builder, chunks: list[Chunk], n: int) -> tuple[Chunk, Individual] | None:
    """The person who opens the sentence, when nobody else is named before the verb at `n`."""
    people = people_in(builder, chunks[:n])
    at = next((k for k, c in enumerate(chunks[:4]) if people and c is people[0][0]), None)
    if len(people) != 1 or at is None:
        return None
    if any(c.kind is Kind.WORD and c.key in ("của", "theo", "với", "về") for c in chunks[:at]) or any(
        c.kind is Kind.MARK and c.key in (";", ":") for c in chunks[:n]
    ):
        return None
    return people[0]


def _opens_speech(chunks: list[Chunk], n: int) -> bool:
    """`Phát biểu tại hội nghị, …`: the verb opens its sentence, or follows a short adverbial."""
    if n > 3 or chunks[0].key == "theo":
        return False
    return all(c.kind in (Kind.WORD, Kind.MARK, Kind.EVENT, Kind.VERB) for c in chunks[:n])


#: Who stands behind these, before any comma, is whom somebody thanks or praises.
_TO_SOMEBODY = {"chúc", "cảm", "cám", "gửi", "chào", "giới"}


def _first_after(builder: Builder, chunks: list[Chunk], n: int) -> tuple[Chunk, Individual] | None:
    """The first person after the verb at `n`; one who is known by a post only behind a comma or colon.

    Nobody where that is the object: `Đồng thời, chúc mừng đồng chí A`, `Giao đồng chí A …`.
    """
    comma = False
    done_to = chunks[n].value in ("direct", "assess") or chunks[n].key in _TO_SOMEBODY
    for chunk in chunks[n + 1 :]:
        if chunk.kind is Kind.MARK and chunk.key in (",", ":"):
            comma = True
        if chunk.kind is Kind.VERB and chunk.value in ("direct", "organize", "held", "grant") and comma:
            return None
        person = builder.resolved.who(chunk) if chunk.kind in _PEOPLE else None
        if chunk.kind is Kind.EVENT:
            done_to = False  # `Chỉ đạo tại hội nghị đồng chí A …`
        if person is not None and (comma or chunk.kind is Kind.PERSON):
            return None if done_to and not comma else (chunk, person)
        if chunk.kind is Kind.MARK and chunk.key in (";", '"'):
            return None
    return None
