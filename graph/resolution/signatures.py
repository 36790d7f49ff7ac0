"""Who signs an official document: the person, the post the signature states, and for whom it is given.

The post is held in the body that issues the document, unless its words name another (`TRƯỞNG PHÒNG TƯ PHÁP`). Who signs
by order (`TL.`) or by delegation (`TUQ.`) is an officer of a body below: its office alone can be told without its name.
Source: Nghị định 30/2020/NĐ-CP (appendix I, 7) and Hướng dẫn 36-HD/VPTW (signatures).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from graph.grammar.bodies import Body, parse_body
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.people import Person
from graph.grammar.positions import Position, parse_position
from graph.lexicon import lexicon
from graph.official import Capacity, Signature, meeting_office
from graph.resolution.bodies import Agency
from graph.resolution.issuer import issuing_body
from graph.resolution.people import Individual
from graph.resolution.posts import Post

if TYPE_CHECKING:
    from graph.resolution.resolved import ResolvedArticle

__all__ = ["Signed", "resolve_signatures"]

_INFERRED = "the post is in the body that issues the document"
#: Other names of a party committee.
_COMMITTEE = ("ban chấp hành", "ban chấp hành đảng bộ", "cấp ủy", "đảng ủy")
_PARTY_OFFICES = ("Bí thư",)
_STATE_OFFICES = ("Chủ tịch",)

_Span = tuple[int, int]


class Signed(Struct, frozen=True):
    """A signature, resolved. `name` and `lines` are offsets, a line of the capacity with its formula.

    `formulas` are tm, kt, tl, tuq, q as printed; `meeting` is secretary or chair of the meeting whose minutes are
    signed; `acts_for` is the body or the post that the first formula of its kind names.
    """

    person: Individual
    name: _Span
    lines: tuple[_Span, ...]
    formulas: tuple[str, ...]
    meeting: str
    post: Post | None
    body: Agency | None
    office: Post | None


def resolve_signatures(resolved: ResolvedArticle) -> list[Signed]:
    """The signatures of an official document. Who signs becomes known by name, and holds the post that is stated."""
    form = resolved.article.official
    if form is None or not form.closing.signatures:
        return []
    issuer = issuing_body(resolved)
    reader = _SignatureReader(resolved, issuer.agency if issuer is not None else None)
    return [signed for s in form.closing.signatures if (signed := reader.read(s)) is not None]


class _SignatureReader:
    """Reads the signatures of one document."""

    def __init__(self, resolved: ResolvedArticle, issuer: Agency | None) -> None:
        self.resolved, self.issuer = resolved, issuer
        self.stream = resolved.stream
        self.chunk_at: dict[int, Chunk] = {
            c.value.name_start: c for s in resolved.sentences for c in s.of(Kind.PERSON) if c.value.full
        }

    def read(self, signature: Signature) -> Signed | None:
        name = self._place(*signature.name)
        lines = [self._place(line.start, line.end) for line in signature.lines]
        if name is None or any(line is None for line in lines):
            return None
        spans = tuple(line for line in lines if line is not None)
        meeting = self._meeting(signature, spans)
        formulas = tuple(line.formula for line in signature.lines if line.formula)
        person = self._person(name)
        below = "tl" in formulas or "tuq" in formulas
        own = [s for line, s in zip(signature.lines, spans, strict=True) if line.formula in ("", "q")]
        post = self._post(person, own, name, below, "q" in formulas) if not meeting else None
        body = office = None
        for line, span in zip(signature.lines, spans, strict=True):
            if line.formula == "tm" and body is None:
                body = self._acted_for(span)
            if line.formula in ("kt", "tl", "tuq") and office is None:
                office = self._office(person, line, span)
        said = tuple((line.at, line.end) for line in signature.lines)
        return Signed(person, signature.name, said, formulas, meeting, post, body, office)

    def _place(self, start: int, end: int) -> _Span | None:
        """The words between two offsets, as a span of the stream."""
        first, last = bisect_left(self.stream.starts, start), bisect_left(self.stream.starts, end)
        return (first, last) if first < last else None

    def _meeting(self, signature: Signature, spans: tuple[_Span, ...]) -> str:
        if len(signature.lines) != 1 or signature.lines[0].formula:
            return ""
        return meeting_office(" ".join(self.stream.keys[slice(*spans[0])]))

    def _person(self, name: _Span) -> Individual:
        chunk = self.chunk_at.get(name[0])
        known = self.resolved.individual_of.get(id(chunk)) if chunk is not None and chunk.end == name[1] else None
        if known is not None:
            return known
        words = self.stream.words(*name)
        words = " ".join(w.capitalize() for w in words.split()) if words.isupper() else words
        return self.resolved.people.introduce(Person(words, True, None, name[0], name[0], name[1]))

    # -- posts ---------------------------------------------------------------------------------------------------

    def _post(self, person: Individual, own: list[_Span], name: _Span, below: bool, acting: bool) -> Post | None:
        """The post that the signer's own line states; None where it leaves open in which body."""
        if len(own) != 1:
            return None
        position = parse_position(self.stream, own[0][0], lexicon())
        if position is None or position.role.end > own[0][1]:
            return None
        agency, inferred = self._body_named(position, own[0][1]), ""
        if agency is None:
            if position.role.end != own[0][1]:
                return None  # words that are not understood may name another body
            agency, inferred = self._body_of(position, below), _INFERRED
        if agency is None:
            return None
        role = position.role.name if not acting or position.role.acting else f"Quyền {position.role.name}"
        spans = [own[0], name]
        known = next(
            (p for p in self.resolved.posts if p.person is person and p.role == role and p.agency is agency), None
        )
        if known is not None:
            known.spans.extend(spans)
            return known
        entry = position.role.entry
        post = Post(person, role, entry.english, position.role.leads, agency, "holds", "", inferred, "signature-post")
        post.spans, post.order = spans, len(self.resolved.posts)
        self.resolved.posts.append(post)
        return post

    def _body_named(self, position: Position, end: int) -> Agency | None:
        """The body that the line itself names: `TRƯỞNG PHÒNG TƯ PHÁP`; or the role: `THỦ TƯỚNG`."""
        body = position.body
        if body is None or body.end > end or body.elided and body.entry.complement in ("organ", "committee", "name"):
            return None
        if body.elided and body.entry.complement not in ("unit", "closed"):
            return None
        area = self.issuer.area if self.issuer is not None else None
        return self.resolved.bodies.resolve(body, area=area)

    def _body_of(self, position: Position, below: bool) -> Agency | None:
        """The issuing body, or its office (`CHÁNH VĂN PHÒNG`), for a role that says no body."""
        if self.issuer is None:
            return None
        issuer, how = self.issuer, position.role.entry.body
        kind, _, head = how.partition("=")
        if kind in ("head", "field"):
            if not below and issuer.label.lower().startswith(f"{head.lower()} "):
                return issuer
            return self._office_of(issuer) if head == "văn phòng" else None
        if below or how != "after":
            return None
        whole = issuer.parent if issuer.code in lexicon().kinds.board and issuer.parent is not None else issuer
        canonical = position.role.entry.canonical
        if (
            canonical in _PARTY_OFFICES
            and whole.kind == "StateBody"
            or (canonical in _STATE_OFFICES and whole.kind == "PartyBody")
        ):
            return None
        return whole

    def _office_of(self, issuer: Agency) -> Agency | None:
        """The one office that the article names and that serves the issuer; a province's bodies have their own."""
        offices = [a for a in self.resolved.bodies.coded("van-phong") if a.area is issuer.area and a.spans]
        serving = [a for a in offices if a.label.startswith("Văn phòng") and issuer.label in a.label]
        shared = [a for a in offices if issuer.code in ("ubnd", "hdnd") and " và Ủy ban nhân dân" in a.label]
        if len({*serving, *shared}) == 1:
            return (serving or shared)[0]
        own = issuer.area is not None and issuer.area.level == 1 or issuer.kind == "PartyBody"
        found = lexicon().bodies.match(["văn", "phòng"], 0)
        if offices and (serving or shared) or not own or found is None:
            return None
        body = Body(found[1], found[1].name, None, None, 0, 0)
        return self.resolved.bodies.resolve(body, owner=issuer, mention=False)

    # -- acting for others ---------------------------------------------------------------------------------------

    def _acted_for(self, span: _Span) -> Agency | None:
        """`TM. ỦY BAN NHÂN DÂN`: the issuer; `T/M BAN THƯỜNG VỤ`: its organ."""
        words = " ".join(self.stream.keys[slice(*span)])
        issuer = self.issuer
        if issuer is not None:
            committee = issuer.kind == "PartyBody" and words in _COMMITTEE
            if committee or f"{issuer.label} ".lower().startswith(f"{words} "):
                return issuer
        body = parse_body(self.stream, span[0], lexicon())
        if body is None or body.end != span[1]:
            return None
        area = issuer.area if issuer is not None else None
        if body.entry.complement == "organ":
            return self.resolved.bodies.resolve(body, owner=issuer) if issuer is not None or not body.elided else None
        return self.resolved.bodies.resolve(body, area=area)

    def _office(self, person: Individual, line: Capacity, span: _Span) -> Post | None:
        """`KT. CHỦ TỊCH`: the office of the issuer in whose place, or by whose order, somebody signs."""
        position = parse_position(self.stream, span[0], lexicon())
        if position is None or position.role.end > span[1]:
            return None
        agency = self._body_named(position, span[1])
        if agency is None and position.role.end == span[1]:
            agency = self._body_of(position, below=False)
        if agency is None:
            return None
        role = position.role
        return Post(person, role.name, role.entry.english, role.leads, agency, "holds", "", "", "signature-post")
