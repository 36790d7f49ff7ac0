"""CONTRIBUTING.md is true: its rows, rules, questions and exports, put where it says, do what it says; not before."""

from __future__ import annotations

import ast
import doctest
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporters.ontology.reader import read_turtle
from exporters.sparql import query
from exporters.sparql.questions import read
from exporters.validation import validate
from tests.conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]}
CAPTIONS = re.compile(r'prefLabel "(?P<vi>[^"]+)"@vi')


def blocks(section: str, kind: str) -> list[tuple[str, str]]:
    """(what stands after the kind, content) of the fenced blocks of this kind in a section."""
    return re.findall(rf"^```{kind} ?([^\n]*)\n(.*?)^```", SECTIONS[section], re.MULTILINE | re.DOTALL)


def shown(section: str) -> Callable[[], int]:
    """Runs the section's Python and its examples. Out: how many examples do not give what is shown."""
    names: dict[str, Any] = {}
    codes = [code for _, code in blocks(section, "python")]
    for code in codes:
        if ">>> " not in code:
            exec(compile(code, section, "exec"), names)  # our own text, in our own repository
    parse = doctest.DocTestParser()
    examples = [parse.get_doctest(code, names, section, None, None) for code in codes if ">>> " in code]
    assert examples

    def run() -> int:
        runner = doctest.DocTestRunner(verbose=False)
        for example in examples:
            runner.run(example, out=lambda _: None, clear_globs=False)
        return runner.summarize(verbose=False).failed

    return run


@pytest.fixture
def extended(add_rows: Callable[[dict[str, str]], None]) -> Callable[[str], None]:
    """Adds the rows of a section to the lexicon of this process, for one test."""
    return lambda section: add_rows(dict(blocks(section, "tsv")))


def test_each_name_is_a_class_of_the_rooms_that_it_is_said_of() -> None:
    rows = [line.split("|")[2:-1] for line in SECTIONS["What things are called"].splitlines() if "|" in line]
    for rooms, _, *cells in zip(*rows, strict=True):
        classes = {
            node.name
            for room in re.findall(r"`(graph/\w+)`", rooms)
            for path in (ROOT / room).rglob("*.py")
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.ClassDef)
        }
        names = set(re.findall(r"`(\w+)`", " ".join(cells)))
        assert names
        assert names <= classes, rooms


@pytest.mark.parametrize("section", ["A role", "A kind of body", "A kind of document"])
def test_rows_have_the_effect_that_is_shown(section: str, extended: Callable[[str], None]) -> None:
    run = shown(section)
    assert run() > 0, "bienban knows that already; the guide needs another example"
    extended(section)
    assert run() == 0


def test_both_kinds_of_bodies_need_their_traits(
    extended: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    shorn = re.sub(r"\b(full-time|beside)\t[a-z;-]+$", r"\1\t", SECTIONS["A kind of body"], flags=re.MULTILINE)
    monkeypatch.setitem(SECTIONS, "A kind of body", shorn)
    extended("A kind of body")
    assert shown("A kind of body")() == 2


def test_the_codes_of_kinds_are_codes() -> None:
    rows = {table: [line.split("\t") for line in rows.splitlines()] for table, rows in blocks("A kind of body", "tsv")}
    assert [cells[3] for cells in rows["bodies"]] == [cells[0] for cells in rows["body_types"]]
    assert codes_of("A kind of body") == [(cells[0], cells[1]) for cells in rows["body_types"]]
    ((_, document),) = blocks("A kind of document", "tsv")
    assert codes_of("A kind of document") == [(document.split("\t")[1], document.split("\t")[0])]


def codes_of(section: str) -> list[tuple[str, str]]:
    """(code, Vietnamese caption) of each line that a section adds to the list of codes."""
    ((_, lines),) = blocks(section, "turtle")
    prefixes = "\n".join(
        row
        for row in (ROOT / "exporters/ontology/codes.ttl").read_text(encoding="utf-8").splitlines()
        if row.startswith("@prefix")
    )
    triples = read_turtle(f"{prefixes}\n{lines}")[1]
    codes = dict.fromkeys(subject.rpartition("/")[2].strip(">") for subject, _, _ in triples)
    return [*zip(codes, CAPTIONS.findall(lines), strict=True)]


def test_the_rule_adds_facts_that_hold() -> None:
    names: dict[str, Any] = {}
    run = shown("A rule")
    assert run() == 0
    exec(blocks("A rule", "python")[0][1], names)
    from graph.article import Article
    from graph.extraction import build

    builder = build(Article.from_text("Sáng 5/1, ông Lê Văn An chủ trì hội nghị tổng kết."))
    assert builder.kg.facts(predicate="bb:attends") == []
    names["add_presence"](builder)
    assert len(builder.kg.facts(predicate="bb:attends")) == 1
    assert validate(builder.kg).conforms


def test_the_question_has_titles_and_gives_the_answer(built: Path, tmp_path: Path) -> None:
    ((_, content),) = blocks("A question", "sparql")
    question = read("posts-of-chairs", content)
    assert all((question.vi, question.en, question.about_vi, question.about_en, question.parameters))
    ((_, session),) = blocks("A question", "console")
    command, _, answer = session.partition("\n")
    _, bienban, verb, out, file, _, parameter, _, format = shlex.split(command)
    assert (bienban, verb, out) == ("bienban", "query", "out")
    (tmp_path / file[1:]).write_text(content, encoding="utf-8")
    found = query(built, f"@{tmp_path / file[1:]}", dict([parameter.split("=", 1)]), format)
    assert found.replace("\r\n", "\n") == answer


def test_the_export_writes_what_is_shown() -> None:
    assert shown("An export")() == 0


def test_the_message_is_in_both_languages() -> None:
    assert shown("A message")() == 0


def test_the_picture_has_every_room() -> None:
    ((_, picture),) = blocks("The way of an article", "text")
    drawn = set(re.findall(r"(?:graph|exporters)/[a-z]+", picture))
    rooms = {
        path.parent.relative_to(ROOT).as_posix()
        for house in ("graph", "exporters")
        for path in (ROOT / house).glob("*/__init__.py")
    }
    assert drawn == rooms


def test_paths_and_modules_are_there() -> None:
    for path in re.findall(r"`((?:graph|exporters|tests|\.ci)/[\w./-]+)`", TEXT):
        assert (ROOT / path).exists(), f"{path} is not there"
    for module in re.findall(r"python -m (tests[\w.]+)", TEXT):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), f"{module} is not there"
