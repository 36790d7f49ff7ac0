"""How right: facts of tests/corpus, class by class, beside other readers; the same answer on every run; facts without words."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.articles import ROOT
from tests.benchmarks.peers import regexes
from tests.benchmarks.peers.environments import runs
from tests.benchmarks.peers.judging import judged, texts
from tests.benchmarks.standings.sheet import measured_on, rows, table
from tests.evaluation.corpus import graph_of, measure, pairs
from tests.evaluation.tally import EDGES, NODES, Row, Tally

__all__ = ["EXPRESSIONS", "KINDS", "OURS", "part", "refreshed", "wordless"]

OURS, EXPRESSIONS = "bienban", "expressions"
#: Class of fact -> how it is called here.
KINDS = {
    "person": "people", "body": "bodies", "event": "meetings and events", "document": "documents", "award": "awards",
    "campaign": "campaigns", "nodes": "all of these", "holds post": "who holds which post", "belongs to": "what belongs to what",
    "chairs": "who chairs", "organizes": "who organises", "speaks at": "who speaks", "attends": "who attends",
    "issued by": "who issued a document", "grants": "who grants an award", "presents": "who presents it",
    "receives": "who receives it", "edges": "all of these edges", "event date": "days of events", "all facts": "all facts",
}  # fmt: skip
#: What the others have; `None` for precision: names without a class.
_HAVE = {
    EXPRESSIONS: {*NODES, *EDGES, "nodes", "edges", "event date", "all facts"} - {"belongs to", "presents"},
    "extr": {"person", "body", "holds post"},
    "spaCy": {"person", "body"},
    "underthesea": {"person", "body"},
    "rapidGraph": {"person", "body"},
}
_MODULES = {"extr": "run_extr", "spaCy": "run_spacy", "underthesea": "run_underthesea", "rapidGraph": "run_rapidgraph"}
_UNTYPED = {"rapidGraph"}
_SEEDS = ("0", "1", "2", "3", "random")
_ABOUT = """\
## How right

On the {count} texts of `tests/corpus`, with the scorer of `tests/evaluation`. bienban's grammar has learnt from these texts, so
this is how well it keeps what it knows. 116 newspaper articles that it had never seen were read with an F1 of 0.86 (precision 0.92,
recall 0.81; 22 and 23 November 2026, in seven sets, each read before the rules learnt from it; gold made blind,
[as here](../corpus/README.md)). That is the better guess of what yours will give; the articles are not ours to publish, so it
cannot be measured again from here.

"""
_BESIDE = """\
F1 (precision / recall) beside others, who are helped where they have no way to know
([how](peers/judging.py)): short names of bodies and given names are completed for them from the gold, and places that are no
body are not held against them. bienban gets no help. `-`: a reader does not have this class. `{expressions}` are
[what a good programmer writes in an afternoon](peers/regexes.py); extr is a package that makes entities and relations by
rules, given those of people, bodies and roles, and spaCy's EntityRuler has their knowledge as patterns over words; underthesea names entities
with a CRF trained on news, and calls most bodies of this genre places; rapidGraph is text-to-graph software whose rules give
names without a class, so only how many of the names it finds is told.

"""
_STEADY = """\
The same bytes (bienban: N-Quads of all texts; others: all that they found) with other seeds of Python's hashes in processes of
their own, and facts that have no words of the article behind them, or whose words are not at their place in it. Entities of the
others are words of the text, but their relations and classes carry none.

