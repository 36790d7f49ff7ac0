"""The recipients that a stretch of a sentence names: people, bodies, places, groups with a count or told in words."""

from __future__ import annotations

import re

from graph.facts.builder import Builder, Span
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.stream import Stream
from graph.language.tokens import NUMBER, WORD
from graph.lexicon import lexicon
from graph.resolution.bodies import Agency
from graph.resolution.people import Individual

__all__ = ["Recipients", "after_brackets", "counted", "groups", "named", "phrase", "spoken"]

Recipients = list[tuple[Individual | Agency | str, Span]]

#: Words that say whose somebody is: the body after them is not among those who are named.
_GENITIVE = ("của", "thuộc", "tại", "ở")

#: First words of a group of people of a body or place: `tập thể cán bộ, giảng viên Trường Đại học …`.
_GROUPS = {"tập", "cán", "quân", "nhân", "thầy", "đội", "lực", "dân"}
#: First words of those who are told only in words.
_OPENINGS = {
    "các", "những", "nhiều", "một", "hai", "ba", "cho", "tập", "cán", "quân", "nhân", "đội", "đảng", "lãnh", "đại",
    "thân", "gia", "hội", "đoàn", "chi", "tỉnh", "huyện", "xã",
}  # fmt: skip


def after_brackets(chunks: list[Chunk], n: int, end: int) -> int:
    """The place after the brackets that open at `n`; `n` where they stay open."""
    return next((m + 1 for m in range(n + 1, end) if chunks[m].key == ")"), n)


def spoken(chunks: list[Chunk], first: int, last: int) -> list[Span]:
    """The stretches of the stream between two places, without what stands in brackets."""
    spans: list[Span] = []
    n = begin = first
    while n < last:
        if chunks[n].key == "(" and (after := after_brackets(chunks, n, last)) > n:
            if n > begin:
                spans.append((chunks[begin].start, chunks[n - 1].end))
            n = begin = after
        else:
            n += 1
    if last > begin:
        spans.append((chunks[begin].start, chunks[last - 1].end))
    return spans


#: Words that end what a number counts, unless the next one makes another word of them (`xuất sắc`, not `sản xuất`).
_COUNT_ENDS = {
    "và": "",
    "có": "",
    "đã": "",
    "vì": "",
    "trong": "",
    "được": "",
    "đạt": "",
    "thuộc": "",
    "là": "",
    "với": "",
    "của": "",
    "ở": "",
    "tại": "",
    "vinh": "",
    "nhận": "",
    "cho": "",
    "tiêu": "biểu",
    "xuất": "sắc",
    "điển": "hình",
    "trên": "",
    "người": "",
    "khác": "",
    "này": "",
}


def counted(stream: Stream, spans: list[Span]) -> Recipients:
    """`5 tập thể`, `8 hộ gia đình tiêu biểu`: a number and the noun it counts."""
    found: Recipients = []
    keys, nouns = stream.keys, lexicon().counted
    for start, end in spans:
        for i in range(start, end - 1):
            if stream.kinds[i] != NUMBER or keys[i + 1] not in nouns:
                continue
            if not stream.text[i].isdigit() or len(stream.text[i]) > 5:
                continue
            if (
                _is_of_another_badge(stream, i, end)
                or i > start
                and keys[i - 1] in ("số", "năm", "huyện", "quận", "phường", "khu")
            ):
                continue
            stop = _count_end(stream, i, end)
            found.append((re.sub(r"^0+(?=\d)", "", stream.words(i, stop)), (i, stop)))
    return found


def _is_of_another_badge(stream: Stream, i: int, end: int) -> bool:
    """`1 đồng chí 45 năm`: a badge of its own, in a list that began with another."""
    years = next((j for j in range(i + 2, min(i + 5, end)) if stream.kinds[j] == NUMBER), None)
    return years is not None and stream.keys[years + 1 : years + 2] == ["năm"]


def _count_end(stream: Stream, i: int, end: int) -> int:
    """Where what the number at `i` counts ends."""
    keys, stop = stream.keys, i + 2
    if keys[i + 1 : i + 4] in (["người", "có", "uy"], ["người", "có", "công"]):
        return min(i + 5, end)
    while stop < end and stop - i < 7 and stream.kinds[stop] == WORD:
        ends = _COUNT_ENDS.get(keys[stop])
        if ends is not None and ends in ("", keys[stop + 1]):
            break
        stop += 1
    if keys[i + 1 : i + 5] == ["tổ", "chức", "cơ", "sở"]:
        return i + 6 if keys[i + 5 : i + 6] == ["đảng"] else i + 5
    if keys[i + 1 : i + 4] == ["tổ", "chức", "đảng"]:
        return i + 4
    if keys[i + 1] in ("tập", "cá", "đơn", "đảng", "chi") or stop > i + 4:
        return i + 3 if keys[i + 1] not in ("hộ", "người", "em") else stop
    return stop


