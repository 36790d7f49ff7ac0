"""graph/grammar/stream.py: abbreviations written out, short forms in parentheses passed over, offsets of print."""

from __future__ import annotations

import pytest

from graph.grammar.stream import BREAK
from tests.graph.layers import stream


def words(text: str) -> str:
    """The text as the grammar reads it."""
    read = stream(text)
    return read.words(0, len(read) - 1)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("UBND tỉnh họp", "Ủy ban nhân dân tỉnh họp"),
        ("HĐND, MTTQ tỉnh", "Hội đồng nhân dân, Mặt trận Tổ quốc tỉnh"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("TP. HCM", "Thành phố Hồ Chí Minh"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Uỷ ban", "Ủy ban"),
        # A capitalised word is no abbreviation.
        ("Ban Dân vận", "Ban Dân vận"),
    ],
)
def test_abbreviations_are_written_out(printed: str, read: str) -> None:
    assert words(printed) == read


@pytest.mark.parametrize(
    ("printed", "read", "defined"),
    [
        (
            "Ban Dân vận (DV) Tỉnh ủy họp. Ban DV Tỉnh ủy giao.",
            "Ban Dân vận Tỉnh ủy họp. Ban Dân vận Tỉnh ủy giao.",
            ("DV", "Dân vận"),
        ),
        ("Mặt trận Tổ quốc (MTTQ) Việt Nam", "Mặt trận Tổ quốc Việt Nam", ("MTTQ", "Mặt trận Tổ quốc")),
        (
            "quy chế dân chủ (QCDC). Thực hiện QCDC.",
            "quy chế dân chủ. Thực hiện quy chế dân chủ.",
            ("QCDC", "quy chế dân chủ"),
        ),
        ("Tái định cư (TĐC) và khu TĐC", "Tái định cư và khu Tái định cư", ("TĐC", "Tái định cư")),
    ],
)
def test_an_article_may_define_its_own(printed: str, read: str, defined: tuple[str, str]) -> None:
    assert words(printed) == read
    (definition,) = (d for d in stream(printed).definitions if d.defined)
    assert (definition.short, definition.long) == defined
    assert printed[definition.start : definition.end] == f"{defined[1]} ({defined[0]})"


def test_letters_that_are_no_initials_define_nothing() -> None:
    assert not any(d.defined for d in stream("Ban Dân vận (Tỉnh ủy) họp với Sở Y tế (ABC).").definitions)


def test_known_short_forms_are_noted_as_used_not_defined() -> None:
    (found,) = stream("Chủ tịch UBND xã và UBND huyện.").definitions
    assert (found.short, found.long, found.defined) == ("UBND", "Ủy ban nhân dân", False)


def test_every_word_quotes_what_is_printed() -> None:
    text = "Tin\nBan Dân vận (DV) họp. Uỷ ban MTTQ và Ban  DV\u00a0giao."
    read = stream(text)
    for i, key in enumerate(read.keys):
        printed = text[read.starts[i] : read.ends[i]]
        assert key == BREAK or printed
    at = read.keys.index("giao")
    # Both words that stand for DV carry its two letters.
    assert [text[read.starts[k] : read.ends[k]] for k in (at - 2, at - 1)] == ["DV", "DV"]
    assert read.quote(at - 3, at) == "Ban  DV"


def test_no_phrase_crosses_a_line() -> None:
    read = stream("Hội nghị tổng kết\nĐồng chí Lê Văn Tám dự hội nghị.")
    assert read.keys.count(BREAK) == 2
    assert [read.keys[end] for _, _, end in read.blocks] == [BREAK, BREAK]
