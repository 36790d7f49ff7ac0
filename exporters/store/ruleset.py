"""Which rules read an article: a number that changes with everything that a fact or its RDF depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from exporters.rdf import Settings

__all__ = ["ruleset", "writers"]

#: What decides over the statements of an article: how it is read, and how that is written.
_ROOMS = ("graph", "exporters.rdf", "exporters.ontology")
_FILES = (("exporters", "terms.py"),)
#: What decides over the reports of a store besides.
_REPORTS = (("exporters", "entries.py"), ("exporters.identities", "log.py"), ("exporters.store", "contents.py"))


@lru_cache(maxsize=1)
def ruleset() -> str:
    """The version of this installation's rules: that of the program, and a hash over its code and its data.

    Two installations with the same files have the same one, wherever they are.
    """
    digest = hashlib.sha256()
    for room in _ROOMS:
        _add(digest, room, resources.files(room))
    _add_files(digest, _FILES)
    return f"{Settings().version}+{digest.hexdigest()[:16]}"


@lru_cache(maxsize=1)
def writers() -> str:
    """The version of what writes the reports of a store: another, and they are written anew."""
    digest = hashlib.sha256(ruleset().encode())
    _add_files(digest, _REPORTS)
    return digest.hexdigest()[:16]


def _add_files(digest: hashlib._Hash, files: Iterable[tuple[str, str]]) -> None:
    for room, name in files:
        digest.update(name.encode() + b"\0" + resources.files(room).joinpath(name).read_bytes())


def _add(digest: hashlib._Hash, name: str, folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            _add(digest, f"{name}/{entry.name}", entry)
        else:
            content = entry.read_bytes()
            digest.update(f"{name}/{entry.name}\0{len(content)}\0".encode() + content)
