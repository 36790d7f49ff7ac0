"""Sources -> store: read what is new or changed, take out what is gone, and end with what a first run would give."""

from __future__ import annotations

import hashlib
import heapq
import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.rdf import Settings
from exporters.store.fingerprints import fingerprint, terms
from exporters.store.generation import MANIFEST, Generations
from exporters.store.manifest import Manifest
from exporters.store.ruleset import ruleset
from exporters.store.shard import Marked, Record, Shards, ShardWriter
from graph.corpus import Progress, Report
from graph.corpus.chunks import chunks, died
from graph.corpus.compact import pack
from graph.corpus.gathering import FEW
from graph.corpus.outcome import Outcome, failure, outcomes
from graph.corpus.pool import each
from graph.errors import InputError
from graph.reading import Columns, Limits, Source, find_sources

if TYPE_CHECKING:
    from exporters.store.quads import Quads

__all__ = ["Run", "Updating"]

log = logging.getLogger("bienban.store")

#: Compressed bytes of statements that go into the database at a time: about 50 articles, for which it takes 0.5 GB.
_BATCH = 2_000_000
#: So many articles are shown as the slowest.
_SLOWEST = 10
#: From so many articles on, the database is laid out anew after loading.
_MANY = 1_000


@dataclass(slots=True)
class Run:
    """What a run did: sources that were read, that were known, articles in and out, seconds by phase, the slowest; and
    what the store was then made from."""

    rules: str
    read: int = 0
    known: int = 0
    added: int = 0
    removed: int = 0
    articles: int = 0
    deaths: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    report: Report = field(default_factory=Report)


