"""Decisions without a number: whether one is announced, and what it decides.

`công bố quyết định của Bộ trưởng Bộ Y tế về việc …`, `thông qua tờ trình về việc …`, `trao quyết định của Ban Bí thư
điều động ông A … và quyết định chuẩn y ông B …`.
"""

from __future__ import annotations

import re

from graph.grammar.bodies import Body, parse_body
from graph.grammar.body_names import names_person
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import DOCUMENT_NUMBER, NUMBER
from graph.lexicon import Lexicon
from graph.lexicon.entries import DocumentEntry

__all__ = ["begins_next", "decides", "decides_on_somebody", "is_announced", "plenum_end"]

#: How far before a document a list of documents begins at most, in tokens.
_LIST = 60
#: Words after an act that are not what is acted on.
_NO_OBJECT = {"cho", "của", "vào", "đối", "và", "này", "trên", "tại", "về", "theo", ",", ".", ";", ":", ")", '"', BREAK}


def is_announced(stream: Stream, i: int, entry: DocumentEntry, lexicon: Lexicon) -> bool:
    """Whether the words before say that a document is made known or takes effect: `công bố quyết định`, `đã thông qua
    tờ trình`; or it is the next of a list that begins so (`trao quyết định … và quyết định …`)."""
    keys, words = stream.keys, lexicon.words["announced"]
    if any(k >= 0 and (found := words.match(keys, k)) and k + found[0] == i for k in (i - 1, i - 2)):
        return True
    if i < 1 or keys[i - 1] not in ("và", ","):
        return False
    for k in range(i - 2, max(0, i - _LIST), -1):
        if keys[k] in (BREAK, ".", ";"):
            return False
        kind = lexicon.documents.match(keys, k)
        if kind is not None and kind[1] is entry and keys[k - 1] not in ("và", ","):
            whose = keys[k + kind[0] : k + kind[0] + 2]
            return (whose[:1] == ["của"] or whose == ["về", "việc"]) and is_announced(stream, k, entry, lexicon)
    return False


def decides(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether what a decision decides begins at `k` and says of whom or of what: `bổ nhiệm ông A`, `thành lập và kiện
    toàn Ban Chỉ đạo`; not `bổ nhiệm cho ông A`, which says to whom the decision goes."""
    at = _after_acts(stream, k, lexicon)
    return k < at < len(stream) and stream.keys[at] not in _NO_OBJECT


def decides_on_somebody(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether what a decision decides begins at `k` and the person follows: `luân chuyển, chỉ định | đồng chí A`."""
    at = _after_acts(stream, k, lexicon)
    if not k < at < len(stream):
        return False
    return any(lexicon.words[kind].match(stream.keys, at) for kind in _BEFORE_PERSONS) or (
        stream.caps[at] and names_person(stream, at, lexicon)
    )


#: Classes of words that stand before a person's name.
_BEFORE_PERSONS = ("honorific", "rank", "degree")


def _after_acts(stream: Stream, k: int, lexicon: Lexicon) -> int:
    """The place after the acts that begin at `k`: `luân chuyển, chỉ định | …`, `thành lập và kiện toàn | …`."""
    keys, acts, at = stream.keys, lexicon.words["decided"], k
    while at < len(keys) and (act := acts.match(keys, at)) is not None:
        at += act[0]
        if keys[at : at + 1] not in ([","], ["và"], ["-"]):
            break
        at += 1
    return at


def begins_next(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether the next document of a list begins at `k`, in small letters too: `… và quyết định chuẩn y ông B làm …`,
    `… và hướng dẫn số 46/HD-MTTQ`."""
    kind = lexicon.documents.match(stream.keys, k)
    if kind is None:
        return False
    after = k + kind[0]
    if DOCUMENT_NUMBER in stream.kinds[after : after + (2 if stream.keys[after : after + 1] == ["số"] else 1)]:
        return True
    return stream.keys[after : after + 2] == ["về", "việc"] or decides(stream, after, lexicon)


_ORDINALS = {"nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}
_ROMAN = re.compile("[ivxl]+")


def plenum_end(stream: Stream, j: int, lexicon: Lexicon) -> tuple[int, Body | None] | None:
    """Where the plenum that begins at `j` ends, and the committee where the words name it: `Hội nghị lần thứ 13 Ban
    Chấp hành Trung ương Đảng khóa XII`, `Hội nghị Trung ương 5 (khóa XIII)`. None where its number is not said."""
    keys = stream.keys
    if keys[j : j + 2] != ["hội", "nghị"]:
        return None
    k = _ordinal_end(stream, j + 2)
    numbered = k > j + 2
    committee: Body | None = None
    if keys[k : k + 2] == ["trung", "ương"]:
        k += 2
    else:
        committee = parse_body(stream, k, lexicon) if k < len(keys) and stream.caps[k] else None
        if committee is None or committee.entry.code not in lexicon.kinds.plenum:
            return None
        k = committee.end
    end = _ordinal_end(stream, k)
    if end == k and stream.kinds[k : k + 1] == [NUMBER]:
        end = k + 1  # `Hội nghị Trung ương 5`
    if end == k and not numbered:
        return None
    term = end + (1 if keys[end : end + 1] in ([","], ["("]) else 0)
    if keys[term : term + 1] == ["khóa"] and term + 1 < len(keys):
        end = term + 2 + (1 if keys[end] == "(" and keys[term + 2 : term + 3] == [")"] else 0)
    return end, committee


def _ordinal_end(stream: Stream, k: int) -> int:
    """Where `lần thứ 13`, `lần thứ mười một` ends, which begins at `k`; `k` where none does."""
    keys = stream.keys
    if keys[k : k + 2] != ["lần", "thứ"] or k + 2 >= len(keys):
        return k
    end = k + 2
    while end < len(keys) and end < k + 4 and keys[end] in _ORDINALS:
        end += 1
    if end > k + 2:
        return end
    return end + 1 if stream.kinds[end] == NUMBER or _ROMAN.fullmatch(keys[end]) else k
