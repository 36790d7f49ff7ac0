"""graph/facts, events and who takes part in them; graph/resolution, whom titles and given names mean."""

from __future__ import annotations

import pytest

from tests.graph.layers import DATED, facts, resolved

PART = ("bb:chairs", "bb:organizes", "bb:speaksAt", "bb:attends", "schema:startDate", "bb:partOfDay", "schema:location")
OPENING = DATED + "Sáng 5/1, UBND tỉnh Đồng Tháp tổ chức Hội nghị triển khai nhiệm vụ. "


def test_a_conference_with_all_that_belongs_to_it() -> None:
    name = "Hội nghị tổng kết công tác dân vận năm 2022"
    text = (
        "Sáng 5/1, tại hội trường Tỉnh ủy, UBND tỉnh Đồng Tháp tổ chức Hội nghị tổng kết công tác dân vận năm 2022. Đồng chí Lê Văn Tám - Bí thư "
        "Tỉnh ủy và đồng chí Trần Thị Mai - Chủ tịch UBND tỉnh chủ trì hội nghị. Phát biểu tại hội nghị, đồng chí Trần Thị Mai nhấn mạnh vai trò của dân."
    )
    assert facts(DATED + text, *PART) == {
        (name, "startDate", "2023-01-05"),
        (name, "partOfDay", "sáng"),
        (name, "location", "Hội trường Tỉnh ủy Đồng Tháp"),
        ("Ủy ban nhân dân tỉnh Đồng Tháp", "organizes", name),
        ("Lê Văn Tám", "chairs", name),
        ("Trần Thị Mai", "chairs", name),
        ("Trần Thị Mai", "speaksAt", name),
    }


def test_those_who_are_named_as_present() -> None:
    text = "Đến dự có đồng chí Lê Văn Tám, Bí thư Tỉnh ủy; Trần Thị Mai, Phó Bí thư Tỉnh ủy."
    assert {who for who, _, _ in facts(OPENING + text, "bb:attends")} == {"Lê Văn Tám", "Trần Thị Mai"}


def test_two_events_stay_two() -> None:
    text = "Sáng 5/1, Sở Y tế Đồng Tháp tổ chức Hội thảo về y tế cơ sở. Chiều cùng ngày, Sở Nội vụ tổ chức Hội nghị triển khai nhiệm vụ năm 2023."
    assert facts(DATED + text, "bb:organizes", "bb:partOfDay") == {
        ("Sở Y tế tỉnh Đồng Tháp", "organizes", "Hội thảo về y tế cơ sở"),
        ("Sở Nội vụ tỉnh Đồng Tháp", "organizes", "Hội nghị triển khai nhiệm vụ năm 2023"),
        ("Hội thảo về y tế cơ sở", "partOfDay", "sáng"),
        ("Hội nghị triển khai nhiệm vụ năm 2023", "partOfDay", "chiều"),
    }


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Phát biểu tại hội nghị, ông Lê Văn Tám, Giám đốc Sở Y tế nhấn mạnh vai trò của dân.", {"Lê Văn Tám"}),
        ("Ông Lê Văn Tám, Giám đốc Sở Y tế phát biểu khai mạc hội nghị.", {"Lê Văn Tám"}),
        ("Giám đốc Sở Y tế Lê Văn Tám cho biết, ngành đã có nhiều cố gắng.", {"Lê Văn Tám"}),
        ("Ông Lê Văn Tám, Giám đốc Sở Y tế dự hội nghị.", set()),
    ],
)
def test_who_speaks(text: str, speakers: set[str]) -> None:
    assert {who for who, _, _ in facts(OPENING + text, "bb:speaksAt")} == speakers


# -- resolution ----------------------------------------------------------------------------------------------------


def test_a_title_means_the_one_who_holds_it() -> None:
    text = (
        "Phó Bí thư Thường trực Tỉnh ủy Lê Văn Tám và Phó Bí thư Tỉnh ủy Trần Thị Mai dự hội nghị. "
        "Phát biểu tại hội nghị, Phó Bí thư Thường trực Tỉnh ủy đề nghị các sở quan tâm."
    )
    assert {who for who, _, _ in facts(OPENING + text, "bb:speaksAt")} == {"Lê Văn Tám"}


