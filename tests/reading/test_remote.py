"""What is on another file system is read as what is in a folder of this machine; what is not there is one line."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from exporters.facts import to_json
from graph.corpus import run
from graph.reading import Columns, find_sources
from tests.exporters.store.small import article, write


@pytest.fixture
def elsewhere(tmp_path: Path) -> Any:
    """A folder in a file system of fsspec, with the same files as `news` of this machine."""
    if find_spec("upath") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("universal-pathlib is not installed, and CI=true asks for it")
        pytest.skip("universal-pathlib is not installed")
    from upath import UPath

    news = tmp_path / "news"
    write(news / "2023", range(4))
    (news / "2023" / "bai-0002.meta.toml").write_text('publisher = "Báo Đồng Tháp"\n', encoding="utf-8")
    (news / "table.csv").write_text(f'text\n"{article(9)}"\n', encoding="utf-8")
    (news / "empty.md").touch()
    (news / "picture.png").write_bytes(b"\x89PNG")
    there = UPath(f"memory://{tmp_path.name}/news")
    for path in news.rglob("*"):
        if path.is_file():
            copy = there / path.relative_to(news).as_posix()
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return there


def test_a_folder_elsewhere_is_a_folder(elsewhere: Any, tmp_path: Path) -> None:
    columns = Columns(text="text")
    here = run([tmp_path / "news"], columns=columns)
    assert len(here.report.articles) == 5
    for address in (str(elsewhere), (tmp_path / "news").as_uri()):
        there = run([address], columns=columns)
        assert to_json(there.kg) == to_json(here.kg), address
        assert there.report.to_json() == here.report.to_json(), address


def test_a_store_is_the_same(elsewhere: Any, tmp_path: Path) -> None:
    pytest.importorskip("pyoxigraph")
    from exporters.store import update
    from tests.exporters.store.small import held

    for name in ("news", elsewhere):
        update([tmp_path / name if name == "news" else str(name)], tmp_path / ("here" if name == "news" else "there"))
    assert held(tmp_path / "here") == held(tmp_path / "there")
    (elsewhere / "2023" / "bai-0001.txt").unlink()
    did = update([str(elsewhere)], tmp_path / "there")
    assert (did.removed, did.added) == (1, 0)


@pytest.mark.usefixtures("elsewhere")
def test_what_is_not_there_is_one_line() -> None:
    for address, words in (
        ("memory://nobody/news", "no such file or folder"),
        ("nothing://bucket/news", "fsspec has to know"),
        ("file:///no/such/folder", "no such file or folder"),
    ):
        found = find_sources([address])
        assert not found.sources
        assert [str(failure).count("\n") for failure in found.failures] == [0]
        assert words in str(found.failures[0])
