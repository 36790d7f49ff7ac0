"""Bytes -> text, with a note for everything that was not plain UTF-8.

The order of trials is: byte order mark, UTF-16 without one, UTF-8, then the single-byte tables of old Vietnamese
files, of which the one that makes the most Vietnamese syllables wins. Nothing is ever decoded with replacement.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from graph.errors import EmptySource, InputError, UnreadableSource
from graph.reading.legacy import LEGACY, from_legacy_letters
from graph.reading.spelling import well_formed_share

__all__ = ["Decoded", "clean", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What no output format can carry (XML 1.0 has no such characters) and no article means.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
#: A table is believed when this share of the marked words are Vietnamese syllables.
_BELIEVED = 0.75
#: As many bytes of a long file as it takes to tell its encoding.
_SAMPLE = 50_000


class Decoded(Struct, frozen=True):
    """The text, the encoding it was in, and remarks for the report."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: object) -> Decoded:
    """Decode the bytes of a plain-text source.

    In: the bytes, and the name to say in an error. Out: text with `\\n` line ends and no control characters.
    Raises EmptySource without a letter, UnreadableSource for anything that is not text.
    """
    if not data.strip():
        raise EmptySource(name, "the file is empty; give the text of an article")
    text, encoding = _decoded(data, name)
    cleaned = clean(text, name)
    notes = (() if encoding == "utf-8" else (f"decoded from {encoding}",)) + cleaned.notes
    return Decoded(cleaned.text, encoding, notes)


def clean(text: str, name: object) -> Decoded:
    """Put line ends right, blank out control characters, and turn letters of an old font into Unicode.

    In: text from any reader. Out: the text to read. Raises EmptySource when it has no letter.
    """
    notes: list[str] = []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text, found = _UNPRINTABLE.subn(" ", text)
    if found:
        one, many = "{} control character replaced by blanks", "{} control characters replaced by blanks"
        notes.append((many if found > 1 else one).format(found))
    converted = from_legacy_letters(text)
    if converted:
        text, table = converted
        notes.append(f"letters of the {table} encoding turned into Unicode")
    if not any(c.isalpha() for c in text):
        raise EmptySource(name, "there is not a single letter in it; give the text of an article")
    return Decoded(text, "unicode", tuple(notes))


def _decoded(data: bytes, name: object) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _broken(name, data, error, encoding) from None
    if b"\x00" in data:
        return _without_mark(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        found = _single_byte(data)
        if found:
            return found
        raise _broken(name, data, error, "utf-8") from None


def _without_mark(data: bytes, name: object) -> tuple[str, str]:
    """UTF-16 that forgot its mark: in Vietnamese every blank is a zero byte and a 0x20."""
    for encoding, blank in (("utf-16-le", b" \x00"), ("utf-16-be", b"\x00 ")):
        at = data.find(blank)
        if at < 0 or len(data) % 2:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and well_formed_share(text) >= _BELIEVED:
            return text, encoding
    line = data.count(b"\n", 0, data.find(b"\x00")) + 1
    raise UnreadableSource(name, f"binary, not text (a NUL byte in line {line}); save the article as UTF-8 text")


def _single_byte(data: bytes) -> tuple[str, str] | None:
    """The single-byte table under which the bytes are the most Vietnamese, if any is good enough."""
    scored = [(well_formed_share(table.decode(data[:_SAMPLE]) or ""), -i) for i, table in enumerate(LEGACY)]
    score, i = max(scored)
    text = LEGACY[-i].decode(data) if score >= _BELIEVED else None
    return None if text is None else (text, LEGACY[-i].name)


def _broken(name: object, data: bytes, error: UnicodeDecodeError, encoding: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    if encoding == "utf-8" and well_formed_share(data[: error.start].decode("utf-8", "ignore")) >= _BELIEVED:
        return UnreadableSource(
            name, f"mixed encodings (UTF-8 until line {line}, then byte 0x{data[error.start]:02x}); save it as UTF-8"
        )
    return UnreadableSource(
        name,
        f"not text in any encoding bienban knows (byte 0x{data[min(error.start, len(data) - 1)]:02x} in line {line}); "
        "save it as UTF-8",
    )
