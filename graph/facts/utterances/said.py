"""What is read of a speech, and the node of one thing said."""

from __future__ import annotations

from msgspec import Struct

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.facts.speaking.speakers import Speaker
from graph.facts.utterances.groups import Addressee
from graph.model import Evidence, Node, text
from graph.resolution.bodies import Agency

__all__ = ["Run", "Said", "short_label", "utterance_node"]

_LABEL = 80


class Said(Struct):
    """One thing said. `kind` is Directive or Assessment; `span` its words, `intro` those that name speaker and verb.
    What a document says in the name of a body is said `by` it, and has no speaker."""

    kind: str
    span: Span
    intro: Span
    speaker: Speaker | None
    event: Event | None
    rule: str
    addressees: tuple[Addressee, ...] = ()
    inherited: bool = False
    year: tuple[str, Span] | None = None
    year_inherited: bool = False
    deadline_span: Span | None = None
    by: Agency | None = None


class Run(Struct):
    """A speech that may go on. `listing`: it announced a list (`… như sau:`); `judging`: it told nothing yet;
    `stressing`: only `cần`, `phải` makes a directive of what follows (`nhấn mạnh: …`)."""

    speaker: Speaker
    intro: Span
    block: int
    event: Event | None
    addressees: tuple[Addressee, ...] = ()
    year: tuple[str, Span] | None = None
    sentence: int = -1
    listing: bool = False
    judging: bool = False
    stressing: bool = False


def utterance_node(builder: Builder, kind: str, span: Span) -> tuple[str, Evidence]:
    """The node of something said, with its words: its id ends with where they begin."""
    words = builder.evidence(span)
    id = f"{builder.article.id}/utterance/u-{words.start}"
    quote = " ".join(words.quote.split())
    builder.kg.add_node(Node(id, kind, short_label(quote), frozenset(), {"bb:text": (text(quote),)}))
    return id, words


def short_label(words: str) -> str:
    """At most 80 letters, cut between words.

    >>> short_label("tiếp tục rà soát")
    'tiếp tục rà soát'
    """
    if len(words) <= _LABEL:
        return words
    return words[: _LABEL - 1].rpartition(" ")[0].rstrip(" ,;-–—") + " …"
