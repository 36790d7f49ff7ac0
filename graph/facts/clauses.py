"""Clauses: where what is said begins and ends, without the words that only lead to it. Source: the genre."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.facts.addressees import Addressee, read_addressees, task_at
from graph.facts.builder import Span
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.stream import Stream
from graph.language.tokens import PUNCTUATION
from graph.lexicon.utterances import utterance_words
from graph.resolution.reading import Reading

__all__ = ["Lead", "full_stop", "lead_in", "parts", "split_clause", "trimmed"]

_YEAR = re.compile(r"(?:19|20)\d\d$")
_TRAILING = {".", "…", "...", "..", ";", ",", ":", "./.", "/", "!", "-", "và"}
#: Prepositions of an adverbial that stands before the addressee: `Để …, các xã …`, `Đối với Sở X, …`.
_ADVERBIAL = {
    "để",
    "nhằm",
    "về",
    "đối",
    "với",
    "trên",
    "từ",
    "qua",
    "căn",
    "theo",
    "trong",
    "khi",
    "ngay",
    "sau",
    "riêng",
    "từng",
}
_PAST = {
    ("dịp", "này"), ("nhân", "dịp"), ("trước", "đó"), ("tại", "hội"), ("tại", "buổi"), ("cùng", "ngày"), ("kết", "thúc"), ("sau", "đó"),
    ("trên", "đây"), ("nơi", "nhận"), ("cũng", "tại"), ("cũng", "trong"), ("chiều", "cùng"), ("sáng", "cùng"), ("thời", "gian"), ("tuy", "nhiên"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the clause begins (`at`), where its addressee may begin (`addressed`, behind an adverbial), the year that
    the words before it state, and whether they tell of something that happened."""

    at: int
    addressed: int
    year: tuple[str, Span] | None
    past: bool = False


def lead_in(stream: Stream, start: int, end: int, *, opening: bool = False) -> Lead:
    """Skip what only leads to a clause: marks, numbering, connectives, `năm 2023,`.

    In: `opening`, whether the place is the start of a sentence, so that connectives and numbering may stand there.
    """
    keys, words = stream.keys, utterance_words()
    at, year = start, None
    past = opening and tuple(keys[start : start + 2]) in _PAST
    while at < end:
        if stream.kinds[at] == PUNCTUATION and keys[at] not in ('"', "("):
            at += 1
            continue
        if opening and at == start and at + 1 < end and keys[at + 1] == ")" and len(keys[at]) <= 2:
            at += 2  # `a) Sở Tài chính …`
            continue
        found = _year(stream, at, end)
        if found is not None:
            year, at = found
            continue
        length = words.length("connective", keys, at) or (0 if opening else words.length("aside", keys, at))
        if length and (keys[at + length] == "," or keys[at + length] == ":" or not _needs_comma(keys, at, length)):
            at += length
            continue
        break
    return Lead(at, _behind_adverbial(keys, at, end), year, past)


def _needs_comma(keys: list[str], at: int, length: int) -> bool:
    """`đặc biệt quan tâm`, `trước hết là`: only a comma makes these lead-ins of the first word."""
    return keys[at] in (
        "đặc",
        "riêng",
        "cuối",
        "nhất",
        "nhiệm",
        "trước",
        "thứ",
        "do",
        "từ",
        "qua",
        "thì",
        "còn",
        "là",
        "cụ",
        "thêm",
    ) and not (keys[at] in ("là", "thì") or length > 1 and keys[at] == "nhất" and keys[at + 1] == "là")


def _year(stream: Stream, at: int, end: int) -> tuple[tuple[str, Span], int] | None:
    """`năm 2023,` or `trong năm 2023,`."""
    keys = stream.keys
    first = at + 1 if keys[at] in ("trong", "từ") else at
    if (
        first + 2 < end
        and keys[first] == "năm"
        and _YEAR.match(keys[first + 1])
        and keys[first + 2] in (",", "các", "và")
    ):
        stop = first + 2
        if keys[stop] == "và" or keys[stop] == "các" and keys[stop + 1] != "cấp":
            comma = next((k for k in range(stop, min(stop + 8, end)) if keys[k] == ","), None)
            if comma is None or keys[stop] == "các":
                return ((keys[first + 1], (first, first + 2)), stop) if keys[stop] == "các" else None
            stop = comma
        return (keys[first + 1], (first, first + 2)), stop
    return None


