"""The functions of the library that write a graph, as `import bienban` offers them: RDF, JSON, networkx, page, sheets.

`bienban` takes them from here, so what they need is imported when they are called.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what these bring along takes longer to import than `--help` may take
    import networkx

    from graph.model import KnowledgeGraph

__all__ = [
    "minutes",
    "to_json",
    "to_networkx",
    "to_rdf",
    "write_graphml",
    "write_html",
    "write_minutes",
    "write_rdf",
]


def to_rdf(kg: KnowledgeGraph, format: str = "turtle", *, base: str | None = None) -> str:
    """The graph as RDF: `turtle`, `nt`, `trig` (a named graph an article), `nquads` or `jsonld`.

    >>> from bienban import extract
    >>> turtle = to_rdf(extract("Ông Lê Văn An dự hội nghị."))
    >>> 'rdfs:label "Lê Văn An"@vi' in turtle
    True
    """
    from exporters.rdf import Settings, serialize

    return serialize(kg, format, Settings(base) if base else None)


def to_json(kg: KnowledgeGraph) -> str:
    """Nodes and facts with their evidence as plain JSON.

    >>> import json
    >>> from bienban import extract
    >>> found = json.loads(to_json(extract("Ông Lê Văn An dự hội nghị.")))
    >>> (fact,) = (fact for fact in found["facts"] if fact["predicate"] == "bb:attends")
    >>> "Lê Văn An dự" in fact["supports"][0]["evidence"][0]["quote"]
    True
    """
    from exporters.facts import to_json as facts_to_json

    return facts_to_json(kg)


def minutes(kg: KnowledgeGraph, language: str = "vi", *, quotes: bool = True) -> list[str]:
    """A sheet for each meeting, as Markdown: who chaired, attended and spoke, what was ordered and given, and why.

    >>> from bienban import extract
    >>> (sheet,) = minutes(extract("Sáng 29/12/2022, ông Lê Văn An chủ trì hội nghị tổng kết."), "en")
    >>> print(sheet.splitlines()[0])
    # Meeting sheet: Hội nghị tổng kết
    """
    from exporters.minutes import sheets, to_markdown

    return [to_markdown(sheet, language, quotes=quotes) for sheet in sheets(kg)]


def write_minutes(
    kg: KnowledgeGraph, folder: str | os.PathLike[str], language: str = "vi", *, quotes: bool = True
) -> list[Path]:
    """Write the sheet of each meeting to a folder as `.md` and `.docx`, all or none. Out: the paths.

    Raises OutputError when the folder cannot be written.

    >>> import tempfile
    >>> from bienban import extract
    >>> kg = extract("Sáng 29/12/2022, ông Lê Văn An chủ trì hội nghị tổng kết.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     print([path.suffix for path in write_minutes(kg, folder)])
    ['.md', '.docx']
    """
    from exporters.minutes import sheets, write

    return write(sheets(kg), Path(folder), language, quotes=quotes)


def to_networkx(kg: KnowledgeGraph) -> networkx.MultiDiGraph[str]:
    """A copy as a networkx graph: `node` on nodes, `fact` on edges, which are keyed by predicate.

    >>> from bienban import extract
    >>> sorted({predicate for _, _, predicate in to_networkx(extract("Ông Lê Văn An dự hội nghị.")).edges})
    ['bb:attends', 'bb:mentions']
    """
    return kg.network.copy()


def write_rdf(kg: KnowledgeGraph, path: str | os.PathLike[str], format: str = "turtle") -> None:
    """Write the graph as RDF to a file, in a format of `to_rdf`. Raises OutputError when it cannot be written.

    >>> import tempfile
    >>> from bienban import extract
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_rdf(extract("Ông Lê Văn An dự hội nghị."), f"{folder}/graph.nt", "nt")
    ...     print(len(Path(folder, "graph.nt").read_text(encoding="utf-8").splitlines()) > 20)
    True
    """
    from exporters.rdf import write

    write(kg, Path(path), format)


def write_html(kg: KnowledgeGraph, path: str | os.PathLike[str]) -> None:
    """Write the page that shows the graph; it needs no network. Raises OutputError when it cannot be written.

    >>> import tempfile
    >>> from bienban import extract
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_html(extract("Ông Lê Văn An dự hội nghị."), f"{folder}/graph.html")
    ...     print("Lê Văn An" in Path(folder, "graph.html").read_text(encoding="utf-8"))
    True
    """
    from exporters.html import write

    write(kg, Path(path))


def write_graphml(kg: KnowledgeGraph, path: str | os.PathLike[str]) -> None:
    """Write the graph for Gephi, yEd, Cytoscape and other network tools. Raises OutputError when it cannot be written.

    >>> import tempfile
    >>> import networkx
    >>> from bienban import extract
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graphml(extract("Ông Lê Văn An dự hội nghị."), f"{folder}/graph.graphml")
    ...     network = networkx.read_graphml(f"{folder}/graph.graphml")
    >>> sorted(label for _, label in network.nodes(data="label"))
    ['Hội nghị', 'Lê Văn An', 'Ông Lê Văn An dự hội nghị.']
    """
    from exporters.graphml import write

    write(kg, Path(path))
