"""Everything that bienban raises on purpose.

    BienbanError
    ├── InputError              a source that cannot be read
    │   ├── SourceMissing       no such file, or a folder with nothing to read in it
    │   ├── UnreadableSource    present, but not text that bienban can decode
    │   └── EmptySource         readable, but without a single letter
    ├── OutputError             a target that cannot be written
    ├── QueryError              a SPARQL query that does not parse, or an unknown ready question
    ├── ServerError             a server that cannot start, or cannot go on
    ├── ClusterError            a scheduler, or a worker, that cannot do what it is asked
    ├── MissingExtra            an optional package that this command needs is not installed
    └── ModelError              a fact that may not exist (a bug in a rule, never the user's fault)
        ├── EvidenceMissing     a fact without the words it was read from
        └── EvidenceMismatch    a quote that is not what the text has at its offsets

Each message is one line that says what is wrong and, where it can, what to do.
"""

from __future__ import annotations

__all__ = [
    "BienbanError",
    "ClusterError",
    "EmptySource",
    "EvidenceMismatch",
    "EvidenceMissing",
    "InputError",
    "MissingExtra",
    "ModelError",
    "OutputError",
    "QueryError",
    "ServerError",
    "SourceMissing",
    "UnreadableSource",
    "printable",
]


def printable(name: object) -> str:
    """A name as it can be shown and written anywhere: one line, no terminal controls, no broken characters."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(name))


class BienbanError(Exception):
    """The root of the tree drawn in the module's docstring."""


class InputError(BienbanError):
    """A source that cannot be read. `source` is its name as the user gave it."""

    def __init__(self, source: object, problem: str) -> None:
        self.source = str(source)
        self.problem = problem
        super().__init__(f"{printable(self.source)}: {problem}")


class SourceMissing(InputError):
    """No such file, or a folder with nothing to read in it."""


class UnreadableSource(InputError):
    """Present, but not text that bienban can decode."""


class EmptySource(InputError):
    """Readable, but without a single letter."""


class OutputError(BienbanError):
    """A target that cannot be written."""


class QueryError(BienbanError):
    """A SPARQL query that does not parse, or an unknown ready question."""


class ServerError(BienbanError):
    """A server that cannot start (its port is in use), or cannot go on (no engine starts any more)."""


class ClusterError(BienbanError):
    """A Dask scheduler that cannot be reached, or a worker that lacks what the others have."""


class MissingExtra(BienbanError):
    """An optional package that this command needs is not installed."""


class ModelError(BienbanError):
    """A fact that may not exist: a bug in a rule, never the user's fault."""


class EvidenceMissing(ModelError):
    """A fact without the words it was read from."""


class EvidenceMismatch(ModelError):
    """A quote that is not what the text has at its offsets."""
