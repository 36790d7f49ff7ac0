"""What things are called and how they look: the one place where the viewer asks for captions, colours and symbols.

Names, colours and symbols come from the ontology. What only a viewer needs (headings seen from the object's side, what
is drawn at first sight, how a symbol is drawn) is in `data/`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from msgspec import Struct

from exporters import ontology
from exporters.terms import RDF_TYPE, parse_literal
from graph.model import Code

__all__ = ["Caption", "Kind", "Predicate", "Vocabulary", "code_record", "load_strings", "load_vocabulary"]


class Caption(Struct, frozen=True):
    """The same words in Vietnamese and English."""

    vi: str
    en: str


class Kind(Struct, frozen=True):
    """How one class is named (in full, and shortly) and drawn. `first`: it is drawn at first sight."""

    id: str
    caption: Caption
    short: Caption
    symbol: str
    colour: tuple[str, str]
    first: bool
    rank: int


class Predicate(Struct, frozen=True):
    """How one relation is worded: on its edge, and as a heading on the sheets of both its ends."""

    id: str
    edge: Caption
    outward: Caption
    inward: Caption
    derived: bool


class Vocabulary:
    """Kinds and predicates by their ids; an unknown one gets a plain look and its own name."""

    def __init__(self, terms: ontology.Vocabulary) -> None:
        self._terms = terms
        order = _data("kinds.json")
        self._first: list[str] = order["first"]
        self._order: list[str] = [*order["first"], *order["asked"]]
        headings = _data("headings.json")
        self._headings: dict[str, dict[str, list[str]]] = headings["headings"]
        self._derived = frozenset(headings["derived"])
        self.symbols: dict[str, str] = _data("symbols.json")["symbols"]

    @lru_cache(maxsize=256)  # noqa: B019 - one vocabulary lives as long as the program
    def kind(self, id: str) -> Kind:
        """The look of a class; unknown classes come last in the legend."""
        rank = self._order.index(id) if id in self._order else len(self._order)
        known = self._terms.kinds.get(id)
        if known is None:
            name = Caption(id, id)
            return Kind(id, name, name, "square", ("#5b6472", "#b2bcc9"), False, rank)
        return Kind(
            id,
            Caption(known.label["vi"], known.label["en"]),
            Caption(known.caption["vi"], known.caption["en"]),
            known.symbol if known.symbol in self.symbols else "square",
            (known.colour, known.colour_on_dark),
            id in self._first,
            rank,
        )

    @lru_cache(maxsize=256)  # noqa: B019
    def predicate(self, id: str) -> Predicate:
        """The wording of a relation."""
        edge = self._edge(id)
        headings = self._headings.get(id, {})
        outward = Caption(*headings["out"]) if headings else Caption(_capital(edge.vi), _capital(edge.en))
        inward = Caption(*headings["in"]) if "in" in headings else outward
        return Predicate(id, edge, outward, inward, id in self._derived)

    def types(self, kind: str) -> list[str]:
        """The class and all that it is under, as CURIEs."""
        if kind not in self._terms.classes:
            return [f"bb:{kind}"]
        return [f"bb:{kind}", *(self._terms.shorten(t) for t in self._terms.superclasses(kind))]

    def naming(self, kind: str) -> list[str]:
        """Properties under which exports repeat the label."""
        return [self._terms.shorten(t) for t in self._terms.naming(kind)] if kind in self._terms.classes else []

    def implied(self, predicate: str) -> dict[str, Any]:
        """What else exports say: `also` (property, whether inverse), `backing` and `role` of its assertions."""
        try:
            also = [[self._terms.shorten(i.property), int(i.inverse)] for i in self._terms.implied(predicate)]
            backing = self._terms.backing(predicate)
            role = self._terms.participation_role(predicate)
        except KeyError:
            return {}
        found: dict[str, Any] = {"also": also} if also else {}
        if backing != "Assertion":
            found["backing"] = backing
        return found | ({"role": code_record(Code("participation", role, role))} if role else {})

    def prefixes(self) -> dict[str, str]:
        """What the page needs to write Turtle."""
        return dict(sorted(self._terms.prefixes.items()))

    def _edge(self, id: str) -> Caption:
        try:
            return Caption(self._terms.caption(id), self._terms.caption(id, "en"))
        except KeyError:
            name = id.rpartition(":")[2]
            return Caption(name, name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _data(name: str) -> dict[str, Any]:
    source = resources.files("exporters.html").joinpath("data", name)
    loaded: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=4096)
def code_record(code: Code) -> dict[str, Any]:
    """A code for the page: its IRI as the RDF exports write it, and the words of its list (else its own)."""
    terms = ontology.vocabulary()
    entry = terms.code(code.scheme, code.id, code.label, code.english)
    preferred = terms.term("skos:prefLabel")
    stated = (parse_literal(o) for s, p, o in entry.triples if s == entry.iri and p == preferred)
    words = {literal.language: literal.value for literal in stated}
    record: dict[str, Any] = {"c": entry.iri[1:-1], "vi": words.get("vi", code.label)}
    types = [terms.shorten(o) for s, p, o in entry.triples if s == entry.iri and p == RDF_TYPE]
    if types != ["skos:Concept"]:
        record["k"] = sorted(types)
    return record | ({"en": words["en"]} if words.get("en") else {})


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    return Vocabulary(ontology.vocabulary())


def load_strings() -> dict[str, list[str]]:
    """Words of the page itself: key -> [Vietnamese, English]."""
    strings: dict[str, list[str]] = _data("strings.json")["strings"]
    return strings
