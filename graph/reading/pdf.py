"""PDF with a text layer: pages without their running heads and numbers, lines joined to paragraphs again.

pypdfium2 reads it, the engine of Chromium: pypdf parts Vietnamese words where a letter comes from another font
(`T ậ p trung`), as it does in many pages printed from a browser. A scanned document has no text to read and says so;
it is never an empty graph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from statistics import median
from typing import Any

from graph.article import ArticleMetadata
from graph.errors import InputError, MissingExtra, UnreadableSource
from graph.reading.decoding import clean
from graph.reading.document import Columns, Document, Limits

__all__ = ["documents", "joined_lines", "without_running_heads"]

#: Letters a page has on average when it has a text layer at all.
_LETTERS_A_PAGE = 20
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: What begins a paragraph: a bullet, a number, a letter with a bracket, a Roman numeral, an article of a resolution.
_OPENING = re.compile(r"(?:[-–—+•*▪●◦]\s|\(?[\da-zđ]{1,3}[.)/]\s|[IVXLC]{1,5}[.)]\s|(?:Điều|Chương|Mục|Phần|Căn cứ)\s)")
_SENTENCE_END = re.compile(r"[.!?:;…/][\"”')]*$")
#: A line shorter than this share of the usual width was broken by its author, not by the margin.
_FULL = 0.82
#: So many letters of a line tell how high it stands.
_TELLING = 12


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The one article of a PDF. Raises UnreadableSource, or MissingExtra without pypdfium2."""
    try:
        import pypdfium2 as pdfium
    except ImportError:
        raise MissingExtra("PDF needs the package pypdfium2; pip install 'bienban[documents]'") from None
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableSource(name, "encrypted; open it with its password and save it without one") from None
        raise UnreadableSource(name, "a damaged PDF; open it and save it anew") from None
    try:
        pages = _pages(pdf, name, limits)
    except (pdfium.PdfiumError, ValueError, IndexError):
        raise UnreadableSource(name, "a damaged PDF; open it and save it anew") from None
    finally:
        pdf.close()
    if sum(c.isalpha() for page in pages for line in page for c in line) < _LETTERS_A_PAGE * len(pages):
        raise UnreadableSource(name, "no text in it, only pictures of pages; run text recognition (OCR) on it first")
    cleaned = clean("\n\n".join(joined_lines([line for page in without_running_heads(pages) for line in page])), name)
    yield Document(cleaned.text, ArticleMetadata(), "pdf", cleaned.notes)


def _pages(pdf: Any, name: str, limits: Limits) -> list[list[str]]:
    """The lines of each page, with an empty one before a line that its place shows to begin a paragraph."""
    if len(pdf) > limits.pages:
        raise UnreadableSource(name, f"more than {limits.pages:,} pages; give one file per article")
    pages: list[list[str]] = []
    letters = 0
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        letters += text.count_chars()
        if letters > limits.letters:
            raise UnreadableSource(name, f"more than {limits.letters:,} characters; give one file per article")
        pages.append(_placed_lines(text))
        text.close()
        page.close()
    return pages


def _placed_lines(page: Any) -> list[str]:
    characters = page.get_text_range().replace("\ufffe", "-")
    lines: list[tuple[str, float, float]] = []  # text, left edge, height on the page
    start = 0
    for line in characters.split("\n"):
        lead = len(line) - len(line.lstrip())
        if line.strip():
            left, _, _, _ = page.get_charbox(start + lead)
            told = islice((i for i, c in enumerate(line) if c.isalnum()), _TELLING)
            bottoms = [page.get_charbox(start + i)[1] for i in told]
            lines.append((" ".join(line.split()), left, median(bottoms) if bottoms else 0.0))
        start += len(line) + 1
    steps = [a[2] - b[2] for a, b in pairwise(lines) if a[2] > b[2]]
    usual = median(steps) if steps else 0.0
    margin = min((left for _, left, _ in lines), default=0.0)
    placed: list[str] = []
    for i, (line, left, bottom) in enumerate(lines):
        if i:
            last, last_left, last_bottom = lines[i - 1]
            indented = left > max(margin + 8, last_left - 2) and _SENTENCE_END.search(last) is not None
            if indented or last_bottom - bottom > 1.35 * usual:
                placed.append("")
        placed.append(line)
    return placed


def without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop page numbers, and lines that stand at the top or the foot of most pages (their digits may differ).

    >>> without_running_heads([["Họp", "Một.", "1"], ["Họp", "Hai.", "2"], ["Họp", "Ba.", "3"]])
    [['Một.'], ['Hai.'], ['Ba.']]
    """
    pages = [_without_number(page) for page in pages]
    edges = Counter(_DIGITS.sub("#", page[i]) for page in pages for i in _edge(page))
    often = {line for line, n in edges.items() if len(pages) > 2 and n > 0.6 * len(pages)}
    return [
        [line for i, line in enumerate(page) if i not in _edge(page) or _DIGITS.sub("#", line) not in often]
        for page in pages
    ]


def _edge(page: list[str]) -> set[int]:
    """Where the first two and the last two lines with text are."""
    filled = [i for i, line in enumerate(page) if line]
    return {*filled[:2], *filled[-2:]}


def _without_number(page: list[str]) -> list[str]:
    lines = list(page)
    for i in (0, -1):
        while lines and not lines[i]:
            lines.pop(i)
        if lines and _PAGE_NUMBER.fullmatch(lines[i]):
            lines.pop(i)
    return lines


def joined_lines(lines: list[str]) -> list[str]:
    """Lines as the margin broke them -> paragraphs.

    >>> joined_lines(["Sáng ngày 29/12, Ban Dân vận Tỉnh ủy tổ chức hội", "nghị tổng kết.", "Ngân Nguyễn"])
    ['Sáng ngày 29/12, Ban Dân vận Tỉnh ủy tổ chức hội nghị tổng kết.', 'Ngân Nguyễn']
    """
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    last = ""
    paragraphs: list[str] = []
    gap = False
    for line in lines:
        if not line:
            gap = True
            continue
        if paragraphs and not _breaks(paragraphs[-1], last, line, gap, width):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        last, gap = line, False
    return paragraphs


def _breaks(before: str, last: str, line: str, gap: bool, width: int) -> bool:
    """Whether a paragraph ends between these two lines."""
    finished = _SENTENCE_END.search(before) is not None
    if line[0].islower() and not _OPENING.match(line):
        return finished and gap
    return gap or len(last) < _FULL * width or (finished and _OPENING.match(line) is not None)
