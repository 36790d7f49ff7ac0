"""Who took which part in an event: chaired, attended, spoke.

Read sentence by sentence from verb and subject. The subject is the person nearest before the verb (or, after `Phát biểu
tại hội nghị,`, the first after it); lists of guests after `Tham dự có …` attend; people shown in a photo were there.
"""

from __future__ import annotations

from itertools import pairwise

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.event import Event, Events
from graph.facts.events.attendance import VISITS, add_attendance, add_delegation
from graph.facts.events.chairs import add_chairs, add_presidium
from graph.facts.events.listed_groups import add_listed_groups
from graph.facts.events.speakers_of_event import add_speakers
from graph.grammar.chunks import Kind, Sentence

__all__ = ["add_participation"]


#: Events whose first sentence says who came, before it says to whom.
_MET = VISITS | {"tiep-xuc-cu-tri", "gap-mat"}


def add_participation(builder: Builder, events: Events) -> None:
    """`bb:chairs`, `bb:attends`, `bb:speaksAt` for every event found."""
    guests_go_on = False
    captions: list[tuple[int, Sentence]] = []
    for n, sentence in enumerate(builder.resolved.sentences):
        event = events.at(n)
        if event is not None and sentence.kind is BlockKind.CAPTION:
            captions.append((n, sentence))
            continue
        early = event is not None and n < event.opened
        if event is not None and early and event.entry.code in VISITS and sentence.kind is BlockKind.PARAGRAPH:
            add_delegation(builder, event, sentence)
        if event is not None and sentence.kind is BlockKind.HEADLINE and _speaks_there(sentence):
            add_speakers(builder, event, sentence)
        if event is None or sentence.kind in (BlockKind.HEADLINE, BlockKind.CLOSING) or early:
            guests_go_on = False
            continue
        names = sentence.start <= event.spans[0][0] < sentence.end
        if event.told and names or (names or n == event.opened) and event.entry.code in _MET:
            add_delegation(builder, event, sentence)
        _add_chairs(builder, event, sentence)
        guests_go_on = add_attendance(builder, event, sentence, guests_go_on)
        add_speakers(builder, event, sentence)
    for n, sentence in captions:
        event = _shown(builder, events, n, sentence)
        _add_chairs(builder, event, sentence)
        add_attendance(builder, event, sentence, False)
        add_speakers(builder, event, sentence)
    add_listed_groups(builder, events)


def _add_chairs(builder: Builder, event: Event, sentence: Sentence) -> None:
    add_chairs(builder, event, sentence)
    add_presidium(builder, event, sentence)


def _speaks_there(sentence: Sentence) -> bool:
    """`Ông A phát biểu tại hội nghị`, above the story: the words under a photo."""
    return "speak" in sentence.acts and bool(sentence.at(Kind.EVENT)) and bool(sentence.at(Kind.PERSON))


def _shown(builder: Builder, events: Events, n: int, sentence: Sentence) -> Event:
    """The event that a photo shows: the one its words name; of several the only one where the people of the caption are
    said to have been, or the one whose name has most of the caption's words, in pairs; else the article's."""
    event = events.at(n)
    assert event is not None
    if n in events.current or len(events.all) == 1:
        return event
    people = [p for c in sentence.of(Kind.PERSON) if (p := builder.resolved.who(c)) is not None]
    were = [e for e in events.all if people and all(p.id in e.people for p in people)]
    if were:
        return were[0] if len(were) == 1 else event
    keys = builder.resolved.stream.keys[sentence.start : sentence.end]
    pairs = set(pairwise(keys))
    scores = sorted(((len(pairs & e.pairs), -k) for k, e in enumerate(events.all)), reverse=True)
    return events.all[-scores[0][1]] if scores[0][0] >= 3 and scores[0][0] > scores[1][0] else event
