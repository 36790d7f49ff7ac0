"""What a newcomer asks of the page, in either language, answered in at most three steps, as a person would take them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.exporters.html.browser import Reader

pytestmark = pytest.mark.browser

MOST = 3
#: The headings under which the answers stand.
HEADINGS = {
    "chairs": ("Người chủ trì", "Chaired by"),
    "posts": ("Chức vụ", "Posts"),
    "told": ("Việc được giao", "Told to do"),
    "recipients": ("Đối tượng được khen", "Recipients"),
    "grantor": ("Cơ quan khen thưởng", "Grantor"),
    "people": ("Người thuộc cơ quan này", "People of this body"),
    "received": ("Được nhận", "Received"),
}


class Newcomer:
    """A reader who has just opened the page, and whose every click, key and typing is counted."""

    def __init__(self, reader: Reader, language: str) -> None:
        self.reader = reader
        self.language = language
        self.steps = 0

    def words(self, key: str) -> str:
        return HEADINGS[key][self.language == "en"]

    def click_node(self, label: str) -> None:
        self.steps += 1
        self.reader.click_node(label)

    def click(self, css: str, text: str = "") -> None:
        self.steps += 1
        self.reader.click(css, text)

    def type(self, text: str) -> None:
        self.steps += 1
        self.reader.find("#search").send_keys(text)

    def enter(self) -> None:
        self.steps += 1
        self.reader.keys(Keys.ENTER)

    def sees(self, key: str) -> str:
        """What the chosen node's sheet says under a heading."""
        found: str = self.reader.run(
            """
            const h = [...document.querySelectorAll("#details h3")].find((h) => h.textContent.startsWith(arguments[0]));
            return h ? (h.closest("details, section").textContent) : "";""",
            self.words(key),
        )
        return found


@pytest.fixture(params=["vi", "en"])
def newcomer(request: pytest.FixtureRequest, reader: Reader, page: Path) -> Iterator[Newcomer]:
    reader.open(page, "#lang=en" if request.param == "en" else "")
    someone = Newcomer(reader, request.param)
    yield someone
    assert 0 < someone.steps <= MOST
    reader.silent(page)


def test_who_chaired(newcomer: Newcomer) -> None:
    newcomer.click_node("Hội nghị tổng kết công tác Khuyến học năm 2023")
    said = newcomer.sees("chairs")
    assert "Trần Thị Ánh" in said
    assert "Lý Văn Tám" in said


def test_what_posts_somebody_holds_and_where_that_is_written(newcomer: Newcomer) -> None:
    newcomer.type("tran thi anh")
    newcomer.enter()
    said = newcomer.sees("posts")
    assert "Phó Bí thư" in said
    assert "Tỉnh ủy Bình Giang" in said
    newcomer.click("#details .quote")
    lit = newcomer.reader.all("#article mark.flash")
    assert "Trần Thị Ánh" in "".join(mark.get_attribute("textContent") or "" for mark in lit)


def test_what_a_body_was_told_to_do(newcomer: Newcomer) -> None:
    newcomer.type("ban khuyen hoc")
    newcomer.enter()
    assert "rà soát quỹ khuyến học trước ngày 30/6/2024" in newcomer.sees("told")


def test_who_got_awards_from_whom(newcomer: Newcomer) -> None:
    newcomer.click_node("Trao Bằng khen của Ủy ban nhân dân tỉnh Bình Giang, 11/01/2024")
    recipients = newcomer.sees("recipients")
    assert "3 tập thể" in recipients
    assert "Đỗ Minh Quân" in recipients
    assert "Ủy ban nhân dân tỉnh Bình Giang" in newcomer.sees("grantor")


def test_what_somebody_was_awarded(newcomer: Newcomer) -> None:
    newcomer.type("do minh quan")
    newcomer.enter()
    assert "Ủy ban nhân dân tỉnh Bình Giang" in newcomer.sees("received")


def test_what_belongs_to_a_committee(newcomer: Newcomer) -> None:
    newcomer.click_node("Tỉnh ủy Bình Giang")
    newcomer.click("#act-body")
    shown = newcomer.reader.run("return bienban.visibleNodes().map((i) => bienban.nodes[i].label)")
    assert "Ban Khuyến học Tỉnh ủy Bình Giang" in shown
    newcomer.click("#details summary", newcomer.words("people"))
    assert "Lý Văn Tám" in newcomer.sees("people")


def test_what_was_concluded_on_paper(newcomer: Newcomer) -> None:
    newcomer.click("#tab-sheet")
    newcomer.click("#with-quotes")
    assert "“tại hội trường Tỉnh ủy”" in newcomer.reader.text("article.sheet")


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
