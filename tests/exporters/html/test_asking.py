"""Questions answered in the page: the same answers as the engine that every installation has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporters import rdf
from exporters.sparql import answer, questions
from exporters.terms import parse_literal
from graph.model import KnowledgeGraph
from tests.exporters.html.browser import Reader

pytestmark = pytest.mark.browser

GIVEN = {
    "person": "Trần Thị Ánh",
    "name": "Trần Thị Ánh",
    "body": "Tỉnh ủy Bình Giang",
    "year": "2024",
    "from": "2024-01-01",
    "to": "2024-12-31",
    "date": "2024-01-12",
    "meeting": "Hội nghị tổng kết công tác Khuyến học năm 2023",
}


@pytest.fixture(scope="module")
def target(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "graph.trig"
    rdf.write(kg, path, "trig")
    return path


def plain(term: str | None) -> str:
    if term is None:
        return ""
    if term.startswith('"'):
        return parse_literal(term).value
    return "" if term.startswith("_:") else term[1:-1]


def known(rows: list[list[str]]) -> list[list[str]]:
    """Without the names of assertions, which the page does not make up."""
    return [
        ["" if "/assertion/" in c or "/membership/" in c or c.startswith(("a", "_")) and "." in c else c for c in row]
        for row in rows
    ]


@pytest.mark.parametrize("question", questions(), ids=lambda q: str(q.name))
def test_a_ready_question_has_the_same_answer_in_the_page(
    reader: Reader, page: Path, target: Path, question: Any
) -> None:
    params = {p.name: GIVEN[p.name] for p in question.parameters if p.required and p.kind != "year"}
    params |= {p.name: "2024" for p in question.parameters if p.required and p.kind == "year"}
    found = answer(target, question.name, params, engine="rdflib", seconds=None).as_rows()
    expected = [list(found.variables), *([plain(c) for c in row] for row in found.rows)]
    if reader.driver.current_url.split("#")[0] != page.as_uri():
        reader.open(page)
    rows = reader.run(
        """
        const [name, values] = arguments, q = bienban.data.questions.find((q) => q.id === name);
        const as = { name: (v) => bienban.literal(v, "vi"), text: (v) => bienban.literal(v) };
        for (const t of ["date", "gYear"]) {
          as[t === "gYear" ? "year" : t] = (v) => bienban.literal(v, "", "http://www.w3.org/2001/XMLSchema#" + t);
        }
        const given = {};
        for (const p of q.params) if (values[p.name]) given["?" + p.name] = as[p.kind](values[p.name]);
        return bienban.answerRows(bienban.ask(q.query, given));""",
        question.name,
        params,
    )
    assert rows[0] == expected[0]
    assert sorted(known(rows[1:])) == sorted(known(expected[1:]))
    if "ORDER BY" in question.query:
        assert [r[0] for r in rows] == [r[0] for r in expected]


def test_a_question_is_chosen_filled_in_and_asked(reader: Reader, page: Path) -> None:
    reader.open(page, "#tab=ask")
    reader.find("#ask-filter").send_keys("giu nhung chuc vu")
    reader.click('[data-question="positions"]')
    reader.find("#ask-person").send_keys("Trần Thị Ánh")
    reader.click("#ask-go")
    assert "Phó Bí thư Tỉnh ủy Bình Giang" in reader.text("#answer")
    link = reader.run("return location.hash")
    reader.open(page, link)
    assert "Phó Bí thư Tỉnh ủy Bình Giang" in reader.text("#answer")
    reader.silent(page)


def test_a_free_question(reader: Reader, page: Path) -> None:
    reader.open(page, "#tab=ask&ask=free")
    box = reader.find("#sparql")
    box.clear()
    box.send_keys("SELECT (COUNT(*) AS ?n) WHERE { ?x a bb:Meeting }")
    reader.click("#ask-go")
    assert reader.text("#answer td") == "2"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?x WHERE { ?x a foo:Bar }", "foo:"),
        ("SELECT ?x WHERE { ?x a bb:Meeting", "}"),
        ("DELETE WHERE { ?s ?p ?o }", "SELECT"),
        ("SELECT * WHERE { SERVICE <http://a/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT ?x WHERE { ?x a bb:Meeting } §", "§"),
        ("SELECT (WHATEVER(?x) AS ?y) WHERE { ?x a bb:Meeting }", "WHATEVER"),
        ("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "bienban query"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(reader: Reader, page: Path, query: str, words: str) -> None:
    reader.open(page, "#tab=ask&ask=free")
    reader.run("document.getElementById('sparql').value = arguments[0]", query)
    reader.click("#ask-go")
    assert words in reader.text("#answer .wrong")
    reader.silent(page)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?l WHERE { ?x a bb:Official ; rdfs:label ?l FILTER(CONTAINS(LCASE(STR(?l)), 'ánh')) }",
        "SELECT ?l (COUNT(?p) AS ?n) WHERE { ?x bb:holds ?p ; rdfs:label ?l } GROUP BY ?l HAVING (COUNT(?p) > 1) ORDER BY ?l",
        "SELECT ?l WHERE { { ?x a bb:Meeting } UNION { ?x a bb:Resolution } ?x rdfs:label ?l } ORDER BY ?l",
        "SELECT ?l WHERE { ?x a bb:Person ; rdfs:label ?l MINUS { ?x bb:chairs ?m } } ORDER BY ?l",
        "SELECT ?l ?m WHERE { ?x a bb:Person ; rdfs:label ?l OPTIONAL { ?x bb:chairs/rdfs:label ?m } } ORDER BY ?l ?m",
        "SELECT ?l WHERE { ?x ^bb:partOf+ ?y ; rdfs:label ?l } ORDER BY ?l",
        "SELECT (GROUP_CONCAT(DISTINCT ?l; SEPARATOR=', ') AS ?all) WHERE { { SELECT ?l WHERE { ?x a bb:Movement ; rdfs:label ?l } ORDER BY ?l } }",
        "SELECT (SUM(?n) AS ?all) (AVG(?n) AS ?mean) (MAX(?n) AS ?most) WHERE { ?g bb:memberCount ?n }",
        "SELECT ?x WHERE { VALUES (?x) { ('a') ('b') } FILTER (?x IN ('b', 'c')) }",
        "SELECT (IF(1 < 2, 'yes', 'no') AS ?a) (COALESCE(?none, 'x') AS ?b) (2 * 3 + 4 / 2 - 1 AS ?c) WHERE {}",
        "SELECT (SUBSTR('Đồng Tháp', 6) AS ?a) (STRLEN('Thắng') AS ?b) (REPLACE('a-b', '-', '+') AS ?c) WHERE {}",
        "ASK { ?x bb:chairs ?y FILTER NOT EXISTS { ?x a bb:Body } }",
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?x a bb:Meeting } } GROUP BY ?g ORDER BY ?g",
    ],
)
def test_free_questions_have_the_same_answers(reader: Reader, page: Path, target: Path, query: str) -> None:
    found = answer(target, query, engine="rdflib", seconds=None).as_rows()
    if reader.driver.current_url.split("#")[0] != page.as_uri():
        reader.open(page)
    rows = reader.run("return bienban.answerRows(bienban.ask(arguments[0]))", query)
    assert sorted(rows[1:]) == sorted([plain(c) for c in row] for row in found.rows)


def test_a_large_graph_is_asked_within_seconds(reader: Reader, paged: Callable[[KnowledgeGraph, str], Path]) -> None:
    from tests.benchmarks.viewer import corpus

    page = paged(corpus(2000), "asked")
    reader.open(page)
    took = reader.run("""
        const start = performance.now();
        bienban.ask(bienban.data.questions.find((q) => q.id === "chairs").query);
        return performance.now() - start;""")
    assert took < 5000
