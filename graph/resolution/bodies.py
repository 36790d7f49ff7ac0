"""Bodies, resolved: whose `Ban Dân vận` it is, under one canonical name, with everything it was called."""

from __future__ import annotations

from msgspec.structs import replace

from graph.grammar.bodies import Body
from graph.grammar.units import Unit
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.unit_kinds import COMMITTEES
from graph.resolution.agency import Agency, the_only_number
from graph.resolution.context import Area, Context
from graph.resolution.party import COMMITTEE_CODES, Party

__all__ = ["Agency", "BodyRegistry"]


#: Cities of province level that have had no Tỉnh ủy since 1997; Huế and Cần Thơ had one later.
_ALWAYS_CITIES = {"ha-noi", "ho-chi-minh", "hai-phong", "da-nang"}


#: Committees of the Party in an office, beside one another: none is of another.
OF_THE_PARTY = {"ban-can-su", "dang-doan", "dang-uy"}

#: Committees whose short names say the kind of unit, so that its bare name follows.
_SHORT_NAMES = tuple(f" {name}" for name in COMMITTEES.values() if name != "Đảng ủy")
FRONT_COMMITTEE = "Ủy ban Mặt trận Tổ quốc Việt Nam"


def _unless_said_again(name: str, whole: str) -> str:
    """`Hội đồng` of `Hội đồng Học viện`, before `Học viện X`."""
    first = " ".join(whole.split(" ", 2)[:2])
    return name.removesuffix(f" {first}")


