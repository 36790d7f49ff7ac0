"""A function over chunks on the machines of a Dask cluster, of which any may die: the work goes on and loses nothing.

Dask gives the chunks of a dead worker to others. A chunk under which workers die again and again is given up by Dask
(`distributed.scheduler.allowed-failures`, 3); its items are then tried alone, when nothing else is under way, as the
processes of one machine do it (pool.py).
"""

from __future__ import annotations

import logging
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from importlib.util import find_spec
from queue import Empty, Queue
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from graph.errors import ClusterError, MissingExtra, printable

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["each_on"]

log = logging.getLogger("bienban.cluster")

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

#: Seconds that a scheduler may take to answer, and a cluster may be without a worker.
_ANSWER, _ALONE = 10.0, 60.0
#: Chunks under way for each thread of the cluster: one is done, one waits beside it.
_AHEAD = 2
#: What Dask gives a level of its own when it is imported, and says on standard error.
_TALKATIVE = ("distributed", "distributed.client", "tornado", "tornado.application")
#: Seconds between two looks at who is there.
_LOOK = 1.0


def each_on(
    address: str,
    function: Callable[[tuple[_Item, ...]], _Result],
    chunks: Iterable[tuple[_Item, ...]],
    *,
    died: Callable[[int], object] = lambda chunks_lost: None,
) -> Iterator[tuple[tuple[_Item, ...], _Result | None]]:
    """In: the scheduler (`tcp://host:8786`), a function that its workers can import, chunks of items, and whom to tell
    of chunks that Dask gave up. Out: each chunk with its result as they come, as `graph.corpus.pool.each` gives them.

    What the function raises is raised here. Raises ClusterError when the scheduler cannot be reached (any more), when
    it has no worker, or when this program is not installed there; MissingExtra without distributed.
    """
    with _connected(address) as client:
        work: _Work[_Item, _Result] = _Work(client, address, function)
        todo = iter(chunks)
        suspects: deque[tuple[_Item, ...]] = deque()
        while True:
            while work.has_room and (chunk := next(todo, None)) is not None:
                work.submit(chunk)
            if not work.running and suspects:
                work.submit(suspects.popleft())
            if not work.running:
                return
            chunk, result, lost = work.finished()
            if not lost:
                yield chunk, result
                continue
            died(1)
            if len(chunk) > 1:
                suspects.extend((item,) for item in chunk)
            else:
                yield chunk, None


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A client of the scheduler; when the context ends, the cluster forgets what was asked."""
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtra("a cluster needs Dask distributed; pip install 'bienban[cluster]'") from None
    for name in _TALKATIVE:  # the user gets one line, from here, and what comes late is nothing to them
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        _knock(address)
        client = Client(address, timeout=_ANSWER, set_as_default=False, name="bienban")
    except (OSError, ValueError, TypeError) as error:  # names and ports that are none, certificates that are missing
        reason = printable(" ".join(str(error).split()))[:100]
        raise ClusterError(
            f"no scheduler can be reached at {printable(address)} ({reason}); start `dask scheduler` and `dask worker`"
        ) from None
    try:
        yield client
    finally:
        client.close(timeout=_ANSWER)


def _knock(address: str) -> None:
    """Raises OSError or ValueError at once where Dask would go on trying, and say it in many lines."""
    parts = urlsplit(address)
    if parts.scheme not in {"tcp", "tls"} or not parts.hostname or not parts.port:
        raise ValueError("an address is tcp://host:port, or tls://host:port")
    socket.create_connection((parts.hostname, parts.port), timeout=_ANSWER).close()


class _Work(Generic[_Item, _Result]):
    """What a cluster has been asked and has not answered yet."""

    def __init__(self, client: Client, address: str, function: Callable[[tuple[_Item, ...]], _Result]) -> None:
        self.client, self.address, self.function = client, address, function
        self.running: dict[str, tuple[Future, tuple[_Item, ...]]] = {}
        self._answered: Queue[str] = Queue()
        self._threads = 0
        self._looked = self._met = time.monotonic()
        self._look()
        self._ask_whether_installed()

    @property
    def has_room(self) -> bool:
        """Whether the cluster is, or will soon be, without work."""
        if time.monotonic() - self._looked > _LOOK:
            self._look()
        return len(self.running) < max(_AHEAD * self._threads, 1)

    def submit(self, chunk: tuple[_Item, ...]) -> None:
        """Ask for one more chunk."""
        future = self.client.submit(self.function, chunk, pure=False)
        self.running[future.key] = future, chunk
        future.add_done_callback(lambda done: self._answered.put(done.key))

    def finished(self) -> tuple[tuple[_Item, ...], _Result | None, bool]:
        """Wait until a chunk is. Out: the chunk, its result, and whether its workers died."""
        from distributed import KilledWorker

        future, chunk = self.running.pop(self._next())
        try:
            if future.status == "finished":
                return chunk, future.result(timeout=_ALONE), False
            if future.status == "cancelled":
                raise self._gone()
            error = future.exception(timeout=_ALONE)
        except (OSError, CancelledError):  # on the way; what the function raised is in `error`
            raise self._gone() from None
        if isinstance(error, CancelledError):  # by the client, which lost its scheduler between two of these lines
            raise self._gone()
        if isinstance(error, KilledWorker):
            log.warning("workers died; a chunk of %d is tried again", len(chunk))
            return chunk, None, True
        if isinstance(error, ImportError | AttributeError) or "deserializ" in str(error):
            raise self._not_installed(" ".join(str(error).split())[:100]) from None
        raise error

    def _next(self) -> str:
        while True:
            try:
                return self._answered.get(timeout=_LOOK)
            except Empty:
                self._look()

    def _ask_whether_installed(self) -> None:
        """A worker that cannot import the function would end when it gets it, and say so to nobody here."""
        found = self.client.run(find_spec, self.function.__module__, on_error="return")
        for worker, answer in found.items():
            if answer is None or isinstance(answer, ImportError):
                raise self._not_installed(f"worker {worker}")

    def _look(self) -> None:
        """Count the threads of all workers. Raises ClusterError when there has been none for too long."""
        now = time.monotonic()
        try:
            self._threads = sum(self.client.nthreads().values())
        except (OSError, RuntimeError, AttributeError):  # between two connections; what was asked is then cancelled
            self._threads = 0
        self._looked = time.monotonic()
        if self._threads:
            self._met = self._looked
        elif self.client.status in {"closed", "closing"}:
            raise self._gone()
        elif now - self._met > _ALONE:
            raise ClusterError(
                f"{printable(self.address)} has had no worker for {_ALONE:.0f} seconds; "
                f"start `dask worker {printable(self.address)}` where bienban is installed, "
                "and run again: what was read is kept"
            )

    def _not_installed(self, said: str) -> ClusterError:
        return ClusterError(
            f"the machines of {printable(self.address)} do not have this version of bienban ({printable(said)}); "
            "install it on the scheduler and on every worker"
        )

    def _gone(self) -> ClusterError:
        return ClusterError(
            f"the scheduler at {printable(self.address)} is gone; start it and run again: what was read is kept"
        )
