"""Where a body's proper name ends: the name as it grows, word by word.

A name runs over capitalised words, numbers and the small syllables between them, up to a function word, a verb, another
body or a person: `Viện Nghiên cứu chiến lược | Bộ Ngoại giao`.
"""

from __future__ import annotations

from graph.grammar.body_names import names_person, opens_body, stops
from graph.grammar.stream import Stream
from graph.language.tokens import NUMBER, PUNCTUATION, WORD
from graph.lexicon import Lexicon
from graph.lexicon.unit_kinds import FIRST_WORDS

__all__ = ["name_end"]

#: No name has more words.
_LONGEST = 24

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

#: What a figure counts before the name goes on to no more of its own.
_TIMES = {"tháng", "năm", "quý", "tuần", "ngày"}

#: Last syllables before a comma and first ones behind it of works that are always named together.
_PAIRS = {("phòng", "chống"), ("khám", "chữa"), ("lý", "giám"), ("cứu", "chữa")}
#: Police forces that investigate (Luật Tổ chức cơ quan điều tra hình sự 2015, art. 5).
_INVESTIGATING = {("an", "ninh"), ("cảnh", "sát")}

#: Classes of words that stand before persons, so that `và` before one begins another name.
_BEFORE_PERSONS = ("honorific", "rank", "degree")


def name_end(stream: Stream, j: int, lexicon: Lexicon, lower: int, *, honours: bool = False) -> int:
    """Where a proper name ends: capitalised words and numbers, a few small words between them, a quoted part.
    `lower` says how few: one or two after most kinds of bodies, many (over 4) after those whose names print leaves in
    small letters. With `honours` the name may be a person's: `Trường THPT Nguyễn Tất Thành`."""
    return _ProperName(stream, j, lexicon, lower, honours).end()


