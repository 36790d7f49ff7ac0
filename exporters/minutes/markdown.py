"""A meeting sheet as Markdown, with or without the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from exporters.minutes.headings import HEADINGS
from exporters.minutes.lines import Line
from exporters.minutes.reasons import explain
from exporters.minutes.sheet import Sheet

__all__ = ["SHORT", "Entry", "entry", "to_markdown"]


_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
#: Sections of one short line: written after their heading.
SHORT = frozenset({"when", "where", "organised", "minuted", "counted"})


def to_markdown(sheet: Sheet, language: str = "vi", *, quotes: bool = True) -> str:
    """The sheet in Vietnamese (or with English headings). Names and words stay as the articles have them."""
    k = 1 if language == "en" else 0
    parts = [f"# {HEADINGS['sheet'][k]}: {_plain(sheet.event.label)}", ""]
    for section in sheet.sections:
        heading = HEADINGS[section.key][k]
        if section.key in SHORT and len(section.lines) == 1:
            parts += [f"**{heading}:** {_written(section.lines[0], k)}", ""]
            parts += _quoted(section.lines[0], "", quotes)
            continue
        parts += [f"## {heading}", ""]
        for number, line in enumerate(section.lines, 1):
            parts.append(f"{number}. {_written(line, k)}")
            parts += _quoted(line, "   ", quotes)
        parts.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts)).rstrip() + "\n"


class Entry(Struct, frozen=True):
    """A line in words: its text with posts, what else is said of it, and how it was completed."""

    text: str
    rest: str
    inferred: str


def entry(line: Line, k: int, shown: Callable[[str], str] = str) -> Entry:
    """A line in Vietnamese (0) or English (1); `shown` readies what the articles say for a format."""
    reasons = sorted({f.inferred for f in line.facts if f.inferred})
    how = "; ".join(dict.fromkeys(explain(reason, "en" if k else "vi") for reason in reasons))
    grouped: dict[str, list[str]] = {}
    for key, words in line.details:
        grouped.setdefault(key, []).append(shown(words))
    posts = grouped.pop("post", [])
    text = shown(line.text) + (f" – {', '.join(posts)}" if posts else "")
    rest = "; ".join(f"{HEADINGS[key][k]}: {', '.join(words)}" for key, words in grouped.items())
    return Entry(text, rest, f"{HEADINGS['inferred'][k]}: {shown(how)}" if how else "")


def _written(line: Line, k: int) -> str:
    said = entry(line, k, _plain)
    return said.text + (f" ({said.rest})" if said.rest else "") + (f" *({said.inferred})*" if said.inferred else "")


def _quoted(line: Line, indent: str, wanted: bool) -> list[str]:
    if not wanted or not line.facts:
        return []
    written = [""]
    for words in dict.fromkeys(e.quote for f in line.facts for e in f.evidence if e.quote != line.text):
        written += [f"{indent}> “{_plain(words)}”", f"{indent}>"]
    written[-1] = ""
    return written if len(written) > 1 else []


def _plain(text: str) -> str:
    """On one line, and nothing in it is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
