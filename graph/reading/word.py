"""Word documents (.docx): paragraphs, tables, and the letterhead in the page header, in the order of the page.

A .docx is a ZIP of XML. Both are read with the standard library: sizes are checked before anything is unpacked, and a
document type declaration, which Word never writes and entity bombs need, is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from graph.article import ArticleMetadata
from graph.errors import EmptySource, InputError, UnreadableSource
from graph.reading.decoding import clean
from graph.reading.document import Columns, Document, Limits, size_in_words
from graph.reading.rows import row_lines

__all__ = ["documents"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _ROW, _CELL, _TEXT = f"{_W}p", f"{_W}tr", f"{_W}tc", f"{_W}t"
#: What an element of a run puts on the page, besides text.
_WRITTEN = {f"{_W}noBreakHyphen": "-", f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n"}
#: Text that was deleted with changes tracked, and instructions of fields, are not on the page.
_UNSEEN = {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"}
_BODY = "word/document.xml"
_HEADER = re.compile(r"word/header\d*\.xml")


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The one article of a Word document. Raises EmptySource or UnreadableSource."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableSource(name, f"a damaged Word document ({_brief(error)}); save it anew") from None
    try:
        lines = [line for part in parts for line in _lines(part, name, limits.letters)]
    except (ElementTree.ParseError, ValueError) as error:
        raise UnreadableSource(name, f"a damaged Word document ({_brief(error)}); save it anew") from None
    if not lines:
        raise EmptySource(name, "no text in it, perhaps only pictures; save the text itself")
    cleaned = clean("\n\n".join(lines), name)
    yield Document(cleaned.text, ArticleMetadata(), "docx", cleaned.notes)


def _parts(archive: zipfile.ZipFile, name: str, limits: Limits) -> list[bytes]:
    """The XML of the headers (each different one once), then of the body."""
    names = archive.namelist()
    if _BODY not in names:
        raise UnreadableSource(name, "an archive or another kind of Office document; unpack it, or save it as .docx")
    wanted = [*sorted(n for n in names if _HEADER.fullmatch(n)), _BODY]
    if sum(archive.getinfo(n).file_size for n in wanted) > limits.unpacked_bytes:
        most = size_in_words(limits.unpacked_bytes)
        raise UnreadableSource(name, f"unpacks to more than {most}; not read, unless --limit says so")
    if any(archive.getinfo(n).flag_bits & 1 for n in wanted):
        raise UnreadableSource(name, "encrypted; save it without a password")
    return list(dict.fromkeys(archive.read(n) for n in wanted))


def _lines(part: bytes, name: str, letters: int) -> list[str]:
    """The paragraphs and table rows of one part, without the empty ones."""
    page = _Page(name, letters)
    parser = ElementTree.XMLParser(target=page)  # noqa: S314 - `_Page.doctype` refuses what entities need
    parser.feed(part)
    parser.close()
    return page.lines


class _Page:
    """Elements in, lines out, as they come: no tree is built, so that a part of 60 MB costs no more than its text."""

    def __init__(self, name: str, letters: int) -> None:
        self.lines: list[str] = []
        self._name, self._letters, self._left = name, letters, letters
        self._rows: list[list[list[str]]] = []  # the open rows, innermost last: cells of paragraphs
        self._paragraphs: list[list[str]] = []  # the open paragraphs: a text box stands inside one
        self._unseen = 0  # how deep in something that is not on the page
        self._in_text = False

    def doctype(self, *_: object) -> None:
        raise UnreadableSource(self._name, "has a document type declaration, which no Word document has; not read")

    def start(self, tag: str, _: dict[str, str]) -> None:
        if self._unseen or tag in _UNSEEN:
            self._unseen += 1
            return
        self._in_text = tag == _TEXT
        if tag == _PARAGRAPH:
            self._paragraphs.append([])
        elif tag == _ROW:
            self._rows.append([])
        elif tag == _CELL and self._rows:
            self._rows[-1].append([])
        elif tag in _WRITTEN and self._paragraphs:
            self._paragraphs[-1].append(_WRITTEN[tag])

    def data(self, text: str) -> None:
        if self._unseen or not (self._in_text and self._paragraphs):
            return
        self._left -= len(text)
        if self._left < 0:
            raise UnreadableSource(self._name, f"more than {self._letters:,} characters; give one file per article")
        self._paragraphs[-1].append(text)

    def end(self, tag: str) -> None:
        if self._unseen:
            self._unseen -= 1
            return
        self._in_text = False
        if tag == _PARAGRAPH:
            self._finish(_tidy(line) for line in "".join(self._paragraphs.pop()).split("\n"))
        elif tag == _ROW:
            self._finish(row_lines(self._rows.pop()))

    def close(self) -> None:
        """The end of the part; the parser asks for it."""

    def _finish(self, lines: Iterable[str]) -> None:
        into = self._rows[-1][-1] if self._rows and self._rows[-1] else self.lines
        into.extend(filter(None, lines))


def _tidy(line: str) -> str:
    return " ".join(line.split())


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
