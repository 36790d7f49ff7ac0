"""Roles and positions: `nguyên Phó Bí thư Thường trực Tỉnh ủy`, `Trưởng Ban Dân vận`, `Ủy viên Trung ương Đảng`.

A position is a role and the body it is held in, which may be left out or named together with the role
(`Trưởng [Ban Dân vận]`, `Tỉnh ủy viên`, `Bộ trưởng [Bộ] Y tế`).
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from graph.grammar.bodies import COMPLEMENTS, Body, bare_head, parse_body
from graph.grammar.missions import country_end, mission
from graph.grammar.small_names import inner_board
from graph.grammar.stream import BREAK, Stream
from graph.grammar.units import Unit, parse_unit
from graph.language.tokens import PUNCTUATION
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry, RoleEntry
from graph.lexicon.unit_kinds import COMMITTEES, LEVELS

__all__ = ["Position", "Role", "member_of", "parse_position", "parse_role", "standing_member_of"]

#: Kinds of units of one word; `thành` and `thị` begin other words.
_ONE_WORD = tuple(kind for kind in COMMITTEES if " " not in kind)

_SUFFIXES = (("thường", "trực"), ("chuyên", "trách"), ("danh", "dự"), ("thứ", "nhất"))


class Role(Struct, frozen=True, gc=False):
    """A role as written. `name` is canonical (`Phó Chủ tịch Thường trực`), without `nguyên`."""

    entry: RoleEntry
    name: str
    leads: bool
    former: bool
    acting: bool
    start: int
    end: int


class Position(Struct, frozen=True, gc=False):
    """A role with its body as far as the words say; `unit` where a role takes a unit directly (`Bí thư Hà Nội`)."""

    role: Role
    body: Body | None
    unit: Unit | None
    start: int
    end: int
    term: str = ""


def parse_role(stream: Stream, i: int, lexicon: Lexicon) -> Role | None:
    """The role that begins at `i`, with what stands before and after it."""
    keys = stream.keys
    j, former, acting, deputy = i, False, False, False
    found = lexicon.words["former"].match(keys, j)
    if found and (lexicon.roles.match(keys, j + found[0]) or keys[j + found[0] : j + found[0] + 1] == ["phó"]):
        former, j = True, j + found[0]
    if keys[j] == "quyền" and (lexicon.roles.match(keys, j + 1) if j + 1 < len(keys) else None):
        acting, j = True, j + 1
    match = lexicon.roles.match(keys, j)
    if keys[j] == "phó" and not match and j + 1 < len(keys):
        match = lexicon.roles.match(keys, j + 1)
        if not match or not match[1].deputy:
            return None
        deputy, j = True, j + 1
    if not match:
        return None
    length, entry = match
    end = j + length
    if keys[end : end + 1] == ["quán"] and entry.canonical in ("Đại sứ", "Tổng Lãnh sự"):
        return None  # `Đại sứ quán`
    name = f"Phó {entry.canonical}" if deputy else entry.canonical
    for suffix in _SUFFIXES:
        if tuple(keys[end : end + 2]) == suffix and not _begins_body(stream, end, lexicon, entry):
            name, end = f"{name} {'Thường trực' if suffix[0] == 'thường' else ' '.join(suffix)}", end + 2
    if entry.canonical == "Bí thư" and tuple(keys[end : end + 2]) in _RANKS_ABROAD:
        name, end = f"{name} {' '.join(keys[end : end + 2])}", end + 2
    if entry.canonical in _MANAGING and _manages(stream, end, lexicon):
        name, end = f"{name} điều hành", end + 2
    if stream.text[end : end + 1] == ["TT"] and entry.canonical in ("Chủ tịch", "Bí thư", "Phó Chủ tịch", "Phó Bí thư"):
        name, end = f"{name} Thường trực", end + 1
    below = deputy or not entry.leads
    end = _over_field(stream, end, lexicon) if below else end
    charge = _in_charge(stream, end, lexicon) if below else end
    if charge > end:
        name, end = f"{name} phụ trách", charge
    if acting:
        name = f"Quyền {name}"
    return Role(entry, name, entry.leads and not deputy, former, acting, i, end)


#: Secretaries of embassies, as `Bí thư thứ nhất`.
_RANKS_ABROAD = (("thứ", "hai"), ("thứ", "ba"))
#: Who may be `điều hành` by title.
_MANAGING = ("Giám đốc", "Tổng Giám đốc", "Chủ tịch", "Viện trưởng")


def _manages(stream: Stream, end: int, lexicon: Lexicon) -> bool:
    """Whether `điều hành` at `end` is half of a title: `Giám đốc | điều hành Công ty X`, `Giám đốc | điều hành, …`; not
    `Giám đốc | điều hành Hội nghị`, `Phó Chủ tịch | điều hành UBND tỉnh`."""
    keys, k = stream.keys, end + 2
    if keys[end:k] != ["điều", "hành"] or k >= len(stream):
        return False
    if not stream.caps[k]:
        return stream.kinds[k] == PUNCTUATION
    body = lexicon.bodies.match(keys, k)
    return lexicon.events.match(keys, k) is None and (body is None or body[1].complement == "name")


def _over_field(stream: Stream, end: int, lexicon: Lexicon) -> int:
    """The place after what a deputy is in charge of, where the body stands behind it: `Phó Giám đốc | phụ trách chuyên
    môn | Bệnh viện X`; `end` where it does not."""
    keys = stream.keys
    if keys[end : end + 2] != ["phụ", "trách"]:
        return end
    k = end + 2
    while found := lexicon.words["charge"].match(keys, k):
        k += found[0]
        if keys[k : k + 1] in ([","], ["và"]) and lexicon.words["charge"].match(keys, k + 1):
            k += 1
    opens = end + 2 < k < len(stream) and (stream.caps[k] or keys[k + 1 : k + 2] == ["ủy"])
    return k if opens and lexicon.bodies.match(keys, k) else end


#: How a deputy is said to do the work of a head that the body has not got, after `phụ trách` and with it.
_CHARGES = (("điều", "hành"), ("chung",), ("quản", "lý"))


def _in_charge(stream: Stream, end: int, lexicon: Lexicon) -> int:
    """The place after `phụ trách`, `phụ trách, điều hành` between a deputy's role and the body: `Phó Giám đốc | phụ
    trách | Sở Y tế`; `end` where a field of work follows (`Phó Chủ tịch phụ trách văn xã`)."""
    keys = stream.keys
    if keys[end : end + 2] != ["phụ", "trách"]:
        return end
    k = end + 2
    for words in _CHARGES:
        at = k + 1 if keys[k : k + 1] == [","] else k
        if tuple(keys[at : at + len(words)]) == words:
            k = at + len(words)
    opens = k < len(stream) and (stream.caps[k] or keys[k + 1 : k + 2] == ["ủy"])
    return k if opens and lexicon.bodies.match(keys, k) else end


def _begins_body(stream: Stream, end: int, lexicon: Lexicon, entry: RoleEntry) -> bool:
    """`Phó Chủ tịch | Thường trực HĐND` does not occur; `Ủy viên | Thường trực Tỉnh ủy` does."""
    if entry.canonical not in ("Ủy viên", "Thành viên"):
        return False
    body = parse_body(stream, end, lexicon)
    return body is not None and body.entry.code == "thuong-truc" and body.parent is not None


def parse_position(stream: Stream, i: int, lexicon: Lexicon) -> Position | None:
    """The position that begins at `i`."""
    role = parse_role(stream, i, lexicon)
    if role is None:
        return None
    j, how = role.end, role.entry.body
    body: Body | None = None
    unit: Unit | None = None
    if j < len(stream) and stream.keys[j] != BREAK:
        if how == "after":
            body, unit = _after(stream, j, role, lexicon)
        elif how.startswith("head="):
            body = _with_head(stream, j, how[5:], lexicon)
            if body is None and LEVELS.get(how[5:]) == _BELOW_COMMUNE:
                unit = _hamlet(stream, j - len(how[5:].split()), lexicon)
        elif how.startswith("field="):
            body = _with_field(stream, j, how[6:], lexicon)
        elif how.startswith("is="):
            body = _implied(stream, j, how[3:], lexicon)
    elif how.startswith("is="):
        body = _implied(stream, j - 1, how[3:], lexicon, empty=True)
    if how == "none":
        j = _abroad(stream, j, lexicon)
        if role.entry.canonical == "Tổng Bí thư" and j < len(stream) and stream.caps[j]:
            stated = parse_body(stream, j, lexicon)  # `Tổng Bí thư BCH Trung ương Đảng`
            codes = ("ban-chap-hanh-trung-uong", "dang")  # `… Đảng Nhân dân Cách mạng Lào`: a party abroad
            abroad = stated is not None and stated.entry.kind == "Body"
            body = stated if stated is not None and stated.entry.code in codes[: 1 + abroad] else None
    if body is None and role.entry.canonical == "Ủy viên" and stream.keys[j : j + 2] == ["ủy", "ban"]:
        j += 2  # `làm Ủy viên Ủy ban, giữ chức Chủ tịch Ủy ban Mặt trận …`
    end = max(j, body.end if body else j, unit.end if unit else j)
    end, term = _term(stream, end)
    return Position(role, body, unit, i, end, term)


def member_of(body: Body | None, i: int, end: int, lexicon: Lexicon) -> Position:
    """Membership of the committee `stream[i:end]` that is said without the word for it: `tham gia Ban Thường vụ Tỉnh
    ủy`. No body where the words beside it say which: `tham gia Ủy ban, giữ chức Chủ tịch Ủy ban Mặt trận …`."""
    found = lexicon.roles.match(["ủy", "viên"], 0)
    assert found is not None
    return Position(Role(found[1], "Ủy viên", False, False, False, i, i), body, None, i, end)


def standing_member_of(body: Body, lexicon: Lexicon) -> Position:
    """The office that a standing body names in somebody's titles: `giữ chức Thường trực HĐND tỉnh`."""
    found = lexicon.roles.match(["ủy", "viên", "thường", "trực"], 0)
    assert found is not None
    role = Role(found[1], found[1].canonical, False, False, False, body.start, body.start + 2)
    return Position(role, body.parent, None, body.start, body.end)


#: The level of thôn, ấp, khu phố.
_BELOW_COMMUNE = 4
#: Syllables of a name that may be a place's and a person's.
_WITH_PERSON = 4


def _hamlet(stream: Stream, at: int, lexicon: Lexicon) -> Unit | None:
    """`Trưởng | thôn Đông Hải`; not `Trưởng ấp 3`: every commune has one; nor where a person's name may be within:
    `Trưởng bản Nậm Cúm Lò Văn An`."""
    unit = parse_unit(stream, at, lexicon, bare=False)
    if unit is None or unit.level != _BELOW_COMMUNE or unit.name[0].isdigit():
        return None
    return unit if len(unit.name.split()) < _WITH_PERSON else None


#: Heads whose title names the kind of their house.
_KIND_HEADED = {"Viện trưởng": "viện", "Hiệu trưởng": "trường", "Cục trưởng": "cục", "Vụ trưởng": "vụ"}


def _after(stream: Stream, j: int, role: Role, lexicon: Lexicon) -> tuple[Body | None, Unit | None]:
    if stream.keys[j] == ",":  # `Phó Viện trưởng, Viện Kinh tế X`
        if not stream.caps[j + 1] or stream.keys[j + 1] != _KIND_HEADED.get(role.entry.canonical):
            return None, None
        body = parse_body(stream, j + 1, lexicon)
        return (body if body is not None and not body.elided else None), None
    at = j + 1 if stream.keys[j] == "của" and stream.caps[j + 1 : j + 2] == [True] else j
    body = parse_body(stream, at, lexicon, small_head=True)
    if body and (stream.caps[at] or _sure(stream, at, body, lexicon)):
        return body, None
    if role.entry.canonical == "Tổng Lãnh sự":
        consulate = lexicon.bodies.match(["tổng", "lãnh", "sự", "quán"], 0)
        return (mission(stream, j, j, consulate[1], lexicon) if consulate else None), None
    bare = bare_head(stream, j, lexicon)
    if bare:
        return bare, None
    if role.entry.canonical in ("Đô trưởng", "Tỉnh trưởng", "Thị trưởng"):
        return None, parse_unit(stream, j, lexicon, bare=False)
    if role.entry.canonical in ("Chủ tịch", "Bí thư") and stream.keys[j] not in ("thành", "thủ"):
        unit = parse_unit(stream, j, lexicon)
        if (
            unit
            and (unit.name or unit.kind in _ONE_WORD)
            and (stream.keys[j] in (*_ONE_WORD, "thị") or (unit.lineage and role.entry.canonical == "Bí thư"))
        ):
            return None, unit
    return None, None


def _sure(stream: Stream, at: int, body: Body, lexicon: Lexicon) -> bool:
    """Whether a head in small letters begins a body's name: `Bí thư huyện ủy`, `Hiệu trưởng trường Đại học X`; not
    `Giám đốc trung tâm phát biểu`."""
    if stream.keys[at + 1 : at + 2] == ["ủy"] or body.unit is not None or body.parent is not None:
        return True
    # names of departments go on in small letters, and nothing says where they end
    return body.entry.code not in lexicon.kinds.department and any(stream.caps[at : body.end])


def _abroad(stream: Stream, j: int, lexicon: Lexicon) -> int:
    """The place after `nước Nhật Bản tại Việt Nam` (of an ambassador); `j` when no country follows."""
    whose = country_end(stream, j, lexicon) if j < len(stream) else None
    if whose is None:
        return j
    there = country_end(stream, whose[1] + 1, lexicon) if stream.keys[whose[1]] == "tại" else None
    return there[1] if there is not None else whose[1]


def _with_head(stream: Stream, j: int, head: str, lexicon: Lexicon) -> Body | None:
    """`Trưởng ban | Ban Tuyên giáo …`, else `Trưởng | Ban Tuyên giáo …`: the head word belongs to both."""
    if stream.caps[j]:
        body = parse_body(stream, j, lexicon)
        if body and (
            body.name.lower().startswith(head)
            or body.entry.complement in ("purpose",)
            or body.entry.kind == "SteeringCommittee"
        ):
            return body
    at = j - len(head.split())
    if stream.keys[at : at + len(head.split())] == head.split():
        body = parse_body(stream, at, lexicon, small_head=True)
        if body and body.end > j:
            return body
        if body and head in ("văn phòng", "công an", "thanh tra"):
            return body
    if stream.keys[j : j + 2] == [",", head] and stream.caps[j + 1]:  # `Trưởng khoa, Khoa Du lịch`
        body = parse_body(stream, j + 1, lexicon)
        return body if body is not None and not body.elided and body.name.lower().startswith(f"{head} ") else None
    body = parse_body(stream, j, lexicon) if stream.caps[j] else None
    return body or (inner_board(stream, j, lexicon) if head == "ban" else None)


def _with_field(stream: Stream, j: int, head: str, lexicon: Lexicon) -> Body | None:
    body = parse_body(stream, j, lexicon)
    if body:
        return body
    keys = [head.lower(), *stream.keys[j : j + 10]]
    found = lexicon.bodies.match(keys, 0)
    if found and found[0] > 1 and stream.caps[j] and found[1].complement == "closed":
        return Body(found[1], found[1].name, None, None, j, j + found[0] - 1)
    return None


def _implied(stream: Stream, j: int, name: str, lexicon: Lexicon, *, empty: bool = False) -> Body | None:
    found = lexicon.bodies.match(name.lower().split(), 0)
    if found is None:
        return None
    entry: BodyEntry = found[1]
    if empty:
        return Body(entry, entry.name, None, None, j + 1, j + 1)
    stated = parse_body(stream, j, lexicon)
    country = lexicon.words["country"].match(stream.keys, j)
    if entry.complement == "closed" and country and stream.caps[j] and country[1] != "việt nam":
        foreign = replace(entry, name=f"{entry.name} {stream.words(j, j + country[0])}", kind="Body")
        return Body(foreign, foreign.name, None, None, j, j + country[0])
    if entry.complement == "closed":
        same = stated is not None and (
            stated.entry.code == entry.code or stated.name.startswith(entry.name) or entry.name.startswith(stated.name)
        )
        return stated if same and stated else Body(entry, entry.name, None, None, j, j)
    return COMPLEMENTS[entry.complement](stream, j, j, entry, lexicon, 0)


def _term(stream: Stream, end: int) -> tuple[int, str]:
    """`khóa XV`, `nhiệm kỳ 2020 - 2025` after a body; the years are the term."""
    keys = stream.keys
    j, term = end, ""
    if j < len(keys) and keys[j] == "khóa" and j + 1 < len(keys):
        j += 2
        if keys[j : j + 2] == [",", "nhiệm"]:
            j += 1
    if keys[j : j + 2] == ["nhiệm", "kỳ"]:
        if keys[j + 3 : j + 4] == ["-"] and keys[j + 2].isdigit():
            term, j = f"{keys[j + 2]}-{keys[j + 4]}", j + 5
        elif "-" in keys[j + 2]:
            term, j = keys[j + 2].replace(" ", ""), j + 3
    return j, term
