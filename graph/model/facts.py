"""A fact, what supports it, and the words behind it.

A fact is one (subject, predicate, object). It exists only with support: for each article that states it, the exact
words (`Evidence`), what was completed rather than read (`inferred`), and what qualifies it there (tenure, capacity, ...).
Merging graphs therefore never has to invent anything: supports of different articles live side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import EvidenceMissing
from graph.model.values import Value, value_key

__all__ = ["Evidence", "Fact", "Support"]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of an article: `article_text[start:end] == quote`, offsets in Unicode code points of the NFC text."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Support:
    """What one article says for a fact.

    article     local id of the article node
    evidence    the words, at least one span, sorted
    inferred    how a part that the text does not state was worked out; "" when all of it is stated
    qualifiers  (predicate, value) pairs about the statement, such as ("bb:tenure", Code(...)), sorted
    rules       names of the grammar rules that read it, sorted
    """

    article: str
    evidence: tuple[Evidence, ...]
    inferred: str = ""
    qualifiers: tuple[tuple[str, Value], ...] = ()
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceMissing(f"support from {self.article} ({', '.join(self.rules) or 'no rule'}) has no evidence")

    def union(self, other: Support) -> Support:
        """Both supports of one article taken together."""
        reasons = sorted({r for s in (self, other) for r in s.inferred.split("; ") if r})
        # A part stated anywhere in the article is not inferred any more.
        inferred = "; ".join(reasons) if self.inferred and other.inferred else ""
        return Support(
            article=self.article,
            evidence=tuple(sorted({*self.evidence, *other.evidence})),
            inferred=inferred,
            qualifiers=tuple(sorted({*self.qualifiers, *other.qualifiers}, key=lambda q: (q[0], value_key(q[1])))),
            rules=tuple(sorted({*self.rules, *other.rules})),
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """One (subject, predicate, object) with its supports, sorted by article. `subject` is a node's local id,
    `predicate` a CURIE of the ontology (`bb:chairs`)."""

    subject: str
    predicate: str
    object: Value
    supports: tuple[Support, ...]

    def __post_init__(self) -> None:
        if not self.supports:
            raise EvidenceMissing(f"{self.subject} {self.predicate} {self.object} has no support")

    @property
    def key(self) -> tuple[str, str, tuple[str, str, str, str]]:
        return (self.subject, self.predicate, value_key(self.object))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All words of all articles, in the order of articles and offsets."""
        return tuple(e for s in self.supports for e in s.evidence)

    @property
    def inferred(self) -> str:
        """How it was completed, if no article states it in full; else ""."""
        if any(not s.inferred for s in self.supports):
            return ""
        return "; ".join(sorted({s.inferred for s in self.supports}))

    def qualifier(self, predicate: str) -> tuple[Value, ...]:
        """The distinct values of one qualifier over all articles."""
        found = {v for s in self.supports for p, v in s.qualifiers if p == predicate}
        return tuple(sorted(found, key=value_key))

    def union(self, other: Fact) -> Fact:
        """The same fact with the supports of both."""
        by_article = {s.article: s for s in self.supports}
        for support in other.supports:
            mine = by_article.get(support.article)
            by_article[support.article] = mine.union(support) if mine else support
        return Fact(self.subject, self.predicate, self.object, tuple(by_article[a] for a in sorted(by_article)))
