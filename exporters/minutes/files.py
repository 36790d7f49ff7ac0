"""Meeting sheets as files: one Markdown and one Word document for each meeting, all of them or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from exporters.folder import OutputFolder
from exporters.minutes.docx import to_docx
from exporters.minutes.markdown import to_markdown
from exporters.minutes.sheet import Sheet
from graph.language.folding import slug
from graph.model import Literal

__all__ = ["named", "write"]

_DAY = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def write(sheets: Iterable[Sheet], folder: Path, language: str = "vi", *, quotes: bool = True) -> list[Path]:
    """Write `NAME.md` and `NAME.docx` for each sheet. Out: the paths. Raises OutputError; then nothing has changed."""
    with OutputFolder(folder) as output:
        for name, sheet in named(sheets):
            text = to_markdown(sheet, language, quotes=quotes)
            output.prepare(f"{name}.md").write_text(text, encoding="utf-8", newline="\n", errors="replace")
            output.prepare(f"{name}.docx").write_bytes(to_docx([sheet], language, quotes=quotes))
        return output.commit()


def named(sheets: Iterable[Sheet]) -> Iterator[tuple[str, Sheet]]:
    """Each sheet with the name of its files: day and name in plain letters, which every system takes; no two alike."""
    taken: set[str] = set()
    for sheet in sheets:
        first = f"{_day(sheet) or 'phieu'}-{slug(sheet.event.label)}"
        name, number = first, 1
        while name in taken:
            number += 1
            name = f"{first}-{number}"
        taken.add(name)
        yield name, sheet


def _day(sheet: Sheet) -> str:
    """The day of the meeting, as far as it is known: what sorts by name sorts by date."""
    said = [f for s in sheet.sections if s.key == "when" for line in s.lines for f in line.facts]
    days = (f.object.value[:10] for f in said if isinstance(f.object, Literal) and f.predicate == "schema:startDate")
    return next((day for day in days if _DAY.fullmatch(day)), "")
