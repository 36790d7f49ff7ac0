"""A folder or store that `bienban build` wrote, or one of its RDF files -> the graph again.

The way of `statements`, backwards: nodes, facts, words, rules and qualifiers come back as they were. What other
vocabularies repeat comes back as attributes, which harm nobody; a code has the name that its list gives it, and every
integer is an `xsd:integer`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from urllib.parse import unquote

from exporters.ontology import Vocabulary, vocabulary
from exporters.ontology.vocabulary import CODE
from exporters.terms import Term, Triple, parse_literal
from graph.errors import UnreadableSource
from graph.model import Code, Evidence, KnowledgeGraph, Literal, Node, Ref, Support, Value

__all__ = ["is_built", "read"]

_BACKING = {"Assertion", "Membership", "Participation"}
#: What an assertion says besides its qualifiers.
_OWN = {
    "rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "bb:evidence", "bb:inferred", "bb:rule", "bb:position",
    "bb:inEvent", "org:member", "org:organization", "org:role", "prov:agent", "prov:hadRole", "prov:wasDerivedFrom",
}  # fmt: skip
_NAMES = {"rdf:type", "rdfs:label", "skos:altLabel"}


def is_built(source: str | PathLike[str]) -> bool:
    """Whether a source is a built folder, a store or an RDF file and no article."""
    from exporters.sparql.target import SUFFIXES
    from exporters.store import is_store

    path = Path(source)
    try:
        if path.is_dir():
            return is_store(path) or ((path / "graph.ttl").is_file() and (path / "report.json").is_file())
        return path.suffix.lower() in SUFFIXES and path.is_file()
    except (OSError, ValueError):
        return False


def read(source: str | PathLike[str]) -> KnowledgeGraph:
    """Read it back. Raises InputError when it cannot be read, or when it is not what bienban wrote."""
    from exporters import store
    from exporters.sparql import answer

    path = Path(source)
    if path.is_dir() and store.is_store(path):
        return store.graph(path)
    triples = answer(path, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", seconds=None).triples
    try:
        return _GraphReader(triples, vocabulary()).graph()
    except (LookupError, ValueError) as error:
        raise UnreadableSource(path, f"RDF that bienban did not write ({error}); build it again") from None


class _GraphReader:
    """The work of `read`: what `exporters.rdf.statements` does, backwards."""

    def __init__(self, triples: tuple[Triple, ...], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.about: Mapping[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        short: dict[Term, str] = {}
        for s, p, o in sorted(triples):
            self.about[s][short.setdefault(p, vocabulary.shorten(p))].append(o)
        self.above = {k: set(vocabulary.superclasses(k)) for k in vocabulary.classes}
        self.kinds = {s: kind for s in self.about if (kind := self._kind(s))}
        articles = [s for s, kind in self.kinds.items() if kind == "Article"]
        self.base = articles[0][1:].rpartition("article/")[0] if articles else ""

    def graph(self) -> KnowledgeGraph:
        kg = KnowledgeGraph()
        for subject, kind in self.kinds.items():
            if kind != "Evidence" and kind not in _BACKING:
                kg.add_node(self._node(subject, kind))
        for subject, kind in self.kinds.items():
            if kind in _BACKING:
                about = self.about[subject]
                stated = (about["rdf:subject"][0], about["rdf:predicate"][0], about["rdf:object"][0])
                predicate = self.vocabulary.shorten(stated[1])
                kg.add_fact(self._id(stated[0]), predicate, self._value(stated[2]), self._support(about))
        return kg

    def _kind(self, subject: Term) -> str:
        """The narrowest of our classes; "" for what is none of ours."""
        types = set(self.about[subject].get("rdf:type", ()))
        ours = [k for k in self.above if self.vocabulary.term(f"bb:{k}") in types]
        wide = {above for k in ours for above in self.above[k]}
        return next((k for k in ours if self.vocabulary.term(f"bb:{k}") not in wide), "")

    def _node(self, subject: Term, kind: str) -> Node:
        about = self.about[subject]
        label, *_ = (parse_literal(o).value for o in about["rdfs:label"])
        alt = frozenset(parse_literal(o).value for o in about.get("skos:altLabel", ()))
        stated = {p: tuple(map(self._value, objects)) for p, objects in about.items() if p not in _NAMES}
        return Node(self._id(subject), kind, label, alt, stated)

    def _support(self, about: dict[str, list[Term]]) -> Support:
        evidence = [self._evidence(o) for o in about["bb:evidence"]]
        return Support(
            evidence[0].article,
            tuple(sorted(evidence)),
            "; ".join(parse_literal(o).value for o in about.get("bb:inferred", ())),
            tuple(self._qualifiers(about)),
            tuple(sorted(parse_literal(o).value for o in about.get("bb:rule", ()))),
        )

    def _qualifiers(self, about: dict[str, list[Term]]) -> Iterator[tuple[str, Value]]:
        for predicate in sorted(about.keys() - _OWN):
            for term in about[predicate]:
                yield predicate, self._value(term)

    def _evidence(self, span: Term) -> Evidence:
        about = self.about[span]
        start, end = (int(parse_literal(about[p][0]).value) for p in ("bb:start", "bb:end"))
        return Evidence(self._id(about["bb:inArticle"][0]), start, end, parse_literal(about["bb:quote"][0]).value)

    def _value(self, term: Term) -> Value:
        if term.startswith('"'):
            value, language, datatype = parse_literal(term)
            return Literal(value, self.vocabulary.shorten(f"<{datatype}>") if datatype else "", language)
        about = self.about.get(term, {})
        if "skos:inScheme" not in about:
            return Ref(self._id(term))
        words = {w.language: w.value for w in map(parse_literal, about["skos:prefLabel"])}
        scheme = about["skos:inScheme"][0][1:-1].removeprefix(CODE)
        name = term[1:-1].removeprefix(CODE).removeprefix(f"{scheme}-")
        return Code(scheme, name, words.get("vi", name), words.get("en", ""))

    def _id(self, term: Term) -> str:
        return unquote(term[1:-1].removeprefix(self.base))
