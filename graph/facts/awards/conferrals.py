"""Conferrals: what is known of one award given on one occasion, and its node and facts."""

from __future__ import annotations

import re

from msgspec import Struct, field

from graph.facts.awards.movements import movement_node
from graph.facts.builder import Builder, Span
from graph.facts.codes import GROUP_KINDS, award_code, event_code
from graph.facts.event import Event
from graph.grammar.awards import Award
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.entries import AwardEntry
from graph.model import Code, Literal, Node, Ref, Value, date, text, year
from graph.resolution.bodies import Agency
from graph.resolution.ids import digest
from graph.resolution.people import Individual

__all__ = ["Conferral", "grades_of", "write_conferral"]


class Conferral(Struct, eq=False):
    """One award as it was read, from one place or several. `agency` grants it, `presenters` hand it over; `recipients`
    are people, bodies or words for groups that are counted, `vague` groups told only in words, each with the words that
    say so; `movement` is (label, name, words); `ordinal` its number among those of the article."""

    award: Award
    agency: Agency | None
    event: Event | None
    name: str
    spans: list[Span] = field(default_factory=list)
    grantor_spans: list[Span] = field(default_factory=list)
    recipients: list[tuple[Individual | Agency | str, Span]] = field(default_factory=list)
    vague: list[tuple[str, Span]] = field(default_factory=list)
    presenters: list[tuple[Individual, Span]] = field(default_factory=list)
    reason: Span | None = None
    movement: tuple[str, str, Span] | None = None
    ordinal: int = 0
    #: Whether only a caption tells of it; whether its sentence goes on to something else (`Cùng ngày, …`).
    caption: bool = False
    apart: bool = False
    #: Whether only the signs of a title are handed over: `huy hiệu và Bằng chứng nhận danh hiệu`.
    insignia: bool = False


#: Orders, prizes and titles of the state are conferred by the State President (Luật Thi đua, khen thưởng 2022,
#: art. 77).
_STATE_PRESIDENT = "Chủ tịch nước"


def grades_of(award: Award) -> list[str]:
    """`Huân chương Lao động hạng Nhì, Ba` has two."""
    _, graded, grades = award.name.removeprefix(award.entry.name).partition(" hạng ")
    return grades.split(", ") if graded else []


_CLASSES = {"Nhất": "First", "Nhì": "Second", "Ba": "Third"}


def _in_english(entry: AwardEntry, name: str) -> str:
    """`Huân chương Chiến công hạng Nhất, Nhì, Ba`; "" for a title of its own, which has no English."""
    _, graded, grades = name.removeprefix(entry.name).partition(" hạng ")
    classes = [_CLASSES.get(grade, "") for grade in grades.replace(" và ", ", ").split(", ")] if graded else []
    return f"{entry.english}, {', '.join(classes)} Class" if classes and all(classes) else ""


def write_conferral(builder: Builder, conferral: Conferral) -> None:
    """The node of a conferral and its facts: what was given, where, by whom, to whom, through whom, and why."""
    by_law = ""
    if conferral.agency is None and _is_conferred_by_law(builder, conferral):
        conferral.agency = builder.resolved.bodies.named(_STATE_PRESIDENT, "StateBody", "chu-tich-nuoc")
        by_law = "awards of this kind are conferred by the State President by law"
    id = _conferral_node(builder, conferral)
    builder.fact(builder.article.id, "bb:mentions", Ref(id), conferral.spans, "award-named")
    builder.fact(id, "bb:awardType", _award_type(conferral), conferral.spans, "award-kind")
    _add_occasion(builder, id, conferral)
    if conferral.agency is not None:
        grantor, said = Ref(builder.body(conferral.agency)), conferral.grantor_spans or conferral.spans
        builder.fact(id, "bb:grantor", grantor, said, "award-grantor", by_law)
    received = conferral.recipients or [(label, span) for label, span in conferral.vague[:1]]
    nodes = [_recipient_node(builder, id, who) for who, _ in received]
    for node, (_, span) in zip(nodes, received, strict=True):
        builder.fact(id, "bb:recipient", Ref(node), [span], "award-recipient")
    for person, span in conferral.presenters:
        if any(who is person for who, _ in received):
            continue
        qualifiers: list[tuple[str, Value]] = [
            ("bb:presentedTo", Ref(n)) for n in _presented_to(builder, conferral, nodes)
        ]
        qualifiers += [("bb:inCapacity", Ref(p)) for p in builder.capacities(person, span)]
        builder.fact(builder.person(person), "bb:presents", Ref(id), [span], "person-presents-award", "", qualifiers)
    _add_reason(builder, id, conferral)


