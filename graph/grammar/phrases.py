"""What begins at a word: a person, a position, an event, a document, an award, a body, a verb, a unit, or nothing.

The readers are asked in one order, and the first that recognises something wins.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from graph.grammar.awards import parse_award
from graph.grammar.bodies import Body, parse_body
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.collectives import GENERIC, named_collectively
from graph.grammar.documents import parse_document
from graph.grammar.people import Person, Prefix, parse_name, parse_person, parse_prefix
from graph.grammar.positions import member_of, parse_position, parse_role, standing_member_of
from graph.grammar.series import LINKS, first_of_units, next_of_series
from graph.grammar.stream import BREAK, Stream
from graph.grammar.units import parse_unit
from graph.language.tokens import PUNCTUATION
from graph.lexicon import Lexicon, Opens
from graph.lexicon.unit_kinds import SMALL

__all__ = ["phrase"]

#: Reads what begins at a place of the stream, after the chunks before it.
Reader = Callable[[Stream, int, Lexicon, list[Chunk]], Chunk | None]

#: `2 đồng chí A, B` are named; `41 đảng viên`, `9 nông dân` are counted and no more.
_COUNTED_WITH_NAMES = {"đồng", "ông", "bà", "vị", "đ"}
#: Numbers in words: how many, so that none of them is named.
_COUNTS = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}
_CHOSEN = {"elect", "appoint"}
#: Nouns of places, by their last word (and the word before it): `Trung tâm hội nghị tỉnh`, `phòng họp số 1`.
_PLACES = {"tâm": ("trung",), "trường": ("hội",), "phòng": (), "nhà": (), "cung": (), "sảnh": ()}


def phrase(stream: Stream, i: int, end: int, opens: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk:
    """What begins at the word at `i`, which is capitalised or with which the lexicon has phrases; `opens` says of what
    kinds. `end` is where its block ends, `before` are the chunks of the block before it."""
    if opens & Opens.COMPOUND:
        compound = lexicon.words["compound"].match(stream.keys, i)
        if compound and (not stream.caps[i] or stream.text[i].isupper()):
            return Chunk(Kind.WORD, i, i + compound[0], None, stream.keys[i])
    if stream.caps[i] or opens & Opens.PREFIX:
        someone = _person_or_address(stream, i, end, opens, lexicon, before)
        if someone is not None:
            return someone
    for read in _readers(opens):
        chunk = read(stream, i, lexicon, before)
        if chunk is not None:
            return chunk
    unit = parse_unit(stream, i, lexicon) if stream.caps[i] or stream.keys[i] in SMALL else None
    further = next_of_series(stream, i, unit, lexicon, before) if before and before[-1].key in LINKS else None
    if further is not None:
        return Chunk(Kind.BODY, i, further.end, further, stream.keys[i])
    if unit is not None:
        return Chunk(Kind.UNIT, i, unit.end, unit, stream.keys[i])
    return Chunk(Kind.WORD, i, i + 1, None, stream.keys[i])


@cache
def _readers(opens: int) -> tuple[Reader, ...]:
    """What can begin with a word that `opens` these kinds of phrases, in the order in which the first wins."""
    order: tuple[tuple[int, Reader], ...] = (
        (Opens.ROLE, _position),
        (Opens.EVENT, _event),
        (Opens.DOCUMENT, _document),
        (Opens.AWARD, _award),
        (Opens.BODY, _body),
        (Opens.VERB, _verb),
    )
    return tuple(read for flag, read in order if opens & flag)


def _person_or_address(
    stream: Stream, i: int, end: int, opens: int, lexicon: Lexicon, before: list[Chunk]
) -> Chunk | None:
    """A person with what stands before the name, or before a position the address alone: `đồng chí | Bí thư …`."""
    key = stream.keys[i]
    counted = before and before[-1].kind is Kind.NUMBER and key not in _COUNTED_WITH_NAMES
    prefix = parse_prefix(stream, i, lexicon) if opens & Opens.PREFIX and not counted else None
    person = _person(stream, i, end, lexicon, before, prefix)
    if person and not _begins_award(stream, i, person, opens, lexicon):
        return Chunk(Kind.PERSON, i, person.end, person, key)
    if prefix is not None and prefix.rank and before and before[-1].key == "các":
        return Chunk(Kind.ADDRESS, i, prefix.end, replace(prefix, plural=True), key)  # `các | Thượng tướng: A, B`
    if prefix is None or not prefix.honorific:
        return None
    if prefix.plural or prefix.end < len(stream) and _position_ahead(stream, prefix.end, lexicon):
        return Chunk(Kind.ADDRESS, i, prefix.end, prefix, key)
    return None


def _begins_award(stream: Stream, i: int, person: Person, opens: int, lexicon: Lexicon) -> bool:
    """Whether what reads as a person begins an award: `Anh hùng Lực lượng vũ trang …`, `2 đồng chí | Huy hiệu`."""
    if not person.full:
        longer = lexicon.awards.match(stream.keys, person.name_start)
        if longer and person.name_start + longer[0] > person.end:
            return True
    found = lexicon.awards.match(stream.keys, i) if opens & Opens.AWARD else None
    return found is not None and i + found[0] > person.end


def _position(stream: Stream, i: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk | None:
    """A position; in small letters only where it is somebody's: a body, `nguyên`, a name or a list tells so."""
    position = parse_position(stream, i, lexicon)
    if position and (
        stream.caps[i]
        or position.body is not None
        or position.unit is not None
        and position.role.entry.body.startswith("head=")  # `trưởng thôn X`; `chủ tịch xã X` may be any
        or position.role.former
        or _person_ahead(stream, position.end, lexicon)
        or _lists_holders(stream, position.end, before)
    ):
        return Chunk(Kind.POSITION, i, position.end, position, stream.keys[i])
    return None


