"""Bodies named by what they are for: `Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh X`.

A purpose runs over ordinary words up to a unit, a verb of report, a person, another body or a mark.
"""

from __future__ import annotations

from graph.grammar.body_names import coordinates, names_person, reports, unit_ends, with_titles
from graph.grammar.stream import Stream
from graph.grammar.units import Unit, parse_unit
from graph.language.tokens import NUMBER, PUNCTUATION, WORD
from graph.lexicon import Lexicon
from graph.lexicon.unit_kinds import FIRST_WORDS

__all__ = ["read_purpose"]


#: `Ban Chỉ đạo thực hiện nghiêm …`: what it does well or badly, not what it is for.
_CARRIES_OUT = tuple(["thực", "hiện", how] for how in ("nghiêm", "tốt", "đúng", "có"))
#: Words after a unit with which the purpose goes on: `… tỉnh An Giang | giai đoạn 2021 - 2025`.
_PERIODS = (["giai", "đoạn"], ["đến", "năm"], ["lần", "thứ"])


def read_purpose(stream: Stream, j: int, lexicon: Lexicon) -> tuple[str, Unit | None, int] | None:
    """The purpose that begins at `j`: its words, the unit that ends it, the place after it; None where none stands."""
    keys = stream.keys
    if lexicon.words["predicate"].match(keys, j) and not stream.caps[j]:
        return None  # `Trưởng Ban Chỉ đạo | phân công`: what it does, not what it is for
    k = _end(stream, j, lexicon)
    if k - j < 1 or keys[j : j + 3] in _CARRIES_OUT:
        return None
    for at in range(k - 1, max(j, k - 7), -1):
        if keys[at] in FIRST_WORDS and unit_ends(stream, at):
            unit = parse_unit(stream, at, lexicon)
            if unit and unit.end == k:
                return with_titles(stream, j, at, lexicon), unit, k
    return with_titles(stream, j, k, lexicon), None, k


def _end(stream: Stream, j: int, lexicon: Lexicon) -> int:
    """The place after the words of the purpose that begins at `j`, with the unit that it ends in."""
    keys, k, quoted = stream.keys, j, False
    while k < len(keys) and k - j < 32:
        if keys[k] == '"':
            quoted = not quoted
        elif stream.kinds[k] == PUNCTUATION and keys[k] not in ("-", "/", "&"):
            if k == j or not _lists_on(stream, k, lexicon):
                break
        elif not quoted and k > j and _after_number(stream, k):
            break
        elif not quoted and k > j and _ends_purpose(stream, k, lexicon):
            unit = parse_unit(stream, k, lexicon) if keys[k] in FIRST_WORDS else None
            if unit is None:
                break
            k = unit.end
            if keys[k : k + 2] not in _PERIODS:
                break
            continue
        elif (not quoted and _opens_another(stream, k, lexicon, first=k == j)) or _dash_before_name(stream, k, lexicon):
            break
        k += 1
    while k > j and keys[k - 1] in ("và", "-", ","):
        k -= 1
    return k


def _lists_on(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """`phòng, chống tham nhũng`: a comma in small letters inside the purpose."""
    return (
        stream.keys[k] == ","
        and k + 1 < len(stream.keys)
        and not stream.caps[k + 1]
        and bool(coordinates(stream, k + 1, lexicon))
    )


def _after_number(stream: Stream, k: int) -> bool:
    """`Ban Quản lý dự án 2 | cử cán bộ`."""
    plain = stream.kinds[k] == WORD and not stream.caps[k]
    return plain and stream.kinds[k - 1] == NUMBER and stream.keys[k - 2] == "án"


def _ends_purpose(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """A unit, another body after `và`, or a verb of report."""
    keys = stream.keys
    another = keys[k] == "và" and lexicon.bodies.match(keys, k + 1) and stream.caps[k + 1]
    return bool(unit_ends(stream, k) or another or reports(stream, k, lexicon))


def _opens_another(stream: Stream, k: int, lexicon: Lexicon, *, first: bool) -> bool:
    """A word at which purposes stop; behind the first word also a post or a person."""
    if lexicon.words["purposestop"].match(stream.keys, k):
        return True
    post = not first and stream.caps[k] and lexicon.roles.match(stream.keys, k)
    return bool(post or (not first and names_person(stream, k, lexicon)))


def _dash_before_name(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """`Trưởng Ban Chỉ đạo … | - Chủ tịch UBND`, `… | - Lê Văn Tám`."""
    if stream.keys[k] != "-" or k + 1 >= len(stream.keys):
        return False
    return bool(lexicon.roles.match(stream.keys, k + 1) or names_person(stream, k + 1, lexicon))
