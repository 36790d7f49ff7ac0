"""Who is who: from sightings and judgements to the person behind each sighting, with a log of why.

The id of a person is name and lineage of the province (`graph.resolution.ids`). Careers of one id are one person
unless posts and dates keep them apart; careers of two ids are one person where they share a circle of posts, or where
one goes on in the body, or the province, that took the place of the other's. Judgements decide over all of it.
Nothing is weighed: each step is a rule with a name, and what no rule decides keeps its own id and is offered for
judgement (`graph.identity.candidates`). The result depends on the set of sightings alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from graph.identity.careers import Career, careers, follows, names, stays
from graph.identity.circles import clash
from graph.identity.judgements import Judgement, Judgements
from graph.identity.sightings import Sighting

__all__ = ["DecidedPerson", "Decision", "Identities", "decide", "reference"]


class Decision(Struct, frozen=True):
    """One entry of the log. `rule`: same-post | successor-body | merged-province | posts-clash | judged-same |
    judged-different | not-applied. `people` are the references it is about, `into` the ids that come of it."""

    rule: str
    people: tuple[str, ...]
    into: tuple[str, ...]
    reason: str
    source: str = ""


class DecidedPerson(Struct, frozen=True):
    """A person after all decisions: `id`, `name`, and the careers and bare sightings that are theirs."""

    id: str
    name: str
    careers: tuple[Career, ...]
    bare: tuple[Sighting, ...]

    @property
    def sightings(self) -> list[Sighting]:
        """All of them, sorted."""
        return sorted(s for group in ([c.found for c in self.careers] + [list(self.bare)]) for s in group)


class Identities(Struct, frozen=True):
    """`people` by id; `renamed`: (article, id in it) -> id, where they differ; `divided`: ids of which several came."""

    people: Mapping[str, DecidedPerson]
    renamed: Mapping[tuple[str, str], str]
    divided: frozenset[str]
    log: tuple[Decision, ...]

    def of(self, article: str, person: str) -> str:
        """The id of a person whom an article knows under another."""
        return self.renamed.get((article, person), person)


def decide(found: Iterable[Sighting], judgements: Judgements | None = None) -> Identities:
    """In: sightings in any order, repeated or not; what people decided. Out: who is who."""
    return _Deciding(judgements or Judgements()).decide(found)


class _Groups:
    """Careers that are one person's, joined step by step."""

    def __init__(self, everyone: Sequence[Career]) -> None:
        self._into = {id(c): c for c in everyone}

    def root(self, career: Career) -> Career:
        while self._into[id(career)] is not career:
            career = self._into[id(career)]
        return career

    def join(self, one: Career, other: Career) -> None:
        self._into[id(self.root(other))] = self.root(one)

    def of(self, careers: Sequence[Career]) -> list[list[Career]]:
        """These careers, those of one person together."""
        together: dict[int, list[Career]] = {}
        for career in careers:
            together.setdefault(id(self.root(career)), []).append(career)
        return list(together.values())


