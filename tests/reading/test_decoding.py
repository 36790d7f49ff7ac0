"""Whatever encoding an article is in, the text comes out the same; what is no text is refused in one line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import EmptySource, InputError, UnreadableSource
from graph.reading.decoding import clean, decode
from tests.reading.made import in_font, windows_1258


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(seed_text: str, encoding: str) -> None:
    assert decode(seed_text.encode(encoding), "x").text == seed_text


def test_windows_1258(seed_text: str) -> None:
    decoded = decode(windows_1258(seed_text), "x")
    assert unicodedata.normalize("NFC", decoded.text) == seed_text
    assert decoded.notes == ("decoded from windows-1258",)


@pytest.mark.parametrize("table", ["TCVN3", "VNI"])
def test_bytes_of_an_old_file(seed_text: str, table: str) -> None:
    decoded = decode(in_font(seed_text, table).encode("cp1252"), "x")
    assert (decoded.text, decoded.notes) == (seed_text, (f"decoded from {table}",))


@pytest.mark.parametrize("table", ["TCVN3", "VNI"])
def test_letters_of_an_old_font_saved_as_unicode(seed_text: str, table: str) -> None:
    decoded = decode(in_font(seed_text, table).encode(), "x")
    assert decoded.text == seed_text
    assert decoded.notes == (f"letters of the {table} encoding turned into Unicode",)


def test_capitals_of_tcvn3_are_another_font_over_the_same_codes(seed_text: str) -> None:
    line = "HéI NGHÞ TæNG KÕT, BÝ th­ Ph¹m V¨n B×"
    assert decode((line + "\n" + in_font(seed_text, "TCVN3")).encode(), "x").text.startswith(
        "HỘI NGHỊ TỔNG KẾT, Bí thư Phạm Văn Bì\n"
    )


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptySource, "empty"),
        (b" \r\n\t", EmptySource, "empty"),
        (b"1 + 1 = 2", EmptySource, "letter"),
        (b"\x00\x01\x02\x03", UnreadableSource, "binary"),
        ("Đồng chí\0 chủ trì".encode(), UnreadableSource, "NUL byte in line 1"),
        (bytes(range(256)), UnreadableSource, "binary"),
        ("hôtel déjà été élève".encode("latin-1"), UnreadableSource, "UTF-8"),
        ("Đồng chí chủ trì hội nghị\n".encode() + b"\xf2\xd0 ", UnreadableSource, "mixed encodings"),
        ("Đồng chí".encode("utf-16")[:-1], UnreadableSource, "UTF-8"),
        ("\ud800 Đồng chí".encode("utf-16", "surrogatepass"), UnreadableSource, "UTF-8"),
    ],
)
def test_what_is_no_text(data: bytes, error: type[InputError], says: str) -> None:
    with pytest.raises(error, match="^tin[.]txt: ") as caught:
        decode(data, "tin.txt")
    assert says in str(caught.value)
    assert ";" in str(caught.value), "says what to do"
    assert "\n" not in str(caught.value)


def test_line_ends_and_controls() -> None:
    cleaned = clean("\ufeffMột\r\nHai\rBa\x0bBốn\x1b[31m\ufffe", "x")
    assert cleaned.text == "Một\nHai\nBa Bốn [31m "
    assert cleaned.notes == ("3 control characters replaced by blanks",)


def test_nfd_text_is_left_to_the_article(seed_text: str) -> None:
    assert decode(unicodedata.normalize("NFD", seed_text).encode(), "x").text == unicodedata.normalize("NFD", seed_text)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        decoded = decode(data, "x")
    except InputError as error:
        assert str(error).startswith("x: ")
    else:
        assert any(c.isalpha() for c in decoded.text)
        decoded.text.encode("utf-8")
        assert "\x00" not in decoded.text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=200))
def test_good_utf_8_is_never_refused(text: str) -> None:
    if any(c.isalpha() for c in text):
        decode(("Đồng chí chủ trì hội nghị. " * 9 + text).encode(), "x")
