"""What follows from many articles together, in tables of the manifest: tenures, changes of bodies, log of identity.

history         nodes that no article has, as the database says them or is about to. `state`: 0 it says this,
                1 it will, 2 it will not any more; `topic` is what a node is found from, all of them at once
contradiction   what cannot all be true of a post, each in a line of JSON
told            what identities.json says of the people of some names
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from exporters.entries import line
from graph.corpus.compact import node_from, node_parts
from graph.model import Node

__all__ = ["CHANGES", "TABLES", "TENURES", "History"]

TABLES = """
CREATE TABLE IF NOT EXISTS history (graph TEXT, topic TEXT, content TEXT, state INTEGER);
CREATE INDEX IF NOT EXISTS history_topic ON history (graph, topic);
CREATE INDEX IF NOT EXISTS history_state ON history (graph, state) WHERE state != 0;
CREATE TABLE IF NOT EXISTS contradiction (position TEXT PRIMARY KEY, content TEXT);
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID;
"""

#: The graphs of the database that hold these nodes.
TENURES, CHANGES = "graph/tenures", "graph/changes"

_SAID, _COMING, _GOING = range(3)

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class History:
    """These tables, in the database of a manifest."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def settle(self, graph: str, topic: str, nodes: Iterable[Node]) -> None:
        """These are all nodes of a topic now: what the database says and what it will say is noted."""
        wanted = {_text(node) for node in nodes}
        query = "SELECT rowid, content, state FROM history WHERE graph = ? AND topic = ?"
        for row, text, state in self._db.execute(query, (graph, topic)).fetchall():
            kept = text in wanted
            wanted.discard(text)
            # What was on its way in or out may be there by half: putting it in again, or taking it out, mends that.
            following = (_COMING if state else _SAID) if kept else _GOING
            if following != state:
                self._db.execute("UPDATE history SET state = ? WHERE rowid = ?", (following, row))
        rows = ((graph, topic, text, _COMING) for text in sorted(wanted))
        self._db.executemany("INSERT INTO history VALUES (?, ?, ?, ?)", rows)

    def said(self, graph: str) -> list[Node]:
        """The nodes that the database says and goes on saying."""
        return [node for _, node in self._rows(graph, _SAID, -1)]

    def going(self, graph: str, most: int = -1) -> list[tuple[int, Node]]:
        """So many of the nodes that the database is to say no more, numbered."""
        return self._rows(graph, _GOING, most)

    def gone(self, numbers: Iterable[int]) -> None:
        """It does not."""
        self._db.executemany("DELETE FROM history WHERE rowid = ?", ((n,) for n in numbers))

    def coming(self, graph: str, most: int = -1) -> list[tuple[int, Node]]:
        """So many of the nodes that the database is to say, numbered."""
        return self._rows(graph, _COMING, most)

    def came(self, numbers: Iterable[int]) -> None:
        """It does."""
        self._db.executemany("UPDATE history SET state = ? WHERE rowid = ?", ((_SAID, n) for n in numbers))

    def _rows(self, graph: str, state: int, most: int) -> list[tuple[int, Node]]:
        query = f"SELECT rowid, content FROM history WHERE graph = ? AND state = {state} LIMIT ?"  # noqa: S608
        return [(row, node_from(json.loads(text))) for row, text in self._db.execute(query, (graph, most))]

    # -- the log of identity -----------------------------------------------------------------------------------

    def contradict(self, position: str, found: Iterable[dict[str, Any]]) -> None:
        """These are the contradictions of a post."""
        self._db.execute("DELETE FROM contradiction WHERE position = ?", (position,))
        if text := "\n".join(map(line, found)):
            self._db.execute("INSERT INTO contradiction VALUES (?, ?)", (position, text))

    def tell(self, names: list[str], content: dict[str, Any]) -> None:
        """This is what the log says of the people of some names."""
        self._db.executemany("DELETE FROM told WHERE name = ?", ((n,) for n in names))
        if any(content.values()):
            self._db.execute("INSERT INTO told VALUES (?, ?)", (names[0], line(content)))

    def log(self) -> tuple[Iterator[dict[str, Any]], Iterator[str]]:
        """What the log says of people, name by name, and the contradictions, by post, each in a line of JSON."""
        told = self._db.execute("SELECT content FROM told ORDER BY name")
        against = self._db.execute("SELECT content FROM contradiction ORDER BY position")
        return (json.loads(row[0]) for row in told), (each for row in against for each in row[0].split("\n"))


def _text(node: Node) -> str:
    return _encoded(node_parts(node))
