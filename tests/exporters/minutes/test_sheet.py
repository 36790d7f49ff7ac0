"""Meeting sheets as an office reads them."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

import bienban
from exporters import minutes
from exporters.rdf import reading_back
from graph.corpus import run
from graph.model import KnowledgeGraph, Node, value_key
from tests.exporters import invented
from tests.exporters.invented import MEETING, SESSION

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def sheet(kg: KnowledgeGraph) -> minutes.Sheet:
    return next(s for s in minutes.sheets(kg) if s.event.id == MEETING)


def lines(sheet: minutes.Sheet, key: str) -> list[str]:
    return [line.text for s in sheet.sections if s.key == key for line in s.lines]


def test_one_sheet_for_each_event_by_date(kg: KnowledgeGraph) -> None:
    assert [s.event.id for s in minutes.sheets(kg)] == [MEETING, SESSION]


def test_what_the_sheet_says(sheet: minutes.Sheet) -> None:
    assert lines(sheet, "when") == ["Sáng 11/01/2024"]
    assert lines(sheet, "where") == ["Hội trường Tỉnh ủy Bình Giang"]
    assert lines(sheet, "organised") == ["Ban Khuyến học Tỉnh ủy Bình Giang"]
    assert lines(sheet, "chaired") == ["Trần Thị Ánh", "Lý Văn Tám"]
    assert lines(sheet, "discussed") == ["quỹ khuyến học ở xã", "học bổng cho học sinh nghèo", "…"]
    assert len(lines(sheet, "directed")) == 2
    assert lines(sheet, "awarded") == ["Bằng khen của Ủy ban nhân dân tỉnh Bình Giang"]


def test_posts_are_those_in_which_somebody_acted(sheet: minutes.Sheet) -> None:
    chair = next(line for s in sheet.sections if s.key == "chaired" for line in s.lines)
    assert sorted(words for key, words in chair.details if key == "post") == [
        "Chủ tịch Hội đồng nhân dân tỉnh Bình Giang",
        "Phó Bí thư Tỉnh ủy Bình Giang",
    ]


def test_an_order_names_whom_it_goes_to_and_by_when(sheet: minutes.Sheet) -> None:
    first = next(line for s in sheet.sections if s.key == "directed" for line in s.lines)
    assert ("to", "Ban Khuyến học Tỉnh ủy Bình Giang") in first.details
    assert ("due", "30/06/2024") in first.details


def test_markdown_with_and_without_words(sheet: minutes.Sheet) -> None:
    bare = minutes.to_markdown(sheet, quotes=False)
    assert bare.startswith("# Phiếu hội nghị: Hội nghị tổng kết công tác Khuyến học năm 2023\n")
    assert "“" not in bare.replace("“Học suốt đời”", "")
    assert "> “tại hội trường Tỉnh ủy”" in minutes.to_markdown(sheet)
    assert "## Chaired by" in minutes.to_markdown(sheet, "en")
    assert "\n\n\n" not in minutes.to_markdown(sheet)


def test_nothing_in_a_name_is_markup(single: KnowledgeGraph) -> None:
    kg = KnowledgeGraph()
    kg.update(single)
    kg.add_node(Node("event/x", "Event", "*Lễ* <b>\n# [hội](x)"))
    written = minutes.to_markdown(next(s for s in minutes.sheets(kg) if s.event.id == "event/x"))
    assert written == "# Phiếu hội nghị: \\*Lễ\\* \\<b\\> \\# \\[hội\\](x)\n"


def test_a_graph_without_events_has_no_sheets() -> None:
    assert minutes.sheets(KnowledgeGraph()) == []


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("the date of the event", "theo ngày của sự kiện"),
        ("which tỉnh comes from the article", "tỉnh nào: theo bài"),
        ("the commune comes from the article", "xã: theo bài"),
        ("dateline; the date of the event", "theo đầu bài; theo ngày của sự kiện"),
        ("never seen before", "never seen before"),
    ],
)
def test_what_was_completed_is_told_in_the_reader_s_language(reason: str, said: str) -> None:
    assert minutes.explain(reason) == said
    assert minutes.explain(reason, "en") == reason


def test_nearly_every_reason_of_the_seeds_is_told_in_vietnamese(root: Path) -> None:
    kg = run([root / "seeds"]).kg
    given = [r for f in kg.facts() for s in f.supports for r in s.inferred.split("; ") if r]
    unworded = {r for r in given if minutes.explain(r) == r}
    assert sum(r in unworded for r in given) <= len(given) / 20, f"give these words in reasons.json: {unworded}"


def read_docx(data: bytes) -> str:
    """The text of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
        return "\n".join("".join(p.itertext()) for p in ET.fromstring(archive.read("word/document.xml")).iter(f"{W}p"))


def test_a_word_document_of_all_sheets(kg: KnowledgeGraph) -> None:
    data = minutes.to_docx(minutes.sheets(kg))
    text = read_docx(data)
    assert "Phiếu hội nghị: Hội nghị tổng kết công tác Khuyến học năm 2023" in text
    assert "Thời gian: Sáng 11/01/2024 (suy ra: " in text
    assert "“tại hội trường Tỉnh ủy”" in text
    assert "tại hội trường" not in read_docx(minutes.to_docx(minutes.sheets(kg), "en", quotes=False))
    assert data == minutes.to_docx(minutes.sheets(kg))


