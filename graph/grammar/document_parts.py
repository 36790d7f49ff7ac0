"""What stands around a document's name: its date, its issuer, what it is about."""

from __future__ import annotations

import re

from msgspec import Struct

from graph.grammar.bodies import Body, parse_body
from graph.grammar.decisions import begins_next, decides, decides_on_somebody
from graph.grammar.people import parse_name
from graph.grammar.positions import Position, parse_position
from graph.grammar.stream import BREAK, Stream
from graph.grammar.units import parse_unit
from graph.language.tokens import DATE, DOCUMENT_NUMBER, NUMBER, WORD
from graph.lexicon import Lexicon
from graph.lexicon.entries import DocumentEntry

__all__ = ["Document", "described", "parse_parties", "period_end", "subject_end"]


class Document(Struct, frozen=True):
    """A document as written; `issuer` from the words only. `subject` is a span of the stream, `end` the end of the name
    and what describes it."""

    entry: DocumentEntry | None
    number: str
    name_start: int
    name_end: int
    issuer: Body | Position | None
    congress: tuple[int, int] | None
    subject: tuple[int, int] | None
    date: int | None
    end: int
    #: Between whom it is, where the words say so (`giữa A và B`).
    parties: tuple[Body, ...] = ()
    #: Where an agreement says so: no part of what it is called.
    between: tuple[int, int] | None = None


#: First words of what a decision about somebody decides: `Quyết định của UBND tỉnh bổ nhiệm …`.
_PERSONNEL = {"bổ", "chuẩn", "chỉ", "luân", "miễn", "khen", "cử", "giao"}
#: How many tokens a party told in words has at most.
_WORDS_OF_A_PARTY = 8
#: What no longer says what a document is about, after a comma.
_ASIDE = (
    ["nhất", "là"],
    ["trong", "đó"],
    ["đồng", "thời"],
    ["qua", "đó"],
    ["trong", "những"],
    ["kể", "từ"],
    ["theo", "quy"],
)
_GOES_ON = {"đã", "sẽ", "được", "do", "ngày", "sáng", "chiều", "với", "nhằm"}
_SUBJECT_END = {";", ".", ":", "(", BREAK, "…", "..."}


_ABOUT = ("về", "v/v")
#: First words of what a document does, where no `về` stands before them: `Quyết định | phê duyệt …`.
_SETTLES = ("phê", "thông", "điều", "ban", "công", "quy", "thành", "thí", "sửa")


def described(
    stream: Stream, i: int, start: int, name_end: int, entry: DocumentEntry | None, number: str, lexicon: Lexicon
) -> Document:
    """What follows the name of the document that begins at `i`, in any order: its date, its issuer, its subject."""
    return _Description(stream, i, entry, number, lexicon, name_end).document(start)


