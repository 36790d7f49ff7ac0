"""Unnamed addressees: where the words of a group end and its task begins.

`các cấp ủy, tổ chức đảng | tập trung …`, `Ban Dân vận các cấp | tiếp tục …`, `cơ quan soạn thảo | nói rõ …`.
Source of the rules: the genre.
"""

from __future__ import annotations

from msgspec import Struct

from graph.grammar.chunks import Chunk, Kind
from graph.language.tokens import PUNCTUATION
from graph.lexicon import lexicon
from graph.lexicon.utterances import utterance_words
from graph.resolution.bodies import Agency
from graph.resolution.people import Individual
from graph.resolution.resolved import ResolvedArticle

__all__ = ["Addressee", "Group", "GroupReader", "task_at"]

_DETERMINERS = {"các", "những", "từng", "mỗi", "mọi", "toàn", "thể"}
#: A verb after one of these says what was done, or what the noun before is, not what is to be done.
_DONE = {"đã", "đang", "được", "bị", "vừa", "mới", "sự", "việc", "từng"}
_NARRATIVE = {"đã", "đang", "được", "bị", "vừa", "là", "đạt", "gồm", "như"}
#: Groups that mean other people in every article.
_OWN = {"đồng", "ông", "bà", "anh", "chị", "em", "vị", "hộ", "tân", "cháu", "đại", "thành", "bạn", "thầy"}
_LONGEST = 28


class Group(Struct, frozen=True):
    """Unnamed addressees: their words with abbreviations written out, the kind of group (an id of the list groupKind),
    and whether the words mean the same group in every article."""

    label: str
    kind: str
    everywhere: bool


class Addressee(Struct, frozen=True):
    """One addressee and the words (places in the stream) that name it."""

    who: Agency | Individual | Group
    span: tuple[int, int]
    inferred: str = ""


def task_at(keys: list[str], at: int) -> int:
    """How many tokens the adverb or verb takes with which a task begins at a place; 0 when none does.

    >>> task_at(["các", "xã", "tiếp", "tục", "rà", "soát"], 2)
    2
    >>> task_at(["đã", "rà", "soát"], 1)
    0
    """
    words = utterance_words()
    if at > 0 and keys[at - 1] in _DONE:
        return 0
    return words.length("manner", keys, at) or words.length("task", keys, at)


