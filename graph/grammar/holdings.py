"""Who holds what: positions attached to people within a sentence.

Three shapes, and lists of them: `NAME - POSITION, POSITION`, `POSITION, POSITION NAME`, `các đồng chí POSITION: NAME,
NAME`. A position between two people belongs to the one it touches.
"""

from __future__ import annotations

from graph.grammar.changes import elected, formerly, joining, made
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.delegations import leading
from graph.grammar.holding import Holding, hold, mark, word
from graph.grammar.shared_posts import of_several, shared

__all__ = ["Holding", "attach", "unattached"]


def attach(sentence: Sentence) -> list[Holding]:
    """All holdings of a sentence."""
    chunks = sentence.chunks
    positions, people = sentence.at(Kind.POSITION), sentence.at(Kind.PERSON)
    holdings = leading(sentence) if "lead" in sentence.acts else []
    if not positions:
        return holdings
    taken: set[int] = set()
    for n in people:
        left = _stack_before(chunks, n, taken)
        if left and of_several(chunks, left[0]) and _listed(chunks, n):
            continue  # `các Phó Thủ tướng A, B`: of both
        if left:
            holdings += hold(chunks, n, left, "position-before-name")
            taken.update(left)
    for n in people:
        if _fronted(chunks, n):
            continue
        right = [k for k in _stack_after(chunks, n, taken) if k not in taken]
        if right:
            holdings += hold(chunks, n, right, "name-before-position")
            taken.update(right)
    holdings += shared(chunks, positions, taken)
    holdings += made(chunks, positions, taken)
    holdings += joining(sentence, taken)
    holdings += elected(sentence, taken)
    holdings += formerly(sentence, taken)
    return holdings


def unattached(sentence: Sentence, holdings: list[Holding]) -> list[Chunk]:
    """Positions that no person in the sentence holds: title-only mentions, or nobody."""
    if not holdings:
        return sentence.of(Kind.POSITION)
    used = {id(h.position) for h in holdings}
    return [c for c in sentence.of(Kind.POSITION) if id(c) not in used]


def _stack_before(chunks: list[Chunk], n: int, taken: set[int]) -> list[int]:
    """Positions that end right before the name: nothing, an address, or ` - ` between them and it."""
    k = n - 1
    while k >= 0 and chunks[k].kind is Kind.ADDRESS and not chunks[k].value.plural:
        k -= 1
    if k >= 1 and word(chunks[k], "là") and chunks[k - 1].kind is Kind.POSITION and chunks[k - 1].value.body is None:
        return [k - 1]  # `Chủ tịch là bà A`
    if k >= 3 and mark(chunks[k], ")") and mark(chunks[k - 2], "("):
        k -= 3  # `Cục trưởng Cục Thú y (Bộ …) NAME`
    if k == 1 and mark(chunks[k], ",") and chunks[0].kind is Kind.POSITION and _addressed_and_acts(chunks, n):
        return [0]  # `Phó Chủ tịch UBND tỉnh X, bà A cho biết …`
    if k > 1 and mark(chunks[k], ",") and _named_by_title(chunks, k - 1, n):
        return [k - 1]
    if k >= 1 and mark(chunks[k], "-", ":", ",") and chunks[k - 1].kind is Kind.POSITION:
        # `POSITION - NAME`; but `NAME - POSITION, NAME - POSITION` leaves the position to the first name,
        # and `các đồng chí POSITION: NAME, NAME` is a shared position.
        first = _stack_start(chunks, k - 1, taken)
        opener = chunks[first - 1] if first > 0 else None
        if mark(chunks[k], ":", ",") or (
            opener is not None
            and (mark(opener, "-", ",") or opener.kind is Kind.PERSON)
            and first > 1
            and _owned(chunks, first - 1)
        ):
            return []
        k -= 1
    if k < 0 or chunks[k].kind is not Kind.POSITION or k in taken:
        return []
    first = _stack_start(chunks, k, taken)
    stack = [m for m in range(first, k + 1) if chunks[m].kind is Kind.POSITION]
    if _owned(chunks, first - 1) and len(stack) > 1 and not _owner_served(chunks, first - 1, taken):
        # `ông A, POSITION, POSITION B`: the position that touches B is B's.
        return stack[-1:]
    if _owned(chunks, first - 1) and len(stack) == 1 and mark(chunks[n - 1], "-"):
        return []
    return stack


