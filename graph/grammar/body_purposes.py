"""Bodies named by what they are for: `Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh X`.

A purpose runs over ordinary words up to a unit, a verb of report, a person, another body or a mark.
"""

from __future__ import annotations

from graph.grammar.body_names import UNIT_KINDS, coordinates, names_person, reports, unit_ends, with_titles
from graph.grammar.stream import Stream
from graph.grammar.units import Unit, parse_unit
from graph.language.tokens import NUMBER, PUNCTUATION, WORD
from graph.lexicon import Lexicon

__all__ = ["read_purpose"]


def read_purpose(stream: Stream, j: int, lexicon: Lexicon) -> tuple[str, Unit | None, int] | None:
    """The purpose that begins at `j`: its words, the unit that ends it, the place after it; None where none stands."""
    stop, keys = lexicon.words["purposestop"], stream.keys
    if lexicon.words["predicate"].match(keys, j) and not stream.caps[j]:
        return None  # `Trưởng Ban Chỉ đạo | phân công`: what it does, not what it is for
    k, quoted = j, False
    while k < len(keys) and k - j < 32:
        if keys[k] == '"':
            quoted = not quoted
        elif stream.kinds[k] == PUNCTUATION and keys[k] not in ("-", "/", "&"):
            if not (
                keys[k] == ","
                and k > j
                and k + 1 < len(keys)
                and not stream.caps[k + 1]
                and coordinates(stream, k + 1, lexicon)
            ):
                break
        elif (
            not quoted
            and k > j
            and stream.kinds[k - 1] == NUMBER
            and stream.kinds[k] == WORD
            and not stream.caps[k]
            and stream.keys[k - 2] == "án"
        ):
            break  # `Ban Quản lý dự án 2 | cử cán bộ`
        elif (
            not quoted
            and k > j
            and (
                unit_ends(stream, k)
                or (keys[k] == "và" and lexicon.bodies.match(keys, k + 1) and stream.caps[k + 1])
                or reports(stream, k, lexicon)
            )
        ):
            if keys[k] != "và" and keys[k] in UNIT_KINDS:
                found = parse_unit(stream, k, lexicon)
                if (
                    found
                    and found.end < len(keys)
                    and keys[found.end : found.end + 2] in (["giai", "đoạn"], ["đến", "năm"], ["lần", "thứ"])
                ):
                    k = found.end
                    continue
                if found:
                    k = found.end
            break
        elif not quoted and (
            stop.match(keys, k)
            or (k > j and stream.caps[k] and lexicon.roles.match(keys, k))
            or (k > j and names_person(stream, k, lexicon))
        ):
            break
        elif (
            keys[k] == "-"
            and k + 1 < len(keys)
            and (lexicon.roles.match(keys, k + 1) or names_person(stream, k + 1, lexicon))
        ):
            break
        k += 1
    while k > j and keys[k - 1] in ("và", "-", ","):
        k -= 1
    if k - j < 1 or keys[j : j + 3] in (
        ["thực", "hiện", "nghiêm"],
        ["thực", "hiện", "tốt"],
        ["thực", "hiện", "đúng"],
        ["thực", "hiện", "có"],
    ):
        return None
    words, unit = with_titles(stream, j, k, lexicon), None
    for at in range(k - 1, max(j, k - 7), -1):
        if keys[at] in UNIT_KINDS and unit_ends(stream, at):
            found = parse_unit(stream, at, lexicon)
            if found and found.end == k:
                unit, words = found, with_titles(stream, j, at, lexicon)
                break
    return words, unit, k
