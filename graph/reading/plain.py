"""Plain text and Markdown: what is written is what is read."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import InputError
from graph.reading.decoding import decode
from graph.reading.document import Columns, Document, Limits

__all__ = ["documents"]


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The one article of a text file. Raises EmptySource or UnreadableSource."""
    decoded = decode(data, name)
    yield Document(decoded.text, encoding=decoded.encoding, notes=decoded.notes)
