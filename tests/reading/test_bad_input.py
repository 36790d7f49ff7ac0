"""Bad input as a user meets it: one `bienban build` over a folder of it, and every file has its line or its remark.

What each reader says is tested beside the readers (`test_documents.BAD`, `test_decoding`, `test_sources`); here is what
comes out in the end: which file, what, why; the good files built; the exit code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import bienban
from graph.errors import InputError
from graph.reading import Limits, Reading, Source, readings
from tests.conftest import ROOT, Command
from tests.reading import made
from tests.reading.test_documents import BAD
from tests.saying import FILES, one_line

OUTSIDE = Path(__file__).parent / "outside"

#: Name -> bytes -> what is said, besides `BAD`: what needs no reader of its own to go wrong.
PLAIN: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "the file is empty"),
    "blank.txt": (lambda: b" \n\t\r\n", "the file is empty"),
    "binary.txt": (lambda: bytes(range(256)), "binary, not text"),
    "nul.txt": (lambda: "Đồng chí An\0 chủ trì hội nghị".encode(), "a NUL byte in line 1"),
    "mixed.txt": (lambda: "Đồng chí An chủ trì\n".encode() * 9 + b"\xf2\xd0", "mixed encodings (UTF-8 until line 10"),
    "latin.txt": (lambda: "hôtel déjà été élève".encode("latin-1"), "not text in any encoding"),
    "quo\"te's.txt": (lambda: b"", "the file is empty"),
    "new\nline.txt": (lambda: b"", "the file is empty"),
}
#: What is read all the same, with a remark.
REMARKED = {
    "control.txt": ("Hội nghị\x07 tổng kết\x1b[31m công tác.".encode(), "2 control characters replaced by blanks"),
    "again.txt": (None, "the same text as a-good.txt"),
    "english.txt": (b"The committee met on Thursday and elected a chair.", "not Vietnamese"),
    "no-marks.txt": (b"Sang ngay 29/12, Ban Dan van Tinh uy to chuc hoi nghi tong ket.", "not Vietnamese"),
    "recipe.txt": ((OUTSIDE / "cong-thuc.txt").read_bytes(), "no facts found; is it a meeting report?"),
}


@dataclass(frozen=True)
class Outcome:
    code: int
    lines: dict[str, str]
    report: dict[str, list[dict[str, object]]]
    out: Path


@pytest.fixture(scope="module")
def outcome(command: Command, seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """All of it in one folder, built once."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "a-good.txt").write_bytes(seed.read_bytes())
    for name, (make, _) in (PLAIN | {k: v for k, v in BAD.items() if Path(k).suffix not in {".doc", ".gz"}}).items():
        (folder / name).write_bytes(make())
    for name, (content, _) in REMARKED.items():
        (folder / name).write_bytes(seed.read_bytes() if content is None else content)
    with (folder / "large.txt").open("wb") as file:
        file.write("Hội nghị tổng kết công tác. ".encode())
        file.truncate(200_000_000)
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "up").symlink_to(folder)
    (folder / os.fsdecode(b"\xff.txt")).touch()
    out = folder.parent / f"{folder.name}-out"
    done = command("build", folder, "--out", out)
    said = done.stderr.decode().splitlines()
    assert all(line.startswith("bienban: ") and line.isprintable() for line in said)
    lines = {line.split(": ")[1]: line for line in said}
    assert len(lines) == len(said), "one line a file"
    return Outcome(done.returncode, lines, json.loads((out / "report.json").read_text(encoding="utf-8")), out)


SAID = {name: says for name, (_, says) in (PLAIN | BAD).items() if Path(name).suffix not in {".doc", ".gz"}} | {
    "large.txt": "larger than 64 MB",
    "round.txt": "broken link",
    "\\xff.txt": "the file is empty",
}


@pytest.mark.parametrize("name", SAID)
def test_a_bad_file_has_one_line_that_says_which_what_and_why(outcome: Outcome, name: str) -> None:
    shown = name.replace("\n", "\\n").replace("\\xff", "\\udcff")
    told = [line for start, line in outcome.lines.items() if start.split("#")[0] == shown]
    assert len(told) == 1
    assert SAID[name] in told[0]
    assert ";" in told[0], "says what to do"
    skipped = [s for s in outcome.report["skipped"] if str(s["source"]).split("#")[0] == shown]
    assert [s["failed"] for s in skipped] == [True]
    assert SAID[name] in str(skipped[0]["problem"])


def test_no_other_file_is_complained_of(outcome: Outcome) -> None:
    assert len(outcome.lines) == len(SAID)


@pytest.mark.parametrize("name", REMARKED)
def test_what_is_odd_is_remarked_and_no_error(outcome: Outcome, name: str) -> None:
    assert name not in outcome.lines
    read = {str(a["source"]): " ".join(map(str, a["notes"])) for a in outcome.report["articles"]}  # type: ignore[call-overload]
    left_out = {str(s["source"]): str(s["problem"]) for s in outcome.report["skipped"] if not s["failed"]}
    assert REMARKED[name][1] in (read | left_out)[name]


