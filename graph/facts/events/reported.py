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


#: Words before a visit that is only referred to: `trong chuyến thăm`.
_NO_VISITS = ("tiếp", "trong", "nhân", "khuôn", "chúc")
#: Words right before an event that make it a part of something else: `theo nghị quyết | đại hội`.
_LINKS = ("quyết", "của", "theo", "sau", "trước", "các", "những", "nghị", "từ", "về", "cho", "giữa")
#: Words right before an event that say that it took place, and where or when something did.
_TENSES = ("có", "đã", "vừa")
_SCENES = ("tại", "trong", "buổi", "dịp")
#: Kinds that are told like a verb (`UBND tỉnh | họp`), and what may stand before them.
_LIKE_VERBS = ("tiep-xuc-cu-tri", "gap-mat", "hop")
_HOLDERS = (Kind.BODY, Kind.POSITION, Kind.PERSON, Kind.MARK, Kind.UNIT, Kind.WORD)
#: Acts of the verbs that tell an event; behind it, those of holding alone.
_TOLD_BY = ("organize", "held", "chair", "attend")
_HELD = ("held", "organize")
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
    if _is_only_mentioned(keys, before, chunk, phrase.entry.code):
        return False
    if _is_told(keys, before, after, phrase.entry.code) or _held_by(sentence, behind):
        return True
    if not before or before[-1].kind is Kind.WORD and before[-1].key in _SCENES:
        return sentence.kind is BlockKind.PARAGRAPH
    if phrase.entry.code == "hop-bao" and any(c.kind in (Kind.BODY, Kind.POSITION) for c in before):
        return True
    dated = any(c.kind is Kind.DATE for c in before) or keys[before[0].start] in PARTS_OF_DAY
    return dated and before[-1].kind in (Kind.MARK, Kind.BODY, Kind.WORD, Kind.UNIT)


def _is_only_mentioned(keys: list[str], before: list[Chunk], chunk: Chunk, code: str) -> bool:
    """Whether the words before refer to the event from another matter (`theo nghị quyết`), or to others of its kind."""
    if is_background(keys, before) or _one_of_several(keys, chunk.start) or _told_about(keys, before, chunk.start):
        return True
    if code == "chuyen-tham" and any(c.kind is Kind.WORD and c.key in _NO_VISITS for c in before):
        return True
    return bool(before) and before[-1].kind is Kind.WORD and before[-1].key in _LINKS


def _is_told(keys: list[str], before: list[Chunk], after: list[Chunk], code: str) -> bool:
    """Whether a verb says that it was held, led or attended; for some kinds, whoever stands before them did it."""
    last = before[-1] if before else None
    if last is not None and last.kind is Kind.WORD and last.key in _TENSES:
        return True
    if code in _LIKE_VERBS and (last is None or last.kind in _HOLDERS):
        return True
    if any(c.kind is Kind.VERB and c.value in _TOLD_BY and not _planned(keys, c) for c in before):
        return True
    return any(c.kind is Kind.VERB and c.value in _HELD for c in after)


#: Chunks from an event to the verb of those who held it.
_PASSIVE = 40


def _held_by(sentence: Sentence, behind: int) -> bool:
    """`Hội thảo X, | do Trường A phối hợp với Đại học B tổ chức …`: a body, and no verb but theirs."""
    if "do" not in sentence.said or "organize" not in sentence.acts:
        return False
    after = sentence.chunks[behind : behind + _PASSIVE]
    by = next((n for n, c in enumerate(after[:14]) if c.kind is Kind.WORD and c.key == "do"), None)
    if by is None or any(c.kind is Kind.VERB for c in after[:by]):
        return False
    told = next((n for n, c in enumerate(after) if n > by and c.kind is Kind.VERB), None)
    if told is None or after[told].value != "organize":
        return False
    return any(c.kind is Kind.BODY for c in after[by:told])


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
