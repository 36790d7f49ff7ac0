"""What an article takes for granted: its day, and the province, district and commune it speaks of.

`Tỉnh ủy`, `UBND tỉnh`, `huyện` name nobody by themselves. The article's own full mentions say which is meant: those in
the headline and the lead count more than those further down; the publisher counts too. What was a unit on that day is
looked up by date (63 provinces and districts before 1 July 2025, 34 provinces and none after).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from graph.article import Article, BlockKind
from graph.grammar.bodies import Body
from graph.grammar.chunks import Kind, Sentence
from graph.grammar.document_parts import Document
from graph.grammar.positions import Position
from graph.grammar.stream import Stream
from graph.grammar.units import Unit
from graph.language.folding import bare, slug
from graph.lexicon import Lexicon
from graph.lexicon.entries import Province, PublisherEntry
from graph.lexicon.unit_kinds import LEVELS
from graph.resolution.days import read_dates

__all__ = ["Area", "Context", "Dateline", "read_context"]

#: `ĐTO - `, `(NLĐ)- `, `(binhdinh.gov.vn) - `, `Hà Nội (TTXVN) - ` at the start of a paragraph.
_DATELINE = re.compile(
    r"(?:\(?([^\W\d_][\w.]{1,24}(?: [^\W\d_][\w.]{0,14}){0,3})\)?\s{0,2}(?:-|:|\|)\s?"
    r"|\(([^\W\d_][\w.]{1,30})\)\s?[.,]?\s?)"
)


class Area(Struct, frozen=True):
    """One administrative unit, resolved. `id` is its local id without `area/` (`dong-thap-1976/huyen-x`)."""

    id: str
    name: str
    kind: str
    level: int
    lineage: str
    parent: Area | None = None

    @property
    def label(self) -> str:
        """As it stands inside a body's name: `tỉnh Đồng Tháp`, `Thành phố Hồ Chí Minh`."""
        if self.name == "Hồ Chí Minh":
            return "Thành phố Hồ Chí Minh"
        return f"{self.kind} {self.name}".strip()

    def within(self, *, kind: str = "", level: int = 0) -> Area | None:
        """This unit or the one around it that is of a kind, or of a level: `xã X` is within a province."""
        area: Area | None = self
        while area is not None and area.kind != kind and area.level != level:
            area = area.parent
        return area


class Dateline(Struct, frozen=True):
    """The sign of the publisher at the start of the story, with its offsets."""

    sign: str
    start: int
    end: int
    publisher: PublisherEntry | None


