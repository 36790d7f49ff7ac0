"""`identities.json`: every decision about people with its rule or judgement, who is left to judge, what contradicts
what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from exporters.entries import line, listed, members, named
from graph.errors import SourceMissing, UnreadableSource
from graph.identity import Candidate, Contradiction, Identified, Identities, Office
from graph.identity.careers import Career

__all__ = ["NAME", "contradiction", "read", "to_json", "together", "told"]

NAME = "identities.json"


def to_json(found: Identified) -> str:
    """The content of `identities.json`. The same for the same articles and judgements, in any order."""
    return together([told(found.identities, found.candidates)], (line(contradiction(c)) for c in found.contradictions))


def told(identities: Identities, candidates: Iterable[Candidate]) -> dict[str, Any]:
    """What the log says of some people, or of all: decisions, candidates, and who they are about."""
    candidates = list(candidates)
    about = [p for d in identities.log for p in d.people] + [p for c in candidates for p in (c.one, c.other)]
    return {
        "decisions": [
            {"rule": d.rule, "people": d.people, "into": d.into, "reason": d.reason, "source": d.source}
            for d in identities.log
        ],
        "candidates": [
            {"name": c.name, "rule": c.rule, "one": c.one, "other": c.other, "reason": c.reason, "articles": c.articles}
            for c in candidates
        ],
        "people": _people(identities, {*about, *identities.divided}),
    }


def contradiction(found: Contradiction) -> dict[str, Any]:
    """What the log says of what cannot all be true."""
    named = ("rule", "position", "people", "days", "articles")
    return {name: getattr(found, name) for name in named}


def together(parts: Iterable[Mapping[str, Any]], contradictions: Iterable[str]) -> str:
    """The content of `identities.json` from what is told of different people, and contradictions as they are listed,
    each in a line of JSON (`exporters.entries.line`)."""
    parts = list(parts)
    decisions = sorted(
        (d for part in parts for d in part["decisions"]),
        key=lambda d: (list(d["people"]), d["rule"], d["reason"], d["source"]),
    )
    candidates = sorted(
        (c for part in parts for c in part["candidates"]),
        key=lambda c: (c["name"], c["rule"], c["one"], c["other"], c["reason"], list(c["articles"])),
    )
    return members(
        [
            ("decisions", listed(map(line, decisions))),
            ("candidates", listed(map(line, candidates))),
            ("contradictions", listed(contradictions)),
            ("people", named(sorted(item for part in parts for item in part["people"].items()))),
        ]
    )


def _people(identities: Identities, about: set[str]) -> dict[str, Any]:
    """Everybody whom a decision or a candidate is about: who that is now, and the posts that speak of them."""
    told: dict[str, Any] = {}
    for individual in identities.people.values():
        for career in individual.careers:
            positions = [p.removeprefix("position/") for p in career.positions]
            names = {*career.people, *(f"{person}/{position}" for person in career.people for position in positions)}
            for name in sorted(names & about):
                entry = told.setdefault(name, {"name": individual.name, "ids": [], "posts": []})
                entry["ids"] = sorted({*entry["ids"], individual.id})
                entry["posts"] = sorted(
                    [*entry["posts"], *_posts(career)], key=lambda post: (post["first"], post["position"])
                )
        if not individual.careers and individual.id in about:
            told.setdefault(individual.id, {"name": individual.name, "ids": [individual.id], "posts": []})
    return dict(sorted(told.items()))


def _posts(career: Career) -> list[dict[str, Any]]:
    days: dict[str, list[tuple[str, Office]]] = {}
    for sighting in career.found:
        for office in sighting.offices:
            days.setdefault(office.position, []).append((sighting.day, office))
    return [
        {
            "position": position,
            "label": own[0][1].label,
            "first": min(day for day, _ in own),
            "last": max(day for day, _ in own),
            "articles": len(own),
        }
        for position, own in sorted(days.items())
    ]


def read(folder: Path) -> dict[str, Any]:
    """The log of a built folder. Raises InputError when there is none, or when it is not one."""
    path = folder / NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        assert all(isinstance(content[name], list) for name in ("decisions", "candidates", "contradictions"))
        assert isinstance(content["people"], dict)
    except FileNotFoundError:
        raise SourceMissing(folder, f"no {NAME} in it; run `bienban build SOURCE... --out` on it first") from None
    except OSError as error:
        raise UnreadableSource(path, f"cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError, LookupError, TypeError, AssertionError):
        raise UnreadableSource(path, "not what bienban wrote; build the folder again") from None
    return content  # type: ignore[no-any-return]
