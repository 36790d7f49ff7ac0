"""The command line as a user meets it: what `build` leaves, what it says, how it ends; help and usage."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

import bienban
from tests.conftest import ROOT, Command
from tests.saying import FILES, contents, one_line

# -- build ---------------------------------------------------------------------------------------------------------


def test_build_leaves_every_file(built: Path) -> None:
    assert sorted(p.name for p in built.iterdir()) == FILES


def test_build_says_what_came_out_and_where_to_look(command: Command, seed: Path, tmp_path: Path) -> None:
    done = command("build", seed, "--out", tmp_path / "out")
    said = done.stdout.decode()
    assert done.returncode == 0
    assert re.search(r"Official\s+2\b", said)
    assert re.search(r"bb:chairs\s+2\b", said)
    assert "1 article read, 0 skipped" in said
    assert f"{tmp_path}/out/graph.html" in said.replace("\n", "")
    assert done.stderr == b""


def test_quiet(command: Command, seed: Path, tmp_path: Path) -> None:
    done = command("build", seed, "--out", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_report(built: Path) -> None:
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    assert [a["source"] for a in report["articles"]] == sorted(p.name for p in (ROOT / "seeds").glob("*.txt"))
    assert report["skipped"] == []
    assert report["facts"]["bb:chairs"] >= 2


def test_outputs_depend_on_nothing_but_the_articles(command: Command, seed: Path, tmp_path: Path) -> None:
    """Not on the hash seed, the folder, the locale, the zone, the order or the repetition of the files."""
    second = seed.read_text(encoding="utf-8").replace("2022", "2021")
    for where in ("here", "far/away"):
        folder = tmp_path / where
        folder.mkdir(parents=True)
        (folder / "a.txt").write_bytes(seed.read_bytes())
        (folder / "b.txt").write_text(second, encoding="utf-8")
    here, away = tmp_path / "here", tmp_path / "far" / "away"
    runs = [
        ([here], {"PYTHONHASHSEED": "0", "TZ": "UTC"}),
        ([away / "b.txt", away / "a.txt", away], {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"}),
    ]
    left = []
    for i, (sources, environment) in enumerate(runs):
        done = command("build", *sources, "--out", tmp_path / str(i), "-q", cwd=sources[0].parent, **environment)
        assert done.returncode == 0, done.stderr
        left.append(contents(tmp_path / str(i)))
    assert sorted(left[0]) == sorted(left[1]) == FILES
    assert [name for name in FILES if left[0][name] != left[1][name]] == []


def test_bad_sources_are_reported_and_the_good_ones_built(command: Command, seed: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "tin.txt").write_bytes(seed.read_bytes())
    (news / "lại.txt").write_bytes(seed.read_bytes())
    (news / "empty.txt").touch()
    (news / "binary.txt").write_bytes(bytes(range(256)))
    (news / "english.txt").write_text("The committee met on Thursday.", encoding="utf-8")
    done = command("build", news, tmp_path / "missing.txt", "--out", tmp_path / "out", "-q")
    said = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in said] == ["binary.txt", "empty.txt", "missing.txt"]
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [a["source"] for a in report["articles"]] == ["lại.txt", "tin.txt"]
    assert report["articles"][1]["notes"] == ["the same text as lại.txt"]
    assert {s["source"]: s["failed"] for s in report["skipped"]} == {
        "binary.txt": True,
        "empty.txt": True,
        "english.txt": False,
        "missing.txt": True,
    }
    assert str(tmp_path) not in (tmp_path / "out" / "report.json").read_text(encoding="utf-8")


def test_only_warnings_end_with_zero(command: Command, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("The committee met on Thursday.", encoding="utf-8")
    done = command("build", seed, tmp_path / "english.txt", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "english.txt: not Vietnamese" in done.stdout.decode()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)), "binary"),
        ("latin.txt", "hôtel déjà été".encode("latin-1"), "UTF-8"),
        ("english.txt", b"The committee met on Thursday.", "not Vietnamese"),
    ],
)
@pytest.mark.parametrize("verb", ["build", "extract"])
def test_nothing_to_read(
    command: Command, tmp_path: Path, verb: str, name: str, content: bytes | None, says: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.html").write_text("of an earlier run")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = command(verb, tmp_path / name, *(["--out", out] if verb == "build" else []))
    assert (done.returncode, done.stdout) == (1, b"")
    assert says in one_line(done.stderr)
    assert name in one_line(done.stderr)
    assert contents(out) == {"graph.html": b"of an earlier run"}


def test_a_folder_without_articles(command: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = command("build", tmp_path / "empty", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "no articles in this folder" in one_line(done.stderr)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_an_output_that_cannot_be_written(command: Command, seed: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("kept")
    done = command("build", seed, "--out", tmp_path / out)
    assert done.returncode == 1
    assert "cannot be written" in one_line(done.stderr)
    assert contents(tmp_path) == {"file": b"kept"}


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "\x1b[31mred.txt", "[bold]x[bold].txt", "\u202etxt.a", "'\"`$(id).txt", "-.txt", "lạ lùng.txt"]
)
def test_hostile_names_are_shown_as_plain_text(command: Command, seed: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / name).write_bytes(seed.read_bytes())
    (folder / f"empty{name}").touch()
    done = command("build", folder / name, folder / f"empty{name}", "--out", tmp_path / "out", FORCE_COLOR="1")
    assert done.returncode == 1
    shown = one_line(done.stderr)
    assert all(c.isprintable() for c in done.stdout.decode() if c not in "\n\x1b")
    assert "[bold]" not in name or "[bold]" in shown
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["articles"][0]["source"].isprintable()


def test_a_name_that_is_not_utf_8(command: Command, seed: Path, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"b\xff.txt")).write_bytes(seed.read_bytes())
    done = command("build", tmp_path, "--out", tmp_path / "out", "-q")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_bug_in_one_article_does_not_cost_the_others(
    seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import graph.corpus.outcome

    def fragile(article: bienban.Article) -> bienban.KnowledgeGraph:
        if "Ngày khác" in article.text:
            raise KeyError("tên")
        return bienban.extract(article)

    monkeypatch.setattr(graph.corpus.outcome, "extract", fragile)
    (tmp_path / "bad.txt").write_text("Ngày khác, hội nghị đã họp.", encoding="utf-8")
    assert bienban.run(["build", str(seed), str(tmp_path / "bad.txt"), "--out", str(tmp_path / "out"), "-q"]) == 1
    assert "bad.txt: a bug in bienban (KeyError: 'tên'); please report it" in capsys.readouterr().err
    assert (tmp_path / "out" / "graph.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_by_a_signal(seed: Path, tmp_path: Path, sent: signal.Signals, code: int) -> None:
    """Standard input never ends, so the command is surely in the middle of its work."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.html").write_text("of an earlier run")
    with subprocess.Popen(
        [sys.executable, "-m", "bienban", "build", seed, "-", "--out", out],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        deadline = time.monotonic() + 30
        while len(list(out.iterdir())) < 2 and time.monotonic() < deadline:  # the hidden folder: work has begun
            time.sleep(0.02)
        time.sleep(0.2)
        process.send_signal(sent)
        stdout, stderr = process.communicate(timeout=30)
    assert process.returncode == code
    assert b"Traceback" not in stderr + stdout
    assert contents(out) == {"graph.html": b"of an earlier run"}


# -- help and usage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", bienban.cli.commands)
def test_help_is_whole_sentences_and_an_example(command: Command, verb: str) -> None:
    done = command(verb, "--help")
    said = " ".join(done.stdout.decode().split())
    assert done.returncode == 0
    assert f"Example: bienban {verb} " in said
    options = [parameter for parameter in bienban.cli.commands[verb].params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not (option.help or "").endswith(".")] == []


def test_the_list_of_commands_has_a_whole_sentence_for_each(command: Command) -> None:
    done = command("--help", COLUMNS="80")
    said = " ".join(done.stdout.decode().split())
    assert done.returncode == 0
    assert "bienban build seeds --out out" in said
    for verb, called in bienban.cli.commands.items():
        first = " ".join((called.help or "").split()).partition(". ")[0].rstrip(".")
        assert f" {verb} {first}. " in said
    assert 'eval "$(_BIENBAN_COMPLETE=bash_source bienban)"' in said


@pytest.mark.skipif(sys.platform == "win32", reason="the processor time of children is POSIX")
@pytest.mark.parametrize("language", ["en", "vi"])
def test_help_is_quick(command: Command, language: str) -> None:
    """In seconds of the processor, so that a busy machine does not count."""
    times = []
    for _ in range(5):
        began = os.times()
        command("--help", "--lang", language, fresh=True)
        ended = os.times()
        times.append(ended.children_user + ended.children_system - began.children_user - began.children_system)
    assert min(times) < 0.3, times


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build"],
        ["build", "seeds"],
        ["extract", "a", "b"],
        ["extract", "x", "-f", "pdf"],
        ["extract", "x", "--explain", "-f", "turtle"],
        ["query"],
        ["query", "out", "chairs", "-f", "pdf"],
        ["query", "out", "chairs", "--timeout", "0"],
        ["query", "out", "chairs", "--timeout", "soon"],
        ["validate"],
        ["validate", "out", "-f", "pdf"],
        ["validate", "out", "--lang", "fr"],
        ["ontology", "all"],
    ],
)
def test_wrong_usage_ends_with_two(command: Command, arguments: list[str]) -> None:
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: bienban" in done.stderr
    assert b"Traceback" not in done.stderr


