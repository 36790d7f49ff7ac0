"""Bodies' names that print leaves in small letters: a company's trade, what a centre is for, a union's inner board.

Old papers write them so. What ends such a name is a proper name or a mark; where neither does, nothing is read.
"""

from __future__ import annotations

from graph.grammar import bodies
from graph.grammar.body_names import after_form, names_person, stops
from graph.grammar.growing_names import name_end
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import WORD
from graph.lexicon import Lexicon
from graph.lexicon.entries import BodyEntry
from graph.lexicon.unit_kinds import FIRST_WORDS

__all__ = ["company_end", "inner_board", "work_end"]

#: Last words before the country's name that say how great a company is there: `lớn nhất`, `hàng đầu`.
_SUPERLATIVE = ("nhất", "đầu")
_CLOSING = {",", ";", ".", ")", "(", "-", ":", BREAK}


def company_end(stream: Stream, i: int, j: int, lexicon: Lexicon) -> int | None:
    """Where the name of a company `stream[i:j]` ends that begins with its legal form and, in small letters, its trades:
    `Công ty | TNHH xây dựng và thương mại Thành Nam`; 0 where a form has no name behind it, None where
    there is no form or other words follow it. Behind a role any words may be the trade."""
    k = after_form(stream, j, lexicon)
    if k == j:
        return _of_the_country(stream, i, j, lexicon)
    while k < len(stream) and not stream.caps[k]:
        link = 1 if stream.keys[k] in ("và", "-", ",") else 0
        trade = lexicon.words["trade"].match(stream.keys, k + link)
        if trade is None and _role_before(stream, i, lexicon):
            other = _other_trade(stream, k, lexicon)
            return name_end(stream, other, lexicon, lower=5) if other else None
        if trade is None:
            return 0 if stream.keys[k] in _CLOSING else None
        k += link + trade[0]
    if k >= len(stream) or stream.kinds[k] != WORD or lexicon.roles.match(stream.keys, k):
        return 0
    end = name_end(stream, k, lexicon, lower=5)
    return end if end > k else 0


def _of_the_country(stream: Stream, i: int, j: int, lexicon: Lexicon) -> int | None:
    """Where the name of a national company `stream[i:j]` ends that prints its trade in small letters and the country
    behind it: `Tập đoàn | mía đường quốc gia Việt Nam`; None where other words follow, as in `… lớn nhất Việt Nam`."""
    if not stream.caps[i] or stream.keys[i] not in ("tập", "tổng") or not lexicon.words["trade"].match(stream.keys, j):
        return None
    for k in range(j, min(j + 10, len(stream) - 1)):
        if stream.caps[k]:
            named = stream.keys[k - 1] not in _SUPERLATIVE and stream.keys[k : k + 2] == ["việt", "nam"]
            return k + 2 if k > j and named else None
        small = stream.kinds[k] == WORD or stream.keys[k] == "-"
        joins = stream.keys[k] in ("và", "-") or lexicon.words["trade"].match(stream.keys, k) is not None
        if not small or not joins and (stops(stream, k, lexicon) or lexicon.verbs.match(stream.keys, k)):
            return None
    return None


def _role_before(stream: Stream, i: int, lexicon: Lexicon) -> int:
    """How many words the role takes that ends at `i`; 0 for none."""
    return next(
        (n for n in (1, 2, 3) if i >= n and (found := lexicon.roles.match(stream.keys, i - n)) and found[0] == n), 0
    )


def _other_trade(stream: Stream, k: int, lexicon: Lexicon) -> int:
    """Where the proper name begins behind two to four small words of an unlisted trade: `lọc hóa dầu | Bình Sơn`."""
    end = k
    while end < len(stream) and end - k < 5 and stream.kinds[end] == WORD and not stream.caps[end]:
        if stops(stream, end, lexicon) or lexicon.verbs.match(stream.keys, end) or stream.keys[end] in FIRST_WORDS:
            return 0
        end += 1
    proper = end < len(stream) and stream.kinds[end] == WORD and not names_person(stream, end, lexicon)
    return end if 2 <= end - k <= 4 and proper and not lexicon.roles.match(stream.keys, end) else 0


def work_end(stream: Stream, i: int, j: int, lexicon: Lexicon) -> int:
    """Where the work in small letters ends that a centre or institute `stream[i:j]` is named after, a country's or a
    place's name and a mark behind it: `…, Giám đốc Trung tâm | nghiên cứu và ứng dụng tiến bộ y học Việt Nam, …`. 0
    where no role of an apposition stands before it: `Trung tâm nghiên cứu …` may be what the centre does."""
    role = _role_before(stream, i, lexicon)
    before = i - role - (2 if stream.keys[i - role - 1] == "phó" else 1)
    if not role or before < 0 or stream.keys[before] not in (",", "-", "–"):
        return 0
    if not lexicon.words["action"].match(stream.keys, j):
        return 0
    k = j
    while k < len(stream) and k - j < 16 and stream.kinds[k] == WORD and not stream.caps[k]:
        small = stream.keys[k] in ("các", "và") or lexicon.words["action"].match(stream.keys, k)
        if stream.keys[k] in FIRST_WORDS or stops(stream, k, lexicon) and not small:
            return 0
        k += 1
    end = k
    while end < len(stream) and stream.kinds[end] == WORD and stream.caps[end] and end - k < 4:
        end += 1
    proper = lexicon.words["country"].match(stream.keys, k) or lexicon.units.match(stream.keys, k)
    closed = end < len(stream) and stream.keys[end] in _CLOSING
    return end if k - j >= 2 and proper is not None and k + proper[0] == end and closed else 0


def inner_board(stream: Stream, j: int, lexicon: Lexicon) -> bodies.Body | None:
    """The board of a union that a head of it is named with: `Trưởng ban | Gia đình - Xã hội Hội Liên hiệp Phụ nữ
    tỉnh`. Its name is any words up to the union's own name."""
    if not stream.caps[j] or names_person(stream, j, lexicon):
        return None
    for k in range(j + 1, min(j + 10, len(stream))):
        before = stream.keys[k - 1]
        if stream.kinds[k - 1] != WORD and before != "-" or before == BREAK:
            return None
        if before != "và" and (stops(stream, k - 1, lexicon) or lexicon.roles.match(stream.keys, k - 1)):
            return None
        if not stream.caps[k] or k < j + 2:
            continue
        owner = bodies.parse_body(stream, k, lexicon, 1)
        if owner is None:
            continue
        if owner.entry.code not in lexicon.kinds.union or owner.entry.complement not in ("unit", "closed", "committee"):
            return None
        name = f"Ban {stream.words(j, k)}"
        entry = BodyEntry(name, "MassOrganization", "hoi", "organ", "", "no", "")
        return bodies.Body(entry, name, owner, None, j, owner.end)
    return None
