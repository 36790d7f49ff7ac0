"""Documents: kind, number, issuer, subject, period."""

from __future__ import annotations

import re

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.codes import document_code
from graph.facts.event import Events
from graph.facts.issuers import REACH, find_issuer, issuing_agency
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.document_parts import Document
from graph.language.dates import iso, parse_day
from graph.language.folding import slug
from graph.lexicon.entries import DocumentEntry
from graph.model import Literal, Node, Ref, Value, date, text, year
from graph.resolution.bodies import Agency
from graph.resolution.ids import named_id

__all__ = ["add_documents", "document_place"]

_PARTY = re.compile(r"^\d+[a-z]?\s?-")
_UNTIL = re.compile(r"đến năm (20\d\d)")
#: Party committees' terms at provincial level (congresses are held every five years since 1996).
_TERM = 5


def add_documents(builder: Builder, events: Events) -> None:
    """A node for each document, with what the words around it say."""
    stated = _stated_issuers(builder)
    form = builder.article.official
    own = form.number if form is not None else None
    starts = builder.resolved.stream.starts
    short: set[str] = set()  # second names in brackets
    for sentence in builder.resolved.sentences:
        if sentence.kind is BlockKind.HEADLINE or not sentence.at(Kind.DOCUMENT):
            continue
        council: Agency | None = None  # the People's Council named last before a document
        for n in sorted((*sentence.at(Kind.BODY), *sentence.at(Kind.DOCUMENT))):
            chunk = sentence.chunks[n]
            agency = builder.resolved.agency_of.get(id(chunk)) if chunk.kind is Kind.BODY else None
            council = agency if agency is not None and agency.code == "hdnd" else council
            if own is not None and chunk.kind is Kind.DOCUMENT and own[0] <= starts[chunk.start] < own[1]:
                continue  # the number of the document itself: see graph.facts.official.paper
            if _is_short_name(sentence.chunks, n):
                short.add(builder.resolved.stream.words(chunk.start, chunk.end))
            if chunk.kind is Kind.DOCUMENT and chunk.value is not None:
                if builder.resolved.stream.words(chunk.start, chunk.end) not in short:
                    _add(builder, chunk, sentence.chunks[max(0, n - REACH) : n], council, stated)


def _is_short_name(chunks: list[Chunk], n: int) -> bool:
    """`Luật Giáo dục đại học (Luật 34)`: another name of the document before the bracket."""
    return (
        n >= 2
        and chunks[n].kind is Kind.DOCUMENT
        and chunks[n - 1].key == "("
        and chunks[n - 2].kind is Kind.DOCUMENT
        and [c.key for c in chunks[n + 1 : n + 2]] == [")"]
        and chunks[n].value is not None
        and chunks[n].value.number.isdigit()
    )


def _stated_issuers(builder: Builder) -> dict[str, Agency]:
    """Number -> issuer, of the documents whose issuer the article says in full (`Chỉ thị số 24-CT/TU của Ban Thường vụ
    Thành ủy`): where it names them again by number alone, the same document is meant."""
    stated: dict[str, Agency] = {}
    for sentence in builder.resolved.sentences:
        for chunk in sentence.of(Kind.DOCUMENT):
            if chunk.value is not None and chunk.value.issuer is not None and chunk.value.number:
                agency = issuing_agency(builder, chunk.value.issuer)
                if agency is not None:
                    stated.setdefault(_number(chunk.value), agency)
    return stated


def _add(
    builder: Builder, chunk: Chunk, before: list[Chunk], council: Agency | None, stated: dict[str, Agency]
) -> None:
    """The node of one document and its facts: issuer, parties, term, subject, day."""
    document: Document = chunk.value
    if document.entry is None:
        return
    number = _number(document)
    span: Span = (document.name_start, document.name_end)
    agency: Agency | None
    if document.issuer is None and number in stated:
        agency, issuer_span = stated[number], span
        inferred = "the issuer is said where the article names the document in full"
    else:
        agency, issuer_span, inferred = find_issuer(builder, document, before, number, council)
    place, term = document_place(builder, agency, number, _year(builder, document)) if number else ("", "")
    id = _document_node(builder, document, document.entry, place, number)
    builder.fact(builder.article.id, "bb:mentions", Ref(id), [span], "document-named")
    if agency is not None:
        builder.fact(id, "bb:issuedBy", Ref(builder.body(agency)), [issuer_span], "document-issuer", inferred)
    for party in document.parties if len(document.parties) > 1 else ():  # `với A` says only the other side
        signatory = issuing_agency(builder, party)
        if signatory is not None and signatory is not agency:
            between = (document.name_start, party.end)
            builder.fact(id, "bb:issuedBy", Ref(builder.body(signatory)), [between], "document-party")
    if term:
        why = "the committee term that contains the article's date"
        builder.fact(id, "bb:committeeTerm", Literal(term), [span], "committee-term", why)
    if document.subject:
        _add_subject(builder, id, document.subject)
    day = _date(builder, document)
    if day and document.date is not None:
        # `05 tháng 12 năm 2025`
        long = builder.resolved.stream.keys[document.date + 1 : document.date + 2] == ["tháng"]
        said = (document.date, document.date + (5 if long else 1))
        builder.fact(id, "dcterms:issued", date(day), [said], "document-date")


