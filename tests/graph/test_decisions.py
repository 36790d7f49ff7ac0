"""Decisions, motions and resolutions that are named by what they are about or by who passed them."""

from __future__ import annotations

import pytest

from tests.graph.layers import DATED, facts

TU = "Tỉnh ủy Đồng Tháp"


def named_documents(text: str) -> set[str]:
    from graph.article import Article
    from graph.extraction import extract

    kg = extract(Article.from_text(DATED + text))
    return {n.label for n in kg.nodes() if n.kind in ("Document", "Resolution")}


@pytest.mark.parametrize(
    ("text", "names", "issuers"),
    [
        (
            "Bà Mai công bố quyết định của Bộ trưởng Bộ Y tế về việc bổ nhiệm 8 bác sĩ giữ chức vụ Trưởng khoa.",
            {"Quyết định của Bộ trưởng Bộ Y tế về việc bổ nhiệm 8 bác sĩ giữ chức vụ Trưởng khoa"},
            {"Bộ Y tế"},
        ),
        (
            "Hội nghị đã thông qua tờ trình về việc sáp nhập hai chi hội, biểu quyết với 100% đại biểu tán thành.",
            {"Tờ trình về việc sáp nhập hai chi hội"},
            set(),
        ),
        (
            "Ông Lê Văn Tám trao quyết định của Ban Bí thư điều động ông Trần Văn Hai làm Bí thư Huyện ủy Lấp Vò và "
            "quyết định chuẩn y bà Mai Thị Ba làm Phó Bí thư Huyện ủy Lấp Vò.",
            {
                "Quyết định của Ban Bí thư điều động ông Trần Văn Hai làm Bí thư Huyện ủy Lấp Vò",
                "Quyết định chuẩn y bà Mai Thị Ba làm Phó Bí thư Huyện ủy Lấp Vò",
            },
            {"Ban Bí thư"},
        ),
        (
            "Bà Mai đọc quyết định của Ban cán sự Đảng Bộ Y tế về việc giao ông Tư làm Viện trưởng, kể từ ngày 1/3.",
            {"Quyết định của Ban cán sự Đảng Bộ Y tế về việc giao ông Tư làm Viện trưởng"},
            {"Ban Cán sự đảng Bộ Y tế"},
        ),
        (
            "Bà Mai đọc quyết định của Bộ Y tế về việc giao GS.TS Lê Văn Tám làm Viện trưởng. Lễ công bố kết thúc.",
            {"Quyết định của Bộ Y tế về việc giao GS.TS Lê Văn Tám làm Viện trưởng"},
            {"Bộ Y tế"},
        ),
        ("Ông Lê Văn Tám trao quyết định bổ nhiệm cho bà Mai Thị Ba.", set(), set()),
        ("Ông Lê Văn Tám trao quyết định bổ nhiệm bà Mai Thị Ba giữ chức Giám đốc Sở Y tế.", set(), set()),
        ("Sở Nội vụ công bố các quyết định của UBND tỉnh về việc bổ nhiệm cán bộ.", set(), set()),
        ("Ông Tám có quyết định của mình về việc này.", set(), set()),
    ],
)
def test_decisions_and_motions_without_a_number_that_are_announced(
    text: str, names: set[str], issuers: set[str]
) -> None:
    assert named_documents(text) == names
    assert {issuer for _, _, issuer in facts(DATED + text, "bb:issuedBy")} == issuers


