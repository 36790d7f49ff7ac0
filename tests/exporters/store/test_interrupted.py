"""A run may end anywhere, by whatever hand: the store is as it was, and the next run ends as if nothing had been."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from exporters.store import is_store, report, update
from exporters.store.generation import Generations
from graph.errors import OutputError
from tests.exporters.store.deadly import follow
from tests.exporters.store.small import article, copied, held, identities, judgements, write, write_sightings

pytest.importorskip("pyoxigraph")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

KILLS = 20


#: What people judge in one state of the files and in the other.
JUDGED = ("same", "different")


def flip(sources: Path, side: int) -> None:
    """One of two states of the same files: some differ, one is only in one of them, two have changed names; and who is
    whom differs, in articles that are the same in both."""
    write(sources, range(20))
    write_sightings(sources, range(1000, 1012 + 8 * side))
    for number in range(1012, 1020) if not side else ():
        (sources / f"{number}.txt").unlink(missing_ok=True)
    for number in range(0, 20, 5):
        (sources / f"bai-{number:04}.txt").write_text(article(number + 50 * side), encoding="utf-8")
    (sources / ("x.txt" if side else "y.txt")).write_text(article(90), encoding="utf-8")
    (sources / ("y.txt" if side else "x.txt")).unlink(missing_ok=True)


def killed(sources: Path, store: Path, judged: str, seconds: float) -> bool:
    """Start a run and kill it after so many seconds. Out: whether it was still running."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["tests.exporters.store.deadly", "exporters.store.updating", "exporters.store.quads"]
    )
    process = context.Process(target=follow, args=(str(sources), str(store), judged))
    process.start()
    process.join(seconds)
    running = process.exitcode is None
    process.kill()
    process.join()
    return running


def test_killed_at_random_points(tmp_path: Path) -> None:
    sources, store = tmp_path / "sources", tmp_path / "store"
    states = []
    for side in (0, 1):
        flip(sources, side)
        started = time.perf_counter()
        update([sources], tmp_path / f"whole-{side}", judgements=judgements(JUDGED[side]))
        longest = 1.5 * (time.perf_counter() - started) + 0.3
        states.append(held(tmp_path / f"whole-{side}"))
    assert states[0] != states[1]
    chance = random.Random(7)
    hits = 0
    for number in range(KILLS):
        flip(sources, number % 2)
        # The first kills meet a store that is being made, the later ones one that is being changed.
        hits += killed(sources, store, JUDGED[number % 2], chance.uniform(0.05, longest))
        if is_store(store):
            assert held(store) in states
    assert hits > KILLS // 4, "most runs ended before they were killed; that tests nothing"
    side = (KILLS - 1) % 2
    update([sources], store, judgements=judgements(JUDGED[side]))
    assert held(store) == states[side]
    assert identities(store) == identities(tmp_path / f"whole-{side}")
    assert len([p for p in store.iterdir() if p.name.isdigit()]) == 1
    assert {p.suffix for p in (store / "shards").iterdir()} == {".kg"}


#: Where a run is stopped: a function, and before which of its calls.
POINTS = [
    ("shard", "ShardWriter.write", 1),
    ("manifest", "Manifest.add", 1),
    ("manifest", "Manifest.settle", 1),
    ("quads", "Quads._said_elsewhere", 1),
    ("quads", "Quads._said_elsewhere", 300),
    ("quads", "Quads._readings", 2),
    ("manifest", "Manifest.left", 1),
    ("quads", "Quads.put", 1),
    ("quads", "Quads.disputed", 1),
    ("manifest", "Manifest.arrived", 1),
    ("seen", "Seen.forget", 1),
    ("seen", "Seen.add", 2),
    ("seen", "Seen.decide", 2),
    ("history", "History.contradict", 3),
    ("history", "History.settle", 5),
    ("quads", "Quads.restate", 1),
    ("history", "History.gone", 1),
    ("quads", "Quads.restate", 3),
    ("history", "History.came", 1),
    ("history", "History.came", 2),
    ("quads", "Quads.finish", 1),
    ("shard", "Shards.secure", 1),
    ("generation", "Generations.publish", 1),
    ("generation", "Generations.clean", 1),
    ("shard", "Shards.clean", 1),
    ("contents", "report", 1),
]


