"""What a reader of one format gives back, and the settings it is given."""

from __future__ import annotations

from msgspec import Struct, field

from graph.article import ArticleMetadata

__all__ = ["Columns", "Document", "Limits", "size_in_words"]


class Document(Struct, frozen=True):
    """One article as a format holds it: text with `\\n` between lines, and what the format says of it.

    `encoding` is that of the bytes, or the format where it settles that itself (`docx`, `eml`, `pdf`). `part` tells the
    articles of one file apart (`#3`); it is empty where a file is one article.
    """

    text: str
    metadata: ArticleMetadata = field(default_factory=ArticleMetadata)
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    part: str = ""


class Limits(Struct, frozen=True):
    """Bounds on one source; each can be raised by whoever knows that theirs are larger.

    file_bytes      size of a file on disk (minutes with pictures are a few megabytes)
    unpacked_bytes  what a compressed document may unpack to: the guard against zip bombs (100 pages of Word are 5 MB)
    letters         code points of one article's text (a long report is under 50,000)
    pages           pages of a PDF
    """

    file_bytes: int = 64_000_000
    unpacked_bytes: int = 64_000_000
    letters: int = 1_000_000
    pages: int = 2_000


class Columns(Struct, frozen=True):
    """Which columns of a table (.csv, .tsv, .jsonl) hold what; empty: recognised by their usual names."""

    text: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    author: str = ""
    place: str = ""


def size_in_words(count: int) -> str:
    """A limit in bytes as people say it.

    >>> size_in_words(64_000_000), size_in_words(1_000)
    ('64 MB', '1,000 bytes')
    """
    return f"{count / 1e6:,.0f} MB" if count >= 1_000_000 else f"{count:,} bytes"
