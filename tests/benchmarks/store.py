"""Stores and engines at the size of an archive. Prints tables for tests/benchmarks/README.md; asserts nothing.

python -m tests.benchmarks.store [--sizes 1000 10000] [--short | --invented] [--library 50 200] [--memory 1000] [--folder DIR]

Builds a store from so many articles (our own texts, with other names and numbers, through the command line, in
processes of their own), and then: the same run again, one article changed, all ready questions, bytes and memory.
`--library` and `--memory` say at which sizes rdflib and pyoxigraph in memory answer the same questions beside it.
Peak memory is that of the largest single process, as Linux counts it.
"""

from __future__ import annotations

import argparse
import atexit
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from tests.benchmarks.articles import GIVEN_NAMES, ROOT, corpus
from tests.benchmarks.generator.reporting import stories
from tests.benchmarks.generator.stored import write_sources as write_stories
from tests.benchmarks.processes import largest
from tests.exporters.store.small import PEOPLE, article

__all__ = ["line", "main", "size", "timed", "write_sources"]


def write_sources(folder: Path, n: int, kind: str = "") -> None:
    """`n` different articles: those of the corpus, round after round, about people of other names; or `short` ones; or
    those of `invented` careers (tests.benchmarks.generator)."""
    if kind == "invented":
        write_stories(stories(1, n), folder)
        return
    short, texts = kind == "short", corpus()
    for number in range(n):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        round_, place = divmod(number, 100 if short else len(texts))
        given = GIVEN_NAMES[round_ % len(GIVEN_NAMES)], GIVEN_NAMES[round_ // len(GIVEN_NAMES) % len(GIVEN_NAMES)]
        if short:  # a hundred articles about the same seven people, a hundred about the next
            text = article(number)
            for name in PEOPLE:
                text = text.replace(name, " ".join([*name.split()[:2], *given]))
            path.write_text(text, encoding="utf-8")
            continue
        text = texts[place]
        if round_:
            text = text.replace(" Văn ", f" Văn {given[0]} ").replace(" Thị ", f" Thị {given[1]} ")
            text = f"{text}\nBản tin số {round_}.\n"
        path.write_text(text, encoding="utf-8")


class Peak:
    """The largest memory that any process of a session had, in MB."""

    def __init__(self) -> None:
        self.megabytes = 0.0

    @contextmanager
    def watching(self, session: int) -> Iterator[None]:
        ended = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(session, ended))
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()

    def _watch(self, session: int, ended: threading.Event) -> None:
        while not ended.wait(0.1):
            for path in Path("/proc").glob("[0-9]*"):
                pid = int(path.name)
                with suppress(ProcessLookupError):
                    if os.getsid(pid) == session:
                        self.megabytes = max(self.megabytes, largest(pid))


@cache
def installed() -> dict[str, str]:
    """The environment of a process that finds our modules compiled from its second run on, as pip leaves them: what
    compiling takes is no part of a run. The compiled files stay out of the tree."""
    others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = tempfile.mkdtemp(prefix="bienban-compiled-")
    atexit.register(shutil.rmtree, compiled, ignore_errors=True)
    return {**others, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": compiled}


def timed(*arguments: str | Path) -> tuple[float, float]:
    """Run a module of ours in a process of its own. Out: seconds, and MB of its largest process."""
    peak = Peak()
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        env=installed(),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        with peak.watching(process.pid):
            process.wait()
        if process.returncode:
            raise SystemExit(f"{arguments} ended with {process.returncode}")
    return time.perf_counter() - started, peak.megabytes


def size(folder: Path) -> int:
    """Bytes on the disk below a folder, each file once."""
    found = {(s.st_dev, s.st_ino): s.st_size for p in folder.rglob("*") if not p.is_symlink() and (s := p.stat())}
    return sum(found.values())


def ask_all(target: str, engine: str) -> None:
    """Ask every ready question in this process, and print what it took, as JSON."""
    from exporters.sparql import load
    from tests.benchmarks.asked import EVERY_GRAPH, told

    started = time.perf_counter()
    loaded = load(Path(target), engine=engine)
    for everything in EVERY_GRAPH:
        loaded.answer(everything)
    ready = time.perf_counter() - started
    taken: dict[str, float] = {}
    rows = 0
    for name, values in told():
        started = time.perf_counter()
        found = loaded.answer(name, values)
        taken[name] = time.perf_counter() - started
        rows += len(found.rows) + len(found.triples)
    print(json.dumps({"taken": taken, "rows": rows, "ready": ready}))


def asked(target: Path, engine: str) -> tuple[dict[str, object], float]:
    """All questions in a process of their own. Out: what `ask_all` prints, and MB."""
    peak = Peak()
    code = f"from tests.benchmarks.store import ask_all; ask_all({str(target)!r}, {engine!r})"
    with (
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", code],
            env=installed(),
            stdout=subprocess.PIPE,
            start_new_session=True,
        ) as process,
        peak.watching(process.pid),
    ):
        text = process.communicate()[0]
    return json.loads(text), peak.megabytes


