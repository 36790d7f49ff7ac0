"""Topics: what a meeting discussed, and the unnamed delegates who did."""

from __future__ import annotations

from dataclasses import dataclass

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.clauses import full_stop, trimmed
from graph.facts.codes import GROUP_KINDS
from graph.facts.gatherings import Gathering, Meetings
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.stream import Stream
from graph.language.tokens import NUMBER
from graph.lexicon.utterances import utterance_words
from graph.model import Literal, Node, Ref
from graph.resolution.identity import named_id

__all__ = ["add_topics"]

_NOT_TOPIC = {
    "tại",
    "ở",
    ",",
    ".",
    ";",
    "với",
    "trong",
    "để",
    "nhằm",
    "như",
    "dưới",
    "qua",
    "theo",
    "trên",
    "tổ",
    "nhóm",
    "đã",
    "của",
    "được",
    "và",
    "!",
    "này",
}
_PRESENTS = {"trình", "báo", "thông", "quán", "phổ", "giới", "công", "triển"}
_OPEN = {"…", "...", "..", "v.v"}
#: After these a sentence no longer says what was discussed.
_CUT = (
    ("đồng", "thời"),
    ("từ", "đó"),
    ("qua", "đó"),
    ("trong", "đó"),
    ("nhằm",),
    ("góp", "phần"),
    ("để",),
    ("trên", "cơ"),
    ("do", "đồng"),
    ("với", "sự"),
)
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class _Discussion:
    """Where the topics stand, whether a list was announced (`một số nội dung như:`), and the words before them."""

    start: int
    end: int
    announced: bool
    delegates: Span | None
    verb: Span


def add_topics(builder: Builder, meetings: Meetings) -> None:
    """`bb:discusses` from each event to what its delegates discussed; `bb:openEnded` where the list breaks off."""
    for n, sentence in enumerate(builder.reading.sentences):
        event = meetings.at(n)
        if event is None or sentence.kind is not BlockKind.PARAGRAPH:
            continue
        for discussion in _discussions(builder, sentence, event):
            _add(builder, sentence, event, discussion)


def _add(builder: Builder, sentence: Sentence, event: Gathering, discussion: _Discussion) -> None:
    stream = builder.reading.stream
    spans = _split(builder, sentence, discussion)
    for span in spans:
        words = builder.evidence(span)
        label = " ".join(words.quote.split())
        topic = named_id("topic", label)
        builder.kg.add_node(Node(topic, "Topic", label))
        builder.fact(event.id, "bb:discusses", Ref(topic), [words], "topic-discussed")
    if not spans:
        return
    last = spans[-1][1]
    after = [k for k in range(last, min(last + 4, len(stream))) if stream.keys[k] in _OPEN]
    if after and all(stream.keys[k] in (";", ",", ".") for k in range(last, after[0])):
        builder.fact(
            event.id, "bb:openEnded", Literal("true", "xsd:boolean"), [(spans[-1][0], after[0] + 1)], "list-breaks-off"
        )
    if discussion.delegates is not None:
        _add_delegates(builder, sentence, event, discussion.delegates, discussion.verb)


def _add_delegates(builder: Builder, sentence: Sentence, event: Gathering, span: Span, verb: Span) -> None:
    stream = builder.reading.stream
    named = next((c for c in sentence.chunks if c.kind is Kind.EVENT and c.start < verb[0]), None)
    what = stream.words(named.start, named.end).lower() if named is not None else event.entry.label.lower()
    id = f"{event.id}/dai-bieu"
    builder.kg.add_node(
        Node(
            id,
            "Collective",
            f"các đại biểu dự {what}",
            frozenset({"các đại biểu"}),
            {"bb:kind": (GROUP_KINDS["đại biểu"],)},
        )
    )
    start = min(span[0], named.start) if named is not None and span[0] - named.end <= 2 else span[0]
    builder.fact(id, "bb:attends", Ref(event.id), [(start, verb[1])], "delegates-discuss")


# -- where topics stand ---------------------------------------------------------------------------------------------


