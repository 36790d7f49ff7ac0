"""A folder as an engine can open it: its own store where it has one, else a temporary one that its RDF is loaded into.

The default graph of what is served holds every statement once, and each article has a named graph, so that counts are
right and every question has the answer of `bienban query`. (The engine's union of all graphs counts a statement once
for each article that makes it, and takes no notice of FROM.)
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exporters.server.engine import binary
from exporters.sparql.target import Data, find
from exporters.store import is_store
from exporters.store.generation import published
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
    """The data of a folder, as engines open it.

    store: the database; scratch: a folder for what lasts as long as the server.
    """

    def __init__(self, folder: Path, scratch: Path) -> None:
        self._folder = folder
        self.scratch = scratch
        self._seen: object = None
        self._loaded = 0
        self.store = scratch
        self.refresh()

    def refresh(self) -> bool:
        """Look whether the folder has other data than what is served, and take that. Out: whether it has.

        Engines that answer from what was there before are not disturbed: it stays until there is something newer still.
        Raises as `opened`; what is served stays then, until the folder changes again.
        """
        store = _store_of(self._folder)
        seen = store or _state(find(self._folder))
        if seen == self._seen:
            return False
        self._seen = seen
        if store is None:
            self._loaded += 1
            store = _loaded(self._folder, self.scratch / f"{_STORE}-{self._loaded}")
            shutil.rmtree(self.scratch / f"{_STORE}-{self._loaded - 2}", ignore_errors=True)
        self.store = store
        return True


@contextmanager
def opened(folder: Path) -> Iterator[Location]:
    """In: the folder to serve. Out, while the context lasts: its data; the temporary files go with it.

    Raises SourceMissing when there is nothing to serve, UnreadableSource for RDF that cannot be loaded, and ServerError
    when there is no room for it.
    """
    if not folder.is_dir():
        what = "not a folder; serve what `bienban build SOURCE... --out` wrote" if folder.exists() else "no such folder"
        raise SourceMissing(folder, what)
    with tempfile.TemporaryDirectory(prefix="bienban-serve-", ignore_cleanup_errors=True) as temporary:
        yield Location(folder, Path(temporary))


def _store_of(folder: Path) -> Path | None:
    """The database that a folder has: what `bienban build --store` published last, or one of Oxigraph's own."""
    if is_store(folder):
        return published(folder)[0] / "quads"
    return next((s for s in (folder / _STORE, folder) if _is_store(s)), None)


def _state(data: Data) -> tuple[object, ...]:
    """What changes when a file does, or gives its place to another."""
    found = []
    for path, _ in filter(None, (data.plain, data.named)):
        status = path.stat()
        found.append((path, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)


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
