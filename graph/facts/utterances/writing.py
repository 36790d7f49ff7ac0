"""What was said and discussed, written into the graph: directives, assessments, results, topics, purposes."""

from __future__ import annotations

from bisect import bisect_left

from graph.facts.builder import Builder
from graph.facts.codes import group_code
from graph.facts.event import Events
from graph.facts.utterances.deadlines import Deadline, find_deadline
from graph.facts.utterances.groups import Addressee, Group
from graph.facts.utterances.purposes import add_purposes
from graph.facts.utterances.results import add_results
from graph.facts.utterances.said import Said, utterance_node
from graph.facts.utterances.speeches import read_speeches
from graph.facts.utterances.statements import add_statements
from graph.facts.utterances.tasks import read_tasks
from graph.facts.utterances.topics import add_topics
from graph.language.folding import slug
from graph.model import Evidence, Node, Ref, year
from graph.resolution.bodies import Agency
from graph.resolution.ids import digest, named_id

__all__ = ["add_utterances"]


def add_utterances(builder: Builder, events: Events) -> None:
    """Directives, assessments, reported results, topics and the documents that steering committees carry out.

    In: the article with its events, people, bodies and documents already in the graph.
    """
    documents = _documents(builder)
    taken = []
    told = read_speeches(builder, events)
    told += read_tasks(builder, events, told)
    for said in told:
        _add_said(builder, said, documents)
        taken.append(said.span)
    add_statements(builder, events, told)
    add_results(builder, events, taken)
    add_topics(builder, events)
    add_purposes(builder)


def _documents(builder: Builder) -> list[tuple[int, int, str]]:
    """Where the article names documents: (start, end, id), in the order of the text."""
    found = [
        (e.start, e.end, fact.object.id)
        for fact in builder.kg.facts(builder.article.id, "bb:mentions")
        if isinstance(fact.object, Ref) and fact.object.id.startswith("document/")
        for e in fact.evidence
    ]
    return sorted(found)


def _add_said(builder: Builder, said: Said, documents: list[tuple[int, int, str]]) -> None:
    id, words = utterance_node(builder, said.kind, said.span)
    intro = builder.evidence(said.intro)
    builder.fact(builder.article.id, "bb:mentions", Ref(id), [intro, words], said.rule)
    if said.speaker is not None:
        builder.fact(id, "bb:madeBy", Ref(builder.person(said.speaker.who)), [intro, words], said.rule)
    elif said.by is not None:
        builder.fact(id, "bb:madeBy", Ref(builder.body(said.by)), [intro, words], said.rule)
    if said.event is not None:
        builder.fact(id, "bb:madeAt", Ref(said.event.id), [intro, words], said.rule)
    for start, end, document in documents[bisect_left(documents, (words.start, 0, "")) :]:
        if start >= words.end:
            break
        if end <= words.end:
            builder.fact(id, "bb:concerns", Ref(document), [builder.words(start, end)], "document-in-utterance")
    if said.kind != "Directive":
        return
    for addressee in said.addressees:
        _add_addressee(builder, id, said, addressee, words)
    if said.year is not None:
        value, span = said.year
        inferred = "the year comes from the first directive" if said.year_inherited else ""
        builder.fact(id, "bb:coversYear", year(value), [span], "year-of-directive", inferred)
    deadline = _deadline(builder, said)
    if deadline is not None:
        builder.fact(id, "bb:deadline", deadline.value, [deadline.span], "deadline-of-directive", deadline.inferred)


def _add_addressee(builder: Builder, id: str, said: Said, addressee: Addressee, words: Evidence) -> None:
    inferred, spans = addressee.inferred, [builder.evidence(addressee.span)]
    if said.inherited:
        inferred = "; ".join(r for r in (inferred, "the addressee comes from the directive before") if r)
        spans.append(words)
    builder.fact(
        id, "bb:addressee", Ref(_addressee_node(builder, addressee)), spans, "addressee-of-directive", inferred
    )


def _addressee_node(builder: Builder, addressee: Addressee) -> str:
    who = addressee.who
    if isinstance(who, Agency):
        return builder.body(who)
    if not isinstance(who, Group):
        return builder.person(who)
    if who.everywhere:
        id = named_id("collective", who.label)
    else:
        id = f"{builder.article.id}/collective/{slug(who.label, 60)}-{digest(who.label.lower())}"
    if id not in builder.kg:
        builder.kg.add_node(Node(id, "Collective", who.label, frozenset(), {"bb:kind": (group_code(who.kind),)}))
    return id


def _deadline(builder: Builder, said: Said) -> Deadline | None:
    published = said.event.day if said.event is not None and said.event.day else builder.resolved.context.published
    found = find_deadline(builder.resolved.stream, *said.span, published)
    if found is None and said.deadline_span is not None:
        found = find_deadline(builder.resolved.stream, *said.deadline_span, published)
    return found
