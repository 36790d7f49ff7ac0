"""A knowledge graph -> one sheet for each event: when, where, who organised and chaired, what was said and given.

Every line names the facts it was written from, so that whoever prints a sheet can print the quoted words with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from exporters.minutes import formal
from exporters.minutes.lines import Line, named, say
from exporters.minutes.lookup import Lookup
from graph.model import Evidence, Fact, KnowledgeGraph, Literal, Node, Ref, Value, value_key

__all__ = ["Line", "Section", "Sheet", "sheets"]


class Section(Struct, frozen=True):
    """A heading (a key that `headings.json` names in both languages) and its lines."""

    key: str
    lines: tuple[Line, ...]


class Sheet(Struct, frozen=True):
    """The sheet of one event; sections without lines are left out."""

    event: Node
    sections: tuple[Section, ...]


def sheets(kg: KnowledgeGraph) -> list[Sheet]:
    """A sheet for every meeting and other event that is more than a conferral at one of them, by date."""
    look = Lookup(kg)
    spoken: dict[str, list[Node]] = defaultdict(list)
    for node in kg.nodes("Assessment", "ReportedResult", "Utterance", "Directive"):
        for event in sorted(_events_of(look, node)):
            spoken[event].append(node)
    events = kg.nodes("Meeting", "Event", "AwardConferral")
    events = [n for n in events if not look.out(n.id, "bb:conferredAt")]
    written = (_Writer(look, n, spoken.get(n.id, [])).sheet() for n in events)
    return sorted(written, key=lambda s: (_day(look, s.event), s.event.id))


def _day(look: Lookup, event: Node) -> str:
    days = (f.object for f in look.out(event.id, "schema:startDate"))
    return next((v.value for v in days if isinstance(v, Literal)), "")


def _events_of(look: Lookup, utterance: Node) -> set[str]:
    """Where something was said; what an article reports without saying where belongs to the one event it tells of."""
    stated = {f.object.id for f in look.out(utterance.id, "bb:madeAt") if isinstance(f.object, Ref)}
    if stated:
        return stated
    told = {e for a in look.articles(utterance.id) for e in look.dated.get(a, ())}
    return told if len(told) == 1 else set()


class _Writer:
    """Writes one sheet."""

    def __init__(self, look: Lookup, event: Node, spoken: list[Node]) -> None:
        self.look = look
        self.kg = look.kg
        self.event = event
        self.spoken = spoken

    def sheet(self) -> Sheet:
        written: list[tuple[str, Callable[[], Iterable[Line]]]] = [
            ("when", self._when),
            ("where", lambda: self._objects("schema:location")),
            ("organised", lambda: self._subjects("bb:organizes")),
            ("chaired", lambda: self._subjects("bb:chairs")),
            ("minuted", lambda: self._subjects("bb:takesMinutesOf")),
            ("counted", lambda: formal.counted(self.look, self.event.id)),
            ("attended", self._attended),
            ("absent", lambda: formal.absent(self.look, self.event.id)),
            ("spoke", lambda: self._subjects("bb:speaksAt")),
            ("discussed", self._discussed),
            ("opined", lambda: self._utterances("Utterance")),
            ("concluded", lambda: self._utterances("Assessment", "ReportedResult")),
            ("directed", lambda: self._utterances("Directive")),
            ("voted", lambda: formal.voted(self.look, self.event.id)),
            ("documents", self._documents),
            ("awarded", self._awarded),
            ("signed", lambda: formal.signed(self.look, self.event.id)),
            ("received", lambda: formal.received(self.look, self.event.id)),
            ("source", self._sources),
        ]
        sections = ((key, tuple(write())) for key, write in written)
        return Sheet(self.event, tuple(Section(key, lines) for key, lines in sections if lines))

    # -- lines -------------------------------------------------------------------------------------------------

    def _when(self) -> Iterator[Line]:
        days = self._facts(self.event.id, "schema:startDate")
        parts = self._facts(self.event.id, "bb:partOfDay")
        part = ", ".join(say(f.object) for f in parts)
        hours, told = formal.hours(self.look, self.event.id)
        for fact in days:
            day = _date(say(fact.object))
            when = f"{_capital(part)} {day}".strip() if part else day
            yield Line(f"{when}, {hours}" if hours else when, (fact, *parts, *told))
        if not days and (parts or hours):
            yield Line(", ".join(w for w in (_capital(part), hours) if w), (*parts, *told))

    def _objects(self, predicate: str) -> Iterator[Line]:
        for fact in self._facts(self.event.id, predicate):
            yield Line(self._name(fact.object), (fact,), self._id(fact.object))

    def _subjects(self, predicate: str) -> Iterator[Line]:
        found = [(self.kg.node(f.subject), f) for f in self.look.into(self.event.id, predicate)]
        for node, fact in sorted(found, key=lambda pair: (self._met(pair[0]), pair[0].id)):
            yield Line(node.label, (fact,), node.id, self._posts(node, fact))

    def _attended(self) -> Iterator[Line]:
        """Who attended, without those whom the sheet has already named as chairs and secretaries."""
        named_before = {f.subject for p in ("bb:chairs", "bb:takesMinutesOf") for f in self.look.into(self.event.id, p)}
        return (line for line in self._subjects("bb:attends") if line.node not in named_before)

    def _discussed(self) -> Iterator[Line]:
        yield from sorted(self._objects("bb:discusses"), key=_place)
        if any(say(f.object) == "true" for f in self._facts(self.event.id, "bb:openEnded")):
            yield Line("…", tuple(self._facts(self.event.id, "bb:openEnded")))

    def _utterances(self, *kinds: str) -> list[Line]:
        lines = []
        for node in (n for n in self.spoken if n.kind in kinds):
            said = self._said(node)
            by = self._facts(node.id, "bb:madeBy")
            to = self._facts(node.id, "bb:addressee")
            due = self._facts(node.id, "bb:deadline")
            details = [("by", self._name(f.object)) for f in by]
            details += [("to", self._name(f.object)) for f in to]
            details += [("due", _date(say(f.object))) for f in due]
            text = ", ".join(say(v) for v in node.attributes.get("bb:text", ())) or node.label
            lines.append(Line(text, (*said, *to, *due), node.id, tuple(details)))
        return sorted(lines, key=_place)

    def _documents(self) -> Iterator[Line]:
        yield from formal.papers(self.look, self.event.id)
        for fact in self._facts(self.event.id, "bb:concerns"):
            if isinstance(fact.object, Ref) and self.kg.node(fact.object.id).kind in {"Document", "Resolution"}:
                yield Line(self._name(fact.object), (fact,), fact.object.id)

    def _awarded(self) -> Iterator[Line]:
        own = [self.event] if self.event.kind == "AwardConferral" else []
        at = [self.kg.node(f.subject) for f in self.look.into(self.event.id, "bb:conferredAt")]
        for conferral in [*own, *at]:
            details: list[tuple[str, str]] = []
            facts: list[Fact] = []
            for key, predicate in (("recipient", "bb:recipient"), ("movement", "bb:movement"), ("reason", "bb:reason")):
                for fact in self._facts(conferral.id, predicate):
                    details.append((key, self._name(fact.object)))
                    facts.append(fact)
            for fact in self.look.into(conferral.id, "bb:presents"):
                details.append(("presenter", self.kg.node(fact.subject).label))
                facts.append(fact)
            stated = [f.object for f in self._facts(conferral.id, "bb:awardType")]
            award = ", ".join(say(v) for v in conferral.attributes.get("bb:awardType", stated))
            granted = self._facts(conferral.id, "bb:grantor")
            grantor = ", ".join(self._name(f.object) for f in granted)
            text = f"{award} của {grantor}" if award and grantor else award or conferral.label
            yield Line(text, (*granted, *facts), conferral.id, tuple(details))

    def _sources(self) -> Iterator[Line]:
        for article in map(self.kg.node, sorted(self.look.articles(self.event.id))):
            if article.kind == "Article":
                where = [self._name(f.object) for f in self._facts(article.id, "schema:publisher")]
                days = [f for p in ("schema:datePublished", "schema:dateModified") for f in self._facts(article.id, p)]
                details = [("publisher", w) for w in where] + [("day", _date(say(f.object))) for f in days[:1]]
                yield Line(article.label, (), article.id, tuple(details))

    # -- words -------------------------------------------------------------------------------------------------

    def _facts(self, subject: str, predicate: str) -> list[Fact]:
        return self.look.out(subject, predicate)

    def _said(self, utterance: Node) -> list[Fact]:
        """The words of an utterance are where articles mention it."""
        return self.look.into(utterance.id, "bb:mentions")

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
        return named(self.kg, value)

    def _id(self, value: Value) -> str:
        return value.id if isinstance(value, Ref) else ""


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
