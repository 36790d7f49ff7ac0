"""The events of an article, and which of them each sentence speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.facts.builder import Span
from graph.lexicon.entries import EventEntry

__all__ = ["Gathering", "Meetings"]


@dataclass(eq=False)
class Gathering:
    """One reported event. `sentences` are indices of the sentences that open it."""

    id: str
    name: str
    entry: EventEntry
    opened: int
    spans: list[Span] = field(default_factory=list)
    day: str = ""
    alt: set[str] = field(default_factory=set)


@dataclass
class Meetings:
    """The events of an article; `current[n]` is what sentence `n` speaks of (an index into `events`, or None)."""

    events: list[Gathering]
    current: dict[int, Gathering]

    @property
    def main(self) -> Gathering | None:
        return self.events[0] if self.events else None

    def at(self, sentence: int) -> Gathering | None:
        return self.current.get(sentence, self.main)
