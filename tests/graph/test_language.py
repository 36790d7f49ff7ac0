"""graph/language, the written language: spellings that are one word, tokens, dates. It knows no institution."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.language.dates import complete, iso, parse_day, parse_long
from graph.language.folding import bare, compose, fold, slug
from graph.language.tokens import DATE, DOCUMENT_NUMBER, NUMBER, PUNCTUATION, WORD, Tokenizer, tokenize
from graph.lexicon import lexicon

LETTERS = "aăâeêioôơuưyáàảãạấầẩẫậúùủũụýỳỷỹỵóòỏõọqQhnOUY"
BLANKS_AND_MARKS = " \u00a0\u200b\u2009\t-–—\"“”«»'’.,;:()/\n"

# -- folding -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("hoà bình", "hòa bình"),
        ("Thuý Loan", "Thúy Loan"),
        ("khoẻ", "khỏe"),
        ("HOÀ", "HÒA"),
        # The mark stays where a further letter follows, and after q: there is one way to write these.
        ("hoàn toàn", "hoàn toàn"),
        ("tuyết", "tuyết"),
        ("quý", "quý"),
        ("Quỹ", "Quỹ"),
        # Blanks, dashes, quotes.
        ("Tỉnh\u00a0ủy", "Tỉnh ủy"),
        ("2020–2025", "2020-2025"),
        ("“Dân vận khéo”", '"Dân vận khéo"'),
        ("H’Yim", "H'Yim"),
        ("một\u200bhai", "một hai"),
    ],
)
def test_one_spelling_per_word(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(("one", "other"), [("Thành", "Thanh"), ("Thắng", "Thăng"), ("ủy", "uy"), ("Đức", "Dức")])
def test_tones_and_letters_are_never_dropped(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(st.sampled_from(LETTERS + BLANKS_AND_MARKS), max_size=80) | st.text(max_size=80))
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    # Letters stay letters: no word appears or disappears (the modifier apostrophe is a letter to Unicode only).
    assert [c.isalpha() for c in folded] == [c.isalpha() for c in text.replace("ʼ", "'")]


def test_compose_makes_letters_whole_and_line_ends_plain() -> None:
    assert compose(unicodedata.normalize("NFD", "Đồng Tháp")) == "Đồng Tháp"
    assert compose("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Đồng Tháp", "dong-thap"),
        ("Phan Văn Thắng", "phan-van-thang"),
        ("5 tập thể", "n-5-tap-the"),
        ("01-NQ/TU", "n-01-nq-tu"),
        ("H'Yim Kđoh", "h-yim-kdoh"),
        ("…", "x"),
        ("", "x"),
        ("một hai ba " * 20, "mot-hai-ba-mot-hai-ba-mot-hai-ba-mot-hai-ba-mot-hai-ba-mot-hai-ba-mot-hai-ba-mot"),
    ],
)
def test_slugs_are_ascii_and_begin_with_a_letter(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_bare_is_for_searching() -> None:
    assert bare("Ủy ban nhân dân tỉnh Đắk Lắk") == "uy ban nhan dan tinh dak lak"


# -- tokens --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Sáng 29/12, họp.", [("Sáng", WORD), ("29/12", DATE), (",", PUNCTUATION), ("họp", WORD), (".", PUNCTUATION)]),
        ("ngày 3-2-2006", [("ngày", WORD), ("3-2-2006", DATE)]),
        ("ngày 28.3", [("ngày", WORD), ("28.3", DATE)]),
        ("số 01-NQ/TU về", [("số", WORD), ("01-NQ/TU", DOCUMENT_NUMBER), ("về", WORD)]),
        ("178/QĐ-UBND", [("178/QĐ-UBND", DOCUMENT_NUMBER)]),
        ("30/2020/NĐ-CP", [("30/2020/NĐ-CP", DOCUMENT_NUMBER)]),
        ("54/2017/QH14", [("54/2017/QH14", DOCUMENT_NUMBER)]),
        ("36-HD/VPTW", [("36-HD/VPTW", DOCUMENT_NUMBER)]),
        ("01 - NQ / TU", [("01 - NQ / TU", DOCUMENT_NUMBER)]),
        ("1.846 lượt", [("1.846", NUMBER), ("lượt", WORD)]),
        ("4,3 tỷ", [("4,3", NUMBER), ("tỷ", WORD)]),
        ("H'Yim", [("H'Yim", WORD)]),
        ("v.v...", [("v", WORD), (".", PUNCTUATION), ("v", WORD), ("...", PUNCTUATION)]),
    ],
)
def test_what_no_rule_may_take_apart_is_one_token(text: str, tokens: list[tuple[str, int]]) -> None:
    found = lexicon().tokenize(text)
    assert [*zip(found.text, found.kinds, strict=True)] == tokens


def test_a_sign_is_known_to_whoever_tells_it() -> None:
    assert tokenize("01 - NQ / TU").text == ["01", "-", "NQ", "/", "TU"]
    assert Tokenizer(["NQ"])("01 - NQ / TU").kinds == [DOCUMENT_NUMBER]
    assert tokenize("01-NQ/TU").kinds == [DOCUMENT_NUMBER]


def test_a_term_of_office_is_no_date() -> None:
    assert DATE not in tokenize("nhiệm kỳ 2020-2025, giai đoạn 2021 - 2030").kinds


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(st.sampled_from(LETTERS + BLANKS_AND_MARKS + "0123456789NQTU"), max_size=60) | st.text(max_size=60))
def test_tokens_cover_the_text_in_order(text: str) -> None:
    folded = fold(compose(text))
    tokens = lexicon().tokenize(folded)
    end = 0
    for i, word in enumerate(tokens.text):
        assert not folded[end : tokens.starts[i]].strip()
        assert folded[tokens.starts[i] : tokens.ends[i]] == word
        assert tokens.keys[i] == word.lower()
        assert tokens.caps[i] == word[0].isupper()
        end = tokens.ends[i]
    assert not folded[end:].strip()


def test_a_part_of_a_text_has_the_offsets_of_the_whole() -> None:
    text = "Tin. Sáng 29/12 họp."
    part, whole = tokenize(text, 5), tokenize(text)
    assert part.text == ["Sáng", "29/12", "họp", "."]
    assert part.starts == whole.starts[2:]
    assert part.ends == whole.ends[2:]


# -- dates ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("29/12", (29, 12, None)),
        ("29/12/2022", (29, 12, 2022)),
        ("3-2-2006", (3, 2, 2006)),
        ("28.3", (28, 3, None)),
        ("8 / 2 / 2017", (8, 2, 2017)),
        ("32/1", None),
        ("1/13", None),
        ("1/1/3022", None),
    ],
)
def test_a_day_as_print_has_it(text: str, parsed: tuple[int, int, int | None] | None) -> None:
    assert parse_day(text) == parsed


@pytest.mark.parametrize(
    ("text", "found"),
    [("ngày 15 tháng 9 năm 2010, họp", (15, 9, 2010)), ("ngày 15 tháng 9", (15, 9, None)), ("Tháng 9 năm 2010", None)],
)
def test_a_day_written_out(text: str, found: tuple[int, int, int | None] | None) -> None:
    parsed = parse_long(text, 0, len(text))
    assert (parsed[:3] if parsed else None) == found


@pytest.mark.parametrize(
    ("day", "month", "published", "expected"),
    [
        (29, 12, "2022-12-29", "2022-12-29"),
        (29, 12, "2023-01-03", "2022-12-29"),  # told in January, held in December
        (5, 1, "2022-12-29", "2023-01-05"),  # announced in December for January
        (15, 6, "2022-12-29", "2022-06-15"),
        (29, 2, "2023-03-01", ""),  # no such day
        (29, 12, "", ""),  # nobody knows
    ],
)
def test_the_year_that_is_left_out(day: int, month: int, published: str, expected: str) -> None:
    assert complete(day, month, published) == expected


def test_days_that_do_not_exist() -> None:
    assert iso(31, 2, 2022) == ""
    assert iso(29, 2, 2024) == "2024-02-29"
