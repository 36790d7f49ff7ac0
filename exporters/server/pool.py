"""The engines of a server: each answers one question at a time, and is ended when a question must be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from exporters.server.engine import AnswerTooLarge, Engine, EngineEnded, Order, Reply
from exporters.server.settings import Settings
from graph.errors import ServerError

_T = TypeVar("_T")

__all__ = ["AnswerTooLarge", "Busy", "EngineEnded", "Pool", "TooLong"]


class Busy(Exception):
    """Too many questions wait already, or this one has waited for long enough."""


class TooLong(Exception):
    """There was no whole answer in time."""


class Pool:
    """Starts engines when they are needed, and keeps those that have answered for the next question.

    `current` says where the data is now; an engine that has older data is not asked again. `failed` is called when no
    engine can be started any more.
    """

    def __init__(
        self,
        start: Callable[[], Engine],
        current: Callable[[], Path],
        settings: Settings,
        failed: Callable[[ServerError], None],
    ) -> None:
        self._start = start
        self._current = current
        self._settings = settings
        self._failed = failed
        self._free = asyncio.Semaphore(settings.engines)
        self._idle: list[Engine] = []
        self._all: set[Engine] = set()
        self._waiting = 0
        # Threads that start an engine stay: on Linux an engine ends with the thread that started it.
        self._threads = ThreadPoolExecutor(settings.engines, thread_name_prefix="engine")

    async def ask(self, order: Order) -> Reply:
        """A whole answer. Raises Busy, TooLong, AnswerTooLarge, EngineEnded, or ServerError when no engine starts.

        Cancelled (the client has gone), it ends the question too.
        """
        await self._admitted()
        try:
            return await self._asked(order)
        finally:
            self._free.release()

    async def first(self, look: Callable[[Engine], _T]) -> _T:
        """Start the first engine, so that a server which cannot answer does not start, and look at it."""
        engine = await self._taken()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, look, engine)
        finally:
            self._idle.append(engine)

    async def _admitted(self) -> None:
        if self._waiting >= self._settings.waiting:
            raise Busy
        self._waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), self._settings.patience)
        except TimeoutError:
            raise Busy from None
        finally:
            self._waiting -= 1

    async def _asked(self, order: Order) -> Reply:
        engine = await self._taken()
        work = asyncio.get_running_loop().run_in_executor(self._threads, engine.ask, order, self._settings.answer_bytes)
        whole = False
        try:
            await asyncio.wait([work], timeout=self._settings.seconds)
            if not work.done():
                raise TooLong
            reply = work.result()
            whole = True
            return reply
        finally:
            if whole:
                self._idle.append(engine)
            else:
                self._ended(engine)
                work.add_done_callback(_forgotten)

    async def _taken(self) -> Engine:
        """An engine that runs: one that has answered before, or a new one."""
        while self._idle:
            engine = self._idle.pop()
            if engine.alive and engine.location == self._current():
                return engine
            self._ended(engine)
        starting = asyncio.get_running_loop().run_in_executor(self._threads, self._start)
        try:
            engine = await asyncio.shield(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(_unwanted)
            raise
        except ServerError as error:
            self._failed(error)
            raise
        self._all.add(engine)
        return engine

    def _ended(self, engine: Engine) -> None:
        """End an engine at once; that the system takes its memory back is waited for elsewhere."""
        engine.kill()
        stopping = asyncio.get_running_loop().run_in_executor(None, engine.stop)
        stopping.add_done_callback(lambda _: self._all.discard(engine))

    def close(self) -> None:
        """End all engines."""
        for engine in list(self._all):
            engine.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)


def _forgotten(work: asyncio.Future[Reply]) -> None:
    """Nobody waits for this answer any more."""
    if not work.cancelled() and work.exception() is None:
        work.result().body.close()


def _unwanted(starting: asyncio.Future[Engine]) -> None:
    """Nobody waits for this engine any more."""
    if not starting.cancelled() and starting.exception() is None:
        starting.result().stop()
