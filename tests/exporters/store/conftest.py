"""A cluster for the tests that need one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.exporters.store.machines import Cluster


@pytest.fixture(scope="session")
def dask() -> None:
    """Dask; without it the test is skipped, or fails in CI."""
    if find_spec("distributed") is None:
        reason = "Dask distributed is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}, and CI=true asks for it; pip install 'bienban[cluster]'")
        pytest.skip(reason)


@pytest.fixture
def cluster(request: pytest.FixtureRequest, dask: None, tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler. Dask gives a chunk up after three deaths, or after as many as a test says."""
    (tmp_path / "cluster").mkdir()
    started = Cluster(tmp_path / "cluster", getattr(request, "param", 3))
    try:
        yield started
    finally:
        started.end()
