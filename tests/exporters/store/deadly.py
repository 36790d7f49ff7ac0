"""Functions that kill the process they run in; importable, because they are sent to it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from exporters.store import update
from exporters.store.shard import Marked, ShardWriter
from tests.exporters.store.small import judgements

__all__ = ["Once", "WriterThatDiesOnce", "follow", "poisoned"]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Once:
    """Doubles numbers; the process dies at 7, the first time."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __call__(self, numbers: tuple[int, ...]) -> list[int]:
        if 7 in numbers and not self.marker.exists():
            self.marker.touch()
            die()
        return [n * 2 for n in numbers]


def poisoned(numbers: tuple[int, ...]) -> list[int]:
    """Doubles numbers; no process survives 7."""
    if 7 in numbers:
        die()
    return [n * 2 for n in numbers]


class WriterThatDiesOnce(ShardWriter):
    """Writes shards; the first process that writes one dies half-way."""

    def write(self, *arguments: object, **named: object) -> None:
        marker = self.folder.parent / "died"
        if not marker.exists():
            marker.touch()
            (self.folder / ".half.nq.gz.1").write_bytes(b"half")
            die()
        super().write(*arguments, **named)  # type: ignore[arg-type]

    def __call__(self, chunk: tuple[Marked, ...]) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        return super().__call__(chunk)


def follow(sources: str, store: str, judged: str) -> None:
    """One run, in a process that somebody may kill; `judged` as `small.judgements` takes it."""
    update([sources], Path(store), judgements=judgements(judged))
