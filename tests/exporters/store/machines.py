"""A Dask cluster whose scheduler and workers are processes of their own, as people start them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.conftest import ROOT

__all__ = ["Cluster"]


class Cluster:
    """A scheduler on a free port, and its workers."""

    def __init__(self, folder: Path, failures: int = 3) -> None:
        self.folder, self.failures = folder, failures
        self.workers: list[subprocess.Popen[bytes]] = []
        said = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", said
        )
        deadline = time.monotonic() + 30
        while not (said.exists() and said.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.address: str = json.loads(said.read_text())["address"]

    def hire(self, count: int, nanny: str = "--no-nanny") -> None:
        """Start workers; they need not be there yet when a build begins. With a nanny, one that died is replaced."""
        for _ in range(count):
            self.workers.append(
                self._start(
                    "worker", self.address, nanny, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1",
                    "--local-directory", self.folder / "workers", "--memory-limit", "0",
                )
            )  # fmt: skip

    def kill(self, number: int) -> None:
        """What the kernel does to a worker when there is no memory left."""
        self.workers[number].send_signal(signal.SIGKILL)
        self.workers[number].wait()

    def end(self) -> None:
        for process in [*self.workers, self.scheduler]:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # with the workers of a nanny
            process.wait()

    def _start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *map(str, arguments)],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(self.failures),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
