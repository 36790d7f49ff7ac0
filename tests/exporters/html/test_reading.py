"""The page in a browser, as a person meets it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from graph.model import KnowledgeGraph
from tests.exporters.html.browser import Reader
from tests.exporters.html.hostile import attacked

pytestmark = pytest.mark.browser


def test_it_opens_without_a_request_or_a_word(reader: Reader, page: Path) -> None:
    reader.open(page)
    assert reader.text("#title") == "Đồ thị tri thức từ 2 bài"
    reader.silent(page)


def test_the_seeds_open_without_a_request_or_a_word(reader: Reader, built: Path) -> None:
    page = built / "graph.html"
    assert page.stat().st_size < 1_200_000
    reader.open(page)
    for i in range(0, reader.run("return bienban.nodes.length"), 15):
        reader.run("bienban.choose.node(arguments[0])", i)
    for tab in ("sheet", "table", "ask", "graph"):
        reader.click(f"#tab-{tab}")
    for menu in ("filter", "export", "help"):
        reader.click(f"#{menu}")
    reader.silent(page)


def test_every_node_of_the_first_sight_is_on_the_screen_and_readable(reader: Reader, page: Path) -> None:
    reader.open(page)
    cards = reader.run("""
        const r = document.getElementById("network").getBoundingClientRect(), k = bienban.network.getScale();
        return bienban.visibleNodes().map((i) => {
          const p = bienban.network.canvasToDOM(bienban.at(i)), s = bienban.measureCard(bienban.items[i]);
          const w = s.width * k / 2, h = s.height * k / 2;
          return [p.x - w, p.y - h, p.x + w, p.y + h, r.width, r.height];
        });""")
    assert len(cards) >= 15
    for left, top, right, bottom, width, height in cards:
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= height
    for i, a in enumerate(cards):
        for b in cards[i + 1 :]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]
    assert reader.run("return bienban.network.getScale()") * 13 >= 10


def test_every_node_of_the_graph_can_be_shown(reader: Reader, page: Path, kg: KnowledgeGraph) -> None:
    reader.open(page)
    reader.click("#more button")
    for chip in range(len(reader.all('#legend [aria-pressed="false"][data-kind]'))):
        unpressed = reader.all('#legend [aria-pressed="false"][data-kind]')
        if unpressed:
            unpressed[0].click()
        assert chip < 40
    assert len(reader.run("return bienban.visibleNodes()")) == len(kg)
    reader.silent(page)


def test_a_click_on_a_card_shows_posts_deeds_and_words(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click_node("Trần Thị Ánh")
    sheet = reader.text("#details")
    assert "Phó Bí thư" in sheet
    assert "Tỉnh ủy Bình Giang" in sheet
    assert "Chủ trì" in sheet
    assert "Hội nghị tổng kết công tác Khuyến học năm 2023" in sheet
    quotes = [q.text for q in reader.all("#details .quote")]
    assert "Trần Thị Ánh, Chủ tịch HĐND tỉnh" in quotes
    reader.silent(page)


def test_a_click_on_an_edge_shows_its_assertion(reader: Reader, page: Path) -> None:
    reader.open(page)
    x, y = reader.edge_place("bb:chairs", "Lý Văn Tám")
    reader.mouse(x, y)
    assert reader.text("#details .kind") == "Khẳng định"
    assert reader.text("#details h2") == "Lý Văn Tám —chủ trì→ Hội nghị tổng kết công tác Khuyến học năm 2023"
    assert reader.all("#details .quote")
    assert reader.all("#article mark.on")


def test_a_highlight_in_the_article_opens_its_edge(reader: Reader, page: Path) -> None:
    reader.open(page, "#node=article")
    reader.run("bienban.drawArticle(bienban.articles.findIndex((a) => a.text.startsWith('Hội nghị')))")
    reader.click("#article mark", "Sở Giáo dục và Đào tạo")
    assert "Giám đốc" in reader.text("#details")


def test_inferred_values_are_marked(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click_node("Hội nghị tổng kết công tác Khuyến học năm 2023")
    inferred = [e.text for e in reader.all("#details .inferred")]
    assert any("năm lấy theo ngày của bài" in i for i in inferred)


def test_back_takes_back_and_a_link_restores(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click_node("Trần Thị Ánh")
    reader.click_node("Đỗ Minh Quân")
    link = reader.run("return location.hash")
    reader.click("#back")
    reader.wait("return document.querySelector('#details h2').textContent === 'Trần Thị Ánh'")
    reader.open(page, link)
    assert reader.text("#details h2") == "Đỗ Minh Quân"


def test_the_first_step_cannot_be_taken_back(reader: Reader, page: Path) -> None:
    reader.open(page)
    assert not reader.find("#back").is_enabled()
    reader.keys("u")
    reader.click_node("Đỗ Minh Quân")
    assert reader.find("#back").is_enabled()
    reader.keys("u")
    reader.wait("return !document.querySelector('#details h2')")
    assert not reader.find("#back").is_enabled()


def test_english_and_dark(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click("#language")
    assert "Official" in reader.text("#legend")
    light = reader.run("return getComputedStyle(document.body).backgroundColor")
    reader.click('#tools button[aria-label="Light / dark"]')
    assert reader.run("return getComputedStyle(document.body).backgroundColor") != light
    reader.silent(page)


def test_on_a_phone_names_are_readable(reader: Reader, page: Path) -> None:
    reader.size(390, 844)
    reader.open(page)
    assert reader.run("return bienban.network.getScale()") * 13 >= 8.5
    assert reader.run("return document.documentElement.scrollWidth") <= 390
    reader.silent(page)


@pytest.mark.parametrize("language", ["", "&lang=en"])
def test_hostile_text_runs_nothing_anywhere(
    reader: Reader, paged: Callable[[KnowledgeGraph, str], Path], language: str
) -> None:
    page = paged(attacked(), "hostile")
    reader.open(page, "#kinds=Article,Photo,Position,Topic,Directive" + language)
    for i in range(reader.run("return bienban.nodes.length")):
        reader.run("bienban.choose.node(arguments[0])", i)
    for i in range(reader.run("return bienban.edges.length")):
        reader.run("bienban.choose.edge(bienban.edges[arguments[0]])", i)
    for tab in ("sheet", "table", "ask", "graph"):
        reader.run("bienban.state.set({tab: arguments[0]})", tab)
    for menu in ("filter", "export", "help"):
        reader.click(f"#{menu}")
    reader.find("#search").send_keys("img src")
    for text in reader.run("return [bienban.svg(), bienban.graphml()]"):
        ET.fromstring(text)
    rdflib.Graph().parse(data=reader.run("return bienban.turtle()"), format="turtle")
    reader.run("return bienban.png().then((blob) => blob.size)")
    assert "<img src=x onerror=alert(1)>" in reader.text("body")
    assert reader.all("img") == []
    assert reader.all("iframe") == []
    reader.silent(page)
