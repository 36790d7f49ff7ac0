"""People: `đồng chí Phan Văn Thắng`, `Đại tá, TS. H'Yim Kđoh`, `ông Dũng`, `Xu-căng Ma-hả-lạt`.

A run of capitalised words is a person only with reason: an address, a rank, a degree or a position before it, or a
surname with given names after it. Places, streets and campaigns called after people are not people.
"""

from __future__ import annotations

from msgspec import Struct

from graph.grammar.stream import Stream
from graph.language.tokens import PUNCTUATION, WORD
from graph.lexicon import Lexicon

__all__ = ["Person", "Prefix", "named_after", "parse_name", "parse_person", "parse_prefix"]

MAX_SYLLABLES = 6
#: Small words inside foreign names.
_PARTICLES = {"de", "van", "von", "der", "den", "da", "di", "dos", "bin", "ibn", "al", "el"}
#: Titles that one name bears at most: `Thiếu tướng, GS. TS. Anh hùng Lao động, Nhà giáo Nhân dân`.
_MOST_TITLES = 8


class Prefix(Struct, frozen=True, gc=False):
    """Words of address before a name: `plural` for `các đồng chí`; `end` is where the name should begin."""

    honorific: str
    rank: str
    degree: str
    plural: bool
    start: int
    end: int


class Person(Struct, frozen=True, gc=False):
    """A name as written, with its prefix. `full` is False for a given name alone (`ông Dũng`)."""

    name: str
    full: bool
    prefix: Prefix | None
    start: int
    name_start: int
    end: int


def parse_prefix(stream: Stream, i: int, lexicon: Lexicon) -> Prefix | None:
    """Honorific, rank and degree, in any order, that begin at `i`."""
    keys = stream.keys
    j, honorific, rank, degree = i, "", "", ""
    for _ in range(_MOST_TITLES):
        if j >= len(keys) or keys[j] not in lexicon.prefixes:
            break
        for kind in ("rank", "degree", "honorific"):
            found = lexicon.words[kind].match(keys, j)
            if found:
                words = stream.words(j, j + found[0])
                if kind == "rank":
                    rank = rank or words
                elif kind == "degree":
                    degree = f"{degree} {words}".strip()
                else:
                    honorific = honorific or words
                j += found[0]
                break
        else:
            break
        # `PGS. TS. Nguyễn`, `Đại tá, TS Nguyễn`, `Nhà báo, liệt sĩ`
        while j < len(keys) and keys[j] in (".", ","):
            if keys[j] == "." and not _abbreviated(stream.text[j - 1]):
                break
            if keys[j] == "," and not any(
                lexicon.words[k].match(keys, j + 1) for k in ("rank", "degree") if j + 1 < len(keys)
            ):
                break
            j += 1
    if j == i:
        return None
    return Prefix(honorific, rank, degree, honorific.lower().startswith("các"), i, j)


def _abbreviated(word: str) -> bool:
    """Whether a full stop after a title may belong to it: `TS.`, `ThS.`, not `41 đảng viên.`"""
    return len(word) <= 5 and any(c.isupper() for c in word)


def parse_person(stream: Stream, i: int, lexicon: Lexicon, *, cued: bool = False) -> Person | None:
    """The person that begins at `i`. `cued`: a position or a list leads one to expect a name."""
    return parse_name(stream, i, lexicon, parse_prefix(stream, i, lexicon), cued=cued)


def parse_name(stream: Stream, i: int, lexicon: Lexicon, prefix: Prefix | None, *, cued: bool = False) -> Person | None:
    """`parse_person` for who has read what stands before the name at `i`."""
    at = prefix.end if prefix else i
    if at >= len(stream) or not stream.caps[at] or stream.kinds[at] != WORD:
        return None
    end = _run(stream, at, lexicon)
    if end <= at or _has_digit(stream.keys[at:end]):
        return None
    if prefix is None and not cued:
        sure = _is_sure(stream, at, end, lexicon)
        return Person(_name(stream, at, end), True, None, i, at, end) if sure else None
    if _begins_otherwise(stream, at, lexicon):
        return None
    if end - at == 1:
        return _one_syllable(stream, i, at, lexicon, prefix)
    return _announced(stream, i, at, end, lexicon, prefix)


def _has_digit(words: list[str]) -> bool:
    return not all(map(str.isalpha, words)) and any(c.isdigit() for word in words for c in word)


