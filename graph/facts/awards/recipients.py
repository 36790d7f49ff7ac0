"""Who receives an award: named people and bodies, groups with a count, groups told only in words."""

from __future__ import annotations

import re

from graph.facts.awards.conferrals import Conferral
from graph.facts.builder import Builder, Span
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.stream import Stream
from graph.language.tokens import NUMBER, WORD
from graph.lexicon import lexicon
from graph.resolution.bodies import Agency
from graph.resolution.people import Individual

__all__ = ["read_recipients"]


def read_recipients(
    builder: Builder,
    sentence: Sentence,
    k: int,
    verb: int | None,
    start: int,
    end: int,
    conferral: Conferral,
    caption: bool,
) -> None:
    chunks, stream = sentence.chunks, builder.reading.stream
    receiving = verb is not None and chunks[verb].value == "receive"
    regions: list[tuple[int, int]] = []
    by = _passive(chunks, verb, start)
    to = next((n for n in range(k + 1, end) if chunks[n].kind is Kind.WORD and chunks[n].key == "cho"), None)
    if verb is None or chunks[verb].value == "present":  # `trao Huân chương … tặng X`, `lễ đón nhận … phong tặng X`
        given = [n for n in range(k + 1, end) if chunks[n].kind is Kind.VERB and chunks[n].value != "lead"]
        if given and chunks[given[0]].value == "grant" and (to is None or given[0] < to):
            to = given[0]
    if receiving and verb is not None:
        # `UBND huyện tổ chức Lễ kỷ niệm … và đón nhận Huân chương`: who organises is not thereby who receives
        opened = [n + 1 for n in range(start, verb) if chunks[n].kind is Kind.EVENT]
        regions.append((max([start, *opened]), verb))
    elif by is not None:
        regions.append((start, by))
    elif to is not None:
        regions.append((to + 1, _region_end(chunks, to + 1, end)))
    else:
        regions.append((k + 1, _region_end(chunks, k + 1, end)))
        if verb is not None:
            between = next(
                (n for n in range(verb + 1, k) if chunks[n].kind is Kind.WORD and chunks[n].key == "cho"), None
            )
            if between is not None:
                regions.insert(0, (between + 1, k))
        if verb is None or (start > 0 and not regions):
            regions.append((start, k))
    for first, last in regions:
        if first >= last:
            continue
        taken = _counted(stream, chunks[first].start, chunks[last - 1].end)
        named = (
            _named(builder, chunks[first:last]) if not (receiving and _subject_is_group(chunks, first, last)) else []
        )
        for label, span in taken:
            conferral.recipients.append((label, span))
        for who, span in named:
            conferral.recipients.append((who, span))
        if not taken and not named and not caption:
            phrase = _phrase(builder, chunks, first, last)
            if phrase:
                conferral.vague.append(phrase)
        elif not taken and not named and to is not None:
            phrase = _phrase(builder, chunks, first, last)
            if phrase:
                conferral.vague.append(phrase)
        if taken or named:
            return


def _passive(chunks: list[Chunk], verb: int | None, start: int) -> int | None:
    """Where `được` stands in `RECIPIENT được GRANTOR tặng …`."""
    if verb is None or chunks[verb].value not in ("grant", "present"):
        return None
    for n in range(verb - 1, max(start, verb - 8), -1):
        if chunks[n].kind is Kind.WORD and chunks[n].key == "được":
            between = chunks[n + 1 : verb]
            return n if any(c.kind in (Kind.BODY, Kind.POSITION) for c in between) else None
        if chunks[n].kind in (Kind.VERB, Kind.AWARD, Kind.MARK) and chunks[n].key != ",":
            return None
    return None


def _region_end(chunks: list[Chunk], first: int, end: int) -> int:
    for n in range(first, end):
        chunk = chunks[n]
        if (
            chunk.kind is Kind.WORD
            and chunk.key in ("vì", "do", "về", "đã", "có", "trong", "với", "đạt")
            or chunk.kind is Kind.MARK
            and chunk.key in (";", ".", "(")
            or chunk.kind is Kind.VERB
            and chunk.value in ("receive", "grant", "present", "speak")
        ):
            return n
    return end


