"""The command line as a user meets it: what it leaves, what it says, how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bienban
from tests.conftest import ROOT, Command

FILES = ["graph.graphml", "graph.html", "graph.jsonld", "graph.trig", "graph.ttl", "report.json"]


def one_line(stderr: bytes) -> str:
    """The single line on standard error, which is what every expected failure has."""
    lines = stderr.decode("utf-8").splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("bienban: ")
    assert lines[0].isprintable()
    return lines[0]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


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
    import graph.corpus

    def fragile(article: bienban.Article) -> bienban.KnowledgeGraph:
        if "Ngày khác" in article.text:
            raise KeyError("tên")
        return bienban.extract(article)

    monkeypatch.setattr(graph.corpus, "extract", fragile)
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
        re.match(r"    name-before-position +Phan Văn Thắng bb:holds Phó Bí thư Thường trực .* +“Đồng chí Phan", line)
        for line in block
    )
    assert re.fullmatch(r"\d+ sentences, \d+ mentions, \d+ facts, \d+ rules; 0 left unread", said[-1])


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


# -- query, validate and ontology ----------------------------------------------------------------------------------


def test_query(command: Command, built: Path) -> None:
    question = "SELECT ?who WHERE { ?p bb:chairs ?m ; rdfs:label ?who }"
    done = command("query", built, question, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert {"Lê Thành Công", "Phan Văn Thắng"} <= set(done.stdout.decode().split("\r\n"))
    assert "Phan Văn Thắng" in command("query", built, question).stdout.decode()


def test_query_from_a_file(command: Command, built: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?p bb:chairs ?m }", encoding="utf-8")
    assert b"true" in command("query", built, "@ask.rq", cwd=tmp_path).stdout


@pytest.mark.parametrize("option", ["--param", "-p", "--set", "-s"])
def test_a_ready_question_is_filled_in(command: Command, built: Path, option: str) -> None:
    done = command("query", built, "positions", option, "person=Phan Văn Thắng", "-f", "csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Phó Bí thư Thường trực Tỉnh ủy Đồng Tháp" in done.stdout.decode().split("\r\n")


@pytest.mark.parametrize(
    ("format", "begins"),
    [("table", "who\n─"), ("csv", "who\r\n"), ("tsv", "?who\n"), ("json", "{"), ("xml", "<?xml")],
)
def test_answers_in_rows(command: Command, built: Path, format: str, begins: str) -> None:
    question = "SELECT ?who WHERE { ?p bb:chairs ?m ; rdfs:label ?who } ORDER BY ?who"
    done = command("query", built, question, "--format", format, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith(begins)
    assert "Phan Văn Thắng" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "question", ["CONSTRUCT { ?p bb:chairs ?m } WHERE { ?p bb:chairs ?m }", "DESCRIBE ?p WHERE { ?p bb:chairs ?m }"]
)
def test_answers_in_triples(command: Command, built: Path, question: str) -> None:
    done = command("query", built, question, "--format", "turtle")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"@prefix ")
    assert b" bb:chairs <" in done.stdout


def test_rows_are_not_turtle(command: Command, built: Path) -> None:
    done = command("query", built, "ASK { ?s ?p ?o }", "--format", "turtle")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "CONSTRUCT" in one_line(done.stderr)


def test_a_question_has_a_time_limit(command: Command, built: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?c != ?l) }"
    began = time.monotonic()
    done = command("query", built, endless, "--timeout", "1")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "no answer within 1 second" in one_line(done.stderr)
    assert time.monotonic() - began < 20


def test_the_ready_questions_are_listed(command: Command) -> None:
    done = command("query", "--list")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 15


@pytest.mark.parametrize(
    "arguments",
    [
        ["out", "SELECT nonsense"],
        ["out", "SELECT * { ?s ?p"],
        ["out", "positions", "--param", "nobody=x"],
        ["out", "positions"],
        ["out", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"],
        ["out", "no-such-question"],
        ["out", "@missing.rq"],
        ["missing", "ASK { ?s ?p ?o }"],
        ["empty.ttl", "SELECT"],
    ],
)
def test_a_question_that_cannot_be_answered(
    command: Command, built: Path, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "empty.ttl").touch()
    (tmp_path / "out").symlink_to(built)
    done = command("query", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    one_line(done.stderr)


def test_validate(command: Command, built: Path, broken: Path, tmp_path: Path) -> None:
    done = command("validate", built)
    assert (done.returncode, done.stderr) == (0, b"")
    assert command("validate", built, "--quiet").stdout == b""
    assert command("validate", broken).returncode == 1
    assert command("validate", broken, "--quiet").stdout != b""
    missing = command("validate", tmp_path / "missing.ttl", "--format", "json")
    assert (missing.returncode, missing.stdout) == (1, b"")
    one_line(missing.stderr)


@pytest.fixture(scope="module")
def broken(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the seeds with an assertion that says nothing."""
    path = tmp_path_factory.mktemp("broken") / "broken.ttl"
    nothing = "<http://example.org/a> a <https://w3id.org/bienban/ns#Assertion> ."
    path.write_text(f"{(built / 'graph.ttl').read_text(encoding='utf-8')}\n{nothing}\n", encoding="utf-8")
    return path


