"""When an event takes place: the day and the part of day that a sentence gives to it, the year completed."""

from __future__ import annotations

import re

from msgspec import Struct

from graph.facts.builder import Builder, Span
from graph.facts.codes import PARTS_OF_DAY
from graph.facts.event import Event
from graph.grammar.chunks import Kind, Sentence
from graph.grammar.stream import Stream
from graph.language.dates import complete, iso, parse_day
from graph.language.tokens import DATE, NUMBER
from graph.model import Evidence, date

__all__ = ["When", "day_from_lead", "day_of_last", "when_held", "with_published"]


class When(Struct, frozen=True):
    """When something is: the day (ISO, "" for none), the word for the part of the day, the words that say so, and what
    the year was completed from."""

    day: str
    part: str
    spans: tuple[Span, ...]
    inferred: str


def day_from_lead(builder: Builder, event: Event, earlier: list[int]) -> None:
    """The day that the lead gives before it names the event."""
    for n in earlier:
        when = when_held(builder, builder.resolved.sentences[n])
        if when.day and when.part:
            event.day = when.day
            builder.fact(
                event.id, "schema:startDate", date(when.day), with_published(builder, when), "lead-day", when.inferred
            )
            builder.fact(event.id, "bb:partOfDay", PARTS_OF_DAY[when.part], when.spans[:1], "event-part-of-day")
            return


def with_published(builder: Builder, when: When) -> list[Span | Evidence]:
    """The evidence of a day: its words, and the date of the article where the year was completed from it."""
    spans: list[Span | Evidence] = list(when.spans)
    place = builder.resolved.context.published_span
    if when.inferred and place:
        spans.append(builder.words(*place))
    return spans


def day_of_last(builder: Builder, sentence: Sentence, events: list[Event]) -> When | None:
    """`Chiều cùng ngày, …`, `Buổi chiều, đoàn đến …`: the day of the event that was told before."""
    keys = builder.resolved.stream.keys
    last = next((e.day for e in reversed(events) if e.day), "")
    first = next((c.start for c in sentence.chunks if c.kind is not Kind.MARK), sentence.start)
    for k in range(first, min(sentence.end - 1, first + 6)):
        same = keys[k : k + 2] == ["cùng", "ngày"]
        if last and (same or k == first and keys[k : k + 2] in _SAME_DAY):
            return When(last, keys[k - 1] if same and keys[k - 1] in PARTS_OF_DAY else "", ((first, k + 2),), _THAT_DAY)
    return None


_SAME_DAY = (["buổi", "sáng"], ["buổi", "chiều"], ["buổi", "tối"], ["cũng", "trong"])
_THAT_DAY = "the day of the event told before"
_TODAY = {("sáng", "nay"), ("chiều", "nay"), ("tối", "nay"), ("hôm", "nay")}


def when_held(builder: Builder, sentence: Sentence) -> When:
    """The day and part of day that a sentence gives to its event."""
    stream, context = builder.resolved.stream, builder.resolved.context
    keys = stream.keys
    part_at = _part_of_day(stream, sentence)
    part = "" if part_at is None else keys[part_at]
    documents = [(c.start, c.end) for c in sentence.of(Kind.DOCUMENT)]
    for k in _day_places(sentence, part_at):
        found = _day_at(stream, k)
        if found is None or _range_before(stream, k) or any(s <= k < e for s, e in documents):
            continue
        if _bounds_term(keys, k):
            continue
        day, month, stated, end = found
        if part_at is not None and 0 <= k - part_at <= 3:
            start = part_at
        else:
            start = k - 1 if keys[k - 1] == "ngày" and k > sentence.start else k
        value, inferred = (iso(day, month, stated), "") if stated else _with_year(builder, sentence, day, month)
        return When(value, part, ((start, end),), inferred)
    if part_at is None:
        return When("", "", (), "")
    span = (part_at, part_at + 2)
    if context.published and not context.date_inferred and (keys[part_at], keys[part_at + 1]) in _TODAY:
        return When(context.published, part, (span,), "the article's own day")
    return When("", part, (span,), "")


def _part_of_day(stream: Stream, sentence: Sentence) -> int | None:
    """Where a sentence says a part of the day: `sáng nay`, `chiều 29/12`, `tối ngày …`."""
    keys = stream.keys
    for k in range(sentence.start, min(sentence.end, sentence.start + 90)):
        if keys[k] in PARTS_OF_DAY and k + 1 < len(keys):
            dated = stream.kinds[k + 1] in (DATE, NUMBER)
            if dated or keys[k + 1] in ("nay", "qua", "ngày", "mai", "cùng", "mùng", ","):
                return k
    return None


def _with_year(builder: Builder, sentence: Sentence, day: int, month: int) -> tuple[str, str]:
    """A day that is printed without its year, completed, and by what; ("", "") where nothing says the year."""
    context = builder.resolved.context
    value = complete(day, month, context.published, 183 if context.date_inferred else 62)
    if value:
        return value, context.date_inferred or "the year comes from the article's date"
    if context.date_inferred.startswith("year:"):
        value = iso(day, month, int(context.date_inferred[5:]))
        if value:
            return value, "the year comes from the years that the article names"
    first = _in_first_year(builder, sentence, day, month)
    return first if first[0] else _at_anniversary(builder, sentence, day, month)


