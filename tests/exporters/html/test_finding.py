"""Finding: search, filters, neighbours, paths, days, the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.exporters.html.browser import Reader

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("language", ["vi", "en"])


def labels(reader: Reader) -> list[str]:
    """Names of the nodes on the stage."""
    found: list[str] = reader.run("return bienban.visibleNodes().map((i) => bienban.nodes[i].label)")
    return found


def options(reader: Reader) -> list[str]:
    return [o.text.split("\n")[0] for o in reader.all("#found [role=option]")]


def choose(reader: Reader, css: str, value: str) -> None:
    """Choose from a list or give a day, as a person would."""
    reader.run(
        "const e = document.querySelector(arguments[0]); e.value = arguments[1];"
        "e.dispatchEvent(new Event('change', {bubbles: true}))",
        css,
        value,
    )


@BOTH
@pytest.mark.parametrize("typed", ["Trần Thị Ánh", "tran thi anh", "thị ánh", "TRAN THI"])
def test_a_name_is_found_with_and_without_accents(reader: Reader, page: Path, typed: str, language: str) -> None:
    reader.open(page, f"#lang={language}")
    reader.find("#search").send_keys(typed)
    assert options(reader)[0].startswith("Trần Thị Ánh")
    reader.find("#search").send_keys(Keys.ENTER)
    assert reader.text("#details h2") == "Trần Thị Ánh"


@pytest.mark.parametrize(
    ("name", "query", "other"),
    [("Nguyễn Văn Thành", "Thành", "Nguyễn Văn Thanh"), ("Lê Hoà", "hòa", "Lê Hoa"), ("Ủy ban", "uỷ ban", "uyban")],
)
def test_exact_accents_come_first(reader: Reader, page: Path, name: str, query: str, other: str) -> None:
    reader.open(page)
    better, worse = reader.run(
        "return [bienban.answers(arguments[0], arguments[2]), bienban.answers(arguments[1], arguments[2])]",
        name,
        other,
        query,
    )
    assert better > worse


def test_an_abbreviation_of_the_articles_is_written_out(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.find("#search").send_keys("Ban KH")
    assert any("Ban Khuyến học" in o for o in options(reader))


def test_search_says_when_there_is_nothing(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.find("#search").send_keys("xyzzy")
    assert options(reader) == []
    assert "Không thấy" in reader.text("#found")
    reader.find("#search").send_keys(Keys.ESCAPE)
    assert not reader.find("#found").is_displayed()


def test_the_legend_hides_and_shows_a_kind(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click('#legend [data-kind="Official"]')
    assert "Trần Thị Ánh" not in labels(reader)
    reader.driver.back()
    reader.wait("return bienban.visibleNodes().some((i) => bienban.nodes[i].label === 'Trần Thị Ánh')")


@BOTH
def test_one_article_alone(reader: Reader, page: Path, language: str) -> None:
    reader.open(page, f"#lang={language}")
    reader.click("#filter")
    second = reader.run("return bienban.nodes[bienban.articles.find((a) => a.text.startsWith('Bình Giang')).node].id")
    choose(reader, "#filter-article", second)
    assert "Buổi làm việc với Ban Khuyến học Tỉnh ủy Bình Giang" in labels(reader)
    assert "Đỗ Minh Quân" not in labels(reader)
    reader.click("#strip .icon")
    assert "Đỗ Minh Quân" in labels(reader)


def test_articles_between_days(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click("#filter")
    choose(reader, "#filter-since", "2024-06-01")
    assert "Đỗ Minh Quân" not in labels(reader)
    choose(reader, "#filter-since", "")
    choose(reader, "#filter-until", "2024-06-01")
    assert "Đỗ Minh Quân" in labels(reader)
    assert not any(label.startswith("Buổi làm việc") for label in labels(reader))


def test_a_body_with_everything_under_it(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click_node("Tỉnh ủy Bình Giang")
    reader.click("#act-body")
    assert "Ban Khuyến học Tỉnh ủy Bình Giang" in labels(reader)
    assert "Lý Văn Tám" in labels(reader)
    assert "Sở Giáo dục và Đào tạo tỉnh Bình Giang" not in labels(reader)


@BOTH
def test_neighbours_by_depth(reader: Reader, page: Path, language: str) -> None:
    reader.open(page, f"#lang={language}")
    everything = labels(reader)
    reader.click_node("Đỗ Minh Quân")
    reader.click("#act-focus")
    near = labels(reader)
    assert "Sở Giáo dục và Đào tạo tỉnh Bình Giang" in near
    assert len(near) < 6
    choose(reader, "#depth", "2")
    assert len(near) < len(labels(reader)) <= len(everything)


@BOTH
def test_a_path_between_two_nodes(reader: Reader, page: Path, language: str) -> None:
    reader.open(page, f"#lang={language}")
    reader.click_node("Sở Giáo dục và Đào tạo tỉnh Bình Giang")
    reader.click("#act-path")
    reader.find("#search").send_keys("ly van tam", Keys.ENTER)
    reader.wait("return bienban.visibleNodes().length < 8")
    assert {"Sở Giáo dục và Đào tạo tỉnh Bình Giang", "Đỗ Minh Quân", "Lý Văn Tám"} <= set(labels(reader))
    link = reader.run("return location.hash")
    reader.open(page, link)
    assert "Lý Văn Tám" in labels(reader)
    assert len(labels(reader)) < 8


def test_posts_as_of_a_day(reader: Reader, page: Path) -> None:
    held = """
        return bienban.edges.filter((e) => !e.hidden && e.predicate === "bb:holds" && e.via >= 0)
          .map((e) => bienban.nodes[e.from].label + ": " + bienban.nodes[e.via].label);"""
    reader.open(page, "#asof=2024-02-01")
    assert "Trần Thị Ánh: Phó Bí thư Tỉnh ủy Bình Giang" in reader.run(held)
    reader.open(page, "#asof=2024-12-31")
    assert "Trần Thị Ánh: Phó Bí thư Tỉnh ủy Bình Giang" not in reader.run(held)
    assert "Trần Thị Ánh: Chủ tịch Hội đồng nhân dân tỉnh Bình Giang" in reader.run(held)
    reader.click_node("Trần Thị Ánh")
    assert "không còn giữ" in reader.text("#details")


def test_former_posts_are_called_so(reader: Reader, page: Path) -> None:
    reader.open(page)
    captions: list[Any] = reader.run("return bienban.edges.filter((e) => e.past).map((e) => e.caption[0])")
    assert sorted(captions) == ["nguyên Trưởng Ban", "thôi giữ chức Phó Bí thư"]


@BOTH
def test_everything_by_keyboard(reader: Reader, page: Path, language: str) -> None:
    reader.open(page, f"#lang={language}")
    reader.keys("/")
    assert reader.run("return document.activeElement.id") == "search"
    reader.keys("quan", Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    assert reader.text("#details h2") == "Đỗ Minh Quân"
    reader.run("document.getElementById('network').focus()")
    reader.keys(Keys.ARROW_RIGHT)
    assert reader.text("#details h2") != "Đỗ Minh Quân"
    reader.keys(Keys.ENTER)
    assert reader.run("return document.activeElement.id") == "details"
    reader.keys(Keys.ESCAPE)
    assert reader.all("#details h2") == []
    reader.keys("3")
    assert reader.find("#other table").is_displayed()
    reader.run("document.getElementById('tab-table').focus()")
    reader.keys(Keys.ARROW_LEFT)
    assert reader.find("#other article.sheet").is_displayed()
    reader.keys("?")
    assert {"vi": "Trợ giúp", "en": "Help"}[language] in reader.text("#menu")
    reader.keys(Keys.ESCAPE)
    assert reader.run("return document.activeElement.id") == "help"


@BOTH
def test_physics_is_a_switch(reader: Reader, page: Path, language: str) -> None:
    reader.open(page, f"#lang={language}")
    assert reader.run("return bienban.network.physics.physicsEnabled") is False
    before = reader.run("return bienban.network.getPositions()")
    reader.click("#filter")
    assert {"vi": "vật lý", "en": "physics"}[language] in reader.find("#physics").accessible_name
    reader.click("#physics")
    reader.wait("return bienban.network.physics.physicsEnabled")
    reader.click("#physics")
    reader.wait("return !bienban.network.physics.physicsEnabled")
    assert reader.run("return bienban.network.getPositions()") == before
