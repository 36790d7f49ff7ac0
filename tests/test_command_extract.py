"""`bienban extract` and `bienban minutes`: one article, its graph, its explanation, its sheet."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Command
from tests.saying import contents, one_line

# -- extract -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format", "begins"), [("turtle", "@base"), ("nt", "<"), ("trig", "@base"), ("nquads", "<"), ("json", "{")]
)
def test_extract_writes_only_the_graph_to_standard_output(
    command: Command, seed: Path, format: str, begins: str
) -> None:
    done = command("extract", seed, "--format", format, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith(begins)
    assert done.stdout.endswith(b"\n")


def test_extract_from_standard_input_is_the_same(command: Command, seed: Path) -> None:
    from_file = command("extract", seed, "-f", "nt")
    assert command("extract", "-", "-f", "nt", stdin=seed.read_bytes()).stdout == from_file.stdout != b""


def test_a_reader_that_has_seen_enough(seed: Path) -> None:
    script = f"set -o pipefail; '{sys.executable}' -m bienban extract '{seed}' | head -c 100 >/dev/null"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode in {0, 141}


def test_minutes(command: Command, seed: Path, tmp_path: Path) -> None:
    done = command("minutes", seed, tmp_path / "missing.txt")
    said = done.stdout.decode("utf-8")
    assert done.returncode == 1
    assert "missing.txt: no such file" in one_line(done.stderr)
    assert said.startswith("# Phiếu hội nghị: ")
    assert "> “" in said
    short = command("minutes", seed, "--no-quotes", "--lang", "en")
    assert (short.returncode, short.stderr) == (0, b"")
    assert short.stdout.decode("utf-8").startswith("# Meeting sheet: ")
    assert "> “" not in short.stdout.decode("utf-8")


def test_minutes_as_files(command: Command, seed: Path, tmp_path: Path) -> None:
    """Two meetings of one day and name: two documents each, and what is printed are their paths."""
    (tmp_path / "tin.txt").write_text(seed.read_text(encoding="utf-8").replace("2022", "2021"), encoding="utf-8")
    out = tmp_path / "new" / "sheets"
    done = command("minutes", seed, tmp_path / "tin.txt", "-o", out)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(done.stdout.decode("utf-8").splitlines()) == sorted(str(out / name) for name in contents(out))
    assert {Path(name).suffix for name in contents(out)} == {".md", ".docx"}
    assert {name[:10] for name in contents(out)} == {"2021-12-29", "2022-12-29"}
    assert all(re.fullmatch(r"[a-z0-9-]{12,99}\.(md|docx)", name) for name in contents(out))
    alone = command("minutes", seed).stdout
    assert alone in {text for name, text in contents(out).items() if name.endswith(".md")}
    again = tmp_path / "again"
    assert command("minutes", tmp_path / "tin.txt", seed, "-o", again, PYTHONHASHSEED="1").returncode == 0
    assert contents(again) == contents(out)


def test_minutes_as_files_are_all_there_or_none(command: Command, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    done = command("minutes", seed, "--out", tmp_path / "file")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "cannot be written" in one_line(done.stderr)
    (tmp_path / "gold.txt").write_text("Giá vàng trong nước sáng nay tăng 200 nghìn đồng mỗi lượng.", encoding="utf-8")
    for source, says in (("gold.txt", "no meeting was found"), ("missing.txt", "no such file")):
        done = command("minutes", tmp_path / source, "--out", tmp_path / "none")
        assert (done.returncode, done.stdout) == (1, b"")
        assert says in one_line(done.stderr)
    assert sorted(contents(tmp_path)) == ["file", "gold.txt"]
    assert contents(tmp_path)["file"] == b"kept"
    done = command("minutes", seed, tmp_path / "missing.txt", "--out", tmp_path / "some")
    assert done.returncode == 1
    assert "missing.txt: no such file" in one_line(done.stderr)
    assert len(contents(tmp_path / "some")) == 2


def test_minutes_of_a_built_folder_are_those_of_its_articles(command: Command, built: Path, tmp_path: Path) -> None:
    expected = command("minutes", ROOT / "seeds").stdout
    assert expected.startswith(b"# ")
    for target in (built, built / "graph.ttl", built / "graph.trig"):
        done = command("minutes", target)
        assert (done.returncode, done.stderr, done.stdout) == (0, b"", expected)
    elsewhere = tmp_path / "elsewhere"
    assert command("build", ROOT / "seeds", "-o", elsewhere, "-q", "--base", "https://example.org/x/").returncode == 0
    assert command("minutes", elsewhere).stdout == expected
    titles = [line for line in expected.splitlines() if line.startswith(b"# ")]
    mixed = command("minutes", elsewhere, built, ROOT / "seeds").stdout
    assert [line for line in mixed.splitlines() if line.startswith(b"# ")] == titles
    for source, out in ((built, "a"), (ROOT / "seeds", "b")):
        assert command("minutes", source, "--out", tmp_path / out).returncode == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b") != {}


@pytest.mark.parametrize(
    "content",
    [
        "not Turtle",
        "<http://example.org/a> a <https://w3id.org/bienban/ns#Assertion> .",
        "<http://example.org/a> a <https://w3id.org/bienban/ns#Meeting> .",
    ],
)
def test_minutes_of_rdf_that_is_not_ours(command: Command, tmp_path: Path, content: str) -> None:
    (tmp_path / "graph.ttl").write_text(content, encoding="utf-8")
    done = command("minutes", tmp_path / "graph.ttl", "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "graph.ttl" in one_line(done.stderr)
    assert not (tmp_path / "out").exists()


# -- extract --explain ---------------------------------------------------------------------------------------------


#: An article, invented, that names a post without its holder and a thing of no kind.
PARTLY_READ = (
    "Sáng 12/3/2021, Phó Bí thư Thường trực Tỉnh ủy Đồng Tháp đề nghị các cấp thực hiện Kế hoạch "
    "Sông Xanh Núi Bạc Mây Hồng.\n"
)


def test_explain_tells_sentence_by_sentence_what_was_read_and_why(command: Command, seed: Path) -> None:
    done = command("extract", seed, "--explain")
    said = done.stdout.decode("utf-8").splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    begins = [n for n, line in enumerate(said) if line.startswith("262–624  Đồng chí Phan Văn Thắng - Phó Bí thư")]
    assert len(begins) == 1
    block = said[begins[0] : said.index("", begins[0])]
    assert block[1] == "  mentions"
    assert re.fullmatch(r"    person +“Đồng chí Phan Văn Thắng” += Phan Văn Thắng", block[2])
    assert "  facts" in block
    assert any(
        re.match(
            r"    name-before-position +a post after the name +Phan Văn Thắng bb:holds Phó Bí thư .* +“Đồng chí Phan",
            line,
        )
        for line in block
    )
    assert re.fullmatch(r"\d+ sentences, \d+ mentions, \d+ facts, \d+ rules; 0 left unread", said[-1])


def test_explain_tells_in_vietnamese_what_a_rule_reads(command: Command, seed: Path) -> None:
    said = command("extract", seed, "--explain", "--lang", "vi").stdout.decode("utf-8")
    assert re.search(r"(?m)^    name-before-position +chức vụ đứng sau tên +Phan Văn Thắng bb:holds", said)


def test_explain_tells_what_was_left_unread(command: Command) -> None:
    done = command("extract", "-", "--explain", stdin=PARTLY_READ.encode())
    said = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert re.search(r"(?m)^  unread$", said)
    assert re.search(r"(?m)^    a title with no person +“Phó Bí thư Thường trực Tỉnh ủy Đồng Tháp”$", said)
    assert re.search(r"(?m)^    a capitalised run of no kind +“Sông Xanh Núi Bạc Mây Hồng”$", said)
    assert said.endswith("; 2 left unread\n")


def test_explain_for_programs_has_offsets_into_the_article(command: Command, seed: Path, seed_text: str) -> None:
    done = command("extract", seed, "--explain", "--format", "json")
    sentences = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [s["start"] for s in sentences] == sorted(s["start"] for s in sentences)
    findings = [f for s in sentences for kind in ("mentions", "facts", "unread") for f in s[kind]]
    assert len(findings) > 100
    assert all(seed_text[f["start"] : f["end"]] == f["quote"] for f in findings)
    assert all(seed_text[s["start"] : s["end"]] == s["sentence"] for s in sentences)
    assert "person-chairs-event" in {f["what"] for s in sentences for f in s["facts"]}


def test_explain_is_coloured_on_a_terminal_only_and_shows_no_controls_of_the_article(command: Command) -> None:
    hostile = PARTLY_READ.replace("Kế hoạch", "[bold]Kế hoạch[/bold] \x1b[31m\u202e").encode()
    plain = command("extract", "-", "--explain", stdin=hostile).stdout.decode("utf-8")
    assert all(line.isprintable() for line in plain.splitlines())
    assert "[bold]Kế hoạch[/bold]" in plain
    coloured = command("extract", "-", "--explain", stdin=hostile, FORCE_COLOR="1", TERM="xterm").stdout.decode("utf-8")
    assert "\x1b[33ma title with no person" in coloured
    assert "\x1b[31m" not in coloured


def test_explain_of_what_cannot_be_read(command: Command, tmp_path: Path) -> None:
    done = command("extract", tmp_path / "missing.txt", "--explain")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "no such file" in one_line(done.stderr)
