"""Bodies whose kind is their whole name (`Quốc hội`, `Bộ Chính trị`), and whose they are where the words behind say so:
of a mass organisation, of another country, of another country's party.

`graph.grammar.bodies` finds the kind, and is called by this module for what stands behind it.
"""

from __future__ import annotations

from msgspec.structs import replace

from graph.grammar import bodies
from graph.grammar.stream import Stream
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry

__all__ = ["closed", "its_ministry"]

#: How bodies of a party are called before the party's name, where not their own name and `Đảng`.
_OF_PARTY = {
    "dang": "Đảng",
    "ban-chap-hanh-trung-uong": "Ban Chấp hành Trung ương Đảng",
    "ban-bi-thu": "Ban Bí thư Trung ương Đảng",
}


def _party_abroad(stream: Stream, j: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """What a party of another country is called after `Đảng`, and where that ends: `Ủy viên Trung ương Đảng | Nhân dân
    Cách mạng Lào`, `Bộ Chính trị | Đảng Cộng sản Cuba`."""
    at = j if stream.keys[j - 1] == "đảng" else j + 1 if stream.keys[j] == "đảng" else None
    kind = lexicon.words["party"].match(stream.keys, at) if at is not None else None
    if at is None or kind is None:
        return None
    k = at + kind[0]
    country = lexicon.words["country"].match(stream.keys, k)
    if not country or not stream.caps[k] or country[1].endswith("việt nam"):
        return None
    return f"{kind[1]} {stream.words(k, k + country[0])}", k + country[0]


#: Before a department whose people come, where no role of theirs is said.
_OF_ITS_PEOPLE = (["lãnh", "đạo"], ["đại", "diện"])


def its_ministry(stream: Stream, i: int, end: int, lexicon: Lexicon) -> bodies.Body | None:
    """The ministry behind the comma after the department, journal or press `stream[i:end]` that a role stands before:
    `Cục trưởng Cục Việc làm | , Bộ Nội vụ`, `lãnh đạo Cục Việc làm | , Bộ Nội vụ`, `Tổng Biên tập Tạp chí X | , Bộ Y`.
    Where none does, two are listed."""
    if stream.keys[end : end + 1] != [","] or stream.keys[end + 1 : end + 2] != ["bộ"] or not stream.caps[end + 1]:
        return None
    if stream.keys[max(0, i - 2) : i] not in _OF_ITS_PEOPLE and not any(
        found and found[0] == n
        for n in (1, 2, 3)
        if i >= n and (found := lexicon.roles.match(stream.keys, i - n)) is not None
    ):
        return None
    ministry = bodies.parse_body(stream, end + 1, lexicon, 1)
    return ministry if ministry is not None and ministry.entry.head == "Bộ" else None


def closed(stream: Stream, i: int, j: int, entry: BodyEntry, lexicon: Lexicon, depth: int) -> bodies.Body | None:
    """The body whose kind `stream[i:j]` is its whole name, but for a country, a party or a union behind it."""
    name = entry.name
    if stream.keys[j - 1] == "ương" and stream.keys[j] == "đoàn" and stream.caps[j] and entry.code != "doan-thanh-nien":
        union = bodies.parse_body(stream, j - 2, lexicon, depth + 1)  # `Ủy ban Kiểm tra | Trung ương Đoàn`
        if union is not None and union.name.startswith("Trung ương Đoàn") and j - 2 > i:
            head = stream.words(i, j - 2)
            own = replace(entry, name=head, complement="organ", kind="MassOrganization", central="")
            return bodies.Body(own, head, union, None, i, union.end)
    if entry.code == "ban-chap-hanh-trung-uong" and stream.keys[j - 1] == "ương" and stream.caps[j]:
        whole = bodies.parse_body(stream, j, lexicon, depth + 1)  # `Ban Chấp hành Trung ương | Hội Nông dân Việt Nam`
        if whole is not None and whole.entry.kind == "MassOrganization":
            own = replace(entry, name=f"{stream.words(i, j)} {whole.name}", kind="MassOrganization", code="hoi")
            return bodies.Body(own, own.name, None, None, i, whole.end)
    abroad = _party_abroad(stream, j, lexicon) if entry.kind == "PartyBody" else None
    if abroad is not None:
        party, end = abroad
        own = replace(entry, name=f"{_OF_PARTY.get(entry.code, f'{entry.name} Đảng')} {party}", kind="Body")
        return bodies.Body(own, own.name, None, None, i, end)
    if entry.head in ("Cục", "Vụ", "Tổng cục") and (of := its_ministry(stream, i, j, lexicon)) is not None:
        return bodies.Body(entry, name, of, None, i, of.end)
    country = lexicon.words["country"].match(stream.keys, j)
    if country and stream.caps[j] and entry.name in ("Chính phủ", "Quốc hội", "Bộ Chính trị", "Đảng"):
        end = j + country[0]
        if not country[1].endswith("việt nam"):
            foreign = replace(entry, name=f"{name} {stream.words(j, end)}", kind="Body")
            return bodies.Body(foreign, foreign.name, None, None, i, end)
        return bodies.Body(entry, name, None, None, i, end)
    if stream.keys[j : j + 2] == ["việt", "nam"] and not name.endswith("Việt Nam"):
        return bodies.Body(entry, name, None, None, i, j + 2)
    return bodies.Body(entry, name, None, None, i, j)
