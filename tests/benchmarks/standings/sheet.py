"""LEAGUE.md: an introduction, parts that are measured apart and dated apart, and what was not compared.

A part lies between two comments; writing one leaves the others as they are.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.articles import ROOT

__all__ = ["LEAGUE", "ORDER", "cells", "measured_on", "parts", "rows", "table", "written"]

LEAGUE = ROOT / "tests" / "benchmarks" / "LEAGUE.md"
ORDER = ("extraction", "speed", "rdf", "pages")
_PART = re.compile(r"<!-- part (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)

_INTRODUCTION = """\
# League table

bienban beside what can be run in its place, on the same texts and graphs, on one machine. All of it is measured by

    python -m tests.benchmarks.league

in less than six minutes; `--only extraction speed rdf pages` measures some parts, and the others keep their figures and dates.
The packages that are compared are installed by it in an environment of their own (`--peers DIR` keeps that for the next time);
needed beside `pip install '.[test]'` are a package index and, for pages, Chromium with chromedriver. Absolute times are of the
machine that a part names; ratios are of one run, one beside the other.

"""
_NOT_COMPARED = """\
## What was not compared, and why

As far as a line says so, it was installed from the package index and tried, without a network to fetch weights from.

| what | why not |
|---|---|
| language models, by hand or through iText2KG 1.1.0, KGGen 0.4.0, knowledge-graph-maker 0.2.1 | they read with a model behind an interface (iText2KG tried: `The api_key client option must be set`; the others list `openai` among what they need). A strong one with the schema in hand may well read better than bienban; it costs money or a large machine, seconds to minutes an article, and another answer each time |
| GraphRAG 3.3.0 without a language model | tried: what finds noun phrases in it is for English (`RegexENNounPhraseExtractor`) and stops without NLTK's `brown` corpus |
| rapidGraph 0.2.1 with its models | GLiNER and REBEL come from a hub; the rules on which it falls back are in the table |
| VnCoreNLP (py_vncorenlp 0.1.4) | the package is a door to a Java archive and models that it fetches from GitHub |
| PhoNLP 0.3.5, PhoBERT, stanza 1.15.0, GLiNER 0.2.29 | code without weights, which come from a hub |
| textacy 0.13.0, relations | wants sentences parsed by a spaCy model, and spaCy has none for Vietnamese |
| pyvi 0.1.1, quality | it parts and tags words and names nothing; its speed is in the table |
| articles of newspapers | they are not ours to print; the corpus is invented after them |
| SPARQL servers | `bienban push` loads them; their speed is theirs |
"""


def parts(text: str) -> dict[str, str]:
    """Name -> what stands in that part."""
    return dict(_PART.findall(text))


def written(measured: Mapping[str, str], path: Path = LEAGUE) -> None:
    """Write the file with these parts anew and the others as they were."""
    kept = parts(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept.update(measured)
    text = "".join(f"<!-- part {name} -->\n{kept[name]}<!-- end -->\n\n" for name in ORDER if name in kept)
    beside = path.with_suffix(".new")
    beside.write_text(_INTRODUCTION + text + _NOT_COMPARED, encoding="utf-8", newline="\n")
    beside.replace(path)


def table(header: Sequence[str], body: Iterable[Sequence[object]]) -> str:
    """A table of Markdown, with what is measured to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *body]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def rows(part: str) -> list[dict[str, str]]:
    """Every row of every table of a part: heading of the column -> cell."""
    found: list[dict[str, str]] = []
    header: list[str] = []
    for line in part.splitlines():
        if not line.startswith("|"):
            header = []
        elif not header:
            header = cells(line)
        elif not line.startswith(("|---", "| ---")):
            found.append(dict(zip(header, cells(line), strict=True)))
    return found


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def measured_on(date: str, name: str) -> str:
    """The line that says when, on what and how a part was measured."""
    said = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        said = next(
            (line.partition(": ")[2] for line in info.read_text().splitlines() if line.startswith("model name")), said
        )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Measured on {date} with `python -m tests.benchmarks.league --only {name}`: {said.strip()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()}, Python {platform.python_version()}{load}; bienban at {_commit()}.\n\n"
    )


def _commit() -> str:
    """The commit that is measured, with a + when files of the program differ from it; "no commit" outside a repository."""
    git = ["git", "-C", str(ROOT)]
    done = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    if done.returncode:
        return "no commit"
    changed = subprocess.run(
        [*git, "status", "--porcelain", "--", "graph", "exporters", "bienban.py"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() + ("+" if changed.stdout.strip() else "")
