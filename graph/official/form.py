"""The form of an official document: its head, its title, and what stands below, up to the closing.

The head names the body that issues it, its number, the national or the party's motto, and the place and day; the title
says what it is (`BIÊN BẢN`) and of what. Source: Nghị định 30/2020/NĐ-CP (appendices I and III) and Hướng dẫn
36-HD/VPTW for documents of the party.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct, field

from graph.article import Block, BlockKind
from graph.language.dates import iso, parse_day, parse_long
from graph.lexicon import lexicon
from graph.lexicon.unit_kinds import COMMITTEES
from graph.official.closing import Closing, read_closing
from graph.official.spacing import COLUMNS, LINE, spaced, trimmed

__all__ = ["OfficialForm", "read_form"]


_MOTTOES = (
    r"(?:cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|đoàn tncs hồ chí minh"
    r"|độc lập ?- ?tự do ?- ?hạnh phúc)\W*"
)
_MOTTO = spaced(r"\W*" + _MOTTOES)
#: The second column of a head whose columns are no more than a blank apart.
_BESIDE = spaced(rf"(?<=\S) (?={_MOTTOES}$)|(?<=[-/]\w{{2}})(?:[\w&-]{{0,12}})( )(?=[^\d\n,]{{2,40}}, ?ngày \d)")
_NUMBER = spaced(r"số ?:? ?[\d.…_]{0,12} ?[-/] ?[\w&-]{2,}")
_NUMBERED = spaced(r"số ?:? ?(\d[\w.]*(?: ?[-/] ?[\w&.]+)+)")
_PLACE_AND_DAY = spaced(r"(?:[^\d\n,]{2,50}, ?)?ngày \d{1,2} tháng \d{1,2} năm \d{4}\W*")
_UNIT = spaced(rf"(?:{'|'.join(COMMITTEES)}|TP\.?) ")
_STAMP = spaced(r"\W*(?:dự thảo|mật|tối mật|hỏa tốc|khẩn|thượng khẩn|mẫu\b.{0,20}|phụ lục.{0,20})\W*")
#: How the first line below the title begins.
_OPENING = spaced(
    r"thời gian|hôm nay|vào (?:hồi|lúc)|hồi \d|lúc \d|địa điểm|tại |thành phần|căn cứ|số\b|chủ trì|chủ tọa"
    r"|thư ký|kính gửi|[ivx]{1,5} ?[.):-]|\d{1,2} ?[.)/]|[a-e]\)|[-+*•]|phần (?:[ivx\d]|thứ)"
)
_HELD = spaced(r"(?:\d{1,2} ?[.)-] ?|[ivx]{1,4} ?[.)-] ?|[-+*] ?)?(?:thời gian|hôm nay|vào (?:hồi|lúc)|hồi \d|lúc \d)")
_FULL = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)")
#: The head is at most so many lines, each at most so long.
_HEAD_LINES, _HEAD_LENGTH, _NAME_LENGTH, _NAME_LINES = 16, 120, 240, 4


@cache
def _titles(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """The titles of papers, as folded lines begin with them."""
    return spaced(rf"({'|'.join(kinds).lower()})(?![^\W_])")


class OfficialForm(Struct, frozen=True):
    """The parts of an official document, as offsets of the text.

    `kind` is the word of the title in lower case; `title` runs from that word to the end of the name, `name` is the
    name alone (empty where only the word stands); `issuers` are the bodies of the head, the issuing one last; `day` is
    the document's own day (ISO) with its offsets, None where neither head nor opening says one; `number` is the
    document's number and sign (`12/BB-UBND`), `head_day` whether the day is that of the head.
    """

    kind: str
    title: tuple[int, int]
    name: tuple[int, int]
    issuers: tuple[tuple[int, int], ...]
    day: tuple[str, int, int] | None
    blocks: tuple[Block, ...]
    number: tuple[int, int] | None = None
    head_day: bool = False
    closing: Closing = field(default_factory=Closing)


def read_form(folded: str) -> OfficialForm | None:
    """The form of a folded text; None for anything else, such as a report in a newspaper."""
    head: list[tuple[int, int]] = []
    lines = LINE.finditer(folded)
    for line in lines:
        start, end = trimmed(folded, line.start(), line.end())
        title = _titles(lexicon().papers).match(folded, start, end)
        if title is not None and (title.end() == end or folded[start : title.end()].isupper() or _motto(folded, head)):
            break
        if len(head) >= _HEAD_LINES or end - start > _HEAD_LENGTH or folded[start:end].endswith((".", "!", "?")):
            return None
        head += [part for piece in _pieces(folded, start, end) for part in _beside(folded, *piece)]
    else:
        return None
    kind = " ".join(title.group(1).lower().split())
    last = _name_end(folded, title.end(), end)
    below = [trimmed(folded, m.start(), m.end()) for m in LINE.finditer(folded, last)]
    below = [piece for s, e in below if s < e for piece in _pieces(folded, s, e)]
    opening = [folded[s:e] for s, e in below[:8]]
    if not _motto(folded, head) and not (kind == "biên bản" and any(_OPENING.match(x) for x in opening)):
        return None
    if kind != "biên bản" and not any(_NUMBER.match(folded, s, e) for s, e in head):
        return None
    dated = next((_day(folded, s, e) for s, e in head if _PLACE_AND_DAY.fullmatch(folded, s, e)), None)
    day = dated or next((_day(folded, s, e) for s, e in below[:8] if _HELD.match(folded, s, e)), None)
    issuers = _issuers(folded, head)
    blocks = [*_head_blocks(folded, head, issuers), Block(BlockKind.HEADLINE, start, last)]
    closing = read_closing(folded, last)
    blocks += _below_blocks(below, closing)
    name = trimmed(folded, title.end(), last)
    number = next((m.span(1) for s, e in head if (m := _NUMBERED.match(folded, s, e))), None)
    return OfficialForm(
        kind, (start, last), name, tuple(issuers), day, tuple(blocks), number, dated is not None, closing
    )


def _pieces(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line, or its columns when each of them is short and none is a sentence or a number of a list."""
    if end - start > _NAME_LENGTH:
        return [(start, end)]
    parts, at = [], start
    for gap in COLUMNS.finditer(folded, start, end):
        parts.append((at, gap.start()))
        at = gap.end()
    parts.append((at, end))
    texts = [folded[s:e] for s, e in parts]
    if all(4 < len(t) <= 70 and not t.endswith((".", ";", ":", ",")) for t in texts):
        return parts
    return [(start, end)] if start < end else []