def _addressed_and_acts(chunks: list[Chunk], n: int) -> bool:
    if not _addressed_one(chunks[n]) or n + 1 >= len(chunks):
        return False
    return chunks[n + 1].kind is Kind.VERB or mark(chunks[n + 1], ",")


def _addressed_one(chunk: Chunk) -> bool:
    """`ông A`, `TS. B`; not `các ông C, D`."""
    prefix = chunk.value.prefix
    return bool(prefix and not prefix.plural and (prefix.honorific or prefix.degree))


def _named_by_title(chunks: list[Chunk], k: int, n: int) -> bool:
    """`có sự tham gia của Giám đốc Sở X, bà A; …`: a title alone, then who bears it, of whom no more is said."""
    before, after = chunks[k - 1], chunks[n + 1] if n + 1 < len(chunks) else None
    taking_part = word(before, "của") and k > 1 and chunks[k - 2].kind is Kind.VERB  # not `thừa ủy quyền của …, ông A`
    alone = chunks[k].kind is Kind.POSITION and (
        taking_part or word(before, "có", "là", "do") or mark(before, ";", ":")
    )
    return (
        alone
        and _addressed_one(chunks[n])
        and (after is None or after.kind is Kind.VERB or mark(after, ";", ".", "(") or word(after, "và", "cùng"))
    )


def _stack_start(chunks: list[Chunk], k: int, taken: set[int]) -> int:
    """The first chunk of the run of positions that ends at `k`, joined by commas, `và` or ` - `."""
    first = k
    while (
        first >= 2
        and (mark(chunks[first - 1], ",", "-") or word(chunks[first - 1], "và", "kiêm"))
        and chunks[first - 2].kind is Kind.POSITION
        and first - 2 not in taken
    ):
        if first >= 3 and (
            word(chunks[first - 3], "với", "quyền")
            or chunks[first - 3].kind is Kind.VERB
            and chunks[first - 3].key == "thay"
            or word(chunks[first - 3], "của")
            and not (first >= 4 and (word(chunks[first - 4], "trì") or chunks[first - 4].kind is Kind.VERB))
        ):
            break  # `thừa ủy quyền của, thay mặt Thủ tướng Chính phủ, Tổng Thanh tra … NAME`
        first -= 2
    while first >= 1 and chunks[first - 1].kind is Kind.POSITION and first - 1 not in taken:
        first -= 1
    return first


def _aside(chunks: list[Chunk], k: int) -> bool:
    """Between two commas, before a position, something that is none: a misprint (`A, TUC, Bí thư …`), an honour."""
    return (
        mark(chunks[k - 1], ",")
        and k + 2 < len(chunks)
        and (chunks[k].kind is Kind.AWARD or chunks[k].kind is Kind.WORD and len(chunks[k].key) > 1)
        and mark(chunks[k + 1], ",")
        and chunks[k + 2].kind is Kind.POSITION
    )


def _title_unknown(chunks: list[Chunk], k: int) -> bool:
    """Two words that a dash joins to a position: `Đối tác | - Giám đốc điều hành Công ty X`."""
    return (
        k + 3 < len(chunks)
        and chunks[k].kind is Kind.WORD
        and chunks[k + 1].kind is Kind.WORD
        and mark(chunks[k + 2], "-")
        and chunks[k + 3].kind is Kind.POSITION
    )


def _owned(chunks: list[Chunk], k: int) -> bool:
    """Whether a name stands right before place `k`, with a comma or dash at `k`."""
    return k >= 1 and mark(chunks[k], ",", "-") and chunks[k - 1].kind is Kind.PERSON


