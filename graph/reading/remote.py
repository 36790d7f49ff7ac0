"""Sources that are elsewhere: `s3://bucket/news`, `gs://`, `abfs://`, `sftp://`, every file system that fsspec knows.

A path there is asked as a path of this machine is (universal-pathlib), so that nobody who reads needs to know.
Addresses of the web (`https://`) are no folders and have their own care (web.py).
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from graph.errors import MissingExtra, UnreadableSource, printable

__all__ = ["is_elsewhere", "path_of", "read"]


def is_elsewhere(name: str) -> bool:
    """Whether a name has the form of an address of a file system."""
    scheme, found, _ = name.partition("://")
    return bool(found) and scheme.isalnum() and scheme.lower() not in {"http", "https"}


def path_of(address: str) -> Path:
    """Something that can be asked as a path is; for `file://` a path of this machine.

    Raises MissingExtra without universal-pathlib, UnreadableSource when the file system is unknown or its package is
    missing. Whether there is anything is not asked.
    """
    try:
        from upath import UPath
    except ImportError:
        raise MissingExtra(f"{printable(address)} needs universal-pathlib; pip install 'bienban[cluster]'") from None
    try:
        path = UPath(address)
        path.exists()  # brings the package of that file system
    except (ImportError, ValueError) as error:
        raise UnreadableSource(address, f"{_said(error)}; fsspec has to know this kind of address") from None
    except Exception as error:  # each file system has errors of its own: credentials, networks
        raise UnreadableSource(address, f"cannot be reached ({_said(error)}); check address and credentials") from None
    return Path(path) if path.protocol in {"", "file", "local"} else cast(Path, path)


def read(path: Path, most: int) -> bytes:
    """The bytes of a file, at most so many. Raises OSError, whatever the file system raises."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        raise
    except Exception as error:
        if isinstance(path, Path):
            raise
        raise OSError(_said(error)) from None


def _said(error: Exception) -> str:
    return printable(" ".join(str(error).split()))[:100] or type(error).__name__