class BodyRegistry:
    """The bodies of one article, by canonical name."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.by_id: dict[str, Agency] = {}
        self._by_code: dict[str, list[Agency]] = {}
        self._by_label: dict[str, list[Agency]] = {}
        self._sorted: list[Agency] | None = None
        self.party = Party(self)

    def resolve(
        self,
        body: Body,
        *,
        owner: Agency | None = None,
        area: Area | None = None,
        local: Area | None = None,
        mention: bool = True,
        surface: str = "",
    ) -> Agency | None:
        """The agency that a body as written means. `owner` completes an organ whose body is left out, `area` a body
        whose unit is left out (both from its neighbours), `local` what its sentence leaves out because it speaks from
        another province; else the article's own. None when nothing completes it."""
        larger = self.resolve(body.under, local=local) if body.under is not None else None
        if larger is not None and body.unit is None:
            area = area or larger.area
        agency = self._resolve(body, owner, area, local)
        if agency is not None and larger is not None and agency.parent is None and larger is not agency:
            agency.parent = larger
        if agency is not None and mention and body.end > body.start:
            span = (body.start, body.end)
            if span not in agency.spans:
                agency.spans.append(span)
            if surface and surface != agency.label:
                agency.alt.add(surface)
        return agency

    def named(self, label: str, kind: str, code: str) -> Agency:
        """A body by its full name, from outside the grammar (a publisher, an office)."""
        return self.put(f"body/vn/{slug(label)}", label, kind, code, None, None, "")

    def committee_of(self, area: Area) -> Agency | None:
        """The party committee of a unit: of the secretary named beside the head of its other bodies."""
        return self.party.committee(area, inferred=True) if area.kind in COMMITTEES else None

    def of_area(self, name: str, kind: str, code: str, area: Area) -> Agency:
        """The body of a unit by its plain name: `Ủy ban nhân dân` of tỉnh X."""
        return self.put(f"body/{area.id}/{slug(name)}", f"{name} {area.label}", kind, code, area, None, "")

    def all(self) -> list[Agency]:
        """Every body, by id."""
        if self._sorted is None:
            self._sorted = [self.by_id[i] for i in sorted(self.by_id)]
        return self._sorted

    def coded(self, code: str) -> list[Agency]:
        """The bodies of one kind, by id."""
        return sorted(self._by_code.get(code, ()), key=lambda a: a.id)

    def labelled(self, label: str) -> list[Agency]:
        """The bodies of exactly this name, by id."""
        return sorted(self._by_label.get(label, ()), key=lambda a: a.id)

    def ending(self, label: str) -> list[Agency]:
        """The bodies whose whole name ends a longer one, by length and id: `Công ty X` for `Công đoàn Công ty X`."""
        found: list[Agency] = []
        at = label.find(" ")
        while at >= 0:
            found.extend(sorted(self._by_label.get(label[at + 1 :], ()), key=lambda a: a.id))
            at = label.find(" ", at + 1)
        return found

    # -- rules -------------------------------------------------------------------------------------------------

    def _resolve(self, body: Body, owner: Agency | None, area: Area | None, local: Area | None) -> Agency | None:
        complement = body.entry.complement
        if area is not None and area.level != 1 and (body.entry.level == "tỉnh" or "Tỉnh ủy" in body.name):
            area = None  # `Sở Nội vụ và Huyện ủy Thanh Sơn`: a body of the province is not the district's
        if complement == "closed":
            agency = self._national(body, self.resolve(body.parent, local=local) if body.parent is not None else None)
            agency.level = "tw"
            return agency
        if complement == "committee":
            return self._committee(body, area, local)
        if complement == "unit":
            return self._of_unit(body, area, local)
        if complement == "organ":
            return self._organ(body, owner, area, local)
        return self._named_body(body, owner, area, local)

    def _committee(self, body: Body, area: Area | None, local: Area | None) -> Agency | None:
        inferred = ""
        where = self.context.area(body.unit) if body.unit and body.unit.name else None
        if where is None and body.unit is None:
            where = (
                area
                if area is not None and area.kind == body.entry.level
                else self.context.at_level(body.entry.level, local)
            )
            if where is not None and body.entry.level == "tỉnh" and where.lineage in _ALWAYS_CITIES:
                where = None
            inferred = f"the unit of {body.name} comes from the article" if where else ""
        if where is None:
            return self._national(body)
        name = where.label if where.name == "Hồ Chí Minh" else where.name
        return self.put(
            f"body/{where.id}/{slug(body.name)}",
            f"{body.name} {name}",
            body.entry.kind,
            body.entry.code,
            where,
            None,
            inferred,
        )

    def _of_unit(self, body: Body, area: Area | None, local: Area | None) -> Agency | None:
        inferred = ""
        if body.unit is not None:
            where = self.context.area(body.unit, local)
            if where is None and not body.unit.name:
                return self._of_some_unit(body, body.unit)
            inferred = "" if body.unit.name else f"which {body.unit.kind} comes from the article"
        elif body.entry.central == "yes":
            return self._national(body)
        elif body.entry.code == "mttq" and area is None:
            return self.put(
                "body/vn/mat-tran-to-quoc-viet-nam",
                "Mặt trận Tổ quốc Việt Nam",
                "MassOrganization",
                "mttq",
                None,
                None,
                "",
            )
        else:
            where = self._where(body, area, local)
            inferred = f"the unit of {body.name} comes from the article" if where else ""
        if where is None:
            return self._national(body)
        # The Front of a unit is that unit's Front committee.
        name, code = (FRONT_COMMITTEE, "ub-mttq") if body.entry.code == "mttq" else (body.name, body.entry.code)
        plain = name.endswith(_SHORT_NAMES) and where.name != "Hồ Chí Minh"
        # `Văn phòng Tỉnh ủy Phú Thọ`; `Thuế tỉnh Phú Thọ`, whose name says the kind of unit, too
        label = f"{name.removesuffix(f' {where.kind}')} {where.name if plain else where.label}"
        return self.put(f"body/{where.id}/{slug(name)}", label, body.entry.kind, code, where, None, inferred)

    def _where(self, body: Body, area: Area | None, local: Area | None) -> Area | None:
        """The unit of a body that the words leave without one: its neighbour's, that of which the words around speak,
        or the article's."""
        if body.entry.level == "huyện":  # never of the province that its neighbour or the article is about
            near = local.within(level=2) if local is not None else None
            return area if area is not None and area.level != 1 else near or self.context.district
        if area is not None:
            return area
        if "Tỉnh ủy" in body.name:
            return self.context.at_level("tỉnh", local)
        if body.entry.level in ("tỉnh", "xã"):
            return self.context.at_level(body.entry.level, local)
        return local or self.context.home

    def _of_some_unit(self, body: Body, unit: Unit) -> Agency:
        """A body of a unit that nothing in the article names: `Ủy ban nhân dân xã`."""
        front = body.entry.code == "mttq"
        name, code = (FRONT_COMMITTEE, "ub-mttq") if front else (body.name, body.entry.code)
        label = f"{name} {unit.kind}"
        return self.put(f"body/vn/{slug(label)}", label, body.entry.kind, code, None, None, "")

    def _organ(self, body: Body, owner: Agency | None, area: Area | None, local: Area | None) -> Agency | None:
        if body.parent is not None:
            return self._organ_of_named(body, body.parent, area, local)
        if body.unit is not None:
            return self._organ_of_unit(body, body.unit, local)
        if owner is not None and body.entry.name == "Ban Chấp hành" and owner.code in COMMITTEE_CODES.values():
            return owner
        if owner is not None and {owner.code, body.entry.code} <= OF_THE_PARTY and owner.code != body.entry.code:
            owner = owner.parent  # `Phó Bí thư Ban Cán sự đảng, Bí thư Đảng ủy, Viện trưởng X`: both are X's
        if owner is not None:
            return self._organ_of(body, owner, f"whose {body.name} comes from the words beside it")
        council = self._organ_of_council(body, area, local)
        return council or self._organ_of_committee(body) or self._party_organ(body, area, local)

    def _organ_of_named(self, body: Body, named: Body, area: Area | None, local: Area | None) -> Agency | None:
        """An organ whose words name the whole: `Ban Thường vụ | Tỉnh ủy X`."""
        elected = body.entry.name in ("Ban Chấp hành Đảng bộ", "Ban Chấp hành")
        parent = self.resolve(named, area=area, local=local, mention=body.entry.name != "Ban Chấp hành")
        if parent is None:
            return None
        if (
            elected
            and parent.code == "dang-bo"
            and parent.area is not None
            and parent.area.kind in COMMITTEES
            and parent.label == f"Đảng bộ {parent.area.label}"
        ):
            return self.party.committee(parent.area, inferred=bool(named.unit and not named.unit.name))
        if body.entry.name == "Ban Chấp hành" and parent.code in COMMITTEE_CODES.values():
            return parent  # `Ban Chấp hành Tỉnh ủy` is Tỉnh ủy
        if named.end > named.start and body.entry.name == "Ban Chấp hành":
            self.resolve(named, area=area, local=local)
        if body.entry.name == "Ban Chấp hành Đảng bộ":  # of a company: the committee is its party organisation's
            return self.party.board(parent)
        return self._organ_of(body, parent, "")

    def _organ_of_unit(self, body: Body, unit: Unit, local: Area | None) -> Agency | None:
        """`Ban Chấp hành Đảng bộ | tỉnh X`, `Thường trực | tỉnh`."""
        where = self.context.area(unit, local)
        if where is None and unit.name:
            return None
        if where is None:
            elected = body.entry.name == "Ban Chấp hành Đảng bộ" and unit.kind in COMMITTEES
            return self.party.committee_of_some(unit) if elected else self._of_some_unit(body, unit)
        inferred = "" if unit.name else f"which {unit.kind} comes from the article"
        if body.entry.name == "Ban Chấp hành Đảng bộ" and where.kind in COMMITTEES:
            self.party.organization(where, body)
            return self.party.committee(where, inferred=bool(inferred))
        return self._in_area(body, where, inferred)

    def _organ_of_council(self, body: Body, area: Area | None, local: Area | None) -> Agency | None:
        """A board of the people's council: of the neighbour's unit, else the article's."""
        where = area or local or self.context.home
        if body.entry.central != "hdnd" or where is None:
            return None
        inferred = "the council comes from the article"
        council = self.put(
            f"body/{where.id}/hoi-dong-nhan-dan",
            f"Hội đồng nhân dân {where.label}",
            "StateBody",
            "hdnd",
            where,
            None,
            inferred,
        )
        return self._organ_of(body, council, inferred)

    def _organ_of_committee(self, body: Body) -> Agency | None:
        """A board or standing committee: the one that the article has named, else of its only party committee."""
        if body.entry.code not in lexicon().kinds.standing and body.entry.central != "party":
            return None
        if body.entry.central == "party":
            same = [a for a in self.by_id.values() if a.label.startswith(f"{body.name} ") and a.spans]
            if len(same) == 1:
                return same[0]
        codes = ("ub-mttq",) if body.entry.name == "Ban Thường trực" else COMMITTEE_CODES.values()
        committees = [a for code in codes for a in self._by_code.get(code, ()) if a.spans and a.area is not None]
        return (
            self._organ_of(body, committees[0], "the committee comes from the article")
            if len(committees) == 1
            else None
        )

    def _party_organ(self, body: Body, area: Area | None, local: Area | None) -> Agency | None:
        """`Đảng ủy`, `Đảng bộ`, `Chi bộ` alone: of the unit beside it, of the article's, or of whom headline or lead
        tell."""
        code, home = body.entry.code, self.context.home
        if code not in lexicon().kinds.party_base:
            return None
        if code in ("dang-uy", "dang-bo"):  # a `Chi bộ` is an office's or a village's as often as a commune's
            area = area or local
        # There is no `Đảng ủy` of a city: its committee is a Thành ủy.
        if area is not None and not (code == "dang-uy" and COMMITTEES.get(area.kind, "Đảng ủy") != "Đảng ủy"):
            return self._in_area(body, area, "the unit comes from the words beside it")
        if code == "dang-bo" and home is not None:
            return self._in_area(body, home, "the unit comes from the article")
        whole = self.party.subject() if code in ("dang-uy", "dang-bo") else None
        if whole is not None:
            return self._organ_of(body, whole, f"whose {body.name} comes from the headline or the lead")
        if code in ("dang-uy", "dang-bo") and self.context.home_level == 3 and self.context.commune:
            return self._in_area(body, self.context.commune, "the commune comes from the article")
        return None

    def _organ_of(self, body: Body, parent: Agency, inferred: str) -> Agency:
        base, _, own = parent.id.removeprefix("body/").rpartition("/")
        kind = body.entry.kind
        if body.entry.code in lexicon().kinds.board or body.entry.code == "van-phong":
            kind = parent.kind if parent.kind != "Body" else kind
        link = {"doan-cong-tac": " của ", "truong": " - "}.get(body.entry.code, " ")
        same = "ban-thuong-truc" if body.name == "Thường trực" and parent.code == "ub-mttq" else slug(body.name)
        return self.put(
            f"body/{base}/{same}-{own}",
            f"{_unless_said_again(body.name, parent.label)}{link}{parent.label}",
            kind,
            body.entry.code,
            parent.area,
            parent,
            inferred or parent.inferred,
        )

    def _named_body(self, body: Body, owner: Agency | None, area: Area | None, local: Area | None) -> Agency | None:
        if not body.name:  # `Chính ủy Quân khu`: the only one of its kind in the article
            kind = "" if body.entry.name == "Nhà trường" else body.entry.name
            same = [a for a in self._by_code.get(body.entry.code, ()) if a.spans and a.label.startswith(kind)]
            if not same and " " in kind:  # `Quân khu 7` is a force, a `Quân khu` without a number an army body
                same = [a for a in self.all() if a.spans and a.label.startswith(f"{kind} ")]
            number = "" if same else the_only_number(self.all(), kind)
            return self._national(replace(body, name=number), None) if number else same[0] if len(same) == 1 else None
        if body.parent is not None:
            parent = self.resolve(body.parent, area=area, local=local)
            if parent is not None and body.entry.code == "bao":
                return self._national(body, parent)  # a journal's name is its own: `Tạp chí X, Bộ Y`
            if parent is not None:
                return self._organ_of(body, parent, "")
        where, inferred = None, ""
        if body.unit is not None:
            where = self.context.area(body.unit, local)
            inferred = "" if body.unit.name else f"which {body.unit.kind} comes from the article"
        elif body.entry.code == "so":
            where = area if area and area.level == 1 else self.context.at_level("tỉnh", local)
            inferred = "the province comes from the article" if where else ""
        if where is None:
            return self._with_its_unit(body) or self._national(body, owner)
        return self._in_area(body, where, inferred, owner)

    def _with_its_unit(self, body: Body) -> Agency | None:
        """`Trường THPT X` where the article has named `Trường THPT X huyện Y`, and no other of that name."""
        if body.entry.code != "truong":
            return None
        same = [a for a in self._by_code.get("truong", ()) if a.area and a.label == f"{body.name} {a.area.label}"]
        return same[0] if len(same) == 1 else None

    # -- registering -------------------------------------------------------------------------------------------

    def _national(self, body: Body, parent: Agency | None = None) -> Agency:
        """A body of no unit, under its own name."""
        return self.put(f"body/vn/{slug(body.name)}", body.name, body.entry.kind, body.entry.code, None, parent, "")

    def _in_area(self, body: Body, where: Area, inferred: str, parent: Agency | None = None) -> Agency:
        """A body of a unit, whose name follows its own."""
        id, label = f"body/{where.id}/{slug(body.name)}", f"{body.name} {where.label}"
        return self.put(id, label, body.entry.kind, body.entry.code, where, parent, inferred)

    def put(
        self, id: str, label: str, kind: str, code: str, area: Area | None, parent: Agency | None, inferred: str
    ) -> Agency:
        """The body of this id, new or known: another label is another name of it, and what one mention states in full
        is not inferred any more."""
        known = self.by_id.get(id)
        if known is None and area is None:
            # `Nha Thông tin` and `Nha Thông tin Việt Nam` are one national body.
            known = self.by_id.get(id.removesuffix("-viet-nam")) or self.by_id.get(f"{id}-viet-nam")
        if known is None and area is None and "truong-dai-hoc" in id:
            known = self.by_id.get(id.replace("truong-dai-hoc", "dai-hoc"))  # `Đại học Quy Nhơn` for short
        elif known is None and area is None and id.startswith("body/vn/dai-hoc"):
            known = self.by_id.get(id.replace("dai-hoc", "truong-dai-hoc", 1))
        if known is None:
            known = self.by_id[id] = Agency(id, label, kind, code, area, parent, inferred)
            self._by_code.setdefault(code, []).append(known)
            self._by_label.setdefault(label, []).append(known)
            self._sorted = None
        else:
            if label != known.label:
                known.alt.add(label)
            if known.parent is None and parent is not None and parent is not known:
                known.parent = parent
            if not inferred:
                known.inferred = ""
        return known
