"""Text on its way into the page: JSON that cannot leave its element, names broken into lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.html.labels import text_width, wrap
from exporters.html.safe import html_json, without_controls
from tests.exporters.html.hostile import ATTACKS


@given(st.recursive(st.text() | st.integers() | st.none(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_json_comes_back_unchanged_and_holds_no_markup(value: object) -> None:
    written = str(html_json(value))
    assert json.loads(written) == value
    assert not set("<>&\u2028\u2029\u202e\u200f") & set(written)


@pytest.mark.parametrize("attack", ATTACKS)
def test_labels_on_the_canvas_turn_nothing_around(attack: str) -> None:
    cleaned = without_controls(attack)
    assert not set("\u202e\u2066\u200f\u2028\x00\x1b") & set(cleaned)


def test_a_name_is_broken_between_words_into_even_lines() -> None:
    label = wrap("Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Đồng Tháp", 114, 4)
    assert " ".join(label.lines) == "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Đồng Tháp"
    assert len(label.lines) <= 4
    widths = [text_width(line, 13) for line in label.lines]
    assert max(widths) <= 114
    assert min(widths) > max(widths) / 3


@given(st.text(), st.integers(1, 5))
def test_any_name_fits_its_card(name: str, lines: int) -> None:
    label = wrap(name, 114, lines)
    assert 1 <= len(label.lines) <= lines
    assert label.width <= 130


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert wrap("tổ chức " * 40, 114, 4).lines[-1].endswith("…")
