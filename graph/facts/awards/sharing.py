"""Who receives the awards that one verb joins: all of them, or each his own."""

from __future__ import annotations

from msgspec.structs import replace

from graph.facts.awards.conferrals import Conferral, grades_of
from graph.facts.builder import Builder
from graph.grammar.chunks import Chunk, Kind, Sentence

__all__ = ["one_each_grade", "share_recipients"]

#: Titles that have two grades.
_GRADED = {"nha-giao", "nghe-si", "thay-thuoc", "nghe-nhan"}


def share_recipients(builder: Builder, sentence: Sentence, awards: list[int], read: list[Conferral]) -> None:
    """Awards that one verb joins have the same recipients: `A nhận Huân chương và Bằng khen`, `trao Cờ và Bằng khen cho
    các đơn vị`, `quyết định khen thưởng của A (Cờ) và B (Giấy khen) tặng cho các đơn vị`; `lần lượt` says that they
    do not."""
    chunks = sentence.chunks
    if _is_one_each(builder, sentence):
        _divide(chunks, awards, read)
        return
    for n in range(1, len(awards)):
        if _are_grades(read[n - 1], read[n]) and all(_joins(c) for c in chunks[awards[n - 1] + 1 : awards[n]]):
            for conferral in read[n - 1 : n + 1]:
                conferral.recipients.clear()  # who of them has which is not said
    for n in range(len(awards) - 2, -1, -1):
        one, next_one = read[n], read[n + 1]
        if (
            one.recipients
            or one.vague
            or not (
                all(_joins(c) for c in chunks[awards[n] + 1 : awards[n + 1]])
                or _is_bracketed(chunks, awards[n])
                and _is_bracketed(chunks, awards[n + 1])
            )
        ):
            continue
        one.recipients.extend(next_one.recipients)
        one.vague.extend(next_one.vague)
    for n in range(1, len(awards)):
        one, former = read[n], read[n - 1]
        if not one.recipients and not one.vague and all(_joins(c) for c in chunks[awards[n - 1] + 1 : awards[n]]):
            one.recipients.extend(r for r in former.recipients if not isinstance(r[0], str))


def _are_grades(one: Conferral, other: Conferral) -> bool:
    """`danh hiệu Thầy thuốc Nhân dân, Thầy thuốc Ưu tú`: nobody receives both at once."""
    kind = one.award.entry.code.rpartition("-")[0].rpartition("-")[0]
    return one.award.entry is not other.award.entry and kind in _GRADED and other.award.entry.code.startswith(kind)


def _joins(chunk: Chunk) -> bool:
    """Whether a chunk may stand between two awards of one list: `14 huân chương và 9 huy chương`."""
    return chunk.key in (",", "và", "cùng", '"') or chunk.kind is Kind.NUMBER


def _is_one_each(builder: Builder, sentence: Sentence) -> bool:
    """`trao Cờ thi đua và Bằng khen lần lượt cho A và B`: each has one of them."""
    if "lượt" not in sentence.said and "ứng" not in sentence.said:
        return False
    keys = builder.resolved.stream.keys
    return any(keys[i : i + 2] in (["lần", "lượt"], ["tương", "ứng"]) for i in range(sentence.start, sentence.end))


def _divide(chunks: list[Chunk], awards: list[int], read: list[Conferral]) -> None:
    """Give each award of a list its recipient, in their order; none where they are not as many."""
    for n, last in enumerate(read):
        first = n
        while first > 0 and all(_joins(c) for c in chunks[awards[first - 1] + 1 : awards[first]]):
            first -= 1
        if first == n or not last.recipients:
            continue
        received = sorted(last.recipients, key=lambda r: r[1])
        last.recipients.clear()
        if len(received) == n + 1 - first:
            for conferral, recipient in zip(read[first : n + 1], received, strict=True):
                conferral.recipients.append(recipient)


def _is_bracketed(chunks: list[Chunk], k: int) -> bool:
    return any(c.key == ")" for c in chunks[k + 1 : k + 4]) and any(c.key == "(" for c in chunks[max(0, k - 3) : k])


def one_each_grade(conferral: Conferral) -> list[Conferral]:
    """`Huân chương Lao động hạng Nhất, Nhì, Ba cho ông A, ông B và ông C`: as many classes as people or bodies named,
    so each has one, in their order; else the conferral as it is."""
    grades = grades_of(conferral.award)
    named = [r for r in conferral.recipients if not isinstance(r[0], str)]
    if len(grades) < 2 or len(grades) != len(named) or len(named) != len(conferral.recipients) or conferral.vague:
        return [conferral]
    parts = []
    for grade, recipient in zip(grades, sorted(named, key=lambda r: r[1]), strict=True):
        award = replace(conferral.award, name=f"{conferral.award.entry.name} hạng {grade}")
        part = Conferral(award, conferral.agency, conferral.event, award.name, caption=conferral.caption)
        part.spans, part.grantor_spans = [*conferral.spans], [*conferral.grantor_spans]
        part.recipients, part.presenters = [recipient], [*conferral.presenters]
        part.reason, part.movement, part.apart = conferral.reason, conferral.movement, conferral.apart
        parts.append(part)
    return parts