class Context(Struct):
    """The article's frame.

    published    an ISO date or "", with its offsets; `date_inferred` says how it was worked out where no line states it
    updated      an ISO date-time or ""
    province district commune   the units that the article speaks of; `home_level` (1, 2, 3) which of them is meant by
                 bodies that it leaves without one
    by_kind      for `huyện`, `xã`, ... alone: the unit of that kind that it speaks of
    several      two provinces act alike, so that a bare `tỉnh` may be of either and stays open
    printed      the names of provinces that stand in the text
    acting       the provinces (by lineage) of which the article names bodies, and that of the publisher
    areas        the areas met so far, one object each
    """

    published: str = ""
    published_span: tuple[int, int] | None = None
    date_inferred: str = ""
    updated: str = ""
    dateline: Dateline | None = None
    province: Area | None = None
    district: Area | None = None
    commune: Area | None = None
    home_level: int = 1
    lead_end: int = 0  # where headline and lead end, a place in the stream
    by_kind: dict[str, Area] = field(default_factory=dict)
    several: bool = False
    printed: set[str] = field(default_factory=set)
    acting: set[str] = field(default_factory=set)
    areas: dict[tuple[str, str, str], Area] = field(default_factory=dict)
    lexicon: Lexicon | None = None

    # -- units -------------------------------------------------------------------------------------------------

    def area(self, unit: Unit, local: Area | None = None) -> Area | None:
        """The area that a unit as written means in this article; None when nothing says so. `local`: the unit of which
        the words around it speak (`scopes`); the article's own only where they speak of none."""
        if unit.name:
            return self._named(unit)
        if unit.kind == "thủ đô":
            return self._province("ha-noi")
        near = local.within(kind=unit.kind) if local is not None else None
        if near is not None:
            return near
        if unit.kind in ("tỉnh", "thành phố") and self.province is not None and self.province.kind == unit.kind:
            return None if self.several else self.province
        return None if unit.kind == "tỉnh" else self._inside(self.by_kind.get(unit.kind), local)

    def at_level(self, level: str, local: Area | None = None) -> Area | None:
        """The area of a body whose head says its level (`Tỉnh ủy`, `Huyện ủy`): that of which the words around it
        speak, else the article's."""
        if level == "thành phố":
            return self.area(Unit("thành phố", "", 0, "", (), 0, 0), local)
        if level == "tỉnh":
            return (local.within(level=1) if local is not None else None) or (None if self.several else self.province)
        if LEVELS.get(level) == 2:
            near = local.within(kind=level) if local is not None else None
            own = self.by_kind.get(level) or (self.district if self.district and not self.district.kind else None)
            return near or self._inside(own, local)
        if level == "xã":
            near = local.within(level=3) if local is not None else None
            return near or self._inside(self.commune, local)
        return None

    def only_visits(self, area: Area) -> bool:
        """Whether the article's province is known to act, so that another one of its kind that is said as a place is
        only where it does so: `Tại X, Phó Chủ tịch UBND tỉnh …`."""
        home = self.province
        return (
            area.level == 1
            and home is not None
            and home.kind == area.kind
            and home.lineage in self.acting
            and area.lineage not in self.acting
        )

    @staticmethod
    def _inside(area: Area | None, local: Area | None) -> Area | None:
        """The article's district or commune, unless the words around speak of another province."""
        if area is None or local is None or not (area.lineage and local.lineage):
            return area
        return area if area.lineage == local.lineage else None

    @property
    def home(self) -> Area | None:
        """The area of the bodies that the article names without saying whose they are (`UBND`, `HĐND`)."""
        order = {
            1: (self.province, self.district, self.commune),
            2: (self.district, self.province, self.commune),
            3: (self.commune, self.district, self.province),
        }
        return next((a for a in order[self.home_level] if a), None)

    def _named(self, unit: Unit) -> Area | None:
        if unit.level == 1 and unit.lineage:
            province = self._province(unit.lineage, unit.kind)
            if unit.kind != "thành phố" or province.kind != "tỉnh" or unit.name == province.name:
                return province
            # `thành phố Huế` before it became a city of province level
            unit = replace(unit, level=2, lineage="", districts=(("thành phố", unit.lineage),))
        parent = self._parent(unit) if unit.level != 1 else None
        kind = unit.kind or (unit.districts[0][0] if unit.districts else "")
        name = unit.name.title() if unit.name.isupper() else unit.name
        key = (kind, name, parent.id if parent else "")
        if key not in self.areas:
            base = parent.id if parent else "vn"
            level = unit.level or 2
            self.areas[key] = Area(
                f"{base}/{slug(f'{kind} {name}')}",
                name,
                kind,
                level,
                parent.lineage if parent else "",
                parent,
            )
        return self.areas[key]

    def _province(self, lineage: str, kind: str = "") -> Area:
        key = ("province", lineage, "")
        if key not in self.areas:
            assert self.lexicon is not None
            province: Province | None = self.lexicon.province_on(lineage, self.published, frozenset(self.printed))
            if province is None:
                self.areas[key] = Area(lineage, lineage, kind or "tỉnh", 1, lineage)
            else:
                self.areas[key] = Area(province.id, province.name, province.kind, 1, lineage)
        return self.areas[key]

    def _parent(self, unit: Unit) -> Area | None:
        """The province of a district or commune: the only one that has it, or the article's."""
        provinces = {p for _, p in unit.districts}
        if self.province and (not provinces or self.province.lineage in provinces):
            return self.province
        if len(provinces) == 1:
            return self._province(next(iter(provinces)))
        return None


def read_context(article: Article, stream: Stream, sentences: list[Sentence], lexicon: Lexicon) -> Context:
    """The frame of an article, from its lines and its full mentions."""
    context = Context(lexicon=lexicon)
    read_dates(article, context)
    _read_dateline(article, context, lexicon)
    _read_places(article, stream, sentences, context, lexicon)
    return context


def _read_dateline(article: Article, context: Context, lexicon: Lexicon) -> None:
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        m = _DATELINE.match(article.folded, block.start, block.end)
        if m:
            sign = (m.group(1) or m.group(2)).strip(". ")
            last = sign.split()[-1]
            publisher = lexicon.publishers.get(sign.lower()) or lexicon.publishers.get(last.lower())
            looks = "." in sign or (last.isupper() and len(last) > 1) or publisher is not None or m.group(2)
            if looks:
                start = m.start(1) if m.group(1) else m.start(2)
                context.dateline = Dateline(sign, start, start + len(sign), publisher)
        if m or block.end - block.start > 80:
            return


#: A report of a national publisher that names so many provinces, none of them in headline or lead, is of none.
_MANY = 3


def _national(context: Context) -> bool:
    """Whether the publisher, as far as the dateline names one, is not a province's."""
    sign = context.dateline
    return sign is None or sign.publisher is None or sign.publisher.lineage in ("", "vn")