def test_bienban_reads_its_own_word_document(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "phieu.docx"
    path.write_bytes(minutes.to_docx(minutes.sheets(kg)))
    assert "Trần Thị Ánh" in bienban.read(path).text


def test_a_hostile_name_breaks_no_document(single: KnowledgeGraph) -> None:
    kg = KnowledgeGraph()
    kg.update(single)
    kg.add_node(Node("event/x", "Event", "<w:p>&\x00]]>\x1b"))
    assert "<w:p>&]]>" in read_docx(minutes.to_docx(minutes.sheets(kg)))


@pytest.mark.parametrize(
    "label", ["../../etc/passwd", "CON", "", "a\x00b\n:*?<>|", "Hội nghị " * 60, "x" * 500, "会议", "-rf"]
)
def test_names_of_files_are_safe_everywhere_and_no_two_alike(
    single: KnowledgeGraph, label: str, tmp_path: Path
) -> None:
    kg = KnowledgeGraph()
    kg.update(single)
    for n in "xyz":
        kg.add_node(Node(f"event/{n}", "Event", label))
    written = minutes.write(minutes.sheets(kg), tmp_path / "out")
    names = [path.name for path in written]
    assert len(set(names)) == len(names) == 2 * len(minutes.sheets(kg))
    assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d|phieu)[a-z0-9-]{0,90}\.(md|docx)", name) for name in names)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == sorted(names)


def test_a_meeting_is_a_word_document_of_its_own(kg: KnowledgeGraph, tmp_path: Path) -> None:
    written = bienban.write_minutes(kg, tmp_path, "en", quotes=False)
    first, second = minutes.sheets(kg)
    assert written[0].read_text(encoding="utf-8") == minutes.to_markdown(first, "en", quotes=False)
    assert written[1].read_bytes() == minutes.to_docx([first], "en", quotes=False)
    assert second.event.label not in read_docx(written[1].read_bytes())
    assert written[0].name.startswith("2024-01-11-hoi-nghi-tong-ket-cong-tac-khuyen-hoc")


def test_what_was_built_is_read_back_fact_by_fact(kg: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(bienban.to_rdf(kg), encoding="utf-8")
    again = reading_back.read(tmp_path / "graph.ttl")
    assert again.facts() == kg.facts()
    assert [(n.id, n.kind, n.label, n.alt) for n in again.nodes()] == [
        (n.id, n.kind, n.label, n.alt) for n in kg.nodes()
    ]
    for node in kg.nodes():
        attributes = again.node(node.id).attributes
        assert all(
            {value_key(v)[:2] for v in attributes[p]} >= {value_key(v)[:2] for v in values}
            for p, values in node.attributes.items()
        )
    assert list(map(minutes.to_markdown, minutes.sheets(again))) == list(map(minutes.to_markdown, minutes.sheets(kg)))


# -- official documents ----------------------------------------------------------------------------------------------


def details(sheet: minutes.Sheet, key: str) -> list[tuple[str, dict[str, str]]]:
    return [(line.text, dict(line.details)) for s in sheet.sections if s.key == key for line in s.lines]


def test_what_minutes_add_to_the_sheet() -> None:
    (sheet,) = minutes.sheets(invented.minutes())
    assert lines(sheet, "when") == ["05/07/2024, 08:00–10:30"]
    assert lines(sheet, "minuted") == ["Đỗ Minh Quân"]
    assert details(sheet, "counted") == [("2", {})]
    assert details(sheet, "absent") == [("Lý Văn Tám", {"excused": "✓"}), ("Mai An", {"reason": "đi học"})]
    assert details(sheet, "voted") == [
        ("Thông qua chương trình khuyến học", {"for": "2 (100%)", "voters": "2"}),
        ("Tăng kinh phí", {"for": "1", "against": "0", "abstaining": "1"}),
    ]
    assert lines(sheet, "documents") == ["Biên bản số 12-BB/TU"]
    capacity = {
        "post": "Phó Bí thư Tỉnh ủy Bình Giang",
        "formula": "ký thay (KT.)",
        "for_whom": "Bí thư Tỉnh ủy Bình Giang",
    }
    assert details(sheet, "signed") == [("Trần Thị Ánh", capacity)]
    assert details(sheet, "received") == [
        ("Ban Khuyến học Tỉnh ủy Bình Giang", {"purpose": "để thực hiện"}),
        ("Các huyện ủy", {}),
        ("VP", {"filed": "Biên bản số 12-BB/TU"}),
    ]
    text = minutes.to_markdown(sheet, "en", quotes=False)
    assert "**Number present:** 2" in text
    assert "1. Thông qua chương trình khuyến học (for: 2 (100%); out of: 2)" in text


def test_the_sheet_of_a_built_folder_has_the_votes_too(tmp_path: Path) -> None:
    kg = invented.minutes()
    bienban.write_rdf(kg, tmp_path / "graph.ttl")
    (sheet,) = minutes.sheets(reading_back.read(tmp_path / "graph.ttl"))
    (before,) = minutes.sheets(kg)
    for key in ("when", "absent", "voted", "signed", "received"):
        assert details(sheet, key) == details(before, key)


def test_hours_without_a_day_and_statements_by_speaker() -> None:
    from graph.article import Article
    from graph.extraction import extract

    text = (
        "UBND XÃ ĐÔNG HẢI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/BB-UBND\n\nBIÊN BẢN\nHọp giao ban\n\n"
        "Thời gian: 8 giờ 15.\nChủ trì: Ông Lê Văn Tám - Chủ tịch UBND xã.\nÝ KIẾN\n- Ông Lê Văn Tám: đường còn lầy lội.\n"
    )
    (sheet,) = minutes.sheets(extract(Article.from_text(text)))
    assert lines(sheet, "when") == ["Sáng, 08:15"]
    assert details(sheet, "opined") == [("đường còn lầy lội", {"by": "Lê Văn Tám"})]
