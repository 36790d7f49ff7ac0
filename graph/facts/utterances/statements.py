"""What minutes note as somebody's words: `- Ông A: Các hộ chưa ký biên bản …`, where no directive was read of them."""

from __future__ import annotations

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.event import Events
from graph.facts.speaking.speakers import named_by_colon
from graph.facts.utterances.clauses import trimmed
from graph.facts.utterances.said import Said, utterance_node
from graph.grammar.chunks import Kind
from graph.model import Ref

__all__ = ["add_statements"]

_SHORTEST = 3


def add_statements(builder: Builder, events: Events, told: list[Said]) -> None:
    """An `Utterance` for each noted statement, by its speaker, at the meeting."""
    form = builder.article.official
    if form is None or form.kind != "biên bản" or len(events.all) != 1:
        return
    event = Ref(events.all[0].id)
    speaking = {f.subject for f in builder.kg.facts(predicate="bb:speaksAt", object=event)}
    covered = [said.span for said in told]
    for sentence in builder.resolved.sentences:
        if sentence.kind is not BlockKind.PARAGRAPH:
            continue
        noted = named_by_colon(builder, sentence.chunks)
        if noted is None or builder.person(noted.who) not in speaking:
            continue
        colon = next(c for c in sentence.chunks if c.kind is Kind.MARK and c.key == ":" and c.start >= noted.span[1])
        span = trimmed(builder.resolved.stream, colon.end, sentence.end)
        if span is None or span[1] - span[0] < _SHORTEST:
            continue
        if any(start < span[1] and span[0] < end for start, end in covered):
            continue
        id, words = utterance_node(builder, "Utterance", span)
        intro = builder.evidence(noted.span)
        builder.fact(builder.article.id, "bb:mentions", Ref(id), [intro, words], "minutes-statement")
        builder.fact(id, "bb:madeBy", Ref(builder.person(noted.who)), [intro, words], "minutes-statement")
        builder.fact(id, "bb:madeAt", event, [intro, words], "minutes-statement")
