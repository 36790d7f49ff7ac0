"""Files, folders, patterns and standard input lead to sources in one order, however they were named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import SourceMissing, UnreadableSource
from graph.reading import Limits, Source, find_sources, read


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "photo.jpg", "b.txt.meta.toml"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("publisher = 'x'" if name.endswith("toml") else f"Hội nghị {name}", encoding="utf-8")
    return tmp_path / "news"


def labels(*arguments: str | Path) -> list[str]:
    found = find_sources(arguments)
    assert not found.failures
    return [s.label for s in found.sources]


def test_a_folder_is_searched_all_the_way_down_and_sorted(news: Path) -> None:
    assert labels(news) == ["a.md", "b.txt", "sub/c.TXT"]


def test_the_label_does_not_say_where_the_folder_is(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news)
    assert labels(".") == labels(news) == labels(f"{news}/") == labels(f"{news}/sub/..")


def test_the_order_and_repetition_of_arguments_do_not_matter(news: Path) -> None:
    a, b = news / "a.md", news / "b.txt"
    assert labels(a, b) == labels(b, a) == labels(b, b, a, f"{news}/./a.md") == ["a.md", "b.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("*.txt", ["b.txt"]), ("**/*.[tT]*", ["b.txt", "c.TXT"]), ("**", ["a.md", "b.txt", "c.TXT"])],
)
def test_patterns(news: Path, pattern: str, expected: list[str]) -> None:
    assert labels(f"{news}/{pattern}") == expected


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "tin[1].txt").write_text("Hội nghị", encoding="utf-8")
    assert labels(tmp_path / "tin[1].txt") == ["tin[1].txt"]


def test_links_in_a_circle(news: Path) -> None:
    (news / "sub" / "up").symlink_to(news)
    (news / "round.txt").symlink_to(news / "round.txt")
    found = find_sources([news])
    assert [s.label for s in found.sources] == ["a.md", "b.txt", "sub/c.TXT"]
    assert [str(f) for f in found.failures] == [
        f"{news}/round.txt: a broken link or a device; remove it or mend the link"
    ]
    (failure,) = find_sources([news / "round.txt"]).failures
    assert isinstance(failure, UnreadableSource)
    assert "circle" in str(failure)


def test_a_linked_folder_is_read_once(news: Path) -> None:
    (news / "again").symlink_to(news / "sub")
    assert len(labels(news)) == 3


def test_a_file_is_read_once_by_whichever_way(news: Path) -> None:
    (news / "link.txt").symlink_to(news / "b.txt")
    (news.parent / "other").symlink_to(news)
    assert labels(news, news / "b.txt", news.parent / "other" / "sub" / "c.TXT") == ["a.md", "b.txt", "c.TXT"]


@pytest.mark.parametrize("argument", ["missing.txt", "missing/*.txt", "", "a\nb.txt", "\udcff.txt", "x" * 300, "a\0b"])
def test_what_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: str) -> None:
    monkeypatch.chdir(tmp_path)
    (failure,) = find_sources([argument]).failures
    message = str(failure)
    assert message.isprintable()
    assert ";" in message


def test_a_folder_without_articles_says_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "scan.jpg").touch()
    (failure,) = find_sources([tmp_path]).failures
    assert isinstance(failure, SourceMissing)
    assert "no articles in this folder (it holds 1 .jpg)" in str(failure)


def test_one_bad_argument_does_not_hide_the_others(news: Path) -> None:
    found = find_sources([news / "b.txt", "/no/such/file", news / "a.md"])
    assert ([s.label for s in found.sources], len(found.failures)) == (["a.md", "b.txt"], 1)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert len(find_sources([tmp_path]).failures) == len(find_sources([tmp_path / "pipe.txt"]).failures) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_and_folder(news: Path) -> None:
    (news / "b.txt").chmod(0)
    (news / "sub").chmod(0)
    try:
        found = find_sources([news])
        assert [s.label for s in found.sources] == ["a.md", "b.txt"]
        assert ["permissions" in str(f) for f in found.failures] == [True]
        with pytest.raises(UnreadableSource, match="permissions"):
            read(found.sources[1])
    finally:
        (news / "sub").chmod(0o700)


def test_a_file_that_vanished_meanwhile(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="no such file"):
        read(Source("a.txt", "a.txt", tmp_path / "a.txt"))


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Hội nghị " * 100, encoding="utf-8")
    source = Source("long.txt", "long.txt", path)
    with pytest.raises(UnreadableSource, match="larger than 100 bytes"):
        read(source, Limits(file_bytes=100))
    with pytest.raises(UnreadableSource, match=r"too long for one article \(900 characters"):
        read(source, Limits(letters=100))
    assert len(read(source)) == 1


def test_another_language_is_noticed(tmp_path: Path) -> None:
    texts = {
        "en.txt": "The committee met on Thursday and Phan Văn Thắng spoke about the café and naïve ideas.",
        "fr.txt": "Le comité s'est réuni jeudi à Đồng Tháp; le président a présenté les résultats de l'année écoulée.",
        "vi.txt": "Sáng ngày 29/12, Ban Dân vận Tỉnh ủy tổ chức hội nghị tổng kết.",
        "plain.txt": "Sang ngay 29/12, Ban Dan van Tinh uy to chuc hoi nghi tong ket.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    readings = {s.label: read(s)[0].vietnamese for s in find_sources([tmp_path]).sources}
    assert readings == {"en.txt": False, "fr.txt": False, "plain.txt": False, "vi.txt": True}
