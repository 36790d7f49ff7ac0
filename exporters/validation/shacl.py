"""pySHACL's results as findings: the node's name, the article and its words, the message in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pyshacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from exporters.ontology import source, vocabulary
from exporters.ontology.vocabulary import NAMESPACE
from exporters.validation.facts import Facts
from exporters.validation.report import Finding
from graph.errors import UnreadableSource

__all__ = ["Checker"]

_EVIDENCE = URIRef(NAMESPACE + "evidence")
_MENTIONS = URIRef(NAMESPACE + "mentions")
_QUOTE = URIRef(NAMESPACE + "quote")
_START = URIRef(NAMESPACE + "start")
_END = URIRef(NAMESPACE + "end")
_ARTICLE = URIRef(NAMESPACE + "inArticle")
_SHOWN = 3


class Checker:
    """The shapes, read once, and a way to hold a graph against them."""

    def __init__(self, *, inference: bool = False) -> None:
        self._shapes = Graph().parse(data=source("shapes.ttl"), format="turtle")
        self._ontology = Graph().parse(data=source("ontology.ttl"), format="turtle") if inference else None
        self._screen = None
        if not inference and find_spec("pyoxigraph"):
            from exporters.validation.screen import Screen

            self._screen = Screen(self._shapes)
        # A nested constraint belongs to the named shape above it.
        self._names = {
            inner: str(outer).removeprefix(NAMESPACE)
            for outer in self._shapes.subjects(RDF.type, SH.NodeShape)
            if isinstance(outer, URIRef)
            for inner in (outer, *self._shapes.objects(outer, SH.property), *self._shapes.objects(outer, SH.sparql))
        }

    def check(self, data: Graph | Facts) -> Iterator[Finding]:
        """Every finding about some data, which is not changed.

        Facts are held by pySHACL against those shapes only that they may break, if pyoxigraph is there to tell which; a
        graph against all. The findings are the same.
        """
        if isinstance(data, Graph):
            yield from self._judge(data)
        elif self._screen is None:
            yield from self._judge(data.graph())
        elif suspects := self._screen.suspects(data):
            yield from self._judge(data.graph(), suspects)

    def _judge(self, g: Graph, shapes: list[str | URIRef] | None = None) -> Iterator[Finding]:
        """pySHACL's findings, about all shapes or about some."""
        _, results, text = pyshacl.validate(
            g,
            shacl_graph=self._shapes,
            use_shapes=shapes,
            ont_graph=self._ontology,
            inference="rdfs" if self._ontology is not None else "none",
        )
        if not isinstance(results, Graph):
            raise UnreadableSource("shapes.ttl", " ".join(str(text).split())[:300])
        for result in results.subjects(RDF.type, SH.ValidationResult):
            yield self._finding(g, results, result)

    def _messages(self, shape: Node | None) -> dict[str | None, str]:
        """By language; from the shapes themselves, because a result of SPARQL keeps only one of them."""
        stated = self._shapes.objects(shape, SH.message) if shape is not None else ()
        return {m.language: str(m) for m in stated if isinstance(m, Literal)}

    def _finding(self, g: Graph, results: Graph, result: Node) -> Finding:
        focus = results.value(result, SH.focusNode)
        value = results.value(result, SH.value)
        path = results.value(result, SH.resultPath)
        shape = results.value(result, SH.sourceConstraint) or results.value(result, SH.sourceShape)
        severity = results.value(result, SH.resultSeverity)
        messages = self._messages(shape)
        spans = _spans(g, focus)
        articles = sorted({a for span in spans for a in g.objects(span, _ARTICLE)}, key=str)
        article = articles[0] if articles else None
        words = _words(g, spans, article)
        return Finding(
            severity="warning" if severity == SH.Warning else "violation",
            article=_label(g, article) if article else "",
            label=_label(g, focus),
            vi=messages.get("vi", ""),
            en=messages.get("en", ""),
            value="" if value is None or value == focus else _label(g, value),
            path=vocabulary().shorten(f"<{path}>") if isinstance(path, URIRef) else "",
            quotes=tuple(quote for quote, _, _ in words),
            spans=tuple((start, end) for _, start, end in words),
            focus=str(focus),
            shape=self._names.get(shape, "") if shape is not None else "",
            source=str(article or ""),
        )


def _spans(g: Graph, focus: Node | None) -> list[Node]:
    """The evidence behind a node, in the order of the text: its own, else of its mentions, else of what it says."""
    own = set(g.objects(focus, _EVIDENCE))
    if not own and (focus, _QUOTE, None) in g and focus is not None:
        own = {focus}
    for link in (RDF.object, RDF.subject):
        if own:
            break
        said = set(g.subjects(link, focus))
        mentions = {a for a in said if (a, RDF.predicate, _MENTIONS) in g}
        own = {e for a in (mentions or said) for e in g.objects(a, _EVIDENCE)}
    return sorted(own, key=lambda e: (_number(g, e, _START), str(e)))


def _words(g: Graph, spans: list[Node], article: Node | None) -> list[tuple[str, int, int]]:
    """The first quotes of one article, each with where it starts and ends."""
    found: dict[str, tuple[str, int, int]] = {}
    for span in spans:
        quote = g.value(span, _QUOTE)
        if quote is not None and (span, _ARTICLE, article) in g:
            found.setdefault(str(quote), (str(quote), _number(g, span, _START), _number(g, span, _END)))
    return list(found.values())[:_SHOWN]


def _number(g: Graph, span: Node, property: URIRef) -> int:
    value = str(g.value(span, property) or "")
    return int(value) if value.isdecimal() else 0


def _label(g: Graph, node: Node | None) -> str:
    """The name of a node; for an assertion, what it says."""
    if node is None:
        return ""
    label = g.value(node, RDFS.label)
    if label is not None:
        return str(label)
    subject, predicate, object = (g.value(node, p) for p in (RDF.subject, RDF.predicate, RDF.object))
    if subject is not None and predicate is not None and (subject, predicate, object) != (node, predicate, node):
        caption = vocabulary().caption(vocabulary().shorten(f"<{predicate}>"))
        return f"{_label(g, subject)} – {caption} – {_label(g, object)}"
    quote = g.value(node, _QUOTE)
    if quote is not None:
        return f"“{quote}”"
    return vocabulary().shorten(f"<{node}>") if isinstance(node, URIRef) else str(node)
