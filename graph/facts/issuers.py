"""Who issued a document that is cited: whom the words say, whose subject it is, what the sign of its number means.

(Which body issues the official document that an article is: `graph.resolution.issuer`.)
"""

from __future__ import annotations

import re

from graph.facts.builder import Builder, Span
from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.document_parts import Document
from graph.grammar.positions import Position
from graph.lexicon import lexicon
from graph.lexicon.unit_kinds import COMMITTEES
from graph.resolution.bodies import Agency

__all__ = ["REACH", "find_issuer", "issuing_agency"]

#: A congress of a unit that its name does not name; a province is said in `_congress`.
_BARE = re.compile(
    rf"đảng bộ ({'|'.join(kind for kind in COMMITTEES if kind != 'tỉnh')})(?= lần| nhiệm| khóa|$)", re.IGNORECASE
)
#: How far before a document who passes it is said, in chunks; how far, who issues what the sign of its number says.
REACH = 20
_NEARBY = 8


def find_issuer(
    builder: Builder, document: Document, before: list[Chunk], number: str, council: Agency | None
) -> tuple[Agency | None, Span, str]:
    """Who issued it, the words that say so, and how it was worked out. `council`: the people's council that the
    sentence names before."""
    span: Span = (document.name_start, document.name_end)
    named = _named_with(builder, document, number)
    if named is not None:
        return named
    agency = _from_sign(builder, number)
    whose = _whose(builder, agency, number)
    if whose is not None:
        return whose[0], (whose[1], whose[2]), "the article says whose decisions these are"
    subject = _issuing_subject(builder, before, document.entry is not None and document.entry.signed)
    if subject is not None and (agency is None or subject[0] is not agency):
        return subject[0], (subject[1], document.name_end), ""
    if agency is not None:
        nearby = _said_before(builder, before, agency)
        if nearby is not None:
            return agency, (nearby, document.name_end), ""
        return agency, span, f"the issuer comes from the sign {number.rpartition('/')[2] or number}"
    decided = document.entry is not None and document.entry.type == "Quyết định" and not number
    of_set = _of_the_set(builder) if decided else None
    if of_set is not None:
        return of_set[0], (of_set[1], of_set[2]), "the article says whose decisions these are"
    agency, reason = _by_kind(builder, document, before, number, council)
    return agency, span, reason


def _of_the_set(builder: Builder) -> tuple[Agency, int, int] | None:
    """The one body of which the article says that it decided (`công bố các quyết định của Ban Thường vụ Tỉnh ủy`), and
    the words that say so; None where there are several."""
    keys = builder.resolved.stream.keys
    found = [
        (agency, start - 3, end)
        for agency in builder.resolved.bodies.all()
        for start, end in agency.spans
        if keys[start - 3 : start] == ["quyết", "định", "của"]
    ]
    return found[0] if len({id(agency) for agency, _, _ in found}) == 1 else None


def _named_with(builder: Builder, document: Document, number: str) -> tuple[Agency | None, Span, str] | None:
    """Whoever the words of its name say: a body, a congress, the plenum of the Central Committee."""
    span: Span = (document.name_start, document.name_end)
    if document.issuer is not None:
        agency = issuing_agency(builder, document.issuer)
        if agency is not None:
            return agency, (document.name_start, document.issuer.end), agency.inferred
    if document.congress is not None:
        return _congress(builder, document.congress), span, ""
    keys = builder.resolved.stream.keys[document.name_start + 2 : document.name_end]
    if document.entry is None or number or not _is_of_the_central_committee(keys):
        return None
    committee = builder.resolved.bodies.named("Ban Chấp hành Trung ương Đảng", "PartyBody", "ban-chap-hanh-trung-uong")
    return committee, span, "a resolution of a plenum is the Central Committee's"


def _by_kind(
    builder: Builder, document: Document, before: list[Chunk], number: str, council: Agency | None
) -> tuple[Agency | None, str]:
    """Who passes documents of its kind, where the article names one of them alone, and how that was worked out."""
    passed = _passed_by(builder, document)
    if passed is not None:
        return passed, "laws are the National Assembly's"
    if document.entry is not None and not number and document.entry.type == "Nghị quyết":
        council = council or _council_in_session(builder, before)
        if council is not None:
            return council, "the council in session passes it"
    return None, ""


