"""What somebody asks -> the SPARQL that an engine gets: looked at, and with the values in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from exporters.ontology import vocabulary
from exporters.sparql import guard
from exporters.sparql.questions import Question, find, read
from graph.errors import SourceMissing, UnreadableSource

__all__ = ["sparql"]


def sparql(question: str, params: Mapping[str, str] | None = None) -> str:
    """In: SPARQL, `@` and a file, or the name of a ready question; and what to set in it.

    Raises QueryError for what may not be asked or set, and InputError for a file that cannot be read.
    """
    asked = _question(question)
    guard.check(asked.query, vocabulary().prefixes)
    return asked.filled(params or {})


def _question(question: str) -> Question:
    """A question from what the user gave: `@` and a file, a name (one word), or SPARQL."""
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
