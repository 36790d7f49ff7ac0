"""SHACL over a built folder, an RDF file or a knowledge graph: what is wrong, in which article, in which words.

`validate(target)` gives a `Report`; it `conforms` when nothing is violated, whatever the warnings.

    source stored       the data article by article: of files and graphs, and of a store
    facts prepared      data that can be looked up, and as the graph that pySHACL takes
    screen checks       which shapes some data may break at all, so that pySHACL has little to do
    shacl               pySHACL's results as findings
    report formats      what was found, as text, JSON, SARIF or a page
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exporters.validation.report import Finding, Report

if TYPE_CHECKING:
    from graph.model import KnowledgeGraph

__all__ = ["Finding", "Report", "validate"]


def validate(target: Path | str | KnowledgeGraph, *, inference: bool = False) -> Report:
    """Check against the shapes, article by article where the data keeps articles apart.

    In: a folder or a store that `bienban build` wrote, an RDF file, or a graph; whether to apply the ontology's RDFS
    axioms first.
    Out: every finding, sorted. Raises InputError for data that cannot be read.
    """
    from exporters.store import is_store
    from exporters.validation.shacl import Checker
    from exporters.validation.source import pieces

    if isinstance(target, Path | str) and is_store(Path(target)):
        from exporters.validation.stored import findings

        return Report(tuple(sorted(set(findings(Path(target), inference=inference)))))
    checker = Checker(inference=inference)
    found = [finding for piece in pieces(target) for finding in checker.check(piece)]
    return Report(tuple(sorted(set(found))))
