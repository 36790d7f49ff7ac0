"""Vietnamese from before Unicode: windows-1258, TCVN3 (ABC) and VNI.

TCVN3 and VNI are met twice: as the bytes of an old file, and as Western European letters in a file that some program
saved as Unicode without knowing the font (`Ñoàng chí`, `§ång chÝ`). Both are mended by the same table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import resources

from msgspec import Struct

from graph.reading.spelling import well_formed_share

__all__ = ["LEGACY", "SingleByte", "from_legacy_letters"]

_TABLES = ("TCVN3", "VNI")
#: Letters of an old font are mended only where the text as it stands is hardly Vietnamese and the mended one is.
_HARDLY, _SURELY = 0.5, 0.85
_SAMPLE = 50_000
_WORD = re.compile(r"\w+")


class SingleByte(Struct, frozen=True):
    """One single-byte encoding: `decode(data)` gives the text, or None where a byte has no meaning in it."""

    name: str
    decode: Callable[[bytes], str | None]


@cache
def _letters(table: str) -> dict[str, str]:
    """What each letter, or pair of letters, of a table means."""
    means: dict[str, str] = {}
    lines = (resources.files("graph.reading") / "encodings.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith(f"{table}\t"):
            _, letters, meant = line.split("\t")
            means[_shown(letters)] = _shown(meant)
    return means


def _shown(cell: str) -> str:
    return chr(int(cell[2:], 16)) if cell.startswith("U+") else cell


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _letters(table)), key=lambda p: (-len(p), p))))


def _mended(text: str, table: str) -> str:
    means = _letters(table)
    text = _pattern(table).sub(lambda m: means[m.group()], text)
    return "\n".join(map(_with_capitals, text.split("\n"))) if table == "TCVN3" else text


def _with_capitals(line: str) -> str:
    """The capitals of TCVN3 are another font over the same codes, so HéI NGHÞ comes out as HộI NGHị: raise the rest.

    A word with one plain letter says nothing by itself (Bí, BÍ): it follows the words on both sides.
    """
    words = list(_WORD.finditer(line))
    plain = ["".join(c for c in w.group() if c.isascii() and c.isalpha()) for w in words]
    capital = [len(p) > 1 and p.isupper() for p in plain]
    parts: list[str] = []
    end = 0
    for i, word in enumerate(words):
        beside = capital[max(0, i - 1) : i] + capital[i + 1 : i + 2]
        raised = capital[i] or (len(plain[i]) < 2 and plain[i] == plain[i].upper() and bool(beside) and all(beside))
        parts += [line[end : word.start()], word.group().upper() if raised else word.group()]
        end = word.end()
    return "".join([*parts, line[end:]])


def from_legacy_letters(text: str) -> tuple[str, str] | None:
    """Mend text whose letters belong to an old font. Out: mended text and table, or None as it was fine."""
    sample = text[:_SAMPLE]
    if sample.isascii() or well_formed_share(sample) >= _HARDLY:
        return None
    score, table = max((well_formed_share(_mended(sample, table)), table) for table in _TABLES)
    return (_mended(text, table), table) if score >= _SURELY else None


def _windows(data: bytes) -> str | None:
    try:
        return data.decode("cp1258")
    except UnicodeDecodeError:
        return None


def _by_table(table: str) -> Callable[[bytes], str | None]:
    def decode(data: bytes) -> str | None:
        try:
            return _mended(data.decode("cp1252"), table)
        except UnicodeDecodeError:
            return None

    return decode


#: The single-byte encodings that are tried, in the order in which ties are decided.
LEGACY: tuple[SingleByte, ...] = (
    SingleByte("windows-1258", _windows),
    *(SingleByte(table, _by_table(table)) for table in _TABLES),
)
