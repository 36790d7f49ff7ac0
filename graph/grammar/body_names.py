"""What may stand in a body's proper name or purpose and what ends it: function words, verbs, units, persons, bodies.

`graph.grammar.growing_names` and `graph.grammar.body_purposes` read names and purposes word by word and ask here.
"""

from __future__ import annotations

from graph.grammar.stream import Stream
from graph.language.tokens import WORD
from graph.lexicon import Lexicon
from graph.lexicon.unit_kinds import FIRST_WORDS

__all__ = [
    "after_form",
    "before_verb",
    "coordinates",
    "honours_person",
    "looks_personal",
    "names_person",
    "opens_body",
    "reports",
    "stops",
    "takes_surname",
    "unit_ends",
    "with_titles",
]


def honours_person(stream: Stream, i: int, lexicon: Lexicon) -> bool:
    """Whether a name after the kind of a school at `i` is the school's: not where a role stands before it
    and waits for its holder (`Hiệu trưởng Trường Chuyên | Nguyễn Văn A`; not `bà B, Hiệu trưởng Trường Nguyễn Huệ`)."""
    for length in (1, 2, 3):
        role = lexicon.roles.match(stream.keys, i - length) if i >= length else None
        if role and role[0] == length:
            before = i - length - 1
            while before >= 0 and stream.keys[before] in ("phó", "nguyên", "quyền"):
                before -= 1
            return before >= 1 and stream.keys[before] in (",", "-", "(") and stream.caps[before - 1]
    return True


def looks_personal(stream: Stream, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a run reads as a person's name: `Phòng | Nguyễn Văn A`; not `Vụ | Ngân sách Nhà nước`."""
    return (
        end - start >= 2
        and stream.caps[start + 1]
        and stream.keys[start] in lexicon.surnames
        and any(stream.keys[k] in lexicon.given for k in range(start + 1, end))
    )


def stops(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether a function word or a verb begins at `k`."""
    keys = stream.keys
    if keys[k] == "nhân" and keys[k + 1 : k + 2] in (["dịp"], ["kỷ"], ["ngày"]):
        return True
    if keys[k] in lexicon.sets["nameend"]:
        return not (keys[k] == "có" and keys[k + 1 : k + 2] == ["công"])
    stop = lexicon.words["stop"].match(keys, k)
    verb = lexicon.verbs.match(keys, k)
    return bool(stop and stop[0] > 1 or verb and verb[0] > 1)


def opens_body(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Another body's name begins inside the run: `Viện Nghiên cứu chiến lược | Bộ Ngoại giao`; no ministry but a region
    is `Trung Bộ`, `Nam Bộ`, `Bắc Bộ`."""
    found = lexicon.bodies.match(stream.keys, k)
    if found is None or found[0] > 1:
        return found is not None
    if stream.keys[k] == "bộ" and stream.keys[k - 1] in _SIDES and stream.keys[k - 2] != "việt":
        return False
    return stream.keys[k] in ("bộ", "sở", "trường", "đảng", "báo", "cục")


#: Of which of the country's parts a region is: `Trung | Bộ`.
_SIDES = {"trung", "nam", "bắc"}


def names_person(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether a sure surname and two given names stand at `k`."""
    return (
        lexicon.surnames.get(stream.keys[k], False)
        and k + 2 < len(stream)
        and stream.caps[k + 1]
        and stream.caps[k + 2]
        and stream.keys[k + 1] in lexicon.given
        and stream.keys[k + 2] in lexicon.given
    )


def with_titles(stream: Stream, start: int, end: int, lexicon: Lexicon) -> str:
    """The words of a purpose, the kind of a document in capitals as names print it: `thực hiện Quy chế dân chủ`."""
    words = stream.words(start, end)
    for k in range(start, end):
        found = None if stream.caps[k] else lexicon.documents.match(stream.keys, k)
        if found and found[1].carried_out:
            plain = stream.words(k, k + found[0])
            words = words.replace(plain, plain[:1].upper() + plain[1:], 1)
    return words


def unit_ends(stream: Stream, k: int) -> bool:
    """A unit's kind ends a purpose: `Ban Chỉ đạo 389 | huyện`, `… nông thôn mới | tỉnh X`; not `… mới cấp xã`."""
    if stream.keys[k] not in FIRST_WORDS or stream.keys[k] == "thủ" and stream.keys[k + 1 : k + 2] != ["đô"]:
        return False
    if stream.keys[k] in ("thành", "thị", "đặc") and stream.keys[k + 1 : k + 2] not in (
        ["phố"],
        ["xã"],
        ["trấn"],
        ["khu"],
    ):
        return False
    if stream.keys[k] == "xã" and stream.keys[k + 1 : k + 2] == ["hội"]:
        return False
    return stream.keys[k - 1] not in ("cấp", "đơn", "các", "trưởng")


def reports(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether a verb of report stands at `k`, and no half of another word: what a body does, not what it is for."""
    verb = lexicon.verbs.match(stream.keys, k)
    return bool(
        verb and verb[1] in ("speak", "direct", "organize") and not lexicon.words["compound"].match(stream.keys, k)
    )


def coordinates(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """After a comma inside a purpose: `phòng, chống tham nhũng`, `tham nhũng, tiêu cực`."""
    return stream.keys[k] in lexicon.sets["coordinated"] and not lexicon.verbs.match(stream.keys, k)


def before_verb(stream: Stream, j: int, end: int) -> int:
    """The end of a name without the verb that `các` shows: `Vụ Kế hoạch - Đầu tư | tổng hợp các kiến nghị`; `j` where
    no name is left (`Trường các dân tộc`)."""
    small = end
    while small > j and not stream.caps[small - 1] and stream.kinds[small - 1] == WORD:
        small -= 1
    return end - 2 if end - small >= 3 else j


def after_form(stream: Stream, j: int, lexicon: Lexicon) -> int:
    """The place after the legal form of a company: `cổ phần`, `TNHH một thành viên`."""
    k = j
    while (
        k < len(stream)
        and stream.keys[k] in lexicon.sets["companyform"]
        and (not stream.caps[k] or stream.text[k].isupper())
    ):
        k += 1
    return k


def takes_surname(stream: Stream, k: int, lexicon: Lexicon, *, alone: bool) -> bool:
    """`Ban Tổ chức Trung ương | Đoàn Minh Sáng`: the last word of a body's name begins a person's. Where nothing but
    the body's name is there (`alone`), a whole name after it leaves it what it is: `Trung ương Đoàn | Lê Minh Sáng`."""
    keys = stream.keys
    if alone and lexicon.surnames.get(keys[k + 1]) and k + 3 < len(stream) and stream.caps[k + 3]:
        return False
    return (
        keys[k - 1 : k + 1] == ["ương", "đoàn"]
        and k + 2 < len(stream)
        and stream.caps[k + 1]
        and stream.caps[k + 2]
        and keys[k + 1] in lexicon.given
        and keys[k + 2] in lexicon.given
        and not opens_body(stream, k + 1, lexicon)
        and not lexicon.roles.match(keys, k + 1)
    )
