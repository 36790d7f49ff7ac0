"""graph/resolution, who holds what: every shape in which a sentence lists people and their posts."""

from __future__ import annotations

import pytest

from tests.graph.layers import posts

UBND, HDND, TU = "Ủy ban nhân dân tỉnh Đồng Tháp", "Hội đồng nhân dân tỉnh Đồng Tháp", "Tỉnh ủy Đồng Tháp"
TAM, MAI, LONG = "Lê Văn Tám", "Trần Thị Mai", "Phạm Văn Long"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # NAME - POSITION, POSITION và NAME - POSITION
        (
            f"Đồng chí {TAM} - Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh và đồng chí {MAI} - Phó Chủ tịch UBND tỉnh chủ trì.",
            [(TAM, "Phó Bí thư", TU), (TAM, "Chủ tịch", HDND), (MAI, "Phó Chủ tịch", UBND)],
        ),
        # NAME - POSITION, NAME - POSITION: the comma parts people
        (
            f"{TAM} - Bí thư Huyện ủy Lai Vung, {MAI} - Bí thư Huyện ủy Lấp Vò, {LONG} - Chủ tịch UBND huyện Tân Hồng dự.",
            [
                (TAM, "Bí thư", "Huyện ủy Lai Vung"),
                (MAI, "Bí thư", "Huyện ủy Lấp Vò"),
                (LONG, "Chủ tịch", "Ủy ban nhân dân huyện Tân Hồng"),
            ],
        ),
        # POSITION NAME, POSITION, POSITION NAME
        (f"Phó Bí thư Tỉnh ủy {TAM} phát biểu.", [(TAM, "Phó Bí thư", TU)]),
        (
            f"Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh {TAM} phát biểu.",
            [(TAM, "Phó Bí thư", TU), (TAM, "Chủ tịch", UBND)],
        ),
        (
            f"Đồng chí Bí thư Tỉnh ủy {TAM} và Chủ tịch UBND tỉnh {MAI} dự.",
            [(TAM, "Bí thư", TU), (MAI, "Chủ tịch", UBND)],
        ),
        (f"Thứ trưởng Bộ Nội vụ {TAM} dự.", [(TAM, "Thứ trưởng", "Bộ Nội vụ")]),
        # NAME, POSITION, POSITION
        (
            f"Đồng chí {TAM}, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng ban Tuyên giáo Tỉnh ủy dự.",
            [(TAM, "Ủy viên", f"Ban Thường vụ {TU}"), (TAM, "Trưởng Ban", f"Ban Tuyên giáo {TU}")],
        ),
        # a list with semicolons
        (
            f"Tham dự có các đồng chí: {TAM}, Bí thư Tỉnh ủy; {MAI}, Trưởng Ban Dân vận Tỉnh ủy; {LONG}, Giám đốc Sở Nội vụ.",
            [
                (TAM, "Bí thư", TU),
                (MAI, "Trưởng Ban", f"Ban Dân vận {TU}"),
                (LONG, "Giám đốc", "Sở Nội vụ tỉnh Đồng Tháp"),
            ],
        ),
        # one position for several
        (
            f"Các Phó Chủ tịch UBND tỉnh: {TAM}, {MAI} và {LONG} dự.",
            [(TAM, "Phó Chủ tịch", UBND), (MAI, "Phó Chủ tịch", UBND), (LONG, "Phó Chủ tịch", UBND)],
        ),
        # in parentheses, with "là", with "kiêm"
        (f"Ông {TAM} (Chủ tịch Hội Nông dân tỉnh) cho biết.", [(TAM, "Chủ tịch", "Hội Nông dân tỉnh Đồng Tháp")]),
        (f"Ông {TAM} là Chủ tịch UBND huyện Lai Vung.", [(TAM, "Chủ tịch", "Ủy ban nhân dân huyện Lai Vung")]),
        (f"Ông {TAM} kiêm Chủ tịch Hội Khuyến học tỉnh.", [(TAM, "Chủ tịch", "Hội Khuyến học tỉnh Đồng Tháp")]),
        # rank before, role after
        (f"Đại tá {TAM} - Giám đốc Công an tỉnh dự.", [(TAM, "Giám đốc", "Công an tỉnh Đồng Tháp")]),
        (f"Ông {TAM} - quyền Chủ tịch UBND tỉnh dự.", [(TAM, "Quyền Chủ tịch", UBND)]),
        # an office without a body
        (f"Chủ tịch nước {TAM} thăm tỉnh.", [(TAM, "Chủ tịch nước", None)]),
    ],
)
def test_lists_of_people_and_posts(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(who, role, body) for who, role, body, _ in posts(text)] == expected


