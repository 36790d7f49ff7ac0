"""Which line of an article is what: headline, update line, paragraph, caption, byline or page furniture.

A caption states facts but is not a part of the story's sentences; a byline names the reporter and nobody else; menus
and share buttons state nothing. Lines are judged by their form alone (length, closing punctuation, place in the text).
"""

from __future__ import annotations

import re
from itertools import pairwise

from graph.article import Block, BlockKind

__all__ = ["find_blocks"]

_LINE = re.compile(r"[^\n]+")
_UPDATE = re.compile(
    r"(?i)^(?:cập nhật|ngày đăng|đăng (?:ngày|lúc)|thời gian đăng|xuất bản"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ nhật)[^.]{0,60}\d"
    r"|^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[\s,-]+\d{1,2}[:h]\d{2}(?::\d{2})?)?(?: GMT\+7)?$"
    r"|^\d{1,2}[:h]\d{2}(?::\d{2})?[\s,-]+(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$"
)
_FURNITURE = re.compile(
    r"(?i)^(?:<|>|»|«|\||•|#)"
    r"|^(?:trở (?:về|lại)|gửi (?:bình luận|email|ý kiến|phản hồi)|bình luận|ý kiến bạn đọc|xem thêm|tin liên quan"
    r"|tin cùng chuyên mục"
    r"|các tin khác|tin khác|tin mới|tin đọc nhiều|đọc nhiều|có thể bạn quan tâm|chia sẻ|in bài|in trang"
    r"|quay lại|về đầu trang|trang chủ"
    r"|từ khóa|tags?\b|facebook|twitter|zalo|google|like|share|print|email|copyright|bản quyền|lượt xem"
    r"|số lượt|đánh giá|liên hệ|hotline"
    r"|đăng nhập|đăng ký|tìm kiếm|menu|video|chuyên mục|mục lục|theo dõi|bài viết liên quan|thích|trả lời|ẩn danh)\b"
)
_PHOTO_CREDIT = re.compile(r"(?i)\b(?:ảnh|photo)\s*[:/-]\s*\S[^.]{0,40}\.?\)?$")
#: Whose the picture is, behind what it shows: `… tại hội nghị. Ảnh: A.B`, `… (Ảnh: Văn Tám)`, `… ẢNH TTXVN`.
_CREDIT = re.compile(
    r"(?:\s+[-–—])?\s*([(\[|]?\s*\b(?:(?i:ảnh|photo|nguồn|clip|video|đồ họa|tin, ảnh)\s*:"
    r"\s*\S[^.:\n]{0,40}(?:\.[^.:\n]{1,12}){0,3}|ẢNH\s+[^\Wa-z]\S*(?:\s+[^\Wa-z]\S*){0,3})[.)\]|\s]*)$"
)
_END = (".", "!", "?", ":", ";", '."', '".', "...", "…", "./.", '!"', '?"')
#: A reporter signs with a name or initials: a few capitalised words, perhaps joined by - or &, or an office after
#: a comma.
_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_BYLINE = re.compile(
    r"^(?i:(?:tác giả|bài(?:,| và)? ảnh|thực hiện|tin(?:,| và)? ảnh|bài|tin)\s*[:/]\s*)?"
    rf"(?:[{_CAPITAL}][\w.']*)(?:[ ]{{0,2}}(?:-|&|,|/|và)?[ ]{{0,2}}[{_CAPITAL}][\w.']*){{0,7}}$"
)


