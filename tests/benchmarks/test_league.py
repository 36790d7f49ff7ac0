"""LEAGUE.md has every part, dated and with its machine and command, and what of it does not depend on the machine is true:
bienban's facts and those of the naive baseline on tests/corpus.

`BIENBAN_UPDATE_README=1 pytest tests/benchmarks/test_league.py` writes these anew and leaves what others measured.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks import league
from tests.benchmarks.peers import regexes
from tests.benchmarks.peers.found import Found
from tests.benchmarks.peers.judging import judged, texts
from tests.benchmarks.standings import extraction, sheet
from tests.benchmarks.standings.sheet import LEAGUE, ORDER, parts, rows, written
from tests.evaluation.corpus import measure, pairs

TEXT = LEAGUE.read_text(encoding="utf-8")
NAMED = {label: kind for kind, label in extraction.KINDS.items()}
#: As in the README: a rule more is no reason to write a table anew, a worse reader is.
NEAR = 0.02
UPDATE = "say so in the table: BIENBAN_UPDATE_README=1 pytest tests/benchmarks/test_league.py"


def test_every_part_says_when_how_and_on_what_it_was_measured() -> None:
    found = parts(TEXT)
    assert list(found) == list(ORDER)
    for name, text in found.items():
        said = re.search(
            rf"^Measured on (\S+) with `python -m tests.benchmarks.league --only {name}`: .+ cores, .+ GB, ", text, re.M
        )
        assert said, name
        assert date(2026, 1, 1) < date.fromisoformat(said[1])
        assert rows(text), name
    assert "## What was not compared, and why" in TEXT


def test_what_does_not_depend_on_the_machine() -> None:
    part = parts(TEXT)["extraction"]
    if os.environ.get("BIENBAN_UPDATE_README"):
        written({"extraction": extraction.refreshed(part)})
        return
    ours = measure(pairs()).figures()
    naive = judged(map(regexes.read, texts())).figures()
    far = []
    for row in rows(part):
        if row.get("facts") not in NAMED:
            continue
        kind = NAMED[row["facts"]]
        if "F1" in row:
            far += [
                (row["facts"], name, row[name], round(value, 3))
                for name, value in (
                    ("precision", ours[kind].precision),
                    ("recall", ours[kind].recall),
                    ("F1", ours[kind].f1),
                )
                if abs(float(row[name]) - value) > NEAR
            ]
        else:
            told = row[extraction.EXPRESSIONS]
            if told != "-" and not told.startswith(f"{naive[kind].f1:.3f} "):
                far.append((row["facts"], extraction.EXPRESSIONS, told, naive[kind].f1))
    assert far == [], UPDATE
    assert f"{len(pairs())} texts" in part, UPDATE


def test_no_fact_is_without_words() -> None:
    facts, without = extraction.wordless()
    assert facts > 5_000
    assert without == 0
    told = next(row for row in rows(parts(TEXT)["extraction"]) if row.get("reader") == extraction.OURS)
    assert (told["different answers"], told["without words"]) == ("1", "0")


def test_a_part_is_written_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "LEAGUE.md"
    written({"speed": "## Speed\n\n| a | b |\n|---|---|\n| x | 1 |\n", "pages": "## Pages\n"}, path)
    written({"pages": "## Other pages\n"}, path)
    text = path.read_text(encoding="utf-8")
    assert parts(text) == {"speed": "## Speed\n\n| a | b |\n|---|---|\n| x | 1 |\n", "pages": "## Other pages\n"}
    assert rows(parts(text)["speed"]) == [{"a": "x", "b": "1"}]


def test_the_command_measures_what_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything without --only; nothing is installed for parts that need nothing, or with --alone."""
    asked: list[tuple[str, str]] = []

    def measured(name: str) -> Callable[..., str]:
        return lambda day, *python: asked.append((name, day)) or f"## {name} {python}\n"  # type: ignore[func-returns-value]

    def made(folder: Path) -> Path:
        return folder / "python"

    for name, module in league.PARTS.items():
        monkeypatch.setattr(module, "part", measured(name))
    monkeypatch.setattr(league, "made", made)
    path = tmp_path / "LEAGUE.md"
    assert league.main(["--date", "2026-11-22", "--peers", "/peers", "--to", str(path)]) == 0
    assert asked == [(name, "2026-11-22") for name in ORDER]
    assert "/peers/python" in parts(path.read_text(encoding="utf-8"))["speed"]
    asked.clear()
    league.main(["--only", "speed", "--alone", "--date", "2026-11-23", "--to", str(path)])
    assert asked == [("speed", "2026-11-23")]
    assert parts(path.read_text(encoding="utf-8"))["speed"] == "## speed (None,)\n"
    assert list(parts(path.read_text(encoding="utf-8"))) == list(ORDER)


