"""An invented country with known truth: units, bodies, posts, and people who move between them from 2022 to mid-2026.

Institutions and dates are the real ones (63 provinces to 34, the end of districts, ministries and departments of March
2025); every person and every career is invented. Ids are written here as graph/model/README.md says, from the names,
and never asked of the program that is measured.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from graph.lexicon.tables import read_table
from tests.benchmarks.generator.names import new_name

__all__ = ["FIRST", "LAST", "Body", "Person", "Seat", "Tenure", "Unit", "World"]

FIRST, LAST = date(2022, 1, 3), date(2026, 6, 30)
MERGED, REFORMED = date(2025, 7, 1), date(2025, 3, 1)


def slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "-".join(re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))


@dataclass(frozen=True)
class Unit:
    """A province, district or commune; `id` as graph/model/README.md has it, `level` 1 to 3."""

    id: str
    name: str
    kind: str
    level: int
    lineage: str
    above: Unit | None = None

    @property
    def label(self) -> str:
        return "Thành phố Hồ Chí Minh" if self.name == "Hồ Chí Minh" else f"{self.kind} {self.name}"


@dataclass(frozen=True)
class Body:
    """`forms` of its name in full, `short` forms for a text that has said which unit it is about."""

    id: str
    unit: Unit | None
    forms: tuple[str, ...]
    short: tuple[str, ...]
    start: date
    until: date
    kind: str


@dataclass(frozen=True)
class Seat:
    """A post that one person holds at a time. `also`: number among several deputies, which no text shows."""

    role: str
    body: Body
    also: int = 0

    @property
    def position(self) -> str:
        """Id of the position, as graph/model/README.md has it."""
        return f"position/{self.body.id}/{slug(self.role)}"


@dataclass(eq=False)
class Person:
    number: int
    name: str
    woman: bool
    home: str
    tenures: list[Tenure] = field(default_factory=list)

    def posts_on(self, day: date) -> list[Seat]:
        return [t.seat for t in self.tenures if t.start <= day < t.end]


@dataclass(eq=False)
class Tenure:
    person: Person
    seat: Seat
    start: date
    end: date


_ROLES = {
    "committee": ("Bí thư", "Phó Bí thư Thường trực", "Phó Bí thư"),
    "government": ("Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch"),
    "council": ("Chủ tịch", "Phó Chủ tịch"),
    "front": ("Chủ tịch", "Phó Chủ tịch"),
    "board": ("Trưởng Ban", "Phó Trưởng Ban"),
    "inspection": ("Chủ nhiệm", "Phó Chủ nhiệm"),
    "department": ("Giám đốc", "Phó Giám đốc", "Phó Giám đốc"),
    "police": ("Giám đốc", "Phó Giám đốc"),
    "ministry": ("Bộ trưởng", "Thứ trưởng", "Thứ trưởng", "Thứ trưởng"),
    "central board": ("Trưởng Ban", "Phó Trưởng Ban", "Phó Trưởng Ban"),
    "small": ("Chủ tịch", "Phó Chủ tịch"),
    "small committee": ("Bí thư", "Phó Bí thư Thường trực"),
}
_DEPARTMENTS = {  # name -> what took its place in March 2025
    "Sở Y tế": "", "Sở Giáo dục và Đào tạo": "", "Sở Tài chính": "", "Sở Xây dựng": "", "Sở Nội vụ": "", "Sở Tư pháp": "",
    "Sở Công Thương": "", "Sở Khoa học và Công nghệ": "", "Sở Kế hoạch và Đầu tư": "Sở Tài chính",
    "Sở Giao thông vận tải": "Sở Xây dựng", "Sở Nông nghiệp và Phát triển nông thôn": "Sở Nông nghiệp và Môi trường",
    "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường", "Sở Thông tin và Truyền thông": "Sở Khoa học và Công nghệ",
    "Sở Lao động - Thương binh và Xã hội": "Sở Nội vụ",
}  # fmt: skip
_ABBREVIATED = {
    "Sở Giáo dục và Đào tạo": "Sở GD&ĐT", "Sở Kế hoạch và Đầu tư": "Sở KH&ĐT", "Sở Giao thông vận tải": "Sở GTVT",
    "Sở Nông nghiệp và Phát triển nông thôn": "Sở NN&PTNT", "Sở Tài nguyên và Môi trường": "Sở TN&MT",
    "Sở Khoa học và Công nghệ": "Sở KH&CN", "Sở Lao động - Thương binh và Xã hội": "Sở LĐ-TB&XH",
    "Sở Thông tin và Truyền thông": "Sở TT&TT", "Sở Nông nghiệp và Môi trường": "Sở NN&MT",
}  # fmt: skip
_MINISTRIES = {
    "Bộ Y tế": "", "Bộ Tài chính": "", "Bộ Nội vụ": "", "Bộ Xây dựng": "", "Bộ Tư pháp": "", "Bộ Giáo dục và Đào tạo": "",
    "Bộ Kế hoạch và Đầu tư": "Bộ Tài chính", "Bộ Giao thông vận tải": "Bộ Xây dựng",
    "Bộ Tài nguyên và Môi trường": "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn": "Bộ Nông nghiệp và Môi trường",
}  # fmt: skip
_COMMUNES = [
    "Tân Phú", "Mỹ Hiệp", "An Hòa", "Bình Thạnh", "Long Hưng", "Phú Lộc", "Vĩnh Thịnh", "Hòa Bình", "Đông Sơn", "Xuân Lập",
    "Thạnh Phước", "Tân Lập", "Quảng Phú", "Nghĩa Lâm", "Yên Thành", "Hưng Mỹ",
]  # fmt: skip


class World:
    """Everything that is so. `provinces`: how many lineages; the rest follows from the seed."""

    def __init__(self, seed: int, provinces: int) -> None:
        self.random = Random(seed)
        self.people: list[Person] = []
        self.bodies: list[Body] = []
        self.tenures: list[Tenure] = []
        self._free: list[tuple[date, Person, Seat]] = []
        self.units = self._units(provinces)
        for unit in self.units:
            self.bodies += self._bodies_of(unit)
        self.bodies += self._central()
        self.bodies = [body for body in self.bodies if body.start < body.until]
        self._fill()
        for person in self.people:
            person.tenures.sort(key=lambda t: (t.start, t.seat.position))
        self.tenures.sort(key=lambda t: (t.start, t.person.number, t.seat.position))

    # -- units and bodies --------------------------------------------------------------------------------------

    def _units(self, provinces: int) -> list[Unit]:
        rows = [r for r in read_table("provinces") if r["until"] == "" or r["until"] > "2022-12-31"]
        merged = sorted({r["into"] for r in rows if r["into"]})
        self.random.shuffle(merged)
        chosen: list[dict[str, str]] = []
        for into in merged:
            if len({r["lineage"] for r in chosen}) >= provinces:
                break
            chosen += [r for r in rows if r["into"] == into or r["id"] == into]
        lone = [r for r in rows if not r["until"] and r["from"] < "2022"]
        chosen += self.random.sample(lone, max(1, provinces // 6))
        units: list[Unit] = []
        self.lifetimes: dict[str, tuple[date, date]] = {}
        for row in chosen:
            start = max(FIRST, date.fromisoformat(row["from"]))
            until = date.fromisoformat(row["until"]) if row["until"] else LAST + timedelta(1)
            unit = Unit(row["id"], row["name"], row["kind"], 1, row["lineage"])
            units.append(unit)
            self.lifetimes[unit.id] = (start, until)
            units += self._below(unit, start, until)
        self.into = {r["id"]: r["into"] for r in chosen}
        return units

    def _below(self, province: Unit, start: date, until: date) -> Iterator[Unit]:
        """Some districts until July 2025, some communes from then on."""
        if start < MERGED:
            rows = [r for r in read_table("districts") if r["province_lineage"] == province.lineage and not r["until"]]
            rows = [
                r for r in rows if r["kind"] in ("huyện", "quận", "thị xã") and (not r["since"] or r["since"] < "2022")
            ]
            for row in self.random.sample(rows, min(4, len(rows))):
                unit = self._unit_in(province, row["name"], row["kind"], 2)
                self.lifetimes[unit.id] = (start, min(until, MERGED))
                yield unit
        if until > MERGED:
            for name in self.random.sample(_COMMUNES, 4):
                unit = self._unit_in(province, name, self.random.choice(["xã", "xã", "phường"]), 3)
                self.lifetimes[unit.id] = (MERGED, until)
                yield unit

    def _unit_in(self, province: Unit, name: str, kind: str, level: int) -> Unit:
        return Unit(f"{province.id}/{slug(f'{kind} {name}')}", name, kind, level, province.lineage, province)

    def _bodies_of(self, unit: Unit) -> Iterator[Body]:
        start, until = self.lifetimes[unit.id]
        where, bare = unit.label, unit.kind

        def body(name: str, kind: str, *more: str, begin: date = start, end: date = until, plain: str = "") -> Body:
            """`more`: other words for the name. `plain`: a committee's owner, after which the unit has no kind."""
            tail = plain or where
            forms = tuple(f"{n} {tail}" for n in (name, *more))
            short = (name, *more) if plain or name.startswith("Sở") else tuple(f"{n} {bare}" for n in (name, *more))
            return Body(f"{unit.id}/{slug(name)}", unit, forms, short, begin, end, kind)

        owner = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
        committee = owner.get(unit.kind, "Đảng ủy")
        name = unit.label if unit.name == "Hồ Chí Minh" else unit.name
        small = "" if unit.level == 1 else "small "
        if committee == "Đảng ủy":
            yield body(committee, "small committee")
        else:
            yield body(committee, f"{small}committee", plain=name)
        yield body("Ủy ban nhân dân", "small" if small else "government", "UBND")
        yield body("Hội đồng nhân dân", "small" if small else "council", "HĐND")
        yield body("Ủy ban Mặt trận Tổ quốc Việt Nam", "small" if small else "front", "Ủy ban MTTQ Việt Nam")
        if unit.level > 1:
            return
        for board, into in (("Ban Tổ chức", ""), ("Ban Tuyên giáo", "new"), ("Ban Dân vận", "new")):
            if not into or start < REFORMED:
                yield body(f"{board} {committee}", "board", plain=name, end=min(until, REFORMED) if into else until)
        yield body(f"Ban Tuyên giáo và Dân vận {committee}", "board", plain=name, begin=max(start, REFORMED))
        yield body(f"Ủy ban Kiểm tra {committee}", "inspection", plain=name)
        for department, into in _DEPARTMENTS.items():
            if into and start >= REFORMED:
                continue
            more = [_ABBREVIATED[department]] if department in _ABBREVIATED else []
            yield body(department, "department", *more, end=min(until, REFORMED) if into else until)
        yield body("Sở Nông nghiệp và Môi trường", "department", "Sở NN&MT", begin=max(start, REFORMED))
        yield body("Công an", "police")

    def _central(self) -> Iterator[Body]:
        after = LAST + timedelta(1)
        for name, into in [*_MINISTRIES.items(), ("Bộ Nông nghiệp và Môi trường", "")]:
            start = REFORMED if name == "Bộ Nông nghiệp và Môi trường" else FIRST
            yield Body(f"vn/{slug(name)}", None, (name,), (name,), start, REFORMED if into else after, "ministry")
        for name, start, end in (
            ("Ban Tổ chức Trung ương", FIRST, after),
            ("Ban Tuyên giáo Trung ương", FIRST, date(2025, 2, 3)),
            ("Ban Dân vận Trung ương", FIRST, date(2025, 2, 3)),
            ("Ban Tuyên giáo và Dân vận Trung ương", date(2025, 2, 3), after),
        ):
            yield Body(f"vn/{slug(name)}", None, (name,), (name,), start, end, "central board")

    # -- people ------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Give every post its holders, one after the other, in the order of time."""
        waiting: list[tuple[date, int, Seat]] = []
        for number, body in enumerate(self.bodies):
            seen: dict[str, int] = {}
            for role in _ROLES[body.kind]:
                seen[role] = seen.get(role, 0) + 1
                waiting.append((body.start, number, Seat(role, body, seen[role])))
        while waiting:
            waiting.sort(key=lambda w: (w[0], w[1], w[2].role, w[2].also))
            start, number, seat = waiting.pop(0)
            end = min(start + timedelta(days=self.random.randint(420, 1900)), seat.body.until)
            if (seat.body.until - end).days < 150:
                end = seat.body.until
            person = self._holder(seat, start)
            tenure = Tenure(person, seat, start, end)
            person.tenures.append(tenure)
            self.tenures.append(tenure)
            self._free.append((end, person, seat))
            if end < seat.body.until:
                waiting.append((end + timedelta(days=self.random.choice([0, 0, 0, 21, 60])), number, seat))

    def _holder(self, seat: Seat, day: date) -> Person:
        """Who takes a post: the holder of another in the same unit at the same time, somebody whose post has just
        ended, or somebody new."""
        if self.random.random() < 0.45:
            both = self._beside(seat, day)
            if both is not None:
                return both
        recent = [
            (end, p, s) for end, p, s in self._free if end <= day and (day - end).days <= 90 and not p.posts_on(day)
        ]
        for fits, chance in ((_same_work, 0.75), (_same_unit, 0.5), (_same_province, 0.35), (_further_up, 0.2)):
            fitting = [entry for entry in recent if fits(self, entry[2], seat)]
            if fitting and self.random.random() < chance:
                chosen = self.random.choice(fitting)
                self._free.remove(chosen)
                return chosen[1]
        return self._newcomer(seat)

    def _beside(self, seat: Seat, day: date) -> Person | None:
        """Posts that are often held together: party secretary and chair of the council, organiser and front."""
        for own, other, body in (
            ("council", "committee", 0),
            ("front", "board", 0),
            ("small", "small committee", 1),
        ):
            if seat.body.kind == own and seat.role == "Chủ tịch" and (not body or "hoi-dong" in seat.body.id):
                for tenure in self.tenures:
                    there = tenure.seat
                    if (
                        there.body.kind == other
                        and there.body.unit is seat.body.unit
                        and there.role in ("Bí thư", "Trưởng Ban")
                        and ("dan-van" in there.body.id or other != "board")
                        and tenure.start <= day < tenure.end
                    ):
                        return tenure.person
        return None

    def _newcomer(self, seat: Seat) -> Person:
        unit = seat.body.unit
        home = unit.lineage if unit is not None else "vn"
        name, woman = new_name(self.random)
        chance = self.random.random()
        if chance < 0.05 and self.people:  # a namesake: one in five of these in the same province
            near = [p for p in self.people if p.home == home and len(p.name.split()) > 2]
            model = self.random.choice(near if chance < 0.01 and near else self.people)
            name, woman = model.name, model.woman
        person = Person(len(self.people), name, woman, home)
        self.people.append(person)
        return person

    # -- asking ------------------------------------------------------------------------------------------------

    def holding(self, day: date) -> list[Tenure]:
        """The tenures of a day."""
        begun = bisect_right(self.tenures, day, key=lambda t: t.start)
        return [t for t in self.tenures[:begun] if day < t.end]


