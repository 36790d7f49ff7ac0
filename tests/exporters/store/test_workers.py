"""Processes die, and nothing is lost; many processes give what one gives; nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import graph.corpus.collecting
from exporters.facts import to_json
from exporters.store import update
from graph.corpus import run
from graph.corpus.pool import each
from tests.conftest import ROOT
from tests.exporters.store.deadly import Once, WriterThatDiesOnce, poisoned
from tests.exporters.store.small import article, held, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
CHUNKS = [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]


def test_a_chunk_whose_process_died_is_done_again(tmp_path: Path) -> None:
    deaths: list[int] = []
    found = list(each(Once(tmp_path / "died"), CHUNKS, 2, died=deaths.append))
    assert len(deaths) == 1
    assert sorted(n for _, result in found for n in result or []) == list(range(2, 21, 2))


def test_an_item_that_no_process_survives_is_given_up_and_the_others_are_done() -> None:
    found = list(each(poisoned, CHUNKS, 2))
    assert [chunk for chunk, result in found if result is None] == [(7,)]
    assert sorted(n for _, result in found for n in result or []) == [n for n in range(2, 21, 2) if n != 14]


def test_many_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, range(40))
    (tmp_path / "again.txt").write_text(article(3), encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "english.txt").write_text("Nothing happened here, in English only.", encoding="utf-8")
    alone = run([tmp_path])
    monkeypatch.setattr(graph.corpus.collecting, "FEW", 1)
    told: list[int] = []
    together = run([tmp_path], workers=3, progress=lambda done, total, name: told.append(done))
    assert to_json(together.kg) == to_json(alone.kg)
    assert together.report.to_json() == alone.report.to_json()
    assert len(together.report.skipped) == 2
    assert told == sorted(told)
    assert len(told) > 2


def test_a_store_does_not_notice_that_a_process_died(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyoxigraph")
    write(tmp_path / "sources", range(40))
    update([tmp_path / "sources"], tmp_path / "alone")
    monkeypatch.setattr("exporters.store.updating.FEW", 1)
    monkeypatch.setattr("exporters.store.updating.ShardWriter", WriterThatDiesOnce)
    did = update([tmp_path / "sources"], tmp_path / "store", workers=2)
    assert did.deaths == 1
    assert (tmp_path / "store" / "died").exists()
    assert held(tmp_path / "store") == held(tmp_path / "alone")
    assert {p.suffix for p in (tmp_path / "store" / "shards").iterdir()} == {".kg"}


def _processes(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
@pytest.mark.parametrize("to", [lambda pid: os.kill, lambda pid: os.killpg], ids=["alone", "with its processes"])
def test_no_process_outlives_a_run_that_was_stopped(
    tmp_path: Path, sent: signal.Signals, code: int, to: Callable[[int], Callable[[int, int], None]]
) -> None:
    pytest.importorskip("pyoxigraph")
    write(tmp_path / "sources", range(600))
    command = [sys.executable, "-m", "bienban", "build", "sources", "--store", "store", "--workers", "2", "-q"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        shards = tmp_path / "store" / "shards"
        deadline = time.monotonic() + 60
        while not list(shards.glob("*.json")) and time.monotonic() < deadline:
            time.sleep(0.02)
        to(process.pid)(process.pid, sent)
        error = process.communicate(timeout=30)[1]
    assert process.returncode == code
    assert b"Traceback" not in error
    assert not (tmp_path / "store" / "store.json").exists()
    while _processes(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _processes(process.pid)
