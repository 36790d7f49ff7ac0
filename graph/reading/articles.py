"""Sources -> their articles, for whoever wants the first failure raised rather than reported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from graph.article import Article
from graph.errors import InputError
from graph.reading.document import Columns, Limits
from graph.reading.reader import read
from graph.reading.sources import find_sources

__all__ = ["article", "articles"]


def article(source: str | os.PathLike[str], limits: Limits | None = None, columns: Columns | None = None) -> Article:
    """The one article of a source. Raises InputError when it cannot be read, or when it holds more than one."""
    found = list(articles([source], limits, columns))
    if len(found) != 1:
        raise InputError(os.fspath(source), f"holds {len(found)} articles, not one; use read_all or `bienban build`")
    return found[0]


def articles(
    sources: Iterable[str | os.PathLike[str]], limits: Limits | None = None, columns: Columns | None = None
) -> Iterator[Article]:
    """Every article of the sources. Raises InputError at the first that cannot be read."""
    found = find_sources(sources)
    for failure in found.failures:
        raise failure
    for source in found.sources:
        for reading in read(source, limits, columns):
            yield reading.article
