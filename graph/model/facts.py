"""A fact, what supports it, and the words behind it.

A fact is one (subject, predicate, object). It exists only with support: for each article that states it, the exact
words (`Evidence`), what was completed rather than read (`inferred`), and what qualifies it there (tenure, capacity).
Merging graphs therefore never has to invent anything: supports of different articles live side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

from graph.errors import EvidenceMissing
from graph.model.values import Value, distinct, same, value_key

__all__ = ["Evidence", "Fact", "Support", "in_order", "qualified"]

#: What stands between two reasons of `Support.inferred`.
_BETWEEN = "; "


class Evidence(NamedTuple):
    """A span of an article: `article_text[start:end] == quote`, offsets in Unicode code points of the NFC text.

    A tuple, because there are hundreds of them in an article, and each is hashed and sorted.
    """

    article: str
    start: int
    end: int
    quote: str


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repetition, by article and offset."""
    found = {*evidence}
    return tuple(sorted(found) if len(found) > 1 else found)


def qualified(pairs: Iterable[tuple[str, Value]]) -> tuple[tuple[str, Value], ...]:
    """Qualifiers without repetition, by predicate and value."""
    pairs = tuple(pairs)
    if len(pairs) < 2:
        return pairs
    by_predicate: dict[str, list[Value]] = {}
    for predicate, value in pairs:
        by_predicate.setdefault(predicate, []).append(value)
    return tuple((p, v) for p in sorted(by_predicate) for v in distinct(by_predicate[p]))


class Support(Struct, frozen=True, gc=False):
    """What one article says for a fact.

    article     local id of the article node
    evidence    the words, at least one span, sorted
    inferred    how a part that the text does not state was worked out, reasons sorted and parted by "; "; "" when all
                of it is stated
    qualifiers  (predicate, value) pairs about the statement, such as ("bb:tenure", Code(...)), sorted
    rules       names of the grammar rules that read it, sorted

    Whatever order these are given in, they are kept sorted and without repetition: two supports that say the same are
    equal, and joining a support with itself changes nothing.
    """

    article: str
    evidence: tuple[Evidence, ...]
    inferred: str = ""
    qualifiers: tuple[tuple[str, Value], ...] = ()
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceMissing(f"support from {self.article} ({', '.join(self.rules) or 'no rule'}) has no evidence")
        if len(self.evidence) > 1:
            force_setattr(self, "evidence", in_order(self.evidence))
        if _BETWEEN in self.inferred:
            force_setattr(self, "inferred", _BETWEEN.join(_reasons(self.inferred)))
        if len(self.qualifiers) > 1:
            force_setattr(self, "qualifiers", qualified(self.qualifiers))
        if len(self.rules) > 1:
            force_setattr(self, "rules", tuple(sorted({*self.rules})))

    def union(self, other: Support) -> Support:
        """Both supports of one article taken together."""
        return _joined((self, other))


def _joined(supports: Sequence[Support]) -> Support:
    """All supports of one article taken together, in time proportional to their words."""
    if len(supports) == 1:
        return supports[0]
    # A part stated anywhere in the article is not inferred any more.
    inferred = _BETWEEN.join(s.inferred for s in supports) if all(s.inferred for s in supports) else ""
    return Support(
        article=supports[0].article,
        evidence=tuple(e for s in supports for e in s.evidence),
        inferred=inferred,
        qualifiers=tuple(q for s in supports for q in s.qualifiers),
        rules=tuple(r for s in supports for r in s.rules),
    )


def _reasons(inferred: str) -> list[str]:
    """The reasons without repetition, sorted."""
    return sorted({*inferred.split(_BETWEEN)} - {""})


class Fact(Struct, frozen=True, gc=False):
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
        return _BETWEEN.join(_reasons(_BETWEEN.join(s.inferred for s in self.supports)))

    def qualifier(self, predicate: str) -> tuple[Value, ...]:
        """The distinct values of one qualifier over all articles."""
        return distinct(v for s in self.supports for p, v in s.qualifiers if p == predicate)

    def union(self, other: Fact) -> Fact:
        """The same fact with the supports of both."""
        return Fact.joined((self, other))

    @staticmethod
    def joined(facts: Sequence[Fact]) -> Fact:
        """Several sightings of one fact taken together, in time proportional to their words."""
        by_article: dict[str, list[Support]] = {}
        for fact in facts:
            for support in fact.supports:
                by_article.setdefault(support.article, []).append(support)
        value = reduce(same, (f.object for f in facts))
        supports = tuple(_joined(by_article[a]) for a in sorted(by_article))
        return Fact(facts[0].subject, facts[0].predicate, value, supports)
