"""What one run over a store did."""

from __future__ import annotations

import heapq
import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec import Struct, field

from graph.corpus import Report

__all__ = ["Run", "log"]

log = logging.getLogger("bienban.store")

#: So many articles are shown as the slowest.
_SLOWEST = 10


class Run(Struct):
    """Sources that were read, that were known, articles in and out, articles that are the same and name somebody
    otherwise, seconds by phase, the slowest; and what the store was then made from."""

    rules: str
    read: int = 0
    known: int = 0
    added: int = 0
    removed: int = 0
    renamed: int = 0
    articles: int = 0
    deaths: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    report: Report = field(default_factory=Report)

    @contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        """What happens in this context is a phase."""
        started = time.perf_counter()
        yield
        self.seconds[phase] = round(time.perf_counter() - started, 3)
        log.info("%s: %.2f s", phase, self.seconds[phase])

    def took(self, articles: Iterable[tuple[float, str]]) -> None:
        """Seconds and label of some articles."""
        slow = [(round(seconds, 4), label) for seconds, label in articles if seconds]
        self.slowest = heapq.nlargest(_SLOWEST, [*self.slowest, *slow])
