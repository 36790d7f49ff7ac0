"""graph/resolution, names of two syllables: when they are a whole name, and when a given name of somebody introduced."""

from __future__ import annotations

import pytest

from tests.graph.layers import resolved


def people(text: str) -> list[str]:
    return [individual.name for individual in resolved(text).people.all()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a surname that is a given name too, named first by an address, with a post or without one
        ("Đồng chí Hồ Lan, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.", ["Hồ Lan"]),
        ("Đồng chí Đào Huệ chủ trì hội nghị. Đồng chí Đào Huệ kết luận.", ["Đào Huệ"]),
        ("Bà Phan Mai, sinh năm 1957, được trao bằng khen.", ["Phan Mai"]),
        # no surname: only beside a post
        ("Dự có ông Hồng Hải (Giám đốc Sở Y tế tỉnh Hà Nam).", ["Hồng Hải"]),
        ("Chị Thu Hà ở thôn Đông đã thoát nghèo.", []),
        # given names of somebody named in full, before or after
        ("Ông Lê Hồng Hà, Chủ tịch UBND tỉnh dự. Đồng chí Hồng Hà phát biểu.", ["Lê Hồng Hà"]),
        ("Bà Hà Anh, Giám đốc Sở Y tế phát biểu. Bà Trần Hà Anh nhấn mạnh.", ["Trần Hà Anh"]),
        # a place called after martyrs is none of them
        ("Đoàn viếng nghĩa trang liệt sĩ Trà Lĩnh.", []),
        ("Lễ khai giảng diễn ra tại cơ sở Nguyễn Văn Cừ.", []),
    ],
)
def test_two_syllables_after_an_address(text: str, expected: list[str]) -> None:
    assert people(text) == expected
