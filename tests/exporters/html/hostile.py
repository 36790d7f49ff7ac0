"""A graph in which every text attacks: markup, ends of script and comment, quotes, marks that turn the text around."""

from __future__ import annotations

from msgspec.structs import replace

from graph.model import Code, Evidence, Fact, KnowledgeGraph, Literal, Node, Support, Value
from tests.exporters import invented

__all__ = ["ATTACKS", "attacked"]

ATTACKS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "\"'><svg/onload=alert(3)>",
    "{{ 7*7 }}{% raw %}<!--",
    "\u202egnol\u2066 \u200f\u2028\u2029alert(4)\x00\x1b[31m",
    "]]>--></style><iframe src=javascript:alert(5)>",
    '<a href="javascript:alert(6)">href</a>',
    "${alert(7)}`\\u003cscript\\u003e🐉",
)


def attacked() -> KnowledgeGraph:
    """The invented meeting with an attack in every label, name, quote, code, literal, reason and qualifier."""
    plain = invented.both()
    kg = KnowledgeGraph()
    turn = iter(range(10**9))
    shift: dict[str, str] = {}
    for article in plain.articles():
        shift[article.id] = "".join(ATTACKS) + "\n"

    def attack(text: str) -> str:
        return f"{text} {ATTACKS[next(turn) % len(ATTACKS)]}"

    def value(v: Value) -> Value:
        if isinstance(v, Code):
            return Code(v.scheme, v.id, attack(v.label), attack(v.english))
        if isinstance(v, Literal):
            return replace(v, value=attack(v.value)) if v.datatype in {"", "xsd:date"} else v
        return v

    def evidence(e: Evidence) -> Evidence:
        front = len(shift[e.article])
        return Evidence(e.article, e.start + front, e.end + front, e.quote)

    for node in plain.nodes():
        attributes = {
            p: tuple(
                Literal(shift[node.id] + v.value) if p == "nif:isString" and isinstance(v, Literal) else value(v)
                for v in values
            )
            for p, values in node.attributes.items()
        }
        kg.add_node(Node(node.id, node.kind, attack(node.label), frozenset(map(attack, sorted(node.alt))), attributes))
    for fact in plain.facts():
        supports = tuple(
            Support(
                s.article,
                (*map(evidence, s.evidence), Evidence(s.article, 0, len(ATTACKS[0]), ATTACKS[0])),
                attack(s.inferred) if s.inferred else "",
                tuple((p, value(v)) for p, v in s.qualifiers),
                s.rules,
            )
            for s in fact.supports
        )
        kg.put(Fact(fact.subject, fact.predicate, value(fact.object), supports))
    return kg
