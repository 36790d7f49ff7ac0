"""Each feature as a person uses it, by clicks, keys and typing, once in Vietnamese and once in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from exporters.ontology import vocabulary
from exporters.sparql import questions
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


def question(name: str, language: str) -> str:
    """The title of a ready question."""
    (found,) = (q for q in questions() if q.name == name)
    return {"vi": found.vi, "en": found.en}[language]


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


def test_a_ready_question_is_found_filled_in_and_asked(reader: Reader, language: str) -> None:
    reader.click("#tab-ask")
    reader.find("#ask-filter").send_keys(question("positions", language)[-22:-1])
    reader.click('[data-question="positions"]')
    assert reader.text("#other h2") == question("positions", language)
    reader.click("#ask-go")
    assert {"vi": "Hãy điền", "en": "Fill in"}[language] in reader.text("#answer [role=status]")
    reader.find("#ask-person").send_keys("Trần Thị Ánh", Keys.ENTER)
    assert "Phó Bí thư Tỉnh ủy Bình Giang" in reader.text("#answer")
    assert {"vi": "2 dòng", "en": "2 rows"}[language] in reader.text("#answer")


def test_a_question_of_one_s_own(reader: Reader, language: str) -> None:
    reader.click("#tab-ask")
    reader.click(".ask nav button", {"vi": "Câu hỏi của bạn", "en": "Your own question"}[language])
    box = reader.find("#sparql")
    box.clear()
    box.send_keys("SELECT (COUNT(*) AS ?n) WHERE { ?x a bb:Meeting }", Keys.CONTROL, Keys.ENTER)
    assert reader.text("#answer td") == "2"
    box.send_keys("!")
    reader.click("#ask-go")
    assert {"vi": "Dòng 1", "en": "Line 1"}[language] in reader.text("#answer .wrong")


def test_first_sight(reader: Reader, language: str) -> None:
    """Title, days and counts; the event in the middle."""
    counts = {"vi": ("nút", "quan hệ", "dẫn chứng"), "en": ("nodes", "relations", "quotes")}[language]
    days = {"vi": "11/01/2024 – 02/07/2024", "en": "2024-01-11 – 2024-07-02"}[language]
    assert re.fullmatch(rf"{days} · \d+ {counts[0]} · \d+ {counts[1]} · \d+ {counts[2]}", reader.text("#subtitle"))
    place = "const i = bienban.nodes.find((n) => n.label === arguments[0]).i; const p = bienban.network.canvasToDOM(bienban.at(i));"
    box = (
        "const r = document.getElementById('network').getBoundingClientRect(); return [p.x / r.width, p.y / r.height];"
    )
    x, y = reader.run(place + box, MEETING)
    assert 0.25 < x < 0.75
    assert 0.25 < y < 0.75


def test_an_edge_is_called_when_the_mouse_is_over_it(reader: Reader, language: str) -> None:
    x, y = reader.edge_place("bb:chairs", "Lý Văn Tám")
    before = reader.picture("#network")
    reader.mouse(x, y, click=False)
    drawn = reader.run("return bienban.captions")
    assert drawn == [vocabulary().caption("bb:chairs", language)]
    assert reader.picture("#network") != before
    reader.mouse(2, 2, click=False)
    assert reader.run("return bienban.captions") == []


def test_quotes_and_edges_light_each_other(reader: Reader, language: str) -> None:
    reader.click_node("Lý Văn Tám")
    quote = reader.all("#details .quote")[0]
    box = quote.rect
    reader.mouse(box["x"] + 30, box["y"] + 8, click=False)
    assert reader.run("return bienban.lit.edges.size") == 1
    marked = "".join(m.get_attribute("textContent") or "" for m in reader.all("#article mark.on"))
    assert quote.text in marked
    reader.keys(Keys.ESCAPE)
    mark = next(m for m in reader.all("#article mark") if "Giám đốc Sở Giáo dục" in (m.text or ""))
    x, y = reader.run(
        "arguments[0].scrollIntoView(); const r = arguments[0].getClientRects()[0]; return [r.left, r.top]", mark
    )
    reader.mouse(x + 8, y + 6, click=False)
    lit = "return [...bienban.lit.edges].map((e) => bienban.nodes[bienban.edges[e].from].label)"
    assert reader.run(lit) == ["Đỗ Minh Quân"]


def test_sheet_and_graph_on_paper(reader: Reader, language: str) -> None:
    reader.click("#tab-sheet")
    with reader.paper():
        assert reader.find("article.sheet").is_displayed()
        assert {"vi": "Chủ trì", "en": "Chaired by"}[language] in reader.find("article.sheet").text
        assert not any(reader.find(css).is_displayed() for css in ("#panel", "#tabs", "#tools", ".bar"))
    reader.click("#tab-graph")
    reader.run("window.dispatchEvent(new Event('beforeprint'))")
    with reader.paper():
        assert reader.find("#paper").is_displayed()
        assert "Trần Thị Ánh" in (reader.find("#paper").get_attribute("textContent") or "")
        assert not reader.find("#view").is_displayed()
    reader.run("window.dispatchEvent(new Event('afterprint'))")


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
