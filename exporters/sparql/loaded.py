"""Data that is loaded once and asked often, in this process: for a notebook, or whoever has many questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from exporters.ontology import vocabulary
from exporters.sparql import guard
from exporters.sparql.answers import Answer
from exporters.sparql.asking import sparql
from exporters.sparql.target import Data

__all__ = ["ENGINES", "Loaded"]

#: Name of an engine -> the module that has it.
ENGINES = {"pyoxigraph": "oxigraph", "rdflib": "library"}


class Loaded:
    """What one engine holds of some data; it is loaded when the first question comes.

    engine  one of `ENGINES`; by itself the fastest that is installed. A store answers by itself, whatever is given.
    """

    def __init__(self, data: Data, engine: str = "") -> None:
        chosen = "pyoxigraph" if data.store else engine or _best()
        module = import_module(f"exporters.sparql.{ENGINES[chosen]}")
        self._load: Callable[..., Any] = module.load
        self._ask: Callable[[Any, str, Mapping[str, str]], Answer] = module.ask
        self._data = data
        self._held: dict[bool, Any] = {}

    def answer(self, question: str, params: Mapping[str, str] | None = None) -> Answer:
        """As `exporters.sparql.answer`, without its limit of time."""
        return self.ask(sparql(question, params), vocabulary().prefixes)

    def query(self, question: str, params: Mapping[str, str] | None = None, format: str = "table") -> str:
        """As `exporters.sparql.query`, without its limit of time."""
        from exporters.sparql.formats import check, write

        check(format)
        return write(self.answer(question, params), format)

    def ask(self, query: str, prefixes: Mapping[str, str]) -> Answer:
        """Ask what `asking.sparql` gave. Raises UnreadableSource and QueryError."""
        return self._ask(self._graphs(query), query, prefixes)

    def _graphs(self, query: str) -> Any:
        """Without the graphs of the articles, as long as nobody looks into them: they are half of everything."""
        several = self._data.named is not None and self._data.store is None
        named = several and any(word == "GRAPH" for word, _ in guard.keywords(query))
        if named not in self._held:
            self._held[named] = self._load(self._data, named=named)
        return self._held[named]


def _best() -> str:
    return "pyoxigraph" if find_spec("pyoxigraph") else "rdflib"
