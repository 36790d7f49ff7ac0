"""The data of the page: nodes, facts and articles by number, words as spans of the articles' own text."""

from __future__ import annotations

from typing import Any

from exporters.html.slots import SLOT_HEIGHT, SLOT_WIDTH
from exporters.html.vocabulary import Caption, Vocabulary, code_record
from exporters.minutes import HEADINGS, SHORT, Line, reasons, sheets
from exporters.rdf.settings import BASE
from exporters.sparql import Question, questions
from graph.identity.post_holders import heads
from graph.model import Code, Evidence, Fact, KnowledgeGraph, Literal, Node, Ref, Value

__all__ = ["Numbering", "build_payload"]

#: Attributes that have a place of their own in the page.
_ELSEWHERE = frozenset({"nif:isString"})


class Numbering:
    """The numbers by which the page means nodes, facts and articles: their place in the graph's own fixed order."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.nodes: list[Node] = kg.nodes()
        self.facts: list[Fact] = kg.facts()
        self.node: dict[str, int] = {n.id: i for i, n in enumerate(self.nodes)}
        self.article: dict[str, int] = {n.id: i for i, n in enumerate(kg.articles())}


def build_payload(kg: KnowledgeGraph, numbers: Numbering, words: Vocabulary) -> dict[str, Any]:
    """Everything that the page knows besides the drawing, as plain JSON values."""
    texts = {a.id: _text(a) for a in kg.articles()}
    kinds = sorted({n.kind for n in numbers.nodes}, key=lambda k: (words.kind(k).rank, k))
    predicates = sorted(
        {f.predicate for f in numbers.facts}
        | {p for n in numbers.nodes for p in n.attributes}
        | {p for f in numbers.facts for s in f.supports for p, _ in s.qualifiers}
    )
    kind_number = {k: i for i, k in enumerate(kinds)}
    predicate_number = {p: i for i, p in enumerate(predicates)}
    units = {id: _Utf16(text) for id, text in texts.items()}
    rules = sorted({r for f in numbers.facts for s in f.supports for r in s.rules})
    rule_number = {r: i for i, r in enumerate(rules)}
    symbols = {words.kind(k).symbol for k in kinds}
    return {
        "kinds": [_kind(k, words) for k in kinds],
        "symbols": {s: words.symbols[s] for s in sorted(symbols)},
        "predicates": [_predicate(p, words) for p in predicates],
        "articles": [{"node": numbers.node[a.id], "text": texts[a.id]} for a in kg.articles()],
        "nodes": [_node(n, kind_number, numbers) for n in numbers.nodes],
        "facts": [_fact(f, predicate_number, rule_number, numbers, units) for f in numbers.facts],
        "sheets": _sheets(kg, numbers),
        "heads": [i for i, n in enumerate(numbers.nodes) if _is_head(n)],
        "prefixes": words.prefixes(),
        "rules": rules,
        "reasons": reasons(),
        "assertions": {k: words.types(k) for k in ("Assertion", "Evidence", "Membership", "Participation")},
        "questions": [_question(q) for q in questions()],
        "base": BASE,
        "headings": {key: list(words) for key, words in sorted(HEADINGS.items())},
        "short": sorted(SHORT),
        "place": [SLOT_WIDTH, SLOT_HEIGHT],
    }


def _sheets(kg: KnowledgeGraph, numbers: Numbering) -> list[dict[str, Any]]:
    """The meeting sheets, with facts and nodes by number."""
    fact = {f.key: i for i, f in enumerate(numbers.facts)}

    def line(entry: Line) -> dict[str, Any]:
        record: dict[str, Any] = {"t": entry.text, "f": [fact[f.key] for f in entry.facts]}
        if entry.node:
            record["n"] = numbers.node[entry.node]
        return record | ({"d": [list(d) for d in entry.details]} if entry.details else {})

    return [
        {
            "n": numbers.node[s.event.id],
            "s": [[section.key, [line(x) for x in section.lines]] for section in s.sections],
        }
        for s in sheets(kg)
    ]


def _is_head(node: Node) -> bool:
    """Whether it is a post that one person holds at a time."""
    return any(isinstance(role, Code) and role.id in heads() for role in node.attributes.get("org:role", ()))


def _question(question: Question) -> dict[str, Any]:
    """A ready question without the comments at its head: the page shows what they say."""
    lines = question.query.splitlines()
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        del lines[0]
    params = [
        {"name": p.name, "kind": p.kind, "required": p.required, "title": [p.vi, p.en]} for p in question.parameters
    ]
    return {
        "id": question.name,
        "title": [question.vi, question.en],
        "about": [question.about_vi, question.about_en],
        "params": params,
        "query": "\n".join(lines).strip() + "\n",
    }


def _text(article: Node) -> str:
    values = article.attributes.get("nif:isString", ())
    return next((v.value for v in values if isinstance(v, Literal)), "")


def _pair(caption: Caption) -> list[str]:
    return [caption.vi, caption.en]


def _kind(id: str, words: Vocabulary) -> dict[str, Any]:
    kind = words.kind(id)
    return {
        "id": id,
        "caption": _pair(kind.caption),
        "symbol": kind.symbol,
        "colour": list(kind.colour),
        "short": _pair(kind.short),
        "types": words.types(id),
        "naming": words.naming(id),
        "level": 1 if kind.first else 2,
    }


def _predicate(id: str, words: Vocabulary) -> dict[str, Any]:
    predicate = words.predicate(id)
    shown: dict[str, Any] = {"id": id, "edge": _pair(predicate.edge)}
    shown |= words.implied(id)
    shown |= {"out": _pair(predicate.outward), "in": _pair(predicate.inward)}
    return shown | ({"derived": 1} if predicate.derived else {})


def _node(node: Node, kinds: dict[str, int], numbers: Numbering) -> dict[str, Any]:
    record: dict[str, Any] = {"id": node.id, "k": kinds[node.kind], "l": node.label}
    if node.alt:
        record["a"] = sorted(node.alt)
    attributes = {
        p: [_value(v, numbers) for v in values]
        for p, values in sorted(node.attributes.items())
        if p not in _ELSEWHERE and values
    }
    return record | ({"t": attributes} if attributes else {})


def _value(value: Value, numbers: Numbering) -> Any:
    """A node as its number, a code or a literal as a small record."""
    if isinstance(value, Ref):
        number = numbers.node.get(value.id)
        return {"v": value.id} if number is None else number
    if isinstance(value, Code):
        return code_record(value)
    record = {"v": value.value}
    if value.datatype:
        record["d"] = value.datatype
    return record | ({"g": value.language} if value.language else {})


def _fact(
    fact: Fact, predicates: dict[str, int], rules: dict[str, int], numbers: Numbering, units: dict[str, _Utf16]
) -> dict[str, Any]:
    supports = []
    for support in fact.supports:
        record: dict[str, Any] = {"a": numbers.article.get(support.article, -1)}
        record["e"] = [_span(e, units) for e in support.evidence]
        if support.inferred:
            record["i"] = support.inferred
        if support.rules:
            record["r"] = [rules[r] for r in support.rules]
        if support.qualifiers:
            record["q"] = [[predicates[p], _value(v, numbers)] for p, v in support.qualifiers]
        supports.append(record)
    return {
        "s": numbers.node[fact.subject],
        "p": predicates[fact.predicate],
        "o": _value(fact.object, numbers),
        "u": supports,
    }


def _span(evidence: Evidence, units: dict[str, _Utf16]) -> list[Any]:
    """[start, end] in the text as JavaScript counts it; with the quote when the graph does not hold the text."""
    text = units.get(evidence.article)
    if text is None or text.text[evidence.start : evidence.end] != evidence.quote:
        return [evidence.start, evidence.end, evidence.quote]
    return [text.unit(evidence.start), text.unit(evidence.end)]


class _Utf16:
    """Code points of a text to UTF-16 units, in which a browser counts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._beyond = [i for i, c in enumerate(text) if c > "\uffff"]

    def unit(self, offset: int) -> int:
        return offset + sum(1 for i in self._beyond if i < offset)
