"""Longest match of known phrases over a sequence of token keys, in time proportional to the match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from graph.language.folding import fold
from graph.language.tokens import tokenize

__all__ = ["PhraseTrie"]

T = TypeVar("T")
_END = ""


class PhraseTrie(Generic[T]):
    """Phrases with a value each. Keys are the lower-case folded tokens that `tokenize` gives."""

    def __init__(self) -> None:
        self.root: dict[str, dict] = {}  # type: ignore[type-arg]

    def add(self, phrase: str, value: T) -> None:
        """Later additions of one phrase win."""
        node = self.root
        for key in tokenize(fold(phrase)).keys:
            node = node.setdefault(key, {})
        node[_END] = value  # type: ignore[assignment]

    def begins(self, phrase: str) -> bool:
        """Whether a phrase begins with this one, or is it."""
        node = self.root
        for key in tokenize(fold(phrase)).keys:
            if key not in node:
                return False
            node = node[key]
        return True

    def openings(self) -> Iterator[tuple[str, bool, list[str]]]:
        """For each first word: whether it is a phrase by itself, and the second words of longer ones."""
        for word, node in self.root.items():
            yield word, _END in node, [key for key in node if key != _END]

    def match(self, keys: Sequence[str], start: int) -> tuple[int, T] | None:
        """(number of tokens, value) of the longest phrase at `start`, or None."""
        node = self.root.get(keys[start])
        if node is None:
            return None
        best, index, last = None, start + 1, len(keys)
        while node is not None:
            if _END in node:
                best = (index - start, node[_END])
            if index == last:
                break
            node = node.get(keys[index])
            index += 1
        return best

    def matches(self, keys: Sequence[str], start: int) -> list[tuple[int, T]]:
        """All phrases at `start`, longest first."""
        node = self.root.get(keys[start])
        found = []
        index = start
        while node is not None:
            index += 1
            if _END in node:
                found.append((index - start, node[_END]))
            node = node.get(keys[index]) if index < len(keys) else None
        return found[::-1]
