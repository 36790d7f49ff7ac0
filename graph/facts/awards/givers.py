"""Who grants an award, and who hands it over: `UBND tỉnh tặng …`, `thừa ủy quyền của Chủ tịch nước, A trao …`."""

from __future__ import annotations

from graph.article import BlockKind
from graph.facts.awards.occasion import Saying
from graph.facts.awards.office import conferring_office, state_said
from graph.facts.builder import Builder, Span
from graph.facts.issuers import issuing_agency
from graph.facts.speaking.subjects import subject_before
from graph.grammar.awards import Award
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.positions import Position
from graph.resolution.bodies import Agency
from graph.resolution.completion import only_ministry
from graph.resolution.people import Individual

__all__ = ["bracket_holder", "find_grantor", "find_presenters", "is_joined"]

#: Offices that are institutions of their own: what they grant is theirs, not their body's.
_OFFICES = ("Chủ tịch nước", "Thủ tướng")
#: Words before a body that make its people the subject, not the body: `lãnh đạo Đảng ủy phường trao`.
_PEOPLE_OF = ("đạo", "diện", "trực", "viên", "bộ")
#: Acts of another clause: who did them is not thereby the one who hands an award over.
_OTHER_ACTS = ("speak", "direct", "organize", "receive", "attend", "grant")


def find_grantor(
    builder: Builder, chunks: list[Chunk], said: Saying, k: int, verb: int | None, start: int
) -> tuple[Agency, Span] | None:
    """The body that grants the award at `k`, and the words that say so: with the award (`của …`), before it in
    brackets (`của Công đoàn ngành (Cờ và Bằng khen)`), as the subject of `tặng`, or as the one acted for."""
    award: Award = chunks[k].value
    own: Span = (chunks[k].start, chunks[k].end)
    agency = issuing_agency(builder, award.grantor) if award.grantor is not None else None
    if agency is None and isinstance(award.grantor, Position):
        agency = only_ministry(builder.resolved, award.grantor.role.entry.role)
    if agency is None and builder.resolved.stream.keys[award.end : award.end + 2] == ["của", "bộ"]:
        agency = only_ministry(builder.resolved, "Bộ trưởng")
    if agency is not None:
        return agency, own
    state = state_said(builder.resolved.stream.keys, chunks[k].end, chunks[verb].start if verb is not None else 0)
    if state is not None:
        said_from, said_to = min(chunks[k].start, state[0]), max(chunks[k].end, state[1])
        return builder.resolved.bodies.named("Nhà nước", "StateBody", "nha-nuoc"), (said_from, said_to)
    given_by = _said_behind(builder, chunks, k)
    if given_by is not None:
        return given_by[0], (chunks[k].start, given_by[1])
    holder = bracket_holder(chunks, k)
    if holder is not None:
        agency = builder.resolved.agency_of.get(id(chunks[holder]))
        return (agency, (chunks[holder].start, chunks[k].end)) if agency is not None else None
    found: tuple[Agency, Span] | None = None
    if verb is not None and chunks[verb].value in ("grant", "present"):
        subject = _granting(builder, chunks, verb, start)
        if subject is None and chunks[verb].value == "grant" and said.mandate >= verb:
            subject = conferring_office(builder, chunks, verb, award.entry)
        found = (subject[0], (subject[1], chunks[k].end)) if subject is not None else None
    return found or _on_behalf(builder, chunks, said, k)


def _said_behind(builder: Builder, chunks: list[Chunk], k: int) -> tuple[Agency, int] | None:
    """`Kỷ niệm chương … do Bộ Y tế tặng`: the body behind the award, and where the words end."""
    by, whose, verb = ([*chunks[k + 1 : k + 4], None, None, None])[:3]
    if by is None or by.key != "do" or whose is None or verb is None or whose.kind is not Kind.BODY:
        return None
    if verb.kind is not Kind.VERB or verb.value not in ("grant", "present"):
        return None
    agency = builder.resolved.agency_of.get(id(whose))
    return (agency, verb.end) if agency is not None else None


def is_joined(chunk: Chunk) -> bool:
    """Whether a verb after this chunk has the subject of the verb before it: `…; tặng`, `… và trao`."""
    return chunk.key in (";", ",", "và")


def bracket_holder(chunks: list[Chunk], k: int) -> int | None:
    """Where the body stands after which the award is in brackets: `quyết định khen thưởng của A (Cờ và Bằng khen) và B
    (Giấy khen)` says of each what it grants."""
    n = k - 1
    while n > 0 and (chunks[n].kind is Kind.AWARD or chunks[n].key in (",", "và")):
        n -= 1
    return n - 1 if n >= 1 and chunks[n].key == "(" and chunks[n - 1].kind is Kind.BODY else None