def test_validate_speaks_both_languages(command: Command, broken: Path) -> None:
    vietnamese, english = (command("validate", broken, *lang).stdout.decode() for lang in ([], ["--lang", "en"]))
    assert "Không đạt: " in vietnamese
    assert "  LỖI: " in vietnamese
    assert "Does not conform: " in english
    assert "  VIOLATION: " in english


def test_validate_for_programs(command: Command, broken: Path, built: Path) -> None:
    done = command("validate", broken, "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, b"")
    assert not report["conforms"]
    assert report["violations"] == sum(f["severity"] == "violation" for f in report["findings"]) > 0
    sound = command("validate", built, "--format", "json")
    assert sound.returncode == 0
    assert json.loads(sound.stdout)["conforms"]


def test_validate_for_code_review_and_browsers(command: Command, broken: Path) -> None:
    sarif = command("validate", broken, "--format", "sarif")
    (run,) = json.loads(sarif.stdout)["runs"]
    assert sarif.returncode == 1
    assert "error" in {result["level"] for result in run["results"]}
    html = command("validate", broken, "--format", "html", "--lang", "en")
    assert html.returncode == 1
    assert html.stdout.startswith(b'<!doctype html>\n<html lang="en">')
    assert b"<script" not in html.stdout


@pytest.mark.parametrize("part", ["ontology", "shapes", "codes", "context", "docs"])
def test_ontology(command: Command, part: str) -> None:
    done = command("ontology", part, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == bienban.ontology(part)
    assert len(done.stdout) > 1000


def test_ontology_alone_is_the_vocabulary(command: Command) -> None:
    assert b"a owl:Ontology" in command("ontology").stdout


def test_offered_formats_are_those_there_are() -> None:
    """The command line lists them itself, so that `--help` need not import who writes them."""
    from exporters import commandline, rdf, sparql
    from exporters.ontology.documentation import PARTS
    from exporters.sparql.formats import FORMATS as ANSWERS
    from exporters.validation.formats import FORMATS as REPORTS

    assert tuple(ANSWERS) == commandline.ANSWER_FORMATS
    assert tuple(REPORTS) == commandline.REPORT_FORMATS
    assert tuple(PARTS) == commandline.ONTOLOGY_PARTS
    assert set(commandline.RDF_FORMATS) == set(rdf.FORMATS)
    assert sparql.LIMIT == commandline.SECONDS


# -- help and usage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", [[], ["build"], ["extract"], ["minutes"], ["query"], ["validate"], ["ontology"]])
def test_help_is_whole_sentences_and_an_example(command: Command, verb: list[str]) -> None:
    done = command(*verb, "--help")
    said = " ".join(done.stdout.decode().split())
    assert done.returncode == 0
    assert "xample: bienban" in said if verb else "bienban build seeds --out out" in said


def test_help_is_quick(command: Command) -> None:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        command("--help")
        times.append(time.perf_counter() - began)
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
