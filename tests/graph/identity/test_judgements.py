"""The judgement file: read with clear errors, written beside what people wrote, whatever the names are."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from graph.errors import InputError, OutputError
from graph.identity.judgements import Judgement, local, read, record
from tests.graph.identity.told import different, same

A, B, C = (f"person/an-giang/{name}-000000" for name in "abc")
HOSTILE = [
    'x"]]\n[[same]]\npeople = ["a", "b"]\n#', "'''", '"""', "\\", "\\u0022", "\t\r\nx", "\x1b[31m", "${HOME}", "<script>", "ơ̛", "𝔘", " " * 3 + "x",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_come_back_as_they_were(tmp_path: Path, words: str) -> None:
    path = tmp_path / "identities.toml"
    for judgement in (Judgement("same", (A, B), words, f"s{words}"), Judgement("different", (A, C), "x", words or "x")):
        record(path, judgement)
    assert read(path).entries == (
        Judgement("same", (A, B), words, f"s{words}"),
        Judgement("different", (A, C), "x", words),
    )
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) == {"same", "different"}


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "identities.toml"
    written = (
        f'# Của tòa soạn\n[[different]]\npeople = [\n  "{A}", # nhớ hỏi lại\n  "{B}",\n]\nreason = "r"\nsource = \'s\''
    )
    path.write_text(written, encoding="utf-8")
    os.chmod(path, 0o640)
    record(path, same(B, C))
    record(path, different(A, C))
    assert path.read_text(encoding="utf-8").startswith(written + "\n")
    assert [j.verdict for j in read(path).entries] == ["same", "different", "different"]
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["identities.toml"]


def test_a_whole_iri_is_the_id_in_it() -> None:
    assert local(f"<https://example.org/id/{A}>") == local(f" https://w3id.org/bienban/id/{A} ") == local(A) == A


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[same]\n", "not TOML"),
        (b"\xff\xfe[", "not TOML"),
        ("[[equal]]\n", "neither"),
        ("[same]\n", "must be [[same]]"),
        ("same = [1]", "no table"),
        (f'[[same]]\npeople = ["{A}"]\nreason="r"\nsource="s"', "two ids"),
        (f'[[same]]\npeople = ["{A}", "{A}"]\nreason="r"\nsource="s"', "two ids"),
        (f'[[same]]\npeople = ["{A}", 5]\nreason="r"\nsource="s"', "two ids"),
        (f'[[same]]\npeople = ["{A}", "body/x/y"]\nreason="r"\nsource="s"', "no id of a person"),
        (f'[[same]]\npeople = ["{A}", "{B}"]\nreason="r"', "a reason and a source"),
        (f'[[same]]\npeople = ["{A}", "{B}"]\nreason=" "\nsource="s"', "a reason and a source"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, content: str | bytes, problem: str) -> None:
    path = tmp_path / "identities.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError) as told:
        read(path)
    assert problem in str(told.value)
    assert "\n" not in str(told.value)
    before = path.read_bytes()
    with pytest.raises(InputError):
        record(path, same(A, B))
    assert path.read_bytes() == before


def test_same_and_different_cannot_both_be(tmp_path: Path) -> None:
    path = tmp_path / "identities.toml"
    record(path, same(A, B))
    record(path, same(B, C))
    before = path.read_bytes()
    with pytest.raises(InputError, match="both the same and different"):
        record(path, different(A, C))
    assert path.read_bytes() == before


def test_tables_in_a_line_are_kept_and_the_new_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "identities.toml"
    path.write_text(f'same = [{{ people = ["{A}", "{B}"], reason = "r", source = "s" }}]\n', encoding="utf-8")
    assert len(read(path).entries) == 1
    with pytest.raises(InputError, match=r"\[\[same\]\]"):
        record(path, same(B, C))
    assert len(read(path).entries) == 1
    record(path, different(A, C))


def test_a_judgement_without_a_reason_is_not_recorded(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a reason and a source"):
        record(tmp_path / "identities.toml", Judgement("same", (A, B), "\t\n", "s"))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nothing was recorded"):
        record(tmp_path / "none" / "identities.toml", same(A, B))
