"""The official document whose text an article is: number, issuer, subject, day, and the meeting that it comes from.

Source: Nghị định 30/2020/NĐ-CP (appendix I, 3 to 5) and Hướng dẫn 36-HD/VPTW (the head of a document).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.facts.builder import Builder
from graph.facts.codes import document_code
from graph.facts.documents import document_place
from graph.facts.event import Event, Events
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.entries import DocumentEntry
from graph.model import Evidence, Literal, Node, Ref, Value, date, text
from graph.official import OfficialForm
from graph.resolution.ids import named_id
from graph.resolution.issuer import Issuer, issuing_body

__all__ = ["add_paper"]

_ABOUT = re.compile(r"(?i)(?:về\s+việc|v/v|về)\s+")
_CONCLUSIONS = re.compile(r"(?i)(?:\W*ý\s+kiến\s+)?\W*kết\s+luận")


def add_paper(builder: Builder, events: Events) -> str | None:
    """The node of the document, with all that its head says. Out: its id; None for what is no official document."""
    form = builder.article.official
    entry = _entry(form) if form is not None else None
    if form is None or entry is None:
        return None
    issuer = issuing_body(builder.resolved)
    number = re.sub(r"\s", "", builder.article.folded[slice(*form.number)]) if form.number else ""
    if not number and not builder.article.folded[slice(*form.name)].strip():
        return None  # `BIÊN BẢN` alone: which one?
    id, term = _node(builder, form, entry, issuer, number)
    head = builder.words(*(form.number or form.title))
    said = [head, builder.words(*form.title)] if form.number else [head]
    builder.fact(builder.article.id, "bb:mentions", Ref(id), [head], "document-head")
    builder.fact(builder.article.id, "schema:exampleOfWork", Ref(id), said, "document-head")
    if issuer is not None:
        words = builder.words(issuer.start, issuer.end)
        builder.fact(id, "bb:issuedBy", Ref(builder.body(issuer.agency)), [words], "document-head-body")
    if term:
        why = "the committee term that contains the article's date"
        builder.fact(id, "bb:committeeTerm", Literal(term), [head], "committee-term", why)
    if form.day is not None and form.head_day:
        builder.fact(id, "dcterms:issued", date(form.day[0]), [builder.words(*form.day[1:])], "document-head-day")
    subject = _subject(builder, form)
    if subject is not None:
        words_of = " ".join(subject.quote.split())
        if words_of.isupper():  # printed in capitals: as the article writes these words elsewhere
            starts = builder.resolved.stream.starts
            span = (bisect_left(starts, subject.start), bisect_left(starts, subject.end))
            words_of = builder.resolved.stream.words(*span)
            words_of = words_of[:1].upper() + words_of[1:]
        builder.fact(id, "bb:subjectText", text(words_of), [subject], "document-title")
    _add_meeting(builder, form, id, events)
    return id


def _entry(form: OfficialForm) -> DocumentEntry | None:
    found = lexicon().documents.match(form.kind.split(), 0)
    return found[1] if found else None


def _node(
    builder: Builder, form: OfficialForm, entry: DocumentEntry, issuer: Issuer | None, number: str
) -> tuple[str, str]:
    """The id of the document's node, and the term of the committee where the id needs it."""
    day = form.day[0] if form.day is not None else ""
    name = " ".join(builder.article.folded[slice(*form.name)].split()).strip(" .:-_*")
    label = f"{entry.type} số {number}" if number else f"{entry.type} {name[:1].lower()}{name[1:]}"
    agency = issuer.agency if issuer is not None else None
    place, term = document_place(builder, agency, number, day[:4])
    id = f"{place}/{slug(number or label)}" if place else named_id("document", label)
    kind = "Resolution" if entry.resolution else "Document"
    attributes: dict[str, tuple[Value, ...]] = {
        "bb:documentType": (document_code(entry.code, entry.type, entry.english),)
    }
    if number:
        attributes["bb:number"] = (Literal(number),)
    builder.kg.add_node(Node(id, kind, label, frozenset(), attributes))
    return id, term


def _subject(builder: Builder, form: OfficialForm) -> Evidence | None:
    """The title below its word, without `về việc`, rules and full stops."""
    start, end = form.name
    folded = builder.article.folded
    about = _ABOUT.match(folded, start, end)
    start = about.end() if about else start
    while end > start and folded[end - 1] in " \n.:-_*/":
        end -= 1
    return builder.words(start, end) if end - start > 3 else None


def _add_meeting(builder: Builder, form: OfficialForm, id: str, events: Events) -> None:
    """`bb:recordsMinutesOf`, `bb:announcesConclusionsOf`, `bb:adoptedAt`: where only one event can be meant."""
    if len(events.all) != 1:
        return
    event: Event = events.all[0]
    title = builder.words(*form.title)
    if form.kind == "biên bản":
        builder.fact(id, "bb:recordsMinutesOf", Ref(event.id), [title], "minutes-title")
    elif form.kind in ("thông báo", "kết luận") and (
        form.kind == "kết luận" or _CONCLUSIONS.match(builder.article.folded, *form.name)
    ):
        said = [title, *(builder.evidence(span) for span in event.spans[:1])]
        builder.fact(id, "bb:announcesConclusionsOf", Ref(event.id), said, "conclusions-title")
    elif form.kind == "nghị quyết" and event.entry.code == "ky-hop":
        builder.fact(id, "bb:adoptedAt", Ref(event.id), [builder.evidence(s) for s in event.spans[-1:]], "adopted-at")
