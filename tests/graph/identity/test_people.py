"""Who is who: what joins two sightings, what keeps them apart, what stays undecided, and what a judgement does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.rdf import serialize
from graph.identity import Judgements, candidates, decide, identify, renamed, sightings
from graph.model import KnowledgeGraph, merge
from tests.graph.identity.told import AN, decided, different, graphs, ids, same, told

HEALTH = "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh Tiền Giang, dự hội nghị."
DISTRICT = "Ông Lê Văn An, Bí thư Huyện ủy Cái Bè, tỉnh Tiền Giang, dự hội nghị."
BARE = "Hội nghị của UBND tỉnh Tiền Giang có ông Lê Văn An phát biểu."
MERGED = "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh Đồng Tháp, dự hội nghị."
TIEN_GIANG, DONG_THAP = f"person/tien-giang/{AN}", f"person/dong-thap/{AN}"
OF_HEALTH = f"{TIEN_GIANG}/tien-giang-1976/so-y-te/giam-doc"
OF_DISTRICT = f"{TIEN_GIANG}/tien-giang-1976/huyen-cai-be/huyen-uy/bi-thu"
#: Two people of one name in one province, and an article that does not say which.
TWO = graphs(("2023-01-10", HEALTH), ("2023-03-10", DISTRICT), ("2023-05-10", HEALTH), ("2023-06-10", BARE))


def test_posts_of_one_time_keep_two_people_apart_and_a_bare_name_undecided() -> None:
    found = decided(TWO)
    assert ids(found) == [f"{TIEN_GIANG}*1", f"{OF_DISTRICT}*1", f"{OF_HEALTH}*2"]
    assert [d.rule for d in found.log] == ["posts-clash"]
    assert {c.rule for c in candidates(found)} == {"kept-apart", "no-post"}


def test_one_post_after_the_other_is_one_person_whom_people_may_part() -> None:
    moved = graphs(("2023-01-10", HEALTH), ("2024-03-10", DISTRICT), ("2024-06-10", BARE))
    assert ids(decided(moved)) == [f"{TIEN_GIANG}*3"]
    apart = decided(moved, different(OF_HEALTH, OF_DISTRICT))
    assert ids(apart) == [f"{TIEN_GIANG}*1", f"{OF_DISTRICT}*1", f"{OF_HEALTH}*1"]
    assert [(d.rule, d.source) for d in apart.log] == [("judged-different", "lời kể")]


def test_a_report_printed_after_the_move_is_no_clash() -> None:
    moved = graphs(("2023-01-10", HEALTH), ("2024-03-10", DISTRICT), ("2024-03-12", HEALTH))
    assert ids(decided(moved)) == [f"{TIEN_GIANG}*3"]
    assert len(ids(decided([*moved, told("2024-03-20", HEALTH)]))) == 2


def test_both_posts_in_one_article_are_one_persons() -> None:
    both = "Ông Lê Văn An, Bí thư Huyện ủy Cái Bè, được bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Tiền Giang."
    assert ids(decided([*TWO[:3], told("2023-04-10", both)])) == [f"{TIEN_GIANG}*4"]


def test_the_body_that_took_its_place_joins_across_provinces() -> None:
    found = decided([*TWO[:1], told("2025-08-10", MERGED)])
    assert ids(found) == [f"{DONG_THAP}*2"]
    assert [(d.rule, d.into) for d in found.log] == [("successor-body", (DONG_THAP,))]
    other = told("2025-08-10", "Ông Lê Văn An, Bí thư Đảng ủy xã Tân Phú, tỉnh Đồng Tháp, dự hội nghị.")
    found = decided([*TWO[:1], other])
    assert ids(found) == [f"{DONG_THAP}*2"]
    assert [d.rule for d in found.log] == ["merged-province"]
    # Not when the first is still there after, not before the provinces are one, not in another province.
    late = told("2025-09-10", "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh Tiền Giang, dự hội nghị.")
    away = told("2025-08-10", "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh Vĩnh Long, dự hội nghị.")
    for elsewhere in ([late, told("2025-08-10", MERGED)], [*TWO[:1], told("2024-08-10", MERGED)], [*TWO[:1], away]):
        assert len(ids(decided(elsewhere))) == 2


def test_two_predecessors_of_one_name_are_not_guessed_between() -> None:
    old = told("2023-01-10", MERGED)  # Sở Y tế of the old Đồng Tháp, at the same time as that of Tiền Giang
    again = told("2023-02-10", HEALTH), told("2023-03-10", MERGED)
    found = decided([*TWO[:1], old, *again, told("2025-08-10", MERGED)])
    assert len(ids(found)) == 3


def test_one_name_in_two_provinces_is_two_people_until_somebody_says_otherwise() -> None:
    two = graphs(("2023-01-10", HEALTH), ("2024-01-10", "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh An Giang, dự hội nghị."))
    found = decided(two)
    an_giang = f"person/an-giang/{AN}"
    assert ids(found) == [f"{an_giang}*1", f"{TIEN_GIANG}*1"]
    (candidate,) = candidates(found)
    assert (candidate.rule, candidate.one) == ("two-provinces", OF_HEALTH)
    joined = decided(two, same(an_giang, TIEN_GIANG))
    assert ids(joined) == [f"{an_giang}*2"]
    assert candidates(joined) == []


def test_one_post_is_one_person_whatever_province_an_article_puts_them_in() -> None:
    ministry = "Thứ trưởng Bộ Y tế Lê Văn An dự hội nghị."
    move = "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh Tiền Giang, được bổ nhiệm giữ chức Thứ trưởng Bộ Y tế."
    found = decided(graphs(("2023-01-10", move), ("2023-06-10", ministry)))
    assert ids(found) == [f"{TIEN_GIANG}*2"]
    assert [d.rule for d in found.log] == ["same-post"]


def test_a_body_of_an_unnamed_unit_says_nothing() -> None:
    somewhere = "Hội nghị của Bộ Y tế có ông Lê Văn An, Chủ tịch Ủy ban nhân dân xã, dự."
    one = [*TWO[:1], told("2023-01-10", somewhere)]
    assert len(ids(decided(one))) == 2


def test_one_spelling_of_a_name() -> None:
    found = decided(
        graphs(
            ("2023-01-10", "Bà Trần Thị Hoà, Giám đốc Sở Y tế tỉnh Tiền Giang, dự hội nghị."),
            ("2023-02-10", "Bà Trần Thị Hòa, Giám đốc Sở Y tế tỉnh Tiền Giang, dự hội nghị."),
        )
    )
    assert len({p.id for p in found.people.values() if p.name.startswith("Trần")}) == 1


def test_judgements_win_over_rules() -> None:
    assert ids(decided(TWO, same(OF_HEALTH, OF_DISTRICT))) == [f"{TIEN_GIANG}*4"]
    parted = decided(graphs(("2023-01-10", HEALTH), ("2025-08-10", MERGED)), different(TIEN_GIANG, DONG_THAP))
    assert ids(parted) == [f"{DONG_THAP}*1", f"{TIEN_GIANG}*1"]
    deputy = "Ông Lê Văn An, Phó Giám đốc Sở Y tế tỉnh Tiền Giang, dự hội nghị."
    one_body = graphs(("2023-01-10", HEALTH), ("2023-01-20", deputy))
    assert ids(decided(one_body)) == [f"{TIEN_GIANG}*2"]
    of_deputy = OF_HEALTH.replace("/giam-doc", "/pho-giam-doc")
    assert ids(decided(one_body, different(OF_HEALTH, of_deputy))) == [f"{OF_HEALTH}*1", f"{of_deputy}*1"]


def test_a_judgement_about_nobody_is_told() -> None:
    found = decided(TWO, same(TIEN_GIANG, "person/an-giang/khong-co-ai-000000"))
    assert [(d.rule, d.people) for d in found.log if d.rule == "not-applied"] == [
        ("not-applied", ("person/an-giang/khong-co-ai-000000",))
    ]


def test_a_divided_id_gives_its_people_nothing_but_the_name() -> None:
    kg = identify(merge([*TWO, told("2023-07-10", HEALTH.replace("Ông", "Bác sĩ"))])).kg
    for id in (OF_HEALTH, OF_DISTRICT):
        assert (kg.node(id).kind, kg.node(id).label, kg.node(id).attributes) == ("Official", "Lê Văn An", {})
    assert kg.node(TIEN_GIANG).kind == "Person"
    assert {f.subject for f in kg.facts(predicate="bb:holds")} == {OF_HEALTH, OF_DISTRICT}


MIXED = [*TWO, *graphs(("2025-08-10", MERGED), ("2024-02-10", "Bà Phạm Thị Bé, Chủ tịch UBND tỉnh An Giang, dự."))]
JUDGED = Judgements((same(OF_DISTRICT, f"person/an-giang/{'pham-thi-be'}-3b8a5c"), different(OF_HEALTH, DONG_THAP)))
orders = st.permutations(range(len(MIXED)))
bounded = settings(max_examples=20, derandomize=True, deadline=None)


def written(kg: KnowledgeGraph) -> str:
    return serialize(kg, "nt")


@bounded
@given(orders, st.integers(0, len(MIXED)), st.booleans())
def test_neither_order_nor_grouping_nor_repetition_matters(order: list[int], cut: int, judged: bool) -> None:
    told_ = [MIXED[n] for n in order]
    parts = [merge(told_[:cut]), merge([*told_[cut:], *told_[: cut // 2]])]
    judgements = JUDGED if judged else None
    one, other = identify(merge(MIXED), judgements), identify(merge(parts), judgements)
    assert written(one.kg) == written(other.kg)
    assert written(merge([one.kg, one.history])) == written(merge([other.kg, other.history]))
    assert (one.identities.log, one.candidates, one.contradictions) == (
        other.identities.log,
        other.candidates,
        other.contradictions,
    )


@bounded
@given(orders)
def test_renaming_and_merging_may_be_done_in_either_order(order: list[int]) -> None:
    """So a corpus may be renamed article by article, on any machine."""
    identities = decide([s for kg in MIXED for s in sightings(kg)])
    assert (
        identities == decide(sightings(merge(MIXED))) or identities.renamed == decide(sightings(merge(MIXED))).renamed
    )
    assert identities.divided
    one = renamed(merge(MIXED), identities)
    assert written(one) == written(merge(renamed(MIXED[n], identities) for n in order))


def test_without_its_judgement_a_graph_is_what_it_was() -> None:
    kg = merge(MIXED)
    before = written(kg)
    plain = written(identify(kg).kg)
    assert written(identify(kg, JUDGED).kg) != plain
    assert written(identify(kg).kg) == plain
    assert written(kg) == before


@pytest.mark.parametrize("kg", [KnowledgeGraph(), told("", "Trời hôm nay đẹp."), told("", HEALTH)])
def test_graphs_with_little_in_them(kg: KnowledgeGraph) -> None:
    found = identify(kg)
    assert found.kg is kg
    assert found.candidates == found.contradictions == ()
