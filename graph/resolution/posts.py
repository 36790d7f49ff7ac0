"""Posts, resolved: who holds which role in which body, and whom a title alone means."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.delegations import LEADS_DELEGATION
from graph.grammar.holdings import Holding, attach, unattached
from graph.grammar.positions import Position
from graph.grammar.stream import BREAK
from graph.grammar.units import Unit, parse_unit
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.unit_kinds import COMMITTEES, LEVELS
from graph.resolution.bodies import Agency
from graph.resolution.completion import Officers, body_said, house_after, house_of, is_beside_part
from graph.resolution.context import Area
from graph.resolution.parts import INSIDE, house_around, leads_house, leads_whole, whole_of
from graph.resolution.people import Individual
from graph.resolution.scopes import Scopes, named_unit

if TYPE_CHECKING:
    from graph.resolution.resolved import ResolvedArticle

__all__ = ["Post", "resolve_posts", "resolve_titles", "settle_people"]


class Post(Struct, eq=False):
    """A position that a person is shown in, resolved. `spans` are the words (places in the stream), `status` one of
    holds, former, appointed, leaves."""

    person: Individual
    role: str
    english: str
    leads: bool
    agency: Agency | None
    status: str
    term: str
    inferred: str
    rule: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    order: int = 0


#: Rules by which somebody takes a post, beside those that they hold.
_TAKES = ("person-elect", "person-appoint")
#: Posts found so far, by person, role and body.
_Known: TypeAlias = dict[tuple[int, str, int], Post]


def resolve_posts(resolved: ResolvedArticle, scopes: Scopes) -> list[tuple[Sentence, list[Holding]]]:
    """Find the posts of everybody named, and put them and their bodies into the article. `scopes`: of which unit
    the words of each sentence speak. Out: each sentence with what it gives to whom, for `resolve_titles`."""
    found: list[tuple[Sentence, list[Holding]]] = []
    order = 0
    known: _Known = {}
    for number, sentence in enumerate(resolved.sentences):
        holdings = attach(sentence)
        found.append((sentence, holdings))
        stacks: dict[int, dict[int, Agency | None]] = {}
        officers = Officers(sentence)
        taken = {id(h.person): h.stack for h in holdings if h.rule in _TAKES}
        for holding in sorted(holdings, key=lambda h: h.rule not in _TAKES) if taken else holdings:
            key = id(holding.stack[0])
            if key not in stacks:
                new = taken.get(id(holding.person), ())
                stacks[key] = _resolve_stack(
                    resolved, holding.stack, () if new is holding.stack else new, number, scopes
                )
        for holding in holdings:
            key = id(holding.stack[0])
            person = resolved.individual_of.get(id(holding.person))
            if person is None:
                continue
            beside = stacks[key][id(holding.position)]
            agency = beside or body_said(resolved, number, officers, holding)
            if agency is None and holding.rule == LEADS_DELEGATION:
                continue
            _add_post(resolved, known, person, holding, agency, order, said_elsewhere=beside is None)
            order += 1
    for number, (sentence, holdings) in enumerate(found):
        for chunk in unattached(sentence, holdings):
            _resolve_stack(resolved, (chunk,), (), number, scopes)
    _drop_incomplete(resolved)
    return found


def _resolve_stack(
    resolved: ResolvedArticle, stack: tuple[Chunk, ...], taken: tuple[Chunk, ...], number: int, scopes: Scopes
) -> dict[int, Agency | None]:
    """The body of each position of a stack, right to left: what one leaves out, its neighbour says. `taken`: the
    positions that the same person takes in the same sentence."""
    found: dict[int, Agency | None] = {}
    near = _of_whom(resolved, stack, taken, number, scopes)
    right = house_after(resolved, resolved.sentences[number], stack) or house_of(resolved, stack, taken)
    right_is_part = False  # whether its officers are named by it: Trưởng phòng, Chánh Văn phòng
    for chunk in reversed(stack):
        position: Position = chunk.value
        if right is not None and right_is_part and leads_whole(position):
            agency = whole_of(resolved.bodies, right)  # `Phó Giám đốc, Trưởng phòng Tổ chức | Sở Y tế`
        elif right is not None and right.code in INSIDE and leads_house(position, right):
            agency = house_around(right)  # `Giám đốc kiêm Bí thư Chi bộ | Trung tâm Y tế`
        else:
            agency = _body_of(resolved, chunk, position, right, near[id(chunk)])
        found[id(chunk)] = agency
        if agency is not None:
            resolved.agency_of[id(chunk)] = agency
            right, right_is_part = agency, position.role.entry.body.startswith("head=")
    left: Agency | None = None
    for chunk in stack:
        if found[id(chunk)] is None and chunk.value.body is not None and left is not None:
            agency = _complete(resolved, chunk, chunk.value, left, near[id(chunk)])
            found[id(chunk)] = agency
            if agency:
                resolved.agency_of[id(chunk)] = agency
        left = found[id(chunk)] or left
    return found


def _of_whom(
    resolved: ResolvedArticle, stack: tuple[Chunk, ...], taken: tuple[Chunk, ...], number: int, scopes: Scopes
) -> dict[int, Area | None]:
    """The unit that completes each position: of the title after it, also that which the person takes, of the title
    before it (`Bí thư Tỉnh ủy X, Chủ tịch HĐND | tỉnh`), else of the words around (`scopes`)."""
    found: dict[int, Area | None] = {}
    beside: Area | None = None
    for chunk in (*reversed(taken), *reversed(stack)):
        unit = named_unit(chunk.value.unit or chunk.value.body)
        found[id(chunk)] = None if unit is not None else beside
        beside = (resolved.context.area(unit) if unit is not None else None) or beside
    beside = None
    for chunk in stack:
        body, bare = chunk.value.body, chunk.value.unit
        unit = named_unit(bare or body)
        if unit is not None:
            beside = resolved.context.area(unit) or beside
        elif found[id(chunk)] is None and (body is not None or bare is not None):
            around = scopes.of(number, body) if body is not None else scopes.at(number, chunk.start, bare.kind)
            found[id(chunk)] = beside or around
    return found


def _body_of(
    resolved: ResolvedArticle, chunk: Chunk, position: Position, right: Agency | None, local: Area | None
) -> Agency | None:
    if position.unit is not None:
        return _of_unit(resolved, position, local)
    if position.body is None:
        if right is not None and position.role.entry.canonical == "Giám đốc" and right.label.startswith("Cơ quan "):
            return right.parent  # `Phó Giám đốc, Thủ trưởng Cơ quan Cảnh sát điều tra | Công an tỉnh`
        if position.role.entry.body == "after" and right is not None and chunk.end - chunk.start <= 5:
            if (
                position.role.entry.canonical == "Bí thư"
                and right.code in lexicon().kinds.authority
                and right.area is not None
            ):
                return resolved.bodies.committee_of(right.area)
            if (
                position.role.entry.canonical == "Ủy viên"
                and right.code in lexicon().kinds.standing
                and right.parent is not None
            ):
                return (
                    right.parent
                )  # `Ủy viên, tham gia Ban Thường trực Ủy ban X`: first of the whole, then of the board
            return right
        if (
            position.role.entry.body.startswith("head=")
            and right is not None
            and right.label.lower().startswith(position.role.entry.body[5:])
        ):
            return right
        return None
    return _complete(resolved, chunk, position, right, local)


def _complete(
    resolved: ResolvedArticle, chunk: Chunk, position: Position, neighbour: Agency | None, local: Area | None
) -> Agency | None:
    body = position.body
    assert body is not None
    if not body.name and (same := _named_before(resolved, chunk, body)) is not None:
        return same
    if position.role.entry.canonical == "Tư lệnh" and body.unit is None and body.name in _NATIONAL_FORCES:
        # A province's force is led by a Chỉ huy trưởng: a Tư lệnh is of the whole country's.
        return resolved.bodies.named(f"Bộ Tư lệnh {body.name}", "StateBody", body.entry.code)
    owner, area = None, None
    if (
        body.entry.complement == "committee"
        and body.unit is None
        and neighbour is not None
        and neighbour.code == "chinh-quyen"
    ):
        name = neighbour.label.removeprefix("tỉnh ").removeprefix("thành phố ")
        return resolved.bodies.named(f"{body.name} {name}", "Body", body.entry.code)  # of a province abroad
    if body.elided and neighbour is not None:
        area = neighbour.area
        unnamed = neighbour.label.rsplit(" ", 1)[-1]
        if area is None and body.entry.code == "dang-uy" and unnamed in ("xã", "phường") and body.unit is None:
            # `Phó Bí thư Đảng ủy, Chủ tịch UBND phường`, and nowhere which one
            body = replace(body, unit=Unit(unnamed, "", 3, "", (), body.end, body.end))
        if body.entry.complement == "organ":
            owner = _owner(resolved, body, neighbour)
            commune = neighbour.area is not None and neighbour.area.level == 3  # it has one Đảng ủy, its bodies none
            if body.entry.code in ("dang-uy", "dang-bo") and (commune or neighbour.code in lexicon().kinds.authority):
                owner = None
    if neighbour is not None and is_beside_part(body, neighbour):
        owner = neighbour.parent
    span_start, span_end = body.start, body.end
    surface = resolved.stream.quote(span_start, span_end) if span_end > span_start else ""
    return resolved.bodies.resolve(body, owner=owner, area=area, local=local, surface=surface)


def _named_before(resolved: ResolvedArticle, chunk: Chunk, body: Body) -> Agency | None:
    """`Về phía Quân khu 4 có ông A, Chính ủy Quân khu`: the body of this kind that the sentence has named last."""
    at = bisect_right(resolved.sentences, chunk.start, key=lambda s: s.start) - 1
    for named in reversed(resolved.sentences[at].of(Kind.BODY)):
        agency = resolved.agency_of.get(id(named)) if named.start < chunk.start else None
        kind = agency is not None and (agency.code == body.entry.code or " " in body.entry.name)
        if agency is not None and kind and agency.label.startswith(body.entry.name):
            return agency
    return None


def _owner(resolved: ResolvedArticle, body: Body, neighbour: Agency) -> Agency | None:
    """The body whose organ is meant, given the one beside it."""
    kinds = lexicon().kinds
    if body.entry.code in ("dang-uy", "dang-bo") and neighbour.code == "hoi-dong-quan-tri":
        return neighbour.parent  # the party committee named beside a board that leads a company or a school is theirs
    beside = neighbour.code in kinds.beside_committee and neighbour.area is not None
    if body.entry.code == "ban-thuong-vu" and beside and neighbour.parent is None:
        assert neighbour.area is not None
        return resolved.bodies.committee_of(neighbour.area)  # `UVTV, Phó Chủ tịch UBND quận X`
    if body.entry.name == "Ban Thường trực" and neighbour.code == "ub-mttq":
        return neighbour  # only the Front has one
    if body.entry.code == "doan-chu-tich":  # `Ủy viên Đoàn Chủ tịch, Trưởng Ban Nữ công Tổng Liên đoàn X`
        whole = neighbour.parent or neighbour
        return whole if whole.kind == "MassOrganization" else None
    if body.entry.code in kinds.board:
        if neighbour.parent is not None and neighbour.parent.kind in ("PartyBody", "MassOrganization"):
            return neighbour.parent
        if neighbour.code in kinds.beside_committee:
            return None
        return whole_of(resolved.bodies, neighbour) if neighbour.code == "ban-dang" else neighbour
    if body.entry.central == "party":
        return neighbour if neighbour.kind == "PartyBody" and neighbour.parent is None else neighbour.parent
    if body.entry.code in kinds.inner:
        return neighbour if neighbour.kind != "PartyBody" or neighbour.code == "dang-uy" else None
    return neighbour


def _of_unit(resolved: ResolvedArticle, position: Position, local: Area | None) -> Agency | None:
    """`Chủ tịch huyện X` heads its People's Committee, `Bí thư Hà Nội` its party committee, `Trưởng thôn X` thôn X."""
    unit = position.unit
    assert unit is not None
    if position.role.entry.body.startswith("head="):
        return _hamlet(resolved, unit)
    area = resolved.context.area(unit, local)
    if area is None:
        return None
    if position.role.entry.canonical in ("Đô trưởng", "Tỉnh trưởng", "Thị trưởng"):
        place = resolved.bodies.named(unit.label, "Body", "chinh-quyen")
        place.spans.append((unit.start, unit.end))
        return place
    if position.role.entry.canonical == "Bí thư":
        head = COMMITTEES.get(area.kind, "Đảng ủy").lower()
    else:
        head = "ủy ban nhân dân"
    found = lexicon().bodies.match(head.split(), 0)
    if not found:
        return None
    return resolved.bodies.resolve(Body(found[1], found[1].name, None, unit, unit.start, unit.end), local=local)