@dataclass(frozen=True)
class Steps:
    """A store and what becomes of its sources, twice; what every store over them holds in the end."""

    folder: Path
    before: list[str]
    whole: list[str]
    other: list[str]
    log: str

    def to(self, sources: Path, state: str) -> None:
        """Bring a folder of sources into a state."""
        shutil.rmtree(sources, ignore_errors=True)
        copied(self.folder / state, sources)


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Steps:
    """What the runs that are stopped begin from and must end at, made once: each works on copies."""
    folder = tmp_path_factory.mktemp("steps")
    one, two, three = (folder / name for name in ("first", "changed", "back"))
    write(one, range(6))
    write_sightings(one, range(1000, 1012))
    update([one], folder / "store", judgements=judgements("same"))
    copied(one, two)
    write_sightings(two, range(1012, 1020))
    for number in range(3):
        (two / f"bai-{number:04}.txt").write_text(article(number + 50), encoding="utf-8")
    (two / "bai-0004.txt").unlink()
    update([two], folder / "whole", judgements=judgements("different"))
    # Meanwhile the sources have changed once more, back to what they were in part.
    copied(two, three)
    (three / "bai-0001.txt").write_text(article(1), encoding="utf-8")
    (three / "1001.txt").unlink()
    update([three], folder / "other")
    states = [held(folder / name) for name in ("store", "whole", "other")]
    assert states[0] != states[1] != states[2] != states[0]
    return Steps(folder, *states, identities(folder / "other"))


@pytest.mark.parametrize(("module", "function", "call"), POINTS, ids=[f"{f}-{n}" for _, f, n in POINTS])
def test_stopped_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: Steps, module: str, function: str, call: int
) -> None:
    sources, store = tmp_path / "sources", copied(steps.folder / "store", tmp_path / "store")
    steps.to(sources, "changed")
    owner: object = import_module(f"exporters.store.{module}")
    *inside, name = function.split(".")
    for part in inside:
        owner = getattr(owner, part)
    real, calls = getattr(owner, name), iter(range(1, 10_000))

    def stopping(*arguments: object, **named: object) -> object:
        if next(calls) == call:
            raise KeyboardInterrupt
        return real(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, stopping)
        with pytest.raises(KeyboardInterrupt):
            update([sources], store, judgements=judgements("different"))
    assert held(store) in (steps.before, steps.whole)
    steps.to(sources, "back")
    update([sources], store)
    assert held(store) == steps.other
    assert identities(store) == steps.log


# -- disks ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], capture_output=True, check=False
    ).returncode
    if mounted:
        pytest.skip("this user may not mount a disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def one_line(caught: pytest.ExceptionInfo[OutputError]) -> str:
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    store, sources = small_disk / "store", tmp_path / "sources"
    write(sources, range(3))
    update([sources], store)
    before = held(store)
    write(sources, range(400))
    with pytest.raises(OutputError, match="No space left|full") as caught:
        update([sources], store)
    assert "the store is as it was" in one_line(caught)
    assert held(store) == before


def test_a_disk_that_may_only_be_read(small_disk: Path, tmp_path: Path) -> None:
    store, sources = small_disk / "store", tmp_path / "sources"
    write(sources, range(2))
    update([sources], store)
    before = held(store)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    write(sources, range(3))
    with pytest.raises(OutputError, match="Read-only") as caught:
        update([sources], store)
    assert one_line(caught)
    assert held(store) == before, "and it can still be asked"
    assert len(report(store).articles) == 2


@pytest.mark.parametrize("limit", [2_000, 60_000])
def test_files_that_may_not_grow(tmp_path: Path, limit: int) -> None:
    """What a user sees whose quota is spent; needs no right to mount anything."""
    store, sources = tmp_path / "store", tmp_path / "sources"
    write(sources, range(2))
    update([sources], store)
    before = held(store)
    write(sources, range(30))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(OutputError) as caught:
            update([sources], store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "cannot be written" in one_line(caught)
    assert held(store) == before
    update([sources], store)
    update([sources], tmp_path / "other")
    assert held(store) == held(tmp_path / "other")


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "sources", range(1))
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        update([tmp_path / "sources"], tmp_path / "file" / "store")

    def refused(*arguments: object, **named: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(OutputError, match="Read-only file system"):
        update([tmp_path / "sources"], tmp_path / "store")


def test_one_build_at_a_time(tmp_path: Path) -> None:
    write(tmp_path / "sources", range(2))
    busy = "another build is writing this store; wait until it is done"
    with Generations(tmp_path / "store").held(), pytest.raises(OutputError, match=busy):
        update([tmp_path / "sources"], tmp_path / "store")
    update([tmp_path / "sources"], tmp_path / "store")


def test_a_machine_that_was_started_anew(tmp_path: Path) -> None:
    """What an interrupted run had not forced to the disk is not relied upon."""
    sources, store = tmp_path / "sources", tmp_path / "store"
    write(sources, range(4))
    update([sources], store)
    (store / "0000002" / "quads").mkdir(parents=True)
    (store / "shards" / "half.json").write_bytes(b"")
    (store / "started").write_text("1")
    write(sources, range(5))
    update([sources], store)
    update([sources], tmp_path / "other")
    assert held(store) == held(tmp_path / "other")
