"""Decisions without a number: whether one is announced, and what it decides.

`công bố quyết định của Bộ trưởng Bộ Y tế về việc …`, `thông qua tờ trình về việc …`, `trao quyết định của Ban Bí thư
điều động ông A … và quyết định chuẩn y ông B …`.
"""

from __future__ import annotations

from graph.grammar.stream import BREAK, Stream
from graph.lexicon import Lexicon
from graph.lexicon.entries import DocumentEntry

__all__ = ["begins_next", "decides", "is_announced"]

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
    keys, acts = stream.keys, lexicon.words["decided"]
    at = k
    while at < len(keys) and (act := acts.match(keys, at)) is not None:
        at += act[0]
        if keys[at : at + 1] not in ([","], ["và"], ["-"]):
            break
        at += 1
    return k < at < len(keys) and keys[at] not in _NO_OBJECT


def begins_next(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether the next document of a list begins at `k`, in small letters: `… và quyết định chuẩn y ông B làm …`."""
    kind = lexicon.documents.match(stream.keys, k)
    if kind is None:
        return False
    after = k + kind[0]
    return stream.keys[after : after + 2] == ["về", "việc"] or decides(stream, after, lexicon)
