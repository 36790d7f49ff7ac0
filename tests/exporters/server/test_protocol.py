"""The SPARQL 1.1 Protocol: ways to ask, formats, datasets, errors. What is tested stands in the W3C's document."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from rdflib import Graph

from tests.exporters.server.serving import CSV, JSON, Serving

QUESTION = "SELECT ?who WHERE { ?who a bb:Person } ORDER BY ?who"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
BUILD = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a bb:Person ; rdfs:label ?o }"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


def number(text: str) -> int:
    return int(text.splitlines()[1])


def test_three_ways_to_ask_have_one_answer(server: Serving) -> None:
    by_get = server.ask(QUESTION)
    from urllib.parse import urlencode

    by_form = server.post("/sparql", urlencode({"query": QUESTION}), FORM, Accept=CSV)
    direct = server.post("/sparql", QUESTION, QUERY, Accept=CSV)
    assert by_get.status == by_form.status == direct.status == 200
    assert by_get.body == by_form.body == direct.body
    assert by_get.text.count("\r\n") > 3


def test_media_types_are_read_as_http_writes_them(server: Serving) -> None:
    assert server.post("/sparql", QUESTION, "Application/SPARQL-Query; charset=UTF-8", Accept=CSV).status == 200


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (JSON, JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        (CSV, "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", JSON),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_rows_in_every_format(server: Serving, accept: str, media_type: str) -> None:
    found = server.ask(QUESTION, accept)
    assert (found.status, found.headers["content-type"]) == (200, media_type)
    assert int(found.headers["content-length"]) == len(found.body)
    assert found.headers["vary"] == "Accept"
    expected = server.ask(QUESTION).text.split()[1:]
    if media_type == JSON:
        names = [row["who"]["value"] for row in json.loads(found.body)["results"]["bindings"]]
    elif "xml" in media_type:
        names = [e.text for e in ElementTree.fromstring(found.body).iter("{http://www.w3.org/2005/sparql-results#}uri")]
    else:
        rows = list(csv.reader(io.StringIO(found.text), delimiter="\t" if "tab" in media_type else ","))[1:]
        names = [row[0].strip("<>") for row in rows]
    assert names == expected


@pytest.mark.parametrize(
    ("accept", "media_type", "format"),
    [
        ("text/turtle", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("*/*", "text/turtle", "turtle"),
        ("", "text/turtle", "turtle"),
    ],
)
def test_triples_in_every_format(server: Serving, accept: str, media_type: str, format: str) -> None:
    found = server.ask(BUILD, accept)
    assert (found.status, found.headers["content-type"]) == (200, media_type)
    assert set(Graph().parse(data=found.body, format=format)) == set(
        Graph().parse(data=server.ask(BUILD, "application/n-triples").body, format="nt")
    )
    assert len(Graph().parse(data=found.body, format=format)) > 3


def test_ask(server: Serving) -> None:
    assert json.loads(server.ask("ASK { ?s a bb:Person }", JSON).body)["boolean"] is True
    assert b"<boolean>false</boolean>" in server.ask("ASK { bb:x bb:y bb:z }", "application/sparql-results+xml").body


def test_head_is_get_without_a_body(server: Serving) -> None:
    from urllib.parse import quote

    path = f"/sparql?query={quote(QUESTION)}"
    head, got = server.request("HEAD", path), server.get(path)
    assert (head.status, head.body) == (200, b"")
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in got.headers.items() if k != "date"
    }


def test_the_default_graph_has_every_statement_once(server: Serving) -> None:
    distinct = server.ask("SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }")
    assert server.ask(COUNT).body == distinct.body
    assert number(server.ask("SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").text) == 2


def test_datasets_of_the_request_and_of_the_query(server: Serving) -> None:
    first = server.ask("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").text.split()[1]
    one = server.ask(COUNT, **{"default-graph-uri": first})
    assert 0 < number(one.text) < number(server.ask(COUNT).text)
    assert server.ask(COUNT.replace("WHERE", f"FROM <{first}> WHERE")).body == one.body
    graphs = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    named = server.ask(graphs, **{"named-graph-uri": first})
    assert named.body == one.body
    assert number(server.ask(COUNT, **{"named-graph-uri": first}).text) == 0
    # The dataset of the request goes before that of the query (section 2.1.4).
    both = server.ask(COUNT.replace("WHERE", "FROM <urn:nothing> WHERE"), **{"default-graph-uri": first})
    assert both.body == one.body
    assert server.ask(COUNT, **{"default-graph-uri": "not an IRI"}).status == 400


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * WHERE { ?s ?p }", "line 1, column 25"),
        ("SELECT *\nWHERE { ?s rdf:type bb:Person . ?s <http://a/#b> nonsense }", "line 2, column 58"),
        ("SELECT *\nWHERE { ?s <http://a/#b> <http://a/#c> .\n ?s x:y 1 }", "line 3, column 5"),
        ("SELECT * WHERE { ?s ?p 'open }", "line 1, column 24"),
    ],
)
def test_where_a_query_does_not_parse(server: Serving, query: str, place: str) -> None:
    found = server.ask(query)
    assert (found.status, found.one_line) == (400, True)
    assert found.text.startswith(f"{place}: ")


@pytest.mark.parametrize(
    ("method", "path", "body", "media_type", "status"),
    [
        ("POST", "/sparql", "", FORM, 400),
        ("POST", "/sparql", "query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "", "", 400),
        ("POST", "/sparql?query=ASK%7B%7D", "ASK{}", QUERY, 400),
        ("POST", "/sparql", b"ASK { ?s ?p '\xff' }", QUERY, 400),
        ("GET", "/sparql?query=%FF", "", "", 400),
        ("GET", "/sparql?" + "a=b&" * 200, "", "", 400),
        ("PUT", "/sparql", "ASK{}", QUERY, 405),
        ("DELETE", "/sparql", "", "", 405),
        ("PATCH", "/sparql", "ASK{}", QUERY, 405),
        ("POST", "/", "", FORM, 405),
        ("POST", "/sparql", "<a> <b> <c> .", "text/turtle", 415),
        ("POST", "/sparql", "ASK{}", "", 415),
        ("GET", "/nothing", "", "", 404),
    ],
)
def test_errors(server: Serving, method: str, path: str, body: str | bytes, media_type: str, status: int) -> None:
    found = server.request(method, path, body, headers={"Content-Type": media_type} if media_type else {})
    assert (found.status, found.one_line) == (status, True)
    if status == 405:
        assert "GET" in found.headers["allow"]


@pytest.mark.parametrize(("query", "accept"), [(QUESTION, "text/turtle"), (BUILD, CSV), (QUESTION, "image/png")])
def test_formats_that_do_not_fit_the_answer(server: Serving, query: str, accept: str) -> None:
    found = server.ask(query, accept)
    assert (found.status, found.one_line) == (406, True)


def test_without_a_query_it_says_what_it_can_do(server: Serving) -> None:
    found = server.get("/sparql")
    g = Graph().parse(data=found.body, format="turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert [str(o) for o in g.objects(None, g.namespace_manager.expand_curie("sd:endpoint"))] == [
        f"{server.base}sparql"
    ]
    assert f"{sd}SPARQL11Query" in {str(o) for o in g.objects()}
    assert server.get("/sparql", Accept="text/html").headers["location"] == "/console"


def test_usual_prefixes_need_no_declaration_and_others_do(server: Serving) -> None:
    assert server.ask("ASK { ?s a bb:Person }").status == 200
    assert server.ask("PREFIX bb: <urn:other> ASK { ?s a bb:Person }", JSON).body.endswith(b"false}")
    assert server.ask("ASK { ?s a foo:Person }").text.startswith("line 1, column 12: unknown prefix foo:")
