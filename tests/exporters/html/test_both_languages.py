"""Each feature as a person uses it, by clicks, keys and typing, once in Vietnamese and once in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from exporters.ontology import vocabulary
from tests.exporters.html.browser import Reader
from tests.exporters.html.test_finding import choose, labels

pytestmark = pytest.mark.browser

MEETING = "Hội nghị tổng kết công tác Khuyến học năm 2023"


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest, reader: Reader, page: Path) -> Iterator[str]:
    """The page, opened and turned to a language by its switch; at the end it has said and asked for nothing."""
    reader.open(page)
    if request.param == "en":
        reader.click("#language")
    yield request.param
    reader.silent(page)


def test_the_language_is_the_document_s_and_of_every_control(reader: Reader, language: str) -> None:
    assert reader.run("return document.documentElement.lang") == language
    names = [e.accessible_name for e in reader.all("button, input, select, [role=tab]") if e.is_displayed()]
    assert len(names) > 15
    assert all(names)
    assert {"vi": "Đồ thị", "en": "Graph"}[language] in names


def test_an_edge_is_called_when_its_end_is_chosen(reader: Reader, language: str) -> None:
    reader.click_node("Lý Văn Tám")
    captions = reader.run(
        "return bienban.edges.filter((e) => e.predicate === 'bb:chairs' && bienban.lit.edges.has(e.id)).map(bienban.edgeCaption)"
    )
    assert captions == [vocabulary().caption("bb:chairs", language)]
    svg = str(reader.run("return bienban.svg()"))
    assert captions[0] in svg


def test_facts_of_a_node_and_their_words(reader: Reader, language: str) -> None:
    reader.click_node(MEETING)
    said = reader.text("#details")
    assert {"vi": "Người chủ trì", "en": "Chaired by"}[language] in said
    assert {"vi": "suy ra", "en": "inferred"}[language] in said
    reader.click("#details .quote")
    assert reader.all("#article mark.flash")


def test_kinds_days_and_bodies_are_filters(reader: Reader, language: str) -> None:
    reader.click('#legend [data-kind="Official"]')
    assert "Trần Thị Ánh" not in labels(reader)
    reader.click('#legend [data-kind="Official"]')
    reader.click("#filter")
    choose(reader, "#filter-until", "2024-06-01")
    assert not any(label.startswith("Buổi làm việc") for label in labels(reader))
    choose(reader, "#filter-until", "")
    choose(reader, "#filter-asof", "2024-12-31")
    reader.keys(Keys.ESCAPE)
    reader.find("#search").send_keys("tran thi anh", Keys.ENTER)
    assert {"vi": "không còn giữ", "en": "no longer held"}[language] in reader.text("#details")


def test_a_body_neighbours_and_back(reader: Reader, language: str) -> None:
    everything = labels(reader)
    reader.click_node("Tỉnh ủy Bình Giang")
    reader.click("#act-body")
    assert len(labels(reader)) < len(everything)
    reader.click("#back")
    reader.wait("return bienban.visibleNodes().length === arguments[0]", len(everything))
    reader.click("#act-focus")
    assert len(labels(reader)) < len(everything)


def test_the_table_sorts(reader: Reader, language: str) -> None:
    reader.click("#tab-table")
    heading = {"vi": "Chủ thể", "en": "Subject"}[language]
    reader.click("th button", heading)
    first = reader.run("return document.querySelector('tbody td').textContent")
    reader.click("th button", heading)
    assert reader.find("th[aria-sort=descending]").text.startswith(heading)
    assert reader.run("return document.querySelector('tbody td').textContent") != first
    assert reader.run("return bienban.tableCsv()").removeprefix("\ufeff").startswith(heading)


def test_the_sheet_is_copied(reader: Reader, language: str) -> None:
    reader.click("#tab-sheet")
    assert {"vi": "Thời gian", "en": "When"}[language] in reader.text("article.sheet")
    reader.click("#copy-markdown")
    said = {"vi": "Đã sao chép", "en": "Copied"}[language]
    reader.wait("return document.querySelector('.note')?.textContent === arguments[0]", said)


def test_a_ready_question_is_asked(reader: Reader, language: str) -> None:
    reader.click("#tab-ask")
    said = reader.wait("return document.querySelector('#other').textContent")
    assert {"vi": "Hỏi", "en": "Ask"}[language] in said


@pytest.mark.parametrize("kind", ["png", "svg", "ttl", "csv", "graphml"])
def test_every_kind_of_file_is_saved_from_the_menu(reader: Reader, language: str, kind: str) -> None:
    reader.click("#export")
    assert reader.find(f"#export-{kind}").accessible_name
    reader.click(f"#export-{kind}")
    reader.wait("return bienban.saved?.name.endsWith(arguments[0]) && bienban.saved.size > 1000", f".{kind}")


def test_a_link_opens_the_same_view(reader: Reader, page: Path, language: str) -> None:
    reader.click_node("Đỗ Minh Quân")
    reader.click("#act-focus")
    seen = labels(reader)
    reader.open(page, reader.run("return location.hash"))
    assert labels(reader) == seen
    assert reader.text("#details h2") == "Đỗ Minh Quân"
    assert reader.run("return document.documentElement.lang") == language


def test_help_is_opened_and_closed_by_keys(reader: Reader, language: str) -> None:
    reader.keys("?")
    assert {"vi": "Trợ giúp", "en": "Help"}[language] in reader.text("#menu")
    reader.keys(Keys.ESCAPE)
    assert reader.all("#menu") == []
    assert reader.run("return document.activeElement.id") == "help"


def test_kinds_differ_by_more_than_colour(reader: Reader, language: str) -> None:
    """Kinds that are drawn have a symbol each (an event that is no meeting has that of a meeting), and a name in the legend."""
    drawn = reader.run("return [...new Set(bienban.visibleNodes().map((i) => bienban.nodes[i].kind.id))]")
    looks = [(vocabulary().kinds[k].symbol, vocabulary().kinds[k].colour) for k in drawn]
    assert len(set(looks)) == len(looks) > 6
    symbols = [vocabulary().kinds[k].symbol for k in drawn if k != "Event"]
    assert len(set(symbols)) == len(symbols)
    named = [e.accessible_name for e in reader.all("#legend button[data-kind]")]
    assert len(named) >= len(drawn)
    assert all(named)