class Updating:
    """One run over a store. Use once, while `Generations.held` lasts."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        limits: Limits | None = None,
        columns: Columns | None = None,
        workers: int = 1,
        progress: Progress | None = None,
        scheduler: str = "",
        shelf: Path | None = None,
    ) -> None:
        self.settings, self.limits, self.columns = settings, limits, columns
        self.workers, self.scheduler, self.shelf = workers, scheduler, shelf
        self.tell = progress or (lambda done, total, name: None)
        self.generations = Generations(folder)
        self.shards = Shards(folder / "shards")
        self.terms = terms(ruleset(), settings.base, limits, columns)
        self.writer = ShardWriter(self.shards.folder, self.terms, settings, limits, columns)
        self.did = Run(ruleset())

    def update(self, arguments: Iterable[str | PathLike[str]]) -> Run:
        """Bring the store to what the sources say now.

        Raises InputError when they hold no article at all; the store is then as it was.
        """
        with self._timed("looking"):
            if self.generations.rebooted():
                log.info("the machine was started anew; what an interrupted run left is not taken up")
                self.generations.clean()
                self.shards.forget()
            found = find_sources(arguments)
            base, sequence = self._base()
            known = self._known(base)
            marked = [(source, fingerprint(source)) for source in found.sources]
            todo = list({m: (s, m) for s, m in marked if m and m not in known}.values())
            self.did.known = len(marked) - len(todo) - sum(not m for _, m in marked)
        with self._timed("reading"):
            keys, lost = self._read(todo)
            marks = [self._now([failure(error)], keys, known) for error in found.failures]
            for source, mark in marked:
                marks.append(mark or self._now(outcomes(source, self.limits, self.columns), keys, known))
        return self._brought_to(base, sequence, marks, keys, lost)

    def take_over(self, sources: Iterable[Iterable[Outcome]]) -> Run:
        """As `update`, with what came of each source when it was read elsewhere."""
        base, sequence = self._base()
        known = self._known(base)
        keys: list[str] = []
        marks = [self._now(found, keys, known) for found in sources]
        return self._brought_to(base, sequence, marks, keys, [])

    @contextmanager
    def _timed(self, phase: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.did.seconds[phase] = round(time.perf_counter() - started, 3)
        log.info("%s: %.2f s", phase, self.did.seconds[phase])

    # -- reading -----------------------------------------------------------------------------------------------

    def _base(self) -> tuple[Path | None, list[str] | None]:
        """The generation to start from, if there is one on these terms: an interrupted one, or the published one.

        With it the sources that it holds, when it is published.
        """
        unfinished = self.generations.unfinished()
        if unfinished is not None:
            if self._said(unfinished) == self.terms:
                log.info("going on where an interrupted run stopped")
                return unfinished, None
            self.generations.discard(unfinished)
        current, _ = self.generations.current()
        if current is None or self._said(current) != self.terms:
            return None, None
        with Manifest(current, reading=True) as manifest:
            return current, manifest.sequence()

    @staticmethod
    def _said(generation: Path) -> str:
        """The terms of a generation; "" for one that was hardly begun."""
        if not (generation / MANIFEST).is_file():
            return ""
        with Manifest(generation) as manifest:
            return manifest.get("terms")

    @staticmethod
    def _known(base: Path | None) -> set[str]:
        if base is None:
            return set()
        with Manifest(base) as manifest:
            return manifest.known()

    def _read(self, todo: list[tuple[Source, str]]) -> tuple[list[str], list[Record]]:
        """Out: the keys of the shards that hold what came of these sources, and what is said of those that died."""
        self.did.read = len(todo)
        keys: list[str] = []
        lost: list[Record] = []
        marks = dict(todo)
        parts = [tuple((s, marks[s]) for s in chunk) for chunk in chunks([s for s, _ in todo])]
        done = 0
        results: Iterable[tuple[tuple[Marked, ...], str | None]]
        if self.scheduler and parts:
            from exporters.store.cluster import shards_by

            results = shards_by(self.scheduler, self.writer, parts, shelf=self.shelf, died=self._note_death)
        elif self.workers == 1 or len(todo) < FEW:
            results = ((c, self.writer(c)) for c in parts)
        else:
            results = each(self.writer, parts, self.workers, died=self._note_death)
        for chunk, key in results:
            done += len(chunk)
            self.tell(done, len(todo), chunk[-1][0].name)
            if key is None:
                lost += [Record(mark, 0, died(source)) for source, mark in chunk]
            else:
                keys.append(key)
        return keys, lost

    def _note_death(self, chunks_lost: int) -> None:
        self.did.deaths += 1
        log.warning("a process died; %d chunks are read again", chunks_lost)

    def _now(self, found: Iterable[Outcome], keys: list[str], known: set[str]) -> str:
        """Keep what came of a source that has no fingerprint of its own. Out: one that follows from what came."""
        items = list(found)
        digest = hashlib.sha256()
        for o in items:
            said = (o.label, o.article, o.encoding, o.notes, o.problem, o.failed)
            digest.update(repr(said).encode("utf-8", "surrogatepass") + (pack(o.kg) if o.kg else b""))
        mark = digest.hexdigest()[:32]
        if mark not in known:
            key = self.writer.key(((Source("", ""), mark),))
            self.writer.write(key, ((mark, part, outcome) for part, outcome in enumerate(items)), read=(mark,))
            keys.append(key)
            self.did.read += 1
        return mark

    # -- changing ----------------------------------------------------------------------------------------------

    def _brought_to(
        self, base: Path | None, sequence: list[str] | None, marks: list[str], keys: list[str], lost: list[Record]
    ) -> Run:
        if not keys and not lost and sequence == marks:
            log.info("nothing has changed")
        else:
            self._change(base, marks, keys, lost)
        return self.did

    def _change(self, base: Path | None, marks: list[str], keys: list[str], lost: list[Record]) -> None:
        from exporters.store.quads import Quads

        current, _ = self.generations.current()
        working = self.generations.begin(anew=base is None) if base is None or base == current else base
        with Manifest(working) as manifest:
            with manifest.at_once():
                manifest.put("terms", self.terms)
                for key in keys:
                    read, records = self.shards.records(key)
                    manifest.add(read, records)
                    self._note(records)
                manifest.add((), lost)
            quads = Quads(working / "quads", self.settings)
            self._resume(manifest, quads)
            with manifest.at_once():
                manifest.settle(marks)
            wanted = manifest.wanted()
            if not wanted:
                self._nothing(manifest)
            with self._timed("removing"):
                self._remove(manifest, quads, wanted)
            with self._timed("loading"):
                self._add(manifest, quads, wanted)
                quads.finish(whole=self.did.added >= _MANY)
            del quads
            shards = manifest.shards()
        self.shards.secure(keys)
        said = {"base": self.settings.base, "rules": self.did.rules, "terms": self.terms}
        self.generations.publish(working, said)
        self.generations.clean()
        self.shards.clean(shards)

    def _note(self, records: list[Record]) -> None:
        for record in records:
            outcome = record.outcome
            if outcome.problem:
                log.warning("%s: %s", outcome.label, outcome.problem)
            else:
                facts = sum(n for _, n in record.facts)
                log.info("%s: %s, %d facts, %.3f s", outcome.label, outcome.article, facts, outcome.seconds)
        slow = [(round(r.outcome.seconds, 4), r.outcome.label) for r in records if r.outcome.seconds]
        self.did.slowest = heapq.nlargest(_SLOWEST, [*self.did.slowest, *slow])

    def _nothing(self, manifest: Manifest) -> None:
        skipped = [r.outcome for r in manifest.records() if r.outcome.problem]
        if not skipped:
            raise InputError("the sources", "no article in them; the store is as it was")
        more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
        raise InputError(skipped[0].label, f"{skipped[0].problem}; the store is as it was{more}")

    def _resume(self, manifest: Manifest, quads: Quads) -> None:
        """Do again what an interrupted run was about to do; whether that is still wanted is asked later."""
        if manifest.leaving():
            self._take_out(manifest, quads)
        if coming := manifest.coming():
            self._put(manifest, quads, coming)

    def _remove(self, manifest: Manifest, quads: Quads, wanted: dict[str, tuple[str, str, int]]) -> None:
        gone = [id for id, digest in manifest.articles().items() if id not in wanted or wanted[id][0] != digest]
        self.did.removed = len(gone)
        for start in range(0, len(gone), 50):
            self.tell(start, len(gone), "removing")
            some = gone[start : start + 50]
            with manifest.at_once():
                manifest.leave(some, quads.named_in(some) & manifest.contested())
            self._take_out(manifest, quads)

    def _take_out(self, manifest: Manifest, quads: Quads) -> None:
        quads.take_out(manifest.leaving())
        # Articles that agree go on agreeing when one of them is gone.
        settled = {name: quads.settle(name) for name in manifest.touched()}
        with manifest.at_once():
            manifest.left()
            manifest.contest(settled)

    def _add(self, manifest: Manifest, quads: Quads, wanted: dict[str, tuple[str, str, int]]) -> None:
        there = manifest.articles()
        new = [id for id in sorted(wanted) if id not in there]
        self.did.added = len(new)
        done = 0
        for batch in _batches(manifest.record(*wanted[id][1:]) for id in new):
            self.tell(done, len(new), "loading")
            with manifest.at_once():
                manifest.come(batch)
            self._put(manifest, quads, batch)
            done += len(batch)
        self.tell(len(new), len(new), "loading")

    def _put(self, manifest: Manifest, quads: Quads, batch: list[Record]) -> None:
        ids = [record.outcome.article for record in batch]
        texts = ((r.outcome.article, *self.shards.text(r, self.settings)) for r in batch)
        quads.put(texts, sum(r.nq[1] for r in batch))
        contested = manifest.contested()
        named = quads.named_in(ids)
        settled = {name: quads.settle(name) for name in sorted(named) if name in contested or quads.disputed(name)}
        with manifest.at_once():
            manifest.arrived(batch)
            manifest.contest(settled)
        log.info("%d articles are in the store", len(batch))


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    size = 0
    for record in records:
        batch.append(record)
        size += record.nq[1]
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