class _Deciding:
    """The work of `decide`."""

    def __init__(self, judgements: Judgements) -> None:
        self.judgements = judgements
        self.log: set[Decision] = set()
        # id -> the pairs of references that a judgement keeps apart, one of which begins with it
        self.parted: dict[str, list[tuple[str, str, Judgement]]] = {}
        for judgement in judgements.of("different"):
            for one, other in combinations(judgement.people, 2):
                for person in {_person(one), _person(other)}:
                    self.parted.setdefault(person, []).append((one, other, judgement))

    def decide(self, found: Iterable[Sighting]) -> Identities:
        by_name: dict[str, set[Sighting]] = {}
        for sighting in found:
            by_name.setdefault(sighting.key, set()).add(sighting)
        everyone: list[Career] = []
        loose: list[Sighting] = []
        for key in sorted(by_name):
            own, bare = self._careers(sorted(by_name[key]))
            everyone += own
            loose += bare
        groups = _Groups(everyone)
        by_key: dict[str, list[Career]] = {}
        for career in everyone:
            by_key.setdefault(career.found[0].key, []).append(career)
        for own in by_key.values():
            self._join_name(own, groups)
        self._join_judged(everyone, groups)
        return self._settled(everyone, loose, groups)

    # -- careers -----------------------------------------------------------------------------------------------

    def _careers(self, found: list[Sighting]) -> tuple[list[Career], list[Sighting]]:
        """The careers of a name; those that a judgement parts are told apart by position. People without any post are
        careers of their own, one an id."""
        own, loose = careers(found)
        parted: list[Career] = []
        for career in own:
            apart = any(names(a, career) and names(b, career) for a, b, _ in self._judged_apart(career))
            parted += careers(career.found, exact=True)[0] if apart else [career]
        known = {person for career in parted for person in career.people}
        bare: dict[str, Career] = {}
        for sighting in loose:
            if sighting.person not in known:
                bare.setdefault(sighting.person, Career()).found.append(sighting)
        for career in parted:
            if len(career.people) > 1:
                self._note("same-post", career.people, "the same name in the same circle of posts")
        return [*parted, *bare.values()], [s for s in loose if s.person in known]

    def _judged_apart(self, career: Career) -> list[tuple[str, str, Judgement]]:
        return [pair for person in sorted(career.people) for pair in self.parted.get(person, ())]

    def _note(self, rule: str, people: Iterable[str], reason: str, source: str = "") -> None:
        self.log.add(Decision(rule, tuple(sorted(people)), (), reason, source))

    # -- rules -------------------------------------------------------------------------------------------------

    def _join_name(self, own: list[Career], groups: _Groups) -> None:
        """Join the careers of one name: first across changes of bodies, which is the surer sign, then by id."""
        doubts: set[frozenset[int]] = set()
        for linked in (_goes_on, _one_lineage):
            self._join_linked(own, groups, linked, doubts)

    def _join_linked(
        self, own: list[Career], groups: _Groups, linked: Callable[[Career, Career], bool], doubts: set[frozenset[int]]
    ) -> None:
        """Join what is linked and has posts that clash with the same others: none, as a rule. What might have been
        joined but for them (which of two directors is the director of the merged department?) goes to `doubts`, and is
        not joined by a weaker sign either."""
        several = groups.of(own)
        pairs = [(a, b) for a, b in combinations(several, 2) if any(linked(c, d) for c in a for d in b)]
        if not pairs:
            return
        near = _Groups(own)
        for part in several:
            for career in part:
                near.join(part[0], career)
        for a, b in pairs:
            near.join(a[0], b[0])
        clashing: dict[int, set[int]] = {id(a): set() for a in several}
        for a, b in combinations(several, 2):
            if near.root(a[0]) is near.root(b[0]) and any(self._apart(c, d, doubts) for c in a for d in b):
                clashing[id(a)].add(id(b))
                clashing[id(b)].add(id(a))
        for a, b in pairs:
            if clashing[id(a)] == clashing[id(b)]:
                groups.join(a[0], b[0])
                if linked is _goes_on:
                    self._note("successor-body", map(reference, (*a, *b)), "the same name where its body went")
                elif not any(c.people & d.people for c in a for d in b):
                    self._note("merged-province", map(reference, (*a, *b)), "the same name where its province went")
            else:
                doubts.update(frozenset((id(c), id(d))) for c in a for d in b)

    def _apart(self, a: Career, b: Career, doubts: set[frozenset[int]]) -> bool:
        if frozenset((id(a), id(b))) in doubts:
            return True
        for one, other, judgement in self._judged_apart(a):
            if (names(one, a) and names(other, b)) or (names(one, b) and names(other, a)):
                self._note("judged-different", (one, other), judgement.reason, judgement.source)
                return True
        found = clash(a.spans, b.spans)
        if found is not None and a.people & b.people:
            circles = " and ".join(c.id for c in found)
            self._note("posts-clash", (reference(a), reference(b)), f"nobody holds posts of {circles} at one time")
        return found is not None

    def _join_judged(self, everyone: list[Career], groups: _Groups) -> None:
        by_person: dict[str, list[Career]] = {}
        for career in everyone:
            for person in career.people:
                by_person.setdefault(person, []).append(career)
        for judgement in self.judgements.entries:
            meant = [[c for c in by_person.get(_person(p), ()) if names(p, c)] for p in judgement.people]
            missing = [p for p, own in zip(judgement.people, meant, strict=True) if not own]
            if missing:
                told = f"no article shows this; judged {judgement.verdict}: {judgement.reason}"
                self._note("not-applied", missing, told, judgement.source)
            elif judgement.verdict == "same":
                first = meant[0][0]
                for career in (c for own in meant for c in own):
                    groups.join(first, career)
                self._note("judged-same", judgement.people, judgement.reason, judgement.source)

    # -- the result --------------------------------------------------------------------------------------------

    def _settled(self, everyone: list[Career], loose: list[Sighting], groups: _Groups) -> Identities:
        together = groups.of(everyone)
        owners: dict[str, set[int]] = {}
        for root, own in enumerate(together):
            for career in own:
                for person in career.people:
                    owners.setdefault(person, set()).add(root)
        divided = frozenset(person for person, roots in owners.items() if len(roots) > 1)
        bare: dict[int, list[Sighting]] = {}
        undecided: dict[str, list[Sighting]] = {}
        for sighting in loose:
            if sighting.person in divided:
                undecided.setdefault(sighting.person, []).append(sighting)
            else:
                bare.setdefault(next(iter(owners[sighting.person])), []).append(sighting)
        people: dict[str, DecidedPerson] = {}
        for root, own in enumerate(together):
            id_ = _id_of(own, divided)
            ordered = tuple(sorted(own, key=lambda c: (c.order, c.found[0])))
            people[id_] = DecidedPerson(id_, _name(own), ordered, tuple(sorted(bare.get(root, ()))))
        for person, sightings in undecided.items():
            people[person] = DecidedPerson(person, sightings[0].name, (), tuple(sorted(sightings)))
        renamed = {(s.article, s.person): id_ for id_, p in people.items() for s in p.sightings if s.person != id_}
        return Identities(dict(sorted(people.items())), renamed, divided, self._written(people))

    def _written(self, people: Mapping[str, DecidedPerson]) -> tuple[Decision, ...]:
        """The log, each entry with the ids that came of it."""
        into: dict[str, set[str]] = {}
        for individual in people.values():
            for career in individual.careers:
                for person in career.people:
                    into.setdefault(person, set()).add(individual.id)
                    for position in career.positions:
                        into.setdefault(f"{person}/{position.removeprefix('position/')}", set()).add(individual.id)
        found = [replace(d, into=tuple(sorted({i for p in d.people for i in into.get(p, ())}))) for d in self.log]
        return tuple(sorted(found, key=lambda d: (d.people, d.rule, d.reason, d.source)))