def named(builder: Builder, chunks: list[Chunk], first: int, last: int) -> Recipients:
    """The people and bodies named between two places, not in brackets, with the titles that describe them left out."""
    region = chunks[first:last]
    if any(c.kind is Kind.BODY and c.value.entry.code == "dang-bo" for c in region) and any(
        c.kind is Kind.WORD and c.key == "nhân" for c in region
    ):
        return []
    found: Recipients = []
    n = first
    while n < last:
        chunk = chunks[n]
        if chunk.key == "(" and (after := after_brackets(chunks, n, last)) > n:
            n = after
            continue
        if chunk.kind is Kind.PERSON:
            person = builder.resolved.individual_of.get(id(chunk))
            if person is not None:
                found.append((person, (chunk.start, chunk.end)))
        elif chunk.kind is Kind.BODY and not (_is_party(chunk) or _describes(chunks, n, first)):
            agency = builder.resolved.agency_of.get(id(chunk))
            if agency is not None and not any(f[1][1] > chunk.start for f in found):
                found.append((agency, (chunk.start, chunk.end)))
        elif chunk.kind is Kind.UNIT and _is_given_to_unit(chunks, n, first, last):
            found.append((builder.resolved.stream.words(chunk.start, chunk.end), (chunk.start, chunk.end)))
        n += 1
    return found


def _is_party(chunk: Chunk) -> bool:
    """`30 năm tuổi Đảng`, `sinh hoạt Đảng`, `xây dựng Đảng`: the Party as a whole receives no award."""
    return bool(chunk.value.entry.code == "dang")


def _describes(chunks: list[Chunk], n: int, first: int) -> bool:
    """Whether a body only says where the person named before holds a post, or whose those before are: `A, Đội trưởng,
    Phòng Cảnh sát hình sự`, `Chi hội Nhà báo Báo Hải Dương`, `B, Trưởng Ban Dân nguyện của Quốc hội`, `5 cá nhân thuộc
    Sở Y tế`."""
    if n > first and (chunks[n - 1].kind is Kind.BODY or chunks[n - 1].key in _GENITIVE):
        return True
    return n - 2 >= first and chunks[n - 1].key in (",", "-") and chunks[n - 2].kind is Kind.POSITION


def _is_given_to_unit(chunks: list[Chunk], n: int, first: int, last: int) -> bool:
    """`trao Cờ thi đua cho xã Vũ Quý - đơn vị dẫn đầu`: a place that stands alone where recipients are named."""
    return bool(chunks[n].value.name) and n == first and (n + 1 >= last or chunks[n + 1].key in ("-", ",", "và", "("))


def groups(builder: Builder, chunks: list[Chunk], first: int, last: int) -> tuple[Recipients, int]:
    """The groups of people of a body or place that a list begins with, and where the list goes on: `cán bộ, chiến sĩ
    Đồn Biên phòng 84, dân quân xã X và 14 cá nhân`."""
    found: Recipients = []
    at = first
    while at < last:
        end = _group_end(chunks, at, last)
        if end is None:
            break
        span = (chunks[at].start, chunks[end - 1].end)
        found.append((builder.resolved.stream.words(*span), span))
        first = at = end
        while at < last and chunks[at].key in (",", "và", "cùng"):
            at += 1
    return found, first


def _group_end(chunks: list[Chunk], first: int, last: int) -> int | None:
    """Where the group that begins at `first` ends: `tập thể cán bộ, giảng viên Trường Đại học X`. `tập thể Sở Y tế` is
    the body, `Đảng bộ và nhân dân huyện X` no group that begins here."""
    if chunks[first].kind is not Kind.WORD or chunks[first].key not in _GROUPS:
        return None
    for n in range(first, last):
        chunk = chunks[n]
        if chunk.kind in (Kind.BODY, Kind.UNIT):
            whole = chunk.kind is Kind.BODY and (n - first < 3 or chunk.value.entry.code == "dang-bo")
            return None if whole or n - first < 2 else n + 1
        if chunk.kind is Kind.POSITION and chunk.value.body is not None and n - first >= 2:
            return n + 1  # `tập thể cán bộ, giảng viên Trường Đại học X`
        if chunk.kind not in (Kind.WORD, Kind.MARK) or chunk.key in ("(", ":", "-", ")", ";", "được", "đã", "có"):
            return None
    return None


def phrase(builder: Builder, chunks: list[Chunk], first: int, last: int) -> tuple[str, Span] | None:
    """A group told only in words: `các luật gia tiêu biểu`, `Đảng bộ, chính quyền và nhân dân tỉnh X`."""
    while first < last and chunks[first].kind is Kind.MARK:
        first += 1
    if first >= last:
        return None
    stream = builder.resolved.stream
    words = stream.words(chunks[first].start, chunks[last - 1].end).strip(' ,"')
    opening = stream.keys[chunks[first].start]
    if opening not in _OPENINGS or not 4 <= len(words) <= 120 or words.endswith(":"):
        return None
    return words, (chunks[first].start, chunks[last - 1].end)
