"""Tables of articles: .jsonl (an object a line), .csv and .tsv (a header line), one article a row.

Columns are recognised by their usual names in English and Vietnamese; `Columns` names others. A row that cannot be read
is reported with its number, and the rows after it are still read.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from graph.article import ArticleMetadata
from graph.errors import EmptySource, InputError, UnreadableSource
from graph.reading.decoding import clean, decode
from graph.reading.document import Columns, Document, Limits

__all__ = ["documents"]

#: Column -> the names it goes by; compared without case, blanks, `_` and `-`.
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "articlebody", "fulltext", "noidung", "nộidung", "vănbản", "vanban"),
    "title": ("title", "headline", "tieude", "tiêuđề", "tựađề"),
    "url": ("url", "link", "address", "địachỉ"),
    "publisher": ("publisher", "site", "sitename", "newspaper", "source", "báo", "nguồn"),
    "published": ("published", "datepublished", "publishedat", "date", "time", "ngày", "ngàyđăng", "ngaydang"),
    "author": ("author", "byline", "tacgia", "tácgiả"),
    "place": ("place", "location", "dateline", "địadanh", "tỉnh"),
}

#: No column has a longer name; what is longer is no name.
_LONGEST_NAME = 60


class _Row(Struct, frozen=True):
    """What a row has for each field, and the first of its columns, to be named when the text is not among them."""

    number: int
    cells: dict[str, str]
    names: list[str]


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The articles of a table, in its order. Raises EmptySource or UnreadableSource when it is no table of articles."""
    decoded = decode(data, name)
    objects = decoded.text.lstrip()[:1] == "{"
    rows = _objects(decoded.text, name, columns) if objects else _records(decoded.text, name, limits, columns)
    count = 0
    for row in rows:
        count += 1
        yield row if isinstance(row, InputError) else _document(row, name, decoded.encoding, columns)
    if not count:
        raise EmptySource(name, "a table without a row; give one article a row")


def _objects(text: str, name: str, columns: Columns) -> Iterator[_Row | InputError]:
    for number, line in enumerate(io.StringIO(text), start=1):
        if not line.strip():
            continue
        part = f"{name}#{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield UnreadableSource(part, f"line {number} is not JSON ({str(error)[:60]}); write one object a line")
            continue
        if not isinstance(row, dict):
            yield UnreadableSource(part, f"line {number} is not an object; write one object a line")
            continue
        keys = list(row)
        cells = {field: _first(row[keys[i]] for i in places) for field, places in _places(keys, columns).items()}
        yield _Row(number, cells, keys[:8])


def _records(text: str, name: str, limits: Limits, columns: Columns) -> Iterator[_Row | InputError]:
    first = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    csv.field_size_limit(max(csv.field_size_limit(), limits.letters + 1))
    records = (record for record in csv.reader(io.StringIO(text), delimiter=delimiter) if record)
    number = 0
    try:
        header = next(records, [])
        places = _places(header, columns)
        for number, record in enumerate(records, start=1):
            cells = {f: _first(record[i] for i in found if i < len(record)) for f, found in places.items()}
            yield _Row(number, cells, header[:8])
    except csv.Error as error:
        part = f"{name}#{number + 1}"
        yield UnreadableSource(part, f"not a table from row {number + 1} on ({error}); mend it")


def _places(names: list[str], columns: Columns) -> dict[str, list[int]]:
    """Field -> where its columns are, the best first: the one that was named, or those of a usual name."""
    plain: dict[str, int] = {}
    for i, name in enumerate(names):
        plain.setdefault(_plain(name), i)
    places: dict[str, list[int]] = {}
    for field in fields(Columns):
        wanted = getattr(columns, field.name)
        if wanted:
            places[field.name] = [names.index(wanted)] if wanted in names else []
        else:
            places[field.name] = [plain[name] for name in _USUAL[field.name] if name in plain]
    return places


def _first(values: Iterable[Any]) -> str:
    """The first of these values that is not empty, if it is a text or a number."""
    value = next(filter(None, values), None)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _plain(key: str) -> str:
    return "".join(c for c in key[:_LONGEST_NAME].lower() if c.isalnum())


def _document(row: _Row, name: str, encoding: str, columns: Columns) -> Document | InputError:
    cells, part = row.cells, f"#{row.number}"
    if not cells["text"]:
        found = ", ".join(filter(None, row.names))
        wanted = f"column {columns.text!r}" if columns.text else "column of text"
        return UnreadableSource(
            name + part, f"no {wanted} in this row (it has {found or 'none'}); name it: --text-column"
        )
    title = cells["title"]
    text = cells["text"] if not title or cells["text"].lstrip().startswith(title) else f"{title}\n\n{cells['text']}"
    try:
        cleaned = clean(text, name + part)
    except InputError as failure:
        return failure
    metadata = ArticleMetadata(**{k: " ".join(v.split()) for k, v in cells.items() if k != "text"})
    return Document(cleaned.text, metadata, encoding, cleaned.notes, part)
