"""What the rules are called, and what each of them reads: rules.tsv.

The name of a rule stands in the support of every fact that it read, and people report wrong facts by it. A new rule
gets a row; one that comes to read something else gets another name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.lexicon.tables import read_table

__all__ = ["Rule", "rules"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule reads, in Vietnamese and English, and words that it reads: `¶` ends a line, `…` at the beginning
    stands for the head of the official document that they are from."""

    vi: str
    en: str
    example: str


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the table."""
    return {row.pop("name"): Rule(**row) for row in read_table("rules", files("graph.facts"))}
