"""Every format says the same, reads back, keeps its bytes, and lets nothing out of its quotes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import RDF, RDFS

from exporters import graphml
from exporters.rdf import FORMATS, Settings, serialize, write
from exporters.rdf.library import to_dataset, to_graph
from exporters.rdf.reading_back import read as read_back
from exporters.rdf.statements import statements
from exporters.terms import literal, parse_literal
from exporters.validation import validate
from graph.errors import OutputError
from graph.model import Evidence, KnowledgeGraph, Literal, Node, Ref, Support, Value, merge, text, value_key
from tests.benchmarks.multiplied import extracted, multiplied
from tests.exporters import invented

HOSTILE = [
    "<img src=x onerror=alert(1)>", '"""', 'ends in a quote"', "ends in a backslash\\", "</script>", "line\nbreak\r\n",
    "tab\tand \x00 nul", "right\u202eto left\u200f", "\u2028", "\ud800 lone", "# not a comment", '" . <x> <y> <z> .',
    "@vi", ".", "..", "a/../../b", "/", "//x", "\\u0041", "𝒳 beyond the first plane", "", "a\ufeffb", "]]>", "&amp;",
]  # fmt: skip

#: One fragment at most, and nothing that no IRI holds.
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`#]*(?:#[^\x00-\x20<>"{}|\\^`#]*)?')


def quads(data: str, format: str) -> set[tuple[object, ...]]:
    g = Dataset()
    g.parse(data=data, format=format)
    return {(s, p, o, c) for s, p, o, c in g.quads()}


@pytest.mark.parametrize("format", ["turtle", "jsonld"])
def test_one_graph_formats_say_what_ntriples_says(kg: KnowledgeGraph, format: str) -> None:
    name = {"jsonld": "json-ld"}.get(format, format)
    g = Graph().parse(data=serialize(kg, format), format=name)
    assert set(g) == set(to_graph(kg))


def test_named_graph_formats_agree(kg: KnowledgeGraph) -> None:
    assert quads(serialize(kg, "trig"), "trig") == quads(serialize(kg, "nquads"), "nquads")


def test_the_articles_together_are_the_merged_graph(kg: KnowledgeGraph) -> None:
    assert {(s, p, o) for s, p, o, _ in to_dataset(kg).quads()} == set(to_graph(kg))


def test_an_articles_graph_is_what_the_article_alone_says(kg: KnowledgeGraph) -> None:
    whole = statements(kg)
    for article in kg.articles():
        alone = statements(kg.article_graph(article.id))
        ((name, triples),) = alone.named.items()
        assert whole.named[name] == triples


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_another_engine_reads_the_same(kg: KnowledgeGraph, format: str) -> None:
    oxigraph = pytest.importorskip("pyoxigraph")
    kinds = {"turtle": "TURTLE", "nt": "N_TRIPLES", "trig": "TRIG", "nquads": "N_QUADS", "jsonld": "JSON_LD"}
    found = oxigraph.Store()
    found.load(input=serialize(kg, format), format=getattr(oxigraph.RdfFormat, kinds[format]))
    wanted = oxigraph.Store()
    one = format in {"turtle", "nt", "jsonld"}
    wanted.load(
        input=serialize(kg, "nt" if one else "nquads"),
        format=oxigraph.RdfFormat.N_TRIPLES if one else oxigraph.RdfFormat.N_QUADS,
    )
    assert set(found) == set(wanted)


