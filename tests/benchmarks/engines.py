"""Every engine beside every other on the same graphs: loading, and all ready questions. Prints tables; asserts nothing.

python -m tests.benchmarks.engines [--pages 100 1000] [--short 1000 10000] [--store DIR] [--engines NAME...]

Real graphs, multiplied (tests/benchmarks/multiplied.py): articles of a page (about 3,400 statements each) and short ones
(three sentences, 640 statements). `--store` asks a store that `bienban build --store` made of short articles.

    rdflib   a graph in memory, from Turtle        memory   pyoxigraph in memory, from Turtle
    store    Oxigraph on disk, as `bienban build --store` has it: an article's graph, and the default graph
    server   the same database behind `bienban serve`, asked over HTTP, the whole answer read

Those in memory have everything as one graph, and are not asked the question that looks into the graphs of articles.
Each question is asked once, with what it needs to be told, in a process of its own. Seconds are of the processor (of the
server: of all its processes), which other programs on the machine disturb less than the clock. A question that takes
longer than --limit, or more memory than --memory, is ended, counted and named; its seconds are in no sum. An engine that
takes more to load is stopped, and the table says how far it came. Largest process: memory of the data and one question.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from exporters.sparql import guard, load, oxigraph
from exporters.sparql.answers import Answer
from exporters.store import database, is_store
from graph.article import Article
from graph.extraction import extract
from graph.model import KnowledgeGraph
from tests.benchmarks.articles import ROOT
from tests.benchmarks.asked import VALUES, filled, write_files
from tests.benchmarks.multiplied import extracted, multiplied
from tests.benchmarks.processes import largest, processor
from tests.benchmarks.store import line
from tests.exporters.store.small import article

__all__ = ["main", "some_of"]

ENGINES = ("rdflib", "memory", "store", "server")
#: What questions are told about short articles.
_OF_SHORT = {
    "person": "Trần Thị Ánh", "name": "Trần Thị Ánh", "body": "Sở Y tế tỉnh Long An", "year": "2023",
    "date": "2023-04-04", "from": "2023-04-01", "to": "2023-04-30",
}  # fmt: skip
_HEADERS = {
    "Content-Type": "application/sparql-query",
    "Accept": "application/sparql-results+json, application/n-triples",
}
_WAIT = 0.05


@dataclass
class Outcome:
    """What one engine did with one graph. `taken` has seconds, or None for a question that was ended."""

    loaded: float = 0.0
    stopped: str = ""
    taken: dict[str, float | None] = field(default_factory=dict)
    rows: int = 0
    megabytes: float = 0.0


# -- processes -------------------------------------------------------------------------------------------------


class Ended(Exception):
    """A process took more than it may."""


def apart(run: Callable[[], Any], seconds: float, megabytes: float) -> tuple[Any, float, float]:
    """What a function gives in a forked process, the seconds it took, and MB. Raises Ended with how far it came."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        os.setsid()
        with os.fdopen(writing, "w") as pipe:
            pipe.write(json.dumps(run()))
        os._exit(0)
    os.close(writing)
    try:
        os.set_blocking(reading, False)
        told = b""
        while True:
            took, high = processor(pid), largest(pid)
            if took > seconds or high > megabytes:
                raise Ended(f"after {took:,.0f} s at {high:,.0f} MB")
            try:
                piece = os.read(reading, 1 << 16)
            except BlockingIOError:
                time.sleep(_WAIT)
                continue
            if not piece:
                break
            told += piece
        _, status, usage = os.wait4(pid, 0)
        pid = 0
        if status:
            raise Ended(f"by its own failure ({status})")
        return json.loads(told), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    finally:
        os.close(reading)
        if pid:
            os.kill(pid, signal.SIGKILL)
            os.wait4(pid, 0)


# -- engines ---------------------------------------------------------------------------------------------------


def _size(answer: Answer) -> int:
    return len(answer.rows) + len(answer.triples)


