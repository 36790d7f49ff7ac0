"""Putting nodes and evidenced facts into an article's graph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from graph.facts.codes import body_code, role_code
from graph.model import Evidence, KnowledgeGraph, Node, Ref, Support, Value, text
from graph.resolution.bodies import Agency
from graph.resolution.context import Area
from graph.resolution.people import Individual
from graph.resolution.posts import Post
from graph.resolution.resolved import ResolvedArticle

__all__ = ["Builder", "Span"]

#: Places in the stream, `[start, end)`.
Span = tuple[int, int]


class Builder:
    """The graph of one article under construction. Node methods return the node's id and add it on first use."""

    def __init__(self, resolved: ResolvedArticle) -> None:
        self.resolved = resolved
        self.article = resolved.article
        self.kg = KnowledgeGraph()
        self._id = self.article.id
        # By person: the words that show a post, by their place, each with the number of the post.
        self._shown: dict[int, list[tuple[int, int, int]]] = {}
        for number, post in enumerate(resolved.posts):
            own = self._shown.setdefault(id(post.person), [])
            if post.status in ("holds", "appointed"):
                own.extend((start, end, number) for start, end in post.spans)
        for own in self._shown.values():
            own.sort()

    # -- evidence ----------------------------------------------------------------------------------------------

    def evidence(self, span: Span) -> Evidence:
        """The words of a span of the stream, exactly as printed."""
        stream = self.resolved.stream
        return self.words(stream.starts[span[0]], max(stream.ends[span[1] - 1], stream.ends[span[0]]))

    def words(self, start: int, end: int) -> Evidence:
        """The words between two offsets of the article."""
        return Evidence(self._id, start, end, self.article.text[start:end])

    def fact(
        self,
        subject: str,
        predicate: str,
        object: Value,
        spans: Iterable[Span | Evidence],
        rule: str,
        inferred: str = "",
        qualifiers: Iterable[tuple[str, Value]] = (),
    ) -> None:
        """Add one fact. `spans` are stream spans or evidence already made."""
        stated = tuple([s if isinstance(s, Evidence) else self.evidence(s) for s in spans])
        self.kg.add_fact(subject, predicate, object, Support(self._id, stated, inferred, tuple(qualifiers), (rule,)))

    # -- nodes -------------------------------------------------------------------------------------------------

    def area(self, area: Area) -> str:
        """The node of an administrative unit, and of the one it lies in."""
        id = f"area/{area.id}"
        if id not in self.kg:
            attributes: dict[str, tuple[Value, ...]] = {}
            if area.parent is not None:
                attributes["schema:containedInPlace"] = (Ref(self.area(area.parent)),)
            label = area.label
            self.kg.add_node(Node(id, "AdministrativeUnit", label[:1].upper() + label[1:], frozenset(), attributes))
        return id

    def body(self, agency: Agency) -> str:
        """The node of a body."""
        if agency.id not in self.kg:
            attributes: dict[str, tuple[Value, ...]] = {"org:classification": (body_code(agency.code),)}
            if agency.area is not None:
                attributes["bb:jurisdiction"] = (Ref(self.area(agency.area)),)
            self.kg.add_node(
                Node(agency.id, agency.kind, agency.label, frozenset(agency.alt - {agency.label}), attributes)
            )
        return agency.id

    def person(self, person: Individual) -> str:
        """The node of a person, an official when a position is shown."""
        if person.id not in self.kg:
            attributes: dict[str, tuple[Value, ...]] = {}
            prefixes = [p for p in (person.honorific, person.rank, person.degree) if p]
            if prefixes:
                attributes["schema:honorificPrefix"] = (text(" ".join(prefixes)),)
            kind = "Official" if id(person) in self._shown else "Person"
            self.kg.add_node(Node(person.id, kind, person.name, frozenset(person.alt - {person.name}), attributes))
        return person.id

    def capacities(self, person: Individual, span: Span) -> list[str]:
        """The positions in which the words of a span show a person."""
        own = self._shown.get(id(person), [])
        found: set[int] = set()
        for start, end, number in own[bisect_left(own, (span[0],)) :]:
            if start > span[1]:
                break
            if end <= span[1]:
                found.add(number)
        return [self.position(self.resolved.posts[number]) for number in sorted(found)]

    def position(self, post: Post) -> str:
        """The node of a position: a role in a body, whoever holds it."""
        role = role_code(post.role, post.english)
        if post.agency is None:
            id = f"position/vn/{role.id}"
            self.kg.add_node(Node(id, "Position", post.role, frozenset(), {"org:role": (role,)}))
            return id
        body = self.body(post.agency)
        id = f"position/{body.removeprefix('body/')}/{role.id}"
        if id not in self.kg:
            self.kg.add_node(
                Node(
                    id,
                    "Position",
                    position_label(post.role, post.agency.label),
                    frozenset(),
                    {"org:role": (role,), "org:postIn": (Ref(body),)},
                )
            )
        return id


def position_label(role: str, body: str) -> str:
    """`Trưởng Ban` + `Ban Dân vận Tỉnh ủy` -> `Trưởng Ban Dân vận Tỉnh ủy`: a word that both share is said once."""
    last = role.split()[-1].lower()
    first = body.split()[0].lower()
    if last == first:
        return f"{role} {' '.join(body.split()[1:])}"
    if role.lower().endswith("văn phòng") and body.lower().startswith("văn phòng"):
        return f"{role} {' '.join(body.split()[2:])}"
    return f"{role} {body}"
