"""Documents: kind, number, issuer, subject, period."""

from __future__ import annotations

import re

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.codes import document_code
from graph.facts.events.gatherings import Meetings
from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.document_parts import Document
from graph.grammar.positions import Position
from graph.language.dates import iso, parse_day
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.model import Literal, Node, Ref, Value, date, text, year
from graph.resolution.bodies import Agency
from graph.resolution.identity import named_id

__all__ = ["add_documents", "document_place", "issuing_agency"]

_PARTY = re.compile(r"^\d+[a-z]?\s?-")
#: Kinds that go by their names, with or without a number.
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_UNTIL = re.compile(r"đến năm (20\d\d)")
#: Party committees' terms at provincial level (congresses are held every five years since 1996).
_TERM = 5
#: Signs of kinds that several issue together.
_JOINT = {"TTLT", "NQLT", "CTPH", "CTrPH", "QCPH", "KHLT", "KHPH"}
#: How far before a document its issuer is said, in chunks.
_REACH = 8


def add_documents(builder: Builder, meetings: Meetings) -> None:
    """A node for each document, with what the words around it say."""
    stated = _stated_issuers(builder)
    form = builder.article.official
    own = form.number if form is not None else None
    starts = builder.reading.stream.starts
    for sentence in builder.reading.sentences:
        if sentence.kind is BlockKind.HEADLINE or not sentence.at(Kind.DOCUMENT):
            continue
        council: Agency | None = None  # the People's Council named last before a document
        for n in sorted((*sentence.at(Kind.BODY), *sentence.at(Kind.DOCUMENT))):
            chunk = sentence.chunks[n]
            agency = builder.reading.agency_of.get(id(chunk)) if chunk.kind is Kind.BODY else None
            council = agency if agency is not None and agency.code == "hdnd" else council
            if own is not None and chunk.kind is Kind.DOCUMENT and own[0] <= starts[chunk.start] < own[1]:
                continue  # the number of the document itself: see graph.facts.official.paper
            if chunk.kind is Kind.DOCUMENT and chunk.value is not None:
                _add(builder, chunk, sentence.chunks[max(0, n - _REACH) : n], council, stated)


def _stated_issuers(builder: Builder) -> dict[str, Agency]:
    """Number -> issuer, of the documents whose issuer the article says in full (`Chỉ thị số 24-CT/TU của Ban Thường vụ
    Thành ủy`): where it names them again by number alone, the same document is meant."""
    stated: dict[str, Agency] = {}
    for sentence in builder.reading.sentences:
        for chunk in sentence.of(Kind.DOCUMENT):
            if chunk.value is not None and chunk.value.issuer is not None and chunk.value.number:
                agency = issuing_agency(builder, chunk.value.issuer)
                if agency is not None:
                    stated.setdefault(re.sub(r"\s", "", chunk.value.number), agency)
    return stated