def _is_sure(stream: Stream, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a run that nothing announces is a person's name: a surname, then given names with at most one syllable
    among them that is none."""
    keys = stream.keys
    if not lexicon.surnames.get(keys[at]) or end - at < 3:
        return False
    given = sum(map(lexicon.given.__contains__, keys[at + 1 : end]))
    return given > 0 and end - at - 1 - given <= 1 and not _thing(stream, at, end, lexicon)


def _begins_otherwise(stream: Stream, at: int, lexicon: Lexicon) -> bool:
    """Whether a role or a body begins where a name is expected: `đồng chí | Bí thư Tỉnh ủy`."""
    if lexicon.roles.match(stream.keys, at) or _begins_body(stream, at, lexicon):
        return True
    return stream.keys[at] == "phó" and _begins_role(stream, at, lexicon)


def _one_syllable(stream: Stream, i: int, at: int, lexicon: Lexicon, prefix: Prefix | None) -> Person | None:
    """A given name after an address: `ông Dũng`. After a bare position it is no name."""
    key = stream.keys[at]
    if "'" in key:
        return Person(stream.text[at], True, prefix, i, at, at + 1)  # `ông K'Briu`: the whole name
    if prefix is None or not prefix.honorific or prefix.plural or lexicon.units.match(stream.keys, at):
        return None
    named = key in lexicon.given or key in lexicon.surnames
    return Person(stream.text[at], False, prefix, i, at, at + 1) if named else None


def _announced(stream: Stream, i: int, at: int, end: int, lexicon: Lexicon, prefix: Prefix | None) -> Person | None:
    """The person of two syllables or more that an address, a position or a list announces."""
    keys, surname = stream.keys, lexicon.surnames.get(stream.keys[at])
    unsure = surname is False and keys[at] in lexicon.given
    addressed = prefix is not None and bool(prefix.honorific)
    if surname is None:
        if addressed and end - at == 2 and keys[at] in lexicon.given and keys[at + 1] in lexicon.given:
            return Person(_name(stream, at, end), False, prefix, i, at, end)  # `chị Thu Hà`
        if not _without_surname(stream, at, end, lexicon, prefix):
            return None
    elif _thing(stream, at, end, lexicon, cued=True):
        return None
    two_given = end - at == 2 and keys[at + 1] in lexicon.given and (surname is None or unsure)
    full = not (addressed and two_given and "'" not in keys[at])  # `chị Hà Anh`; `bà Y Bông` is whole
    return Person(_name(stream, at, end), full, prefix, i, at, end)


def _without_surname(stream: Stream, at: int, end: int, lexicon: Lexicon, prefix: Prefix | None) -> bool:
    """Whether a run that begins with no surname is a name: a foreign one, or one after a title, that names no body,
    event, unit or country."""
    titled = prefix is not None and (prefix.honorific or prefix.rank or prefix.degree)
    if not titled and not _foreign(stream, at, end):
        return False
    if any(phrases.match(stream.keys, at) for phrases in (lexicon.bodies, lexicon.events, lexicon.units)):
        return False
    return not _is_country(stream, at, end, lexicon)


def _run(stream: Stream, at: int, lexicon: Lexicon) -> int:
    """Where the run of name syllables that begins at `at` ends."""
    k, stop = at, min(len(stream), at + MAX_SYLLABLES + 4)
    while k < stop:
        if stream.kinds[k] == PUNCTUATION:
            # A hyphen printed without blanks joins the syllables of a foreign name: `Xi-xu-lít`.
            if (
                stream.keys[k] == "-"
                and k > at
                and k + 1 < len(stream)
                and stream.ends[k - 1] == stream.starts[k]
                and stream.ends[k] == stream.starts[k + 1]
                and stream.kinds[k + 1] == WORD
                and not _begins_role(stream, k + 1, lexicon)  # `Lê Thị Hoa-TUV`
            ):
                k += 2
                continue
            break
        if k > at and stream.keys[k] in _PARTICLES and k + 1 < len(stream) and stream.caps[k + 1]:
            k += 1  # `Martin de Groot`, `Pieter van Houten`
            continue
        if stream.kinds[k] != WORD or not stream.caps[k]:
            break
        if k > at and (
            _begins_role(stream, k, lexicon)
            or _begins_body(stream, k, lexicon)
            or stream.starts[k] == stream.starts[k - 1]
        ):
            break
        if len(stream.text[k]) > 8 and stream.text[k].isupper():
            break
        k += 1
    return k


def _begins_role(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    match = lexicon.roles.match(stream.keys, k)
    return bool(match and (match[0] > 1 or match[1].role in ("Thủ tướng",))) or (
        stream.keys[k] == "phó" and k + 1 < len(stream) and lexicon.roles.match(stream.keys, k + 1) is not None
    )


def _begins_body(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    match = lexicon.bodies.match(stream.keys, k)
    return bool(match and match[0] > 1)


#: First words of units whose unions are called after them, `Tỉnh đoàn`, `Thành hội`; not `thị`: `Thị Hội` is a woman.
_UNITS_OF_UNIONS = {"tỉnh", "thành", "quận", "huyện", "xã"}


def _thing(stream: Stream, at: int, end: int, lexicon: Lexicon, *, cued: bool = False) -> bool:
    """A place or a thing called after a person."""
    keys = stream.keys
    unit = lexicon.units.match(keys, at)
    if unit and unit[0] >= end - at and not (cued and keys[at] in lexicon.surnames and unit[1].province == ""):
        return True
    if keys[at:end] == ["hồ", "chí", "minh"] or _is_country(stream, at, end, lexicon):
        return True
    if end - at == 2 and keys[end - 1] in ("hội", "đoàn") and keys[at] in _UNITS_OF_UNIONS:
        return True
    return not cued and named_after(stream, at, lexicon)


def named_after(stream: Stream, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands before `at` is a thing or a place that bears the name after it: `đường | Trần Phú`."""
    for back in (1, 2, 3):
        if at - back >= 0 and stream.kinds[at - back] == WORD:
            found = lexicon.words["notperson"].match(stream.keys, at - back)
            if found and found[0] == back:
                return True
    return False


def _is_country(stream: Stream, at: int, end: int, lexicon: Lexicon) -> bool:
    """`Hung-ga-ri`, after an ambassador's title."""
    country = lexicon.words["country"].match(stream.keys, at)
    return bool(country and at + country[0] >= end)


def _foreign(stream: Stream, at: int, end: int) -> bool:
    """Written with joined syllables, an apostrophe, or letters that Vietnamese syllables do not begin or end with."""
    if any(stream.keys[k] == "-" or "'" in stream.keys[k] for k in range(at, end)):
        return True
    return all(
        len(stream.text[k]) > 2
        and stream.text[k].isascii()
        and stream.keys[k][-1] not in "aeiouy"
        or stream.keys[k][0] in "fjwz"
        for k in range(at, end)
    )


def _name(stream: Stream, at: int, end: int) -> str:
    name = stream.words(at, end)
    letters = [c for c in name if c.isalpha()]
    if len(letters) > 4 and all(c.isupper() for c in letters):
        name = " ".join(w.capitalize() for w in name.split())
    return name
