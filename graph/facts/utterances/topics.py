"""Topics: what a meeting discussed, one node each, and the unnamed delegates who discussed it."""

from __future__ import annotations

from bisect import bisect_left

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.codes import GROUP_KINDS
from graph.facts.event import Event, Events
from graph.facts.utterances.clauses import full_stop, trimmed
from graph.facts.utterances.discussions import Discussion, find_discussions, heard_at
from graph.grammar.chunks import Kind, Sentence
from graph.lexicon.utterances import utterance_words
from graph.model import Literal, Node, Ref
from graph.resolution.ids import named_id

__all__ = ["add_topics"]

_OPEN = {"…", "...", "..", "v.v"}
_SUBJECTS = (Kind.PERSON, Kind.POSITION, Kind.ADDRESS, Kind.BODY, Kind.EVENT)
_LONGEST = 90


def add_topics(builder: Builder, events: Events) -> None:
    """`bb:discusses` from each event to what its delegates discussed; `bb:openEnded` where the list breaks off."""
    for n, sentence in enumerate(builder.resolved.sentences):
        event = events.at(n)
        if event is None or sentence.kind is not BlockKind.PARAGRAPH:
            continue
        for discussion in find_discussions(builder, sentence, event):
            _add(builder, sentence, event, discussion)


def _add(builder: Builder, sentence: Sentence, event: Event, discussion: Discussion) -> None:
    spans = _Topics(builder, sentence).split(discussion)
    for span in spans:
        words = builder.evidence(span)
        label = " ".join(words.quote.split())
        topic = named_id("topic", label)
        builder.kg.add_node(Node(topic, "Topic", label))
        builder.fact(event.id, "bb:discusses", Ref(topic), [words], "topic-discussed")
    if not spans:
        return
    keys, last = builder.resolved.stream.keys, spans[-1]
    after = next((k for k in range(last[1], min(last[1] + 4, len(keys))) if keys[k] not in (";", ",", ".")), last[1])
    if keys[after] in _OPEN:
        words = builder.evidence((last[0], after + 1))
        builder.fact(event.id, "bb:openEnded", Literal("true", "xsd:boolean"), [words], "list-breaks-off")
    if discussion.delegates is not None:
        _add_delegates(builder, sentence, event, discussion.delegates, discussion.verb)


def _add_delegates(builder: Builder, sentence: Sentence, event: Event, span: Span, verb: Span) -> None:
    """The collective of those who attended and discussed without being named."""
    stream = builder.resolved.stream
    named = next((c for c in sentence.chunks if c.kind is Kind.EVENT and c.start < verb[0]), None)
    what = stream.words(named.start, named.end) if named is not None else event.entry.label
    id = f"{event.id}/dai-bieu"
    attributes = {"bb:kind": (GROUP_KINDS["đại biểu"],)}
    label = f"các đại biểu dự {what.lower()}"
    if id not in builder.kg:
        builder.kg.add_node(Node(id, "Collective", label, frozenset({"các đại biểu"}), attributes))
    start = min(span[0], named.start) if named is not None and span[0] - named.end <= 2 else span[0]
    builder.fact(id, "bb:attends", Ref(event.id), [(start, verb[1])], "delegates-discuss")


class _Topics:
    """Splits what was discussed in one sentence into topics."""

    def __init__(self, builder: Builder, sentence: Sentence) -> None:
        self.builder = builder
        self.sentence = sentence
        self.stream = builder.resolved.stream
        self.keys = self.stream.keys
        self.starts = [c.start for c in sentence.chunks]
        self.words = utterance_words()

    def split(self, discussion: Discussion) -> list[Span]:
        """One span a topic: split at `;`; at commas only in an announced list each part of which begins with a noun of
        topics; a second `dự thảo …` after `và` is another topic."""
        pieces = self._between(discussion.start, discussion.end, ";")
        if len(pieces) == 1:
            stop = self._stop(discussion)
            pieces = [(discussion.start, stop)]
            listed = self._between(discussion.start, stop, ",")
            if discussion.announced and len(listed) > 1 and all(self._noun(start) for start, _ in listed):
                pieces = listed
        found: list[Span] = []
        for number, (start, end) in enumerate(pieces):
            if number and self._new_subject(start, end):
                break
            span = self._topic(start, end, first=not number)
            if span is None:
                continue
            found.extend([span] if discussion.announced and len(pieces) > 1 else self._same_head(span))
        return found

    def _topic(self, start: int, end: int, *, first: bool) -> Span | None:
        """A piece without the verb with which it may begin: `; thảo luận …`, `; nghe … thông báo …`."""
        while start < end and self.words.length("discuss", self.keys, start):
            start += self.words.length("discuss", self.keys, start)
        if not first and self.keys[start] == "nghe":
            heard = heard_at(self.builder, self.sentence, (start, start + 1), None)
            start = heard.start if heard is not None else start + 1
        if start < end and self.keys[start] in ("về", "vào"):
            start += 1
        span = trimmed(self.stream, start, min(end, start + _LONGEST))
        return span if span is not None and span[1] - span[0] >= 2 else None

    def _noun(self, at: int) -> int:
        return self.words.length("topic", self.keys, at)

    def _between(self, start: int, end: int, mark: str) -> list[Span]:
        """The stretches between marks that stand outside quotation marks and brackets."""
        found, first, quoted, depth = [], start, False, 0
        for k in range(start, end):
            key = self.keys[k]
            quoted = quoted != (key == '"')
            depth += (key == "(") - (key == ")")
            if key == mark and not quoted and depth <= 0:
                found.append((first, k))
                first = k + 1
        found.append((first, end))
        return [(a, b) for a, b in found if b > a]

    def _stop(self, discussion: Discussion) -> int:
        """Where a single topic ends: before `, đồng thời …`, `, nhằm …`, another subject, the next sentence."""
        end = full_stop(self.stream, discussion.start, discussion.end)
        for k in range(discussion.start + 2, end):
            if self.keys[k] == "," and (
                self.words.length("cut", self.keys, k + 1) or self._new_subject(k + 1, discussion.end)
            ):
                return k
        return end

    def _same_head(self, span: Span) -> list[Span]:
        """`dự thảo Đề án A và dự thảo Kế hoạch B` are two."""
        length = self._noun(span[0])
        head = self.keys[span[0] : span[0] + length]
        found, first = [], span[0]
        for k in range(span[0] + length, span[1] - length if length else span[0]):
            if self.keys[k] == "và" and self.keys[k + 1 : k + 1 + length] == head:
                found.append((first, k))
                first = k + 1
        return [*found, (first, span[1])]

    def _new_subject(self, start: int, end: int) -> bool:
        """Somebody begins to do something here."""
        n = bisect_left(self.starts, start)
        ahead = [c for c in self.sentence.chunks[n : n + 6] if c.start < end]
        if not ahead or ahead[0].kind not in _SUBJECTS:
            return False
        return ahead[0].kind in (Kind.PERSON, Kind.ADDRESS) or any(c.kind is Kind.VERB for c in ahead[1:])
