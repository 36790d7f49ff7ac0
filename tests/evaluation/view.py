"""A knowledge graph as the scorer looks at it: people, bodies, events, ... by name, and the edges between them."""

from __future__ import annotations

from functools import cached_property

from graph.model import Code, KnowledgeGraph, Literal, Ref

__all__ = ["BODY_KINDS", "View"]

PERSON_KINDS = ("Person", "Official")
BODY_KINDS = ("Body", "PartyBody", "StateBody", "MassOrganization", "SteeringCommittee", "NewsPublisher")
EVENT_KINDS = ("Event", "Meeting")
DOCUMENT_KINDS = ("Document", "Resolution")


class View:
    """Dictionaries of node id -> label, sorted by id, and pairs of ids for each predicate."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg
        self._pairs: dict[str, list[tuple[str, str]]] = {}
        for fact in kg.facts():
            if isinstance(fact.object, Ref):
                self._pairs.setdefault(fact.predicate, []).append((fact.subject, fact.object.id))

    def pairs(self, predicate: str) -> list[tuple[str, str]]:
        """(subject, object) of every edge of this kind."""
        return self._pairs.get(predicate, [])

    def label(self, id: str) -> str:
        return self.kg.node(id).label

    def _labels(self, kinds: tuple[str, ...], without: set[str]) -> dict[str, str]:
        return {n.id: n.label for n in self.kg.nodes(*kinds) if n.id not in without}

    @cached_property
    def _masthead(self) -> set[str]:
        """Who wrote and printed the article, and does nothing in it."""
        signs = {o for p in ("schema:author", "schema:publisher") for _, o in self.pairs(p)}
        acting = {
            s
            for p in ("bb:chairs", "bb:holds", "bb:speaksAt", "bb:attends", "bb:organizes", "bb:awards")
            for s, _ in self.pairs(p)
        }
        return signs - acting - {body for _, _, body in self.posts if body}

    @cached_property
    def people(self) -> dict[str, str]:
        return self._labels(PERSON_KINDS, self._masthead)

    @cached_property
    def bodies(self) -> dict[str, str]:
        return self._labels(BODY_KINDS, self._masthead)

    @cached_property
    def events(self) -> dict[str, str]:
        return self._labels(EVENT_KINDS, set())

    @cached_property
    def documents(self) -> dict[str, str]:
        return self._labels(DOCUMENT_KINDS, set())

    @cached_property
    def conferrals(self) -> dict[str, str]:
        """The kind of award, by conferral."""
        return {n.id: self._award_kind(n.id) or n.label for n in self.kg.nodes("AwardConferral")}

    @cached_property
    def movements(self) -> dict[str, str]:
        return self._labels(("Movement",), set())

    @cached_property
    def posts(self) -> list[tuple[str, str, str | None]]:
        """(person, role, body or None)."""
        found = []
        for person, position in self.pairs("bb:holds"):
            attributes = self.kg.node(position).attributes
            role = next((v.label for v in attributes.get("org:role", ()) if isinstance(v, Code)), "")
            body = next((v.id for v in attributes.get("org:postIn", ()) if isinstance(v, Ref)), None)
            found.append((person, role, body))
        return found

    def _award_kind(self, id: str) -> str:
        values = [
            *self.kg.node(id).attributes.get("bb:awardType", ()),
            *(f.object for f in self.kg.facts(id, "bb:awardType")),
        ]
        return next((v.label for v in values if isinstance(v, Code)), "")

    def date(self, id: str) -> str:
        """The day of an event, ISO, or ""."""
        return self._literal(id, "schema:startDate")[:10]

    def number(self, id: str) -> str:
        return self._literal(id, "bb:number")

    def subject(self, id: str) -> str:
        """What a document is about."""
        return self._literal(id, "bb:subjectText")

    def _literal(self, id: str, predicate: str) -> str:
        values = [*self.kg.node(id).attributes.get(predicate, ()), *(f.object for f in self.kg.facts(id, predicate))]
        return next((v.value for v in values if isinstance(v, Literal)), "")
