"""Who was absent from a meeting, with leave or without, and how many were convened, present and absent.

`Vắng mặt: 01 đồng chí (đ/c Lãm, có lý do)`, `vắng 03, trong đó có lý do 02 (ông A, bà B), không lý do 01 (ông C)`.
Source: the roll of minutes in Nghị định 30/2020/NĐ-CP (appendix III, form 1.10) and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.model import Literal, Ref, Value, text
from graph.official.spacing import spaced

__all__ = ["add_absent", "add_counts"]

_WITHOUT = (("không", "có", "lý", "do"), ("không", "lý", "do"), ("không", "phép"), ("không", "có", "phép"))
_WITH = (("có", "lý", "do"), ("có", "phép"))
#: A head count: convened, present, absent, in the order in which rolls say them.
_COUNTS = (
    ("bb:convenedCount", spaced(r"(?:tổng số|triệu tập|số đại biểu)[^\d;.()]{0,50}?(\d{1,4})(?![\d/%,.]\d)")),
    ("bb:presentCount", spaced(r"(?:có mặt|tham dự|dự họp)[\x20:]{0,4}(\d{1,4})(?:/\d{1,4})?(?![\d%,.]\d)")),
    ("bb:absentCount", spaced(r"vắng(?: mặt)?[\x20:]{0,4}(\d{1,4})(?![\d/%,.]\d)")),
)


def add_absent(builder: Builder, event: Event, sentence: Sentence, heading: Span | None) -> bool:
    """`bb:isAbsentFrom` for the people of a sentence that stand after `vắng`, or in a list headed by it (`heading`).

    Out: whether anybody is absent by these words.
    """
    chunks, keys = sentence.chunks, builder.resolved.stream.keys
    gone = next((n for n, c in enumerate(chunks) if "vắng" in keys[c.start : c.end]), None)
    people = [n for n, c in enumerate(chunks) if c.kind is Kind.PERSON and builder.resolved.who(c) is not None]
    if gone is None and heading is None:
        return False
    if gone is not None and heading is None:
        before = [n for n in people if n < gone]
        people = [n for n in people if n > gone]
        opened = any(c.key == "(" for c in chunks[max(0, gone - 2) : gone])
        if not people and len(before) == 1 and opened:
            people = before  # `Ông C - Trưởng phòng (vắng, có lý do)`
    first = chunks[gone].start if gone is not None else sentence.start
    # Whether the reasons stand before the names (`có lý do: ông A, bà B`) or behind them (`ông A (có lý do)`).
    ahead = _reason(keys, heading[0], heading[1]) if heading is not None else None
    leads = ahead is not None or bool(people) and _reason(keys, first, chunks[people[0]].start) is not None
    for k, n in enumerate(people):
        until = chunks[people[k + 1]].start if k + 1 < len(people) else sentence.end
        excused = _reason(keys, first, chunks[n].start, last=True) if leads else _reason(keys, chunks[n].end, until)
        excused = ahead if excused is None and leads else excused
        span = (chunks[n].start, max(chunks[n].end, _end(chunks, n, until)))
        said = [heading, span] if heading is not None else [(min(first, span[0]), span[1])]
        qualifiers: list[tuple[str, Value]] = []
        if excused is not None:
            qualifiers.append(("bb:excused", Literal("true" if excused else "false", "xsd:boolean")))
        reason = _stated(builder, chunks, n, until)
        if reason:
            qualifiers.append(("bb:absenceReason", text(reason)))
        person = builder.resolved.who(chunks[n])
        assert person is not None
        builder.fact(builder.person(person), "bb:isAbsentFrom", Ref(event.id), said, "minutes-absent", "", qualifiers)
    return bool(people)


def _reason(keys: list[str], start: int, end: int, *, last: bool = False) -> bool | None:
    """Whether words say `có lý do` (True) or `không lý do` (False), the first or the last of them; None for neither."""
    found: bool | None = None
    k = start
    while k < end:
        for phrases, value in ((_WITHOUT, False), (_WITH, True)):
            length = next((len(p) for p in phrases if tuple(keys[k : k + len(p)]) == p), 0)
            if length:
                if not last:
                    return value
                found, k = value, k + length - 1
                break
        k += 1
    return found


def _end(chunks: list[Chunk], n: int, until: int) -> int:
    """Where the words of an absent person end: after the parenthesis that follows, else at the name or posts."""
    end, opened = chunks[n].end, False
    for chunk in chunks[n + 1 :]:
        if chunk.start >= until or chunk.key == ";":
            break
        opened = opened or chunk.key == "("
        if chunk.kind is Kind.POSITION or chunk.key == ")" and opened:
            end = chunk.end
    return end


def _stated(builder: Builder, chunks: list[Chunk], n: int, until: int) -> str:
    """`(nghỉ phép)`, `(đi công tác)`: a parenthesis of small words after the person that says why."""
    keys, caps = builder.resolved.stream.keys, builder.resolved.stream.caps
    opened = next((c.start for c in chunks[n + 1 :] if c.start < until and c.key == "("), None)
    if opened is None:
        return ""
    closed = next((k for k in range(opened, min(opened + 14, until)) if keys[k] == ")"), None)
    inside = keys[opened + 1 : closed] if closed is not None else []
    if not inside or "lý" in inside or "phép" in inside and "nghỉ" not in inside or "vắng" in inside:
        return ""
    if any(caps[opened + 1 : closed]) or any(k.isdigit() for k in inside):
        return ""
    return builder.resolved.stream.words(opened + 1, closed or opened + 1)


def add_counts(builder: Builder, event: Event, sentences: list[Sentence]) -> None:
    """How many were convened, present and absent, from the first line of the roll that counts them; nothing when the
    numbers contradict each other."""
    for n, sentence in enumerate(sentences):
        block = [s for s in sentences[n : n + 8] if s.block in (sentence.block, sentence.block + 1)]
        words = builder.evidence((sentence.start, block[-1].end))
        said = builder.article.folded[words.start : words.end]
        found = {predicate: m for predicate, pattern in _COUNTS if (m := pattern.search(said))}
        if len(found) < 2:
            continue
        count = {predicate: int(m[1]) for predicate, m in found.items()}
        whole, here, gone = (count.get(predicate) for predicate, _ in _COUNTS)
        if whole is not None and (here or 0) + (gone or 0) > whole:
            return
        if whole is not None and here is not None and gone is not None and here + gone != whole:
            return
        for predicate, m in found.items():
            said_by = builder.words(words.start + m.start(), words.start + m.end(1))
            value = Literal(str(count[predicate]), "xsd:nonNegativeInteger")
            builder.fact(event.id, predicate, value, [said_by], "minutes-count")
        return
