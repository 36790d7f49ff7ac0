"""Votes: what the words count, what was voted on, and what is no vote. All people are invented."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.extraction import extract
from graph.facts.official.tallies import read_tallies
from graph.model import Code, KnowledgeGraph, Ref
from tests.graph.layers import DATED
from tests.graph.test_records import MINUTES

PREDICATES = {
    "bb:votesFor": "for", "bb:votesAgainst": "against", "bb:abstentions": "abstaining", "bb:votersCount": "of",
    "bb:shareFor": "for %", "bb:shareAgainst": "against %", "bb:shareAbstaining": "abstaining %", "bb:motion": "motion",
}  # fmt: skip


def counted(text: str) -> list[list[tuple[str, int | None, int | None, str]]]:
    return [[(c.kind, c.number, c.out_of, c.share) for c in t.counts] for t in read_tallies(text, 0, len(text))]


def votes(text: str) -> list[dict[str, str]]:
    """The votes of a text in its order: what each says, by short names; `about` is what it concerns."""
    kg = extract(Article.from_text(text))
    nodes = sorted(kg.nodes("Vote"), key=lambda n: int(n.id.rpartition("-")[2]))
    return [_said(kg, node.id) for node in nodes]


def _said(kg: KnowledgeGraph, vote: str) -> dict[str, str]:
    said = {name: f.object.value for p, name in PREDICATES.items() for f in kg.facts(vote, p)}  # type: ignore[union-attr]
    for fact in (*kg.facts(vote, "bb:concerns"), *kg.facts(vote, "bb:votingMethod")):
        if isinstance(fact.object, Ref):
            said["about"] = kg.node(fact.object.id).label
        elif isinstance(fact.object, Code):
            said["method"] = fact.object.label
    return said


def minuted(lines: str) -> list[dict[str, str]]:
    return votes(MINUTES + "I. THÀNH PHẦN\nChủ trì: Ông Lê Văn Tám - Chủ tịch UBND xã.\nII. NỘI DUNG\n" + lines)


# -- the counts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("tán thành 6/6 thành viên có mặt (100%)", [("for", 6, 6, "100")]),
        ("tán thành: 28 đại biểu (90,3%); không tán thành: 02 đại biểu (6,5%); không có ý kiến: 01 đại biểu (3,2%)",
         [("for", 28, None, "90.3"), ("against", 2, None, "6.5"), ("abstaining", 1, None, "3.2")]),
        ("31/31 đại biểu có mặt tán thành, đạt tỷ lệ 100%", [("for", 31, 31, "100")]),
        ("30 phiếu tán thành, 0 phiếu không tán thành, 01 phiếu không có ý kiến",
         [("for", 30, None, ""), ("against", 0, None, ""), ("abstaining", 1, None, "")]),
        ("đồng ý 12 phiếu (92,3%), không đồng ý 01 phiếu (7,7%)", [("for", 12, None, "92.3"), ("against", 1, None, "7.7")]),
        ("Tán thành:  13/13  đồng chí,  đạt  100%;  không tán thành: không; ý kiến khác: không.",
         [("for", 13, 13, "100"), ("against", 0, None, ""), ("abstaining", 0, None, "")]),
        ("biểu quyết 12/13, đạt 92,3%; 01 ý kiến không biểu quyết", [("for", 12, 13, "92.3"), ("abstaining", 1, None, "")]),
        ("Ông Lê Văn Tám trúng cử với 44/46 phiếu", [("for", 44, 46, "")]),
        ("được bầu giữ chức Chủ tịch với 100% số phiếu tán thành", [("for", None, None, "100")]),
        ("có 468/470 đại biểu tham gia biểu quyết tán thành (bằng 97,9% tổng số đại biểu Quốc hội)", [("for", 468, 470, "97.9")]),
        ("100% đảng viên nhất trí", [("for", None, None, "100")]),
    ],
)  # fmt: skip
def test_what_is_counted(words: str, counts: list[tuple[str, int | None, int | None, str]]) -> None:
    assert counted(words) == [counts]


@pytest.mark.parametrize(
    "words",
    [
        "Đại biểu tán thành với 3 nội dung và đồng ý 2 phương án.",
        "Đồng ý bổ sung 12 biên chế.",
        "100% hộ dân đồng ý hiến đất.",
        "tán thành: 40/38",  # more than there are
        "tán thành 20/30 đại biểu; không tán thành 15 đại biểu",  # together more than there are
        "tán thành 15/11/2025",
        "không tán thành 0",  # nobody voted
        "tỷ lệ hộ nghèo đạt 92,3%",
        "có 46/50 đại biểu dự họp",
    ],
)
def test_what_counts_no_votes(words: str) -> None:
    assert counted(words) == []


def test_a_new_vote_begins_where_a_kind_comes_again() -> None:
    words = "Ông A 46/46 phiếu đồng ý, đạt 100%; bà B 45/46 phiếu đồng ý, đạt 97,8%."
    assert counted(words) == [[("for", 46, 46, "100")], [("for", 45, 46, "97.8")]]


def test_ballots_cast_are_the_voters() -> None:
    (said,) = minuted("Bỏ phiếu kín. Kết quả: phát ra 13, thu về 13; đồng ý 12 phiếu, không đồng ý 01 phiếu.")
    assert said == {"for": "12", "against": "1", "of": "13", "method": "bỏ phiếu kín"}


# -- what was voted on ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "motion", "about"),
    [
        ("1. Nghị quyết về dự toán ngân sách năm 2024: 31/31 đại biểu tán thành.",
         "Nghị quyết về dự toán ngân sách năm 2024", "Nghị quyết về dự toán ngân sách năm 2024"),
        ("3. Đặt tên đường\nÔng Lê Văn Tám nêu phương án. Biểu quyết: đồng ý 13/13 đại biểu.", "Đặt tên đường", ""),
        ("Hội nghị thống nhất đề nghị khen thưởng bà Đỗ Thị Hà, biểu quyết 12/13.",
         "Hội nghị thống nhất đề nghị khen thưởng bà Đỗ Thị Hà", "Đỗ Thị Hà"),
        ("Với 28/31 đại biểu tán thành, Hội nghị đã thông qua kế hoạch trồng cây.", "thông qua kế hoạch trồng cây", ""),
        ("IV. KẾT LUẬN\nBiểu quyết: tán thành 6/6; không tán thành 0.", "", ""),
    ],
)  # fmt: skip
def test_what_was_voted_on(lines: str, motion: str, about: str) -> None:
    (said,) = minuted(lines)
    assert (said.get("motion", ""), said.get("about", "")) == (motion, about)


def test_counts_in_lines_of_their_own_are_one_vote() -> None:
    lines = "Biểu quyết thông qua chương trình:\n- Tán thành: 6/6;\n- Không tán thành: 0;\n- Ý kiến khác: 0.\nBiểu quyết khoán quỹ: tán thành 5/6."
    first, second = minuted(lines)
    assert (first["for"], first["against"], first["abstaining"], first["of"]) == ("6", "0", "0", "6")
    assert second == {"for": "5", "of": "6", "motion": "khoán quỹ"}


def test_a_show_of_hands_and_the_meeting() -> None:
    text = (
        MINUTES
        + "II. NỘI DUNG\nĐặt tên đường: biểu quyết bằng hình thức giơ tay, tán thành 13/13 đại biểu, đạt 100%.\n"
    )
    kg = extract(Article.from_text(text))
    (vote,) = kg.nodes("Vote")
    assert _said(kg, vote.id)["method"] == "giơ tay"
    (taken,) = kg.facts(vote.id, "bb:takenAt")
    assert isinstance(taken.object, Ref)
    assert kg.node(taken.object.id).label == "Họp giao ban tháng 7 năm 2023"
    assert {e.quote for f in kg.facts(vote.id, "bb:votesFor") for e in f.evidence} == {
        "tán thành 13/13 đại biểu, đạt 100%"
    }


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Đại hội đã bầu đồng chí Lê Văn Tám giữ chức Bí thư với 100% số phiếu tán thành.",
         [{"for %": "100", "motion": "Đại hội đã bầu đồng chí Lê Văn Tám giữ chức Bí thư", "about": "Lê Văn Tám"}]),
        ("Với 459/465 đại biểu tán thành, Quốc hội đã biểu quyết thông qua Luật Đất đai.",
         [{"for": "459", "of": "465", "motion": "biểu quyết thông qua Luật Đất đai", "about": "Luật Đất đai"}]),
        ("Khảo sát cho thấy 100% đại biểu đồng ý với chủ trương.", []),
        ("Có 5 ý kiến nhất trí với dự thảo.", []),
        ("Tỷ lệ hộ dân đồng ý đạt 98%.", []),
    ],
)  # fmt: skip
def test_votes_in_a_newspaper(sentence: str, found: list[dict[str, str]]) -> None:
    assert votes(DATED + "Sáng 5/1, Tỉnh ủy Đồng Tháp tổ chức hội nghị. " + sentence) == found
