"""The README is true: its commands run and print what it shows, its Python runs, its links lead somewhere, its figures
are those measured; and README.vi.md says the same in Vietnamese: the same commands and answers, pictures, links, figures.

`BIENBAN_UPDATE_README=1 pytest tests/test_readme.py` writes what the commands print now, and the figures, into both,
except where a line `…` stands for lines that are not shown.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import bienban
from tests.conftest import ROOT
from tests.evaluation.corpus import measure, pairs

README, VIETNAMESE = BOTH = ROOT / "README.md", ROOT / "README.vi.md"
TEXT, TRANSLATION = (path.read_text(encoding="utf-8") for path in BOTH)
FENCED = re.compile(r"```.*?```", re.DOTALL)
#: Classes of fact in the order of the table.
QUALITY = (
    "person", "body", "event", "document", "award", "holds post", "belongs to", "chairs", "organizes", "speaks at",
    "attends", "issued by", "receives", "all facts",
)  # fmt: skip
MEASURED = re.compile(
    r"^\| (?P<what>[^|]+) \| (?P<p>\d[.,]\d\d) \| (?P<r>\d[.,]\d\d) \| (?P<f1>\d[.,]\d\d) \|$", re.MULTILINE
)
COUNTED = re.compile(r"(?<=: )\d+(?= (?:texts|bài)\))")
#: How far a figure may be from what is measured now: a rule more is no reason to write a table anew, a worse reader is.
NEAR = 0.02
BLOCK = re.compile(r"```console\n\$ (?P<command>bienban [^\n]+)\n(?P<shown>.*?)```", re.DOTALL)

ELLIPSIS = "…"


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader of the README stands: `seeds`, and `out` as the first command leaves it."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    (folder / "out").symlink_to(built)
    return folder


def printed(command: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def shows(printed: str, shown: str) -> bool:
    """Whether all of the shown lines were printed, in this order and nothing between them but at a line `…`."""
    lines = [ELLIPSIS, *shown.splitlines(), ELLIPSIS]
    # How far the columns stand apart depends on the lines that are not shown.
    runs = [re.sub(r" +", " ", "\n".join(run)) for run in split(lines) if run]
    pattern = ".*".join(rf"^{re.escape(run)}$" for run in runs)
    return bool(re.search(pattern, re.sub(r" +", " ", printed), re.MULTILINE | re.DOTALL))


def split(lines: list[str]) -> list[list[str]]:
    """The runs of lines between the lines `…`."""
    marks = [n for n, line in enumerate(lines) if line.strip() == ELLIPSIS]
    return [lines[a + 1 : b] for a, b in pairwise(marks)]


def test_a_line_of_three_dots_stands_for_lines() -> None:
    assert shows("a\nb   c\nd\ne\n", "…\nb c\n…\ne\n")
    assert not shows("a\nb\nc\n", "…\na\nc\n")
    assert not shows("a\nb\nc\n", "c\n…\na\n")


def test_the_two_commands() -> None:
    assert "```sh\npip install . && bienban build seeds --out out\npip install '.[test]' && pytest\n```" in TEXT
    assert TEXT.startswith("# bienban\n\n**bienban reads ")


@pytest.mark.parametrize("block", list(BLOCK.finditer(TEXT)), ids=lambda block: block["command"][:40])
def test_commands_print_what_is_shown(block: re.Match[str], folder: Path) -> None:
    now = printed(block["command"], folder)
    if any(line.strip() == ELLIPSIS for line in block["shown"].splitlines()):
        assert shows(now, block["shown"])
    elif os.environ.get("BIENBAN_UPDATE_README"):
        for path in BOTH:
            text = path.read_text(encoding="utf-8")
            path.write_text(
                text.replace(block.group(), f"```console\n$ {block['command']}\n{now}```"), encoding="utf-8"
            )
    else:
        assert block["shown"] == now


def test_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    test = doctest.DocTestParser().get_doctest(TEXT, {}, "README.md", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_function_is_named() -> None:
    functions = [name for name in bienban.__all__ if name.islower()]
    assert [name for name in functions if f"`{name}`" not in TEXT] == []


def test_every_command_is_shown() -> None:
    commands = set(bienban.cli.commands) - {"extract"}
    assert [name for name in sorted(commands) if f"bienban {name} " not in TEXT] == []


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(FENCED, id="commands, queries and answers"),
        pytest.param(re.compile(r"^#+ ", re.MULTILINE), id="headings"),
        pytest.param(re.compile(r"\]\((?!README)([^)]+)\)"), id="links and pictures"),
        pytest.param(re.compile(r"^\|", re.MULTILINE), id="rows of tables"),
        pytest.param(re.compile(r"`((?:bienban |pip |python |--)[^`]+)`"), id="commands and options in the lines"),
    ],
)
def test_the_vietnamese_readme_is_in_step(what: re.Pattern[str]) -> None:
    """What is the same in every language, in the same order; in the lines, where languages differ in order, as many."""
    english, vietnamese = what.findall(TEXT), what.findall(TRANSLATION)
    if what is not FENCED:
        english, vietnamese = sorted(english), sorted(vietnamese)
    assert vietnamese == english, "README.md and README.vi.md differ; what stands in one belongs in the other"


def test_each_readme_leads_to_the_other() -> None:
    assert "(README.vi.md)" in TEXT
    assert "(README.md)" in TRANSLATION


def test_the_figures_are_those_measured() -> None:
    articles = pairs()
    figures = measure(articles).figures()
    rows = [list(MEASURED.finditer(text)) for text in (TEXT, TRANSLATION)]
    assert [len(found) for found in rows] == [len(QUALITY)] * 2
    if os.environ.get("BIENBAN_UPDATE_README"):
        for path, found, point in zip(BOTH, rows, ".,", strict=True):
            text = COUNTED.sub(str(len(articles)), path.read_text(encoding="utf-8"))
            for row, kind in zip(found, QUALITY, strict=True):
                now = figures[kind]
                cells = (f"{value:.2f}".replace(".", point) for value in (now.precision, now.recall, now.f1))
                text = text.replace(row.group(), f"| {row['what']} | {' | '.join(cells)} |")
            path.write_text(text, encoding="utf-8")
        return
    for found in rows:
        far = [
            (row["what"], name, row[name], round(now, 3))
            for row, kind in zip(found, QUALITY, strict=True)
            for name, now in zip(
                ("p", "r", "f1"), (figures[kind].precision, figures[kind].recall, figures[kind].f1), strict=True
            )
            if abs(float(row[name].replace(",", ".")) - now) > NEAR
        ]
        assert far == [], "say so in the README: BIENBAN_UPDATE_README=1 pytest tests/test_readme.py"
    assert [COUNTED.findall(text) for text in (TEXT, TRANSLATION)] == [[str(len(articles))]] * 2


def completed(shell: str, what: str, **asked: str) -> str:
    """What bienban answers a shell that was told to ask it, in the variable that the README names."""
    (variable,) = set(re.findall(r"\b(_\w+_COMPLETE)=", TEXT))
    done = subprocess.run(
        [sys.executable, "-m", "bienban"],
        cwd=ROOT,
        env={**os.environ, variable: f"{shell}_{what}", **asked},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("shell", "answer"), [("bash", "plain,extract\n"), ("zsh", "plain\nextract\n"), ("fish", "plain,extract\t")]
)
def test_the_shell_completes_commands(shell: str, answer: str) -> None:
    assert f"{shell}_source" in TEXT
    if shell == "bash" and not shutil.which("bash"):
        pytest.skip("click looks at the version of bash")
    assert "_BIENBAN_COMPLETE" in completed(shell, "source")
    words = "ex" if shell == "fish" else "1"
    found = completed(shell, "complete", COMP_WORDS="bienban ex", COMP_CWORD=words)
    assert found.startswith(answer)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), f"{target} is not there"


def test_pictures() -> None:
    pictures = {"viewer.png", "sheet.png", "phone.png"}
    assert set(re.findall(r"!\[[^]]+\]\(tests/pictures/([^)]+)\)", TEXT)) == pictures
    assert all((ROOT / "tests" / "pictures" / name).stat().st_size < 300_000 for name in pictures)
