"""Minutes of meetings and other official documents: read by their layout, not by sentences. All people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.article import Article, BlockKind
from graph.extraction import extract
from graph.language.folding import compose, fold
from graph.model import Literal, Ref
from graph.official import read_form
from tests.graph.layers import facts
from tests.graph.test_hostile import PIECES

HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐÔNG HẢI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/BB-UBND
Đông Hải, ngày 18 tháng 7 năm 2023

"""
OPENING = """BIÊN BẢN
Họp giao ban tháng 7 năm 2023

Thời gian: 07 giờ 30 phút, ngày 17 tháng 7 năm 2023.
Địa điểm: Hội trường UBND xã Đông Hải, tỉnh Trà Vinh.
"""
NAME = "Họp giao ban tháng 7 năm 2023"
MINUTES = HEAD + OPENING


def part(text: str, predicate: str) -> set[str]:
    """Who is said to take this part."""
    return {who for who, _, _ in facts(text, predicate)}


def roll(lines: str, predicate: str = "bb:attends") -> set[str]:
    return part(MINUTES + "I. THÀNH PHẦN\n" + lines, predicate)


def body(lines: str) -> set[str]:
    chair = "Chủ trì: Ông Lê Văn Tám - Chủ tịch UBND xã.\nThư ký: Bà Trần Thị Mai.\n"
    return part(MINUTES + "I. THÀNH PHẦN\n" + chair + "II. NỘI DUNG\n" + lines, "bb:speaksAt")


# -- the form ------------------------------------------------------------------------------------------------------


def test_the_parts_of_the_form() -> None:
    text = fold(compose(MINUTES))
    form = read_form(text)
    assert form is not None
    assert form.kind == "biên bản"
    assert text[slice(*form.name)] == NAME
    assert [text[slice(*i)] for i in form.issuers] == ["ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HẢI"]
    assert form.day is not None
    assert (form.day[0], text[slice(*form.day[1:])]) == ("2023-07-18", "18 tháng 7 năm 2023")


@pytest.mark.parametrize(
    "head",
    [
        "UBND XÃ ĐÔNG HẢI          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVĂN PHÒNG          Độc lập - Tự do - Hạnh phúc\n",
        "UBND XÃ ĐÔNG HẢI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVĂN PHÒNG\tĐộc lập - Tự do - Hạnh phúc\n",
        "UBND XÃ ĐÔNG HẢI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVĂN PHÒNG | Độc lập – Tự do – Hạnh phúc\n",
    ],
)
def test_columns_of_a_head(head: str) -> None:
    text = fold(compose(head + "Số: 5/BB-VP\tĐông Hải, ngày 18 tháng 7 năm 2023\n" + OPENING))
    form = read_form(text)
    assert form is not None
    assert [text[slice(*i)] for i in form.issuers] == ["UBND XÃ ĐÔNG HẢI", "VĂN PHÒNG"]
    assert form.day is not None
    assert form.day[0] == "2023-07-18"


@pytest.mark.parametrize(
    "text",
    [
        "Biên bản cuộc họp được công bố\n\nSáng 5/1, UBND tỉnh Đồng Tháp họp báo.",
        "BIÊN BẢN GHI NHỚ HỢP TÁC\n\nSáng 5/1, hai tỉnh ký biên bản ghi nhớ.",
        "NGHỊ QUYẾT CỦA LÒNG DÂN\n\nSáng 5/1, Tỉnh ủy Đồng Tháp tổ chức hội nghị.",
        "BIÊN BẢN",
        "",
    ],
)
def test_what_is_no_official_document(text: str) -> None:
    assert read_form(fold(compose(text))) is None


