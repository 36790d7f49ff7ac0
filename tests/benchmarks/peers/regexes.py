"""The naive baseline: what a good programmer who knows the genre writes in an afternoon with `re`.

Titles and surnames before runs of capitals, words that begin the name of a body, codes of documents, kinds of award, one
event an article, and edges within a sentence. People are found first and taken out of the text (a mark stands for each), so
that a body's name ends before them. A bare province committee gets the province that the text names most. No list of
institutions, no apposition, no references. Like bienban's own rules these were tried on tests/corpus while they were made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tests.benchmarks.peers.found import Found

__all__ = ["BODY", "PERSON", "ROLE", "TITLED", "posts_of", "read", "unique"]

T = TypeVar("T")

# -- people --------------------------------------------------------------------------------------------------------

_CAP = "[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
#: A word that begins with a capital, except the first of a party committee (`Tỉnh ủy`), where names end.
_END = "(?!(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy)"
_WORD = rf"{_END}{_CAP}\w*"
_NAME = rf"{_WORD}(?:[ '’-]{_WORD}){{1,4}}"
_TITLE = (
    r"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|(?:PGS|GS|TS|ThS|BS|KS)\.?|"
    r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Hòa thượng|Linh mục)"
)
_SURNAME = (
    "(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Mai|Đào|Trương|Lâm|Phùng|"
    "Hà|Cao|Tạ|Lương|Thái|Châu|Tô|Vương|Kiều|Tống|Quách|Lưu|Nông|Giàng|Lò|Hứa|Triệu|Từ|La|Chu|Doãn|Khuất)"
)
_NO_PLACE = r"(?<!tỉnh )(?<!huyện )(?<!quận )(?<!xã )(?<!phường )(?<!phố )(?<!đường )(?<!trấn )(?<!Trường )(?<!THPT )"
#: With a title any name, without one those with a surname that is often met. The name is group 1 of both.
TITLED = rf"\b{_TITLE}:? +({_NAME})"
PERSON = rf"{_NO_PLACE}\b({_SURNAME}(?: {_WORD}){{1,3}})"
_TITLED, _PERSON = re.compile(TITLED), re.compile(PERSON)
#: A person who was taken out.
_MARK = "‹(\\d+)›"

# -- bodies, posts -------------------------------------------------------------------------------------------------

_RUN = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_PLACE = rf"(?: (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn)(?: {_RUN})?| {_RUN})?"
_NAMED = rf"(?: ?[-–,&] ?{_WORD}|(?: và)? {_WORD}| nhân dân| thường vụ| tế| vụ| tư| sản)*"
BODY = (
    rf"(?:(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban MTTQ(?: Việt Nam)?|MTTQ(?: Việt Nam)?|Đoàn ĐBQH){_PLACE}"
    rf"|(?:Ban Thường vụ |Ban Chấp hành |Thường trực |Văn phòng |Ban {_WORD}(?: {_END}\w+)? |Ủy ban Kiểm tra )?"
    rf"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy{_PLACE}"
    r"|Bộ Chính trị|Ban Bí thư|Quốc hội|Chính phủ|(?:Ban Chấp hành )?Trung ương Đảng"
    r"|(?:Sở|Bộ|Cục|Vụ|Tổng cục|Ban|Hội|Liên đoàn|Viện|Trường|Trung tâm|Công ty|Bệnh viện|Công an|Báo|Phòng|Chi cục|Đoàn)"
    rf" (?:Chỉ đạo )?{_WORD}(?: {_END}\w+)?{_NAMED}{_PLACE})"
)
ROLE = (
    r"(?:(?:[Nn]guyên )?(?:Quyền )?(?:Phó )?(?:Bí thư(?: Thường trực)?|Chủ tịch(?: Thường trực| nước)?|Tổng Giám đốc|Giám đốc|"
    r"Bộ trưởng|Vụ trưởng|Cục trưởng|Viện trưởng|Hiệu trưởng|Chủ nhiệm(?: Thường trực)?|Tổng Bí thư|Thủ tướng|Tổng Biên tập|"
    r"Trưởng [Bb]an|Trưởng [Đđ]oàn|Trưởng [Pp]hòng|Chánh Văn phòng|Tư lệnh|Chính ủy)|Thứ trưởng|Phó Thống đốc|Ủy viên)"
)
_BODY = re.compile(rf"\b{BODY}")
_BARE = re.compile(r"(?:\btỉnh|Tỉnh ủy)$")
_PROVINCE = re.compile(rf"\b(?:tỉnh|Tỉnh ủy) ({_WORD}(?: {_WORD}){{0,2}})")
_POST = re.compile(rf"({ROLE})(?: ({BODY}))?")
#: The last word of such a role is the first of the body's name, whose rest follows.
_LEADS = r"(?:[Nn]guyên )?(?:Phó )?(?:Trưởng|Chánh) ([Bb]an|[Đđ]oàn|[Pp]hòng|Văn phòng)"
_REST = rf"{_WORD}(?: {_END}\w+)?{_NAMED}(?: (?:Tỉnh|Thành|Huyện|Đảng) ủy)?{_PLACE}"
_WHOLE = rf"(?:{_LEADS.replace('([', '(?:[')} {_REST}|{ROLE}(?: {BODY})?)"
_AFTER = re.compile(rf"{_MARK}(?: [-–] |, )({_WHOLE}(?:(?:,| và|,? kiêm) {_WHOLE})*)")
_BEFORE = re.compile(rf"({_WHOLE}) (?:{_TITLE} )?{_MARK}")
_LED = re.compile(rf"{_LEADS}$")

# -- events, documents, awards, edges ------------------------------------------------------------------------------

_SENTENCE = re.compile(rf"(?<=[.!?;])\s+(?={_CAP}|[“\"‹-])|\n+")
_EVENT = re.compile(
    r"\b((?:[Hh]ội nghị|[Hh]ội thảo|[Đđ]ại hội|[Kk]ỳ họp|[Ll]ễ|[Pp]hiên họp|[Cc]uộc họp|[Bb]uổi làm việc|[Tt]ọa đàm|[Hh]ọp báo)"
    r"(?: [\w/-]+,?| [\"“][^\"”]+[\"”]){2,30}?)(?=[.;:(\n,]|$| (?:do|với sự|dưới sự|đã|được|nhằm|để) )"
)
_DAY = re.compile(r"\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?\b|ngày (\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = r"\d+(?:/\d{4})?[-/][A-ZĐ][A-ZĐa-z]*(?:[-/.&][A-ZĐƯa-z]+)*"
_DOCUMENT = re.compile(
    r"((?:Nghị quyết|Quyết định|Chỉ thị|Nghị định|Thông tư|Kế hoạch|Báo cáo|Thông báo|Hướng dẫn|Kết luận|Quy định|Đề án|"
    rf"Chương trình|Tờ trình|Công văn|Luật|Pháp lệnh)) (?:số:? )?({_NUMBER})(?:,? ngày [\d/-]+)?(?: của ({BODY}))?"
)
_AWARD = re.compile(
    rf"(Huân chương {_WORD}(?: \w+){{0,2}}(?: hạng \w+)?|Bằng khen|Giấy khen|Cờ thi đua|Kỷ niệm chương|Huy hiệu \d+ năm "
    rf"tuổi Đảng)(?: của ({BODY}))?"
)
_RECIPIENT = re.compile(r"\d+ (?:tập thể|cá nhân|gia đình|đơn vị|hộ gia đình|đảng viên)")
_CAMPAIGN = re.compile(r"[Pp]hong trào(?: thi đua)? [\"“]([^\"”]+)[\"”]")
_CHAIRS = re.compile(r"\bchủ (?:trì|tọa)\b|Chủ (?:trì|tọa)")
_ORGANIZES = re.compile(r"\b(?:phối hợp |đã )*tổ chức\b")
_SPEAKS = re.compile(
    r"phát biểu|cho biết|nhấn mạnh|đề nghị|yêu cầu|khẳng định|trình bày|báo cáo|kết luận|cho rằng|biểu dương"
)
_ATTENDS = re.compile(r"\b(?:[Tt]ham )?[Dd]ự\b|[Cc]ó mặt")


def read(text: str) -> Found:
    """Everything that the expressions find in one article."""
    found = Found()
    text = text.replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    found.people = _longest(m.group(1) for rule in (_TITLED, _PERSON) for m in rule.finditer(text))
    event = _EVENT.search(text)
    if event:
        found.events = [(event.group(1), _day(text))]
    found.campaigns = unique(m.group(1) for m in _CAMPAIGN.finditer(text))
    for n, person in sorted(enumerate(found.people), key=lambda numbered: -len(numbered[1])):
        text = text.replace(person, f"‹{n}›")
    provinces = Counter(m.group(1) for m in _PROVINCE.finditer(text)).most_common(1)
    where = provinces[0][0] if provinces else ""
    found.posts = unique((found.people[n], role, _whole(body, where)) for n, role, body in _posts(text))
    found.bodies = unique(
        [*(_whole(m.group(), where) for m in _BODY.finditer(text)), *(body for *_, body in found.posts if body)]
    )
    found.documents = unique(
        (f"{m.group(1)} số {m.group(2)}", m.group(2), _whole(m.group(3) or "", where)) for m in _DOCUMENT.finditer(text)
    )
    for sentence in _SENTENCE.split(text):
        _edges(sentence, found, where)
    return found


def unique(values: Iterable[T]) -> list[T]:
    """Each once, in their order."""
    return list(dict.fromkeys(values))


def _longest(names: Iterable[str]) -> list[str]:
    """Names that are not the end of a longer one."""
    every = unique(names)
    return [name for name in every if not any(other.endswith(f" {name}") for other in every)]


def _whole(body: str, where: str) -> str:
    """A bare `tỉnh` is that of the province that the text names most."""
    body = body.strip(" ,-–")
    return f"{body} {where}" if where and _BARE.search(body) else body


def _posts(text: str) -> Iterator[tuple[int, str, str]]:
    """(place of the person, role, body) from roles behind and in front of a mark."""
    for m in _AFTER.finditer(text):
        for role, body in posts_of(m.group(2)):
            yield int(m.group(1)), role, body
    for m in _BEFORE.finditer(text):
        for role, body in posts_of(m.group(1)):
            yield int(m.group(2)), role, body


def posts_of(words: str) -> Iterator[tuple[str, str]]:
    """(role, body or "") of each post in words such as those between a name and the end of its apposition."""
    for m in _POST.finditer(words):
        led = _LED.search(m.group(1))
        whole = _BODY.match(f"{led.group(1).capitalize()}{words[m.end(1) :]}") if led else None
        yield m.group(1), whole.group() if whole else m.group(2) or ""


def _day(text: str) -> str:
    found = _DAY.search(text)
    if not found:
        return ""
    day, month, year = found.group(1, 2, 3) if found.group(1) else found.group(4, 5, 6)
    named = _YEAR.search(text)
    year = year or (named.group() if named else "")
    return f"{year}-{int(month):02d}-{int(day):02d}" if year else ""


def _edges(sentence: str, found: Found, where: str) -> None:
    """Who chairs, organises, speaks, attends or is awarded, by a word of the sentence."""
    here = [(m.start(), found.people[int(m.group(1))]) for m in re.finditer(_MARK, sentence)]
    people = [person for _, person in here]
    if _CHAIRS.search(sentence):
        found.chairs = unique([*found.chairs, *people])
    elif here and (spoke := _SPEAKS.search(sentence)):
        before = [person for start, person in here if start < spoke.start()]
        found.speaks = unique([*found.speaks, (before or people)[-1]])
    elif _ATTENDS.search(sentence):
        found.attends = unique([*found.attends, *people])
    organizes = _ORGANIZES.search(sentence)
    if organizes and _EVENT.search(sentence, organizes.end()) and not found.organizes:
        bodies = [m.group() for m in _BODY.finditer(sentence[: organizes.start()])]
        found.organizes = [_whole(body, where) for body in bodies[-1:]]
    for m in _AWARD.finditer(sentence):
        award = (m.group(1), _whole(m.group(2) or "", where), _RECIPIENT.findall(sentence))
        if not any(award[:2] == other[:2] for other in found.awards):
            found.awards.append(award)
