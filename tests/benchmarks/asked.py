"""The ready questions as the benchmarks ask them, and the data that they ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exporters.rdf.statements import statements
from exporters.sparql import questions
from graph.model import KnowledgeGraph

__all__ = ["EVERY_GRAPH", "VALUES", "filled", "told", "write_files"]

#: Load all that an engine loads: the default graph, and those of the articles.
EVERY_GRAPH = ("ASK { ?s ?p ?o }", "ASK { GRAPH ?g { ?s ?p ?o } }")
#: What the ready questions are told when they are asked about articles of the corpus.
VALUES = {
    "person": "Phan Văn Thắng", "body": "Tỉnh ủy Đồng Tháp", "year": "2022", "date": "2022-12-29", "from": "2022-01-01",
    "to": "2022-12-31", "name": "Phan Văn Thắng", "number": "01-NQ/TU", "issuer": "Tỉnh ủy Đồng Tháp",
    "giver": "Ủy ban nhân dân tỉnh Đồng Tháp", "area": "Tỉnh Đồng Tháp", "meeting": "Hội nghị", "headline": "Hội nghị",
}  # fmt: skip


def told(values: dict[str, str] = VALUES) -> Iterator[tuple[str, dict[str, str]]]:
    """Name of every ready question, and what it needs to be told."""
    for question in questions():
        needed = [p for p in question.parameters if p.required]
        yield question.name, {p.name: values["year" if p.kind == "year" else p.name] for p in needed}


def filled(values: dict[str, str] = VALUES) -> Iterator[tuple[str, str]]:
    """Name and text of every ready question, told what it needs."""
    for question, (name, needed) in zip(questions(), told(values), strict=True):
        yield name, question.filled(needed)


def write_files(folder: Path, graphs: Iterator[KnowledgeGraph]) -> None:
    """The statements of many articles as `graph.ttl` (one graph) and `graph.nq` (a graph for each), written as they
    come."""
    folder.mkdir(parents=True)
    with (
        (folder / "graph.nq").open("w", encoding="utf-8", newline="\n") as named,
        (folder / "graph.ttl").open("w", encoding="utf-8", newline="\n") as plain,
    ):
        for kg in graphs:
            stated = statements(kg)
            for name, triples in [("", stated.default), *stated.graphs()]:
                named.writelines(f"{s} {p} {o} {name} .\n" for s, p, o in triples)
                plain.writelines(f"{s} {p} {o} .\n" for s, p, o in triples)
