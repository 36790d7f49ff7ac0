"""What a command said and left, for the tests of the command line."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FILES", "contents", "one_line"]

FILES = ["graph.graphml", "graph.html", "graph.jsonld", "graph.trig", "graph.ttl", "identities.json", "report.json"]


def one_line(stderr: bytes) -> str:
    """The single line on standard error, which is what every expected failure has."""
    lines = stderr.decode("utf-8").splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("bienban: ")
    assert lines[0].isprintable()
    return lines[0]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
