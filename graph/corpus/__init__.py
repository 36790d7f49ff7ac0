"""Many sources -> one knowledge graph and a report of what was read, what was skipped and why.

A source that cannot be read never stops the others. Nothing here depends on the clock, on the folder the sources are
in, or on the order in which they were named.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from os import PathLike
from pathlib import PurePath

from graph.errors import BienbanError, InputError, printable
from graph.extraction import extract
from graph.model import KnowledgeGraph
from graph.reading import Columns, Limits, Reading, Source, find_sources, readings

__all__ = ["ArticleReport", "Corpus", "Progress", "Report", "Skipped", "run"]

#: Called before each source with how many are done, how many there are, and the name of the next.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article that went into the graph, or a repetition of one."""

    source: str
    article: str
    encoding: str
    nodes: int
    facts: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """One source that did not. `failed` is False where that is no error: another language, for instance."""

    source: str
    problem: str
    failed: bool = True


@dataclass(slots=True)
class Report:
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

    def to_json(self) -> str:
        """The content of `report.json`."""
        content = {
            "articles": [
                {
                    "source": a.source,
                    "article": a.article,
                    "encoding": a.encoding,
                    "nodes": a.nodes,
                    "facts": a.facts,
                    "notes": list(a.notes),
                }
                for a in self.articles
            ],
            "skipped": [{"source": s.source, "problem": s.problem, "failed": s.failed} for s in self.skipped],
            "nodes": self.nodes,
            "facts": self.facts,
            "inferred": self.inferred,
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


@dataclass(slots=True)
class Corpus:
    """A run's graph and its report."""

    kg: KnowledgeGraph = field(default_factory=KnowledgeGraph)
    report: Report = field(default_factory=Report)


def run(
    arguments: Iterable[str | PathLike[str]],
    *,
    limits: Limits | None = None,
    columns: Columns | None = None,
    progress: Progress | None = None,
) -> Corpus:
    """Read every source that the arguments name, extract every article, and merge.

    In: files, folders, patterns, `-`; bounds; columns of tables; a callback for a progress bar. Out: graph and report.
    Never raises for a bad source: the report has it.
    """
    corpus = Corpus()
    found = find_sources(arguments)
    corpus.report.skipped.extend(_skipped(failure) for failure in found.failures)
    labels: dict[str, str] = {}  # article -> the first source it came from
    for done, source in enumerate(found.sources):
        if progress:
            progress(done, len(found.sources), source.name)
        for reading in readings(source, limits, columns):
            if isinstance(reading, InputError):
                corpus.report.skipped.append(_skipped(reading, source))
            else:
                _take_in(reading, labels, corpus)
    if progress:
        progress(len(found.sources), len(found.sources), "")
    _finish(corpus)
    return corpus


def _take_in(reading: Reading, labels: dict[str, str], corpus: Corpus) -> None:
    label = printable(reading.label)
    report = corpus.report
    id = reading.article.id
    if not reading.vietnamese:
        report.skipped.append(Skipped(label, "not Vietnamese, or without its tone marks; left out", failed=False))
        return
    if id in labels:
        notes = (*reading.notes, f"the same text as {labels[id]}")
        report.articles.append(ArticleReport(label, id, reading.encoding, 0, 0, notes))
        return
    labels[id] = label
    try:
        kg = extract(reading.article)
    except BienbanError as error:
        report.skipped.append(Skipped(label, str(error)))
        return
    except Exception as error:  # a bug of ours in one article must not cost the user the others
        problem = f"a bug in bienban ({type(error).__name__}: {printable(str(error))}); please report it with the text"
        report.skipped.append(Skipped(label, problem))
        return
    notes = reading.notes
    facts = kg.facts()
    if all(f.subject == id for f in facts):
        notes = (*notes, "no facts found; is it a meeting report?")
    report.articles.append(ArticleReport(label, id, reading.encoding, len(kg), len(facts), notes))
    corpus.kg.update(kg)


def _skipped(failure: InputError, source: Source | None = None) -> Skipped:
    """A failure under the source's label, so that the report does not say in which folder the sources were."""
    if source is not None and failure.source.startswith(source.name):
        return Skipped(printable(source.label + failure.source.removeprefix(source.name)), failure.problem)
    return Skipped(printable(PurePath(failure.source).name or failure.source), failure.problem)


def _finish(corpus: Corpus) -> None:
    report, kg = corpus.report, corpus.kg
    report.articles.sort(key=lambda a: (a.source, a.article))
    report.skipped.sort(key=lambda s: (s.source, s.problem))
    facts = kg.facts()
    report.nodes = dict(sorted(Counter(n.kind for n in kg.nodes()).items()))
    report.facts = dict(sorted(Counter(f.predicate for f in facts).items()))
    report.inferred = sum(bool(f.inferred) for f in facts)
