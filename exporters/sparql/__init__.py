"""SPARQL over a built folder, a store or an RDF file: a query's text, `@file.rq`, or the name of a ready question.

`query(target, question, params, format)` gives the answer as text; `questions()` are the ready ones. Each question is
asked in a process of its own, which loads the data. `load(target)` loads them once, for many questions:

    data = load(Path("out"))
    data.answer("meetings-of-person", {"person": "Phan Văn Thắng"}).rows

    questions           the ready questions; `parameters` is what can be set in them
    asking              what somebody asks, as SPARQL with the values in it
    guard               what no query may do
    target              which files hold the data
    worker              one question in a process of its own, within its time
    loaded              many questions in this process, of data that are loaded once
    oxigraph library    the two engines; `evaluation` mends how rdflib evaluates
    answers formats     an answer that belongs to no engine, and how it is written
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.sparql.questions import Question

if TYPE_CHECKING:
    from exporters.sparql.answers import Answer
    from exporters.sparql.loaded import Loaded

__all__ = ["LIMIT", "Question", "answer", "load", "query", "questions"]

#: Seconds that a question may take unless more are given.
LIMIT = 300.0


def questions() -> list[Question]:
    """The ready questions, by name."""
    from exporters.sparql.questions import read_all

    return list(read_all())


def query(
    target: Path,
    question: str,
    params: Mapping[str, str] | None = None,
    format: str = "table",
    *,
    engine: str = "",
    seconds: float | None = LIMIT,
) -> str:
    """Ask, and write the whole answer as `table`, `csv`, `tsv`, `json`, `xml`, or `turtle` (CONSTRUCT, DESCRIBE).

    Raises InputError for the data and QueryError for the question: what does not parse is told with line and column,
    and so is that there was no answer in so many seconds.
    """
    from exporters.sparql.formats import check, write

    check(format)
    return write(answer(target, question, params, engine=engine, seconds=seconds), format)


def answer(
    target: Path,
    question: str,
    params: Mapping[str, str] | None = None,
    *,
    engine: str = "",
    seconds: float | None = LIMIT,
) -> Answer:
    """As `query`, without writing it. `engine`: `rdflib` or `pyoxigraph`; by itself the fastest that is installed.

    `seconds` None asks in this process and waits for as long as it takes.
    """
    from exporters.ontology import vocabulary
    from exporters.sparql import worker
    from exporters.sparql.asking import sparql
    from exporters.sparql.target import find

    text, prefixes = sparql(question, params), vocabulary().prefixes
    if seconds is None:
        return load(target, engine=engine).ask(text, prefixes)
    find(Path(target))
    return worker.ask(Path(target), text, prefixes, engine=engine, seconds=seconds)


def load(target: Path, *, engine: str = "") -> Loaded:
    """What is asked often, in this process and without a limit of time: `Loaded.answer`, `Loaded.query`.

    Raises InputError when there is nothing at `target`, or nothing that is read here; what the files hold is looked at
    when the first question comes. What is written there afterwards is not seen.
    """
    from exporters.sparql.loaded import Loaded
    from exporters.sparql.target import find

    return Loaded(find(Path(target)), engine)
