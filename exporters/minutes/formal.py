"""What only official documents say of a meeting: head counts, absences, votes, who signed and received its papers."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.minutes.lines import Line, named, say
from exporters.minutes.lookup import Lookup
from graph.model import Fact, Ref

__all__ = ["absent", "counted", "hours", "papers", "received", "signed", "voted"]

_OF_EVENT = ("bb:recordsMinutesOf", "bb:announcesConclusionsOf", "bb:adoptedAt")
_COUNTS = (("convened", "bb:convenedCount"), ("present", "bb:presentCount"), ("away", "bb:absentCount"))
_VOTES = (
    ("for", "bb:votesFor", "bb:shareFor"),
    ("against", "bb:votesAgainst", "bb:shareAgainst"),
    ("abstaining", "bb:abstentions", "bb:shareAbstaining"),
)


def hours(look: Lookup, event: str) -> tuple[str, list[Fact]]:
    """`07:30–11:15`, `07:30`, `–11:15`; "" where no hour is known."""
    began, ended = (look.out(event, p) for p in ("bb:startTime", "bb:endTime"))
    first, last = (say(f[0].object)[:5] if f else "" for f in (began, ended))
    return (f"{first}–{last}" if last else first), [*began[:1], *ended[:1]]


def counted(look: Lookup, event: str) -> Iterator[Line]:
    """How many were convened, present and absent, on one line."""
    found = [(key, f) for key, predicate in _COUNTS for f in look.out(event, predicate)[:1]]
    if found:
        words = tuple((key, say(f.object)) for key, f in found)
        present = next((w for key, w in words if key == "present"), words[0][1])
        rest = tuple(w for w in words if w != ("present", present))
        yield Line(present, tuple(f for _, f in found), "", rest)


def absent(look: Lookup, event: str) -> Iterator[Line]:
    """Who was absent, with leave or without."""
    for fact in _by_words(look.into(event, "bb:isAbsentFrom")):
        details = [("excused", "✓" if say(v) == "true" else "✗") for v in fact.qualifier("bb:excused")]
        details += [("reason", say(v)) for v in fact.qualifier("bb:absenceReason")]
        yield Line(look.kg.node(fact.subject).label, (fact,), fact.subject, tuple(details))


def voted(look: Lookup, event: str) -> Iterator[Line]:
    """Each vote: what on, and how many which way."""
    for taken in _by_words(look.into(event, "bb:takenAt")):
        vote = look.kg.node(taken.subject)
        motion = look.out(vote.id, "bb:motion")
        details: list[tuple[str, str]] = []
        facts = list(motion)
        for key, number, share in _VOTES:
            numbers, shares = look.out(vote.id, number), look.out(vote.id, share)
            facts += [*numbers, *shares]
            percent = f"{say(shares[0].object).replace('.', ',')}%" if shares else ""
            if numbers:
                details.append((key, f"{say(numbers[0].object)} ({percent})" if percent else say(numbers[0].object)))
            elif percent:
                details.append((key, percent))
        for key, predicate in (("voters", "bb:votersCount"), ("method", "bb:votingMethod")):
            for fact in look.out(vote.id, predicate):
                details.append((key, say(fact.object)))
                facts.append(fact)
        text = say(motion[0].object) if motion else vote.label
        yield Line(text[:1].upper() + text[1:], tuple(facts), vote.id, tuple(details))


def papers(look: Lookup, event: str) -> Iterator[Line]:
    """The minutes, the notice of conclusions, the resolutions of a meeting."""
    for fact in _of_event(look, event):
        yield Line(look.kg.node(fact.subject).label, (fact,), fact.subject)


def signed(look: Lookup, event: str) -> Iterator[Line]:
    """Who signed them, in what capacity, and for whom."""
    for paper in _of_event(look, event):
        for fact in _by_words(look.into(paper.subject, "bb:signs")):
            details = [("post", named(look.kg, v)) for v in fact.qualifier("bb:inCapacity")]
            details += [("formula", say(v)) for v in fact.qualifier("bb:signingFormula")]
            details += [("for_whom", named(look.kg, v)) for v in fact.qualifier("bb:signsFor")]
            yield Line(look.kg.node(fact.subject).label, (fact,), fact.subject, tuple(details))


def received(look: Lookup, event: str) -> Iterator[Line]:
    """Who receives them, what for, and where they are filed."""
    for paper in _of_event(look, event):
        for fact in _by_words(look.out(paper.subject, "bb:sentTo")):
            details = tuple(("purpose", say(v)) for v in fact.qualifier("bb:purposeOfSending"))
            node = fact.object.id if isinstance(fact.object, Ref) else ""
            yield Line(named(look.kg, fact.object), (fact,), node, details)
        for fact in look.out(paper.subject, "bb:filedWith"):
            yield Line(say(fact.object), (fact,), "", (("filed", look.kg.node(paper.subject).label),))


def _of_event(look: Lookup, event: str) -> list[Fact]:
    return _by_words([f for predicate in _OF_EVENT for f in look.into(event, predicate)])


def _by_words(facts: list[Fact]) -> list[Fact]:
    """In the order in which the articles say them."""
    return sorted(facts, key=lambda f: (min((e.article, e.start) for e in f.evidence), f.key))
