"""What many tests need: the seed, and the command line as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: Tests read what bienban says in English, whatever the locale of whoever runs them.
os.environ["BIENBAN_LANG"] = "en"

#: Runs `bienban ...` in a process of its own and gives what it printed and its exit code.
Command = Callable[..., "subprocess.CompletedProcess[bytes]"]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Every core for all tests, none but this process for those that somebody names: it starts sooner, and stops in pdb."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS and "CI" not in os.environ else None


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


@pytest.fixture(scope="session")
def command() -> Command:
    """`command("build", "seeds", "--out", "out", cwd=..., stdin=b"...", PYTHONHASHSEED="1")`."""

    def run(*arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"", **environment: str) -> object:
        return subprocess.run(
            [sys.executable, "-m", "bienban", *map(os.fspath, arguments)],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **environment},
        )

    return run  # type: ignore[return-value]


@pytest.fixture(scope="session")
def built(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`bienban build seeds`, once for all tests that look at what it leaves."""
    out = tmp_path_factory.mktemp("built") / "out"
    done = command("build", ROOT / "seeds", "--out", out, "--quiet")
    assert done.returncode == 0, done.stderr.decode()
    return out
