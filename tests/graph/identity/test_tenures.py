"""Observed intervals: what is attested and nothing beyond, gaps that stay, and what cannot all be true."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.identity import contradictions, tenures
from graph.identity.post_holders import PostHolders, Showing
from graph.identity.tenures import intervals as intervals_of
from graph.model import KnowledgeGraph
from tests.graph.identity.told import decided, told

POST = "Chủ tịch UBND tỉnh An Giang"


def holds(day: str, name: str = "Lê Văn An", post: str = POST) -> KnowledgeGraph:
    return told(day, f"Ông {name}, {post}, dự hội nghị.")


def takes(day: str, name: str = "Lê Văn An") -> KnowledgeGraph:
    return told(day, f"Tại kỳ họp, ông {name} được bầu giữ chức {POST}.")


def leaves(day: str, name: str = "Lê Văn An") -> KnowledgeGraph:
    return told(day, f"Ông {name} thôi giữ chức {POST} để nghỉ hưu.")


def was(day: str, name: str = "Lê Văn An") -> KnowledgeGraph:
    return told(day, f"Ông {name}, nguyên {POST}, dự hội nghị.")


def intervals(*articles: KnowledgeGraph, name: str = "le-van-an") -> list[tuple[str, str, str, str]]:
    return [(t.first, t.last, t.started, t.ended) for t in tenures(decided(articles)) if name in t.person]


def rules(*articles: KnowledgeGraph) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.rule, c.days) for c in contradictions(decided(articles))]


def test_the_first_and_the_last_day_that_articles_show() -> None:
    found = tenures(decided([holds("2023-05-01"), holds("2022-01-03"), holds("2024-02-02")]))
    assert [(t.first, t.last, t.days, len(t.articles)) for t in found] == [
        ("2022-01-03", "2024-02-02", ("2022-01-03", "2023-05-01", "2024-02-02"), 3)
    ]


def test_a_start_and_an_end_only_where_an_article_says_so() -> None:
    assert intervals(takes("2022-01-03"), holds("2022-02-02")) == [("2022-01-03", "2022-02-02", "2022-01-03", "")]
    assert intervals(holds("2022-01-03"), leaves("2022-02-02")) == [("2022-01-03", "2022-02-02", "", "2022-02-02")]
    assert intervals(was("2022-02-02")) == []
    # Elected again: the start is not known from that.
    assert intervals(holds("2021-01-03"), takes("2022-01-03")) == [("2021-01-03", "2022-01-03", "", "")]


def test_a_gap_stays_a_gap() -> None:
    back = [takes("2022-01-03"), leaves("2022-06-06"), takes("2024-01-03"), holds("2024-02-02")]
    apart = [("2022-01-03", "2022-06-06", "2022-01-03", "2022-06-06"), ("2024-01-03", "2024-02-02", "2024-01-03", "")]
    assert intervals(*back) == apart
    assert rules(*back) == []
    between = [holds("2022-01-03"), holds("2022-06-06", "Trần Văn Bảy"), holds("2023-01-03")]
    assert intervals(*between) == [("2022-01-03", "2022-01-03", "", ""), ("2023-01-03", "2023-01-03", "", "")]
    assert rules(*between) == [("back-unsaid", ("2022-01-03", "2023-01-03"))]
    assert intervals(holds("2022-01-03"), was("2022-06-06"), holds("2023-01-03")) == [
        ("2022-01-03", "2022-01-03", "", ""),
        ("2023-01-03", "2023-01-03", "", ""),
    ]


def test_deputies_and_members_are_many_at_a_time() -> None:
    deputies = [
        holds(day, name, f"Phó {POST}")
        for day, name in (("2022-01-03", "Lê Văn An"), ("2022-02-02", "Trần Văn Bảy"), ("2022-03-03", "Lê Văn An"))
    ]
    assert intervals(*deputies) == [("2022-01-03", "2022-03-03", "", "")]
    assert rules(*deputies) == []


def test_two_heads_on_one_day() -> None:
    assert rules(holds("2022-01-03"), holds("2022-01-03", "Trần Văn Bảy")) == [("two-heads", ("2022-01-03",))]
    assert rules(leaves("2022-01-03"), takes("2022-01-03", "Trần Văn Bảy")) == []


def test_in_a_post_after_leaving_it() -> None:
    assert rules(leaves("2022-01-03"), holds("2022-02-02")) == [
        ("after-leaving", ("2022-01-03", "2022-02-02")),
    ]
    assert rules(was("2022-01-03"), takes("2022-02-02"), holds("2022-03-03")) == []


def test_in_a_post_after_its_district_ended() -> None:
    late = holds("2025-09-01", post="Bí thư Huyện ủy Cái Bè, tỉnh Tiền Giang")
    assert rules(late) == [("after-end", ("2025-09-01",))]
    assert rules(holds("2025-06-30", post="Bí thư Huyện ủy Cái Bè, tỉnh Tiền Giang")) == []


def test_an_article_without_a_day_attests_nothing() -> None:
    assert intervals(told("", f"Ông Lê Văn An, {POST}, dự hội nghị.")) == []


shown = st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(10, 24), min_size=1, max_size=6), min_size=1)


@given(shown, st.booleans())
def test_days_are_parted_by_somebody_else_in_between_and_by_nothing_else(
    days: dict[str, list[int]], single: bool
) -> None:
    holders = {
        person: [Showing(f"2023-01-{day}", 2, f"article/{day}", "duong-nhiem") for day in sorted(own)]
        for person, own in sorted(days.items())
    }
    expected = []
    for person, own in sorted(days.items()):
        others = {day for other, theirs in days.items() if other != person for day in theirs}
        distinct = sorted(set(own))
        parts = [[distinct[0]]]
        for before, after in pairwise(distinct):
            if single and any(before < day < after for day in others):
                parts.append([])
            parts[-1].append(after)
        expected += [(person, tuple(f"2023-01-{day}" for day in part)) for part in parts]
    found = intervals_of(PostHolders("position/x", single, "", "", holders))
    assert [(t.person, t.days) for t in found] == expected