def _hamlet(resolved: ResolvedArticle, unit: Unit) -> Agency | None:
    """The thôn that somebody heads, in the commune named behind it, else in the article's: `thôn Đông Hải, xã X`."""
    stream = resolved.stream
    at = unit.end + 1 if stream.keys[unit.end] == "," else unit.end
    around = parse_unit(stream, at, lexicon()) if stream.keys[at] != BREAK else None
    named = around is not None and around.name and LEVELS.get(around.kind) == _COMMUNE
    area = resolved.context.area(around) if around is not None and named else resolved.context.commune
    if area is None:
        return None
    label = unit.label[0].upper() + unit.label[1:]
    agency = resolved.bodies.put(f"body/{area.id}/{slug(unit.label)}", label, "Body", "chinh-quyen", area, None, "")
    agency.spans.append((unit.start, unit.end))
    return agency


#: The level of a xã.
_COMMUNE = 3
_NATIONAL_FORCES = {"Bộ đội Biên phòng", "Cảnh sát biển", "Cảnh sát Biển"}
_STATUS = {
    "person-formerly": "former",
    "person-elect": "appointed",
    "person-appoint": "appointed",
    "person-leave": "leaves",
}


def _add_post(
    resolved: ResolvedArticle,
    known: _Known,
    person: Individual,
    holding: Holding,
    agency: Agency | None,
    order: int,
    *,
    said_elsewhere: bool,
) -> None:
    position: Position = holding.position.value
    role = position.role
    status = "former" if role.former else _STATUS.get(holding.rule, "holds")
    inferred = agency.inferred if agency is not None and position.body is not None and position.body.elided else ""
    if agency is not None and position.body is None and position.unit is None:
        inferred = f"the body comes from {'elsewhere in the article' if said_elsewhere else 'the position beside it'}"
    post = known.get((id(person), role.name, id(agency)))
    if post is not None:
        post.spans.append((holding.start, holding.end))
        if status in ("appointed", "leaves"):
            post.status = status
        return
    post = Post(
        person,
        role.name,
        role.entry.english,
        role.leads,
        agency,
        status,
        position.term,
        inferred,
        holding.rule,
        [(holding.start, holding.end)],
        order,
    )
    known[id(person), role.name, id(agency)] = post
    resolved.posts.append(post)
    if agency is None and role.entry.body != "none":
        resolved.unread.append(("a position whose body the article does not say", holding.position))


