"""What an export may be told: under which IRI the instances live, and which program wrote them."""

from __future__ import annotations

import re

from msgspec import Struct, field

from graph.errors import OutputError

__all__ = ["BASE", "Settings"]

BASE = "https://w3id.org/bienban/id/"

#: Bases that relative references resolve against by putting one after the other, in every reader.
_PLAIN = re.compile(r"(?!.*/\.\.?/)https?://[^?#]+/")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+[/#]")


def _installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("bienban")
    except PackageNotFoundError:
        return "0"


class Settings(Struct, frozen=True):
    """base: the IRI in front of every local id; version: of the program, as `prov:` metadata names it.

    Raises OutputError for a base that is not an absolute IRI ending in `/` or `#`.
    """

    base: str = BASE
    version: str = field(default_factory=_installed_version)

    def __post_init__(self) -> None:
        if not _ABSOLUTE.fullmatch(self.base):
            raise OutputError(f"base IRI {self.base!r}: give an absolute IRI that ends in / or #")

    @property
    def relative_to(self) -> str:
        """What names in Turtle, TriG and JSON-LD may be written relative to; "" when they have to be written out."""
        return self.base if _PLAIN.fullmatch(self.base) else ""
