"""From what was read and decided to the next generation of the database: out with what goes, in with what comes.

What is about to be done is in the manifest before, and what was done after, so that a run goes on where another was
ended. Every step can be done twice. The order is that of names: what no article has (tenures, changes of bodies) goes
first and comes last, so that only articles have a say in what a node is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from exporters.rdf import Settings
from exporters.store.deciding import decide_all, settle_sources
from exporters.store.generation import Generations
from exporters.store.history import CHANGES, TENURES
from exporters.store.manifest import Manifest, Place
from exporters.store.quads import Quads
from exporters.store.run import Run, log
from exporters.store.shard import Record, Shards
from graph.errors import InputError
from graph.identity import Judgements

__all__ = ["Changing"]

#: Compressed bytes of statements that go into the database at a time: about 50 articles, for which it takes 0.5 GB.
_BATCH = 2_000_000
#: From so many articles on, the database is laid out anew after loading.
_MANY = 1_000
#: So many articles are taken out at a time, so many tenures go out or in, and so many nodes are named.
_ARTICLES, _TENURES, _NAMES = 50, 2_000, 500


class Changing:
    """The second half of a run. Use once."""

    def __init__(
        self,
        generations: Generations,
        shards: Shards,
        settings: Settings,
        terms: str,
        did: Run,
        tell: Callable[[int, int, str], object],
    ) -> None:
        self.generations, self.shards, self.settings, self.terms = generations, shards, settings, terms
        self.did, self.tell = did, tell

    def bring(
        self, base: Path | None, marks: list[str], keys: list[str], lost: list[Record], judgements: Judgements
    ) -> None:
        """In: the generation to start from, the fingerprints of all sources in their order, the shards of those that
        were read now, what is said of those that nobody could read, and judgements. Publishes the next generation."""
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
            with self.did.timed("deciding"):
                wanted = settle_sources(manifest, self.shards, marks, judgements)
                if not wanted:
                    self._nothing(manifest)
                decide_all(manifest, judgements, self.tell)
                renamings = manifest.renamings()
            with self.did.timed("removing"):
                self._unsay(manifest, quads)
                self._remove(manifest, quads, wanted, renamings)
            with self.did.timed("loading"):
                self._add(manifest, quads, wanted, renamings)
                self._name(manifest, quads)
                self._say(manifest, quads)
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
        self.did.took((r.outcome.seconds, r.outcome.label) for r in records)

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

    # -- articles ----------------------------------------------------------------------------------------------

    def _remove(self, manifest: Manifest, quads: Quads, wanted: dict[str, Place], renamings: dict[str, str]) -> None:
        there = manifest.articles()
        other = [id for id, (digest, _) in there.items() if id not in wanted or wanted[id][0] != digest]
        again = [id for id, (_, was) in there.items() if renamings.get(id, "") != was and id in wanted]
        gone = list(dict.fromkeys([*other, *again]))
        self.did.removed, self.did.renamed = len(other), len(gone) - len(other)
        for start in range(0, len(gone), _ARTICLES):
            self.tell(start, len(gone), "removing")
            some = gone[start : start + _ARTICLES]
            with manifest.at_once():
                # Articles that agree go on agreeing when one of them is gone.
                manifest.leave(some)
                manifest.touch(quads.named_in(some) & manifest.contested())
            self._take_out(manifest, quads)

    def _take_out(self, manifest: Manifest, quads: Quads) -> None:
        quads.take_out(manifest.leaving())
        with manifest.at_once():
            manifest.left()

    def _add(self, manifest: Manifest, quads: Quads, wanted: dict[str, Place], renamings: dict[str, str]) -> None:
        there = manifest.articles()
        new = [id for id in sorted(wanted) if id not in there]
        self.did.added = len(new) - self.did.renamed
        done = 0
        for batch in _batches((manifest.record(*wanted[id][1:]), renamings.get(id, "")) for id in new):
            self.tell(done, len(new), "loading")
            with manifest.at_once():
                manifest.come(batch)
            self._put(manifest, quads, batch)
            done += len(batch)
        self.tell(len(new), len(new), "loading")

    def _put(self, manifest: Manifest, quads: Quads, batch: list[tuple[Record, str]]) -> None:
        ids = [record.outcome.article for record, _ in batch]
        texts = ((r.outcome.article, *self.shards.text(r, self.settings, renaming)) for r, renaming in batch)
        quads.put(texts, sum(r.nq[1] for r, _ in batch))
        contested = manifest.contested()
        touched = [name for name in quads.named_in(ids) if name in contested or quads.disputed(name)]
        with manifest.at_once():
            manifest.arrived(batch)
            manifest.touch(touched)
        log.info("%d articles are in the store", len(batch))

    def _name(self, manifest: Manifest, quads: Quads) -> None:
        """Give every contested node that was touched its one name, when all articles are there: what a body is called
        takes a look at every article that names it, so that once a batch would be once a batch too often."""
        touched = manifest.touched()
        for start in range(0, len(touched), _NAMES):
            settled = {name: quads.settle(name) for name in touched[start : start + _NAMES]}
            with manifest.at_once():
                manifest.contest(settled)
                manifest.named(settled)

    # -- what no article has -----------------------------------------------------------------------------------

    def _unsay(self, manifest: Manifest, quads: Quads) -> None:
        history = manifest.history
        while rows := history.going(TENURES, _TENURES):
            quads.restate(TENURES, [node for _, node in rows], gone=True)
            with manifest.at_once():
                history.gone(row for row, _ in rows)
        if rows := history.going(CHANGES):  # few; their codes and classes may be those of others
            staying = [*history.said(CHANGES), *(node for _, node in history.coming(CHANGES))]
            quads.restate(CHANGES, [node for _, node in rows], without=staying, gone=True)
            with manifest.at_once():
                history.gone(row for row, _ in rows)

    def _say(self, manifest: Manifest, quads: Quads) -> None:
        history = manifest.history
        for named in (TENURES, CHANGES):
            while rows := history.coming(named, _TENURES):
                quads.restate(named, [node for _, node in rows])
                with manifest.at_once():
                    history.came(row for row, _ in rows)


def _batches(records: Iterable[tuple[Record, str]]) -> Iterator[list[tuple[Record, str]]]:
    batch: list[tuple[Record, str]] = []
    size = 0
    for record, renaming in records:
        batch.append((record, renaming))
        size += record.nq[1]
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
