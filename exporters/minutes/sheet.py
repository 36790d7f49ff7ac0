"""A knowledge graph -> one sheet for each event: when, where, who organised and chaired, what was said and given.

Every line names the facts it was written from, so that whoever prints a sheet can print the quoted words with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.model import Code, Evidence, Fact, KnowledgeGraph, Literal, Node, Ref, Value, value_key

__all__ = ["Line", "Section", "Sheet", "sheets"]


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. node: id of what it is about, "" for none; details: (key, words), such as posts and addressees."""

    text: str
    facts: tuple[Fact, ...] = ()
    node: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (a key that `headings` and the viewer name in both languages) and its lines."""

    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one event; sections without lines are left out."""

    event: Node
    sections: tuple[Section, ...]


def sheets(kg: KnowledgeGraph) -> list[Sheet]:
    """A sheet for every meeting and other event that is more than a conferral at one of them, by date."""
    conferred = {f.subject for f in kg.facts(predicate="bb:conferredAt")}
    events = [n for n in kg.nodes("Meeting", "Event", "AwardConferral") if n.id not in conferred]
    events = [n for n in events if n.kind != "AwardConferral" or not _at_an_event(kg, n)]
    return sorted((_Writer(kg, n).sheet() for n in events), key=lambda s: (_day(kg, s.event), s.event.id))


def _at_an_event(kg: KnowledgeGraph, node: Node) -> bool:
    return bool(kg.facts(node.id, "bb:conferredAt"))


def _day(kg: KnowledgeGraph, event: Node) -> str:
    return next((f.object.value for f in kg.facts(event.id, "schema:startDate") if isinstance(f.object, Literal)), "")