def _is_of_the_central_committee(keys: list[str]) -> bool:
    """`Nghị quyết Trung ương 4`, `Nghị quyết Hội nghị (lần thứ năm) Trung ương`, by the words after the kind."""
    if keys[:2] == ["hội", "nghị"]:
        return any(keys[k : k + 2] == ["trung", "ương"] for k in range(2, len(keys)))
    return keys[:2] == ["trung", "ương"]


def _passed_by(builder: Builder, document: Document) -> Agency | None:
    """The National Assembly, of a law that is no draft, where the article names it (Constitution of 2013, art. 70)."""
    code = document.entry.passed_by if document.entry is not None else ""
    keys = builder.resolved.stream.keys
    if not code or keys[document.name_start - 2 : document.name_start] in (["dự", "án"], ["dự", "thảo"]):
        return None
    return next((a for a in builder.resolved.bodies.coded(code) if a.spans), None)


def _council_in_session(builder: Builder, before: list[Chunk]) -> Agency | None:
    """The people's council whose session the article reports: the one that holds it, or the only one it names, unless
    the sentence names another body before."""
    named = [a for a in builder.resolved.bodies.coded("hdnd") if a.spans]
    councils = [a for a in named if builder.kg.facts(a.id, "bb:organizes")]
    if (
        not councils
        and not any(c.kind is Kind.BODY for c in before)
        and any(c.value.code == "ky-hop" for s in builder.resolved.sentences for c in s.of(Kind.EVENT))
    ):
        councils = named
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

#: In a list of what was passed, before the next one.
_AMONG = {"trong", "đó", "có", "gồm", "như", ":", "luật", "nghị", "quyết", "quan", "trọng", "...", "…"}


def _issuing_subject(builder: Builder, before: list[Chunk], signed: bool) -> tuple[Agency, int] | None:
    """The body that is the subject of `ban hành` before a document, and where it stands; of kinds that one office signs
    also the office: `Thủ tướng đã ký Quyết định thành lập …`."""
    issued = False
    for chunk in reversed(before):
        adjacent = chunk is before[-1] and chunk.key == "ra"  # `Đảng ủy xã ra nghị quyết về …`
        if chunk.kind is Kind.VERB and chunk.value == "issue" or signed and chunk.key == "ký" or adjacent:
            if issued:
                return None
            issued = True
        elif signed and issued and chunk.kind is Kind.PERSON:
            continue
        elif signed and issued and chunk.kind is Kind.POSITION and chunk.value.role.leads:
            office = issuing_agency(builder, chunk.value) if not chunk.value.role.former else None
            return (office, chunk.start) if office is not None else None
        elif chunk.kind is Kind.BODY:
            agency = builder.resolved.agency_of.get(id(chunk))
            return (agency, chunk.start) if issued and agency is not None else None
        elif not (chunk.key in _BETWEEN or not issued and _is_in_a_list(chunk)):
            return None
    return None


def _is_in_a_list(chunk: Chunk) -> bool:
    """Whether a chunk may stand between `thông qua` and the next of several: `… 3 luật, trong đó có Luật X và …`."""
    return chunk.kind in (Kind.DOCUMENT, Kind.NUMBER) or chunk.key in _AMONG


def _whose(builder: Builder, agency: Agency | None, number: str) -> tuple[Agency, int, int] | None:
    """`công bố các quyết định của Ban Thường vụ Tỉnh ủy … (Quyết định số 12-QĐ/TU)`: the standing committee that
    decides under the sign of its committee, and the words that say so; None unless the article says it of decisions."""
    if agency is None or "QĐ" not in number:
        return None
    keys = builder.resolved.stream.keys
    for organ in builder.resolved.bodies.coded("ban-thuong-vu"):
        if organ.parent is agency:
            for start, end in organ.spans:
                if keys[start - 3 : start] == ["quyết", "định", "của"]:
                    return organ, start - 3, end
    return None


def _said_before(builder: Builder, before: list[Chunk], agency: Agency) -> int | None:
    """`các nghị quyết của Ban Chấp hành Đảng bộ tỉnh, nhất là Nghị quyết số 01-NQ/TU`: the issuer's words."""
    for n in range(len(before) - 1, max(-1, len(before) - _NEARBY), -1):
        if before[n].kind is Kind.BODY and builder.resolved.agency_of.get(id(before[n])) is agency:
            return before[n].start
    return None


