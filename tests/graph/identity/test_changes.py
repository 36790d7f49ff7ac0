"""Bodies through time: which became which, on which day, by which act; and only between bodies that articles name."""

from __future__ import annotations

import pytest

from graph.identity import identify
from graph.identity.acts import next_step
from graph.lexicon.tables import read_table
from graph.model import KnowledgeGraph, Node, Ref, merge
from tests.graph.identity.told import graphs


def changes(*articles: tuple[str, str]) -> dict[str, tuple[list[str], list[str], str]]:
    """Day and result of each change -> bodies before, bodies after, act."""
    return {n.id: (_ids(n, "original"), _ids(n, "resulting"), _act(n)) for n in history(*articles).nodes("ChangeEvent")}


def history(*articles: tuple[str, str]) -> KnowledgeGraph:
    return identify(merge(graphs(*articles))).history


def _ids(node: Node, which: str) -> list[str]:
    values = node.attributes.get(f"org:{which}Organization", ())
    return [v.id.removeprefix("body/") for v in values if isinstance(v, Ref)]


def _act(node: Node) -> str:
    return getattr(node.attributes["bb:legalBasis"][0], "value", "")


def test_merged_provinces() -> None:
    before = (
        "2024-01-10",
        "Chủ tịch UBND tỉnh Quảng Nam Lê Văn An và Bí thư Tỉnh ủy Quảng Nam Trần Văn Bảy dự hội nghị.",
    )
    also = ("2024-01-10", "Chủ tịch UBND thành phố Đà Nẵng Hồ Văn Chín dự hội nghị.")
    after = (
        "2025-08-10",
        "Chủ tịch UBND thành phố Đà Nẵng Hồ Văn Chín và Bí thư Thành ủy Đà Nẵng Vũ Văn Tư dự hội nghị.",
    )
    found = changes(before, also, after)
    assert found == {
        "change/2025-07-01/da-nang-2025/uy-ban-nhan-dan": (
            ["da-nang-1997/uy-ban-nhan-dan", "quang-nam-1997/uy-ban-nhan-dan"], ["da-nang-2025/uy-ban-nhan-dan"], "202/2025/QH15",
        ),
        "change/2025-07-01/da-nang-2025/thanh-uy": (
            ["quang-nam-1997/tinh-uy"], ["da-nang-2025/thanh-uy"], "202/2025/QH15",
        ),
    }  # fmt: skip
    assert changes(before, also) == {}


def test_a_board_that_was_joined_and_then_moved_leads_over_a_body_that_no_article_names() -> None:
    told = (
        ("2024-01-10", "Trưởng Ban Dân vận Tỉnh ủy Tiền Giang Lê Văn An dự hội nghị."),
        ("2025-08-10", "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy Đồng Tháp Lê Văn An dự hội nghị."),
    )
    kg = history(*told)
    between = kg.node("body/tien-giang-1976/ban-tuyen-giao-va-dan-van-tinh-uy")
    assert between.label == "Ban Tuyên giáo và Dân vận Tỉnh ủy Tiền Giang"
    assert [getattr(v, "id", "") for v in between.attributes["org:classification"]] == ["ban-tuyen-giao-va-dan-van"]
    found = changes(*told)
    days = sorted(id.split("/")[1] for id in found)
    assert days == ["2025-03-01", "2025-07-01", "2025-07-01"]


def test_ministries_and_departments_that_went_into_one_that_was_there() -> None:
    found = changes(
        (
            "2024-01-10",
            "Thứ trưởng Bộ Kế hoạch và Đầu tư Lê Văn An, Giám đốc Sở Giao thông vận tải tỉnh An Giang Vũ Văn Tư dự.",
        ),
        ("2025-04-10", "Thứ trưởng Bộ Tài chính Lê Văn An, Giám đốc Sở Xây dựng tỉnh An Giang Vũ Văn Tư dự hội nghị."),
    )
    assert found == {
        "change/2025-03-01/vn/bo-tai-chinh": (["vn/bo-ke-hoach-va-dau-tu", "vn/bo-tai-chinh"], ["vn/bo-tai-chinh"], "176/2025/QH15"),
        "change/2025-03-01/an-giang-1976/so-xay-dung": (
            ["an-giang-1976/so-giao-thong-van-tai", "an-giang-1976/so-xay-dung"], ["an-giang-1976/so-xay-dung"], "45/2025/NĐ-CP",
        ),
    }  # fmt: skip


def test_districts_end_when_articles_speak_of_later_days() -> None:
    told = (
        (
            "2024-01-10",
            "Bí thư Huyện ủy Cái Bè, tỉnh Tiền Giang Lê Văn An và Trưởng Công an huyện Cái Bè Vũ Văn Tư dự hội nghị.",
        ),
        ("2025-07-01", "Chủ tịch UBND tỉnh An Giang Hồ Văn Chín dự hội nghị."),
    )
    assert {id: found[1:] for id, found in changes(*told).items()} == {
        "change/2025-03-01/tien-giang-1976/huyen-cai-be": ([], "Bộ Công an, từ ngày 01/3/2025"),
        "change/2025-07-01/tien-giang-1976/huyen-cai-be": ([], "203/2025/QH15"),
    }
    assert changes(told[0]) == {}


def test_every_province_that_ended_leads_to_one_that_is() -> None:
    rows = {row["id"]: row for row in read_table("provinces")}
    ended = [row for row in rows.values() if row["until"]]
    assert sum(row["until"] == "2025-07-01" for row in ended) == 52
    for row in ended:
        step = next_step(f"body/{row['id']}/uy-ban-nhan-dan", f"Ủy ban nhân dân {row['kind']} {row['name']}")
        assert step is not None, row["id"]
        assert {after.split("/")[1] for after, _ in step.after} <= set(rows)
    assert len([row for row in rows.values() if not row["until"]]) == 34


@pytest.mark.parametrize(
    ("body", "label", "after"),
    [
        ("body/binh-duong-1997/tinh-uy", "Tỉnh ủy Bình Dương", "Thành ủy Hồ Chí Minh"),
        (
            "body/binh-duong-1997/uy-ban-nhan-dan",
            "Ủy ban nhân dân tỉnh Bình Dương",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        ),
        ("body/ha-tay-1991/so-y-te", "Sở Y tế tỉnh Hà Tây", "Sở Y tế thành phố Hà Nội"),
        ("body/thua-thien-hue-1989/huyen-phu-loc/huyen-uy", "Huyện ủy Phú Lộc", "Huyện ủy Phú Lộc"),
        ("body/vn/bo-thuy-san", "Bộ Thủy sản", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ],
)
def test_the_name_of_what_took_its_place(body: str, label: str, after: str) -> None:
    step = next_step(body, label)
    assert step is not None
    assert [name for _, name in step.after] == [after]


@pytest.mark.parametrize(
    "body",
    [
        "body/ha-noi-1945/uy-ban-nhan-dan",
        "body/vn/bo-y-te",
        "body/x",
        "body/lam-dong/ld-online",
        "body/tien-giang-1976/huyen-cai-be/huyen-uy",
        "body/hue-2025/huyen-phu-loc/huyen-uy",
    ],
)
def test_what_lives_on(body: str) -> None:
    assert next_step(body, "x") is None