def test_the_blocks_of_an_official_document() -> None:
    text = MINUTES + "Ông Lê Văn Tám phát biểu.\n\nTHƯ KÝ\nTrần Thị Mai\n"
    article = Article.from_text(text)
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    assert kinds["BIÊN BẢN\n" + NAME] is BlockKind.HEADLINE
    assert kinds["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] is BlockKind.FURNITURE
    assert kinds["Trần Thị Mai"] is BlockKind.CLOSING  # who signs is no reporter
    assert not part(text, "schema:author")


def test_the_day_of_the_head_is_the_article_s() -> None:
    """Not the latest day of the text, which is a deadline: a day without a year is completed from the head's."""
    lines = "Ông Lê Văn Tám kết luận: giao Công an xã báo cáo trước ngày 25/8, hoàn thành trước ngày 30/6/2024."
    assert {when for _, _, when in facts(MINUTES + "NỘI DUNG\n" + lines, "bb:deadline")} <= {"2023-08-25", "2024-06-30"}


# -- the event -----------------------------------------------------------------------------------------------------


def test_the_meeting_with_all_that_belongs_to_it() -> None:
    predicates = ("bb:organizes", "schema:startDate", "bb:partOfDay", "schema:location", "bb:coversYear")
    assert facts(MINUTES, *predicates) == {
        ("Ủy ban nhân dân xã Đông Hải", "organizes", NAME),
        (NAME, "startDate", "2023-07-17"),
        (NAME, "partOfDay", "sáng"),
        (NAME, "location", "Hội trường Ủy ban nhân dân xã Đông Hải"),
        (NAME, "coversYear", "2023"),
    }


def test_what_the_head_says_is_marked_as_completed() -> None:
    kg = extract(Article.from_text(HEAD + "BIÊN BẢN\nHọp giao ban tháng 7 năm 2023\n\nI. THÀNH PHẦN\n"))
    assert {f.object for f in kg.facts(predicate="schema:startDate")} == {Literal("2023-07-18", "xsd:date")}
    for predicate in ("schema:startDate", "bb:organizes"):
        assert [bool(f.inferred) for f in kg.facts(predicate=predicate)] == [True]


@pytest.mark.parametrize(
    ("opening", "day", "part_of_day"),
    [
        (
            "Hôm nay, vào hồi 14 giờ 00, ngày 03/10/2023, tại nhà văn hóa thôn Đông, chúng tôi họp.",
            "2023-10-03",
            "chiều",
        ),
        ("I- Thời gian: Từ 19h30 đến 21h00, ngày 03/10/2023", "2023-10-03", "tối"),
        ("1. Thời gian, địa điểm\n- Thời gian: sáng 03/10/2023", "2023-10-03", "sáng"),
        ("Thời gian: 11 giờ ngày 3 tháng 10 năm 2023", "2023-10-03", ""),
    ],
)
def test_when(opening: str, day: str, part_of_day: str) -> None:
    found = facts(HEAD + "BIÊN BẢN\nHọp thôn\n\n" + opening, "schema:startDate", "bb:partOfDay")
    assert {(p, o) for _, p, o in found} == {("startDate", day), ("partOfDay", part_of_day)} - {("partOfDay", "")}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("BIÊN BẢN\nHỘI NGHỊ CÁN BỘ, VIÊN CHỨC NĂM 2023", "Hội nghị cán bộ, viên chức năm 2023"),
        ("BIÊN BẢN HỌP PHỤ HUYNH LỚP 3B\n(Học kỳ II)", "Họp phụ huynh lớp 3B (Học kỳ II)"),
        ("BIÊN BẢN\nHọp tổ dân phố\nV/v bình xét hộ nghèo", "Họp tổ dân phố về việc bình xét hộ nghèo"),
        ("BIÊN BẢN\n(V/v họp xét thi đua)", "Họp xét thi đua"),
        ("BIÊN BẢN CUỘC HỌP", "Cuộc họp của Ủy ban nhân dân xã Đông Hải"),
    ],
)
def test_the_name_of_the_meeting(title: str, name: str) -> None:
    text = f"{HEAD}{title}\n\nThời gian: ngày 17/7/2023\nĐịa điểm: UBND xã Đông Hải."
    assert {n for n, _, _ in facts(text, "schema:startDate")} == {name}


@pytest.mark.parametrize("title", ["BIÊN BẢN BÀN GIAO TÀI SẢN", "BIÊN BẢN\nKiểm tra sau hội nghị", "BIÊN BẢN"])
def test_minutes_of_no_meeting(title: str) -> None:
    text = f"{HEAD}{title}\n\nHôm nay, ngày 17/7/2023, chúng tôi gồm:\nBên giao: Ông Lê Văn Tám."
    assert facts(text, "schema:startDate", "bb:attends", "bb:chairs") == set()


# -- who was there -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "chairs", "present"),
    [
        ("1. Chủ trì: Ông Lê Văn Tám - Chủ tịch UBND xã.\n2. Thư ký: Bà Trần Thị Mai.", {"Lê Văn Tám"}, {"Trần Thị Mai"}),
        ("- Chủ tọa:\n+ Ông Lê Văn Tám;\n+ Bà Trần Thị Mai.\n- Khách mời:\n+ Ông Đỗ Văn Bảy.", {"Lê Văn Tám", "Trần Thị Mai"}, {"Đỗ Văn Bảy"}),
        ("- Ông Lê Văn Tám - Chủ tịch UBND xã, chủ trì.\n- Bà Trần Thị Mai - Thư ký.", {"Lê Văn Tám"}, {"Trần Thị Mai"}),
        ("1. Thành viên UBND xã:\n- Ông Lê Văn Tám;\n- Bà Trần Thị Mai.\n2. Vắng mặt: Ông Đỗ Văn Bảy.", set(), {"Lê Văn Tám", "Trần Thị Mai"}),
        ("1. Vắng mặt:\n- Ông Đỗ Văn Bảy (có lý do).\n2. Đại biểu mời dự:\n- Bà Trần Thị Mai.", set(), {"Trần Thị Mai"}),
        ("- Đại biểu: 24/26; vắng 02 (bà Trần Thị Mai, ông Đỗ Văn Bảy).", set(), set()),
        ("- Ông Lê Văn Tám.\n- Bà Trần Thị Mai (vắng, có lý do).", set(), {"Lê Văn Tám"}),
    ],
)  # fmt: skip
def test_lists_of_those_present(lines: str, chairs: set[str], present: set[str]) -> None:
    assert (roll(lines, "bb:chairs"), roll(lines)) == (chairs, present)