def loaded_apart(engine: str, folder: Path, texts: list[tuple[str, str]], limits: argparse.Namespace) -> Outcome:
    """Load everything as one graph in a process of its own, which forks once for each question."""
    texts = [(name, text) for name, text in texts if all(word != "GRAPH" for word, _ in guard.keywords(text))]

    def all_of_it() -> dict[str, Any]:
        before = resource.getrusage(resource.RUSAGE_SELF)
        started = before.ru_utime + before.ru_stime
        loaded = load(folder, engine=engine)
        loaded.answer("ASK { ?s a ?o }")
        after = resource.getrusage(resource.RUSAGE_SELF)
        outcome = Outcome(after.ru_utime + after.ru_stime - started, megabytes=after.ru_maxrss / 1024)
        _ask_all(outcome, lambda text: _size(loaded.ask(text, {})), texts, limits)
        return outcome.__dict__

    try:
        found, _, _ = apart(all_of_it, limits.load, limits.memory)
    except Ended as ended:
        return Outcome(stopped=str(ended))
    return Outcome(**found)


def _ask_all(
    outcome: Outcome, ask: Callable[[str], int], texts: list[tuple[str, str]], limits: argparse.Namespace
) -> None:
    for name, text in texts:
        try:
            rows, outcome.taken[name], high = apart(lambda text=text: ask(text), limits.limit, limits.memory)  # type: ignore[misc]
        except Ended:
            outcome.taken[name] = None
            continue
        outcome.rows += rows
        outcome.megabytes = max(outcome.megabytes, high)


def store_apart(folder: Path, texts: list[tuple[str, str]], limits: argparse.Namespace) -> Outcome:
    """Oxigraph on disk, loaded in bulk if it is not there yet; each question opens it."""
    outcome = Outcome()
    target = database(folder) if is_store(folder) else folder / "store"
    if not target.exists():
        try:
            _, outcome.loaded, outcome.megabytes = apart(lambda: _fill(folder, target), limits.load, limits.memory)
        except Ended as ended:
            return Outcome(stopped=str(ended))
    _ask_all(outcome, lambda text: _size(oxigraph.ask(ox.Store.read_only(str(target)), text, {})), texts, limits)
    return outcome


def _fill(folder: Path, target: Path) -> None:
    store = ox.Store(str(target))
    store.bulk_load(path=str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE, lenient=True)
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()


@contextmanager
def _serving(folder: Path, seconds: float) -> Iterator[tuple[str, int]]:
    """Address and process of `bienban serve`."""
    command = [sys.executable, "-m", "bienban", "serve", str(folder), "--port", "0", "--timeout", str(int(seconds))]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as server:
        try:
            said = server.stdout.readline()  # type: ignore[union-attr]
            yield said.split(" at ", 1)[1].split()[0] + "sparql", server.pid
        finally:
            server.terminate()


