"""Word documents (.docx): paragraphs, tables, and the letterhead in the page header, in the order of the page.

A .docx is a ZIP of XML. Both are read with the standard library: sizes are checked before anything is unpacked, and a
document type declaration, which Word never writes and entity bombs need, is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from graph.article import ArticleMetadata
from graph.errors import EmptySource, InputError, UnreadableSource
from graph.reading.decoding import clean
from graph.reading.document import Columns, Document, Limits
from graph.reading.rows import row_lines

__all__ = ["documents"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _ROW, _CELL = f"{_W}p", f"{_W}tr", f"{_W}tc"
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
        lines = [line for part in parts for line in _lines(ElementTree.fromstring(part))]  # noqa: S314
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
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
        raise UnreadableSource(name, f"unpacks to more than {limits.unpacked_bytes / 1e6:,.0f} MB; not read")
    if any(archive.getinfo(n).flag_bits & 1 for n in wanted):
        raise UnreadableSource(name, "encrypted; save it without a password")
    parts = dict.fromkeys(archive.read(n) for n in wanted)
    if any(b"<!DOCTYPE" in part or "<!DOCTYPE".encode("utf-16-le") in part for part in parts):
        raise UnreadableSource(name, "has a document type declaration, which no Word document has; not read")
    return list(parts)


def _lines(root: ElementTree.Element) -> list[str]:
    """The paragraphs and table rows of one part, without the empty ones. Nothing here calls itself on nested input."""
    lines: list[str] = []
    rows: list[list[list[str]]] = []  # the open rows, innermost last: cells of paragraphs
    paragraphs: list[list[str]] = []  # the open paragraphs: a text box stands inside one
    stack: list[tuple[ElementTree.Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag
        if leaving:
            if tag == _PARAGRAPH:
                finished = [_tidy(line) for line in "".join(paragraphs.pop()).split("\n")]
            else:
                finished = row_lines(rows.pop())
            (rows[-1][-1] if rows and rows[-1] else lines).extend(filter(None, finished))
            continue
        if tag in _UNSEEN:
            continue
        if tag == _PARAGRAPH:
            paragraphs.append([])
        elif tag == _ROW:
            rows.append([])
        elif tag == _CELL and rows:
            rows[-1].append([])
        elif paragraphs:
            paragraphs[-1].append(_written(element))
        if tag in {_PARAGRAPH, _ROW}:
            stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return lines


def _tidy(line: str) -> str:
    return " ".join(line.split())


def _written(element: ElementTree.Element) -> str:
    """What an element of a run puts on the page."""
    if element.tag == f"{_W}t":
        return element.text or ""
    return {f"{_W}noBreakHyphen": "-", f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n"}.get(element.tag, "")


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
