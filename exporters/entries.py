"""JSON of many entries, one in each line: quick to write, and a line says what changed.

>>> print(members([("rule", line("two-heads")), ("posts", listed(map(line, ["Bí thư", "Chủ tịch"])))]), end="")
{
"rule": "two-heads",
"posts": [
 "Bí thư",
 "Chủ tịch"
]
}
"""

from __future__ import annotations

import json
from collections.abc import Iterable

__all__ = ["line", "listed", "members", "named"]

#: A value as JSON, in one line. `json.dumps` makes an encoder each time, and with `indent` it is all Python.
line = json.JSONEncoder(ensure_ascii=False).encode


def listed(lines: Iterable[str]) -> str:
    """A list. In: its entries, as `line` gives them."""
    return f"[{_lines(lines)}]"


def named(entries: Iterable[tuple[str, object]]) -> str:
    """An object. In: its members."""
    return f"{{{_lines(f'{line(name)}: {line(content)}' for name, content in entries)}}}"


def members(parts: Iterable[tuple[str, str]]) -> str:
    """A file. In: the members of its object, as JSON."""
    return "{\n" + ",\n".join(f"{line(name)}: {text}" for name, text in parts) + "\n}\n"


def _lines(lines: Iterable[str]) -> str:
    text = ",\n ".join(lines)
    return f"\n {text}\n" if text else ""
