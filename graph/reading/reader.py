"""One source -> its articles: the bytes within the limits, through the reader of their format, with their sidecar."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from graph.article import Article, ArticleMetadata
from graph.errors import EmptySource, InputError, MissingExtra, UnreadableSource
from graph.reading import remote
from graph.reading.document import Columns, Document, Limits, size_in_words
from graph.reading.formats import format_of
from graph.reading.sidecar import sidecar_metadata
from graph.reading.sources import Source, unreadable
from graph.reading.spelling import is_vietnamese

__all__ = ["Reading", "read", "readings"]

#: Format -> the module with its `documents`; imported when the first file of that format comes.
_READERS = {
    "text": "graph.reading.plain",
    "page": "graph.reading.page",
    "word": "graph.reading.word",
    "pdf": "graph.reading.pdf",
    "table": "graph.reading.table",
    "letter": "graph.reading.letter",
}


class _FormatReader(Protocol):
    def documents(
        self, data: bytes, name: str, limits: Limits, columns: Columns
    ) -> Iterator[Document | InputError]: ...


class Reading(Struct, frozen=True):
    """An article as it was read: under which label, from which encoding, with remarks for the report."""

    article: Article
    label: str
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    vietnamese: bool = True


def read(source: Source, limits: Limits | None = None, columns: Columns | None = None) -> list[Reading]:
    """Read every article of a source.

    In: a source of `find_sources`; bounds and columns if the usual ones do not fit. Out: its articles in their order.
    Raises InputError (a subclass that says which) when there is nothing to read or too much.
    """
    found: list[Reading] = []
    for item in readings(source, limits, columns):
        if isinstance(item, InputError):
            raise item
        found.append(item)
    return found


def readings(
    source: Source, limits: Limits | None = None, columns: Columns | None = None
) -> Iterator[Reading | InputError]:
    """As `read`, but an article of a table that cannot be read is an item, and the articles after it still come."""
    limits, columns = limits or Limits(), columns or Columns()
    try:
        data, suffix, known = _content(source, limits)
        if not data.strip():
            raise EmptySource(source.name, "the file is empty; give the text of an article")
        reader: _FormatReader = import_module(_READERS[format_of(suffix, data, source.name)])
        for document in reader.documents(data, source.name, limits, columns):
            yield document if isinstance(document, InputError) else _reading(document, source, known, limits)
    except InputError as failure:
        yield failure
    except MissingExtra as missing:  # the sources that do not need it are still read
        yield UnreadableSource(source.name, str(missing))


def _reading(document: Document, source: Source, sidecar: ArticleMetadata, limits: Limits) -> Reading | InputError:
    if len(document.text) > limits.letters:
        return UnreadableSource(
            source.name + document.part,
            f"too long for one article ({len(document.text):,} characters, the limit is {limits.letters:,}); "
            "give one file per article",
        )
    article = Article.from_text(document.text, meta=_joined(sidecar, document.metadata))
    vietnamese = is_vietnamese(article.text)
    notes = document.notes if vietnamese else (*document.notes, "not Vietnamese, or without its marks")
    return Reading(article, source.label + document.part, document.encoding, notes, vietnamese)


def _joined(sidecar: ArticleMetadata, found: ArticleMetadata) -> ArticleMetadata:
    """What the user wrote goes before what the document says."""
    said = {name: value for name in ArticleMetadata.__struct_fields__ if (value := getattr(sidecar, name))}
    return replace(found, **said)


def _content(source: Source, limits: Limits) -> tuple[bytes, str, ArticleMetadata]:
    """The bytes, the suffix that says what they are, and what is known beforehand."""
    if source.url:
        from graph.reading.web import fetch

        fetched = fetch(source.url, limits)
        return fetched.data, fetched.suffix, ArticleMetadata(url=fetched.url)
    data = _bytes(source, limits)
    if source.path is None:
        return data, "", ArticleMetadata()
    return data, source.path.suffix, sidecar_metadata(source.path)


def _bytes(source: Source, limits: Limits) -> bytes:
    """All bytes of a source; at most one more than the limit is ever held."""
    try:
        if source.path is None:
            data = sys.stdin.buffer.read(limits.file_bytes + 1)
        else:
            data = remote.read(source.path, limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(source.name, error) from None
    if len(data) > limits.file_bytes:
        most = size_in_words(limits.file_bytes)
        raise UnreadableSource(source.name, f"larger than {most}; give one file per article")
    return data
