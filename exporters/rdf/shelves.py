"""Subjects in the order of their kinds, for graphs that do not fit into memory.

The statements come sorted by subject (ntriples.py). Text about each subject is put on the shelf of its kind, a file
that stays in memory while it is small, and the shelves are read one after the other.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby
from typing import IO

from exporters.rdf import ntriples
from exporters.rdf.statements import Statements
from exporters.terms import Term

__all__ = ["shelved"]

#: Characters of a shelf that are kept in memory, and read at a time: more waits on the disk.
_IN_MEMORY, _AT_A_TIME = 1_000_000, 1_000_000

#: Predicate -> objects, both sorted.
_Properties = dict[Term, list[Term]]
#: Where a kind stands, and its heading.
_Place = tuple[int, str]


@contextmanager
def shelved(
    statements: Statements,
    place: Callable[[_Properties, Term], _Place],
    text: Callable[[Term, _Properties], str],
) -> Iterator[Iterator[tuple[_Place, Iterator[str]]]]:
    """In: statements, where a subject stands, and what is written of it. Out, while the context lasts: each place that
    is not empty with its text in pieces; subjects of one place by name."""
    with ExitStack() as files:
        shelves: dict[_Place, IO[str]] = {}
        for subject, properties in _subjects(statements):
            where = place(properties, subject)
            if where not in shelves:
                shelves[where] = files.enter_context(
                    tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n")
                )
            shelves[where].write(text(subject, properties))
        yield ((where, _read(shelves[where])) for where in sorted(shelves))


def _subjects(statements: Statements) -> Iterator[tuple[Term, _Properties]]:
    lines = (line[:-3].split(" ", 2) for line in ntriples.pieces(statements))
    for subject, group in groupby(lines, key=lambda parts: parts[0]):
        properties: _Properties = {}
        for _, predicate, object in group:
            properties.setdefault(predicate, []).append(object)
        yield subject, properties


def _read(file: IO[str]) -> Iterator[str]:
    file.seek(0)
    while text := file.read(_AT_A_TIME):
        yield text
