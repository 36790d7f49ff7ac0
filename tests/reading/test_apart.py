"""A PDF that would fill the memory, or never end, costs itself alone."""

from __future__ import annotations

import os
import signal
import time
import zlib

import pytest

from graph.errors import UnreadableSource
from graph.reading import Columns, Limits
from graph.reading.apart import ChildDied, _children, ask
from graph.reading.pdf import documents
from tests.reading import made

GOOD = made.pdf("Sáng ngày 5/1, đồng chí An chủ trì hội nghị tổng kết công tác.")


def text(data: bytes) -> str:
    (document,) = documents(data, "tin.pdf", Limits(), Columns())
    return str(document.text)  # type: ignore[union-attr]


def bomb() -> bytes:
    """A few kilobytes that unpack to 5 GB, packed twice."""
    packer = zlib.compressobj(9)
    blanks = b" " * 10_000_000
    first, again = (packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    once = first + again * 499 + packer.flush()
    return made.pdf_objects(zlib.compress(once, 9), filters=b"/Filter [/FlateDecode /FlateDecode]")


def echoes() -> bytes:
    """A page that draws a form ten times, which draws another ten times, and so on: ten billion texts."""
    forms = []
    for i in range(10):
        inner = b"/F Do " * 10 if i < 9 else b"BT /T 10 Tf (a) Tj ET"
        resources = b"<< /XObject << /F %d 0 R >> >>" % (6 + i) if i < 9 else b"<< >>"
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources %s /Length %d >>" % (resources, len(inner))
        forms.append(head + b"\nstream\n" + inner + b"\nendstream")
    return made.pdf_objects(b"/F Do " * 10, *forms, resources=b"/XObject << /F 5 0 R >>")


def test_a_bomb_is_refused_and_the_next_document_read() -> None:
    data = bomb()
    assert len(data) < 20_000
    assert "hội nghị" in text(GOOD)
    with pytest.raises(
        UnreadableSource, match="takes more than 1,000 MB of memory or 60 seconds; print it to a new PDF"
    ):
        text(data)
    assert "hội nghị" in text(GOOD)


def test_what_never_ends_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(ChildDied):
        ask("graph.reading.pdf_pages", "main", {"pages": 9, "letters": 10**12}, echoes(), seconds=1)
    assert time.monotonic() - began < 20
    assert "hội nghị" in text(GOOD)


def test_a_child_is_used_again_and_replaced_when_it_has_died() -> None:
    def child() -> int:
        return next(p.pid for (owner, _), p in _children.items() if owner == os.getpid())

    text(GOOD)
    first = child()
    text(GOOD)
    assert child() == first
    os.kill(first, signal.SIGKILL)
    assert "hội nghị" in text(GOOD)
    assert child() != first
