"""A knowledge graph as RDF statements: a set for each article, and what is said of the articles' readings.

Two layers, as the ontology has them: the plain edge, and behind it one assertion for each article that states it, with
the words, what was inferred and what qualifies it there. Because an assertion belongs to one article, the statements of
the articles together are exactly those of the merged graph, and a graph can be replaced article by article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial

from exporters.ontology import Vocabulary, vocabulary
from exporters.rdf.settings import Settings
from exporters.terms import RDF_TYPE, Term, Triple, literal, local_iri
from graph.model import Code, Evidence, Fact, KnowledgeGraph, Literal, Node, Ref, Support, Value, value_key

__all__ = ["Statements", "statements"]

#: So many nodes and names are kept for the next article that has them.
_KEPT = 20_000


class Statements:
    """What a graph says, article by article, made when it is asked for.

    settings    as they were given
    default     about the readings, and nodes that no article has
    graphs()    IRI of a graph -> what one article says, one after the other, by IRI; nothing of them is kept
    named       all of them at once
    merged      everything in one graph
    """

    def __init__(self, kg: KnowledgeGraph, settings: Settings) -> None:
        self.settings = settings
        self._describer = _Describer(kg, settings)

    def graphs(self) -> Iterator[tuple[Term, frozenset[Triple]]]:
        """Each article's graph, by IRI; the memory of one at a time."""
        return self._describer.graphs()

    @cached_property
    def default(self) -> frozenset[Triple]:
        """What is said of the readings, and of nodes that no article has."""
        return frozenset(self._describer.default())

    @cached_property
    def named(self) -> dict[Term, frozenset[Triple]]:
        """Graph IRI -> what one article says."""
        return dict(self.graphs())

    @cached_property
    def merged(self) -> frozenset[Triple]:
        """Everything in one graph."""
        return self.default.union(*(triples for _, triples in self.graphs()))


def statements(kg: KnowledgeGraph, settings: Settings | None = None) -> Statements:
    """In: a knowledge graph. Out: its statements; the same for the same facts, whatever the order they came in."""
    return Statements(kg, settings or Settings())


