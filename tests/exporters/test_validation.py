"""Every constraint can fail, with and without inference; findings say which article and which words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from exporters.rdf import Settings, write
from exporters.rdf.library import to_graph
from exporters.validation import Finding, Report, validate
from exporters.validation.facts import Facts
from exporters.validation.screen import Screen
from exporters.validation.shacl import Checker
from graph.errors import InputError, OutputError
from graph.model import KnowledgeGraph
from tests.exporters.invented import FIRST, MEETING
from tests.exporters.mutations import MUTATIONS, PREFIXES

CHECKER = Checker()
SHAPES = CHECKER._shapes


Triple: TypeAlias = tuple[Node, Node, Node]


def mutated(kg: KnowledgeGraph, *updates: str) -> Facts:
    """The statements of a graph after some updates."""
    g, lines = stated(kg)
    for update in updates:
        g.update(PREFIXES + update)
    now = set(g)
    added, removed = now - lines.keys(), lines.keys() - now
    for triple in added:  # the next one begins where this one began
        g.remove(triple)
    for triple in removed:
        g.add(triple)
    return Facts([*(lines[triple] for triple in lines if triple not in removed), *written(added)])


@lru_cache
def stated(kg: KnowledgeGraph) -> tuple[Graph, dict[Triple, str]]:
    """The statements of a graph, to be changed, and each as a line."""
    g = Graph()  # rdflib takes an update of a graph for one of a dataset where it is of another class
    for triple in to_graph(kg):
        g.add(triple)
    return g, dict(zip(g, written(g), strict=True))


def written(triples: Iterable[Triple]) -> list[str]:
    """The lines of N-Triples of some statements, in their order."""
    return [Graph().add(triple).serialize(format="nt", encoding="utf-8").decode().strip() for triple in triples]


def constraints_of(message: str) -> list[Node]:
    """The constraints whose message begins so."""
    return [
        c for c in SHAPES.subjects(SH.message) if any(str(m).startswith(message) for m in SHAPES.objects(c, SH.message))
    ]


def apart(mutations: list[tuple[str, str]]) -> list[list[str]]:
    """All updates in as few groups as can be in which each breaks a shape of its own."""
    groups: list[tuple[set[str], list[str]]] = []
    for message, update in mutations:
        broken = {CHECKER._names.get(c, str(c)) for c in constraints_of(message)}
        for shapes, updates in groups:
            if not shapes & broken:
                shapes |= broken
                updates.append(update)
                break
        else:
            groups.append((broken, [update]))
    return [updates for _, updates in groups]


def test_the_invented_meeting_conforms_with_and_without_inference(kg: KnowledgeGraph) -> None:
    for inference in (False, True):
        report = validate(kg, inference=inference)
        assert report.conforms
        assert report.findings == ()
    assert validate(kg).render() == "Đạt: 0 lỗi, 0 cảnh báo.\n"


@pytest.mark.parametrize(("message", "update"), MUTATIONS, ids=[m for m, _ in MUTATIONS])
def test_each_constraint_can_fail(single: KnowledgeGraph, message: str, update: str) -> None:
    found = [f for f in CHECKER.check(mutated(single, update)) if f.en.startswith(message)]
    assert found
    wanted = {"warning" if (c, SH.severity, SH.Warning) in SHAPES else "violation" for c in constraints_of(message)}
    assert {f.severity for f in found} == wanted
    assert all(f.vi and f.vi != f.en and f.shape.endswith("Shape") for f in found)


def test_what_is_screened_is_found_as_without(single: KnowledgeGraph) -> None:
    together = apart(MUTATIONS)
    assert sorted(u for updates in together for u in updates) == sorted(u for _, u in MUTATIONS)
    for updates in together:
        data = mutated(single, *updates)
        assert sorted(CHECKER.check(data)) == sorted(CHECKER.check(data.graph()))


def test_only_shapes_that_may_be_broken_are_suspected(single: KnowledgeGraph) -> None:
    screen = CHECKER._screen
    assert screen is not None
    assert screen.suspects(mutated(single)) == []
    untyped = mutated(single, "DELETE WHERE { ?x bb:awardType ?t }")
    assert [str(s).rsplit("#", 1)[1] for s in screen.suspects(untyped)] == ["AwardConferralShape"]
    everything = len(set(SHAPES.subjects(RDF.type, SH.NodeShape)))
    assert len(screen.suspects(mutated(single, "INSERT { bb:Topic rdfs:subClassOf bb:Body } WHERE {}"))) == everything


@pytest.mark.parametrize(
    "constraint",
    ["sh:closed true", "sh:minCount 2", "sh:not [ sh:datatype xsd:date ]", "sh:path [ sh:zeroOrMorePath bb:partOf ]"],
)
def test_a_constraint_that_cannot_be_screened_is_suspected(constraint: str) -> None:
    constraint = constraint if "path" in constraint else f"sh:path bb:partOf ; {constraint}"
    prefixes = PREFIXES + "PREFIX sh: <http://www.w3.org/ns/shacl#>\n"
    shapes = Graph().parse(
        data=f"{prefixes} bb:XShape a sh:NodeShape ; sh:targetClass bb:Body ; sh:property [ {constraint} ] .",
        format="turtle",
    )
    assert Screen(shapes).suspects(Facts([])) == ["https://w3id.org/bienban/ns#XShape"]


def test_no_constraint_is_left_without_a_mutation() -> None:
    messages = {str(m) for m in SHAPES.objects(None, SH.message) if m.language == "en"}  # type: ignore[union-attr]
    missed = {m for m in messages if not any(m.startswith(start) for start, _ in MUTATIONS)}
    assert missed == set()
    assert len(messages) == len([m for m in SHAPES.objects(None, SH.message) if m.language == "vi"])  # type: ignore[union-attr]


def test_every_shape_can_fail_under_inference(single: KnowledgeGraph) -> None:
    shapes = {str(s).rsplit("#", 1)[1] for s in SHAPES.subjects(RDF.type, SH.NodeShape)}
    half = len(MUTATIONS) // 2
    found: list[Finding] = []
    for some in (MUTATIONS[:half], MUTATIONS[half:]):
        found += Checker(inference=True).check(mutated(single, *(u for _, u in some)).graph())
    assert {f.shape for f in found} == shapes


def test_a_finding_says_which_article_and_which_words(kg: KnowledgeGraph, tmp_path: Path) -> None:
    removal = f"DELETE WHERE {{ <https://w3id.org/bienban/id/{MEETING}> schema:startDate ?d }}"
    (finding,) = [f for f in CHECKER.check(mutated(kg, removal)) if f.severity == "warning"]
    assert finding.label == "Hội nghị tổng kết công tác Khuyến học năm 2023"
    assert finding.article == "Hội nghị tổng kết công tác khuyến học tỉnh Bình Giang"
    assert finding.quotes == ("Hội nghị tổng kết công tác KH năm 2023",)
    assert finding.path == "schema:startDate"
    assert (finding.vi, finding.en) == ("Sự kiện chưa rõ ngày.", "An event without a date.")
    mutated(kg, removal).graph().serialize(tmp_path / "x.ttl", format="turtle")
    report = validate(tmp_path / "x.ttl")
    text = report.render()
    assert "LỖI: Hội nghị tổng kết" in text
    assert "“Hội nghị tổng kết công tác KH năm 2023”" in text
    assert "Không đạt: 1 lỗi, 1 cảnh báo." in text
    assert "Does not conform: 1 violation, 1 warning." in report.render(language="en")


def test_warnings_do_not_keep_a_graph_from_conforming(single: KnowledgeGraph, tmp_path: Path) -> None:
    mutated(single, "DELETE WHERE { ?x bb:attestedOn ?d }").graph().serialize(tmp_path / "x.nt", format="nt")
    report = validate(tmp_path / "x.nt")
    assert report.conforms
    assert len(report.warnings) == 4
    assert not report.violations


def test_a_folder_a_file_and_a_graph_are_judged_alike(kg: KnowledgeGraph, folder: Path) -> None:
    assert validate(folder) == validate(kg) == validate(folder / "graph.nq") == validate(str(folder / "graph.jsonld"))


def test_articles_are_judged_one_by_one(kg: KnowledgeGraph, tmp_path: Path) -> None:
    write(kg, tmp_path / "graph.trig", "trig")
    text = (tmp_path / "graph.trig").read_text(encoding="utf-8")
    broken = text.replace('bb:quote "Trần Thị Ánh, Chủ tịch HĐND tỉnh"', 'bb:quote "Trần Thị Anh, Chủ tịch HĐND tỉnh"')
    assert broken != text
    (tmp_path / "graph.trig").write_text(broken, encoding="utf-8")
    violations = validate(tmp_path / "graph.trig").violations
    assert {f.article for f in violations} == {"Bình Giang: khuyến học vào hè"}
    assert {f.shape for f in violations} == {"EvidenceShape"}


def test_without_the_second_engine_the_findings_are_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    assert validate(folder).findings == ()


def test_any_base_is_as_good(kg: KnowledgeGraph, tmp_path: Path) -> None:
    write(kg, tmp_path / "x.ttl", "turtle", Settings(base="https://example.org/kg/"))
    assert validate(tmp_path / "x.ttl").findings == ()


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<a> <b>", encoding="utf-8")
    (tmp_path / "x.trig").write_text("<a> {", encoding="utf-8")
    for name in ("x.ttl", "x.trig", "none.ttl", "."):
        with pytest.raises(InputError):
            validate(tmp_path / name) if name != "." else validate(tmp_path / "no")


def test_a_relation_of_another_vocabulary_is_a_finding_and_no_failure(single: KnowledgeGraph) -> None:
    foreign = "DELETE { ?x rdf:predicate bb:chairs } INSERT { ?x rdf:predicate <https://example.org/says> } WHERE { ?x rdf:predicate bb:chairs }"
    found = sorted(CHECKER.check(mutated(single, foreign)))
    assert any("https://example.org/says" in f.label for f in found)


def test_hostile_labels_stay_on_their_line(single: KnowledgeGraph) -> None:
    update = "DELETE { ?m rdfs:label ?l } INSERT { ?m rdfs:label 'a\\nb\\u001b[31m\\u202e'@en } WHERE { ?m a bb:Movement ; rdfs:label ?l }"

    report = Report(tuple(sorted(CHECKER.check(mutated(single, update)))))
    assert report.violations
    text = report.render()
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a b" in text


def broken(single: KnowledgeGraph) -> Report:
    hostile = "DELETE { ?m rdfs:label ?l } INSERT { ?m rdfs:label '<script>alert(1)</script>'@en } WHERE { ?m a bb:Movement ; rdfs:label ?l }"
    missing = f"DELETE WHERE {{ <https://w3id.org/bienban/id/{MEETING}> schema:startDate ?d }}"
    return Report(tuple(sorted(CHECKER.check(mutated(single, hostile, missing)))))


def test_json_has_everything(single: KnowledgeGraph) -> None:
    report = broken(single)
    document = json.loads(report.render("json"))
    assert document["conforms"] is False
    assert (document["violations"], document["warnings"]) == (len(report.violations), 1)
    (warning,) = [f for f in document["findings"] if f["severity"] == "warning"]
    (start, end), (quote,) = warning["spans"][0], warning["quotes"]
    assert FIRST[start:end] == quote == "Hội nghị tổng kết công tác KH năm 2023"


def test_sarif_points_at_the_words(single: KnowledgeGraph) -> None:
    document = json.loads(broken(single).render("sarif", "en"))
    (run,) = document["runs"]
    assert document["version"] == "2.1.0"
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == rules
    (result,) = [r for r in run["results"] if r["level"] == "warning"]
    assert result["message"]["text"].endswith("An event without a date.")
    place = result["locations"][0]["physicalLocation"]
    offset = place["region"]["charOffset"]
    assert FIRST[offset : offset + place["region"]["charLength"]] == place["region"]["snippet"]["text"]
    assert place["artifactLocation"]["uri"].startswith("https://w3id.org/bienban/id/article/")


def test_the_page_runs_nothing(single: KnowledgeGraph) -> None:
    page = broken(single).render("html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "").replace("https://w3id.org", "")
    assert "LỖI" in page
    assert "cảnh báo" in page


def test_plain_text_in_english_and_no_other_format(single: KnowledgeGraph) -> None:
    text = broken(single).render("text", "en")
    assert "warning: Hội nghị tổng kết công tác Khuyến học năm 2023: An event without a date." in text
    assert "Does not conform" in text
    with pytest.raises(OutputError, match="pdf"):
        broken(single).render("pdf")
