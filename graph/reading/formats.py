"""Which files bienban takes from a folder, and what the first bytes of a file say about it."""

from __future__ import annotations

__all__ = ["READABLE", "SIDECAR", "refusal"]

#: Suffixes of the files that are read when a folder is given.
READABLE = frozenset({".txt", ".md"})

#: `article.txt` may have `article.txt.meta.toml` or `article.meta.toml` beside it.
SIDECAR = ".meta.toml"

#: First bytes of files that are not articles: (bytes, what they are, what to do).
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)", "save it as .docx or as UTF-8 text"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save the text as UTF-8"),
    (b"%PDF", "a PDF", "save its text as UTF-8"),
    (b"{\\rtf", "a rich-text file", "save it as UTF-8 text"),
    (b"\x89PNG", "a picture", "give the text of the article"),
    (b"\xff\xd8\xff", "a picture", "give the text of the article"),
    (b"GIF8", "a picture", "give the text of the article"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x7fELF", "a program", "give the text of the article"),
    (b"MZ\x90", "a program", "give the text of the article"),
    (b"SQLite format 3", "a database", "export its articles as text"),
)


def refusal(head: bytes) -> str | None:
    """Why a file that begins with these bytes is not read as text, and the remedy; None when all is well."""
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic):
            return f"{what}, not text; {remedy}"
    return None
