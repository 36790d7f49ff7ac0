"""graph/grammar, posts in special shapes: missions abroad, deputies with a field, titles with a verb in them."""

from __future__ import annotations

import pytest

from tests.graph.layers import bodies, facts, posts

TAM, MAI, SMITH = "Lê Văn Tám", "Trần Thị Mai", "John Smith"
POLICE = "Công an tỉnh Đồng Tháp"


def held(text: str) -> set[tuple[str, str, str | None]]:
    return {(person, role, body) for person, role, body, _ in posts(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ranks of diplomats, in missions named by whose they are and where
        (f"Bà {MAI}, Bí thư thứ ba Đại sứ quán Mông Cổ tại Việt Nam dự.", ("Bí thư thứ ba", "Đại sứ quán Mông Cổ")),
        (
            f"Bà {MAI}, Bí thư thứ hai Đại sứ quán Việt Nam tại Lào dự.",
            ("Bí thư thứ hai", "Đại sứ quán Việt Nam tại Lào"),
        ),
        (f"Bà {MAI}, Tùy viên Quốc phòng Đại sứ quán Cuba dự.", ("Tùy viên quốc phòng", "Đại sứ quán Cuba")),
        (
            f"Bà {MAI}, Đại biện lâm thời Đại sứ quán Vương quốc Hà Lan tại Việt Nam dự.",
            ("Đại biện", "Đại sứ quán Hà Lan"),
        ),
        (
            f"Bà {MAI}, Phó Tổng Lãnh sự Nhật Bản tại Đà Nẵng dự.",
            ("Phó Tổng Lãnh sự", "Tổng Lãnh sự quán Nhật Bản tại Đà Nẵng"),
        ),
        (
            f"Bà {MAI}, Tổng Lãnh sự Lào tại TP Hồ Chí Minh dự.",
            ("Tổng Lãnh sự", "Tổng Lãnh sự quán Lào tại Thành phố Hồ Chí Minh"),
        ),
        (f"Đại sứ đặc mệnh toàn quyền nước Mông Cổ tại Việt Nam {MAI} dự.", ("Đại sứ", None)),
        # what a deputy is in charge of stands between the role and the body
        (
            f"Bà {MAI}, Phó Giám đốc phụ trách chuyên môn Bệnh viện Đa khoa Sa Đéc dự.",
            ("Phó Giám đốc", "Bệnh viện Đa khoa Sa Đéc"),
        ),
        (
            f"Bà {MAI}, Phó Chủ tịch phụ trách kinh tế UBND tỉnh dự.",
            ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ),
        # a title with a verb in it, and one that a word of business stands before
        (f"Bà {MAI}, Giám đốc điều hành Tập đoàn An Phát dự.", ("Giám đốc điều hành", "Tập đoàn An Phát")),
        (f"Bà {MAI}, Đối tác - Giám đốc điều hành Tập đoàn An Phát dự.", ("Giám đốc điều hành", "Tập đoàn An Phát")),
    ],
)
def test_posts_in_special_shapes(text: str, expected: tuple[str, str | None]) -> None:
    assert held(text) == {(MAI, *expected)}


@pytest.mark.parametrize("comma", ["", ","])
def test_an_investigating_office_has_no_director(comma: str) -> None:
    text = f"Ông {TAM}, Phó Giám đốc, Thủ trưởng Cơ quan Cảnh sát điều tra{comma} Công an tỉnh dự."
    assert held(text) == {
        (TAM, "Phó Giám đốc", POLICE),
        (TAM, "Thủ trưởng", f"Cơ quan Cảnh sát điều tra {POLICE}"),
    }


def test_what_somebody_was_goes_on_from_the_one_before() -> None:
    text = f"Dự có ông {TAM} (nguyên Giám đốc Công an tỉnh), bà {MAI} (nguyên Giám đốc)."
    assert held(text) == {(TAM, "Giám đốc", POLICE), (MAI, "Giám đốc", POLICE)}