def test_same_bytes_whatever_the_hash_seed_and_the_order() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, '.')\n"
        "from tests.exporters import invented as i\n"
        "from exporters.rdf import FORMATS, serialize\n"
        "from exporters import graphml\n"
        "from graph.model import merge\n"
        "articles = [i.first_article(), i.second_article()]\n"
        "kg = merge(articles[::-1] if sys.argv[1] == '1' else articles)\n"
        "h = hashlib.sha256()\n"
        "for f in sorted(FORMATS): h.update(serialize(kg, f).encode())\n"
        "import tempfile, pathlib\n"
        "p = pathlib.Path(tempfile.mkdtemp()) / 'x'\n"
        "graphml.write(kg, p); h.update(p.read_bytes()); print(h.hexdigest())\n"
    )
    root = Path(__file__).resolve().parents[2]
    answers = {
        subprocess.run(
            [sys.executable, "-c", program, seed], cwd=root, check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    }  # fmt: skip
    assert len(answers) == 1


def known(kg: KnowledgeGraph) -> tuple[object, ...]:
    """Everything that a graph says, with one type for all integers, which is what engines answer with."""

    def plain(value: Value) -> tuple[str, ...]:
        key = value_key(value)
        return (
            (*key[:2], "integer", "") if key[0] == "literal" and "Integer" in key[2] or key[2] == "xsd:integer" else key
        )

    facts = {
        (f.subject, f.predicate, plain(f.object), s.article, s.evidence, s.inferred, s.rules,
         tuple(sorted((p, plain(v)) for p, v in s.qualifiers)))
        for f in kg.facts() for s in f.supports
    }  # fmt: skip
    nodes = {(n.id, n.kind, n.label, n.alt) for n in kg.nodes()}
    attributes = {(n.id, p, plain(v)) for n in kg.nodes() for p, values in n.attributes.items() for v in values}
    return facts, nodes, attributes


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_whole_graph_comes_back_from_every_format(format: str, tmp_path: Path) -> None:
    """Nothing is lost: real articles, written, read by an RDF engine, and put together again."""
    kg = merge(extracted()[::9])
    path = tmp_path / f"graph.{ {'turtle': 'ttl', 'nquads': 'nq'}.get(format, format) }"
    write(kg, path, format)
    facts, nodes, attributes = known(kg)
    facts_again, nodes_again, attributes_again = known(read_back(path))
    assert len(facts) > 800  # type: ignore[arg-type]
    assert facts_again == facts
    assert nodes_again == nodes
    assert attributes_again >= attributes  # type: ignore[operator]


def test_all_formats_of_real_articles_are_one_dataset() -> None:
    kg = merge(extracted()[::18])
    named = quads(serialize(kg, "nquads"), "nquads")
    assert quads(serialize(kg, "trig"), "trig") == named
    merged = {quad[:3] for quad in named}
    for format, name in (("nt", "nt"), ("turtle", "turtle"), ("jsonld", "json-ld")):
        assert set(Graph().parse(data=serialize(kg, format), format=name)) == merged


def test_every_graph_says_which_article_which_program_and_which_rules(kg: KnowledgeGraph) -> None:
    dataset = to_dataset(kg, Settings(version="1.2.3"))
    rows = dataset.query(
        """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?g ?title ?version ?plan {
          ?g prov:wasDerivedFrom ?x ; prov:wasGeneratedBy ?r . ?r prov:used ?x ; prov:wasAssociatedWith ?p ;
             prov:qualifiedAssociation [ prov:agent ?p ; prov:hadPlan ?plan ] . ?plan a prov:Plan .
          ?p a prov:SoftwareAgent ; schema:softwareVersion ?version .
          GRAPH ?g { ?x dcterms:title ?title } }"""
    )
    found = {(str(title), str(version)) for _, title, version, _ in rows}  # type: ignore[misc]
    assert found == {(node.label, "1.2.3") for node in kg.articles()}
    assert all("1.2.3" in str(plan) for *_, plan in rows)
    said_of_readings = {t for t in dataset.default_graph if "/reading/" in t[0] or "/graph/" in t[0]}
    assert said_of_readings
    for graph_of_article in dataset.graphs():
        if graph_of_article.identifier != dataset.default_graph.identifier:
            assert not said_of_readings & set(graph_of_article)


def test_jsonld_reads_as_plain_json(kg: KnowledgeGraph) -> None:
    """Someone who has never heard of RDF: objects with id, type and label, and short names that lead from one to another."""
    document = json.loads(serialize(kg, "jsonld"))
    assert list(document) == ["@context", "@graph"]
    by_id = {node["id"]: node for node in document["@graph"]}
    meeting = by_id[invented.MEETING]
    assert meeting["type"][0] == "Meeting"
    assert by_id[invented.ANH]["type"][0] == "Official"
    assert by_id[invented.BOARD]["type"][0] == "PartyBody"
    assert meeting["label"] == kg.node(invented.MEETING).label
    assert "2024-01-11" in json.dumps(meeting["startDate"])
    chairs = {node["label"] for node in by_id.values() if invented.MEETING in node.get("chairs", [])}
    assert chairs == {
        kg.node(f.subject).label for f in kg.facts(predicate="bb:chairs") if f.object == Ref(invented.MEETING)
    }
    assertion = next(n for n in by_id.values() if "Participation" in n["type"] and n.get("evidence"))
    words = by_id[assertion["evidence"][0]]
    assert isinstance(words["start"], int)
    assert words["quote"] in kg.node(words["inArticle"]).attributes["nif:isString"][0].value  # type: ignore[union-attr]
    keys = {key for node in by_id.values() for key in node}
    assert not any("//" in key or key.startswith("@") for key in keys)


def test_ntriples_that_do_not_fit_into_memory(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, *grouped = (serialize(kg, format) for format in ("nt", "turtle", "jsonld"))
    monkeypatch.setattr("exporters.rdf.ntriples._RUN", 100)
    monkeypatch.setattr("exporters.rdf.trig._IN_MEMORY", 1_000)
    monkeypatch.setattr("exporters.rdf.shelves._IN_MEMORY", 100)
    assert serialize(kg, "nt") == whole
    assert [serialize(kg, format) for format in ("turtle", "jsonld")] == grouped
    assert whole.splitlines() == sorted({*whole.splitlines()})
    assert quads(serialize(kg, "trig"), "trig") == quads(serialize(kg, "nquads"), "nquads")


@cache
def of_articles(number: int) -> KnowledgeGraph:
    """Real articles, ten and variations of them."""
    kg = merge(multiplied(extracted()[:10], number))
    kg.facts()
    return kg


@pytest.mark.parametrize("format", ["nt", "nquads", "trig", "turtle", "jsonld"])
def test_memory_does_not_grow_with_the_articles(format: str, tmp_path: Path) -> None:
    """What writing takes beside the graph itself, for 4 articles and for 16: far from four times."""
    import tracemalloc

    def taken(number: int) -> int:
        kg = of_articles(number)
        tracemalloc.start()
        write(kg, tmp_path / "graph", format)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("exporters.rdf.ntriples._RUN", 2_000)
        patched.setattr("exporters.rdf.trig._IN_MEMORY", 20_000)
        patched.setattr("exporters.rdf.shelves._IN_MEMORY", 400)
        patched.setattr("exporters.rdf.shelves._AT_A_TIME", 40_000)
        patched.setattr("exporters.rdf.jsonld._KEPT", 800)
        patched.setattr("exporters.rdf.statements._KEPT", 200)
        patched.setattr("exporters.rdf.layout._KEPT", 800)
        taken(1)
        small, large = taken(4), taken(16)
    assert large < 1.8 * small, (small, large)


def test_every_edge_has_an_assertion_with_words(kg: KnowledgeGraph) -> None:
    g = to_graph(kg)
    missing = g.query(
        """PREFIX bb: <https://w3id.org/bienban/ns#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?a WHERE { ?a rdf:predicate ?p FILTER NOT EXISTS {
            ?a rdf:subject ?s ; rdf:object ?o ; bb:evidence/bb:quote ?q . ?s ?p ?o } }"""
    )
    assert not list(missing)
    asserted = len(set(g.subjects(RDF.predicate)))
    assert asserted == sum(len(f.supports) for f in kg.facts())


def test_tenures_of_two_articles_stay_apart(kg: KnowledgeGraph) -> None:
    rows = to_graph(kg).query(
        """PREFIX bb: <https://w3id.org/bienban/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?tenure ?on WHERE { ?m org:member/rdfs:label "Trần Thị Ánh"@vi ; bb:attestedOn ?on ;
            bb:position/rdfs:label "Phó Bí thư Tỉnh ủy Bình Giang"@vi ; bb:tenure/rdfs:label ?tenure } ORDER BY ?on"""
    )
    assert [(str(t), str(d)) for t, d in rows] == [("đương nhiệm", "2024-01-12"), ("thôi giữ chức", "2024-07-02")]


def test_one_vietnamese_label_each(kg: KnowledgeGraph) -> None:
    g = to_graph(kg)
    for node in kg.nodes():
        subject = next(s for s in g.subjects() if str(s) == f"https://w3id.org/bienban/id/{node.id}")
        assert list(g.objects(subject, RDFS.label)) == [RdfLiteral(node.label, lang="vi")]


#: Bases under which names cannot all be written relative: a fragment, a query, steps up, no hierarchy.
BASES = [
    "http://example.org/graph#", "https://example.org/a/", "http://example.org/a#b/", "http://example.org/?id=/",
    "http://example.org/a/../b/", "urn:example:graph/", "urn:example:graph#",
]  # fmt: skip


@pytest.mark.parametrize("base", BASES)
def test_a_base_of_ones_own(kg: KnowledgeGraph, base: str) -> None:
    own = Settings(base=base)
    wanted = set(Graph().parse(data=serialize(kg, "nt", own), format="nt"))
    assert set(Graph().parse(data=serialize(kg, "turtle", own), format="turtle")) == wanted
    assert set(Graph().parse(data=serialize(kg, "jsonld", own), format="json-ld")) == wanted
    assert quads(serialize(kg, "trig", own), "trig") == quads(serialize(kg, "nquads", own), "nquads")
    names = {str(t) for triple in wanted for t in triple if isinstance(t, URIRef)}
    assert not any("w3id.org/bienban/id" in name for name in names)
    assert len([name for name in names if name.startswith(base)]) > 100
    assert all(_IRI.fullmatch(name) for name in names)
    assert all(str(s).startswith(base) for s, _, o in wanted if str(o).endswith("ns#Evidence"))


@pytest.mark.parametrize("base", BASES)
def test_the_other_engine_takes_every_base(kg: KnowledgeGraph, base: str) -> None:
    """pyoxigraph checks IRIs as RFC 3987 has them: a second `#`, for one, is an error to it."""
    oxigraph = pytest.importorskip("pyoxigraph")
    own = Settings(base=base)
    read = [
        {str(q.triple) for q in oxigraph.parse(serialize(kg, format, own), format=kind)}
        for format, kind in (
            ("nt", oxigraph.RdfFormat.N_TRIPLES), ("turtle", oxigraph.RdfFormat.TURTLE),
            ("trig", oxigraph.RdfFormat.TRIG), ("nquads", oxigraph.RdfFormat.N_QUADS),
            ("jsonld", oxigraph.RdfFormat.JSON_LD),
        )
    ]  # fmt: skip
    assert all(triples == read[0] for triples in read)


def test_the_shapes_hold_under_a_base_with_a_fragment(single: KnowledgeGraph, tmp_path: Path) -> None:
    write(single, tmp_path / "graph.nt", "nt", Settings(base="http://example.org/graph#"))
    assert validate(tmp_path / "graph.nt").conforms


@pytest.mark.parametrize("base", ["", "relative/", "http://example.org", "http://exa mple.org/", "http://x/<y>/"])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(OutputError, match="base IRI"):
        Settings(base=base)


def test_an_unknown_format_and_a_folder_that_is_not_there(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="rdfxml"):
        serialize(kg, "rdfxml")
    with pytest.raises(OutputError, match="cannot be written"):
        write(kg, tmp_path / "no" / "graph.ttl", "turtle")
    with pytest.raises(OutputError, match="cannot be written"):
        graphml.write(kg, tmp_path / "no" / "graph.graphml")


def hostile(words: str) -> KnowledgeGraph:
    kg = KnowledgeGraph()
    kg.add_node(Node("article/0", "Article", words, frozenset({words + "!"}), {"nif:isString": (Literal(words),)}))
    kg.add_node(Node(f"body/{words}", "Body", words, frozenset(), {"bb:number": (text(words), Literal(words))}))
    support = Support("article/0", (Evidence("article/0", 0, 1, words or "x"),), words, (), (words,))
    kg.add_fact("article/0", "bb:mentions", Ref(f"body/{words}"), support)
    return kg


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, tmp_path: Path) -> None:
    kg = hostile(words)
    wanted = set(Graph().parse(data=serialize(kg, "nt"), format="nt"))
    kept = words.encode("utf-8", "replace").decode().replace("?", "\ufffd") if "\ud800" in words else words
    assert any(str(o) == kept and p == RDFS.label for _, p, o in wanted)
    assert set(Graph().parse(data=serialize(kg, "turtle"), format="turtle")) == wanted
    assert set(Graph().parse(data=serialize(kg, "jsonld"), format="json-ld")) == wanted
    assert quads(serialize(kg, "trig"), "trig") == quads(serialize(kg, "nquads"), "nquads")
    for format in FORMATS:
        assert not any(c in serialize(kg, format) for c in "\u202e\u200f\u2028\x00")
        write(kg, tmp_path / "graph", format)
    graphml.write(kg, tmp_path / "graph.graphml")
    import networkx as nx

    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_edges() == 1


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_literal_reads_back_everywhere(words: str) -> None:
    term = literal(words, language="vi")
    assert parse_literal(term).value == words
    g = Graph().parse(data=f"<http://x/s> <http://x/p> {term} .", format="nt")
    assert [str(o) for o in g.objects()] == [words]


def test_graphml_carries_the_words(kg: KnowledgeGraph, tmp_path: Path) -> None:
    import networkx as nx

    graphml.write(kg, tmp_path / "graph.graphml")
    network = nx.read_graphml(tmp_path / "graph.graphml")
    assert network.number_of_nodes() == len(kg)
    assert network.number_of_edges() == sum(isinstance(f.object, Ref) for f in kg.facts())
    edges = [d for s, o, d in network.edges(data=True) if s == invented.ANH and o == invented.MEETING]
    assert {d["predicate"] for d in edges} == {"bb:chairs", "bb:speaksAt"}
    assert all(d["quotes"] for d in edges)


def test_the_fast_way_out_imports_no_rdf_library() -> None:
    program = (
        "import sys; from exporters.rdf import FORMATS, serialize; from graph.model import KnowledgeGraph\n"
        "for f in FORMATS: serialize(KnowledgeGraph(), f)\n"
        "print('rdflib' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    found = subprocess.run([sys.executable, "-c", program], cwd=root, check=True, capture_output=True, text=True)
    assert found.stdout == "False\n"
