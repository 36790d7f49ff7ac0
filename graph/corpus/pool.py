"""A function over chunks in several processes, of which any may die: the work goes on and loses nothing.

When a process dies (killed, out of memory, a crash in a library), the pool is made anew and every chunk that was under
way is tried again alone, so that one which kills its process is found: item by item, and given up after two deaths.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from types import TracebackType
from typing import Generic, Self, TypeVar

from graph.errors import BienbanError

__all__ = ["cores", "each"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

#: Deaths of a process with nothing done in between, after which there is no sense in going on.
_HOPELESS = 6
#: What a process has imported before its first chunk, where processes are copies of one that is ready.
_READY = ["graph.corpus.chunks"]


def cores() -> int:
    """How many processes this machine runs at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    function: Callable[[tuple[_Item, ...]], _Result],
    chunks: Iterable[tuple[_Item, ...]],
    workers: int = 0,
    *,
    died: Callable[[int], object] = lambda _: None,
) -> Iterator[tuple[tuple[_Item, ...], _Result | None]]:
    """In: a function that can be sent to a process, chunks of items, how many processes (0: one for each core), and
    whom to tell of deaths. Out: each chunk with its result as they come; None for one item that no process survived.

    A chunk that dies is tried again in parts, so what comes back may be parts of a chunk. What the function raises is
    raised here. Raises BienbanError when processes die as soon as they begin.
    """
    with _Pool(function, workers or cores()) as pool:
        todo, suspects = iter(chunks), _Suspects[_Item](died)
        while True:
            while not suspects.waiting and pool.has_room and (chunk := next(todo, None)) is not None:
                pool.submit(chunk)
            if suspects.waiting and not pool.running:
                pool.submit(suspects.waiting.popleft())
            if not pool.running:
                return
            alone = len(pool.running) == 1
            finished, lost = pool.finished()
            if finished:
                suspects.barren = 0
                yield from finished
            if lost:
                for given_up in suspects.add(lost, alone=alone):
                    yield given_up, None


class _Suspects(Generic[_Item]):
    """Chunks that were under way when a process died: `waiting` to be tried again, each alone."""

    def __init__(self, died: Callable[[int], object]) -> None:
        self.waiting: deque[tuple[_Item, ...]] = deque()
        #: Deaths since something was done.
        self.barren = 0
        self._died = died
        #: Items that were alone when their process died.
        self._deadly: set[tuple[_Item, ...]] = set()

    def add(self, lost: list[tuple[_Item, ...]], *, alone: bool) -> Iterator[tuple[_Item, ...]]:
        """In: the chunks of a process that died, and whether nothing else was under way. Out: items to give up.
        Raises BienbanError when processes die and nothing is done."""
        self.barren += 1
        self._died(len(lost))
        if self.barren >= _HOPELESS and not self._deadly:
            raise BienbanError("processes end as soon as they begin; read with one (--workers 1)")
        for chunk in lost:
            if not alone:
                self.waiting.append(chunk)
            elif len(chunk) > 1:
                self.waiting.extend((item,) for item in chunk)
            elif chunk in self._deadly:
                yield chunk
            else:
                self._deadly.add(chunk)
                self.waiting.append(chunk)


class _Pool(Generic[_Item, _Result]):
    """Processes, what they are doing, and new processes when they are gone."""

    def __init__(self, function: Callable[[tuple[_Item, ...]], _Result], workers: int) -> None:
        self.function = function
        self.workers = workers
        self.running: dict[Future[_Result], tuple[_Item, ...]] = {}
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        # A copy of this process would have its threads' locks and not its threads.
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(_READY)
        return ProcessPoolExecutor(self.workers, context, initializer=_begin, initargs=(list(sys.path),))

    @property
    def has_room(self) -> bool:
        """Whether a process is, or will soon be, without work."""
        return len(self.running) <= self.workers

    def submit(self, chunk: tuple[_Item, ...]) -> None:
        """Give one more chunk to a process."""
        try:
            future = self._executor.submit(self.function, chunk)
        except BrokenProcessPool:  # it died while it had nothing to do
            self._renew()
            future = self._executor.submit(self.function, chunk)
        self.running[future] = chunk

    def finished(self) -> tuple[list[tuple[tuple[_Item, ...], _Result]], list[tuple[_Item, ...]]]:
        """Wait until something is. Out: what is done, and what was lost with its process."""
        ready, _ = wait(self.running, return_when=FIRST_COMPLETED)
        done: list[tuple[tuple[_Item, ...], _Result]] = []
        lost: list[tuple[_Item, ...]] = []
        for future in ready:
            chunk = self.running.pop(future)
            try:
                done.append((chunk, future.result()))
            except BrokenProcessPool:
                lost.append(chunk)
        if lost:
            for future, chunk in self.running.items():
                if future.done() and future.exception() is None:
                    done.append((chunk, future.result()))
                else:
                    lost.append(chunk)
            self.running.clear()
            self._renew()
        return done, lost

    def _renew(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._new()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left behind. After an error or Ctrl-C, what is under way is not waited for longer than a chunk."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def _begin(path: list[str]) -> None:
    """What a process does first: leave Ctrl-C to its parent, and end when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    sys.path[:] = path
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
