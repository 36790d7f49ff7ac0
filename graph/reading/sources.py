"""From what the user typed (files, folders, patterns, addresses, `-`) to a sorted list of sources.

A source has two names: `name`, as it is shown to the user, and `label`, the part below the folder that was given.
Only the label reaches an output, so that the same articles under another folder give the same bytes.
"""

from __future__ import annotations

import errno
import glob
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct, field

from graph.errors import InputError, MissingExtra, SourceMissing, UnreadableSource
from graph.reading.formats import READABLE, SIDECAR
from graph.reading.remote import is_elsewhere, path_of

__all__ = ["STANDARD_INPUT", "Found", "Source", "find_sources", "unreadable"]

#: The argument that stands for standard input.
STANDARD_INPUT = "-"


class Source(Struct, frozen=True):
    """One thing to read: a file, or an address of the web, or standard input when it has neither."""

    label: str
    name: str
    path: Path | None = None
    url: str = ""

    @property
    def only_here(self) -> bool:
        """Whether no other process can read it as well: standard input, the web (asked once), this one's memory."""
        return self.path is None or getattr(self.path, "protocol", "") == "memory"


class Found(Struct):
    """What the arguments led to: each source once, sorted by label, and what could not be found or entered."""

    sources: list[Source] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)


class _Search:
    """What the arguments led to so far: sources, each with the place that it really is in, and failures."""

    def __init__(self) -> None:
        self.sources: list[tuple[Source, str]] = []
        self.failures: list[InputError] = []

    def __len__(self) -> int:
        return len(self.sources) + len(self.failures)

    def once(self) -> list[Source]:
        """Sorted by label, and each file once, however many arguments or links lead to it."""
        kept: dict[str, Source] = {}
        for source, place in sorted(self.sources, key=lambda found: (found[0].label, found[0].name)):
            kept.setdefault(place, source)
        return list(kept.values())


def find_sources(arguments: Iterable[str | os.PathLike[str]]) -> Found:
    """Find everything readable that the arguments name.

    Files are taken whatever they are called (their content decides later whether they can be read). Folders are
    searched all the way down for file names that bienban reads; hidden entries are left out, and a folder that a
    link leads to a second time is not entered again. Never raises for a bad argument: it becomes a failure.
    """
    found = _Search()
    for argument in arguments:
        name = os.fspath(argument)
        try:
            _expand(name, found)
        except InputError as failure:
            found.failures.append(failure)
        except MissingExtra as missing:
            found.failures.append(UnreadableSource(name, str(missing)))
        except (OSError, ValueError) as error:
            found.failures.append(unreadable(name, error))
    return Found(found.once(), found.failures)


def unreadable(name: object, error: OSError | ValueError) -> InputError:
    """The operating system's refusal, in words that say what to do."""
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOENT or isinstance(error, FileNotFoundError):  # elsewhere it comes without a number
        return SourceMissing(name, "no such file or folder; check the name and the current folder")
    if code == errno.ELOOP:
        return UnreadableSource(name, "its symbolic links lead round in a circle; give the file itself")
    if code in {errno.EACCES, errno.EPERM}:
        return UnreadableSource(name, "not readable by this user; change its permissions")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return UnreadableSource(name, f"cannot be read ({reason}); check the disk and the name")


def _expand(name: str, found: _Search) -> None:
    if name == STANDARD_INPUT:
        found.sources.append((Source("standard input", "standard input"), STANDARD_INPUT))
        return
    if name.lower().startswith(("http://", "https://")):
        found.sources.append((Source(name, name, url=name), name))
        return
    if not name:
        raise SourceMissing("''", "an empty name; give a file, a folder or -")
    if is_elsewhere(name):
        _expand_path(path_of(name), name, found)
        return
    path = Path(name)
    if not os.path.lexists(path) and glob.has_magic(name):
        _expand_pattern(name, found)
        return
    _expand_path(path, name, found)


def _expand_path(path: Path, name: str, found: _Search) -> None:
    path.stat()  # raises for a missing file and for links in a circle
    if path.is_dir():
        _expand_folder(path, name, found)
    elif path.is_file():
        found.sources.append((Source(path.name, name, path), _real(path)))
    else:
        raise UnreadableSource(name, "a device, pipe or socket, not a file; save the text to a file, or use -")


def _expand_pattern(pattern: str, found: _Search) -> None:
    matches = sorted(m for m in glob.glob(pattern, recursive=True) if not m.endswith(SIDECAR))
    if not matches:
        raise SourceMissing(pattern, "no file fits this pattern; check it, and quote it if the shell changes it")
    files = [m for m in matches if not Path(m).is_dir()]
    # A pattern that also matches folders (`**`) means the files in them that can be articles.
    wanted = [m for m in files if Path(m).suffix.lower() in READABLE] if len(files) < len(matches) else files
    for match in wanted or matches:
        _expand(match, found)


def _expand_folder(root: Path, name: str, found: _Search) -> None:
    before = len(found)
    others = _walk(root, found)
    if len(found) == before:
        seen = ", ".join(f"{n} {suffix or 'without a suffix'}" for suffix, n in sorted(others.items()))
        kinds = " ".join(sorted(READABLE))
        raise SourceMissing(name, f"no articles in this folder (it holds {seen or 'nothing'}); bienban reads {kinds}")


def _walk(root: Path, found: _Search) -> Counter[str]:
    """Take the readable files below a folder; returns how many others there were, by suffix."""
    others: Counter[str] = Counter()
    entered: set[tuple[int, int]] = set()
    waiting = [(root, "")]
    while waiting:
        folder, below = waiting.pop()
        try:
            status = folder.stat()
            if status.st_ino and (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            entries = _entries(folder)
            real = _real(folder)
        except OSError as error:
            found.failures.append(unreadable(folder, error))
            continue
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name.endswith(SIDECAR):
                continue
            path = folder / name if isinstance(entry, os.DirEntry) else entry
            if _is(entry.is_dir):
                waiting.append((path, f"{below}{name}/"))
            elif (suffix := path.suffix.lower()) not in READABLE:
                others[suffix] += 1
            elif _is(entry.is_file):
                place = _real(path) if entry.is_symlink() else f"{real}{os.sep}{name}"
                found.sources.append((Source(below + name, str(path), path), place))
            else:
                found.failures.append(UnreadableSource(path, "a broken link or a device; remove it or mend the link"))
    return others


def _entries(folder: Path) -> Sequence[os.DirEntry[str] | Path]:
    """What is in a folder, by name. The system says of most of them what they are without being asked again."""
    if not _here(folder):
        return sorted(folder.iterdir(), key=lambda path: path.name)
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is(kind: Callable[[], bool]) -> bool:
    try:
        return kind()
    except OSError:  # links in a circle
        return False


def _real(path: Path) -> str:
    """The place of a file or folder without links on the way to it."""
    return os.path.realpath(path) if _here(path) else str(path)


def _here(path: object) -> bool:
    """Whether a path is one of this machine; others only behave like one (remote.py)."""
    return isinstance(path, Path)
