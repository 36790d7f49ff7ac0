"""`bienban identities` as people use it: look, ask why, say what they know, build again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Command

ARTICLES = {
    "a.txt": "Cập nhật ngày: 10/01/2023 08:00:00\n\nÔng Lê Văn An, Giám đốc Sở Y tế tỉnh Tiền Giang, dự hội nghị.",
    "b.txt": "Cập nhật ngày: 10/02/2023 08:00:00\n\nÔng Lê Văn An, Bí thư Huyện ủy Cái Bè, tỉnh Tiền Giang, dự hội nghị.",
    "c.txt": "Cập nhật ngày: 10/03/2023 08:00:00\n\nÔng Lê Văn An, Giám đốc Sở Y tế tỉnh Tiền Giang, phát biểu.",
    "d.txt": "Cập nhật ngày: 10/04/2024 08:00:00\n\nÔng Lê Văn An, Chủ tịch UBND tỉnh An Giang, dự hội nghị.",
}
TIEN_GIANG, AN_GIANG = "person/tien-giang/le-van-an-179303", "person/an-giang/le-van-an-179303"
OF_HEALTH = f"{TIEN_GIANG}/tien-giang-1976/so-y-te/giam-doc"
OF_DISTRICT = f"{TIEN_GIANG}/tien-giang-1976/huyen-cai-be/huyen-uy/bi-thu"
OF_AN_GIANG = f"{AN_GIANG}/an-giang-1976/uy-ban-nhan-dan/chu-tich"
FILES = ("graph.ttl", "graph.trig", "graph.jsonld", "graph.html", "graph.graphml", "report.json", "identities.json")


@pytest.fixture(scope="module")
def built_once(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `out` built of the articles in `news`."""
    folder = tmp_path_factory.mktemp("built-once")
    (folder / "news").mkdir()
    for name, text in ARTICLES.items():
        (folder / "news" / name).write_text(f"Tin\n\n{text}\n", encoding="utf-8")
    build(command, folder)
    return folder


@pytest.fixture
def built_two(built_once: Path, tmp_path: Path) -> Path:
    """The same, for a test to change."""
    shutil.copytree(built_once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def build(command: Command, folder: Path) -> dict[str, bytes]:
    done = command("build", "news", "--out", "out", "--quiet", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    return {name: (folder / "out" / name).read_bytes() for name in FILES}


def people(command: Command, folder: Path) -> set[str]:
    query = "SELECT DISTINCT ?p WHERE { ?p a bb:Person ; rdfs:label 'Lê Văn An'@vi }"
    rows = command("query", "out", query, "--format", "csv", cwd=folder).stdout.decode().split()[1:]
    return {row.partition("/id/")[2] for row in rows}


def test_look_ask_judge_and_take_back(command: Command, built_two: Path) -> None:
    before = build(command, built_two)
    assert people(command, built_two) == {AN_GIANG, OF_HEALTH, OF_DISTRICT}
    listed = command("identities", "out", cwd=built_two).stdout.decode()
    assert "Lê Văn An  kept-apart: one id; posts of tien-giang-1976/so-y-te and" in listed
    assert f"  A  {OF_HEALTH}  (Giám đốc Sở Y tế tỉnh Tiền Giang, 2023-03-10)\n" in listed
    assert listed.endswith(
        "2 to judge, 1 decided by rule or judgement, 0 contradictions; --format json has all of it.\n"
    )
    found = json.loads(command("identities", "out", "--name", "le van an", "-f", "json", cwd=built_two).stdout)
    pairs = {(c["one"], c["other"], c["rule"]) for c in found["candidates"]}
    assert pairs == {(OF_HEALTH, OF_DISTRICT, "kept-apart"), (OF_DISTRICT, OF_AN_GIANG, "two-provinces")}

    explained = command("identities", "out", "--explain", OF_HEALTH, OF_DISTRICT, cwd=built_two).stdout.decode()
    assert "2023-01-10 – 2023-03-10  Giám đốc Sở Y tế tỉnh Tiền Giang  (2 articles)" in explained
    assert "2023-02-10  “Ông Lê Văn An, Bí thư Huyện ủy Cái Bè”" in explained
    assert "posts-clash: nobody holds posts of" in explained

    said = ("--reason", "Cùng một người; “đi biệt phái”", "--source", "https://example.org/1")
    done = command(
        "identities", "out", "--same", OF_DISTRICT, f"https://w3id.org/bienban/id/{AN_GIANG}", *said, cwd=built_two
    )
    assert (done.returncode, done.stderr) == (0, b"")
    kept = (built_two / "out" / "identities.toml").read_bytes()
    build(command, built_two)
    assert (built_two / "out" / "identities.toml").read_bytes() == kept
    assert people(command, built_two) == {AN_GIANG, OF_HEALTH}
    log = json.loads((built_two / "out" / "identities.json").read_bytes())["decisions"]
    assert {"rule": "judged-same", "source": "https://example.org/1"}.items() <= next(
        d for d in log if d["source"]
    ).items()
    assert command("validate", "out", "--quiet", cwd=built_two).returncode == 0

    (built_two / "out" / "identities.toml").unlink()
    assert build(command, built_two) == before


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--same", OF_HEALTH, OF_DISTRICT), 2, "--reason and --source"),
        (("--same", TIEN_GIANG, AN_GIANG, "--reason", "r", "--source", "s"), 1, "is 2 people; name one of them"),
        (("--same", AN_GIANG, AN_GIANG, "--reason", "r", "--source", "s"), 2, "one id"),
        (
            ("--different", AN_GIANG, "person/x/y-1", "--reason", "r", "--source", "s"),
            1,
            "nobody in it is 'person/x/y-1'",
        ),
        (("--explain", AN_GIANG, "person/x/> ; DROP ALL #"), 1, "nobody in it is"),
        (("--explain", "x", "y", "--same", "x", "y"), 2, "one of --explain"),
    ],
)
def test_slips_are_told_in_a_line_and_nothing_is_recorded(
    command: Command, built_two: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = command("identities", "out", *arguments, cwd=built_two)
    assert done.returncode == code
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not (built_two / "out" / "identities.toml").exists()


def test_a_folder_without_a_log_and_a_broken_one(command: Command, built_two: Path) -> None:
    done = command("identities", "news", cwd=built_two)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"run `bienban build" in done.stderr
    (built_two / "out" / "identities.json").write_text('{"decisions": 5}', encoding="utf-8")
    assert b"build the folder again" in command("identities", "out", cwd=built_two).stderr


def test_a_broken_judgement_file_stops_the_build_before_anything_is_written(command: Command, built_two: Path) -> None:
    before = build(command, built_two)
    (built_two / "out" / "identities.toml").write_text("[[same]]\npeople = 5\n", encoding="utf-8")
    done = command("build", "news", "--out", "out", "--quiet", cwd=built_two)
    assert done.returncode == 1
    assert "[[same]] number 1: people must be" in done.stderr.decode()
    assert {name: (built_two / "out" / name).read_bytes() for name in FILES} == before
