"""The session that adopted a printed resolution: `Nghị quyết này được HĐND … khóa I, Kỳ họp thứ 3 thông qua …`.

Source: the closing article of resolutions of people's councils (Nghị định 30/2020/NĐ-CP, appendix III, form 1.1).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.event import Events, open_event
from graph.grammar.chunks import Kind, Sentence
from graph.language.dates import iso, parse_day, parse_long
from graph.lexicon import lexicon
from graph.model import Ref, date
from graph.official.spacing import spaced
from graph.resolution.issuer import issuing_body

__all__ = ["add_session"]

_ADOPTED = spaced(
    r"nghị quyết (?:này )?(?:đã )?được (?P<body>[^.;]{4,90}?)[\x20,(]{1,4}(?:tại )?"
    r"(?P<session>kỳ họp [^,.;()]{2,40}?)[\x20,)]{1,4}(?:đã )?thông qua"
)
_TERM = re.compile(r"(?i)khóa {1,3}([IVXLC]{1,6})(?!\w)")
_FROM = spaced(r" ?(?:vào )?(ngày )")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def add_session(builder: Builder) -> Events | None:
    """The one event of a printed resolution; None for any other article, or where its last article names none."""
    form = builder.article.official
    if form is None or form.kind != "nghị quyết":
        return None
    for n, sentence in enumerate(builder.resolved.sentences):
        if sentence.kind is BlockKind.PARAGRAPH and any(c.value.code == "ky-hop" for c in sentence.of(Kind.EVENT)):
            found = _adopted(builder, n, sentence)
            if found is not None:
                return found
    return None


def _adopted(builder: Builder, n: int, sentence: Sentence) -> Events | None:
    words = builder.evidence((sentence.start, sentence.end))
    said = builder.article.folded[words.start : words.end]
    m = _ADOPTED.search(said)
    issuer = issuing_body(builder.resolved)
    head = lexicon().events.match(["kỳ", "họp"], 0)
    chunk = next((c for c in sentence.of(Kind.EVENT) if c.value.code == "ky-hop"), None)
    if m is None or issuer is None or head is None or chunk is None:
        return None
    term = _TERM.search(m["body"])
    session = " ".join(m["session"].split())
    name = f"{session[:1].upper()}{session[1:]}, {issuer.agency.label}{f' khóa {term[1]}' if term else ''}"
    day, start, end = _day(said[m.end() :])
    offset = words.start + m.end()
    span = (chunk.start, bisect_left(builder.resolved.stream.starts, words.start + m.end("session")))
    event = open_event(builder, head[1], name, span, n, day, issuer.agency)
    builder.fact(builder.article.id, "bb:mentions", Ref(event.id), event.spans, "event-named")
    both = [builder.words(words.start + m.start("body"), words.start + m.end("session"))]
    builder.fact(builder.body(issuer.agency), "bb:organizes", Ref(event.id), both, "session-adopts")
    if day:
        when = builder.words(offset + start, offset + end)
        builder.fact(event.id, "schema:startDate", date(day), [when], "session-day")
    return Events([event], {})


def _day(said: str) -> tuple[str, int, int]:
    """The day right after `thông qua`, with its offsets."""
    m = _FROM.match(said)
    if m is None:
        return "", 0, 0
    numeric = _DAY.match(said, m.end())
    if numeric:
        found = parse_day(numeric.group())
        return (iso(found[0], found[1], found[2]), m.start(1), numeric.end()) if found and found[2] else ("", 0, 0)
    long = parse_long(said, m.end(), m.end() + 30)
    if long is None or not long[2] or long[3] != m.end():
        return "", 0, 0
    return iso(long[0], long[1], long[2]), m.start(1), long[4]
