"""Sources -> store: read what is new or changed, take out what is gone, and end with what a first run would give."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from exporters.rdf import Settings
from exporters.store.deciding import judged
from exporters.store.fingerprints import Sidecars, fingerprint, terms
from exporters.store.generation import MANIFEST, Generations
from exporters.store.manifest import Manifest
from exporters.store.ruleset import ruleset
from exporters.store.run import Run, log
from exporters.store.shard import Marked, Record, Shards, ShardWriter
from graph.corpus import Progress
from graph.corpus.chunks import chunks, died
from graph.corpus.collecting import FEW
from graph.corpus.compact import pack
from graph.corpus.outcome import Outcome, failure, outcomes
from graph.corpus.pool import each
from graph.identity import Judgements
from graph.reading import Columns, Limits, Source, find_sources

__all__ = ["Updating"]

#: The sources and the judgements of the published generation; None where an interrupted run left another.
_Before = tuple[list[str], Judgements] | None


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
        judgements: Judgements | None = None,
    ) -> None:
        self.settings, self.limits, self.columns = settings, limits, columns
        self.workers, self.scheduler, self.shelf = workers, scheduler, shelf
        self.judgements = judgements or Judgements()
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
        with self.did.timed("looking"):
            if self.generations.rebooted():
                log.info("the machine was started anew; what an interrupted run left is not taken up")
                self.generations.clean()
                self.shards.forget()
            found = find_sources(arguments)
            base, before = self._base()
            known = self._known(base)
            beside = Sidecars()
            marked = [(source, fingerprint(source, beside)) for source in found.sources]
            todo = list({m: (s, m) for s, m in marked if m and m not in known}.values())
            self.did.known = len(marked) - len(todo) - sum(not m for _, m in marked)
        with self.did.timed("reading"):
            keys, lost = self._read(todo)
            marks = [self._now([failure(error)], keys, known) for error in found.failures]
            for source, mark in marked:
                marks.append(mark or self._now(outcomes(source, self.limits, self.columns), keys, known))
        return self._brought_to(base, before, marks, keys, lost)

    def take_over(self, sources: Iterable[Iterable[Outcome]]) -> Run:
        """As `update`, with what came of each source when it was read elsewhere."""
        base, before = self._base()
        known = self._known(base)
        keys: list[str] = []
        marks = [self._now(found, keys, known) for found in sources]
        return self._brought_to(base, before, marks, keys, [])

    # -- reading -----------------------------------------------------------------------------------------------

    def _base(self) -> tuple[Path | None, _Before]:
        """The generation to start from, if there is one on these terms: an interrupted one, or the published one.

        With it the sources that it holds and the judgements, when it is published.
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
            return current, (manifest.sequence(), judged(manifest))

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
        log.warning("a process died, %d so far; %d chunks are read again", self.did.deaths, chunks_lost)

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
        self, base: Path | None, before: _Before, marks: list[str], keys: list[str], lost: list[Record]
    ) -> Run:
        if not keys and not lost and before == (marks, self.judgements):
            log.info("nothing has changed")
            self._tidy()
            return self.did
        from exporters.store.changing import Changing

        changing = Changing(self.generations, self.shards, self.settings, self.terms, self.did, self.tell)
        changing.bring(base, marks, keys, lost, self.judgements)
        return self.did

    def _tidy(self) -> None:
        """Remove what a run left that was ended when all but this was done."""
        current, _ = self.generations.current()
        assert current is not None, "nothing has changed where nothing was"
        with Manifest(current, reading=True) as manifest:
            wanted = manifest.shards()
        self.generations.clean()
        self.shards.clean(wanted)
