"""One process, processes, and a Dask cluster on one machine write the same shards. Prints tables; asserts their bytes.

python -m tests.benchmarks.cluster [--articles 256] [--short] [--workers 2] [--folder DIR]

Articles of a page, or of three sentences (`--short`), as tests.benchmarks.store has them. For each way: seconds, seconds
of the processor (which other programs disturb little), ratio to one process, and the memory of the largest process. Then
bytes of the shards for each article, and how fast an empty Oxigraph database takes them in.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from exporters.store.shard import ENDINGS
from tests.benchmarks.processes import largest, processor
from tests.benchmarks.store import line, size, timed, write_sources
from tests.exporters.store.machines import Cluster

__all__ = ["main"]


def read(way: str, folder: Path, target: Path, workers: int, address: str) -> None:
    """Write the shards of a folder's articles, in a process that does nothing else."""
    from exporters.rdf import Settings
    from exporters.store.cluster import shards_by
    from exporters.store.fingerprints import fingerprint
    from exporters.store.shard import Marked, ShardWriter
    from graph.corpus.chunks import chunks
    from graph.corpus.pool import each
    from graph.reading import find_sources

    writer = ShardWriter(target, "benchmark", Settings(), None, None)
    found = find_sources([folder]).sources
    parts = [tuple((source, fingerprint(source)) for source in chunk) for chunk in chunks(found)]
    ways: dict[str, Callable[[], Iterable[tuple[tuple[Marked, ...], str | None]]]] = {
        "one": lambda: ((part, writer(part)) for part in parts),
        "processes": lambda: each(writer, parts, workers),
        "cluster": lambda: shards_by(address, writer, parts),
    }
    if not all(key for _, key in ways[way]()):
        raise SystemExit("an article was lost")


def contents(folder: Path) -> dict[str, str]:
    """Digests of the shards, without the lists, which say how long each article took."""
    shards = (path for path in sorted(folder.iterdir()) if path.suffix in {".gz", ".kg"})
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in shards}


def spent(cluster: Cluster) -> float:
    """Seconds of the processor: of what we started and ended, and of the workers until now; not of pools of others."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime + sum(processor(worker.pid) for worker in cluster.workers)


def load(folder: Path, database: Path) -> tuple[float, int]:
    """Load all shards in bulk. Out: seconds, statements."""
    import pyoxigraph as ox

    started = time.perf_counter()
    store = ox.Store(str(database))
    for path in sorted(folder.glob("*.nq.gz")):
        store.bulk_load(io.BytesIO(gzip.decompress(path.read_bytes())), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    return time.perf_counter() - started, len(store)


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=256, metavar="N")
    options.add_argument("--short", action="store_const", dest="kind", const="short", default="")
    options.add_argument("--workers", type=int, default=2, metavar="N")
    options.add_argument("--folder", type=Path, help="where to put what is made meanwhile")
    options.add_argument("--only", nargs=4, help=argparse.SUPPRESS)
    chosen = options.parse_args(arguments)
    if chosen.only:
        way, folder, target, address = chosen.only
        read(way, Path(folder), Path(target), chosen.workers, address)
        return 0
    with tempfile.TemporaryDirectory(prefix="bienban-benchmark-", dir=chosen.folder) as place:
        folder, n = Path(place), chosen.articles
        write_sources(folder / "news", n, chosen.kind)
        (folder / "cluster").mkdir()
        cluster = Cluster(folder / "cluster")
        try:
            cluster.hire(chosen.workers)
            time.sleep(5)
            line("way", "time", "articles/s", "x one process", "processor an article", "largest process")
            line(*["---"] * 6)
            first = 0.0
            for way in ("one", "processes", "cluster"):
                run = ("tests.benchmarks.cluster", "--workers", str(chosen.workers), "--only", way)
                before = spent(cluster)
                seconds, peak = timed(*run, folder / "news", folder / way, cluster.address)
                used = (spent(cluster) - before) / n * 1e3
                peak = max(peak, *(largest(worker.pid) for worker in cluster.workers)) if way == "cluster" else peak
                first = first or seconds
                speed, ratio = f"{n / seconds:.1f}", f"{first / seconds:.2f}"
                line(
                    way,
                    f"{seconds:.1f} s",
                    speed,
                    ratio,
                    f"{used:.0f} ms" if way != "processes" else "",
                    f"{peak:,.0f} MB",
                )
        finally:
            cluster.end()
        for way in ("processes", "cluster"):
            assert contents(folder / way) == contents(folder / "one"), way
        print()
        for suffix in ENDINGS:
            held = sum(path.stat().st_size for path in (folder / "one").glob(f"*.{suffix}"))
            print(f"{suffix}: {held / n / 1e3:,.1f} kB an article")
        seconds, count = load(folder / "one", folder / "quads")
        print(f"bulk load: {count / n:,.0f} statements an article, {count / seconds:,.0f} a second", end="; ")
        print(f"{seconds / n * 1e3:.0f} ms and {size(folder / 'quads') / n / 1e3:,.0f} kB an article")
        texts = sum(path.stat().st_size for path in (folder / "news").rglob("*.txt"))
        print(f"texts: {texts / n / 1e3:.1f} kB an article")
    return 0


if __name__ == "__main__":
    sys.exit(main())
