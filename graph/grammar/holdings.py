"""Who holds what: positions attached to people within a sentence.

Three shapes, and lists of them: `NAME - POSITION, POSITION`, `POSITION, POSITION NAME`, `các đồng chí POSITION: NAME,
NAME`. A position between two people belongs to the one it touches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.positions import Position

__all__ = ["Holding", "attach", "unattached"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A person and a position that the sentence gives them. `start:end` of the stream are the words that say so;
    `stack` are the positions named together, in order, which complete one another."""

    person: Chunk
    position: Chunk
    stack: tuple[Chunk, ...]
    start: int
    end: int
    rule: str


def attach(sentence: Sentence) -> list[Holding]:
    """All holdings of a sentence."""
    chunks = sentence.chunks
    positions, people = sentence.at(Kind.POSITION), sentence.at(Kind.PERSON)
    if not positions:
        return []
    holdings: list[Holding] = []
    taken: set[int] = set()
    for n in people:
        left = _stack_before(chunks, n, taken)
        if left and _plural(chunks, left[0]) and _listed(chunks, n):
            continue  # `các Phó Thủ tướng A, B`: of both
        if left:
            holdings += _hold(chunks, n, left, "position-before-name")
            taken.update(left)
    for n in people:
        if _fronted(chunks, n):
            continue
        right = [k for k in _stack_after(chunks, n, taken) if k not in taken]
        if right:
            holdings += _hold(chunks, n, right, "name-before-position")
            taken.update(right)
    holdings += _shared(chunks, positions, taken)
    holdings += _made(chunks, positions, taken)
    holdings += _joining(sentence, taken)
    holdings += _elected(sentence, taken)
    holdings += _formerly(sentence, taken)
    return holdings


def unattached(sentence: Sentence, holdings: list[Holding]) -> list[Chunk]:
    """Positions that no person in the sentence holds: title-only mentions, or nobody."""
    if not holdings:
        return sentence.of(Kind.POSITION)
    used = {id(h.position) for h in holdings}
    return [c for c in sentence.of(Kind.POSITION) if id(c) not in used]


def _hold(chunks: list[Chunk], person: int, stack: list[int], rule: str) -> list[Holding]:
    parts = tuple(chunks[k] for k in stack)
    who = chunks[person]
    return [
        Holding(who, chunks[k], parts, min(who.start, chunks[k].start), max(who.end, chunks[k].end), rule)
        for k in stack
    ]


def _mark(chunk: Chunk, *keys: str) -> bool:
    return chunk.kind is Kind.MARK and chunk.key in keys