def _add(
    builder: Builder, chunk: Chunk, before: list[Chunk], council: Agency | None, stated: dict[str, Agency]
) -> None:
    document: Document = chunk.value
    entry = document.entry
    if entry is None:
        return
    stream = builder.reading.stream
    number = re.sub(r"\s", "", document.number)
    agency: Agency | None
    if document.issuer is None and number in stated:
        agency, issuer_span = stated[number], (document.name_start, document.name_end)
        inferred = "the issuer is said where the article names the document in full"
    else:
        agency, issuer_span, inferred = _issuer(builder, document, before, number, council)
    name = _name(builder, document)
    kind = "Resolution" if entry.type.startswith("Nghị quyết") else "Document"
    attributes: dict[str, tuple[Value, ...]] = {
        "bb:documentType": (document_code(entry.code, entry.type, entry.english),)
    }
    if number:
        attributes["bb:number"] = (Literal(number),)
    place, term = document_place(builder, agency, number, _year(builder, document)) if number else ("", "")
    if place:
        id = f"{place}/{slug(number)}"
    elif number and len(number) > 5:
        id = f"document/vn/{slug(number)}"
    else:
        id = named_id("document", name)
    surface = stream.quote(document.name_start, document.name_end)
    builder.kg.add_node(Node(id, kind, name, frozenset({surface} - {name}), attributes))
    span: Span = (document.name_start, document.name_end)
    builder.fact(builder.article.id, "bb:mentions", Ref(id), [span], "document-named")
    if agency is not None:
        builder.fact(id, "bb:issuedBy", Ref(builder.body(agency)), [issuer_span], "document-issuer", inferred)
    for party in document.parties:
        signatory = issuing_agency(builder, party)
        if signatory is not None and signatory is not agency:
            between = (document.name_start, party.end)
            builder.fact(id, "bb:issuedBy", Ref(builder.body(signatory)), [between], "document-party")
    if term:
        builder.fact(
            id,
            "bb:committeeTerm",
            Literal(term),
            [span],
            "committee-term",
            "the committee term that contains the article's date",
        )
    if document.subject:
        quote = builder.evidence(document.subject).quote
        builder.fact(id, "bb:subjectText", text(quote), [document.subject], "document-subject")
        until = _UNTIL.search(stream.words(*document.subject))
        if until:
            k = next(
                k
                for k in range(document.subject[0], document.subject[1])
                if stream.keys[k : k + 3] == ["đến", "năm", until.group(1)]
            )
            builder.fact(id, "bb:untilYear", year(until.group(1)), [(k, k + 3)], "document-until-year")
    day = _date(builder, document)
    if day and document.date is not None:
        long = builder.reading.stream.keys[document.date + 1 : document.date + 2] == ["tháng"]  # `05 tháng 12 năm 2025`
        said = (document.date, document.date + (5 if long else 1))
        builder.fact(id, "dcterms:issued", date(day), [said], "document-date")


def document_place(builder: Builder, agency: Agency | None, number: str, year: str) -> tuple[str, str]:
    """The id of what a body issued in a year, without the last part, and the term of the committee (of a party
    document: its numbers restart with each term); "" where no body is known."""
    if agency is None:
        return "", ""
    party = bool(_PARTY.match(number))
    term = _committee_term(builder.reading.context.published) if party and agency.area is not None else ""
    period = term or (number.split("/")[1] if re.match(r"^\d+/\d{4}/", number) else year) or "undated"
    when = f"y-{period}" if period[0].isdigit() else period
    return f"document/{agency.id.removeprefix('body/')}/{when}", term


def _name(builder: Builder, document: Document) -> str:
    stream = builder.reading.stream
    assert document.entry is not None
    if document.number and not (document.entry.type in _LAWS and document.name_end - document.name_start > 3):
        number = re.sub(r"\s", "", document.number)
        return f"{document.entry.type} số {number}" if len(number) > 3 else f"{document.entry.type} {number}"
    end = document.name_end
    if document.subject and document.congress is None:
        end = max(end, document.subject[1])
    name = stream.words(document.name_start, end)
    return name[:1].upper() + name[1:]


def _issuer(
    builder: Builder, document: Document, before: list[Chunk], number: str, council: Agency | None
) -> tuple[Agency | None, Span, str]:
    """Who issued it, the words that say so, and how it was worked out. `council`: the people's council that the
    sentence names before."""
    span: Span = (document.name_start, document.name_end)
    if document.issuer is not None:
        agency = issuing_agency(builder, document.issuer)
        if agency is not None:
            return agency, (document.name_start, document.issuer.end), agency.inferred
    if document.congress is not None:
        return _congress(builder, document.congress), span, ""
    if (
        document.entry is not None
        and not number
        and builder.reading.stream.keys[document.name_start + 2 : document.name_start + 4] == ["trung", "ương"]
    ):
        return (
            builder.reading.bodies.named("Ban Chấp hành Trung ương Đảng", "PartyBody", "ban-chap-hanh-trung-uong"),
            span,
            "a resolution of a plenum is the Central Committee's",
        )
    agency = _from_sign(builder, number)
    whose = _whose(builder, agency, number)
    if whose is not None:
        return whose[0], (whose[1], whose[2]), "the article says whose decisions these are"
    subject = _issuing_subject(builder, before)
    if subject is not None and (agency is None or subject[0] is not agency):
        return subject[0], (subject[1], document.name_end), ""
    if agency is not None:
        nearby = _said_before(builder, before, agency)
        if nearby is not None:
            return agency, (nearby, document.name_end), ""
        return agency, span, f"the issuer comes from the sign {number.rpartition('/')[2] or number}"
    if document.entry is not None and not number and document.entry.type == "Nghị quyết":
        council = council or _council_in_session(builder)
        if council is not None:
            return council, span, "the council in session passes it"
    return None, span, ""


