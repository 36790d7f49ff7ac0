"""Posts and hierarchy: who holds what, which body is an organ of which."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.facts.codes import TENURE
from graph.lexicon import lexicon
from graph.lexicon.unit_kinds import COMMITTEES
from graph.model import Literal, Ref, Value, date
from graph.resolution.bodies import Agency
from graph.resolution.context import Area

__all__ = ["add_hierarchy", "add_posts"]


def add_posts(builder: Builder) -> None:
    """`bb:holds` for every post, with its tenure and the day on which the article attests it."""
    published = builder.resolved.context.published
    for post in builder.resolved.posts:
        person, position = builder.person(post.person), builder.position(post)
        qualifiers: list[tuple[str, Value]] = [("bb:tenure", TENURE[post.status])]
        if published:
            qualifiers.append(("bb:attestedOn", date(published)))
        if post.term:
            qualifiers.append(("bb:committeeTerm", Literal(post.term)))
        builder.fact(person, "bb:holds", Ref(position), post.spans, post.rule, post.inferred, qualifiers)


def add_hierarchy(builder: Builder) -> None:
    """`bb:partOf` where a body's name says whose organ it is: `Ban Thường vụ Tỉnh ủy` is a part of Tỉnh ủy."""
    for agency in builder.resolved.bodies.all():
        parent = agency.parent or _named_after(builder, agency)
        if parent is None:
            parent, why = _statutory(builder, agency)
            if parent is not None and agency.spans:
                builder.fact(
                    builder.body(agency),
                    "bb:partOf",
                    Ref(builder.body(parent)),
                    [*agency.spans[:1], *parent.spans[:1]],
                    "part-by-statute",
                    why,
                )
            continue
        if not agency.spans or parent is agency:
            continue
        builder.fact(
            builder.body(agency), "bb:partOf", Ref(builder.body(parent)), agency.spans, "organ-of-body", agency.inferred
        )


def _statutory(builder: Builder, agency: Agency) -> tuple[Agency | None, str]:
    """What the statutes say of two bodies that the article names: a party committee belongs to its party organisation,
    that to the Party (Điều lệ Đảng), a unit's Front committee to the Front (Luật Mặt trận Tổ quốc Việt Nam)."""

    def named(code: str) -> list[Agency]:
        return [a for a in builder.resolved.bodies.coded(code) if a.spans and a is not agency]

    if agency.code in lexicon().kinds.unit_committee and agency.area is not None:
        return next(
            (a for a in named("dang-bo") if a.area is agency.area), None
        ), "a party committee belongs to its party organisation (Điều lệ Đảng)"
    if agency.code == "dang-bo" and agency.area is not None:
        party = next((a for a in named("dang") if a.kind == "PartyBody"), None)  # not a party abroad
        return party, "a party organisation belongs to the Party (Điều lệ Đảng)"
    if agency.code == "ub-mttq" and agency.area is not None:
        return next(
            iter(named("mttq")), None
        ), "a unit's Front committee belongs to the Front (Luật Mặt trận Tổ quốc Việt Nam)"
    return None, ""


_OFFICE_OF_COMMITTEE = tuple(f"Văn phòng {name}" for name in COMMITTEES.values())


def _whole_of(builder: Builder, agency: Agency, area: Area) -> Agency | None:
    """The body that a part's own name ends with, though the article never names it alone."""
    if agency.label.startswith(_OFFICE_OF_COMMITTEE):
        return builder.resolved.bodies.committee_of(area)
    if agency.code == "to-dai-bieu" and agency.label.startswith("Tổ đại biểu Quốc hội"):
        return builder.resolved.bodies.of_area("Đoàn đại biểu Quốc hội", "StateBody", "doan-dbqh", area)
    for whole in lexicon().authorities:  # `Thường trực | Hội đồng nhân dân tỉnh X`
        before, found, after = agency.label.partition(f" {whole.name} ")
        if agency.code == "to-dai-bieu":
            after = after.removeprefix(" ".join(after.split()[:2]) + " ") if after.startswith("số ") else after
        if found and after == area.label and not before.endswith((" và", " -", ",")):
            return builder.resolved.bodies.of_area(whole.name, whole.kind, whole.code, area)
    return None


def _says_assembly(builder: Builder, agency: Agency) -> bool:
    """Whether the article names the National Assembly inside the committee's name: `Ủy ban Pháp luật của Quốc hội`."""
    return any(builder.resolved.stream.keys[end - 2 : end] == ["quốc", "hội"] for _, end in agency.spans)


def _named_after(builder: Builder, agency: Agency) -> Agency | None:
    """The body whose whole name ends this one's: `Văn phòng Chính phủ`, `Bộ Tư lệnh Quân khu 4`."""
    of = agency.label.rfind(" của ")
    if of >= 0:  # `Ủy ban Đối ngoại | của Quốc hội`: it says so itself
        owner = agency.label[of + len(" của ") :]
        if owner == "Quốc hội" and _says_assembly(builder, agency):
            return builder.resolved.bodies.named(owner, "StateBody", "quoc-hoi")
        return next((a for a in builder.resolved.bodies.labelled(owner) if a.spans), None)
    if agency.code not in lexicon().kinds.named_after and not agency.label.startswith("Văn phòng "):
        return None
    longer = [a for a in builder.resolved.bodies.ending(agency.label) if a is not agency and a.spans]
    if not longer and agency.area is not None:
        whole = _whole_of(builder, agency, agency.area)
        longer = [whole] if whole is not None else []
    if agency.label == "Văn phòng Trung ương Đảng":
        longer = [a for a in builder.resolved.bodies.all() if a.code == "ban-chap-hanh-trung-uong" and a.spans]
    return max(longer, key=lambda a: len(a.label), default=None)
