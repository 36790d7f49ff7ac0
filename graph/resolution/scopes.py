"""Of which unit the words around a name speak: what `Tỉnh ủy`, `UBND huyện`, `HĐND` leave out is that unit's.

The evidence, nearest first. What one says, those after it are not asked:

    1  the titles of the same person, in either direction      `posts`  (`Bí thư Tỉnh ủy X, Chủ tịch HĐND | tỉnh`)
    2  the clause: its subject, whose side or delegation it is  `_marks` (`HĐND tỉnh X bầu …`, `về phía tỉnh X có …`)
    3  the paragraph, of whom its opening speaks                `_carried`
    4  the article, unless two provinces act alike in it        `Context`
    5  the paragraphs before, where the article is of no tỉnh   `_told_before`

Whoever only comes as a guest (`Dự có ông A, Chủ tịch UBND huyện X`) or is only spoken of (`của tỉnh X`, `với tỉnh X`)
is no evidence; a delegation and a side speak for their own clause alone; a place (`tại X, …`) completes what asks for a
unit of its kind, unless the article's own is known to act: then it is only where they met.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from graph.article import BlockKind
from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind, Sentence, said_as_place
from graph.grammar.units import Unit
from graph.lexicon import lexicon
from graph.resolution.context import Area

if TYPE_CHECKING:
    from graph.resolution.resolved import ResolvedArticle

__all__ = ["Scopes", "named_unit"]


#: Bodies that are named in full, by what completes their heads; of those of province level only a `Sở` is not.
_WHOLE = ("closed", "name", "purpose")


class _Mark(Struct, frozen=True):
    """From a place of the stream on, a sentence speaks of a unit. `lasting`: so do the sentences after it; `where`: it
    is said as a place; `acts`: a body of the unit is the subject."""

    start: int
    area: Area
    lasting: bool
    where: bool
    acts: bool


class Scopes:
    """The unit of which the words of each sentence speak, found when it is first asked for."""

    def __init__(self, resolved: ResolvedArticle) -> None:
        self._resolved = resolved
        self._marks: dict[int, list[_Mark]] = {}
        #: Where each sentence turns to others.
        self._turns: dict[int, list[int]] = {}
        #: Of whom the paragraph has spoken before a sentence, as far as it was asked, with `asks`.
        self._before: dict[tuple[int, bool], Area | None] = {}
        #: Of which tỉnh the article has spoken last before each sentence, as far as it was asked.
        self._told: list[Area | None] = [None]

    def of(self, number: int, body: Body) -> Area | None:
        """The unit of which a sentence speaks where it names a body that lacks one; None where only the article can
        tell, or none is lacking."""
        place = body.start
        while body.parent is not None:
            body = body.parent
        if body.unit is not None:
            return None if body.unit.name else self.at(number, place, body.unit.kind)
        entry = body.entry
        if entry.complement in _WHOLE and entry.code != "so":
            return None
        return self.at(number, place, entry.level)

    def at(self, number: int, place: int, kind: str) -> Area | None:
        """The unit of which the words at a place of a sentence speak; None where only the article can tell. `kind`:
        its kind (`Tỉnh ủy`, `UBND | huyện`), "" where the words do not say (`HĐND`, `Hội Nông dân`)."""
        asks = kind not in ("", "tw")
        for mark in reversed(self._of_sentence(number)):
            if mark.start <= place and (asks or not mark.where) and not self._turned(number, mark.start, place):
                return mark.area
        return self._carried(number, asks) or (self._told_before(number) if kind == "tỉnh" else None)

    def _turned(self, number: int, start: int, place: int) -> bool:
        """Whether a clause has turned to others in between: `HĐND tỉnh X trao đổi với | ông A, Chủ tịch UBND tỉnh`."""
        if number not in self._turns:
            sentence = self._resolved.sentences[number]
            chunks = sentence.chunks if "với" in sentence.said else []
            self._turns[number] = [
                chunk.start
                for chunk, after in itertools.pairwise(chunks)
                if chunk.kind is Kind.WORD and chunk.key == "với" and after.key != "sự"
            ]
        turns = self._turns[number]
        return bisect_left(turns, start) < bisect_left(turns, place)

    def _told_before(self, number: int) -> Area | None:
        """Of whom the paragraphs before spoke last, in a report of several provinces whose own can complete nothing:
        `Cùng ngày, Công an tỉnh X đón nhận …` and, in the next paragraph, `Dịp này, Bí thư Tỉnh ủy …`."""
        home = self._resolved.context.province
        if home is not None and home.kind == "tỉnh":
            return None
        while len(self._told) <= number:
            told = self._told[-1]
            for mark in self._of_sentence(len(self._told) - 1):
                told = mark.area.within(kind="tỉnh") or told if mark.lasting else told
            self._told.append(told)
        return self._told[number]

    def _carried(self, number: int, asks: bool) -> Area | None:
        """Of whom the paragraph speaks: the unit that opened one of its sentences last, or a body of it. `HĐND` alone
        is of the body; `Xã X đã giảm nghèo` does not say that the `HĐND` after it is that commune's."""
        sentences, block = self._resolved.sentences, self._resolved.sentences[number].block
        first = number
        while (first, asks) not in self._before and first > 0 and sentences[first - 1].block == block:
            first -= 1
        area = self._before.setdefault((first, asks), None)
        for k in range(first, number):
            for mark in self._of_sentence(k):
                if mark.lasting and (asks or (mark.acts and not mark.where)):
                    area = mark.area
            self._before[k + 1, asks] = area
        return area

    def _of_sentence(self, number: int) -> list[_Mark]:
        if number not in self._marks:
            self._marks[number] = _marks(self._resolved, self._resolved.sentences[number])
        return self._marks[number]


