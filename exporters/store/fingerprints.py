"""What a source held when it was read: a hash over everything that its articles depend on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import astuple

from graph.reading import Columns, Limits, Source
from graph.reading.formats import SIDECAR

__all__ = ["Sidecars", "fingerprint", "terms"]

#: How shards and manifests are laid out; another number, and a store is made anew.
_LAYOUT = 2
#: Bytes that are read at a time; few articles have more.
_PIECE = 1 << 16


def terms(rules: str, base: str, limits: Limits | None, columns: Columns | None) -> str:
    """A hash over what all sources of a run have in common: rules, base IRI, bounds, columns, and how it is kept."""
    common = (_LAYOUT, rules, base, *astuple(limits or Limits()), *astuple(columns or Columns()))
    return hashlib.sha256(repr(common).encode()).hexdigest()[:32]


class Sidecars:
    """Which folders hold sidecars at all. Each is looked at once, so this is for one look at many sources."""

    def __init__(self) -> None:
        self._folders: dict[str, bool] = {}

    def __call__(self, path: Path) -> bool:
        """Whether the folder of a file may hold one."""
        if getattr(path, "protocol", ""):  # elsewhere
            return True
        folder = os.path.dirname(path)
        if folder not in self._folders:
            self._folders[folder] = _holds_sidecars(folder or os.curdir)
        return self._folders[folder]


def _holds_sidecars(folder: str) -> bool:
    try:
        return any(name.lower().endswith(SIDECAR) for name in os.listdir(folder))
    except OSError:  # a folder that may be entered and not listed
        return True


def fingerprint(source: Source, beside: Callable[[Path], bool] = lambda path: True) -> str:
    """A hash over a source's label, its bytes and those of its sidecar; "" for what cannot be known beforehand.

    In: a source, and whether sidecars have to be looked for beside a file. The clock of the file says nothing: content
    is compared, so that a copy, a checkout or a restored file is no change.
    """
    if source.path is None or source.only_here:
        return ""
    digest = hashlib.sha256(source.label.encode("utf-8", "surrogatepass"))
    try:
        for path in (source.path, *(_sidecars(source.path) if beside(source.path) else (None, None))):
            digest.update(b"\0\0")
            if path is source.path or (path and path.is_file()):
                digest.update(b"\0")
                with path.open("rb") as file:
                    while part := file.read(_PIECE):
                        digest.update(part)
    except Exception:  # whatever a file system raises; the reader says what is wrong with it
        return ""
    return digest.hexdigest()[:32]


def _sidecars(path: Path) -> tuple[Path, Path]:
    """Where they would be, as the reader looks for them."""
    return path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)
