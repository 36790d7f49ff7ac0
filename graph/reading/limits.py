"""How much bienban reads before it says that something is wrong with the source."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one source; each can be raised by whoever knows that theirs are larger.

    file_bytes      size of a file on disk (minutes with pictures are a few megabytes)
    unpacked_bytes  what a compressed document may unpack to: the guard against zip bombs
    letters         code points of one article's text (a long report is under 50,000)
    pages           pages of a PDF
    """

    file_bytes: int = 64_000_000
    unpacked_bytes: int = 256_000_000
    letters: int = 1_000_000
    pages: int = 2_000
