"""A cluster gives what one process gives, byte for byte, whoever dies; what it lacks is told in one line."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters.rdf import Settings
from exporters.store import is_store, update
from exporters.store.cluster import OnWorker
from exporters.store.shard import Marked, ShardWriter
from graph.corpus.cluster import each_on
from graph.errors import ClusterError
from graph.reading import Source
from graph.reading.remote import path_of
from tests.conftest import ROOT, Command
from tests.exporters.store.deadly import poisoned
from tests.exporters.store.machines import Cluster
from tests.exporters.store.small import held, write

pytest.importorskip("pyoxigraph")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

#: In 16 chunks.
ARTICLES, CHUNKS = 130, 16


def on_cluster(folder: Path, address: str, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "bienban", "build", "news", "--store", "store", "--scheduler", address, "-q", *more],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )


def lists(store: Path) -> int:
    return len(list((store / "shards").glob("*.json")))


def kept(store: Path) -> dict[str, bytes]:
    """What a store keeps on disk that only its sources may change: the graphs that were read, and the report."""
    files = [*(store / "shards").iterdir(), store / "report.json"]
    return {path.name: path.read_bytes() for path in files}


def test_a_killed_worker_changes_nothing(cluster: Cluster, command: Command, tmp_path: Path) -> None:
    write(tmp_path / "news", range(ARTICLES))
    (tmp_path / "news" / "empty.txt").touch()
    cluster.hire(2)
    store = tmp_path / "store"
    with on_cluster(tmp_path, cluster.address) as run:
        deadline = time.monotonic() + 60
        while lists(store) < 4 and time.monotonic() < deadline and run.poll() is None:
            time.sleep(0.01)
        cluster.kill(0)
        done, alive = lists(store), run.poll() is None
        error = run.communicate(timeout=90)[1]
    assert alive, error
    assert 4 <= done < CHUNKS, "it died before or after the work; that tests nothing"
    assert error.decode().splitlines() == ["bienban: empty.txt: the file is empty; give the text of an article"]
    alone = command("build", "news", "--store", "alone", "--workers", "1", "-q", cwd=tmp_path)
    assert alone.returncode == run.returncode == 1
    assert len(kept(store)) > 10
    assert kept(store) == kept(tmp_path / "alone")
    assert held(store) == held(tmp_path / "alone")


def test_a_scheduler_that_is_not_there_is_one_line(dask: None, command: Command, tmp_path: Path) -> None:
    write(tmp_path / "news", range(2))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        nobody = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        for address in (nobody, "tcp://no such host:1", "what"):
            done = command("build", "news", "--store", "store", "--scheduler", address, cwd=tmp_path)
            lines = done.stderr.decode().splitlines()
            assert (done.returncode, len(lines)) == (1, 1), lines
            assert f"no scheduler can be reached at {address}" in lines[0]
    assert not is_store(tmp_path / "store")
    assert command("build", "news", "--out", "out", "--scheduler", nobody, cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("cluster", [0], indirect=True)
def test_an_item_that_no_worker_survives_is_given_up_and_the_others_are_done(cluster: Cluster) -> None:
    cluster.hire(2, "--nanny")
    deaths: list[int] = []
    chunks = [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    found = list(each_on(cluster.address, poisoned, chunks, died=deaths.append))
    assert len(deaths) >= 2
    assert [chunk for chunk, result in found if result is None] == [(7,)]
    assert sorted(n for _, result in found for n in result or []) == [n for n in range(2, 21, 2) if n != 14]


def test_a_scheduler_that_ends_is_one_line_and_the_next_run_goes_on(
    cluster: Cluster, command: Command, tmp_path: Path
) -> None:
    write(tmp_path / "news", range(ARTICLES))
    cluster.hire(1)
    with on_cluster(tmp_path, cluster.address) as run:
        deadline = time.monotonic() + 60
        while lists(tmp_path / "store") < 2 and time.monotonic() < deadline and run.poll() is None:
            time.sleep(0.01)
        cluster.scheduler.kill()
        error = run.communicate(timeout=60)[1].decode()
    assert (run.returncode, error.count("\n")) == (1, 1), error
    assert f"the scheduler at {cluster.address} is gone" in error
    assert lists(tmp_path / "store") >= 2
    assert not is_store(tmp_path / "store")


def test_a_worker_that_would_write_something_else_or_elsewhere_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "news", range(1))
    path = tmp_path / "news" / "bai-0000.txt"
    chunk = ((Source("a.txt", "a.txt", path), "mark"),)
    writer = ShardWriter(tmp_path / "shards", "terms", Settings(), None, None)
    token = tmp_path / "token"
    work = OnWorker(writer, token)
    with pytest.raises(ClusterError, match="does not see .*; share the folder"):
        work(chunk)
    token.touch()
    assert work(chunk) == (writer.key(chunk), "")
    path.unlink()
    assert work(chunk)[1] == str(path)
    monkeypatch.setattr("exporters.store.cluster.ruleset", lambda: "other")
    with pytest.raises(ClusterError, match="another installation"):
        work(chunk)
    assert not [p for p in (tmp_path / "shards").iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize("shelf", ["shelf", "memory://shelf"])
def test_shards_come_by_way_of_another_folder(tmp_path: Path, shelf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that do not see the store; here without them, because only this process sees its memory."""
    pytest.importorskip("upath")
    write(tmp_path / "news", range(20))
    path = path_of(shelf) if "://" in shelf else tmp_path / shelf
    monkeypatch.setattr("exporters.store.cluster.each_on", lambda _, work, chunks, died: [(c, work(c)) for c in chunks])
    monkeypatch.chdir(tmp_path)
    update(["news"], tmp_path / "alone")
    did = update(["news"], tmp_path / "store", scheduler="tcp://nobody:1", shards=shelf)
    assert did.read == 20
    assert list(path.iterdir()) == []
    assert kept(tmp_path / "store") == kept(tmp_path / "alone")
    assert held(tmp_path / "store") == held(tmp_path / "alone")


def test_what_was_read_is_not_sent_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "news", range(40))
    sent: list[int] = []

    def stopping(_: str, work: OnWorker, chunks: list[tuple[Marked, ...]], died: object) -> Iterator[object]:
        sent.append(len(chunks))
        if len(sent) == 1:
            yield chunks[0], work(chunks[0])
            raise ClusterError("gone")
        yield from ((c, work(c)) for c in chunks)

    monkeypatch.setattr("exporters.store.cluster.each_on", stopping)
    with pytest.raises(ClusterError):
        update([tmp_path / "news"], tmp_path / "store", scheduler="tcp://nobody:1")
    update([tmp_path / "news"], tmp_path / "store", scheduler="tcp://nobody:1")
    assert sent == [sent[0], sent[0] - 1]
    update([tmp_path / "news"], tmp_path / "alone")
    assert held(tmp_path / "store") == held(tmp_path / "alone")


def test_a_cluster_without_workers_is_not_waited_for_for_ever(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.corpus.cluster._ALONE", 1.0)
    with pytest.raises(ClusterError, match="has had no worker for"):
        list(each_on(cluster.address, poisoned, [(1, 2)]))


def test_a_worker_that_has_not_the_program_is_told_of(cluster: Cluster) -> None:
    from distributed import Client

    cluster.hire(1)
    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(1, timeout=30)

    def double(numbers: tuple[int, ...]) -> list[int]:
        return [n * 2 for n in numbers]

    double.__module__ = "program_that_no_worker_has"
    with pytest.raises(ClusterError, match="do not have this version of bienban .*install it"):
        list(each_on(cluster.address, double, [(1, 2)]))
