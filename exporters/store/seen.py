"""What the articles of a store show of people, posts and bodies: tables of the manifest, small enough for an archive.

    seen       an article whose testimony is here, with the digest of its statements and its day
    person     an id under one label; `name` is what is decided together (graph.identity.spheres)
    office     a post as articles show it
    sighting   one person in one article; `became` is the id that was decided, where it is another
    shown      which offices a sighting shows
    thing      a body or a unit, and how many articles name it;  naming: which do
    divided    ids of which several people came;  called: labels of people whom articles spell differently
    undecided  names that have to be decided (again);  unsettled: posts whose tenures have to be

All of it follows from the articles and the judgements. What is written here is written in one of the manifest's
transactions, so that the lists of what is left to do are true after any interruption.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from graph.corpus.compact import node_from, node_parts
from graph.identity import Identities, Office, Sighting
from graph.identity.post_holders import PostHolders, Showing, holders_of, showing
from graph.identity.spheres import name_of
from graph.identity.testimony import Testimony
from graph.model import KnowledgeGraph

__all__ = ["TABLES", "Kept", "Seen"]

TABLES = """
CREATE TABLE IF NOT EXISTS seen (number INTEGER PRIMARY KEY, article TEXT UNIQUE, digest TEXT, day TEXT);
CREATE TABLE IF NOT EXISTS person (number INTEGER PRIMARY KEY, id TEXT, label TEXT, name TEXT, UNIQUE (id, label));
CREATE INDEX IF NOT EXISTS person_name ON person (name);
CREATE TABLE IF NOT EXISTS office (number INTEGER PRIMARY KEY, content TEXT UNIQUE, position TEXT);
CREATE INDEX IF NOT EXISTS office_position ON office (position);
CREATE TABLE IF NOT EXISTS sighting (number INTEGER PRIMARY KEY, article INTEGER, person INTEGER, signed INTEGER,
    offices TEXT, became TEXT);
