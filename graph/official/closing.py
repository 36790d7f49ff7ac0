"""The closing of an official document: who signs in what capacity, who receives it, where it is filed.

The capacity stands above the name, in capitals: whom the signer acts for (`TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`), then
the signer's own office; minutes are signed by their secretary and their chair. `Nơi nhận:` heads the recipients, the
last of whom is the file (`Lưu: VT`). Columns that stand side by side are read one after the other. Source: Nghị định
30/2020/NĐ-CP (appendix I, 7 and 9; appendix III, form 1.10) and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from graph.lexicon import lexicon
from graph.official.spacing import COLUMNS, LINE, spaced, trimmed

__all__ = ["Capacity", "Closing", "Recipient", "Signature", "meeting_office", "read_closing"]

#: Whom the signer acts for: the formula and what follows it.
_FORMULA = re.compile(
    r"(?:(?P<tm>T ?[/.]? ?M|THAY {1,3}MẶT)|(?P<tuq>T ?[/.]? ?[UƯ] ?[/.]? ?Q|THỪA {1,3}ỦY {1,3}QUYỀN)"
    r"|(?P<tl>T ?[/.]? ?L|THỪA {1,3}LỆNH)|(?P<kt>K ?[/.]? ?T|KÝ {1,3}THAY)|(?P<q>Q|QUYỀN))(?:[./] ?| |$)[ .]*"
)
#: Who signs minutes, beside holders of offices.
_MEETING_OFFICES = {
    "thư ký": "secretary", "tổ thư ký": "secretary", "đoàn thư ký": "secretary", "người ghi": "secretary",
    "người lập": "secretary", "người viết": "secretary", "chủ trì": "chair", "chủ tọa": "chair",
    "người chủ trì": "chair", "đoàn chủ tịch": "chair", "chủ tịch đoàn": "chair",
}  # fmt: skip
_REMARK = spaced(r"\(.{2,60}\)|đã ký|ký tên.{0,30}")
_RANK = r"(?:(?:Thiếu|Trung|Thượng|Đại) {1,3}(?:úy|tá|tướng)|(?:PGS|GS|TSKH|TS|ThS|Ths|BS|KS|CN|LS)\.?)"
_NAME = re.compile(
    rf"(?:{_RANK}[ ,.]*)*(?P<name>[^\W\d_][^\W\d_']*(?:['-][^\W\d_]+)*(?: {{1,3}}[^\W\d_]['\w-]*){{1,4}})"
)
_RECEIVERS = spaced(r"nơi nhận ?(?::|$) ?")
_ITEM = re.compile(r"[-+•*] {0,3}")
_FILED = spaced(r"lưu(?: ?: ?| )")
_AS_ABOVE = spaced(r"như (?:trên|điều|mục|kính gửi)")
_NOTE = re.compile(r" *\(([^()]{2,60})\)$")
_APPENDIX = spaced(r"(?:phụ lục|danh sách|biểu mẫu|mẫu số)\b.{0,80}")
#: A line longer than this, or one that ends as a sentence, is text.
_LONG = 130
_MOST_LINES = 10

_Span = tuple[int, int]


class Capacity(Struct, frozen=True):
    """A line above a name, which begins at `at`: `formula` is tm, kt, tl, tuq, q or "" (the signer's own office);
    `start:end` are the words after it."""

    formula: str
    at: int
    start: int
    end: int


class Signature(Struct, frozen=True):
    """A name and the lines of its capacity, in their order."""

    lines: tuple[Capacity, ...]
    name: _Span


class Recipient(Struct, frozen=True):
    """A line of `Nơi nhận:` without its dash; `note` is what stands behind it in parentheses (`để báo cáo`)."""

    start: int
    end: int
    note: _Span | None


class Closing(Struct, frozen=True):
    """All of it; `filed` is what stands after `Lưu:`; `lines` are the places that were read."""

    signatures: tuple[Signature, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    filed: _Span | None = None
    lines: tuple[_Span, ...] = ()


def read_closing(folded: str, start: int) -> Closing:
    """The closing of a folded text whose title ends at `start`; empty where nothing of it can be told for sure."""
    lines = [trimmed(folded, m.start(), m.end()) for m in LINE.finditer(folded, start)]
    lines = [(s, e) for s, e in lines if s < e]
    appendix = next((n for n, (s, e) in enumerate(lines) if n and _APPENDIX.fullmatch(folded, s, e)), len(lines))
    text_ends = max((e for s, e in lines[:appendix] if _is_text(folded, s, e)), default=start)
    return _ClosingReader(folded, _in_columns(folded, lines), text_ends).read()


def _is_text(folded: str, start: int, end: int) -> bool:
    """A line of the text itself, after which alone an office without a formula may sign."""
    line = folded[start:end]
    if _RECEIVERS.match(line) or _ITEM.match(line):
        return False
    return end - start > _LONG or line.endswith((".", ":", "!")) and not _FORMULA.match(line)


def _in_columns(folded: str, lines: list[_Span]) -> list[_Span]:
    """The pieces of all lines; where lines have columns, the left one from top to bottom, then the next."""
    split = _side_by_side(folded, [_columns(folded, s, e) for s, e in lines])
    pieces: list[_Span] = []
    n = 0
    while n < len(split):
        last = n
        if len(split[n]) > 1:
            for k in range(n + 1, len(split)):
                if len(split[k]) > 1 and k - last <= _MOST_LINES:
                    last = k
        run = split[n : last + 1]
        for column in range(max(map(len, run))):
            pieces += [row[column] for row in run if column < len(row) and row[column][0] < row[column][1]]
        n = last + 1
    return pieces


def _side_by_side(folded: str, rows: list[list[_Span]]) -> list[list[_Span]]:
    """Offices of a meeting on one line a blank apart, as a PDF gives them (`THƯ KÝ CHỦ TRÌ`), and below them the names,
    where each of the two is written elsewhere in the text too."""
    for n, row in enumerate(rows):
        at = _second_office(folded, row)
        if not at:
            continue
        for below in range(n + 1, min(n + 6, len(rows))):
            name = _second_name(folded, rows[below]) if len(rows[below]) == 1 else 0
            if name:
                rows[n] = [trimmed(folded, row[0][0], at), (at, row[0][1])]
                start, end = rows[below][0]
                rows[below] = [trimmed(folded, start, name), (name, end)]
                break
    return rows


def _second_office(folded: str, row: list[_Span]) -> int:
    """Where the second of two offices begins on a line; 0 for any other line."""
    start, end = row[0]
    if len(row) != 1 or end - start > 60:
        return 0
    places = [m.start() + 1 for m in re.finditer(r" (?=\S)", folded[start:end])]
    pairs = (
        start + k
        for k in places
        if meeting_office(folded[start : start + k]) and meeting_office(folded[start + k : end])
    )
    return next(pairs, 0)


def _second_name(folded: str, row: list[_Span]) -> int:
    """Where the second of two names begins, both of which the text writes elsewhere; 0 where that is not one place."""
    start, end = row[0]
    words = list(re.finditer(r"\S+", folded[start:end])) if end - start <= 80 else []
    found = []
    for m in words[2:-1]:
        left, right = folded[start : start + m.start()].strip(), folded[start + m.start() : end]
        if _NAME.fullmatch(left) and _NAME.fullmatch(right) and folded.count(left) > 1 and folded.count(right) > 1:
            found.append(start + m.start())
    return found[0] if len(found) == 1 else 0


def _columns(folded: str, start: int, end: int) -> list[_Span]:
    """The columns of a line; a bar at its beginning leaves the first one empty."""
    if end - start > 2 * _LONG:
        return [(start, end)]
    parts, at = [], start
    for gap in COLUMNS.finditer(folded, start, end):
        parts.append((at, gap.start()))
        at = gap.end()
    return [*parts, (at, end)]


class _ClosingReader:
    """Reads the pieces from the first to the last."""

    def __init__(self, folded: str, pieces: list[_Span], text_ends: int) -> None:
        self.folded, self.pieces, self.text_ends = folded, pieces, text_ends
        self.signatures: list[Signature] = []
        self.recipients: list[Recipient] = []
        self.filed: _Span | None = None
        self.lines: list[_Span] = []

    def read(self) -> Closing:
        n = 0
        while n < len(self.pieces):
            n = self._received(n) or self._signed(n) or n + 1
        return Closing(tuple(self.signatures), tuple(self.recipients), self.filed, tuple(sorted(self.lines)))

    def _text(self, n: int) -> str:
        return self.folded[slice(*self.pieces[n])] if n < len(self.pieces) else ""

    # -- signatures ----------------------------------------------------------------------------------------------

    def _signed(self, first: int) -> int:
        """The place after the signatures that begin here; 0 when none does."""
        if not self._opens(first):
            return 0
        capacities: list[list[Capacity]] = []
        n = first
        while n < min(first + _MOST_LINES, len(self.pieces)):
            if self._is_name(n, capacities):
                break
            line = self._capacity(n)
            if line is not None and (not capacities or self._begins_another(line, capacities[-1])):
                capacities.append([line])
            elif line is not None:
                capacities[-1].append(line)
            elif not _REMARK.fullmatch(self._text(n)):
                return 0
            n += 1
        names: list[_Span] = []
        while n < len(self.pieces) and (self._is_name(n, capacities) or names and _REMARK.fullmatch(self._text(n))):
            m = _NAME.fullmatch(self.folded, *self.pieces[n])
            if m:
                names.append(m.span("name"))
            n += 1
        if len(capacities) == 1 and len(names) > 1 and self._of_meeting(capacities[0][0]):
            capacities *= len(names)
        if len(names) != len(capacities):
            return n if names else 0  # whose name is whose office cannot be told
        self.signatures += [Signature(tuple(c), name) for c, name in zip(capacities, names, strict=True)]
        self.lines += self.pieces[first:n]
        return n

    def _opens(self, n: int) -> bool:
        """A formula; below the text also an office alone."""
        line = self._capacity(n)
        if line is None:
            return False
        return bool(line.formula) or self.pieces[n][0] >= self.text_ends and self._office(line.start, line.end)

    def _capacity(self, n: int) -> Capacity | None:
        """A line in capitals, or one that names an office of the meeting (`Thư ký`)."""
        start, end = self.pieces[n]
        line = self.folded[start:end]
        if end - start > 80 or line.endswith((".", ";", ":")) and not _FORMULA.fullmatch(line):
            return None
        formula = _FORMULA.match(self.folded, start, end)
        if formula and formula.lastgroup and (formula.end() == end or self.folded[formula.end() : end].isupper()):
            return Capacity(formula.lastgroup, start, formula.end(), end)
        if _second_office(self.folded, [(start, end)]):
            return None  # two columns on one line that could not be told apart
        if line.isupper() or meeting_office(line):
            return Capacity("", start, start, end)
        return None

    def _begins_another(self, line: Capacity, before: list[Capacity]) -> bool:
        """Two signers' capacities one after the other, their names below both."""
        if line.formula:
            return line.formula == "tm" and not before[-1].formula
        if self._of_meeting(line):
            return True
        last = before[-1]
        return not last.formula and self._office(line.start, line.end) and self._office(last.start, last.end)

    def _of_meeting(self, line: Capacity) -> bool:
        return not line.formula and bool(meeting_office(self.folded[line.start : line.end]))

    def _office(self, start: int, end: int) -> bool:
        """Whether words begin with an office: `PHÓ CHỦ TỊCH`, `CHÁNH VĂN PHÒNG`, `Thư ký`."""
        words = self.folded[start:end].lower().split()
        if meeting_office(" ".join(words)):
            return True
        at = 1 if words[:1] in (["phó"], ["quyền"]) and len(words) > 1 else 0
        return any(lexicon().roles.match(words, k) for k in {0, at} if k < len(words))

    def _is_name(self, n: int, capacities: list[list[Capacity]]) -> bool:
        """A line that is a name: each word begins with a capital; in capitals throughout only with a surname, below
        an office or `(đã ký)`."""
        m = _NAME.fullmatch(self.folded, *self.pieces[n]) if capacities else None
        if m is None:
            return False
        words = m["name"].split()
        if not all(w[0].isupper() for w in words) or meeting_office(m["name"]):
            return False
        if not m["name"].isupper():
            return not any(w.isupper() and len(w) > 3 for w in words)
        start, end = m.span("name")
        small = [w.lower() for w in words]
        known = small[0] in lexicon().surnames and any(w in lexicon().given for w in small[1:])
        body = lexicon().bodies.match(small, 0)
        return known and not self._office(start, end) and body is None and not self._text(n + 1).istitle()

    # -- recipients ----------------------------------------------------------------------------------------------

    def _received(self, first: int) -> int:
        """The place after a list of recipients that begins here; 0 when none does."""
        start, end = self.pieces[first]
        head = _RECEIVERS.match(self.folded, start, end)
        if head is None:
            return 0
        items: list[_Span] = [*self._inline(head.end(), end)]
        n = first + 1
        while n < len(self.pieces):
            start, end = self.pieces[n]
            dash = _ITEM.match(self.folded, start, end)
            if dash:
                items.append((dash.end(), end))
            elif items and self.folded[start].islower() and self.folded[items[-1][1] - 1] not in ";.":
                items[-1] = (items[-1][0], end)
            elif _FILED.match(self.folded, start, end):
                items.append((start, end))
            else:
                break
            n += 1
        if not items:
            return 0
        for item in items:
            self._item(*item)
        self.lines += self.pieces[first:n]
        return n

    def _inline(self, start: int, end: int) -> Iterator[_Span]:
        """`Nơi nhận: - UBND tỉnh; - Lưu: VT.` on one line."""
        at = start
        while at < end:
            stop = self.folded.find(";", at, end)
            stop = end if stop < 0 else stop
            s, e = trimmed(self.folded, at, stop)
            dash = _ITEM.match(self.folded, s, e)
            if s < e:
                yield (dash.end() if dash else s, e)
            at = stop + 1

    def _item(self, start: int, end: int) -> None:
        while end > start and self.folded[end - 1] in ";,. /":
            end -= 1
        filed = _FILED.match(self.folded, start, end)
        if filed:
            self.filed = self.filed or (filed.end(), end)
            return
        note = _NOTE.search(self.folded, start, end)
        stop = note.start() if note else end
        if stop - start > 1 and not _AS_ABOVE.match(self.folded, start, end):
            self.recipients.append(Recipient(start, stop, note.span(1) if note else None))


def meeting_office(words: str) -> str:
    """`secretary` or `chair` for `THƯ KÝ`, `Chủ tọa kỳ họp`, `NGƯỜI GHI BIÊN BẢN`; "" for anything else."""
    key = " ".join(words.lower().split())
    for office, part in _MEETING_OFFICES.items():
        if key == office or key.startswith(f"{office} ") and len(key.split()) - len(office.split()) <= 3:
            rest = key.removeprefix(office).split()
            if not rest or rest[0] in ("cuộc", "kỳ", "hội", "phiên", "buổi", "đại", "biên", "họp"):
                return part
    return ""
