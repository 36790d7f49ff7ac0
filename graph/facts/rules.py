"""What the rules are called, and what each of them reads: rules.tsv.

The name of a rule stands in the support of every fact that it read, and people report wrong facts by it. A new rule
gets a row; one that comes to read something else gets another name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from graph.lexicon.tables import read_table

__all__ = ["Rule", "rules"]


class Rule(Struct, frozen=True):
    """What a rule reads, in Vietnamese and English."""

    vi: str
    en: str


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the table."""
    return {row["name"]: Rule(row["vi"], row["en"]) for row in read_table("rules", files("graph.facts"))}
