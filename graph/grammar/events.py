"""Events: where the name of a meeting begins and ends, and whether the words say that it took place.

`Hội nghị tổng kết công tác dân vận năm 2022` names one; a bare `hội nghị` refers to one named before.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.grammar.chunks import Chunk, Sentence
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import DATE, NUMBER, PUNCTUATION
from graph.lexicon import Lexicon
from graph.lexicon.entries import EventEntry

__all__ = ["EventPhrase", "event_phrase"]

#: Words that end an event's name: what follows says when, where, by whom, or what happened there.
_END = {
    "tại", "do", "dưới", "vào", "được", "đã", "sẽ", "diễn", "nhằm", "để", "có", "là", "cùng", "sáng", "chiều", "tối", "đồng", "khi", "đang", "vừa",
    "theo", "thành", "ông", "bà", "chủ", "phát", "ngày", "đề", "nêu", "còn", "cũng", "nhất", "đặt", "kéo", "sau", "bày", "nói", "một",
}  # fmt: skip
#: ... unless they belong to it: `thành phố`, `chủ đề`, `ngày giải phóng`, `đề án`, `phát triển`, `thành lập`.
_KEPT = {
    ("thành", "phố"), ("thành", "lập"), ("thành", "tích"), ("thành", "viên"), ("chủ", "đề"), ("chủ", "trương"), ("chủ", "nghĩa"), ("ngày", "thành"),
    ("ngày", "giải"), ("ngày", "truyền"), ("ngày", "sinh"), ("ngày", "hội"), ("ngày", "thương"), ("ngày", "báo"), ("ngày", "quốc"), ("ngày", "nhà"),
    ("ngày", "thầy"), ("ngày", "bác"), ("ngày", "ký"), ("ngày", "khai"), ("ngày", "mất"), ("ngày", "chiến"), ("ngày", "toàn"), ("đề", "án"), ("đề", "tài"), ("phát", "triển"),
    ("phát", "thanh"), ("phát", "huy"), ("phát", "động"), ("nhất", "trí"), ("đồng", "bào"), ("đồng", "bằng"), ("sau", "sắp"), ("để", "phát"),
    ("có", "công"), ("có", "thành"), ("được", "mùa"), ("theo", "tư"), ("theo", "tấm"), ("theo", "nghị"), ("đã", "nghỉ"), ("đồng", "chí"), ("chủ", "tịch"), ("do", "mất"),
    ("thành", "đoàn"), ("thành", "ủy"), ("thành", "công"), ("phát", "hành"), ("cùng", "kỳ"), ("có", "hoàn"), ("ngày", "doanh"), ("ngày", "phụ"), ("theo", "hướng"), ("đặt", "tên"), ("ngày", "bầu"),
}  # fmt: skip
_VERBS_AFTER = {"speak", "direct", "chair", "attend", "held", "visit"}


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """An event as written: `name_start:name_end` of the stream. `bare` when only the head stands there."""

    chunk: Chunk
    entry: EventEntry
    name_start: int
    name_end: int
    bare: bool


def event_phrase(stream: Stream, sentence: Sentence, chunk: Chunk, lexicon: Lexicon) -> EventPhrase:
    """The full phrase of an EVENT chunk."""
    entry: EventEntry = chunk.value
    k, end, quoted = chunk.end, chunk.end, False
    keys, limit = stream.keys, sentence.end
    while k < limit:
        key = keys[k]
        if key == '"':
            quoted = not quoted
        elif quoted:
            pass
        elif stream.kinds[k] == PUNCTUATION:
            if key == "(" and k + 1 < limit and stream.kinds[k + 1] in (DATE, NUMBER):
                close = next((c for c in range(k, min(k + 14, limit)) if keys[c] == ")"), None)
                if close is None:
                    break
                k = end = close + 1
                continue
            if key == ",":
                if not _continues(stream, k + 1, limit, lexicon):
                    break
            elif key == ":" and k > chunk.end and k + 1 < limit and keys[k + 1] == '"' or key in ("-", "/", "&"):
                pass
            else:
                break
        elif key in _END and (key, keys[k + 1] if k + 1 < limit else BREAK) not in _KEPT:
            break
        elif key == "bằng" and keys[k + 1 : k + 2] in (["hình"], ["trực"]):
            break
        elif key == "với" and keys[k + 1 : k + 2] in (["sự"], ["chủ"], ["hình"], ["thời"], ["quy"]):
            break
        elif stream.kinds[k] == DATE and k > chunk.end and keys[k - 1] in ("ngày", "sáng", "chiều", "tối"):
            break
        elif k > chunk.end and _verb_follows(stream, k, lexicon):
            break
        k += 1
        end = k
    while end > chunk.end and keys[end - 1] in (",", "-", "và", "ngày", "của", ":", "trong", "với"):
        end -= 1
    bare = end - chunk.end == 0 or (
        end - chunk.end == 1 and keys[chunk.end] in ("này", "trên", "đó", "kể", "nói", "vừa")
    )
    return EventPhrase(chunk, entry, chunk.start, end, bare)


def _continues(stream: Stream, k: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether the name goes on after a comma: a lower-case noun phrase, a term, a coordinated task."""
    if k >= limit:
        return False
    keys = stream.keys
    if keys[k : k + 2] in (["nhiệm", "kỳ"], ["khóa", "x"]) or keys[k] == "khóa":
        return True
    if stream.caps[k]:
        return bool(lexicon.bodies.match(keys, k)) and keys[k] not in ("ban",)
    if (
        stream.kinds[k] in (DATE, NUMBER)
        or keys[k] in _END
        or keys[k]
        in (
            "với",
            "trong",
            "ngày",
            "nhân",
            "qua",
            "từ",
            "đến",
            "các",
            "nhiều",
            "trước",
            "gần",
            "hơn",
            "những",
            "một",
            "nhằm",
            "mở",
            "góp",
        )
    ):
        return False
    if lexicon.verbs.match(keys, k) or lexicon.words["honorific"].match(keys, k):
        return False
    return True


def _verb_follows(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    compound = lexicon.words["compound"].match(stream.keys, k)
    if compound and not stream.caps[k]:
        return False
    if stream.keys[k : k + 2] in (["công", "bố"], ["giới", "thiệu"], ["chất", "vấn"], ["chào", "mừng"], ["thông", "qua"]):
        return False  # `Lễ công bố …`, `Hội nghị giới thiệu …`
    verb = lexicon.verbs.match(stream.keys, k)
    return bool(verb and verb[1] in _VERBS_AFTER and (verb[0] > 1 or stream.keys[k] in ("dự",)))