def test_the_good_file_is_built_and_the_code_is_one(outcome: Outcome) -> None:
    assert outcome.code == 1
    assert set(FILES) <= {p.name for p in outcome.out.iterdir()}
    assert "Phan Văn Thắng" in (outcome.out / "graph.ttl").read_text(encoding="utf-8")


def test_remarks_alone_end_with_zero(command: Command, seed: Path, tmp_path: Path) -> None:
    for name, (content, _) in REMARKED.items():
        (tmp_path / name).write_bytes(seed.read_bytes() if content is None else content)
    done = command("build", tmp_path, "--out", tmp_path / "out", "-q")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_this_user_may_not_read(seed: Path, tmp_path: Path) -> None:
    """Root may read everything, so it gives that right up first."""
    (tmp_path / "good.txt").write_bytes(seed.read_bytes())
    (tmp_path / "closed.txt").write_text("Hội nghị", encoding="utf-8")
    (tmp_path / "closed.txt").chmod(0)
    rights = "-dac_override,-dac_read_search"
    humbly = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*humbly, sys.executable, "-m", "bienban", "build", tmp_path, "--out", tmp_path / "out", "-q"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "closed.txt: not readable by this user; change its permissions" in one_line(done.stderr)
    assert (tmp_path / "out" / "graph.html").exists()


def test_a_disk_that_fails_in_the_middle(command: Command, tmp_path: Path) -> None:
    (tmp_path / "failing.txt").symlink_to("/proc/self/mem")  # a file whose first byte cannot be read
    if not Path("/proc/self/mem").exists():
        pytest.skip("no /proc on this system")
    done = command("build", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "failing.txt: cannot be read (" in one_line(done.stderr)


def test_a_missing_extra_costs_only_the_files_that_need_it(
    seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    (tmp_path / "tin.html").write_text(made.page("Hội nghị\nĐồng chí An chủ trì hội nghị."), encoding="utf-8")
    assert bienban.run(["build", str(seed), str(tmp_path / "tin.html"), "--out", str(tmp_path / "out"), "-q"]) == 1
    said = "tin.html: web pages need the package lxml; pip install 'bienban[documents]'"
    assert said in one_line(capsys.readouterr().err.encode())
    assert (tmp_path / "out" / "graph.html").exists()


# -- limits are settings -------------------------------------------------------------------------------------------

#: Limit -> a file, how it is made of a text, a number that is too small for it, one that is not, and what is said.
LIMITED = {
    "file_bytes": ("tin.txt", str.encode, 1_000, 10_000, "larger than 1,000 bytes"),
    "unpacked_bytes": (
        "tin.docx",
        lambda text: made.word(*text.split("\n")),
        10_000,
        1_000_000,
        "unpacks to more than",
    ),
    "pages": ("tin.pdf", lambda text: made.pdf(text, height=8), 2, 40, "more than 2 pages"),
    "letters": ("tin.txt", str.encode, 1_000, 5_000, "the limit is 1,000"),
}
LONG = {
    "tin.html": lambda text: made.page(text).encode(),
    "tin.docx": lambda text: made.word(*text.split("\n")),
    "tin.pdf": made.pdf,
    "tin.jsonl": lambda text: json.dumps({"text": text}).encode(),
    "tin.csv": lambda text: ("text\n" + text.replace(",", ";").replace('"', "").replace("\n", " ") + "\n").encode(),
    "tin.eml": lambda text: ("Subject: Tin\nContent-Type: text/plain; charset=utf-8\n\n" + text).encode(),
}


@pytest.mark.parametrize("limit", LIMITED)
def test_every_limit_is_a_setting(command: Command, seed_text: str, tmp_path: Path, limit: str) -> None:
    name, make, less, more, says = LIMITED[limit]
    (tmp_path / name).write_bytes(make(seed_text))
    refused = command("extract", tmp_path / name, "--limit", f"{limit}={less}")
    assert refused.returncode == 1
    assert says in one_line(refused.stderr)
    assert command("extract", tmp_path / name, "--limit", f"{limit}={more}").returncode == 0


@pytest.mark.parametrize("name", LONG)
def test_the_length_of_an_article_is_limited_in_every_format(seed_text: str, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(LONG[name](seed_text))
    source = Source(name, name, tmp_path / name)
    (failure,) = readings(source, Limits(letters=2_000))
    assert isinstance(failure, InputError)
    assert "2,000" in str(failure)
    assert all(isinstance(item, Reading) for item in readings(source, Limits(letters=10_000)))


# -- articles outside the genre ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(OUTSIDE.iterdir()), ids=lambda path: path.stem)
def test_an_article_outside_the_genre_gives_no_facts(path: Path) -> None:
    """People may be mentioned; nobody chairs, holds, belongs, orders or is awarded anything."""
    kg = bienban.extract(bienban.read(path))
    article = kg.articles()[0].id
    assert [f for f in kg.facts() if f.subject != article] == []
    assert kg.nodes("Official") == []
