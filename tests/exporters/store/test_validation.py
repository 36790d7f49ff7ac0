"""A store has the findings of its articles, and those that appear where articles meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.rdf import write
from exporters.validation import stored as validating
from exporters.validation import validate
from graph.model import Code, KnowledgeGraph, date, merge
from tests.exporters import invented
from tests.exporters.store.small import stored

pytest.importorskip("pyoxigraph")


def without(kg: KnowledgeGraph, predicate: str) -> KnowledgeGraph:
    """The same without the facts of one predicate."""
    left = KnowledgeGraph()
    for node in kg.nodes():
        left.add_node(node)
    for fact in kg.facts():
        if fact.predicate != predicate:
            left.put(fact)
    return left


@pytest.mark.parametrize("few", [64, 1], ids=["here", "by processes"])
def test_the_findings_are_those_of_the_files(tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validating, "_FEW", few)
    for name, spoilt in (("whole", lambda kg: kg), ("dateless", lambda kg: without(kg, "schema:startDate"))):
        graphs = [spoilt(invented.first_article()), spoilt(invented.second_article())]
        write(merge(graphs), tmp_path / f"{name}.trig", "trig")
        expected = validate(tmp_path / f"{name}.trig")
        found = validate(stored(graphs, tmp_path / name))
        assert found.findings == expected.findings
        assert bool(found.findings) == (name == "dateless")


def test_two_articles_that_are_right_and_do_not_agree(tmp_path: Path) -> None:
    """A third article dates the meeting of the first on the next day."""
    third = invented.Writer("Hội nghị họp ngày 12/01/2024.", "Tin thứ ba")
    name = "Hội nghị tổng kết công tác Khuyến học năm 2023"
    third.node(invented.MEETING, "Meeting", name, **{"dcterms:type": Code("eventType", "hoi-nghi", "Hội nghị")})
    third.say(invented.MEETING, "schema:startDate", date("2024-01-12"), "ngày 12/01/2024")
    graphs = [invented.first_article(), third.kg]
    write(merge(graphs), tmp_path / "merged.ttl", "turtle")

    def about_dates(target: Path | KnowledgeGraph) -> set[tuple[str, str, str]]:
        found = validate(target).findings
        return {(f.focus, f.severity, f.en) for f in found if f.path == "schema:startDate"}

    assert not any(map(about_dates, graphs))
    assert about_dates(stored(graphs, tmp_path / "store")) == about_dates(tmp_path / "merged.ttl") != set()
