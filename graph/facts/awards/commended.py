"""Commendations told without the award: `UBND phường đã khen thưởng cho 4 tập thể, 6 cá nhân`.

What they were given (a Giấy khen, a Bằng khen, a prize) is not said: where the article tells of one award of which it
does not say who got it or from whom, that one is meant; otherwise the conferral is of a commendation and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts.awards.conferrals import Conferral
from graph.facts.awards.named import counted, spoken
from graph.facts.builder import Builder
from graph.facts.event import Event
from graph.grammar.awards import Award
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.lexicon.entries import AwardEntry

__all__ = ["COMMENDATION", "commended"]

COMMENDATION = AwardEntry("Khen thưởng", "khen-thuong", "Commendation", "")
#: What may stand between who commends and the verb.
_BETWEEN = {"đã", "cũng", "vừa", "sẽ"}


def commended(builder: Builder, sentence: Sentence, event: Event | None) -> Iterator[Conferral]:
    """The commendation that a sentence without an award tells of: by a body, of people or collectives it counts."""
    chunks, stream = sentence.chunks, builder.resolved.stream
    for k in sentence.at(Kind.VERB):
        verb = chunks[k]
        if stream.keys[verb.start : verb.end] != ["khen", "thưởng"] or [c.key for c in chunks[k + 1 : k + 2]] != [
            "cho"
        ]:
            continue
        giver = _giver(chunks, k)
        agency = builder.resolved.agency_of.get(id(giver)) if giver is not None else None
        last = next((n for n in range(k + 2, len(chunks)) if chunks[n].key in (";", ".", "vì", "có")), len(chunks))
        recipients = counted(stream, spoken(chunks, k + 2, last))
        if agency is None or giver is None or not recipients:
            continue
        award = Award(COMMENDATION, COMMENDATION.name, None, verb.start, verb.end, verb.end)
        found = Conferral(award, agency, event, award.name, recipients=recipients)
        found.spans.append((verb.start, verb.end))
        found.grantor_spans.append((giver.start, verb.end))
        yield found


def _giver(chunks: list[Chunk], k: int) -> Chunk | None:
    n = k - 1
    while n >= 0 and chunks[n].key in _BETWEEN:
        n -= 1
    return chunks[n] if n >= 0 and chunks[n].kind is Kind.BODY else None