def _discussions(builder: Builder, sentence: Sentence, event: Gathering) -> list[_Discussion]:
    keys, words = builder.reading.stream.keys, utterance_words()
    found: list[_Discussion] = []
    quoted = False
    for n, chunk in enumerate(sentence.chunks):
        if chunk.kind is Kind.MARK and chunk.key == '"':
            quoted = not quoted
        if quoted or chunk.kind not in (Kind.VERB, Kind.WORD) or found and chunk.start < found[-1].end:
            continue
        length = words.length("discuss", keys, chunk.start)
        heard = 1 if not length and chunk.key == "nghe" else 0
        if not length and not heard:
            continue
        delegates = _hearers(builder, sentence.chunks, n)
        if delegates is None:
            continue
        verb = (chunk.start, chunk.start + (length or heard))
        if heard:
            discussion = _heard(builder, sentence, verb, delegates)
        else:
            discussion = _discussed(builder, sentence, verb, delegates, event)
        if discussion is not None:
            found.append(discussion)
    return found


def _hearers(builder: Builder, chunks: list[Chunk], n: int) -> Span | None:
    """Those who discuss, before the verb at chunk `n`: the delegates, the meeting, a body. None for a person or nobody.

    Out: the words of unnamed delegates, or an empty span for a meeting or a body.
    """
    keys, words = builder.reading.stream.keys, utterance_words()
    delegates: Span | None = None
    ready = False
    for chunk in chunks[:n]:
        if chunk.kind in (Kind.PERSON, Kind.POSITION) and builder.reading.who(chunk) is not None:
            ready, delegates = False, None
        elif chunk.kind in (Kind.EVENT, Kind.BODY):
            ready = True
        elif chunk.kind is Kind.WORD and chunk.key in ("sẽ", "sau", "mời", "tiếp", "theo"):
            return None
        length = words.length("hearer", keys, chunk.start)
        if length:
            ready = True
            if keys[chunk.start : chunk.start + 3] == ["các", "đại", "biểu"]:
                delegates = (chunk.start, chunk.start + 3)
    if (
        not ready
        or chunks[n - 1].kind is Kind.WORD
        and chunks[n - 1].key in ("được", "của", "các", "phần", "buổi", "phiên", "theo", "ý")
    ):
        return None
    return delegates or (chunks[n].start, chunks[n].start)


def _discussed(builder: Builder, sentence: Sentence, verb: Span, hearers: Span, event: Gathering) -> _Discussion | None:
    stream, words = builder.reading.stream, utterance_words()
    keys, at, announced = stream.keys, verb[1], False
    while at < sentence.end:
        length = words.length("filler", keys, at)
        if keys[at] in (":", ",") and (keys[at] == ":" or at > verb[1] and words.length("filler", keys, at + 1)):
            announced, at = announced or keys[at] == ":", at + 1
        elif stream.kinds[at] == NUMBER and words.length("filler", keys, at + 1):
            at += 1
        elif length:
            if keys[at] == "đến" or keys[at : at + 2] == ["đánh", "giá"] and keys[at + 2] not in (",", "và", ":"):
                break
            announced, at = announced or keys[at] in ("như", "gồm", "bao"), at + length
        else:
            break
    if at >= sentence.end or keys[at] in _NOT_TOPIC or keys[at - 1] == "làm" and keys[at] == "việc":
        return None
    end = sentence.end
    for span in event.spans:
        if span[0] <= verb[0] < span[1]:
            end = span[1]
    return _Discussion(at, end, announced, hearers if hearers[1] > hearers[0] else None, verb)


def _heard(builder: Builder, sentence: Sentence, verb: Span, hearers: Span) -> _Discussion | None:
    """`nghe Thanh tra huyện thông báo | kết quả …`, `nghe | báo cáo kết quả …`."""
    keys = builder.reading.stream.keys
    for chunk in sentence.chunks:
        if not verb[1] <= chunk.start < verb[1] + 16:
            continue
        if chunk.key in _PRESENTS and (chunk.kind is Kind.VERB or chunk.kind is Kind.WORD and chunk.start == verb[1]):
            start = chunk.start if chunk.start - verb[1] <= 1 else chunk.end
            if keys[start] in _NOT_TOPIC or sentence.end - start < 4:
                return None
            return _Discussion(start, sentence.end, False, hearers if hearers[1] > hearers[0] else None, verb)
    return None


