"""Clients that people have: rdflib's SPARQLStore and SPARQLWrapper; and every ready question through the server."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import urlencode

import pytest

from exporters.sparql import query, questions
from tests.exporters.examples import example
from tests.exporters.server.serving import JSON, Serving

ANSWERS = Path(__file__).parent.parent / "answers"
CHAIRS = "SELECT ?who WHERE { ?p bb:chairs ?m ; rdfs:label ?who } ORDER BY ?who"


def names(server: Serving) -> list[str]:
    found = server.ask(CHAIRS).text.split("\r\n")[1:-1]
    assert len(found) > 1
    return found


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_rdflib_as_a_client(server: Serving, method: str, format: str) -> None:
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(f"{server.base}sparql", method=method, returnFormat=format)
    assert [str(row[0]) for row in Graph(store).query(CHAIRS)] == names(server)


def test_rdflib_finds_its_way_by_triples(server: Serving) -> None:
    from rdflib import RDF, Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    g = Graph(SPARQLStore(f"{server.base}sparql"))
    person = URIRef("https://w3id.org/bienban/ns#Person")
    people = set(g.subjects(RDF.type, person))
    asked = server.ask("SELECT ?s WHERE { ?s a bb:Person }").text.split()[1:]
    assert {str(p) for p in people} == set(asked)
    assert (next(iter(people)), RDF.type, person) in g


def test_sparqlwrapper_as_a_client(server: Serving) -> None:
    import SPARQLWrapper as W

    client = W.SPARQLWrapper(f"{server.base}sparql")
    client.setQuery(CHAIRS)
    client.setReturnFormat(W.JSON)
    for method, how in ((W.GET, W.URLENCODED), (W.POST, W.URLENCODED), (W.POST, W.POSTDIRECTLY)):
        client.setMethod(method)
        client.setRequestMethod(how)
        found = client.query().convert()
        assert [row["who"]["value"] for row in found["results"]["bindings"]] == names(server)
    client.setReturnFormat(W.XML)
    assert len(client.query().convert().getElementsByTagName("result")) == len(names(server))
    client.setQuery("CONSTRUCT { ?p a bb:Person } WHERE { ?p bb:chairs ?m }")
    client.setReturnFormat(W.TURTLE)
    assert b"Person" in client.query().convert()
    client.setReturnFormat(W.JSON)
    client.setQuery("SELECT nonsense")
    with pytest.raises(W.SPARQLExceptions.QueryBadFormed, match="line 1, column 16: expected"):
        client.query()


@pytest.mark.parametrize("name", [q.name for q in questions()])
def test_a_ready_question_has_the_answer_of_bienban_query(server: Serving, folder: Path, name: str) -> None:
    question = next(q for q in questions() if q.name == name)
    for everything in (False, True):
        given = example(question, everything=everything)
        address = f"/questions/{name}?{urlencode({**given, 'format': 'json'})}"
        found = server.get(address)
        if found.status == 406:  # this one answers in triples
            found = server.get(address.replace("format=json", "format=nt"))
            turtle = query(folder, name, given, "turtle", seconds=None)
            from rdflib import Graph

            assert set(Graph().parse(data=found.body, format="nt")) == set(Graph().parse(data=turtle, format="turtle"))
            continue
        assert found.status == 200, found.text
        ours = query(folder, name, given, "csv", seconds=None)
        theirs = server.get(address.replace("format=json", "format=csv"))
        assert sorted(rows(theirs.text)) == sorted(rows(ours))
        assert found.headers["content-type"] == JSON


def rows(text: str) -> list[list[str]]:
    """The cells, in the order of the names of their columns: an engine may order columns by itself only for `*`."""
    table = list(csv.reader(io.StringIO(text)))
    return [list(map(str, row)) for row in table]
