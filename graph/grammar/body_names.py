"""Where a body's proper name or purpose ends.

Names run over capitalised words, numbers and the small syllables between them, up to a function word, a verb, another
body or a person; purposes run over ordinary words up to a unit, a verb of report or a mark.
"""

from __future__ import annotations

from graph.grammar.stream import Stream
from graph.grammar.units import UNIT_KINDS
from graph.language.tokens import NUMBER, PUNCTUATION, WORD
from graph.lexicon import Lexicon

__all__ = [
    "CENTRAL_OFFICES",
    "LONG_NAMES",
    "OWNED",
    "OWNERS",
    "UNIT_KINDS",
    "after_form",
    "before_verb",
    "coordinates",
    "honours_person",
    "looks_personal",
    "name_end",
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


#: Kinds whose names go on in small letters: `Vụ Hợp tác kinh tế đa phương`, `Câu lạc bộ truyền thống kháng chiến …`.
LONG_NAMES = {
    "doi",
    "benh-vien",
    "cau-lac-bo",
    "quy",
    "hoi",
    "trung-tam",
    "ban-quan-ly",
    "vu",
    "cuc",
    "vien",
    "khoa",
    "phong",
    "doanh-nghiep",
    "so",
    "dang-uy",
    "cong-doan",
    "tong-cuc",
    "hoi-dong",
}


#: Parts of a larger body that print names after them, with or without a comma, and the kinds of those bodies.
OWNED = {"vu", "cuc", "vien", "khoa", "trung-tam", "phong", "tong-cuc", "doi"}


OWNERS = {
    "bo",
    "ban-dang",
    "ban-chi-dao",
    "truong",
    "hoc-vien",
    "benh-vien",
    "so",
    "cong-an",
    "doanh-nghiep",
    "tong-cuc",
    "ubnd",
    "vien-kiem-sat",
    "toa-an",
    "vien",
}


#: Central offices whose departments (`Vụ`) print names after them and a comma: `Vụ Địa bàn 5, Ủy ban Kiểm tra …`.
CENTRAL_OFFICES = {"uy-ban-kiem-tra", "van-phong", "thanh-tra", "kiem-toan"}


#: Small words after which a number belongs to a name: `dự án 2`, `khu vực 8`, `Đồn Biên phòng 671`.
_NUMBERED = {
    "số",
    "án",
    "khu",
    "vực",
    "vùng",
    "phòng",
    "đoàn",
    "đội",
    "đồn",
    "tổ",
    "trạm",
    "tuyến",
    "đoạn",
    "ban",
    "lần",
}


def name_end(stream: Stream, j: int, lexicon: Lexicon, lower: int, *, honours: bool = False) -> int:
    """Where a proper name ends: capitalised words and numbers, a few small words between them, a quoted part.
    With `honours` the name may be a person's: `Trường THPT Nguyễn Tất Thành`."""
    k, last, small, runs_on = j, j, 0, False
    entry_long = lower > 4
    keys = stream.keys
    if lower and keys[j : j + 2] == ["các", "khu"]:
        k = j + 1
    while k < len(keys) and k - j < 24:
        if stream.kinds[k] == PUNCTUATION:
            if keys[k] == '"' and k > j:
                close = next((c for c in range(k + 1, min(k + 12, len(keys))) if keys[c] == '"'), None)
                if close:
                    last = k = close + 1
                    continue
            if (
                keys[k] in ("-", "&")
                and k + 1 < len(keys)
                and keys[k + 1] != "ảnh"
                and stream.caps[k + 1]
                and stream.kinds[k + 1] == WORD
                and stream.starts[k] - stream.ends[k - 1] <= 1
                and k > j
                and not lexicon.roles.match(keys, k + 1)
                and not names_person(stream, k + 1, lexicon)
            ):
                k += 1
                continue
            field = _field(stream, k, j, lexicon)
            if field:
                last = k = field
                continue
            break
        if k > j and keys[k : k + 2] == ["nhiệm", "kỳ"]:
            break
        if keys[max(j, k - 2) : k] == ["việt", "nam"] and not stream.caps[k] and keys[k] not in ("chi", "học"):
            break  # `Tập đoàn Dầu khí Việt Nam | trực tuyến`; its branch (`chi nhánh`) has a name of its own
        abroad = lexicon.words["country"].match(keys, k) if stream.caps[k] else None
        if abroad and abroad[0] > 1 and not lexicon.units.match(keys, k):
            k += abroad[0]
            last, small = k, 0
            continue
        if (
            stream.kinds[k] == NUMBER
            and k > j
            and small != 1
            and keys[k - 1] not in _NUMBERED
            and _counts(stream, k, lexicon)
        ):
            break  # `Tổng Công ty X nhận | 60 suất quà`
        if stream.kinds[k] == NUMBER and k > j and _spans_time(stream, k):
            break  # `Công ty Cấp nước Bình Tây | 06 tháng đầu năm`
        if stream.kinds[k] == NUMBER or (stream.caps[k] and stream.kinds[k] == WORD):
            if k > j and stream.caps[k] and (lexicon.roles.match(keys, k) or opens_body(stream, k, lexicon)):
                break
            if k > j and small == 0 and not honours and names_person(stream, k, lexicon):
                break
            k += 1
            last, small = k, 0
            continue
        field = _field(stream, k, j, lexicon)
        if field:
            last = k = field
            continue
        if k > j and stream.kinds[k - 1] == NUMBER and keys[k] != "và":
            break  # `Ban Quản lý dự án 2 | cử cán bộ`
        if (
            keys[k] == "và"
            and k + 1 < len(keys)
            and stream.caps[k + 1]
            and not lexicon.bodies.match(keys, k + 1)
            and not lexicon.roles.match(keys, k + 1)
            and not lexicon.words["honorific"].match(keys, k + 1)
            and not lexicon.words["rank"].match(keys, k + 1)
            and not lexicon.words["degree"].match(keys, k + 1)
            and not lexicon.awards.match(keys, k + 1)
            and not names_person(stream, k + 1, lexicon)
        ):
            k += 1
            continue
        if (
            stops(stream, k, lexicon)
            or keys[k] in UNIT_KINDS
            and keys[k + 1 : k + 2] != ["hội"]
            or keys[k] in ("và", "cùng")
        ):
            break
        if small == 0 and entry_long and keys[k] != "điện" and _ends_with_place(stream, j, k, lexicon):
            break  # `Công ty Cấp thoát nước Phú Yên | vận hành`
        small += 1
        if small > max(lower, 1) + (2 if entry_long else 0) and not _resumes(stream, k + 1, lexicon):
            runs_on = True
            break
        k += 1
        if small == 1 and stream.caps[k - 2] or lower > 4 and small <= 7:
            last = k  # the second syllable of a word whose first is capitalised: `Ngoại vụ`
        elif lower > 2:
            last = k
    # One or two small words before a mark, a verb or a function word belong to the name: `Báo Đắk Lắk điện tử`.
    return k if 0 < small <= 2 and not runs_on else last


def _resumes(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether a name goes on with a capital after one small word more: `Cao cấp nghiệp vụ | Ngân hàng`."""
    return (
        k < len(stream)
        and stream.caps[k]
        and stream.kinds[k] == WORD
        and not lexicon.roles.match(stream.keys, k)
        and not opens_body(stream, k, lexicon)
        and stream.keys[k] not in lexicon.surnames
    )


def _counts(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """Whether the number at `k`, after a small word, counts the noun behind it."""
    return (
        not stream.caps[k - 1]
        and stream.kinds[k + 1] == WORD
        and not stream.caps[k + 1]
        and not stops(stream, k + 1, lexicon)
    )


#: What a figure counts before the name goes on to no more of its own.
_TIMES = {"tháng", "năm", "quý", "tuần", "ngày"}


def _spans_time(stream: Stream, k: int) -> bool:
    """`06 tháng đầu năm`, `9 tháng năm 2024`: the figure at `k` counts time; not in `Sông Đà 9 | năm 2024`, `ngày 5/1`,
    where another figure says which year or day."""
    return (
        stream.keys[k + 1] in _TIMES
        and stream.kinds[k + 2] == WORD
        and stream.keys[k + 2] not in ("i", "ii", "iii", "iv")
    )


def _field(stream: Stream, k: int, j: int, lexicon: Lexicon) -> int:
    """Where a field that goes on a name in small letters ends: `Kinh tế | - xã hội`, `địa phương | và lãnh thổ`,
    `Đồng | bằng sông Cửu Long`; 0 when none stands at `k`."""
    keys = stream.keys
    if k <= j or k + 1 >= len(keys):
        return 0
    if keys[k] in ("-", "và") and not stream.caps[k + 1]:
        found = lexicon.words["field"].match(keys, k + 1)
        if found is None and keys[k] == "và" and lexicon.words["action"].match(keys, max(j, k - 2)):
            found = lexicon.words["action"].match(keys, k + 1)  # `Viện Nghiên cứu | và tư vấn …`
        return k + 1 + found[0] if found else 0
    return k + 1 if keys[k] == "bằng" and keys[k - 1] == "đồng" else 0


def _ends_with_place(stream: Stream, j: int, k: int, lexicon: Lexicon) -> bool:
    """Whether the run `j:k` goes over other words and ends with the name of a province or district."""
    for start in range(max(j + 1, k - 4), k):
        found = lexicon.units.match(stream.keys, start) if stream.caps[start] else None
        if found and start + found[0] == k and found[0] > 1:
            return True
    return False


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
    """Another body's name begins inside the run: `Viện Nghiên cứu chiến lược | Bộ Ngoại giao`."""
    found = lexicon.bodies.match(stream.keys, k)
    return bool(found and (found[0] > 1 or stream.keys[k] in ("bộ", "sở", "trường", "đảng", "báo", "cục")))


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
        if found and found[1].type in ("Quy chế", "Chỉ thị", "Nghị quyết", "Đề án", "Luật"):
            plain = stream.words(k, k + found[0])
            words = words.replace(plain, plain[:1].upper() + plain[1:], 1)
    return words


def unit_ends(stream: Stream, k: int) -> bool:
    """A unit's kind ends a purpose: `Ban Chỉ đạo 389 | huyện`, `… nông thôn mới | tỉnh X`; not `… mới cấp xã`."""
    if stream.keys[k] not in UNIT_KINDS or stream.keys[k] == "thủ" and stream.keys[k + 1 : k + 2] != ["đô"]:
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


def takes_surname(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """`Ban Tổ chức Trung ương | Đoàn Minh Sáng`: the last word of a body's name begins a person's."""
    keys = stream.keys
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
