"""Which names have to be decided together: those that a judgement binds. All others are decided one by one.

A name here is what a person's id says of it, without lineage and hash (`le-van-an`): every spelling of one name has the
same, and so have all ids that rules ever compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.identity.judgements import Judgement, Judgements

__all__ = ["concerned", "name_of", "spheres"]


def name_of(person: str) -> str:
    """The name in an id or in a reference of the judgement file.

    >>> name_of("person/dong-thap/le-van-an-179303/dong-thap-1976/so-y-te/giam-doc")
    'le-van-an'
    """
    return person.split("/", 3)[2].rpartition("-")[0]


def concerned(judgement: Judgement) -> set[str]:
    """The names that a judgement is about."""
    return set(map(name_of, judgement.people))


def spheres(names: Iterable[str], judgements: Judgements) -> Iterator[tuple[list[str], Judgements]]:
    """In: names, and all judgements. Out: the names that are decided together, with whatever a judgement binds to
    them, and the judgements about them; each name once."""
    bound: dict[str, set[str]] = {}
    about: dict[str, list[Judgement]] = {}
    for judgement in judgements.entries:
        together = set().union(*(bound.get(n, {n}) for n in concerned(judgement)))
        bound.update(dict.fromkeys(together, together))
        for name in concerned(judgement):
            about.setdefault(name, []).append(judgement)
    done: set[str] = set()
    for name in names:
        if name not in done:
            together = bound.get(name, {name})
            done |= together
            own = {j for n in together for j in about.get(n, ())}
            yield sorted(together), Judgements(tuple(j for j in judgements.entries if j in own) if own else ())
