"""What the READMEs say beside the table of facts: figures of the league table, and a wrong fact that really was one.

`BIENBAN_UPDATE_README=1 pytest tests/benchmarks/test_league.py tests/test_readme.py tests/test_readme_figures.py` writes
the figures anew, from what is measured (bienban's own facts) and from LEAGUE.md (everything else).
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.benchmarks.standings.sheet import LEAGUE, parts, rows
from tests.conftest import ROOT
from tests.evaluation.corpus import CORPUS
from tests.evaluation.gold import read_gold
from tests.evaluation.names import body_key, name_key

BOTH = (ROOT / "README.md", ROOT / "README.vi.md")
#: Readers of the league table in the order of the READMEs' columns.
READERS = ("bienban", "expressions", "spaCy", "underthesea")
FACTS = ("people", "bodies", "who holds which post", "all facts")
#: A figure, or what stands for one: a limit that was passed, a dash.
NUMBER = re.compile(r"(?:> )?(?<![\w.,])\d+(?:[.,]\d+)?(?=[ :])|(?<=\| )-(?= \|)")
MACHINE = re.compile(r"`[^`]+, \d+ cores, [^`]+`")


def league(part: str, column: str, begins: str) -> dict[str, str]:
    """The row of a part whose cell in the first column begins so."""
    found = rows(parts(LEAGUE.read_text(encoding="utf-8"))[part])
    return next(row for row in found if row.get(column, "").startswith(begins))


def beside() -> list[list[str]]:
    """F1 of each reader, to two places."""
    found = rows(parts(LEAGUE.read_text(encoding="utf-8"))["extraction"])
    table = {row["facts"]: row for row in found if "underthesea" in row}
    cells = [[table[facts][reader].split()[0] for reader in READERS] for facts in FACTS]
    return [[cell if cell == "-" else f"{float(cell):.2f}" for cell in row] for row in cells]


def fast() -> list[list[str]]:
    """Figures of the rows about speed."""
    median, ratio = "median, ms per 4 kB", "time x bienban's"
    ours, turtle = league("speed", "reader", "bienban"), league("rdf", "format", "turtle")
    questions, page = league("rdf", "questions", "the "), league("pages", "picture", "198 nodes")
    read = [
        [ours[median], other[median], other[ratio]]
        for other in (league("speed", "reader", "underthesea, named"), league("speed", "reader", "expressions"))
    ]
    measured = [
        *read,
        [turtle["1,000 statements/s"], turtle["1,000 statements/s (rdflib)"], turtle[ratio]],
        [questions["bienban, s"], questions["rdflib, s"], questions[ratio].partition(";")[0]],
        [page["bienban, s"], page["pyvis, s"], page["ratio"]],
    ]
    return [[short(cell) for cell in row] for row in measured]


def short(cell: str) -> str:
    """`215.0` as `215`: no more than a reader wants to know."""
    limit, value = re.fullmatch(r"(> )?([\d.,]+)", cell).groups("")  # type: ignore[union-attr]
    number = float(value.replace(",", ""))
    return f"{limit}{number:.0f}" if number >= 10 else f"{limit}{value}"


def table(path: Path, head: str) -> list[str]:
    """The rows of the first table whose head has these words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("|") and head in line)
    end = next(n for n in range(start, len(lines)) if not lines[n].startswith("|"))
    return lines[start + 2 : end]


def held_to(path: Path, found: list[str], wanted: list[list[str]]) -> None:
    """The numbers in all cells but the first of each row are these; or become these."""
    point = "," if path.suffixes == [".vi", ".md"] else "."
    localised = [[value.replace(".", point) for value in row] for row in wanted]
    if os.environ.get("BIENBAN_UPDATE_README"):
        text = path.read_text(encoding="utf-8")
        for line, values in zip(found, localised, strict=True):
            head, rest = line[: line.index("|", 1)], line[line.index("|", 1) :]
            left = iter(values)
            text = text.replace(line, head + NUMBER.sub(lambda _, left=left: next(left), rest))  # type: ignore[misc]
        path.write_text(text, encoding="utf-8")
        return
    assert [numbers(line) for line in found] == localised, "BIENBAN_UPDATE_README=1 pytest tests/test_readme_figures.py"


def numbers(line: str) -> list[str]:
    return NUMBER.findall(line[line.index("|", 1) :])


@pytest.mark.parametrize("path", BOTH, ids=lambda path: path.name)
def test_others_on_the_same_texts(path: Path) -> None:
    held_to(path, table(path, "| underthesea |"), beside())


@pytest.mark.parametrize("path", BOTH, ids=lambda path: path.name)
def test_how_fast(path: Path) -> None:
    head = {".md": "| times as fast |", ".vi.md": "| nhanh gấp |"}["".join(path.suffixes)]
    held_to(path, table(path, head), fast())
    machine = re.search(r"--only speed`: (.+?), load", LEAGUE.read_text(encoding="utf-8"))
    assert machine
    text = path.read_text(encoding="utf-8")
    assert len(MACHINE.findall(text)) == 1
    if os.environ.get("BIENBAN_UPDATE_README"):
        path.write_text(MACHINE.sub(lambda _: f"`{machine[1]}`", text), encoding="utf-8")
    else:
        assert f"`{machine[1]}`" in text


@pytest.mark.parametrize("path", BOTH, ids=lambda path: path.name)
def test_the_wrong_fact_is_a_wrong_one(path: Path) -> None:
    """Its words are in the text and go on as is said; the gold has the person in another body's post."""
    text = path.read_text(encoding="utf-8")
    article = re.search(r"\((tests/corpus/texts/[\w-]+\.txt)\)", text)
    assert article
    words, rest = re.findall(r"^\| [^|]+ \| `([^`]+)`.*\|$", text[article.end() :], re.MULTILINE)[:2]
    assert words + rest in (ROOT / article[1]).read_text(encoding="utf-8")
    said = next(line for line in text[article.end() :].splitlines() if "Phỏn-xay In-thi-lạt " in line)
    gold = read_gold(CORPUS / "gold" / f"{Path(article[1]).stem}.json")
    assert any(name_key(item.name) == name_key("Phỏn-xay In-thi-lạt") for item in gold.people)
    assert "Trưởng Ban Tổ chức Tỉnh ủy Sơn La" in said
    assert all(
        body_key(body) != body_key("Ban Tổ chức Tỉnh ủy Sơn La")
        for post in gold.posts
        if post.person == "Phỏn-xay In-thi-lạt"
        for body in post.bodies
        if body
    )
