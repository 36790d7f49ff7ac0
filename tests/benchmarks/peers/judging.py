"""What another reader found, judged against the gold of tests/corpus by the same scorer as bienban's own graphs.

It is helped where it has no way to know: a body that is printed shorter than its name (`UBND tỉnh`, `Sở Nội vụ`) counts as
the body of the gold whose name begins with these words or that the annotator noted under them, a given name as the one person
who has it, the same thing under two names as one; a place that is no body of the gold is not judged, and a name without a
class is taken for a person where it is one. bienban gets none of this help.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from graph.model import Code, Evidence, KnowledgeGraph, Literal, Node, Ref, Support, date
from tests.benchmarks.peers.found import Found
from tests.evaluation.corpus import pairs
from tests.evaluation.gold import Gold, read_gold
from tests.evaluation.names import body_key, name_key
from tests.evaluation.scoring import score
from tests.evaluation.tally import Tally

__all__ = ["judged", "texts"]

_SAID = Support("article/x", (Evidence("article/x", 0, 1, "x"),))


def texts() -> list[str]:
    """The texts that have gold, in the order in which `judged` takes what was found in them."""
    return [text.read_text(encoding="utf-8") for text, _ in pairs()]


def judged(found: Iterable[Found]) -> Tally:
    """The tally over all articles."""
    tally = Tally()
    for (_, path), one in zip(pairs(), found, strict=True):
        gold = read_gold(path)
        score(_graph(_Names(gold, path), one), gold, tally)
    return tally


class _Names:
    """The help: printed names -> names of the gold."""

    def __init__(self, gold: Gold, path: Path) -> None:
        self.people = {name_key(w): item.name for item in gold.people for w in item.wordings}
        self.bodies = {body_key(w): item.name for item in gold.bodies for w in item.wordings}
        noted = {
            body_key(printed): self.bodies[body_key(raw["name"])]
            for raw in json.loads(path.read_text(encoding="utf-8"))["bodies"]
            for printed in raw.get("surface", ())
        }
        self.printed = {**noted, **self.bodies}

    def person(self, name: str) -> str:
        key = name_key(name)
        if key in self.people:
            return self.people[key]
        same = {full for other, full in self.people.items() if other.endswith(f" {key}")}
        return same.pop() if len(same) == 1 else name

    def body(self, name: str) -> str:
        key = body_key(name)
        if key in self.printed:
            return self.printed[key]
        if len(name_key(name).split()) < 2:  # `Ban` is the beginning of nearly everything
            return name
        longer = [full for other, full in self.bodies.items() if other.startswith(f"{key} ")]
        return longer[0] if longer else name

    def people_of(self, found: Found) -> list[str]:
        """Those without a class that are people."""
        return [name for name in found.names if name_key(self.person(name)) in self.people]

    def bodies_of(self, found: Found) -> list[str]:
        people = {*self.people_of(found)}
        others = [name for name in found.names if name not in people]
        named = map(
            self.body, [*found.bodies, *others, *found.organizes, *(issuer for *_, issuer in found.documents if issuer)]
        )
        placed = (body for body in map(self.body, found.places) if body_key(body) in self.bodies)
        return [*named, *(self.body(g) for _, g, _ in found.awards if g), *placed]


def _graph(names: _Names, found: Found) -> KnowledgeGraph:
    kg = KnowledgeGraph()
    add = _Adding(kg)
    people = add.each("person", "Person", map(names.person, [*found.people, *names.people_of(found)]), name_key)
    bodies = add.each("body", "Body", names.bodies_of(found), body_key)

    def body(name: str) -> str:
        return bodies[body_key(names.body(name))]

    for n, (person, role, of) in enumerate(found.posts):
        holder = people.get(name_key(names.person(person)))
        if holder:
            where = {"org:postIn": (Ref(body(of)),)} if of else {}
            post = Node(
                f"position/{n}", "Position", role, attributes={"org:role": (Code("role", role, role),), **where}
            )
            kg.add_node(post)
            add.edge(holder, "bb:holds", post.id)
    for n, (name, day) in enumerate(found.events):
        kg.add_node(Node(f"event/{n}", "Event", name, attributes={"schema:startDate": (date(day),)} if day else {}))
    if found.events:
        for predicate, who in (("chairs", found.chairs), ("speaksAt", found.speaks), ("attends", found.attends)):
            for name in who:
                add.edge(people.get(name_key(names.person(name))), f"bb:{predicate}", "event/0")
        for name in found.organizes:
            add.edge(body(name), "bb:organizes", "event/0")
    for n, (name, number, issuer) in enumerate(found.documents):
        kg.add_node(Node(f"document/{n}", "Document", name, attributes={"bb:number": (Literal(number),)}))
        if issuer:
            add.edge(f"document/{n}", "bb:issuedBy", body(issuer))
    for n, (kind, grantor, recipients) in enumerate(found.awards):
        award = Node(
            f"event/award/{n}", "AwardConferral", kind, attributes={"bb:awardType": (Code("award", kind, kind),)}
        )
        kg.add_node(award)
        if grantor:
            add.edge(award.id, "bb:grantor", body(grantor))
        for m, recipient in enumerate(recipients):
            kg.add_node(Node(f"group/{n}/{m}", "Collective", recipient))
            add.edge(award.id, "bb:recipient", f"group/{n}/{m}")
    add.each("movement", "Movement", found.campaigns, name_key)
    return kg


class _Adding:
    """Nodes and edges of a graph that has no words behind them."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg

    def each(self, room: str, kind: str, names: Iterable[str], key: Callable[[str], str]) -> dict[str, str]:
        """Key of a name -> id of its node; one node for one name."""
        ids: dict[str, str] = {}
        for name in names:
            if key(name) not in ids:
                ids[key(name)] = f"{room}/{len(ids)}"
                self.kg.add_node(Node(ids[key(name)], kind, name))
        return ids

    def edge(self, subject: str | None, predicate: str, object: str) -> None:
        if subject:
            self.kg.add_fact(subject, predicate, Ref(object), _SAID)
