"""From when to when a meeting lasted, as minutes say: `Thời gian: từ 14 giờ 00 đến 16 giờ 45`, `bế mạc lúc 11 giờ 15`.

Source: Nghị định 30/2020/NĐ-CP (appendix III, form 1.10): minutes begin with the hour and close with it.
"""

from __future__ import annotations

import re

from graph.facts.builder import Builder
from graph.facts.event import Event
from graph.grammar.chunks import Sentence
from graph.language.dates import iso, parse_day, parse_long
from graph.model import Evidence, Literal
from graph.official.spacing import spaced

__all__ = ["add_hours"]

_HOUR = r"(\d{1,2}) ?(?:giờ|h|g(?=\d| \d)|:(?=\d\d)) ?(\d{2})?(?:(?<=\d) ?(?:phút|'))?(?![\d/])"
_LASTED = spaced(
    rf"\btừ (?:lúc |hồi )?(?P<first>{_HOUR})[^.;\n]{{0,40}}?(?:đến|-|tới) ?(?:lúc |hồi )?(?P<last>{_HOUR})"
)
_BEGAN = spaced(
    r"(?:^\W*(?:\d{1,2}[.)] ?)?thời gian(?: bắt đầu)?|hôm nay,?|khai mạc|bắt đầu|^\W*(?:vào )?(?:hồi|lúc))"
    rf"(?:[\x20,:]|vào|lúc|hồi|từ|cuộc họp|hội nghị|kỳ họp){{0,12}}(?P<first>{_HOUR})"
)
_MEETING = r"(?:cuộc họp|hội nghị|kỳ họp|phiên họp|buổi họp|đại hội|buổi (?:làm việc|sinh hoạt)|biên bản|chi bộ)"
_ENDED = spaced(
    rf"(?:(?:{_MEETING}[^.;\n\d]{{0,50}}|[,;] ?|^\W*(?:\d{{1,2}}[.)] ?)?(?:thời gian )?)(?:kết thúc|bế mạc))"
    rf"(?:[\x20,:]|vào|lúc|hồi|khoảng|{_MEETING}){{0,12}}(?P<last>{_HOUR})(?P<rest>[^.;\n]{{0,40}})"
)
_CLOCK = spaced(_HOUR)
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


def add_hours(builder: Builder, event: Event, sentences: list[Sentence], opening: int) -> None:
    """`bb:startTime` from the first `opening` sentences, `bb:endTime` from all of them: the first that says it."""
    began = ended = False
    for n, sentence in enumerate(sentences):
        words = builder.evidence((sentence.start, sentence.end))
        said = builder.article.folded[words.start : words.end]
        lasted = _LASTED.search(said) if n < opening else None
        start = None if began else lasted or (_BEGAN.search(said) if n < opening else None)
        if start is not None:
            began = _add(builder, event, "bb:startTime", start, "first", words, "minutes-begin")
        end = None if ended else lasted or _ENDED.search(said)
        if end is not None and _same_day(event, end):
            ended = _add(builder, event, "bb:endTime", end, "last", words, "minutes-end")
        if began and ended:
            return


def _add(
    builder: Builder, event: Event, predicate: str, m: re.Match[str], group: str, words: Evidence, rule: str
) -> bool:
    """The hour that a group matched, when it is one."""
    clock = _CLOCK.fullmatch(m[group].strip())
    hour, minute = (int(clock[1]), int(clock[2] or 0)) if clock else (24, 0)
    if hour > 23 or minute > 59:
        return False
    start, stop = words.start + m.start(), words.start + m.start(group) + len(m[group].rstrip())
    while builder.article.folded[start] in " ,;-+*":
        start += 1
    value = Literal(f"{hour:02d}:{minute:02d}:00", "xsd:time")
    builder.fact(event.id, predicate, value, [builder.words(start, stop)], rule)
    return True


def _same_day(event: Event, m: re.Match[str]) -> bool:
    """Not `bế mạc lúc 17 giờ ngày 19/12`, of a session of two days: its hour would be read as one of the first day."""
    rest = m.groupdict().get("rest") or ""
    numeric = _DAY.search(rest)
    found = parse_day(numeric.group()) if numeric else parse_long(rest, 0, len(rest))
    stated = iso(found[0], found[1], found[2]) if found is not None and found[2] else ""
    return not stated or not event.day or stated == event.day
