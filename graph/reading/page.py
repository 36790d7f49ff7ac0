"""Saved web pages: the article with headline, time, captions and byline; menus, related links and comments left out.

lxml builds the tree (libxml2, network and entity expansion off). trafilatura, the usual choice, drops captions, and
captions carry facts. What is furniture is data: `page_furniture.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import EmptySource, InputError, MissingExtra, UnreadableSource
from graph.reading.decoding import clean, decode
from graph.reading.document import Columns, Document, Limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["documents", "page_document"]

_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
#: What begins an element: the word that tells scripts and styles, or all of a tag's attributes.
_TAG = re.compile(r"<(?P<raw>script|style)\b|</(?P<end>script|style)\b|<[A-Za-z][^<>]*", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
#: Long pages of newspapers have 10,000 elements. The tree takes a kilobyte for each, and has limits of its own.
_ELEMENTS = 200_000
#: Letters of one tag without what is quoted (a picture may be). libxml2 compares each attribute with all before it.
_TAG_LETTERS = 50_000
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The one article of a page. Raises EmptySource, UnreadableSource, or MissingExtra without lxml."""
    decoded = decode(data, name)
    document = page_document(decoded.text, name)
    yield Document(document.text, document.metadata, decoded.encoding, (*decoded.notes, *document.notes))


def page_document(source: str, name: str) -> Document:
    """The article in the text of a page (a letter may hold one too). Raises as `documents`."""
    from graph.reading.page_metadata import page_metadata
    from graph.reading.page_text import page_lines

    root = _tree(source, name)
    metadata = page_metadata(root)
    lines = page_lines(root, metadata.title)
    if not lines:
        raise EmptySource(name, "no article in this page; save it again with its text, or as plain text")
    cleaned = clean("\n\n".join(lines), name)
    return Document(cleaned.text, metadata, notes=cleaned.notes)


def _tree(source: str, name: str) -> HtmlElement:
    try:
        from lxml import etree, html
    except ImportError:
        raise MissingExtra("web pages need the package lxml; pip install 'bienban[documents]'") from None
    _refuse_monsters(source, name)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    source = _REFERENCE.sub(_character, _PROLOG.sub("", source))
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableSource(name, f"not a page that can be read ({str(error)[:80]}); save it anew") from None
    return root


def _refuse_monsters(source: str, name: str) -> None:
    """Raise UnreadableSource for a page that would take the tree minutes, or gigabytes, to hold."""
    count, inside = 0, ""
    for tag in _TAG.finditer(source):
        if inside:  # a script, where `<` is no tag, until its own end
            inside = "" if (tag["end"] or "").lower() == inside else inside
            continue
        inside = (tag["raw"] or "").lower()
        count += not tag["end"]
        long = len(tag.group()) > _TAG_LETTERS and len(_QUOTED.sub("", tag.group())) > _TAG_LETTERS
        if long or count > _ELEMENTS:
            what = (
                f"with a tag of more than {_TAG_LETTERS:,} letters" if long else f"of more than {_ELEMENTS:,} elements"
            )
            raise UnreadableSource(name, f"a page {what}; save the article alone, or as text")


def _character(reference: re.Match[str]) -> str:
    """A reference as it stands, but a blank for one to a control character, which a tree may hold but not take."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if code < 0x110000 and (chr(code).isprintable() or chr(code) in "\t\n\r\xa0") else " "
