"""What a store holds and from what, in SQLite: sources, what came of them, articles, and what is under way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from exporters.store import history, seen
from exporters.store.generation import MANIFEST
from exporters.store.history import History
from exporters.store.seen import Seen
from exporters.store.shard import Record, from_parts, to_parts

__all__ = ["Manifest", "Place"]

#: An article of the sources: digest, and which part of which source it is.
Place = tuple[str, str, int]

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS record (fingerprint TEXT, part INTEGER, article TEXT, digest TEXT, shard TEXT,
    content TEXT NOT NULL, PRIMARY KEY (fingerprint, part)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sequence (position INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, digest TEXT NOT NULL, renaming TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contested (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS leaving (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touched (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coming (id TEXT PRIMARY KEY, content TEXT NOT NULL, renaming TEXT NOT NULL)
    WITHOUT ROWID;
"""


class Manifest:
    """The tables of one generation of a store.

    source     the fingerprints of the sources that need not be read again
    record     what came of each part of each source, by the fingerprint of the source
    sequence   the fingerprints of the sources of the last run, in their order
    article    the articles whose statements are in the store, each with their digest, and under which ids their people
    contested  IRIs that articles name differently
    leaving    articles that are being taken out of the store
    coming     those that are being put in, with their records
    touched    contested IRIs named by articles that were taken out or put in, until the run gives each its one name

    `seen` and `history` are the tables of identity (seen.py, history.py).
    """

    def __init__(self, generation: Path, *, reading: bool = False) -> None:
        """In: the folder of a generation, and whether it is only read, as on a disk that allows no more."""
        path = generation / MANIFEST
        if reading:
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        else:
            self._db = sqlite3.connect(path, isolation_level=None)
        self.seen, self.history = Seen(self._db), History(self._db)
        if reading:
            return
        # A kill loses nothing of what the system has; after a power cut nothing unfinished is taken up (generation.py).
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_TABLES + seen.TABLES + history.TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All that is written in this context is there afterwards, or none of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # -- what was said of the whole ----------------------------------------------------------------------------

    def get(self, name: str) -> str:
        """A value; "" when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, name: str, value: str) -> None:
        """Set a value."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    # -- sources -----------------------------------------------------------------------------------------------

    def add(self, read: Iterable[str], records: Iterable[Record]) -> None:
        """Keep what came of some sources, and which of them need not be read again."""
        self._db.executemany("INSERT OR REPLACE INTO source VALUES (?)", ((mark,) for mark in read))
        self._db.executemany(
            "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)",
            ((r.fingerprint, r.part, r.outcome.article, r.digest, r.shard, _text(r)) for r in records),
        )

    def known(self) -> set[str]:
        """The fingerprints of the sources that need not be read again."""
        return {row[0] for row in self._db.execute("SELECT fingerprint FROM source")}

    def records(self) -> Iterator[Record]:
        """What came of the sources of the last run, in their order."""
        return map(from_parts, self.contents())

    def contents(self) -> Iterator[list[Any]]:
        """The same, as `to_parts` has it: quicker, for who needs a few words of everything."""
        query = "SELECT content FROM sequence JOIN record USING (fingerprint) ORDER BY position, part"
        return (json.loads(row[0]) for row in self._db.execute(query))

    def shards(self) -> set[str]:
        """The shards that have the graphs of these articles."""
        return {row[0] for row in self._db.execute("SELECT DISTINCT shard FROM record")}

    def record(self, fingerprint: str, part: int) -> Record:
        """What came of one part of one source."""
        query = "SELECT content FROM record WHERE fingerprint = ? AND part = ?"
        return _record(self._db.execute(query, (fingerprint, part)).fetchone()[0])

    def wanted(self) -> dict[str, Place]:
        """The articles of the last run's sources: digest, and which part of which source. Of equal texts the first."""
        query = """SELECT article, digest, fingerprint, part FROM sequence JOIN record USING (fingerprint)
                   WHERE article != '' ORDER BY position, part"""
        found: dict[str, Place] = {}
        for article, digest, mark, part in self._db.execute(query):
            found.setdefault(article, (digest, mark, part))
        return {article: place for article, place in found.items() if place[0]}

    def sequence(self) -> list[str]:
        """The fingerprints of the sources of the last run, in their order."""
        return [row[0] for row in self._db.execute("SELECT fingerprint FROM sequence ORDER BY position")]

    def settle(self, sequence: Sequence[str]) -> None:
        """Keep the order of the sources, and forget what came of others."""
        before = dict(enumerate(self.sequence()))
        moved = [(position, mark) for position, mark in enumerate(sequence) if before.get(position) != mark]
        self._db.executemany("INSERT OR REPLACE INTO sequence VALUES (?, ?)", moved)
        self._db.execute("DELETE FROM sequence WHERE position >= ?", (len(sequence),))
        for table in ("record", "source"):
            self._db.execute(f"DELETE FROM {table} WHERE fingerprint NOT IN (SELECT fingerprint FROM sequence)")  # noqa: S608

    # -- articles ----------------------------------------------------------------------------------------------

    def articles(self) -> dict[str, tuple[str, str]]:
        """The articles that are in the store, each with the digest of its statements and its renaming."""
        return {id: (digest, renaming) for id, digest, renaming in self._db.execute("SELECT * FROM article")}

    def renaming(self, article: str) -> str:
        """That of one article that is in the store; "" when nobody in it is called otherwise."""
        return str(self._db.execute("SELECT renaming FROM article WHERE id = ?", (article,)).fetchone()[0])

    def renamings(self) -> dict[str, str]:
        """The articles that have people under other ids, or ids of several people: which, as JSON. As it was decided
        last, whatever is in the store."""
        return {id: json.dumps(found) for id, found in self.seen.renamings().items()}

    def leaving(self) -> list[str]:
        """Articles that are being taken out."""
        return [row[0] for row in self._db.execute("SELECT id FROM leaving ORDER BY id")]

    def leave(self, ids: Iterable[str]) -> None:
        """Say which are about to be taken out."""
        self._db.executemany("INSERT OR REPLACE INTO leaving VALUES (?)", ((id,) for id in ids))

    def left(self) -> None:
        """They are out."""
        self._db.execute("DELETE FROM article WHERE id IN (SELECT id FROM leaving)")
        self._db.execute("DELETE FROM leaving")

    def coming(self) -> list[tuple[Record, str]]:
        """What is being put in: records with renamings."""
        rows = self._db.execute("SELECT content, renaming FROM coming ORDER BY id")
        return [(_record(content), renaming) for content, renaming in rows]

    def come(self, batch: Iterable[tuple[Record, str]]) -> None:
        """Say what is about to be put in."""
        rows = ((r.outcome.article, _text(r), renaming) for r, renaming in batch)
        self._db.executemany("INSERT OR REPLACE INTO coming VALUES (?, ?, ?)", rows)

    def arrived(self, batch: Iterable[tuple[Record, str]]) -> None:
        """It is in."""
        rows = ((r.outcome.article, r.digest, renaming) for r, renaming in batch)
        self._db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", rows)
        self._db.execute("DELETE FROM coming")

    # -- names -------------------------------------------------------------------------------------------------

    def contested(self) -> set[str]:
        """IRIs that articles name differently."""
        return {row[0] for row in self._db.execute("SELECT name FROM contested")}

    def touched(self) -> list[str]:
        """Those that have to be given one name (again)."""
        return [row[0] for row in self._db.execute("SELECT name FROM touched ORDER BY name")]

    def touch(self, names: Iterable[str]) -> None:
        """These have."""
        self._db.executemany("INSERT OR REPLACE INTO touched VALUES (?)", ((name,) for name in names))

    def named(self, names: Iterable[str]) -> None:
        """These have one."""
        self._db.executemany("DELETE FROM touched WHERE name = ?", ((name,) for name in names))

    def contest(self, names: dict[str, bool]) -> None:
        """Keep which of these are."""
        self._db.executemany("DELETE FROM contested WHERE name = ?", ((n,) for n in names))
        self._db.executemany("INSERT INTO contested VALUES (?)", ((n,) for n, still in names.items() if still))


def _text(record: Record) -> str:
    return json.dumps(to_parts(record))


def _record(text: str) -> Record:
    return from_parts(json.loads(text))
