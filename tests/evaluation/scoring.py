"""How well a knowledge graph says what its article says, judged against gold.

A node is right where its label is a name of a gold item; an edge is right where both its ends are. Gold items marked
optional, and edges at them, count neither way. A second node for one gold item is spurious: the same thing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.model import KnowledgeGraph
from tests.evaluation.gold import Award, Document, Event, Gold, Item
from tests.evaluation.names import agreement, body_key, closest, name_key
from tests.evaluation.tally import Tally
from tests.evaluation.view import View

__all__ = ["score"]

#: How many words two wordings must share to be one thing (`names.agreement`): of an event; of a document, a campaign or a
#: recipient; of a kind of award.
EVENT, WORDING, AWARD_KIND = 0.4, 0.6, 0.5


def score(kg: KnowledgeGraph, gold: Gold, tally: Tally) -> None:
    """Add the counts of one article to a tally."""
    _Judgement(View(kg), gold, tally).judge()


class _Judgement:
    """One article: which node is which gold item, then which edges follow."""

    def __init__(self, view: View, gold: Gold, tally: Tally) -> None:
        self.view, self.gold, self.tally = view, gold, tally
        self.person_of = _named(view.people, gold.people, name_key)
        self.body_of = _named(view.bodies, gold.bodies, body_key)
        self.weak = {i.name for i in (*gold.people, *gold.bodies) if i.optional}

    def judge(self) -> None:
        self._nodes("person", self.view.people, self.gold.people, self.person_of)
        self._nodes("body", self.view.bodies, self.gold.bodies, self.body_of)
        self._campaigns()
        self._posts()
        self._hierarchy()
        self._events()
        self._documents()
        self._awards()

    # -- names -------------------------------------------------------------------------------------------------

    def _who(self, id: str) -> str:
        """The gold name of a person or body, or the system's own with a question mark."""
        if id in self.view.people:
            return self.gold.people[self.person_of[id]].name if id in self.person_of else f"?{self.view.label(id)}"
        return self._body(id)

    def _body(self, id: str) -> str:
        return self.gold.bodies[self.body_of[id]].name if id in self.body_of else f"?{self.view.label(id)}"

    def _nodes(
        self, kind: str, found: dict[str, str], wanted: Sequence[Item | Event | Document | Award], which: dict[str, int]
    ) -> None:
        met: set[int] = set()
        for id, label in found.items():
            n = which.get(id)
            if n is None:
                self.tally.spurious(kind, self.gold.ident, label)
            elif n in met:
                self.tally.spurious(kind, self.gold.ident, f"{label} (twice)")
            else:
                met.add(n)
                self.tally.right(kind, not wanted[n].optional)
        for n, item in enumerate(wanted):
            if n not in met and not item.optional:
                self.tally.missed(kind, self.gold.ident, item.name)

    def _edges(
        self, kind: str, found: set[tuple[object, ...]], wanted: set[tuple[object, ...]], free: set[tuple[object, ...]]
    ) -> None:
        self.tally.compare(kind, self.gold.ident, found, wanted, free)

    # -- campaigns ---------------------------------------------------------------------------------------------

    def _campaigns(self) -> None:
        campaigns = self.gold.campaigns
        which = _named(self.view.movements, campaigns, name_key)
        for id, label in self.view.movements.items():
            if id not in which and campaigns:
                best = max(range(len(campaigns)), key=lambda n: agreement(label, campaigns[n].name))
                if agreement(label, campaigns[best].name) >= WORDING:
                    which[id] = best
        self._nodes("campaign", self.view.movements, campaigns, which)

    # -- posts and hierarchy -----------------------------------------------------------------------------------

    def _posts(self) -> None:
        ident = self.gold.ident
        posts = [(p, {name_key(r) for r in p.roles}, p.optional or p.person in self.weak) for p in self.gold.posts]
        met: set[int] = set()
        seen: set[tuple[str, str | None, str]] = set()
        for person, role, body in self.view.posts:
            who, where, key = self._who(person), self._body(body) if body else None, name_key(role)
            if (who, where, key) in seen:
                continue
            seen.add((who, where, key))
            fits = [
                n
                for n, (p, roles, weak) in enumerate(posts)
                if n not in met and not weak and p.person == who and key in roles
            ]
            exact = [n for n in fits if where in posts[n][0].bodies]
            loose = [n for n in fits if None in posts[n][0].bodies]  # gold names no body: any will do
            if exact or loose:
                met.add((exact or loose)[0])
                self.tally.right("holds post")
            elif who not in self.weak and not any(
                weak and p.person == who and key in roles and (where in p.bodies or None in p.bodies)
                for p, roles, weak in posts
            ):
                self.tally.spurious("holds post", ident, (who, role, where))
        for n, (post, _, weak) in enumerate(posts):
            if n not in met and not weak:
                self.tally.missed("holds post", ident, (post.person, post.roles[0], post.bodies[0]))

    def _hierarchy(self) -> None:
        known = {b.name for b in self.gold.bodies}
        found: set[tuple[object, ...]] = {(self._body(a), self._body(b)) for a, b in self.view.pairs("bb:partOf")}
        found = {(a, b) for a, b in found if a in known and b in known}  # parents outside the gold are not judged
        wanted: set[tuple[object, ...]] = {pair for pair, optional in self.gold.parts.items() if not optional}
        free = {e for e in found if e in self.gold.parts or set(e) & self.weak}
        self._edges("belongs to", found, wanted, free)

    # -- events ------------------------------------------------------------------------------------------------

    def _events(self) -> None:
        events = self.gold.events
        which = self._match_events()
        self._nodes("event", self.view.events, events, which)
        self._dates(which)
        self._participants(which)

    def _dates(self, which: dict[str, int]) -> None:
        """The days of the events that were found; where the gold has only a month or a year, any day of it is right."""
        for id, n in which.items():
            event, date = self.gold.events[n], self.view.date(id)
            if not event.date or event.optional:
                continue
            if date and (date == event.date or (len(event.date) < 10 and date.startswith(event.date))):
                self.tally.right("event date")
                continue
            self.tally.missed("event date", self.gold.ident, (event.key, event.date))
            if date:
                self.tally.spurious("event date", self.gold.ident, (event.key, date))

    def _participants(self, which: dict[str, int]) -> None:
        """Who chairs, organises, speaks at and attends the events that were found."""
        events = self.gold.events
        weak_events = {e.key for e in events if e.optional}
        known: set[tuple[object, ...]] = {(name, e.key) for e in events for name in e.everyone}
        for kind, predicate, agents in (
            ("chairs", "bb:chairs", "chairs"),
            ("organizes", "bb:organizes", "organizers"),
            ("speaks at", "bb:speaksAt", "speakers"),
            ("attends", "bb:attends", "attendees"),
        ):
            # The edges of an event that the gold does not have are counted once, as the event.
            found: set[tuple[object, ...]] = {
                (self._who(s), events[which[o]].key)
                for s, o in self.view.pairs(predicate)
                if o in which and (s in self.view.people or s in self.view.bodies)
            }
            wanted: set[tuple[object, ...]] = {
                (name, e.key) for e in events if not e.optional for name in e.agents[agents] if name not in self.weak
            }
            free = {e for e in found if e[1] in weak_events or e[0] in self.weak}
            if kind == "attends":
                free |= found & known  # who chairs or speaks is present
            self._edges(kind, found, wanted, free)

    def _match_events(self) -> dict[str, int]:
        """By name, the best pairs first; then by date and a shared organiser or chair."""
        events = self.gold.events
        pairs = [
            (closest(label, e.wordings), id, n) for id, label in self.view.events.items() for n, e in enumerate(events)
        ]
        which = _best_pairs(pairs, EVENT)
        for id in self.view.events:
            if id in which or not self.view.date(id):
                continue
            agents = {self._who(s) for p in ("bb:chairs", "bb:organizes") for s, o in self.view.pairs(p) if o == id}
            for n, event in enumerate(events):
                if (
                    n not in which.values()
                    and event.date == self.view.date(id)
                    and agents & {*event.agents["chairs"], *event.agents["organizers"]}
                ):
                    which[id] = n
                    break
        return which

    # -- documents ---------------------------------------------------------------------------------------------

    def _documents(self) -> None:
        documents = self.gold.documents
        which: dict[str, int] = {}
        for id, label in self.view.documents.items():
            fits = [(self._document(id, label, d), -n) for n, d in enumerate(documents) if n not in which.values()]
            best = max(fits, default=(0.0, 0))
            if best[0] >= WORDING:
                which[id] = -best[1]
        self._nodes("document", self.view.documents, documents, which)
        found: set[tuple[object, ...]] = {
            (documents[which[d]].name, self._body(b)) for d, b in self.view.pairs("bb:issuedBy") if d in which
        }
        wanted: set[tuple[object, ...]] = {(d.name, d.issuer) for d in documents if d.issuer and not d.optional}
        silent = {d.name for d in documents if d.optional or not d.issuer}
        self._edges("issued by", found, wanted, {e for e in found if e[0] in silent})

    def _document(self, id: str, label: str, document: Document) -> float:
        """Numbers decide where both have one; a numbered document is no unnumbered one; else the words do."""
        number = self.view.number(id)
        if number and document.number:
            return float(name_key(number) == name_key(document.number))
        if number or document.number:
            return 0.0
        whole = f"{label} {self.view.subject(id)}", f"{document.name} {document.subject}"
        return max(closest(label, document.wordings), agreement(*whole))

    # -- awards ------------------------------------------------------------------------------------------------

    def _awards(self) -> None:
        view = self.view
        given = {id: [view.label(o) for s, o in view.pairs("bb:recipient") if s == id] for id in view.conferrals}
        which = self._match_awards(given)
        self._nodes("award", view.conferrals, self.gold.awards, which)
        self._givers(which)
        self._recipients(which, given)

    def _match_awards(self, given: dict[str, list[str]]) -> dict[str, int]:
        """By kind first, then by who grants and who receives. `given`: conferral -> its recipients."""
        view, awards = self.view, self.gold.awards
        grantors = {id: {self._who(o) for s, o in view.pairs("bb:grantor") if s == id} for id in view.conferrals}
        which: dict[str, int] = {}
        for id, kind in view.conferrals.items():
            fits = [
                (
                    closest(kind, a.wordings)
                    + 0.5 * (a.grantor in grantors[id])
                    + agreement(" ".join(given[id]), " ".join(a.recipients)),
                    -n,
                )
                for n, a in enumerate(awards)
                if n not in which.values() and closest(kind, a.wordings) >= AWARD_KIND
            ]
            if fits:
                which[id] = -max(fits)[1]
        return which

    def _givers(self, which: dict[str, int]) -> None:
        """Who grants and who presents the awards that were found."""
        view, awards = self.view, self.gold.awards
        presented = [(c, p) for p, c in view.pairs("bb:presents")]
        for edge, pairs, wanted in (
            ("grants", view.pairs("bb:grantor"), [(n, g) for n, a in enumerate(awards) for g in [a.grantor] if g]),
            ("presents", presented, [(n, p) for n, a in enumerate(awards) for p in a.presenters]),
        ):
            found: set[tuple[object, ...]] = {(which[c], self._who(o)) for c, o in pairs if c in which}
            self._edges(
                edge,
                found,
                {(n, who) for n, who in wanted if not awards[n].optional},
                {e for e in found if awards[int(str(e[0]))].optional},
            )

    def _recipients(self, which: dict[str, int], given: dict[str, list[str]]) -> None:
        """Each recipient of the gold takes the node whose words agree best with its own; what is left is spurious."""
        for n, award in enumerate(self.gold.awards):
            if award.optional:
                continue
            left = [label for id in which if which[id] == n for label in given[id]]
            for name in award.recipients:
                near = max(left, key=lambda label: agreement(label, name), default="")
                if near and agreement(near, name) >= WORDING:
                    left.remove(near)
                    self.tally.right("receives")
                else:
                    self.tally.missed("receives", self.gold.ident, (award.name, name))
            for label in left:
                self.tally.spurious("receives", self.gold.ident, (award.name, label))


def _named(found: dict[str, str], wanted: Sequence[Item], key: Callable[[str], str]) -> dict[str, int]:
    """Node id -> place of the gold item that has its label for a name."""
    place: dict[str, int] = {}
    for n, item in enumerate(wanted):
        for wording in item.wordings:
            place.setdefault(key(wording), n)
    return {id: place[key(label)] for id, label in found.items() if key(label) in place}


def _best_pairs(pairs: list[tuple[float, str, int]], least: float) -> dict[str, int]:
    """One to one, the most alike first."""
    which: dict[str, int] = {}
    for alike, id, n in sorted(pairs, reverse=True):
        if alike >= least and id not in which and n not in which.values():
            which[id] = n
    return which
