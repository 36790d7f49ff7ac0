"""What an article takes for granted: its day, and the province, district and commune it speaks of.

`Tỉnh ủy`, `UBND tỉnh`, `huyện` name nobody by themselves. The article's own full mentions say which is meant: those in
the headline and the lead count more than those further down; the publisher counts too. What was a unit on that day is
looked up by date (63 provinces and districts before 1 July 2025, 34 provinces and none after).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
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
from graph.language.dates import iso, parse_day, parse_long
from graph.language.folding import bare, slug
from graph.lexicon import Lexicon
from graph.lexicon.entries import Province, PublisherEntry
from graph.lexicon.unit_kinds import LEVELS

__all__ = ["Area", "Context", "Dateline", "read_context"]

_UPDATED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[^\d\n]{1,6}(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?")
_CLOCK_FIRST = re.compile(r"(\d{1,2})[:h](\d{2})(?::(\d{2}))?[^\d\n]{1,12}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
#: Both begin with what is seldom met, and look behind it for the end of a word: the search is three times as fast.
_FULL = re.compile(r"(\d(?<!\w\d)\d?)\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})\b")
_YEAR = re.compile(r"năm (?<!\wnăm )(20[0-3]\d)\b")
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
    areas: dict[tuple[str, str, str], Area] = field(default_factory=dict)
    lexicon: Lexicon | None = None

    # -- units -------------------------------------------------------------------------------------------------

    def area(self, unit: Unit, local: Area | None = None) -> Area | None:
        """The area that a unit as written means in this article; None when nothing says so. `local`: the province from
        which its sentence speaks (`scopes`)."""
        if unit.name:
            return self._named(unit)
        if unit.kind == "tỉnh":
            if local is not None and local.kind == "tỉnh":
                return local
            if self.province is None:
                return None
            return self.province if self.province.kind == "tỉnh" else None
        if unit.kind == "thủ đô":
            return self._province("ha-noi")
        if unit.kind == "thành phố":
            if local is not None and local.kind == "thành phố":
                return local
            if self.province and self.province.kind == "thành phố":
                return self.province
            return self.by_kind.get("thành phố")
        return self.by_kind.get(unit.kind)

    def at_level(self, level: str, local: Area | None = None) -> Area | None:
        """The article's area, or that of its sentence, for a body whose head says its level (`Tỉnh ủy`, `Huyện ủy`)."""
        if level == "thành phố":
            return self.area(Unit("thành phố", "", 0, "", (), 0, 0), local)
        if level == "tỉnh":
            return local or self.province
        if LEVELS.get(level) == 2:
            return self.by_kind.get(level) or (self.district if self.district and not self.district.kind else None)
        if level == "xã":
            return self.commune
        return None

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
            province: Province | None = self.lexicon.province_on(lineage, self.published)
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
    _read_dates(article, context)
    _read_dateline(article, context, lexicon)
    _read_places(article, stream, sentences, context, lexicon)
    return context


def _read_dates(article: Article, context: Context) -> None:
    if article.metadata.published:
        context.published = article.metadata.published[:10]
    for block in article.blocks:
        if block.kind is BlockKind.UPDATE_LINE:
            line = article.folded[block.start : block.end]
            m, order = _UPDATED.search(line), (1, 2, 3, 4, 5, 6)
            first = _CLOCK_FIRST.search(line)
            if first:
                m, order = first, (4, 5, 6, 1, 2, 3)
            if m:
                day = iso(int(m.group(order[0])), int(m.group(order[1])), int(m.group(order[2])))
                if day:
                    context.published = context.published or day
                    context.published_span = (block.start + m.start(order[0]), block.start + m.start(order[0]) + 10)
                    if order[0] == 1:
                        context.published_span = (block.start + m.start(1), block.start + m.end(3))
                    if m.group(order[3]):
                        context.updated = (
                            f"{day}T{int(m.group(order[3])):02d}:{m.group(order[4])}:{m.group(order[5]) or '00'}+07:00"
                        )
                    return
    form = article.official
    if form is not None and form.day is not None and not context.published:
        context.published, context.published_span = form.day[0], form.day[1:]
    if not context.published:
        _infer_date(article, context)


def _infer_date(article: Article, context: Context) -> None:
    """Without a date line, the latest full date of the text stands in for it: a report speaks of the present last."""
    found = []
    for m in _FULL.finditer(article.folded):
        parsed = parse_day(re.sub(r"\s", "", m.group()))
        if parsed and parsed[2]:
            day = iso(*parsed)  # type: ignore[arg-type]
            if day:
                found.append((day, m.start(), m.end()))
    long = parse_long(article.folded, 0, len(article.folded))
    if long and long[2]:
        found.append((iso(long[0], long[1], long[2]), long[3], long[4]))
    recent = [f for f in found if f[0] >= "2000"]
    if recent:
        day, start, end = max(recent)
        context.published, context.published_span = day, (start, end)
        context.date_inferred = "the article has no date line; the latest date in its text stands in"
        return
    years = [(m.group(1), m.start(1), m.end(1)) for m in _YEAR.finditer(article.folded)]
    if years:
        counts = Counter(y for y, _, _ in years)
        best = max(counts, key=lambda y: (counts[y], y))
        if any(y != best and counts[y] >= counts[best] for y in counts):
            return  # two years stand equally often: undecided
        place = next(y for y in years if y[0] == best)
        context.date_inferred = f"year:{best}"
        context.published_span = (place[1], place[2])


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
        #: Whether headline or lead name a province.
        self.leading = False
        for sentence in sentences:
            leads = sentence.kind is BlockKind.HEADLINE or sentence.block == lead
            for unit, of_body in _units(sentence):
                if unit.name:
                    self._add(unit, (3.0 if leads else 1.0) * (2 if of_body else 1), leads)

    def _add(self, unit: Unit, worth: float, leads: bool) -> None:
        if unit.level == 1 and unit.lineage:
            self.provinces[unit.lineage] += worth
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
        data = article.metadata
        for text in (sign.sign if sign else "", data.url, data.publisher, data.place):
            flat = bare(text).replace(" ", "")
            for name, lineage in lexicon.province_signs.items() if flat else ():
                if name in flat:
                    self.provinces[lineage] += 4


_Key = TypeVar("_Key")


def _heaviest(weights: Mapping[_Key, float]) -> _Key | None:
    """The first of the best."""
    return max(weights, key=weights.__getitem__, default=None)


def _read_places(
    article: Article, stream: Stream, sentences: list[Sentence], context: Context, lexicon: Lexicon
) -> None:
    lead = min((s.block for s in sentences if s.kind is BlockKind.PARAGRAPH), default=0)
    context.lead_end = stream.blocks[lead][2] if stream.blocks else 0
    named = _Mentions(sentences, lead)
    named.add_publisher(article, context.dateline, lexicon)
    province = _heaviest(named.provinces)
    if province and not (_national(context) and not named.leading and len(named.provinces) >= _MANY):
        context.province = context._province(province)
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
