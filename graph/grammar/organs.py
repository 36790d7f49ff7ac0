"""Organs: bodies named after the one they are a part of, `Ban Thường vụ Tỉnh ủy`, `Hội đồng quản trị Tổng Công ty`.

The larger body stands behind the organ, with or without `của`; where it is left out the article says whose organ it is.
`graph.grammar.bodies` reads the larger body, and calls this module for what it finds inside one.
"""

from __future__ import annotations

from msgspec.structs import replace

from graph.grammar import bodies, named_bodies
from graph.grammar.body_names import looks_personal
from graph.grammar.growing_names import name_end
from graph.grammar.stream import BREAK, Stream
from graph.grammar.units import parse_unit
from graph.language.tokens import NUMBER
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry
from graph.lexicon.unit_kinds import CELLS

__all__ = ["COUNCIL", "deputies", "its_house", "its_university", "organ"]

#: Whose deputies form groups.
COUNCIL = ["hội", "đồng", "nhân", "dân"]


def its_house(stream: Stream, j: int, lexicon: Lexicon) -> bodies.Body | None:
    """`Hội đồng quản trị | Tổng Công ty`, `Văn phòng | Bộ`."""
    whole = bodies.bare_head(stream, j, lexicon)
    return whole if whole is not None and whole.entry.code in lexicon.kinds.house else None


def its_university(stream: Stream, end: int, lexicon: Lexicon) -> bodies.Body | None:
    """`Trường Đại học Ngoại ngữ | - Đại học Huế`, `Trường Đại học Kinh tế | (Đại học Đà Nẵng)`: the university of which
    the school whose name goes to `end` is a member."""
    keys = stream.keys
    if keys[end : end + 1] not in (["-"], [","], ["("]) or keys[end + 1 : end + 3] != ["đại", "học"]:
        return None
    found = bodies.parse_body(stream, end + 1, lexicon, 1) if stream.caps[end + 1] else None
    if found is None or found.entry.code != "truong" or not found.name:
        return None
    closed = keys[end] == "(" and keys[found.end : found.end + 1] == [")"]
    return replace(found, end=found.end + 1) if closed else None if keys[end] == "(" else found


def deputies(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon) -> bodies.Body | None:
    """`Tổ đại biểu HĐND tỉnh số 3`, `Tổ đại biểu đơn vị số 26 HĐND Thành phố`: the number stands anywhere."""
    keys, number, k, unit = stream.keys, "", j, None
    council = keys[j - 4 : j] == COUNCIL or entry.name.endswith("Quốc hội")
    while k < len(stream):
        if keys[k] == "(" and ")" in keys[k + 1 : k + 4]:
            k = keys.index(")", k) + 1  # a short form
        elif not number and keys[k : k + 2] == ["đơn", "vị"]:
            k += 4 if keys[k + 2 : k + 4] == ["bầu", "cử"] else 2
        elif not number and keys[k] == "số" and stream.kinds[k + 1] == NUMBER:
            number, k = stream.text[k + 1], k + 2
        elif not council and keys[k : k + 4] == COUNCIL:
            council, k = True, k + 4
        elif council and unit is None and keys[k] != BREAK:
            unit = parse_unit(stream, k, lexicon)
            if unit is None or bodies.begins_person(stream, unit, lexicon) or unit.level == 4:
                unit = None
                break
            k = unit.end
        else:
            break
    if not council:
        return None
    of = entry.name.removeprefix("Tổ đại biểu ")
    name = f"Tổ đại biểu {of}" + (f" số {number}" if number else "")
    if keys[k : k + 1] == ["thuộc"] and k + 1 < len(stream) and stream.caps[k + 1]:
        whole = bodies.parse_body(stream, k + 1, lexicon, 1)  # `… thuộc Đoàn đại biểu Quốc hội tỉnh X`
        if whole is not None and whole.entry.code in ("doan-dbqh", "hdnd"):
            unit, k = unit or whole.unit, whole.end
    return bodies.Body(entry, name, None, unit, i, k)


