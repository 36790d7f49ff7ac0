"""The scorer on a small graph that anybody can count by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exporters.ontology import vocabulary
from graph.model import Code, Evidence, KnowledgeGraph, Literal, Node, Ref, Support, Value, date
from tests.evaluation.gold import Gold, read_gold
from tests.evaluation.scoring import score
from tests.evaluation.tally import Tally
from tests.evaluation.view import BODY_KINDS, DOCUMENT_KINDS, EVENT_KINDS, PERSON_KINDS

SUPPORT = Support("article/x", (Evidence("article/x", 0, 1, "x"),))

GOLD: dict[str, Any] = {
    "people": [{"name": "Lê Thị Sáu"}, {"name": "Trần Bảy"}, {"name": "Hai Bà Trưng", "optional": True}],
    "bodies": [
        {"name": "Tỉnh ủy Bình Giang", "aliases": ["Ban Chấp hành Đảng bộ tỉnh Bình Giang"]},
        {"name": "Ban Chấp hành Đảng bộ tỉnh Bình Giang", "aliases": []},
        {"name": "Ủy ban nhân dân tỉnh Bình Giang", "aliases": []},
        {"name": "Đảng", "optional": True},
    ],
    "posts": [
        {"person": "Lê Thị Sáu", "role": "Bí thư", "body": "Ban Chấp hành Đảng bộ tỉnh Bình Giang", "status": "holds"},
        {"person": "Trần Bảy", "role": "Chủ tịch nước", "role_aliases": ["Chủ tịch"], "body": None},
        {"person": "Trần Bảy", "role": "Giám đốc", "body": "Đảng", "optional": True},
    ],
    "belongs_to": [{"child": "Tỉnh ủy Bình Giang", "parent": "Đảng", "optional": True}],
    "events": [
        {
            "key": "e1", "name": "Hội nghị tổng kết công tác năm 2024", "date": "2024-12-20",
            "organizers": ["Tỉnh ủy Bình Giang"], "chairs": ["Lê Thị Sáu"], "attendees": ["Trần Bảy"], "speakers": [],
        },
        {"key": "e2", "name": "Đại hội năm sau", "date": None, "organizers": [], "chairs": [], "attendees": [], "speakers": [], "optional": True},
    ],
    "documents": [{"name": "Nghị quyết số 01-NQ/TU", "number": "01-NQ/TU", "issuer": "Tỉnh ủy Bình Giang", "subject": "khuyến học"}],
    "awards": [
        {"kind": "Bằng khen", "grantor": "Ủy ban nhân dân tỉnh Bình Giang", "presenters": ["Lê Thị Sáu"], "recipients": ["5 tập thể", "Trần Bảy"]}
    ],
    "campaigns": [{"name": 'phong trào thi đua "Học suốt đời"'}],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    path = tmp_path / "small.json"
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    return read_gold(path)


class Made:
    """A graph built a line at a time; ids are given, evidence is always the same."""

    def __init__(self) -> None:
        self.kg = KnowledgeGraph()
        self.node("article/x", "Article", "Tin")

    def node(self, id: str, kind: str, label: str, **attributes: Value) -> str:
        self.kg.add_node(Node(id, kind, label, frozenset(), {k.replace("_", ":"): (v,) for k, v in attributes.items()}))
        return id

    def say(self, subject: str, predicate: str, object: Value | str) -> None:
        self.kg.add_fact(subject, predicate, Ref(object) if isinstance(object, str) else object, SUPPORT)

    def holds(self, person: str, role: str, body: str) -> None:
        attributes: dict[str, Value] = {"org_role": Code("role", role, role)}
        if body:
            attributes["org_postIn"] = Ref(body)
        self.say(person, "bb:holds", self.node(f"position/{body}/{role}", "Position", role, **attributes))


@pytest.fixture
def whole() -> Made:
    """Everything that the gold says."""
    made = Made()
    sau, bay = made.node("person/sau", "Official", "Lê Thị Sáu"), made.node("person/bay", "Person", "TRẦN BẢY")
    party, state = (
        made.node("body/tu", "PartyBody", "Tỉnh uỷ Bình Giang"),
        made.node("body/ub", "StateBody", "UBND tỉnh Bình Giang"),
    )
    made.holds(sau, "Bí thư", party)
    made.holds(bay, "Chủ tịch nước", "")
    event = made.node("event/1", "Meeting", "Hội nghị tổng kết công tác năm 2024")
    made.say(event, "schema:startDate", date("2024-12-20"))
    made.say(party, "bb:organizes", event)
    made.say(sau, "bb:chairs", event)
    made.say(bay, "bb:attends", event)
    paper = made.node("document/1", "Resolution", "Nghị quyết 01", bb_number=Literal("01-NQ/TU"))
    made.say(paper, "bb:issuedBy", party)
    award = made.node("award/1", "AwardConferral", "Bằng khen", bb_awardType=Code("award", "bang-khen", "Bằng khen"))
    made.say(award, "bb:grantor", state)
    made.say(award, "bb:recipient", made.node("collective/1", "Collective", "5 tập thể"))
    made.say(award, "bb:recipient", bay)
    made.say(sau, "bb:presents", award)
    made.node("movement/1", "Movement", "Học suốt đời")
    return made


def tally_of(made: Made, gold: Gold) -> Tally:
    tally = Tally()
    score(made.kg, gold, tally)
    return tally


def test_a_graph_that_says_it_all(whole: Made, gold: Gold) -> None:
    tally = tally_of(whole, gold)
    assert tally.errors == []
    rights = {kind: row.right for kind, row in tally.rows.items() if row.right}
    assert rights == {
        "person": 2, "body": 2, "event": 1, "event date": 1, "document": 1, "award": 1, "holds post": 2, "chairs": 1,
        "organizes": 1, "attends": 1, "issued by": 1, "grants": 1, "presents": 1, "receives": 2,
        "campaign": 1,  # 3 words of 3 and 7 agree by 0.6: just enough
    }  # fmt: skip


def test_nothing_found_is_all_missed(gold: Gold) -> None:
    tally = tally_of(Made(), gold)
    total = tally.figures()["all facts"]
    assert (total.right, total.spurious, total.missed) == (0, 0, 18)
    assert total.precision == 1.0
    assert total.f1 == 0.0


def test_optional_items_count_neither_way(whole: Made, gold: Gold) -> None:
    before = tally_of(whole, gold).figures()["all facts"]
    whole.node("person/trung", "Person", "Hai Bà Trưng")
    party = whole.node("body/dang", "PartyBody", "Đảng")
    whole.say("body/tu", "bb:partOf", party)
    whole.holds("person/bay", "Giám đốc", party)
    whole.say("person/bay", "bb:attends", whole.node("event/2", "Event", "Đại hội năm sau"))
    assert tally_of(whole, gold).figures()["all facts"] == before


def test_the_same_thing_twice_is_spurious(whole: Made, gold: Gold) -> None:
    whole.node("person/sau-2", "Person", "lê thị sáu")
    whole.node("body/tu-2", "PartyBody", "Ban Chấp hành Đảng bộ tỉnh Bình Giang")
    errors = [line for _, line in tally_of(whole, gold).errors]
    assert "small: spurious person: lê thị sáu (twice)" in errors
    assert any("spurious body" in e and "(twice)" in e for e in errors)


def test_an_edge_counts_where_both_ends_do(whole: Made, gold: Gold) -> None:
    stranger = whole.node("person/x", "Person", "Người Lạ")
    whole.say(stranger, "bb:chairs", "event/1")
    whole.say("person/sau", "bb:attends", "event/1")  # she chairs: that she is present is not wrong
    tally = tally_of(whole, gold)
    assert (tally.row("chairs").right, tally.row("chairs").spurious) == (1, 1)
    assert tally.row("attends").spurious == 0


def test_who_only_signed_the_article_is_nobody_in_it(whole: Made, gold: Gold) -> None:
    whole.say("article/x", "schema:author", whole.node("person/reporter", "Person", "Mai An"))
    whole.say("article/x", "schema:publisher", whole.node("body/paper", "NewsPublisher", "BGO"))
    assert tally_of(whole, gold).row("person").spurious == 0
    whole.say("person/reporter", "bb:speaksAt", "event/1")
    assert tally_of(whole, gold).row("person").spurious == 1


def test_an_event_under_another_name_is_known_by_its_day_and_its_chair(whole: Made, gold: Gold) -> None:
    event = whole.kg.node("event/1")
    whole.kg.update_node("event/1", label="Buổi gặp mặt cuối tuần")
    assert tally_of(whole, gold).row("event").right == 1
    whole.kg.update_node("event/1", label=event.label)
    gold.events[0] = replace(gold.events[0], date="2024-12")
    assert tally_of(whole, gold).row("event date").right == 1  # gold knows the month only


def test_a_number_decides_about_documents(whole: Made, gold: Gold) -> None:
    whole.kg.update_node("document/1", attributes={"bb:number": (Literal("02-NQ/TU"),)})
    tally = tally_of(whole, gold)
    assert (tally.row("document").right, tally.row("document").spurious, tally.row("document").missed) == (0, 1, 1)


@pytest.mark.parametrize(
    ("above", "kinds"),
    [
        ("Person", PERSON_KINDS),
        ("Body", BODY_KINDS),
        ("Document", DOCUMENT_KINDS),
        ("Event", (*EVENT_KINDS, "AwardConferral")),
    ],
)
def test_the_scorer_knows_every_kind_of_the_ontology(above: str, kinds: tuple[str, ...]) -> None:
    words = vocabulary()
    iri = words.term(f"bb:{above}")
    known = {k for k in _classes() if k == above or iri in words.superclasses(k)}
    assert known == set(kinds)


def _classes() -> list[str]:
    from exporters.ontology import source

    text = source("ontology.ttl")
    return [
        line.split()[0].removeprefix("bb:")
        for line in text.splitlines()
        if line.startswith("bb:") and line.split()[0][3:4].isupper()
    ]