class _Describer:
    """The work of `statements`: the facts are sorted by article once, and each article is described by itself.

    Nodes and names that articles share are described once as long as they are met again soon.
    """

    def __init__(self, kg: KnowledgeGraph, settings: Settings) -> None:
        self.kg = kg
        self.settings = settings
        self.vocabulary: Vocabulary = vocabulary()
        self._codes: dict[tuple[str, str], tuple[Term, tuple[Triple, ...]]] = {}
        self._curie: Callable[[str], Term] = lru_cache(maxsize=None)(self.vocabulary.term)
        self._id: Callable[[str], Term] = lru_cache(maxsize=_KEPT)(partial(local_iri, settings.base))
        self._node: Callable[[str], tuple[Triple, ...]] = lru_cache(maxsize=_KEPT)(self._describe)

    @cached_property
    def _facts(self) -> dict[str, list[tuple[Fact, Support]]]:
        """Article -> what it supports, in the order of the facts."""
        found: dict[str, list[tuple[Fact, Support]]] = {node.id: [] for node in self.kg.articles()}
        for fact in self.kg.facts():
            for support in fact.supports:
                found.setdefault(support.article, []).append((fact, support))
        return found

    def graphs(self) -> Iterator[tuple[Term, frozenset[Triple]]]:
        for name, article in sorted((self._graph(article), article) for article in self._facts):
            yield name, frozenset(self._article(article))

    def default(self) -> Iterator[Triple]:
        reached: set[str] = set()
        for article in self._facts:
            reached.update(self._closure(article))
            yield from self._reading(article)
        for node in self.kg.nodes():
            if node.id not in reached:
                yield from self._node(node.id)

    def _article(self, article: str) -> Iterator[Triple]:
        quoted: set[Evidence] = set()
        for fact, support in self._facts[article]:
            yield from self._fact(fact, support)
            for evidence in support.evidence:
                if evidence not in quoted:
                    quoted.add(evidence)
                    yield from self._evidence(evidence)
        for id in self._closure(article):
            yield from self._node(id)

    # -- terms -------------------------------------------------------------------------------------------------

    def _graph(self, article: str) -> Term:
        return self._id(f"graph/{article.removeprefix('article/')}")

    def _value(self, value: Value) -> tuple[Term, tuple[Triple, ...]]:
        """A value's term, and for a code what has to be said of it."""
        if isinstance(value, Ref):
            return self._id(value.id), ()
        if isinstance(value, Literal):
            datatype = self.vocabulary.expand(value.datatype) if value.datatype else ""
            return literal(value.value, language=value.language, datatype=datatype), ()
        return self._code(value)

    def _code(self, code: Code) -> tuple[Term, tuple[Triple, ...]]:
        key = (code.scheme, code.id)
        if key not in self._codes:
            entry = self.vocabulary.code(code.scheme, code.id, code.label, code.english)
            self._codes[key] = (entry.iri, entry.triples)
        return self._codes[key]

    # -- nodes -------------------------------------------------------------------------------------------------

    def _types(self, subject: Term, kind: str) -> Iterator[Triple]:
        yield subject, RDF_TYPE, self._curie(f"bb:{kind}")
        for above in self.vocabulary.superclasses(kind):
            yield subject, RDF_TYPE, above

    def _edge(self, subject: Term, predicate: str, value: Value) -> Iterator[Triple]:
        """The plain statement, what other vocabularies make of it, and the code at its end."""
        term, about = self._value(value)
        yield subject, self._curie(predicate), term
        yield from about
        for implied in self.vocabulary.implied(predicate):
            if not implied.inverse:
                yield subject, implied.property, term
            elif not isinstance(value, Literal):
                yield term, implied.property, subject

    def _describe(self, id: str) -> tuple[Triple, ...]:
        """Everything that a node is."""
        return tuple(self._description(self.kg.node(id)))

    def _description(self, node: Node) -> Iterator[Triple]:
        subject = self._id(node.id)
        name = literal(node.label, language="vi")
        yield from self._types(subject, node.kind)
        yield subject, self._curie("rdfs:label"), name
        for naming in self.vocabulary.naming(node.kind):
            yield subject, naming, name
        for alternative in node.alt:
            yield subject, self._curie("skos:altLabel"), literal(alternative, language="vi")
        for predicate, values in node.attributes.items():
            for value in values:
                yield from self._edge(subject, predicate, value)

    def _closure(self, article: str) -> Iterator[str]:
        """The nodes that an article's facts are about, and those that these are described with."""
        facts = self._facts[article]
        waiting = [id for id in {article, *(i for f, s in facts for i in _ids(f, s))} if id in self.kg]
        seen = set(waiting)
        while waiting:
            id = waiting.pop()
            yield id
            refs = (v.id for values in self.kg.node(id).attributes.values() for v in values if isinstance(v, Ref))
            fresh = [i for i in refs if i in self.kg and i not in seen]
            seen.update(fresh)
            waiting.extend(fresh)

    # -- facts -------------------------------------------------------------------------------------------------

    def _fact(self, fact: Fact, support: Support) -> Iterator[Triple]:
        subject = self._id(fact.subject)
        yield from self._edge(subject, fact.predicate, fact.object)
        yield from self._assertion(fact, support)
        if fact.predicate == "bb:mentions" and isinstance(fact.object, Ref):
            target = self.kg.node(fact.object.id)
            if target.kind == "Abbreviation" or self._is_utterance(target):
                yield from self._backed(self._id(target.id), support)
        elif support.inferred and self._is_utterance(self.kg.node(fact.subject)):
            yield subject, self._curie("bb:inferred"), literal(support.inferred)

    def _is_utterance(self, node: Node) -> bool:
        utterance = self._curie("bb:Utterance")
        return node.kind == "Utterance" or utterance in self.vocabulary.superclasses(node.kind)

    def _evidence(self, evidence: Evidence) -> Iterator[Triple]:
        subject = self._span(evidence)
        yield from self._types(subject, "Evidence")
        for predicate, value in (
            ("bb:inArticle", Ref(evidence.article)),
            ("bb:start", Literal(str(evidence.start), "xsd:nonNegativeInteger")),
            ("bb:end", Literal(str(evidence.end), "xsd:nonNegativeInteger")),
            ("bb:quote", Literal(evidence.quote)),
        ):
            yield from self._edge(subject, predicate, value)

    def _span(self, evidence: Evidence) -> Term:
        """A fragment of the article's IRI; under a base with a `#` in it, one step more in the fragment that it is."""
        mark = "/" if "#" in self.settings.base else "#"
        return f"{self._id(evidence.article)[:-1]}{mark}char={evidence.start},{evidence.end}>"

    def _backed(self, subject: Term, support: Support) -> Iterator[Triple]:
        """The evidence of a support, on an assertion or on a node that is itself words of the article."""
        for evidence in support.evidence:
            span = self._span(evidence)
            yield subject, self._curie("bb:evidence"), span
            for implied in self.vocabulary.implied("bb:evidence"):
                yield subject, implied.property, span

    def _assertion(self, fact: Fact, support: Support) -> Iterator[Triple]:
        backing = self.vocabulary.backing(fact.predicate)
        folder = "membership" if backing == "Membership" else "assertion"
        key = "\n".join([fact.subject, fact.predicate, *value_key(fact.object), support.article])
        digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
        subject = local_iri(self.settings.base, f"{folder}/{digest}")
        yield from self._types(subject, backing)
        yield subject, self._curie("rdf:subject"), self._id(fact.subject)
        yield subject, self._curie("rdf:predicate"), self._curie(fact.predicate)
        yield subject, self._curie("rdf:object"), self._value(fact.object)[0]
        yield from self._backed(subject, support)
        if support.inferred:
            yield subject, self._curie("bb:inferred"), literal(support.inferred)
        for rule in support.rules:
            yield subject, self._curie("bb:rule"), literal(rule)
        for predicate, value in support.qualifiers:
            yield from self._edge(subject, predicate, value)
        if backing == "Membership":
            yield from self._membership(subject, fact)
        elif backing == "Participation":
            yield from self._participation(subject, fact)

    def _membership(self, subject: Term, fact: Fact) -> Iterator[Triple]:
        yield from self._edge(subject, "org:member", Ref(fact.subject))
        yield from self._edge(subject, "bb:position", fact.object)
        if isinstance(fact.object, Ref):
            attributes = self.kg.node(fact.object.id).attributes
            for source, target in (("org:postIn", "org:organization"), ("org:role", "org:role")):
                for value in attributes.get(source, ()):
                    yield from self._edge(subject, target, value)

    def _participation(self, subject: Term, fact: Fact) -> Iterator[Triple]:
        yield from self._edge(subject, "prov:agent", Ref(fact.subject))
        yield from self._edge(subject, "bb:inEvent", fact.object)
        role = self.vocabulary.participation_role(fact.predicate)
        yield from self._edge(subject, "prov:hadRole", Code("participation", role, ""))

    # -- readings ----------------------------------------------------------------------------------------------

    def _reading(self, article: str) -> Iterator[Triple]:
        """Which article a graph comes from, and which program read it by which rules."""
        version = self.settings.version
        tail = article.removeprefix("article/")
        read, named = self._id(article), self._graph(article)
        reading, association = self._id(f"reading/{tail}"), self._id(f"reading/{tail}/association")
        program, rules = self._id(f"program/bienban-{version}"), self._id(f"program/bienban-{version}/rules")
        for subject, types, statements_ in (
            (named, ("prov:Entity",), (("prov:wasDerivedFrom", read), ("prov:wasGeneratedBy", reading))),
            (
                reading,
                ("prov:Activity",),
                (
                    ("prov:used", read),
                    ("prov:wasAssociatedWith", program),
                    ("prov:qualifiedAssociation", association),
                ),
            ),
            (association, ("prov:Association",), (("prov:agent", program), ("prov:hadPlan", rules))),
            (
                program,
                ("prov:SoftwareAgent", "schema:SoftwareApplication"),
                (
                    ("rdfs:label", literal(f"bienban {version}", language="vi")),
                    ("schema:softwareVersion", literal(version)),
                ),
            ),
            (rules, ("prov:Plan",), (("rdfs:label", literal(f"Bộ luật đọc của bienban {version}", language="vi")),)),
        ):
            for kind in types:
                yield subject, RDF_TYPE, self._curie(kind)
            for predicate, value in statements_:
                yield subject, self._curie(predicate), value


def _ids(fact: Fact, support: Support) -> Iterator[str]:
    yield fact.subject
    for value in (fact.object, *(v for _, v in support.qualifiers)):
        if isinstance(value, Ref):
            yield value.id
