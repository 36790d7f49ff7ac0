"""Documents: `Nghị quyết số 01-NQ/TU về …`, `Quyết định 178/QĐ-UBND ngày 02/5/2018`, `Nghị quyết Đại hội XIII`.

A document is named by its number, or by its kind and what it is about or who issued it. A kind alone (`các nghị quyết
của Đảng`) names none.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from graph.grammar.agreements import parse_agreement
from graph.grammar.bodies import parse_body
from graph.grammar.decisions import decides, decides_on_somebody, is_announced, plenum_end
from graph.grammar.document_parts import Document, described, period_end, subject_end
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import DATE, DOCUMENT_NUMBER, NUMBER, PUNCTUATION, WORD
from graph.lexicon import Lexicon
from graph.lexicon.entries import DocumentEntry

__all__ = ["Document", "parse_document"]


#: Tokens of the longest name of a congress; words before its number that show that it has none.
_LONGEST_CONGRESS = 26
_NOT_OF_CONGRESSES = {"đã", "và", "trong", "là", "với", "đề", "vào", "để", "đạt", "gắn"}
#: The least words that say what a scheme is about.
_SHORTEST = 3
_PLURAL = {"các", "những", "nhiều", "một số", "số"}
_MONTH_AND_YEAR = re.compile(r"\d{1,2}/(?:19|20)\d\d")
_SIGN = re.compile(r"[-/]\s?([A-ZĐ][A-Za-zđ]*)")


def parse_document(stream: Stream, i: int, lexicon: Lexicon) -> Document | None:
    """The document that begins at `i`: its kind, or a bare number."""
    if stream.kinds[i] == DOCUMENT_NUMBER:
        sign = _SIGN.search(stream.text[i])
        entry = lexicon.document_signs.get(sign.group(1)) if sign else None
        if entry is None and "/QH" in stream.text[i]:
            entry = lexicon.document_signs.get("L")
        return described(stream, i, i, i + 1, entry, stream.text[i], lexicon) if entry else None
    found = lexicon.documents.match(stream.keys, i)
    if not found:
        return None
    length, entry = found
    j = i + length
    number, end = _number(stream, i, j, entry, lexicon)
    if number:
        return described(stream, i, i, end, entry, number, lexicon)
    if entry.agreed:
        signed = parse_agreement(stream, i, j, entry, lexicon)
        if signed is not None:
            return signed
    if i > 0 and stream.keys[i - 1] in _PLURAL:
        return None
    if entry.decided and is_announced(stream, i, entry, lexicon):
        decision = _decision(stream, i, j, entry, lexicon)
        if decision is not None:
            return decision
    return _unnumbered(stream, i, j, entry, lexicon) if entry.named else None


def _number(stream: Stream, i: int, j: int, entry: DocumentEntry, lexicon: Lexicon) -> tuple[str, int]:
    """The number after the kind `stream[i:j]`, with or without `số`, and where it ends; "" for none."""
    at = j + 1 if stream.keys[j : j + 1] == ["số"] else j
    if at >= len(stream):
        return "", j
    text, kind = stream.text[at], stream.kinds[at]
    if kind == DOCUMENT_NUMBER:
        return text, at + 1
    kind_said = at > j or entry.named and stream.caps[i]
    if kind_said and at + 2 < len(stream) and _has_year(stream, at):
        return f"{text}/{stream.text[at + 2]}", at + 3  # `Thông tư liên tịch số 37/2014`, `Nghị quyết 142/2016`
    if kind_said and kind == DATE and _MONTH_AND_YEAR.fullmatch(text):  # `Nghị định 10/2016`: no month
        return text, at + 1
    if at > j and _is_numbered_letter(stream, at):
        return text, at + 1
    if kind != NUMBER or not text.isdigit() or len(text) > 4 or not entry.named:
        return "", j
    sure = at > j or len(text) <= 3 and (stream.caps[i] or entry.type == "Nghị quyết")
    return (text, at + 1) if sure and not _counts(stream, at, lexicon) else ("", j)


def _decision(stream: Stream, i: int, j: int, entry: DocumentEntry, lexicon: Lexicon) -> Document | None:
    """A decision or a motion without a number, in small letters too, that is announced, handed over or passed and says
    what about: `thông qua tờ trình về việc …`, `trao quyết định của Ban Bí thư điều động ông A … và quyết định chuẩn y
    ông B …`. What decides only somebody's post, and not whose decision it is, names no document (`trao quyết định bổ
    nhiệm ông A`)."""
    document = described(stream, i, i, j, entry, "", lexicon)
    if document.subject is None:
        return None
    first, last = document.subject
    said = document.issuer is not None or stream.keys[i - 1] in ("và", ",")
    passed = entry.resolution and stream.keys[i - 2 : i] == ["thông", "qua"]  # `thông qua nghị quyết xác nhận …`
    told = stream.keys[first - 1] == "việc" or (said or passed) and decides(stream, first, lexicon)
    told = told or document.issuer is not None and stream.keys[j] not in ("của", "về")  # `quyết định khen thưởng của …`
    return document if told and last - first >= _SHORTEST else None


def _has_year(stream: Stream, at: int) -> bool:
    """Whether a number with its year, and no sign, stands here: `37/2014`."""
    keys = stream.keys
    return keys[at].isdigit() and keys[at + 1 : at + 2] == ["/"] and bool(re.fullmatch(r"(?:19|20)\d\d", keys[at + 2]))


def _is_numbered_letter(stream: Stream, at: int) -> bool:
    """Whether a number without a sign names a document after `số`: `công văn số 1403 ngày 27/4/2023`, `kế hoạch số 12
    của UBND tỉnh`; not `kế hoạch số 2 về …`, the second of some."""
    return (
        stream.kinds[at] == NUMBER
        and stream.text[at].isdigit()
        and (
            stream.keys[at + 1 : at + 2] == ["ngày"]
            and stream.kinds[at + 2 : at + 3] in ([DATE], [NUMBER])
            or stream.keys[at + 1 : at + 2] == ["của"]
        )
    )


def _counts(stream: Stream, at: int, lexicon: Lexicon) -> bool:
    """`nghị quyết 5 năm`: the number counts what follows."""
    return stream.keys[at + 1 : at + 2] in (["năm"], ["nội"], ["nhiệm"], ["dự"], ["tờ"], ["văn"])


def _law(stream: Stream, i: int, end: int, entry: DocumentEntry) -> Document:
    """A law by its name, with the number that may follow: `Luật Đầu tư công số 58/2024/QH15`."""
    if stream.keys[end : end + 1] == ["số"] and stream.kinds[end + 1 : end + 2] == [DOCUMENT_NUMBER]:
        number = stream.text[end + 1]
        return Document(entry, number, i, end + 2, None, None, None, None, end + 2)
    return Document(entry, "", i, end, None, None, None, None, end)


def _unnumbered(stream: Stream, i: int, j: int, entry: DocumentEntry, lexicon: Lexicon) -> Document | None:
    """A document without a number, whose kind stands at `i:j`; None where what follows does not say which one it is."""
    keys = stream.keys
    if entry.law:
        return _legislation(stream, i, j, entry, lexicon)
    plenum = plenum_end(stream, j, lexicon) if entry.of_plenum else None
    if plenum is not None:
        passed = described(stream, i, i, plenum[0], entry, "", lexicon)
        return passed if passed.issuer is not None else replace(passed, issuer=plenum[1])
    if entry.type == "Nghị quyết":
        resolution = _of_party(stream, i, j, entry, lexicon)
        if resolution:
            return resolution
    elif not stream.caps[i] and not (entry.type == "Đề án" and _is_titled(stream, j)):
        return None
    if keys[j : j + 4] == ["thí", "điểm", ":", '"']:
        j += 3
    if keys[j : j + 1] == ['"'] or keys[j : j + 2] == ["về", '"']:
        close = next((k for k in range(j + 2, min(j + 60, len(keys))) if keys[k] == '"'), None)
        if close:
            return Document(entry, "", i, close + 1, None, None, (j + 1, close), None, close + 1)
    if entry.type == "Đề án" and stream.caps[i]:
        document = described(stream, i, i, j, entry, "", lexicon)
        return document if document.subject or document.issuer else _for_a_period(stream, i, j, entry, lexicon)
    if (
        keys[j : j + 2] == ["sửa", "đổi"]
        or keys[j : j + 1] in (["về"], ["của"], ["phê"], ["thông"], ["điều"], ["ban"], ["công"], ["thành"])
        or (keys[j : j + 2] == ["quy", "định"])
        or entry.decided
        and stream.caps[i]
        and keys[i - 1] not in (BREAK, ".", ":", "-", '"')
        and decides_on_somebody(stream, j, lexicon)
    ):
        document = described(stream, i, i, j, entry, "", lexicon)
        if document.subject and (stream.caps[i] or keys[j] == "về"):
            return document
    return None


def _is_titled(stream: Stream, j: int) -> bool:
    """`đề án “Phát triển du lịch”`: a title in quotation marks follows."""
    return stream.keys[j : j + 1] == ['"'] and j + 1 < len(stream) and stream.caps[j + 1]


def _legislation(stream: Stream, i: int, j: int, entry: DocumentEntry, lexicon: Lexicon) -> Document | None:
    """`Luật Đất đai`, `Luật sửa đổi, bổ sung một số điều của Luật …`: a law of the list, else a name in capitals."""
    keys = stream.keys
    if not stream.caps[i]:
        return None
    if keys[j : j + 2] == ["sửa", "đổi"]:
        amended = next((k for k in range(j + 2, min(j + 16, len(keys))) if keys[k] in ("luật", "pháp")), None)
        if not amended or not stream.caps[amended]:
            return None
        other = _legislation(stream, amended, amended + 1, entry, lexicon)
        return Document(entry, "", i, other.end, None, None, None, None, other.end) if other else None
    law = lexicon.laws.match(keys, j) if j < len(keys) and stream.caps[j] else None
    if law:
        return _law(stream, i, j + law[0], entry)
    end = _law_end(stream, j, lexicon)
    return _law(stream, i, end, entry) if end > j and stream.caps[j] and keys[j] not in ("sư", "gia") else None


def _law_end(stream: Stream, j: int, lexicon: Lexicon) -> int:
    """Where the name of a law that begins at `j` ends: capitals, with a small word behind each at most."""
    keys, end = stream.keys, j
    while (
        end < len(keys)
        and stream.kinds[end] == WORD
        and end - j < 12
        and (
            stream.caps[end]
            or (
                end > j
                and (stream.caps[end - 1] or keys[end] == "và")
                and not lexicon.words["stop"].match(keys, end)
                and not lexicon.verbs.match(keys, end)
            )
        )
    ):
        end += 1
    numbered = keys[end - 1] == "số" and end < len(keys) and stream.kinds[end] == DOCUMENT_NUMBER
    return end - 1 if numbered else end


def _of_party(stream: Stream, i: int, j: int, entry: DocumentEntry, lexicon: Lexicon) -> Document | None:
    """`Nghị quyết Đại hội …`, `Nghị quyết Trung ương 4 (khóa XII)`: of a congress, or of a plenum of its committee."""
    keys = stream.keys
    congress = _congress(stream, j, lexicon)
    if congress:
        return Document(entry, "", i, congress, None, (j, congress), None, None, congress)
    if keys[j : j + 2] != ["trung", "ương"] or j + 2 >= len(keys):
        return None
    if stream.kinds[j + 2] != NUMBER and keys[j + 2] not in ("lần", "khóa"):
        return None
    end = j + 3
    if keys[end : end + 2] == ["(", "khóa"] and keys[end + 3 : end + 4] == [")"]:
        end += 4
    elif keys[end : end + 1] == ["khóa"]:
        end += 2
    return described(stream, i, i, end, entry, "", lexicon)


def _for_a_period(stream: Stream, i: int, j: int, entry: DocumentEntry, lexicon: Lexicon) -> Document | None:
    """A scheme by what it is about and its period: `Đề án phát triển du lịch giai đoạn 2023 - 2025`; not at the
    beginning of a sentence, where all is capitalised."""
    keys = stream.keys
    if i == 0 or keys[i - 1] in (BREAK, ".", ":") or keys[i - 1] in _PLURAL or stream.caps[j : j + 1] == [True]:
        return None
    last = subject_end(stream, j, lexicon)
    for k in range(j + _SHORTEST, last):
        period = period_end(stream, k, last)
        if period is not None:
            return Document(entry, "", i, j, None, None, (j, period), None, j)
        if keys[k] == "," or lexicon.documents.match(keys, k) and stream.caps[k]:
            return None
    return None


def _congress(stream: Stream, j: int, lexicon: Lexicon) -> int | None:
    """`Đại hội Đảng lần thứ XIII`, `Đại hội đại biểu toàn quốc lần thứ XIII`, `Đại hội Đảng bộ tỉnh lần thứ XV`:
    the place where the congress's name ends, given that it names which congress."""
    keys = stream.keys
    if keys[j : j + 2] != ["đại", "hội"]:
        return None
    limit = min(len(keys), j + _LONGEST_CONGRESS)
    numbered = _where_numbered(stream, j + 2, limit, lexicon)
    if numbered is None:
        return None
    k = _number_end(stream, numbered, limit, lexicon)
    return _term_end(stream, k + 1) if keys[k : k + 2] == [",", "nhiệm"] else k


def _where_numbered(stream: Stream, k: int, limit: int, lexicon: Lexicon) -> int | None:
    """Where it is said which congress it is, after the words for whose it is; None where it is not said."""
    keys = stream.keys
    while k < limit and not _is_ordinal(keys[k]) and keys[k : k + 2] != ["nhiệm", "kỳ"]:
        if stream.kinds[k] == PUNCTUATION or keys[k] in _NOT_OF_CONGRESSES or lexicon.verbs.match(keys, k):
            return None
        whose = parse_body(stream, k, lexicon) if stream.caps[k] else None
        k = whose.end if whose else k + 1
    return k if k < limit else None


def _number_end(stream: Stream, k: int, limit: int, lexicon: Lexicon) -> int:
    """Where the number of a congress ends, with its term and whose it is: `XIII của Đảng`, `XV nhiệm kỳ 2020-2025`."""
    keys = stream.keys
    while k < limit:
        if keys[k : k + 2] == ["nhiệm", "kỳ"]:
            return _term_end(stream, k)
        if keys[k] == "của":
            owner = parse_body(stream, k + 1, lexicon) if stream.caps[k + 1] else None
            if owner is None and keys[k + 1] != "đảng":
                break
            k = owner.end if owner else k + 2
        elif _is_ordinal(keys[k]) or keys[k] in ("lần", "thứ"):
            k += 1
        else:
            break
    return k


def _is_ordinal(key: str) -> bool:
    return key == "khóa" or re.fullmatch(r"[ivxl]+", key) is not None


def _term_end(stream: Stream, k: int) -> int:
    """The end of `nhiệm kỳ 2020 - 2025`, which begins at `k`."""
    k += 2
    while k < len(stream) and (stream.keys[k].isdigit() or stream.keys[k] == "-" or stream.kinds[k] == DATE):
        k += 1
    return k
