"""One source -> what came of each of its articles. A pure function of the source's bytes: it can run in any process.

A source that cannot be read never stops the others; neither does a bug of ours in one article.
"""

from __future__ import annotations

import time
from collections.abc import Container, Iterator
from pathlib import PurePath

from msgspec import Struct

from graph.errors import BienbanError, InputError, printable
from graph.extraction import extract
from graph.model import KnowledgeGraph
from graph.reading import Columns, Limits, Reading, Source, readings

__all__ = ["NO_FACTS", "Outcome", "failure", "outcomes"]

#: What the report says of an article that states nothing of this kind.
NO_FACTS = "no facts found; is it a meeting report?"


class Outcome(Struct, frozen=True):
    """What came of one article, or of a source that gave none.

    label     of the source, with the part of it that the article is; "article.txt", "table.csv#3"
    article   local id; "" where there is no Vietnamese article
    encoding  of the source
    notes     remarks for the report
    problem   why it was left out; "" when it was read
    failed    whether that is an error
    kg        what it says; None where it was left out, or is known to repeat an article
    seconds   that the extraction took
    """

    label: str
    article: str = ""
    encoding: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""
    failed: bool = False
    kg: KnowledgeGraph | None = None
    seconds: float = 0.0


def outcomes(
    source: Source, limits: Limits | None = None, columns: Columns | None = None, known: Container[str] = ()
) -> Iterator[Outcome]:
    """In: a source, bounds, columns of tables, and ids of articles that need not be read again. Out: one by one.

    Never raises for a bad source.
    """
    for reading in readings(source, limits, columns):
        if isinstance(reading, InputError):
            yield failure(reading, source)
        elif not reading.vietnamese:
            yield Outcome(
                printable(reading.label), problem="not Vietnamese, or without its tone marks; left out", failed=False
            )
        elif reading.article.id in known:
            yield Outcome(printable(reading.label), reading.article.id, reading.encoding, reading.notes)
        else:
            yield _extracted(reading)


def failure(error: InputError, source: Source | None = None) -> Outcome:
    """A failure under the source's label, so that the report does not say in which folder the sources were."""
    if source is not None and error.source.startswith(source.name):
        label = source.label + error.source.removeprefix(source.name)
    else:
        label = PurePath(error.source).name or error.source
    return Outcome(printable(label), problem=error.problem, failed=True)


def _extracted(reading: Reading) -> Outcome:
    label, id = printable(reading.label), reading.article.id
    started = time.perf_counter()
    try:
        kg = extract(reading.article)
    except BienbanError as error:
        return Outcome(label, id, reading.encoding, reading.notes, str(error), failed=True)
    except Exception as error:  # a bug of ours in one article must not cost the user the others
        problem = f"a bug in bienban ({type(error).__name__}: {printable(str(error))}); please report it with the text"
        return Outcome(label, id, reading.encoding, reading.notes, problem, failed=True)
    notes = reading.notes
    if all(f.subject == id for f in kg.facts()):
        notes = (*notes, NO_FACTS)
    return Outcome(label, id, reading.encoding, notes, kg=kg, seconds=time.perf_counter() - started)
