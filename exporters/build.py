"""Sources -> a folder with everything that bienban makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from exporters.folder import OutputFolder
from graph.corpus import Corpus, Progress, run
from graph.errors import InputError
from graph.reading import Limits

__all__ = ["Built", "build"]


@dataclass(frozen=True, slots=True)
class Built:
    """What was read, and the files that were written."""

    corpus: Corpus
    written: list[Path]


def build(
    sources: Iterable[str | PathLike[str]],
    out: Path,
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Built:
    """Read, extract, merge and write all sources to `out`.

    Raises OutputError when `out` cannot be written (found out before any article is read) and InputError when no source
    gave an article. In both cases nothing that was there is touched.
    """
    sources = list(sources)
    with OutputFolder(out) as output:
        corpus = run(sources, limits=limits, progress=progress)
        if not corpus.report.articles:
            first = corpus.report.skipped[0]
            more = f" (and {len(corpus.report.skipped) - 1} more)" if len(corpus.report.skipped) > 1 else ""
            raise InputError(first.source, f"{first.problem}; nothing was written{more}")
        if progress:
            progress(1, 1, "writing")
        _write(corpus, output)
        return Built(corpus, output.commit())


def _write(corpus: Corpus, output: OutputFolder) -> None:
    from exporters import graphml, html, rdf

    kg = corpus.kg
    html.write(kg, output.prepare("graph.html"))
    for format, suffix in (("turtle", "ttl"), ("trig", "trig"), ("jsonld", "jsonld")):
        rdf.write(kg, output.prepare(f"graph.{suffix}"), format)
    graphml.write(kg, output.prepare("graph.graphml"))
    output.prepare("report.json").write_text(corpus.report.to_json(), encoding="utf-8", newline="\n")
