"""Gold annotations: what a careful reader knows after one article, typed.

An `optional` item may be left out and may be found: it counts neither way. Bodies that answer to one name are one entry,
and whatever refers to them follows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.evaluation.names import body_key

__all__ = ["Award", "Document", "Event", "Gold", "Item", "Post", "read_gold"]


@dataclass(frozen=True)
class Item:
    """A person, body or campaign: `wordings` are all names that identify it, the canonical one first."""

    name: str
    wordings: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Post:
    """A person's office. `bodies` are the accepted ones; (None,) where the office has none."""

    person: str
    roles: tuple[str, ...]
    bodies: tuple[str | None, ...]
    status: str
    optional: bool


@dataclass(frozen=True)
class Event:
    """An event; `agents` maps chairs, organizers, attendees, speakers to names of people and bodies."""

    key: str
    name: str
    wordings: tuple[str, ...]
    date: str
    agents: dict[str, tuple[str, ...]]
    optional: bool

    @property
    def everyone(self) -> frozenset[str]:
        return frozenset(name for names in self.agents.values() for name in names)


@dataclass(frozen=True)
class Document:
    """A document; number, issuer and subject are empty where the text has none."""

    name: str
    wordings: tuple[str, ...]
    number: str
    issuer: str
    subject: str
    optional: bool


@dataclass(frozen=True)
class Award:
    """A conferral; `name` is its kind."""

    name: str
    wordings: tuple[str, ...]
    grantor: str
    presenters: tuple[str, ...]
    recipients: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Gold:
    """All of one article."""

    ident: str
    people: list[Item]
    bodies: list[Item]
    campaigns: list[Item]
    posts: list[Post]
    parts: dict[tuple[str, str], bool] = field(default_factory=dict)  #: (child, parent) -> optional
    events: list[Event] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)


_AGENTS = ("chairs", "organizers", "attendees", "speakers")


def read_gold(path: Path) -> Gold:
    """In: the JSON file of one article, lists of what the classes above hold. Out: its gold, twins folded."""
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    bodies, same = _fold_twins(raw["bodies"])

    def one(name: str | None) -> str:
        return same.get(name, name) if name else ""

    parts: dict[tuple[str, str], bool] = {}
    for part in raw["belongs_to"]:
        pair = (one(part["child"]), one(part["parent"]))
        if pair[0] != pair[1]:
            parts[pair] = parts.get(pair, True) and bool(part.get("optional"))
    return Gold(
        ident=path.stem,
        people=[_item(x) for x in raw["people"]],
        bodies=bodies,
        campaigns=[_item(x) for x in raw["campaigns"]],
        posts=[
            Post(
                p["person"],
                (p["role"], *p.get("role_aliases", ())),
                (one(p["body"]) or None, *(one(b) for b in p.get("body_aliases", ()))),
                p.get("status", "holds"),
                bool(p.get("optional")),
            )
            for p in raw["posts"]
        ],
        parts=parts,
        events=[
            Event(
                e["key"],
                e["name"],
                (e["name"], *e.get("aliases", ())),
                e["date"] or "",
                {a: tuple(one(x) for x in e[a]) for a in _AGENTS},
                bool(e.get("optional")),
            )
            for e in raw["events"]
        ],
        documents=[
            Document(
                d["name"] or "",
                (d["name"] or "", *d.get("aliases", ())),
                d["number"] or "",
                one(d["issuer"]),
                d["subject"] or "",
                bool(d.get("optional")),
            )
            for d in raw["documents"]
        ],
        awards=[
            Award(
                a["kind"],
                (a["kind"], *a.get("kind_aliases", ())),
                one(a["grantor"]),
                tuple(a["presenters"]),
                tuple(map(str, a["recipients"])),
                bool(a.get("optional")),
            )
            for a in raw["awards"]
        ],
    )


def _item(raw: dict[str, Any]) -> Item:
    return Item(raw["name"], (raw["name"], *raw.get("aliases", ())), bool(raw.get("optional")))


def _fold_twins(raw: list[dict[str, Any]]) -> tuple[list[Item], dict[str, str]]:
    """Bodies without twins, and the name that each folded one now goes by."""
    kept: list[Item] = []
    renamed: dict[str, str] = {}
    for item in map(_item, raw):
        keys = {body_key(w) for w in item.wordings}
        for n, twin in enumerate(kept):
            if keys & {body_key(w) for w in twin.wordings}:
                renamed[item.name] = twin.name
                kept[n] = Item(twin.name, (*twin.wordings, *item.wordings), twin.optional and item.optional)
                break
        else:
            kept.append(item)
    return kept, renamed