def find_blocks(folded: str) -> tuple[Block, ...]:
    """The blocks of a folded text that is no official document, in order. Blank lines belong to no block."""
    lines = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in _LINE.finditer(folded)
    ]
    lines = _unwrapped(folded, [(s, e) for s, e in lines if s < e])
    lines = [part for s, e in lines for part in _at_dateline(folded, s, e)]
    last_story = max((i for i, (s, e) in enumerate(lines) if _ends_sentence(folded[s:e])), default=-1)
    blocks: list[Block] = []
    headline_seen = False
    for i, (start, end) in enumerate(lines):
        line = folded[start:end]
        if _UPDATE.search(line) and end - start < 90:
            kind = BlockKind.UPDATE_LINE
        elif _FURNITURE.search(line) and end - start < 200 and not _ends_sentence(line):
            kind = BlockKind.FURNITURE
        elif not headline_seen and i < 6 and _is_headline(line):
            kind, headline_seen = BlockKind.HEADLINE, True
        elif _is_byline(line, i, len(lines), last_story) or _SIGNED.match(line) and _BYLINE.match(line):
            kind = BlockKind.BYLINE
        elif (
            headline_seen
            and end - start < 420
            and (_PHOTO_CREDIT.search(line) or not _closed(line) or _credited(folded, lines, i) or _shown(line))
        ):
            kind = BlockKind.CAPTION
        else:
            kind = BlockKind.PARAGRAPH
            headline_seen = headline_seen or end - start > 200
        credit = _CREDIT.search(line) if kind is BlockKind.CAPTION and (":" in line or "ẢNH" in line) else None
        if credit is not None and credit.start():
            blocks.append(Block(kind, start, start + credit.start()))
            kind, start = BlockKind.FURNITURE, start + credit.start(1)
        blocks.append(Block(kind, start, end))
    return tuple(blocks)


#: Lines of a text that was wrapped: no longer than a screen's, no shorter than half of one, and so many at least.
_WIDTHS = range(50, 121)
_WRAPPED_LINES = 5
_HALF = 45
#: Letters are not of one width on a page.
_SLACK = 12