class _Mentions:
    """The units that an article names, and what each of them weighs: three times as much in headline and lead, twice as
    much where a body of theirs is named."""

    def __init__(self, sentences: list[Sentence], lead: int) -> None:
        self.provinces: defaultdict[str, float] = defaultdict(float)
        self.districts: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.communes: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.units: dict[tuple[str, str], Unit] = {}
        self.printed: set[str] = set()
        #: Provinces of which a body is named, and the publisher's.
        self.acting: set[str] = set()
        #: Whether some province's press publishes it.
        self.publisher = False
        #: Whether headline or lead name a province.
        self.leading = False
        for sentence in sentences:
            leads = sentence.kind is BlockKind.HEADLINE or sentence.block == lead
            for unit, of_body in _units(sentence):
                if unit.name:
                    self._add(unit, (3.0 if leads else 1.0) * (2 if of_body else 1), leads)
                    if of_body and unit.level == 1:
                        self.acting.add(unit.lineage)

    def _add(self, unit: Unit, worth: float, leads: bool) -> None:
        if unit.level == 1 and unit.lineage:
            self.provinces[unit.lineage] += worth
            self.printed.add(unit.name)
            self.leading = self.leading or leads
        elif unit.level in (0, 2, 3):
            key = (unit.kind, unit.name)
            self.units.setdefault(key, unit)
            of_level = self.communes if unit.level == 3 else self.districts
            of_level[key] += worth

    def add_publisher(self, article: Article, sign: Dateline | None, lexicon: Lexicon) -> None:
        """The province of whoever signs, and those that stand in the address, the publisher and the place given."""
        if sign and sign.publisher and sign.publisher.lineage not in ("", "vn"):
            self.provinces[sign.publisher.lineage] += 2
            self.acting.add(sign.publisher.lineage)
            self.publisher = True
        data = article.metadata
        for text in (sign.sign if sign else "", data.url, data.publisher, data.place):
            flat = bare(text).replace(" ", "")
            for name, lineage in lexicon.province_signs.items() if flat else ():
                if name in flat:
                    self.provinces[lineage] += 4
                    self.acting.add(lineage)
                    self.publisher = True


_Key = TypeVar("_Key")


def _heaviest(weights: Mapping[_Key, float]) -> _Key | None:
    """The first of the best."""
    return max(weights, key=weights.__getitem__, default=None)


def _several(context: Context, named: _Mentions) -> bool:
    """Whether two provinces act alike in a report of neither's press, so that a bare `Tỉnh ủy` may be of either."""
    home = context.province
    if home is None or home.kind != "tỉnh" or named.publisher:
        return False
    others = [w for lineage, w in named.provinces.items() if lineage != home.lineage and lineage in named.acting]
    return home.lineage in named.acting and max(others, default=0) * 4 >= named.provinces[home.lineage] * 3


def _read_places(
    article: Article, stream: Stream, sentences: list[Sentence], context: Context, lexicon: Lexicon
) -> None:
    lead = min((s.block for s in sentences if s.kind is BlockKind.PARAGRAPH), default=0)
    context.lead_end = stream.blocks[lead][2] if stream.blocks else 0
    named = _Mentions(sentences, lead)
    named.add_publisher(article, context.dateline, lexicon)
    context.acting, context.printed = named.acting, named.printed
    province = _heaviest(named.provinces)
    if province and not (_national(context) and not named.leading and len(named.provinces) >= _MANY):
        context.province = context._province(province)
    context.several = _several(context, named)
    district, commune = _heaviest(named.districts), _heaviest(named.communes)
    if district:
        candidates = {p for _, p in named.units[district].districts}
        if context.province is None and len(candidates) == 1:
            context.province = context._province(candidates.pop())
        context.district = context._named(named.units[district])
    if commune:
        context.commune = context._named(named.units[commune])
    for weights in (named.districts, named.communes):
        for key in sorted(weights, key=weights.__getitem__):
            area = context._named(named.units[key])
            if area is not None:
                context.by_kind[area.kind] = area
    _read_home(sentences, context, named)


def _read_home(sentences: list[Sentence], context: Context, named: _Mentions) -> None:
    """The level that bodies are of which the article leaves without a unit."""
    scores = {
        1: sum(named.provinces.values()),
        2: sum(named.districts.values()),
        3: sum(named.communes.values()),
    }
    city = 1 if context.province and context.province.kind == "thành phố" else 2
    levels = {**LEVELS, "thành phố": city}
    for sentence in sentences:
        for chunk in sentence.of(Kind.BODY, Kind.POSITION):
            body = chunk.value if chunk.kind is Kind.BODY else chunk.value.body
            while isinstance(body, Body):
                level = levels.get(body.entry.level)
                if level and body.entry.complement == "committee":
                    scores[level] += 2
                if body.unit is not None and not body.unit.name:
                    scores[body.unit.level or 1] = scores.get(body.unit.level or 1, 0) + 2
                body = body.parent
    context.home_level = max((1, 2, 3), key=lambda n: (scores[n], -n))


def _units(sentence: Sentence) -> list[tuple[Unit, bool]]:
    found: list[tuple[Unit, bool]] = []
    for chunk in sentence.of(Kind.UNIT, Kind.BODY, Kind.POSITION, Kind.DOCUMENT):
        value = chunk.value
        if chunk.kind is Kind.UNIT:
            found.append((value, False))
            continue
        if isinstance(value, Position):
            if value.unit:
                found.append((value.unit, True))
            value = value.body
        if isinstance(value, Document):
            value = value.issuer.body if isinstance(value.issuer, Position) else value.issuer
        while isinstance(value, Body):
            if value.unit:
                found.append((value.unit, True))
            value = value.parent
    return found