def _owner_served(chunks: list[Chunk], k: int, taken: set[int]) -> bool:
    """Whether the name before the comma at `k` already has positions before it (a list of `POSITION NAME`)."""
    m = k - 2
    while m >= 0 and chunks[m].kind is Kind.ADDRESS:
        m -= 1
    return m >= 0 and m in taken


def _stack_after(chunks: list[Chunk], n: int, taken: set[int]) -> list[int]:
    """Positions after the name: `NAME - P, P`, `NAME, P, P`, `NAME (P)`, `NAME là P`."""
    first = _after_aside(chunks, n + 1)
    k = _after_link(chunks, first)
    stack: list[int] = []
    while k is not None and chunks[k].kind is Kind.POSITION and k not in taken:
        stack.append(k)
        k = _next_in_stack(chunks, k)
    return stack


def _after_aside(chunks: list[Chunk], k: int) -> int:
    """The place after brackets that hold no position: `NAME (sinh năm 1970), P`."""
    if k + 1 < len(chunks) and mark(chunks[k], "(") and chunks[k + 1].kind is not Kind.POSITION:
        close = next((m for m in range(k, min(k + 10, len(chunks))) if mark(chunks[m], ")")), None)
        return close + 1 if close else k
    return k


def _after_link(chunks: list[Chunk], first: int) -> int | None:
    """The place after what links a name to its positions: marks, `là`, `hiện giữ`, an age."""
    k = first
    if k + 1 < len(chunks) and mark(chunks[k], ",", "-", "(") and _title_unknown(chunks, k + 1):
        k += 3
    while k < len(chunks) and (
        mark(chunks[k], ",", "-", "(", ":")
        or k > first
        and _aside(chunks, k)
        or word(chunks[k], "là", "hiện", "giữ", "nay", "kiêm", "vốn", "tuổi")
        or chunks[k].kind is Kind.NUMBER
        and k + 1 < len(chunks)
        and word(chunks[k + 1], "tuổi")
        or (chunks[k].kind is Kind.VERB and chunks[k].value == "lead")
    ):
        k += 1
    return k if k < len(chunks) else None


def _next_in_stack(chunks: list[Chunk], k: int) -> int | None:
    """The next position of whoever holds the one at `k`; not in `P và P NAME`, where it is another's."""
    step = k + 1
    while step < len(chunks) and (
        mark(chunks[step], ",", "-")
        or word(chunks[step], "và", "kiêm", "đồng", "thời", "là")
        or _organisation(chunks, step)
    ):
        step += 1
    if step >= len(chunks):
        return None
    joined = step > k + 1 and word(chunks[step - 1], "và")
    return None if joined and step + 1 < len(chunks) and chunks[step + 1].kind is Kind.PERSON else step


def _organisation(chunks: list[Chunk], k: int) -> bool:
    """`Phó Viện trưởng Viện X, Bộ Y, …`: the body after the comma is the larger one."""
    return chunks[k].kind is Kind.BODY and k > 0 and mark(chunks[k - 1], ",")


def _listed(chunks: list[Chunk], n: int) -> bool:
    """Whether the name at `n` is followed by another and nothing else: `A, B`, `A và B`."""
    return (
        n + 2 < len(chunks)
        and (mark(chunks[n + 1], ",") or word(chunks[n + 1], "và"))
        and chunks[n + 2].kind is Kind.PERSON
    )


def _fronted(chunks: list[Chunk], n: int) -> bool:
    """`Với ông A, Bí thư Tỉnh ủy yêu cầu …`: the post is that of the one who speaks, not of the one spoken of."""
    return (
        0 < n <= 3
        and word(chunks[n - 1], "với")
        and n + 3 < len(chunks)
        and mark(chunks[n + 1], ",")
        and chunks[n + 2].kind is Kind.POSITION
        and chunks[n + 3].kind is Kind.VERB
    )
