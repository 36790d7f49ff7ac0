"""graph/grammar and graph/resolution: bodies that belong to others (`A thuộc B`, `A của B`), and several of one kind."""

from __future__ import annotations

import pytest

from tests.graph.layers import DATED, bodies, facts

COUNCIL_OFFICE = "Văn phòng Ủy ban nhân dân tỉnh Đồng Tháp"


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "Trung tâm Phục vụ hành chính công thuộc Văn phòng UBND tỉnh Đồng Tháp họp.",
            "Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp",
            COUNCIL_OFFICE,
        ),
        (
            "Bệnh viện Đa khoa Cửa Nam trực thuộc Sở Y tế tỉnh Đồng Tháp họp.",
            "Bệnh viện Đa khoa Cửa Nam",
            "Sở Y tế tỉnh Đồng Tháp",
        ),
        (
            "Ban Chỉ huy Bộ đội Biên phòng tỉnh Đồng Tháp trực thuộc Bộ Chỉ huy Quân sự tỉnh Đồng Tháp họp.",
            "Ban Chỉ huy Bộ đội Biên phòng tỉnh Đồng Tháp",
            "Bộ Chỉ huy Quân sự tỉnh Đồng Tháp",
        ),
        (
            "Dự có ông Lê Văn An, Phó Vụ trưởng Vụ Kinh tế thuộc Ủy ban Kinh tế và Tài chính của Quốc hội.",
            "Vụ Kinh tế Ủy ban Kinh tế và Tài chính của Quốc hội",
            "Ủy ban Kinh tế và Tài chính của Quốc hội",
        ),
        (
            "Ông Lê Văn An, Trưởng Khoa Luật của Trường Đại học Vinh phát biểu.",
            "Khoa Luật Trường Đại học Vinh",
            "Trường Đại học Vinh",
        ),
        (
            "Dự có lãnh đạo Cục Di sản văn hóa, Bộ Văn hóa, Thể thao và Du lịch; bà Trần Thị Bình.",
            "Cục Di sản văn hóa",
            "Bộ Văn hóa, Thể thao và Du lịch",
        ),
    ],
)
def test_what_belongs_to_what(text: str, part: str, whole: str) -> None:
    assert (part, "partOf", whole) in facts(DATED + text, "bb:partOf")


def test_any_of_several_belongs_to_no_body_of_its_own() -> None:
    text = "Dự có 120 đại biểu đến từ 22 Đảng bộ, Chi bộ trực thuộc Đảng bộ xã Phong Thủy."
    assert "Chi bộ xã Phong Thủy" not in bodies(DATED + text)


def test_the_part_holds_the_meeting_not_the_whole() -> None:
    text = "Sáng 5/1, Bệnh viện Đa khoa Cửa Nam thuộc Sở Y tế tỉnh Đồng Tháp tổ chức hội nghị tổng kết."
    assert {s for s, _, _ in facts(DATED + text, "bb:organizes")} == {"Bệnh viện Đa khoa Cửa Nam"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dự có Phòng PC01, PA02 và PK20.", {"Phòng PC01", "Phòng PA02", "Phòng PK20"}),
        (
            "HĐND các tỉnh Bình Định, Tây Ninh và Sóc Trăng họp.",
            {f"Hội đồng nhân dân tỉnh {name}" for name in ("Bình Định", "Tây Ninh", "Sóc Trăng")},
        ),
        (
            "Dự có UBND các huyện Tuy Phước, Phù Cát và thị xã An Nhơn.",
            {f"Ủy ban nhân dân {unit}" for unit in ("huyện Tuy Phước", "huyện Phù Cát", "thị xã An Nhơn")},
        ),
        (
            "Dự có lãnh đạo Sở Y tế, Xây dựng và Nội vụ.",
            {f"Sở {field} tỉnh Đồng Tháp" for field in ("Y tế", "Xây dựng", "Nội vụ")},
        ),
        # one unit, and a place of its own; a department, and a word in capitals that is no sign
        ("UBND tỉnh Đồng Tháp, Tây Ninh họp.", {"Ủy ban nhân dân tỉnh Đồng Tháp"}),
        ("Dự có Phòng PC01, COVID19.", {"Phòng PC01"}),
        ("Dự có lãnh đạo Sở Y tế, Hội Nông dân tỉnh.", {"Sở Y tế tỉnh Đồng Tháp", "Hội Nông dân tỉnh Đồng Tháp"}),
    ],
)
def test_the_kind_is_said_once_for_a_row(text: str, expected: set[str]) -> None:
    assert set(bodies(DATED + text)) == expected


@pytest.mark.parametrize("several", ["2 phường Hòa Sơn và Yên Lạc", "các phường Hòa Sơn, Yên Lạc"])
def test_committees_of_the_party_of_several_units(several: str) -> None:
    found = bodies(f"Đảng ủy {several} tổ chức hội nghị.")
    assert found == ["Đảng ủy phường Hòa Sơn", "Đảng ủy phường Yên Lạc"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Lê Văn An, Trưởng khoa Khoa Môi trường, Biến đổi khí hậu và Đô thị phát biểu.",
            {"Khoa Môi trường, Biến đổi khí hậu và Đô thị"},
        ),
        ("Ông Lê Văn An, Trưởng phòng Kế hoạch, Lê Văn Hai và Trần Văn Ba phát biểu.", {"Phòng Kế hoạch"}),
        (
            "Trường PTTH Hoa Lư 1 huyện Hoa Lư tỉnh Ninh Bình họp. Trường THPT Hoa Lư 1 có 40 lớp.",
            {"Trường Trung học phổ thông Hoa Lư 1 huyện Hoa Lư"},
        ),
    ],
)
def test_names_with_commas_and_with_their_unit(text: str, expected: set[str]) -> None:
    assert set(bodies(text)) == expected


def test_a_bracket_closes_a_chain_of_parts() -> None:
    text = "Ông Lê Văn An, Trưởng Phòng Chỉ đạo tuyến, Trưởng khoa Nội (Bệnh viện Trung ương Huế) phát biểu."
    assert ("Phòng Chỉ đạo tuyến", "partOf", "Bệnh viện Trung ương Huế") in facts(DATED + text, "bb:partOf")


def test_a_school_with_two_units_holds_its_ceremony() -> None:
    text = "Sáng 5/1, Trường THPT Hoa Lư 1 huyện Hoa Lư tỉnh Ninh Bình long trọng tổ chức lễ kỷ niệm 50 năm thành lập."
    assert len(facts(DATED + text, "bb:organizes")) == 1
