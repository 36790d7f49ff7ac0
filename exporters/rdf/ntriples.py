"""N-Triples: one statement a line, sorted, each once. No RDF library is imported, so it is the fastest way out.

What does not fit into memory is sorted in runs on the disk, which are merged: lines compare as statements do.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from typing import IO

from exporters.rdf.statements import Statements

__all__ = ["dump", "pieces"]

#: Lines of one run: about 100 MB, and a few hundred articles.
_RUN = 150_000


def pieces(statements: Statements) -> Iterator[str]:
    """Everything in one graph, a run of lines in memory at a time."""
    lines = {f"{s} {p} {o} .\n" for s, p, o in statements.default}
    with ExitStack() as files:
        runs: list[IO[str]] = []
        for _, triples in statements.graphs():
            lines.update([f"{s} {p} {o} .\n" for s, p, o in triples])
            if len(lines) > _RUN:
                run = files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
                run.writelines(sorted(lines))
                run.seek(0)
                runs.append(run)
                lines.clear()
        if not runs:
            yield from sorted(lines)
            return
        for line, _ in groupby(heapq.merge(sorted(lines), *runs)):
            yield line


def dump(statements: Statements) -> str:
    """All of it."""
    return "".join(pieces(statements))
