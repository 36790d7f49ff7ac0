"""Documents that are signed: `ký kết Chương trình phối hợp bảo đảm an ninh trật tự giai đoạn 2023 - 2025`.

A coordination programme or regulation, a joint plan, an agreement, a memorandum, a contract: seldom numbered, named by
what it is about, its period and its parties. `Quy chế phối hợp` alone, after it was named, is the same one again.
"""

from __future__ import annotations

from graph.grammar.bodies import Body
from graph.grammar.document_parts import Document, parse_parties, period_end, subject_end
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import DOCUMENT_NUMBER, NUMBER
from graph.lexicon import Lexicon
from graph.lexicon.entries import DocumentEntry

__all__ = ["parse_agreement"]

#: What follows the subject of what is signed and tells of the signing, by its first word; "" whatever follows.
_SIGNED_FOR = {
    "nhằm": ("",),
    "để": ("",),
    "vào": ("ngày", "sáng", "chiều", "đầu", "cuối"),
    "trước": ("sự",),
    "dưới": ("sự",),
    "trong": ("khuôn", "buổi", "chuyến", "dịp"),
    "tại": ("hội", "buổi", "lễ", "trụ"),
    "là": ("",),
    "sau": ("khi",),
}
#: How far before a document the signing is said, in tokens: `ký kết với UBND thành phố Chương trình phối hợp …`.
_REACH = 30
#: The least that says what it is about, in tokens.
_SHORTEST = 2


def parse_agreement(stream: Stream, i: int, j: int, entry: DocumentEntry, lexicon: Lexicon) -> Document | None:
    """The signed document whose kind is `stream[i:j]`: signed here (`ký kết …`), or named by its parties (`giữa A và
    B`) or its period; written small it needs both, the signing and a name."""
    keys = stream.keys
    if i > 0 and keys[i - 1] in ("các", "những", "nhiều") or stream.kinds[i - 1 : i] == [NUMBER]:
        return None
    between, parties = _between(stream, j, j + 1, lexicon)
    first = between[1] if between is not None else j
    goes_on = keys[first : first + 1] in ([","], ["về"]) or period_end(stream, first, len(stream)) is not None
    if between is not None and not goes_on:
        return None
    if keys[first : first + 1] in (["về"], ["v/v"]):
        first += 2 if keys[first + 1 : first + 2] == ["việc"] else 1
    last = _end(stream, first, lexicon)
    if between is None:
        between, parties = _between(stream, first + 1, last, lexicon)
    if between is not None and between[1] >= last:  # `… giai đoạn 2021 - 2025 với Bệnh viện Đa khoa tỉnh`
        last = min(last, max(between[0], first))
    named = bool(parties) or any(period_end(stream, k, last) for k in range(first, last))
    signed = _is_signed(stream, i)
    if last - first < _SHORTEST or not (named and signed or stream.caps[i] and (named or signed)):
        return None
    number, end = "", j
    numbered = next((k for k in range(first, last) if stream.kinds[k] == DOCUMENT_NUMBER), None)
    if numbered is not None:  # `Hợp đồng thu hộ học phí số 03/2023/HĐ-ĐHSP`
        last = numbered - (1 if keys[numbered - 1] == "số" else 0)
        number, end, between = stream.text[numbered], numbered + 1, None
    return Document(entry, number, i, end, None, None, (first, last), None, end, parties, between)


def _between(
    stream: Stream, first: int, last: int, lexicon: Lexicon
) -> tuple[tuple[int, int] | None, tuple[Body, ...]]:
    """Where the words say between whom it is, and who they are."""
    for k in range(first, last):
        if stream.keys[k : k + 1] in (["giữa"], ["với"]) and not _quoted(stream, first, k):
            end, parties = parse_parties(stream, k, lexicon)
            if end > k + 1:
                return (k, end), tuple(parties)
    return None, ()


def _end(stream: Stream, first: int, lexicon: Lexicon) -> int:
    last = subject_end(stream, first, lexicon)
    stop = next((k for k in range(first + 1, last) if _tells_of_signing(stream, first, k)), last)
    while stop > first and stream.keys[stop - 1] in (",", "và"):
        stop -= 1
    return stop


def _tells_of_signing(stream: Stream, first: int, k: int) -> bool:
    following = _SIGNED_FOR.get(stream.keys[k], ())
    return bool({"", *stream.keys[k + 1 : k + 2]}.intersection(following)) and not _quoted(stream, first, k)


def _quoted(stream: Stream, first: int, k: int) -> bool:
    """Whether a quotation opened since `first` is still open at `k`."""
    return stream.keys[first:k].count('"') % 2 == 1


def _is_signed(stream: Stream, i: int) -> bool:
    """Whether the words before say that it is signed: `ký`, `ký kết`, with whom, and what else."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        key = stream.keys[k]
        if key == "ký" and stream.keys[k - 1 : k] not in (["chữ"], ["đăng"], ["nhật"]):
            return stream.caps[i] or k >= i - 2
        if key in (BREAK, ".", ";", ":"):
            return False
    return False
