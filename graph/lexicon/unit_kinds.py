"""Kinds of administrative units, data/unit_kinds.tsv, and the words of them that rules look for.

A rule that looks for other words than these says why beside them: `thị` is a woman's middle name, `đặc` begins `đặc
biệt`, `thủ` `thủ trưởng`. Read when imported: the sets are constants, for they are looked at for every word.
"""

from __future__ import annotations

from graph.lexicon.tables import read_table, values

__all__ = [
    "BELOW_PROVINCE",
    "CELLS",
    "COMMITTEES",
    "FIRST_WORDS",
    "LAST_WORDS",
    "LEVELS",
    "MEANS",
    "NUMBERED",
    "SMALL",
]

_ROWS = read_table("unit_kinds")


def _with(trait: str) -> list[str]:
    return [row["kind"] for row in _ROWS if trait in values(row["traits"])]


#: Kind -> level: 1 province, 2 district, 3 commune, 4 below; 0 where the name decides.
LEVELS = {row["kind"]: int(row["level"]) for row in _ROWS if row["level"]}
#: Kind -> the kind that it is another word for.
MEANS = {row["kind"]: row["means"] for row in _ROWS if row["means"]}
#: Kind -> its party committee; the kinds that have one are those of the law, under their own names.
COMMITTEES = {row["kind"]: row["committee"] for row in _ROWS if row["committee"]}
#: Kinds whose units may have a number for a name.
NUMBERED = frozenset(_with("numbered"))
#: First words of kinds that are units in small letters too.
SMALL = frozenset(kind.split()[0] for kind in _with("small"))
#: First words of what party cells are named after.
CELLS = frozenset(kind.split()[0] for kind in _with("cell"))
#: First words of kinds with an authority of their own (not `thôn`, `khu phố`): a body's name ends at them.
FIRST_WORDS = frozenset(kind.split()[0] for kind, level in LEVELS.items() if level < 4)
#: Those of them that are a province's units.
BELOW_PROVINCE = frozenset(kind.split()[0] for kind, level in LEVELS.items() if level in (2, 3))
#: Last words of kinds, behind which the name stands; not `đô`, `đảo`, which are parts of names (Côn Đảo).
LAST_WORDS = frozenset(kind.split()[-1] for kind in COMMITTEES)