def _council_in_session(builder: Builder) -> Agency | None:
    """The people's council whose session the article reports."""
    councils = [a for a in builder.reading.bodies.coded("hdnd") if builder.kg.facts(a.id, "bb:organizes")]
    return councils[0] if len(councils) == 1 else None


#: Between a body, its verb and the documents it issues: `Đảng ủy xã đã kịp thời ban hành Chương trình … và Kế hoạch …`.
_BETWEEN = {
    "đã",
    "vừa",
    "mới",
    "kịp",
    "thời",
    "cũng",
    "đang",
    "sẽ",
    "xem",
    "xét",
    ",",
    "và",
    "số",
    "các",
    "(",
    ")",
    "sửa",
    "đổi",
}


def _issuing_subject(builder: Builder, before: list[Chunk]) -> tuple[Agency, int] | None:
    """The body that is the subject of `ban hành` before a document, and where it stands."""
    issued = False
    for chunk in reversed(before):
        if chunk.kind is Kind.VERB and chunk.value == "issue":
            if issued:
                return None
            issued = True
        elif chunk.kind is Kind.BODY:
            agency = builder.reading.agency_of.get(id(chunk))
            return (agency, chunk.start) if issued and agency is not None else None
        elif not (chunk.key in _BETWEEN or chunk.kind is Kind.DOCUMENT and not issued):
            return None
    return None


def _whose(builder: Builder, agency: Agency | None, number: str) -> tuple[Agency, int, int] | None:
    """`công bố các quyết định của Ban Thường vụ Tỉnh ủy … (Quyết định số 12-QĐ/TU)`: the standing committee that
    decides under the sign of its committee, and the words that say so; None unless the article says it of decisions."""
    if agency is None or "QĐ" not in number:
        return None
    keys = builder.reading.stream.keys
    for organ in builder.reading.bodies.coded("ban-thuong-vu"):
        if organ.parent is agency:
            for start, end in organ.spans:
                if keys[start - 3 : start] == ["quyết", "định", "của"]:
                    return organ, start - 3, end
    return None


def _said_before(builder: Builder, before: list[Chunk], agency: Agency) -> int | None:
    """`các nghị quyết của Ban Chấp hành Đảng bộ tỉnh, nhất là Nghị quyết số 01-NQ/TU`: the issuer's words."""
    for n in range(len(before) - 1, max(-1, len(before) - _REACH), -1):
        if before[n].kind is Kind.BODY and builder.reading.agency_of.get(id(before[n])) is agency:
            return before[n].start
    return None


def issuing_agency(builder: Builder, issuer: Body | Position) -> Agency | None:
    """The body behind `của …`: a body, or the body of the office that signs (`Chủ tịch UBND tỉnh`)."""
    if isinstance(issuer, Body):
        body = builder.reading.bodies.resolve(issuer, surface=builder.reading.stream.quote(issuer.start, issuer.end))
        if body is not None and not body.spans:
            body.spans.append((issuer.start, issuer.end))
        return body
    if issuer.role.name == "Thủ tướng":  # an institution of its own: decisions and directives are the Prime Minister's
        minister = builder.reading.bodies.named("Thủ tướng Chính phủ", "StateBody", "thu-tuong")
        minister.spans.append((issuer.start, issuer.end))
        return minister
    if issuer.body is not None:
        surface = (
            builder.reading.stream.quote(issuer.body.start, issuer.body.end)
            if issuer.body.end > issuer.body.start
            else ""
        )
        agency = builder.reading.bodies.resolve(issuer.body, surface=surface)
        if agency is not None and not agency.spans:
            agency.spans.append((issuer.start, issuer.end))
        return agency
    if issuer.role.name == "Chủ tịch nước":
        agency = builder.reading.bodies.named("Chủ tịch nước", "StateBody", "chu-tich-nuoc")
        agency.spans.append((issuer.start, issuer.end))
        return agency
    return None