def test_a_list_opened_by_a_sentence() -> None:
    text = "BIÊN BẢN HỌP THÔN\nHôm nay, ngày 17/7/2023, tại nhà văn hóa thôn Đông, chúng tôi gồm có:\n"
    text += (
        "1. Ông Lê Văn Tám - Trưởng thôn, chủ trì.\n2. Bà Trần Thị Mai - thư ký.\nNội dung:\nÔng Đỗ Văn Bảy phát biểu."
    )
    text = HEAD + text
    assert [part(text, p) for p in ("bb:chairs", "bb:attends", "bb:speaksAt")] == [
        {"Lê Văn Tám"}, {"Trần Thị Mai"}, {"Đỗ Văn Bảy"}
    ]  # fmt: skip


def test_a_list_has_its_heading_as_evidence_and_the_capacity() -> None:
    text = MINUTES + "I. THÀNH PHẦN\n1. Đại biểu mời dự:\n- Ông Lê Văn Tám - Chủ tịch UBND xã;\n"
    kg = extract(Article.from_text(text))
    (fact,) = kg.facts(predicate="bb:attends")
    assert {e.quote for e in fact.evidence} == {"Đại biểu mời dự", "Ông Lê Văn Tám - Chủ tịch UBND xã"}
    (support,) = fact.supports
    assert support.rules == ("minutes-present",)
    assert [kg.node(v.id).label for p, v in support.qualifiers if p == "bb:inCapacity" and isinstance(v, Ref)] == [
        "Chủ tịch Ủy ban nhân dân xã Đông Hải"
    ]


# -- who spoke -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        ("1. Bà Trần Thị Mai trình bày dự thảo kế hoạch.", {"Trần Thị Mai"}),
        ("- Ông Đỗ Văn Bảy: nhất trí với dự thảo.", {"Đỗ Văn Bảy"}),
        ("+ Bà Trần Thị Mai (thôn Đông): Đường làng đã xuống cấp.", {"Trần Thị Mai"}),
        ("Bà Trần Thị Mai, hộ số 12: đề nghị sửa đường.", {"Trần Thị Mai"}),
        ("Ý kiến của ông Đỗ Văn Bảy: nhất trí.", {"Đỗ Văn Bảy"}),
        ("Đ/c Chủ trì kết luận: giao Công an xã báo cáo.", {"Lê Văn Tám"}),
        ("III. KẾT LUẬN CỦA CHỦ TRÌ\n1. Giao bà Trần Thị Mai báo cáo trước ngày 25/7.", {"Lê Văn Tám"}),
        ("Bầu Ban đại diện:\n- Ông Đỗ Văn Bảy: Trưởng ban\n- Bà Trần Thị Mai: 12/12 phiếu", set()),
        ("Họp nghe báo cáo.\nTHƯ KÝ\nTrần Thị Mai\nCHỦ TRÌ\nLê Văn Tám\nNơi nhận:\n- Ông Đỗ Văn Bảy: để biết.", set()),
    ],
)
def test_who_spoke(lines: str, speakers: set[str]) -> None:
    assert body(lines) == speakers


def test_a_signature_names_the_same_person_once_more() -> None:
    text = (
        MINUTES
        + "THÀNH PHẦN\nThư ký: Bà Võ Thị Hoài Nhơn.\nNỘI DUNG\nThông qua kế hoạch.\n\nTHƯ KÝ\n(đã ký)\nVõ Thị Hoài Nhơn\n"
    )
    kg = extract(Article.from_text(text))
    people = [*kg.nodes("Person"), *kg.nodes("Official")]
    assert [p.label for p in people] == ["Võ Thị Hoài Nhơn"]
    (fact,) = kg.facts(predicate="bb:mentions", object=Ref(people[0].id))
    assert len({e.start for e in fact.evidence}) == 2


# -- what must not happen ------------------------------------------------------------------------------------------


@settings(max_examples=120, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "Chủ trì:", "Vắng:", "Thành phần:", "\nNội dung:\n", "\n-"]), max_size=60))
def test_words_of_the_genre_below_a_head(pieces: list[str]) -> None:
    article = Article.from_text(MINUTES + " ".join(pieces))
    for fact in extract(article).facts():
        for e in fact.evidence:
            assert article.text[e.start : e.end] == e.quote