def organ(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> bodies.Body | None:
    """The organ of kind `stream[i:j]`, with the body or unit whose organ it is as far as the words say."""
    keys = stream.keys
    if bodies.plural(stream, j):
        return None
    if entry.name == "Ban Chỉ huy" and keys[j] in ("phòng", "ứng", "thống", "chống", "diễn") and not stream.caps[j]:
        return bodies.for_purpose(stream, i, j, replace(entry, complement="purpose"), lexicon, depth)
    if entry.code == "doan-cong-tac":
        return _mission(stream, i, j, entry, lexicon, depth)
    if entry.code == "doan-chu-tich":
        return _presidium(stream, i, j, entry, lexicon, depth)
    if keys[j : j + 2] == ["trung", "ương"] and entry.central == "party":
        end = j + 3 if keys[j + 2 : j + 3] == ["đảng"] else j + 2
        central = replace(entry, name=f"{entry.name} Trung ương", complement="closed", central="yes")
        return bodies.Body(central, central.name, None, None, i, end)
    at = j + 1 if keys[j] == "của" and j + 1 < len(keys) and stream.caps[j + 1] else j
    if entry.central == "hdnd" and keys[j] in ("-", ",") and keys[j + 1 : j + 3] == ["hội", "đồng"]:
        at = j + 1  # `Ban Dân tộc - HĐND tỉnh`
    if entry.code == "cong-an" and keys[j] == "," and keys[j + 1 : j + 3] == ["công", "an"]:
        at = j + 1  # `Cơ quan Cảnh sát điều tra, Công an tỉnh`
    if keys[at] == BREAK:
        return bodies.Body(entry, entry.name, None, None, i, j)
    return _of_whole(stream, (i, j), at, entry, lexicon, depth)


def _of_whole(
    stream: Stream, kind: tuple[int, int], at: int, entry: BodyEntry, lexicon: Lexicon, depth: int
) -> bodies.Body | None:
    """The organ with whose it is, which may stand at `at`: a body, a union, a unit, a house; or with its own name."""
    i, j = kind
    small = stream.keys[at + 1 : at + 2] == ["ủy"]  # `Ban Thường vụ | huyện ủy`
    parent = bodies.parse_body(stream, at, lexicon, depth + 1, small_head=small)
    if parent and (small or stream.caps[at] or parent.unit is not None) and _can_own(entry, parent, lexicon):
        return bodies.Body(entry, entry.name, parent, None, i, parent.end)
    if parent and entry.code in lexicon.kinds.union_board and stream.caps[at] and _is_union(parent):
        own = replace(entry, kind="MassOrganization", central="no")  # `Ban Tổ chức | Liên đoàn Lao động tỉnh`
        return bodies.Body(own, entry.name, parent, None, i, parent.end)
    unit = parse_unit(stream, at, lexicon)
    if unit and entry.name == "Ban Chấp hành" and stream.keys[unit.end : unit.end + 1] in (["hội"], ["đoàn"]):
        return None  # `Ban Chấp hành tỉnh Hội`
    if unit and entry.central != "hdnd" and not bodies.begins_person(stream, unit, lexicon) and unit.level < 4:
        return bodies.Body(entry, entry.name, None, unit, i, unit.end)
    named = _own_name(stream, i, j, entry, lexicon)
    if named:
        return named
    whole = its_house(stream, at, lexicon)
    if whole and (entry.central != "party" or entry.code == "dang-uy"):
        return bodies.Body(entry, entry.name, whole, None, i, whole.end)  # `Hội đồng quản trị Tổng Công ty`
    return bodies.Body(entry, entry.name, None, None, i, j)


def _is_union(parent: bodies.Body) -> bool:
    """A mass organisation by its listed name: not `Ban Tổ chức | Hội Báo Xuân`."""
    return parent.entry.kind == "MassOrganization" and parent.entry.complement in ("unit", "closed", "committee")


def _mission(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> bodies.Body | None:
    """`Đoàn công tác của Bộ Công an`, `Đoàn kiểm tra số 469 của Bộ Chính trị`: named by whose it is."""
    name, k = entry.name, j
    if stream.keys[k] == "số" and k + 1 < len(stream) and stream.kinds[k + 1] == NUMBER:
        name, k = f"{name} số {stream.text[k + 1]}", k + 2
    elif stream.kinds[k] == NUMBER:
        name, k = f"{name} số {stream.text[k]}", k + 1
    if stream.keys[k : k + 1] == ["của"]:
        k += 1
    elif k >= len(stream) or not stream.caps[k]:  # `Đoàn công tác | Quân khu 9`
        return None
    if k >= len(stream) or stream.keys[k] == BREAK:
        return None
    parent = bodies.parse_body(stream, k, lexicon, depth + 1)
    return bodies.Body(entry, name, parent, None, i, parent.end) if parent is not None else None


def _presidium(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> bodies.Body | None:
    """`Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam`, `Đoàn Chủ tịch Ủy ban Trung ương MTTQ Việt Nam`: of a mass
    organisation. Alone, or of a congress (`bầu Đoàn Chủ tịch Đại hội`), it is who runs the congress: no body, unless an
    `Ủy viên` of it is meant, whose other posts say of which organisation."""
    at = j + 1 if stream.keys[j] == "của" else j
    of_member = bodies.Body(entry, entry.name, None, None, i, j) if stream.keys[i - 2 : i] == ["ủy", "viên"] else None
    if at >= len(stream) or not stream.caps[at]:
        return of_member
    parent = bodies.parse_body(stream, at, lexicon, depth + 1)
    if parent is None or parent.entry.kind != "MassOrganization":
        return of_member
    return bodies.Body(entry, entry.name, parent, None, i, parent.end)


def _can_own(entry: BodyEntry, parent: bodies.Body, lexicon: Lexicon) -> bool:
    if entry.central == "hdnd":
        return parent.entry.code == "hdnd"
    if entry.central == "party":
        return (
            parent.entry.kind == "PartyBody"
            or parent.entry.code in lexicon.kinds.force
            or (entry.code == "uy-ban-kiem-tra" and parent.entry.kind == "MassOrganization")
        )
    if entry.code == "thuong-truc" and entry.name == "Thường trực":
        of_assembly = parent.entry.name.endswith(" của Quốc hội")  # Luật Tổ chức Quốc hội
        return of_assembly or parent.entry.code in lexicon.kinds.has_standing
    return True


def _own_name(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon) -> bodies.Body | None:
    """`Đảng ủy khối chính quyền …`, `Đảng bộ cơ quan …`, `Hội đồng quản trị Vietcombank`."""
    if entry.code in lexicon.kinds.party_base and stream.keys[j : j + 2] == ["cơ", "quan"]:
        whole = bodies.parse_body(stream, j + 2, lexicon, 1)
        return bodies.Body(entry, f"{entry.name} cơ quan", whole, None, i, whole.end) if whole is not None else None
    if entry.code == "chi-bo" and stream.keys[j] in CELLS and not stream.caps[j]:
        end = j + 1
        while (
            end < len(stream)
            and end - j < 7
            and (stream.caps[end] or stream.kinds[end] == NUMBER or stream.keys[end] in ("phố", "dân"))
        ):
            end += 1
        named = stream.caps[end - 1] or stream.kinds[end - 1] == NUMBER
        return (
            bodies.Body(replace(entry, complement="name"), f"{entry.name} {stream.words(j, end)}", None, None, i, end)
            if named
            else None
        )
    if entry.code in lexicon.kinds.party_base and stream.keys[j] in ("khối", "cơ", "quân", "ngành"):
        return named_bodies.named(stream, i, j, replace(entry, complement="name"), lexicon, 0, lower=3)
    if entry.code in lexicon.kinds.own_name and stream.caps[j]:
        end = name_end(stream, j, lexicon, lower=0)
        whole = its_house(stream, j, lexicon)
        if whole is not None and whole.end >= end:
            return None  # it has no name of its own
        if end > j and not looks_personal(stream, j, end, lexicon):
            return bodies.Body(
                replace(entry, complement="name"), f"{entry.name} {stream.words(j, end)}", None, None, i, end
            )
    return None
