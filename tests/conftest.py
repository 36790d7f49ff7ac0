"""What many tests need: the seed, and the command line as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import graph.lexicon
from graph.lexicon.tables import read_table
from tests.processes import Nursery

ROOT = Path(__file__).resolve().parent.parent
#: Tests read what bienban says in English, whatever the locale of whoever runs them.
os.environ["BIENBAN_LANG"] = "en"

#: Runs `bienban ...` in a process of its own and gives what it printed and its exit code.
Command = Callable[..., "subprocess.CompletedProcess[bytes]"]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """A process for every core and one more for all tests, as some wait for servers; none but this one for those that
    somebody names: it starts sooner, and stops in pdb."""
    if config.args_source is pytest.Config.ArgsSource.ARGS and "CI" not in os.environ:
        return 0
    return (os.cpu_count() or 1) + 1


#: The files that take longest, longest first: begun last, one of them would keep one core busy and the others idle.
LONGEST = (
    "exporters/push/test_servers.py", "exporters/store/test_interrupted.py", "exporters/test_rdf.py",
    "exporters/server/test_attacks.py", "exporters/test_validation.py", "exporters/store/test_incremental.py",
    "exporters/store/test_cluster.py", "test_command_line.py", "exporters/server/test_running.py",
    "exporters/push/test_trouble.py", "benchmarks/test_growth.py", "exporters/store/test_workers.py",
    "exporters/messages/test_speaking.py", "test_command_extract.py", "exporters/test_questions.py",
    "benchmarks/test_generator.py", "evaluation/test_agreement.py", "reading/test_bad_input.py",
)  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Files go out in the order of `LONGEST`, not those first that have the most tests: 40 of graph/ last a second."""
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest files first, where several processes share them."""
    if config.getoption("numprocesses", None) or hasattr(config, "workerinput"):
        places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
        items.sort(key=lambda item: places.get(item.path, len(LONGEST)))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> Path:
    """The article the project was created from."""
    return ROOT / "seeds" / "dong-thap-2022-12-29.txt"


@pytest.fixture(scope="session")
def seed_text(seed: Path) -> str:
    return seed.read_text(encoding="utf-8")


#: What Python itself reads when it starts.
_OF_PYTHON = ("PYTHON", "LC_", "LANG", "TZ")


@pytest.fixture(scope="session")
def command() -> Iterator[Command]:
    """`command("build", "seeds", "--out", "out", cwd=..., stdin=b"...", PYTHONHASHSEED="1")`.

    Each command is started from the beginning once, and where a test asks for it (`fresh=True`) or says what Python reads
    when it starts. Other processes are forked from one that has imported what commands import (processes.py).
    """
    nursery = Nursery(ROOT)
    started: set[str] = set()

    def run(
        *arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"", fresh: bool = False, **environment: str
    ) -> object:
        given = list(map(os.fspath, arguments))
        variables = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **environment}
        verb = given[0] if given else ""
        known = verb in started
        started.add(verb)
        if known and hasattr(os, "fork") and not fresh and not any(v.startswith(_OF_PYTHON) for v in environment):
            return nursery.run(given, cwd, stdin, variables, 120)
        return subprocess.run(
            [sys.executable, "-m", "bienban", *given],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
            env=variables,
        )

    yield run  # type: ignore[misc]
    nursery.close()


@pytest.fixture(scope="session")
def built(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`bienban build seeds`, once for all tests that look at what it leaves."""
    out = tmp_path_factory.mktemp("built") / "out"
    done = command("build", ROOT / "seeds", "--out", out, "--quiet")
    assert done.returncode == 0, done.stderr.decode()
    return out


@pytest.fixture
def add_rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, str]], None]]:
    """Adds rows (name of the table -> lines of tab-separated cells) to the lexicon of this process, for one test."""

    def add(rows: dict[str, str]) -> None:
        def table(name: str) -> list[dict[str, str]]:
            found = read_table(name)
            for line in rows.get(name, "").splitlines():
                found.append(dict(zip(found[0], line.split("\t"), strict=True)))
            return found

        monkeypatch.setattr(graph.lexicon, "read_table", table)
        graph.lexicon.lexicon.cache_clear()

    yield add
    monkeypatch.undo()
    graph.lexicon.lexicon.cache_clear()
