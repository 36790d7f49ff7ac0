"""Who leads a delegation: `Đoàn giám sát … do ông A làm trưởng đoàn`, `Ông A làm Trưởng đoàn; tham gia đoàn có …`.

The verb is the post: nothing else of the sentence names it. Whose delegation is meant is decided by the resolution.
"""

from __future__ import annotations

from functools import cache

from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.holding import Holding, last_person
from graph.grammar.positions import Position, Role
from graph.lexicon import lexicon
from graph.lexicon.entries import RoleEntry

__all__ = ["LEADS_DELEGATION", "leading"]

#: The rule by which somebody is the head of a delegation.
LEADS_DELEGATION = "leads-delegation"


def leading(sentence: Sentence) -> list[Holding]:
    """Whoever `làm trưởng đoàn` is told of in a sentence; nothing for `do lãnh đạo tỉnh làm trưởng đoàn`."""
    chunks, found = sentence.chunks, []
    for k in sentence.at(Kind.VERB):
        if chunks[k].value != "lead" or chunks[k].key != "làm":
            continue
        for n in last_person(sentence, k):
            if any(c.kind is Kind.VERB or c.kind is Kind.WORD and c.key in ("của", "có") for c in chunks[n:k]):
                continue
            post = Chunk(Kind.POSITION, chunks[k].start + 1, chunks[k].end, _head(*_places(chunks[k])), "trưởng")
            found.append(Holding(chunks[n], post, (post,), chunks[n].start, chunks[k].end, LEADS_DELEGATION))
    return found


def _places(verb: Chunk) -> tuple[int, int]:
    return verb.start + 1, verb.end


def _head(start: int, end: int) -> Position:
    entry = _entry()
    return Position(Role(entry, entry.role, True, False, False, start, end), None, None, start, end)


@cache
def _entry() -> RoleEntry:
    found = lexicon().roles.match(["trưởng", "đoàn"], 0)
    assert found is not None
    return found[1]