# -- splitting --------------------------------------------------------------------------------------------------------


def _split(builder: Builder, sentence: Sentence, discussion: _Discussion) -> list[Span]:
    """One span a topic: split at `;`; at commas only in an announced list each part of which begins with a noun of
    topics; a second `dự thảo …` after `và` is another topic."""
    stream, words = builder.reading.stream, utterance_words()
    keys = stream.keys
    cuts = _marks(keys, discussion, ";")
    pieces = _between(discussion.start, discussion.end, cuts)
    if len(pieces) == 1:
        stop = _stop(stream, sentence, discussion)
        pieces = [(discussion.start, stop)]
        commas = _between(discussion.start, stop, [k for k in _marks(keys, discussion, ",") if k < stop])
        if discussion.announced and len(commas) > 1 and all(words.length("topic", keys, a) for a, _ in commas):
            pieces = commas
    if len(pieces) == 1 or not discussion.announced:
        pieces = [piece for whole in pieces for piece in _same_head(keys, whole)]
    found = []
    for number, (start, end) in enumerate(pieces):
        if number and _new_subject(sentence, start, end):
            break
        while start < end and words.length("discuss", keys, start) and keys[start] != "tập":
            start += words.length("discuss", keys, start)
        if number and keys[start] == "nghe":
            heard = _heard(builder, sentence, (start, start + 1), (start, start))
            start = heard.start if heard is not None else start + 1
        if start < end and keys[start] in ("về", "vào"):
            start += 1
        span = trimmed(stream, start, min(end, start + _LONGEST))
        if span is not None and span[1] - span[0] >= 2:
            found.append(span)
    return found


def _marks(keys: list[str], discussion: _Discussion, mark: str) -> list[int]:
    found, quoted, depth = [], False, 0
    for k in range(discussion.start, discussion.end):
        if keys[k] == '"':
            quoted = not quoted
        depth += (keys[k] == "(") - (keys[k] == ")")
        if keys[k] == mark and not quoted and depth <= 0:
            found.append(k)
    return found


def _between(start: int, end: int, cuts: list[int]) -> list[Span]:
    edges = [start, *(c for cut in cuts for c in (cut, cut + 1)), end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _stop(stream: Stream, sentence: Sentence, discussion: _Discussion) -> int:
    """Where a single topic ends: before `, đồng thời …`, `, nhằm …`, another subject."""
    keys = stream.keys
    for k in range(discussion.start + 2, full_stop(stream, discussion.start, discussion.end)):
        if keys[k] != ",":
            continue
        if any(tuple(keys[k + 1 : k + 1 + len(cut)]) == cut for cut in _CUT) or _new_subject(
            sentence, k + 1, discussion.end
        ):
            return k
    return full_stop(stream, discussion.start, discussion.end)


def _same_head(keys: list[str], span: Span) -> list[Span]:
    """`dự thảo Đề án A và dự thảo Kế hoạch B` are two."""
    length = utterance_words().length("topic", keys, span[0])
    head = keys[span[0] : span[0] + length]
    if not length:
        return [span]
    cuts = [
        k for k in range(span[0] + length, span[1] - length) if keys[k] == "và" and keys[k + 1 : k + 1 + length] == head
    ]
    return _between(span[0], span[1], cuts)


def _new_subject(sentence: Sentence, start: int, end: int) -> bool:
    """Somebody begins to do something here."""
    ahead = [c for c in sentence.chunks if start <= c.start < min(end, start + 14)]
    if not ahead or ahead[0].kind not in (Kind.PERSON, Kind.POSITION, Kind.ADDRESS, Kind.BODY, Kind.EVENT):
        return False
    return any(c.kind is Kind.VERB for c in ahead[1:6]) or ahead[0].kind in (Kind.PERSON, Kind.ADDRESS)
