"""Outputs are written together or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exporters.folder import OutputFolder
from graph.errors import OutputError


def listing(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in sorted(folder.iterdir())} if folder.exists() else {}


def write(folder: Path, **contents: str) -> list[Path]:
    with OutputFolder(folder) as output:
        for name, content in contents.items():
            output.prepare(name).write_text(content)
        return output.commit()


def test_a_folder_is_made_and_files_replaced(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    assert write(out, x="1", y="2") == [out / "x", out / "y"]
    assert write(out, x="3") == [out / "x"]
    assert listing(out) == {"x": "3", "y": "2"}


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept")
    write(tmp_path, x="1")
    assert listing(tmp_path) == {"mine": "kept", "x": "1"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_nothing_changes_when_the_work_fails(tmp_path: Path, error: type[BaseException]) -> None:
    write(tmp_path, x="old")
    with pytest.raises(error), OutputFolder(tmp_path) as output:
        output.prepare("x").write_text("new")
        raise error
    assert listing(tmp_path) == {"x": "old"}


def test_a_folder_made_for_nothing_is_removed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stop"), OutputFolder(tmp_path / "a" / "b"):
        raise ValueError("stop")
    assert listing(tmp_path) == {}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_move_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    write(tmp_path, x="old", z="old")
    moves = 0
    move = Path.replace

    def failing(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == fails_at:
            raise OSError(28, "No space left on device")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match="No space left on device"):
        write(tmp_path, x="new", y="new", z="new")
    assert listing(tmp_path) == {"x": "old", "z": "old"}


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    write(tmp_path, x="1")
    write(tmp_path, x="2")
    assert listing(tmp_path) == {"x": "2"}


@pytest.mark.parametrize("out", ["file", "file/below", "x" * 300, "a\0b"])
def test_where_nothing_can_be_written(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write(tmp_path / out, x="1")
    assert str(caught.value).isprintable()
    assert listing(tmp_path) == {"file": "kept"}


def test_a_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(OutputError, match="in the way"):
        write(tmp_path, x="1")
    assert os.listdir(tmp_path) == ["x"]


def test_permissions_follow_the_users_mask(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        (path,) = write(tmp_path, x="1")
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640
