"""What a newcomer asks of the page, answered in at most three steps each, as a person would take them."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.exporters.html.browser import Reader

pytestmark = pytest.mark.browser


def section(reader: Reader, heading: str) -> str:
    """What the chosen node's sheet says under a heading."""
    found: str = reader.run(
        """
        const h = [...document.querySelectorAll("#details h3")].find((h) => h.textContent.startsWith(arguments[0]));
        return h ? (h.closest("details, section").textContent) : "";""",
        heading,
    )
    return found


def test_who_chaired(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click_node("Hội nghị tổng kết công tác Khuyến học năm 2023")  # one
    said = section(reader, "Người chủ trì")
    assert "Trần Thị Ánh" in said
    assert "Lý Văn Tám" in said


def test_what_posts_somebody_holds_and_where_that_is_written(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.find("#search").send_keys("tran thi anh")  # one
    reader.keys(Keys.ENTER)  # two
    said = section(reader, "Chức vụ")
    assert "Phó Bí thư" in said
    assert "Tỉnh ủy Bình Giang" in said
    reader.click("#details .quote")  # three
    assert "Trần Thị Ánh" in "".join(m.get_attribute("textContent") or "" for m in reader.all("#article mark.flash"))


def test_what_a_body_was_told_to_do(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.find("#search").send_keys("ban khuyen hoc")  # one
    reader.keys(Keys.ENTER)  # two
    assert "rà soát quỹ khuyến học trước ngày 30/6/2024" in section(reader, "Việc được giao")


def test_who_got_awards_from_whom(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click_node("Trao Bằng khen của Ủy ban nhân dân tỉnh Bình Giang, 11/01/2024")  # one
    recipients = section(reader, "Đối tượng được khen")
    assert "3 tập thể" in recipients
    assert "Đỗ Minh Quân" in recipients
    assert "Ủy ban nhân dân tỉnh Bình Giang" in section(reader, "Cơ quan khen thưởng")


def test_what_belongs_to_a_committee(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click_node("Tỉnh ủy Bình Giang")  # one
    reader.click("#act-body")  # two
    shown = reader.run("return bienban.visibleNodes().map((i) => bienban.nodes[i].label)")
    assert "Ban Khuyến học Tỉnh ủy Bình Giang" in shown
    reader.click("#details summary", "Người thuộc cơ quan này")  # three
    assert "Lý Văn Tám" in section(reader, "Người thuộc cơ quan này")


def test_what_was_concluded_on_paper(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click("#tab-sheet")  # one
    reader.click("#with-quotes")  # two
    assert "“tại hội trường Tỉnh ủy”" in reader.text("article.sheet")


def test_on_a_phone_one_half_at_a_time(reader: Reader, page: Path) -> None:
    reader.size(390, 844)
    reader.open(page)
    assert reader.find("#article").is_displayed()
    reader.click_node("Trần Thị Ánh")
    assert reader.find("#details").is_displayed()
    assert not reader.find("#article").is_displayed()
    reader.click("#taller")
    assert reader.find("#panel").size["height"] > 400
    reader.click("#details .quote")
    assert reader.find("#article").is_displayed()
    reader.silent(page)