def _beside(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """`UBND XÃ X CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `Số: 8/BB-UBND Phú Nghĩa, ngày …`: two columns of a head."""
    m = _BESIDE.search(folded[start:end])
    if m is None:
        return [(start, end)] if start < end else []
    at = start + m.end()
    return [trimmed(folded, start, at), (at, end)]


def _motto(folded: str, head: list[tuple[int, int]]) -> bool:
    """Whether the head has a motto or a number, which nothing but an official document has."""
    return any(_MOTTO.fullmatch(folded, s, e) or _NUMBER.match(folded, s, e) for s, e in head)


def _name_end(folded: str, at: int, end: int) -> int:
    """Where the title ends: the lines below its word up to a blank line or the first line of the text."""
    named = bool(folded[at:end].strip(" .:-_*"))
    last = end
    for _ in range(_NAME_LINES):
        begin = end + 1
        end = folded.find("\n", begin)
        end = len(folded) if end < 0 else end
        start, stop = trimmed(folded, begin, end)
        if begin > len(folded) or (start == stop and named):
            break
        if start == stop:
            continue
        line = folded[start:stop]
        if len(line) > _NAME_LENGTH or line.endswith((".", ";", ":")) or _OPENING.match(line):
            break
        if not any(c.isalpha() for c in line):
            break
        last, named = stop, True
    return last


def _issuers(folded: str, head: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The bodies of the head, in capitals; a line that begins with a unit goes on with the line before it."""
    found: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for start, end in head:
        line = folded[start:end]
        named = line.isupper() and not any(p.fullmatch(line) for p in (_MOTTO, _STAMP)) and not _NUMBER.match(line)
        if named and before is not None and found and found[-1] == before and _UNIT.match(line):
            found[-1] = (before[0], end)
        elif named:
            found.append((start, end))
        before = found[-1] if named else None
    return found


def _head_blocks(folded: str, head: list[tuple[int, int]], issuers: list[tuple[int, int]]) -> list[Block]:
    """The bodies and the number are read, the motto and rules are furniture."""
    blocks = [Block(BlockKind.CAPTION, s, e) for s, e in issuers]
    for start, end in head:
        if any(s <= start < e for s, e in issuers):
            continue
        read = _NUMBER.match(folded, start, end) or _PLACE_AND_DAY.fullmatch(folded, start, end)
        blocks.append(Block(BlockKind.CAPTION if read else BlockKind.FURNITURE, start, end))
    return sorted(blocks, key=lambda b: b.start)


def _below_blocks(below: list[tuple[int, int]], closing: Closing) -> list[Block]:
    """The text as paragraphs, the closing line by line and column by column."""
    blocks = [
        Block(BlockKind.PARAGRAPH, s, e)
        for s, e in below
        if not any(s < stop and start < e for start, stop in closing.lines)
    ]
    blocks += [Block(BlockKind.CLOSING, s, e) for s, e in closing.lines]
    return sorted(blocks, key=lambda b: b.start)


def _day(folded: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The first full date between two offsets."""
    m = _FULL.search(folded, start, end)
    parsed = parse_day(m.group()) if m else None
    if m and parsed and parsed[2]:
        value = iso(parsed[0], parsed[1], parsed[2])
        return (value, m.start(), m.end()) if value else None
    long = parse_long(folded[start:end], 0, end - start)
    if long is None or not long[2]:
        return None
    value = iso(long[0], long[1], long[2])
    return (value, start + long[3], start + long[4]) if value else None