class GroupReader:
    """Reads groups of one clause. `chunk_at` finds the chunk that begins at a place; `governed` says whether a verb
    such as `yêu cầu` stands before the clause."""

    def __init__(self, resolved: ResolvedArticle, chunk_at: dict[int, Chunk], end: int, *, governed: bool) -> None:
        self.resolved = resolved
        self.keys = resolved.stream.keys
        self.chunk_at = chunk_at
        self.end = end
        self.governed = governed
        self.words = utterance_words()

    def read(self, at: int) -> tuple[Addressee, int] | None:
        """The group that begins at a place and where its words end, or None."""
        k = self._head(at)
        if k is None:
            return None
        noun = self.keys[k - 1] in _DETERMINERS
        while k < self.end and k - at < _LONGEST:
            key = self.keys[k]
            if key in ("và", "cùng") or self.resolved.stream.kinds[k] == PUNCTUATION:
                stop = self._joined(at, k)
                if stop is None or stop <= k:
                    return self._made(at, k) if stop is not None else None
                k, noun = stop, True
                continue
            length = 0 if noun else task_at(self.keys, k)
            if length and not self._modifies(k, length):
                return self._made(at, k)
            if key in _NARRATIVE and not noun:
                return self._named_by_is(k) if key == "là" else self._past_done(at, k)
            chunk = self.chunk_at.get(k)
            if chunk is not None and chunk.kind in (Kind.PERSON, Kind.EVENT, Kind.DOCUMENT, Kind.AWARD, Kind.DATE):
                return None
            k = chunk.end if chunk is not None and chunk.kind in (Kind.BODY, Kind.POSITION) else k + 1
            noun = self.keys[k - 1] in _DETERMINERS
        return None

    def _head(self, at: int) -> int | None:
        """The place after a group's head word; a body's kind is one when `các` follows it soon."""
        length = self.words.length("group", self.keys, at)
        if length:
            return at + length if self._can_act(at) else None
        chunk = self.chunk_at.get(at)
        end = chunk.end if chunk is not None and chunk.kind in (Kind.BODY, Kind.POSITION) else at
        if end == at:
            body = lexicon().bodies.match(self.keys, at)
            if body is None:
                return None
            end = at + body[0]
        limit = min(end + 5, self.end)
        return next((k + 1 for k in range(end, limit) if self.keys[k] in ("các", "cấp", "từng", "mỗi", "nào")), None)

    def _can_act(self, at: int) -> bool:
        """Whether the noun after `các` can be told something: `các địa phương`, not `các vấn đề`."""
        k = at
        while k < self.end and self.keys[k] in _DETERMINERS:
            k += 1
        chunk = self.chunk_at.get(k)
        if k == at or chunk is not None and chunk.kind in (Kind.BODY, Kind.POSITION, Kind.UNIT):
            return True
        if any(self.words.length(kind, self.keys, k) for kind in ("group", "actor")):
            return True
        return self.resolved.stream.caps[k] and lexicon().bodies.match(self.keys, k) is not None

    def _joined(self, at: int, k: int) -> int | None:
        """What `và` or a mark in a group's words does: the place to go on from, `k` to end there, None to give up."""
        key = self.keys[k]
        if key in (",", "và", "cùng"):
            ends = self._another(k + 1) or key == "," and self.words.length("manner", self.keys, k + 1)
            return k if ends else k + 1
        if key in ("-", "/", "&"):
            return k + 1
        if key == "(":
            close = next((c for c in range(k, min(k + 16, self.end)) if self.keys[c] == ")"), None)
            return close + 1 if close is not None else None
        return k if key in ('"', ":") and k - at > 1 else None

    def _another(self, k: int) -> bool:
        """Whether another addressee begins here, not one more noun of the same group."""
        if k >= self.end:
            return False
        if self.keys[k] in ("các", "những", "toàn"):
            return True
        chunk = self.chunk_at.get(k)
        if chunk is None:
            return False
        return chunk.kind is Kind.PERSON or chunk.kind is Kind.BODY and id(chunk) in self.resolved.agency_of

    def _modifies(self, k: int, length: int) -> bool:
        """`cơ quan soạn thảo`, `đơn vị thi công`: a verb that says which unit, when the task comes after it."""
        if not self.words.length("modifier", self.keys, k):
            return False
        if not any(self.words.length("modified", self.keys, j) == k - j for j in (k - 1, k - 2)):
            return False
        return any(task_at(self.keys, j) for j in range(k + length, min(k + length + 5, self.end)))

    def _past_done(self, at: int, k: int) -> tuple[Addressee, int] | None:
        """`các đồng chí vừa nhận nhiệm vụ | nhanh chóng …` where a verb governs; a report where none does."""
        if not self.governed:
            return None
        stop = next((j for j in range(k + 2, min(k + 12, self.end)) if self.words.length("manner", self.keys, j)), None)
        return self._made(at, stop) if stop is not None else None

    def _named_by_is(self, k: int) -> tuple[Addressee, int] | None:
        """`đơn vị thi công là Công ty X | bảo đảm …`."""
        chunk = self.chunk_at.get(k + 1)
        agency = self.resolved.agency_of.get(id(chunk)) if chunk is not None and chunk.kind is Kind.BODY else None
        if chunk is None or agency is None:
            return None
        return Addressee(agency, (chunk.start, chunk.end), agency.inferred), chunk.end

    def _only_one(self, at: int, end: int) -> Agency | None:
        """`Trung tâm`, `chi bộ` alone: the one body of that kind that the article has named before."""
        if end - at > 3 or self.keys[at] in _DETERMINERS or self.words.length("group", self.keys, at) != end - at:
            return None
        head = " ".join(self.keys[at:end]) + " "
        known = [
            agency
            for agency in self.resolved.bodies.by_id.values()
            if agency.label.lower().startswith(head) and any(start < at for start, _ in agency.spans)
        ]
        return known[0] if len(known) == 1 else None

    def _made(self, at: int, end: int) -> tuple[Addressee, int] | None:
        """The addressee of a group's words; a kind of body alone is the only such body of the article."""
        if end <= at:
            return None
        label = self.resolved.stream.words(at, end)
        known = self._only_one(at, end)
        if known is not None:
            return Addressee(known, (at, end), f"the only {label.lower()} that the article names before"), end
        determined = self.keys[at] in _DETERMINERS
        inner = at + 1 if determined else at
        kind = self.words.value("group", self.keys, inner) or self.words.value("group", self.keys, at) or "co-quan"
        own = self.keys[inner] in _OWN
        if kind == "khac" or own and kind == "co-quan":
            kind = "nhom-khac"
        plural = determined or "các" in self.keys[at:end]
        everywhere = plural and not own or self.keys[at:end] in (["trung", "ương"], ["nhà", "nước"])
        if not self.resolved.stream.caps[at] or determined:
            label = label[:1].lower() + label[1:]
        return Addressee(Group(label, kind, everywhere), (at, end)), end
