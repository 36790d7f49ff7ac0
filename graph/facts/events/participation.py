"""Who took which part in an event: chaired, attended, spoke.

Read sentence by sentence from verb and subject. The subject is the person nearest before the verb (or, after `Phát biểu
tại hội nghị,`, the first after it); lists of guests after `Tham dự có …` attend; people shown in a photo were there.
"""

from __future__ import annotations

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.events.attendance import VISITS, add_attendance, add_delegation
from graph.facts.events.chairs import add_chairs, add_presidium
from graph.facts.events.gatherings import Meetings
from graph.facts.events.speakers_of_event import add_speakers

__all__ = ["add_participation"]


def add_participation(builder: Builder, meetings: Meetings) -> None:
    """`bb:chairs`, `bb:attends`, `bb:speaksAt` for every event found."""
    guests_go_on = False
    for n, sentence in enumerate(builder.reading.sentences):
        event = meetings.at(n)
        early = event is not None and n < event.opened and sentence.kind is not BlockKind.CAPTION
        if event is not None and early and event.entry.code in VISITS and sentence.kind is BlockKind.PARAGRAPH:
            add_delegation(builder, event, sentence)
        if event is None or sentence.kind in (BlockKind.HEADLINE, BlockKind.CLOSING) or early:
            guests_go_on = False
            continue
        if n == event.opened and event.entry.code in VISITS | {"tiep-xuc-cu-tri", "gap-mat"}:
            add_delegation(builder, event, sentence)
        add_chairs(builder, event, sentence)
        add_presidium(builder, event, sentence)
        guests_go_on = add_attendance(builder, event, sentence, guests_go_on)
        add_speakers(builder, event, sentence)
