"""Badges of the Party by years of membership, told in one sum: `trao Huy hiệu Đảng cho 9 đảng viên, gồm 2 đảng viên 60
năm tuổi Đảng và 7 đảng viên 40 năm tuổi Đảng` are two awards, each with its own recipients.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from graph.facts.awards.conferrals import Conferral
from graph.facts.builder import Builder, Span
from graph.grammar.awards import BADGES, Award
from graph.grammar.chunks import Sentence
from graph.grammar.stream import Stream
from graph.language.tokens import NUMBER
from graph.lexicon import lexicon

__all__ = ["by_years", "go_on_by_years", "of_members"]

_BADGE = "Huy hiệu Đảng"
_YEARS = " năm tuổi Đảng"
#: What ends a badge that says no more than the years: `2 đồng chí 45 năm và 5 đồng chí 40 năm`.
_AFTER_YEARS = {",", ";", "và", "."}
#: Between those who are counted and the years: `6 đồng chí nhận Huy hiệu 60 năm`, `3 đảng viên được tặng loại 45 năm`.
_TO_YEARS = {"được", "nhận", "trao", "tặng", "đủ", "tròn", "đạt", "có", "loại"}
#: Between the years and those who are counted: `60 năm tuổi Đảng: 6 đồng chí`, `55 năm có 3 đồng chí`.
_TO_COUNT = {":", "có", "là", "(", "cho"}
#: What lists the parts of a sum: the years behind it are not those of the whole.
_PARTS = {";", ":", "gồm", "trong", "."}


def of_members(builder: Builder, award: Award, sentence: Sentence) -> Award:
    """`Huy hiệu Đảng cho các đảng viên 65 năm tuổi Đảng` is the badge of so many years."""
    if award.name != _BADGE:
        return award
    keys = builder.resolved.stream.keys
    for i in range(award.end, min(award.end + 8, sentence.end - 3)):
        if keys[i] in _PARTS:
            break
        if (
            keys[i] in BADGES
            and keys[i + 1 : i + 4] == ["năm", "tuổi", "đảng"]
            and keys[i - 1] not in (",", "và", "-", "hiệu")
        ):
            return replace(award, name=f"Huy hiệu {keys[i]}{_YEARS}")
    return award


def by_years(builder: Builder, sentence: Sentence, whole: Conferral) -> list[Conferral]:
    """The conferrals that a badge of the Party stands for: one for each number of years that its own name lists
    (`Huy hiệu 30, 40 năm tuổi Đảng`: who has which is not said) or that its sentence counts behind it; with the whole
    where these are not all that it counts."""
    if not (whole.name == _BADGE or whole.name.startswith("Huy hiệu ") and whole.name.endswith(_YEARS)):
        return [whole]
    stream, (start, end) = builder.resolved.stream, whole.spans[0]
    if whole.name != _BADGE:
        return [whole, *_join_own(whole, _counted_parts(stream, end, sentence.end, whole))]
    parts = [*_counted_parts(stream, end, sentence.end, whole)]
    if parts:
        whole.recipients[:] = [
            r for r in whole.recipients if not any(_is_within(r[1], part.spans[0]) for part in parts)
        ]
        return parts if _adds_up(whole, parts) else [whole, *parts]
    listed = [k for k in range(start, end) if stream.keys[k] in BADGES]
    return [_part(whole, stream.text[k], (start, end)) for k in listed] or [whole]


def go_on_by_years(builder: Builder, sentence: Sentence, whole: Conferral) -> list[Conferral]:
    """The parts of a badge told before that a sentence without an award counts: `Trong đó, 60 năm tuổi Đảng: 2 đồng
    chí; 40 năm tuổi Đảng: 7 đồng chí.`"""
    stream = builder.resolved.stream
    first = next((i for i in range(sentence.start, sentence.end) if stream.keys[i].isalnum()), sentence.end)
    if whole.name != _BADGE or stream.keys[first : first + 2] != ["trong", "đó"] and stream.keys[first] != "gồm":
        return []
    return [*_counted_parts(stream, first, sentence.end, whole)]


def _counted_parts(stream: Stream, start: int, end: int, whole: Conferral) -> Iterator[Conferral]:
    """What the words between two places count for each number of years, up to the next award of the list."""
    i = start
    while i < end and stream.keys[i] != "hiệu":
        found = _years_of_members(stream, i, end) or _members_of_years(stream, i, end)
        if found is None:
            i += 1
            continue
        years, (count_from, count_to), stop = found
        part = _part(whole, stream.text[years], (i, stop))
        part.recipients.append((stream.words(count_from, count_to).lstrip("0"), (count_from, count_to)))
        yield part
        i = stop


def _years_of_members(stream: Stream, i: int, end: int) -> tuple[int, Span, int] | None:
    """`6 đảng viên 60 năm tuổi Đảng`, `2 đồng chí 45 năm`: the place of the years, those counted, and the end."""
    last = _counted_end(stream, i)
    k = last or end
    while k < end and stream.keys[k] in _TO_YEARS:
        k += 1
    stop = _years_end(stream, k, end)
    return (k, (i, last), stop) if last is not None and stop is not None else None


def _members_of_years(stream: Stream, i: int, end: int) -> tuple[int, Span, int] | None:
    """`60 năm tuổi Đảng: 6 đồng chí`: the place of the years, those counted, and the end."""
    k = _years_end(stream, i, end, _AFTER_YEARS | _TO_COUNT)
    if k is None or k + 1 >= end or stream.keys[k] not in _TO_COUNT:
        return None
    last = _counted_end(stream, k + 1)
    return (i, (k + 1, last), last) if last is not None else None


def _counted_end(stream: Stream, i: int) -> int | None:
    """Where what is counted at `i` ends: `6 đảng viên`, `02 đồng chí`, `5 người`."""
    if stream.kinds[i] != NUMBER or not stream.text[i].isdigit() or stream.keys[i + 1] not in lexicon().counted:
        return None
    return i + (2 if stream.keys[i + 1] == "người" else 3)


def _years_end(stream: Stream, k: int, end: int, after: set[str] = _AFTER_YEARS) -> int | None:
    """Where `60 năm tuổi Đảng`, `60 tuổi Đảng` or, before one of `after`, `60 năm` ends that begins at `k`."""
    keys = stream.keys
    if k >= end or keys[k] not in BADGES:
        return None
    named = k + (2 if keys[k + 1 : k + 2] == ["năm"] else 1)
    if keys[named : named + 2] == ["tuổi", "đảng"]:
        return named + 2
    return named if named == k + 2 and keys[named] in after else None


def _part(whole: Conferral, years: str, span: Span) -> Conferral:
    """The conferral of the badge of so many years, given where and by whom the whole was."""
    name = f"Huy hiệu {years}{_YEARS}"
    part = Conferral(replace(whole.award, name=name), whole.agency, whole.event, name, caption=whole.caption)
    part.spans.append(span)
    part.grantor_spans, part.presenters, part.apart = [*whole.grantor_spans], [*whole.presenters], whole.apart
    return part


def _join_own(whole: Conferral, parts: Iterator[Conferral]) -> Iterator[Conferral]:
    """The parts of other badges; what is counted for the same badge is what it counts itself (`Huy hiệu Đảng cho 3
    đảng viên 60 năm tuổi Đảng`)."""
    for part in parts:
        if part.name != whole.name:
            yield part
        elif not whole.recipients:
            whole.recipients.extend(part.recipients)


def _is_within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _adds_up(whole: Conferral, parts: list[Conferral]) -> bool:
    """Whether the parts count as many as the whole, or it counts nobody."""
    if not whole.recipients:
        return True
    told = [who for who, _ in whole.recipients if isinstance(who, str)]
    sizes = [int(who.split()[0]) for part in parts for who, _ in part.recipients if isinstance(who, str)]
    return len(told) == len(whole.recipients) == 1 and told[0].split()[0] == str(sum(sizes))
