"""`import bienban`: everything it promises is there, typed, documented, and works on the seed."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

import bienban


@pytest.mark.parametrize("name", bienban.__all__)
def test_everything_named_is_there_and_documented(name: str) -> None:
    thing = getattr(bienban, name)
    assert inspect.getdoc(thing), f"{name} has no docstring"
    if inspect.isfunction(thing):
        signature = inspect.signature(thing)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())
        assert ">>> " in (inspect.getdoc(thing) or ""), f"{name} shows no example"


def test_all_is_complete_and_sorted() -> None:
    own = {
        name
        for name, thing in vars(bienban).items()
        if inspect.isfunction(thing)
        and thing.__module__ in {"bienban", "exporters.library"}
        and not name.startswith("_")
    }
    assert own - set(bienban.__all__) == {"main", "run"}
    assert bienban.__all__ == sorted(bienban.__all__)
    assert set(bienban.__all__) <= set(dir(bienban))


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'xyz'"):
        bienban.xyz  # type: ignore[attr-defined]


def test_read_extract_merge(seed: Path, seed_text: str) -> None:
    article = bienban.read(seed)
    kg = bienban.extract(article)
    assert len(kg) > 1
    twice = bienban.merge([kg, bienban.extract(seed_text)])
    assert bienban.to_rdf(twice) == bienban.to_rdf(kg)
    assert all(article.text[e.start : e.end] == e.quote for f in kg.facts() for e in f.evidence)


def test_read_is_for_one_article(tmp_path: Path, seed_text: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{seed_text}\n{name}", encoding="utf-8")
    assert len(list(bienban.read_all([tmp_path]))) == 2
    with pytest.raises(bienban.InputError, match="holds 2 articles"):
        bienban.read(tmp_path)
    with pytest.raises(bienban.InputError, match="no such file"):
        bienban.read(tmp_path / "c.txt")


def test_networkx_is_a_copy(seed_text: str) -> None:
    kg = bienban.extract(seed_text)
    network = bienban.to_networkx(kg)
    assert set(network) == {n.id for n in kg.nodes()}
    network.clear()
    assert len(kg) > 1


def test_json_has_every_fact_with_its_words(seed_text: str) -> None:
    kg = bienban.extract(seed_text)
    content = json.loads(bienban.to_json(kg))
    assert [n["id"] for n in content["nodes"]] == [n.id for n in kg.nodes()]
    assert len(content["facts"]) == len(kg.facts())
    assert all(
        e["quote"] == seed_text[e["start"] : e["end"]]
        for f in content["facts"]
        for s in f["supports"]
        for e in s["evidence"]
    )


def test_files(seed_text: str, tmp_path: Path) -> None:
    kg = bienban.extract(seed_text)
    bienban.write_html(kg, tmp_path / "a.html")
    bienban.write_rdf(kg, tmp_path / "a.nt", "nt")
    bienban.write_graphml(kg, str(tmp_path / "a.graphml"))
    assert (tmp_path / "a.nt").read_text(encoding="utf-8") == bienban.to_rdf(kg, "nt")
    assert all((tmp_path / name).stat().st_size > 1000 for name in ("a.html", "a.nt", "a.graphml"))


def test_build_query_validate(seed: Path, tmp_path: Path) -> None:
    corpus = bienban.build([seed], tmp_path / "out")
    assert [a.source for a in corpus.report.articles] == [seed.name]
    answer = bienban.query(
        tmp_path / "out", "SELECT ?who { ?p bb:chairs ?m ; rdfs:label ?who } ORDER BY ?who", format="csv"
    )
    assert answer.split("\n")[1].strip() == "Lê Thành Công"
    assert bienban.validate(tmp_path / "out").conforms


def test_questions_have_parameters_and_a_time_limit(built: Path) -> None:
    answer = bienban.query(built, "positions", {"person": "Phan Văn Thắng"}, "csv", seconds=60)
    assert "Phó Bí thư Thường trực Tỉnh ủy Đồng Tháp" in answer.split("\r\n")
    with pytest.raises(bienban.QueryError, match="no answer within"):
        bienban.query(built, "chairs", seconds=0.001)


def test_explain_says_why(seed_text: str) -> None:
    sentences = bienban.explain(seed_text)
    assert all(seed_text[s.start : s.end] == s.sentence for s in sentences)
    rules = {f.what for s in sentences for f in s.facts}
    kg = bienban.extract(seed_text)
    stated = {r for f in kg.facts() if f.predicate != "bb:mentions" for support in f.supports for r in support.rules}
    assert rules
    assert rules <= stated


def test_a_graph_is_validated_with_and_without_inference() -> None:
    kg = bienban.extract("Sáng 5/1/2023, ông Lê Văn An, Chủ tịch UBND tỉnh Đồng Tháp, chủ trì hội nghị tổng kết.")
    for inference in (False, True):
        report = bienban.validate(kg, inference=inference)
        assert report.conforms
        assert json.loads(report.render("json"))["violations"] == 0


def test_the_vocabulary() -> None:
    assert "owl:Ontology" in bienban.ontology()
    assert "@context" in json.loads(bienban.ontology("context"))
    with pytest.raises(bienban.OutputError, match="unknown part 'x'"):
        bienban.ontology("x")