def test_version(command: Command) -> None:
    assert command("--version").stdout.decode().strip() == f"bienban {bienban.__version__}"


def test_a_bug_is_one_line_unless_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("exporters.validation.validate", lambda _: 1 / 0)
    assert bienban.run(["validate", "out"]) == 1
    assert "a bug (ZeroDivisionError: division by zero)" in one_line(capsys.readouterr().err.encode())
    monkeypatch.setenv("BIENBAN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        bienban.run(["validate", "out"])


def test_an_article_outside_the_genre_gives_no_invented_facts(command: Command, tmp_path: Path) -> None:
    (tmp_path / "match.txt").write_text(
        "Đội tuyển thắng đậm trên sân nhà\n\nTối 27/12, đội tuyển Việt Nam thắng 3-0 trước Malaysia tại vòng bảng. "
        "Nguyễn Tiến Linh mở tỷ số ở phút 28, Quế Ngọc Hải nâng tỷ số lên 2-0 trên chấm phạt đền.\n\n"
        "Giá vàng trong nước sáng nay tăng 200 nghìn đồng mỗi lượng so với phiên trước.\n",
        encoding="utf-8",
    )
    done = command("build", tmp_path / "match.txt", "--out", tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert "match.txt: no facts found" in done.stdout.decode()
    assert set(report["facts"]) <= {"bb:mentions"}


def test_limits_and_columns_are_settings(command: Command, seed: Path, tmp_path: Path) -> None:
    done = command("extract", seed, "--limit", "letters=100")
    assert done.returncode == 1
    assert "the limit is 100" in one_line(done.stderr)
    rows = json.dumps({"bai": seed.read_text(encoding="utf-8"), "ai": "Ngân Nguyễn"}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    assert b"--text-column" in command("extract", tmp_path / "a.jsonl").stderr
    done = command(
        "extract", tmp_path / "a.jsonl", "--text-column", "bai", "-f", "nt", "--base", "https://example.org/id/"
    )
    assert done.returncode == 0
    assert b"<https://example.org/id/person/" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "x", "--limit", "letters=many"],
        ["extract", "x", "--limit", "words=1"],
        ["query", "out", "chairs", "-s", "person"],
    ],
)
def test_a_setting_there_is_not(command: Command, arguments: list[str]) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert b"Usage: bienban" in done.stderr