def _conferral_node(builder: Builder, conferral: Conferral) -> str:
    """The id says occasion, body and award; a second conferral of all three has its number in it too."""
    event, agency, province = conferral.event, conferral.agency, builder.resolved.context.province
    base = event.id if event is not None else f"event/undated/{province.id if province else 'vn'}"
    own = slug(agency.id.rpartition("/")[2]) if agency is not None else "khong-ro"
    id = f"{base}/khen-thuong/{own}/{slug(conferral.name)}"
    if id in builder.kg:
        id = f"{id}-{digest(f'{conferral.name}{conferral.ordinal}')}"
    grantor = f" của {agency.label}" if agency is not None else ""
    day = event.day if event is not None else ""
    when = f", {int(day[8:])}/{int(day[5:7])}/{day[:4]}" if day else ""
    attributes: dict[str, tuple[Value, ...]] = {
        "dcterms:type": (event_code("khen-thuong", "Khen thưởng", "Commendation"),)
    }
    builder.kg.add_node(Node(id, "AwardConferral", f"Trao {conferral.name}{grantor}{when}", frozenset(), attributes))
    return id


def _award_type(conferral: Conferral) -> Code:
    entry, name = conferral.award.entry, conferral.name
    if name == entry.name:
        return award_code(entry.code, name, entry.english)
    return award_code(slug(name), name, _in_english(entry, name))


def _add_occasion(builder: Builder, id: str, conferral: Conferral) -> None:
    event, said = conferral.event, conferral.spans
    if event is None:
        return
    builder.fact(id, "bb:conferredAt", Ref(event.id), said, "award-at-event", "the event that the article reports")
    if event.day:
        builder.fact(id, "schema:startDate", date(event.day), said, "award-day", "the date of the event")


def _add_reason(builder: Builder, id: str, conferral: Conferral) -> None:
    """Why, and in which movement of which year."""
    if conferral.reason is not None:
        words = builder.evidence(conferral.reason).quote.replace("\u00a0", " ")
        builder.fact(id, "bb:reason", text(words), [conferral.reason], "award-reason")
    if conferral.movement is not None:
        label, name, span = conferral.movement
        builder.fact(id, "bb:movement", Ref(movement_node(builder, label, name)), [span], "award-movement")
        stream = builder.resolved.stream
        if stream.keys[span[1] : span[1] + 1] == ["năm"] and re.fullmatch(r"20\d\d", stream.text[span[1] + 1]):
            builder.fact(id, "bb:coversYear", year(stream.text[span[1] + 1]), [(span[0], span[1] + 2)], "award-year")


def _is_conferred_by_law(builder: Builder, conferral: Conferral) -> bool:
    """Whether only the State President confers awards of the kind, and the article says no other owner of this one
    (`Huân chương Lao động hạng Nhất của Nhà nước Lào`)."""
    entry = conferral.award.entry
    keys = builder.resolved.stream.keys
    return (
        entry.grantor == _STATE_PRESIDENT
        and entry.code != "huan-chuong"
        and keys[conferral.award.name_end : conferral.award.name_end + 1] != ["của"]
    )


def _presented_to(builder: Builder, conferral: Conferral, nodes: list[str]) -> list[str]:
    """Which recipients the presenters' own sentence names, by their kind (`trao Bằng khen cho các tập thể`)."""
    if not conferral.vague:
        return []
    words = " ".join(label for label, _ in conferral.vague)
    return [
        n
        for n in nodes
        if builder.kg.node(n).kind == "Collective"
        and any(
            v.label in words
            for v in builder.kg.node(n).attributes.get("bb:kind", ())
            if not isinstance(v, Ref | Literal)
        )
    ]


def _recipient_node(builder: Builder, conferral: str, who: Individual | Agency | str) -> str:
    if isinstance(who, Individual):
        return builder.person(who)
    if isinstance(who, Agency):
        return builder.body(who)
    count = re.match(r"(\d+) (\w+)", who)
    kind = (
        GROUP_KINDS[lexicon().counted.get(count.group(2).lower(), "khác")]
        if count
        else GROUP_KINDS["tập thể" if "tập thể" in who else "cá nhân" if "cá nhân" in who else "khác"]
    )
    attributes: dict[str, tuple[Value, ...]] = {"bb:kind": (kind,)}
    if count and int(count.group(1)) > 0:
        attributes["bb:memberCount"] = (Literal(str(int(count.group(1))), "xsd:positiveInteger"),)
    id = f"{conferral}/{slug(who if not count else who[count.end(1) :])}"
    builder.kg.add_node(Node(id, "Collective", who, frozenset(), attributes))
    return id
