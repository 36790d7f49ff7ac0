"""An Oxigraph database on disk that follows its sources: `bienban build SOURCE... --store DIR`.

    update(sources, folder)   read what is new, take out what is gone; the same as a first run    updating.py
    corpus(folder)            the knowledge graph of what a store holds, for pages and files       contents.py
    graph(folder)             the same with everybody under the id that was decided, for sheets
    database(folder)          where the database is that may be asked                              generation.py

**What is in it.** Each article has a named graph, which is what `bienban extract` says of that article alone, with its
people under the ids that were decided. `graph/tenures` and `graph/changes` hold what follows from many articles. The
default graph holds everything once, with one name for each node: the statements of `graph.ttl`. (Engines that take the
union of all graphs instead count a statement as often as articles make it; ask a store without that.)

**Where the rest is.** What was read before is known by what the source held (fingerprints.py) and by the rules that
read it (ruleset.py); an article becomes quads (quads.py), and articles that name one node differently agree on one name
for the default graph (naming.py). What a run did is in run.py; a cluster may read for this machine (cluster.py).

**Who is whom.** The manifest keeps what each article shows of people, posts and bodies (seen.py). A run decides again
what new, changed and gone articles touch, and what judgements are about (deciding.py, history.py), rewrites the
articles whose people are other than they were, and what follows from many (changing.py). `identities.json` beside the
database is the log, and `identities.toml` the judgements, as in a built folder.

**How it stays whole.** The published generation of a store is never changed; a run works on the next one and publishes
it in one move (generation.py). What was read is kept in shards as it comes (shard.py), and what goes into or out of the
database is noted before and after (manifest.py), so a run that is killed anywhere is taken up by the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.store.generation import Generations, is_store, published
from graph.errors import MissingExtra

if TYPE_CHECKING:
    from exporters.store.run import Run
    from graph.corpus import Corpus, Progress, Report
    from graph.identity import Judgements
    from graph.model import KnowledgeGraph
    from graph.reading import Columns, Limits

__all__ = ["Run", "corpus", "database", "graph", "is_store", "report", "update"]


def update(
    sources: Iterable[str | PathLike[str]],
    folder: Path,
    *,
    base: str | None = None,
    limits: Limits | None = None,
    columns: Columns | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    scheduler: str = "",
    shards: str = "",
    judgements: Judgements | None = None,
) -> Run:
    """Bring a store to what its sources say now, and write its reports.

    In: as `graph.corpus.run` takes it, the base IRI, what people judged of people, and the address of a Dask scheduler
    whose workers read instead of processes of this machine, by way of the folder or address `shards` if they do not see
    the store (README.md beside this file). Raises OutputError when the store cannot be written or another run is
    writing it, InputError when no source holds an article, ClusterError when the cluster fails, MissingExtra without
    pyoxigraph or, with a scheduler, without distributed. The store is then as it was.
    """
    _require_pyoxigraph()
    from exporters.rdf import Settings
    from exporters.store.contents import write_reports
    from exporters.store.updating import Updating
    from graph.reading.remote import is_elsewhere, path_of

    settings = Settings(base) if base else Settings()
    shelf = (path_of(shards) if is_elsewhere(shards) else Path(shards).absolute()) if shards else None
    with Generations(folder).held():
        did = Updating(folder, settings, limits, columns, workers, progress, scheduler, shelf, judgements).update(
            sources
        )
        write_reports(folder, did)
    return did


def database(folder: Path) -> Path:
    """The Oxigraph database of a store, to be opened for reading. Raises UnreadableSource, or MissingExtra."""
    _require_pyoxigraph()
    return published(folder)[0] / "quads"


def corpus(folder: Path) -> Corpus:
    """Graph and report of what a store holds, as one run over its sources in one process gives them."""
    from exporters.store.contents import read

    return read(folder)


def graph(folder: Path) -> KnowledgeGraph:
    """The knowledge graph of what a store holds, with everybody under the id that was decided."""
    from exporters.store.contents import decided

    return decided(folder)


def report(folder: Path) -> Report:
    """What a store was read from; a fact counts once for each article that states it, and nodes are not counted."""
    from exporters.store.contents import report as read_report

    return read_report(folder)


def _require_pyoxigraph() -> None:
    from importlib.util import find_spec

    if find_spec("pyoxigraph") is None:
        raise MissingExtra("a store needs pyoxigraph; pip install 'bienban[fast]'")
