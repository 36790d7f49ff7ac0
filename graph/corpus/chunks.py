"""Sources -> chunks of them, and what a process does with a chunk.

Which chunk a source is in depends on its own label and on how many sources there are, roughly: when a source comes or
goes, the other chunks stay what they were, and what was done for them need not be done again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from graph.corpus.outcome import Outcome, outcomes
from graph.errors import printable
from graph.reading import Columns, Limits, Source

__all__ = ["Chunk", "ReadChunk", "chunks", "died"]

#: Some sources that one process reads, one after the other.
Chunk = tuple[Source, ...]

#: Sources in a chunk, about: a third of a second's work.
_SIZE = 16


def chunks(sources: Sequence[Source]) -> list[Chunk]:
    """In: sources in their order. Out: the same, each in one chunk, and in their order there."""
    count = 1
    while count * _SIZE < len(sources):
        count *= 2
    found: list[list[Source]] = [[] for _ in range(count)]
    for source in sources:
        digest = hashlib.sha256(source.label.encode("utf-8", "surrogatepass")).digest()
        found[int.from_bytes(digest[:4], "big") % count].append(source)
    return [tuple(chunk) for chunk in found if chunk]


class ReadChunk:
    """What came of each source of a chunk. Can be sent to another process, and so can its answer."""

    def __init__(self, limits: Limits | None, columns: Columns | None) -> None:
        self.limits, self.columns = limits, columns

    def __call__(self, chunk: Chunk) -> dict[Source, list[Outcome]]:
        return {source: list(outcomes(source, self.limits, self.columns)) for source in chunk}


def died(source: Source) -> Outcome:
    """What the report says of a source that no process survived."""
    problem = "the process that read it was ended, twice (out of memory?); give it alone, or a smaller file"
    return Outcome(printable(source.label), problem=problem, failed=True)
