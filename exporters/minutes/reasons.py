"""How something was completed, in the reader's language."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources
from typing import Any

__all__ = ["explain", "reasons"]


@lru_cache(maxsize=1)
def reasons() -> dict[str, Any]:
    """Patterns with their Vietnamese wording, and words that stand in them; the viewer uses the same."""
    source = resources.files("exporters.minutes").joinpath("reasons.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(source)
    return {"reasons": read["reasons"], "words": read["words"]}


@lru_cache(maxsize=4096)
def explain(reason: str, language: str = "vi") -> str:
    """Reasons, joined by `; ` as facts have them: `the date of the event` -> `theo ngày của sự kiện`."""
    if language != "vi":
        return reason
    return "; ".join(dict.fromkeys(_one(part) for part in reason.split("; ")))


def _one(reason: str) -> str:
    known = reasons()
    for pattern, wording in known["reasons"]:
        match = re.fullmatch(pattern, reason)
        if match:
            group = match[1] if match.groups() else ""
            return str(wording).replace("{1}", known["words"].get(group, group))
    return reason
