"""Which names are one name for the scorer, and which are not."""

from __future__ import annotations

import pytest

from tests.evaluation.names import agreement, body_key, closest, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân", "UỶ BAN NHÂN DÂN"),
        ("Hoà Bình", "Hòa Bình"),
        ("Lý Thị Mỹ", "Lí Thị Mĩ"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở LĐ-TB&XH"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "Sở NN & PTNT"),
        ("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Ban Tổ chức T.Ư", "Ban Tổ chức Trung ương"),
        ("Ủy ban MTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("phong trào “Dân vận khéo”", 'Phong trào "dân vận khéo"'),
        ("Ban Dân vận (BDV)", "Ban Dân vận"),
        ("nguyên Chủ tịch", "Chủ tịch"),
        ("Ban Chấp hành Đảng bộ tỉnh Bình Giang", "Tỉnh ủy Bình Giang"),
        ("Đồng Tháp", "Đồng Tháp"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Thành", "Nguyễn Văn Thanh"),
        ("Phan Văn Thắng", "Phạm Văn Thắng"),
        ("Tỉnh ủy Bình Giang", "Huyện ủy Bình Giang"),
        ("Phó Chủ tịch", "Chủ tịch"),
        ("01-NQ/TU", "10-NQ/TU"),
        ("Thuý", "Thuy"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sở Nội vụ tỉnh Bình Giang", "Sở Nội vụ Bình Giang", True),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh X", "UB MTTQ tỉnh X", True),
        ("Hội Nông dân Việt Nam", "Hội Nông dân", False),
        ("Ủy ban nhân dân huyện A", "Ủy ban nhân dân huyện B", False),
    ],
)
def test_bodies_may_leave_the_kind_of_unit_out(one: str, other: str, same: bool) -> None:
    assert (body_key(one) == body_key(other)) is same


def test_agreement_counts_shared_words() -> None:
    assert agreement("5 tập thể", "5 Tập thể") == 1.0
    assert agreement("5 tập thể", "10 cá nhân") == 0.0
    assert agreement("hội nghị tổng kết", "hội nghị sơ kết") == pytest.approx(0.75)
    assert closest("Cờ thi đua", ["Bằng khen", "Cờ thi đua của Chính phủ"]) == pytest.approx(2 * 3 / 9)
    assert closest("Cờ", []) == 0.0