def _goes_on(a: Career, b: Career) -> bool:
    return follows(a, b) or follows(b, a)


def _one_lineage(a: Career, b: Career) -> bool:
    """One id, or an id of a province and one of the province that it became part of: the lineage of both."""
    return bool(a.people & b.people) or stays(a, b) or stays(b, a)


def _person(reference: str) -> str:
    """The id in a reference, without the position that may follow it."""
    return "/".join(reference.split("/", 3)[:3])


def reference(career: Career) -> str:
    """How the judgement file names a career."""
    person = min(career.people, key=_preferred)
    return f"{person}/{career.anchor}" if career.anchor else person


def _preferred(person: str) -> tuple[bool, str]:
    """Ids of a province before the national one, then by letters."""
    return person.startswith("person/vn/"), person


def _id_of(own: Sequence[Career], divided: frozenset[str]) -> str:
    """The id of a person: of the id that is theirs alone, or of one of their positions under an id they share."""
    everyone = {person for career in own for person in career.people}
    whole = sorted(everyone - divided, key=_preferred)
    if whole:
        return whole[0]
    anchors = sorted(c.anchor for c in own if c.anchor)
    return f"{min(everyone, key=_preferred)}/{anchors[0] if anchors else 'x'}"


def _name(own: Sequence[Career]) -> str:
    return min(s.name for c in own for s in c.found)
