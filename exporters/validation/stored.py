"""A store is validated article by article, by all cores, and then where its articles meet.

Nearly every constraint speaks of what one article says: an assertion and its words, an edge and what backs it. Those
hold in a store when they hold in each article. The others are the constraints of *at most one* value (`sh:maxCount`) on
what several articles describe: two of them may each give a meeting one date, and not the same. SPARQL finds the nodes
that have more values in the default graph than allowed, and the articles that give those values are validated together.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from rdflib import Graph, URIRef
from rdflib.namespace import SH

from exporters.ontology import source, vocabulary
from exporters.ontology.vocabulary import NAMESPACE
from exporters.rdf import Settings
from exporters.store.generation import published
from exporters.store.manifest import Manifest
from exporters.store.shard import Record, Shards
from exporters.validation.facts import Facts
from exporters.validation.report import Finding
from exporters.validation.shacl import Checker
from graph.corpus.pool import cores, each
from graph.errors import BienbanError

__all__ = ["findings"]

#: Articles that a process validates before it tells; and the fewest for which processes are started.
_CHUNK, _FEW = 16, 64
#: So many articles that give a node too many values are validated together.
_TOGETHER = 4
#: Classes whose members belong to one article.
_OF_ONE_ARTICLE = {
    "Abbreviation", "Article", "Assertion", "Directive", "Evidence", "Membership", "Participation", "Utterance",
}  # fmt: skip


class _Limit(NamedTuple):
    """At most so many values of a property for the members of a class."""

    kind: str
    path: str
    most: int


def findings(store: Path, *, inference: bool = False) -> Iterator[Finding]:
    """What is wrong in each article of a store, and with what several of them describe. Some may come twice.

    The store's database is asked and only a few articles are in memory at a time. Raises InputError when it is none.
    """
    generation, said = published(store)
    check = _Check(store, said["base"], inference)
    with Manifest(generation, reading=True) as manifest:
        wanted = manifest.wanted()
        records = (manifest.record(mark, part) for _, mark, part in wanted.values())
        parts = iter(lambda: tuple(islice(records, _CHUNK)), ())
        if len(wanted) < _FEW:
            for part in parts:
                yield from check(part)
        else:
            for part, found in each(check, parts, cores()):
                if found is None:
                    raise BienbanError(
                        f"{part[0].outcome.label}: no process could validate it; is there memory enough?"
                    )
                yield from found
        for node, limit, articles in _crowded(generation / "quads"):
            names = [f"article/{name.rsplit('/', 1)[1]}" for name in articles]
            together = [manifest.record(*wanted[name][1:]) for name in names if name in wanted]
            path = vocabulary().shorten(f"<{limit.path}>")
            yield from (f for f in check(tuple(together), together=True) if f.focus == node and f.path == path)


class _Check:
    """Articles -> findings. Can be sent to another process."""

    def __init__(self, store: Path, base: str, inference: bool) -> None:
        self.store, self.base, self.inference = store, base, inference

    def __call__(self, records: tuple[Record, ...], *, together: bool = False) -> list[Finding]:
        settings, shards = Settings(self.base), Shards(self.store / "shards")
        texts = [shards.text(record, settings)[1].decode() for record in records]
        checker = _checker(self.inference)
        return [f for text in (["".join(texts)] if together else texts) for f in checker.check(_facts(text))]


@lru_cache(maxsize=2)
def _checker(inference: bool) -> Checker:
    return Checker(inference=inference)


def _facts(text: str) -> Facts:
    """What N-Quads say, whatever graph they are in: its name is the last term but the point."""
    return Facts(f"{line.rsplit(' ', 2)[0]} ." for line in text.splitlines())


def _limits() -> Iterator[_Limit]:
    """The constraints that articles may keep one by one and not together."""
    shapes = Graph().parse(data=source("shapes.ttl"), format="turtle")
    for shape, kind in shapes.subject_objects(SH.targetClass):
        if str(kind).removeprefix(NAMESPACE) in _OF_ONE_ARTICLE:
            continue
        for constraint in shapes.objects(shape, SH.property):
            path, most = shapes.value(constraint, SH.path), shapes.value(constraint, SH.maxCount)
            if isinstance(path, URIRef) and most is not None:
                yield _Limit(str(kind), str(path), int(str(most)))


def _crowded(database: Path) -> Iterator[tuple[str, _Limit, list[str]]]:
    """Nodes with too many values, the constraint, and the graphs of articles that give them, one for each value."""
    import pyoxigraph as ox

    store = ox.Store.read_only(str(database))
    for limit in sorted(set(_limits())):
        asked = (
            f"SELECT DISTINCT ?node {{ ?node a <{limit.kind}> ; <{limit.path}> ?one , ?other "
            "FILTER ( STR(?one) < STR(?other) ) }"
        )
        for solution in store.query(asked):  # type: ignore[union-attr]
            node = solution["node"]
            said: dict[str, str] = {}
            for quad in store.quads_for_pattern(node, ox.NamedNode(limit.path), None):
                if isinstance(quad.graph_name, ox.NamedNode):
                    value = str(quad.object)
                    said[value] = min(said.get(value, quad.graph_name.value), quad.graph_name.value)
            if len(said) > limit.most:
                yield node.value, limit, sorted(set(list(said.values())[:_TOGETHER]))
