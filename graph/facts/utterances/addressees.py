"""Whom a directive is for: the bodies, people and unnamed groups at the head of a clause, before the task begins.

`Ban Dân vận Tỉnh ủy | chủ trì, phối hợp …`, `MTTQ và các tổ chức chính trị - xã hội | tiếp tục …`,
`các phòng, ban, ngành, các xã, thị trấn | rà soát …`. Source of the rules: the genre.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from graph.facts.utterances.groups import Addressee, Group, GroupReader, task_at
from graph.grammar.chunks import Chunk, Kind
from graph.resolution.bodies import Agency
from graph.resolution.resolved import ResolvedArticle

__all__ = ["Addressees", "read_addressees"]

_MOST = 12
#: After these a noun is not told anything, whatever verb stands before it.
_NO_TASK = {"của", "về", "này", "là", "và", "đã", "được", "theo", ".", ",", ";"}


class Addressees(Struct, frozen=True):
    """All addressees of a clause; the rest of the clause begins at `end`, with a task when `task` is true."""

    all: tuple[Addressee, ...]
    end: int
    task: bool


def read_addressees(
    resolved: ResolvedArticle, chunk_at: dict[int, Chunk], at: int, end: int, *, governed: bool
) -> Addressees | None:
    """The addressees that begin at a place of the stream, or None.

    In: `chunk_at`, the chunks of the sentence by the place where they begin; `end`, where the clause ends; `governed`,
    whether a verb such as `yêu cầu` stands before, so that the noun after it is an addressee whatever follows.
    Out: None when there is no addressee, or the words after it tell no task.
    """
    return _AddresseeReader(resolved, chunk_at, end, governed=governed).read(at)


class _AddresseeReader:
    def __init__(self, resolved: ResolvedArticle, chunk_at: dict[int, Chunk], end: int, *, governed: bool) -> None:
        self.resolved = resolved
        self.keys = resolved.stream.keys
        self.chunk_at = chunk_at
        self.end = end
        self.governed = governed
        self.groups = GroupReader(resolved, chunk_at, end, governed=governed)

    def read(self, at: int) -> Addressees | None:
        """Items joined by `,`, `và`, `cùng`; a comma after which no item stands belongs to the task."""
        found: list[Addressee] = []
        place = at
        item = self._item(at)
        while item is not None and len(found) < _MOST:
            new, place = self._of_same_kind(found, item[0]), item[1]
            self._take(found, new)
            following = self._separated(place)
            item = self._item(following) if following is not None else None
            if item is None and following is not None and self.keys[place] == "," and task_at(self.keys, following):
                place = following
        if not found:
            return None
        task = bool(place < self.end and task_at(self.keys, place))
        if not task and not (self.governed and place < self.end and self._bears_task(found[-1], place)):
            return None
        return Addressees(tuple(found), place, task)

    def _of_same_kind(self, found: list[Addressee], new: Addressee) -> Addressee:
        """`Huyện ủy Thanh Sơn, Hạ Hòa`: a bare place after a body of a place is another body of that kind."""
        unit, body = self.chunk_at.get(new.span[0]), self.chunk_at.get(found[-1].span[0]) if found else None
        if unit is None or body is None or unit.kind is not Kind.UNIT or body.kind is not Kind.BODY:
            return new
        bare = unit.value.name and self.keys[unit.start] != unit.value.kind.partition(" ")[0]
        if not bare or body.value.unit is None or not body.value.unit.name:
            return new
        agency = self.resolved.bodies.resolve(replace(body.value, unit=unit.value), mention=False)
        return Addressee(agency, new.span, "the kind of body comes from the one before") if agency is not None else new

    def _take(self, found: list[Addressee], new: Addressee) -> None:
        """`Vụ X, Ban Y`: where Y is what X is a part of, only X is addressed."""
        last = found[-1].who if found else None
        if isinstance(last, Agency) and isinstance(new.who, Agency):
            if last.parent is new.who or last is new.who:
                return
            if _division(last) and not _division(new.who):
                return
        found.append(new)

    def _bears_task(self, last: Addressee, place: int) -> bool:
        key = self.keys[place]
        return key not in _NO_TASK and (not isinstance(last.who, Group) or key in ('"', ":"))

    def _separated(self, place: int) -> int | None:
        """The place after `,`, `và`, `cùng`, `; và` before another item; None when no separator stands here."""
        if place >= self.end or self.keys[place] not in (",", "và", "cùng"):
            return None
        following = place + 1
        if self.keys[following] in ("và", "cùng"):
            following += 1
        return following if following < self.end else None

    # -- items -------------------------------------------------------------------------------------------------

    def _item(self, at: int) -> tuple[Addressee, int] | None:
        chunk = self.chunk_at.get(at)
        if at >= self.end:
            return None
        if chunk is None:
            return self.groups.read(at)
        after = self.keys[chunk.end] if chunk.end < len(self.keys) else ""
        if chunk.kind in (Kind.PERSON, Kind.POSITION):
            return self._person(chunk) or self.groups.read(at)
        if chunk.kind is Kind.ADDRESS and chunk.end in self.chunk_at:
            named = self.chunk_at[chunk.end]
            if after == ":":
                return self._item(chunk.end + 1)
            if named.kind in (Kind.PERSON, Kind.POSITION) and (person := self._person(named)) is not None:
                return person
        if chunk.kind is Kind.BODY and after not in ("các", "cấp", "mỗi", "từng", "nào"):
            agency = self.resolved.agency_of.get(id(chunk))
            if agency is not None:
                return Addressee(agency, (chunk.start, chunk.end), agency.inferred), chunk.end
        if chunk.kind is Kind.UNIT and after not in ("nào", "có", "của"):
            return self._place(chunk)
        return self.groups.read(at)

    def _person(self, chunk: Chunk) -> tuple[Addressee, int] | None:
        """`(POSITION) NAME (, POSITION, …)`, or a title that one person of the article bears, or an office."""
        last = chunk
        while last.kind is Kind.POSITION:
            step = self.chunk_at.get(last.end)
            if step is not None and step.kind is Kind.MARK and step.key == ",":
                step = self.chunk_at.get(step.end)
            if step is None or step.kind not in (Kind.POSITION, Kind.PERSON, Kind.ADDRESS):
                break
            last = step
        person = self.resolved.who(last) or self.resolved.who(chunk)
        if person is not None:
            end = self._past_posts(last.end) if last.kind is Kind.PERSON else last.end
            return Addressee(person, (chunk.start, last.end)), end
        agency = self.resolved.agency_of.get(id(chunk))
        if chunk.kind is Kind.POSITION and chunk is last and agency is not None and self.keys[chunk.end] != "các":
            return Addressee(agency, (chunk.start, chunk.end), "an office is addressed, its body is shown"), chunk.end
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

    def _place(self, chunk: Chunk) -> tuple[Addressee, int]:
        """A unit (`yêu cầu tỉnh cụ thể hóa …`) stands for those who run it."""
        area = self.resolved.context.area(chunk.value)
        label = area.label if area is not None else self.resolved.stream.words(chunk.start, chunk.end)
        inferred = "" if chunk.value.name or area is None else f"which {chunk.value.kind} comes from the article"
        group = Group(label, "dia-phuong", area is not None)
        return Addressee(group, (chunk.start, chunk.end), inferred), chunk.end


def _division(agency: Agency) -> bool:
    """Divisions are printed with their body after a comma: `Vụ Địa phương I, Ban Tổ chức Trung ương`."""
    return agency.label.startswith(("Vụ ", "Phòng ", "Khoa ", "Đội ")) and agency.area is None
