"""What a lexicon entry says. Rows of the data files, typed."""

from __future__ import annotations

from msgspec import Struct

__all__ = [
    "AwardEntry",
    "BodyEntry",
    "DocumentEntry",
    "EventEntry",
    "OccasionEntry",
    "Province",
    "PublisherEntry",
    "RoleEntry",
    "UnitName",
]


class Province(Struct, frozen=True):
    """A province-level unit between two reorganisations. Dates are ISO; `until` is the first day it no longer was."""

    id: str
    lineage: str
    name: str
    kind: str
    start: str
    until: str

    def existed(self, day: str) -> bool:
        return self.start <= day and (not self.until or day < self.until)


class UnitName(Struct, frozen=True):
    """A name that units bear: of provinces (lineage), of districts with (kind, province lineage)."""

    name: str
    province: str = ""
    districts: tuple[tuple[str, str], ...] = ()


class RoleEntry(Struct, frozen=True):
    """A base role (see data/roles.tsv)."""

    role: str
    canonical: str
    leads: bool
    deputy: bool
    body: str
    english: str


class BodyEntry(Struct, frozen=True):
    """A kind of body, or one body by name (see data/bodies.tsv)."""

    name: str
    kind: str
    code: str
    complement: str
    level: str = ""
    central: str = ""
    head: str = ""


class EventEntry(Struct, frozen=True):
    """The head of an event's name (see data/events.tsv)."""

    code: str
    label: str
    english: str
    meeting: bool


class OccasionEntry(Struct, frozen=True):
    """A verb that tells an event without a name (see data/occasions.tsv); `event` is None for one that only goes on."""

    event: EventEntry | None
    object: str


class DocumentEntry(Struct, frozen=True):
    """A kind of document; `passed_by` and the traits, one attribute each, are explained in the head of
    data/documents.tsv."""

    type: str
    code: str
    english: str
    signs: tuple[str, ...]
    passed_by: str = ""
    named: bool = False
    law: bool = False
    decided: bool = False
    of_plenum: bool = False
    agreed: bool = False
    joint: bool = False
    signed: bool = False
    carried_out: bool = False
    paper: bool = False
    assigns: bool = False
    resolution: bool = False


class AwardEntry(Struct, frozen=True):
    """A kind of award (see data/awards.tsv)."""

    name: str
    code: str
    english: str
    grantor: str


class PublisherEntry(Struct, frozen=True):
    """A newspaper or portal by the sign it prints (see data/publishers.tsv)."""

    sign: str
    name: str
    lineage: str
