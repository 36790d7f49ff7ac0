"""The files of the folder that is served: those which lie in it, openly and as themselves."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from msgspec import Struct

__all__ = ["MEDIA_TYPES", "Download", "downloads", "find"]

#: What is offered, by how its name ends; nothing else of a folder is.
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".nt": "application/n-triples; charset=utf-8",
    ".trig": "application/trig; charset=utf-8",
    ".nq": "application/n-quads; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".graphml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gz": "application/gzip",
    ".zip": "application/zip",
}


#: What a store keeps for itself.
_OWN = {"run.json", "store.json"}


class Download(Struct, frozen=True):
    """A file by its name, size in bytes and media type."""

    name: str
    path: Path
    size: int
    media_type: str


def downloads(folder: Path) -> list[Download]:
    """The files that are offered, by name: no hidden ones, no links (they may lead out of the folder), no folders."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            media_type = MEDIA_TYPES.get(Path(entry.name).suffix.lower())
            if media_type is None or entry.name.startswith(".") or entry.name in _OWN or not entry.name.isprintable():
                continue
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode):
                found.append(Download(entry.name, Path(entry.path), status.st_size, media_type))
    return sorted(found, key=lambda file: file.name)


def find(folder: Path, name: str) -> Download | None:
    """The file of this name, if it is offered. A name is compared with those in the folder, and never made a path."""
    return next((file for file in downloads(folder) if file.name == name), None)
