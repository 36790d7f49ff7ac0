"""graph/resolution, what an article takes for granted: day, province, district; the date decides what was a unit."""

from __future__ import annotations

import pytest

from tests.graph.layers import bodies, context


@pytest.mark.parametrize(
    ("text", "meta", "province"),
    [
        # the sign of a newspaper at the start
        ("ĐTO - Sáng 5/1/2023, UBND tỉnh họp.", {}, "tỉnh Đồng Tháp"),
        # an office's site as the sign
        ("(binhdinh.gov.vn) - Sáng 5/1/2019, UBND tỉnh họp.", {}, "tỉnh Bình Định"),
        # a full mention
        ("Sáng 5/1/2019, UBND tỉnh Bình Định họp.", {}, "tỉnh Bình Định"),
        # what is known from outside the text
        ("Sáng 5/1/2019, UBND tỉnh họp.", {"publisher": "Báo Bình Định"}, "tỉnh Bình Định"),
        ("Sáng 5/1/2019, UBND tỉnh họp.", {"url": "https://baobinhdinh.vn/tin/1"}, "tỉnh Bình Định"),
        ("Sáng 5/1, UBND tỉnh họp.", {"published": "2019-01-05", "place": "Bình Định"}, "tỉnh Bình Định"),
        # a district says its province
        ("Sáng 5/1/2024, UBND huyện Lai Vung họp.", {}, "tỉnh Đồng Tháp"),
        # nothing says it
        ("Sáng 5/1/2024, UBND tỉnh họp.", {}, None),
    ],
)
def test_which_province_is_meant(text: str, meta: dict[str, str], province: str | None) -> None:
    found = context(f"Tin\n{text}", **meta).province
    assert (found.label if found else None) == province


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Ngày 5/1/2024, UBND tỉnh Đồng Tháp họp.", "dong-thap-1976"),
        ("Ngày 30/6/2025, UBND tỉnh Đồng Tháp họp.", "dong-thap-1976"),
        ("Ngày 1/7/2025, UBND tỉnh Đồng Tháp họp.", "dong-thap-2025"),
        ("Ngày 5/1/2024, UBND tỉnh Bình Dương họp.", "binh-duong-1997"),
        ("Ngày 5/1/2024, UBND tỉnh Thừa Thiên Huế họp.", "thua-thien-hue-1989"),
        ("Ngày 5/3/2025, UBND thành phố Huế họp.", "hue-2025"),
        ("Ngày 5/8/2025, UBND Thành phố Hồ Chí Minh họp.", "ho-chi-minh-2025"),
    ],
)
def test_the_date_decides_what_was_a_unit(text: str, unit: str) -> None:
    found = context(f"Tin\n{text}").province
    assert found is not None
    assert found.id == unit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND tỉnh Bình Định họp. Tỉnh ủy giám sát.", {"Ủy ban nhân dân tỉnh Bình Định", "Tỉnh ủy Bình Định"}),
        (
            "UBND huyện Lai Vung họp. Chủ tịch UBND huyện kết luận. Huyện ủy giám sát.",
            {"Ủy ban nhân dân huyện Lai Vung", "Huyện ủy Lai Vung"},
        ),
        (
            "UBND xã Lai Vung, tỉnh Đồng Tháp họp. Đảng ủy xã giám sát.",
            {"Ủy ban nhân dân xã Lai Vung", "Đảng ủy xã Lai Vung"},
        ),
        ("Thanh tra tỉnh Bình Định họp. Thuế tỉnh báo cáo.", {"Thanh tra tỉnh Bình Định", "Thuế tỉnh Bình Định"}),
    ],
)
def test_elided_names_take_the_articles_unit(text: str, names: set[str]) -> None:
    assert set(bodies(f"Tin\nNgày 5/8/2025, {text}")) == names


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Cập nhật ngày: 05/01/2023 08:15", "2023-01-05", "2023-01-05T08:15:00+07:00"),
        ("Cập nhật: Thứ sáu, 23/12/2016 | 4:42:18", "2016-12-23", "2016-12-23T04:42:18+07:00"),
        ("Thứ hai, 05/01/2023", "2023-01-05", ""),
        ("08:15, 05/01/2023", "2023-01-05", "2023-01-05T08:15:00+07:00"),
    ],
)
def test_the_date_line(line: str, published: str, updated: str) -> None:
    found = context(f"Tin vắn\n{line}\nSáng 5/1, UBND tỉnh Long An họp.")
    assert (found.published, found.updated, found.date_inferred) == (published, updated, "")


def test_without_a_date_line_the_latest_date_stands_in_and_says_so() -> None:
    found = context("Tin\nNgày 5/1/2019, UBND tỉnh Long An họp theo Nghị quyết ngày 3/2/2018.")
    assert found.published == "2019-01-05"
    assert found.date_inferred


def test_what_is_known_from_outside_comes_first() -> None:
    assert (
        context("Tin\nNgày 5/1/2019, UBND tỉnh Long An họp.", published="2019-01-07T09:00:00+07:00").published
        == "2019-01-07"
    )


def test_without_a_day_the_printed_name_stands() -> None:
    assert context("Tin\nCông an tỉnh Thừa Thiên - Huế họp.").province.id == "thua-thien-hue-1989"  # type: ignore[union-attr]
    assert context("Tin\nCông an thành phố Huế họp.").province.id == "hue-2025"  # type: ignore[union-attr]


def test_what_is_the_whole_countrys_is_not_the_provinces() -> None:
    found = bodies("UBND tỉnh Phú Thọ họp. Đại hội Hội Nông dân toàn quốc và Hội nghị Công an toàn quốc đã bế mạc.")
    assert not {"Hội Nông dân tỉnh Phú Thọ", "Công an tỉnh Phú Thọ"} & set(found)
