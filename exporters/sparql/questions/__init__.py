"""Ready questions: one `.rq` file each, titled in Vietnamese and English, with what can be set in them.

A file begins with comments that say what it is:

    # vi: Ai chủ trì hội nghị?
    # en: Who chaired the meetings?
    # about.vi: ...             a sentence or two more
    # about.en: ...
    # param person (name): tên người | the person's name
    # param year? (year): năm | the year

A parameter is a variable of the query. One with `?` may be left out, and then stands for everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from msgspec import Struct

from exporters.sparql import guard
from exporters.sparql.parameters import KINDS, Parameter, bind
from graph.errors import QueryError

__all__ = ["Question", "find", "read", "read_all"]

_HEADER = re.compile(r"#\s*(vi|en|about\.vi|about\.en):\s*(.+)")
_PARAMETER = re.compile(r"#\s*param\s+(\w+)(\??)\s+\((\w+)\):\s*([^|]+)\|(.+)")
_NUMBERED = re.compile(r"\d+-")


class Question(Struct, frozen=True):
    """name: how to call it; vi, en: its title; about_vi, about_en: more; parameters: what can be set; query: SPARQL."""

    name: str
    vi: str
    en: str
    query: str
    about_vi: str = ""
    about_en: str = ""
    parameters: tuple[Parameter, ...] = ()

    def filled(self, values: Mapping[str, str]) -> str:
        """The query with these values for what can be set in it.

        Raises QueryError for a value that is missing, unknown or of the wrong kind.
        """
        bound = bind(self.parameters, values, guard.variables(self.query))
        return guard.with_values(self.query, bound) if bound else self.query


def read(name: str, query: str) -> Question:
    """A question from the text of its file; titles are "" where the file gives none."""
    words: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in query.splitlines():
        if header := _HEADER.fullmatch(line.strip()):
            words[header[1]] = header[2].strip()
        elif parameter := _PARAMETER.fullmatch(line.strip()):
            if parameter[3] not in KINDS:
                raise QueryError(f"{name}: a parameter is one of {', '.join(KINDS)}, not {parameter[3]}")
            parameters.append(
                Parameter(parameter[1], parameter[3], not parameter[2], parameter[4].strip(), parameter[5].strip())
            )
    return Question(
        name,
        words.get("vi", ""),
        words.get("en", ""),
        query,
        words.get("about.vi", ""),
        words.get("about.en", ""),
        tuple(parameters),
    )


@lru_cache(maxsize=1)
def read_all() -> tuple[Question, ...]:
    """The ready questions of this installation, by name."""
    folder = resources.files("exporters.sparql.questions")
    found = (
        read(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".rq")
    )
    return tuple(sorted(found, key=lambda q: q.name))


def find(name: str) -> Question:
    """The question of this name (a number in front is ignored). Raises QueryError with the nearest names."""
    wanted = _NUMBERED.sub("", name, count=1) if _NUMBERED.match(name) else name
    for question in read_all():
        if question.name == wanted:
            return question
    from difflib import get_close_matches

    near = get_close_matches(wanted, [q.name for q in read_all()], n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`bienban query --list` shows them"
    raise QueryError(f"no ready question is called {name!r}; {hint}")
