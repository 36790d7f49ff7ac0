"""Who receives an award: named people and bodies, groups with a count, groups told only in words."""

from __future__ import annotations

from graph.article import BlockKind
from graph.facts.awards.conferrals import Conferral
from graph.facts.awards.givers import bracket_holder
from graph.facts.awards.named import Recipients, after_brackets, counted, groups, named, phrase, spoken
from graph.facts.builder import Builder, Span
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.stream import Stream
from graph.lexicon import lexicon
from graph.resolution.bodies import Agency
from graph.resolution.people import Individual

__all__ = ["listed_below", "read_recipients"]

#: Acts of another clause: whoever stands before them is not thereby a recipient.
_OTHER_ACTS = ("speak", "organize", "assess", "direct", "lead", "present", "grant")


def read_recipients(
    builder: Builder, sentence: Sentence, k: int, verb: int | None, start: int, end: int, conferral: Conferral
) -> None:
    """Add to the conferral who receives the award at `k`; `start` and `end` bound what belongs to it."""
    chunks, stream = sentence.chunks, builder.resolved.stream
    caption = sentence.kind in (BlockKind.CAPTION, BlockKind.HEADLINE)
    receiving = verb is not None and chunks[verb].value == "receive"
    given = _given_to(chunks, k, verb, end)
    for first, last in _regions(sentence, k, verb, start, end, given):
        if first >= last:
            continue
        people, first = groups(builder, chunks, first, last)
        known = [] if receiving and _subject_is_group(chunks, first, last) else named(builder, chunks, first, last)
        taken = [r for r in counted(stream, spoken(chunks, first, last)) if not _is_spelt_out(stream, r, known)]
        found = [*people, *taken, *known]
        conferral.recipients.extend(found)
        if found:
            break
        told_of = phrase(builder, chunks, first, last) if not caption or given is not None else None
        if told_of:
            conferral.vague.append(told_of)
    told = _told_apart(builder, chunks, k, end)
    if receiving and told:
        conferral.recipients[:] = [r for r in conferral.recipients if not isinstance(r[0], str)]
    told = told or _among_them(builder, chunks, k, end)
    if not (conferral.recipients or conferral.vague or told):
        told = _host(builder, chunks, k, conferral)
    before = {id(who) for who, _ in conferral.recipients}
    conferral.recipients.extend(r for r in told if id(r[0]) not in before)


def _given_to(chunks: list[Chunk], k: int, verb: int | None, end: int) -> int | None:
    """Where `cho`, or `tặng` after `trao` and the award, stands: whom it is given to follows."""
    to = next((n for n in range(k + 1, end) if chunks[n].kind is Kind.WORD and chunks[n].key == "cho"), None)
    if verb is None or chunks[verb].value == "present":  # `trao Huân chương … tặng X`, `lễ đón nhận … phong tặng X`
        given = [n for n in range(k + 1, end) if chunks[n].kind is Kind.VERB and chunks[n].value != "lead"]
        if given and chunks[given[0]].value == "grant" and (to is None or given[0] < to):
            to = given[0]
    if to is not None and chunks[to].kind is Kind.VERB and chunks[to + 1 : to + 2] and chunks[to + 1].key == "cho":
        to += 1  # `khen tặng cho …`
    return to


def _regions(
    sentence: Sentence, k: int, verb: int | None, start: int, end: int, to: int | None
) -> list[tuple[int, int]]:
    """Where recipients are looked for, the likeliest place first. `Huy hiệu 65 năm tuổi Đảng có 1 đồng chí; …` counts
    them after each award."""
    chunks = sentence.chunks
    if [c.key in ("có", ":") or c.kind is Kind.NUMBER for c in chunks[k + 1 : k + 3]] == [True, True]:
        return [(k + 2, _region_end(chunks, k + 2, end))]
    by = _passive(chunks, verb, start)
    if verb is not None and chunks[verb].value == "receive":
        return [(_clause_start(chunks, start, verb), verb)]
    if by is not None:
        return [(_clause_start(chunks, start, by), by)]
    if to is not None:
        return [(to + 1, _region_end(chunks, to + 1, end))]
    if bracket_holder(chunks, k) is not None:
        return []  # `của A (Cờ) và B (Giấy khen)`: what follows is the next one who grants
    first = k + 3 if [c.key for c in chunks[k + 1 : k + 3]] == ["thuộc", "về"] else k + 1  # `Giải A thuộc về …`
    regions = [(first, _region_end(chunks, first, end))]
    if verb is not None:
        between = next((n for n in range(verb + 1, k) if chunks[n].kind is Kind.WORD and chunks[n].key == "cho"), None)
        if between is not None:
            regions.insert(0, (between + 1, k))
    elif not any(
        c.kind is Kind.EVENT or c.kind is Kind.VERB and c.value == "organize" for c in chunks[start:k]
    ):  # who holds a ceremony is not thereby who receives
        regions.append((start, k))
    return regions


