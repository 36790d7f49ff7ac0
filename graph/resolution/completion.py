"""Whose a post is where neither its own words nor its neighbours say: said elsewhere in the sentence or before."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.delegations import LEADS_DELEGATION
from graph.grammar.holdings import Holding
from graph.lexicon import lexicon
from graph.resolution.agency import Agency

if TYPE_CHECKING:
    from graph.resolution.resolved import ResolvedArticle

__all__ = ["Officers", "body_said", "house_after", "house_of", "is_beside_part", "only_ministry"]


def body_said(resolved: ResolvedArticle, number: int, officers: Officers, holding: Holding) -> Agency | None:
    """The body of a position that neither its own words nor its neighbours complete, said elsewhere."""
    entry = holding.position.value.role.entry
    if entry.body == "none":
        return None
    if holding.rule == LEADS_DELEGATION:
        return _delegation(resolved, number, holding)
    return (
        only_ministry(resolved, entry.role)
        or _destination(resolved, officers.sentence, holding)
        or officers.owner(resolved, holding)
        or _elected_body(resolved, number, holding)
        or _board(resolved, officers.sentence, holding)
        or _only_led(resolved, holding.position.value.role.name)
    )


def _delegation(resolved: ResolvedArticle, number: int, holding: Holding) -> Agency | None:
    """`Đoàn giám sát … do ông A làm trưởng đoàn`: the delegation named last, here or in the sentence before."""
    for sentence in reversed(resolved.sentences[max(0, number - 1) : number + 1]):
        for chunk in reversed(sentence.of(Kind.BODY)):
            agency = resolved.agency_of.get(id(chunk)) if chunk.start < holding.start else None
            if agency is not None and agency.label.startswith("Đoàn "):
                return agency if agency.code == "doan-cong-tac" else None  # not the deputies of a province
    return None


#: Before the body to which somebody is moved.
_TO = {"tại", "về", "đến", "sang", "ở"}


def _destination(resolved: ResolvedArticle, sentence: Sentence, holding: Holding) -> Agency | None:
    """`… đến nhận công tác tại Sở Tư pháp và giữ chức Phó Giám đốc`: the post is where somebody goes."""
    if holding.rule not in ("person-appoint", "person-elect"):
        return None
    chunks = sentence.chunks
    for k in range(bisect_left(chunks, holding.position.start, key=lambda c: c.start) - 1, 0, -1):
        if chunks[k].kind is Kind.PERSON or chunks[k].key == ";":
            return None
        if chunks[k].kind is Kind.BODY and chunks[k - 1].kind is Kind.WORD and chunks[k - 1].key in _TO:
            return resolved.agency_of.get(id(chunks[k]))
    return None


#: Heads of boards, teams and missions, by the first word of their names.
_BOARDS = {"Trưởng Ban": "Ban ", "Tổ trưởng": "Tổ ", "Tổ phó": "Tổ ", "Trưởng Đoàn": "Đoàn "}
_SAYS = ("là", "gồm", "làm")


def _board(resolved: ResolvedArticle, sentence: Sentence, holding: Holding) -> Agency | None:
    """`Phó Trưởng ban Thường trực là đồng chí A`, `3 Phó Trưởng ban gồm …`: of the board named last before."""
    name = holding.position.value.role.name.removeprefix("Phó ").removesuffix(" Thường trực")
    first = _BOARDS.get(name)
    if first is None:
        return None
    chunks = sentence.chunks
    k = bisect_left(chunks, holding.position.start, key=lambda c: c.start)
    beside = chunks[max(0, k - 1) : k + 2]
    if not any(c.kind is Kind.WORD and c.key in _SAYS for c in beside):
        return None
    boards = [
        (start, a)
        for a in resolved.bodies.all()
        if a.kind == "SteeringCommittee" and a.label.startswith(first)
        for start, _ in a.spans
    ]
    before = [board for board in boards if board[0] < holding.position.start]
    if before:
        return max(before, key=lambda board: board[0])[1]
    return boards[0][1] if len({id(a) for _, a in boards}) == 1 else None


def only_ministry(resolved: ResolvedArticle, role: str) -> Agency | None:
    """`Thứ trưởng Nguyễn Văn A` in a report of one ministry."""
    if role not in ("Bộ trưởng", "Thứ trưởng"):
        return None
    ministries = [a for a in resolved.bodies.coded("bo") if a.spans]
    return ministries[0] if len(ministries) == 1 else None


#: What is led by somebody whose title names no body: the first words of such bodies.
_LED = {
    "Hiệu trưởng": ("Trường ", "Đại học ", "Học viện "),
    "Chánh án": ("Tòa án ",),
    "Tổng Biên tập": ("Báo ", "Tạp chí "),
    **{
        f"{kind} trưởng": (f"{kind} ",)
        for kind in (
            "Cục",
            "Chi cục",
            "Vụ",
            "Viện",
            "Sư đoàn",
            "Lữ đoàn",
            "Trung đoàn",
            "Tiểu đoàn",
            "Đồn",
            "Hạt",
            "Trạm",
        )
    },
}


def _only_led(resolved: ResolvedArticle, role: str) -> Agency | None:
    """`Phó Hiệu trưởng A`, `Sư đoàn trưởng B`: of the only school, the only division that the article names."""
    first = _LED.get(role.removeprefix("Quyền ").removeprefix("Phó ").removesuffix(" Thường trực"))
    if first is None:
        return None
    named = [a for a in resolved.bodies.all() if a.spans and a.label.startswith(first)]
    return named[0] if len(named) == 1 else None


#: How many words before an election to a post the body was elected at most.
_NEAR = 120


def _elected_body(resolved: ResolvedArticle, number: int, holding: Holding) -> Agency | None:
    """`Đại hội đã bầu Ban Chấp hành Công đoàn tỉnh … Ông A được bầu làm Chủ tịch`: the body elected just before."""
    if holding.rule != "person-elect":
        return None
    for sentence in reversed(resolved.sentences[max(0, number - _NEAR) : number + 1]):
        chunks = sentence.chunks
        for k in range(bisect_left(chunks, holding.start, key=lambda c: c.start) - 1, -1, -1):
            if holding.start - chunks[k].start >= _NEAR:
                return None
            agency = resolved.agency_of.get(id(chunks[k])) if chunks[k].kind is Kind.BODY else None
            if agency is not None and chunks[k - 1].kind is not Kind.EVENT:  # not `dự Đại hội | Đảng bộ X`
                return agency.parent if agency.parent is not None and agency.code == "ban-chap-hanh" else agency
    return None


#: What follows `có` where a body's officers are listed.
_COUNTED = {Kind.POSITION, Kind.NUMBER, Kind.ADDRESS}


class Officers:
    """Whose officers a sentence lists, looked up once however many they are."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    @cached_property
    def _heads(self) -> dict[str, Chunk]:
        """The first position of each role."""
        found: dict[str, Chunk] = {}
        for chunk in self.sentence.of(Kind.POSITION):
            found.setdefault(chunk.value.role.name, chunk)
        return found

    @cached_property
    def _having(self) -> Chunk | None:
        """The first body that has officers: `HĐND thành phố có …`."""
        for chunk, after, then in zip(
            self.sentence.chunks, self.sentence.chunks[1:], self.sentence.chunks[2:], strict=False
        ):
            if chunk.kind is Kind.BODY and after.kind is Kind.WORD and after.key == "có" and then.kind in _COUNTED:
                return chunk
        return None

    def owner(self, resolved: ResolvedArticle, holding: Holding) -> Agency | None:
        """`HĐND thành phố có Chủ tịch là bà A và một Phó Chủ tịch là ông B`: the body whose officers are listed."""
        name = holding.position.value.role.name
        head = name.removeprefix("Phó ")
        # `Chủ tịch Ủy ban … và các Phó Chủ tịch: A, B`: the deputies of the head just named
        said = self._heads.get(head) if head != name else None
        former = self._heads.get(name) if holding.position.value.role.former else None
        if former is not None and former.value.role.former and former.end < holding.position.start:
            said = former  # `ông A (nguyên Giám đốc Sở X), ông B (nguyên Giám đốc)`
        if said is not None and said.end < holding.position.start:
            return resolved.agency_of.get(id(said))
        if self._having is not None and self._having.end < holding.start:
            return resolved.agency_of.get(id(self._having))
        return None


