"""Asking: both engines agree, nothing but the data is read, and what is wrong is told in one line."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import Graph

from exporters.sparql import answer, guard, load, questions
from exporters.sparql import query as query_within
from exporters.sparql.questions import find
from graph.errors import BienbanError, InputError, QueryError

pyoxigraph = pytest.importorskip("pyoxigraph")
ENGINES = ["rdflib", "pyoxigraph"]
query = partial(query_within, seconds=None)
CHAIRS = "SELECT ?name WHERE { ?p bb:chairs ?m ; rdfs:label ?name } ORDER BY ?name"


def rows(folder: Path, text: str, engine: str = "", **params: str) -> list[list[str]]:
    document = json.loads(query(folder, text, params, "json", engine=engine))
    return [[b[v]["value"] for v in document["head"]["vars"] if v in b] for b in document["results"]["bindings"]]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt", "graph.trig", "graph.nq", "graph.jsonld", "."])
def test_every_kind_of_file_answers_alike(folder: Path, name: str, engine: str) -> None:
    found = rows(folder / name, CHAIRS, engine)
    assert found == [["Lý Văn Tám"], ["Trần Thị Ánh"], ["Trần Thị Ánh"]]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_statement_of_two_articles_counts_once_and_each_graph_has_its_own(folder: Path, engine: str) -> None:
    label = "?p rdfs:label 'Trần Thị Ánh'@vi"
    assert rows(folder, f"SELECT (COUNT(*) AS ?n) {{ {label} }}", engine) == [["1"]]
    assert rows(folder, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {label} }} }}", engine) == [["2"]]
    assert rows(folder / "graph.trig", f"SELECT (COUNT(*) AS ?n) {{ {label} }}", engine) == [["1"]]


@pytest.mark.parametrize("engine", ENGINES)
def test_loaded_once_and_asked_often(folder: Path, engine: str, tmp_path: Path) -> None:
    copy = tmp_path / "graph.trig"
    copy.write_bytes((folder / "graph.trig").read_bytes())
    loaded = load(copy, engine=engine)
    label = "?p rdfs:label 'Trần Thị Ánh'@vi"
    asked = [f"SELECT (COUNT(*) AS ?n) {{ {label} }}", f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {label} }} }}"]
    assert [loaded.query(text, format="csv").split() for text in asked] == [["n", "1"], ["n", "2"]]
    copy.unlink()
    assert [loaded.query(text, format="csv").split() for text in asked] == [["n", "1"], ["n", "2"]]
    person = {"person": "Trần Thị Ánh"}
    assert loaded.answer("meetings-of-person", person) == answer(folder, "meetings-of-person", person, seconds=None)
    with pytest.raises(QueryError, match="unknown answer format"):
        loaded.query(asked[0], format="xlsx")
    with pytest.raises(InputError, match="no such file"):
        load(copy)


@pytest.mark.parametrize("engine", ENGINES)
def test_values_are_terms_never_text(folder: Path, engine: str, tmp_path: Path) -> None:
    assert rows(folder, "positions", engine, person="Lý Văn Tám") == [["Trưởng Ban Khuyến học Tỉnh ủy Bình Giang"]]
    decomposed = "Lý Văn Tám"
    assert rows(folder, "positions", engine, person=decomposed) == [["Trưởng Ban Khuyến học Tỉnh ủy Bình Giang"]]
    for hostile in (
        '"@vi } SELECT * {?s ?p ?o} #',
        "x' . ?a ?b ?c",
        "\\",
        '"""',
        "a\nb",
        "} }",
        "\u202e",
        "SERVICE <x>",
    ):
        assert rows(folder, "positions", engine, person=hostile) == []
    own = tmp_path / "own.rq"
    own.write_text(
        "# vi: a\n# en: b\n# param who (name): tên | name\n"
        "SELECT ?who ?post { ?p rdfs:label ?who ; bb:holds/rdfs:label ?post }",
        encoding="utf-8",
    )
    assert rows(folder, f"@{own}", engine, who="Đỗ Minh Quân")[0][0] == "Đỗ Minh Quân"
    built = query(
        folder,
        "CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p rdfs:label ?n }",
        {"n": "Đỗ Minh Quân"},
        "turtle",
        engine=engine,
    )
    assert len(Graph().parse(data=built, format="turtle")) == 1


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("positions", {}, "needs person="),
        ("positions", {"person": "x", "body": "y"}, "nothing called 'body'"),
        ("posts-on-date", {"date": "yesterday"}, "2022-12-29 or 29/12/2022"),
        ("directives-for-year", {"year": "23"}, "four digits"),
        ("position", {"person": "x"}, "did you mean"),
        ("no-such-thing-at-all", {}, "--list"),
        ("", {}, "line 1"),
        ("SELECT ?x {", {}, "line 1, column"),
        ("SELECT ?x\nWHERE { ?x a nope:Thing }", {}, "line 2, column 14: unknown prefix nope:"),
        ("SELECT ?x\nWHERE { ?x ?y }", {}, "line 2, column"),
        ("ASK { " + "{" * 5000 + "}" * 5000 + " }", {}, "nested too deeply"),
        ("ASK { FILTER(" + "! " * 9000 + "true) }", {}, "nested too deeply"),
        ("ASK { } #" + "x" * 1_000_000, {}, "at most"),
    ],
)
def test_a_question_that_is_none(folder: Path, engine: str, name: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        query(folder, name, params, "csv", engine=engine)
    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "attack",
    [
        "SELECT * FROM <file:{path}> WHERE {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <file:{path}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "select * from<file:{path}>{{ ?s ?p ?o }}",
        "SELECT * WHERE {{ SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}",
        "SELECT * WHERE {{ SERVICE SILENT <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}",
        "SELECT * WHERE {{ \\u0053ERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}",
        "SELECT * WHERE {{ ?s ?p ?o }} #\\u000A VALUES ?s {{}} SELECT * FROM <file:{path}> {{}}",
        "ASK {{ ?s ?p '#' . SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}",
        "ASK {{ FILTER(1<2) SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} FILTER(3>2) }}",
        "LOAD <file:{path}>",
        "INSERT DATA {{ <a:b> <a:b> <a:b> }}",
        "PREFIX x: <http://x/> DELETE WHERE {{ ?s ?p ?o }}",
        "DROP ALL",
        "DESCRIBE <file:{path}> FROM <file:{path}>",
    ],
)
def test_no_query_reads_a_file_or_calls_out(folder: Path, tmp_path: Path, engine: str, attack: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://x/secret> <http://x/is> 'out' .", encoding="utf-8")
    with pytest.raises(QueryError, match=r"FROM|SERVICE|change the data"):
        query(folder, attack.format(path=secret), {}, "json", engine=engine)


@pytest.mark.parametrize(
    "innocent",
    [
        'SELECT ?s { ?s rdfs:label "SERVICE FROM LOAD"@vi }',
        "SELECT ?from ?service { ?from ?service ?load }",
        "PREFIX from: <http://x/> PREFIX service: <http://y/> ASK { from:a service:b from:service }",
        "ASK { ?s ?p ?o } # FROM <file:x>",
        "ASK { <http://x/FROM> ?p '''SERVICE'''}",
        "ASK { ?s ?p ?o FILTER(?o<5||?o>7) }",
        "INSERT",
    ],
)
def test_words_inside_strings_names_and_comments_are_no_commands(innocent: str) -> None:
    if innocent == "INSERT":
        with pytest.raises(QueryError):
            guard.check(innocent)
    else:
        guard.check(innocent, {"rdfs"})


def test_a_remote_context_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonld"
    for document in ('{"@context": "http://127.0.0.1:9/c"}', '{"@context": [{}, "file:///etc/hostname"]}', '{"a": ['):
        path.write_text(document, encoding="utf-8")
        with pytest.raises(InputError, match="fetched|JSON"):
            query(path, "ASK {}")


@pytest.mark.parametrize("engine", ENGINES)
def test_data_that_is_none(tmp_path: Path, engine: str) -> None:
    (tmp_path / "bad.ttl").write_text("<a> <b> .", encoding="utf-8")
    (tmp_path / "page.html").write_text("<html>", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for name in ("bad.ttl", "page.html", "empty", "missing.ttl"):
        with pytest.raises(InputError) as caught:
            query(tmp_path / name, "ASK {}", engine=engine)
        assert name in str(caught.value)
        assert "\n" not in str(caught.value)
    with pytest.raises(BienbanError, match="no such file"):
        query(tmp_path, f"@{tmp_path / 'no.rq'}", engine=engine)


def test_formats_hold_every_row_whole(folder: Path) -> None:
    table = query(folder, CHAIRS)
    assert table.count("Trần Thị Ánh") == 2
    assert "3 dòng (3 rows)" in table
    text = query(folder, "chairing-evidence")
    assert "Đỗ Minh Quân" not in text
    assert "cùng" not in text
    assert "…" not in text
    read = list(csv.reader(io.StringIO(query(folder, CHAIRS, {}, "csv"))))
    assert read == [["name"], ["Lý Văn Tám"], ["Trần Thị Ánh"], ["Trần Thị Ánh"]]
    assert query(folder, CHAIRS, {}, "tsv").splitlines()[:2] == ["?name", '"Lý Văn Tám"@vi']
    xml = ElementTree.fromstring(query(folder, CHAIRS, {}, "xml"))
    names = [e.text for e in xml.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert names == ["Lý Văn Tám", "Trần Thị Ánh", "Trần Thị Ánh"]
    with pytest.raises(QueryError, match="turtle is for CONSTRUCT"):
        query(folder, CHAIRS, {}, "turtle")
    with pytest.raises(QueryError, match="unknown answer format"):
        query(folder, CHAIRS, {}, "pdf")


@pytest.mark.parametrize("engine", ENGINES)
def test_other_forms_of_question(folder: Path, engine: str) -> None:
    assert json.loads(query(folder, "ASK { ?s bb:chairs ?m }", {}, "json", engine=engine))["boolean"] is True
    assert query(folder, "ASK { ?s bb:chairs bb:nobody }", {}, "csv", engine=engine) == "answer\r\nfalse\r\n"
    assert "true" in query(folder, "ASK { ?s bb:chairs ?m }", engine=engine)
    turtle = query(folder, "DESCRIBE ?p { ?p rdfs:label 'Đỗ Minh Quân'@vi }", {}, "turtle", engine=engine)
    g = Graph().parse(data=turtle, format="turtle")
    assert {str(s) for s in g.subjects()} == {"https://w3id.org/bienban/id/person/binh-giang/do-minh-quan-2c3d4e"}
    assert query(folder, "CONSTRUCT { ?p a bb:X } { ?p bb:chairs ?m }", {}, "csv", engine=engine).count("\r\n") == 3
    unbound = query(folder, "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }", {}, "tsv", engine=engine)
    assert unbound.splitlines() == ["?a\t?b", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>\t']


def test_every_ready_question_says_what_it_is() -> None:
    found = questions()
    assert len({q.name for q in found}) == len(found)
    for q in found:
        assert q.vi, q.name
        assert q.en, q.name
        assert q.vi != q.en
        assert {p.name for p in q.parameters} <= guard.variables(q.query), q.name
        assert all(p.vi and p.en for p in q.parameters)
        assert find(q.name) is find(f"07-{q.name}")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_question_has_a_time_limit_and_a_process_of_its_own(folder: Path, engine: str) -> None:
    ask = partial(query_within, folder, engine=engine)
    assert ask(CHAIRS, {}, "tsv") == query(folder, CHAIRS, {}, "tsv", engine=engine)
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="no answer within 0.5 seconds"):
        ask(endless, seconds=0.5)
    with pytest.raises(QueryError, match="line 1, column"):
        ask("SELECT ?x { ?x ?y }")
    with pytest.raises(InputError, match="no such file"):
        query_within(folder / "missing.ttl", CHAIRS, engine=engine)


def test_an_engine_that_crashes_ends_only_the_question(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(QueryError, match="ended the engine"):
        query_within(folder, CHAIRS)


def test_rdflib_goes_from_pattern_to_pattern_and_not_through_all_pairs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    people = 100
    facts = (
        f"<http://x/p{n}> a bb:Person ; bb:attends <http://x/e{n // 2}> ; rdfs:label 'P{n}'@vi ." for n in range(people)
    )
    prefixes = "@prefix bb: <https://w3id.org/bienban/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
    (tmp_path / "graph.ttl").write_text(prefixes + " ".join(facts), encoding="utf-8")
    looked = []
    triples = Graph.triples
    monkeypatch.setattr(Graph, "triples", lambda self, t: looked.append(t) or triples(self, t))
    pairs = "SELECT ?a ?b { ?one a bb:Person . ?two a bb:Person . ?one bb:attends ?e . ?two bb:attends ?e . ?one rdfs:label ?a . ?two rdfs:label ?b"
    for text in (pairs, pairs.replace("{", "{ VALUES ?x { 1 } VALUES ?y { 2 }", 1)):
        looked.clear()
        assert len(rows(tmp_path, text + " FILTER(?one != ?two) }", "rdflib")) == people
        assert len(looked) < 20 * people


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_makes_no_group(folder: Path, engine: str) -> None:
    nothing = "(COUNT(?y) AS ?n) { ?x a bb:Nothing ; bb:chairs ?y }"
    assert rows(folder, f"SELECT ?x {nothing} GROUP BY ?x", engine) == []
    assert rows(folder, f"SELECT {nothing}", engine) == [["0"]]