def _event(stream: Stream, i: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk | None:
    """The head of an event's name; `họp` is one only as the first word of a block."""
    event = lexicon.events.match(stream.keys, i)
    if event is None or _is_part(stream, i, event[0]):
        return None
    if event[1].code == "hop" and not (stream.caps[i] and (i == 0 or stream.keys[i - 1] == BREAK)):
        return None
    return Chunk(Kind.EVENT, i, i + event[0], event[1], stream.keys[i])


def _document(stream: Stream, i: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk | None:
    document = parse_document(stream, i, lexicon)
    return Chunk(Kind.DOCUMENT, i, document.end, document, stream.keys[i]) if document else None


def _award(stream: Stream, i: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk | None:
    award = parse_award(stream, i, lexicon)
    return Chunk(Kind.AWARD, i, award.end, award, stream.keys[i]) if award else None


def _body(stream: Stream, i: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk | None:
    """A body; a committee that one joins is a position, and a body of which several are meant is a word."""
    body, key = parse_body(stream, i, lexicon), stream.keys[i]
    body = first_of_units(stream, i, lexicon, body) or body
    committee = body.end if body else i + 2 if stream.keys[i : i + 2] == ["ủy", "ban"] else i
    if committee > i and (_joined(stream, i, body, lexicon, before) or body and _apposed(stream, body, before)):
        if before[-1].kind is Kind.VERB and before[-1].value == "attend":
            before[-1].value = "appoint"  # one comes to a meeting, but joins a committee
        return Chunk(Kind.POSITION, i, committee, member_of(body, i, committee, lexicon), key)
    if body and body.entry.code == "thuong-truc" and _is_office(stream, body, lexicon, before):
        return Chunk(Kind.POSITION, i, body.end, standing_member_of(body, lexicon), key)
    if body is None or body.entry.complement == "purpose" and before and _numbers(before[-1]):
        return None  # `Bảy Tổ công tác kiểm tra`: several, and none of them named
    several = body.elided and (
        (before and before[-1].kind is Kind.WORD and before[-1].key in GENERIC)
        or named_collectively(stream, body, lexicon)
    )
    return Chunk(Kind.WORD, i, body.end, None, key) if several else Chunk(Kind.BODY, i, body.end, body, key)


def _verb(stream: Stream, i: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk | None:
    """A verb that tells something; its value is the act."""
    verb = lexicon.verbs.match(stream.keys, i)
    if verb is None or stream.caps[i] and _names_unit(stream, i, verb[0], lexicon):
        return None
    return Chunk(Kind.VERB, i, i + verb[0], verb[1], stream.keys[i])


def _lists_holders(stream: Stream, end: int, before: list[Chunk]) -> bool:
    """`các phó chủ tịch | : A; B`, `các ủy viên | gồm …`, `5 phó Chủ tịch | gồm …`."""
    several = before and (before[-1].key == "các" if before[-1].kind is Kind.WORD else before[-1].kind is Kind.NUMBER)
    return bool(several) and stream.keys[end : end + 1] in ([":"], ["gồm"])


def _joined(stream: Stream, i: int, body: Body | None, lexicon: Lexicon, before: list[Chunk]) -> bool:
    """Whether the words before a committee (`Ủy ban` alone where there is no body) say that somebody joins or leaves
    it: `tham gia Ban Chấp hành`, `tham gia Ủy ban, Ban Thường trực`."""
    if not before or not (
        stream.caps[i] and (i + 2 >= len(stream) or not stream.caps[i + 2])
        if body is None
        else body.entry.code in lexicon.kinds.joined or body.name.startswith("Ban Thường trực ")
    ):
        return False
    last = before[-1]
    if last.key == "vào" and len(before) > 1:
        last = before[-2]  # `tham gia vào Ban Chấp hành`
    if stream.keys[last.end - 2 : last.end] == ["tham", "gia"]:
        return True
    if before[-1].key == "vào" and body is not None and _chosen_into(stream, body, before):
        return True
    return (
        len(before) > 1
        and last.key in (",", "và")
        and before[-2].kind is Kind.POSITION
        and before[-2].value.role.start == before[-2].value.role.end
    )


def _chosen_into(stream: Stream, body: Body, before: list[Chunk]) -> bool:
    """`bà A được bầu vào Ban Chấp hành`, `bầu 2 người vào Ban Thường vụ, gồm: …`; not where nobody is named."""
    if not any(c.key == "bầu" or c.kind is Kind.VERB and c.value in _CHOSEN for c in before[-16:-1]):
        return False
    return any(c.kind is Kind.PERSON for c in before[-16:]) or ":" in stream.keys[body.end : body.end + 8]


def _is_office(stream: Stream, body: Body, lexicon: Lexicon, before: list[Chunk]) -> bool:
    """`giữ chức Thường trực HĐND tỉnh`, `ông A - Thường trực Tỉnh ủy`, `Thường trực HĐND tỉnh X | Trần Văn A`: what is
    named stands where a title does. After a comma it may be the next who came: `ông A, Thường trực HĐND tỉnh`."""
    if body.parent is None or body.name != "Thường trực" or not before:
        return False
    if before[-1].key in ("-", "(") and len(before) > 1 and before[-2].kind is Kind.PERSON:
        return True
    post = stream.keys[body.start - 1]
    if post == "chức" or post in ("vụ", "danh") and stream.keys[body.start - 2] == "chức":
        return True
    return _person_ahead(stream, body.end, lexicon)


def _apposed(stream: Stream, body: Body, before: list[Chunk]) -> bool:
    """`Ông A, Thường vụ Thành ủy, …`: a board without `Ban` after a name is its membership."""
    return (
        body.entry.code == "ban-thuong-vu"
        and stream.keys[body.start] == "thường"
        and len(before) > 1
        and before[-1].key in (",", "-", "(")
        and before[-2].kind is Kind.PERSON
    )


def _person(
    stream: Stream, i: int, end: int, lexicon: Lexicon, before: list[Chunk], prefix: Prefix | None
) -> Person | None:
    """The person that begins at `i`, where an address, a surname, a position or a list leads one to expect a name."""
    surname = stream.caps[i] and stream.keys[i] in lexicon.surnames
    cued = _after_position(before) or _in_list(before) or (surname and _position_follows(stream, i, end, lexicon))
    return parse_name(stream, i, lexicon, prefix, cued=cued) if prefix or surname or cued else None


def _after_position(before: list[Chunk]) -> bool:
    """Right after a position, its comma, colon or dash, or the bare unit that it ends with."""
    if not before:
        return False
    last = before[-1]
    if last.kind is Kind.POSITION:
        return True
    return (
        len(before) > 1
        and before[-2].kind is Kind.POSITION
        and (last.kind is Kind.MARK and last.key in ("-", ":", ",") or last.kind is Kind.UNIT and not last.value.name)
    )


def _names_unit(stream: Stream, i: int, length: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised verb is the first word of a unit's name: `Giao Thủy` is a district, not `giao`."""
    unit = lexicon.units.match(stream.keys, i)
    return bool(unit and unit[0] > length and all(stream.caps[i : i + unit[0]]))


def _numbers(chunk: Chunk) -> bool:
    return chunk.kind is Kind.NUMBER or chunk.kind is Kind.WORD and chunk.key in _COUNTS


def _opened(before: list[Chunk]) -> bool:
    """Whether a list was announced not far before: `các bác sĩ: A; B`."""
    return any(c.key == ":" for c in before[-24:])


def _in_list(before: list[Chunk]) -> bool:
    """After `A, ` or `A; ` or `A và ` or `các đồng chí: ` in a list of people."""
    if len(before) < 2 or before[-1].key not in (",", ";", ":", "và"):
        return False
    if before[-1].key == "và" and before[-2].kind is Kind.PERSON:
        return True
    if before[-2].key == ")" and before[-1].key != ":":  # `A (Bộ Tài chính), B (Bộ Xây dựng)`
        opened = next((n for n in range(len(before) - 3, max(0, len(before) - 9), -1) if before[n].key == "("), 0)
        return opened > 0 and before[opened - 1].kind is Kind.PERSON
    return (
        before[-2].kind is Kind.ADDRESS
        or (before[-2].kind is Kind.PERSON and (before[-1].key == "," or before[-1].key == ";" and _opened(before)))
        or (before[-1].key in (";", ":") and before[-2].kind is Kind.POSITION)
    )


def _position_follows(stream: Stream, i: int, end: int, lexicon: Lexicon) -> bool:
    """A run of capitalised words, then a comma or dash, then a role: `Vương Đình Chiểu, Ủy viên Thường trực …`."""
    k = i
    while k < end and k - i < 6 and stream.caps[k] and stream.kinds[k] != PUNCTUATION:
        k += 1
    return (
        2 <= k - i <= 5
        and k + 1 < end
        and stream.keys[k] in (",", "-", "(")
        and parse_role(stream, k + 1, lexicon) is not None
    )


def _position_ahead(stream: Stream, i: int, lexicon: Lexicon) -> bool:
    return stream.keys[i] != BREAK and parse_position(stream, i, lexicon) is not None


def _person_ahead(stream: Stream, i: int, lexicon: Lexicon) -> bool:
    return i < len(stream) and parse_person(stream, i, lexicon, cued=True) is not None


def _is_part(stream: Stream, i: int, length: int) -> bool:
    """`lễ` in `ngày lễ`, `hội nghị` in `Trung tâm hội nghị`: words that are only parts of other names."""
    keys = stream.keys
    if i > 1 and keys[i - 1] in _PLACES and keys[i - 2] != "văn":
        return not _PLACES[keys[i - 1]] or keys[i - 2] in _PLACES[keys[i - 1]]
    return (
        length == 1
        and not stream.caps[i]
        and i > 0
        and stream.keys[i - 1] in ("ngày", "nghi", "phục", "tuần", "quốc", "chào", "vô", "hành", "tế")
    )
