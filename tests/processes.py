"""Processes of the command line that need not import it first.

To start Python and import rdflib, pyvis and the rest takes longer than most commands do. A nursery is a process that has
imported all of it and waits; for each request it forks, and the child becomes `python -m bienban ...`: a process with an
environment, a folder, standard streams and an exit code of its own. Only its imports are done, so a test of imports, of
the start of Python or of the seed of hashes needs a process that begins at the beginning.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import NoReturn

__all__ = ["Nursery"]


class Nursery:
    """Bears processes, one after the other."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[str] | None = None

    def run(
        self, arguments: list[str], cwd: Path, stdin: bytes, environment: Mapping[str, str], timeout: float
    ) -> subprocess.CompletedProcess[bytes]:
        """What `subprocess.run([python, "-m", "bienban", *arguments], ...)` gives; past its time it is killed (SIGALRM)."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.processes"],
                cwd=self._root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env={**environment, "PYTHONPATH": str(self._root)},
            )  # fmt: skip
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with TemporaryDirectory() as folder:
            (Path(folder) / "0").write_bytes(stdin)
            request = [arguments, os.fspath(cwd), folder, dict(environment), timeout]
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            code = int(self._process.stdout.readline())
            out, err = ((Path(folder) / name).read_bytes() for name in "12")
        return subprocess.CompletedProcess(arguments, code, out, err)

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.communicate()


def _bear() -> None:
    """Answer requests, a line each, with exit codes, until there are no more."""
    _import()
    gc.collect()
    gc.freeze()  # no child looks through what it only reads: to look would be to copy
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    while line := requests.readline():
        child = os.fork()
        if not child:
            requests.close()
            answers.close()
            _become(*json.loads(line))
        answers.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        answers.flush()


def _become(arguments: list[str], cwd: str, folder: str, environment: dict[str, str], timeout: float) -> NoReturn:
    """Be the command, and end as Python ends, but for taking all modules apart, which lasts."""
    signal.alarm(int(timeout))
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # found anew, where this environment says
    _streams(Path(folder))
    sys.argv = ["bienban", *arguments]
    sys.path[0] = cwd
    code: object = 1
    try:
        runpy.run_module("bienban", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code if isinstance(code, int) else 1)


def _streams(folder: Path) -> None:
    """Standard streams as Python opens them where they are files."""
    for number, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY | os.O_CREAT), (2, os.O_WRONLY | os.O_CREAT)):
        opened = os.open(folder / str(number), flags)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", closefd=False, errors="backslashreplace")


def _import() -> None:
    """What commands import when they need it, as far as it starts nothing."""
    import exporters
    import graph

    own = (m.name for package in (graph, exporters) for m in walk_packages(package.__path__, f"{package.__name__}."))
    others = (
        "bienban", "rdflib.plugins.sparql", "rdflib.plugins.serializers.turtle", "pyvis.network", "rich.progress",
        "networkx", "pyoxigraph", "pyshacl", "lxml.html", "pypdfium2", "tomlkit",
    )  # fmt: skip
    for name in (*others, *own):
        if not name.endswith("__main__"):
            with suppress(ImportError):  # an extra that is not installed
                import_module(name)


if __name__ == "__main__":
    _bear()
