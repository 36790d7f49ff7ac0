"""The README is true: its commands run and print what it shows, its Python runs, its links lead somewhere.

`BIENBAN_UPDATE_README=1 pytest tests/test_readme.py` writes what the commands print now into the README, except where a
line `…` stands for lines that are not shown.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import bienban
from tests.conftest import ROOT

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
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
        env={**os.environ, "PYTHONPATH": str(ROOT)},
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
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(block.group(), f"```console\n$ {block['command']}\n{now}```"), encoding="utf-8")
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


def test_links_and_pictures() -> None:
    pictures = {"viewer.png", "sheet.png", "phone.png"}
    assert set(re.findall(r"!\[[^]]+\]\(tests/pictures/([^)]+)\)", TEXT)) == pictures
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), f"{target} is not there"
        if target.endswith(".png"):
            assert (ROOT / target).stat().st_size < 300_000
