"""Shards made by the workers of a Dask cluster: machines with the same installation that see the same folders."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4

from exporters.store.ruleset import ruleset
from exporters.store.shard import Marked, ShardWriter
from graph.corpus.cluster import each_on
from graph.errors import ClusterError, printable
from graph.reading import Source

__all__ = ["OnWorker", "shards_by"]

#: What reads some formats: with another version, or without it, another machine could read something else.
_READERS = ("lxml", "pypdfium2")


def shards_by(
    address: str,
    writer: ShardWriter,
    chunks: Iterable[tuple[Marked, ...]],
    *,
    died: Callable[[int], object] = lambda chunks_lost: None,
) -> Iterator[tuple[tuple[Marked, ...], str | None]]:
    """In: a scheduler, what writes shards here, chunks of sources, and whom to tell of chunks that Dask gave up.
    Out: each chunk with the key of its shard as they come; None for a source that no worker survived.

    Raises ClusterError, also when a worker has another installation or does not see the same files.
    """
    writer.folder = writer.folder.absolute()
    writer.folder.mkdir(parents=True, exist_ok=True)
    token = writer.folder / f".{uuid4().hex}"
    token.touch()
    try:
        everywhere = (tuple((_absolute(source), mark) for source, mark in chunk) for chunk in chunks)
        for chunk, answer in each_on(address, OnWorker(writer, token), everywhere, died=died):
            if answer is None:
                yield chunk, None
                continue
            key, unseen = answer
            if unseen and any(_readable(source.path) for source, _ in chunk if str(source.path) == unseen):
                raise ClusterError(f"{key} cannot read {printable(unseen)}; share the folder under the same path")
            yield chunk, writer(chunk) if unseen else key  # what is gone here too is told as ever
    finally:
        token.unlink(missing_ok=True)


class OnWorker:
    """chunk -> the key of its shard and "", or the worker's name and a source that it cannot read."""

    def __init__(self, writer: ShardWriter, token: Path) -> None:
        self.writer, self.token = writer, token
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
        return (me, unseen) if unseen else (self.writer(chunk), "")


def _absolute(source: Source) -> Source:
    """The same for a process that works in another folder."""
    return replace(source, path=source.path.absolute()) if source.path else source


def _readable(path: Path | None) -> bool:
    return path is not None and os.access(path, os.R_OK)


def _installation() -> str:
    """The rules and the readers of this machine, in words."""
    return ", ".join([f"bienban {ruleset()}", *(f"{name} {_version(name)}" for name in _READERS)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