#: What heads of a house are called, who need no body's name beside one of its organs.
_HEADS = frozenset(("Giám đốc", "Tổng Giám đốc", "Hiệu trưởng", "Viện trưởng"))
#: What closes the titles of a person, behind the house that they are of.
_CLOSES = {";", ".", ")"}


def house_after(resolved: ResolvedArticle, sentence: Sentence, stack: tuple[Chunk, ...]) -> Agency | None:
    """`Bí thư Đảng ủy, Chủ tịch Hội đồng trường, | Trường Đại học X;`: the house whose organs the titles before it
    leave without one."""
    if not _bare(stack[-1:]) or stack[-1].value.body is None and len(stack) < 2:
        return None
    chunks = sentence.chunks
    k = bisect_left(chunks, stack[-1].start, key=lambda c: c.start)
    comma, body, then = (chunks[n] if n < len(chunks) else None for n in (k + 1, k + 2, k + 3))
    if comma is None or body is None or comma.key != "," or body.kind is not Kind.BODY:
        return None
    closed = then is None or then.kind is Kind.MARK and then.key in _CLOSES
    agency = resolved.agency_of.get(id(body)) if closed else None
    return agency if agency is not None and agency.code in lexicon().kinds.house else None


def house_of(resolved: ResolvedArticle, stack: tuple[Chunk, ...], taken: tuple[Chunk, ...]) -> Agency | None:
    """`bầu ông A – Bí thư Đảng ủy, Phó Hiệu trưởng | làm Chủ tịch Hội đồng trường Trường Đại học X`: the house of the
    post that somebody takes, for the titles until then."""
    if not taken or not _bare(stack):
        return None
    agency = resolved.agency_of.get(id(taken[0]))
    while agency is not None and agency.code not in lexicon().kinds.house:
        agency = agency.parent
    return agency


def _bare(stack: tuple[Chunk, ...]) -> bool:
    """Whether all positions are of a house that none of them names: its organs' and its heads'."""
    return all(
        (position.body.elided and position.body.entry.code in lexicon().kinds.inner)
        if position.body is not None
        else position.unit is None and position.role.name.removeprefix("Phó ").removesuffix(" Thường trực") in _HEADS
        for position in (chunk.value for chunk in stack)
    )


#: Parts of a house whose head leads another of it beside: `Trưởng Phòng A, Trưởng Khoa B Bệnh viện X`.
_PARTS = {"phong", "khoa"}


def is_beside_part(body: Body, neighbour: Agency) -> bool:
    """Whether a part of a house stands beside another part of which the words say whose it is."""
    return (
        body.entry.code in _PARTS
        and neighbour.code in _PARTS
        and bool(body.name)
        and body.entry.complement == "name"
        and body.parent is None
        and body.unit is None
    )
