"""Someone who knows only a standard vocabulary, and not a term of ours, finds people, bodies, events and sources."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from rdflib import Graph

from exporters.ontology.vocabulary import CODE, vocabulary
from exporters.rdf import BASE
from exporters.rdf.library import to_graph
from graph.model import Code, Fact, KnowledgeGraph, Literal, Ref, merge
from tests.benchmarks.multiplied import extracted

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


PEOPLE, BODIES, EVENTS = ("Person", "Official"), "body/", ("Event", "Meeting", "AwardConferral")
#: What a consumer asks -> the local ids of everything it is to find, of real articles: all, and nothing else.
WHOLE: dict[str, tuple[str, Callable[[KnowledgeGraph], set[tuple[str, ...]]]]] = {
    "schema.org: persons": ("SELECT ?p { ?p a schema:Person ; schema:name ?n }", lambda kg: ids(kg, *PEOPLE)),
    "FOAF: persons": ("SELECT ?p { ?p a foaf:Person ; foaf:name ?n }", lambda kg: ids(kg, *PEOPLE)),
    "ORG: organisations": ("SELECT ?o { ?o a org:Organization ; skos:prefLabel ?n }", lambda kg: under(kg, BODIES)),
    "schema.org: organisations": (
        "SELECT ?o { ?o a schema:Organization ; schema:name ?n }",
        lambda kg: under(kg, BODIES),
    ),
    "FOAF: organisations": ("SELECT ?o { ?o a foaf:Organization ; foaf:name ?n }", lambda kg: under(kg, BODIES)),
    "PROV: everyone who can act": (
        "SELECT ?a { ?a a prov:Agent }",
        lambda kg: ids(kg, *PEOPLE, "Collective") | under(kg, BODIES),
    ),
    "ORG: memberships": (
        "SELECT ?p ?o ?r { ?m a org:Membership ; org:member ?p ; org:organization ?o ; org:role ?r }",
        lambda kg: {
            (f.subject, body.id, vocabulary().code("role", role.id).iri[1:-1].removeprefix(CODE))
            for f in kg.facts(predicate="bb:holds")
            for body in attribute(kg, f, "org:postIn")
            for role in attribute(kg, f, "org:role")
        },
    ),
    "ORG: posts": (
        "SELECT ?p ?x { ?p org:holds ?x . ?x a org:Post }",
        lambda kg: {(f.subject, f.object.id) for f in kg.facts(predicate="bb:holds") if isinstance(f.object, Ref)},
    ),
    "schema.org: memberships": (
        "SELECT ?p ?o { ?p a schema:Person ; schema:memberOf ?o }",
        lambda kg: {
            (f.subject, f.object.id)
            for f in kg.facts(predicate="bb:belongsTo")
            if isinstance(f.object, Ref) and kg.node(f.subject).kind in PEOPLE
        },
    ),
    "schema.org: events": ("SELECT ?e { ?e a schema:Event ; schema:name ?n }", lambda kg: ids(kg, *EVENTS)),
    "PROV: events and who took part": (
        "SELECT ?e ?a { ?e a prov:Activity ; prov:qualifiedAssociation/prov:agent ?a . ?e schema:name ?n }",
        lambda kg: {
            (f.object.id, f.subject)
            for p in ("bb:chairs", "bb:attends", "bb:speaksAt", "bb:presents", "bb:organizes")
            for f in kg.facts(predicate=p)
            if isinstance(f.object, Ref)
        },
    ),
    "schema.org: sources": (
        "SELECT ?x { ?x a schema:NewsArticle ; schema:headline ?h }",
        lambda kg: ids(kg, "Article"),
    ),
    "Dublin Core: sources": (
        "SELECT ?x { ?x dcterms:title ?h ; a prov:Entity, nif:Context }",
        lambda kg: ids(kg, "Article"),
    ),
    "NIF: sources": ("SELECT DISTINCT ?c { ?s nif:referenceContext ?c }", lambda kg: ids(kg, "Article")),
    "PROV: the source of each statement": (
        "SELECT ?s ?c { ?a rdf:subject ?s ; prov:wasDerivedFrom/nif:referenceContext ?c }",
        lambda kg: {(f.subject, s.article) for f in kg.facts() for s in f.supports},
    ),
    "SKOS: names of bodies": ("SELECT ?o { ?o skos:prefLabel ?n ; a org:Organization }", lambda kg: under(kg, BODIES)),
    "Dublin Core: documents": (
        "SELECT ?d { ?d dcterms:type/skos:inScheme ?s ; a foaf:Document }",
        lambda kg: ids(kg, "Document", "Resolution"),
    ),
}


def ids(kg: KnowledgeGraph, *kinds: str) -> set[tuple[str, ...]]:
    return {(node.id,) for node in kg.nodes(*kinds)}


def under(kg: KnowledgeGraph, start: str) -> set[tuple[str, ...]]:
    return {(node.id,) for node in kg.nodes() if node.id.startswith(start)}


def attribute(kg: KnowledgeGraph, fact: Fact, name: str) -> list[Ref | Code]:
    """What the position at the end of a fact is described with."""
    values = kg.node(fact.object.id).attributes.get(name, ()) if isinstance(fact.object, Ref) else ()
    return [value for value in values if not isinstance(value, Literal)]


@pytest.fixture(scope="module")
def real() -> tuple[KnowledgeGraph, Graph]:
    """A dozen real articles."""
    kg = merge(extracted()[::5])
    return kg, to_graph(kg)


@pytest.mark.parametrize("name", WHOLE)
def test_a_consumer_finds_all_of_them_and_nothing_else(real: tuple[KnowledgeGraph, Graph], name: str) -> None:
    query, expected = WHOLE[name]
    assert "bb:" not in query
    kg, g = real
    found = {
        tuple(unquote(str(v)).removeprefix(BASE).removeprefix(CODE) for v in row)
        for row in g.query(PREFIXES + query)  # type: ignore[union-attr]
    }
    wanted = expected(kg)
    assert len(wanted) > 5
    assert found == wanted


def test_every_code_has_words_in_both_languages(real: tuple[KnowledgeGraph, Graph]) -> None:
    """But for awards that have a name of their own (`Kỷ niệm chương "Vì sự nghiệp …"`), which is Vietnamese."""
    rows = real[1].query(
        PREFIXES
        + """SELECT ?c ?scheme (GROUP_CONCAT(DISTINCT lang(?n)) AS ?languages) (SAMPLE(str(?n)) AS ?name)
        { ?c a skos:Concept ; skos:inScheme ?scheme ; skos:prefLabel ?n } GROUP BY ?c ?scheme"""
    )
    found = {str(c): (str(scheme).removeprefix(CODE), set(str(tags).split()), str(n)) for c, scheme, tags, n in rows}  # type: ignore[misc, union-attr]
    assert len(found) > 50
    for concept, (scheme, languages, name) in found.items():
        assert languages == {"en", "vi"} or (scheme == "awardType" and '"' in name), concept