def issuing_agency(builder: Builder, issuer: Body | Position) -> Agency | None:
    """The body behind `của …`: a body, or the body of the office that signs (`Chủ tịch UBND tỉnh`)."""
    if _is_foreign(builder, issuer):
        return None
    if isinstance(issuer, Body):
        body = builder.resolved.bodies.resolve(issuer, surface=builder.resolved.stream.quote(issuer.start, issuer.end))
        if body is not None and not body.spans:
            body.spans.append((issuer.start, issuer.end))
        return body
    if issuer.role.name == "Thủ tướng":  # an institution of its own: decisions and directives are the Prime Minister's
        minister = builder.resolved.bodies.named("Thủ tướng Chính phủ", "StateBody", "thu-tuong")
        minister.spans.append((issuer.start, issuer.end))
        return minister
    if issuer.body is not None:
        surface = (
            builder.resolved.stream.quote(issuer.body.start, issuer.body.end)
            if issuer.body.end > issuer.body.start
            else ""
        )
        agency = builder.resolved.bodies.resolve(issuer.body, surface=surface)
        if agency is not None and not agency.spans:
            agency.spans.append((issuer.start, issuer.end))
        return agency
    if issuer.role.name == "Chủ tịch nước":
        agency = builder.resolved.bodies.named("Chủ tịch nước", "StateBody", "chu-tich-nuoc")
        agency.spans.append((issuer.start, issuer.end))
        return agency
    return None


def _is_foreign(builder: Builder, issuer: Body | Position) -> bool:
    """`Chủ tịch nước Cộng hòa dân chủ nhân dân Lào`, `Thủ tướng Chính phủ Lào`: of another country."""
    keys, countries = builder.resolved.stream.keys, lexicon().words["country"]
    for k in range(issuer.start + 1, issuer.end + 1) if isinstance(issuer, Position) else (issuer.end,):
        length = countries.match(keys, k)
        if length and builder.resolved.stream.caps[k + length[0] - 1]:
            return "việt" not in keys[k : k + length[0]]
    return False


def _congress(builder: Builder, span: Span) -> Agency | None:
    """A party congress issues resolutions: `Đại hội Đảng lần thứ XIII`, `Đại hội Đảng bộ tỉnh lần thứ XV`."""
    stream = builder.resolved.stream
    name = stream.words(*span)
    lower = name.lower()
    if (
        "đảng bộ" in lower
        and "đảng bộ tỉnh" not in lower
        and builder.resolved.context.home
        and builder.resolved.context.home.name.lower() not in lower
        and not re.search(r"đảng bộ (?:huyện|xã|thành|thị|quận|phường|khối|cơ)", lower)
    ):
        at = lower.index("đảng bộ") + len("đảng bộ")
        name = f"{name[:at]} {builder.resolved.context.home.label}{name[at:]}"
    if (
        "đảng bộ tỉnh" in lower
        and builder.resolved.context.province
        and builder.resolved.context.province.name.lower() not in lower
    ):
        at = lower.index("đảng bộ tỉnh") + len("đảng bộ tỉnh")
        name = f"{name[:at]} {builder.resolved.context.province.name}{name[at:]}"
    bare = _BARE.search(name)
    area = builder.resolved.context.by_kind.get(bare.group(1).lower()) if bare else None
    if bare and area is not None:
        name = f"{name[: bare.end()]} {area.name}{name[bare.end() :]}"
    agency = builder.resolved.bodies.named(name[:1].upper() + name[1:], "PartyBody", "dai-hoi")
    agency.spans.append(span)
    surface = stream.quote(*span)
    if surface != agency.label:
        agency.alt.add(surface)
    return agency


def _from_sign(builder: Builder, number: str) -> Agency | None:
    """The issuer that a number's sign names: TU, CP, TTg, a ministry; UBND and HĐND of the article's unit."""
    known = lexicon()
    signs = re.split(r"[/.,-]", number)
    kind = next((n for n in (1, 2) if signs[n : n + 1] and signs[n] in known.document_signs), None)
    if kind is not None:
        if known.document_signs[signs[kind]].joint and len(signs) > kind + 2:
            return None  # `05/CTPH-MTTQ-CA`: of several, and which of them issued it is not said
        del signs[kind]  # the kind's own sign: `CT` of `02-CT` is no Cục Thuế
    context = builder.resolved.context
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
            return builder.resolved.bodies.named("Thủ tướng Chính phủ", "StateBody", "thu-tuong")
        found = known.bodies.match(head.split(), 0)
        if found and found[0] == len(head.split()):
            agency = builder.resolved.bodies.resolve(Body(found[1], found[1].name, None, None, 0, 0), mention=False)
            if agency is not None and agency.area is None and found[1].complement in ("unit", "committee"):
                return None
            return agency
    return None
