"""Administrative units: `tỉnh Đồng Tháp`, `TP. Quy Nhơn`, `quận 9`, `xã Kim Liên`, bare `tỉnh`, bare `Đồng Tháp`."""

from __future__ import annotations

from msgspec import Struct

from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import NUMBER, WORD
from graph.lexicon import Lexicon
from graph.lexicon.entries import UnitName
from graph.lexicon.unit_kinds import LEVELS, MEANS, NUMBERED

__all__ = ["Unit", "inside_place", "named_of_kind", "parse_unit"]

_KINDS = tuple(k for k in LEVELS if " " not in k)
_TWO = {(first, second): k for k in LEVELS if " " in k for first, second in [k.split()]}
_OPENING = frozenset((*_KINDS, *(first for first, _ in _TWO)))


_COMPASS = {"đông", "tây", "nam", "bắc", "trung", "thượng", "hạ"}
#: Those of them that people are seldom called.
_SIDES = {"đông", "tây", "bắc", "thượng", "hạ"}


class Unit(Struct, frozen=True, gc=False):
    """A unit as written. `name` is empty for a bare `tỉnh`; `lineage` is the province's, where the name is one;
    `level` 0 when only the article can tell; `start:end` are places in the stream."""

    kind: str
    name: str
    level: int
    lineage: str
    districts: tuple[tuple[str, str], ...]
    start: int
    end: int

    @property
    def label(self) -> str:
        """`tỉnh Đồng Tháp`, `Thành phố Hồ Chí Minh`, `quận 9`."""
        if self.name == "Hồ Chí Minh":
            return "Thành phố Hồ Chí Minh"
        return f"{self.kind} {self.name}".strip()


def parse_unit(stream: Stream, i: int, lexicon: Lexicon, *, bare: bool = True) -> Unit | None:
    """The unit that begins at `i`. With `bare=False` a kind without a name is not taken."""
    keys = stream.keys
    if keys[i] not in _OPENING and keys[i] not in lexicon.units.root:
        return None
    if keys[i] == "xã" and keys[max(0, i - 2) : i] == ["hợp", "tác"]:
        return None
    kind, j = _kind_at(stream, i)
    if not kind:
        return _named(stream, i, lexicon)
    if keys[j : j + 1] == ["ủy"]:
        return None  # `Bí thư huyện | ủy`
    found = _with_name(stream, i, j, kind, lexicon) if j < len(keys) else None
    return found or (Unit(kind, "", LEVELS[kind], "", (), i, j) if bare else None)


def named_of_kind(stream: Stream, i: int, kind: str, lexicon: Lexicon) -> Unit | None:
    """The unit whose name alone begins at `i`, where a list has said its kind before: `các huyện A, | B và C`."""
    return _with_name(stream, i, i, kind, lexicon) if stream.caps[i] else None


def _with_name(stream: Stream, i: int, j: int, kind: str, lexicon: Lexicon) -> Unit | None:
    """The unit of a kind whose name begins at `j`, if one does: a known one, or a run of capitals that is no person."""
    keys = stream.keys
    known = _known(stream, i, j, kind, lexicon)
    if known:
        return known
    end = _run_end(stream, j, lexicon)
    # An unknown name: of a commune, or of a place abroad. `UBND TP | Nguyễn Thành Phong` is a bare unit and a person.
    abroad = keys[end : end + 1] == ["("] and lexicon.words["country"].match(keys, end + 1) is not None
    given = sum(keys[k] in lexicon.given for k in range(j + 1, end))
    person = keys[j] in lexicon.surnames or given > 1  # `Đầu Thanh Tùng`: a rare surname
    if end > j and kind == "tỉnh" and "-" not in keys[j:end] and not abroad and person:
        return None  # every province is known: `UBND tỉnh | Nguyễn Văn A`, or one abroad
    personal = _personal(stream, j, end, lexicon, strict=kind in ("tỉnh", "thành phố", "thủ đô"))
    if end > j and (abroad or not personal or LEVELS[kind] >= 3 and _held(stream, i, j, end, lexicon)):
        return Unit(kind, stream.words(j, end), LEVELS[kind] or 2, "", (), i, end)
    return None


def _kind_at(stream: Stream, i: int) -> tuple[str, int]:
    """The word or two for a kind of unit at `i`, and the place after it; "" where a name stands without its kind."""
    keys = stream.keys
    if i + 1 < len(keys) and (keys[i], keys[i + 1]) in _TWO:
        kind = _TWO[keys[i], keys[i + 1]]
        return kind if LEVELS[kind] == 1 else MEANS.get(kind, kind), i + 2  # only `Thủ đô` says which it is
    return (keys[i], i + 1) if keys[i] in _KINDS else ("", i)


