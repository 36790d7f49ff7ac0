"""Whose a title is that names no body, beside one of a part of something: of the part, or of the whole around it.

A Phòng, Ban or Văn phòng has a Trưởng phòng, Trưởng ban or Chánh Văn phòng; a committee of the Party or a union inside
a house has a Bí thư or a Chủ tịch. Source: Điều lệ Đảng; titles of the genre.
"""

from __future__ import annotations

from graph.grammar.positions import Position
from graph.resolution.agency import Agency
from graph.resolution.bodies import BodyRegistry

__all__ = ["INSIDE", "house_around", "leads_house", "leads_whole", "whole_of"]

#: Kinds of committees and unions inside a house.
INSIDE = {"dang-uy", "dang-bo", "chi-bo", "dang-doan", "ban-chap-hanh", "ban-thuong-vu", "cong-doan", "doan-thanh-nien"}


def leads_whole(position: Position) -> bool:
    """Whether a title that names no body is that of a head or deputy of a whole: `Phó Giám đốc`, `Bí thư`."""
    entry = position.role.entry
    return position.body is None and position.unit is None and entry.leads and entry.body == "after"


def leads_house(position: Position, beside: Agency) -> bool:
    """Whether a title that names no body is that of a director, rector or chief, whom the committee `beside` has not
    got; nor has one of the Party a Chủ tịch."""
    role = position.role.entry.canonical
    if role == "Chủ tịch":
        return leads_whole(position) and beside.kind == "PartyBody"
    return leads_whole(position) and role not in ("Bí thư", "Chủ nhiệm")


def house_around(committee: Agency) -> Agency | None:
    """The house inside which a committee is: `Ban Thường vụ Đảng ủy | Sở Y tế`; None for that of a unit."""
    house: Agency | None = committee
    while house is not None and house.code in INSIDE:
        house = house.parent
    return house


def whole_of(bodies: BodyRegistry, part: Agency) -> Agency | None:
    """The body that one is a part of: `Văn phòng | Tỉnh ủy X`."""
    if part.parent is None and part.kind == "PartyBody" and part.area is not None:
        return bodies.committee_of(part.area)
    return part.parent
