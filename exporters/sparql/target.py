"""Where the data of a query is: a store, a folder that `bienban build` wrote, or one RDF file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from msgspec import Struct

from exporters.store import database, is_store
from graph.errors import SourceMissing, UnreadableSource

__all__ = ["SUFFIXES", "Data", "find"]

#: Suffix of a file -> the format that is read from it.
SUFFIXES = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".trig": "trig",
    ".nq": "nquads",
    ".jsonld": "jsonld",
}
_NAMED = {"trig", "nquads"}


class Data(Struct, frozen=True):
    """plain: the file whose statements all stand in the default graph; named: the file with the articles' graphs;
    store: a database that has both, which is then the file of both."""

    plain: tuple[Path, str]
    named: tuple[Path, str] | None
    store: Path | None = None


def find(target: Path) -> Data:
    """In: a folder or a file. Out: the files to load.

    Raises SourceMissing when there is nothing, UnreadableSource for a file of another kind, and MissingExtra for a
    store that nothing here can open.
    """
    if target.is_dir():
        if is_store(target):
            data = database(target)
            return Data((data, "store"), (data, "store"), data)
        plain = next((target / n for n in ("graph.ttl", "graph.trig", "graph.nq") if (target / n).is_file()), None)
        if plain is None:
            raise SourceMissing(target, "no graph.ttl in it; run `bienban build SOURCE... --out` on it first")
        named = next((target / n for n in ("graph.trig", "graph.nq") if (target / n).is_file()), None)
        return Data(_file(plain), _file(named) if named else None)
    if not target.exists():
        raise SourceMissing(target, "no such file or folder")
    plain_file = _file(target)
    return Data(plain_file, plain_file if plain_file[1] in _NAMED else None)


def _file(path: Path) -> tuple[Path, str]:
    format = SUFFIXES.get(path.suffix.lower())
    if format is None:
        raise UnreadableSource(path, f"not a kind of RDF file that is read here ({', '.join(SUFFIXES)})")
    if format == "jsonld":
        _refuse_remote_contexts(path)
    return path, format


def _refuse_remote_contexts(path: Path) -> None:
    """A context that is an address would be fetched: no."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableSource(path, f"not JSON: {error}") from None
    waiting: list[Any] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            contexts = value.get("@context", [])
            listed = contexts if isinstance(contexts, list) else [contexts]
            if "@import" in value or any(isinstance(c, str) for c in listed):
                raise UnreadableSource(path, "its @context is an address, and nothing is fetched; put it inside")
            waiting.extend(value.values())
