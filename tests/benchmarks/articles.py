"""Texts to measure with: the corpus, and articles as long as wanted that are put together from it."""

from __future__ import annotations

from functools import cache
from itertools import cycle
from pathlib import Path

__all__ = ["GIVEN_NAMES", "ROOT", "corpus", "long_article"]

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def corpus() -> tuple[str, ...]:
    """Our own texts and the seeds, by name."""
    paths = [*sorted((ROOT / "tests" / "corpus" / "texts").glob("*.txt")), *sorted((ROOT / "seeds").glob("*.txt"))]
    return tuple(p.read_text(encoding="utf-8") for p in paths)


def long_article(size: int) -> str:
    """One article of about `size` bytes: texts of the corpus one after the other, each with people of its own."""
    parts: list[str] = []
    length = 0
    for number, text in enumerate(cycle(corpus())):
        if length >= size:
            break
        # Another given name on every round: a long text names more people and not the same ones ever more often.
        parts.append(text.replace(" Văn ", f" Văn {GIVEN_NAMES[number // len(corpus()) % len(GIVEN_NAMES)]} "))
        length += len(parts[-1].encode())
    return "\n".join(parts)


GIVEN_NAMES = (
    "An",
    "Bình",
    "Chiến",
    "Dũng",
    "Giang",
    "Hải",
    "Khánh",
    "Long",
    "Minh",
    "Nam",
    "Phong",
    "Quang",
    "Sơn",
    "Thành",
    "Việt",
)
