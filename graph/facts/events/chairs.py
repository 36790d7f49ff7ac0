"""Who chaired: before `chủ trì`, after `dưới sự chủ trì của`, `Chủ trì: …`, `Đoàn Chủ tịch gồm …`."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.facts.events.gatherings import Gathering
from graph.facts.events.taking_part import people_in, take_part
from graph.grammar.chunks import Chunk, Kind, Sentence

__all__ = ["add_chairs", "add_presidium"]


def add_chairs(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    if "chair" not in sentence.acts:
        return
    chunks = sentence.chunks
    for n in sentence.at(Kind.VERB):
        chunk = chunks[n]
        if chunk.value != "chair":
            continue
        keys = builder.reading.stream.keys
        if (
            n + 1 < len(chunks)
            and chunks[n + 1].kind is Kind.MARK
            and keys[chunk.end + 1 : chunk.end + 3] == ["phối", "hợp"]
        ):
            continue  # `Ban Dân vận chủ trì, phối hợp …` is a task
        before = chunks[n - 1].key if n > 0 and chunks[n - 1].kind is Kind.WORD else ""
        if before == "sự" or keys[chunk.start] == "dưới":
            for who, person in people_in(builder, _under(chunks, n)):
                take_part(builder, event, person, "bb:chairs", (chunk.start, who.end), "under-the-chair-of")
            continue
        if before in ("quyền", "được", "cơ", "giao"):
            continue
        together = any(k in ("cùng", "đồng") for k in keys[chunk.start : chunk.end])
        group = [c for c in _group_before(chunks, n, together) if not _presidium(keys, c)]
        who_all = people_in(builder, group)
        if len(who_all) > 1 and not together and _list_of_guests(keys, sentence, who_all[0][0]):
            who_all = who_all[-1:]
        if not who_all and n <= 2 and n < len(chunks) - 1:
            who_all = people_in(builder, chunks[n + 1 :])
            if not any(
                c.kind is Kind.MARK and c.key == ":" or c.kind is Kind.WORD and c.key in ("có", "là", "gồm")
                for c in chunks[n + 1 : n + 5]
            ):
                who_all = who_all[:1] if any(c.kind is Kind.EVENT for c in chunks[n + 1 : n + 4]) else []
            if who_all:
                for _, person in who_all:
                    take_part(
                        builder, event, person, "bb:chairs", (chunk.start, who_all[-1][0].end), "chair-named-after-verb"
                    )
                continue
        ahead = next((c for c in chunks[n + 1 : n + 4] if c.kind is Kind.EVENT), None)
        end = ahead.end if ahead else chunk.end
        if who_all:
            start = min(who_all[0][0].start, sentence.start) if together else who_all[0][0].start
            for _, person in who_all:
                take_part(builder, event, person, "bb:chairs", (start, end), "person-chairs-event")


def _under(chunks: list[Chunk], n: int) -> list[Chunk]:
    """`dưới sự chủ trì của ông A và ông B, hội nghị đã nghe …`: those named before the sentence goes on."""
    found: list[Chunk] = []
    for chunk in chunks[n + 1 :]:
        if chunk.kind in (Kind.VERB, Kind.EVENT):
            break
        found.append(chunk)
    return found


def _presidium(keys: list[str], chunk: Chunk) -> bool:
    """`Đoàn Chủ tịch điều hành đại hội`: a presidium, not the chairman who was named last."""
    return chunk.kind is Kind.POSITION and keys[chunk.start - 1] == "đoàn"


def _list_of_guests(keys: list[str], sentence: Sentence, first: Chunk) -> bool:
    """`Về phía phường có ông A; ông B; bà C chủ trì hội nghị`: the list is complete before its last member chairs."""
    before = keys[sentence.start : first.start]
    return before[:2] in (["về", "phía"], ["tham", "dự"], ["đến", "dự"], ["dự", "hội"]) and "có" in before


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


def add_presidium(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    """`Đoàn Chủ tịch gồm các đồng chí: …`, `Chủ tọa đoàn …` chair a congress; `Thư ký kỳ họp: …` are there."""
    keys = builder.reading.stream.keys
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
