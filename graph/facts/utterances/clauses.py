"""Clauses: where what is said begins and ends, without the words that only lead to it. Source: the genre."""

from __future__ import annotations

import re

from msgspec import Struct

from graph.facts.builder import Span
from graph.facts.utterances.addressees import read_addressees
from graph.facts.utterances.groups import Addressee, task_at
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.stream import Stream
from graph.language.tokens import PUNCTUATION
from graph.lexicon.utterances import utterance_words
from graph.resolution.resolved import ResolvedArticle

__all__ = [
    "Clause",
    "Lead",
    "ends_with_colon",
    "full_stop",
    "lead_in",
    "parts",
    "read_clause",
    "split_clause",
    "trimmed",
]

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
}
#: First words of phrases that lead to a clause only with a comma after them: `Đặc biệt, …`, not `đặc biệt quan tâm`.
_WITH_COMMA = {"đặc", "riêng", "cuối", "nhất", "nhiệm", "trước", "thứ", "do", "từ", "qua", "còn", "cụ", "thêm"}
_NO_DIRECTIVE = (Kind.DOCUMENT, Kind.AWARD, Kind.EVENT, Kind.NUMBER, Kind.DATE)
_SHORTEST = 3


class Lead(Struct, frozen=True):
    """Where the clause begins (`at`), where its addressee may begin (`addressed`, behind an adverbial), the year that
    the words before it state, and whether they tell of something that happened."""

    at: int
    addressed: int
    year: tuple[str, Span] | None
    past: bool = False


class Clause(Struct, frozen=True):
    """The words of a clause, its addressees, and where its task begins."""

    span: Span
    addressees: tuple[Addressee, ...]
    task: int


def parts(sentence: Sentence) -> list[tuple[int, int]]:
    """The parts of a sentence between semicolons that stand outside quotation marks and brackets: index ranges."""
    chunks = sentence.chunks
    if ";" not in sentence.said:
        return [(0, len(chunks))]
    found, first, quoted, depth = [], 0, False, 0
    for k in sentence.at(Kind.MARK):
        chunk = chunks[k]
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


def full_stop(stream: Stream, start: int, end: int) -> int:
    """The first full stop inside a span that more words follow; `end` when there is none."""
    for k in range(start + 2, end - 1):
        if stream.keys[k] != "." or stream.starts[k + 1] == stream.ends[k]:
            continue
        before = stream.text[k - 1]
        abbreviated = len(before) <= 3 and before[:1].isupper() and not set(before) <= set("IVX")
        if (stream.caps[k + 1] or stream.keys[k + 1] == '"') and not abbreviated:
            return k
    return end


def ends_with_colon(keys: list[str], start: int, stop: int) -> bool:
    """Whether the last token of a span is a colon, quotation marks aside."""
    place = stop - 1
    while place > start and keys[place] == '"':
        place -= 1
    return keys[place] == ":"


def trimmed(stream: Stream, start: int, end: int) -> Span | None:
    """The span without marks at its ends and without quotation marks that have no partner in it; None when nothing
    stays."""
    keys = stream.keys
    quotes = keys[start:end].count('"')
    while start < end and (keys[start] in _TRAILING or keys[start] == '"' and quotes != 2):
        quotes -= keys[start] == '"'
        start += 1
    while end > start and (keys[end - 1] in _TRAILING or keys[end - 1] == '"' and quotes % 2):
        quotes -= keys[end - 1] == '"'
        end -= 1
    if end - start > 2 and keys[start] == '"' and keys[end - 1] == '"' and quotes == 2:
        start, end = start + 1, end - 1
        while end > start and keys[end - 1] in _TRAILING:
            end -= 1
    return (start, end) if end > start else None


# -- what leads to a clause -----------------------------------------------------------------------------------------