def line(*cells: object) -> None:
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def questions_line(name: str, target: Path, engine: str) -> None:
    """One row: the data loaded (or the store opened), then every question."""
    found, megabytes = asked(target, engine)
    apart: dict[str, float] = found["taken"]  # type: ignore[assignment]
    ready = float(found["ready"])  # type: ignore[arg-type]
    slowest = max(apart, key=lambda q: apart[q])
    middle = sorted(apart.values())[len(apart) // 2]
    line(
        name, f"{ready:.2f} s", f"{sum(apart.values()):.1f} s", f"{middle * 1000:.0f} ms",
        f"{slowest} {apart[slowest]:.2f} s", found["rows"], f"{megabytes:,.0f} MB",
    )  # fmt: skip


def change(path: Path) -> None:
    """Another article than before, in one sentence."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        row = json.loads(text)
        text = json.dumps({**row, "text": f"{row['text']}\n\nTin thêm."}, ensure_ascii=False)
    else:
        text += "Tin thêm."
    path.write_text(f"{text}\n", encoding="utf-8")


def building(folder: Path, n: int, startup: float, kind: str) -> Path:
    """The rows about building a store of `n` articles. Out: the store."""
    sources, store = folder / f"sources-{n}", folder / f"store-{n}"
    write_sources(sources, n, kind)
    build = ("bienban", "build", sources, "--quiet", "--store")
    first, phases = _row(n, "first run", store, *build, store)
    if n <= 1000:
        _, one = _row(n, "first run, one process", folder / "alone", *build, folder / "alone", "--workers", "1")
        print(f"reading x {one['reading'] / phases['reading']:.2f}")
        shutil.rmtree(folder / "alone")
    again, _ = _row(n, "again, unchanged", store, *build, store)
    print(f"{again / first:.2%} of the first")
    change(min(path for path in sources.rglob("*") if path.is_file()))
    one_more, _ = _row(n, "one changed", store, *build, store)
    print(f"{one_more - startup:.2f} s beyond start-up")
    manifest = max(store.glob("0*/manifest.sqlite3")).stat().st_size
    print(f"store: {size(store) / n / 1e3:,.0f} kB an article, of which the manifest is {manifest / n / 1e3:.1f}")
    return store


def _row(n: int, name: str, store: Path, *arguments: str | Path) -> tuple[float, dict[str, float]]:
    """Run a command that follows a store, and print it. Out: seconds, and seconds by phase."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, peak = timed(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    phases = json.loads((store / "run.json").read_text(encoding="utf-8"))["seconds"]
    line(
        f"{n:,}", name, f"{seconds:.2f} s", f"{n / seconds:,.1f} articles/s", f"{used:.1f} s", f"{peak:,.0f} MB", phases
    )
    return seconds, phases


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="*", default=[1_000], metavar="N")
    options.add_argument(
        "--short", action="store_const", dest="kind", const="short", default="", help="three sentences"
    )
    options.add_argument("--invented", action="store_const", dest="kind", const="invented", help="people with careers")
    options.add_argument("--library", type=int, nargs="*", default=[50, 200], metavar="N", help="rdflib at these sizes")
    options.add_argument("--memory", type=int, nargs="*", default=[50, 200], metavar="N", help="pyoxigraph in memory")
    options.add_argument("--folder", type=Path, help="where to put what is made; it stays")
    chosen = options.parse_args(arguments)
    from tests.benchmarks.asked import write_files
    from tests.benchmarks.multiplied import extracted, multiplied

    with tempfile.TemporaryDirectory(prefix="bienban-benchmark-", dir=chosen.folder) as place:
        folder = Path(place)
        startup = min(timed("bienban", "--version")[0] for _ in range(3))
        print(f"{os.cpu_count()} cores; the command starts in {startup:.2f} s\n")
        line("articles", "run", "time", "", "processor", "largest process", "seconds by phase")
        line(*["---"] * 7)
        stores = {n: building(folder, n, startup, chosen.kind) for n in chosen.sizes}
        print()
        line("engine, articles", "load or open", "all questions", "median", "slowest", "rows", "largest process")
        line(*["---"] * 7)
        for n in sorted({*chosen.library, *chosen.memory}):
            target = folder / f"files-{n}"
            write_files(target, multiplied(extracted(), n))
            if n in chosen.library:
                questions_line(f"rdflib, {n:,}", target / "graph.nq", "rdflib")
            if n in chosen.memory:
                questions_line(f"pyoxigraph in memory, {n:,}", target / "graph.nq", "pyoxigraph")
            shutil.rmtree(target)
        for n, store in stores.items():
            questions_line(f"store, {n:,}", store, "")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
