"""How fast graphs are written and asked, beside plain rdflib."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from pathlib import Path

from exporters.rdf import FORMATS, write
from graph.model import merge
from tests.benchmarks.articles import ROOT
from tests.benchmarks.multiplied import extracted, multiplied
from tests.benchmarks.rdf import measure
from tests.benchmarks.standings.sheet import measured_on, table

__all__ = ["ask", "part"]

_WRITTEN, _ASKED, _MOST = 30, 20, 2.0
_ENGINES = ("bienban", "rdflib")
_LINE = re.compile(
    r"^ +(?P<format>\w+) +(?P<ours>[\d.,]+) s (?P<our_rate>[\d,]+)k/s +(?P<theirs>[\d.,]+) s (?P<their_rate>[\d,]+)k/s "
    r"+(?P<ratio>[\d.,]+) x$",
    re.MULTILINE,
)
_ABOUT = """\
## How fast graphs are written and asked

Graphs of {written} articles of a page, written to a file, by what [rdf.py](rdf.py) measures at larger sizes. Seconds are of the
processor. bienban's are the whole way from its graph to the file; rdflib's dataset is filled before the clock starts.

"""
_ASKING = """\

The {count} ready questions over {asked} articles, each once, in seconds of the processor after loading: by bienban with
`bienban[fast]` (its own check of the question, Oxigraph), and the same SPARQL by rdflib {version} as it is (`Dataset.query`), which
is stopped at {most:.0f} s a question.

"""


def part(date: str) -> str:
    printed = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(printed):
        measure(merge(multiplied(extracted(), _WRITTEN)), [*FORMATS], Path(folder), set(), float("inf"))
    written = printed.getvalue()
    formats = [list(m.groups()) for m in _LINE.finditer(written)]
    if not formats:
        raise RuntimeError(f"tests.benchmarks.rdf printed nothing that is known here: {written!r}")
    head = [
        "format",
        "bienban, s",
        "1,000 statements/s",
        "rdflib, s",
        "1,000 statements/s (rdflib)",
        "time x bienban's",
    ]
    about = _ABOUT.format(written=_WRITTEN) + measured_on(date, "rdf") + table(head, formats)
    return about + _asking()


def _asking() -> str:
    """The table of questions."""
    from importlib.metadata import version

    with tempfile.TemporaryDirectory() as place:
        folder = _files(Path(place))
        taken = {engine: _answers(engine, folder) for engine in _ENGINES}
    ours, theirs = (taken[engine]["seconds"] for engine in _ENGINES)
    both = [name for name, seconds in theirs.items() if seconds is not None]
    ratios = sorted(theirs[name] / ours[name] for name in both)
    slowest = max(ours, key=lambda name: ours[name])
    body = [
        ["loading", f"{taken['bienban']['ready']:.2f}", f"{taken['rdflib']['ready']:.2f}",
         f"{taken['rdflib']['ready'] / taken['bienban']['ready']:.0f}"],
        [f"the {len(both)} questions that both answered", f"{sum(ours[name] for name in both):.2f}",
         f"{sum(theirs[name] for name in both):.2f}",
         f"{sum(theirs[name] for name in both) / sum(ours[name] for name in both):.0f}; median {ratios[len(ratios) // 2]:.0f}"],
        [f"the {len(theirs) - len(both)} others", f"{sum(ours[name] for name in theirs if name not in both):.2f}",
         f"> {_MOST * (len(theirs) - len(both)):.0f}", "-"],
        [f"bienban's slowest, `{slowest}`", f"{ours[slowest]:.2f}",
         "stopped" if theirs[slowest] is None else f"{theirs[slowest]:.2f}", "-"],
    ]  # fmt: skip
    head = ["questions", "bienban, s", "rdflib, s", "time x bienban's"]
    return _ASKING.format(count=len(ours), asked=_ASKED, version=version("rdflib"), most=_MOST) + table(head, body)


def _files(folder: Path) -> Path:
    """A folder with the RDF of so many articles, statements of the default graph and of each article's."""
    write(
        merge(extracted()[-_ASKED:]), folder / "graph.nq", "nquads"
    )  # the seeds, which questions are filled in for, are last
    return folder


def _answers(engine: str, folder: Path) -> dict:  # type: ignore[type-arg]
    code = f"from tests.benchmarks.standings.rdf import ask; ask({engine!r}, {str(folder)!r}, {_MOST})"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT,
        env={**os.environ},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


class _TooLong(BaseException):
    """A question is stopped; not an Exception, which rdflib would catch."""


def _stop(*_: object) -> None:
    raise _TooLong


def ask(engine: str, folder: str, most: float) -> None:
    """In a process of its own: load, ask every ready question; prints seconds of the processor as JSON, null for a question
    that was stopped."""
    from exporters.ontology import vocabulary
    from exporters.sparql import load
    from tests.benchmarks.asked import EVERY_GRAPH, filled, told

    prefixes = dict(vocabulary().prefixes)
    started = time.process_time()
    if engine == "rdflib":
        from rdflib import Dataset

        dataset = Dataset(default_union=True)
        dataset.parse(Path(folder) / "graph.nq", format="nquads")
    else:
        loaded = load(Path(folder), engine="pyoxigraph")
        for everything in EVERY_GRAPH:
            loaded.answer(everything)
    ready = time.process_time() - started
    taken: dict[str, float | None] = {}
    signal.signal(signal.SIGPROF, _stop)
    for (name, values), (_, text) in zip(told(), filled(), strict=True):
        started = time.process_time()
        if engine != "rdflib":
            loaded.answer(name, values)
            taken[name] = time.process_time() - started
            continue
        signal.setitimer(signal.ITIMER_PROF, most)
        try:
            found = dataset.query(text, initNs=prefixes)
            len(found.graph if found.graph is not None else list(found))
            taken[name] = time.process_time() - started
        except _TooLong:
            taken[name] = None
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    print(json.dumps({"seconds": taken, "ready": ready}))