def _same_work(world: World, before: Seat, after: Seat) -> bool:
    """The body that took the place of one's own, or the same work in the merged province."""
    a, b = before.body.unit, after.body.unit
    if a is None or b is None:
        return a is b and _became(before.body.forms[0], after.body.forms[0])
    if a.level == b.level == 1 and (a is b or world.into.get(a.id) == b.id):
        return before.body.id.rpartition("/")[2] == after.body.id.rpartition("/")[2] or _became(
            before.body.short[0], after.body.short[0]
        )
    return False


def _became(before: str, after: str) -> bool:
    return {**_DEPARTMENTS, **_MINISTRIES}.get(before) == after or (
        before.startswith(("Ban Tuyên giáo ", "Ban Dân vận ")) and after.startswith("Ban Tuyên giáo và Dân vận ")
    )


def _same_unit(world: World, before: Seat, after: Seat) -> bool:
    return before.body.unit is after.body.unit and before.body.unit is not None


def _same_province(world: World, before: Seat, after: Seat) -> bool:
    a, b = before.body.unit, after.body.unit
    if a is None or b is None:
        return False
    top, there = (a.above or a).id, (b.above or b).id
    return top == there or world.into.get(top) == there


def _further_up(world: World, before: Seat, after: Seat) -> bool:
    """From a province to the centre, and back to lead a province."""
    a, b = before.body.unit, after.body.unit
    return (a is None) != (b is None) and all(u is None or u.level == 1 for u in (a, b))
