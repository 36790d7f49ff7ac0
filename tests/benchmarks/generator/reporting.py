"""Reporters of the invented country: articles on what happens, worded at random, with the truth of each beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.benchmarks.generator.composing import Mention, Piece, Text, capital, fill
from tests.benchmarks.generator.happening import Event, wordings
from tests.benchmarks.generator.world import FIRST, LAST, Body, Person, Seat, Tenure, World, slug

__all__ = ["Shown", "Story", "stories"]


@dataclass(frozen=True)
class Shown:
    """What an article shows: a person (by number) in a position (local id), and how: duong-nhiem, nhan-chuc, ..."""

    person: int
    position: str
    tenure: str


@dataclass(frozen=True)
class Story:
    """One article: its text, what a table of articles says of it (`published`, `publisher`), and the truth."""

    text: str
    published: str
    publisher: str
    day: str
    mentions: tuple[Mention, ...]
    shown: frozenset[Shown]


def stories(seed: int, number: int) -> Iterator[Story]:
    """So many articles, the same for the same seed; several of them may be about one event."""
    world = World(seed, max(4, min(40, number // 250)))
    random = Random(f"stories {seed}")
    moves = [t for t in world.tenures if t.start > FIRST]
    endings = [t for t in world.tenures if t.end < min(t.seat.body.until, LAST) and not t.person.posts_on(t.end)]
    random.shuffle(moves)
    random.shuffle(endings)
    given = 0
    while given < number:
        event = Event(world, random, moves, endings)
        for _ in range(random.choices([1, 2, 3], [62, 28, 10])[0]):
            if given < number:
                given += 1
                yield _Reporter(event, Random(random.random())).story()


class _Reporter:
    """One article on one event, in one reporter's words."""

    def __init__(self, event: Event, random: Random) -> None:
        self.event, self.random = event, random
        self.text = Text()
        self.shown: set[Shown] = set()
        self.known: list[Person] = []
        self.placed = False  # whether the text has said which unit it is about
        self.home = event.host.unit
        province = (self.home.above or self.home) if self.home is not None else None
        self.publisher = f"Báo {province.name}" if province is not None and random.random() < 0.55 else ""
        self.published = event.day + timedelta(days=random.choices([0, 1], [80, 20])[0])

    # -- words for people and bodies ---------------------------------------------------------------------------

    def _body(self, body: Body) -> Piece:
        own = body.unit is not None and body.unit is self.home
        above = body.unit is not None and self.home is not None and self.home.above is body.unit
        if self.placed and own and self.random.random() < 0.65:
            return self.random.choice(body.short), f"b:{body.id}"
        if self.placed and above and self.publisher and body.kind != "department" and self.random.random() < 0.4:
            return self.random.choice(body.short), f"b:{body.id}"
        return self.random.choice(body.forms), f"b:{body.id}"

    def _post(self, seat: Seat) -> list[Piece]:
        words, entity = self._body(seat.body)
        if seat.role.endswith("Ban") and words.startswith("Ban "):
            return [(seat.role.removesuffix("Ban"), ""), (words, entity)]
        return [(f"{seat.role} ", ""), (words, entity)]

    def _posts(self, person: Person, tenure: str = "duong-nhiem") -> list[Piece]:
        """The posts of a person on the day, all or the first of them; a member of the standing board, some say first."""
        seats = sorted(person.posts_on(self.event.day), key=lambda s: (s.body.kind not in _PARTY, s.position))
        seats = seats[: self.random.choice([1, 2, 3, 3])]
        pieces: list[Piece] = []
        first = seats[0].body
        if first.unit is not None and first.kind == "board" and self.random.random() < 0.5:
            pieces += [*self._on_board(first, person), (", ", "")]
        for number, seat in enumerate(seats):
            pieces += [(", ", "")] if number else []
            pieces += self._post(seat)
            self.shown.add(Shown(person.number, seat.position, tenure))
        return pieces

    def _on_board(self, body: Body, person: Person) -> list[Piece]:
        assert body.unit is not None
        committee = "Tỉnh ủy" if body.unit.kind == "tỉnh" else "Thành ủy"
        id = f"{body.unit.id}/{slug(f'Ban Thường vụ {committee}')}"
        short = self.placed and body.unit is self.home and self.random.random() < 0.7
        name = body.unit.label if body.unit.name == "Hồ Chí Minh" else body.unit.name
        words = f"Ban Thường vụ {committee}" + ("" if short else f" {name}")
        self.shown.add(Shown(person.number, f"position/{id}/uy-vien", "duong-nhiem"))
        return [("Ủy viên ", ""), (words, f"b:{id}")]

    def _called(self, person: Person) -> str:
        return self.random.choice(["đồng chí", "bà" if person.woman else "ông"])

    def _name(self, person: Person) -> Piece:
        return person.name, f"p:{person.number}"

    def _who(self, person: Person, *, subject: bool = False) -> list[Piece]:
        """A person with posts, in one of the orders that reports use."""
        self.known.append(person)
        order = self.random.choice(["name, post", "name, post", "name - post", "post name"])
        if order == "post name":
            return [*self._posts(person), (" ", ""), self._name(person)]
        posts = self._posts(person)
        mark = ", " if order == "name, post" else " - "
        end = [(",", "")] if subject and order == "name, post" and self.random.random() < 0.5 else []
        return [(f"{self._called(person)} ", ""), self._name(person), (mark, ""), *posts, *end]

    def _several(self, people: list[Person], between: str) -> list[Piece]:
        pieces: list[Piece] = []
        for number, person in enumerate(people):
            last = number and number == len(people) - 1 and between != "; "
            pieces += [(" và " if last else between, "")] if number else []
            if between == "; ":
                self.known.append(person)
                mark = self.random.choice([" - ", ", "])
                pieces += [self._name(person), (mark, ""), *self._posts(person)]
            else:
                pieces += self._who(person)
        return pieces

    def _said(self) -> list[Piece]:
        """Somebody named before, more shortly."""
        person = self.random.choice(self.known)
        way = self.random.random()
        alone = sum(p.name.split()[-1] == person.name.split()[-1] for p in self.known) == 1
        if way < 0.15 and alone and len(person.name.split()) > 2:
            called = "bà" if person.woman else "ông"
            return [(f"{called} ", ""), (person.name.split()[-1], f"p:{person.number}")]
        if way < 0.35:
            return [*self._posts(person), (" ", ""), self._name(person)]
        return [(f"{self._called(person)} ", ""), self._name(person)]

    # -- sentences ---------------------------------------------------------------------------------------------

    def story(self) -> Story:
        self._head()
        sentences = [self._opening()]
        listed = "list" in self.used or "semicolons" in self.used
        others = [p for p in self.event.others if p not in self.known]
        if others and not listed and self.random.random() < 0.85:
            sentences.append(self._fill("attendance", others=others))
        self.text.paragraph(*sentences)
        self._body_of_story()
        published = self.published.isoformat()
        meta = published if self.dated else ""
        moving = {(s.person, s.position) for s in self.shown if s.tenure != "duong-nhiem"}
        shown = {s for s in self.shown if s.tenure != "duong-nhiem" or (s.person, s.position) not in moving}
        mentions = tuple(self.text.mentions)
        return Story(self.text.words + "\n", meta, self.publisher, published, mentions, frozenset(shown))

    def _head(self) -> None:
        """A headline, and the line with the day where the day is not in the table of articles."""
        self.text.add(capital(self._fill("headlines")))
        self.dated = self.random.random() < 0.5
        if not self.dated:
            day, hour = self.published, f"{self.random.randint(6, 22):02d}:{self.random.randint(0, 59):02d}"
            d = f"{day.day:02d}/{day.month:02d}/{day.year}"
            weekday = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"][day.weekday()]
            self.text.add(
                "\n\n"
                + self.random.choice(
                    [
                        f"Cập nhật ngày: {d} {hour}:07",
                        f"Cập nhật lúc {hour}, {d}",
                        f"{weekday}, {d}, {hour} (GMT+7)",
                        f"{d} {hour}",
                    ]
                )
            )
        self.shown.clear()

    def _opening(self) -> list[Piece]:
        return self._fill("personnel" if self.event.move is not None or self.event.leaves is not None else "openings")

    def _fill(self, kind: str, **more: object) -> list[Piece]:
        """One wording of a kind, filled in from left to right, so that what was said before is known."""
        event, random = self.event, self.random
        wording = str(more.get("wording") or random.choice(wordings()[kind]))
        self.used = wording
        d, m, y = event.day.day, event.day.month, event.day.year
        numbers = {
            "d": f"{d:02d}" if m < 3 else str(d),
            "m": f"{m:02d}" if m < 3 else str(m),
            "y": str(y),
            "year": str(y),
        }
        others = [p for p in (more.get("others") or event.others) if p not in self.known]  # type: ignore[attr-defined]
        reporter = self

        class Parts(dict):  # type: ignore[type-arg]
            def __contains__(self, name: object) -> bool:
                return isinstance(name, str) and name == name.lower()

            def __getitem__(self, name: str) -> object:
                if name in numbers:
                    return numbers[name]
                if name in more:
                    return more[name]
                return getattr(reporter, f"part_{name}")(others, numbers)

        return fill(wording, Parts())

    # -- parts of wordings ---------------------------------------------------------------------------------------

    def part_when(self, _: list[Person], numbers: dict[str, str]) -> str:
        return self.random.choice(wordings()["when"]).format(**numbers)

    def part_event(self, _: list[Person], numbers: dict[str, str]) -> str:
        return self.event.event.format(**numbers)

    def part_matter(self, _: list[Person], __: dict[str, str]) -> str:
        return self.random.choice(wordings()["matters"])

    def part_host(self, _: list[Person], __: dict[str, str]) -> list[Piece]:
        """The body that meets; its first mention says of which unit it is, a district also of which province."""
        host = self.event.host
        if self.placed or host.unit is None:
            return [self._body(host)]
        self.placed = bool(self.text.words)
        pieces: list[Piece] = [(self.random.choice(host.forms), f"b:{host.id}")]
        if host.unit.above is not None and not self.publisher:
            above = host.unit.above
            pieces.append((self.random.choice([f" ({above.name})", f", {above.label}"]), ""))
        return pieces

    def part_place(self, _: list[Person], numbers: dict[str, str]) -> list[Piece]:
        wording = self.random.choice(wordings()["places"])
        return fill(wording, {"host": self.part_host([], numbers)}) if "{host}" in wording else [(wording, "")]

    def part_unit(self, _: list[Person], __: dict[str, str]) -> str:
        return self.home.label if self.home is not None else "Trung ương"

    def part_ofunit(self, _: list[Person], __: dict[str, str]) -> str:
        return self.home.label if self.home is not None else "toàn quốc"

    def part_chairs(self, _: list[Person], __: dict[str, str]) -> list[Piece]:
        return self._several([p for p in self.event.chairs if p not in self.known] or self.event.chairs[:1], ", ")

    def part_chair(self, _: list[Person], __: dict[str, str]) -> list[Piece]:
        return self._who(self.event.chairs[0])

    def part_list(self, others: list[Person], __: dict[str, str]) -> list[Piece]:
        return self._several(others[:3] or self.event.chairs[:1], self.random.choice([", ", "; "]))

    def part_semicolons(self, others: list[Person], __: dict[str, str]) -> list[Piece]:
        return self._several(others or self.event.chairs[:1], "; ")

    def part_who(self, others: list[Person], __: dict[str, str]) -> list[Piece]:
        return self._who(others[0], subject=True)

    def part_giver(self, others: list[Person], __: dict[str, str]) -> list[Piece]:
        return self._who((others or self.event.chairs)[0])

    def part_said(self, _: list[Person], __: dict[str, str]) -> list[Piece]:
        return self._said()

    def part_former(self, _: list[Person], __: dict[str, str]) -> list[Piece]:
        tenure = self.event.former
        assert tenure is not None
        self.shown.add(Shown(tenure.person.number, tenure.seat.position, "nguyen"))
        return [
            (f"{self._called(tenure.person)} ", ""),
            self._name(tenure.person),
            (", nguyên ", ""),
            *self._post(tenure.seat),
        ]

    # -- the rest of the story -----------------------------------------------------------------------------------

    def _body_of_story(self) -> None:
        event, random = self.event, self.random
        if event.move is not None:
            self.text.paragraph(self._appointment(event.move))
        if event.leaves is not None:
            self.text.paragraph(self._retirement(event.leaves))
        for _ in range(random.randint(1, 3)):
            new = [p for p in event.others if p not in self.known]
            sentences = [[(random.choice(wordings()["fillers"]), "")]] if random.random() < 0.6 else []
            if new and random.random() < 0.5:
                sentences.append(self._fill("introduced", others=new))
            elif self.known:
                sentences.append(self._fill("speeches"))
            if sentences:
                self.text.paragraph(*sentences)
        if event.former is not None:
            self.text.paragraph(self._fill("former"))
        if random.random() < 0.4:
            self.text.add(
                "\n\n" + random.choice(["Tin, ảnh: Minh Khôi", "THANH NHÀN", "PV", "Bài và ảnh: Hoài Thương"])
            )

    def _appointment(self, move: Tenure) -> list[Piece]:
        """Somebody takes a post; the one held until then is said where it was held until then."""
        person, day = move.person, move.start
        elected = move.seat.body.kind in ("government", "council", "front", "small") and self.random.random() < 0.6
        kind = "elections" if elected else "appointments"
        wording = self.random.choice(wordings()[kind])
        before = [t.seat for t in person.tenures if t.end == day and t.start < day]
        old: list[Piece] = [(f"{self._called(person)} ", ""), self._name(person)]
        if before and before[0].position != move.seat.position and self.random.random() < 0.7:
            # Whoever leaves a body that ends on that day is already its former officer.
            ended = before[0].body.until <= day
            old += [(self.random.choice([", ", " - "]), ""), ("nguyên " if ended else "", ""), *self._post(before[0])]
            if "{old} " in wording and self.random.random() < 0.7:
                old.append((",", ""))
            self.shown.add(Shown(person.number, before[0].position, "nguyen" if ended else "duong-nhiem"))
        self.known.append(person)
        self.shown.add(Shown(person.number, move.seat.position, "nhan-chuc"))
        return self._fill(kind, wording=wording, old=old, post=self._post(move.seat))

    def _retirement(self, leaves: Tenure) -> list[Piece]:
        person = leaves.person
        name: list[Piece] = [(f"{self._called(person)} ", ""), self._name(person)]
        self.known = [p for p in self.known if p is not person]
        self.shown.add(Shown(person.number, leaves.seat.position, "thoi-giu"))
        return self._fill("retirements", name=name, post=self._post(leaves.seat))


_PARTY = {"committee", "board", "inspection", "small committee", "central board"}
