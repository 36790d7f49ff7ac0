"""The lines of each page of a PDF, by pypdfium2: what runs in a process apart for `pdf`."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from statistics import median
from typing import Any

from graph.reading.apart import serve

__all__ = ["SENTENCE_END", "main", "placed_pages"]

#: So many letters of a line tell how high it stands.
_TELLING = 12
#: A line that ends as a sentence does, in brackets or quotation marks too.
SENTENCE_END = re.compile(r"[.!?:;…/][\"”')]*$")


def main() -> None:
    """Answer what `pdf` asks, document after document."""
    serve(lambda settings, data: placed_pages(data, settings["pages"], settings["letters"]))


def placed_pages(data: bytes, most_pages: int, most_letters: int) -> list[list[str]] | str:
    """The lines of each page, with an empty one before a line that its place shows to begin a paragraph.

    Instead of them what stands in the way: `encrypted`, `damaged`, or the limit that is passed, `pages` or `letters`.
    """
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return "encrypted" if "password" in str(error).lower() else "damaged"
    try:
        return _pages(pdf, most_pages, most_letters)
    except (pdfium.PdfiumError, ValueError, IndexError):
        return "damaged"
    finally:
        pdf.close()


def _pages(pdf: Any, most_pages: int, most_letters: int) -> list[list[str]] | str:
    if len(pdf) > most_pages:
        return "pages"
    pages: list[list[str]] = []
    letters = 0
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        letters += text.count_chars()
        if letters > most_letters:
            return "letters"
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
            indented = left > max(margin + 8, last_left - 2) and SENTENCE_END.search(last) is not None
            if indented or last_bottom - bottom > 1.35 * usual:
                placed.append("")
        placed.append(line)
    return placed
