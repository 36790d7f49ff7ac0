"""A sentence as a row of chunks: people, positions, bodies, units, events, documents, awards, verbs, words.

`graph.grammar.sentences` reads them. What a chunk *means* in its sentence is decided later, by the facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from graph.article import BlockKind

__all__ = ["Chunk", "Kind", "Sentence", "said_as_place"]


class Kind:
    """What a chunk is. `value` of the chunk is the phrase that the grammar returned, or the act of a verb.

    Plain strings, not an Enum: they are looked at ten thousand times in an article, and reading a member of an Enum
    takes seven times as long (Python 3.11).
    """

    PERSON = "person"
    POSITION = "position"
    BODY = "body"
    UNIT = "unit"
    EVENT = "event"
    DOCUMENT = "document"
    AWARD = "award"
    ADDRESS = "address"
    VERB = "verb"
    DATE = "date"
    NUMBER = "number"
    MARK = "mark"
    WORD = "word"


class Chunk(Struct, eq=False, gc=False):
    """`stream[start:end]` read as one thing."""

    kind: str
    start: int
    end: int
    value: Any
    key: str = ""


@dataclass(slots=True, eq=False)
class Sentence:
    """The chunks of one sentence, and the block it stands in (`block` numbers the blocks of the stream)."""

    chunks: list[Chunk]
    block: int
    kind: BlockKind
    #: The keys of all its tokens: a rule that needs a certain word looks here before it walks.
    said: frozenset[str]
    #: Places in the stream, as those of its first and last chunk.
    start: int = field(init=False)
    end: int = field(init=False)
    #: What its verbs tell: `speak`, `chair`, `attend`, … (for rules that have nothing to read without one of them).
    acts: frozenset[str] = field(init=False)
    #: Where the chunks of each kind stand in `chunks`, plain words aside: most rules look for one kind.
    _places: dict[str, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        chunks, places, word = self.chunks, self._places, Kind.WORD
        self.start, self.end = chunks[0].start, chunks[-1].end
        for n in [n for n, chunk in enumerate(chunks) if chunk.kind is not word]:
            kind = chunks[n].kind
            if kind in places:
                places[kind].append(n)
            else:
                places[kind] = [n]
        self.acts = frozenset([chunks[n].value for n in places.get(Kind.VERB, ())])

    def at(self, kind: str) -> Sequence[int]:
        """Where the chunks of a kind (any but WORD) stand in `chunks`."""
        return self._places.get(kind, ())

    def of(self, *kinds: str) -> list[Chunk]:
        """The chunks of some kinds (any but WORD), in order."""
        chunks, places = self.chunks, self._places
        if len(kinds) == 1:
            return [chunks[n] for n in places.get(kinds[0], ())]
        return [chunks[n] for n in sorted([n for kind in kinds for n in places.get(kind, ())])]


def said_as_place(chunks: list[Chunk], k: int) -> bool:
    """Whether the chunk at `k` only says where: `tại hội trường Tỉnh ủy`, `ở trụ sở UBND xã`."""
    for back in range(k - 1, max(-1, k - 6), -1):
        if chunks[back].kind is not Kind.WORD:
            return False
        if chunks[back].key in ("tại", "ở"):
            return True
    return False