_ANNIVERSARY = re.compile(r"kỷ niệm (?:lần thứ )?(\d{1,3}) năm ")
_PERIOD = re.compile(r"(?<![\d/.-])(\d{4}) ?[-–] ?(\d{4})(?!\d|[/.-]\d)")


def _at_anniversary(builder: Builder, sentence: Sentence, day: int, month: int) -> tuple[str, str]:
    """`Tối 11/11, Lễ kỷ niệm 15 năm thành lập`, and anywhere in the article `2008 - 2023`: the only years that are as
    many as the anniversary says end with the one in which it is celebrated."""
    if "kỷ" not in sentence.said:
        return "", ""
    said = _ANNIVERSARY.search(" ".join(builder.resolved.stream.keys[sentence.start : sentence.end]))
    periods = _PERIOD.findall(builder.article.folded) if said is not None else []
    ends = {int(last) for first, last in periods if said is not None and int(last) - int(first) == int(said[1])}
    if len(ends) != 1:
        return "", ""
    return iso(day, month, ends.pop()), "the years of the anniversary end with the one that celebrates it"


_TERM = re.compile(r"nhiệm kỳ (20\d\d) ?[-–] ?20\d\d")


def _in_first_year(builder: Builder, sentence: Sentence, day: int, month: int) -> tuple[str, str]:
    """`Sáng 12/8, Đại hội …, nhiệm kỳ 2025 - 2030`: a congress is held in the year in which its term begins; nothing in
    January and February, when the last of a round are held a year later. Source: congresses of 2005 to 2025."""
    if month < 3 or not any(c.value.code == "dai-hoi" for c in sentence.of(Kind.EVENT)):
        return "", ""
    term = _TERM.search(" ".join(builder.resolved.stream.keys[sentence.start : sentence.end]))
    return (iso(day, month, int(term[1])), "a congress is held in the first year of its term") if term else ("", "")


def _day_places(sentence: Sentence, part_at: int | None) -> list[int]:
    """Where to look for the day: right after the part of day first, then in order."""
    places = list(range(sentence.start, sentence.end))
    if part_at is None:
        return places
    return [*range(part_at + 1, min(part_at + 5, sentence.end)), *places]


def _day_at(stream: Stream, k: int) -> tuple[int, int, int | None, int] | None:
    """A date that begins at place `k`: a date token, or `15 tháng 9 (năm 2010)`, or the first of `21 và 22/6/2018`."""
    if stream.kinds[k] == DATE:
        found = parse_day(re.sub(r"\s", "", stream.text[k]))
        return (*found, k + 1) if found else None
    if stream.kinds[k] == NUMBER and stream.text[k].isdigit() and len(stream.text[k]) <= 2:
        if stream.keys[k + 1 : k + 2] == ["tháng"] and k + 2 < len(stream) and stream.text[k + 2].isdigit():
            end, stated = k + 3, None
            if stream.keys[end : end + 1] == ["năm"] and stream.text[end + 1].isdigit():
                stated, end = int(stream.text[end + 1]), end + 2
            day, month = int(stream.text[k]), int(stream.text[k + 2])
            return (day, month, stated, end) if 1 <= day <= 31 and 1 <= month <= 12 else None
        if (
            stream.keys[k + 1 : k + 2] in (["và"], ["-"], [","], ["đến"])
            and k + 2 < len(stream)
            and stream.kinds[k + 2] == DATE
            and stream.keys[k - 1] in ("ngày", "từ", "sáng", "chiều")
        ):
            found = parse_day(re.sub(r"\s", "", stream.text[k + 2]))
            return (
                (int(stream.text[k]), found[1], found[2], k + 3) if found and 1 <= int(stream.text[k]) <= 31 else None
            )
    return None


#: Last words before a day that something lasts from or to, or that somebody was born on.
_BOUNDS = (
    ["kể", "từ"], ["lực", "từ"], ["hành", "từ"], ["tính", "từ"], ["tính", "đến"], ["đến", "hết"], ["sinh"], ["trước"],
    ["hạn", "đến"], ["hạn", "từ"], ["kể", "đến"],
)  # fmt: skip


def _bounds_term(keys: list[str], k: int) -> bool:
    """`thời hạn 5 năm kể từ ngày 15/3/2026`, `có hiệu lực từ 15/3`, `sinh ngày …`: the day of something else."""
    end = k - 1 if keys[k - 1] == "ngày" else k
    return any(keys[end - len(words) : end] == words for words in _BOUNDS)


def _range_before(stream: Stream, k: int) -> bool:
    """In parentheses with a span of years: `(31/3/1975 - 31/3/2025)` dates what is commemorated."""
    opened = next((j for j in range(k - 1, max(-1, k - 8), -1) if stream.keys[j] in ("(", ")")), None)
    if opened is None or stream.keys[opened] != "(":
        return False
    close = next((j for j in range(k, min(k + 8, len(stream))) if stream.keys[j] == ")"), None)
    if close is None:
        return False
    return sum(stream.kinds[j] == DATE for j in range(opened, close)) >= 2