def _is_in_row(chunks: list[Chunk], start: int, k: int) -> bool:
    """Whether what stands before the `;` at `k` is the beginning of a row of recipients, no clause of its own: `Các
    đồng chí A - Giám đốc Sở Y tế | ; B - Giám đốc Sở Nội vụ … được tặng`, `Phòng PC03 và Đại tá A | ; Thiếu tá B đón
    nhận`."""
    first = next((n + 1 for n in range(k - 1, start - 1, -1) if chunks[n].key in (";", ".", ":")), start)
    if first == start > 0:
        return False  # behind another award: whoever received that one
    kinds = {chunk.kind for chunk in chunks[first:k]}
    return not kinds.isdisjoint((Kind.PERSON, Kind.BODY)) and kinds.isdisjoint((Kind.VERB, Kind.AWARD, Kind.EVENT))


def _clause_start(chunks: list[Chunk], start: int, verb: int) -> int:
    """Where the clause of a verb of receiving begins: after `;`, another act, an event (`UBND huyện tổ chức Lễ kỷ niệm
    … và đón nhận Huân chương`), or the `có` of `Đảng bộ xã có 3 đảng viên được nhận`."""
    for n in range(verb - 1, start - 1, -1):
        chunk = chunks[n]
        if (
            chunk.kind is Kind.MARK
            and (chunk.key == "." or chunk.key == ";" and not _is_in_row(chunks, start, n))
            or chunk.kind is Kind.EVENT
            or chunk.kind is Kind.VERB
            and chunk.value in _OTHER_ACTS
            or chunk.kind is Kind.WORD
            and chunk.key == "có"
            and chunks[n + 1].kind is Kind.NUMBER
        ):
            return n + 1
    return start


def _region_end(chunks: list[Chunk], first: int, end: int) -> int:
    """Where a list of recipients ends; brackets in it only describe (`cho A (xã X), B (xã Y)`)."""
    n = first
    while n < end:
        chunk = chunks[n]
        if chunk.kind is Kind.MARK and chunk.key == "(" and n > first:
            after = after_brackets(chunks, n, end)
            if after == n:
                return n
            n = after
            continue
        if (
            chunk.kind is Kind.WORD
            and chunk.key in ("vì", "do", "về", "đã", "có", "trong", "với", "đạt")
            or chunk.kind is Kind.MARK
            and (chunk.key in (".", "(") or chunk.key == ";" and not _goes_on(chunks, n + 1, end))
            or chunk.kind is Kind.VERB
            and chunk.value in ("receive", "grant", "present", "speak")
        ):
            return n
        n += 1
    return end


def _goes_on(chunks: list[Chunk], first: int, end: int) -> bool:
    """Whether a list of recipients goes on after `;`: `cho các ông: A, Giám đốc Sở Y tế; ông B, Chánh Văn phòng`. What
    begins with a name and has a verb or an award is a clause of its own."""
    if first >= end or chunks[first].kind is not Kind.PERSON:
        return False
    last = next((n for n in range(first, end) if chunks[n].key in (";", ".", "vì", "do")), end)
    if last == end < len(chunks):
        return False
    return not any(c.kind in (Kind.VERB, Kind.AWARD) for c in chunks[first:last])


def _passive(chunks: list[Chunk], verb: int | None, start: int) -> int | None:
    """Where `được` stands in `RECIPIENT được GRANTOR tặng …`."""
    if verb is None or chunks[verb].value not in ("grant", "present"):
        return None
    for n in range(verb - 1, max(start, verb - 8), -1):
        if chunks[n].kind is Kind.WORD and chunks[n].key == "được":
            between = chunks[n + 1 : verb]
            return n if any(c.kind in (Kind.BODY, Kind.POSITION) for c in between) else None
        if chunks[n].kind in (Kind.VERB, Kind.AWARD, Kind.MARK) and chunks[n].key != ",":
            return None
    return None