def test_refreshing_changes_only_what_is_measured_here() -> None:
    part = parts(TEXT)["extraction"]
    again = extraction.refreshed(part)
    others = [name for name in ("underthesea", "rapidGraph", "extr", "spaCy") if f" {name} |" in part]
    assert others
    for name in others:
        assert [row.get(name) for row in rows(again) if row.get(name)] == [
            row.get(name) for row in rows(part) if row.get(name)
        ]
    spoilt = re.sub(r"\| people \| \d+ \|", "| people | 1 |", part)
    assert spoilt != part
    assert extraction.refreshed(spoilt) == again


# -- how others are judged -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def first() -> Found:
    """What an ideal reader of names says of the first text: its people and bodies as the gold names them."""
    from tests.evaluation.gold import read_gold

    gold = read_gold(pairs()[0][1])
    return Found(people=[p.name for p in gold.people], bodies=[b.name for b in gold.bodies])


def of_first(found: Found) -> dict[str, tuple[int, int]]:
    """(right, spurious) of people and bodies, when only the first text was read."""
    tally = judged([found, *(Found() for _ in pairs()[1:])])
    return {kind: (tally.row(kind).right, tally.row(kind).spurious) for kind in ("person", "body")}


def test_an_ideal_reader_makes_no_error(first: Found) -> None:
    right = of_first(first)
    assert right["person"] == (len(first.people), 0)
    assert right["body"][0] > 0
    assert right["body"][1] == 0


def test_short_names_are_completed_and_beginnings_are_not(first: Found) -> None:
    """`Hoàng Văn Khuyến` by his given name is he; `UBND tỉnh` is the one of the gold; a lone `Ban` is nobody."""
    assert of_first(Found(people=["Khuyến", "Hoàng Văn Khuyến"]))["person"] == (1, 0)
    assert of_first(Found(bodies=["UBND tỉnh"]))["body"] == (1, 0)
    assert of_first(Found(bodies=["Ban"]))["body"] == (0, 1)


def test_places_count_only_where_they_are_bodies() -> None:
    assert of_first(Found(places=["UBND tỉnh Yên Bái", "Mù Cang Chải"]))["body"] == (1, 0)
    assert of_first(Found(names=["Hoàng Văn Khuyến", "Thứ sáu"])) == {"person": (1, 0), "body": (0, 1)}


def test_the_naive_baseline_reads_posts_around_names() -> None:
    found = regexes.read(
        "Sáng 5/3/2021, Sở Nội vụ tỉnh Long Xuyên tổ chức Hội nghị tổng kết công tác năm 2020. Dự hội nghị có đồng chí "
        "Trần Văn Ba - Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy. Bí thư Tỉnh ủy Lê Thị Tư chủ trì."
    )
    assert found.people == ["Trần Văn Ba", "Lê Thị Tư"]
    assert ("Trần Văn Ba", "Trưởng Ban", "Ban Dân vận Tỉnh ủy Long Xuyên") in found.posts
    assert ("Lê Thị Tư", "Bí thư", "Tỉnh ủy Long Xuyên") in found.posts
    assert found.events == [("Hội nghị tổng kết công tác năm 2020", "2021-03-05")]
    assert (found.organizes, found.chairs, found.attends) == (
        ["Sở Nội vụ tỉnh Long Xuyên"],
        ["Lê Thị Tư"],
        ["Trần Văn Ba"],
    )


def test_cells_of_tables_are_read_back() -> None:
    assert sheet.rows(sheet.table(["a", "b"], [["x", 1], ["y", "-"]])) == [{"a": "x", "b": "1"}, {"a": "y", "b": "-"}]
