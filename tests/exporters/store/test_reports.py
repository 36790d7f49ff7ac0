"""Reports of a store are written when they would say something else, and only then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exporters.store import report, update
from tests.exporters.store.small import article, write, write_sightings

pytest.importorskip("pyoxigraph")
NAMES = ("report.json", "identities.json")


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Path]:
    sources, store = tmp_path / "sources", tmp_path / "store"
    write(sources, range(4))
    write_sightings(sources, range(1000, 1008))
    (sources / "again.txt").write_text(article(2), encoding="utf-8")
    (sources / "english.txt").write_text("English words only, no minutes.", encoding="utf-8")
    update([sources], store)
    return sources, store


def written(store: Path) -> dict[str, bytes]:
    return {name: (store / name).read_bytes() for name in NAMES}


def times(store: Path) -> list[int]:
    return [(store / name).stat().st_mtime_ns for name in NAMES]


def test_those_that_are_there_are_left_alone_and_told_again(built: tuple[Path, Path]) -> None:
    sources, store = built
    before = times(store)
    (store / "run.json").touch()
    did = update([sources], store)
    assert times(store) == before
    assert did.report == report(store)
    assert (did.articles, len(did.report.articles), len(did.report.skipped)) == (12, 13, 1)
    assert json.loads((store / "run.json").read_text(encoding="utf-8"))["read"] == 0


@pytest.mark.parametrize("name", [*NAMES, "run.json"])
@pytest.mark.parametrize("how", ["missing", "other", "none"])
def test_those_that_are_not_as_they_were_written_are_written_again(
    built: tuple[Path, Path], name: str, how: str
) -> None:
    sources, store = built
    before = written(store)
    if how == "missing":
        (store / name).unlink()
    else:
        (store / name).write_text("{}" if how == "other" else "", encoding="utf-8")
    did = update([sources], store)
    assert written(store) == before
    assert did.report == report(store)
    assert json.loads((store / "run.json").read_text(encoding="utf-8"))["known"] == 14


def test_another_version_writes_them_again(built: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    sources, store = built
    before = times(store)
    with monkeypatch.context() as patched:
        patched.setattr("exporters.store.contents.writers", lambda: "another")
        update([sources], store)
    between = times(store)
    assert all(after > earlier for after, earlier in zip(between, before, strict=True))
    update([sources], store)
    assert all(after > earlier for after, earlier in zip(times(store), between, strict=True))


def test_a_run_that_ended_before_them_leaves_them_to_the_next(
    built: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources, store = built
    write(sources, range(6))

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("exporters.store.contents.report", stopped)
        with pytest.raises(KeyboardInterrupt):
            update([sources], store)
    update([sources], store)
    update([sources], tmp_path / "other")
    assert written(store) == written(tmp_path / "other")
