"""PDF with a text layer: pages without their running heads and numbers, lines joined to paragraphs again.

pypdfium2 reads it, the engine of Chromium: pypdf parts Vietnamese words where a letter comes from another font
(`T ậ p trung`), as it does in many pages printed from a browser. It runs in a process apart (`pdf_pages`, `apart`).
A scanned document has no text to read and says so; it is never an empty graph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec

from graph.article import ArticleMetadata
from graph.errors import InputError, MissingExtra, UnreadableSource
from graph.reading.apart import MEMORY, SECONDS, ChildDied, ask
from graph.reading.decoding import clean
from graph.reading.document import Columns, Document, Limits, size_in_words
from graph.reading.pdf_pages import SENTENCE_END

__all__ = ["documents", "joined_lines", "without_running_heads"]

#: What a child answers instead of pages -> what is said.
_PROBLEMS = {
    "encrypted": "encrypted; open it with its password and save it without one",
    "damaged": "a damaged PDF; open it and save it anew",
    "pages": "more than {pages:,} pages; give one file per article",
    "letters": "more than {letters:,} characters; give one file per article",
}
#: Letters a page has on average when it has a text layer at all.
_LETTERS_A_PAGE = 20
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: What begins a paragraph: a bullet, a number, a letter with a bracket, a Roman numeral, an article of a resolution.
_OPENING = re.compile(r"(?:[-–—+•*▪●◦]\s|\(?[\da-zđ]{1,3}[.)/]\s|[IVXLC]{1,5}[.)]\s|(?:Điều|Chương|Mục|Phần|Căn cứ)\s)")
#: A line shorter than this share of the usual width was broken by its author, not by the margin.
_FULL = 0.82


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The one article of a PDF. Raises UnreadableSource, or MissingExtra without pypdfium2."""
    if find_spec("pypdfium2") is None:
        raise MissingExtra("PDF needs the package pypdfium2; pip install 'bienban[documents]'")
    try:
        found = ask("graph.reading.pdf_pages", "main", {"pages": limits.pages, "letters": limits.letters}, data)
    except ChildDied:
        most = f"{size_in_words(MEMORY)} of memory or {SECONDS} seconds"
        raise UnreadableSource(name, f"takes more than {most}; print it to a new PDF") from None
    if isinstance(found, str):
        raise UnreadableSource(name, _PROBLEMS[found].format(pages=limits.pages, letters=limits.letters))
    pages: list[list[str]] = found
    if sum(c.isalpha() for page in pages for line in page for c in line) < _LETTERS_A_PAGE * len(pages):
        raise UnreadableSource(name, "no text in it, only pictures of pages; run text recognition (OCR) on it first")
    cleaned = clean("\n\n".join(joined_lines([line for page in without_running_heads(pages) for line in page])), name)
    yield Document(cleaned.text, ArticleMetadata(), "pdf", cleaned.notes)


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
    finished = SENTENCE_END.search(before) is not None
    if line[0].islower() and not _OPENING.match(line):
        return finished and gap
    return gap or len(last) < _FULL * width or (finished and _OPENING.match(line) is not None)
