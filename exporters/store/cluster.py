"""Shards made by the workers of a Dask cluster: machines with the same installation that see the same folders."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from msgspec.structs import replace

from exporters.store.ruleset import ruleset
from exporters.store.shard import ENDINGS, Marked, ShardWriter
from graph.corpus.cluster import each_on
from graph.errors import ClusterError, OutputError, printable
from graph.reading import Source

__all__ = ["OnWorker", "shards_by"]

#: What reads some formats: with another version, or without it, another machine could read something else.
_READERS = ("lxml", "pypdfium2")


def shards_by(
    address: str,
    writer: ShardWriter,
    chunks: Iterable[tuple[Marked, ...]],
    *,
    shelf: Path | None = None,
    died: Callable[[int], object] = lambda chunks_lost: None,
) -> Iterator[tuple[tuple[Marked, ...], str | None]]:
    """In: a scheduler, what writes shards here, chunks of sources, where the workers put shards when they do not see
    the writer's folder (they are fetched from there), and whom to tell of chunks that Dask gave up. Out: each chunk
    with the key of its shard as they come, first those that are there; None for a source that no worker survived.

    Raises ClusterError, also when a worker has another installation or does not see the same files.
    """
    writer.folder = writer.folder.absolute()
    writer.folder.mkdir(parents=True, exist_ok=True)
    token = (shelf or writer.folder) / f".{uuid4().hex}"
    _reached(token)
    try:
        there = {path.stem for path in writer.folder.glob("*.json")}
        everywhere = [tuple((_absolute(source), mark) for source, mark in chunk) for chunk in chunks]
        todo = [chunk for chunk in everywhere if writer.key(chunk) not in there]
        yield from ((chunk, key) for chunk in everywhere if (key := writer.key(chunk)) in there)
        for chunk, answer in each_on(address, OnWorker(writer, token, shelf), todo, died=died):
            if answer is None:
                yield chunk, None
                continue
            key, unseen = answer
            if unseen and any(_readable(source.path) for source, _ in chunk if str(source.path) == unseen):
                raise ClusterError(f"{key} cannot read {printable(unseen)}; share the folder under the same path")
            if unseen:
                key = writer(chunk)  # what is gone here too is told as ever
            elif shelf is not None:
                _move(key, shelf, writer.folder)
            yield chunk, key
    finally:
        token.unlink(missing_ok=True)


class OnWorker:
    """chunk -> the key of its shard and "", or the worker's name and a source that it cannot read."""

    def __init__(self, writer: ShardWriter, token: Path, shelf: Path | None = None) -> None:
        self.writer, self.token, self.shelf = writer, token, shelf
        self.installation = _installation()

    def __call__(self, chunk: tuple[Marked, ...]) -> tuple[str, str]:
        """Raises ClusterError where this worker would write something else, or somewhere else."""
        me = f"the worker on {socket.gethostname()}"
        if self.installation != (mine := _installation()):
            raise ClusterError(f"{me} has another installation ({mine}, here {self.installation}); make them the same")
        if not self.token.exists():
            folder = printable(self.token.parent)
            raise ClusterError(f"{me} does not see {folder}; share the folder under the same path")
        unseen = next((str(source.path) for source, _ in chunk if not _readable(source.path)), "")
        if unseen:
            return me, unseen
        return (self.writer(chunk) if self.shelf is None else self._shelved(chunk, self.shelf)), ""

    def _shelved(self, chunk: tuple[Marked, ...], shelf: Path) -> str:
        with TemporaryDirectory(prefix="bienban-") as folder:
            mine = copy(self.writer)
            mine.folder = Path(folder)
            key = mine(chunk)
            _move(key, mine.folder, shelf)
        return key


def _move(key: str, source: Path, target: Path) -> None:
    """Move the files of a shard, the list last, which says that the others are whole."""
    names = [f"{key}.{suffix}" for suffix in ENDINGS]
    for name in names:
        data = (source / name).read_bytes()
        if _is_here(target):
            staged = target / f".{name}.{uuid4().hex}"
            staged.write_bytes(data)
            staged.replace(target / name)
        else:  # stores of objects have each whole or not at all, and nobody looks for it before it is announced
            (target / name).write_bytes(data)
    for name in names:
        (source / name).unlink()


def _reached(token: Path) -> None:
    try:
        token.parent.mkdir(parents=True, exist_ok=True)
        token.touch()
    except Exception as error:  # each file system has errors of its own
        raise OutputError(f"{printable(token.parent)}: cannot be written ({printable(error)})") from None


def _absolute(source: Source) -> Source:
    """The same for a process that works in another folder."""
    return replace(source, path=source.path.absolute()) if source.path else source


def _readable(path: Path | None) -> bool:
    return path is None or not _is_here(path) or os.access(path, os.R_OK)  # what is elsewhere is so for all


def _is_here(path: object) -> bool:
    """Whether it is a path of a machine, and not only behaves like one (graph.reading.remote)."""
    return isinstance(path, Path)


def _installation() -> str:
    """The rules and the readers of this machine, in words."""
    return ", ".join([f"bienban {ruleset()}", *(f"{name} {_version(name)}" for name in _READERS)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
