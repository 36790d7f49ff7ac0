"""What a store says of an invented corpus: who became whom, and tenures, as its database has them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from exporters.sparql import answer
from exporters.store import database
from exporters.store.manifest import Manifest
from exporters.terms import parse_literal
from graph.identity import Tenure
from tests.benchmarks.generator.reporting import Story

__all__ = ["became", "found_tenures", "write_sources"]

_TENURES = """SELECT ?id ?person ?post ?first ?last ?started ?ended {
    ?id a bb:ObservedTenure ; bb:incumbent ?person ; bb:post ?post ; bb:firstAttested ?first ; bb:lastAttested ?last
    OPTIONAL { ?id bb:startStated ?started } OPTIONAL { ?id bb:endStated ?ended } }"""


def write_sources(told: Iterable[Story], folder: Path) -> None:
    """A table of one article for each story, a thousand in a folder."""
    for number, story in enumerate(told):
        path = folder / f"{number // 1000:03}" / f"{number:06}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        row = {"text": story.text, "published": story.published, "publisher": story.publisher}
        path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")


def became(store: Path) -> Callable[[str, str], str]:
    """(article, person) -> the id in the database. Every id is looked up there: a name that it has not is no answer."""
    import pyoxigraph as ox

    with Manifest(database(store).parent, reading=True) as manifest:
        renamings = manifest.seen.renamings()
    quads = ox.Store.read_only(str(database(store)))
    base = _base(store)

    def whom(article: str, person: str) -> str:
        id = renamings.get(article, ({}, []))[0].get(person, person)
        name, graph = ox.NamedNode(base + id), ox.NamedNode(base + article.replace("article/", "graph/"))
        return id if next(quads.quads_for_pattern(name, None, None, graph), None) else ""

    return whom


def found_tenures(store: Path) -> list[Tenure]:
    """The observed intervals; without their days and articles."""
    base = _base(store)
    found = []
    for _, person, post, *days in answer(store, _TENURES, seconds=None).rows:
        first, last, started, ended = (parse_literal(day).value if day else "" for day in days)
        names = [str(term)[1:-1].removeprefix(base) for term in (person, post)]
        found.append(Tenure(*names, first, last, (), started, ended, ()))
    return found


def _base(store: Path) -> str:
    (article,) = answer(store, "SELECT ?a { ?a a bb:Article } LIMIT 1", seconds=None).rows[0]
    return str(article)[1:].rpartition("article/")[0]
