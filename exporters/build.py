"""Sources -> a folder with everything that bienban makes of them, or a store that follows them, or both."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from exporters.folder import OutputFolder
from exporters.rdf import Settings
from graph.corpus import Corpus, Progress, run
from graph.errors import InputError, SourceMissing
from graph.identity import Judgements, identify
from graph.identity.judgements import NAME
from graph.identity.judgements import joined as judged
from graph.reading import Columns, Limits

if TYPE_CHECKING:
    from exporters.store import Run

__all__ = ["Built", "build", "build_store"]


class Built(Struct, frozen=True):
    """What was read, the files that were written, and what the run did to the store if there is one."""

    corpus: Corpus
    written: list[Path]
    did: Run | None = None


def build(
    sources: Iterable[str | PathLike[str]],
    out: Path,
    *,
    limits: Limits | None = None,
    columns: Columns | None = None,
    base: str | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    identities: Path | None = None,
) -> Built:
    """Read, extract, merge and write all sources to `out`.

    In: as `graph.corpus.run` takes it, the base IRI of the RDF, and the judgement file, if it is not that in `out`.
    Out: what was read and what was written. Raises OutputError when `out` cannot be written (found out before any
    article is read) and InputError when no source gave an article, or for a judgement file that cannot be read. In all
    cases nothing that was there is touched.
    """
    settings = Settings(base) if base else Settings()
    sources = list(sources)
    judgements = _judgements(identities, out)
    with OutputFolder(out) as output:
        corpus = run(sources, limits=limits, columns=columns, progress=progress, workers=workers)
        if not corpus.report.articles:
            first = corpus.report.skipped[0]
            more = f" (and {len(corpus.report.skipped) - 1} more)" if len(corpus.report.skipped) > 1 else ""
            raise InputError(first.source, f"{first.problem}; nothing was written{more}")
        if progress:
            progress(1, 1, "writing")
        _write(corpus, output, settings, judgements)
        return Built(corpus, output.commit())


def build_store(
    sources: Iterable[str | PathLike[str]],
    store: Path,
    out: Path | None = None,
    *,
    limits: Limits | None = None,
    columns: Columns | None = None,
    base: str | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    scheduler: str = "",
    shards: str = "",
    identities: Path | None = None,
) -> Built:
    """Bring a store to what its sources say now, and write what it holds to `out` if that is given.

    Without a judgement file the judgements in the store and in `out` are applied.
    The files in `out` are those that `build` writes. Without `out` no graph is held in memory, and the report counts a
    fact once for each article that states it. Raises as `build`, and as `exporters.store.update`.
    """
    from exporters import store as stores

    judgements = _judgements(identities, *filter(None, (store, out)))

    def update() -> Run:
        return stores.update(
            sources,
            store,
            base=base,
            limits=limits,
            columns=columns,
            workers=workers,
            progress=progress,
            scheduler=scheduler,
            shards=shards,
            judgements=judgements,
        )

    if out is None:
        did = update()
        written = [store / name for name in ("report.json", "identities.json", "run.json")]
        return Built(Corpus(report=did.report), written, did)
    with OutputFolder(out) as output:
        did = update()
        corpus = stores.corpus(store)
        if progress:
            progress(1, 1, "writing")
        _write(corpus, output, Settings(base) if base else Settings(), judgements)
        return Built(corpus, output.commit(), did)


def _judgements(given: Path | None, *folders: Path) -> Judgements:
    """Those of the file that was given, or those in the folders that are written."""
    if given is not None and not given.is_file():
        raise SourceMissing(given, "no such file")
    return judged([given] if given is not None else [folder / NAME for folder in folders])


def _write(corpus: Corpus, output: OutputFolder, settings: Settings, judgements: Judgements) -> None:
    """Write all files. Afterwards the corpus has its people under the ids decided, and its history."""
    from exporters import graphml, html
    from exporters.identities import log
    from exporters.rdf import pieces
    from exporters.rdf.statements import statements

    found = identify(corpus.kg, judgements)
    kg = corpus.kg = found.kg
    output.prepare(log.NAME).write_text(log.to_json(found), encoding="utf-8", newline="\n")
    graphml.write(kg, output.prepare("graph.graphml"))
    kg.update(found.history)
    html.write(kg, output.prepare("graph.html"))
    rdf = statements(kg, settings)
    for format, suffix in (("turtle", "ttl"), ("trig", "trig"), ("jsonld", "jsonld")):
        with output.prepare(f"graph.{suffix}").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces(rdf, format))
    output.prepare("report.json").write_text(corpus.report.to_json(), encoding="utf-8", newline="\n")
