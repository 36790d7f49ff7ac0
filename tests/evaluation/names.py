"""When two names are one name: the same words, however they are spelled, abbreviated or punctuated.

What may differ: capitals, the vowel that carries the tone mark (`uỷ`/`ủy`), i and y after a consonant (`kỹ`/`kĩ`), dashes,
quotes and commas, common abbreviations, `nguyên` in front, a short form in parentheses. What may not: a letter, a tone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

__all__ = ["agreement", "body_key", "closest", "name_key"]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"\w+")
_CONSONANT_Y = re.compile(r"([^aăâeêioôơuưy]+)y")
_FORMER = ("nguyên", "cựu")
#: Kinds of unit that a body's name may leave out: `Sở Nội vụ Yên Bái` is `Sở Nội vụ tỉnh Yên Bái`.
_UNITS = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "thành", "phố", "thị", "trấn"})
_FRONT, _COUNTRY = ("tổ", "quốc"), frozenset({"việt", "nam"})

#: Printed short form -> words. Read over words, so `NN&PTNT`, `NN-PTNT` and `NN và PTNT` need no line each.
_SHORT = """
tp hcm = thành phố hồ chí minh; tphcm = thành phố hồ chí minh; tp = thành phố
ub mttq vn = ủy ban mặt trận tổ quốc việt nam; ubmttq vn = ủy ban mặt trận tổ quốc việt nam
ubmttqvn = ủy ban mặt trận tổ quốc việt nam; ub mttqvn = ủy ban mặt trận tổ quốc việt nam
ub mttq = ủy ban mặt trận tổ quốc; ubmttq = ủy ban mặt trận tổ quốc
mttq vn = mặt trận tổ quốc việt nam; mttqvn = mặt trận tổ quốc việt nam; mttq = mặt trận tổ quốc
ubnd = ủy ban nhân dân; hđnd = hội đồng nhân dân; đbqh = đại biểu quốc hội
bch = ban chấp hành; btv = ban thường vụ; bcđ = ban chỉ đạo
tư đảng = trung ương đảng; t ư = trung ương; tw = trung ương; t w = trung ương
ubkt = ủy ban kiểm tra; ubktr = ủy ban kiểm tra; ubktra = ủy ban kiểm tra
vn = việt nam; ktxh = kinh tế xã hội; kt xh = kinh tế xã hội; qcdc = quy chế dân chủ; ntm = nông thôn mới
lđ tb xh = lao động thương binh và xã hội; lđ tb và xh = lao động thương binh và xã hội
lđtb xh = lao động thương binh và xã hội; lđtb và xh = lao động thương binh và xã hội; lđtbxh = lao động thương binh và xã hội
nn ptnt = nông nghiệp và phát triển nông thôn; nn và ptnt = nông nghiệp và phát triển nông thôn
tn mt = tài nguyên và môi trường; tn và mt = tài nguyên và môi trường
cand = công an nhân dân; qđnd = quân đội nhân dân; tncs = thanh niên cộng sản; lhpn = liên hiệp phụ nữ
lđlđ = liên đoàn lao động; gd đt = giáo dục và đào tạo; gd và đt = giáo dục và đào tạo; gdđt = giáo dục và đào tạo
"""
#: A unit's party committee has two names.
_TWO_NAMES = """
ban chấp hành đảng bộ tỉnh = tỉnh ủy; ban chấp hành đảng bộ thành phố = thành ủy
ban chấp hành đảng bộ huyện = huyện ủy; ban chấp hành đảng bộ quận = quận ủy; ban chấp hành đảng bộ thị xã = thị ủy
ban chấp hành đảng bộ xã = đảng ủy xã; ban chấp hành đảng bộ phường = đảng ủy phường
"""


def _table(text: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    rows = (row.split("=") for line in text.strip().splitlines() for row in line.split(";"))
    return {tuple(short.split()): tuple(long.split()) for short, long in rows}


_SPELLED_OUT, _COMMITTEES = _table(_SHORT), _table(_TWO_NAMES)


@cache
def name_key(name: str) -> str:
    """Names with one key are one name."""
    return " ".join(_syllable(w) for w in _words(name))


@cache
def body_key(name: str) -> str:
    """As `name_key`, for bodies: without the kinds of unit, and without Việt Nam in the name of the Front."""
    words = _words(name)
    kept = [w for w in words if w not in _UNITS] or words
    if _FRONT in pairwise(words):
        kept = [w for w in kept if w not in _COUNTRY] or kept
    return " ".join(_syllable(w) for w in kept)


def agreement(a: str, b: str) -> float:
    """How many words two phrases share: 1.0 for the same words in any order, 0.0 for none."""
    left, right = Counter(name_key(a).split()), Counter(name_key(b).split())
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def closest(name: str, wordings: Iterable[str]) -> float:
    """The best agreement of a name with any of these wordings."""
    return max((agreement(name, w) for w in wordings), default=0.0)


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFC", name).lower().replace("&", " và ")
    text = _PARENTHESIS.sub("", text) or text
    words = _WORD.findall(text)
    if len(words) > 1 and words[0] in _FORMER:
        words = words[1:]
    return _rewritten(_rewritten(words, _SPELLED_OUT), _COMMITTEES)


def _rewritten(words: list[str], table: dict[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    longest = max(map(len, table))
    done: list[str] = []
    i = 0
    while i < len(words):
        for size in range(min(longest, len(words) - i), 0, -1):
            found = table.get(tuple(words[i : i + size]))
            if found:
                done += found
                i += size
                break
        else:
            done.append(words[i])
            i += 1
    return done


@cache
def _syllable(word: str) -> str:
    """The letters of a written syllable, then its tone, wherever the mark stood."""
    marks = list(unicodedata.normalize("NFD", word))
    letters = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
    whole = _CONSONANT_Y.fullmatch(letters)
    return (f"{whole.group(1)}i" if whole else letters) + "".join(c for c in marks if c in _TONES)
