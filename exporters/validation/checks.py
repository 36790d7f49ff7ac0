"""Constraints of SHACL Core as functions that say of a value, or of all values, that nothing is wrong with them.

They judge on the safe side: what they let pass, pySHACL finds nothing in; of what they do not let pass, pySHACL says
what it is. A parameter that is not in `VALUE` or `VALUES` cannot be judged here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from exporters.terms import RDF_TYPE, Term, unescape
from exporters.validation.facts import Facts, literal_of

__all__ = ["VALUE", "VALUES", "Path", "Unsupported", "ValueCheck", "ValuesCheck", "path", "term"]

#: A node and the data -> its values along a path.
Path = Callable[[Facts, Term], Iterable[Term]]
#: One value and the data -> nothing is wrong with it.
ValueCheck = Callable[[Facts, Term], bool]
#: A node, its different values and the data -> nothing is wrong with them.
ValuesCheck = Callable[[Facts, Term, set[Term]], bool]


class Unsupported(Exception):
    """A part of SHACL that is left to pySHACL."""


def term(node: Node) -> Term:
    """A node of the shapes as a term of the data."""
    return node.n3()


def _text(value: Term) -> str:
    return str(literal_of(value)) if value.startswith('"') else unescape(value[1:-1])


def path(shapes: Graph, node: Node) -> Path:
    """A SHACL property path. Raises Unsupported for repeated ones."""
    if isinstance(node, URIRef):
        predicate = term(node)
        return lambda facts, start: facts.of(start, predicate)
    if inverse := shapes.value(node, SH.inversePath):
        predicate = term(inverse)
        return lambda facts, start: facts.with_(predicate, start)
    if alternatives := shapes.value(node, SH.alternativePath):
        ways = [path(shapes, p) for p in Collection(shapes, alternatives)]
        return lambda facts, start: [value for way in ways for value in way(facts, start)]
    if shapes.value(node, RDF.first) is None:
        raise Unsupported(node)
    steps = [path(shapes, p) for p in Collection(shapes, node)]

    def walk(facts: Facts, start: Term) -> Iterable[Term]:
        reached: Iterable[Term] = [start]
        for step in steps:
            reached = [value for place in reached for value in step(facts, place)]
        return reached

    return walk


# -- one value -------------------------------------------------------------------------------------------------


def _class(shapes: Graph, wanted: Node) -> ValueCheck:
    kind = term(wanted)
    return lambda facts, value: kind in facts.of(value, RDF_TYPE)


def _node_kind(shapes: Graph, wanted: Node) -> ValueCheck:
    if wanted != SH.IRI:
        raise Unsupported(wanted)
    return lambda facts, value: value.startswith("<")


def _pattern(shapes: Graph, wanted: Node) -> ValueCheck:
    pattern = re.compile(str(wanted))
    return lambda facts, value: not value.startswith("_:") and pattern.search(_text(value)) is not None


def _min_length(shapes: Graph, wanted: Node) -> ValueCheck:
    least = int(str(wanted))
    return lambda facts, value: not value.startswith("_:") and len(_text(value)) >= least


def _language_in(shapes: Graph, wanted: Node) -> ValueCheck:
    endings = tuple(f'"@{language}' for language in Collection(shapes, wanted))
    return lambda facts, value: value.endswith(endings)


def _datatype(shapes: Graph, wanted: Node) -> ValueCheck:
    ending = '"' if wanted == XSD.string else f'"^^{term(wanted)}'
    return lambda facts, value: value[0] == '"' and value.endswith(ending) and not literal_of(value).ill_typed


def _in(shapes: Graph, wanted: Node) -> ValueCheck:
    listed = {term(node) for node in Collection(shapes, wanted)}
    return lambda facts, value: value in listed


def _at_least(shapes: Graph, wanted: Node) -> ValueCheck:
    return lambda facts, value: value[0] == '"' and _holds(lambda: literal_of(value) >= wanted)


def _at_most(shapes: Graph, wanted: Node) -> ValueCheck:
    return lambda facts, value: value[0] == '"' and _holds(lambda: literal_of(value) <= wanted)


def _holds(compare: Callable[[], Any]) -> bool:
    """A comparison that says yes, and does not fail."""
    try:
        return compare() is True
    except TypeError:
        return False


def _or(shapes: Graph, wanted: Node) -> ValueCheck:
    alternatives = [_all_of(shapes, shape) for shape in Collection(shapes, wanted)]
    return lambda facts, value: any(check(facts, value) for check in alternatives)


def _all_of(shapes: Graph, shape: Node) -> ValueCheck:
    checks = [_value_check(p, shapes, o) for p, o in shapes.predicate_objects(shape)]
    return lambda facts, value: all(check(facts, value) for check in checks)


def _value_check(parameter: Node, shapes: Graph, wanted: Node) -> ValueCheck:
    if parameter not in VALUE:
        raise Unsupported(parameter)
    return VALUE[parameter](shapes, wanted)


#: Parameter -> what makes its check.
VALUE: dict[Node, Callable[[Graph, Node], ValueCheck]] = {
    SH["class"]: _class,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
    SH.minLength: _min_length,
    SH.languageIn: _language_in,
    SH.datatype: _datatype,
    SH["in"]: _in,
    SH.minInclusive: _at_least,
    SH.maxInclusive: _at_most,
    SH["or"]: _or,
}


# -- all values ------------------------------------------------------------------------------------------------


def _min_count(wanted: Node) -> ValuesCheck:
    if int(str(wanted)) > 1:  # two spellings of one number are two terms here and one for rdflib
        raise Unsupported(wanted)
    least = int(str(wanted))
    return lambda facts, node, values: len(values) >= least


def _max_count(wanted: Node) -> ValuesCheck:
    most = int(str(wanted))
    return lambda facts, node, values: len(values) <= most


def _equals(wanted: Node) -> ValuesCheck:
    predicate = term(wanted)
    return lambda facts, node, values: values == set(facts.of(node, predicate))


def _before(wanted: Node) -> ValuesCheck:
    return _compared(wanted, lambda one, other: one < other)


def _not_after(wanted: Node) -> ValuesCheck:
    return _compared(wanted, lambda one, other: one <= other)


def _compared(wanted: Node, compare: Callable[[Any, Any], Any]) -> ValuesCheck:
    predicate = term(wanted)

    def check(facts: Facts, node: Term, values: set[Term]) -> bool:
        others = facts.of(node, predicate)
        if not all(v.startswith('"') for v in (*values, *others)):
            return False
        return all(_holds(lambda v=v, o=o: compare(literal_of(v), literal_of(o))) for v in values for o in others)  # type: ignore[misc]

    return check


def _has_value(wanted: Node) -> ValuesCheck:
    value = term(wanted)
    return lambda facts, node, values: value in values


def _unique_language(wanted: Node) -> ValuesCheck:
    def check(facts: Facts, node: Term, values: set[Term]) -> bool:
        languages = [literal_of(v).language for v in values if v.startswith('"')]
        return len(languages) == len(set(languages))

    return check


#: Parameter -> what makes its check.
VALUES: dict[Node, Callable[[Node], ValuesCheck]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.equals: _equals,
    SH.lessThan: _before,
    SH.lessThanOrEquals: _not_after,
    SH.hasValue: _has_value,
    SH.uniqueLang: _unique_language,
}
