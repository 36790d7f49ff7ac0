"""An output folder that is written whole or not at all.

Every file is first written to a hidden folder inside the target (so on the same disk), flushed to the disk, and moved
to its place only when all are there. Whatever interrupts that, the files of an earlier run stay as they were.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.errors import OutputError, printable

__all__ = ["OutputFolder", "flush"]


class OutputFolder:
    """A context in which files are prepared, and one call that puts them in place.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, OutputFolder(Path(folder)) as output:
    ...     _ = output.prepare("a.txt").write_text("An")
    ...     [path.name for path in output.commit()]
    ['a.txt']

    Raises OutputError, before any work is done, when the folder cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: list[str] = []
        self._made: list[Path] = []
        self._staging = Path()

    def __enter__(self) -> Self:
        try:
            for path in reversed([self.folder, *self.folder.parents]):
                if not path.exists():
                    path.mkdir()
                    self._made.append(path)
            self._staging = Path(tempfile.mkdtemp(prefix=".bienban-", dir=self.folder))
        except (OSError, ValueError) as error:
            self._remove_made()
            raise self._failure(self.folder, error) from None
        return self

    def prepare(self, name: str) -> Path:
        """Where to write the content of one file; it goes to `folder/name` on commit."""
        if (self.folder / name).is_dir():
            raise OutputError(f"{printable(self.folder / name)}: a folder of that name is in the way; move it")
        self._names.append(name)
        return self._staging / name

    def commit(self) -> list[Path]:
        """Move everything to its place; if one move fails, put back what was there. Out: the paths, as prepared."""
        old = Path(tempfile.mkdtemp(prefix="old-", dir=self._staging))
        for name in self._names:
            flush(self._staging / name)
            if os.path.lexists(self.folder / name):
                _keep(self.folder / name, old / name)
        moved: list[str] = []
        try:
            for name in self._names:
                moved.append(name)
                (self._staging / name).replace(self.folder / name)
        except BaseException:
            for name in moved:
                if os.path.lexists(old / name):
                    (old / name).replace(self.folder / name)
                else:
                    (self.folder / name).unlink(missing_ok=True)
            raise
        flush(self.folder)
        self._made.clear()
        return [self.folder / name for name in self._names]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._remove_made()
        if isinstance(error, OSError):
            raise self._failure(self.folder, error) from None

    def _remove_made(self) -> None:
        for path in reversed(self._made):
            try:
                path.rmdir()
            except OSError:  # someone else put something there meanwhile
                break

    @staticmethod
    def _failure(folder: Path, error: OSError | ValueError) -> OutputError:
        reason = getattr(error, "strerror", None) or str(error)
        return OutputError(f"{printable(folder)}: cannot be written ({reason}); give another --out or free it")


def _keep(path: Path, copy: Path) -> None:
    """A second name for the file that is there now, or a copy where the disk knows no hard links."""
    try:
        os.link(path, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, copy, follow_symlinks=False)


def flush(path: Path) -> None:
    """Force a file or folder to the disk, where the system can."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows does not open folders
        return
    try:
        os.fsync(descriptor)
    except OSError:
        if path.is_file():
            raise
    finally:
        os.close(descriptor)
