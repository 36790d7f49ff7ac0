"""`NAME.meta.toml` beside a plain text: what its page would have said of it.

url = "https://..."
publisher = "Báo Đồng Tháp"
published = 2022-12-29T13:30:26+07:00
author = "..."
place = "Đồng Tháp"
"""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

from graph.article import ArticleMetadata
from graph.errors import UnreadableSource
from graph.reading.formats import SIDECAR
from graph.reading.sources import unreadable

__all__ = ["sidecar_metadata"]

_KEYS = ArticleMetadata.__struct_fields__
_LARGEST = 1_000_000


def sidecar_metadata(path: Path) -> ArticleMetadata:
    """What the sidecar of a file says; empty without one. `a.txt.meta.toml` goes before `a.meta.toml`.

    Raises UnreadableSource, naming the sidecar, when it is not TOML or has keys or values that mean nothing here.
    """
    for sidecar in (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)):
        if sidecar.is_file():
            return _read(sidecar)
    return ArticleMetadata()


def _read(sidecar: Path) -> ArticleMetadata:
    try:
        with sidecar.open("rb") as file:
            found = tomllib.loads(file.read(_LARGEST).decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableSource(sidecar, f'not TOML ({error}); write lines such as publisher = "..."') from None
    except UnicodeDecodeError:
        raise UnreadableSource(sidecar, "not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise unreadable(sidecar, error) from None
    unknown = sorted(found.keys() - set(_KEYS))
    if unknown:
        raise UnreadableSource(sidecar, f"unknown key {unknown[0]!r}; it may have {', '.join(_KEYS)}")
    return ArticleMetadata(**{key: _text(value, key, sidecar) for key, value in found.items()})


def _text(value: object, key: str, sidecar: Path) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return " ".join(value.split())
    raise UnreadableSource(sidecar, f'{key} is not a text or a date; write {key} = "..."')
