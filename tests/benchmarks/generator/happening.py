"""What happens in the invented country: somebody takes or leaves a post, or a body meets; who was there, and who is recalled."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random

from tests.benchmarks.generator.world import FIRST, LAST, Body, Person, Tenure, Unit, World

__all__ = ["Event", "wordings"]


@cache
def wordings() -> dict[str, list[str]]:
    """The wordings of each kind, as in `wordings.toml`."""
    return tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))


class Event:
    """Something that happened, as every reporter may tell it: who met, who was there, who took or left a post."""

    def __init__(self, world: World, random: Random, moves: list[Tenure], endings: list[Tenure]) -> None:
        self.world, self.random = world, random
        chance = random.random()
        self.move = moves.pop() if moves and chance < 0.22 else None
        self.leaves = endings.pop() if endings and 0.22 <= chance < 0.28 else None
        if self.move is not None:
            self.day = self.move.start
            self.host = self._deciding(self.move.seat.body)
        elif self.leaves is not None:
            self.day = self.leaves.end
            self.host = self._deciding(self.leaves.seat.body)
        else:
            self.day = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
            self.host = random.choice([b for b in world.bodies if b.start <= self.day < b.until and _meets(b)])
        holding = world.holding(self.day)
        own = [t.person for t in holding if t.seat.body is self.host]
        unit = self.host.unit
        near = [t.person for t in holding if _near(t.seat.body.unit, unit)]
        far = [t.person for t in holding if t.seat.body.unit is None or t.seat.body.unit.level == 1]
        self.chairs = self._some(own or near, 1, 2)
        others = self._some(near, 1, 5) + (self._some(far, 1, 1) if random.random() < 0.25 else [])
        apart = {t.person for t in (self.move, self.leaves) if t is not None}
        self.chairs = [p for p in self.chairs if p not in apart] or [p for p in near if p not in apart][:1]
        self.others = [p for p in dict.fromkeys(others) if p not in self.chairs and p not in apart]
        self.event = random.choice(wordings()["events"])
        self.former = self._veteran() if random.random() < 0.1 else None

    def _some(self, people: list[Person], least: int, most: int) -> list[Person]:
        people = [p for p in dict.fromkeys(people) if p.posts_on(self.day)]
        names: dict[str, Person] = {}
        for person in self.random.sample(people, min(len(people), self.random.randint(least, most))):
            names.setdefault(person.name, person)
        return [*names.values()]

    def _deciding(self, body: Body) -> Body:
        """Who announces a change in a body: its unit's committee or government, the body itself at the centre."""
        own = [
            b for b in self.world.bodies
            if b.unit is body.unit and b.start <= self.day < b.until and b.kind.endswith(("committee", "government"))
        ]  # fmt: skip
        return self.random.choice(own) if own and body.unit is not None else body

    def _veteran(self) -> Tenure | None:
        before = [
            t for t in self.world.tenures
            if t.end <= self.day - timedelta(60) and t.seat.body.unit is not None and _near(t.seat.body.unit, self.host.unit)
            and not any(u.end > t.end for u in t.person.tenures) and t.person.name not in self._names()
        ]  # fmt: skip
        return self.random.choice(before) if before else None

    def _names(self) -> set[str]:
        moving = [t.person for t in (self.move, self.leaves) if t is not None]
        return {p.name for p in (*self.chairs, *self.others, *moving)}


def _meets(body: Body) -> bool:
    return body.kind != "small" or "uy-ban-nhan-dan" in body.id


def _near(unit: Unit | None, host: Unit | None) -> bool:
    """Whether people of a unit come to what a host arranges: of the same unit, or of the province and what is in it."""
    if unit is None or host is None:
        return unit is host
    return unit is host or unit.above is host or (host.above is unit and unit.level == 1)
