"""Bodies: `Ban Thường vụ Tỉnh ủy Đồng Tháp`, `UBND tỉnh`, `Sở Ngoại vụ`, `Trường Đại học Quy Nhơn`.

A body's name is a head (`Ban Thường vụ`, `Sở`), what completes it (another body, a unit, a proper name, a purpose) and,
often, nothing where the reader knows which one is meant. The parser says what is written and what is left out; filling
in what is left out is the work of `graph.resolution`.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from graph.grammar import missions, named_bodies, organs, whole_names
from graph.grammar.body_names import (
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
from graph.lexicon.unit_kinds import BELOW_PROVINCE, FIRST_WORDS

__all__ = ["COMPLEMENTS", "Body", "bare_head", "begins_person", "for_purpose", "parse_body", "plural"]


class Body(Struct, frozen=True, gc=False):
    """A body as written. `name` is head and proper name without jurisdiction; `parent` the body it is an organ of;
    `unit` its jurisdiction; all three as far as the words say. `start:end` are places in the stream. `under` is the
    body to which the words say it belongs (`Bệnh viện X thuộc Sở Y tế tỉnh Y`), no part of its own name; `shared`: its
    kind stands before another of the same row (`Phòng PC01, | PC02`)."""

    entry: BodyEntry
    name: str
    parent: Body | None
    unit: Unit | None
    start: int
    end: int
    under: Body | None = None
    shared: bool = False

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
        if entry.name in _SHORTENED and _is_of_others(stream, i, i + length, entry, lexicon):
            continue
        if takes_surname(stream, i + length - 1, lexicon, alone=depth == 0):
            continue
        body = COMPLEMENTS[entry.complement](stream, i, i + length, entry, lexicon, depth)
        if body is None:
            continue
        if not stream.caps[i] and not small_head and not _explicit(stream, body, lexicon):
            continue
        if stream.keys[body.end] in ("thuộc", "trực"):
            return _under(stream, body, lexicon, depth)
        return body
    return None


#: Blanks in the name of a body that is one of its kind in its unit: `Trung tâm Phục vụ hành chính công`.
_SEVERAL_WORDS = 2


def _under(stream: Stream, body: Body, lexicon: Lexicon, depth: int) -> Body:
    """`Bệnh viện X | thuộc Sở Y tế tỉnh Y`, `Đồn Biên phòng X | trực thuộc Bộ Chỉ huy Bộ đội Biên phòng tỉnh Y`: the
    body with the one that it belongs to, where that is named."""
    at = body.end + (2 if stream.keys[body.end : body.end + 2] == ["trực", "thuộc"] else 1)
    if stream.keys[at - 1] != "thuộc" or at >= len(stream) or not stream.caps[at]:
        return body
    if body.elided and (body.entry.complement != "unit" or body.name.count(" ") < _SEVERAL_WORDS):
        return body  # `22 đảng bộ, Chi bộ | trực thuộc Đảng bộ xã`: any of them
    larger = parse_body(stream, at, lexicon, depth + 1)
    if larger is None or larger.elided and larger.unit is None:
        return body
    is_part = body.entry.complement == "name" and body.entry.code in lexicon.kinds.department
    if is_part and body.parent is None and body.unit is None:
        return replace(body, parent=larger, end=larger.end)
    return replace(body, under=larger, end=larger.end)


def bare_head(stream: Stream, j: int, lexicon: Lexicon) -> Body | None:
    """`Giám đốc Công ty`, `Chính ủy Quân khu`, `Giám đốc bệnh viện`: the one of its kind that the article has named."""
    found = lexicon.bodies.match(stream.keys, j)
    if found and found[1].complement == "name" and stream.keys[j + 1] != stream.keys[j]:  # not `Bộ | Bộ đội …`
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
    "đảng": ("tuổi", "trường"),  # `60 năm tuổi Đảng`, `Hội trường Đảng phường`
}
#: National bodies whose name print cuts short, where others abroad are called alike.
_SHORTENED = {"Tổng Liên đoàn Lao động Việt Nam"}


def _is_of_others(stream: Stream, i: int, end: int, entry: BodyEntry, lexicon: Lexicon) -> bool:
    """Whether words behind the short form of a body's name say which other one is meant: `Tổng Liên đoàn | Công đoàn
    X`, `Tổng Liên đoàn Lao động | Pháp`; not `Chủ tịch Tổng Liên đoàn | Nguyễn Văn A`."""
    if stream.keys[i:end] == entry.name.lower().split():
        return False
    if plural(stream, end) or stream.keys[end : end + 2] == ["lao", "động"]:
        return True
    return stream.caps[end] and not (stream.keys[end] in lexicon.surnames and stream.caps[end + 1])


_NOT_THE_PARTY = (["ủy"], ["bộ"], ["viên"], ["đoàn"])


def _explicit(stream: Stream, body: Body, lexicon: Lexicon) -> bool:
    """A head in small letters is a body only when what completes it is a name."""
    if body.entry.head in ("Sở", "Bộ", "Phòng") and stream.caps[body.start + 1]:
        return True
    if body.entry.complement == "closed":
        return False
    if body.unit is not None and body.unit.name:
        return True
    if body.unit is not None or body.parent is not None:
        return body.entry.complement in ("organ", "unit") and body.entry.code not in lexicon.kinds.capitalised
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
        and stream.keys[j + 1] in BELOW_PROVINCE
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
    if unit.end - unit.start > 3 or stream.keys[unit.start] in FIRST_WORDS:
        return False
    runs_on = unit.end < len(stream) and stream.caps[unit.end] and stream.kinds[unit.end] == WORD
    return bool(
        runs_on
        and lexicon.surnames.get(stream.keys[unit.start], False)
        and stream.keys[unit.end] in lexicon.given
        and stream.keys[unit.end] not in lexicon.surnames
    )  # a surname after it begins the name of another: `Bí thư Huyện ủy Lê Thủy | Nguyễn Văn A`


def _unit(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    """A body that every unit has, and often the country; some are also in ministries and firms."""
    if plural(stream, j):
        return None
    if entry.code == "to-dai-bieu":
        return organs.deputies(stream, i, j, entry, lexicon)
    if entry.code == "ban-dan-toc":  # of the People's Council or, as a department, of the People's Committee
        at = j + 1 if stream.keys[j] in ("-", ",") else j
        if stream.keys[at : at + 4] == organs.COUNCIL:
            council = replace(entry, complement="organ", code="ban-hdnd", central="hdnd")
            return organs.organ(stream, i, j, council, lexicon, depth)
    if stream.keys[j : j + 2] in _EVERYWHERE:
        union = entry.code in lexicon.kinds.union
        return Body(replace(entry, complement="closed", central="yes"), entry.name, None, None, i, j) if union else None
    name, k = _national(stream, j, entry)
    whole = _house(stream, k, entry, lexicon, depth)
    if whole is not None:
        return Body(replace(entry, complement="organ"), name, whole, None, i, whole.end)
    unit = _its_unit(stream, k, lexicon)
    if unit is not None:
        several = not unit.name and (plural(stream, unit.end) or _several(stream, unit.end))
        return None if several else Body(entry, name, None, unit, i, unit.end)
    if entry.name == "Trường Chính trị" and stream.caps[k]:
        end = name_end(stream, k, lexicon, lower=2, honours=True)  # `Trường Chính trị Tôn Đức Thắng`
        if end > k + 1:
            return Body(replace(entry, complement="name"), f"{name} {stream.words(k, end)}", None, None, i, end)
    if k > j:
        return Body(replace(entry, name=name, complement="closed", central="yes"), name, None, None, i, k)
    if entry.code == "ubnd" and stream.keys[k] == "mặt":
        return None
    return Body(entry, name, None, None, i, k)


#: `Đại hội Đoàn TNCS Hồ Chí Minh | toàn quốc`: the whole country's, never the article's unit's; no body of its own
#: where every unit has its own (`Công an toàn quốc`).
_EVERYWHERE = (["toàn", "quốc"], ["cả", "nước"])


def _national(stream: Stream, j: int, entry: BodyEntry) -> tuple[str, int]:
    """The name of a body with `Việt Nam` or `Trung ương` at `j`, and the place after it; without, its kind and `j`."""
    if stream.keys[j : j + 2] == ["việt", "nam"] and stream.caps[j]:
        return (entry.name if entry.name.endswith("Việt Nam") else f"{entry.name} Việt Nam"), j + 2
    if stream.keys[j : j + 2] == ["trung", "ương"]:
        return f"{entry.name} Trung ương", j + 2
    return entry.name, j


def _house(stream: Stream, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    """`Thanh tra | Bộ Y tế`, `Đoàn Thanh niên | bệnh viện`: the body that has one of what units have."""
    if entry.name == "Thanh tra" and stream.keys[j] in ("bộ", "sở") and stream.caps[j]:
        return parse_body(stream, j, lexicon, depth + 1)
    if entry.code == "doan-thanh-nien" and stream.keys[j] != BREAK:
        return organs.its_house(stream, j, lexicon)
    return None


def _its_unit(stream: Stream, j: int, lexicon: Lexicon) -> Unit | None:
    """The unit at `j` whose body it is; no hamlet without a name, and no name that is a person's."""
    unit = parse_unit(stream, j, lexicon) if stream.keys[j] != BREAK else None
    if unit is None or begins_person(stream, unit, lexicon) or unit.level == 4 and not unit.name:
        return None
    return unit


def for_purpose(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    """The body of kind `stream[i:j]` that is named by what it is for."""
    if j >= len(stream) or (plural(stream, j) and entry.code != "ban-quan-ly"):
        return None
    if stream.keys[j] in FIRST_WORDS and entry.code == "ban-quan-ly":  # `Ban Quản lý dự án | huyện`
        unit = parse_unit(stream, j, lexicon)
        return Body(entry, entry.name, None, unit, i, unit.end) if unit is not None else None
    found = read_purpose(stream, j, lexicon)
    if found is None:
        return None
    words, unit, end = found
    return Body(entry, f"{entry.name} {words}", None, unit, i, end)


def _organ(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    return organs.organ(stream, i, j, entry, lexicon, depth)  # the two modules import each other


def _named(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> Body | None:
    abroad = missions.mission(stream, i, j, entry, lexicon) if entry.code == "dai-su-quan" else None
    return abroad or named_bodies.named(stream, i, j, entry, lexicon, depth)


#: How to read what completes a head, by the column `complement` of the lexicon.
COMPLEMENTS = {
    "closed": _closed,
    "committee": _committee,
    "unit": _unit,
    "organ": _organ,
    "name": _named,
    "purpose": for_purpose,
}
