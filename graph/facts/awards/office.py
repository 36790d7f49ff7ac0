"""Who confers an award by virtue of an office: `Chủ tịch UBND tỉnh Lê Văn An tặng Bằng khen`.

The heads of administrative bodies confer Bằng khen, Giấy khen and Cờ thi đua in the name of the body that they head
(Luật Thi đua, khen thưởng 2022, art. 77-80); a deputy, or the secretary of a party committee, only hands them over.
"""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.facts.issuers import issuing_agency
from graph.grammar.chunks import Chunk, Kind
from graph.lexicon.entries import AwardEntry
from graph.resolution.bodies import Agency

__all__ = ["conferring_office", "giver_by_name", "state_said"]

#: Offices that confer awards.
_HEADS = {"Chủ tịch", "Bộ trưởng", "Thủ tướng", "Giám đốc", "Tổng Giám đốc", "Cục trưởng", "Tổng Cục trưởng", "Tư lệnh"}
#: Bodies whose chair or head confers nothing.
_CONFER_NOTHING = {"hdnd", "doan-dbqh", "dang-uy", "quoc-hoi"}
#: What stands between a giver and the verb.
_BETWEEN = {"đã", "cũng", "vừa", "sẽ", "vinh", "dự", ",", "trân", "trọng"}
#: Of what is decided, not yet handed over: `quyết định khen thưởng, | tặng`.
_DECIDES = {"quyết", "định", "ký", "khen"}
#: Before a giver who is no subject.
_NO_SUBJECT = {"của", "với", "cho", "cùng", "và", "bởi"}


def giver_by_name(chunks: list[Chunk], verb: int, *, deciding: bool = False) -> tuple[int, int] | None:
    """Where the one person and his titles stand that are the subject of the verb at `verb`: `Chủ tịch UBND tỉnh Lê Văn
    An | đã tặng`, `ông Lê Văn An, Giám đốc Sở Y tế | tặng`; `deciding` allows that he only decides it."""
    end = verb
    while end > 0 and (chunks[end - 1].key in _BETWEEN or deciding and chunks[end - 1].key in _DECIDES):
        end -= 1
    start = end
    while start > 0 and (
        chunks[start - 1].kind in (Kind.POSITION, Kind.PERSON, Kind.ADDRESS)
        or chunks[start - 1].key in (",", "-", "(", ")")
        and chunks[start - 2].kind in (Kind.POSITION, Kind.PERSON)
    ):
        start -= 1
    if sum(chunk.kind is Kind.PERSON for chunk in chunks[start:end]) != 1:
        return None
    return None if start > 0 and chunks[start - 1].key in _NO_SUBJECT else (start, end)


def conferring_office(builder: Builder, chunks: list[Chunk], verb: int, entry: AwardEntry) -> tuple[Agency, int] | None:
    """The body whose head, named before the verb, confers an award of this kind, and where the words begin."""
    by = giver_by_name(chunks, verb, deciding=True)
    if by is None or not ("Bộ trưởng" in entry.grantor or "Chủ tịch Ủy ban" in entry.grantor):
        return None
    offices = [
        chunk
        for chunk in chunks[by[0] : by[1]]
        if chunk.kind is Kind.POSITION and chunk.value.role.name in _HEADS and not chunk.value.role.former
    ]
    if len(offices) != 1:
        return None
    prime = offices[0].value.role.name == "Thủ tướng"
    agency = issuing_agency(builder, offices[0].value) if prime else builder.resolved.agency_of.get(id(offices[0]))
    if agency is None or agency.code in _CONFER_NOTHING:
        return None
    return agency, chunks[by[0]].start


_THE_STATE = ["nhà", "nước"]
#: Before the State as giver, where the Party is named with it.
_WITH_THE_PARTY = (["đảng", "và"], ["đảng", ","])


def state_said(keys: list[str], end: int, verb: int) -> tuple[int, int] | None:
    """Where the words say that the State gives the award that ends at `end`: behind it (`của Nhà nước`, `do Đảng và Nhà
    nước trao tặng`) or before its verb (`được Đảng, Nhà nước | phong tặng`). Which State, no word behind says."""
    at = end + 1
    if keys[end : end + 1] in (["của"], ["do"]):
        at += 2 if keys[at : at + 2] in _WITH_THE_PARTY else 0
        following = keys[at + 2 : at + 4]
        given = following[:1] in (["trao"], ["tặng"]) or following[1:] == ["tặng"]
        if keys[at : at + 2] == _THE_STATE and (given or keys[end] == "của" and following[:1] in _ENDS):
            return end, at + 2
    if keys[verb - 2 : verb] == _THE_STATE:
        start = verb - 4 if keys[verb - 4 : verb - 2] in _WITH_THE_PARTY else verb - 2
        return (start, verb) if keys[start - 1 : start] == ["được"] else None
    return None


_ENDS = (["cho"], [","], ["."], [";"], ["về"], ["và"], ["vì"])
