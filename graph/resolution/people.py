"""People, resolved: one entity a name, the given name alone (`ông Dũng`) only when it can be one person."""

from __future__ import annotations

from bisect import bisect_left, insort

from msgspec import Struct, field

from graph.grammar.people import Person
from graph.language.folding import fold
from graph.lexicon import lexicon
from graph.resolution.ids import person_id

__all__ = ["Individual", "PeopleRegistry"]


class Individual(Struct, eq=False):
    """A resolved person. `spans` are places in the stream where the article names them."""

    name: str
    order: int
    honorific: str = ""
    rank: str = ""
    degree: str = ""
    lineage: str = ""
    alt: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Local id; it changes when `lineage` becomes known (`graph.resolution.posts.settle_people`)."""
        return person_id(self.name, self.lineage)


class PeopleRegistry:
    """The people of one article, by accented name."""

    def __init__(self) -> None:
        self.by_name: dict[str, Individual] = {}
        # By given name, each with the words of the name; and where each was named, in the order of the text.
        self._by_given: dict[str, list[tuple[list[str], Individual]]] = {}
        self._starts: dict[int, list[int]] = {}

    def introduce(self, person: Person) -> Individual:
        """The individual of a full name, new or known."""
        key = fold(person.name).lower()
        known = self.by_name.get(key) or self._foreign(key.split())
        if known is None:
            known = self.by_name[key] = Individual(person.name, len(self.by_name))
            words = key.split()
            self._by_given.setdefault(words[-1], []).append((words, known))
            self._starts[id(known)] = []
        if person.name != known.name:
            known.alt.add(person.name)
        self._note(known, person)
        return known

    def _foreign(self, words: list[str]) -> Individual | None:
        """`ông Van Holten` after `Pieter van Holten`: the one person whose longer name ends so, no Vietnamese one."""
        if len(words) < 2 or words[0] in lexicon().surnames:
            return None
        longer = [
            i
            for name, i in self._by_given.get(words[-1], ())
            if len(name) > len(words) and name[-len(words) :] == words and name[0] not in lexicon().surnames
        ]
        return longer[0] if len(longer) == 1 else None

    def recall(self, person: Person) -> Individual | None:
        """The individual that a given name means: the only one who has it, else the one named last before; None when
        nobody has it."""
        words = fold(person.name).lower().split()
        fitting = [i for name, i in self._by_given.get(words[-1], ()) if name[-len(words) :] == words]
        if len(fitting) > 1:
            before = [i for i in fitting if self._starts[id(i)][0] < person.start]
            same = [i for i in before if person.prefix and i.honorific.lower() == person.prefix.honorific.lower()]
            fitting = sorted(same or before, key=lambda i: self._last_before(i, person.start))[-1:]
        if len(fitting) != 1:
            return None
        self._named_at(fitting[0], (person.start, person.end))
        return fitting[0]

    def bears(self, person: Person) -> bool:
        """Whether somebody introduced has a longer name that ends so."""
        words = fold(person.name).lower().split()
        known = self._by_given.get(words[-1], ())
        return any(len(name) > len(words) and name[-len(words) :] == words for name, _ in known)

    def _last_before(self, individual: Individual, place: int) -> int:
        starts = self._starts[id(individual)]
        return starts[bisect_left(starts, place) - 1]

    def _named_at(self, individual: Individual, span: tuple[int, int]) -> None:
        individual.spans.append(span)
        insort(self._starts[id(individual)], span[0])

    def all(self) -> list[Individual]:
        """Everybody named in full, in the order of introduction."""
        return sorted(self.by_name.values(), key=lambda i: i.order)

    def _note(self, known: Individual, person: Person) -> None:
        self._named_at(known, (person.name_start, person.end))
        prefix = person.prefix
        if prefix:
            known.honorific = known.honorific or ("" if prefix.plural else prefix.honorific)
            known.rank = known.rank or prefix.rank
            known.degree = known.degree or prefix.degree
