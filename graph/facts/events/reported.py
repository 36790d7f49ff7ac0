"""Whether the words around the name of an event say that it took place: held, organised, attended, dated.

What is planned (`Kế hoạch tổ chức Đại hội`), to come (`sẽ`), only referred to (`báo cáo trình tại kỳ họp`) or a merit
of the year (`đã tổ chức tốt Đại hội`) is not reported.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.codes import PARTS_OF_DAY
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.events import EventPhrase

__all__ = ["is_background", "is_reported"]


def _start(chunk: Chunk) -> int:
    return chunk.start


#: Chunks of the longest clause before an event that is looked at.
_CLAUSE = 80


def is_reported(builder: Builder, sentence: Sentence, chunk: Chunk, phrase: EventPhrase) -> bool:
    """Whether a sentence of the story reports the event whose name begins with `chunk`."""
    keys = builder.resolved.stream.keys
    index = bisect_left(sentence.chunks, chunk.start, key=_start)
    before = sentence.chunks[max(0, index - 6) : index]
    behind = max(index + 1, bisect_left(sentence.chunks, phrase.name_end, key=_start))
    after = list(takewhile(lambda c: c.key != ";", sentence.chunks[behind : behind + 8]))
    near = max(0, index - _CLAUSE)
    comma = next((n for n in range(index - 1, near - 1, -1) if sentence.chunks[n].key in (",", ";")), near)
    if any(c.kind is Kind.WORD and c.key == "sẽ" for c in sentence.chunks[comma:index] + after[:3]):
        return False
    if is_background(keys, before) or _one_of_several(keys, chunk.start) or _told_about(keys, before, chunk.start):
        return False
    if phrase.entry.code == "chuyen-tham" and any(
        c.kind is Kind.WORD and c.key in ("tiếp", "trong", "nhân", "khuôn", "chúc") for c in before
    ):
        return False
    if (
        before
        and before[-1].kind is Kind.WORD
        and before[-1].key
        in ("quyết", "của", "theo", "sau", "trước", "các", "những", "nghị", "từ", "về", "cho", "giữa")
    ):
        return False
    if (
        before
        and before[-1].kind is Kind.WORD
        and before[-1].key in ("có", "đã", "vừa")
        or phrase.entry.code in ("tiep-xuc-cu-tri", "gap-mat", "hop")
        and (not before or before[-1].kind in (Kind.BODY, Kind.POSITION, Kind.PERSON, Kind.MARK, Kind.UNIT, Kind.WORD))
    ):
        return True
    acts = {c.value for c in before if c.kind is Kind.VERB and not _planned(keys, c)}
    if acts & {"organize", "held", "chair", "attend"}:
        return True
    if any(c.kind is Kind.VERB and c.value in ("held", "organize") for c in after):
        return True
    if index == 0 or (before and before[-1].kind is Kind.WORD and before[-1].key in ("tại", "trong", "buổi", "dịp")):
        return sentence.kind is BlockKind.PARAGRAPH
    if phrase.entry.code == "hop-bao" and any(c.kind in (Kind.BODY, Kind.POSITION) for c in before):
        return True
    if any(c.kind is Kind.DATE for c in before) or (before and keys[before[0].start] in PARTS_OF_DAY):
        return bool(before and before[-1].kind in (Kind.MARK, Kind.BODY, Kind.WORD, Kind.UNIT))
    return False


#: Before an event that is only referred to: what is submitted to it, what comes before or after it.
_REFERS = (
    ("trình", "tại"), ("trình",), ("gửi", "đến"), ("chuẩn", "bị"), ("chuẩn", "bị", "cho"), ("tiến", "tới"),
    ("phục", "vụ"), ("chào", "mừng"), ("hướng", "tới"), ("đi", "dự"), ("trước",), ("sau",),
)  # fmt: skip
#: What others are told of a meeting: `thông báo kết quả | tại kỳ họp`.
_CONTENTS = (["kết", "quả"], ["nội", "dung"], ["vấn", "đề"])


def _one_of_several(keys: list[str], start: int) -> bool:
    """`đặt ra tại những lần tiếp xúc cử tri trước đó`, `các cuộc họp`: other meetings."""
    return keys[start - 1] in ("lần", "cuộc", "đợt") and keys[start - 2] in ("những", "các", "nhiều", "mỗi")


def _told_about(keys: list[str], before: list[Chunk], start: int) -> bool:
    """`đã thông báo với cử tri kết quả đạt được tại kỳ họp`: what is told of a session is told at another meeting."""
    said = next((c for c in reversed(before) if c.kind is Kind.VERB), None)
    if said is None or said.value != "speak" or keys[start - 1] != "tại":
        return False
    return any(keys[k : k + 2] in _CONTENTS for k in range(said.end, start)) and "cử" in keys[said.start : start]


_PLANS = {"hoạch", "việc", "tác", "bị", "để", "nhằm", "về", "án", "cho"}


def is_background(keys: list[str], before: list[Chunk]) -> bool:
    """`báo cáo trình tại kỳ họp`, `chuẩn bị cho Đại hội`: no report of the event."""
    if not before:
        return False
    end = before[-1].end
    return any(tuple(keys[end - len(w) : end]) == w for w in _REFERS)


def _planned(keys: list[str], verb: Chunk) -> bool:
    """`Kế hoạch tổ chức Đại hội`, `đã tổ chức tốt Đại hội`: a plan, or a merit of the year."""
    return verb.value == "organize" and (keys[verb.start - 1] in _PLANS or keys[verb.end : verb.end + 1] == ["tốt"])
