"""JSON that can stand inside an HTML document, whatever the strings in it say."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

from markupsafe import Markup

__all__ = ["data_block", "html_json", "without_controls"]

#: Above this many characters a block of data is compressed: the file stays small enough to send.
_LARGE = 400_000

#: Left as JSON escapes: what could end a script element or a line of script, and what reorders the text around it.
_ESCAPED = {
    c: f"\\u{c:04x}"
    for c in (
        *(ord(c) for c in "<>&"),
        0x2028,
        0x2029,
        0x200E,
        0x200F,
        0x061C,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0x7F, 0xA0),
        *range(0xD800, 0xE000),
    )
}

#: Characters that draw nothing but change how their neighbours are drawn.
_INVISIBLE = dict.fromkeys([*range(0x20), *_ESCAPED]) | {ord(c): c for c in "<>&"} | {0x09: " ", 0x0A: " ", 0x0D: " "}


def html_json(value: Any) -> Markup:
    """Compact JSON with sorted keys; parsing it gives the value back unchanged."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_ESCAPED))  # noqa: S704 - no <, > or & is left


def data_block(id: str, value: Any) -> Markup:
    """A script element that holds data: JSON, or gzip in Base64 when there is much of it."""
    text = html_json(value)
    if len(text) <= _LARGE:
        return Markup('<script type="application/json" id="{}">{}</script>').format(id, text)
    packed = gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)
    # The byte that names the operating system would differ between machines.
    packed = packed[:9] + b"\xff" + packed[10:]
    encoded = base64.b64encode(packed).decode("ascii")
    return Markup('<script type="application/gzip" id="{}">{}</script>').format(id, encoded)


def without_controls(text: str) -> str:
    """For the canvas, where text cannot be isolated: no direction marks, no control characters."""
    return text.translate(_INVISIBLE)