def _counted(stream: Stream, start: int, end: int) -> list[tuple[str, Span]]:
    """`5 tập thể`, `8 hộ gia đình tiêu biểu`: a number and the noun it counts."""
    found = []
    for i in range(start, end):
        if (
            stream.kinds[i] != NUMBER
            or i + 1 >= end
            or stream.keys[i + 1] not in lexicon().counted
            or not stream.text[i].isdigit()
            or len(stream.text[i]) > 5
        ):
            continue
        if i > start and stream.keys[i - 1] in ("số", "năm", "huyện", "quận", "phường", "khu"):
            continue
        stop = i + 2
        while (
            stop < end
            and stop - i < 7
            and stream.kinds[stop] == WORD
            and stream.keys[stop]
            not in (
                "và",
                "có",
                "đã",
                "vì",
                "trong",
                "được",
                "đạt",
                "thuộc",
                "là",
                "với",
                "của",
                "ở",
                "tại",
                "vinh",
                "nhận",
                "cho",
                "tiêu",
                "xuất",
                "điển",
                "trên",
                "người",
            )
        ):
            stop += 1
        if stream.keys[i + 1 : i + 5] == ["tổ", "chức", "cơ", "sở"]:
            stop = i + 6 if stream.keys[i + 5 : i + 6] == ["đảng"] else i + 5
        elif stream.keys[i + 1 : i + 4] == ["tổ", "chức", "đảng"]:
            stop = i + 4
        elif stream.keys[i + 1] in ("tập", "cá", "đơn", "đảng", "chi") or stop > i + 4:
            stop = i + 3 if stream.keys[i + 1] not in ("hộ", "người", "em") else stop
        label = stream.words(i, stop)
        label = re.sub(r"^0+(?=\d)", "", label)
        found.append((label, (i, stop)))
    return found


def _subject_is_group(chunks: list[Chunk], first: int, last: int) -> bool:
    """`Đảng bộ, chính quyền và nhân dân tỉnh X`: one group, not its parts."""
    return any(c.kind is Kind.WORD and c.key in ("nhân", "quân", "lãnh", "chính") for c in chunks[first:last]) and any(
        c.kind is Kind.BODY and c.value.entry.code == "dang-bo" for c in chunks[first:last]
    )


def _named(builder: Builder, chunks: list[Chunk]) -> list[tuple[Individual | Agency, Span]]:
    found: list[tuple[Individual | Agency, Span]] = []
    if any(c.kind is Kind.BODY and c.value.entry.code == "dang-bo" for c in chunks) and any(
        c.kind is Kind.WORD and c.key == "nhân" for c in chunks
    ):
        return []
    for chunk in chunks:
        if chunk.kind is Kind.PERSON:
            person = builder.reading.individual_of.get(id(chunk))
            if person is not None:
                found.append((person, (chunk.start, chunk.end)))
        elif chunk.kind is Kind.BODY:
            agency = builder.reading.agency_of.get(id(chunk))
            if agency is not None and not any(f[1][1] > chunk.start for f in found):
                found.append((agency, (chunk.start, chunk.end)))
    return found


def _phrase(builder: Builder, chunks: list[Chunk], first: int, last: int) -> tuple[str, Span] | None:
    """A group told only in words: `các luật gia tiêu biểu`, `Đảng bộ, chính quyền và nhân dân tỉnh X`."""
    while first < last and chunks[first].kind is Kind.MARK:
        first += 1
    if first >= last:
        return None
    stream = builder.reading.stream
    words = stream.words(chunks[first].start, chunks[last - 1].end).strip(' ,"')
    opening = stream.keys[chunks[first].start]
    if not 4 <= len(words) <= 120 or opening not in (
        "các",
        "đảng",
        "những",
        "nhiều",
        "cán",
        "tập",
        "lãnh",
        "đại",
        "nhân",
        "gia",
        "hội",
        "đoàn",
        "quân",
        "một",
        "cho",
        "tỉnh",
        "huyện",
        "xã",
        "đội",
        "chi",
        "hai",
        "ba",
    ):
        return None
    return words, (chunks[first].start, chunks[last - 1].end)