def test_a_title_that_two_hold_means_neither() -> None:
    text = (
        "Phó Chủ tịch UBND tỉnh Lê Văn Tám và Phó Chủ tịch UBND tỉnh Trần Thị Mai dự hội nghị. "
        "Phát biểu tại hội nghị, Phó Chủ tịch UBND tỉnh đề nghị các sở quan tâm."
    )
    assert facts(OPENING + text, "bb:speaksAt") == set()


def test_a_given_name_means_the_one_who_bears_it() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Sở Y tế và bà Trần Thị Mai, Giám đốc Sở Nội vụ dự hội nghị. Bà Mai phát biểu tại hội nghị."
    assert {who for who, _, _ in facts(OPENING + text, "bb:speaksAt")} == {"Trần Thị Mai"}


def test_a_given_name_that_nobody_bears_means_nobody() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Sở Y tế dự hội nghị. Ông Hùng phát biểu tại hội nghị."
    assert facts(OPENING + text, "bb:speaksAt") == set()
    assert [p.name for p in resolved(OPENING + text).people.all()] == ["Lê Văn Tám"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Phan Văn Thắng", "Phạm Văn Thắng"), ("Lê Văn Thành", "Lê Văn Thanh"), ("Lê Thị Hoa", "Lê Thị Hòa")],
)
def test_names_that_look_alike_are_two_people(one: str, other: str) -> None:
    read = resolved(DATED + f"Ông {one}, Giám đốc Sở Y tế và ông {other}, Giám đốc Sở Nội vụ dự.")
    assert sorted(p.name for p in read.people.all()) == sorted([one, other])
    assert len({p.id for p in read.people.all()}) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("Lê Thị Thuý", "Lê Thị Thúy"), ("LÊ VĂN TÁM", "Lê Văn Tám"), ("Lê Văn  Tám", "Lê Văn Tám")]
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    read = resolved(DATED + f"Ông {one}, Giám đốc Sở Y tế dự. Ông {other} phát biểu.")
    assert len(read.people.all()) == 1


def test_what_a_body_is_part_of() -> None:
    text = "Ban Thường vụ Tỉnh ủy Đồng Tháp họp. Ban Dân vận Tỉnh ủy báo cáo."
    assert {
        ("Ban Thường vụ Tỉnh ủy Đồng Tháp", "partOf", "Tỉnh ủy Đồng Tháp"),
        ("Ban Dân vận Tỉnh ủy Đồng Tháp", "partOf", "Tỉnh ủy Đồng Tháp"),
    } <= facts(DATED + text, "bb:partOf")


def test_what_follows_from_a_post() -> None:
    text = "Đồng chí Lê Văn Tám - Bí thư Tỉnh ủy và bà Trần Thị Mai - nguyên Bí thư Tỉnh ủy dự."
    assert {x for x in facts(DATED + text, "bb:leads", "bb:belongsTo") if x[0] in ("Lê Văn Tám", "Trần Thị Mai")} == {
        ("Lê Văn Tám", "leads", "Tỉnh ủy Đồng Tháp"),
        ("Lê Văn Tám", "belongsTo", "Tỉnh ủy Đồng Tháp"),
    }


def test_a_directive_its_addressee_and_its_deadline() -> None:
    text = "Ông Lê Văn Tám, Chủ tịch UBND tỉnh Đồng Tháp phát biểu tại hội nghị. Ông Tám đề nghị Sở Y tế báo cáo trước ngày 30/6/2023."
    assert {(p, v) for _, p, v in facts(DATED + text, "bb:madeBy", "bb:addressee", "bb:deadline")} == {
        ("madeBy", "Lê Văn Tám"),
        ("addressee", "Sở Y tế tỉnh Đồng Tháp"),
        ("deadline", "2023-06-30"),
    }
