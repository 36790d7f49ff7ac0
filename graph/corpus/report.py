"""What happened to each source of a run, and what is in its graph."""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct, field

__all__ = ["ArticleReport", "Report", "Skipped"]


class ArticleReport(Struct, frozen=True):
    """One article that went into the graph, or a repetition of one."""

    source: str
    article: str
    encoding: str
    nodes: int
    facts: int
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As it stands in `report.json`."""
        return {
            "source": self.source,
            "article": self.article,
            "encoding": self.encoding,
            "nodes": self.nodes,
            "facts": self.facts,
            "notes": list(self.notes),
        }


class Skipped(Struct, frozen=True):
    """One source that did not. `failed` is False where that is no error: another language, for instance."""

    source: str
    problem: str
    failed: bool = True

    def to_dict(self) -> dict[str, Any]:
        """As it stands in `report.json`."""
        return {"source": self.source, "problem": self.problem, "failed": self.failed}


class Report(Struct):
    """What happened, sorted by source; and what is in the graph, by kind of node and by predicate."""

    articles: list[ArticleReport] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    nodes: dict[str, int] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)
    inferred: int = 0

    @property
    def failed(self) -> bool:
        """Whether any source was skipped for an error."""
        return any(s.failed for s in self.skipped)

    @property
    def warnings(self) -> list[tuple[str, str]]:
        """(source, remark) for everything worth a look that is not an error."""
        remarks = [(a.source, note) for a in self.articles for note in a.notes]
        return remarks + [(s.source, s.problem) for s in self.skipped if not s.failed]

    def sort(self) -> None:
        """By source, whatever order they were read in."""
        self.articles.sort(key=lambda a: (a.source, a.article))
        self.skipped.sort(key=lambda s: (s.source, s.problem))

    def to_json(self) -> str:
        """The content of `report.json`."""
        content = {
            "articles": [a.to_dict() for a in self.articles],
            "skipped": [s.to_dict() for s in self.skipped],
            "nodes": self.nodes,
            "facts": self.facts,
            "inferred": self.inferred,
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
