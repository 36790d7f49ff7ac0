"""A merged graph, and the judgements of people -> who is who in it, and what became of posts and bodies over time."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from graph.identity.candidates import Candidate, candidates
from graph.identity.changes import add_changes
from graph.identity.contradictions import Contradiction, contradictions
from graph.identity.decisions import Identities, decide
from graph.identity.judgements import Judgements
from graph.identity.renaming import renamed
from graph.identity.sightings import Sighting, sightings
from graph.identity.tenures import add_tenures
from graph.model import KnowledgeGraph

__all__ = ["Identified", "history", "identify"]


class Identified(Struct, frozen=True):
    """`kg` is the graph with people under the ids decided, `history` what follows from many articles together
    (tenures, changes of bodies; see graph/model/README.md), `identities` who is who and why, the rest what people
    should look at."""

    kg: KnowledgeGraph
    history: KnowledgeGraph
    identities: Identities
    candidates: tuple[Candidate, ...]
    contradictions: tuple[Contradiction, ...]


def identify(kg: KnowledgeGraph, judgements: Judgements | None = None) -> Identified:
    """In: articles merged, and judgements. Out: the same articles with identity decided; `kg` itself is not touched.

    Pure: the result depends on what the articles say and on the judgements, not on any order. Without a judgement it is
    what it was before the judgement was made, byte for byte.
    """
    found = sightings(kg)
    identities = decide(found, judgements)
    named = renamed(kg, identities)
    return Identified(
        named,
        history(named, identities, found),
        identities,
        tuple(candidates(identities, judgements)),
        tuple(contradictions(identities)),
    )


def history(kg: KnowledgeGraph, identities: Identities, found: Iterable[Sighting]) -> KnowledgeGraph:
    """Observed tenures and changes of bodies: nodes that refer to nodes of `kg`, for the graph in which both are."""
    after = KnowledgeGraph()
    add_tenures(identities, kg, after)
    add_changes(kg, max((s.day for s in found), default=""), after)
    return after