def _unwrapped(folded: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines with those joined that only the width of a page broke: where most lines of a text end in mid-sentence,
    at about one width, a line goes on when the next one's first word had no room on it."""
    if len(lines) < 2:
        return lines
    open_lines = [not _ends_sentence(folded[s:e]) for s, e in lines]
    begun_small = _before_small_letters(folded, lines, open_lines)
    if 4 * sum(begun_small) >= len(lines):  # whatever their width: no paragraph begins with a small letter
        return _joined(lines, _in_mid_sentence(folded, lines, open_lines, begun_small))
    width = max((e - s for is_open, (s, e) in zip(open_lines, lines, strict=True) if is_open), default=0)
    full = _without_room(folded, lines, width) if width in _WIDTHS and len(lines) >= _WRAPPED_LINES else []
    if 2 * sum(on and is_open for on, is_open in zip(full, open_lines, strict=False)) >= len(lines):
        return _joined(lines, full)
    return _joined(lines, _broken_here(folded, lines, open_lines, begun_small))


def _before_small_letters(folded: str, lines: list[tuple[int, int]], open_lines: list[bool]) -> list[bool]:
    """Which lines end in mid-sentence with the next one beginning in small letters; a headline is short."""
    return [
        is_open
        and folded[t].islower()
        and folded[e:t].count("\n") == 1
        and not _POINT.match(folded, t)
        and (n > 0 or e - s >= _HALF)
        for n, (is_open, (s, e), (t, _)) in enumerate(zip(open_lines, lines, lines[1:], strict=False))
    ]


def _in_mid_sentence(
    folded: str, lines: list[tuple[int, int]], open_lines: list[bool], begun_small: list[bool]
) -> list[bool]:
    """Which lines go on in the next, in a text where many do so in small letters: all long ones in mid-sentence."""
    return [
        small
        or is_open
        and e - s >= _HALF
        and folded[e:t].count("\n") == 1
        and not folded[s:e].isupper()
        and not _STORY.match(folded, t)
        for small, is_open, (s, e), (t, _) in zip(begun_small, open_lines, lines, lines[1:], strict=False)
    ]


def _without_room(folded: str, lines: list[tuple[int, int]], width: int) -> list[bool]:
    """Which lines had no room for the first word of the next; a heading in capitals stands alone."""
    return [
        0 <= width - (e - s) <= len(folded[t : t + 24].split(maxsplit=2)[0]) + _SLACK
        and folded[e:t].count("\n") == 1
        and folded[s:e].isupper() == folded[t:u].isupper()
        for (s, e), (t, u) in pairwise(lines)
    ]


#: Lines that begin with a small letter and go on none: a point of a list (`a) Nội dung`), a paper's address.
_POINT = re.compile(r"[a-zđ]{1,2}[.)]|[\w.-]+\.(?:vn|com|net|org)\b")
#: With a day a story begins.
_STORY = re.compile(r"(?:Sáng|Chiều|Tối|Trưa|Ngày|Trong)\b[^\n]{0,16}?\d{1,2}[/-]\d")
#: So many lines around one that was broken are looked at.
_AROUND = 3


def _broken_here(
    folded: str, lines: list[tuple[int, int]], open_lines: list[bool], begun_small: list[bool]
) -> list[bool]:
    """Which lines of a text that was not wrapped as a whole go on: those before a small letter, and among these the
    ones that end in mid-sentence at about the same width."""
    small = [on and folded[e - 1] not in ":;" for on, (_, e) in zip(begun_small, lines, strict=False)]
    goes_on = []
    for k, on in enumerate(small):
        (start, end), (following, _) = lines[k], lines[k + 1]
        near = range(max(0, k - _AROUND), min(len(small), k + _AROUND + 1))
        width = max((lines[n][1] - lines[n][0] for n in near if small[n]), default=0)
        alike = width - 2 * _SLACK <= end - start <= width + _SLACK and end - start >= _HALF
        broken = bool(width) and open_lines[k] and alike and folded[end:following].count("\n") == 1
        goes_on.append(on or broken and not _STORY.match(folded, following))
    return goes_on


def _joined(lines: list[tuple[int, int]], goes_on: list[bool]) -> list[tuple[int, int]]:
    """The lines, each joined to the one before where that one goes on."""
    joined = lines[:1]
    for on, (start, end) in zip(goes_on, lines[1:], strict=True):
        joined[-1:] = [(joined[-1][0], end)] if on else [joined[-1], (start, end)]
    return joined


#: `(NLĐ) - `, `(TTXVN)-` in the middle of a line: headline and caption were joined to the lead.
_INNER_DATELINE = re.compile(r"\(([A-ZĐ][A-ZĐa-z.]{1,11})\)\s?-\s?(?=[A-ZĐ])")


def _at_dateline(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    m = _INNER_DATELINE.search(folded, start + 20, min(end, start + 600))
    if m is None:
        return [(start, end)]
    before = folded[start : m.start()].rstrip()
    return [(start, start + len(before)), (m.start(), end)]


def _ends_sentence(line: str) -> bool:
    return line.rstrip(")\"' ").endswith(_END) or line.endswith(_END)


#: `Bên A: Ngô Thị Lành`: a form filled in.
_FILLED_IN = re.compile(rf"^[{_CAPITAL}][\w ]{{0,24}}:(?:\s+[{_CAPITAL}]\w*){{2,5}}$")


#: Letters of a paragraph: few captions have as many, and hardly one of these has three sentences, or two and a day.
_LONG = 240
_SENTENCES = re.compile(rf"[^\W\d_]{{3}}[.!?] [{_CAPITAL}][^\W\d_]*[ ,]")


def _closed(line: str) -> bool:
    """Not left open as a caption is: a sentence, a story of several whose last stop was forgotten, or a label with a
    name."""
    sentences = len(_SENTENCES.findall(line)) if len(line) > _LONG else 0
    if sentences > (0 if _STORY.match(line) else 1) and not _PHOTO_CREDIT.search(line):
        return True
    return _ends_sentence(line) or (_FILLED_IN.match(line) is not None and not _PHOTO_CREDIT.search(line))


_SIGNED = re.compile(r"(?i)^(?:tác giả|bài(?:,| và)? ảnh|tin(?:,| và)? ảnh|thực hiện)\s*[:/]")
_CREDIT_LINE = re.compile(r"(?i)^\(?(?:ảnh|photo)\b[^\n]{0,50}$")
_SHOWN = re.compile(r"(?i)^(?:từ (?:trái|phải) (?:qua|sang)|(?:toàn|quang) cảnh|trong ảnh|hình ảnh)\b")


def _credited(folded: str, lines: list[tuple[int, int]], i: int) -> bool:
    """The next line is a photographer's credit."""
    return (
        i + 1 < len(lines)
        and bool(_CREDIT_LINE.match(folded[slice(*lines[i + 1])]))
        and lines[i][1] - lines[i][0] < 300
    )


def _shown(line: str) -> bool:
    return len(line) < 300 and bool(_SHOWN.match(line))


def _is_headline(line: str) -> bool:
    return len(line) <= 220 and not line.rstrip().endswith((".", ";", ","))


def _is_byline(line: str, index: int, count: int, last_story: int) -> bool:
    if len(line) > 60 or index == 0 or not _BYLINE.match(line):
        return False
    # At the end of the story, or before page furniture and captions that follow it.
    return index > last_story or index >= count - 1
