"""The events of an article, and which of them each sentence speaks of."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, field

from graph.facts.builder import Builder, Span
from graph.facts.codes import event_code
from graph.language.folding import slug
from graph.lexicon.entries import EventEntry
from graph.model import Node
from graph.resolution.bodies import Agency
from graph.resolution.ids import digest

__all__ = ["Event", "Events", "open_event"]


class Event(Struct, eq=False):
    """One reported event. `opened` is the index of the sentence that opens it; `told` when a verb tells it;
    `areas` are the units that its name says, `own` that of the body that holds it, by id."""

    id: str
    name: str
    entry: EventEntry
    opened: int
    spans: list[Span] = field(default_factory=list)
    day: str = ""
    alt: set[str] = field(default_factory=set)
    told: bool = False
    people: set[str] = field(default_factory=set)  # ids of those who came, spoke or chaired, as far as they were read
    areas: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """The words of its name, in small letters, each with the one after it."""
        return _pairs(self.name)


@lru_cache(maxsize=1024)
def _pairs(name: str) -> set[tuple[str, str]]:
    return set(pairwise(re.findall(r"\w+", name.lower())))


class Events(Struct):
    """The events of an article; `current[n]` is what sentence `n` speaks of, where that is not the first."""

    all: list[Event]
    current: dict[int, Event]

    @property
    def main(self) -> Event | None:
        return self.all[0] if self.all else None

    def at(self, sentence: int) -> Event | None:
        return self.current.get(sentence, self.main)


def open_event(
    builder: Builder, entry: EventEntry, name: str, span: Span, opened: int, day: str, agency: Agency | None
) -> Event:
    """A new event and its node: of a kind, with the name that stands at `span` of the stream, on a day (ISO or ""),
    held by a body. The id says day, area, body and kind; a second event of all four has its name in it too."""
    province = builder.resolved.context.province
    area = agency.area.id if agency is not None and agency.area is not None else province.id if province else "vn"
    own = slug(agency.id.rpartition("/")[2]) if agency is not None else slug(name, 50)
    id = f"event/{'d-' + day if day else 'undated'}/{area}/{own}/{entry.code}"
    if id in builder.kg:
        id = f"{id}-{digest(name.lower())}"
    surface = builder.resolved.stream.quote(*span)
    code = event_code(entry.code, entry.label, entry.english)
    kind = "Meeting" if entry.meeting else "Event"
    builder.kg.add_node(Node(id, kind, name, frozenset(), {"dcterms:type": (code,)}))
    return Event(id, name, entry, opened, [span], day, {surface} - {name})
