"""JSON-LD: everything in one graph, with a context (kept inside, so nothing is fetched) that reads as plain JSON.

A node is an object with `id`, `type`, `label` and our short names (`chairs`, `holds`, `evidence`); what other
vocabularies make of the same facts follows under prefixed names. Values that may be many are always lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from exporters.ontology import source, vocabulary
from exporters.rdf.layout import RELATIVE, Layout
from exporters.rdf.shelves import shelved
from exporters.rdf.statements import Statements
from exporters.terms import RDF_TYPE, Term, parse_literal

__all__ = ["context", "pieces"]

_SPECIAL = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
#: So many IRIs are kept as they were written, for the next time.
_KEPT = 100_000
_NATIVE = re.compile(r"0|[1-9][0-9]{0,14}")


@lru_cache(maxsize=1)
def context() -> dict[str, Any]:
    """The context as data."""
    loaded: dict[str, Any] = json.loads(source("context.jsonld"))["@context"]
    return loaded


def pieces(statements: Statements) -> Iterator[str]:
    """Everything in one graph, nodes in the order of the Turtle; what does not fit into memory waits on the disk."""
    base = statements.settings.relative_to
    compactor = _Compactor(base)
    names = {**({"@base": base} if base else {}), **context()}
    lines = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in names.items())

    def text(subject: Term, properties: dict[Term, list[Term]]) -> str:
        node = json.dumps(compactor.node(subject, properties), ensure_ascii=False, indent=1)
        return _SPECIAL.sub(lambda m: f"\\u{ord(m.group()):04x}", f",\n{node}").replace("\n", "\n ")

    yield f'{{\n "@context": {{\n{lines}\n }},\n "@graph": ['
    with shelved(statements, Layout(vocabulary()).group, text) as shelves:
        first = True
        for _, texts in shelves:
            for piece in texts:
                yield piece[1:] if first else piece  # nothing stands before the first comma
                first = False
    yield "]\n}\n" if first else "\n]\n}\n"


class _Compactor:
    """Turns terms into the JSON that the context gives back as the same terms."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.names: dict[str, str] = {}
        self._references: dict[Term, str] = {}
        self.rules: dict[str, dict[str, Any]] = {}
        self.prefixes: dict[str, str] = {
            key: value for key, value in context().items() if isinstance(value, str) and value.endswith(("#", "/"))
        }
        for key, value in context().items():
            rule = value if isinstance(value, dict) else {"@id": value}
            if key not in self.prefixes and isinstance(rule.get("@id"), str) and ":" in rule["@id"]:
                self.names.setdefault(self._expand(rule["@id"]), key)
                self.rules[key] = rule

    def _expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local

    def _short(self, iri: str) -> str:
        """A compact name, or the IRI itself."""
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and not iri.startswith(namespace + "//"):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def reference(self, term: Term) -> str:
        """What stands for an IRI where the context says that IRIs stand."""
        found = self._references.get(term)
        if found is None:
            if len(self._references) >= _KEPT:
                self._references.clear()
            found = self._references[term] = self._reference(term)
        return found

    def _reference(self, term: Term) -> str:
        iri = term[1:-1]
        if self.base and iri.startswith(self.base) and RELATIVE.fullmatch(iri, len(self.base)):
            return iri[len(self.base) :]
        return self._short(iri)

    def _depth(self, kind: str) -> int:
        """How narrow one of our classes is; whoever reads plain JSON takes the first for what the thing is."""
        return 0 if ":" in kind else len(vocabulary().superclasses(kind))

    def node(self, subject: Term, properties: dict[Term, list[Term]]) -> dict[str, Any]:
        """One object; `id`, `type` and `label` first, then short names, then prefixed ones."""
        found: dict[str, Any] = {}
        for predicate, objects in properties.items():
            if predicate == RDF_TYPE:
                kinds = [self.names.get(o[1:-1]) or self._short(o[1:-1]) for o in objects]
                found["type"] = sorted(kinds, key=lambda k: (":" in k, -self._depth(k), k))
                continue
            key = self.names.get(predicate[1:-1]) or self._short(predicate[1:-1])
            rule = self.rules.get(key, {})
            if rule.get("@container") == "@language":
                found.update(self._by_language(key, rule, objects))
                continue
            values = [self._value(o, rule) for o in objects]
            single = len(values) == 1 and rule.get("@container") != "@set"
            found[key] = values[0] if single else values
        first = {"type": 0, "label": 1}
        keys = sorted(found, key=lambda k: (first.get(k, 2), ":" in k, k))
        return {"id": self.reference(subject), **{key: found[key] for key in keys}}

    def _by_language(self, key: str, rule: dict[str, Any], objects: list[Term]) -> dict[str, Any]:
        words: dict[str, list[str]] = {}
        other = []
        for term in objects:
            if term.startswith('"') and (parsed := parse_literal(term)).language:
                words.setdefault(parsed.language, []).append(parsed.value)
            else:
                other.append(self._value(term, {}))
        found: dict[str, Any] = {key: {n: v[0] if len(v) == 1 else v for n, v in sorted(words.items())}}
        if other:
            found[rule["@id"]] = other
        return {k: v for k, v in found.items() if v}

    def _value(self, term: Term, rule: dict[str, Any]) -> Any:
        if not term.startswith('"'):
            reference = self.reference(term)
            return reference if rule.get("@type") == "@id" else {"id": reference}
        parsed = parse_literal(term)
        if parsed.language:
            if rule.get("@language") == parsed.language:
                return parsed.value
            return {"@value": parsed.value, "@language": parsed.language}
        coerced = rule.get("@type", "")
        if coerced.startswith("xsd:") and self._expand(coerced) == parsed.datatype:
            return _native(parsed.value, coerced)
        if parsed.datatype:
            return {"@value": parsed.value, "@type": self._short(parsed.datatype)}
        plain = "@type" not in rule and "@language" not in rule
        return parsed.value if plain else {"@value": parsed.value}


def _native(value: str, datatype: str) -> bool | int | str:
    """A number or a truth value where JSON has the same one, else the lexical form."""
    if datatype == "xsd:boolean" and value in {"true", "false"}:
        return value == "true"
    return int(value) if datatype.endswith("Integer") and _NATIVE.fullmatch(value) else value