class _Description:
    """What is said of a document after its name, while it is read: the words before `at` are read.

    Every `_read_…` says whether something of its kind stands at `at`, and if so moves behind it."""

    def __init__(
        self, stream: Stream, i: int, entry: DocumentEntry | None, number: str, lexicon: Lexicon, name_end: int
    ) -> None:
        self.stream, self.lexicon = stream, lexicon
        self.i, self.entry, self.number = i, entry, number
        self.at = self.name_end = name_end
        self.date: int | None = None
        self.issuer: Body | Position | None = None
        self.parties: list[Body] = []
        #: Where the office-holder who issued it begins, when the words go on with his name.
        self.holder: int | None = None

    def document(self, start: int) -> Document:
        subject = None
        if self.entry is not None and self.entry.decided and not self.number:
            self.at = _after_adjunct(self.stream, self.at, self.lexicon)
        for _ in range(4):
            if self.at >= len(self.stream):
                break
            if self._read_date() or self._read_issuer() or self._read_parties():
                continue
            subject = self._subject()
            break
        end = self.at if self.holder is None else self.holder
        number, parties = self.number, tuple(self.parties)
        return Document(self.entry, number, start, self.name_end, self.issuer, None, subject, self.date, end, parties)

    def _after_comma(self) -> int:
        return self.at + (self.stream.keys[self.at] == "," and self.at + 1 < len(self.stream))

    def _read_date(self) -> bool:
        k = self._after_comma()
        if not _dated(self.stream, k):
            return False
        self.date = k + 1
        self.at = _date_end(self.stream, self.date)
        return True

    def _read_issuer(self) -> bool:
        stream, k = self.stream, self.at
        if self.issuer is not None or stream.keys[k] not in ("của", "do"):
            return False
        issuer = _issuer(stream, k + 1, self.lexicon)
        if issuer is None:
            return False
        if stream.keys[k] == "do":  # `Thông tư số 68/2024/TT-BTC do Bộ trưởng Bộ Tài chính ban hành`
            if stream.keys[issuer.end : issuer.end + 2] != ["ban", "hành"]:
                return False
            self.issuer, self.at = issuer, issuer.end + 2
            return True
        self.issuer, self.at = issuer, issuer.end
        holder = parse_name(stream, self.at, self.lexicon, None, cued=True) if _may_be_held(stream, issuer) else None
        if holder is not None:  # `của Bộ trưởng Bộ Y tế Lê Văn Tám`: a post and a person, read on their own
            self.holder, self.at = issuer.start, holder.end
        return True

    def _read_parties(self) -> bool:
        if self.parties or self.stream.keys[self.at] != "giữa":
            return False
        self.at, self.parties = parse_parties(self.stream, self.at, self.lexicon)
        return bool(self.parties)

    def _subject(self) -> tuple[int, int] | None:
        k = self._after_comma()
        return _subject(self.stream, k, self.lexicon) if self._begins_subject(k) else None

    def _begins_subject(self, k: int) -> bool:
        """`về …`; where no number says which document it is, also what it settles, or who gets which post."""
        stream, key = self.stream, self.stream.keys[k]
        if key in _ABOUT:
            return True
        if self.number:
            return False
        if self.issuer is not None and stream.keys[self.at] in _PERSONNEL:
            return True
        if k > self.at:
            return False
        if self.entry is not None and key in _SETTLES:
            return True
        return self._may_decide(k) and decides(stream, k, self.lexicon)

    def _may_decide(self, k: int) -> bool:
        """Whether what a document decides may follow it without `về`: the next of a list, a decision with a capital
        about somebody (`trao Quyết định luân chuyển ông A`), a resolution that is passed (`thông qua nghị quyết xác
        nhận …`)."""
        stream, entry, before = self.stream, self.entry, self.stream.keys[self.i - 1]
        if before in ("và", ",") or entry is None or not entry.decided:
            return before in ("và", ",")
        if stream.caps[self.i] and before not in (BREAK, ".", ":"):
            return decides_on_somebody(stream, k, self.lexicon)
        return entry.resolution


#: What a decision is of, where it is no act: `quyết định nhân sự của …`.
_ADJUNCTS = (["nhân", "sự"], ["cán", "bộ"], ["chính", "thức"])


def _after_adjunct(stream: Stream, k: int, lexicon: Lexicon) -> int:
    """`quyết định | khen thưởng | của Chủ tịch nước`: the place after the word between a decision and its issuer."""
    act = lexicon.words["decided"].match(stream.keys, k)
    end = k + act[0] if act else k + 2 if stream.keys[k : k + 2] in _ADJUNCTS else k
    return end if end > k and stream.keys[end : end + 1] == ["của"] else k


def _dated(stream: Stream, k: int) -> bool:
    """Whether `ngày 29/12/2022` or `ngày 29 tháng 12` stands at `k`."""
    return stream.keys[k : k + 1] == ["ngày"] and k + 1 < len(stream) and stream.kinds[k + 1] in (DATE, NUMBER)