CENTRAL = "Ban Chấp hành Trung ương Đảng"


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        (
            "Chi bộ học Nghị quyết Hội nghị lần thứ 13 Ban Chấp hành Trung ương Đảng khóa XII; sau đó thảo luận.",
            {("Nghị quyết Hội nghị lần thứ 13 Ban Chấp hành Trung ương Đảng khóa XII", CENTRAL)},
        ),
        (
            "Chi bộ học Nghị quyết Hội nghị Trung ương 5 khóa XIII về kinh tế tập thể và Kết luận Hội nghị lần thứ sáu "
            "Ban Chấp hành Trung ương (khóa XIII).",
            {
                ("Nghị quyết Hội nghị Trung ương 5 khóa XIII về kinh tế tập thể", CENTRAL),
                ("Kết luận Hội nghị lần thứ sáu Ban Chấp hành Trung ương (khóa XIII)", CENTRAL),
            },
        ),
        (
            "Chi bộ học Nghị quyết Hội nghị Ban Chấp hành Đảng bộ tỉnh Đồng Tháp lần thứ 8.",
            {("Nghị quyết Hội nghị Ban Chấp hành Đảng bộ tỉnh Đồng Tháp lần thứ 8", TU)},
        ),
        ("Nghị quyết Hội nghị tổng kết đã được thông qua.", set()),
        ("Nghị quyết Hội nghị Ban Chấp hành Đảng bộ tỉnh nêu rõ.", set()),
    ],
)
def test_a_plenum_s_resolution_is_its_committee_s(text: str, issued: set[tuple[str, str]]) -> None:
    assert {(name, issuer) for name, _, issuer in facts(DATED + text, "bb:issuedBy")} == issued


def test_the_last_party_of_an_agreement_may_be_told_in_words() -> None:
    text = (
        "Bà Mai nêu Chương trình phối hợp giữa Sở Y tế, Sở Nội vụ và các tổ chức tôn giáo về y tế giai đoạn 2021 - 2025"
    )
    name = "Chương trình phối hợp về y tế giai đoạn 2021 - 2025"
    assert named_documents(f"{text}.") == {name}
    assert len(facts(f"{DATED}{text}.", "bb:issuedBy")) == 2
    assert named_documents(f"{text} và hướng dẫn số 46/HD-SYT.") == {name, "Hướng dẫn số 46/HD-SYT"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công an tỉnh sơ kết đề án “Điều động công an về xã”.", {'Đề án "Điều động công an về xã"'}),
        ("Công an tỉnh sơ kết đề án phát triển du lịch.", set()),
    ],
)
def test_a_scheme_in_small_letters_has_its_title_in_quotation_marks(text: str, names: set[str]) -> None:
    assert named_documents(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ông Lê Văn Tám trao Quyết định luân chuyển, chỉ định đồng chí Trần Văn Hai làm Bí thư Huyện ủy Lấp Vò.",
            {"Quyết định luân chuyển, chỉ định đồng chí Trần Văn Hai làm Bí thư Huyện ủy Lấp Vò"},
        ),
        ("Ông Lê Văn Tám trao Quyết định chỉ định Ủy viên Ban Thường trực.", set()),
        (
            "Sở Nội vụ công bố quyết định khen thưởng của Chủ tịch nước về tặng Huân chương cho 4 cá nhân.",
            {"Quyết định khen thưởng của Chủ tịch nước về tặng Huân chương cho 4 cá nhân"},
        ),
        (
            "HĐND tỉnh đã thông qua nghị quyết xác nhận kết quả miễn nhiệm chức danh Chủ tịch.",
            {"Nghị quyết xác nhận kết quả miễn nhiệm chức danh Chủ tịch"},
        ),
        (
            "Thực hiện Nghị quyết 142/2016 của Quốc hội và Nghị định 10/2016 của Chính phủ.",
            {"Nghị quyết số 142/2016", "Nghị định số 10/2016"},
        ),
        ("Luật Giáo dục Đại học (Luật 34) có hiệu lực. Theo Luật 34, trường có hội đồng.", {"Luật Giáo dục Đại học"}),
    ],
)
def test_decisions_about_somebody_numbers_with_a_year_and_second_names(text: str, names: set[str]) -> None:
    assert named_documents(text) == names


def test_who_decided_the_set_decided_each_of_it() -> None:
    text = (
        "Hội nghị công bố các quyết định của Ban Thường vụ Tỉnh ủy. Ông Lê Văn Tám trao Quyết định luân chuyển đồng "
        "chí Trần Văn Hai làm Bí thư Huyện ủy Lấp Vò."
    )
    assert {end for _, _, end in facts(DATED + text, "bb:issuedBy")} == {f"Ban Thường vụ {TU}"}
    assert not facts(
        DATED + text.replace("của Ban Thường vụ", "của Ban Tổ chức Tỉnh ủy, các quyết định của"), "bb:issuedBy"
    )
