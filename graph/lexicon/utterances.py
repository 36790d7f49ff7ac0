"""The words by which a report tells who told whom to do what (`data/utterances.tsv`), compiled on first use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph.lexicon.tables import read_table, values
from graph.lexicon.trie import PhraseTrie

__all__ = ["UtteranceWords", "utterance_words"]


class UtteranceWords:
    """One trie a kind of word; the value of a phrase is what stands after its `=`, or the phrase itself."""

    def __init__(self) -> None:
        self.tries: dict[str, PhraseTrie[str]] = {}
        for row in read_table("utterances"):
            trie = self.tries.setdefault(row["kind"], PhraseTrie())
            for entry in values(row["words"]):
                phrase, _, value = entry.partition("=")
                trie.add(phrase, value or phrase)

    def length(self, kind: str, keys: Sequence[str], at: int) -> int:
        """How many tokens the longest phrase of a kind takes at a place; 0 when none begins there."""
        found = self.tries[kind].match(keys, at) if at < len(keys) else None
        return found[0] if found else 0

    def value(self, kind: str, keys: Sequence[str], at: int) -> str:
        """The value of the longest phrase of a kind at a place; "" when none begins there."""
        found = self.tries[kind].match(keys, at) if at < len(keys) else None
        return found[1] if found else ""


@cache
def utterance_words() -> UtteranceWords:
    """The words of this process."""
    return UtteranceWords()
