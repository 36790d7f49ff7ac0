"""What a reader of texts gives, whatever it is made of; and how its run is timed. Needs the standard library only."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib.metadata import version

__all__ = ["Found", "Run", "answer", "seconds"]


@dataclass
class Found:
    """One article. Names are as printed; "" where something was not found. An event is (name, ISO date), a document
    (name, number, issuer), an award (kind, who gives it, who receives it), a post (person, role, body). `places` are names
    that a reader of entities takes for places: no class of the gold, but some of them are bodies; `names` are those to which
    it gives no class. Who chairs, organises, speaks or attends does so at the first event."""

    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    events: list[tuple[str, str]] = field(default_factory=list)
    documents: list[tuple[str, str, str]] = field(default_factory=list)
    awards: list[tuple[str, str, list[str]]] = field(default_factory=list)
    campaigns: list[str] = field(default_factory=list)
    posts: list[tuple[str, str, str]] = field(default_factory=list)
    chairs: list[str] = field(default_factory=list)
    organizes: list[str] = field(default_factory=list)
    speaks: list[str] = field(default_factory=list)
    attends: list[str] = field(default_factory=list)


@dataclass
class Run:
    """A reader over all texts: what it found, or `seconds` of the processor, text by text, the best of several."""

    name: str
    version: str
    found: list[Found]
    seconds: list[float]

    @classmethod
    def parsed(cls, printed: str) -> Run:
        """In: what `answer` printed."""
        raw = json.loads(printed)
        return cls(raw["name"], raw["version"], [Found(**one) for one in raw["found"]], raw["seconds"])


def seconds(read: Callable[[str], object], texts: list[str], times: int) -> list[float]:
    """Seconds of the processor for each text, the best of several; the first text is read once before."""
    read(texts[0])
    best = [float("inf")] * len(texts)
    for _ in range(times):
        for n, text in enumerate(texts):
            started = time.process_time()
            read(text)
            best[n] = min(best[n], time.process_time() - started)
    return best


def answer(package: str, readers: dict[str, tuple[Callable[[str], object], Callable[[str], Found] | None]]) -> None:
    """Texts as JSON on standard input, and how often each is to be timed; a line of JSON for each reader on standard output:
    what it found (`times` 0), or how long it took. A reader is what is timed, and how what it gives is told (None: it has
    nothing that could be compared)."""
    asked = json.load(sys.stdin)
    texts: list[str] = asked["texts"]
    for name, (read, tell) in readers.items():
        run = Run(name, version(package), [], [])
        if asked["times"]:
            run.seconds = seconds(read, texts, asked["times"])
        elif tell:
            run.found = [tell(text) for text in texts]
        print(json.dumps(asdict(run), ensure_ascii=False), flush=True)
