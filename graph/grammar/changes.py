"""Posts that people take and leave: elected, appointed, made, relieved; members that come and go; what somebody was."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.holding import Holding, goes_on, hold, last_person, mark, run_of_names, word

__all__ = ["elected", "formerly", "joining", "made"]

#: Acts of verbs by which somebody takes or leaves a post.
_CHANGES = frozenset(("elect", "appoint", "leave"))


def made(chunks: list[Chunk], positions: Sequence[int], taken: set[int]) -> list[Holding]:
    """`NAME làm POSITION`, `các ông NAME, NAME làm POSITION`; appointed where such a verb stands before."""
    holdings: list[Holding] = []
    for k in positions:
        if k < 2 or k in taken or not word(chunks[k - 1], "làm"):
            continue
        n = _before_titles(chunks, k - 2, taken)
        names: list[int] = []
        stack = [k]
        while (
            stack[-1] + 2 < len(chunks)
            and (mark(chunks[stack[-1] + 1], ",") or word(chunks[stack[-1] + 1], "kiêm"))
            and chunks[stack[-1] + 2].kind is Kind.POSITION
            and stack[-1] + 2 not in taken
        ):
            stack.append(stack[-1] + 2)
        while n >= 0 and (
            chunks[n].kind in (Kind.PERSON, Kind.ADDRESS) or names and (mark(chunks[n], ",") or word(chunks[n], "và"))
        ):
            if chunks[n].kind is Kind.PERSON:
                names.append(n)
            n -= 1
        appointed = n >= 0 and chunks[n].kind is Kind.VERB and chunks[n].value in ("appoint", "elect")
        rule = f"person-{chunks[n].value}" if appointed else "name-before-position"
        if n >= 0 and word(chunks[n], *_CHOOSES):
            rule = "person-elect"
        parts = [*stack[:-1], *_run(chunks, stack[-1])] if _incomplete(chunks[stack[-1]]) else stack
        for name in reversed(names):
            holdings += hold(chunks, name, parts, rule)[: len(stack)]
        if names:
            taken.update(stack)
    return holdings


#: What a meeting does with whom it makes something, where the verb stands alone.
_CHOOSES = ("bầu", "cử")


def _before_titles(chunks: list[Chunk], n: int, taken: set[int]) -> int:
    """The place of the name at or before `n`, over what its bearer was: `bầu NAME, POSITION, POSITION, | làm`."""
    at = n
    while at > 0 and (at in taken and chunks[at].kind is Kind.POSITION or mark(chunks[at], ",", "-", "(", ")")):
        at -= 1
    return at if chunks[at].kind is Kind.PERSON else n


def elected(sentence: Sentence, taken: set[int]) -> list[Holding]:
    """`NAME được bầu làm POSITION`, `bổ nhiệm NAME giữ chức POSITION`, `NAME thôi giữ chức POSITION`."""
    holdings: list[Holding] = []
    if sentence.acts.isdisjoint(_CHANGES):
        return holdings
    chunks = sentence.chunks
    chosen_before: list[int] = []
    marks = [n for n in sentence.at(Kind.MARK) if chunks[n].key == ";"]
    for k in sentence.at(Kind.POSITION):
        verb = None if k in taken else _changing(chunks, k)
        if verb is None:
            continue
        while verb and chunks[verb - 1].kind is Kind.VERB and chunks[verb - 1].value in _CHANGES:
            verb -= 1  # `bổ nhiệm giữ chức`
        if any(c.kind is Kind.MARK and c.key in (";", ".") for c in chunks[verb + 1 : k]):
            continue
        last = bisect_left(marks, k)
        clause = marks[last - 1] if last else 0
        chosen = _chosen(sentence, clause, verb, k)
        if not chosen and last and goes_on(chunks, clause, verb):
            chosen = chosen_before
        chosen_before = chosen
        parts = tuple(chunks[m] for m in _run(chunks, k)) if _incomplete(chunks[k]) else (chunks[k],)
        rule = f"person-{chunks[verb].value}"
        for n in chosen:
            start = min(chunks[n].start, chunks[verb].start)
            holdings.append(Holding(chunks[n], chunks[k], parts, start, chunks[k].end, rule))
            taken.add(k)
    return holdings


def _chosen(sentence: Sentence, clause: int, verb: int, k: int) -> list[int]:
    """Who takes or leaves the post at `k`: those named after it where a list is; else those between the verb and it;
    else those before the verb in its clause."""
    named = _named_after(sentence.chunks, k)
    if named is not None:
        return named
    people = sentence.at(Kind.PERSON)
    inside = people[bisect_left(people, verb) : bisect_left(people, k)]
    before = [
        n
        for n in people[bisect_left(people, clause) : bisect_left(people, verb)]
        if not _tells(sentence.chunks, n, verb)
    ]
    return run_of_names(sentence.chunks, inside or before)


#: What is done with a decision by somebody whom it does not concern, first syllable by first syllable.
_TELLING = {"công", "đọc", "trao", "trình", "ký", "thông", "giới", "đề", "ban"}
#: What somebody reads out, hands over or proposes.
_DECISIONS = {"quyết", "nghị", "tờ", "danh", "thông"}


def _tells(chunks: list[Chunk], n: int, verb: int) -> bool:
    """Whether the one named at `n` does not take or leave the post of the `verb` behind him, but tells of it: `ông A
    công bố các quyết định chỉ định …`, `bà A trình tờ trình bầu …`; or another clause begins between: `Theo điều hành
    của ông A, việc bầu …`. `ông A được trao quyết định bổ nhiệm` takes it."""
    for k in range(n + 1, verb):
        if mark(chunks[k], ",") and word(chunks[k + 1], "việc"):
            return True
        if chunks[k].key in _TELLING and chunks[k].kind in (Kind.VERB, Kind.WORD) and chunks[k - 1].key != "được":
            told = chunks[k + 1 : verb]
            return any(c.key in _DECISIONS for c in told) and not any(c.kind is Kind.PERSON for c in told)
    return False


#: How many chunks before a post the verb that gives it stands at most; what its holder was may come between.
_REACH, _REACH_OF_MADE = 8, 20


def _changing(chunks: list[Chunk], k: int) -> int | None:
    """The verb by which somebody takes or leaves the post at `k`: `bầu NAME, POSITION, POSITION | làm` reaches far."""
    reach = _REACH_OF_MADE if k and word(chunks[k - 1], "làm") else _REACH
    for m in range(k - 1, max(-1, k - 1 - reach), -1):
        if chunks[m].kind is Kind.VERB and chunks[m].value in _CHANGES:
            return m
    return None


def _incomplete(chunk: Chunk) -> bool:
    """Whether a post leaves its body to what is named with it: `làm Ủy viên, tham gia Ban Thường trực và giữ chức
    Chủ tịch Ủy ban Mặt trận … huyện X`."""
    position = chunk.value
    return position.unit is None and (position.body is None or position.body.elided)


def joining(sentence: Sentence, taken: set[int]) -> list[Holding]:
    """`chỉ định NAME tham gia Ban Chấp hành, Ban Thường vụ …`, `NAME thôi tham gia …`, `bầu 2 người vào BODY, gồm:
    NAME, …; NAME`: members that come and go."""
    chunks, holdings = sentence.chunks, list[Holding]()
    verb, stack = 0, list[int]()
    for k in sentence.at(Kind.POSITION):
        role = chunks[k].value.role
        if role.start != role.end or k in taken:
            continue
        if chunks[k - 1].kind is not Kind.MARK and not word(chunks[k - 1], "và"):
            verb, stack = k - 1, []
        stack.append(k)
        change = "leave" if chunks[verb].value == "leave" else "appoint"
        for n in _announced(chunks, k) or [p for p in last_person(sentence, verb) if not _tells(chunks, p, verb)]:
            parts = tuple(chunks[m] for m in _run(chunks, stack[0]))
            first, last = sorted((chunks[n], chunks[k]), key=lambda c: c.start)
            holdings.append(Holding(chunks[n], chunks[k], parts, first.start, last.end, f"person-{change}"))
            taken.add(k)
    return holdings


def _announced(chunks: list[Chunk], k: int) -> list[int]:
    """Who stands in the list behind a membership: `vào Ban Thường vụ khóa XI, gồm: NAME, POSITION; NAME, …`."""
    colon = next((n for n in range(k + 1, min(k + 10, len(chunks))) if mark(chunks[n], ":", ";", ".")), None)
    if colon is None or not mark(chunks[colon], ":") or any(c.kind is Kind.PERSON for c in chunks[k:colon]):
        return []
    return _named_one_by_one(chunks, colon + 1)


def _run(chunks: list[Chunk], first: int) -> list[int]:
    """The positions named together from `first` on: what one leaves out the next may say, over `thôi giữ chức` too."""
    run, k = [first], first + 1
    while k < len(chunks) and (
        chunks[k].kind in (Kind.POSITION, Kind.VERB) or mark(chunks[k], ",") or word(chunks[k], "và")
    ):
        if chunks[k].kind is Kind.POSITION:
            run.append(k)
        k += 1
    return run


def formerly(sentence: Sentence, taken: set[int]) -> list[Holding]:
    """`Bà A sinh năm 1980, …, từng là Phó Bí thư Tỉnh đoàn, Chủ tịch Hội X`: what somebody was, of the last named."""
    chunks, holdings = sentence.chunks, list[Holding]()
    for k in sentence.at(Kind.POSITION):
        if k < 2 or k in taken or not (word(chunks[k - 2], "từng") and chunks[k - 1].key in ("là", "giữ", "làm")):
            continue
        stack = [k]
        while (
            stack[-1] + 2 < len(chunks)
            and (mark(chunks[stack[-1] + 1], ",") or word(chunks[stack[-1] + 1], "và", "rồi"))
            and chunks[stack[-1] + 2].kind is Kind.POSITION
        ):
            stack.append(stack[-1] + 2)
        for n in last_person(sentence, k):
            holdings += hold(chunks, n, stack, "person-formerly")
            taken.update(stack)
    return holdings


def _named_after(chunks: list[Chunk], k: int) -> list[int] | None:
    """`trúng cử POSITION là NAME, … và NAME`, `miễn nhiệm chức danh POSITION … đối với NAME`: who stands behind; None
    where nothing says that somebody does."""
    n = k + 1
    if n + 1 < len(chunks) and word(chunks[n], "cho"):
        return _named_from(chunks, n + 1) or None  # `trao quyết định bổ nhiệm POSITION cho NAME, NAME và NAME`
    if n < len(chunks) and word(chunks[n], "là"):
        names: list[int] = []
        while n + 1 < len(chunks):
            n += 1
            if chunks[n].kind is Kind.PERSON:
                names.append(n)
            elif not (
                chunks[n].kind in (Kind.ADDRESS, Kind.POSITION, Kind.BODY, Kind.NUMBER, Kind.DATE)
                or mark(chunks[n], ",", "-", "(", ")", "/", ":")
                or word(chunks[n], "và", "phiếu", "các")
            ):
                break
        return names or None
    while n + 2 < len(chunks) and n - k < 12 and not mark(chunks[n], ";") and chunks[n].kind is not Kind.VERB:
        if word(chunks[n], "đối") and word(chunks[n + 1], "với"):
            return _named_one_by_one(chunks, n + 2)
        n += 1
    return None


def _named_from(chunks: list[Chunk], at: int) -> list[int]:
    """The names from place `at` on, joined by commas and `và`."""
    names: list[int] = []
    while at < len(chunks) and (
        chunks[at].kind in (Kind.PERSON, Kind.ADDRESS) or names and (mark(chunks[at], ",") or word(chunks[at], "và"))
    ):
        if chunks[at].kind is Kind.PERSON:
            names.append(at)
        at += 1
    return names


def _named_one_by_one(chunks: list[Chunk], at: int) -> list[int]:
    """The names that `đối với` governs: `đối với ông A, Giám đốc …, do …; ông B, …; bà C`, `đối với 3 Giám đốc … là ông
    A, …; bà B`. A semicolon parts them; between them stands what is said of each."""
    names: list[int] = []
    for n in range(at, len(chunks)):
        if chunks[n].kind is not Kind.PERSON:
            continue
        first = n
        while first > at and (chunks[first - 1].kind in (Kind.ADDRESS, Kind.POSITION) or mark(chunks[first - 1], ",")):
            first -= 1  # `đối với nguyên Phó Trưởng Ban … A và Tỉnh ủy viên, Chủ tịch … B`
        leads = first == at or word(chunks[first - 1], "là", "các", "hai", "ba") and not names
        joined = names and names[-1] == n - 2 and (mark(chunks[n - 1], ",") or word(chunks[n - 1], "và"))
        if leads or joined or names and (mark(chunks[first - 1], ";") or _last_of_list(chunks, first, names)):
            names.append(n)
    return names


def _last_of_list(chunks: list[Chunk], first: int, names: list[int]) -> bool:
    """`ông A, Giám đốc X; bà B, Giám đốc Y | và ông C`: only titles stand since the last name."""
    return word(chunks[first - 1], "và") and all(
        c.kind in (Kind.POSITION, Kind.BODY, Kind.ADDRESS) or mark(c, ",") for c in chunks[names[-1] + 1 : first - 1]
    )
