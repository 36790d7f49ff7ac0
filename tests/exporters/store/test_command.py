"""`bienban build --store` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.exporters.store.small import write

pytest.importorskip("pyoxigraph")
NAMES = ("graph.html", "graph.ttl", "graph.trig", "graph.jsonld", "graph.graphml", "report.json")


def test_a_store_is_built_asked_changed_and_written_out(command: Command, tmp_path: Path) -> None:
    write(tmp_path / "news", range(4))
    (tmp_path / "news" / "empty.txt").touch()
    done = command("build", "news", "--store", "archive", "--log", "log.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["bienban: empty.txt: the file is empty; give the text of an article"]
    shown = done.stdout.decode()
    assert "Of 5 sources 5 were read and 0 were known; 4 articles came in and 0 went out" in shown
    assert "Ask: bienban query archive chairs" in shown
    asked = command("query", "archive", "chairs", "--format", "csv", cwd=tmp_path).stdout
    log = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert "bai-0003.txt: article/" in log
    assert "WARNING empty.txt: the file is empty" in log
    run = json.loads((tmp_path / "archive" / "run.json").read_text(encoding="utf-8"))
    assert (run["read"], run["articles"], len(run["slowest"])) == (5, 4, 4)
    report = json.loads((tmp_path / "archive" / "report.json").read_text(encoding="utf-8"))
    assert [s["source"] for s in report["skipped"]] == ["empty.txt"]
    assert sum(report["facts"].values()) == sum(a["facts"] for a in report["articles"])

    (tmp_path / "news" / "empty.txt").unlink()
    done = command("build", "news", "--store", "archive", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "Of 4 sources 0 were read and 4 were known; 0 articles came in and 0 went out" in done.stdout.decode()
    assert command("build", "news", "--out", "plain", "-q", cwd=tmp_path).returncode == 0
    for name in NAMES:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "plain" / name).read_bytes(), name
    assert command("query", "plain", "chairs", "--format", "csv", cwd=tmp_path).stdout == asked


def test_what_cannot_be_is_one_line(command: Command, tmp_path: Path) -> None:
    write(tmp_path / "news", range(1))
    assert command("build", "news", cwd=tmp_path).returncode == 2
    (tmp_path / "file").touch()
    for arguments, words in (
        (("build", "news", "--store", "file"), "file: cannot be written"),
        (("build", "nothing", "--store", "archive"), "no such file or folder"),
        (("build", "news", "--store", "archive", "--log", "nowhere/log"), "cannot be written"),
    ):
        done = command(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stderr.decode().count("\n")) == (1, 1), done.stderr
        assert words in done.stderr.decode()
    (tmp_path / "archive").mkdir(exist_ok=True)
    (tmp_path / "archive" / "store.json").write_text("{}", encoding="utf-8")
    done = command("query", "archive", "chairs", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode().count("\n")) == (1, 1)
    assert "build it again in a new folder" in done.stderr.decode()
