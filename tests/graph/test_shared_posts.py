"""graph/grammar/shared_posts and the offices that a row of titles names: who holds what a list has in common."""

from __future__ import annotations

import pytest

from tests.graph.layers import facts, posts

UBND, HDND, TU = "Ủy ban nhân dân tỉnh Đồng Tháp", "Hội đồng nhân dân tỉnh Đồng Tháp", "Tỉnh ủy Đồng Tháp"
UNION = "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"
TAM, MAI, LONG = "Lê Văn Tám", "Trần Thị Mai", "Phạm Văn Long"


def held(text: str) -> set[tuple[str, str, str | None]]:
    return {(person, role, body) for person, role, body, _ in posts(text)}


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        (f"Dự có các đồng chí đều là Phó Chủ tịch UBND tỉnh: {TAM}, {MAI}.", "Phó Chủ tịch", UBND),
        (f"Dự có các đồng chí là Ủy viên Ban Thường vụ Tỉnh ủy: {TAM}, {MAI}.", "Ủy viên", f"Ban Thường vụ {TU}"),
        (f"Dự có các đồng chí Đại tướng - Ủy viên Bộ Chính trị: {TAM}, {MAI}.", "Ủy viên", "Bộ Chính trị"),
        (f"Dự có các Thượng tướng, Ủy viên Bộ Chính trị: {TAM}, {MAI}.", "Ủy viên", "Bộ Chính trị"),
        (
            f"Hai phó giám đốc Công an tỉnh là Đại tá {TAM} và Thượng tá {MAI}.",
            "Phó Giám đốc",
            "Công an tỉnh Đồng Tháp",
        ),
        (f"3 Phó Chủ tịch UBND tỉnh là các ông {TAM} và {MAI}.", "Phó Chủ tịch", UBND),
    ],
)
def test_what_a_list_has_in_common(text: str, role: str, body: str) -> None:
    assert held(text) == {(TAM, role, body), (MAI, role, body)}


def test_a_membership_behind_a_semicolon_opens_a_list_of_its_own() -> None:
    text = (
        f"Dự có các Ủy viên Bộ Chính trị: {TAM}, {MAI}; Bí thư Trung ương Đảng, Chánh Văn phòng Trung ương Đảng {LONG}."
    )
    assert (LONG, "Ủy viên", "Bộ Chính trị") not in held(text)
    assert (MAI, "Ủy viên", "Bộ Chính trị") in held(text)


def test_as_many_as_are_counted() -> None:
    text = f"Dự có hai Phó Chủ tịch UBND tỉnh là ông {TAM} và bà {MAI} cùng ông {LONG}."
    assert {person for person, _, _ in held(text)} == {TAM, MAI}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the office of the Secretariat's permanent member, and the titles beside it
        (
            f"Đồng chí {TAM}, Ủy viên Bộ Chính trị, Thường trực Ban Bí thư dự.",
            {(TAM, "Ủy viên", "Bộ Chính trị"), (TAM, "Thường trực", "Ban Bí thư")},
        ),
        (f"Thường trực Ban Bí thư {TAM} phát biểu.", {(TAM, "Thường trực", "Ban Bí thư")}),
        # a standing body in the place of a post
        (f"Ông {TAM} được bầu giữ chức Thường trực HĐND tỉnh.", {(TAM, "Ủy viên Thường trực", HDND)}),
        (f"Dự có ông {TAM} - Thường trực HĐND tỉnh.", {(TAM, "Ủy viên Thường trực", HDND)}),
        # after a comma it may be the next who came
        (f"Dự có ông {TAM}, Thường trực HĐND tỉnh, lãnh đạo các sở.", set()),
        # a name after the union, not a surname at its end
        (f"Bí thư Thứ nhất Trung ương Đoàn {TAM} dự.", {(TAM, "Bí thư thứ nhất", UNION)}),
    ],
)
def test_offices_in_a_row_of_titles(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


def test_flowers_are_no_speech() -> None:
    text = "Sáng 5/1, UBND tỉnh tổ chức hội nghị tổng kết. {} {} chúc mừng hội nghị."
    assert not facts(text.format(f"Ông {TAM}", "tặng hoa"), "bb:speaksAt")
    assert facts(text.format(f"Ông {TAM}", "phát biểu"), "bb:speaksAt")
