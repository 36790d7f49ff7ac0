"""Who took part in a meeting, as its minutes list it: the chair, those present, those who spoke; not those absent.

Minutes go from labels (`Chủ trì: …`, `Thành viên UBND xã:` and the lines below it, `Vắng mặt: …`) to a body in which
people are noted with what they said (`Ông A báo cáo …`, `- Bà B: …`), and end with signatures. Source: Nghị định
30/2020/NĐ-CP (appendix III, form 1.10) and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

from msgspec import Struct

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.facts.events.absences import add_absent, add_counts
from graph.facts.events.attendance import add_attendance
from graph.facts.events.chairs import add_chairs
from graph.facts.events.speakers_of_event import add_speakers
from graph.facts.events.taking_part import take_part
from graph.facts.speaking.minutes_chair import MinutesChair
from graph.facts.speaking.speakers import named_by_colon
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.language.folding import fold
from graph.resolution.people import Individual

__all__ = ["add_roll"]

_CHAIR = (
    "chủ trì", "chủ tọa", "đoàn chủ tịch", "người chủ trì", "đồng chủ trì", "điều hành", "điều khiển", "chủ tịch đoàn",
)  # fmt: skip
_SECRETARY = ("thư ký", "đoàn thư ký", "tổ thư ký", "người ghi", "ghi biên bản")
_ABSENT = "vắng"
_PRESENT = (
    "thành phần", "thành viên", "tham dự", "tham gia", "dự họp", "dự", "có mặt", "đại biểu", "khách mời", "mời",
    "đại diện", "về phía",
)  # fmt: skip
#: What heads the part in which people speak.
_BODY = (
    "nội dung", "diễn biến", "ý kiến", "thảo luận", "kết luận", "chương trình", "phần mở đầu", "tiến hành", "báo cáo",
    "khai mạc", "biểu quyết", "kết quả", "tuyên bố", "phát biểu", "nhận xét",
)  # fmt: skip
_ELSE = ("thời gian", "địa điểm", "bắt đầu", "kết thúc", "tại", "tổng số", "lý do", "căn cứ")
_ROMAN = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}
_SIGNED = (("nơi", "nhận"), ("t", "/", "m"), ("tm",), ("thay", "mặt"), ("xác", "nhận"))
_LABEL, _HEADING = 16, 16
_OPINION = ("ý", "kiến", "của", "phát", "biểu")
_LED_BY = (Kind.MARK, Kind.ADDRESS, Kind.POSITION, Kind.NUMBER)


class _Label(Struct):
    """A line's first words up to its colon (or a heading), what they announce, and the chunks that follow."""

    kind: str
    span: Span
    rest: list[Chunk]


def add_roll(builder: Builder, event: Event, title: int) -> None:
    """`bb:chairs`, `bb:attends`, `bb:speaksAt` from every sentence after the title (its index among the sentences)."""
    _Roll(builder, event).read(title)


