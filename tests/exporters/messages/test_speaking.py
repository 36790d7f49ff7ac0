"""The command line as somebody meets it who reads Vietnamese: help, usage, errors, progress; and what stays the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import bienban
from exporters import messages
from exporters.messages.matching import Templates
from tests.conftest import ROOT, Command
from tests.saying import contents, one_line

VIETNAMESE = {"BIENBAN_LANG": "", "LC_ALL": "vi_VN.UTF-8"}


def said(command: Command, *arguments: str | Path, **environment: str) -> str:
    done = command(*arguments, **environment)
    return " ".join((done.stdout + done.stderr).decode().split())


# -- which language ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LANG": "vi_VN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "vi_VN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:vi:en"}, "vi"),
        ([], {"LANG": "en_US.UTF-8", "BIENBAN_LANG": "vi"}, "vi"),
        ([], {"LANG": "vi_VN", "BIENBAN_LANG": "klingon"}, "vi"),
        (["--lang", "en", "build"], {"BIENBAN_LANG": "vi"}, "en"),
        (["build", "--lang=vi"], {}, "vi"),
        (["build", "--help", "--lang", "vi"], {}, "vi"),
        (["--lang", "vi", "build", "--lang", "en"], {}, "en"),
        (["build", "--", "--lang", "vi"], {}, "en"),
        (["build", "--lang"], {}, "en"),
        (["build", "--lang", "fr"], {}, "en"),
    ],
)
def test_the_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert messages.chosen(arguments, environment)[0] == language


def test_what_is_kept_follows_the_option_only(command: Command, seed: Path, built: Path) -> None:
    """A locale changes what is said; a sheet and a report are the same on every machine unless `--lang` says so."""
    sheets = {
        name: command(*arguments, **environment).stdout.decode().splitlines()[0]
        for name, arguments, environment in (
            ("plain", ("minutes", seed), {"LC_ALL": "C.UTF-8"}),
            ("locale", ("minutes", seed), {"BIENBAN_LANG": "en", "LC_ALL": "en_US.UTF-8"}),
            ("before", ("--lang", "en", "minutes", seed), VIETNAMESE),
            ("after", ("minutes", seed, "--lang", "en"), VIETNAMESE),
        )
    }
    assert sheets["plain"] == sheets["locale"] != sheets["before"] == sheets["after"]
    for format in ("json", "sarif"):
        reports = {command("validate", built, "-f", format, BIENBAN_LANG=name).stdout for name in ("vi", "en")}
        assert len(reports) == 1


# -- help and usage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["", *bienban.cli.commands])
def test_every_help_in_both_languages(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same options, metavars and examples; in Vietnamese no sentence of the English help."""
    shown = {}
    for language in ("en", "vi"):
        assert bienban.run([*filter(None, [verb]), "--help", "--lang", language]) == 0
        shown[language] = " ".join(capsys.readouterr().out.split())
    called = bienban.cli.commands[verb] if verb else bienban.cli
    examples = [
        line.strip().removeprefix("Example: ") for line in (called.help or "").splitlines() if "Example: " in line
    ]
    for language, word in (("en", "Example"), ("vi", "Ví dụ")):  # lines are broken at blanks and hyphens
        unbroken = shown[language].replace(" ", "")
        assert [e for e in examples if f"{word}: {e}".replace(" ", "") not in unbroken] == []
    assert bool(examples) == bool(verb)
    for option in called.params:
        assert all(name in text for name in option.opts if name.startswith("--") for text in shown.values())
    assert shown["vi"].startswith("Cách dùng: bienban ")
    english = messages.catalogue("commands")
    assert [text for text in english if len(text) > 8 and text in shown["vi"] and text != english[text]] == []
    assert "[default:" not in shown["vi"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["buidl"], "Không có lệnh 'buidl'. Có phải là 'build'?"),
        (["build"], "Thiếu tham số 'SOURCE...'."),
        (["build", "seeds"], "Cần có --out DIR, --store DIR, hoặc cả hai."),
        (["extract", "a", "b"], "Thừa tham số (b)"),
        (
            ["extract", "x", "-f", "pdf"],
            "Giá trị không hợp lệ cho '--format' / '-f': 'pdf' không phải là một trong 'turtle', ",
        ),
        (
            ["extract", "x", "--limit", "words=1"],
            "words=1 không phải là một trong file_bytes, unpacked_bytes, letters, pages kèm một con số",
        ),
        (["query", "out", "chairs", "--timeout", "soon"], "'soon' không phải là số nguyên."),
        (["query", "out", "chairs", "--timeout", "0"], "0 không nằm trong khoảng 1<=x<=86400."),
        (["query", "out", "chairs", "-s", "person"], "'person' không có dạng NAME=VALUE"),
        (["query", "--timeout"], "Tùy chọn '--timeout' cần một giá trị."),
        (["identities", "out", "--same", "a"], "Tùy chọn '--same' cần 2 giá trị."),
        (["validate", "out", "--quiet=yes"], "Tùy chọn '--quiet' không nhận giá trị."),
        (["ontology", "--nope"], "Không có tùy chọn '--nope'."),
    ],
)
def test_wrong_usage(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert bienban.run(arguments) == 2
    told = capsys.readouterr().err
    assert bienban.run(["--lang", "vi", *arguments]) == 2
    shown = capsys.readouterr().err
    assert says in shown
    assert "Lỗi: " in shown
    assert ("Cách dùng: bienban " in shown) == ("Usage: bienban " in told)
    assert not any(word in shown for word in ("Usage", "Error", "Invalid", "Try"))


def test_no_arguments_are_told_the_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for language, error in (("en", "Error"), ("vi", "Lỗi")):
        monkeypatch.setenv("BIENBAN_LANG", language)
        assert bienban.run(["--help"]) == 0
        whole = capsys.readouterr().out
        assert bienban.run([]) == 2
        shown = capsys.readouterr()
        assert (shown.out + shown.err).strip() == whole.strip()
        assert error not in whole


def test_completion_explains_in_the_language(command: Command) -> None:
    asked = {"_BIENBAN_COMPLETE": "zsh_complete", "COMP_WORDS": "bienban ex", "COMP_CWORD": "1"}
    assert "In đồ thị của một bài" in said(command, **VIETNAMESE, **asked)
    assert "Print the graph of one article" in said(command, **asked)


# -- errors, remarks and summaries -----------------------------------------------------------------------------------


def test_build_speaks_vietnamese_and_writes_the_same(command: Command, seed: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    shutil.copy(seed, news / "tin.txt")
    shutil.copy(seed, news / "lai.txt")
    (news / "empty.txt").touch()
    (news / "english.txt").write_text("The committee met on Thursday.", encoding="utf-8")
    done = command("build", news, "--out", tmp_path / "vi", **VIETNAMESE)
    assert done.returncode == 1
    assert one_line(done.stderr) == "bienban: empty.txt: tệp trống; cần đưa văn bản của một bài"
    out = " ".join(done.stdout.decode().split())
    assert "Đã đọc 1 bài, bỏ qua 2; mọi dữ kiện đều có nguyên văn làm căn cứ, trong đó " in out
    assert "tin.txt: cùng nội dung với lai.txt" in out
    assert "english.txt: không phải tiếng Việt, hoặc không có dấu; đã bỏ qua" in out
    assert "Hãy mở " in out
    command("build", news, "--out", tmp_path / "en", "-q", LC_ALL="C.UTF-8")
    assert contents(tmp_path / "vi") == contents(tmp_path / "en")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("extract", "missing.txt"), "missing.txt: không có tệp hay thư mục này; cần kiểm tra lại tên và thư mục hiện tại"),
        (("extract", "rtf.txt"), "rtf.txt: đây là tệp RTF, không phải một bài; cần lưu lại thành .docx hoặc văn bản UTF-8"),
        (("build", "empty.txt", "--out", "o"), "empty.txt: tệp trống; cần đưa văn bản của một bài; không ghi gì cả"),
        (("build", ".", "--out", "rtf.txt"), "rtf.txt: không ghi được (không phải là thư mục); cần chọn --out khác hoặc dọn chỗ này"),
        (("query", "graph.nt", "SELECT ?x WHERE { ?x a 'open }"), "dòng 1, cột 24: dấu nháy chưa đóng"),
        (("query", "graph.nt", "chair"), "không có câu hỏi sẵn nào tên là 'chair'; có phải là "),
        (("query", "graph.nt", "SELECT ?x { SERVICE <http://x> { ?x ?y ?z } }"), "dòng 1, cột 13: SERVICE sẽ khiến truy vấn gọi sang máy khác"),
        (("validate", "missing"), "missing: không có tệp hay thư mục này"),
        (("extract", "long.txt", "--limit", "letters=1000"), "(1.200 ký tự, giới hạn là 1.000)"),
    ],
)  # fmt: skip
def test_errors(
    arguments: tuple[str, ...],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rtf.txt").write_bytes(b"{\\rtf1 x}")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "graph.nt").touch()
    (tmp_path / "long.txt").write_text("ông " * 300, encoding="utf-8")
    assert bienban.run([*arguments, "--lang", "vi"]) == 1
    assert says in one_line(capsys.readouterr().err.encode())


def test_errors_of_the_library_are_english_and_classes_the_same(tmp_path: Path) -> None:
    """Programs meet what they met before, whatever the command line was last told to speak."""
    messages.speak("vi")
    try:
        with pytest.raises(bienban.InputError, match="no such file or folder; check the name"):
            bienban.read(tmp_path / "missing.txt")
    finally:
        messages.speak("en")


def test_a_name_cannot_take_part_in_the_message(command: Command, tmp_path: Path) -> None:
    name = "nothing (the file is empty); save it.txt"
    (tmp_path / name).touch()
    done = command("extract", name, "--lang", "vi", cwd=tmp_path)
    assert one_line(done.stderr) == f"bienban: {name}: tệp trống; cần đưa văn bản của một bài"


def test_a_long_hostile_message_is_matched_in_no_time() -> None:
    templates = Templates(messages.catalogue("errors"))
    hostile = ": cannot be written (" * 20_000
    assert templates.fill(hostile, str) is None
    messages.speak("vi")
    try:
        assert messages.translated(f"{hostile}; nothing") == f"{hostile}; nothing"
    finally:
        messages.speak("en")


def test_numbers(command: Command) -> None:
    messages.speak("vi")
    try:
        assert messages.number(1234567.5) == "1.234.567,5"
        assert messages.say("{count} articles", count=1200) == "1.200 bài"
    finally:
        messages.speak("en")
    assert messages.number(1234567.5) == "1,234,567.5"


def test_the_catalogue_is_text_and_in_the_package() -> None:
    files = sorted((ROOT / "exporters" / "messages" / "vi").iterdir())
    assert {file.suffix for file in files} == {".json"}
    assert all(set(json.loads(file.read_text(encoding="utf-8"))) == {"about", "messages"} for file in files)
