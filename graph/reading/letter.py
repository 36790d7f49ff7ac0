"""Electronic mail (.eml): the message's text, or the page in it, under its subject."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from graph.article import ArticleMetadata
from graph.errors import EmptySource, InputError, UnreadableSource
from graph.reading.decoding import clean
from graph.reading.document import Columns, Document, Limits

__all__ = ["documents"]

_PART = re.compile(rb"\ncontent-type\s*:", re.IGNORECASE)
#: The fields that are looked into, with their folded lines. The parser takes minutes over long ones.
_FIELD = re.compile(rb"^(?:content-[\w-]+|subject|date)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_FIELD_BYTES = 5_000
#: No letter has so many parts; the parser takes minutes over one in another over another.
_PARTS = 500
#: No letter has so many lines (64 MB of attachments are 840,000); the parser holds each as an object of its own.
_LINES = 2_000_000


def documents(data: bytes, name: str, limits: Limits, columns: Columns) -> Iterator[Document | InputError]:
    """The one article of a letter; attachments are not opened. Raises EmptySource or UnreadableSource."""
    if len(_PART.findall(data)) > _PARTS:
        raise UnreadableSource(name, f"a letter of more than {_PARTS} parts; save its text as .txt")
    if data.count(b"\n") > _LINES:
        raise UnreadableSource(name, f"a letter of more than {_LINES:,} lines; save its text as .txt")
    if any(len(field.group()) > _FIELD_BYTES for field in _FIELD.finditer(data)):
        raise UnreadableSource(
            name, f"a letter with a header of more than {_FIELD_BYTES:,} bytes; save its text as .txt"
        )
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise UnreadableSource(name, "not a letter, though it is called .eml; save it as .txt")
        body = message.get_body(preferencelist=("plain", "html"))
        text = body.get_content() if body is not None else ""
        subject = " ".join(str(message["subject"] or "").split())
        sent = message["date"].datetime.isoformat() if message["date"] and message["date"].datetime else ""
    except InputError:
        raise
    except Exception as error:  # the parser of headers fails in many ways on broken ones
        raise UnreadableSource(name, f"a damaged letter ({type(error).__name__}); save its text as .txt") from None
    if not isinstance(text, str) or not text.strip():
        raise EmptySource(name, "a letter without text; save its attachment and give that")
    text = clean(text, name).text
    metadata = ArticleMetadata(title=subject, published=sent)
    if body is not None and body.get_content_subtype() == "html":
        from graph.reading.page import page_document

        page = page_document(text, name)
        text = page.text
    if subject and not text.lstrip().startswith(subject):
        text = f"{subject}\n\n{text}"
    cleaned = clean(text, name)
    yield Document(cleaned.text, metadata, "eml", cleaned.notes)
