"""Bodies with a proper name: `Trường Đại học Quy Nhơn`, `Vụ Hợp tác quốc tế, Bộ Tài chính`, `Công đoàn Công ty X`.

`graph.grammar.bodies` finds the kind, `graph.grammar.growing_names` where the name after it ends; here is decided
whether a name stands there at all, and whose body it is: a unit's, another body's, its own.
"""

from __future__ import annotations

from msgspec.structs import replace

from graph.grammar import bodies, organs, small_names, whole_names
from graph.grammar.body_names import (
    before_verb,
    honours_person,
    looks_personal,
)
from graph.grammar.growing_names import name_end
from graph.grammar.stream import Stream
from graph.grammar.units import Unit, parse_unit
from graph.language.tokens import NUMBER, WORD
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry
from graph.lexicon.unit_kinds import COMMITTEES, FIRST_WORDS

__all__ = ["named"]

#: How many tokens after its first comma a name has at most.
_LONGEST_ROW = 14


def named(
    stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int, lower: int = 0
) -> bodies.Body | None:
    """The body with a proper name at `j`, after its kind `stream[i:j]`. `lower`: how many small words may go on the
    name, where not the usual number of its kind."""
    return _NamedBody(stream, i, j, entry, lexicon, depth, lower).read()


class _NamedBody:
    """A body while it is read: its kind is `stream[i:j]`, its name may begin at `j`."""

    __slots__ = ("depth", "entry", "i", "j", "kinds", "lexicon", "lower", "stream")

    def __init__(
        self, stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int, lower: int
    ) -> None:
        self.stream, self.i, self.j, self.entry = stream, i, j, entry
        self.lexicon, self.depth, self.lower = lexicon, depth, lower
        self.kinds = lexicon.kinds

    def read(self) -> bodies.Body | None:
        stream, code = self.stream, self.entry.code
        if self.j >= len(stream) or self._means_several() or self._begins_other_words():
            return None
        seat = self._seat()
        if seat is not None:
            return self._body(f"{self.entry.name} tại {seat.label}", seat.end)
        if code == "doanh-nghiep":
            company = small_names.company_end(stream, self.i, self.j, self.lexicon)
            if company is not None:
                return self._body(self._name(company), company) if company else None
        work = self._work_end()
        if work:
            return self._body(self._name(work), work)
        if code in self.kinds.or_unit and stream.keys[self.j] in FIRST_WORDS:
            unit = parse_unit(stream, self.j, self.lexicon)
            return self._branch_of(unit) if unit and unit.level < 4 else None
        whole = self._whole()
        if whole is not None:
            return self._part_of(whole)
        return self._with_name() if self._name_may_begin() else None

    # What stands after the kind

    def _means_several(self) -> bool:
        """`Sở các tỉnh`; but `Công đoàn các khu công nghiệp` and `Hiệp hội các trường …` are one each."""
        stream, j, code = self.stream, self.j, self.entry.code
        if not bodies.plural(stream, j) or (code == "cong-doan" and stream.keys[j + 1 : j + 2] == ["khu"]):
            return False
        return not (code in self.kinds.plural_first and stream.caps[self.i] and stream.keys[j] == "các")

    def _begins_other_words(self) -> bool:
        """`Khoa | học` is no faculty, `Bộ | Bộ đội Biên phòng` a slip of the pen, and in `tặng Trung tâm | 20 suất quà`
        a number counts what is given."""
        stream, j, code = self.stream, self.j, self.entry.code
        if stream.keys[j] == ("học" if code == "khoa" else "bộ" if code == "bo" else ""):
            return True
        return stream.kinds[j] == NUMBER and code in self.kinds.no_number

    def _seat(self) -> Unit | None:
        """`Tòa án nhân dân cấp cao | tại Đà Nẵng`."""
        if self.entry.name.endswith("cấp cao") and self.stream.keys[self.j] == "tại":
            return parse_unit(self.stream, self.j + 1, self.lexicon, bare=False)
        return None

    def _work_end(self) -> int:
        """Where the work ends that a centre or an institute is named after; 0 where it has another name."""
        stream = self.stream
        if self.entry.code in self.kinds.work_name and stream.caps[self.i] and not stream.caps[self.j]:
            return small_names.work_end(stream, self.i, self.j, self.lexicon)
        return 0

    def _whole(self) -> bodies.Body | None:
        """The body that has this one in itself and stands right after its kind."""
        stream, j, code = self.stream, self.j, self.entry.code
        if code not in self.kinds.or_whole or self.depth >= 3:
            return None
        whole = bodies.parse_body(stream, j, self.lexicon, self.depth + 1) if stream.caps[j] else None
        if whole is None and (stream.caps[j] or code != "hoi"):  # `hội trường` is a hall
            whole = organs.its_house(stream, j, self.lexicon)
        if whole is None or (whole.elided and whole.name and whole.unit is None):
            return None
        return whole

    def _name_may_begin(self) -> bool:
        """A name begins with a capital or a number; in small letters only where its kind has such names."""
        stream, j, code = self.stream, self.j, self.entry.code
        if stream.caps[j] or stream.kinds[j] == NUMBER or self.lower or self._function_end():
            return True
        if stream.keys[j] == "các" or code == "benh-vien" and stream.keys[j : j + 2] == ["tư", "nhân"]:
            return True
        return code in self.kinds.small_name and stream.caps[self.i]

    def _function_end(self) -> int:
        """Where a part of a body is named by what it does, in small letters: `Vụ | tổ chức cán bộ`; else 0."""
        stream, j = self.stream, self.j
        if self.entry.code not in self.kinds.department or not stream.caps[self.i] or stream.caps[j]:
            return 0
        function = self.lexicon.words["function"].match(stream.keys, j)
        return j + function[0] if function else 0

    # The name and what follows it

    def _with_name(self) -> bodies.Body | None:
        end = self._name_end()
        if end is None or self._is_no_name(end):
            return None
        unit, end = self._unit(end)
        name = self._name(end)
        owned = self._owner(end, unit)
        if owned is not None:
            owner, to = owned
            return bodies.Body(self.entry, name, owner, None, self.i, to)
        return bodies.Body(self.entry, name, None, unit, self.i, self._end_of_units(unit) if unit else end)

    def _end_of_units(self, unit: Unit) -> int:
        """`Trường THPT X huyện Y | tỉnh Z`: the larger unit behind the body's own, without a comma."""
        stream = self.stream
        if unit.end >= len(stream) or stream.keys[unit.end] not in FIRST_WORDS or stream.caps[unit.end]:
            return unit.end
        larger = parse_unit(stream, unit.end, self.lexicon, bare=False)
        return larger.end if larger is not None and larger.name and 0 < larger.level < unit.level else unit.end

    def _name_end(self) -> int | None:
        """Where the name ends; None where there is none."""
        stream, j, code = self.stream, self.j, self.entry.code
        first = j + 1 if code in self.kinds.plural_first and stream.keys[j] == "các" else j  # `Hiệp hội các trường …`
        end = self._function_end()
        if not end:
            lower = self.lower or (5 if code in self.kinds.long_name or self.entry.name == "Tạp chí" else 2)
            honours = code in self.kinds.honours and honours_person(stream, self.i, self.lexicon)
            end = name_end(stream, first, self.lexicon, lower=lower, honours=honours)
        if end > first + 1 and stream.keys[end - 1] == "-":
            end -= 1  # `Trường Đại học Ngoại ngữ - | Đại học Huế`
        if end > j and bodies.plural(stream, end):
            end = self._end_before_several(end)
        if end > j and stream.keys[end : end + 1] == [","] and code in self.kinds.department and self._is_led():
            end = self._end_of_row(end)
        return end if end > first else None

    def _is_led(self) -> bool:
        """`Trưởng khoa | Khoa X`, `Phó Trưởng | Phòng X`, `Vụ trưởng | Vụ X`: one body, not several in a row."""
        keys, i = self.stream.keys, self.i
        return keys[i - 1 : i] == ["trưởng"] or keys[max(0, i - 2) : i] == ["trưởng", keys[i]]

    def _end_of_row(self, end: int) -> int:
        """Where a name goes on over commas up to `và`: `Khoa Môi trường | , Biến đổi khí hậu và Đô thị`. Each part is a
        word of two syllables or more, the first alone in capitals, so no person, post or body; else `end`."""
        stream, k = self.stream, end
        while k < min(end + _LONGEST_ROW, len(stream) - 2) and stream.keys[k] in (",", "và"):
            if not self._begins_part(k + 1):
                return end
            part, k = k, name_end(stream, k + 1, self.lexicon, lower=3)
            if "và" in stream.keys[part:k]:  # `… và Đô thị` is the last part
                return k
        return end

    def _begins_part(self, k: int) -> bool:
        stream, keys = self.stream, self.stream.keys
        if not stream.caps[k] or stream.caps[k + 1] or stream.kinds[k + 1] != WORD:
            return False
        return not (self.lexicon.roles.match(keys, k) or self.lexicon.bodies.match(keys, k))

    def _end_before_several(self, end: int) -> int:
        """The end of a name that goes to `end`, where `các` stands: it goes on in `Vụ Dân vận | các cơ quan nhà nước`,
        and has no verb in it in `Vụ Kế hoạch - Đầu tư | tổng hợp các kiến nghị`."""
        stream, j = self.stream, self.j
        plural_last = self.entry.code in self.kinds.plural_last and stream.keys[end] == "các"
        if plural_last and any(stream.caps[max(j, end - 2) : end]):
            of_which = name_end(stream, end + 1, self.lexicon, lower=5)
            if of_which > end + 1:
                return of_which
        return before_verb(stream, j, end)

    def _is_no_name(self, end: int) -> bool:
        """`Công ty | TNHH`: a form of companies; `Trưởng phòng | Nguyễn Văn A`: a person."""
        stream, j, code = self.stream, self.j, self.entry.code
        if code == "doanh-nghiep" and self.lexicon.sets["companyform"].issuperset(stream.keys[j:end]):
            return True
        return code in self.kinds.impersonal and looks_personal(stream, j, end, self.lexicon)

    def _unit(self, end: int) -> tuple[Unit | None, int]:
        """The unit that stands in a name which goes to `end`, or behind it, and where the name ends before the unit."""
        stream, lexicon = self.stream, self.lexicon
        for k in range(self.j + 1, end):
            inside = parse_unit(stream, k, lexicon, bare=False) if stream.keys[k] in FIRST_WORDS else None
            if inside and inside.name:
                return inside, k
        behind = parse_unit(stream, end, lexicon) if end < len(stream) and stream.keys[end] in FIRST_WORDS else None
        if behind and (behind.name or behind.kind in COMMITTEES and behind.level < 3):
            return behind, end
        return None, end

    # Whose it is

    def _owner(self, end: int, unit: Unit | None) -> tuple[bodies.Body, int] | None:
        """The body that this one belongs to, where it is named behind its name, and where the words of both end."""
        stream, lexicon, code = self.stream, self.lexicon, self.entry.code
        if end >= len(stream):
            return None
        if self.entry.name == "Ban Liên lạc" and stream.caps[end]:  # `Ban Liên lạc Cựu chiến binh | Sư đoàn 341`
            whose = bodies.parse_body(stream, end, lexicon, self.depth + 1)
            if whose is not None:
                return whose, whose.end
        if unit is not None:
            return None
        owner = None
        if code == "bao":
            owner = whole_names.its_ministry(stream, self.i, end, lexicon)
        elif code == "truong":
            owner = organs.its_university(stream, end, lexicon)
        elif code in self.kinds.department and self.depth < 3:
            return self._larger_body(end)
        return (owner, owner.end) if owner is not None else None

    def _larger_body(self, end: int) -> tuple[bodies.Body, int] | None:
        """`Vụ Hợp tác quốc tế | Bộ Tài chính`, `Vụ Địa bàn 5 | , Ủy ban Kiểm tra …`, `Khoa Nội | (Bệnh viện X)`, `Khoa
        Luật | của Trường Đại học X`."""
        stream, before = self.stream, self.stream.keys[end]
        at = end + 1 if before in (",", "(", "của") and end + 1 < len(stream) and stream.caps[end + 1] else end
        if not stream.caps[at]:
            return None
        owner = bodies.parse_body(stream, at, self.lexicon, self.depth + 1)
        if owner is None or not self._may_belong_to(owner, before):
            return None
        closed = before == "(" and stream.keys[owner.end : owner.end + 1] == [")"]
        if owner.elided and owner.unit is None and not closed and not self._led_by_one_of(owner):
            return None
        return owner, owner.end + 1 if closed else owner.end

    def _may_belong_to(self, owner: bodies.Body, before: str) -> bool:
        if owner.entry.code in self.kinds.has_departments:
            return True
        office = self.entry.code == "vu" and owner.entry.code in self.kinds.central_office
        listed = before == "," and not office
        return owner.entry.central == "yes" and not listed

    def _led_by_one_of(self, owner: bodies.Body) -> bool:
        """`Trưởng phòng X, Sở Y`, `Trưởng phòng, Phòng X, Sở Y`: the department's, though not said of which unit."""
        keys, i = self.stream.keys, self.i
        return owner.entry.code == "so" and (keys[i - 1 : i] == ["trưởng"] or keys[max(0, i - 2) : i] == ["phòng", ","])

    # The body as read

    def _name(self, end: int) -> str:
        return f"{self.entry.name} {self.stream.words(self.j, end)}"

    def _body(self, name: str, end: int) -> bodies.Body:
        return bodies.Body(self.entry, name, None, None, self.i, end)

    def _branch_of(self, unit: Unit) -> bodies.Body:
        return bodies.Body(replace(self.entry, complement="unit"), self.entry.name, None, unit, self.i, unit.end)

    def _part_of(self, whole: bodies.Body) -> bodies.Body:
        return bodies.Body(replace(self.entry, complement="organ"), self.entry.name, whole, None, self.i, whole.end)
