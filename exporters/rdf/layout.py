"""How Turtle and TriG are laid out: subjects grouped by kind under headings, names before IRIs, label first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from exporters.ontology import Vocabulary
from exporters.ontology.vocabulary import CODE, NAMESPACE
from exporters.terms import RDF_TYPE, Term, Triple

__all__ = ["RELATIVE", "Layout"]

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
#: What may be written relative to the base.
RELATIVE = re.compile(r"[A-Za-z][A-Za-z0-9%._~-]*(?:/[A-Za-z0-9%._~-]+)*(?:#char=[0-9]+,[0-9]+)?")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
#: So many terms are kept as they were written, for the next time.
_KEPT = 100_000
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


class Layout:
    """Writes terms and subjects in Turtle syntax. `base` is what relative IRIs are relative to; "" for none."""

    def __init__(self, vocabulary: Vocabulary, base: str = "") -> None:
        self.base = base
        self.prefixes = dict(vocabulary.prefixes)
        self._order = {f"<{NAMESPACE}{kind}>": i for i, kind in enumerate(vocabulary.classes)}
        self._headings = [
            f"{vocabulary.caption(kind, 'vi')} ({vocabulary.caption(kind, 'en')})" for kind in vocabulary.classes
        ]
        self._shortened: dict[Term, str] = {}
        self.used: set[str] = set()

    def header(self) -> str:
        """The base and the prefixes that the terms written so far need."""
        lines = [f"@base <{self.base}> .\n"] if self.base else []
        lines += [f"@prefix {p}: <{self.prefixes[p]}> .\n" for p in sorted(self.used)]
        return "".join(lines)

    # -- terms -------------------------------------------------------------------------------------------------

    def term(self, term: Term) -> str:
        """A term in Turtle syntax; remembers the prefixes that takes."""
        found = self._shortened.get(term)
        if found is None:
            found = self._literal(term) if term.startswith('"') else self._iri(term)
            if len(term) < 200:
                if len(self._shortened) >= _KEPT:
                    self._shortened.clear()
                self._shortened[term] = found
        return found

    def _iri(self, term: Term) -> str:
        value = term[1:-1]
        if term.startswith("_:"):
            return term
        if self.base and value.startswith(self.base):
            relative = value[len(self.base) :]
            return f"<{relative}>" if RELATIVE.fullmatch(relative) else term
        for prefix, namespace in self.prefixes.items():
            if value.startswith(namespace) and _LOCAL.fullmatch(value, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{value[len(namespace) :]}"
        return term

    def _literal(self, term: Term) -> str:
        end = term.rindex('"')
        text, tail = term[1:end], term[end + 1 :]
        if tail.startswith("^^"):
            kind = tail[3:-1]
            if kind == _XSD + "boolean" and text in {"true", "false"}:
                return text
            if kind == _XSD + "integer" and re.fullmatch(r"0|-?[1-9][0-9]*", text):
                return text
            tail = f"^^{self._iri(tail[2:])}"
        if "\\n" in text:
            lines = _ESCAPE.sub(lambda m: "\n" if m.group() == "\\n" else m.group(), text)
            return f'"""{lines}"""{tail}'
        return f'"{text}"{tail}'

    # -- subjects ----------------------------------------------------------------------------------------------

    def sections(self, triples: Iterable[Triple], indent: str = "") -> Iterator[str]:
        """The statements, grouped by the kind of their subjects, each group under a heading."""
        about: dict[Term, dict[Term, list[Term]]] = {}
        for s, p, o in sorted(triples):
            about.setdefault(s, {}).setdefault(p, []).append(o)
        groups: dict[tuple[int, str], list[Term]] = {}
        for subject, properties in about.items():
            groups.setdefault(self.group(properties, subject), []).append(subject)
        for (_, heading), subjects in sorted(groups.items()):
            yield f"\n{indent}# {heading}\n"
            for subject in subjects:
                yield f"\n{self.subject(subject, about[subject], indent)}"

    def group(self, properties: dict[Term, list[Term]], subject: Term) -> tuple[int, str]:
        """Where a subject stands: the place and heading of the narrowest of its classes."""
        places = [self._order[t] for t in properties.get(RDF_TYPE, ()) if t in self._order]
        if places:
            return max(places), self._headings[max(places)]
        if subject.startswith(f"<{CODE}"):
            return len(self._order), "Danh mục (Codes)"
        return len(self._order) + 1, "Khác (Other)"

    def subject(self, subject: Term, properties: dict[Term, list[Term]], indent: str = "") -> str:
        """Everything that is said of a subject."""

        def place(predicate: Term) -> tuple[int, str]:
            return {RDF_TYPE: 0, _LABEL: 1}.get(predicate, 2), self.term(predicate)

        lines = []
        for predicate in sorted(properties, key=place):
            objects = [self.term(o) for o in properties[predicate]]
            if predicate == RDF_TYPE:
                objects.sort(key=lambda o: (not o.startswith("bb:"), o))
            name = "a" if predicate == RDF_TYPE else self.term(predicate)
            joined = ", ".join(objects)
            if len(joined) > 100 and len(objects) > 1 and predicate != RDF_TYPE:
                joined = f",\n{indent}        ".join(objects)
            lines.append(f"{name} {joined}")
        return f"{indent}{self.term(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"
