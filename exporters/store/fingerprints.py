"""What a source held when it was read: a hash over everything that its articles depend on."""

from __future__ import annotations

import hashlib
from dataclasses import astuple

from graph.reading import Columns, Limits, Source
from graph.reading.formats import SIDECAR

__all__ = ["fingerprint", "terms"]


def terms(rules: str, base: str, limits: Limits | None, columns: Columns | None) -> str:
    """A hash over what all sources of a run have in common: rules, base IRI, bounds, columns."""
    common = (rules, base, *astuple(limits or Limits()), *astuple(columns or Columns()))
    return hashlib.sha256(repr(common).encode()).hexdigest()[:32]


def fingerprint(source: Source) -> str:
    """A hash over a source's label, its bytes and those of its sidecar; "" for what cannot be known beforehand.

    The clock of the file says nothing: content is compared, so that a copy, a checkout or a restored file is no change.
    """
    if source.path is None or source.only_here:
        return ""
    digest = hashlib.sha256(source.label.encode("utf-8", "surrogatepass"))
    try:
        for path in (
            source.path,
            source.path.with_name(source.path.name + SIDECAR),
            source.path.with_name(source.path.stem + SIDECAR),
        ):
            digest.update(b"\0\0")
            if path is source.path or path.is_file():
                digest.update(b"\0")
                with path.open("rb") as file:
                    while part := file.read(1 << 20):
                        digest.update(part)
    except Exception:  # whatever a file system raises; the reader says what is wrong with it
        return ""
    return digest.hexdigest()[:32]
