"""Tables of articles: .jsonl (an object a line), .csv and .tsv (a header line), one article a row.

Columns are recognised by their usual names in English and Vietnamese; `Columns` names others. A row that cannot be read
is reported with its number, and the rows after it are still read.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

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


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The articles of a table, in its order. Raises EmptySource or UnreadableSource when it is no table of articles."""
    decoded = decode(data, name)
    rows = _objects(decoded.text, name) if decoded.text.lstrip()[:1] == "{" else _records(decoded.text, name, limits)
    count = 0
    for number, row in rows:
        count += 1
        if isinstance(row, InputError):
            yield row
        else:
            yield _document(row, f"#{number}", name, decoded.encoding, columns)
    if not count:
        raise EmptySource(name, "a table without a row; give one article a row")


def _objects(text: str, name: str) -> Iterator[tuple[int, dict[str, Any] | InputError]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            row = UnreadableSource(
                f"{name}#{number}", f"line {number} is not JSON ({str(error)[:60]}); write one object a line"
            )
        if not isinstance(row, dict | InputError):
            row = UnreadableSource(f"{name}#{number}", f"line {number} is not an object; write one object a line")
        yield number, row


def _records(text: str, name: str, limits: Limits) -> Iterator[tuple[int, dict[str, Any] | InputError]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    csv.field_size_limit(max(csv.field_size_limit(), limits.letters + 1))
    records = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    number = 0
    try:
        for number, record in enumerate(records, start=1):
            yield number, record
    except csv.Error as error:
        yield (
            number + 1,
            UnreadableSource(f"{name}#{number + 1}", f"not a table from row {number + 1} on ({error}); mend it"),
        )


def _document(row: dict[str, Any], part: str, name: str, encoding: str, columns: Columns) -> Document | InputError:
    cells = {field.name: _cell(row, getattr(columns, field.name), _USUAL[field.name]) for field in fields(Columns)}
    if not cells["text"]:
        found = ", ".join(str(key) for key in list(row)[:8] if key)
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


def _cell(row: dict[str, Any], wanted: str, usual: Iterable[str]) -> str:
    """The text of a column; of a column with none of the usual names, nothing."""
    if wanted:
        value = row.get(wanted)
    else:
        named = {_plain(key): value for key, value in reversed(row.items()) if isinstance(key, str)}
        value = next((named[name] for name in usual if named.get(name)), None)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _plain(key: str) -> str:
    return "".join(c for c in key.lower() if c.isalnum())
