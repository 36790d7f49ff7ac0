"""A folder as an engine can open it: its own store where it has one, else a temporary one that its RDF is loaded into.

The default graph of what is served holds every statement once, and each article has a named graph, so that counts are
right and every question has the answer of `bienban query`. (The engine's union of all graphs counts a statement once
for each article that makes it, and takes no notice of FROM.)
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exporters.server.engine import binary
from exporters.sparql.target import find
from graph.errors import ServerError, SourceMissing, UnreadableSource

__all__ = ["Location", "opened"]

#: The store in a folder, and the files by which a folder is known to be one (RocksDB's, which Oxigraph writes to).
_STORE = "store"
_STORE_FILES = ("CURRENT", "IDENTITY")

#: A line of N-Quads that names a graph: subject, predicate, object, and the graph.
_QUAD = re.compile(
    r"""((?:<[^>]*>|_:\S+)\s+<[^>]*>\s+(?:<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@\S+)?))\s+(?:<[^>]*>|_:\S+)\s*\.\s*"""
)


class Location:
    """store: where the engine's data is; scratch: a folder for what lasts as long as the server."""

    def __init__(self, store: Path, scratch: Path) -> None:
        self.store = store
        self.scratch = scratch


@contextmanager
def opened(folder: Path) -> Iterator[Location]:
    """In: the folder to serve. Out, while the context lasts: its data as a store; the temporary files go with it.

    Raises SourceMissing when there is nothing to serve, UnreadableSource for RDF that cannot be loaded, and ServerError
    when there is no room for it.
    """
    if not folder.is_dir():
        problem = (
            "not a folder; serve what `bienban build SOURCE... --out` wrote" if folder.exists() else "no such folder"
        )
        raise SourceMissing(folder, problem)
    with tempfile.TemporaryDirectory(prefix="bienban-serve-", ignore_cleanup_errors=True) as temporary:
        scratch = Path(temporary)
        store = next((s for s in (folder / _STORE, folder) if _is_store(s)), None)
        yield Location(store or _loaded(folder, scratch / _STORE), scratch)


def _is_store(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _STORE_FILES)


def _loaded(folder: Path, store: Path) -> Path:
    data = find(folder)
    path, format = data.plain
    if format in {"trig", "nquads"}:
        with tempfile.TemporaryDirectory(dir=store.parent) as between:
            plain = Path(between) / "plain.nt"
            _without_graphs(path, plain)
            _load(plain, store)
    else:
        _load(path, store)
    if data.named:
        _load(data.named[0], store)
    return store


def _load(path: Path, store: Path) -> None:
    _run(path, "load", "--location", os.fspath(store), "--file", os.fspath(path))


def _without_graphs(path: Path, plain: Path) -> None:
    """Every statement of a dataset as one graph. N-Quads without their last term are N-Triples."""
    quads = plain.with_suffix(".nq")
    _run(path, "convert", "--from-file", os.fspath(path), "--to-file", os.fspath(quads))
    with quads.open(encoding="utf-8") as lines, plain.open("w", encoding="utf-8", newline="\n") as target:
        for line in lines:
            named = _QUAD.fullmatch(line)
            target.write(f"{named[1]} .\n" if named else line)


def _run(path: Path, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - the engine's own program, without a shell
        [binary(), *arguments], capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        problem = lines[-1] if lines else f"the engine ended with code {done.returncode}"
        if "No space left" in done.stderr:
            raise ServerError(f"no room to load {path}: {problem}; set TMPDIR to a larger disk")
        raise UnreadableSource(path, f"cannot be loaded: {problem}")