def test_an_embassy_is_no_ambassador() -> None:
    text = "Sáng 5/1, Đại sứ quán Mông Cổ tại Việt Nam tổ chức lễ kỷ niệm 60 năm quan hệ hai nước."
    assert {who for who, _, _ in facts(text, "bb:organizes")} == {"Đại sứ quán Mông Cổ"}


def test_a_director_who_directs_a_meeting_has_no_title_from_it() -> None:
    text = f"Sáng 5/1, UBND tỉnh tổ chức hội nghị. Giám đốc Sở Y tế {TAM} điều hành hội nghị."
    assert held(text) == {(TAM, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp")}
    assert facts(text, "bb:chairs")


def test_a_doubled_kind_is_no_name() -> None:
    assert "Bộ Bộ đội Biên phòng tỉnh Bến Tre" not in bodies("Chỉ huy trưởng Bộ BĐBP tỉnh Bến Tre dự.")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Trưởng thôn Đông Hải, xã Tân Mỹ", {("Trưởng thôn", "Thôn Đông Hải")}),
        ("trưởng bản Nậm Cúm, xã Tân Mỹ", {("Trưởng bản", "Bản Nậm Cúm")}),
        # every commune has a number 3, and nobody says which commune
        ("Trưởng ấp 3, xã Tân Mỹ", set()),
        ("Trưởng thôn Đông Hải", set()),
    ],
)
def test_heads_of_villages(title: str, expected: set[tuple[str, str]]) -> None:
    assert {(role, body) for _, role, body in held(f"Bà {MAI}, {title} phát biểu.")} == expected


@pytest.mark.parametrize(
    ("titles", "whole", "part"),
    [
        ("Phó Giám đốc, Chánh Văn phòng Sở Y tế", "Sở Y tế tỉnh Đồng Tháp", "Văn phòng Sở Y tế tỉnh Đồng Tháp"),
        (
            "Phó Chủ tịch, Trưởng Ban Pháp chế HĐND tỉnh",
            "Hội đồng nhân dân tỉnh Đồng Tháp",
            "Ban Pháp chế Hội đồng nhân dân tỉnh Đồng Tháp",
        ),
        ("Phó Bí thư, Trưởng Ban Tổ chức Tỉnh ủy", "Tỉnh ủy Đồng Tháp", "Ban Tổ chức Tỉnh ủy Đồng Tháp"),
        (
            "Phó Hiệu trưởng, Trưởng khoa Luật Trường Đại học An Giang",
            "Trường Đại học An Giang",
            "Khoa Luật Trường Đại học An Giang",
        ),
    ],
)
def test_a_deputy_beside_the_head_of_a_part_is_of_the_whole(titles: str, whole: str, part: str) -> None:
    assert {body for _, _, body in held(f"Ông {TAM}, {titles} dự.")} == {whole, part}


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        # a director is of the house, not of the committee or union inside it
        (
            "Hiệu trưởng, Bí thư Đảng ủy Trường Đại học An Giang",
            {("Hiệu trưởng", "Trường Đại học An Giang"), ("Bí thư", "Đảng ủy Trường Đại học An Giang")},
        ),
        (
            "Giám đốc, Chủ tịch Công đoàn Bệnh viện Đa khoa Sa Đéc",
            {("Giám đốc", "Bệnh viện Đa khoa Sa Đéc"), ("Chủ tịch", "Công đoàn Bệnh viện Đa khoa Sa Đéc")},
        ),
        # a committee of the Party has no Chủ tịch: of the council or the People's Committee, nobody says which
        ("Chủ tịch, Bí thư Đảng ủy xã Tân Mỹ", {("Bí thư", "Đảng ủy xã Tân Mỹ")}),
        # the office of a committee has no board
        (
            "Ủy viên Ban Thường vụ, Chánh Văn phòng Tỉnh ủy",
            {
                ("Ủy viên", "Ban Thường vụ Tỉnh ủy Đồng Tháp"),
                ("Chánh Văn phòng", "Văn phòng Tỉnh ủy Đồng Tháp"),
            },
        ),
    ],
)
def test_committees_inside_a_house(titles: str, expected: set[tuple[str, str]]) -> None:
    assert {(role, body) for _, role, body in held(f"Ông {TAM}, {titles} dự.")} == expected