def _on_behalf(builder: Builder, chunks: list[Chunk], said: Saying, k: int) -> tuple[Agency, Span] | None:
    """`Thừa ủy quyền của Chủ tịch nước, A trao …`, `thay mặt UBND tỉnh, A trao …`: the one acted for grants."""
    if said.mandate >= k or any(chunks[n].key == ";" and not _lists_people(chunks, n) for n in range(said.mandate, k)):
        return None
    chunk = chunks[said.mandate]
    agency = issuing_agency(builder, chunk.value)
    said_from = chunk.start - (3 if said.keys[chunk.start - 1] == "của" else 2)  # `ủy quyền của …`, `thay mặt …`
    return (agency, (said_from, chunk.end)) if agency is not None else None


def _granting(builder: Builder, chunks: list[Chunk], verb: int, start: int) -> tuple[Agency, int] | None:
    """The body right before `tặng`: `UBND tỉnh tặng Bằng khen`, `Chủ tịch UBND tỉnh tặng …` (no name between)."""
    if verb > start and is_joined(chunks[verb - 1]):
        return None
    for n in range(verb - 1, max(start - 1, verb - 5), -1):
        chunk = chunks[n]
        if chunk.kind is Kind.PERSON or chunk.kind is Kind.VERB and chunk.value == "organize":
            return None
        if chunk.kind is Kind.BODY:
            if n > 0 and chunks[verb].value == "present" and chunks[n - 1].key in _PEOPLE_OF:
                return None  # `A và lãnh đạo Đảng ủy phường trao`
            agency = builder.resolved.agency_of.get(id(chunk))
            return (agency, chunk.start) if agency is not None else None
        if chunk.kind is Kind.POSITION:
            if chunk.value.role.name in _OFFICES and (
                chunks[verb].value == "grant" or chunk.value.role.name == _OFFICES[0]
            ):
                agency = issuing_agency(builder, chunk.value)
                return (agency, chunk.start) if agency is not None else None
            agency = builder.resolved.agency_of.get(id(chunk))
            m = n - 1
            while m >= 0 and (
                chunks[m].kind is Kind.POSITION or chunks[m].kind is Kind.MARK and chunks[m].key in (",", "-")
            ):
                m -= 1
            if m >= 0 and chunks[m].kind is Kind.PERSON or not chunk.value.role.leads or chunks[verb].value != "grant":
                return None  # whoever hands it over is not thereby the one who grants it
            return (agency, chunk.start) if agency is not None else None
        if chunk.kind is Kind.MARK and chunk.key in (";", ".", ":"):
            return None
    return None


def find_presenters(
    builder: Builder, sentence: Sentence, said: Saying, verb: int, k: int
) -> list[tuple[Individual, Span]]:
    """The people named before the verb of an award that is handed over, and the words that say so."""
    chunks = sentence.chunks
    people: list[Individual] = []
    span_start = None
    acted_for = said.mandate if said.mandate < verb else -1
    for n in range(_act_before(chunks, verb) - 1, acted_for, -1):
        chunk = chunks[n]
        person = builder.resolved.who(chunk) if chunk.kind in (Kind.PERSON, Kind.POSITION) else None
        if person is not None and person not in people:
            people.append(person)
            span_start = chunk.start
        if (
            chunk.kind is Kind.VERB
            and chunk.value in _OTHER_ACTS
            or chunk.kind is Kind.MARK
            and (chunk.key == "." or chunk.key == ";" and not _lists_people(chunks, n))
            or chunk.kind is Kind.AWARD
        ):
            break
    if not people:
        subject = subject_before(builder, chunks, verb)
        people = [subject[1]] if subject else []
    start = span_start if span_start is not None else chunks[verb].start
    end = chunks[k].end
    if sentence.kind is BlockKind.CAPTION:
        start, end = sentence.start, sentence.end
    return [(person, (start, end)) for person in people]


def _lists_people(chunks: list[Chunk], n: int) -> bool:
    """Whether what stands before the `;` at `n` is one of a list of people: `Các đồng chí: A, Bí thư Tỉnh ủy; B, Chủ
    tịch UBND tỉnh trao …`; with a verb it is a clause of its own."""
    first = next((m + 1 for m in range(n - 1, -1, -1) if chunks[m].key in (";", ":", ".")), 0)
    kinds = {c.kind for c in chunks[first:n]}
    return Kind.PERSON in kinds and kinds.isdisjoint((Kind.VERB, Kind.AWARD, Kind.EVENT))


def _act_before(chunks: list[Chunk], verb: int) -> int:
    """Where the act stands that has the same subject: `ông A | công bố | quyết định và trao …`; `verb` itself where no
    `và` joins it to one."""
    if verb == 0 or chunks[verb - 1].key != "và":
        return verb
    for n in range(verb - 2, -1, -1):
        if chunks[n].kind is Kind.VERB:
            return n
        if chunks[n].key in (";", ".") or chunks[n].kind is Kind.AWARD:
            break
    return verb