def _known(stream: Stream, i: int, j: int, kind: str, lexicon: Lexicon) -> Unit | None:
    """A unit of this kind whose name at `j` is in the lists, has a word of bodies in it, or is a number."""
    keys = stream.keys
    found = _match(stream, j, lexicon)
    if found and kind == "tỉnh" and not found[1].province:
        found = None  # `HĐND tỉnh | Vũ Quang Hưng`: Vũ Quang is a district
    if found and not (LEVELS[kind] == 3 and _goes_on(stream, j + found[0])):
        length, unit = found
        return _unit(kind, unit, i, j + length, lexicon)
    if LEVELS[kind] == 3 and stream.caps[j]:  # a commune whose name has a word of bodies in it: `xã Tân Hội Trung`
        length = next((n for n in (4, 3, 2) if tuple(keys[j : j + n]) in stream.places), 0)
        if length and not (j + length < len(keys) and stream.caps[j + length]):
            return Unit(kind, stream.words(j, j + length), 3, "", (), i, j + length)
    if stream.kinds[j] == NUMBER and kind in NUMBERED:
        return Unit(kind, stream.text[j], LEVELS[kind], "", (), i, j + 1)
    return None


def _run_end(stream: Stream, j: int, lexicon: Lexicon) -> int:
    """Where the run of capitalised words from `j` ends, with parts that a hyphen joins: `Xay-nha-bu-ly`."""
    keys, end = stream.keys, j
    while (
        end < len(keys)
        and end - j < 5
        and stream.caps[end]
        and stream.kinds[end] == WORD
        and not _opens_other(stream, end, lexicon, end > j)
    ):
        end += 1
        while (
            end + 1 < len(keys)
            and keys[end] == "-"
            and stream.ends[end - 1] == stream.starts[end]
            and stream.ends[end] == stream.starts[end + 1]
        ):
            end += 2
    return end


def _goes_on(stream: Stream, k: int) -> bool:
    """Whether a commune's name goes on after that of a larger unit: `phường Quy Nhơn | Bắc`, `xã Tuy Phước | Đông`."""
    return k < len(stream) and stream.caps[k] and stream.keys[k] in _COMPASS


def _opens_other(stream: Stream, i: int, lexicon: Lexicon, inside: bool) -> bool:
    """Whether a role, a body or the title of a document begins here, or a person's name inside the run."""
    document = lexicon.documents.match(stream.keys, i)
    if document and document[0] > 1 and not stream.caps[i + 1]:
        return True  # `ký kết với UBND thành phố | Chương trình phối hợp`
    return bool(lexicon.roles.match(stream.keys, i) or lexicon.bodies.match(stream.keys, i)) or (
        inside
        and lexicon.surnames.get(stream.keys[i], False)
        and i + 2 < len(stream)
        and stream.caps[i + 1]
        and stream.caps[i + 2]
    )


def _personal(stream: Stream, j: int, end: int, lexicon: Lexicon, *, strict: bool) -> bool:
    """Whether a run of capitalised words reads as a person's name rather than as a place's."""
    if stream.keys[j] not in lexicon.surnames or end - j < 2:
        return False
    given = sum(stream.keys[k] in lexicon.given for k in range(j + 1, end))
    if tuple(stream.keys[j:end]) in stream.places:
        return False
    if end < len(stream) and stream.caps[end] and lexicon.surnames.get(stream.keys[end], False):
        return False  # `phường Lê Thanh Nghị | Nguyễn Thị Vân`
    if not lexicon.surnames[stream.keys[j]] and stream.keys[end - 1] in _SIDES and stream.keys[end - 2] != "văn":
        return False  # `xã Long Thành Bắc`, beside `Long Thành Nam`: few people bear such a surname
    return (strict and given > 0) or (
        end - j >= 3 and (given >= 2 or (given >= 1 and lexicon.surnames[stream.keys[j]]))
    )


#: What stands before a name in a list without address: `gồm: Lê Văn A, Chủ tịch …; Trần Văn B, …`.
_OPENS_NAME = {":", ";", BREAK}
#: How far before a unit the name of him whose post it completes may end.
_FAR = 40


