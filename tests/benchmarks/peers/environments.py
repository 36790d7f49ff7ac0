"""An environment for the packages that bienban is compared with, and runs in it. They are no dependency of anything here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.articles import ROOT
from tests.benchmarks.peers.found import Run

__all__ = ["MODULES", "made", "runs"]

#: Versions that the figures are of. The numbers of `rapidgraph` bind gliner, torch and transformers, which its rules do not use.
_REQUIREMENTS = ("underthesea==9.5.0", "pyvi==0.1.1", "spacy==3.8.18", "extr==0.0.44", "pydantic>=2", "rapidfuzz>=3")
_ALONE = ("rapidGraph==0.2.1",)
MODULES = ("run_underthesea", "run_pyvi", "run_extr", "run_spacy", "run_rapidgraph")


def made(folder: Path) -> Path:
    """The interpreter of the environment in this folder, which is made where there is none."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    for options in (_REQUIREMENTS, ("--no-deps", *_ALONE)):
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *options],
            check=True,
            stderr=subprocess.DEVNULL,
        )
    return python


def runs(python: Path, module: str, texts: list[str], times: int, seed: str = "0") -> list[Run]:
    """What the readers of one module find (`times` 0), or take; `seed` is that of its hashes."""
    done = subprocess.run(
        [str(python), "-m", f"tests.benchmarks.peers.{module}"],
        input=json.dumps({"texts": texts, "times": times}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")
    return [Run.parsed(line) for line in done.stdout.splitlines() if line.startswith("{")]