def _behind_adverbial(keys: list[str], at: int, end: int) -> int:
    """After `Đối với` where an addressee stands in the adverbial itself; else after the adverbial's comma."""
    if at >= end or keys[at] not in _ADVERBIAL:
        return at
    if keys[at : at + 2] == ["đối", "với"]:
        return at + 2
    comma = next((k for k in range(at + 2, min(at + 26, end)) if keys[k] == ","), None)
    return comma + 1 if comma is not None else at


def full_stop(stream: Stream, start: int, end: int) -> int:
    """The first full stop inside a span that more words follow; `end` when there is none."""
    for k in range(start + 2, end - 1):
        if (
            stream.keys[k] == "."
            and stream.starts[k + 1] > stream.ends[k]
            and (stream.caps[k + 1] or stream.keys[k + 1] == '"')
        ):
            before = stream.text[k - 1]
            if len(before) > 3 or not before[:1].isupper() or set(before) <= set("IVX"):
                return k
    return end


def parts(chunks: list[Chunk]) -> list[tuple[int, int]]:
    """The parts of a sentence between semicolons that stand outside quotation marks and brackets: index ranges."""
    found, first, quoted, depth = [], 0, False, 0
    for k, chunk in enumerate(chunks):
        if chunk.kind is not Kind.MARK:
            continue
        if chunk.key == '"':
            quoted = not quoted
        elif chunk.key == "(":
            depth += 1
        elif chunk.key == ")":
            depth = max(0, depth - 1)
        elif chunk.key == ";" and not quoted and not depth:
            if k > first:
                found.append((first, k))
            first = k + 1
    if first < len(chunks):
        found.append((first, len(chunks)))
    return found


def trimmed(stream: Stream, start: int, end: int) -> Span | None:
    """The span without marks at its ends and without quotation marks that it does not close; None when nothing stays."""
    keys = stream.keys
    while start < end and (keys[start] in _TRAILING or keys[start] == '"' and keys[start + 1 : end].count('"') != 1):
        start += 1
    while end > start and (keys[end - 1] in _TRAILING or keys[end - 1] == '"' and keys[start:end].count('"') % 2):
        end -= 1
    if end - start > 2 and keys[start] == '"' and keys[end - 1] == '"' and keys[start:end].count('"') == 2:
        start, end = start + 1, end - 1
        while end > start and keys[end - 1] in _TRAILING:
            end -= 1
    return (start, end) if end > start else None


def split_clause(
    reading: Reading, sentence: Sentence, span: Span, task: int, addressees: tuple[Addressee, ...]
) -> list[tuple[Span, tuple[Addressee, ...]]]:
    """A clause with its addressees, and any further `, ADDRESSEE TASK` in it as clauses of their own.

    A comma inside a list of bodies (`phối hợp với Sở A, Sở B triển khai`) begins nothing new.
    """
    keys = reading.stream.keys
    chunk_at = {c.start: c for c in sentence.chunks if span[0] <= c.start < span[1]}
    ends = {c.end: c for c in chunk_at.values()}
    found: list[tuple[Span, tuple[Addressee, ...]]] = []
    first, own, quoted = span[0], addressees, False
    for k in range(span[0], span[1] - 3):
        if keys[k] == '"':
            quoted = not quoted
        if k < task or keys[k] != "," or quoted or not addressees:
            continue
        before = ends.get(k)
        listed = before is not None and before.kind in (Kind.BODY, Kind.UNIT, Kind.POSITION, Kind.PERSON)
        if listed or {"các", "những", "với", "giữa", "cho", "của"} & set(keys[max(task, k - 5) : k]):
            continue
        ahead = chunk_at.get(k + 1)
        if not (keys[k + 1] == "các" or ahead is not None and ahead.kind is Kind.BODY):
            continue
        new = read_addressees(reading, sentence, k + 1, span[1], governed=False)
        if new is None or not task_at(keys, new.end):
            continue
        found.append(((first, k), own))
        first, own = k + 1, new.all
    found.append(((first, span[1]), own))
    return found
