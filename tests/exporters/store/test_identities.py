"""Who is whom in a store, as a user of the command line sees and judges it; and sheets of meetings from a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command
from tests.exporters.store.small import held, identities, write, write_sightings

pytest.importorskip("pyoxigraph")

AN, HOA = "person/an-giang/le-van-an-179303", "person/an-giang/tran-thi-hoa-c406ed"


@pytest.fixture
def archive(command: Command, tmp_path: Path) -> Path:
    """A folder with articles in `news`, a store `archive` and a built folder `out`."""
    write(tmp_path / "news", range(4))
    write_sightings(tmp_path / "news", range(1000, 1020))
    for target in ("--store=archive", "--out=out"):
        done = command("build", "news", target, "--quiet", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
    return tmp_path


def test_look_ask_judge_and_take_back(command: Command, archive: Path) -> None:
    store = archive / "archive"
    before, log = held(store), identities(store)
    assert log == identities(archive / "out")
    looks = (("identities", "{}"), ("identities", "{}", "--explain", AN, HOA), ("minutes", "{}"))
    for arguments in looks:
        told = [command(*(a.format(place) for a in arguments), cwd=archive) for place in ("archive", "out")]
        assert told[0].returncode == 0, told[0].stderr
        assert told[0].stdout == told[1].stdout != b""
    why = ("--reason", "đổi tên", "--source", "lời kể")
    done = command("identities", "archive", "--same", AN, HOA, *why, cwd=archive)
    assert done.returncode == 0, done.stderr
    asked = "SELECT ?p { ?p a bb:Person ; rdfs:label|skos:altLabel 'Trần Thị Hòa'@vi }"
    assert AN.encode() not in command("query", "archive", asked, cwd=archive).stdout
    assert command("build", "news", "--store", "archive", "-q", cwd=archive).returncode == 0
    assert AN.encode() in command("query", "archive", asked, cwd=archive).stdout
    assert "judged-same" in identities(store)
    (store / "identities.toml").rename(archive / "kept.toml")
    assert command("build", "news", "--store", "archive", "-q", cwd=archive).returncode == 0
    assert (held(store), identities(store)) == (before, log)
    # The file may be anywhere, and then nothing in the folders counts.
    for target, place in (("--store", "archive"), ("--out", "out")):
        done = command("build", "news", target, place, "-q", "--identities", "kept.toml", cwd=archive)
        assert done.returncode == 0, done.stderr
        assert AN.encode() in command("query", place, asked, cwd=archive).stdout
    assert identities(store) == identities(archive / "out")


def test_a_judgement_file_that_cannot_be_used_is_one_line(command: Command, archive: Path) -> None:
    before = held(archive / "archive")
    (archive / "broken.toml").write_text("[[same]\n", encoding="utf-8")
    for name, words in (("nowhere.toml", "no such file"), ("broken.toml", "not TOML")):
        done = command("build", "news", "--store", "archive", "--identities", name, cwd=archive)
        assert (done.returncode, done.stderr.decode().count("\n")) == (1, 1), done.stderr
        assert words in done.stderr.decode()
    assert held(archive / "archive") == before
    for place, kind in (("archive", "same"), ("out", "different")):
        text = f'[[{kind}]]\npeople = ["{AN}", "{HOA}"]\nreason = "lý do"\nsource = "nguồn"\n'
        (archive / place / "identities.toml").write_text(text, encoding="utf-8")
    done = command("build", "news", "--store", "archive", "--out", "out", cwd=archive)
    assert done.returncode == 1
    assert "judged both the same and different" in done.stderr.decode()
    assert held(archive / "archive") == before
