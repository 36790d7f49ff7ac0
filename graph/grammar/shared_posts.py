"""Posts that one list of people shares: `các đồng chí POSITION: NAME, NAME`, `hai Phó Chủ tịch là NAME và NAME`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from graph.grammar.chunks import Chunk, Kind
from graph.grammar.holding import Holding, hold, mark, word
from graph.grammar.positions import Position

__all__ = ["of_several", "shared"]


def shared(chunks: list[Chunk], positions: Sequence[int], taken: set[int]) -> list[Holding]:
    """`các đồng chí POSITION: NAME, NAME và NAME`, `các Phó Chủ tịch UBND tỉnh: NAME, NAME`."""
    holdings: list[Holding] = []
    for k in positions:
        if k in taken or not of_several(chunks, k):
            continue
        stack, after = _stack_from(chunks, k, taken)
        number = _counted(chunks, k) if after < len(chunks) and word(chunks[after], "là") else 0
        if after < len(chunks) and (number or mark(chunks[after], ":", ",") or word(chunks[after], "gồm")):
            after += 1
        names = _names_from(chunks, after, announced=after > k + 1 and chunks[after - 1].key in (":", "gồm", "là"))
        if number and len(names) > number:
            names = names[:number]  # `hai Phó Chủ tịch là ông A và bà B, cùng …`
        for n in names:
            own = _in_brackets(chunks, n) if len(stack) == 1 else None
            holdings += [own] if own else hold(chunks, n, stack, "position-shared-by-names")
        if names:
            taken.update(stack)
    return holdings


def of_several(chunks: list[Chunk], k: int) -> bool:
    """`các đồng chí POSITION`, `các POSITION`, `các đồng chí là POSITION:`."""
    if k > 1 and _introduces(chunks, k - 1) and _before_colon(chunks, k):
        return True
    if k > 0 and chunks[k - 1].kind is Kind.NUMBER:
        return k + 1 < len(chunks) and chunks[k + 1].key in ("gồm", "là", ":")  # `3 Phó Trưởng ban gồm các đồng chí: …`
    return k > 0 and (
        chunks[k - 1].kind is Kind.ADDRESS and chunks[k - 1].value.plural or word(chunks[k - 1], "các", *_COUNTS)
    )


#: How many hold a post, in words: `hai Phó Chủ tịch`.
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4}


def _counted(chunks: list[Chunk], k: int) -> int:
    """How many the words before the position at `k` say there are; 0 where they do not."""
    before = chunks[k - 1]
    return int(before.key) if before.kind is Kind.NUMBER and before.key.isdigit() else _COUNTS.get(before.key, 0)


def _introduces(chunks: list[Chunk], k: int) -> bool:
    """Whether what ends at `k` leads from a plural address to what all of the list are: `các đồng chí | đều là …`,
    `các đồng chí Đại tướng | - …`, `các Thượng tướng | , …`."""
    if mark(chunks[k], "-", ","):
        k -= 1
    else:
        while k > 0 and word(chunks[k], "là", "đều", "đang", "hiện", "gồm"):
            k -= 1
    return chunks[k].kind is Kind.ADDRESS and chunks[k].value.plural


def _before_colon(chunks: list[Chunk], k: int) -> bool:
    """Whether the row of positions that begins at `k` ends with a colon."""
    while k + 2 < len(chunks) and mark(chunks[k + 1], ",") and chunks[k + 2].kind is Kind.POSITION:
        k += 2
    return k + 1 < len(chunks) and mark(chunks[k + 1], ":")


def _stack_from(chunks: list[Chunk], k: int, taken: set[int]) -> tuple[list[int], int]:
    """The positions that follow one another from `k`, with commas between them, and the place after them."""
    stack, after = [k], k + 1
    while (
        after + 1 < len(chunks)
        and mark(chunks[after], ",")
        and chunks[after + 1].kind is Kind.POSITION
        and after + 1 not in taken
    ):
        stack.append(after + 1)
        after += 2
    return stack, after


def _names_from(chunks: list[Chunk], first: int, *, announced: bool) -> list[int]:
    """The names of a list that begins at `first`. `announced`: with a colon or `gồm`."""
    names: list[int] = []
    for at in range(first, len(chunks)):
        if chunks[at].kind is Kind.PERSON:
            if names and _is_of_another_list(chunks, at, names):
                break
            names.append(at)
        elif not _stands_in_list(chunks, at, announced=announced, begun=bool(names)):
            break
    return names


def _is_of_another_list(chunks: list[Chunk], at: int, names: list[int]) -> bool:
    """`…; cùng Trưởng Ban … NAME`: of another position; `các đồng chí UVTW: A, …; đồng chí B, Chánh Văn phòng`."""
    if chunks[at - 1].kind is Kind.POSITION and not _next_of(chunks, at, names[-1]):
        return True
    return _addressed_alone(chunks, at) and not chunks[names[0]].value.prefix


def _stands_in_list(chunks: list[Chunk], at: int, *, announced: bool, begun: bool) -> bool:
    """Whether a chunk that is no name may stand between the names of a list."""
    chunk = chunks[at]
    if chunk.kind is Kind.POSITION:
        return announced
    if chunk.kind is Kind.ADDRESS:
        return announced and not begun
    if chunk.kind is Kind.BODY and mark(chunks[at - 1], "("):
        return True
    if mark(chunk, ":"):
        return not begun  # `3 Phó Trưởng ban gồm các đồng chí: A, …`
    if mark(chunk, ";"):
        return announced
    return mark(chunk, ",", "-", "(", ")") or word(chunk, "và", "cùng")


def _next_of(chunks: list[Chunk], n: int, before: int) -> bool:
    """Whether only a mark and titles stand between two names: `…: POSITION NAME, POSITION NAME`; over a semicolon only
    when no membership begins a heading of its own (`…; Ủy viên Trung ương Đảng, Chánh Văn phòng NAME`)."""
    between = chunks[before + 1 : n]
    if between and mark(between[0], ";") and any(c.kind is Kind.POSITION and _is_membership(c.value) for c in between):
        return False
    return (
        before + 1 < n
        and mark(chunks[before + 1], ",", ";")
        and all(c.kind is Kind.POSITION or mark(c, ",") for c in chunks[before + 2 : n])
        and chunks[before - 1].kind is Kind.POSITION
    )


def _is_membership(position: Position) -> bool:
    """`Ủy viên Trung ương Đảng`, `Bí thư Trung ương Đảng`."""
    central = position.body is not None and position.body.entry.code == "ban-chap-hanh-trung-uong"
    return position.role.name.startswith("Ủy viên") or central


def _addressed_alone(chunks: list[Chunk], n: int) -> bool:
    """Whether a name after a semicolon has an address of its own: the plural before the list does not reach it."""
    prefix = chunks[n].value.prefix
    return mark(chunks[n - 1], ";") and prefix is not None and bool(prefix.honorific) and not prefix.plural


def _in_brackets(chunks: list[Chunk], n: int) -> Holding | None:
    """`các Bộ trưởng: A (Bộ Tài chính), B (Bộ Xây dựng)`: the role that is shared, in the body that is one's own."""
    k = n
    while k > 0 and not (chunks[k].kind is Kind.POSITION and mark(chunks[k + 1], ":")):
        k -= 1
    after = chunks[n + 1 : n + 4]
    if len(after) < 3 or not (mark(after[0], "(") and after[1].kind is Kind.BODY and mark(after[2], ")")):
        return None
    shared: Position = chunks[k].value
    if shared.body is not None:
        return None
    own = Chunk(Kind.POSITION, chunks[k].start, chunks[k].end, replace(shared, body=after[1].value), chunks[k].key)
    return Holding(chunks[n], own, (own,), chunks[k].start, after[2].end, "position-shared-by-names")
