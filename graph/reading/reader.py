"""One source -> its articles: the bytes within the limits, decoded, with what a sidecar file says of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from graph.article import Article, ArticleMetadata
from graph.errors import UnreadableSource
from graph.reading.decoding import decode
from graph.reading.limits import Limits
from graph.reading.sidecar import sidecar_metadata
from graph.reading.sources import Source, unreadable
from graph.reading.spelling import accented_share

__all__ = ["Reading", "read"]

#: Vietnamese marks more than half of its syllables; below this share a text is in another language or lost its marks.
_VIETNAMESE = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read: under which label, from which encoding, with remarks for the report."""

    article: Article
    label: str
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    vietnamese: bool = True


def read(source: Source, limits: Limits | None = None) -> list[Reading]:
    """Read every article of a source.

    In: a source of `find_sources`, and bounds if the usual ones do not fit. Out: its articles in their order.
    Raises InputError (a subclass that says which) when there is nothing to read or too much.
    """
    limits = limits or Limits()
    data = _bytes(source, limits)
    decoded = decode(data, source.name)
    if len(decoded.text) > limits.letters:
        raise UnreadableSource(
            source.name,
            f"too long for one article ({len(decoded.text):,} characters, the limit is {limits.letters:,}); "
            "give one file per article",
        )
    meta = sidecar_metadata(source.path) if source.path else ArticleMetadata()
    article = Article.from_text(decoded.text, meta=meta)
    vietnamese = accented_share(article.text) >= _VIETNAMESE
    notes = decoded.notes if vietnamese else (*decoded.notes, "not Vietnamese, or without its marks")
    return [Reading(article, source.label, decoded.encoding, notes, vietnamese)]


def _bytes(source: Source, limits: Limits) -> bytes:
    """All bytes of a source; at most one more than the limit is ever held."""
    try:
        if source.path is None:
            data = sys.stdin.buffer.read(limits.file_bytes + 1)
        else:
            data = _file_bytes(source.path, limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(source.name, error) from None
    if len(data) > limits.file_bytes:
        raise UnreadableSource(source.name, f"larger than {limits.file_bytes / 1e6:,.0f} MB; give one file per article")
    return data


def _file_bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)
