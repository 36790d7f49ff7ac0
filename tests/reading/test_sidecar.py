"""`NAME.meta.toml` says what the page of a plain text would have said."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.article import ArticleMetadata
from graph.errors import UnreadableSource
from graph.reading import find_sources, read


def article(tmp_path: Path, name: str, sidecar: str | bytes) -> ArticleMetadata:
    (tmp_path / "tin.txt").write_text("Hội nghị tổng kết", encoding="utf-8")
    (tmp_path / name).write_bytes(sidecar.encode() if isinstance(sidecar, str) else sidecar)
    (source,) = find_sources([tmp_path]).sources
    return read(source)[0].article.metadata


@pytest.mark.parametrize("name", ["tin.meta.toml", "tin.txt.meta.toml"])
def test_all_keys(tmp_path: Path, name: str) -> None:
    sidecar = """
        url = "https://baodongthap.vn/tin"
        title = "Hội nghị"
        publisher = "Báo Đồng Tháp"
        published = 2022-12-29T13:30:26+07:00
        author = "N. An"
        place = "Đồng Tháp"
    """
    assert article(tmp_path, name, sidecar) == ArticleMetadata(
        url="https://baodongthap.vn/tin",
        title="Hội nghị",
        publisher="Báo Đồng Tháp",
        published="2022-12-29T13:30:26+07:00",
        author="N. An",
        place="Đồng Tháp",
    )


def test_a_date_alone(tmp_path: Path) -> None:
    assert article(tmp_path, "tin.meta.toml", "published = 2022-12-29").published == "2022-12-29"


@pytest.mark.parametrize(
    ("sidecar", "says"),
    [
        ("url = ", "not TOML"),
        ("ulr = 'x'", "unknown key 'ulr'"),
        ("author = 3", "author is not a text"),
        (b"author = '\xff'", "not UTF-8"),
    ],
)
def test_a_bad_sidecar_is_named(tmp_path: Path, sidecar: str | bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=r"tin\.meta\.toml: ") as caught:
        article(tmp_path, "tin.meta.toml", sidecar)
    assert says in str(caught.value)
    assert str(caught.value).isprintable()
