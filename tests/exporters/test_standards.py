"""Someone who knows only a standard vocabulary, and not a term of ours, finds people, bodies, events and sources."""

from __future__ import annotations

import pytest
from rdflib import Graph

from exporters.rdf.library import to_graph
from graph.model import KnowledgeGraph

PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

HEADLINE = "Hội nghị tổng kết công tác khuyến học tỉnh Bình Giang"
MEETING = "Hội nghị tổng kết công tác Khuyến học năm 2023"
BOARD = "Ban Khuyến học Tỉnh ủy Bình Giang"

CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "ORG: who is a member of what in which role": (
        """SELECT ?member ?body ?role { ?m a org:Membership ; org:member ?p ; org:organization ?o ; org:role ?r .
        ?p foaf:name ?member . ?o a org:Organization ; skos:prefLabel ?body .
        ?r a org:Role ; skos:prefLabel ?role FILTER(lang(?role) = "vi") }""",
        ("Lý Văn Tám", BOARD, "Trưởng Ban"),
    ),
    "ORG: posts, who holds and who heads": (
        """SELECT ?post ?body { ?p org:holds ?x ; org:headOf ?o . ?x a org:Post ; skos:prefLabel ?post ; org:postIn ?o .
        ?o skos:prefLabel ?body }""",
        ("Chủ tịch Hội đồng nhân dân tỉnh Bình Giang", "Hội đồng nhân dân tỉnh Bình Giang"),
    ),
    "ORG: hierarchy and kind": (
        """SELECT ?part ?whole ?kind { ?a org:subOrganizationOf ?b ; skos:prefLabel ?part ; org:classification ?c .
        ?b skos:prefLabel ?whole . ?c skos:prefLabel ?kind FILTER(lang(?kind) = "en") }""",
        (BOARD, "Tỉnh ủy Bình Giang", "Party board"),
    ),
    "schema.org: people and what they belong to": (
        "SELECT ?n ?o { ?p a schema:Person ; schema:name ?n ; schema:memberOf/schema:name ?o }",
        ("Trần Thị Ánh", "Tỉnh ủy Bình Giang"),
    ),
    "schema.org: events": (
        """SELECT ?n ?d ?place ?by ?who { ?e a schema:Event ; schema:name ?n ; schema:startDate ?d ;
        schema:location/schema:name ?place ; schema:organizer/schema:name ?by ; schema:attendee/schema:name ?who }""",
        (MEETING, "2024-01-11", "Hội trường Tỉnh ủy Bình Giang", BOARD, "Đỗ Minh Quân"),
    ),
    "schema.org: articles": (
        """SELECT ?h ?p ?a ?m { ?x a schema:NewsArticle ; schema:headline ?h ; schema:publisher/schema:name ?p ;
        schema:author/schema:name ?a ; schema:mentions/schema:name ?m }""",
        (HEADLINE, "BGO", "Mai An", "Lý Văn Tám"),
    ),
    "PROV: who took part in which activity, as what": (
        """SELECT ?n ?role { ?e a prov:Activity ; prov:wasAssociatedWith ?p ; prov:qualifiedAssociation ?q .
        ?q a prov:Association ; prov:agent ?p ; prov:hadRole ?r . ?p a prov:Agent ; foaf:name ?n .
        ?r skos:prefLabel ?role FILTER(lang(?role) = "en") }""",
        ("Lý Văn Tám", "chair"),
    ),
    "PROV: what a statement was derived from": (
        """SELECT ?words ?s { ?a a rdf:Statement ; rdf:subject ?x ; prov:wasDerivedFrom ?e . ?e nif:anchorOf ?words .
        ?x foaf:name ?s }""",
        ("Đỗ Minh Quân, Giám đốc Sở Giáo dục và Đào tạo dự", "Đỗ Minh Quân"),
    ),
    "PROV: which program read which article": (
        """SELECT ?t ?v { ?r a prov:Activity ; prov:used ?x ; prov:wasAssociatedWith ?p . ?x dcterms:title ?t .
        ?p a prov:SoftwareAgent ; schema:softwareVersion ?v FILTER(?v != "") BIND("any" AS ?any) }""",
        (HEADLINE,),
    ),
    "SKOS: the controlled lists": (
        """SELECT ?c ?en { ?x a skos:Concept ; skos:inScheme ?s ; skos:prefLabel ?c , ?en . ?s a skos:ConceptScheme
        FILTER(lang(?c) = "vi" && lang(?en) = "en") }""",
        ("Bằng khen", "Certificate of merit"),
    ),
    "SKOS: other wordings": ("SELECT ?a { ?x skos:altLabel ?a }", ("Ban KH Tỉnh ủy",)),
    "FOAF: people, organizations and groups": (
        "SELECT ?n { { ?x a foaf:Person } UNION { ?x a foaf:Organization } UNION { ?x a foaf:Group } ?x foaf:name ?n }",
        ("các đại biểu",),
    ),
    "FOAF: who is in a picture": ("SELECT ?n { ?x foaf:depicts/foaf:name ?n }", ("Trần Thị Ánh",)),
    "Dublin Core: documents": (
        "SELECT ?i ?t ?c { ?d dcterms:identifier ?i ; dcterms:title ?t ; dcterms:creator/skos:prefLabel ?c }",
        ("05-NQ/TU", "khuyến học đến năm 2026", "Tỉnh ủy Bình Giang"),
    ),
    "Dublin Core: what kind a thing is": (
        'SELECT ?n ?k { ?e schema:name ?n ; dcterms:type/skos:prefLabel ?k FILTER(lang(?k) = "vi") }',
        (MEETING, "Hội nghị tổng kết"),
    ),
    "NIF: strings at their offsets in their context": (
        """SELECT ?w ?b ?e { ?s a nif:OffsetBasedString ; nif:anchorOf ?w ; nif:beginIndex ?b ; nif:endIndex ?e ;
        nif:referenceContext ?c . ?c a nif:Context ; nif:isString ?t
        FILTER(STR(SUBSTR(?t, ?b + 1, ?e - ?b)) = STR(?w)) }""",
        ("BGO",),
    ),
}


@pytest.fixture(scope="module")
def g(kg: KnowledgeGraph) -> Graph:
    return to_graph(kg)


@pytest.mark.parametrize("name", CASES)
def test_a_consumer_of_one_standard_finds_it(g: Graph, name: str) -> None:
    query, wanted = CASES[name]
    assert "bienban" not in PREFIXES + query
    rows = [tuple(str(v) for v in row) for row in g.query(PREFIXES + query)]  # type: ignore[union-attr]
    assert any(row[: len(wanted)] == wanted for row in rows), rows[:5]
