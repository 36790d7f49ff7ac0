"""chunk -> shard: what came of some sources, in files that are there whole or not at all.

A shard has three files, named after what its sources hold and the terms they are read on:

    KEY.nq.gz   the statements, sorted inside each article: its readings, then its graph; one gzip member an article
    KEY.kg      the graphs themselves, packed, one after the other
    KEY.json    what came of each article, where it is in the other two, and whom and what it shows; written last

A shard that is there is not made again, by whichever process, on whichever day.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from exporters.folder import flush
from exporters.rdf import Settings
from exporters.rdf.nquads import dump
from exporters.rdf.statements import statements
from exporters.store.fingerprints import fingerprint
from graph.corpus.compact import pack, unpack
from graph.corpus.outcome import Outcome, outcomes
from graph.identity import Identities, renamed
from graph.identity.testimony import Testimony, testimony
from graph.model import KnowledgeGraph
from graph.reading import Columns, Limits, Source

__all__ = ["ENDINGS", "Marked", "Record", "ShardWriter", "Shards", "from_parts", "lines", "to_parts", "under"]

#: How the names of a shard's files end; the last of them is written last.
ENDINGS = ("nq.gz", "kg", "json")
#: A source and its fingerprint.
Marked = tuple[Source, str]


class Record(Struct, frozen=True):
    """What came of one article of a source; `part` counts them, `shard` and the numbers say where its data are.

    digest  of its statements; "" where it was left out
    plain   bytes of its statements that belong to no graph, before compression
    """

    fingerprint: str
    part: int
    outcome: Outcome
    nodes: int = 0
    facts: tuple[tuple[str, int], ...] = ()
    shard: str = ""
    digest: str = ""
    nq: tuple[int, int] = (0, 0)
    plain: int = 0
    kg: tuple[int, int] = (0, 0)


class ShardWriter:
    """chunk -> the key of its shard. Can be sent to another process."""

    def __init__(
        self, folder: Path, terms: str, settings: Settings, limits: Limits | None, columns: Columns | None
    ) -> None:
        self.folder, self.terms, self.settings = folder, terms, settings
        self.limits, self.columns = limits, columns

    def __call__(self, chunk: tuple[Marked, ...]) -> str:
        """Read the sources of a chunk and write its shard, unless it is there. Raises OSError when it cannot."""
        key = self.key(chunk)
        if not (self.folder / f"{key}.json").exists():
            self.write(key, self._read(chunk), chunk)
        return key

    def key(self, chunk: tuple[Marked, ...]) -> str:
        """The name of the shard of a chunk."""
        named = "\n".join([self.terms, *(mark for _, mark in chunk)])
        return hashlib.sha256(named.encode()).hexdigest()[:32]

    def write(
        self,
        key: str,
        found: Iterable[tuple[str, int, Outcome]],
        chunk: tuple[Marked, ...] = (),
        read: tuple[str, ...] = (),
    ) -> None:
        """In: a name, outcomes with fingerprint and part, the sources they are from, and fingerprints that stay true.

        The files come into place one by one, the list last.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        places = {suffix: self.folder / f"{key}.{suffix}" for suffix in ENDINGS}
        mine = uuid4().hex  # two machines may both believe that a shard is theirs to write
        staged = {suffix: path.with_name(f".{path.name}.{mine}") for suffix, path in places.items()}
        try:
            with staged["nq.gz"].open("wb") as nq, staged["kg"].open("wb") as kgs:
                told: list[tuple[str, int, str]] = []
                records = [self._record(key, *item, nq, kgs, told) for item in found]
            # What changed while it was read: nobody knows which bytes that was, so the next run reads it again.
            still = [mark for source, mark in chunk if fingerprint(source) == mark]
            content = {"read": [*read, *still], "records": list(map(to_parts, records)), "testimonies": told}
            staged["json"].write_bytes(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            for suffix, path in staged.items():
                path.replace(places[suffix])
        finally:
            for path in staged.values():
                path.unlink(missing_ok=True)

    def _read(self, chunk: tuple[Marked, ...]) -> Iterator[tuple[str, int, Outcome]]:
        for source, mark in chunk:
            for part, outcome in enumerate(outcomes(source, self.limits, self.columns)):
                yield mark, part, outcome

    def _record(
        self,
        key: str,
        mark: str,
        part: int,
        outcome: Outcome,
        nq: IO[bytes],
        kgs: IO[bytes],
        told: list[tuple[str, int, str]],
    ) -> Record:
        if outcome.kg is None:
            return Record(mark, part, outcome)
        told.append((mark, part, testimony(outcome.kg).to_text()))
        text, plain = lines(outcome.kg, self.settings)
        packed = pack(outcome.kg)
        counted = tuple(sorted(Counter(f.predicate for f in outcome.kg.facts()).items()))
        return Record(
            mark,
            part,
            replace(outcome, kg=None),
            len(outcome.kg),
            counted,
            key,
            hashlib.sha256(text).hexdigest()[:32],
            _append(nq, gzip.compress(text, 1, mtime=0)),
            plain,
            _append(kgs, packed),
        )


class Shards:
    """The shards of a store: what was done, and the graphs of what it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def records(self, key: str) -> tuple[list[str], list[Record]]:
        """The fingerprints of the sources that need not be read again, and what came of all articles of a shard."""
        content = json.loads((self.folder / f"{key}.json").read_bytes().decode("utf-8", "surrogatepass"))
        return content["read"], [from_parts(record) for record in content["records"]]

    def testimonies(self, keys: Container[str]) -> Iterator[tuple[str, int, Testimony]]:
        """Fingerprint, part and testimony of every article of these shards, where their lists are still here."""
        for path in sorted(path for path in self.folder.glob("*.json") if path.stem in keys):
            for mark, part, text in json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))["testimonies"]:
                yield mark, part, Testimony.from_text(text)

    def testimony(self, record: Record) -> Testimony:
        """Whom and what an article shows."""
        return testimony(self.kg(record))

    def text(self, record: Record, settings: Settings, renaming: str = "") -> tuple[bytes, bytes]:
        """The statements of an article: those of no graph, and those of its graph, with its people renamed."""
        path = self.folder / f"{record.shard}.nq.gz"
        if renaming:
            text, plain = lines(under(self.kg(record), record.outcome.article, renaming), settings)
        elif path.exists():
            text, plain = gzip.decompress(_part(path, record.nq)), record.plain
        else:  # read on an earlier day, as the repetition of an article that is gone now
            text, plain = lines(self.kg(record), settings)
        return text[:plain], text[plain:]

    def kg(self, record: Record) -> KnowledgeGraph:
        """The graph of an article."""
        return unpack(_part(self.folder / f"{record.shard}.kg", record.kg))

    def secure(self, keys: Iterable[str]) -> None:
        """The graphs of these shards survive a power cut."""
        for key in keys:
            flush(self.folder / f"{key}.kg")
        flush(self.folder)

    def forget(self) -> None:
        """Have everything that is not in a published generation read again."""
        for path in self.folder.glob("*.json"):
            path.unlink()

    def clean(self, wanted: Container[str]) -> None:
        """Remove what was needed to load, and the graphs of shards that are not wanted."""
        if not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            key, _, suffix = path.name.partition(".")
            if suffix != "kg" or key not in wanted:
                path.unlink(missing_ok=True)


def lines(kg: KnowledgeGraph, settings: Settings) -> tuple[bytes, int]:
    """The statements of one article as sorted N-Quads, and how many bytes of them belong to no graph."""
    stated = statements(kg, settings)
    text = dump(stated).encode()
    return text, sum(len(f"{s} {p} {o} .\n".encode()) for s, p, o in stated.default)


def under(kg: KnowledgeGraph, article: str, renaming: str) -> KnowledgeGraph:
    """An article's graph with its people under the ids that were decided (see `Manifest.renamings`)."""
    ids, divided = json.loads(renaming)
    renamings = {(article, person): id for person, id in ids.items()}
    return renamed(kg, Identities({}, renamings, frozenset(divided), ()))


def _append(file: IO[bytes], data: bytes) -> tuple[int, int]:
    start = file.tell()
    file.write(data)
    return start, len(data)


def _part(path: Path, place: tuple[int, int]) -> bytes:
    with path.open("rb") as file:
        file.seek(place[0])
        return file.read(place[1])


def to_parts(record: Record) -> list[Any]:
    """A record as JSON has it: what came of its article first, then where its data are."""
    said = record.outcome
    return [
        [said.label, said.article, said.encoding, said.notes, said.problem, said.failed, said.seconds],
        record.nodes,
        dict(record.facts),
        [record.fingerprint, record.part, record.shard, record.digest, record.nq, record.plain, record.kg],
    ]


def from_parts(parts: list[Any]) -> Record:
    """The record that `to_parts` was given."""
    (label, article, encoding, notes, problem, failed, seconds), nodes, facts, place = parts
    fingerprint, part, shard, digest, nq, plain, kg = place
    outcome = Outcome(label, article, encoding, tuple(notes), problem, failed, seconds=seconds)
    return Record(fingerprint, part, outcome, nodes, tuple(facts.items()), shard, digest, tuple(nq), plain, tuple(kg))
