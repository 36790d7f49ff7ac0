"""What a server has already: graph by graph, in a small SQLite file that survives whatever interrupts a push."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.errors import OutputError, printable

__all__ = ["Memory"]

_TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS sent (
    endpoint TEXT, graph TEXT, sha256 TEXT NOT NULL, PRIMARY KEY (endpoint, graph)
) WITHOUT ROWID;
CREATE TEMP TABLE wanted (graph TEXT PRIMARY KEY, sha256 TEXT NOT NULL, statements INTEGER NOT NULL) WITHOUT ROWID;
"""


class Memory:
    """What was sent to one endpoint (kept), beside what is wanted there now (for the time of one push).

    A graph is known by its IRI ("": the default graph) and the SHA-256 of its lines; a digest of "" says that the
    server has something under that name, but nobody knows what. Raises OutputError when the file cannot be read or
    written.
    """

    def __init__(self, path: Path, endpoint: str) -> None:
        self._path, self._endpoint = path, endpoint

    def __enter__(self) -> Self:
        try:
            self._database = sqlite3.connect(self._path, timeout=30, isolation_level=None)
            self._database.executescript(_TABLES)
        except sqlite3.Error as error:
            raise self._failure(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        if isinstance(error, sqlite3.Error):
            raise self._failure(error) from None

    def _failure(self, error: sqlite3.Error) -> OutputError:
        name = printable(self._path)
        return OutputError(f"{name}: cannot note what was sent ({error}); delete it, or give another --state")

    # -- what is wanted ----------------------------------------------------------------------------------------

    def want(self, graph: str, sha256: str, statements: int) -> bool:
        """Note a graph that the server is to have. False when there is one of that name already."""
        row = (graph, sha256, statements)
        return self._database.execute("INSERT OR IGNORE INTO wanted VALUES (?, ?, ?)", row).rowcount == 1

    def is_wanted(self, graph: str) -> bool:
        """Whether the server is to have a graph of this name."""
        return self._count("SELECT count(*) FROM wanted WHERE graph = ?", graph) == 1

    def rename(self, graph: str, name: str) -> bool:
        """Have a wanted graph put under another name. False when that one is taken."""
        changed = self._database.execute("UPDATE OR IGNORE wanted SET graph = ? WHERE graph = ?", (name, graph))
        return changed.rowcount == 1 or not self.is_wanted(graph)

    def counts(self) -> tuple[int, int]:
        """How many graphs and statements the server is to have."""
        found: tuple[int, int] = self._database.execute("SELECT count(*), total(statements) FROM wanted").fetchone()
        return found[0], int(found[1])

    def digest(self, graph: str) -> str:
        """The digest of a wanted graph; "" when it is not wanted."""
        return self._text("SELECT sha256 FROM wanted WHERE graph = ?", graph)

    # -- what was sent -----------------------------------------------------------------------------------------

    def was_sent(self, graph: str) -> str:
        """The digest of what the server has under a name; "" when that is not known, or nothing."""
        return self._text("SELECT sha256 FROM sent WHERE endpoint = ? AND graph = ?", self._endpoint, graph)

    def knows(self, graph: str) -> bool:
        """Whether a graph is wanted, or was put there by an earlier push."""
        query = "SELECT count(*) FROM sent WHERE endpoint = ? AND graph = ?"
        return self.is_wanted(graph) or self._count(query, self._endpoint, graph) == 1

    def pending(self) -> int:
        """How many wanted graphs the server does not have as they are wanted."""
        return self._count(
            "SELECT count(*) FROM wanted WHERE NOT EXISTS (SELECT * FROM sent WHERE endpoint = ? "
            "AND sent.graph = wanted.graph AND sent.sha256 = wanted.sha256)",
            self._endpoint,
        )

    def gone(self) -> list[str]:
        """The graphs that the server has and that are not wanted any more."""
        rows = self._database.execute(
            "SELECT graph FROM sent WHERE endpoint = ? AND graph NOT IN (SELECT graph FROM wanted) ORDER BY graph",
            (self._endpoint,),
        )
        return [name for (name,) in rows]

    def sample(self) -> list[str]:
        """A few of the named graphs that were sent: the first, one in the middle, the last."""
        of = "FROM sent WHERE endpoint = ? AND graph <> '' AND sha256 <> ''"
        count = self._count(f"SELECT count(*) {of}", self._endpoint)
        picked = sorted({0, count // 2, count - 1}) if count else []
        query = f"SELECT graph {of} ORDER BY graph LIMIT 1 OFFSET ?"
        return [self._text(query, self._endpoint, place) for place in picked]

    def sent(self, graph: str, sha256: str) -> None:
        """Note that the server has a graph now; "" before it is sent, because half of it may arrive."""
        self._database.execute("INSERT OR REPLACE INTO sent VALUES (?, ?, ?)", (self._endpoint, graph, sha256))

    def removed(self, graph: str) -> None:
        """Note that the server has a graph no more."""
        self._database.execute("DELETE FROM sent WHERE endpoint = ? AND graph = ?", (self._endpoint, graph))

    def doubt(self) -> None:
        """Note that nobody knows any more what the server has under the names that were sent."""
        self._database.execute("UPDATE sent SET sha256 = '' WHERE endpoint = ?", (self._endpoint,))

    def _count(self, query: str, *values: str) -> int:
        """The number that a query asks for."""
        (number,) = self._database.execute(query, values).fetchone()
        return int(number)

    def _text(self, query: str, *values: str | int) -> str:
        """The text that a query asks for; "" where there is no such row."""
        row = self._database.execute(query, values).fetchone()
        return str(row[0]) if row else ""
