"""What a run did, line by line in a file, for whoever asks for it (`--log FILE`)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import OutputError, printable

__all__ = ["logbook"]


class _OneLine(logging.Formatter):
    """Names and messages come from sources: nothing in them may begin a line or move a cursor."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record))


@contextmanager
def logbook(path: Path | None) -> Iterator[None]:
    """Append what is done in this context to a file: each source with its facts and seconds, what was skipped and why,
    processes that died, phases. Raises OutputError when it cannot be written."""
    if path is None:
        yield
        return
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(
            f"{printable(path)}: cannot be written ({error.strerror or error}); give another --log"
        ) from None
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("bienban")
    level, logger.propagate = logger.level, False
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = True
        handler.close()