def _stack_before(chunks: list[Chunk], n: int, taken: set[int]) -> list[int]:
    """Positions that end right before the name: nothing, an address, or ` - ` between them and it."""
    k = n - 1
    while k >= 0 and chunks[k].kind is Kind.ADDRESS and not chunks[k].value.plural:
        k -= 1
    if k >= 1 and _word(chunks[k], "là") and chunks[k - 1].kind is Kind.POSITION and chunks[k - 1].value.body is None:
        return [k - 1]  # `Chủ tịch là bà A`
    if k >= 3 and _mark(chunks[k], ")") and _mark(chunks[k - 2], "("):
        k -= 3  # `Cục trưởng Cục Thú y (Bộ …) NAME`
    if k == 1 and _mark(chunks[k], ",") and chunks[0].kind is Kind.POSITION and _addressed_and_acts(chunks, n):
        return [0]  # `Phó Chủ tịch UBND tỉnh X, bà A cho biết …`
    if k >= 1 and _mark(chunks[k], "-", ":", ",") and chunks[k - 1].kind is Kind.POSITION:
        # `POSITION - NAME`; but `NAME - POSITION, NAME - POSITION` leaves the position to the first name,
        # and `các đồng chí POSITION: NAME, NAME` is a shared position.
        first = _stack_start(chunks, k - 1, taken)
        opener = chunks[first - 1] if first > 0 else None
        if _mark(chunks[k], ":", ",") or (
            opener is not None
            and (_mark(opener, "-", ",") or opener.kind is Kind.PERSON)
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
    if _owned(chunks, first - 1) and len(stack) == 1 and _mark(chunks[n - 1], "-"):
        return []
    return stack


def _addressed_and_acts(chunks: list[Chunk], n: int) -> bool:
    prefix = chunks[n].value.prefix
    return bool(prefix and prefix.honorific) and n + 1 < len(chunks) and chunks[n + 1].kind is Kind.VERB


def _stack_start(chunks: list[Chunk], k: int, taken: set[int]) -> int:
    """The first chunk of the run of positions that ends at `k`, joined by commas, `và` or ` - `."""
    first = k
    while (
        first >= 2
        and (_mark(chunks[first - 1], ",", "-") or _word(chunks[first - 1], "và", "kiêm"))
        and chunks[first - 2].kind is Kind.POSITION
        and first - 2 not in taken
    ):
        if first >= 3 and _word(chunks[first - 3], "của", "với", "quyền"):
            break  # `thừa ủy quyền của Thủ tướng Chính phủ, Tổng Thanh tra … NAME`
        first -= 2
    while first >= 1 and chunks[first - 1].kind is Kind.POSITION and first - 1 not in taken:
        first -= 1
    return first


def _word(chunk: Chunk, *keys: str) -> bool:
    return chunk.kind is Kind.WORD and chunk.key in keys


def _owned(chunks: list[Chunk], k: int) -> bool:
    """Whether a name stands right before place `k`, with a comma or dash at `k`."""
    return k >= 1 and _mark(chunks[k], ",", "-") and chunks[k - 1].kind is Kind.PERSON


def _owner_served(chunks: list[Chunk], k: int, taken: set[int]) -> bool:
    """Whether the name before the comma at `k` already has positions before it (a list of `POSITION NAME`)."""
    m = k - 2
    while m >= 0 and chunks[m].kind is Kind.ADDRESS:
        m -= 1
    return m >= 0 and m in taken


def _stack_after(chunks: list[Chunk], n: int, taken: set[int]) -> list[int]:
    """Positions after the name: `NAME - P, P`, `NAME, P, P`, `NAME (P)`, `NAME là P`."""
    k = n + 1
    if k < len(chunks) and _mark(chunks[k], "(") and k + 1 < len(chunks) and chunks[k + 1].kind is not Kind.POSITION:
        close = next((m for m in range(k, min(k + 10, len(chunks))) if _mark(chunks[m], ")")), None)
        k = close + 1 if close else k
    opened = False
    while k < len(chunks) and (
        _mark(chunks[k], ",", "-", "(", ":")
        or _word(chunks[k], "là", "hiện", "giữ", "nay", "kiêm", "vốn", "tuổi")
        or chunks[k].kind is Kind.NUMBER
        and k + 1 < len(chunks)
        and _word(chunks[k + 1], "tuổi")
        or (chunks[k].kind is Kind.VERB and chunks[k].value == "lead")
    ):
        opened = True
        k += 1
    if not opened and not (k < len(chunks) and chunks[k].kind is Kind.POSITION):
        return []
    stack: list[int] = []
    while k < len(chunks) and chunks[k].kind is Kind.POSITION and k not in taken:
        stack.append(k)
        step = k + 1
        while step < len(chunks) and (
            _mark(chunks[step], ",", "-")
            or _word(chunks[step], "và", "kiêm", "đồng", "thời", "là")
            or _organisation(chunks, step)
        ):
            step += 1
        if step >= len(chunks) or chunks[step].kind is not Kind.POSITION:
            break
        if (
            step > k + 1
            and _word(chunks[step - 1], "và")
            and step + 1 < len(chunks)
            and chunks[step + 1].kind is Kind.PERSON
        ):
            break
        k = step
    return stack


def _organisation(chunks: list[Chunk], k: int) -> bool:
    """`Phó Viện trưởng Viện X, Bộ Y, …`: the body after the comma is the larger one."""
    return chunks[k].kind is Kind.BODY and k > 0 and _mark(chunks[k - 1], ",")


def _plural(chunks: list[Chunk], k: int) -> bool:
    """`các đồng chí POSITION`, `các POSITION`."""
    return k > 0 and (
        chunks[k - 1].kind is Kind.ADDRESS and chunks[k - 1].value.plural or _word(chunks[k - 1], "các", "hai", "ba")
    )


def _listed(chunks: list[Chunk], n: int) -> bool:
    """Whether the name at `n` is followed by another and nothing else: `A, B`, `A và B`."""
    return (
        n + 2 < len(chunks)
        and (_mark(chunks[n + 1], ",") or _word(chunks[n + 1], "và"))
        and chunks[n + 2].kind is Kind.PERSON
    )


def _shared(chunks: list[Chunk], positions: Sequence[int], taken: set[int]) -> list[Holding]:
    """`các đồng chí POSITION: NAME, NAME và NAME`, `các Phó Chủ tịch UBND tỉnh: NAME, NAME`."""
    holdings: list[Holding] = []
    for k in positions:
        if k in taken or not _plural(chunks, k):
            continue
        stack, after = [k], k + 1
        while (
            after + 1 < len(chunks)
            and _mark(chunks[after], ",")
            and chunks[after + 1].kind is Kind.POSITION
            and after + 1 not in taken
        ):
            stack.append(after + 1)
            after += 2
        if after < len(chunks) and _mark(chunks[after], ":", ","):
            after += 1
        names: list[int] = []
        colon = after > k + 1 and _mark(chunks[after - 1], ":")
        while after < len(chunks):
            if chunks[after].kind is Kind.PERSON:
                if names and chunks[after - 1].kind is Kind.POSITION:
                    break  # `…; cùng Trưởng Ban … NAME`: of another position
                names.append(after)
            elif chunks[after].kind is Kind.POSITION or chunks[after].kind is Kind.ADDRESS:
                if not colon:
                    break
            elif chunks[after].kind is Kind.BODY and _mark(chunks[after - 1], "("):
                pass
            elif not (_mark(chunks[after], ",", ";", "-", "(", ")") or _word(chunks[after], "và", "cùng")):
                break
            elif _mark(chunks[after], ";") and not colon:
                break
            after += 1
        for n in names:
            own = _in_brackets(chunks, n) if len(stack) == 1 else None
            holdings += [own] if own else _hold(chunks, n, stack, "position-shared-by-names")
        if names:
            taken.update(stack)
    return holdings


def _in_brackets(chunks: list[Chunk], n: int) -> Holding | None:
    """`các Bộ trưởng: A (Bộ Tài chính), B (Bộ Xây dựng)`: the role that is shared, in the body that is one's own."""
    k = n
    while k > 0 and not (chunks[k].kind is Kind.POSITION and _mark(chunks[k + 1], ":")):
        k -= 1
    after = chunks[n + 1 : n + 4]
    if len(after) < 3 or not (_mark(after[0], "(") and after[1].kind is Kind.BODY and _mark(after[2], ")")):
        return None
    shared: Position = chunks[k].value
    if shared.body is not None:
        return None
    own = Chunk(Kind.POSITION, chunks[k].start, chunks[k].end, replace(shared, body=after[1].value), chunks[k].key)
    return Holding(chunks[n], own, (own,), chunks[k].start, after[2].end, "position-shared-by-names")


def _made(chunks: list[Chunk], positions: Sequence[int], taken: set[int]) -> list[Holding]:
    """`NAME làm POSITION`, `các ông NAME, NAME làm POSITION`; appointed where such a verb stands before."""
    holdings: list[Holding] = []
    for k in positions:
        if k < 2 or k in taken or not _word(chunks[k - 1], "làm"):
            continue
        n = k - 2
        names: list[int] = []
        while n >= 0 and (
            chunks[n].kind in (Kind.PERSON, Kind.ADDRESS) or names and (_mark(chunks[n], ",") or _word(chunks[n], "và"))
        ):
            if chunks[n].kind is Kind.PERSON:
                names.append(n)
            n -= 1
        appointed = n >= 0 and chunks[n].kind is Kind.VERB and chunks[n].value in ("appoint", "elect")
        rule = f"person-{chunks[n].value}" if appointed else "name-before-position"
        for name in reversed(names):
            holdings += _hold(chunks, name, [k], rule)
        if names:
            taken.add(k)
    return holdings


#: Acts of verbs by which somebody takes or leaves a post.
_CHANGES = frozenset(("elect", "appoint", "leave"))


def _run_of_names(chunks: list[Chunk], names: Sequence[int]) -> list[int]:
    """The last name, and those joined to it by commas or `và`: `các đồng chí A, B được bầu …`."""
    chosen = [*names[-1:]]
    for n in reversed(names[:-1]):
        between = [
            c for c in chunks[n + 1 : chosen[0]] if c.kind is not Kind.ADDRESS and not (_mark(c, ",") or _word(c, "và"))
        ]
        if between:
            break
        chosen.insert(0, n)
    return chosen


def _fronted(chunks: list[Chunk], n: int) -> bool:
    """`Với ông A, Bí thư Tỉnh ủy yêu cầu …`: the post is that of the one who speaks, not of the one spoken of."""
    return (
        0 < n <= 3
        and _word(chunks[n - 1], "với")
        and n + 3 < len(chunks)
        and _mark(chunks[n + 1], ",")
        and chunks[n + 2].kind is Kind.POSITION
        and chunks[n + 3].kind is Kind.VERB
    )


def _last_person(sentence: Sentence, k: int) -> list[int]:
    """The person named last before place `k`, in the same clause."""
    before = [n for n in sentence.at(Kind.PERSON) if n < k]
    if not before or any(_mark(c, ";") for c in sentence.chunks[before[-1] : k]):
        return []
    return before[-1:]


def _joining(sentence: Sentence, taken: set[int]) -> list[Holding]:
    """`chỉ định NAME tham gia Ban Chấp hành, Ban Thường vụ …`, `NAME thôi tham gia …`: members that come and go."""
    chunks, holdings = sentence.chunks, list[Holding]()
    verb, stack = 0, list[int]()
    for k in sentence.at(Kind.POSITION):
        role = chunks[k].value.role
        if role.start != role.end or k in taken:
            continue
        if chunks[k - 1].kind is not Kind.MARK and not _word(chunks[k - 1], "và"):
            verb, stack = k - 1, []
        stack.append(k)
        change = "leave" if chunks[verb].value == "leave" else "appoint"
        for n in _last_person(sentence, verb):
            parts = tuple(chunks[m] for m in _run(chunks, stack[0]))
            holdings.append(Holding(chunks[n], chunks[k], parts, chunks[n].start, chunks[k].end, f"person-{change}"))
            taken.add(k)
    return holdings


def _run(chunks: list[Chunk], first: int) -> list[int]:
    """The positions named together from `first` on: what one leaves out the next may say, over `thôi giữ chức` too."""
    run, k = [first], first + 1
    while k < len(chunks) and (
        chunks[k].kind in (Kind.POSITION, Kind.VERB) or _mark(chunks[k], ",") or _word(chunks[k], "và")
    ):
        if chunks[k].kind is Kind.POSITION:
            run.append(k)
        k += 1
    return run


def _formerly(sentence: Sentence, taken: set[int]) -> list[Holding]:
    """`Bà A sinh năm 1980, …, từng là Phó Bí thư Tỉnh đoàn, Chủ tịch Hội X`: what somebody was, of the last named."""
    chunks, holdings = sentence.chunks, list[Holding]()
    for k in sentence.at(Kind.POSITION):
        if k < 2 or k in taken or not (_word(chunks[k - 2], "từng") and chunks[k - 1].key in ("là", "giữ", "làm")):
            continue
        stack = [k]
        while (
            stack[-1] + 2 < len(chunks)
            and (_mark(chunks[stack[-1] + 1], ",") or _word(chunks[stack[-1] + 1], "và", "rồi"))
            and chunks[stack[-1] + 2].kind is Kind.POSITION
        ):
            stack.append(stack[-1] + 2)
        for n in _last_person(sentence, k):
            holdings += _hold(chunks, n, stack, "person-formerly")
            taken.update(stack)
    return holdings


def _named_after(chunks: list[Chunk], k: int) -> list[int]:
    """`trúng cử POSITION là NAME, … và NAME`, `miễn nhiệm chức danh POSITION … đối với NAME`: who stands behind."""
    n = k + 1
    if n < len(chunks) and _word(chunks[n], "là"):
        names: list[int] = []
        while n + 1 < len(chunks):
            n += 1
            if chunks[n].kind is Kind.PERSON:
                names.append(n)
            elif not (
                chunks[n].kind in (Kind.ADDRESS, Kind.POSITION, Kind.BODY, Kind.NUMBER, Kind.DATE)
                or _mark(chunks[n], ",", "-", "(", ")", "/", ":")
                or _word(chunks[n], "và", "phiếu", "các")
            ):
                break
        return names
    while n + 2 < len(chunks) and n - k < 12 and not _mark(chunks[n], ";") and chunks[n].kind is not Kind.VERB:
        if _word(chunks[n], "đối") and _word(chunks[n + 1], "với"):
            at = n + 3 if chunks[n + 2].kind is Kind.ADDRESS else n + 2
            return [at] if at < len(chunks) and chunks[at].kind is Kind.PERSON else []
        n += 1
    return []


def _elected(sentence: Sentence, taken: set[int]) -> list[Holding]:
    """`NAME được bầu làm POSITION`, `bổ nhiệm NAME giữ chức POSITION`, `NAME thôi giữ chức POSITION`."""
    holdings: list[Holding] = []
    if sentence.acts.isdisjoint(_CHANGES):
        return holdings
    chunks, positions, people = sentence.chunks, sentence.at(Kind.POSITION), sentence.at(Kind.PERSON)
    chosen_before: list[int] = []
    marks = [n for n in sentence.at(Kind.MARK) if chunks[n].key == ";"]
    for k in positions:
        if k in taken:
            continue
        verb = next(
            (
                m
                for m in range(k - 1, max(-1, k - 9), -1)
                if chunks[m].kind is Kind.VERB and chunks[m].value in _CHANGES
            ),
            None,
        )
        if verb is None:
            continue
        while verb and chunks[verb - 1].kind is Kind.VERB and chunks[verb - 1].value in _CHANGES:
            verb -= 1  # `bổ nhiệm giữ chức`
        between = chunks[verb + 1 : k]
        if any(c.kind is Kind.MARK and c.key in (";", ".") for c in between):
            continue
        chunk, last = chunks[k], bisect_left(marks, k)
        clause = marks[last - 1] if last else 0
        inside = people[bisect_left(people, verb) : bisect_left(people, k)]
        before = people[bisect_left(people, clause) : bisect_left(people, verb)]
        chosen = _named_after(chunks, k) or _run_of_names(chunks, inside or before)
        if not chosen and last and marks[last - 1] == verb - 1:
            chosen = chosen_before  # `…, thôi giữ chức Bí thư Huyện ủy X; bổ nhiệm giữ chức …`
        chosen_before = chosen
        for n in chosen:
            holdings += [
                Holding(
                    chunks[n],
                    chunk,
                    (chunk,),
                    min(chunks[n].start, chunks[verb].start),
                    chunk.end,
                    f"person-{chunks[verb].value}",
                )
            ]
            taken.add(k)
    return holdings