class _ProperName:
    """A name while it is read: `stream[start:at]` is read, and `stream[start:sure]` of it surely belongs to the name.
    `small` counts the small words since the last capital or number.

    Every `_over_…` says whether the name goes on over what stands at `at`, and if so moves there."""

    __slots__ = ("at", "honours", "lexicon", "lower", "runs_on", "small", "start", "stream", "sure")

    def __init__(self, stream: Stream, start: int, lexicon: Lexicon, lower: int, honours: bool) -> None:
        self.stream, self.lexicon = stream, lexicon
        self.start = self.at = self.sure = start
        self.lower, self.honours = lower, honours
        self.small = 0
        #: Whether small words went on until there were too many: then none after the last sure one is of the name.
        self.runs_on = False

    def end(self) -> int:
        stream = self.stream
        if self.lower and stream.keys[self.start : self.start + 2] == ["các", "khu"]:
            self.at += 1
        longest = min(len(stream), self.start + _LONGEST)
        while self.at < longest and self._goes_on():
            pass
        # One or two small words before a mark, a verb or a function word belong to the name: `Báo Đắk Lắk điện tử`.
        return self.at if 0 < self.small <= 2 and not self.runs_on else self.sure

    def _goes_on(self) -> bool:
        kind = self.stream.kinds[self.at]
        if kind == PUNCTUATION:
            return self._over_quotation() or self._over_hyphen() or self._over_field() or self._over_pair()
        if self._is_complete():
            return False
        if kind == NUMBER:
            return self._over_number()
        if self.stream.caps[self.at]:
            if self._over_country():
                return True
            if kind == WORD:
                return self._over_capital()
        return self._over_field() or self._over_investigation() or self._over_and() or self._over_small_word()

    def _take(self, end: int) -> bool:
        self.at = self.sure = end
        return True

    def _is_complete(self) -> bool:
        """`nhiệm kỳ` ends every name, and so do words in small letters after `Việt Nam`:
        `Tập đoàn Dầu khí Việt Nam | trực tuyến`; its branch (`chi nhánh`) has a name of its own."""
        keys, k = self.stream.keys, self.at
        if k > self.start and keys[k : k + 2] == ["nhiệm", "kỳ"]:
            return True
        of_the_country = keys[max(self.start, k - 2) : k] == ["việt", "nam"]
        return of_the_country and not self.stream.caps[k] and keys[k] not in ("chi", "học")

    # Marks

    def _over_quotation(self) -> bool:
        keys, k = self.stream.keys, self.at
        if keys[k] != '"' or k == self.start:
            return False
        close = next((c for c in range(k + 1, min(k + 12, len(keys))) if keys[c] == '"'), None)
        return close is not None and self._take(close + 1)

    def _over_hyphen(self) -> bool:
        """A hyphen close to the word before it, and a capital behind that begins neither a role nor a person."""
        stream, k = self.stream, self.at
        if (
            k > self.start
            and stream.keys[k] in ("-", "&")
            and k + 1 < len(stream)
            and stream.keys[k + 1] != "ảnh"
            and stream.caps[k + 1]
            and stream.kinds[k + 1] == WORD
            and stream.starts[k] - stream.ends[k - 1] <= 1
            and not self.lexicon.roles.match(stream.keys, k + 1)
            and not names_person(stream, k + 1, self.lexicon)
        ):
            self.at = k + 1
            return True
        return False

    def _over_field(self) -> bool:
        """A field in small letters after a link: `Kinh tế | - xã hội`, `địa phương | và lãnh thổ`,
        `Đồng | bằng sông Cửu Long`."""
        stream, words, k = self.stream, self.lexicon.words, self.at
        keys = stream.keys
        if k == self.start or k + 1 >= len(keys):
            return False
        if keys[k] in ("-", "và") and not stream.caps[k + 1]:
            found = words["field"].match(keys, k + 1)
            if found is None and keys[k] == "và" and words["action"].match(keys, max(self.start, k - 2)):
                found = words["action"].match(keys, k + 1)  # `Viện Nghiên cứu | và tư vấn …`
            return found is not None and self._take(k + 1 + found[0])
        return keys[k] == "bằng" and keys[k - 1] == "đồng" and self._take(k + 1)

    def _over_pair(self) -> bool:
        """The comma in two works that are always named together: `Vụ Theo dõi phòng | , chống tham nhũng`."""
        keys, k = self.stream.keys, self.at
        if k == self.start or keys[k] != "," or tuple(keys[k - 1 : k + 2 : 2]) not in _PAIRS:
            return False
        return self._take_and_forget_small_words(k + 2)

    def _over_investigation(self) -> bool:
        """The police that investigates, and what: `Cục An ninh | điều tra`, `Phòng Cảnh sát | điều tra tội phạm về ma
        túy`. Whoever else stands before the verb does it: `Công an tỉnh | điều tra`."""
        stream, k = self.stream, self.at
        keys = stream.keys
        if keys[k : k + 2] != ["điều", "tra"] or tuple(keys[k - 2 : k]) not in _INVESTIGATING:
            return False
        end = k + 2
        if keys[end : end + 2] == ["tội", "phạm"]:
            end += 2
            linked = end + 1 if keys[end] == "về" else end
            while keys[linked - 1] in ("về", ",", "và") and (crime := self.lexicon.words["crime"].match(keys, linked)):
                end = linked + crime[0]
                linked = end + 1
        return self._take_and_forget_small_words(end)

    # Numbers and capitals

    def _over_number(self) -> bool:
        if self.at > self.start and (self._counts() or self._spans_time()):
            return False
        return self._take_and_forget_small_words(self.at + 1)

    def _over_country(self) -> bool:
        """A country's name of two words or more, where no unit of the country is called so: `Đại sứ quán Hàn Quốc`."""
        keys, k = self.stream.keys, self.at
        abroad = self.lexicon.words["country"].match(keys, k)
        if abroad is None or abroad[0] == 1 or self.lexicon.units.match(keys, k):
            return False
        return self._take_and_forget_small_words(k + abroad[0])

    def _over_capital(self) -> bool:
        """A word with a capital, unless a role, another body or a person begins with it."""
        stream, lexicon, k = self.stream, self.lexicon, self.at
        if k > self.start:
            if lexicon.roles.match(stream.keys, k) or opens_body(stream, k, lexicon):
                return False
            if self.small == 0 and not self.honours and names_person(stream, k, lexicon):
                return False
        return self._take_and_forget_small_words(k + 1)

    def _take_and_forget_small_words(self, end: int) -> bool:
        self.small = 0
        return self._take(end)

    def _counts(self) -> bool:
        """Whether the number, after a small word, counts the noun behind it: `Tổng Công ty X nhận | 60 suất quà`."""
        stream, k = self.stream, self.at
        return (
            self.small != 1
            and stream.keys[k - 1] not in _NUMBERED
            and not stream.caps[k - 1]
            and stream.kinds[k + 1] == WORD
            and not stream.caps[k + 1]
            and not stops(stream, k + 1, self.lexicon)
        )

    def _spans_time(self) -> bool:
        """`Công ty Cấp nước Bình Tây | 06 tháng đầu năm`, `9 tháng năm 2024`: the figure counts time; not in
        `Sông Đà 9 | năm 2024`, `ngày 5/1`, where another figure says which year or day."""
        stream, k = self.stream, self.at
        return (
            stream.keys[k + 1] in _TIMES
            and stream.kinds[k + 2] == WORD
            and stream.keys[k + 2] not in ("i", "ii", "iii", "iv")
        )

    # Small words

    def _over_and(self) -> bool:
        """`và` before a capital that goes on the name: no other body, person, award or what stands before a person."""
        stream, lexicon, k = self.stream, self.lexicon, self.at + 1
        if stream.keys[k - 1] != "và" or k >= len(stream) or not stream.caps[k]:
            return False
        if lexicon.bodies.match(stream.keys, k) or lexicon.awards.match(stream.keys, k):
            return False
        if lexicon.roles.match(stream.keys, k) or names_person(stream, k, lexicon):
            return False
        if any(lexicon.words[kind].match(stream.keys, k) for kind in _BEFORE_PERSONS):
            return False
        self.at = k
        return True

    def _over_small_word(self) -> bool:
        """As many small words as the kind of the body allows, or one more where a capital follows."""
        if self._ends_before_small_word():
            return False
        self.small += 1
        if self.small > max(self.lower, 1) + (2 if self.lower > 4 else 0) and not self._resumes():
            self.runs_on = True
            return False
        self.at += 1
        second_syllable = self.small == 1 and self.stream.caps[self.at - 2]  # of a word that begins so: `Ngoại vụ`
        if second_syllable or self.lower > 2:
            self.sure = self.at
        return True

    def _ends_before_small_word(self) -> bool:
        stream, k = self.stream, self.at
        key = stream.keys[k]
        if k > self.start and stream.kinds[k - 1] == NUMBER and key != "và":
            return True  # `Ban Quản lý dự án 2 | cử cán bộ`
        if key in ("và", "cùng") or stops(stream, k, self.lexicon):
            return True
        if key == "thị" and stream.keys[k - 1] == "đô":
            return False  # `Khoa Môi trường và Đô | thị`
        if key in FIRST_WORDS and stream.keys[k + 1 : k + 2] != ["hội"]:
            return True
        return self.small == 0 and self.lower > 4 and key != "điện" and self._ends_with_place()

    def _ends_with_place(self) -> bool:
        """Whether the name goes over other words and ends with that of a province or district:
        `Công ty Cấp thoát nước Phú Yên | vận hành`."""
        stream, end = self.stream, self.at
        for start in range(max(self.start + 1, end - 4), end):
            found = self.lexicon.units.match(stream.keys, start) if stream.caps[start] else None
            if found and start + found[0] == end and found[0] > 1:
                return True
        return False

    def _resumes(self) -> bool:
        """Whether the name goes on with a capital after one small word more: `Cao cấp nghiệp vụ | Ngân hàng`."""
        stream, k = self.stream, self.at + 1
        return (
            k < len(stream)
            and stream.caps[k]
            and stream.kinds[k] == WORD
            and not self.lexicon.roles.match(stream.keys, k)
            and not opens_body(stream, k, self.lexicon)
            and stream.keys[k] not in self.lexicon.surnames
        )