def _document_node(builder: Builder, document: Document, entry: DocumentEntry, place: str, number: str) -> str:
    """`place` is the id of what its issuer issued in that year, "" where nobody is known to have issued it."""
    name = _name(builder, document)
    if place:
        id = f"{place}/{slug(number)}"
    elif number and len(number) > 5:
        id = f"document/vn/{slug(number)}"
    else:
        id = named_id("document", name.replace(",", ""))
    attributes: dict[str, tuple[Value, ...]] = {
        "bb:documentType": (document_code(entry.code, entry.type, entry.english),)
    }
    if number:
        attributes["bb:number"] = (Literal(number),)
    kind = "Resolution" if entry.resolution else "Document"
    surface = builder.resolved.stream.quote(document.name_start, document.name_end)
    builder.kg.add_node(Node(id, kind, name, frozenset({surface} - {name}), attributes))
    return id


def _add_subject(builder: Builder, id: str, subject: Span) -> None:
    """What a document is about, and the year to which it reaches (`… đến năm 2030`)."""
    stream = builder.resolved.stream
    builder.fact(id, "bb:subjectText", text(builder.evidence(subject).quote), [subject], "document-subject")
    until = _UNTIL.search(stream.words(*subject))
    if until:
        k = next(k for k in range(*subject) if stream.keys[k : k + 3] == ["đến", "năm", until.group(1)])
        builder.fact(id, "bb:untilYear", year(until.group(1)), [(k, k + 3)], "document-until-year")


def document_place(builder: Builder, agency: Agency | None, number: str, year: str) -> tuple[str, str]:
    """The id of what a body issued in a year, without the last part, and the term of the committee (of a party
    document: its numbers restart with each term); "" where no body is known."""
    if agency is None:
        return "", ""
    party = bool(_PARTY.match(number))
    term = _committee_term(builder.resolved.context.published) if party and agency.area is not None else ""
    period = term or (number.split("/")[1] if re.match(r"^\d+/\d{4}/", number) else year) or "undated"
    when = f"y-{period}" if period[0].isdigit() else period
    return f"document/{agency.id.removeprefix('body/')}/{when}", term


def _number(document: Document) -> str:
    """As printed without blanks; a blank for the stroke before the Party's sign (`19-NQ TW`) is a stroke."""
    return re.sub(r"\s", "", re.sub(r"(?<=[A-ZĐ])\s(?=T[ƯUW]$)", "/", document.number))


def _name(builder: Builder, document: Document) -> str:
    stream = builder.resolved.stream
    assert document.entry is not None
    if document.number and not (document.entry.law and document.name_end - document.name_start > 3):
        number = _number(document)
        return f"{document.entry.type} số {number}" if len(number) > 3 else f"{document.entry.type} {number}"
    end = document.name_end
    if document.subject and document.congress is None:
        end = max(end, document.subject[1])
    if document.between is not None and document.between[0] < end:
        left, right = document.between
        name = f"{stream.words(document.name_start, left)} {stream.words(right, end)}".strip().replace(" ,", ",")
    else:
        name = stream.words(document.name_start, end)
    return name[:1].upper() + name[1:]


def _committee_term(published: str) -> str:
    """Terms of party committees run five years from the congresses of 2005, 2010, 2015, 2020, 2025 (held in autumn)."""
    if not published:
        return ""
    base = int(published[:4]) - (0 if published[5:7] >= "10" else 1)
    start = base - base % _TERM
    return f"{start}-{start + _TERM}"


def _year(builder: Builder, document: Document) -> str:
    day = _date(builder, document)
    return day[:4] if day else builder.resolved.context.published[:4]


def _date(builder: Builder, document: Document) -> str:
    if document.date is None:
        return ""
    stream = builder.resolved.stream
    found = parse_day(re.sub(r"\s", "", stream.text[document.date]))
    if found and found[2]:
        return iso(found[0], found[1], found[2])
    words = stream.words(document.date, min(document.date + 5, len(stream)))
    m = re.match(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", words)
    return iso(int(m.group(1)), int(m.group(2)), int(m.group(3))) if m else ""