#: Offices that are held in no body.
_WITHOUT_BODY = ("Tổng Bí thư", "Chủ tịch nước", "Phó Chủ tịch nước", "Quyền Chủ tịch nước", "Đại sứ", "Phó Đại sứ")


def _drop_incomplete(resolved: ResolvedArticle) -> None:
    """A position without a body is kept only for offices that have none; a shorter wording of a known post goes."""
    kept = []
    complete: dict[tuple[int, str], Post] = {}
    for post in resolved.posts:
        if post.agency is not None:
            complete.setdefault((id(post.person), post.role), post)
    for post in resolved.posts:
        other = complete.get((id(post.person), post.role))
        if post.agency is None and (other is not None or post.role not in _WITHOUT_BODY):
            if other is not None:
                other.spans.extend(post.spans)
            continue
        kept.append(post)
    resolved.posts = kept


def settle_people(resolved: ResolvedArticle) -> None:
    """A person belongs to the province of the posts; to the whole country when all of them are central."""
    home = resolved.context.province.lineage if resolved.context.province else ""
    posts: dict[int, list[Post]] = {}
    for post in resolved.posts:
        posts.setdefault(id(post.person), []).append(post)
    for person in resolved.people.all():
        own = posts.get(id(person), [])
        lineages = [p.agency.area.lineage for p in own if p.agency is not None and p.agency.area is not None]
        central = bool(own) and not lineages
        person.lineage = (lineages[0] if lineages else "") or ("vn" if central else home) or "vn"


def resolve_titles(resolved: ResolvedArticle, found: list[tuple[Sentence, list[Holding]]]) -> None:
    """`Phó Bí thư Thường trực Tỉnh ủy đề nghị`: the only person of the article who holds exactly that position."""
    # Who holds a role in a body, and who holds it in any (under None).
    holders: dict[tuple[str, int | None], dict[int, Individual]] = {}
    for post in resolved.posts:
        if post.status != "former":
            for body in (id(post.agency), None):
                holders.setdefault((post.role, body), {})[id(post.person)] = post.person
    for sentence, holdings in found:
        for chunk in unattached(sentence, holdings):
            position: Position = chunk.value
            agency = resolved.agency_of.get(id(chunk))
            fitting = holders.get((position.role.name, None if agency is None else id(agency)), {})
            if len(fitting) == 1 and not (agency is None and position.body is not None):
                person = next(iter(fitting.values()))
                resolved.titles[id(chunk)] = person
                person.spans.append((chunk.start, chunk.end))
            else:
                resolved.unread.append(("a title with no person", chunk))