def _subject(stream: Stream, k: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """What the document is about, from `k`, without `về (việc)`. It is read on its own as well: whom a decision
    appoints, which body it sets up."""
    first = k + 1 if stream.keys[k] in _ABOUT else k
    if stream.keys[first : first + 1] == ["việc"]:
        first += 1
    last = subject_end(stream, first, lexicon)
    return (first, last) if last > first else None


def _may_be_held(stream: Stream, issuer: Body | Position) -> bool:
    return isinstance(issuer, Position) and issuer.end < len(stream) and stream.caps[issuer.end]


def parse_parties(stream: Stream, k: int, lexicon: Lexicon) -> tuple[int, list[Body]]:
    """`giữa A và B`, `giữa A, B và C`, `với A`: where it ends, and who they are."""
    if stream.keys[k : k + 1] not in (["giữa"], ["với"]):
        return k, []
    parties: list[Body] = []
    at = end = k + 1
    while at < len(stream) and stream.keys[at] != BREAK:
        body = parse_body(stream, at, lexicon)
        unit = parse_unit(stream, at, lexicon) if body is None else None
        if body is not None:
            parties.append(body)
            end = body.end
        elif unit is not None:
            end = unit.end
        elif parties and (said := _in_words(stream, at, lexicon)) > at:
            end = said
        else:
            break
        if stream.keys[end : end + 1] not in ([","], ["và"], ["với"]):
            break
        at = end + 1
    return end, parties


def _in_words(stream: Stream, k: int, lexicon: Lexicon) -> int:
    """Where the last of the parties ends, told in words from `k` on, before what the document is about: `giữa A, B và |
    các tổ chức tôn giáo | về …`; `k` where that is not clear."""
    for end in range(k, min(k + _WORDS_OF_A_PARTY, len(stream))):
        if stream.keys[end] in ("về", "giai", "v/v"):
            return end
        counted = stream.keys[end - 1] == "các"  # `các | tổ chức tôn giáo`
        if stream.kinds[end] != WORD or not counted and lexicon.verbs.match(stream.keys, end):
            break
    return k


def _issuer(stream: Stream, k: int, lexicon: Lexicon) -> Body | Position | None:
    if k >= len(stream) or stream.keys[k] == BREAK:
        return None
    body = parse_body(stream, k, lexicon)
    if body:
        return body
    position = parse_position(stream, k, lexicon)
    return (
        position
        if position
        and (position.body or position.role.entry.body.startswith("is=") or position.role.entry.body == "none")
        else None
    )


def _date_end(stream: Stream, k: int) -> int:
    end = k + 1
    while (
        end < len(stream)
        and stream.keys[end] in ("tháng", "năm")
        or (
            end < len(stream)
            and end - k < 6
            and stream.kinds[end] == NUMBER
            and stream.keys[end - 1] in ("tháng", "năm")
        )
    ):
        end += 1
    return end


def subject_end(stream: Stream, first: int, lexicon: Lexicon) -> int:
    """Where what a document is about ends, which begins at `first`: at a mark, another document or body, `đã`, `sẽ`."""
    keys = stream.keys
    k, quoted = first, False
    while k < len(keys) and k - first < 70 and keys[k] != BREAK:  # a quotation left open ends with its paragraph
        if keys[k] == '"':
            quoted = not quoted
        elif not quoted and _ends_subject(stream, k, first, lexicon):
            break
        k += 1
    while k > first and keys[k - 1] in (",", "và", '"') and not (keys[k - 1] == '"' and keys[first] == '"'):
        if keys[k - 1] == '"':
            break
        k -= 1
    return k


def _ends_subject(stream: Stream, k: int, first: int, lexicon: Lexicon) -> bool:
    """Whether what a document is about, from `first`, ends before `k`."""
    keys, key = stream.keys, stream.keys[k]
    if key == ":" and keys[k + 1 : k + 2] == ['"']:
        return False
    if key in _SUBJECT_END:
        degree = lexicon.words["degree"].match(keys, k - 1) if key == "." else None
        return degree is None or degree[0] < 3  # not within `giao GS.TS Lê Văn Tám`
    if key in ("đã", "sẽ"):
        return k - first > 2
    return key in (",", "và") and k + 1 < len(keys) and _ends_at_link(stream, k, lexicon)


def _ends_at_link(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether another document, what is announced next, or the clause goes on after the comma or `và` at `k`."""
    keys, following, capital = stream.keys, k + 1, stream.caps[k + 1]
    if stream.kinds[following] == DOCUMENT_NUMBER or capital and lexicon.documents.match(keys, following):
        return True
    if begins_next(stream, following, lexicon) or lexicon.words["announced"].match(keys, following):
        return True
    if keys[k] == "và":
        return False
    if keys[following : following + 2] in _ASIDE or keys[following] in _GOES_ON:
        return True
    return capital and keys[k - 1] not in ("sở", "ban") and lexicon.bodies.match(keys, following) is not None


def period_end(stream: Stream, k: int, last: int) -> int | None:
    """Where the period that begins at `k` ends: `giai đoạn 2017-2021`, `nhiệm kỳ 2020 - 2025`, `đến năm 2030`,
    `năm 2024`; None where none begins."""
    keys = stream.keys
    at = k + 2 if keys[k : k + 2] in (["giai", "đoạn"], ["nhiệm", "kỳ"], ["đến", "năm"]) else k + 1
    if at == k + 1 and keys[k] != "năm" or not re.match(r"(?:19|20)\d\d", keys[at] if at < last else ""):
        return None
    at += 1
    while at < last and (keys[at] in ("-", "đến", "năm") or keys[at][:1].isdigit()):
        at += 1
    return at
