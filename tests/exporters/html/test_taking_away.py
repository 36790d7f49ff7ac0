"""Sheets, tables and files: what a reader takes away."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import rdflib

from exporters import minutes
from exporters.ontology import source
from exporters.rdf.library import to_graph
from graph.model import KnowledgeGraph
from tests.exporters.html.browser import Reader

pytestmark = pytest.mark.browser

BB = rdflib.Namespace("https://w3id.org/bienban/ns#")


def test_the_sheet_has_the_whole_meeting(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click("#tab-sheet")
    sheet = reader.text("article.sheet")
    for words in (
        "Sáng 11/01/2024",
        "Phó Bí thư Tỉnh ủy Bình Giang",
        "quỹ khuyến học ở xã",
        "3 tập thể",
    ):
        assert words in sheet
    assert "Bằng khen của Ủy ban nhân dân tỉnh Bình Giang" in sheet
    reader.silent(page)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("quotes", [False, True])
def test_the_page_and_the_command_write_the_same_sheet(
    reader: Reader, page: Path, kg: KnowledgeGraph, language: str, quotes: bool
) -> None:
    reader.open(page, f"#tab=sheet&lang={language}")
    if quotes:
        reader.click("#with-quotes")
    written = reader.run("return bienban.data.sheets.map(bienban.sheetMarkdown)")
    assert written == [minutes.to_markdown(s, language, quotes=quotes) for s in minutes.sheets(kg)]


def test_copying_says_so(reader: Reader, page: Path) -> None:
    reader.open(page, "#tab=sheet")
    reader.click("#copy-markdown")
    reader.wait("return document.querySelector('.note')?.textContent === 'Đã sao chép'")
    reader.silent(page)


def test_the_table_begins_as_the_articles_do(reader: Reader, page: Path) -> None:
    reader.open(page, "#tab=table")
    rows = reader.run(
        "return bienban.tableRows().map((r) => bienban.spans(r.fact)[0]).map((s) => [s.article, ...s.span])"
    )
    assert len(rows) > 20
    assert rows == sorted(rows)


def test_the_table_sorts_and_saves(reader: Reader, page: Path) -> None:
    reader.open(page, "#tab=table")
    first = "return [...document.querySelectorAll('tbody td:first-child')].map((c) => c.textContent)"
    reader.click("th button", "Chủ thể")
    rising = reader.run(first)
    reader.click("th button", "Chủ thể")
    falling = reader.run(first)
    assert rising != falling
    assert sorted(rising) == sorted(falling)
    assert reader.find("th[aria-sort=descending]").text.startswith("Chủ thể")
    rows = list(csv.reader(io.StringIO(reader.run("return bienban.tableCsv()").removeprefix("\ufeff"))))
    assert rows[0][:3] == ["Chủ thể", "Quan hệ", "Đối tượng"]
    assert ["Trần Thị Ánh", "chủ trì", "Hội nghị tổng kết công tác Khuyến học năm 2023"] in [r[:3] for r in rows]
    reader.click("#save-csv")
    reader.wait("return bienban.saved?.name === 'du-kien.csv' && bienban.saved.size > 1000")


def test_a_spreadsheet_runs_nothing(reader: Reader, page: Path) -> None:
    reader.open(page)
    assert reader.run("return bienban.csvField('=HYPERLINK(1)')") == "'=HYPERLINK(1)"
    assert reader.run("return bienban.csvField('a\"b,c')") == '"a""b,c"'


def test_turtle_of_what_is_shown(reader: Reader, page: Path, kg: KnowledgeGraph) -> None:
    reader.open(page)
    g = rdflib.Graph().parse(data=reader.run("return bienban.turtle()"), format="turtle")
    chairs = {(str(s).rsplit("/id/")[-1], str(o).rsplit("/id/")[-1]) for s, o in g.subject_objects(BB.chairs)}
    assert chairs == {(f.subject, f.object.id) for f in kg.facts(predicate="bb:chairs")}  # type: ignore[union-attr]
    for evidence in g.subjects(rdflib.RDF.type, BB.Evidence):
        start, end = int(g.value(evidence, BB.start)), int(g.value(evidence, BB.end))  # type: ignore[arg-type]
        article = kg.node(str(g.value(evidence, BB.inArticle)).rsplit("/id/")[-1])
        text = str(article.attributes["nif:isString"][0].value)  # type: ignore[union-attr]
        assert text[start:end] == str(g.value(evidence, BB.quote))
    known = {str(s) for s in rdflib.Graph().parse(data=source("ontology.ttl"), format="turtle").subjects()}
    assert {str(p) for p in g.predicates() if str(p).startswith(str(BB))} <= known


def test_turtle_says_what_the_files_of_the_build_say(reader: Reader, page: Path, kg: KnowledgeGraph) -> None:
    reader.open(page)
    taken = rdflib.Graph().parse(data=reader.run("return bienban.turtle()"), format="turtle")
    written = to_graph(kg)
    named = {t for t in taken if not any(isinstance(term, rdflib.BNode) for term in t)}
    assert named - set(written) == set()
    assert len(named) > 500
    for kind in (BB.Assertion, BB.Participation):
        assert set(taken.subjects(rdflib.RDF.type, kind))
        said = {p for s in taken.subjects(rdflib.RDF.type, kind) for p in taken.predicates(s)}
        assert said <= {p for s in written.subjects(rdflib.RDF.type, kind) for p in written.predicates(s)}


def test_turtle_of_less(reader: Reader, page: Path) -> None:
    reader.open(page)
    everything = len(rdflib.Graph().parse(data=reader.run("return bienban.turtle()"), format="turtle"))
    reader.click_node("Đỗ Minh Quân")
    reader.click("#act-focus")
    assert 0 < len(rdflib.Graph().parse(data=reader.run("return bienban.turtle()"), format="turtle")) < everything


def test_graphml_and_svg_are_well_formed(reader: Reader, page: Path) -> None:
    reader.open(page)
    graphml = ET.fromstring(reader.run("return bienban.graphml()"))
    assert len(graphml.findall(".//{*}node")) >= 15
    svg = ET.fromstring(reader.run("return bienban.svg()"))
    written = "".join(svg.itertext())
    assert "Trần Thị Ánh" in written
    assert svg.findall(".//{*}script") == []


def test_png(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click("#export")
    reader.click("#export-png")
    reader.wait("return bienban.saved?.name === 'do-thi.png' && bienban.saved.size > 20000")
    reader.silent(page)


def test_a_link_can_be_copied(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.click("#export")
    reader.click("#export-link")
    reader.wait("return document.querySelector('.note')")
    reader.silent(page)


def test_the_graph_on_paper_is_a_picture_in_light_colours(reader: Reader, page: Path) -> None:
    reader.size(1280, 800, dark=True)
    reader.open(page)
    reader.run("window.dispatchEvent(new Event('beforeprint'))")
    paper = reader.find("#paper")
    assert "Trần Thị Ánh" in (paper.get_attribute("textContent") or "")
    assert "#1c2229" not in (paper.get_attribute("outerHTML") or "")
    assert reader.run("return document.documentElement.dataset.theme") == "dark"
    reader.run("window.dispatchEvent(new Event('afterprint'))")
    assert reader.all("#paper") == []
    reader.silent(page)


def test_print_shows_the_sheet_alone(reader: Reader, page: Path) -> None:
    reader.open(page, "#tab=sheet")
    pdf = reader.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
    assert len(pdf["data"]) > 10_000
