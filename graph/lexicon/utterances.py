"""The words by which a report tells who told whom to do what (`data/utterances.tsv`), compiled on first use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph.lexicon.tables import read_table, values
from graph.lexicon.trie import PhraseTrie

__all__ = ["UtteranceWords", "utterance_words"]

#: Kinds of verb that open something said, in the order in which a phrase of two kinds is read.
_VERBS = ("stress", "assess", "commit", "direct")


class UtteranceWords:
    """One trie a kind of word; the value of a phrase is what stands after its `=`, or the phrase itself.

    `verbs` holds the verbs of telling, judging and stressing together, each with its kind.
    """

    def __init__(self) -> None:
        self.tries: dict[str, PhraseTrie[str]] = {}
        self.verbs: PhraseTrie[str] = PhraseTrie()
        rows = {row["kind"]: values(row["words"]) for row in read_table("utterances")}
        for kind, entries in rows.items():
            trie = self.tries[kind] = PhraseTrie()
            for entry in entries:
                phrase, _, value = entry.partition("=")
                trie.add(phrase, value or phrase)
        for kind in _VERBS:
            for phrase in rows[kind]:
                self.verbs.add(phrase, kind)
        #: First words of what the rules of acts and of discussions look for, with the mark inside which they look away.
        self.acts = frozenset((*self.verbs.root, '"'))
        self.discussions = frozenset((*self.tries["discuss"].root, "nghe", '"'))

    def length(self, kind: str, keys: Sequence[str], at: int) -> int:
        """How many tokens the longest phrase of a kind takes at a place; 0 when none begins there."""
        trie = self.tries[kind]
        if at >= len(keys) or keys[at] not in trie.root:
            return 0
        found = trie.match(keys, at)
        return found[0] if found else 0

    def value(self, kind: str, keys: Sequence[str], at: int) -> str:
        """The value of the longest phrase of a kind at a place; "" when none begins there."""
        found = self.tries[kind].match(keys, at) if at < len(keys) else None
        return found[1] if found else ""

    def begins(self, kind: str, key: str) -> bool:
        """Whether a phrase of a kind begins with this token: cheap, for what is asked at every token."""
        return key in self.tries[kind].root


@cache
def utterance_words() -> UtteranceWords:
    """The words of this process."""
    return UtteranceWords()
