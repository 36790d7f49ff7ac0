"""Which files bienban takes from a folder, and which reader a file goes to.

The first bytes decide before the suffix does: a PDF that is called .txt is a PDF.
"""

from __future__ import annotations

from graph.errors import UnreadableSource

__all__ = ["READABLE", "SIDECAR", "format_of"]

#: Suffix -> format, for files found in a folder. Any other file is read by its content when it is named itself.
READABLE = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".docx": "word",
    ".pdf": "pdf",
    ".csv": "table",
    ".tsv": "table",
    ".jsonl": "table",
    ".eml": "letter",
}

#: `article.txt` may have `article.txt.meta.toml` or `article.meta.toml` beside it.
SIDECAR = ".meta.toml"

_BYTES_OF = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "word"),
    (b"<!doctype html", "page"),
    (b"<html", "page"),
)

#: First bytes of files that hold no article: (bytes, what they are, what to do).
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or an encrypted Office file", "save it as .docx without a password"),
    (b"{\\rtf", "a rich-text file", "save it as .docx or as UTF-8 text"),
    (b"\x89PNG", "a picture", "give the text of the article"),
    (b"\xff\xd8\xff", "a picture", "give the text of the article"),
    (b"GIF8", "a picture", "give the text of the article"),
    (b"PK\x05\x06", "an empty ZIP archive", "give the text of the article"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x7fELF", "a program", "give the text of the article"),
    (b"MZ\x90", "a program", "give the text of the article"),
    (b"SQLite format 3", "a database", "export its articles as text"),
)


def format_of(suffix: str, data: bytes, name: object) -> str:
    """The format that a reader is chosen by: text, page, word, pdf, table or letter.

    In: the file's suffix, its bytes, and the name to say in an error. Raises UnreadableSource for bytes that no reader
    can make an article of.
    """
    for magic, what, remedy in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableSource(name, f"{what}, not an article; {remedy}")
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, format in _BYTES_OF:
        if head[: len(magic)].lower() == magic.lower():
            return format
    by_suffix = READABLE.get(suffix.lower(), "text")
    if by_suffix in {"pdf", "word"}:
        kind = "a PDF" if by_suffix == "pdf" else "a Word document"
        raise UnreadableSource(name, f"not {kind}, though it is called {suffix}; save it anew")
    return by_suffix
