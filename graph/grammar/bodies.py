"""Bodies: `Ban Thường vụ Tỉnh ủy Đồng Tháp`, `UBND tỉnh`, `Sở Ngoại vụ`, `Trường Đại học Quy Nhơn`.

A body's name is a head (`Ban Thường vụ`, `Sở`), what completes it (another body, a unit, a proper name, a purpose) and,
often, nothing where the reader knows which one is meant. The parser says what is written and what is left out; filling
in what is left out is the work of `graph.resolution`.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from graph.grammar import organs, small_names, whole_names
from graph.grammar.body_names import (
    CENTRAL_OFFICES,
    LONG_NAMES,
    OWNED,
    OWNERS,
    UNIT_KINDS,
    before_verb,
    honours_person,
    looks_personal,
    stops,
    takes_surname,
)
from graph.grammar.body_purposes import read_purpose
from graph.grammar.growing_names import name_end
from graph.grammar.stream import BREAK, Stream
from graph.grammar.units import Unit, inside_place, parse_unit
from graph.language.tokens import NUMBER, WORD
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry

__all__ = ["COMPLEMENTS", "Body", "bare_head", "begins_person", "for_purpose", "named", "parse_body", "plural"]


class Body(Struct, frozen=True):
    """A body as written. `name` is head and proper name without jurisdiction; `parent` the body it is an organ of;
    `unit` its jurisdiction; all three as far as the words say. `start:end` are places in the stream."""

    entry: BodyEntry
    name: str
    parent: Body | None
    unit: Unit | None
    start: int
    end: int

    @property
    def elided(self) -> bool:
        """Whether the article has to say whose body this is."""
        if self.entry.complement in ("committee", "unit"):
            return self.unit is None or (not self.unit.name and self.parent is None)
        if self.entry.complement == "organ":
            return self.parent is None and (self.unit is None or not self.unit.name)
        return self.entry.complement == "name" and not self.name


def parse_body(stream: Stream, i: int, lexicon: Lexicon, depth: int = 0, *, small_head: bool = False) -> Body | None:
    """The body that begins at `i`, or None. A body's kind in the plural or after `các` is no body. `small_head` allows
    a head in small letters, where a role has announced it (`Trưởng [ban Tuyên giáo Trung ương]`)."""
    if depth > 4 or stream.kinds[i] != WORD:
        return None
    if i and stream.keys[i - 1] in _NOT_AFTER.get(stream.keys[i], ()):
        return None
    if inside_place(stream, i):
        return None
    for length, entry in lexicon.bodies.matches(stream.keys, i):
        if entry.code == "dang" and stream.keys[i + length : i + length + 1] in _NOT_THE_PARTY:
            continue  # `Đảng ủy các xã`
        if takes_surname(stream, i + length - 1, lexicon):
            continue
        body = COMPLEMENTS[entry.complement](stream, i, i + length, entry, lexicon, depth)
        if body is None:
            continue
        if not stream.caps[i] and not small_head and not _explicit(stream, body):
            continue
        return body
    return None


def bare_head(stream: Stream, j: int, lexicon: Lexicon) -> Body | None:
    """`Giám đốc Công ty`, `Chính ủy Quân khu`, `Giám đốc bệnh viện`: the one of its kind that the article has named."""
    found = lexicon.bodies.match(stream.keys, j)
    if found and found[1].complement == "name":
        if found[1].code == "doanh-nghiep" and stream.keys[j + found[0]] in lexicon.sets["companyform"]:
            return None  # `Giám đốc Công ty | TNHH …`: one that has a name
        end = j + found[0]  # no small word may go on the name: `Bộ đội`, `Bệnh viện tư nhân`
        if stream.kinds[end] != WORD or stream.caps[end] or stops(stream, end, lexicon):
            return Body(found[1], "", None, None, j, end)
    return None


#: Words that are parts of others: `trụ sở UBND huyện`, `trung học cơ sở X`, `đường Trường Sơn Đông`.
_NOT_AFTER = {
    "sở": ("trụ", "cơ"),
    "trường": ("đường", "dãy", "núi", "hội", "công", "nông", "lâm", "thị", "quảng", "môi", "hiện", "chiến", "thao"),
    "vụ": ("chức", "nhiệm", "dịch", "phục", "công", "nghiệp", "tài"),
}
_NOT_THE_PARTY = (["ủy"], ["bộ"], ["viên"], ["đoàn"])


def _explicit(stream: Stream, body: Body) -> bool:
    """A head in small letters is a body only when what completes it is a name."""
    if body.entry.head in ("Sở", "Bộ", "Phòng") and stream.caps[body.start + 1]:
        return True
    if body.entry.complement == "closed":
        return False
    if body.unit is not None and body.unit.name:
        return True
    if body.unit is not None or body.parent is not None:
        return body.entry.complement in ("organ", "unit") and body.entry.code not in (
            "cong-an",
            "van-phong",
            "thanh-tra",
            "cong-doan",
        )
    return (
        body.entry.complement == "name" and stream.caps[body.end - 1] and body.entry.name in ("Sở", "Công ty", "Chi bộ")
    )


def plural(stream: Stream, j: int) -> bool:
    """Whether the words at `j` make several of the kind before them: `các`, `mỗi`, `cấp`."""
    return j < len(stream) and (
        stream.keys[j] in ("các", "những", "nhiều", "mỗi", "từng", "hai")
        or stream.keys[j] == "cấp"
        and not stream.caps[j]
    )


def _several(stream: Stream, j: int) -> bool:
    """`Ban Chỉ huy Quân sự xã | , phường`: of any of them."""
    return (
        j + 1 < len(stream)
        and stream.keys[j] in (",", "/", "và")
        and stream.keys[j + 1] in ("xã", "phường", "thị", "huyện", "quận", "đặc")
        and not any(stream.caps[j + 2 : j + 4])
    )


def _closed(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    return whole_names.closed(stream, i, j, entry, lexicon, depth)  # the two modules import each other


def _committee(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    if plural(stream, j):
        return None
    if entry.level == "quận" and stream.kinds[j] == NUMBER:  # `Quận ủy 6`
        return Body(entry, entry.name, None, Unit("quận", stream.text[j], 2, "", (), j, j + 1), i, j + 1)
    unit = parse_unit(stream, j, lexicon) if stream.keys[j] != BREAK else None
    if unit and unit.name and _fits(entry.level, unit) and not begins_person(stream, unit, lexicon):
        if not unit.kind:  # `Thị ủy Kỳ Anh`: the head says the unit's kind
            own = tuple(d for d in unit.districts if d[0] == entry.level)
            unit = replace(unit, kind=entry.level, districts=own or unit.districts)
        return Body(entry, entry.name, None, unit, i, unit.end)
    return Body(entry, entry.name, None, None, i, j)


def _fits(level: str, unit: Unit) -> bool:
    if level == "tỉnh":
        return unit.level == 1
    if level == "thành phố":
        return unit.kind in ("thành phố", "thủ đô") or (unit.level == 1 and unit.kind != "tỉnh")
    return unit.level != 1 and (not unit.kind or unit.kind == level or any(k == level for k, _ in unit.districts))


def begins_person(stream: Stream, unit: Unit, lexicon: Lexicon) -> bool:
    """A unit's bare name that runs on into a person's: `Bí thư Huyện ủy Lê | Thủy Tiên`."""
    if unit.end - unit.start > 3 or stream.keys[unit.start] in UNIT_KINDS:
        return False
    runs_on = unit.end < len(stream) and stream.caps[unit.end] and stream.kinds[unit.end] == WORD
    return bool(
        runs_on
        and lexicon.surnames.get(stream.keys[unit.start], False)
        and stream.keys[unit.end] in lexicon.given
        and stream.keys[unit.end] not in lexicon.surnames
    )  # a surname after it begins the name of another: `Bí thư Huyện ủy Lê Thủy | Nguyễn Văn A`


def _unit(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    if plural(stream, j):
        return None
    name, keys = entry.name, stream.keys
    if name == "Thanh tra" and keys[j] in ("bộ", "sở") and stream.caps[j]:  # `Thanh tra Bộ Y tế`
        whole = parse_body(stream, j, lexicon, depth + 1)
        if whole is not None:
            return Body(replace(entry, complement="organ"), name, whole, None, i, whole.end)
    if entry.code == "ban-dan-toc":  # of the People's Council or, as a department, of the People's Committee
        at = j + 1 if keys[j] in ("-", ",") else j
        if keys[at : at + 4] == organs.COUNCIL:
            council = replace(entry, complement="organ", code="ban-hdnd", central="hdnd")
            return organs.organ(stream, i, j, council, lexicon, depth)
    if entry.code == "to-dai-bieu":
        return organs.deputies(stream, i, j, entry, lexicon)
    national = False
    if keys[j : j + 2] == ["việt", "nam"] and stream.caps[j]:
        name, j, national = (name if name.endswith("Việt Nam") else f"{name} Việt Nam"), j + 2, True
    elif keys[j : j + 2] == ["trung", "ương"]:
        name, j, national = f"{name} Trung ương", j + 2, True
    if entry.code == "doan-thanh-nien" and keys[j] != BREAK and (house := organs.its_house(stream, j, lexicon)):
        return Body(replace(entry, complement="organ"), name, house, None, i, house.end)  # `Đoàn Thanh niên bệnh viện`
    unit = parse_unit(stream, j, lexicon) if keys[j] != BREAK else None
    if unit and begins_person(stream, unit, lexicon):
        unit = None
    if unit and unit.level == 4 and not unit.name:
        unit = None
    if unit and not unit.name and (plural(stream, unit.end) or _several(stream, unit.end)):
        return None
    if unit is None and entry.name == "Trường Chính trị" and stream.caps[j]:
        end = name_end(stream, j, lexicon, lower=2, honours=True)  # `Trường Chính trị Tôn Đức Thắng`
        if end > j + 1:
            return Body(replace(entry, complement="name"), f"{name} {stream.words(j, end)}", None, None, i, end)
    if unit is None and national:
        return Body(replace(entry, name=name, complement="closed", central="yes"), name, None, None, i, j)
    if unit:
        return Body(entry, name, None, unit, i, unit.end)
    if entry.code == "ubnd" and keys[j : j + 1] == ["mặt"]:
        return None
    return Body(entry, name, None, None, i, j)


#: Kinds of bodies that bear no number right after their kind.
_NOT_NUMBERED = {"trung-tam", "hoi", "doanh-nghiep", "cau-lac-bo", "quy", "vien", "khoa", "so", "vu", "cuc"}


def named(
    stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int, lower: int = 0
) -> Body | None:
    """The body with a proper name at `j`, after its kind `stream[i:j]`. `lower`: how many small words may go on the
    name, where not the usual number of its kind."""
    if j >= len(stream) or (
        plural(stream, j)
        and not (entry.code == "cong-doan" and stream.keys[j + 1 : j + 2] == ["khu"])
        and not (entry.code in ("hoi", "cau-lac-bo") and stream.caps[i] and stream.keys[j] == "các")
    ):
        return None
    if entry.name.endswith("cấp cao") and stream.keys[j] == "tại":
        seat = parse_unit(stream, j + 1, lexicon, bare=False)
        if seat is not None:
            return Body(entry, f"{entry.name} tại {seat.label}", None, None, i, seat.end)
    if entry.code == "khoa" and stream.keys[j] == "học":
        return None  # `Khoa học` is no faculty
    if stream.kinds[j] == NUMBER and entry.code in _NOT_NUMBERED:
        return None  # `tặng Trung tâm | 20 suất quà`
    if entry.code == "doanh-nghiep" and (ends := small_names.company_end(stream, i, j, lexicon)) is not None:
        return Body(entry, f"{entry.name} {stream.words(j, ends)}", None, None, i, ends) if ends else None
    if entry.code in ("trung-tam", "vien") and stream.caps[i] and not stream.caps[j]:
        works = small_names.work_end(stream, i, j, lexicon)
        if works:
            return Body(entry, f"{entry.name} {stream.words(j, works)}", None, None, i, works)
    free = lower or (5 if entry.code in LONG_NAMES or entry.name == "Tạp chí" else 2)
    small = entry.code in OWNED and stream.caps[i] and not stream.caps[j]
    function = lexicon.words["function"].match(stream.keys, j) if small else None  # `Vụ tổ chức cán bộ`
    if entry.code in ("cong-doan", "hoi", "doan-thanh-nien") and stream.keys[j] in UNIT_KINDS:
        unit = parse_unit(stream, j, lexicon)
        return (
            Body(replace(entry, complement="unit"), entry.name, None, unit, i, unit.end)
            if unit and unit.level < 4
            else None
        )
    if entry.code in ("cong-doan", "hoi", "doan-thanh-nien", "dang-bo", "chi-bo") and depth < 3:
        whole = parse_body(stream, j, lexicon, depth + 1) if stream.caps[j] else None
        if whole is None and (stream.caps[j] or entry.code != "hoi"):  # `hội trường` is a hall
            whole = organs.its_house(stream, j, lexicon)
        if whole is not None and (not whole.elided or not whole.name or whole.unit is not None):
            return Body(replace(entry, complement="organ"), entry.name, whole, None, i, whole.end)
    if (
        not stream.caps[j]
        and stream.kinds[j] != NUMBER
        and not lower
        and not (entry.code in ("cong-doan", "hoi") and stream.keys[j] == "các")
        and not (entry.code in ("cau-lac-bo", "khoa", "hop-tac-xa") and stream.caps[i])
        and not function
        and not (entry.code == "benh-vien" and stream.keys[j : j + 2] == ["tư", "nhân"])
    ):
        return None
    honours = entry.code in ("truong", "benh-vien") and honours_person(stream, i, lexicon)
    first = j + 1 if entry.code in ("hoi", "cau-lac-bo") and stream.keys[j] == "các" else j  # `Hiệp hội các trường …`
    end = j + function[0] if function else name_end(stream, first, lexicon, lower=free, honours=honours)
    if end > first + 1 and stream.keys[end - 1] == "-":
        end -= 1  # `Trường Đại học Ngoại ngữ - | Đại học Huế`
    if end > j and plural(stream, end):
        capital = any(stream.caps[max(j, end - 2) : end])
        of_which = name_end(stream, end + 1, lexicon, lower=5) if stream.keys[end] == "các" else 0
        if entry.code in ("vu", "cuc") and capital and of_which > end + 1:
            end = of_which  # `Vụ Dân vận | các cơ quan nhà nước`
        else:
            end = before_verb(stream, j, end)
    if end <= first and not function:
        return None
    if entry.code == "doanh-nghiep" and lexicon.sets["companyform"].issuperset(stream.keys[j:end]):
        return None  # `Công ty TNHH`: its form is no name
    if entry.code in ("so", "phong", "bo", "cuc", "vu", "chi-cuc") and looks_personal(stream, j, end, lexicon):
        return None
    unit = None
    for k in range(j, end):
        found = parse_unit(stream, k, lexicon, bare=False) if stream.keys[k] in UNIT_KINDS else None
        if found and found.name and k > j:
            unit, end = found, k
            break
    if unit is None and end < len(stream) and stream.keys[end] != BREAK:
        found = parse_unit(stream, end, lexicon) if stream.keys[end] in UNIT_KINDS else None
        if found and (found.name or found.kind in ("tỉnh", "thành phố", "huyện", "quận", "thị xã")):
            unit = found
    if entry.name == "Ban Liên lạc" and end < len(stream) and stream.caps[end]:
        whose = parse_body(stream, end, lexicon, depth + 1)
        if whose is not None:  # `Ban Liên lạc Cựu chiến binh | Sư đoàn 341`
            return Body(entry, f"{entry.name} {stream.words(j, end)}", whose, None, i, whose.end)
    name = f"{entry.name} {stream.words(j, end)}"
    if entry.code == "bao" and unit is None and (of := whole_names.its_ministry(stream, i, end, lexicon)) is not None:
        return Body(entry, name, of, None, i, of.end)
    if entry.code == "truong" and unit is None and (of := organs.its_university(stream, end, lexicon)) is not None:
        return Body(entry, name, of, None, i, of.end)
    if unit is None and depth < 3 and entry.code in OWNED and end < len(stream):
        at = end + 1 if stream.keys[end] in (",", "(") and end + 1 < len(stream) and stream.caps[end + 1] else end
        owner = parse_body(stream, at, lexicon, depth + 1) if stream.keys[at] != BREAK and stream.caps[at] else None
        if owner is not None and (
            owner.entry.code in OWNERS
            or owner.entry.central == "yes"
            and (stream.keys[end] != "," or entry.code == "vu" and owner.entry.code in CENTRAL_OFFICES)
        ):
            closed = stream.keys[end] == "(" and stream.keys[owner.end : owner.end + 1] == [")"]
            led = (
                owner.entry.code == "so"
                and (  # `Trưởng phòng X, Sở Y`, `Trưởng phòng, Phòng X, Sở Y`
                    stream.keys[i - 1 : i] == ["trưởng"] or stream.keys[max(0, i - 2) : i] == ["phòng", ","]
                )
            )
            if owner.elided and owner.unit is None and not closed and not led:
                return Body(entry, name, None, unit, i, end)
            return Body(entry, name, owner, None, i, owner.end + 1 if closed else owner.end)
    return Body(entry, name, None, unit, i, unit.end if unit else end)


def for_purpose(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    """The body of kind `stream[i:j]` that is named by what it is for."""
    if j >= len(stream) or (plural(stream, j) and entry.code != "ban-quan-ly"):
        return None
    if stream.keys[j] in UNIT_KINDS and entry.code == "ban-quan-ly":  # `Ban Quản lý dự án | huyện`
        unit = parse_unit(stream, j, lexicon)
        return Body(entry, entry.name, None, unit, i, unit.end) if unit is not None else None
    found = read_purpose(stream, j, lexicon)
    if found is None:
        return None
    words, unit, end = found
    return Body(entry, f"{entry.name} {words}", None, unit, i, end)


def _organ(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    return organs.organ(stream, i, j, entry, lexicon, depth)  # the two modules import each other


#: How to read what completes a head, by the column `complement` of the lexicon.
COMPLEMENTS = {
    "closed": _closed,
    "committee": _committee,
    "unit": _unit,
    "organ": _organ,
    "name": named,
    "purpose": for_purpose,
}
