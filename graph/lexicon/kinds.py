"""What rules ask of a kind of body: one set of codes for each trait and career of data/body_types.tsv, whose head says
what each means. A rule looks whether a body's code is in the set; a new kind is put into it by its row alone."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from graph.lexicon.tables import values

__all__ = ["BodyKinds", "kinds_of"]


class BodyKinds(Struct, frozen=True):
    """Codes of kinds of bodies (list bodyType) by what is true of them."""

    # The proper name.
    long_name: frozenset[str]
    small_name: frozenset[str]
    work_name: frozenset[str]
    plural_first: frozenset[str]
    plural_last: frozenset[str]
    honours: frozenset[str]
    impersonal: frozenset[str]
    no_number: frozenset[str]
    branded: frozenset[str]
    capitalised: frozenset[str]
    or_unit: frozenset[str]
    or_whole: frozenset[str]
    own_name: frozenset[str]
    # Whole and part.
    department: frozenset[str]
    has_departments: frozenset[str]
    central_office: frozenset[str]
    house: frozenset[str]
    inner: frozenset[str]
    named_after: frozenset[str]
    of_unit: frozenset[str]
    authority: frozenset[str]
    beside_committee: frozenset[str]
    unit_committee: frozenset[str]
    force: frozenset[str]
    party_base: frozenset[str]
    listed: frozenset[str]
    # Boards.
    board: frozenset[str]
    standing: frozenset[str]
    has_standing: frozenset[str]
    joined: frozenset[str]
    union: frozenset[str]
    union_board: frozenset[str]
    # What it does.
    session: frozenset[str]
    sitting: frozenset[str]
    plenum: frozenset[str]
    own_ceremony: frozenset[str]
    # Careers.
    leadership: frozenset[str]
    full_time: frozenset[str]
    beside: frozenset[str]


def kinds_of(rows: Iterable[dict[str, str]]) -> BodyKinds:
    """The sets that the rows of body_types.tsv make. TypeError: a row has a trait or career that is none."""
    found: dict[str, set[str]] = {name: set() for name in BodyKinds.__struct_fields__}
    for row in rows:
        for trait in (*values(row["traits"]), *values(row["career"])):
            found.setdefault(trait.replace("-", "_"), set()).add(row["code"])
    return BodyKinds(**{name: frozenset(codes) for name, codes in found.items()})
