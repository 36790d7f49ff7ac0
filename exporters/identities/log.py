"""`identities.json`: every decision about people with its rule or judgement, who is left to judge, what contradicts
what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graph.errors import SourceMissing, UnreadableSource
from graph.identity import Identified, Office
from graph.identity.careers import Career

__all__ = ["NAME", "read", "to_json"]

NAME = "identities.json"


def to_json(found: Identified) -> str:
    """The content of `identities.json`. The same for the same articles and judgements, in any order."""
    about = [p for d in found.identities.log for p in d.people] + [
        p for c in found.candidates for p in (c.one, c.other)
    ]
    content = {
        "decisions": [
            {"rule": d.rule, "people": d.people, "into": d.into, "reason": d.reason, "source": d.source}
            for d in found.identities.log
        ],
        "candidates": [
            {"name": c.name, "rule": c.rule, "one": c.one, "other": c.other, "reason": c.reason, "articles": c.articles}
            for c in found.candidates
        ],
        "contradictions": [
            {"rule": c.rule, "position": c.position, "people": c.people, "days": c.days, "articles": c.articles}
            for c in found.contradictions
        ],
        "people": _people(found, {*about, *found.identities.divided}),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _people(found: Identified, about: set[str]) -> dict[str, Any]:
    """Everybody whom a decision or a candidate is about: who that is now, and the posts that speak of them."""
    told: dict[str, Any] = {}
    for individual in found.identities.people.values():
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