def _session(leader: int) -> list[int]:
    """The processes of a server: itself, and its engines, which have sessions of their own."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if leader in {parent, int(path.parent.name)}:
            found.append(int(path.parent.name))
    return found


def server_apart(folder: Path, texts: list[tuple[str, str]], limits: argparse.Namespace) -> Outcome:
    """`bienban serve` on the store, over HTTP. Its own limit of time is that of the clock."""
    outcome = Outcome()
    with _serving(folder, limits.limit) as (address, pid):
        for name, text in texts:
            before = sum(map(processor, _session(pid)))
            request = urllib.request.Request(address, text.encode(), _HEADERS)
            try:
                with urllib.request.urlopen(request) as response:
                    body = response.read()
                    kind = response.headers["content-type"]
            except urllib.error.HTTPError as error:
                outcome.taken[name] = None
                error.close()
                continue
            serving = _session(pid)
            outcome.taken[name] = max(0.0, sum(map(processor, serving)) - before)
            outcome.megabytes = max(outcome.megabytes, *map(largest, serving))
            outcome.rows += len(json.loads(body)["results"]["bindings"]) if "json" in kind else body.count(b" .\n")
    return outcome


# -- tables ----------------------------------------------------------------------------------------------------


def some_of(kind: str) -> Sequence[KnowledgeGraph]:
    """What is multiplied: the graphs of articles of a page (`pages`), or of short ones."""
    return extracted() if kind == "pages" else [extract(Article.from_text(article(n))) for n in range(28)]


def row(name: str, outcome: Outcome) -> None:
    if outcome.stopped:
        line(name, f"stopped {outcome.stopped}", *["-"] * 6)
        return
    answered = {n: s for n, s in outcome.taken.items() if s is not None}
    over = sorted(n for n, s in outcome.taken.items() if s is None)
    slowest = max(answered, key=lambda n: answered[n])
    middle = sorted(answered.values())[len(answered) // 2]
    line(
        name, f"{outcome.loaded:,.1f} s", f"{sum(answered.values()):,.1f} s", f"{middle * 1000:,.0f} ms",
        f"`{slowest}` {answered[slowest]:,.1f} s", f"{len(over)}: {', '.join(over)}" if over else "0",
        f"{outcome.rows:,}", f"{outcome.megabytes:,.0f} MB",
    )  # fmt: skip


def growth(kind: str, engine: str, sizes: list[int], outcomes: list[Outcome]) -> None:
    """From each size to the next: how much longer everything takes, and the question that grows most."""
    for (n, one), (m, other) in zip(
        zip(sizes, outcomes, strict=True), zip(sizes[1:], outcomes[1:], strict=True), strict=False
    ):
        both = {q: (one.taken[q], s) for q, s in other.taken.items() if s is not None and one.taken.get(q) is not None}
        if not both:
            continue
        ratio = sum(s for _, s in both.values()) / max(1e-9, sum(s for s, _ in both.values()))  # type: ignore[misc]
        long = {q: s / max(o, 0.01) for q, (o, s) in both.items() if s > 0.2}  # type: ignore[operator,type-var]
        worst = max(long, key=lambda q: long[q], default="")
        line(
            f"{engine}, {kind}",
            f"{n:,} to {m:,}",
            f"{len(both)}",
            f"x {ratio:.1f}",
            f"`{worst}` x {long[worst]:.1f}" if worst else "-",
        )


_ASK: dict[str, Callable[[Path, list[tuple[str, str]], argparse.Namespace], Outcome]] = {
    "rdflib": partial(loaded_apart, "rdflib"),
    "memory": partial(loaded_apart, "pyoxigraph"),
    "store": store_apart,
    "server": server_apart,
}


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, nargs="*", default=[], metavar="N", help="so many articles of a page")
    options.add_argument(
        "--short", type=int, nargs="*", default=[1_000, 10_000], metavar="N", help="so many short ones"
    )
    options.add_argument("--store", type=Path, nargs="*", default=[], metavar="DIR", help="stores of short articles")
    options.add_argument("--engines", nargs="*", default=list(ENGINES), choices=ENGINES)
    options.add_argument("--limit", type=float, default=60, metavar="SECONDS", help="for a question")
    options.add_argument("--load", type=float, default=900, metavar="SECONDS", help="for loading")
    options.add_argument("--memory", type=float, default=6_000, metavar="MB", help="for a process")
    options.add_argument("--folder", type=Path, help="where to put the graphs and databases, and to find them again")
    chosen = options.parse_args(arguments)
    line("engine, articles", "load", "all questions", "median", "slowest", "over the limit", "rows", "largest process")
    line(*["---"] * 8)
    found: dict[tuple[str, str], list[tuple[int, Outcome]]] = {}
    with tempfile.TemporaryDirectory(prefix="bienban-engines-") as temporary:
        place = chosen.folder or Path(temporary)
        for kind, sizes in (("pages", chosen.pages), ("short", chosen.short)):
            texts = list(filled(VALUES if kind == "pages" else VALUES | _OF_SHORT))
            for n in sizes:
                folder = place / f"{kind}-{n}"
                if not folder.exists():
                    write_files(folder, multiplied(some_of(kind), n))
                for engine in chosen.engines:
                    outcome = _ASK[engine](folder, texts, chosen)
                    row(f"{engine}, {n:,} {kind}", outcome)
                    found.setdefault((kind, engine), []).append((n, outcome))
        for folder in chosen.store:
            texts = list(filled(VALUES | _OF_SHORT))
            for engine in [e for e in chosen.engines if e in {"store", "server"}]:
                row(f"{engine}, {folder.name}", _ASK[engine](folder, texts, chosen))
    print()
    line("engine", "articles", "questions answered at both", "all of them", "the one that grows most")
    line(*["---"] * 5)
    for (kind, engine), rows in found.items():
        kept = [(n, o) for n, o in rows if not o.stopped]
        growth(kind, engine, [n for n, _ in kept], [o for _, o in kept])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
