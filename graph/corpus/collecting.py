"""Many sources -> one knowledge graph and a report, in one process or in several: the same either way."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from os import PathLike

from msgspec import Struct, field

from graph.corpus.chunks import ReadChunk, chunks, died
from graph.corpus.outcome import Outcome, failure, outcomes
from graph.corpus.pool import each
from graph.corpus.report import ArticleReport, Report, Skipped
from graph.model import KnowledgeGraph
from graph.reading import Columns, Limits, Source, find_sources

__all__ = ["FEW", "Collector", "Corpus", "Progress", "run"]

logging.getLogger("bienban").addHandler(logging.NullHandler())  # nothing is said where nobody asked for a log
log = logging.getLogger("bienban.corpus")

#: Called before each source with how many are done, how many there are, and the name of the next.
Progress = Callable[[int, int, str], None]

#: So many sources are read by one process before others would have started.
FEW = 128


class Corpus(Struct):
    """A run's graph and its report."""

    kg: KnowledgeGraph = field(default_factory=KnowledgeGraph)
    report: Report = field(default_factory=Report)


def run(
    arguments: Iterable[str | PathLike[str]],
    *,
    limits: Limits | None = None,
    columns: Columns | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> Corpus:
    """Read every source that the arguments name, extract every article, and merge.

    In: files, folders, patterns, `-`; bounds; columns of tables; a callback for a progress bar; how many processes read
    (0: one for each core). Out: graph and report. Never raises for a bad source: the report has it.
    """
    collector = Collector()
    found = find_sources(arguments)
    for error in found.failures:
        collector.take_in(failure(error))
    read = _in_turn if workers == 1 or len(found.sources) < FEW else _by_many
    for outcome in read(found.sources, limits, columns, progress, workers, collector):
        collector.take_in(outcome)
    if progress:
        progress(len(found.sources), len(found.sources), "")
    return collector.finish()


class Collector:
    """Outcomes in the order of their sources -> a corpus. Of equal texts the first is taken."""

    def __init__(self) -> None:
        self.corpus = Corpus()
        #: Article -> the label of the first source it came from.
        self.labels: dict[str, str] = {}

    def take_in(self, outcome: Outcome) -> None:
        """Add one outcome to graph and report."""
        report = self.corpus.report
        id = outcome.article
        if id in self.labels:
            notes = (*outcome.notes, f"the same text as {self.labels[id]}")
            report.articles.append(ArticleReport(outcome.label, id, outcome.encoding, 0, 0, notes))
            return
        if id:
            self.labels[id] = outcome.label
        if outcome.kg is None:
            log.warning("%s: %s", outcome.label, outcome.problem)
            report.skipped.append(Skipped(outcome.label, outcome.problem, outcome.failed))
            return
        kg = outcome.kg
        report.articles.append(
            ArticleReport(outcome.label, id, outcome.encoding, len(kg), len(kg.facts()), outcome.notes)
        )
        log.info("%s: %s, %d facts, %.3f s", outcome.label, id, report.articles[-1].facts, outcome.seconds)
        self.corpus.kg.update(kg)

    def finish(self) -> Corpus:
        """Count, sort, and give the corpus."""
        report, kg = self.corpus.report, self.corpus.kg
        report.sort()
        facts = kg.facts()
        report.nodes = dict(sorted(Counter(n.kind for n in kg.nodes()).items()))
        report.facts = dict(sorted(Counter(f.predicate for f in facts).items()))
        report.inferred = sum(bool(f.inferred) for f in facts)
        return self.corpus


def _in_turn(
    sources: list[Source],
    limits: Limits | None,
    columns: Columns | None,
    progress: Progress | None,
    workers: int,
    collector: Collector,
) -> Iterator[Outcome]:
    for done, source in enumerate(sources):
        if progress:
            progress(done, len(sources), source.name)
        yield from outcomes(source, limits, columns, collector.labels)


def _by_many(
    sources: list[Source],
    limits: Limits | None,
    columns: Columns | None,
    progress: Progress | None,
    workers: int,
    collector: Collector,
) -> Iterator[Outcome]:
    """Chunks come back in any order; their outcomes are given in the order of the sources."""
    # Standard input is this process's own, and servers are asked for one thing at a time.
    waiting = {source: list(outcomes(source, limits, columns)) for source in sources if source.only_here}
    todo = iter(sources)
    following = next(todo, None)
    done = len(waiting)
    for chunk, found in each(ReadChunk(limits, columns), chunks([s for s in sources if not s.only_here]), workers):
        waiting.update({source: [died(source)] for source in chunk} if found is None else found)
        done += len(chunk)
        while following is not None and following in waiting:
            yield from waiting.pop(following)
            following = next(todo, None)
        if progress:
            progress(done, len(sources), following.name if following else "")
    while following is not None:
        yield from waiting.pop(following)
        following = next(todo, None)
