"""Local ids: deterministic, meaningful, and the same for the same thing in every article."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from graph.language.folding import slug

__all__ = ["digest", "named_id", "person_id"]


@lru_cache(maxsize=65536)
def digest(text: str, length: int = 6) -> str:
    """The first hex digits of the SHA-256 of a text, for telling apart names that share a slug (Thành, Thanh)."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:length]


@lru_cache(maxsize=65536)
def person_id(name: str, lineage: str) -> str:
    """`person/dong-thap/phan-van-thang-dc272e`: the hash is of the accented name in small letters."""
    return f"person/{lineage or 'vn'}/{slug(name)}-{digest(name.lower())}"


def named_id(kind: str, name: str) -> str:
    """`topic/…-b5fae3`: a slug that people can read and a hash that keeps it apart."""
    return f"{kind}/{slug(name, 60)}-{digest(name.lower())}"