def _congress(builder: Builder, span: Span) -> Agency | None:
    """A party congress issues resolutions: `Đại hội Đảng lần thứ XIII`, `Đại hội Đảng bộ tỉnh lần thứ XV`."""
    stream = builder.reading.stream
    name = stream.words(*span)
    lower = name.lower()
    if (
        "đảng bộ" in lower
        and "đảng bộ tỉnh" not in lower
        and builder.reading.context.home
        and builder.reading.context.home.name.lower() not in lower
        and not re.search(r"đảng bộ (?:huyện|xã|thành|thị|quận|phường|khối|cơ)", lower)
    ):
        at = lower.index("đảng bộ") + len("đảng bộ")
        name = f"{name[:at]} {builder.reading.context.home.label}{name[at:]}"
    if (
        "đảng bộ tỉnh" in lower
        and builder.reading.context.province
        and builder.reading.context.province.name.lower() not in lower
    ):
        at = lower.index("đảng bộ tỉnh") + len("đảng bộ tỉnh")
        name = f"{name[:at]} {builder.reading.context.province.name}{name[at:]}"
    bare = re.search(r"đảng bộ (huyện|xã|phường|thị xã|quận|thành phố)(?= lần| nhiệm| khóa|$)", name, re.IGNORECASE)
    area = builder.reading.context.by_kind.get(bare.group(1).lower()) if bare else None
    if bare and area is not None:
        name = f"{name[: bare.end()]} {area.name}{name[bare.end() :]}"
    agency = builder.reading.bodies.named(name[:1].upper() + name[1:], "PartyBody", "dai-hoi")
    agency.spans.append(span)
    surface = stream.quote(*span)
    if surface != agency.label:
        agency.alt.add(surface)
    return agency


def _from_sign(builder: Builder, number: str) -> Agency | None:
    """The issuer that a number's sign names: TU, CP, TTg, a ministry; UBND and HĐND of the article's unit."""
    known = lexicon()
    signs = re.split(r"[/.,-]", number)
    if len(signs) > 1 and signs[1] in known.document_signs:
        if signs[1] in _JOINT and len(signs) > 3:
            return None  # `05/CTPH-MTTQ-CA`: of several, and which of them issued it is not said
        del signs[1]  # the kind's own sign: `CT` of `02-CT` is no Cục Thuế
    context = builder.reading.context
    for sign in reversed(signs):
        if re.fullmatch(r"QH\d+", sign):
            sign = "QH"
        body, _ = known.issuers.get(sign, ("", ""))
        if not body or sign == "TW":
            continue
        if sign == "TU" and context.province:
            head = "thành ủy" if context.province.kind == "thành phố" else "tỉnh ủy"
        elif "{" in body and "{unit}" not in body:
            return None
        else:
            head = body.split("|")[0].replace("{unit}", "").strip().lower()
        if head == "thủ tướng chính phủ":
            return builder.reading.bodies.named("Thủ tướng Chính phủ", "StateBody", "thu-tuong")
        found = known.bodies.match(head.split(), 0)
        if found and found[0] == len(head.split()):
            agency = builder.reading.bodies.resolve(Body(found[1], found[1].name, None, None, 0, 0), mention=False)
            if agency is not None and agency.area is None and found[1].complement in ("unit", "committee"):
                return None
            return agency
    return None


def _committee_term(published: str) -> str:
    """Terms of party committees run five years from the congresses of 2005, 2010, 2015, 2020, 2025 (held in autumn)."""
    if not published:
        return ""
    base = int(published[:4]) - (0 if published[5:7] >= "10" else 1)
    start = base - base % _TERM
    return f"{start}-{start + _TERM}"


def _year(builder: Builder, document: Document) -> str:
    day = _date(builder, document)
    return day[:4] if day else builder.reading.context.published[:4]


def _date(builder: Builder, document: Document) -> str:
    if document.date is None:
        return ""
    stream = builder.reading.stream
    found = parse_day(re.sub(r"\s", "", stream.text[document.date]))
    if found and found[2]:
        return iso(found[0], found[1], found[2])
    words = stream.words(document.date, min(document.date + 5, len(stream)))
    m = re.match(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", words)
    return iso(int(m.group(1)), int(m.group(2)), int(m.group(3))) if m else ""
