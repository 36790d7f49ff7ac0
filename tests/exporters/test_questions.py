"""Each ready question, by both engines, with what it needs and with everything set, against an answer read by eye."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exporters.rdf import write
from exporters.sparql import query, questions
from graph.article import Article
from graph.extraction import extract
from graph.identity import identify
from graph.model import Code, KnowledgeGraph, Ref, date, merge
from tests.exporters import invented
from tests.exporters.examples import example
from tests.exporters.store.small import stored

ANSWERS = Path(__file__).parent / "answers"
QUESTIONS = questions()


def contradiction() -> KnowledgeGraph:
    """A third article that says otherwise: another head on the same day, another date of the meeting."""
    w = invented.Writer("Lý Văn Tám, Chủ tịch HĐND tỉnh, dự hội nghị ngày 12/01/2024.", "Tin thứ ba")
    w.bodies()
    w.node(invented.TAM, "Official", "Lý Văn Tám")
    w.node(invented.MEETING, "Meeting", "Hội nghị tổng kết công tác Khuyến học năm 2023")
    chair = w.position(invented.COUNCIL, "chu-tich", "Chủ tịch", "Chủ tịch Hội đồng nhân dân tỉnh Bình Giang")
    words = "Lý Văn Tám, Chủ tịch HĐND tỉnh"
    tenure = Code("tenure", "duong-nhiem", "đương nhiệm")
    attested = (("bb:attestedOn", date("2024-01-12")), ("bb:tenure", tenure))
    w.say(invented.TAM, "bb:holds", Ref(chair), words, qualifiers=attested)
    w.say(invented.TAM, "bb:leads", Ref(invented.COUNCIL), words)
    w.say(invented.MEETING, "schema:startDate", date("2024-01-12"), "ngày 12/01/2024")
    return w.kg


@pytest.fixture(scope="module")
def contradicted(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contradicted")
    write(merge([kg, contradiction()]), folder / "graph.ttl", "turtle")
    return folder


#: A health director and two party secretaries before and after 1 July 2025, told by four articles.
TOLD = (
    "Cập nhật ngày: 12/01/2024 08:15:00\n\nSáng 12/1, bà Trần Thị Ánh, Giám đốc Sở Y tế tỉnh Tiền Giang và ông Lý Văn Tám, "
    "Bí thư Tỉnh ủy Tiền Giang dự hội nghị. Ông Đỗ Minh Quân, Bí thư Huyện ủy Cái Bè phát biểu.",
    "Cập nhật ngày: 20/03/2025 08:15:00\n\nSáng 20/3, bà Trần Thị Ánh, Giám đốc Sở Y tế tỉnh Tiền Giang dự hội nghị.",
    "Cập nhật ngày: 09/07/2025 08:15:00\n\nSáng 9/7, tại Đồng Tháp, bà Trần Thị Ánh được bổ nhiệm giữ chức Giám đốc Sở Y tế "
    "tỉnh Đồng Tháp. Ông Võ Hữu Nghĩa, Bí thư Tỉnh ủy Đồng Tháp trao quyết định.",
    "Cập nhật ngày: 02/02/2026 08:15:00\n\nSáng 2/2, bà Trần Thị Ánh, Giám đốc Sở Y tế tỉnh Đồng Tháp dự hội nghị.",
)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What many articles say together: tenures, and bodies that became others."""
    folder = tmp_path_factory.mktemp("history")
    found = identify(merge(extract(Article.from_text(f"Tin\n\n{told}")) for told in TOLD))
    write(merge([found.kg, found.history]), folder / "graph.ttl", "turtle")
    return folder


@pytest.fixture(scope="module")
def minuted(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("minuted")
    write(merge([kg, invented.minutes()]), folder / "graph.ttl", "turtle")
    return folder


#: Questions that only a graph with official documents answers.
OFFICIAL = {"absences", "documents-received", "minutes", "signatures", "votes"}


def test_there_are_enough_of_them() -> None:
    assert len(QUESTIONS) >= 40
    assert all(q.about_vi and q.about_en for q in QUESTIONS)
    assert {p.stem.removesuffix("-all") for p in ANSWERS.glob("*.tsv")} == {q.name for q in QUESTIONS}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The same articles in stores on disk: with the third, and without."""
    articles = [invented.first_article(), invented.second_article(), contradiction()]
    return {
        third: stored(articles if third else articles[:2], tmp_path_factory.mktemp("stored") / "store")
        for third in (False, True)
    }


@pytest.mark.parametrize("engine", ["rdflib", "pyoxigraph", "store"])
@pytest.mark.parametrize("name", [q.name for q in QUESTIONS])
def test_answer(folder: Path, contradicted: Path, name: str, engine: str, request: pytest.FixtureRequest) -> None:
    if engine != "rdflib":
        pytest.importorskip("pyoxigraph")
    question = next(q for q in QUESTIONS if q.name == name)
    third = name in {"contradictions", "two-dates"}
    target = contradicted if third else folder
    if name.startswith("tenures") or "changes" in name:
        if engine == "store":
            pytest.skip("a store holds what each article says, not what follows from many")
        target = request.getfixturevalue("history")
    if name in OFFICIAL:
        if engine == "store":
            pytest.skip("asked of files: the store is asked the same questions of the other articles")
        target = request.getfixturevalue("minuted")
    if engine == "store":
        target, engine = request.getfixturevalue("stores")[third], ""
    asked = {"": example(question, everything=False), "-all": example(question, everything=True)}
    for suffix, params in asked.items():
        if suffix and params == asked[""]:
            continue
        found = query(target, name, params, "tsv", engine=engine, seconds=None)
        path = ANSWERS / f"{name}{suffix}.tsv"
        if os.environ.get("BIENBAN_WRITE_ANSWERS"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8")
        assert found.count("\n") > 1, "a question of this graph that finds nothing tests nothing"
        assert found == path.read_text(encoding="utf-8")