CREATE INDEX IF NOT EXISTS sighting_article ON sighting (article);
CREATE INDEX IF NOT EXISTS sighting_person ON sighting (person);
CREATE INDEX IF NOT EXISTS sighting_became ON sighting (article) WHERE became IS NOT NULL;
CREATE TABLE IF NOT EXISTS shown (office INTEGER, sighting INTEGER, PRIMARY KEY (office, sighting)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS thing (number INTEGER PRIMARY KEY, content TEXT UNIQUE, articles INTEGER);
CREATE TABLE IF NOT EXISTS naming (article INTEGER, thing INTEGER, PRIMARY KEY (article, thing)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS divided (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS called (id TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS undecided (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unsettled (position TEXT PRIMARY KEY) WITHOUT ROWID;
"""

#: So many offices are kept in memory.
_OFFICES = 50_000


class Kept(NamedTuple):
    """A sighting, its number, what its article calls the person, and the id that was decided before, if that was
    another than the article's."""

    number: int
    sighting: Sighting
    label: str
    became: str | None


class Seen:
    """These tables, in the database of a manifest."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._office = lru_cache(maxsize=_OFFICES)(self._read_office)

    # -- articles ----------------------------------------------------------------------------------------------

    def digests(self) -> dict[str, str]:
        """The articles whose testimony is here, each with the digest of its statements."""
        return dict(self._db.execute("SELECT article, digest FROM seen"))

    def add(self, article: str, digest: str, told: Testimony) -> None:
        """Take in the testimony of an article."""
        day = max((s.day for s in told.sightings), default="")
        number = self._insert("INSERT INTO seen VALUES (NULL, ?, ?, ?)", article, digest, day)
        for sighting in told.sightings:
            offices = [self._office_number(o) for o in sighting.offices]
            person = self._person_number(sighting.person, sighting.name)
            row = (number, person, sighting.signed, " ".join(map(str, offices)))
            own = self._insert("INSERT INTO sighting VALUES (NULL, ?, ?, ?, ?, NULL)", *row)
            self._db.executemany("INSERT OR IGNORE INTO shown VALUES (?, ?)", ((o, own) for o in offices))
            self._open(name_of(sighting.person), sighting.offices)
        for node in told.things:
            text = json.dumps(node_parts(node), ensure_ascii=False)
            self._db.execute("INSERT OR IGNORE INTO thing VALUES (NULL, ?, 0)", (text,))
            thing = self._db.execute("SELECT number FROM thing WHERE content = ?", (text,)).fetchone()[0]
            self._db.execute("INSERT OR IGNORE INTO naming VALUES (?, ?)", (number, thing))
            self._db.execute("UPDATE thing SET articles = articles + 1 WHERE number = ?", (thing,))

    def forget(self, article: str) -> None:
        """Drop the testimony of an article."""
        number = self._db.execute("SELECT number FROM seen WHERE article = ?", (article,)).fetchone()[0]
        query = "SELECT s.number, id, offices FROM sighting s JOIN person p ON p.number = s.person WHERE article = ?"
        for sighting, person, offices in self._db.execute(query, (number,)).fetchall():
            self._open(name_of(person), self._offices(offices))
            self._db.executemany(
                "DELETE FROM shown WHERE office = ? AND sighting = ?", ((o, sighting) for o in offices.split())
            )
        named = "SELECT thing FROM naming WHERE article = ?"
        self._db.execute(f"UPDATE thing SET articles = articles - 1 WHERE number IN ({named})", (number,))  # noqa: S608
        for table in ("naming", "sighting"):
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608
        self._db.execute("DELETE FROM seen WHERE number = ?", (number,))

    def sweep(self) -> None:
        """Drop what no article shows any more."""
        self._db.execute("DELETE FROM thing WHERE articles = 0")
        self._db.execute("DELETE FROM person WHERE number NOT IN (SELECT person FROM sighting)")
        self._db.execute("DELETE FROM office WHERE number NOT IN (SELECT office FROM shown)")
        self._office.cache_clear()

    # -- people ------------------------------------------------------------------------------------------------

    def doubt(self, names: Iterable[str]) -> None:
        """Have these names decided (again)."""
        self._db.executemany("INSERT OR IGNORE INTO undecided VALUES (?)", ((n,) for n in names))

    def undecided(self) -> list[str]:
        """The names that have to be decided."""
        return [row[0] for row in self._db.execute("SELECT name FROM undecided ORDER BY name")]

    def sightings(self, names: Iterable[str]) -> list[Kept]:
        """Everybody of these names in every article; one id has one label, as in the merged graph."""
        query = """SELECT s.number, a.article, p.id, p.label, a.day, s.offices, s.signed, s.became
                   FROM person p JOIN sighting s ON s.person = p.number JOIN seen a ON a.number = s.article
                   WHERE p.name = ?"""
        rows = [row for name in names for row in self._db.execute(query, (name,))]
        labels: dict[str, str] = {}
        for _, _, person, label, *_ in rows:
            labels[person] = min(label, labels.get(person, label))
        return [
            Kept(n, Sighting(article, person, labels[person], day, self._offices(own), bool(signed)), label, became)
            for n, article, person, label, day, own, signed, became in rows
        ]

    def decide(self, names: list[str], found: list[Kept], identities: Identities) -> None:
        """Keep who is who among the people of these names."""
        spelt: dict[str, set[str]] = {}
        for number, sighting, label, before in found:
            spelt.setdefault(identities.of(sighting.article, sighting.person), set()).add(label)
            now = identities.renamed.get((sighting.article, sighting.person))
            if now != before:
                self._db.execute("UPDATE sighting SET became = ? WHERE number = ?", (now, number))
                self._open("", sighting.offices)
        everyone = {kept.sighting.person for kept in found}
        self._db.executemany("DELETE FROM divided WHERE id = ?", ((p,) for p in everyone))
        self._db.executemany("INSERT INTO divided VALUES (?)", ((p,) for p in identities.divided))
        for id, individual in identities.people.items():
            self._call(id, individual.name if spelt[id] != {individual.name} else "", individual.sightings)
        self._db.executemany("DELETE FROM undecided WHERE name = ?", ((n,) for n in names))

    def renamings(self) -> dict[str, tuple[dict[str, str], list[str]]]:
        """Article -> whom it means under which id, and which of its ids are several people's; where there are any."""
        found: dict[str, tuple[dict[str, str], list[str]]] = {}
        known = "FROM {} JOIN person p ON p.number = s.person JOIN seen a ON a.number = s.article"
        renamed = f"SELECT a.article, p.id, became {known.format('sighting s')} WHERE became IS NOT NULL ORDER BY p.id"
        for article, person, became in self._db.execute(renamed):
            found.setdefault(article, ({}, []))[0][person] = became
        divided = """SELECT a.article, d.id FROM divided d JOIN person p ON p.id = d.id
                     JOIN sighting s ON s.person = p.number JOIN seen a ON a.number = s.article ORDER BY d.id"""
        for article, person in self._db.execute(divided):
            found.setdefault(article, ({}, []))[1].append(person)
        return found

    # -- posts and bodies --------------------------------------------------------------------------------------

    def unsettled(self) -> list[str]:
        """The posts whose tenures have to be found (again)."""
        return [row[0] for row in self._db.execute("SELECT position FROM unsettled ORDER BY position")]

    def settled(self, positions: Iterable[str]) -> None:
        """Those of these posts are known."""
        self._db.executemany("DELETE FROM unsettled WHERE position = ?", ((p,) for p in positions))

    def post(self, position: str) -> tuple[PostHolders | None, dict[str, str]]:
        """What is shown of a post on any day, None for nothing; and labels: of the post, and of everybody in it."""
        query = """SELECT o.number, a.article, a.day, COALESCE(s.became, p.id), COALESCE(c.label, p.label)
                   FROM office o JOIN shown h ON h.office = o.number JOIN sighting s ON s.number = h.sighting
                   JOIN seen a ON a.number = s.article JOIN person p ON p.number = s.person
                   LEFT JOIN called c ON c.id = COALESCE(s.became, p.id)
                   WHERE o.position = ? AND a.day != '' ORDER BY o.content"""
        holders: dict[str, list[Showing]] = {}
        labels: dict[str, str] = {}
        office: Office | None = None
        for number, article, day, person, label in self._db.execute(query, (position,)).fetchall():
            office = self._office(number)
            holders.setdefault(person, []).append(showing(article, day, office))
            labels[person] = min(label, labels.get(person, label))
            labels[position] = min(office.label, labels.get(position, office.label))
        return (None if office is None else holders_of(office, holders)), labels

    def things(self) -> tuple[KnowledgeGraph, str]:
        """The bodies and units of all articles, and the last day on which one shows anything."""
        kg = KnowledgeGraph()
        for (text,) in self._db.execute("SELECT content FROM thing WHERE articles > 0"):
            kg.add_node(node_from(json.loads(text)))
        return kg, self._latest()

    def things_mark(self) -> str:
        """A hash over what `things` gives, for whoever asks whether it is another than before."""
        digest = hashlib.sha256(self._latest().encode())
        for (text,) in self._db.execute("SELECT content FROM thing WHERE articles > 0 ORDER BY content"):
            digest.update(text.encode("utf-8", "surrogatepass") + b"\n")
        return digest.hexdigest()

    def _latest(self) -> str:
        return str(self._db.execute("SELECT COALESCE(MAX(day), '') FROM seen").fetchone()[0])

    # -- rows --------------------------------------------------------------------------------------------------

    def _insert(self, statement: str, *values: object) -> int:
        return int(self._db.execute(statement, values).lastrowid or 0)

    def _person_number(self, id: str, label: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO person VALUES (NULL, ?, ?, ?)", (id, label, name_of(id)))
        row = self._db.execute("SELECT number FROM person WHERE id = ? AND label = ?", (id, label)).fetchone()
        return int(row[0])

    def _office_number(self, office: Office) -> int:
        text = json.dumps(office, ensure_ascii=False)
        self._db.execute("INSERT OR IGNORE INTO office VALUES (NULL, ?, ?)", (text, office.position))
        return int(self._db.execute("SELECT number FROM office WHERE content = ?", (text,)).fetchone()[0])

    def _read_office(self, number: int) -> Office:
        row = self._db.execute("SELECT content FROM office WHERE number = ?", (number,)).fetchone()
        return Office(*json.loads(row[0]))

    def _offices(self, numbers: str) -> tuple[Office, ...]:
        return tuple(sorted(map(self._office, map(int, numbers.split()))))

    def _open(self, name: str, offices: Iterable[Office]) -> None:
        """These posts have to be settled again, and this name decided."""
        self._db.executemany("INSERT OR IGNORE INTO unsettled VALUES (?)", ((o.position,) for o in offices))
        if name:
            self.doubt([name])

    def _call(self, id: str, label: str, found: Iterable[Sighting]) -> None:
        row = self._db.execute("SELECT label FROM called WHERE id = ?", (id,)).fetchone()
        if (row[0] if row else "") == label:
            return
        self._db.execute("DELETE FROM called WHERE id = ?", (id,))
        if label:
            self._db.execute("INSERT INTO called VALUES (?, ?)", (id, label))
        for sighting in found:
            self._open("", sighting.offices)