def named_unit(value: object) -> Unit | None:
    """The unit that a unit or a body names, as its own or as that of the body it is an organ of."""
    while isinstance(value, Body):
        if value.unit is not None:
            value = value.unit
            break
        value = value.parent
    return value if isinstance(value, Unit) and value.name else None


def _marks(resolved: ResolvedArticle, sentence: Sentence) -> list[_Mark]:
    """Where the clauses of a sentence begin to speak of a unit, and of which."""
    if sentence.kind is BlockKind.HEADLINE:
        return []
    found: list[_Mark] = []
    chunks = sentence.chunks
    first = _behind_dateline(resolved, sentence)
    delegates = sentence.at(Kind.POSITION) if "do" in sentence.said or "đầu" in sentence.said else ()
    for n in sorted((*sentence.at(Kind.UNIT), *sentence.at(Kind.BODY), *delegates)):
        value = chunks[n].value
        unit = named_unit(value.unit or value.body if chunks[n].kind is Kind.POSITION else value)
        if n < first or unit is None or unit.level == 4 or (unit.level == 1 and not unit.lineage):
            continue  # the last: abroad
        opens = chunks[n].kind is not Kind.POSITION and _opens(chunks, first, n)
        side = _on_the_side(chunks, n) or _has(chunks, n)
        where = not side and said_as_place(chunks, n)
        area = resolved.context.area(unit) if opens or side else None
        if area is not None and not (where and resolved.context.only_visits(area)):
            found.append(_Mark(chunks[n].start, area, opens, where, chunks[n].kind is Kind.BODY))
    return found


#: Between which a clause stands.
_BOUNDS = {";", "*", "•", "+"}
_LIGHT = {Kind.DATE, Kind.NUMBER, Kind.EVENT, Kind.MARK}


def _behind_dateline(resolved: ResolvedArticle, sentence: Sentence) -> int:
    """The first chunk of a sentence behind the publisher's sign: `(TTXVN) - | UBND tỉnh X …`."""
    line, starts = resolved.context.dateline, resolved.stream.starts
    if line is None or not starts[sentence.start] <= line.start < starts[sentence.end - 1]:
        return 0
    return next((n for n, chunk in enumerate(sentence.chunks) if starts[chunk.start] >= line.end), 0)


def _opens(chunks: list[Chunk], first: int, n: int) -> bool:
    """Whether a clause opens with it, words of time and place aside: `Cùng ngày, | Công an tỉnh X …`, `tại X, …`.
    `first`: the chunk with which the sentence begins."""
    words = lexicon().sets["opening"]
    for k in range(n - 1, first - 1, -1):
        chunk = chunks[k]
        if chunk.kind is Kind.MARK and chunk.key in _BOUNDS:
            return True
        if chunk.kind not in _LIGHT and not (chunk.kind is Kind.WORD and chunk.key in words):
            return False
    return True


def _on_the_side(chunks: list[Chunk], n: int) -> bool:
    """`về phía | tỉnh X có …`, `từ điểm cầu | tỉnh X, …`."""
    k = n - 1
    while k >= 0 and chunks[k].kind is Kind.WORD and chunks[k].key in ("lãnh", "đạo", "của"):
        k -= 1
    return k >= 0 and chunks[k].kind is Kind.WORD and chunks[k].key in ("phía", "cầu")


#: Between who elects and the verb.
_MANNER = {"đã", "cũng", "nhất", "trí", "thống", "tiến", "hành"}
#: Between a delegation or a side and those who belong to it.
_INTRODUCING = {"có", "do", "gồm", "là"}


def _has(chunks: list[Chunk], n: int) -> bool:
    """`| Huyện X có ông A`, `đoàn công tác | tỉnh X do ông A`, `đoàn | tỉnh X, dẫn đầu là ông A`, `| HĐND tỉnh X đã
    nhất trí bầu ông A`."""
    k = n + 1
    while k < len(chunks) and chunks[k].kind is Kind.WORD and chunks[k].key in _MANNER:
        k += 1
    if k < len(chunks) and chunks[k].kind is Kind.WORD and chunks[k].key == "bầu":
        return chunks[n].kind is not Kind.POSITION
    k = n + 1
    if k < len(chunks) and chunks[k].kind is Kind.MARK and chunks[k].key == ",":
        k += 1
    if k + 2 < len(chunks) and chunks[k].kind is Kind.VERB and chunks[k].value == "lead":
        k += 1
    elif k > n + 1 and chunks[k : k + 1] and chunks[k].key != "do":
        return False  # `…, Chủ tịch UBND tỉnh X, có ông A`
    if k + 1 >= len(chunks) or chunks[k].kind is not Kind.WORD or chunks[k].key not in _INTRODUCING:
        return False
    introduced = chunks[k + 1].kind in (Kind.PERSON, Kind.POSITION, Kind.ADDRESS)
    own = chunks[n].kind is not Kind.POSITION or chunks[k].key != "có"
    return introduced and own and not said_as_place(chunks, n)
