"""What a meeting discussed, what an article reports, what a committee is for: texts of our own."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.extraction import extract
from graph.facts.utterances.clauses import lead_in, trimmed
from graph.facts.utterances.deadlines import find_deadline
from graph.grammar.stream import read_stream
from graph.lexicon import lexicon
from graph.model import KnowledgeGraph, Literal, Ref

LEAD = (
    "VLO - Sáng ngày 14/3, tại hội trường Tỉnh ủy, Tỉnh ủy Vĩnh Long tổ chức Hội nghị sơ kết công tác quý I năm 2024. "
    "Đồng chí Bùi Thanh Quí - Bí thư Tỉnh ủy chủ trì hội nghị."
)


def read(*paragraphs: str) -> KnowledgeGraph:
    head = "Hội nghị bàn công tác quý II\n\nCập nhật ngày: 15/03/2024 08:00:00\n\n"
    return extract(Article.from_text(head + "\n\n".join((LEAD, *paragraphs)) + "\n"))


def topics(kg: KnowledgeGraph) -> set[str]:
    return {kg.node(f.object.id).label for f in kg.facts(predicate="bb:discusses") if isinstance(f.object, Ref)}


def test_an_announced_list_breaks_off() -> None:
    kg = read(
        "Tại hội nghị, các đại biểu tập trung thảo luận một số nội dung như: công tác giảm nghèo ở vùng sâu; giải pháp thu "
        "hút đầu tư, phát triển du lịch; kết quả chuyển đổi số;…"
    )
    assert topics(kg) == {
        "công tác giảm nghèo ở vùng sâu",
        "giải pháp thu hút đầu tư, phát triển du lịch",
        "kết quả chuyển đổi số",
    }
    assert [f.object for f in kg.facts(predicate="bb:openEnded")] == [Literal("true", "xsd:boolean")]
    (delegates,) = kg.nodes("Collective")
    assert delegates.label == "các đại biểu dự hội nghị"
    assert len(kg.facts(delegates.id, "bb:attends")) == 1


def test_a_list_at_commas_only_where_each_part_names_a_topic() -> None:
    kg = read("Các đại biểu thảo luận các nội dung: công tác cán bộ, kết quả thu ngân sách, tiến độ các dự án.")
    assert topics(kg) == {"công tác cán bộ", "kết quả thu ngân sách", "tiến độ các dự án"}
    kg = read("Các đại biểu thảo luận việc sắp xếp, bố trí cán bộ, công chức cấp xã.")
    assert topics(kg) == {"việc sắp xếp, bố trí cán bộ, công chức cấp xã"}
    assert not kg.facts(predicate="bb:openEnded")


def test_drafts_and_reports_that_a_meeting_hears() -> None:
    kg = read(
        "Tại hội nghị, Tỉnh ủy đã cho ý kiến vào dự thảo Đề án phát triển đô thị và dự thảo Kế hoạch đầu tư công năm 2025; "
        "nghe Công an tỉnh thông báo tình hình an ninh trật tự quý I."
    )
    assert topics(kg) == {
        "dự thảo Đề án phát triển đô thị",
        "dự thảo Kế hoạch đầu tư công năm 2025",
        "tình hình an ninh trật tự quý I",
    }


@pytest.mark.parametrize(
    "paragraph",
    [
        "Thảo luận tại hội nghị, bà Mai Thị Lụa cho rằng vốn còn chậm.",
        "Ngày 20/4, HĐND tỉnh sẽ thảo luận dự thảo nghị quyết về đầu tư công.",
        "Sau phần thảo luận, hội nghị kết thúc. Sở Y tế bàn giao nhà tình thương.",
        "Bí thư Tỉnh ủy Bùi Thanh Quí bàn về chuyện làm ăn với nông dân.",
    ],
)
def test_no_topic_where_the_meeting_discusses_nothing(paragraph: str) -> None:
    assert topics(read(paragraph)) == set()


def test_results_that_the_article_reports_itself() -> None:
    kg = read(
        "Năm 2023, các cấp ủy lãnh đạo hoàn thành 18 chỉ tiêu; công tác dân vận có nhiều đổi mới. Phong trào thi đua yêu nước "
        "phát triển sâu rộng. Tuy nhiên, tiến độ một số dự án còn chậm.",
        "Năm 2025, tỉnh phấn đấu tăng trưởng 9%.",
    )
    found = {n.label for n in kg.nodes("ReportedResult")}
    assert found == {
        "các cấp ủy lãnh đạo hoàn thành 18 chỉ tiêu",
        "công tác dân vận có nhiều đổi mới",
        "Phong trào thi đua yêu nước phát triển sâu rộng",
    }
    assert not kg.facts(predicate="bb:madeBy")


def test_a_steering_committee_carries_out_the_regulation_it_is_named_after() -> None:
    kg = read(
        "Hội nghị bàn việc thực hiện quy chế dân chủ (QCDC) ở cơ sở. Đồng chí Võ Thị Hạnh - Trưởng Ban Chỉ đạo thực hiện QCDC ở "
        "cơ sở tỉnh dự hội nghị."
    )
    (fact,) = kg.facts(predicate="bb:implements")
    assert isinstance(fact.object, Ref)
    assert kg.node(fact.object.id).label == "Quy chế dân chủ ở cơ sở"


@pytest.mark.parametrize(
    ("words", "value", "quote"),
    [
        ("hoàn thành trước ngày 30/6/2024 và báo cáo", "2024-06-30", "trước ngày 30/6/2024"),
        ("chậm nhất là ngày 15 tháng 5 năm 2024 phải xong", "2024-05-15", "chậm nhất là ngày 15 tháng 5 năm 2024"),
        ("báo cáo trước 10/4", "2024-04-10", "trước 10/4"),
        ("báo cáo trước ngày 10/1", "2025-01-10", "trước ngày 10/1"),
        ("giải quyết trong vòng 30 ngày theo quy định", "trong vòng 30 ngày", "trong vòng 30 ngày"),
        ("sửa xong trước mùa mưa, bảo đảm an toàn", "trước mùa mưa", "trước mùa mưa"),
        ("chịu trách nhiệm trước Chủ tịch UBND tỉnh", "", ""),
        ("tổng kết sau 5 năm thực hiện", "", ""),
    ],
)
def test_deadlines(words: str, value: str, quote: str) -> None:
    stream = read_stream(Article.from_text(words), lexicon())
    found = find_deadline(stream, 0, len(stream) - 1, "2024-03-15")
    if not value:
        assert found is None
        return
    assert found is not None
    assert isinstance(found.value, Literal)
    assert found.value.value == value
    assert stream.quote(*found.span) == quote


def test_words_that_only_lead_to_a_clause() -> None:
    stream = read_stream(Article.from_text("Cùng với đó, năm 2025, các xã rà soát hộ nghèo."), lexicon())
    lead = lead_in(stream, 0, len(stream), opening=True)
    assert stream.words(lead.at, len(stream) - 1) == "các xã rà soát hộ nghèo."
    assert lead.year is not None
    assert lead.year[0] == "2025"
    assert trimmed(stream, lead.at, len(stream) - 1) == (lead.at, len(stream) - 2)
