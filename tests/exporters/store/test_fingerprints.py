"""What a source held is told by everything that its articles depend on, and looked at cheaply."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.store.fingerprints import Sidecars, fingerprint
from graph.reading import Source

NAMES = ("a.txt.meta.toml", "a.meta.toml", "A.TXT.META.TOML", "b.txt.meta.toml")


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "a.txt").write_text("Hội nghị", encoding="utf-8")
    return Source("a.txt", str(tmp_path / "a.txt"), tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["", *NAMES])
def test_a_look_at_the_folder_finds_what_a_look_for_each_file_finds(tmp_path: Path, source: Source, name: str) -> None:
    if name:
        (tmp_path / name).write_text('publisher = "Báo"\n', encoding="utf-8")
    beside = Sidecars()
    assert source.path is not None
    assert beside(source.path) is bool(name)
    assert fingerprint(source, beside) == fingerprint(source) != ""


def test_each_sidecar_is_another_source(tmp_path: Path, source: Source) -> None:
    marks = {fingerprint(source, Sidecars())}
    for name in NAMES[:2]:
        (tmp_path / name).write_text('publisher = "Báo"\n', encoding="utf-8")
        marks.add(fingerprint(source, Sidecars()))
        (tmp_path / name).unlink()
    (tmp_path / NAMES[3]).write_text('publisher = "Báo"\n', encoding="utf-8")
    marks.add(fingerprint(source, Sidecars()))
    assert len(marks) == 3, "that of another file is nothing to it"


def test_a_folder_that_cannot_be_listed_may_hold_anything(tmp_path: Path) -> None:
    assert Sidecars()(tmp_path / "gone" / "a.txt")


def test_long_files_are_read_to_their_end(tmp_path: Path, source: Source) -> None:
    assert source.path is not None
    source.path.write_text("Hội nghị" * 50_000, encoding="utf-8")
    before = fingerprint(source)
    with source.path.open("ab") as file:
        file.write(b".")
    assert fingerprint(source) != before
