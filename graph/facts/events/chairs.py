"""Who chaired: before `chủ trì`, after `dưới sự chủ trì của`, `Chủ trì: …`, `Đoàn Chủ tịch gồm …`."""

from __future__ import annotations

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.facts.events.taking_part import people_in, take_part
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.holding import mark, word
from graph.resolution.people import Individual

__all__ = ["add_chairs", "add_presidium"]


def add_chairs(builder: Builder, event: Event, sentence: Sentence) -> None:
    """Everybody whom a verb of chairing in this sentence is said of."""
    if "chair" not in sentence.acts:
        return
    keys, chunks = builder.resolved.stream.keys, sentence.chunks
    for n in sentence.at(Kind.VERB):
        if chunks[n].value != "chair" or _is_task(keys, chunks, n):
            continue
        if n and word(chunks[n - 1], "sự") or keys[chunks[n].start] in ("dưới", "theo"):
            rule, found = "under-the-chair-of", _under(builder, chunks, n)
        else:
            rule, found = "person-chairs-event", _before(builder, sentence, n)
            if not found:
                rule, found = "chair-named-after-verb", _after(builder, event, chunks, n)
        for person, span in found:
            take_part(builder, event, person, "bb:chairs", span, rule)


#: First syllables of what is run that is no meeting: công việc, hoạt động, mọi mặt, kinh tế, sản xuất, ngân sách.
_RUN = {"công", "hoạt", "mọi", "kinh", "sản", "ngân", "bộ", "đơn", "cơ", "chính", "xã", "doanh", "giá"}

#: People and the words that say that they chair.
_Chairs = list[tuple[Individual, Span]]


def _is_task(keys: list[str], chunks: list[Chunk], n: int) -> bool:
    """`Ban Dân vận chủ trì, phối hợp …`, `được giao chủ trì`, `điều hành công việc`: who is to take the lead in some
    work."""
    if n and word(chunks[n - 1], "quyền", "được", "cơ", "giao"):
        return True
    end = chunks[n].end
    if keys[end - 2 : end] == ["điều", "hành"] and keys[end] in _RUN:
        return True
    return n + 1 < len(chunks) and chunks[n + 1].kind is Kind.MARK and keys[end + 1 : end + 3] == ["phối", "hợp"]


def _before(builder: Builder, sentence: Sentence, n: int) -> _Chairs:
    """`Ông A và bà B (đồng) chủ trì hội nghị`."""
    keys, chunks, verb = builder.resolved.stream.keys, sentence.chunks, sentence.chunks[n]
    together = any(k in ("cùng", "đồng") for k in keys[verb.start : verb.end])
    found = people_in(builder, [c for c in _group_before(chunks, n, together) if not _presidium(keys, c)])
    if len(found) > 1 and not together and _list_of_guests(keys, sentence, found[0][0]):
        found = found[-1:]
    if not found:
        return []
    ahead = next((c for c in chunks[n + 1 : n + 4] if c.kind is Kind.EVENT), verb)
    start = min(found[0][0].start, sentence.start) if together else found[0][0].start
    return [(person, (start, ahead.end)) for _, person in found]


def _after(builder: Builder, event: Event, chunks: list[Chunk], n: int) -> _Chairs:
    """`Chủ trì hội nghị có các đồng chí: A, B`, `Chủ trì hội nghị, ông A …`; in mid-sentence of the event's own kind
    alone: `Về phía trường, chủ trì hội thảo có …`, not `chủ tọa phiên tòa là …`."""
    ahead = next((k for k in range(n + 1, min(n + 4, len(chunks))) if chunks[k].kind is Kind.EVENT), None)
    announced = any(mark(c, ":") or word(c, "có", "là", "gồm") for c in chunks[n + 1 : n + 5])
    if n > 2 and (ahead is None or not announced or not event.entry.code.startswith(chunks[ahead].value.code)):
        return []
    found = people_in(builder, chunks[n + 1 :])
    if not announced:
        found = found[:1] if ahead is not None else []
    return [(person, (chunks[n].start, found[-1][0].end)) for _, person in found]


