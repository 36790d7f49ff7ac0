"""The folder of a store: generations, of which one is published, and who may write.

    DIR/store.json          which generation is published; comes into place in one move, last of all
    DIR/0000003/quads/      an Oxigraph database
    DIR/0000003/manifest.sqlite3
    DIR/store               a link to the database of the published generation
    DIR/shards/             what was read and is not in a generation yet, and the graphs that --out is written from
    DIR/report.json         what the published generation was read from;  run.json: what the last run did
    DIR/lock                held by the run that writes;  started: when the machine was, that it ran on

A published generation is never changed. The next one begins as its copy (the files of a database are immutable: links
to them are enough) and is published when it is whole, so whatever happens to a run, the store is as it was or as it
should be.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from exporters.folder import flush
from graph.errors import OutputError, UnreadableSource, printable

__all__ = ["MANIFEST", "RUN", "Generations", "is_store", "published"]

#: The file of a generation that says what it holds and from what.
MANIFEST = "manifest.sqlite3"
#: What the last run did, and which reports are those of what is published.
RUN = "run.json"

_POINTER = "store.json"
_FORMAT = 1
#: Seconds by which a clock may be set while a machine runs.
_CLOCK = 60
#: Files of a database that are its own: never copied.
_OWN = {"LOCK", "LOG"}


def is_store(folder: Path) -> bool:
    """Whether a folder holds a published store."""
    return (folder / _POINTER).is_file()


def published(folder: Path) -> tuple[Path, dict[str, str]]:
    """The published generation of a store, and what its pointer says: `base`, `rules`, `terms`.

    Raises UnreadableSource when the pointer is not what this program writes.
    """
    path = folder / _POINTER
    try:
        said = json.loads(path.read_bytes())
        number = int(said["generation"])
        if said["format"] != _FORMAT:
            raise ValueError(f"format {said['format']}, this version reads {_FORMAT}")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableSource(path, f"no store that is read here ({error}); build it again in a new folder") from None
    return folder / _name(number), {str(k): str(v) for k, v in said.items()}


class Generations:
    """The folder of a store, for the one run that writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else writes meanwhile. Raises OutputError when somebody does, or when nobody can."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / "lock").open("ab") as file:
                _lock(file.fileno(), self.folder)
                yield
        except (OSError, sqlite3.OperationalError) as error:
            raise OutputError(
                f"{printable(self.folder)}: cannot be written ({getattr(error, 'strerror', '') or error}); "
                "the store is as it was; free the disk or give another --store"
            ) from None

    def current(self) -> tuple[Path | None, dict[str, str]]:
        """The published generation and what is said of it; None where there is none."""
        return published(self.folder) if is_store(self.folder) else (None, {})

    def rebooted(self) -> bool:
        """Whether the machine was started since the last run began.

        What is written is forced to the disk when a generation is published and no sooner: nothing else counts then.
        """
        path = self.folder / "started"
        started = time.time() - time.monotonic()
        try:
            last = float(path.read_text())
        except FileNotFoundError:  # the first run
            last = started
        except ValueError:
            last = 0.0
        path.write_text(f"{started:.0f}\n")
        return abs(last - started) > _CLOCK

    def unfinished(self) -> Path | None:
        """A generation that an interrupted run left."""
        current, _ = self.current()
        later = [p for p in self._all() if current is None or p.name > current.name]
        return later[-1] if later else None

    def begin(self, *, anew: bool) -> Path:
        """The folder of the next generation: a copy of the published one, or an empty one."""
        current, _ = self.current()
        last = self._all()
        following = self.folder / _name(int(last[-1].name) + 1 if last else 1)
        staged = self.folder / f".{following.name}"
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir()
        if current is not None and not anew:
            shutil.copy2(current / MANIFEST, staged)
            _clone(current / "quads", staged / "quads")
        staged.replace(following)
        return following

    def discard(self, generation: Path) -> None:
        """Remove a generation that will not be published."""
        shutil.rmtree(generation)

    def publish(self, generation: Path, said: dict[str, str]) -> None:
        """Make it the store, in one move. What `run.json` says of the reports is true no more."""
        flush(generation / MANIFEST)
        (self.folder / RUN).unlink(missing_ok=True)
        flush(self.folder)
        content = {"format": _FORMAT, "generation": int(generation.name), **said}
        staged = self.folder / f".{_POINTER}"
        with staged.open("w", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        staged.replace(self.folder / _POINTER)
        flush(self.folder)
        self._link(generation)

    def _link(self, generation: Path) -> None:
        """A name for the database that stays, for programs that open one."""
        staged = self.folder / ".store"
        with suppress(OSError, NotImplementedError):  # systems without links, or that do not let everyone make them
            staged.unlink(missing_ok=True)
            staged.symlink_to(Path(generation.name) / "quads")
            staged.replace(self.folder / "store")

    def clean(self) -> None:
        """Remove the generations that are not published; who still reads one keeps its files open."""
        current, _ = self.current()
        for path in [*self._all(), *self.folder.glob(".0*")]:
            if path != current:
                shutil.rmtree(path, ignore_errors=True)
        if current is not None and not (self.folder / "store").exists():
            self._link(current)

    def _all(self) -> list[Path]:
        return sorted(p for p in self.folder.glob("0*") if p.is_dir() and p.name.isdigit())


def _name(number: int) -> str:
    return f"{number:07}"


def _clone(database: Path, copy: Path) -> None:
    """A copy of a closed database; what it never changes is linked."""
    copy.mkdir()
    for path in database.iterdir():
        if path.suffix == ".sst":
            with suppress(OSError, NotImplementedError):
                os.link(path, copy / path.name)
                continue
        if path.name not in _OWN and not path.name.startswith("LOG."):
            shutil.copy2(path, copy / path.name)


def _lock(descriptor: int, folder: Path) -> None:
    """Taken until the file is closed, by whatever end of this process."""
    busy = OutputError(f"{printable(folder)}: another build is writing this store; wait until it is done")
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            raise busy from None
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise busy from None
