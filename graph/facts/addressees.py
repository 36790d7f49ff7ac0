"""Whom a directive is for: the bodies, people and unnamed groups at the head of a clause, before the task begins.

`Ban Dân vận Tỉnh ủy | chủ trì, phối hợp …`, `MTTQ và các tổ chức chính trị - xã hội | tiếp tục …`,
`các phòng, ban, ngành, các xã, thị trấn | rà soát …`. Source of the rules: the genre.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.language.tokens import PUNCTUATION
from graph.lexicon import lexicon
from graph.lexicon.utterances import utterance_words
from graph.resolution.bodies import Agency
from graph.resolution.people import Individual
from graph.resolution.reading import Reading

__all__ = ["Addressee", "Addressees", "Group", "read_addressees", "task_at"]

_DETERMINERS = {"các", "những", "từng", "mỗi", "mọi", "toàn", "thể"}
#: A verb after one of these says what was done, or what the noun before is, not what is to be done.
_DONE = {"đã", "đang", "được", "bị", "vừa", "mới", "sự", "việc", "từng"}
_NARRATIVE = {"đã", "đang", "được", "bị", "vừa", "là", "đạt", "gồm", "như"}
#: Groups that mean other people in every article.
_OWN = {"đồng", "ông", "bà", "anh", "chị", "em", "vị", "hộ", "tân", "cháu", "đại", "thành", "bạn", "thầy"}
_LONGEST = 28


@dataclass(frozen=True, slots=True)
class Group:
    """Unnamed addressees: their words with abbreviations written out, the kind of group (an id of the list groupKind),
    and whether the words mean the same group in every article."""

    label: str
    kind: str
    everywhere: bool


@dataclass(frozen=True, slots=True)
class Addressee:
    """One addressee and the words (places in the stream) that name it."""

    who: Agency | Individual | Group
    span: tuple[int, int]
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """All addressees of a clause; the rest of the clause begins at `end`, with a task when `task` is true."""

    all: tuple[Addressee, ...]
    end: int
    task: bool


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


def read_addressees(reading: Reading, sentence: Sentence, at: int, end: int, *, governed: bool) -> Addressees | None:
    """The addressees that begin at a place of the stream, or None.

    In: `end`, where the clause ends; `governed`, whether a verb such as `yêu cầu` stands before, so that the noun after
    it is an addressee whatever follows. Out: None when there is no addressee, or the words after it tell no task.
    """
    return _Reader(reading, sentence, end, governed).read(at)


def _division(agency: Agency) -> bool:
    """Divisions are printed with their body after a comma: `Vụ Địa phương I, Ban Tổ chức Trung ương`."""
    return agency.label.startswith(("Vụ ", "Phòng ", "Khoa ", "Đội ")) and agency.area is None


class _Reader:
    def __init__(self, reading: Reading, sentence: Sentence, end: int, governed: bool) -> None:
        self.reading = reading
        self.keys = reading.stream.keys
        self.end = end
        self.governed = governed
        self.chunk_at = {c.start: c for c in sentence.chunks}
        self.words = utterance_words()

    def read(self, at: int) -> Addressees | None:
        """Items joined by `,`, `và`, `cùng`; a comma after which no item stands belongs to the task."""
        found: list[Addressee] = []
        place = at
        while len(found) < 12:
            item = self._item(place)
            if item is None:
                break
            new, place = item
            self._take(found, new)
            following = self._separated(place)
            if following is None:
                break
            ahead = self._item(following)
            if ahead is None:
                place = following if task_at(self.keys, following) and self.keys[place] == "," else place
                break
            place = following
        if not found:
            return None
        task = bool(place < self.end and task_at(self.keys, place))
        if not task and not (self.governed and place < self.end and self._bears_task(found, place)):
            return None
        return Addressees(tuple(found), place, task)

    def _take(self, found: list[Addressee], new: list[Addressee]) -> None:
        """`Vụ X, Ban Y`: where Y is what X is a part of, only X is addressed."""
        for addressee in new:
            last = found[-1].who if found else None
            if isinstance(last, Agency) and (last.parent is addressee.who or last is addressee.who):
                continue
            if (
                isinstance(last, Agency)
                and isinstance(addressee.who, Agency)
                and _division(last)
                and not _division(addressee.who)
            ):
                continue
            found.append(addressee)

    def _bears_task(self, found: list[Addressee], place: int) -> bool:
        key = self.keys[place]
        if key in ("của", "về", "này", "là", "và", "đã", "được", "theo", ".", ",", ";"):
            return False
        return not isinstance(found[-1].who, Group) or key in ('"', ":")

    def _separated(self, place: int) -> int | None:
        """The place after `,`, `và`, `cùng`, `; và` before another item; None when no separator stands here."""
        if place >= self.end or self.keys[place] not in (",", "và", "cùng"):
            return None
        following = place + 1
        if self.keys[following] in ("và", "cùng"):
            following += 1
        return following if following < self.end else None

    # -- items -------------------------------------------------------------------------------------------------

    def _item(self, at: int) -> tuple[list[Addressee], int] | None:
        if at >= self.end:
            return None
        chunk = self.chunk_at.get(at)
        if chunk is not None and chunk.kind in (Kind.PERSON, Kind.POSITION):
            return self._person(chunk) or self._group(at)
        if chunk is not None and chunk.kind is Kind.ADDRESS and (person := self.chunk_at.get(chunk.end)) is not None:
            if person.kind in (Kind.PERSON, Kind.POSITION) and (named := self._person(person)) is not None:
                return named
            if self.keys[chunk.end] == ":":
                return self._item(chunk.end + 1)
        if chunk is not None and chunk.kind is Kind.BODY and self.keys[chunk.end] not in ("các", "cấp", "mỗi", "từng"):
            agency = self.reading.agency_of.get(id(chunk))
            if agency is not None and self.keys[chunk.end] != "nào":
                return [Addressee(agency, (chunk.start, chunk.end), agency.inferred)], chunk.end
        if chunk is not None and chunk.kind is Kind.UNIT and self.keys[chunk.end] not in ("nào", "có", "của"):
            return self._place(chunk)
        return self._group(at)

    def _person(self, chunk: Chunk) -> tuple[list[Addressee], int] | None:
        """`(POSITION) NAME (, POSITION, …)`, or a title that one person of the article bears, or an office."""
        first, last = chunk, chunk
        while last.kind is Kind.POSITION:
            step = self.chunk_at.get(last.end)
            if step is not None and step.kind is Kind.MARK and step.key == ",":
                step = self.chunk_at.get(step.end)
            if step is None or step.kind not in (Kind.POSITION, Kind.PERSON, Kind.ADDRESS):
                break
            last = step
        person = self.reading.who(last) or self.reading.who(first)
        end = last.end
        if last.kind is Kind.PERSON:
            end = self._past_posts(last.end)
        if person is not None:
            return [Addressee(person, (first.start, last.end))], end
        agency = self.reading.agency_of.get(id(first))
        if first.kind is Kind.POSITION and first is last and agency is not None and self.keys[end] != "các":
            return [Addressee(agency, (first.start, end), "an office is addressed, its body is shown")], end
        return None

    def _past_posts(self, end: int) -> int:
        """After `NAME, POSITION, POSITION,`: where the task begins."""
        place = end
        while place < self.end and self.keys[place] in (",", "-", "("):
            post = self.chunk_at.get(place + 1)
            if post is None or post.kind is not Kind.POSITION:
                break
            end = place = post.end
            if self.keys[place] == ")":
                end = place = place + 1
        if end == place and self.keys[end : end + 1] == [","] and task_at(self.keys, end + 1):
            return end + 1
        return end

    def _place(self, chunk: Chunk) -> tuple[list[Addressee], int]:
        """A unit (`yêu cầu tỉnh cụ thể hóa …`) stands for those who run it."""
        area = self.reading.context.area(chunk.value)
        label = area.label if area is not None else self.reading.stream.words(chunk.start, chunk.end)
        inferred = "" if chunk.value.name or area is None else f"which {chunk.value.kind} comes from the article"
        group = Group(label, "dia-phuong", area is not None)
        return [Addressee(group, (chunk.start, chunk.end), inferred)], chunk.end

    def _group(self, at: int) -> tuple[list[Addressee], int] | None:
        """`các cấp ủy, tổ chức đảng`, `Ban Dân vận các cấp`: up to where the task begins."""
        k = self._head(at)
        if k is None:
            return None
        noun = self.keys[k - 1] in _DETERMINERS
        while k < self.end and k - at < _LONGEST:
            key = self.keys[k]
            if self.reading.stream.kinds[k] == PUNCTUATION:
                stop = self._mark(at, k)
                if stop is None:
                    return None
                if stop <= k:
                    return self._grouped(at, k)
                k, noun = stop, True
                continue
            if key in ("và", "cùng") and k > at:
                if self._another(k + 1):
                    return self._grouped(at, k)
                k, noun = k + 1, True
                continue
            length = 0 if noun else task_at(self.keys, k)
            if length and not self._modifies(k, length):
                return self._grouped(at, k)
            if key in _NARRATIVE and not noun:
                return self._named_by_is(k) if key == "là" else self._skip_done(at, k)
            chunk = self.chunk_at.get(k)
            if chunk is not None and chunk.kind in (Kind.PERSON, Kind.EVENT, Kind.DOCUMENT, Kind.AWARD, Kind.DATE):
                return None
            k = max(k + 1, chunk.end if chunk is not None and chunk.kind in (Kind.BODY, Kind.POSITION) else k + 1)
            noun = self.keys[k - 1] in _DETERMINERS
        return None

    def _head(self, at: int) -> int | None:
        """The place after a group's head word; a body's kind is one when `các` follows it soon."""
        length = self.words.length("group", self.keys, at)
        if length:
            return at + length if self._acts(at) else None
        chunk = self.chunk_at.get(at)
        end = chunk.end if chunk is not None and chunk.kind in (Kind.BODY, Kind.POSITION) else at
        if end == at:
            body = lexicon().bodies.match(self.keys, at)
            if body is None:
                return None
            end = at + body[0]
        limit = min(end + 5, self.end)
        return next((k + 1 for k in range(end, limit) if self.keys[k] in ("các", "cấp", "từng", "mỗi", "nào")), None)

    def _acts(self, at: int) -> bool:
        """Whether the noun after `các` can be told something: `các địa phương`, not `các vấn đề`."""
        k = at
        while self.keys[k] in _DETERMINERS and k < self.end:
            k += 1
        chunk = self.chunk_at.get(k)
        if k == at or chunk is not None and chunk.kind in (Kind.BODY, Kind.POSITION, Kind.UNIT):
            return True
        if any(self.words.length(kind, self.keys, k) for kind in ("group", "actor")):
            return True
        return self.reading.stream.caps[k] and lexicon().bodies.match(self.keys, k) is not None

    def _mark(self, at: int, k: int) -> int | None:
        """What a mark inside a group's words does: the place to go on from, `k` to end there, None to give up."""
        key = self.keys[k]
        if key == ",":
            if self._another(k + 1) or self.words.length("manner", self.keys, k + 1):
                return k
            return k + 1
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
        return chunk is not None and (
            chunk.kind is Kind.PERSON or chunk.kind is Kind.BODY and self.reading.agency_of.get(id(chunk)) is not None
        )

    def _modifies(self, k: int, length: int) -> bool:
        """`cơ quan soạn thảo`, `đơn vị thi công`: a verb that says which unit, when the task comes after it."""
        before = {self.keys[k - 1], " ".join(self.keys[k - 2 : k])}
        if not any(self.words.tries["modified"].match(b.split(), 0) for b in before):
            return False
        if not self.words.length("modifier", self.keys, k):
            return False
        return any(task_at(self.keys, j) for j in range(k + length, min(k + length + 5, self.end)))

    def _skip_done(self, at: int, k: int) -> tuple[list[Addressee], int] | None:
        """`các đồng chí vừa nhận nhiệm vụ | nhanh chóng …` where a verb governs; a report where none does."""
        if not self.governed:
            return None
        stop = next((j for j in range(k + 2, min(k + 12, self.end)) if self.words.length("manner", self.keys, j)), None)
        return self._grouped(at, stop) if stop is not None else None

    def _named_by_is(self, k: int) -> tuple[list[Addressee], int] | None:
        """`đơn vị thi công là Công ty X | bảo đảm …`."""
        chunk = self.chunk_at.get(k + 1)
        agency = self.reading.agency_of.get(id(chunk)) if chunk is not None and chunk.kind is Kind.BODY else None
        if chunk is None or agency is None:
            return None
        return [Addressee(agency, (chunk.start, chunk.end), agency.inferred)], chunk.end

    def _only_one(self, at: int, end: int) -> Agency | None:
        """`Trung tâm`, `chi bộ` alone: the one body of that kind that the article has named before."""
        if end - at > 3 or self.keys[at] in _DETERMINERS or self.words.length("group", self.keys, at) != end - at:
            return None
        head = " ".join(self.keys[at:end]) + " "
        known = [
            a for a in self.reading.bodies.all() if a.label.lower().startswith(head) and any(s < at for s, _ in a.spans)
        ]
        return known[0] if len(known) == 1 else None

    def _grouped(self, at: int, end: int) -> tuple[list[Addressee], int] | None:
        if end <= at:
            return None
        known = self._only_one(at, end)
        if known is not None:
            inferred = f"the only {self.reading.stream.words(at, end).lower()} that the article names before"
            return [Addressee(known, (at, end), inferred)], end
        label = self.reading.stream.words(at, end)
        determined = self.keys[at] in _DETERMINERS
        inner = at + 1 if determined else at
        kind = self.words.value("group", self.keys, inner) or self.words.value("group", self.keys, at) or "co-quan"
        if self.keys[inner] in _OWN:
            kind = kind if kind not in ("co-quan", "khac") else "nhom-khac"
        plural = determined or "các" in self.keys[at:end]
        everywhere = (
            plural and self.keys[inner] not in _OWN or self.keys[at:end] in (["trung", "ương"], ["nhà", "nước"])
        )
        if kind == "khac":
            kind = "nhom-khac"
        if not self.reading.stream.caps[at] or determined:
            label = label[:1].lower() + label[1:]
        return [Addressee(Group(label, kind, everywhere), (at, end))], end