def _held(stream: Stream, i: int, j: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the post that the unit at `i` completes has its holder before it, so that no other name can follow:
    `bà Lê Thị A - Bí thư Đảng ủy, Chủ tịch HĐND phường | Võ Minh Đức`. Not where the run is addressed elsewhere."""
    keys, at = stream.keys, i
    for k in range(i - 1, max(0, i - _FAR), -1):
        if keys[k] in (";", ":", BREAK):
            return False
        if keys[k] not in (",", "-", "("):
            continue
        if not _opens_post(stream, k + 1, lexicon) or at < i and stream.caps[at - 1]:
            return False  # `…, Bí thư Huyện ủy Ea Kar, Chủ tịch UBND xã Lê Văn B`: the post before is complete
        if _named_before(stream, k, lexicon):
            return not _addressed(stream, j, end, lexicon)
        at = k
    return False


def _opens_post(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether a role begins at `k`, a former or a deputy's one too."""
    while stream.keys[k] in ("phó", "nguyên", "quyền"):
        k += 1
    return lexicon.roles.match(stream.keys, k) is not None


def _named_before(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether a name ends right before the mark at `k` that has an address, or nothing, before it (no post)."""
    first = k
    while first and stream.caps[first - 1] and stream.kinds[first - 1] == WORD:
        first -= 1
    for start in range(first, k - 1):  # `Bà | Lê Thị A`: the address may be capitalised
        if k - start > 5 or stream.keys[start] not in lexicon.surnames:
            continue
        before = stream.keys[start - 1] if start else BREAK
        return before in _OPENS_NAME or _address_ends(stream, start, lexicon)
    return False


def _address_ends(stream: Stream, start: int, lexicon: Lexicon) -> bool:
    """Whether an address, a rank or a degree ends right before `start`."""
    if start == 0 or stream.keys[start - 1] not in lexicon.prefix_ends:
        return False
    for kind in ("honorific", "rank", "degree"):
        for length in (1, 2, 3):
            found = lexicon.words[kind].match(stream.keys, start - length) if start >= length else None
            if found and found[0] == length:
                return True
    return False


#: Syllables of names: of Kinh people two to four, more of others.
_SYLLABLES = range(1, 6)


def _addressed(stream: Stream, j: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the article addresses the run `j:end` as a person somewhere. Everybody addressed is found once."""
    if stream.addressed is None:
        stream.addressed = frozenset(
            tuple(stream.keys[k : k + n])
            for k in range(1, len(stream))
            if stream.caps[k] and _address_ends(stream, k, lexicon)
            for n in _SYLLABLES
        )
    return tuple(stream.keys[j:end]) in stream.addressed


def _match(stream: Stream, i: int, lexicon: Lexicon) -> tuple[int, UnitName] | None:
    if not stream.caps[i]:
        return None
    found = lexicon.units.match(stream.keys, i)
    if found is None or found[0] == 1:
        return found
    named = all(stream.caps[k] or stream.kinds[k] != WORD for k in range(i, i + found[0]))
    return found if named else None


def _named(stream: Stream, i: int, lexicon: Lexicon) -> Unit | None:
    """A province, or a district's bare name, without its kind."""
    found = _match(stream, i, lexicon)
    if not found:
        return None
    length, unit = found
    if unit.province == "ho-chi-minh":
        return None  # without `thành phố` before it, a person
    if unit.province:
        kind = "thành phố" if unit.province in lexicon.central_cities else "tỉnh"
        return Unit(kind, unit.name, 1, unit.province, unit.districts, i, i + length)
    kinds = {k for k, _ in unit.districts}
    return Unit(kinds.pop() if len(kinds) == 1 else "", unit.name, 2, "", unit.districts, i, i + length)


def _unit(kind: str, unit: UnitName, start: int, end: int, lexicon: Lexicon) -> Unit:
    central = kind == "thành phố" and unit.province in lexicon.central_cities
    if unit.province and (LEVELS[kind] == 1 or central):
        return Unit(MEANS.get(kind, kind), unit.name, 1, unit.province, (), start, end)
    if kind == "thành phố":
        own = tuple(d for d in unit.districts if d[0] == "thành phố") or unit.districts
        return Unit(
            kind, unit.name, 2 if own or not unit.province else 1, unit.province if not own else "", own, start, end
        )
    level = LEVELS[kind]
    own = tuple(d for d in unit.districts if d[0] == kind) or (unit.districts if level == 2 else ())
    return Unit(kind, unit.name, level, "", own, start, end)


def inside_place(stream: Stream, i: int) -> bool:
    """Whether the words around are a commune's name: `Hội` in `Trường Mầm non Tân Hội Trung`."""
    keys = stream.keys
    if keys[i] not in stream.place_words:
        return False
    return any(tuple(keys[i - k : i - k + n]) in stream.places for n in (3, 4) for k in range(1, min(n, i + 1)))