def lead_in(stream: Stream, start: int, end: int, *, opening: bool = False) -> Lead:
    """Skip what only leads to a clause: marks, numbering, connectives, `năm 2023,`.

    In: `opening`, whether the place is the start of a sentence, so that numbering may stand there and reports are told
    from directives.
    """
    keys, words = stream.keys, utterance_words()
    at, year = start, None
    # `Văn phòng … thông báo … để các đơn vị biết, thực hiện` closes a notice of conclusions.
    past = opening and bool(words.length("past", keys, start) or {"biết", "báo"} <= set(keys[start : start + 40]))
    if opening and end - start > 2 and keys[start + 1] == ")" and len(keys[start]) <= 2:
        at = start + 2  # `a) Sở Tài chính …`
    while at < end:
        if stream.kinds[at] == PUNCTUATION and keys[at] not in ('"', "("):
            at += 1
            continue
        found = _year(keys, at, end)
        if found is not None:
            year, at = found
            continue
        length = words.length("connective", keys, at) or (0 if opening else words.length("aside", keys, at))
        if (
            not length
            or keys[at] in _WITH_COMMA
            and keys[at + length] not in (",", ":")
            and keys[at + length - 1] != "là"
        ):
            break
        at += length
    return Lead(at, _behind_adverbial(keys, at, end), year, past)


def _year(keys: list[str], at: int, end: int) -> tuple[tuple[str, Span], int] | None:
    """`(trong) năm 2023,`, `năm 2023 và những năm tiếp theo,`, `năm 2023 các …`: the year, where the clause begins."""
    first = at + 1 if keys[at] in ("trong", "từ") else at
    if first + 2 >= end or keys[first] != "năm" or not _YEAR.match(keys[first + 1]):
        return None
    stop = first + 2
    if keys[stop] == "và":
        stop = next((k for k in range(stop, min(stop + 8, end)) if keys[k] == ","), 0)
    return ((keys[first + 1], (first, first + 2)), stop) if stop and keys[stop] in (",", "các") else None


def _behind_adverbial(keys: list[str], at: int, end: int) -> int:
    """After `Đối với`, where an addressee stands in the adverbial itself; else after the adverbial's comma."""
    if at >= end or keys[at] not in _ADVERBIAL:
        return at
    if keys[at : at + 2] == ["đối", "với"]:
        return at + 2
    comma = next((k for k in range(at + 2, min(at + 26, end)) if keys[k] == ","), None)
    return comma + 1 if comma is not None else at


# -- the clause itself ----------------------------------------------------------------------------------------------


def read_clause(
    resolved: ResolvedArticle, chunk_at: dict[int, Chunk], lead: Lead, end: int, *, governed: bool
) -> Clause | None:
    """The clause after its lead-in, with its addressees; None when too little is left, or what is left begins with a
    thing (a document, an award) that can be told nothing."""
    span = trimmed(resolved.stream, lead.at, end)
    if span is None or span[1] - span[0] < _SHORTEST:
        return None
    addressed = read_addressees(resolved, chunk_at, lead.addressed, span[1], governed=governed)
    if addressed is None and lead.addressed != lead.at:
        addressed = read_addressees(resolved, chunk_at, lead.at, span[1], governed=governed)
    if addressed is not None:
        return Clause(span, addressed.all, addressed.end)
    first = chunk_at.get(span[0])
    if first is not None and first.kind in _NO_DIRECTIVE:
        return None
    return Clause(span, (), lead.at)


def split_clause(
    resolved: ResolvedArticle, chunk_at: dict[int, Chunk], clause: Clause
) -> list[tuple[Span, tuple[Addressee, ...]]]:
    """A clause with its addressees, and any further `, ADDRESSEE TASK` in it as clauses of their own.

    A comma inside a list of bodies (`phối hợp với Sở A, Sở B triển khai`) begins nothing new.
    """
    keys = resolved.stream.keys
    start, end = clause.span
    found: list[tuple[Span, tuple[Addressee, ...]]] = []
    first, own, quoted = start, clause.addressees, False
    last: Chunk | None = None
    for k in range(start, end - _SHORTEST if own else start):
        quoted = quoted != (keys[k] == '"')
        before, last = last, chunk_at.get(k, last)
        if k < clause.task or keys[k] != "," or quoted:
            continue
        listed = (
            before is not None and before.end == k and before.kind in (Kind.BODY, Kind.UNIT, Kind.POSITION, Kind.PERSON)
        )
        if listed or {"các", "những", "với", "giữa", "cho", "của"} & set(keys[max(clause.task, k - 5) : k]):
            continue
        ahead = chunk_at.get(k + 1)
        if keys[k + 1] != "các" and (ahead is None or ahead.kind is not Kind.BODY):
            continue
        new = read_addressees(resolved, chunk_at, k + 1, end, governed=False)
        if new is not None and task_at(keys, new.end):
            found.append(((first, k), own))
            first, own = k + 1, new.all
    found.append(((first, end), own))
    return found