"""


def part(date: str, python: Path | None) -> str:
    """The part; without an interpreter for the others (None) only bienban and the expressions."""
    beside = {EXPRESSIONS: judged(map(regexes.read, texts()))}
    steady = [_ours_again()]
    found = [hashlib.sha256(repr(list(map(regexes.read, texts()))).encode()).hexdigest() for _ in _SEEDS[:2]]
    steady.append([EXPRESSIONS, len(found), len({*found}), "-", "-"])
    for name, module in _MODULES.items() if python else ():
        again = [next(r.found for r in runs(python, module, texts(), 0, seed) if r.found) for seed in _SEEDS[:2]]
        beside[name] = judged(again[0])
        steady.append([name, len(again), len({repr(one) for one in again}), "-", "-"])
    ours = measure(pairs())
    told = {name: {kind: _cell(name, tally, kind) for kind in KINDS} for name, tally in beside.items()}
    return (
        _ABOUT.format(count=len(pairs()))
        + measured_on(date, "extraction")
        + _tables(ours, told)
        + _STEADY
        + table(["reader", "runs", "different answers", "facts", "without words"], steady)
    )


def _tables(ours: Tally, beside: Mapping[str, Mapping[str, str]]) -> str:
    figures = ours.figures()
    mine = [
        [KINDS[kind], row.right, row.spurious, row.missed, f"{row.precision:.3f}", f"{row.recall:.3f}", f"{row.f1:.3f}"]
        for kind, row in ((kind, figures[kind]) for kind in KINDS)
    ]
    others = [
        [KINDS[kind], _told(figures[kind]), *(told[kind] for told in beside.values())]
        for kind in KINDS
        if any(told[kind] != "-" for told in beside.values())
    ]
    return (
        table(["facts", "right", "invented", "missed", "precision", "recall", "F1"], mine)
        + "\n"
        + _BESIDE.format(expressions=EXPRESSIONS)
        + table(["facts", OURS, *beside], others)
        + "\n"
    )


def _cell(name: str, tally: Tally, kind: str) -> str:
    if kind not in _HAVE[name]:
        return "-"
    row = tally.figures()[kind]
    return f"- (- / {row.recall:.2f})" if name in _UNTYPED else _told(row)


def _told(row: Row) -> str:
    return f"{row.f1:.3f} ({row.precision:.2f} / {row.recall:.2f})"


def refreshed(written: str) -> str:
    """The part with bienban's figures and those of the expressions as they are now, and the others' as they were."""
    beside: dict[str, dict[str, str]] = {}
    named = {label: kind for kind, label in KINDS.items()}
    for row in rows(written):
        for name in _HAVE:
            if name in row and row["facts"] in named:
                beside.setdefault(name, dict.fromkeys(KINDS, "-"))[named[row["facts"]]] = row[name]
    now = judged(map(regexes.read, texts()))
    beside[EXPRESSIONS] = {kind: _cell(EXPRESSIONS, now, kind) for kind in KINDS}
    order = {name: beside[name] for name in _HAVE if name in beside}
    start, end = written.index("| facts |"), written.index(_STEADY)
    facts, without = wordless()
    runs_of_it = [line for line in written[end:].splitlines() if line.startswith(f"| {OURS} |")]
    line = runs_of_it[0].split("|")
    line[4:6] = f" {facts:,} ", f" {without} "
    tail = written[end:].replace(runs_of_it[0], "|".join(line))
    return written[:start] + _tables(measure(pairs()), order) + tail


def wordless() -> tuple[int, int]:
    """(facts in the graphs of the corpus, those without words or with words that are not at their place)."""
    every = without = 0
    for path, _ in pairs():
        text = path.read_text(encoding="utf-8")
        for fact in graph_of(path).facts():
            every += 1
            without += not fact.evidence or any(text[e.start : e.end] != e.quote for e in fact.evidence)
    return every, without


def _ours_again() -> list[object]:
    """bienban's row: every text, in processes of their own."""
    code = (
        "import hashlib\nfrom exporters.rdf import serialize\nfrom tests.evaluation.corpus import graph_of, pairs\n"
        "print(hashlib.sha256(''.join(serialize(graph_of(p), 'nquads') for p, _ in pairs()).encode()).hexdigest())"
    )
    digests = {_printed(code, seed) for seed in _SEEDS}
    facts, without = wordless()
    return [OURS, len(_SEEDS), len(digests), f"{facts:,}", without]


def _printed(code: str, seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the corpus cannot be read: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout.strip()
