"""What the exporters and the viewer ask of the ontology and the codes; read from the Turtle once, on first use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from importlib import resources

from msgspec import Struct

from exporters.ontology.reader import read_turtle
from exporters.terms import RDF_TYPE, Term, Triple, iri, literal, parse_literal

__all__ = ["CODE", "NAMESPACE", "CodeEntry", "Implied", "Kind", "Vocabulary", "source", "vocabulary"]

NAMESPACE = "https://w3id.org/bienban/ns#"
CODE = "https://w3id.org/bienban/code/"

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_LABEL = iri(_RDFS + "label")
_PREF_LABEL = iri(_SKOS + "prefLabel")
_IN_SCHEME = iri(_SKOS + "inScheme")
_PROPERTIES = {iri(_OWL + "ObjectProperty"), iri(_OWL + "DatatypeProperty")}


class Kind(Struct, frozen=True):
    """How one class is called and drawn. `id` is its local name (`Meeting`); words are by language (`vi`, `en`)."""

    id: str
    label: dict[str, str]
    caption: dict[str, str]
    colour: str
    colour_on_dark: str
    symbol: str


class Implied(Struct, frozen=True):
    """A property of another vocabulary that follows from one of ours; `inverse`: from the object to the subject."""

    property: Term
    inverse: bool


class CodeEntry(Struct, frozen=True):
    """A code as exports write it: its IRI and every triple about it and its list."""

    iri: Term
    triples: tuple[Triple, ...]


class Vocabulary:
    """The ontology and the codes, indexed. Names are CURIEs (`bb:chairs`) or, for classes, local names (`Meeting`)."""

    def __init__(self, ontology: str, codes: str) -> None:
        self.prefixes, self._triples = read_turtle(ontology)
        self._codes_source = codes
        self._about: dict[Term, dict[Term, list[Term]]] = {}
        for s, p, o in self._triples:
            self._about.setdefault(s, {}).setdefault(p, []).append(o)

    # -- names -------------------------------------------------------------------------------------------------

    def expand(self, curie: str) -> str:
        """`bb:chairs` -> its whole IRI; KeyError for a prefix that the ontology does not declare."""
        prefix, _, local = curie.partition(":")
        return self.prefixes[prefix] + local

    def term(self, curie: str) -> Term:
        """`bb:chairs` -> `<https://...chairs>`."""
        return iri(self.expand(curie))

    def shorten(self, term: Term) -> str:
        """The CURIE of an IRI term, or the IRI itself when no prefix fits."""
        value = term[1:-1]
        fits = [(len(n), p, n) for p, n in self.prefixes.items() if value.startswith(n)]
        if not fits:
            return value
        _, prefix, namespace = max(fits)
        return f"{prefix}:{value[len(namespace) :]}"

    def objects(self, term: Term, predicate: str) -> tuple[Term, ...]:
        """What the ontology says of a term under one predicate, in the order of the file."""
        return tuple(self._about.get(term, {}).get(self.term(predicate), ()))

    # -- words and looks ---------------------------------------------------------------------------------------

    def caption(self, name: str, language: str = "vi") -> str:
        """The short name of a class (`Meeting`) or property (`bb:chairs`); the name itself when it has none."""
        curie = name if ":" in name else f"bb:{name}"
        known = curie.partition(":")[0] in self.prefixes
        about = self._about.get(self.term(curie), {}) if known else {}
        words = {**_words(about.get(_LABEL, ())), **_words(about.get(self.term("bb:caption"), ()))}
        return words.get(language, name)

    def captions(self, language: str = "vi") -> dict[str, str]:
        """All short names in one language, by CURIE, in the order of the ontology."""
        return {
            name: self.caption(name, language)
            for name in (self.shorten(s) for s, about in self._about.items() if _LABEL in about)
        }

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Every class that has a look, by local name, in the order of the ontology."""
        found: dict[str, Kind] = {}
        for subject, about in self._about.items():
            if self.term("bb:colour") not in about:
                continue
            label = _words(about[_LABEL])
            name = subject[1:-1].removeprefix(NAMESPACE)
            looks = (_first(about, self.term(f"bb:{p}")) for p in ("colour", "colourOnDark", "symbol"))
            found[name] = Kind(name, label, {**label, **_words(about.get(self.term("bb:caption"), ()))}, *looks)
        return found

    def colours(self) -> dict[str, str]:
        """Class -> its colour on a light ground."""
        return {kind.id: kind.colour for kind in self.kinds.values()}

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """Local names of the classes, in the order of the ontology."""
        return self._named_with({iri(_OWL + "Class")})

    @cached_property
    def properties(self) -> tuple[str, ...]:
        """CURIEs of the object and data properties, in the order of the ontology."""
        return tuple(f"bb:{name}" for name in self._named_with(_PROPERTIES))

    def _named_with(self, types: set[Term]) -> tuple[str, ...]:
        found = (s for s, about in self._about.items() if types.intersection(about.get(RDF_TYPE, ())))
        return tuple(s[1:-1].removeprefix(NAMESPACE) for s in found)

    # -- what follows ------------------------------------------------------------------------------------------

    @lru_cache(maxsize=256)  # noqa: B019 - one vocabulary lives as long as the program
    def superclasses(self, kind: str) -> tuple[Term, ...]:
        """The classes that a class is declared to be under, nearest first, of ours and of other vocabularies."""
        found: list[Term] = []
        waiting = [self.term(f"bb:{kind}")]
        while waiting:
            above = self._about.get(waiting.pop(0), {}).get(iri(_RDFS + "subClassOf"), [])
            fresh = [c for c in above if c not in found]
            found += fresh
            waiting += fresh
        return tuple(found)

    @lru_cache(maxsize=256)  # noqa: B019
    def implied(self, predicate: str) -> tuple[Implied, ...]:
        """The properties of other vocabularies that follow from a property, by sub-property and inverse axioms."""
        ours = self.prefixes["bb"]
        seen: list[tuple[Term, bool]] = [(self.term(predicate), False)]
        for current, inverse in seen:
            about = self._about.get(current, {})
            steps = [(p, inverse) for p in about.get(iri(_RDFS + "subPropertyOf"), ())]
            steps += [(p, not inverse) for p in about.get(iri(_OWL + "inverseOf"), ())]
            seen += [step for step in steps if step not in seen]
        found = {Implied(p, inverse) for p, inverse in seen[1:] if not p[1:].startswith(ours)}
        return tuple(sorted(found, key=lambda i: (i.property, i.inverse)))

    @lru_cache(maxsize=256)  # noqa: B019
    def naming(self, kind: str) -> tuple[Term, ...]:
        """Standard properties under which the label of a member of this class is repeated."""
        classes = (self.term(f"bb:{kind}"), *self.superclasses(kind))
        found = {p for c in classes for p in self._about.get(c, {}).get(self.term("bb:namedBy"), ())}
        return tuple(sorted(found))

    def backing(self, predicate: str) -> str:
        """Local name of the class of the assertion behind an edge: `Membership`, `Participation` or `Assertion`."""
        stated = self._about.get(self.term(predicate), {}).get(self.term("bb:backedBy"))
        return stated[0][1:-1].removeprefix(NAMESPACE) if stated else "Assertion"

    def participation_role(self, predicate: str) -> str:
        """Id of the code for `prov:hadRole` behind an edge; "" when it is no participation."""
        stated = self._about.get(self.term(predicate), {}).get(self.term("bb:participationRole"))
        return stated[0][1:-1].removeprefix(CODE) if stated else ""

    # -- codes -------------------------------------------------------------------------------------------------

    @cached_property
    def _codes(self) -> dict[Term, list[Triple]]:
        found: dict[Term, list[Triple]] = {}
        for triple in read_turtle(self._codes_source)[1]:
            found.setdefault(triple[0], []).append(triple)
        return found

    def code_ids(self, scheme: str) -> tuple[str, ...]:
        """Ids of the codes that the files list in one scheme."""
        of = iri(CODE + scheme)
        found = (c for c, triples in self._codes.items() if any(p == _IN_SCHEME and o == of for _, p, o in triples))
        return tuple(c[1:-1].removeprefix(CODE).removeprefix(f"{scheme}-") for c in found)

    def schemes(self) -> tuple[str, ...]:
        """Ids of the controlled lists."""
        scheme = iri(_SKOS + "ConceptScheme")
        return tuple(c[1:-1].removeprefix(CODE) for c, t in self._codes.items() if (c, RDF_TYPE, scheme) in t)

    def code(self, scheme: str, id: str, label: str = "", english: str = "") -> CodeEntry:
        """A code with everything that an export says of it.

        A listed code has the list's words; one that no list has takes `label` and `english`. An id that another list
        already has gets its own list's name in front.
        """
        of = iri(CODE + scheme)
        for name in (id, f"{scheme}-{id}"):
            concept = iri(CODE + name)
            if (concept, _IN_SCHEME, of) in self._codes.get(concept, ()):
                own = self._codes[concept]
                words = _words(o for _, p, o in own if p == _PREF_LABEL)
                return self._entry(concept, of, (*own, (concept, _LABEL, literal(words["vi"], language="vi"))))
        concept = iri(CODE + (f"{scheme}-{id}" if iri(CODE + id) in self._codes else id))
        triples = [
            (concept, RDF_TYPE, iri(_SKOS + "Concept")),
            (concept, _IN_SCHEME, of),
            (concept, _PREF_LABEL, literal(label or id, language="vi")),
            (concept, _LABEL, literal(label or id, language="vi")),
        ]
        if english:
            triples.append((concept, _PREF_LABEL, literal(english, language="en")))
        kinds = {"role": "org:Role", "participation": "prov:Role"}
        if scheme in kinds:
            triples.append((concept, RDF_TYPE, self.term(kinds[scheme])))
        return self._entry(concept, of, tuple(triples))

    def _entry(self, concept: Term, scheme: Term, own: tuple[Triple, ...]) -> CodeEntry:
        listed = self._codes.get(scheme) or [(scheme, RDF_TYPE, iri(_SKOS + "ConceptScheme"))]
        return CodeEntry(concept, (*own, *listed))


def _words(literals: Iterable[Term]) -> dict[str, str]:
    """Language -> text."""
    return {parsed.language: parsed.value for parsed in map(parse_literal, literals)}


def _first(about: dict[Term, list[Term]], predicate: Term) -> str:
    return parse_literal(about[predicate][0]).value


def source(name: str) -> str:
    """The text of one of this package's files: `ontology.ttl`, `shapes.ttl`, `codes.ttl` or `context.jsonld`."""
    return resources.files("exporters.ontology").joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of this installation."""
    return Vocabulary(source("ontology.ttl"), source("codes.ttl"))