def _under(builder: Builder, chunks: list[Chunk], n: int) -> _Chairs:
    """`dưới sự chủ trì của ông A và ông B, hội nghị đã nghe …`: those named before the sentence goes on; `theo điều
    hành của Chủ tịch HĐND thị xã A, đại biểu B hỏi …`: the first named, if only titles stand before him."""
    end = next((k for k in range(n + 1, len(chunks)) if chunks[k].kind in (Kind.VERB, Kind.EVENT)), len(chunks))
    if builder.resolved.stream.keys[chunks[n].start] == "theo":
        end = next(
            (k for k in range(n + 1, end) if chunks[k].kind is not Kind.POSITION and not mark(chunks[k], ",")), end
        )
        end += 1 if end < len(chunks) and chunks[end].kind is Kind.PERSON else 0
    found = people_in(builder, chunks[n + 1 : end])
    return [(person, (chunks[n].start, who.end)) for who, person in found]


def _presidium(keys: list[str], chunk: Chunk) -> bool:
    """`Đoàn Chủ tịch điều hành đại hội`: a presidium, not the chairman who was named last."""
    return chunk.kind is Kind.POSITION and keys[chunk.start - 1] == "đoàn"


def _list_of_guests(keys: list[str], sentence: Sentence, first: Chunk) -> bool:
    """`Về phía phường có ông A; ông B; bà C chủ trì hội nghị`: the list is complete before its last member chairs."""
    before = keys[sentence.start : first.start]
    return before[:2] in (["về", "phía"], ["tham", "dự"], ["đến", "dự"], ["dự", "hội"], ["dự", "có"]) and "có" in before


#: Who sits before a meeting, by the words that announce them, and what that makes them.
_TABLE = (
    (["đoàn", "chủ", "tịch"], "bb:chairs", "presidium"),
    (["đoàn", "chủ", "tọa"], "bb:chairs", "presidium"),
    (["chủ", "tọa"], "bb:chairs", "presidium"),
    (["đoàn", "thư", "ký"], "bb:attends", "secretariat"),
    (["thư", "ký"], "bb:attends", "secretariat"),
)
#: First words of these.
_SITS = {words[0] for words, _, _ in _TABLE}


def add_presidium(builder: Builder, event: Event, sentence: Sentence) -> None:
    """`Đoàn Chủ tịch gồm các đồng chí: …`, `Chủ tọa đoàn …` chair a congress; `Thư ký kỳ họp: …` are there."""
    keys = builder.resolved.stream.keys
    for n, chunk in enumerate(sentence.chunks[:8]):
        if keys[chunk.start] not in _SITS:
            continue
        part = next((p for p in _TABLE if keys[chunk.start : chunk.start + len(p[0])] == p[0]), None)
        if part is None:
            continue
        _, predicate, rule = part
        if any(
            c.kind is Kind.WORD and c.key in ("gồm", "có") or c.kind is Kind.MARK and c.key == ":"
            for c in sentence.chunks[n : n + 10]
        ):
            for who, person in people_in(builder, [c for c in sentence.chunks[n:] if c.kind is Kind.PERSON]):
                take_part(builder, event, person, predicate, (chunk.start, who.end), rule)
        return


#: Between two verbs of one subject.
_JOINING = {",", "và"}
_GROUP_STOPS = {"speak", "direct", "attend", "assess", "visit", "organize"}


def _group_before(chunks: list[Chunk], n: int, whole: bool) -> list[Chunk]:
    """The chunks before a verb that can hold its subjects: back to another verb's clause."""
    k = n - 1
    while k >= 0:
        chunk = chunks[k]
        beside = k == n - 1 or k == n - 2 and chunks[n - 1].key in _JOINING
        if beside and chunk.kind is Kind.VERB and chunk.value == "attend":
            n, k = k, k - 1  # `dự, chủ trì và trao …`, `dự và chủ trì`
            continue
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