class _Roll:
    """`part` is what the people of the lines at hand did (`chair`, `present`, `absent` or ""), `outer` what those of
    the section did; `body` is set once the part has begun in which people speak."""

    def __init__(self, builder: Builder, event: Event) -> None:
        self.builder, self.event = builder, event
        self.keys = builder.resolved.stream.keys
        self.minutes = MinutesChair(builder)
        self.part = self.outer = ""
        self.heading: Span | None = None
        self.body = self.signed = False

    def read(self, title: int) -> None:
        opened = -1
        roll: list[Sentence] = []
        for sentence in self.builder.resolved.sentences[title + 1 :]:
            if sentence.kind is not BlockKind.PARAGRAPH or self._numbering(sentence):
                continue
            self.signed = self.signed or self.body and self._signature(sentence)
            if self.signed:
                self._sign(sentence)
                continue
            label = self._label(sentence)
            if not self.body and (label is not None or sentence.block != opened):
                self.body = self._begins(sentence, label)
            if self.body:
                self._spoken(sentence)
                opened = sentence.block
                continue
            roll.append(sentence)
            away = self.heading if self.part == "absent" and label is None else None
            add_absent(self.builder, self.event, sentence, away)
            if label is not None:
                self._announced(label, sentence)
            elif self.part:
                self._listed(sentence.chunks, sentence, self.heading)
            elif not self.outer:
                add_chairs(self.builder, self.event, sentence)
                add_attendance(self.builder, self.event, sentence, False)
            opened = sentence.block
        add_counts(self.builder, self.event, roll)

    # -- lines ---------------------------------------------------------------------------------------------------

    def _numbering(self, sentence: Sentence) -> bool:
        """`1.`, `II.`, `a)` as a sentence of its own."""
        return all(
            c.kind in (Kind.NUMBER, Kind.MARK) or self.keys[c.start] in _ROMAN or c.end - c.start == 1 == len(c.key)
            for c in sentence.chunks
        )

    def _words(self, sentence: Sentence) -> list[Chunk]:
        """The chunks of a line after its dash or number."""
        chunks = sentence.chunks
        k = 0
        while k < len(chunks) - 1 and (
            chunks[k].kind in (Kind.MARK, Kind.NUMBER) or self.keys[chunks[k].start] in _ROMAN and k == 0
        ):
            k += 1
        return chunks[k:]

    def _label(self, sentence: Sentence) -> _Label | None:
        chunks = self._words(sentence)
        colon = next((n for n, c in enumerate(chunks) if c.kind is Kind.MARK and c.key == ":"), None)
        if colon == 0:
            return None
        if colon == len(chunks) - 1 and self._opens_list(chunks[:-1]):
            return _Label("section", (chunks[-2].start, chunks[-1].end), [])
        start = chunks[0].start
        end = chunks[colon].start if colon is not None else sentence.end
        whole = colon is None
        if end - start > (_HEADING if whole else _LABEL) or whole and self.keys[end - 1] in (".", ";", ","):
            return None
        head = chunks if colon is None else chunks[:colon]
        if any(c.kind is Kind.PERSON for c in head):
            return None
        words = " ".join(self.keys[start:end])
        rest = [] if colon is None else chunks[colon + 1 :]
        named = any(c.kind is Kind.PERSON for c in rest)
        return _Label(_kind(words, named), (start, end), rest)

    def _opens_list(self, chunks: list[Chunk]) -> bool:
        """`Hôm nay, …, chúng tôi gồm có:`, `Thành phần tham dự gồm:`."""
        keys = self.keys[chunks[0].start : chunks[-1].end]
        return keys[-1:] == ["gồm"] or keys[-2:] == ["gồm", "có"]

    def _begins(self, sentence: Sentence, label: _Label | None) -> bool:
        """Whether the part in which people speak begins: a heading of it, or somebody who says something."""
        if label is not None:
            return label.kind == "body"
        chunks = self._words(sentence)
        if self.part == "chair" or len(chunks) < 2:
            return False
        at = next((n for n, c in enumerate(chunks[:4]) if c.kind is Kind.PERSON), None)
        if at is None or at + 1 >= len(chunks):
            return False
        return chunks[at + 1].kind is Kind.VERB and chunks[at + 1].value in ("speak", "direct", "assess")

    def _signature(self, sentence: Sentence) -> bool:
        """`THƯ KÝ`, `CHỦ TRÌ`, `T/M CHI BỘ`, `Nơi nhận:` end the minutes."""
        keys = tuple(self.keys[sentence.start : sentence.end])
        if any(keys[: len(s)] == s for s in _SIGNED[:3]):
            return True
        words = " ".join(keys)
        signs = words.startswith((*_CHAIR, *_SECRETARY)) and not {":", ".", "luận"} & set(keys)
        return signs and len(keys) <= 6

    # -- lists ---------------------------------------------------------------------------------------------------

    def _announced(self, label: _Label, sentence: Sentence) -> None:
        if label.kind == "section":
            self.outer = self.part = "present"
            self.heading = label.span
        elif label.kind:
            self.part, self.heading = label.kind, label.span
        else:
            self.part = self.outer
        if label.kind == "absent" and label.rest and self.keys[label.rest[0].start] == "không":
            self.part = self.outer  # `Vắng mặt: không.`
        if any(c.kind is Kind.PERSON for c in label.rest):
            self._listed(label.rest, sentence, label.span)
            if label.kind in ("chair", "secretary", "absent"):
                self.part = self.outer
        if label.kind == "else":
            self.part = ""

    def _listed(self, chunks: list[Chunk], sentence: Sentence, heading: Span | None) -> None:
        """The people of a line: each stands at its beginning or after a mark, an address or a position."""
        if self.part not in ("chair", "present", "secretary"):
            return
        gone = next((n for n, c in enumerate(chunks) if _ABSENT in self.keys[c.start : c.end]), len(chunks))
        places = [n for n, c in enumerate(chunks) if c.kind is Kind.PERSON]
        for k, at in enumerate(places):
            following = places[k + 1] if k + 1 < len(places) else len(chunks)
            if gone < following:
                return  # `vắng 02 đại biểu (bà A, ông B)`, `Ông C (vắng, có lý do)`: who else is named is not clear
            person = self.builder.resolved.who(chunks[at])
            before = chunks[at - 1] if at else None
            led = before is None or before.kind in _LED_BY or before.key in ("và", "cùng", "có")
            if person is None or not led:
                continue
            end = next((n for n in range(at, following) if chunks[n].key == ";"), following)
            predicate, rule = "bb:attends", "minutes-present"
            words = " ".join(self.keys[chunks[at].start : chunks[end - 1].end])
            if self.part == "chair" or "chủ trì" in words or "chủ tọa" in words:
                predicate, rule = "bb:chairs", "minutes-chair"
            last = next(
                (c for c in reversed(chunks[at:end]) if c.kind in (Kind.PERSON, Kind.POSITION, Kind.VERB)), None
            )
            span = (chunks[at].start, (last or chunks[at]).end)
            within = heading is not None and heading[0] >= sentence.start and heading[1] <= sentence.end
            if heading is not None and within:
                span = (heading[0], span[1])
            parts = [(predicate, rule)]
            if self.part == "secretary":
                parts.append(("bb:takesMinutesOf", "minutes-secretary"))
            for part, how in parts:
                take_part(self.builder, self.event, person, part, span, how, heading=None if within else heading)

    # -- words ---------------------------------------------------------------------------------------------------

    def _spoken(self, sentence: Sentence) -> None:
        """`Ông A báo cáo …`, `- Bà B: …`, `KẾT LUẬN CỦA CHỦ TRÌ`, `Đ/c Chủ trì kết luận: …`."""
        builder, event, chunks = self.builder, self.event, self._words(sentence)
        chair = self.minutes.heading(sentence, event) or self.minutes.opening(chunks, event)
        if chair is not None:
            take_part(builder, event, chair.who, "bb:speaksAt", chair.span, "minutes-chair-concludes")
        noted = self._noted(chunks)
        if noted is not None:
            take_part(builder, event, noted[0], "bb:speaksAt", noted[1], "minutes-name-colon")
        if not (chunks[0].kind is Kind.VERB and chunks[0].value == "direct"):
            add_speakers(builder, event, sentence)

    def _noted(self, chunks: list[Chunk]) -> tuple[Individual, Span] | None:
        """Who says what follows a colon, and the words before it: not votes, nor an office (`Bà B: Trưởng ban`); where
        more than the name stands before the colon (`Bà B, hộ số 12: đề nghị …`) a verb of speech must follow."""
        colon = next((n for n, c in enumerate(chunks[:16]) if c.kind is Kind.MARK and c.key == ":"), 0)
        named = [n for n, c in enumerate(chunks[:colon]) if self.builder.resolved.who(c) is not None]
        if not named or any(c.kind not in _LED_BY and c.key not in _OPINION for c in chunks[: named[0]]):
            return None
        ahead = chunks[colon + 1] if colon + 1 < len(chunks) else None
        if ahead is None or ahead.kind in (Kind.POSITION, Kind.NUMBER, Kind.DATE, Kind.PERSON):
            return None
        noted = named_by_colon(self.builder, chunks)
        speech = ahead.kind is Kind.VERB and ahead.value in ("speak", "direct", "assess")
        person = noted.who if noted is not None else self.builder.resolved.who(chunks[named[0]])
        if person is None or noted is None and not (speech and len(named) == 1):
            return None
        return person, (chunks[0].start, chunks[colon].start)

    def _sign(self, sentence: Sentence) -> None:
        """A line of the signatures that is the name of somebody known names that person once more."""
        if any(c.kind is Kind.PERSON for c in sentence.chunks):
            return
        words = self.keys[sentence.start : sentence.end]
        known = self.builder.resolved.people.by_name.get(" ".join(words))
        if known is not None and fold(known.name).lower().split() == words:
            known.spans.append((sentence.start, sentence.end))


def _kind(words: str, named: bool) -> str:
    """What a label announces: chair, secretary, present, absent, section, body, else, or "" for any other."""
    padded = f" {words} "
    if words.startswith(_CHAIR) and (named or " kết luận " not in padded) and " thư ký " not in padded:
        return "chair"
    if _ABSENT in padded.split():
        return "absent"
    if any(f" {w} " in padded for w in _BODY):
        return "body"
    if words.startswith(_ELSE):
        return "else"
    if words.startswith("thành phần") and not named:
        return "section"
    if words.startswith(_SECRETARY):
        return "secretary"
    return "present" if any(f" {w} " in padded for w in _PRESENT) else ""
