"""What the law says of bodies through time: which body became which, on which day, by which act.

Nothing here is read from an article. Units come from the lexicon's table of provinces (`until`, `into`), bodies from
its tables of ministries, departments and organizations (`until`, `successor`), the acts from data/acts.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.tables import read_table, values
from graph.lexicon.unit_kinds import COMMITTEES

__all__ = ["Act", "Step", "Unit", "ended_on", "next_step", "unit"]


class Act(NamedTuple):
    """`day` (ISO) is the first of the new state, and only `about` then where precision says so; `number` names the act;
    `names` how the names begin that it is about."""

    day: str
    precision: str
    number: str
    title: str
    names: str = ""

    def concerns(self, name: str, until: str) -> bool:
        """Whether it ended the body of this name, which ended on a day or, where no more is known, in a year."""
        return until in (self.day, self.day[:4]) and name.startswith(tuple(self.names.split(";")))


class Unit(NamedTuple):
    """A province-level unit between two reorganisations; see graph/lexicon/data/provinces.tsv."""

    id: str
    name: str
    kind: str
    start: str
    until: str
    into: tuple[str, ...]


class Step(NamedTuple):
    """What became of a body: by which act, and into which (id, label). `joined`: those were there before, too."""

    act: Act
    after: tuple[tuple[str, str], ...]
    joined: bool = False


#: What the party committee of a unit is called, by the kind of unit: parts of slugs and of names.
_COMMITTEES = {kind: (slug(name), name) for kind, name in COMMITTEES.items()}
_DISTRICTS = ("huyen-", "quan-", "thi-xa-", "thanh-pho-")


@cache
def _owners() -> tuple[str, ...]:
    """Party committees of units: how ids of their boards end."""
    return (*sorted(lexicon().kinds.unit_committee), "dang-uy")


@cache
def _acts() -> dict[tuple[str, str], Act]:
    text = (files("graph.identity") / "data" / "acts.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {(row[0], row[1]): Act(*row[1:]) for row in rows}


@cache
def _units() -> dict[str, Unit]:
    return {
        row["id"]: Unit(row["id"], row["name"], row["kind"], row["from"], row["until"], tuple(values(row["into"])))
        for row in read_table("provinces")
    }


def unit(id: str) -> Unit | None:
    """The province-level unit of this id (`dong-thap-1976`)."""
    return _units().get(id)


class _Renaming(NamedTuple):
    act: Act
    before: str
    after: str
    joined: bool


@cache
def _renamings() -> dict[tuple[str, str], _Renaming]:
    """(`vn` or `unit`, slug of a name) -> what the body of this name became."""
    found: dict[tuple[str, str], _Renaming] = {}
    rows = list(_rows())
    new = {(scope, row["name"]) for scope, row in rows if row["from"]}
    for scope, row in rows:
        for (of, _), act in _acts().items():
            if of == scope and row["successor"] and act.concerns(row["name"], row["until"]):
                level = "vn" if scope in ("ministry", "central board") else "unit"
                joined = (scope, row["successor"]) not in new
                found[level, slug(row["name"])] = _Renaming(act, row["name"], row["successor"], joined)
    return found


def _rows() -> Iterator[tuple[str, dict[str, str]]]:
    """(scope, row) of every body that the lexicon dates."""
    for row in read_table("ministries"):
        if row["kind"] in ("bộ", "cơ quan ngang bộ"):
            yield "ministry", row
    for row in read_table("departments"):
        if "tỉnh" in values(row["level"]):
            yield "department", row
    for row in read_table("organizations"):
        yield "central board" if "TW" in values(row["levels"]) else "board", row


def next_step(body: str, label: str) -> Step | None:
    """What became of a body next, by its local id and name; None when it lives on, or ended with nothing in its place.

    >>> next_step("body/tien-giang-1976/tinh-uy", "Tỉnh ủy Tiền Giang").after
    (('body/dong-thap-2025/tinh-uy', 'Tỉnh ủy Đồng Tháp'),)
    >>> next_step("body/vn/bo-ke-hoach-va-dau-tu", "Bộ Kế hoạch và Đầu tư").act.number
    '176/2025/QH15'
    """
    own, _, name = body.removeprefix("body/").rpartition("/")
    return _renamed(own, name, label) or _moved(own, name, label) or _kept(own, name, label)


def _renamed(own: str, name: str, label: str) -> Step | None:
    """Another kind of body took its place: `Ban Dân vận Tỉnh ủy X` -> `Ban Tuyên giáo và Dân vận Tỉnh ủy X`."""
    level = "vn" if own == "vn" else "unit"
    owner = next((o for o in _owners() if level == "unit" and name.endswith(f"-{o}")), "")
    known = _renamings().get((level, name.removesuffix(f"-{owner}") if owner else name))
    if known is None:
        return None
    act, before, after, joined = known
    place = unit(own.partition("/")[0])
    if place is not None and not (place.start <= act.day and (not place.until or act.day < place.until)):
        return None
    into = slug(after) + (f"-{owner}" if owner else "")
    return Step(act, ((f"body/{own}/{into}", label.replace(before, after, 1)),), joined)


def _moved(own: str, name: str, label: str) -> Step | None:
    """Its province became another: the body of the same name there. A committee is called after the kind of unit."""
    place = unit(own)
    act = _acts().get(("province", place.until)) if place is not None else None
    if place is None or act is None:
        return None
    after: list[tuple[str, str]] = []
    for there in filter(None, map(unit, place.into)):
        (slug_here, word_here), (slug_there, word_there) = _COMMITTEES[place.kind], _COMMITTEES[there.kind]
        moved = name[: -len(slug_here)] + slug_there if name.endswith(slug_here) else name
        named = label.replace(word_here, word_there)
        whole = f"{place.kind} {place.name}"
        if whole in named or named.endswith(place.name):
            start = named.rindex(whole if whole in named else place.name)
            named = named[:start] + (_whole(there) if whole in named else there.name)
        after.append((f"body/{there.id}/{moved}", named))
    return Step(act, tuple(after)) if after else None


def _kept(own: str, name: str, label: str) -> Step | None:
    """Its district stayed what it was when the province became another, as in Huế on 1 January 2025."""
    province, _, rest = own.partition("/")
    place = unit(province)
    act = _acts().get(("province", place.until)) if place is not None and rest else None
    ended = ended_on(own)
    if place is None or act is None or ended is None or len(place.into) != 1 or act.day >= ended.day:
        return None
    return Step(act, ((f"body/{place.into[0]}/{rest}/{name}", label),))


def _whole(place: Unit) -> str:
    return f"{place.kind if place.name != 'Hồ Chí Minh' else 'Thành phố'} {place.name}"


def ended_on(area: str, code: str = "") -> Act | None:
    """The act that ended the bodies of a district with nothing in their place. In: the id of the unit without `area/`,
    and the kind of body (list bodyType): the police of the districts ended before them."""
    _, inside, name = area.partition("/")
    if not (inside and name.startswith(_DISTRICTS)):
        return None
    wanted = "district police" if code == "cong-an" else "district"
    return next(act for (scope, _), act in _acts().items() if scope == wanted)
