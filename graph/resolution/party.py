"""The Party's organisations and committees among the bodies of an article: of units, of companies, of forces.

A unit's committee goes by a short name (`Tỉnh ủy` is `Ban Chấp hành Đảng bộ tỉnh`); that of a company, a school or a
force is called after the body in which it stands (Điều lệ Đảng, chapters IV to VI).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import proxy

from graph.grammar.bodies import Body
from graph.grammar.units import Unit
from graph.language.folding import slug
from graph.lexicon.unit_kinds import COMMITTEES
from graph.resolution.agency import Agency
from graph.resolution.context import Area

if TYPE_CHECKING:
    from graph.resolution.bodies import BodyRegistry

__all__ = ["COMMITTEE_CODES", "Party"]

#: `Ban Chấp hành Đảng bộ` of a unit is that unit's party committee under its short name: name -> code in bodies.tsv.
COMMITTEE_CODES = {name: slug(name) for name in COMMITTEES.values()}


#: Commands, whose party committees are called after the force.
_COMMANDS = ("Bộ Chỉ huy ", "Bộ Tư lệnh ", "Ban Chỉ huy ")


class Party:
    """The party bodies of one article's registry."""

    def __init__(self, bodies: BodyRegistry) -> None:
        # The registry holds this: two that hold each other would wait for the garbage collector with all their bodies.
        self.bodies: BodyRegistry = proxy(bodies)
        self._whole: Agency | None = None

    def subject(self) -> Agency | None:
        """The company, school or office whose party organisation headline or lead name first."""
        if self._whole is None:
            first = self.bodies.context.lead_end
            for code in ("dang-bo", "dang-uy"):
                for agency in self.bodies.coded(code):
                    start = min((start for start, _ in agency.spans), default=first)
                    if start < first and agency.parent is not None:
                        first, self._whole = start, agency.parent
        return self._whole

    def board(self, whole: Agency) -> Agency:
        """The committee that the party organisation of a company, school or office elects."""
        base, _, own = whole.id.removeprefix("body/").rpartition("/")
        organization = self.bodies.put(
            f"body/{base}/dang-bo-{own}", f"Đảng bộ {whole.label}", "PartyBody", "dang-bo", whole.area, whole, ""
        )
        return self.bodies.put(
            f"body/{base}/ban-chap-hanh-dang-bo-{own}",
            f"Ban Chấp hành {organization.label}",
            "PartyBody",
            "ban-chap-hanh",
            whole.area,
            organization,
            "",
        )

    def organization(self, where: Area, body: Body) -> None:
        """`Ban Chấp hành Đảng bộ tỉnh` names the party organisation as well."""
        organization = self.bodies.put(
            f"body/{where.id}/dang-bo", f"Đảng bộ {where.label}", "PartyBody", "dang-bo", where, None, ""
        )
        span = (body.start + 3, body.end)
        if span not in organization.spans and body.end - body.start >= 4:
            organization.spans.append(span)

    def committee(self, where: Area, *, inferred: bool) -> Agency:
        """The party committee of a unit, under its short name."""
        head = COMMITTEES[where.kind]
        name = where.label if where.name == "Hồ Chí Minh" or head == "Đảng ủy" else where.name
        return self.bodies.put(
            f"body/{where.id}/{slug(head)}",
            f"{head} {name}",
            "PartyBody",
            COMMITTEE_CODES[head],
            where,
            None,
            "the unit comes from the article" if inferred else "",
        )

    def committee_of_some(self, unit: Unit) -> Agency:
        """The party committee of a unit that nothing in the article names: `Tỉnh ủy`, `Đảng ủy xã`."""
        head = COMMITTEES[unit.kind]
        label = f"{head} {unit.kind}" if head == "Đảng ủy" else head
        return self.bodies.named(label, "PartyBody", COMMITTEE_CODES[head])

    def beside(self, body: Body, neighbour: Agency | None) -> Agency | None:
        """`Đảng ủy, Bộ Chỉ huy Bộ đội Biên phòng tỉnh`: the party committee of the force that the command leads."""
        if body.entry.code != "dang-uy" or not body.elided or neighbour is None:
            return None
        force = next((neighbour.label.removeprefix(c) for c in _COMMANDS if neighbour.label.startswith(c)), "")
        if len(force.split()) < 2:
            return None
        label = f"{body.name} {force}"
        base = f"body/{neighbour.area.id}" if neighbour.area is not None else "body/vn"
        found = self.bodies.put(
            f"{base}/{slug(label)}", label, "PartyBody", "dang-uy", neighbour.area, None, neighbour.inferred
        )
        if (body.start, body.end) not in found.spans:
            found.spans.append((body.start, body.end))
        return found
