"""One vocabulary: code, graph/model/README.md, ontology, shapes, codes and JSON-LD context name the same things."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from exporters.ontology import source, vocabulary
from exporters.ontology.documentation import part
from exporters.ontology.reader import read_turtle
from exporters.rdf.jsonld import context
from exporters.terms import parse_literal
from graph.errors import OutputError

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = Graph().parse(data=source("ontology.ttl"), format="turtle")
SHAPES = Graph().parse(data=source("shapes.ttl"), format="turtle")
CODES = Graph().parse(data=source("codes.ttl"), format="turtle")
BB = "https://w3id.org/bienban/ns#"
BBC = "https://w3id.org/bienban/code/"
CURIE = re.compile(r"(?<![\w<])(bb|bbc|rdf|rdfs|skos|org|dcterms|schema|nif|prov|foaf|xsd):([A-Za-z][\w-]*)")
SOURCES = [
    *sorted((ROOT / "graph").rglob("*.py")),
    ROOT / "graph" / "model" / "README.md",
    *sorted((ROOT / "exporters").rglob("*.py")),
]


def local(node: Node) -> str:
    return str(node).rsplit("#", 1)[-1]


def defined() -> set[str]:
    return {f"bb:{local(s)}" for s in ONTOLOGY.subjects(RDFS.label) if str(s).startswith(BB)}


@pytest.mark.parametrize("name", ["ontology.ttl", "codes.ttl"])
def test_our_reader_reads_what_rdflib_reads(name: str) -> None:
    prefixes, triples = read_turtle(source(name))
    g = Graph().parse(data="\n".join(" ".join(t) + " ." for t in triples), format="nt")
    assert set(g) == set(Graph().parse(data=source(name), format="turtle"))
    assert prefixes["bbc"] == BBC


@pytest.mark.parametrize("text", ["<a> <b> [] .", "<a> <b> ( <c> ) .", "<a> <b> 5 .", "@prefix x: <y> . x:a , x:b ."])
def test_our_reader_refuses_the_rest_of_turtle(text: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_turtle(text)


def test_every_term_that_code_and_readme_name_is_defined() -> None:
    known = defined()
    captions = vocabulary().captions()
    for path in SOURCES:
        for prefix, name in CURIE.findall(path.read_text(encoding="utf-8")):
            curie = f"{prefix}:{name}"
            if prefix == "bb":
                assert curie in known, f"{path.relative_to(ROOT)}: {curie}"
            elif (
                prefix in {"schema", "org", "dcterms", "nif"}
                and name[0].islower()
                and path.parts[-3:-1] != ("exporters", "rdf")
            ):
                assert curie in captions, f"{path.relative_to(ROOT)}: {curie} has no caption"


def test_every_kind_of_the_model_is_a_class_with_a_look() -> None:
    rows = (ROOT / "graph" / "model" / "README.md").read_text(encoding="utf-8").splitlines()
    kinds = {k for row in rows if row.startswith("| `") for k in re.findall(r"`([A-Z]\w+)`", row.split("|")[1])}
    assert len(kinds) > 20
    assert kinds <= set(vocabulary().kinds)
    for kind in vocabulary().kinds.values():
        assert re.fullmatch(r"#[0-9a-f]{6}", kind.colour)
        assert re.fullmatch(r"#[0-9a-f]{6}", kind.colour_on_dark)
        assert kind.symbol
        assert set(kind.caption) == {"vi", "en"}


def test_every_kind_in_the_lexicon_is_a_class() -> None:
    lines = (ROOT / "graph" / "lexicon" / "data" / "bodies.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader([line for line in lines if not line.startswith("#")], delimiter="\t")
    assert {row["class"] for row in rows} <= set(vocabulary().kinds)


def test_every_class_property_and_code_has_words_in_both_languages() -> None:
    terms = {
        s for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for s in ONTOLOGY.subjects(RDF.type, kind)
    }
    codes = set(CODES.subjects(RDF.type, SKOS.Concept))
    assert len(terms) > 100
    assert len(codes) > 300
    for g, predicate, named in ((ONTOLOGY, RDFS.label, terms), (CODES, SKOS.prefLabel, codes)):
        for subject in {*named, *g.subjects(predicate)}:
            languages = sorted(str(o.language) for o in g.objects(subject, predicate) if isinstance(o, Literal))
            assert languages == ["en", "vi"], subject
    for scheme in CODES.subjects(RDF.type, SKOS.ConceptScheme):
        assert len(list(CODES.objects(scheme, RDFS.label))) == 2


def test_domains_ranges_and_superclasses_are_defined_terms() -> None:
    known = {URIRef(BB + name[3:]) for name in defined()}
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf):
        for subject, object in ONTOLOGY.subject_objects(predicate):
            assert subject in known
            assert object in known or not str(object).startswith(BB), (subject, object)


def test_shapes_name_only_defined_terms() -> None:
    own = {URIRef(BB + s) for s in (local(x) for x in SHAPES.subjects(RDF.type)) if s.endswith("Shape")}
    known = {URIRef(BB + name[3:]) for name in defined()} | own
    used = {t for triple in SHAPES for t in triple if isinstance(t, URIRef) and str(t).startswith(BB)}
    assert used - known - {URIRef(BB)} == set()
    for text in (str(o) for o in SHAPES.objects() if isinstance(o, Literal) and "SELECT" in str(o)):
        assert {f"{p}:{n}" for p, n in CURIE.findall(text) if p == "bb"} <= defined()
    codes = {t for triple in SHAPES for t in triple if str(t).startswith(BBC) and str(t) != BBC}
    assert codes <= set(CODES.subjects())


def test_every_code_is_in_one_list_that_is_there() -> None:
    schemes = set(CODES.subjects(RDF.type, SKOS.ConceptScheme))
    for code in set(CODES.subjects(RDF.type, SKOS.Concept)):
        assert len(list(CODES.objects(code, SKOS.inScheme))) == 1, code
        assert set(CODES.objects(code, SKOS.inScheme)) <= schemes
    for predicate in ("bb:chairs", "bb:attends", "bb:speaksAt", "bb:presents", "bb:organizes"):
        assert vocabulary().participation_role(predicate) in vocabulary().code_ids("participation")


def test_the_lexicons_codes_are_listed_with_the_lexicons_words() -> None:
    listed = vocabulary()
    for file, scheme, column, word in (
        ("documents", "documentType", "code", "type"),
        ("bodies", "bodyType", "code", ""),
    ):
        lines = (ROOT / "graph" / "lexicon" / "data" / f"{file}.tsv").read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader([line for line in lines if not line.startswith("#")], delimiter="\t"):
            assert row[column] in listed.code_ids(scheme), row
            if word:
                own = [o for _, p, o in listed.code(scheme, row[column]).triples if p.endswith("prefLabel>")]
                assert row[word] in {parse_literal(o).value for o in own}


def test_codes_that_no_list_has() -> None:
    entry = vocabulary().code("role", "truong-lang", "Trưởng làng", "Village elder")
    assert entry.iri == f"<{BBC}truong-lang>"
    g = Graph().parse(data="\n".join(" ".join(t) + " ." for t in entry.triples), format="nt")
    subject = URIRef(BBC + "truong-lang")
    assert g.value(subject, RDFS.label) == Literal("Trưởng làng", lang="vi")
    assert (subject, SKOS.inScheme, URIRef(BBC + "role")) in g
    assert (subject, RDF.type, URIRef("http://www.w3.org/ns/org#Role")) in g
    # An id that another list has keeps apart from it.
    assert vocabulary().code("groupKind", "chu-tich", "chủ tịch").iri == f"<{BBC}groupKind-chu-tich>"
    assert vocabulary().code("role", "dai-bieu").iri != vocabulary().code("groupKind", "dai-bieu").iri


def test_the_context_names_every_property_and_class() -> None:
    names = {v["@id"] if isinstance(v, dict) else v for v in context().values() if not isinstance(v, float)}
    assert {*vocabulary().properties, *(f"bb:{c}" for c in vocabulary().classes)} <= names
    for name, rule in context().items():
        curie = rule["@id"] if isinstance(rule, dict) else rule
        if isinstance(curie, str) and curie.startswith("bb:"):
            assert curie in defined(), name
            kind = ONTOLOGY.value(URIRef(vocabulary().expand(curie)), RDF.type)
            refers = isinstance(rule, dict) and rule.get("@type") == "@id"
            assert refers == (kind == OWL.ObjectProperty), name


def test_captions_and_superclasses() -> None:
    words = vocabulary()
    assert words.caption("Meeting") == "Hội nghị"
    assert words.caption("bb:chairs", "en") == "chairs"
    assert words.caption("Unknown") == "Unknown"
    assert words.caption("schema:startDate") == "ngày"
    above = {words.shorten(t) for t in words.superclasses("Official")}
    assert above == {"bb:Person", "foaf:Person", "schema:Person", "prov:Agent"}
    assert words.colours()["Meeting"] == words.kinds["Meeting"].colour


def test_the_page_of_the_ontology_names_everything() -> None:
    text = part("docs")
    for name in (*vocabulary().properties, *(f"bb:{c}" for c in vocabulary().classes)):
        assert f"| `{name}` |" in text
    for scheme in vocabulary().schemes():
        assert f"(`bbc:{scheme}`)" in text
    assert "- `bbc:bang-khen` Bằng khen · Certificate of merit" in text
    rows = [line for line in text.splitlines() if line.startswith("| `bb:")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6, 8}


def test_the_page_in_the_repository_is_the_one_that_is_made() -> None:
    """Made anew with: bienban ontology docs > exporters/ontology/ONTOLOGY.md"""
    assert (ROOT / "exporters" / "ontology" / "ONTOLOGY.md").read_text(encoding="utf-8") == part("docs")


def test_the_page_of_the_ontology_has_every_constraint() -> None:
    text = part("docs")
    messages = [str(o) for o in SHAPES.objects(None, SH.message)]
    assert len(messages) > 200
    assert [m for m in messages if m not in text] == []
    assert text.count("cảnh báo · warning: ") >= len(list(SHAPES.subjects(SH.severity, SH.Warning)))


def test_the_files_are_printed_as_they_are() -> None:
    assert part("shapes") == source("shapes.ttl")
    assert part("context") == source("context.jsonld")
    with pytest.raises(OutputError, match="ontology, shapes, codes, context, docs"):
        part("everything")
