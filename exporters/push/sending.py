"""A push from beginning to end: what the folder holds, where it goes, what has changed since, and sending that."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from exporters.ontology.vocabulary import CODE
from exporters.push import Pushed
from exporters.push.dataset import DEFAULT, graphs, source
from exporters.push.memory import Memory
from exporters.push.stores import HEAD, Store
from graph.corpus import Progress
from graph.errors import OutputError, UnreadableSource, printable

__all__ = ["send"]

#: Last part of the name of the graph that stands in for the default graph; an article's is the digest of its text.
_READINGS = "readings"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")


def send(
    target: Path, store: Store, default_graph: str, state: str, *, everything: bool, progress: Progress | None
) -> Pushed:
    """In: a folder or file, the place for its graphs, and what `exporters.push.push` was told. Out: what was done."""
    data = source(target)
    default = _named(default_graph)
    with Memory(_state(target, state), store.endpoint) as memory:
        base = _read(data, memory)
        if not default and not store.has_default:
            default = base + _READINGS
        if default and not memory.rename(DEFAULT, default):
            raise OutputError(f"{printable(default)}: is an article's graph; give another --default-graph")
        if everything or not all(map(store.holds, memory.sample())):
            memory.doubt()
        if memory.is_wanted(DEFAULT) and not memory.was_sent(DEFAULT) and not everything:
            _refuse_to_replace_others(store, memory, base)
        return _Sending(data, store, memory, default, progress).run()


def _named(default_graph: str) -> str:
    """The IRI as given. Raises OutputError when it is none."""
    if default_graph and not _IRI.fullmatch(default_graph):
        raise OutputError(f"{printable(default_graph)}: not the IRI of a graph; check --default-graph")
    return default_graph


def _state(target: Path, given: str) -> Path:
    """Beside the folder and not in it, so that a folder that is made anew is still known."""
    whole = target.resolve()
    return Path(given) if given else whole.with_name(f"{whole.name}.push.sqlite3")


def _read(data: tuple[Path, str], memory: Memory) -> str:
    """Note every graph that the server is to have; nothing has been sent if the file turns out to be broken.

    Out: what the names of the articles' graphs begin with.
    """
    base = ""
    for name, lines in graphs(*data):
        digest, count = hashlib.sha256(), 0
        for line in lines:
            digest.update(line)
            count += 1
        if not memory.want(name, digest.hexdigest(), count):
            shown = printable(name) or "the default graph"
            raise UnreadableSource(data[0], f"has {shown} in two places; bienban writes each in one")
        base = base or name.rpartition("/")[0]
    if not base:
        raise UnreadableSource(data[0], "has no named graphs; nothing was sent")
    return f"{base}/"


def _refuse_to_replace_others(store: Store, memory: Memory, base: str) -> None:
    """Raises OutputError when the default graph, which is to be replaced, holds what no push from here put there."""
    stem = base.removesuffix("graph/")
    for subject in store.subjects():
        ours = memory.knows(subject) if subject.startswith(base) else subject.startswith((stem, CODE))
        if not ours:
            raise OutputError(
                f"{printable(store.endpoint)}: its default graph has statements that are not from here "
                f"({printable(subject[:120])}); keep them apart with --default-graph IRI, or replace them with --all"
            )


class _Sending:
    """The part of a push that writes to the server."""

    def __init__(
        self, data: tuple[Path, str], store: Store, memory: Memory, default: str, progress: Progress | None
    ) -> None:
        self._data, self._store, self._memory = data, store, memory
        self._default, self._progress = default, progress
        self._done, self._total = 0, 0

    def run(self) -> Pushed:
        wanted, statements = self._memory.counts()
        pending, gone = self._memory.pending(), self._memory.gone()
        self._total = pending + len(gone)
        if pending:
            with tempfile.TemporaryFile() as body, tempfile.TemporaryFile() as last:
                self._put_changed(body, last)
        for name in gone:
            self._store.delete(name)
            self._memory.removed(name)
            self._moved(name)
        return Pushed(pending, wanted - pending, len(gone), statements, self._store.endpoint, self._default)

    def _put_changed(self, body: IO[bytes], last: IO[bytes]) -> None:
        """The articles' graphs first, then what is said of them: the default graph speaks of graphs that are there."""
        late = ""
        for local, lines in graphs(*self._data):
            name = local or self._default
            digest = self._memory.digest(name)
            if digest and digest == self._memory.was_sent(name):
                deque(lines, maxlen=0)
                continue
            file = body if local else last
            if _filled(file, lines) != digest:
                raise UnreadableSource(self._data[0], "changed while it was read; run the command again")
            if local:
                self._put(name, digest, file)
            else:
                late = digest
        if late:
            self._put(self._default, late, last)

    def _put(self, name: str, digest: str, body: IO[bytes]) -> None:
        body.seek(0)
        self._memory.sent(name, "")
        self._store.put(name, body)
        self._memory.sent(name, digest)
        self._moved(name)

    def _moved(self, name: str) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total, name)


def _filled(file: IO[bytes], lines: Iterable[bytes]) -> str:
    """Write a graph as it goes to the server. Out: its digest."""
    file.seek(0)
    file.truncate()
    file.write(HEAD)
    digest = hashlib.sha256()
    for line in lines:
        file.write(line)
        digest.update(line)
    file.flush()
    return digest.hexdigest()