@pytest.mark.parametrize(
    ("text", "role", "status"),
    [
        (f"Ông {TAM}, Bí thư Tỉnh ủy dự.", "Bí thư", "holds"),
        (f"Ông {TAM}, nguyên Bí thư Tỉnh ủy dự.", "Bí thư", "former"),
        (f"Ông {TAM} được bầu làm Chủ tịch UBND tỉnh.", "Chủ tịch", "appointed"),
        (f"HĐND tỉnh bầu ông {TAM} giữ chức Phó Chủ tịch HĐND tỉnh.", "Phó Chủ tịch", "appointed"),
        (f"Quyết định bổ nhiệm bà {TAM} giữ chức Giám đốc Sở Y tế.", "Giám đốc", "appointed"),
        (f"Ông {TAM} thôi giữ chức Giám đốc Sở Tài chính.", "Giám đốc", "leaves"),
    ],
)
def test_whether_the_post_is_held_taken_or_left(text: str, role: str, status: str) -> None:
    assert [(r, s) for _, r, _, s in posts(text)] == [(role, status)]


def test_a_post_said_twice_is_one_post() -> None:
    assert len(posts(f"Ông {TAM}, Bí thư Tỉnh ủy dự. Bí thư Tỉnh ủy {TAM} kết luận.")) == 1


def test_a_position_belongs_to_the_name_it_touches() -> None:
    """Between two names, `NAME, POSITION, NAME`: to the first."""
    found = posts(f"Dự họp có ông {TAM}, Bí thư Tỉnh ủy, bà {MAI} và ông {LONG}.")
    assert [(who, role) for who, role, _, _ in found] == [(TAM, "Bí thư")]


def test_a_position_without_a_name_gives_nobody_a_post() -> None:
    assert posts("Bí thư Tỉnh ủy kết luận hội nghị.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # members that come and go
        (
            f"Chỉ định Đại tá {TAM} tham gia Ban Chấp hành, Ban Thường vụ Tỉnh ủy.",
            [(TAM, "Ủy viên", TU, "appointed"), (TAM, "Ủy viên", f"Ban Thường vụ {TU}", "appointed")],
        ),
        (
            f"Ông {TAM} thôi tham gia Ban Thường vụ Huyện ủy Lai Vung, thôi giữ chức Bí thư Huyện ủy Lai Vung; "
            "bổ nhiệm giữ chức Giám đốc Sở Y tế.",
            [
                (TAM, "Ủy viên", "Ban Thường vụ Huyện ủy Lai Vung", "leaves"),
                (TAM, "Bí thư", "Huyện ủy Lai Vung", "leaves"),
                (TAM, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp", "appointed"),
            ],
        ),
        # the one concerned stands behind, not before
        (
            f"Ông {MAI} trình bày tờ trình miễn nhiệm chức danh Chủ tịch UBND tỉnh đối với ông {TAM}.",
            [(TAM, "Chủ tịch", UBND, "leaves")],
        ),
        (
            f"Hai đồng chí trúng cử Ủy viên UBND tỉnh là ông {TAM} (47/49 phiếu) và bà {MAI}.",
            [(TAM, "Ủy viên", UBND, "appointed"), (MAI, "Ủy viên", UBND, "appointed")],
        ),
        # what somebody was
        (
            f"Bà {MAI} sinh năm 1980, từng là Phó Bí thư Huyện ủy Lấp Vò, Chủ tịch UBND huyện Lấp Vò.",
            [
                (MAI, "Phó Bí thư", "Huyện ủy Lấp Vò", "former"),
                (MAI, "Chủ tịch", "Ủy ban nhân dân huyện Lấp Vò", "former"),
            ],
        ),
        # a shared role, in everybody's own ministry
        (
            f"Dự có các Bộ trưởng: {TAM} (Bộ Tài chính), {LONG} (Bộ Xây dựng).",
            [(TAM, "Bộ trưởng", "Bộ Tài chính", "holds"), (LONG, "Bộ trưởng", "Bộ Xây dựng", "holds")],
        ),
        # an age between, a post before
        (f"Ông {TAM}, 61 tuổi, Giám đốc Sở Y tế kể lại.", [(TAM, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp", "holds")]),
        (f"Hội nghị đã xong. Phó Chủ tịch UBND tỉnh, bà {MAI} cho biết.", [(MAI, "Phó Chủ tịch", UBND, "holds")]),
    ],
)
def test_posts_that_change_hands(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert sorted(posts(text)) == sorted(expected)


def test_whoever_is_spoken_of_does_not_hold_the_speaker_s_post() -> None:
    found = posts(f"Ông {TAM}, Giám đốc Sở Y tế dự. Với ông Tám, Bí thư Tỉnh ủy yêu cầu sâu sát cơ sở.")
    assert [(who, role) for who, role, _, _ in found] == [(TAM, "Giám đốc")]
