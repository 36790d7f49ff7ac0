"""Why the graph says what it says, and what was left unread: sentence by sentence.

A reader who doubts a fact sees the mentions that the grammar found, the rules that fired on them, and what the grammar
saw but could not place: a title with no person, a capitalised run of no kind, a number that looks like a document.
"""

from __future__ import annotations

from msgspec import Struct

from graph.article import Article
from graph.extraction import build
from graph.grammar.chunks import Kind, Sentence
from graph.language.tokens import DOCUMENT_NUMBER, WORD
from graph.model import Code, Fact, KnowledgeGraph, Ref
from graph.resolution.resolved import ResolvedArticle

__all__ = ["Explanation", "Finding", "explain"]


class Finding(Struct, frozen=True):
    """One line of an explanation: `what` is a kind of mention, a rule or a reason; `quote` the words;
    `meaning` what they were read as (empty for what was left unread)."""

    what: str
    quote: str
    meaning: str
    start: int
    end: int


class Explanation(Struct, frozen=True):
    """One sentence: its words, the mentions in it, the rules that fired on its words, and what was left unread."""

    sentence: str
    start: int
    end: int
    mentions: tuple[Finding, ...]
    facts: tuple[Finding, ...]
    unread: tuple[Finding, ...]


def explain(article: Article) -> list[Explanation]:
    """An explanation for each sentence of headline, paragraphs and captions, in reading order."""
    builder = build(article)
    resolved, kg = builder.resolved, builder.kg
    fired: list[tuple[int, Finding]] = []
    for fact in kg.facts():
        if fact.predicate == "bb:mentions":
            continue
        meaning = _statement(kg, fact)
        for support in fact.supports:
            for evidence in support.evidence:
                for rule in support.rules:
                    note = f"{meaning} ({support.inferred})" if support.inferred else meaning
                    fired.append((evidence.start, Finding(rule, evidence.quote, note, evidence.start, evidence.end)))
    fired.sort(key=lambda f: (f[0], f[1].what, f[1].meaning))
    explanations = []
    for sentence in resolved.sentences:
        start, end = resolved.stream.starts[sentence.start], resolved.stream.ends[sentence.end - 1]
        inside = tuple(dict.fromkeys(f for s, f in fired if start <= s < end))
        explanations.append(
            Explanation(
                article.text[start:end], start, end, _mentions(resolved, sentence), inside, _unread(resolved, sentence)
            )
        )
    return explanations


def _statement(kg: KnowledgeGraph, fact: Fact) -> str:
    value = fact.object
    shown = (
        kg.node(value.id).label if isinstance(value, Ref) else value.label if isinstance(value, Code) else value.value
    )
    return f"{kg.node(fact.subject).label} {fact.predicate} {shown}"


def _finding(resolved: ResolvedArticle, what: str, start: int, end: int, meaning: str = "") -> Finding:
    stream = resolved.stream
    first, last = stream.starts[start], max(stream.ends[end - 1], stream.ends[start])
    return Finding(what, resolved.article.text[first:last], meaning, first, last)


def _mentions(resolved: ResolvedArticle, sentence: Sentence) -> tuple[Finding, ...]:
    found = []
    for chunk in sentence.chunks:
        if chunk.kind in (Kind.WORD, Kind.MARK, Kind.NUMBER):
            continue
        agency, person = resolved.agency_of.get(id(chunk)), resolved.who(chunk)
        meaning = ""
        if chunk.kind is Kind.POSITION:
            meaning = f"{chunk.value.role.name} @ {agency.label if agency else '?'}" + (
                f" = {person.name}" if person else ""
            )
        elif agency is not None:
            meaning = agency.label
        elif person is not None:
            meaning = person.name
        elif chunk.kind is Kind.VERB:
            meaning = str(chunk.value)
        elif chunk.kind is Kind.UNIT:
            area = resolved.context.area(chunk.value)
            meaning = area.label if area else ""
        found.append(_finding(resolved, chunk.kind, chunk.start, chunk.end, meaning))
    return tuple(found)


def _unread(resolved: ResolvedArticle, sentence: Sentence) -> tuple[Finding, ...]:
    stream = resolved.stream
    left = [
        _finding(resolved, reason, c.start, c.end)
        for reason, c in resolved.unread
        if sentence.start <= c.start < sentence.end
    ]
    run: list[int] = []
    for n, chunk in enumerate(sentence.chunks):
        plain = (
            chunk.kind is Kind.WORD
            and chunk.end - chunk.start == 1
            and stream.caps[chunk.start]
            and stream.kinds[chunk.start] == WORD
        )
        if plain and not (n == 0 and not run):
            run.append(chunk.start)
            continue
        if len(run) >= 2:
            left.append(_finding(resolved, "a capitalised run of no kind", run[0], run[-1] + 1))
        run = []
        if (
            chunk.kind is Kind.DOCUMENT
            and chunk.value is None
            or chunk.kind is Kind.WORD
            and stream.kinds[chunk.start] == DOCUMENT_NUMBER
        ):
            left.append(_finding(resolved, "a number that looks like a document", chunk.start, chunk.end))
    if len(run) >= 2:
        left.append(_finding(resolved, "a capitalised run of no kind", run[0], run[-1] + 1))
    return tuple(sorted(left, key=lambda f: (f.start, f.what)))
