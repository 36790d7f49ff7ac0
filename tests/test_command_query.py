"""`bienban query`, `validate` and `ontology`: questions to what was built, and what it is checked against."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

import bienban
from tests.conftest import Command
from tests.saying import one_line

# -- query, validate and ontology ----------------------------------------------------------------------------------


def test_query(command: Command, built: Path) -> None:
    question = "SELECT ?who WHERE { ?p bb:chairs ?m ; rdfs:label ?who }"
    done = command("query", built, question, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert {"Lê Thành Công", "Phan Văn Thắng"} <= set(done.stdout.decode().split("\r\n"))
    assert "Phan Văn Thắng" in command("query", built, question).stdout.decode()


def test_query_from_a_file(command: Command, built: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?p bb:chairs ?m }", encoding="utf-8")
    assert b"true" in command("query", built, "@ask.rq", cwd=tmp_path).stdout


@pytest.mark.parametrize("option", ["--param", "-p", "--set", "-s"])
def test_a_ready_question_is_filled_in(command: Command, built: Path, option: str) -> None:
    done = command("query", built, "positions", option, "person=Phan Văn Thắng", "-f", "csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Phó Bí thư Thường trực Tỉnh ủy Đồng Tháp" in done.stdout.decode().split("\r\n")


@pytest.mark.parametrize(
    ("format", "begins"),
    [("table", "who\n─"), ("csv", "who\r\n"), ("tsv", "?who\n"), ("json", "{"), ("xml", "<?xml")],
)
def test_answers_in_rows(command: Command, built: Path, format: str, begins: str) -> None:
    question = "SELECT ?who WHERE { ?p bb:chairs ?m ; rdfs:label ?who } ORDER BY ?who"
    done = command("query", built, question, "--format", format, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith(begins)
    assert "Phan Văn Thắng" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "question", ["CONSTRUCT { ?p bb:chairs ?m } WHERE { ?p bb:chairs ?m }", "DESCRIBE ?p WHERE { ?p bb:chairs ?m }"]
)
def test_answers_in_triples(command: Command, built: Path, question: str) -> None:
    done = command("query", built, question, "--format", "turtle")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"@prefix ")
    assert b" bb:chairs <" in done.stdout


def test_rows_are_not_turtle(command: Command, built: Path) -> None:
    done = command("query", built, "ASK { ?s ?p ?o }", "--format", "turtle")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "CONSTRUCT" in one_line(done.stderr)


def test_a_question_has_a_time_limit(command: Command, built: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?c != ?l) }"
    began = time.monotonic()
    done = command("query", built, endless, "--timeout", "1")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "no answer within 1 second" in one_line(done.stderr)
    assert time.monotonic() - began < 20


def test_the_ready_questions_are_listed(command: Command) -> None:
    done = command("query", "--list")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 15


@pytest.mark.parametrize(
    "arguments",
    [
        ["out", "SELECT nonsense"],
        ["out", "SELECT * { ?s ?p"],
        ["out", "positions", "--param", "nobody=x"],
        ["out", "positions"],
        ["out", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"],
        ["out", "no-such-question"],
        ["out", "@missing.rq"],
        ["missing", "ASK { ?s ?p ?o }"],
        ["empty.ttl", "SELECT"],
    ],
)
def test_a_question_that_cannot_be_answered(
    command: Command, built: Path, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "empty.ttl").touch()
    (tmp_path / "out").symlink_to(built)
    done = command("query", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    one_line(done.stderr)


def test_validate(command: Command, built: Path, sound: Path, broken: Path, tmp_path: Path) -> None:
    done = command("validate", built)
    assert (done.returncode, done.stderr) == (0, b"")
    assert command("validate", sound, "--quiet").stdout == b""
    assert command("validate", broken).returncode == 1
    assert command("validate", broken, "--quiet").stdout != b""
    missing = command("validate", tmp_path / "missing.ttl", "--format", "json")
    assert (missing.returncode, missing.stdout) == (1, b"")
    one_line(missing.stderr)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of a sentence."""
    path = tmp_path_factory.mktemp("sound") / "sound.ttl"
    kg = bienban.extract("Sáng 5/1/2023, ông Lê Văn An, Chủ tịch UBND tỉnh Đồng Tháp, chủ trì hội nghị tổng kết.")
    path.write_text(bienban.to_rdf(kg), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def broken(sound: Path) -> Path:
    """The same with an assertion that says nothing."""
    nothing = "<http://example.org/a> a <https://w3id.org/bienban/ns#Assertion> ."
    path = sound.with_name("broken.ttl")
    path.write_text(f"{sound.read_text(encoding='utf-8')}\n{nothing}\n", encoding="utf-8")
    return path


def test_validate_speaks_both_languages(command: Command, broken: Path) -> None:
    vietnamese, english = (command("validate", broken, *lang).stdout.decode() for lang in ([], ["--lang", "en"]))
    assert "Không đạt: " in vietnamese
    assert "  LỖI: " in vietnamese
    assert "Does not conform: " in english
    assert "  VIOLATION: " in english


def test_validate_for_programs(command: Command, broken: Path, sound: Path) -> None:
    done = command("validate", broken, "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, b"")
    assert not report["conforms"]
    assert report["violations"] == sum(f["severity"] == "violation" for f in report["findings"]) > 0
    done = command("validate", sound, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["conforms"]


def test_validate_for_code_review_and_browsers(command: Command, broken: Path) -> None:
    sarif = command("validate", broken, "--format", "sarif")
    (run,) = json.loads(sarif.stdout)["runs"]
    assert sarif.returncode == 1
    assert "error" in {result["level"] for result in run["results"]}
    html = command("validate", broken, "--format", "html", "--lang", "en")
    assert html.returncode == 1
    assert html.stdout.startswith(b'<!doctype html>\n<html lang="en">')
    assert b"<script" not in html.stdout


@pytest.mark.parametrize("part", ["ontology", "shapes", "codes", "context", "docs"])
def test_ontology(command: Command, part: str) -> None:
    done = command("ontology", part, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == bienban.ontology(part)
    assert len(done.stdout) > 1000


def test_ontology_alone_is_the_vocabulary(command: Command) -> None:
    assert b"a owl:Ontology" in command("ontology").stdout


def test_offered_formats_are_those_there_are() -> None:
    """The command line lists them itself, so that `--help` need not import who writes them."""
    from exporters import rdf, sparql
    from exporters.commands import commandline
    from exporters.ontology.documentation import PARTS
    from exporters.sparql.formats import FORMATS as ANSWERS
    from exporters.validation.formats import FORMATS as REPORTS

    assert tuple(ANSWERS) == commandline.ANSWER_FORMATS
    assert tuple(REPORTS) == commandline.REPORT_FORMATS
    assert tuple(PARTS) == commandline.ONTOLOGY_PARTS
    assert set(commandline.RDF_FORMATS) == set(rdf.FORMATS)
    assert sparql.LIMIT == commandline.SECONDS