class _Writer:
    """Writes one sheet."""

    def __init__(self, kg: KnowledgeGraph, event: Node) -> None:
        self.kg = kg
        self.event = event

    def sheet(self) -> Sheet:
        written: list[tuple[str, Callable[[], Iterable[Line]]]] = [
            ("when", self._when),
            ("where", lambda: self._objects("schema:location")),
            ("organised", lambda: self._subjects("bb:organizes")),
            ("chaired", lambda: self._subjects("bb:chairs")),
            ("attended", lambda: self._subjects("bb:attends")),
            ("spoke", lambda: self._subjects("bb:speaksAt")),
            ("discussed", self._discussed),
            ("concluded", lambda: self._utterances("Assessment", "ReportedResult", "Utterance")),
            ("directed", lambda: self._utterances("Directive")),
            ("documents", self._documents),
            ("awarded", self._awarded),
            ("source", self._sources),
        ]
        sections = ((key, tuple(write())) for key, write in written)
        return Sheet(self.event, tuple(Section(key, lines) for key, lines in sections if lines))

    # -- lines -------------------------------------------------------------------------------------------------

    def _when(self) -> Iterator[Line]:
        days = self._facts(self.event.id, "schema:startDate")
        parts = self._facts(self.event.id, "bb:partOfDay")
        part = ", ".join(_say(f.object) for f in parts)
        for fact in days:
            day = _date(_say(fact.object))
            yield Line(f"{_capital(part)} {day}".strip() if part else day, (fact, *parts))
        if not days and parts:
            yield Line(_capital(part), tuple(parts))

    def _objects(self, predicate: str) -> Iterator[Line]:
        for fact in self._facts(self.event.id, predicate):
            yield Line(self._name(fact.object), (fact,), self._id(fact.object))

    def _subjects(self, predicate: str) -> Iterator[Line]:
        found = [(self.kg.node(f.subject), f) for f in self.kg.facts(predicate=predicate, object=Ref(self.event.id))]
        for node, fact in sorted(found, key=lambda pair: (self._met(pair[0]), pair[0].id)):
            yield Line(node.label, (fact,), node.id, self._posts(node, fact))

    def _discussed(self) -> Iterator[Line]:
        yield from sorted(self._objects("bb:discusses"), key=_place)
        if any(_say(f.object) == "true" for f in self._facts(self.event.id, "bb:openEnded")):
            yield Line("…", tuple(self._facts(self.event.id, "bb:openEnded")))

    def _utterances(self, *kinds: str) -> list[Line]:
        lines = []
        for node in self.kg.nodes(*kinds):
            at = self.kg.facts(node.id, "bb:madeAt")
            if not any(f.object == Ref(self.event.id) for f in at) and (at or not self._told_here(node)):
                continue
            said = self._said(node)
            by = self._facts(node.id, "bb:madeBy")
            to = self._facts(node.id, "bb:addressee")
            due = self._facts(node.id, "bb:deadline")
            details = [("by", self._name(f.object)) for f in by]
            details += [("to", self._name(f.object)) for f in to]
            details += [("due", _date(_say(f.object))) for f in due]
            text = ", ".join(_say(v) for v in node.attributes.get("bb:text", ())) or node.label
            lines.append(Line(text, (*said, *to, *due), node.id, tuple(details)))
        return sorted(lines, key=_place)

    def _told_here(self, utterance: Node) -> bool:
        """A result that an article reports without saying where, when that article tells of this event alone."""
        own = {e.article for f in self._said(utterance) for e in f.evidence}
        told = {
            f.subject
            for f in self.kg.facts(predicate="schema:startDate")
            if self.kg.node(f.subject).kind in {"Meeting", "Event"} and own & {s.article for s in f.supports}
        }
        return told == {self.event.id}

    def _documents(self) -> Iterator[Line]:
        for fact in self._facts(self.event.id, "bb:concerns"):
            if isinstance(fact.object, Ref) and self.kg.node(fact.object.id).kind in {"Document", "Resolution"}:
                yield Line(self._name(fact.object), (fact,), fact.object.id)

    def _awarded(self) -> Iterator[Line]:
        own = [self.event] if self.event.kind == "AwardConferral" else []
        at = [self.kg.node(f.subject) for f in self.kg.facts(predicate="bb:conferredAt", object=Ref(self.event.id))]
        for conferral in [*own, *at]:
            details: list[tuple[str, str]] = []
            facts: list[Fact] = []
            for key, predicate in (("recipient", "bb:recipient"), ("movement", "bb:movement"), ("reason", "bb:reason")):
                for fact in self._facts(conferral.id, predicate):
                    details.append((key, self._name(fact.object)))
                    facts.append(fact)
            for fact in self.kg.facts(predicate="bb:presents", object=Ref(conferral.id)):
                details.append(("presenter", self.kg.node(fact.subject).label))
                facts.append(fact)
            stated = [f.object for f in self._facts(conferral.id, "bb:awardType")]
            award = ", ".join(_say(v) for v in conferral.attributes.get("bb:awardType", stated))
            granted = self._facts(conferral.id, "bb:grantor")
            grantor = ", ".join(self._name(f.object) for f in granted)
            text = f"{award} của {grantor}" if award and grantor else award or conferral.label
            yield Line(text, (*granted, *facts), conferral.id, tuple(details))

    def _sources(self) -> Iterator[Line]:
        told = {s.article for f in self._own() for s in f.supports}
        for article in self.kg.articles():
            if article.id in told:
                where = [self._name(f.object) for f in self._facts(article.id, "schema:publisher")]
                days = [f for p in ("schema:datePublished", "schema:dateModified") for f in self._facts(article.id, p)]
                details = [("publisher", w) for w in where] + [("day", _date(_say(f.object))) for f in days[:1]]
                yield Line(article.label, (), article.id, tuple(details))

    # -- words -------------------------------------------------------------------------------------------------

    def _own(self) -> list[Fact]:
        return [*self.kg.facts(self.event.id), *self.kg.facts(object=Ref(self.event.id))]

    def _facts(self, subject: str, predicate: str) -> list[Fact]:
        return self.kg.facts(subject, predicate)

    def _said(self, utterance: Node) -> list[Fact]:
        """The words of an utterance are where articles mention it."""
        return [f for f in self.kg.facts(object=Ref(utterance.id)) if f.predicate == "bb:mentions"]

    def _met(self, node: Node) -> tuple[bool, Evidence | None]:
        """Where the articles first name a node."""
        words = [e for f in self._said(node) for e in f.evidence]
        return (not words, min(words, default=None))

    def _posts(self, node: Node, fact: Fact) -> tuple[tuple[str, str], ...]:
        """In what capacity; else the posts that the same articles give."""
        told = {s.article for s in fact.supports}
        held = [f for f in self._facts(node.id, "bb:holds") if told & {s.article for s in f.supports}]
        held.sort(key=lambda f: (min((e.article, e.end) for e in f.evidence if e.article in told), f.key))
        posts = [f.object for f in held]
        capacity = fact.qualifier("bb:inCapacity")
        stated = [v for v in posts if v in capacity] + [v for v in capacity if v not in posts]
        return tuple(("post", self._name(v)) for v in stated or posts)

    def _name(self, value: Value) -> str:
        return self.kg.node(value.id).label if isinstance(value, Ref) else _say(value)

    def _id(self, value: Value) -> str:
        return value.id if isinstance(value, Ref) else ""


def _say(value: Value) -> str:
    if isinstance(value, Code):
        return value.label
    return value.value if isinstance(value, Literal) else value.id


def _date(iso: str) -> str:
    """2022-12-29 (with or without a time) as Vietnamese offices write it."""
    day = iso[:10].split("-")
    return "/".join(reversed(day)) if len(day) == 3 and all(part.isdigit() for part in day) else iso


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _place(line: Line) -> tuple[object, ...]:
    """Lines in the order in which the articles say them."""
    words = sorted(e for f in line.facts for e in f.evidence)
    first = words[0] if words else None
    return (first is None, first, line.text, tuple(value_key(f.object) for f in line.facts))
