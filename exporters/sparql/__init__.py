"""SPARQL over a built folder, a store or an RDF file: a query's text, `@file.rq`, or the name of a ready question.

`query(target, question, params, format)` gives the answer as text; `questions()` are the ready ones.

    questions           the ready questions; `parameters` is what can be set in them
    guard               what no query may do
    target              which files hold the data
    worker              one question in a process of its own, within its time
    oxigraph library    the two engines; `evaluation` mends how rdflib evaluates
    answers formats     an answer that belongs to no engine, and how it is written
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.sparql.questions import Question
from graph.errors import QueryError, SourceMissing, UnreadableSource

if TYPE_CHECKING:
    from exporters.sparql.answers import Answer

__all__ = ["LIMIT", "Question", "answer", "query", "questions"]

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
    from exporters.sparql.formats import FORMATS, write

    if format not in FORMATS:
        raise QueryError(f"unknown answer format {format!r}; one of {', '.join(FORMATS)}")
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
    from exporters.sparql import guard, parameters, worker
    from exporters.sparql.target import find

    asked = _question(question)
    prefixes = vocabulary().prefixes
    guard.check(asked.query, prefixes)
    bindings = parameters.bind(asked.parameters, params or {}, guard.variables(asked.query))
    text = guard.with_values(asked.query, bindings) if bindings else asked.query
    named = any(word == "GRAPH" for word, _ in guard.keywords(asked.query))
    data = find(Path(target))
    chosen = engine or _best_engine()
    if seconds is None:
        return worker.ask_here(data, text, prefixes, named=named, engine=chosen)
    return worker.ask(Path(target), text, prefixes, named=named, engine=chosen, seconds=seconds)


def _best_engine() -> str:
    from importlib.util import find_spec

    return "pyoxigraph" if find_spec("pyoxigraph") else "rdflib"


def _question(question: str) -> Question:
    """A question from what the user gave: `@` and a file, a name (one word), or SPARQL."""
    from exporters.sparql.questions import find, read

    if question.startswith("@"):
        path = Path(question[1:])
        try:
            return read(path.name, path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            raise SourceMissing(path, "no such file") from None
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableSource(path, f"not a query: {error}") from None
    if not any(c.isspace() or c in "{}" for c in question.strip()) and question.strip():
        return find(question.strip())
    return read("query", question)
