"""What sheets and the viewer call sections and details, in both languages (`headings.json`)."""

from __future__ import annotations

import json
from importlib import resources

__all__ = ["HEADINGS"]


def _read() -> dict[str, tuple[str, str]]:
    source = resources.files("exporters.minutes").joinpath("headings.json").read_text(encoding="utf-8")
    return {key: (vietnamese, english) for key, (vietnamese, english) in json.loads(source)["headings"].items()}


#: Key -> its words in Vietnamese and in English.
HEADINGS = _read()
