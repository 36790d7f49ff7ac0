"""The evaluation gate: on texts of our own with gold, every class of fact stays above its floor."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.evaluation import __main__ as command
from tests.evaluation.corpus import CORPUS, FLOORS, digest, measure, pairs
from tests.evaluation.floors import Floors, broken, raised, read_floors, write_floors
from tests.evaluation.gold import read_gold
from tests.evaluation.report import report, table
from tests.evaluation.tally import EDGES, NODES, Tally


@pytest.fixture(scope="module")
def tally() -> Tally:
    return measure(pairs())


def test_every_class_of_fact_stays_above_its_floor(tally: Tally) -> None:
    failed = report(tally, read_floors(FLOORS))
    assert not failed, failed


def test_the_corpus_is_the_one_that_the_floors_were_measured_on() -> None:
    named, found = read_floors(FLOORS).corpus, digest()
    assert named == found, (
        "tests/corpus has changed. If that is on purpose: python -m tests.evaluation.raise_floors --new-corpus "
        f"(and say why in the commit). floors.toml names {named}, the files give {found}"
    )


def test_every_class_has_floors() -> None:
    floors = read_floors(FLOORS)
    assert {*NODES, *EDGES, "nodes", "edges", "event date", "all facts"} == set(floors.least)
    assert all(set(least) == {"precision", "recall", "f1"} for least in floors.least.values())


def test_the_corpus_is_large_enough_and_whole() -> None:
    articles = pairs()
    assert len(articles) >= 25
    assert sorted(p.stem for p in (CORPUS / "texts").glob("*.txt")) == [gold.stem for _, gold in articles]


@pytest.mark.parametrize("gold", [gold for _, gold in pairs()], ids=lambda p: p.stem)
def test_gold_refers_only_to_what_it_lists(gold: object) -> None:
    """A slip of the annotator (an organiser who is no body) would make a fact that nobody can find."""
    read = read_gold(gold)  # type: ignore[arg-type]
    people, bodies = {p.name for p in read.people}, {b.name for b in read.bodies}
    assert {p.person for p in read.posts} <= people
    assert {b for p in read.posts for b in p.bodies if b} <= bodies
    assert {name for pair in read.parts for name in pair} <= bodies
    assert {name for e in read.events for name in e.everyone} <= people | bodies
    assert {d.issuer for d in read.documents if d.issuer} <= bodies
    assert {a.grantor for a in read.awards if a.grantor} <= bodies | people
    assert {name for a in read.awards for name in a.presenters} <= people


def test_the_example_of_the_guide_is_gold(tmp_path: Path) -> None:
    """In the README of the corpus: it can be read, lists what it refers to, and is what bienban makes of its text."""
    guide = (CORPUS / "README.md").read_text(encoding="utf-8")
    paths = tmp_path / "a.txt", tmp_path / "a.json"
    for path, kind in zip(paths, ("text", "json"), strict=True):
        (block,) = re.findall(rf"```{kind}\n(.*?)```", guide, re.DOTALL)
        path.write_text(block, encoding="utf-8")
    test_gold_refers_only_to_what_it_lists(paths[1])
    tally = measure([paths])
    assert tally.errors == []
    assert {kind for kind, row in tally.rows.items() if row.right} > {"person", "body", "event", "holds post", "chairs"}


# -- the gate itself -----------------------------------------------------------------------------------------------


@pytest.fixture
def small() -> Tally:
    made = Tally()
    made.right("person", 8)
    made.spurious("person", "b", "An Giang")
    made.missed("person", "a", "Lê Thị Sáu")
    made.missed("person", "b", "Trần Bảy")
    return made


def test_a_broken_floor_names_the_class_the_measure_and_the_misses(small: Tally) -> None:
    floors = Floors("", {"person": {"precision": 0.85, "recall": 0.85, "f1": 0.80}})
    assert [(kind, measure) for kind, measure, *_ in broken(small, floors)] == [("person", "recall")]
    failed = report(small, floors)
    assert "recall < 0.850" in failed
    # The article with more errors comes first.
    assert failed.index("b: missed person: Trần Bảy") < failed.index("a: missed person: Lê Thị Sáu")
    assert report(small, Floors("", {"person": {"precision": 0.8}})) == ""


def test_floors_rise_and_never_fall(small: Tally, tmp_path: object) -> None:
    before = Floors("x", {"person": {"precision": 0.1, "recall": 0.95, "f1": 0.0}})
    after = raised(small, before, margin=0.01)
    assert after.least["person"] == {"precision": 0.878, "recall": 0.95, "f1": 0.832}
    assert after.corpus == "x"
    path = tmp_path / "floors.toml"  # type: ignore[operator]
    write_floors(after, path)
    assert read_floors(path) == after


def test_the_table_has_a_line_for_each_class(small: Tally) -> None:
    lines = table(small).splitlines()
    assert lines[1].split() == ["person", "8", "1", "2", "0.889", "0.800", "0.842"]
    assert len(lines) == 1 + len(small.figures())


def test_the_command_prints_the_table_and_the_errors_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text, gold = pairs()[0]
    for path in (text, gold):
        (tmp_path / path.parent.name).mkdir()
        shutil.copy(path, tmp_path / path.parent.name)
    (tmp_path / "texts" / text.name).write_text("Ông Lê Văn An, Bí thư Tỉnh ủy, dự hội nghị.", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["tests.evaluation", str(tmp_path), "--errors", "person"])
    assert command.main() == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[1].split()[0] == "person"
    assert f"  {text.stem}: spurious person: Lê Văn An" in shown
    assert "body:" not in shown
