"""A sentence as a row of chunks: people, positions, bodies, units, events, documents, awards, verbs, words.

Each place of the stream is read once, left to right; the first grammar in the order below that recognises something
there wins. What a chunk *means* in its sentence is decided later, by the facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from graph.article import BlockKind
from graph.grammar.awards import parse_award
from graph.grammar.bodies import Body, parse_body
from graph.grammar.collectives import GENERIC, named_collectively
from graph.grammar.documents import parse_document
from graph.grammar.people import Person, Prefix, parse_name, parse_person, parse_prefix
from graph.grammar.positions import member_of, parse_position, parse_role
from graph.grammar.stream import BREAK, Stream
from graph.grammar.units import parse_unit
from graph.language.tokens import DATE, DOCUMENT_NUMBER, NUMBER, PUNCTUATION, WORD
from graph.lexicon import UNIT_OPENERS, Lexicon, Opens

__all__ = ["Chunk", "Kind", "Sentence", "read_sentences", "said_as_place"]


class Kind:
    """What a chunk is. `value` of the chunk is the phrase that the grammar returned, or the act of a verb.

    Plain strings, not an Enum: they are looked at ten thousand times in an article, and reading a member of an Enum
    takes seven times as long (Python 3.11).
    """

    PERSON = "person"
    POSITION = "position"
    BODY = "body"
    UNIT = "unit"
    EVENT = "event"
    DOCUMENT = "document"
    AWARD = "award"
    ADDRESS = "address"
    VERB = "verb"
    DATE = "date"
    NUMBER = "number"
    MARK = "mark"
    WORD = "word"


class Chunk(Struct, eq=False):
    """`stream[start:end]` read as one thing."""

    kind: str
    start: int
    end: int
    value: Any
    key: str = ""


@dataclass(slots=True, eq=False)
class Sentence:
    """The chunks of one sentence, and the block it stands in (`block` numbers the blocks of the stream)."""

    chunks: list[Chunk]
    block: int
    kind: BlockKind
    #: The keys of all its tokens: a rule that needs a certain word looks here before it walks.
    said: frozenset[str]
    #: Places in the stream, as those of its first and last chunk.
    start: int = field(init=False)
    end: int = field(init=False)
    #: What its verbs tell: `speak`, `chair`, `attend`, … (for rules that have nothing to read without one of them).
    acts: frozenset[str] = field(init=False)
    #: Where the chunks of each kind stand in `chunks`, plain words aside: most rules look for one kind.
    _places: dict[str, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        chunks, places, word = self.chunks, self._places, Kind.WORD
        self.start, self.end = chunks[0].start, chunks[-1].end
        for n in [n for n, chunk in enumerate(chunks) if chunk.kind is not word]:
            kind = chunks[n].kind
            if kind in places:
                places[kind].append(n)
            else:
                places[kind] = [n]
        self.acts = frozenset([chunks[n].value for n in places.get(Kind.VERB, ())])

    def at(self, kind: str) -> Sequence[int]:
        """Where the chunks of a kind (any but WORD) stand in `chunks`."""
        return self._places.get(kind, ())

    def of(self, *kinds: str) -> list[Chunk]:
        """The chunks of some kinds (any but WORD), in order."""
        chunks, places = self.chunks, self._places
        if len(kinds) == 1:
            return [chunks[n] for n in places.get(kinds[0], ())]
        return [chunks[n] for n in sorted([n for kind in kinds for n in places.get(kind, ())])]


def read_sentences(stream: Stream, lexicon: Lexicon) -> list[Sentence]:
    """All sentences of an article, in order."""
    sentences = []
    for number, (block, start, end) in enumerate(stream.blocks):
        chunks = _read(stream, start, end, lexicon)
        for part in _split(chunks, stream):
            said = frozenset(stream.keys[part[0].start : part[-1].end])
            sentences.append(Sentence(part, number, block.kind, said))
    return sentences


#: What tokens are chunks as they are.
_PLAIN = {PUNCTUATION: Kind.MARK, NUMBER: Kind.NUMBER, DATE: Kind.DATE}


def _read(stream: Stream, start: int, end: int, lexicon: Lexicon) -> list[Chunk]:
    chunks: list[Chunk] = []
    keys, kinds, caps, openers = stream.keys, stream.kinds, stream.caps, lexicon.openers
    word = Kind.WORD
    i = start
    while i < end:
        kind, key = kinds[i], keys[i]
        if kind == WORD:
            known = openers.get(key)
            opens = known[0] | known[1].get(keys[i + 1], 0) if known else 0  # a block ends with a break
            if opens or caps[i]:
                chunk = _phrase(stream, i, end, opens, lexicon, chunks)
                if chunk.end > end:
                    chunk.end = end
            else:
                chunk = Chunk(word, i, i + 1, None, key)  # most words
        elif kind != DOCUMENT_NUMBER:
            chunk = Chunk(_PLAIN[kind], i, i + 1, None, key)
        else:
            document = parse_document(stream, i, lexicon)
            chunk = Chunk(Kind.DOCUMENT, i, min(end, document.end) if document else i + 1, document, key)
        chunks.append(chunk)
        i = chunk.end
    return chunks


def _phrase(stream: Stream, i: int, end: int, opens: int, lexicon: Lexicon, before: list[Chunk]) -> Chunk:
    """What begins at a word that is capitalised or with which the lexicon has phrases; `opens` says of what kinds."""
    keys, key, capital = stream.keys, stream.keys[i], stream.caps[i]
    if opens & Opens.COMPOUND:
        compound = lexicon.words["compound"].match(keys, i)
        if compound and (not capital or stream.text[i].isupper()):
            return Chunk(Kind.WORD, i, i + compound[0], None, key)
    prefix, last = None, before[-1] if before else None
    if capital or opens & Opens.PREFIX:
        counted = last is not None and last.kind is Kind.NUMBER and keys[i] not in _COUNTED_WITH_NAMES
        prefix = parse_prefix(stream, i, lexicon) if opens & Opens.PREFIX and not counted else None
        person = _person(stream, i, end, lexicon, before, prefix)
        longer = lexicon.awards.match(keys, i) if person and opens & Opens.AWARD else None
        if person and not (longer and i + longer[0] > person.end):  # `Anh hùng Lực lượng vũ trang nhân dân`
            return Chunk(Kind.PERSON, i, person.end, person, key)
    if not opens:  # a capitalised word that begins nothing known: a place, or nothing
        unit = parse_unit(stream, i, lexicon)
        return Chunk(Kind.UNIT, i, unit.end, unit, key) if unit else Chunk(Kind.WORD, i, i + 1, None, key)
    if (
        prefix
        and prefix.honorific
        and (prefix.plural or prefix.end < len(stream) and _position_ahead(stream, prefix.end, lexicon))
    ):
        return Chunk(Kind.ADDRESS, i, prefix.end, prefix, key)
    position = parse_position(stream, i, lexicon) if opens & Opens.ROLE else None
    if position and (
        capital
        or position.body is not None
        or position.role.former
        or _person_ahead(stream, position.end, lexicon)
        or (
            last is not None
            and last.kind is Kind.WORD
            and last.key == "các"
            and stream.keys[position.end : position.end + 1] in ([":"], ["gồm"])
        )
    ):
        return Chunk(Kind.POSITION, i, position.end, position, key)
    event = lexicon.events.match(keys, i) if opens & Opens.EVENT else None
    if event and event[1].code == "hop" and not (capital and (i == 0 or keys[i - 1] == BREAK)):
        event = None
    if event and not _is_part(stream, i, event[0]):
        return Chunk(Kind.EVENT, i, i + event[0], event[1], key)
    document = parse_document(stream, i, lexicon) if opens & Opens.DOCUMENT else None
    if document:
        return Chunk(Kind.DOCUMENT, i, document.end, document, key)
    award = parse_award(stream, i, lexicon) if opens & Opens.AWARD else None
    if award:
        return Chunk(Kind.AWARD, i, award.end, award, key)
    body = parse_body(stream, i, lexicon) if opens & Opens.BODY else None
    committee = body.end if body else i + 2 if keys[i : i + 2] == ["ủy", "ban"] else i
    if committee > i and (_joined(stream, i, body, before) or body and _apposed(stream, body, before)):
        if last is not None and last.kind is Kind.VERB and last.value == "attend":
            last.value = "appoint"  # one comes to a meeting, but joins a committee
        return Chunk(Kind.POSITION, i, committee, member_of(body, i, committee, lexicon), key)
    if body and body.entry.complement == "purpose" and last is not None and _numbers(last):
        body = None  # `Bảy Tổ công tác kiểm tra`: several, and none of them named
    if body and body.elided:
        several = last is not None and last.kind is Kind.WORD and last.key in GENERIC
        if several or named_collectively(stream, body, lexicon):
            return Chunk(Kind.WORD, i, body.end, None, key)
    if body:
        return Chunk(Kind.BODY, i, body.end, body, key)
    verb = lexicon.verbs.match(keys, i) if opens & Opens.VERB else None
    if verb and not (capital and _names_unit(stream, i, verb[0], lexicon)):
        return Chunk(Kind.VERB, i, i + verb[0], verb[1], key)
    unit = parse_unit(stream, i, lexicon) if capital or key in UNIT_OPENERS else None
    return Chunk(Kind.UNIT, i, unit.end, unit, key) if unit else Chunk(Kind.WORD, i, i + 1, None, key)


#: Committees that one is said to join, not to be a member of: `thôi tham gia Ban Chấp hành, Ban Thường vụ Huyện ủy`.
_JOINED = {"ban-chap-hanh", "ban-thuong-vu", "thuong-truc", "ub-mttq", "dang-doan", "ban-can-su"}
_CHOSEN = {"elect", "appoint"}


def _joined(stream: Stream, i: int, body: Body | None, before: list[Chunk]) -> bool:
    """Whether the words before a committee (`Ủy ban` alone where there is no body) say that somebody joins or leaves
    it: `tham gia Ban Chấp hành`, `tham gia Ủy ban, Ban Thường trực`."""
    if not before or not (
        stream.caps[i] and (i + 2 >= len(stream) or not stream.caps[i + 2])
        if body is None
        else body.entry.code in _JOINED or body.name.startswith("Ban Thường trực ")
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


#: `2 đồng chí A, B` are named; `41 đảng viên`, `9 nông dân` are counted and no more.
_COUNTED_WITH_NAMES = {"đồng", "ông", "bà", "vị", "đ"}
#: Before a Roman number.
_BEFORE_NUMERAL = {"thứ", "khóa", "lần", "quý", "kỳ", "đợt", "số", "cấp", "loại"}
_COUNTS = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}


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


#: Nouns of places, by their last word (and the word before it): `Trung tâm hội nghị tỉnh`, `phòng họp số 1`.
_PLACES = {"tâm": ("trung",), "trường": ("hội",), "phòng": (), "nhà": (), "cung": (), "sảnh": ()}


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


def said_as_place(chunks: list[Chunk], k: int) -> bool:
    """Whether the chunk at `k` only says where: `tại hội trường Tỉnh ủy`, `ở trụ sở UBND xã`."""
    for back in range(k - 1, max(-1, k - 6), -1):
        if chunks[back].kind is not Kind.WORD:
            return False
        if chunks[back].key in ("tại", "ở"):
            return True
    return False


_STOPS = frozenset((".", "!", "?", "…", "...", "..", "./."))


def _split(chunks: list[Chunk], stream: Stream) -> list[list[Chunk]]:
    """At full stops, question and exclamation marks that end a sentence, not in `TP. Quy Nhơn` or `1. `."""
    parts: list[list[Chunk]] = []
    first = 0
    for n in [n for n, chunk in enumerate(chunks) if chunk.key in _STOPS]:
        chunk = chunks[n]
        following = chunks[n + 1] if n + 1 < len(chunks) else None
        if following is None or following.kind is Kind.MARK and following.key in ('"', ")", "/", ".", ",", ";"):
            continue
        if chunk.key in ("…", "...") and not stream.caps[following.start]:
            continue
        if stream.caps[following.start] or following.kind in (Kind.NUMBER, Kind.MARK, Kind.DATE):
            if (
                chunk.key == "."
                and n > first
                and len(stream.text[chunk.start - 1]) <= 2
                and stream.text[chunk.start - 1].isupper()
                and stream.ends[chunk.start - 1] == stream.starts[chunk.start]
                and stream.keys[chunk.start - 2] not in _BEFORE_NUMERAL
            ):
                continue  # an initial: `T. Nguyễn`; not `Đại hội lần thứ V. Dự Đại hội có …`
            parts.append(chunks[first : n + 1])
            first = n + 1
    parts.append(chunks[first:])
    return [p for p in parts if any(c.kind is not Kind.MARK for c in p)]