def _subject_is_group(chunks: list[Chunk], first: int, last: int) -> bool:
    """`Đảng bộ, chính quyền và nhân dân tỉnh X`: one group, not its parts."""
    return any(c.kind is Kind.WORD and c.key in ("nhân", "quân", "lãnh", "chính") for c in chunks[first:last]) and any(
        c.kind is Kind.BODY and c.value.entry.code == "dang-bo" for c in chunks[first:last]
    )


def _is_spelt_out(stream: Stream, count: tuple[Individual | Agency | str, Span], known: Recipients) -> bool:
    """`cho 2 tập thể: A, B`, `cho 2 cá nhân, gồm: A và B`: the names say who was counted. Where fewer are read than
    were counted, only `là` and `gồm` say that they are the same."""
    label, (_, end) = count
    for group in _GROUPS_BESIDE:  # `11 tập thể, cá nhân, gồm: …`
        if stream.keys[end : end + 3] in ([",", *group], ["và", *group]):
            end += 3
    end += 1 if stream.keys[end : end + 1] == [","] else 0
    after = len([r for r in known if r[1][0] > end])
    if stream.keys[end] in ("là", "gồm"):
        return after > 0
    return stream.keys[end] == ":" and after >= int(str(label).split()[0])


#: What a number counts together with the noun behind it.
_GROUPS_BESIDE = (["tập", "thể"], ["cá", "nhân"])
#: Awards that whole bodies receive.
_OF_BODIES = ("huan-chuong", "co", "bang-khen", "anh-hung", "tap-the", "don-vi", "buc-truong", "bang-cong-nhan")


def _host(builder: Builder, chunks: list[Chunk], k: int, conferral: Conferral) -> Recipients:
    """The school, company or association that holds the ceremony at which the award is received, of which nobody else
    is said to receive it: `Công ty Vạn Phát tổ chức lễ kỷ niệm 45 năm thành lập và đón nhận Huân chương …`."""
    if not conferral.award.entry.code.startswith(_OF_BODIES):
        return []
    keys = builder.resolved.stream.keys
    for n in range(k - 1, 0, -1):
        verb, host = chunks[n], chunks[n - 1]
        if verb.kind is Kind.VERB and verb.value == "organize":
            if host.kind is not Kind.BODY or host.value.entry.code not in lexicon().kinds.own_ceremony:
                return []
            agency = builder.resolved.agency_of.get(id(host))
            received = "nhận" in keys[verb.end : chunks[k].start]
            return [(agency, (host.start, chunks[k].end))] if agency is not None and received else []
        if verb.kind is Kind.VERB and verb.value in ("present", "grant"):
            return []
    return []


def _told_apart(builder: Builder, chunks: list[Chunk], k: int, end: int) -> Recipients:
    """`2 đồng chí được tặng Huy hiệu … là A và B; …`: who they are follows the award."""
    if k + 2 >= end or chunks[k + 1].key not in ("là", "gồm", ":"):
        return []
    last = next((n for n in range(k + 1, end) if chunks[n].key == ";"), end)
    return [r for r in named(builder, chunks, k + 2, last) if isinstance(r[0], Individual)]


def _among_them(builder: Builder, chunks: list[Chunk], k: int, end: int) -> Recipients:
    """`cho 7 cá nhân …, trong đó có A, B (xã X)`: the people named of those who were counted."""
    for n in range(k + 1, end - 3):
        if [c.key for c in chunks[n : n + 2]] == ["trong", "đó"] and chunks[n + 2].key in ("có", "gồm", ":"):
            last = next((m for m in range(n + 3, end) if chunks[m].key == "." or chunks[m].kind is Kind.VERB), end)
            return [r for r in named(builder, chunks, n + 3, last) if isinstance(r[0], Individual)]
    return []


def listed_below(builder: Builder, sentences: list[Sentence]) -> Recipients:
    """The people listed in the sentence after `tặng Huân chương … cho các ông:`, before another act of its own."""
    for sentence in sentences:
        chunks = sentence.chunks
        if not chunks or chunks[1 if chunks[0].key == "-" else 0].kind is not Kind.PERSON:
            break
        acts = sentence.at(Kind.VERB)
        last = next((n for n in range(acts[0], 0, -1) if chunks[n].key == ";"), 0) if acts else len(chunks)
        return [r for r in named(builder, chunks, 0, last) if isinstance(r[0], Individual)]
    return []
