"""The command `bienban build`: many articles, and a folder or a store of what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from exporters.commands import commandline as shared
from exporters.messages.helping import Command

__all__ = ["build"]


@click.command("build", cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", "-o", metavar="DIR", help="The folder to write to. It is made if it is missing.")
@click.option("--store", metavar="DIR", help="Keep a database that follows the sources, for many articles.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something goes wrong.")
@click.option("--log", metavar="FILE", help="Add what is done, line by line, to this file.")
@click.option(
    "--identities", metavar="FILE", help="Who is whom, as people judged; otherwise identities.toml in the folder."
)
@shared.workers_option
@click.option(
    "--scheduler", metavar="ADDRESS", default="", help="With --store: the Dask cluster that reads (tcp://host:8786)."
)
@click.option(
    "--shards", metavar="DIR|URL", default="", help="Where that cluster puts what it has read, if not in the store."
)
@shared.base_option
@shared.source_options
def build(
    sources: tuple[str, ...],
    out: str | None,
    store: str | None,
    quiet: bool,
    log: str | None,
    identities: str | None,
    workers: int,
    scheduler: str,
    shards: str,
    base: str | None,
    limits: tuple[str, ...],
    **columns: str,
) -> int:
    """Turn articles into one graph: a page to look at and files to query.

    SOURCE is a file, a folder (searched all the way down), a pattern such as 'news/**/*.txt', an address
    (https://...; s3://... with bienban[cluster]), or - for standard input. Plain text, saved pages, Word, PDF, mail,
    tables (.csv, .jsonl) are read.

    The folder then holds graph.html (open it in a browser), graph.ttl, graph.trig and graph.jsonld (RDF),
    graph.graphml (network tools), report.json (what was read, what was skipped and why) and identities.json (who was
    taken for whom; `bienban identities DIR`). Judgements in identities.toml there are applied.

    With --store, DIR is a database that is asked with `bienban query DIR`. The next run reads only what is new or
    changed and takes out what is no longer among the sources. It may be stopped at any moment and run again. Identity
    and history are there as in the folder, and DIR/identities.toml is applied.

    A source that cannot be read is reported and left out, and the exit code is 1.

    Example: bienban build seeds --out out

    Example: bienban build news --store archive

    Example: bienban build news --store archive --scheduler tcp://10.0.0.5:8786
    """
    from exporters.build import build as build_folder
    from exporters.build import build_store
    from exporters.commands.logbook import logbook
    from exporters.commands.terminal import progress, summary

    target = _target(out, store, scheduler, shards)
    bounds, named = shared.settings(limits, columns)
    with logbook(_path(log)), progress(shown=not quiet) as moved:
        more: Any = {"base": base, "limits": bounds, "columns": named, "progress": moved, "workers": workers}
        more["identities"] = _path(identities)
        if store:
            built = build_store(sources, Path(store), _path(out), scheduler=scheduler, shards=shards, **more)
        else:
            built = build_folder(sources, target, **more)
    shared.complain(built.corpus.report)
    if not quiet:
        summary(built, target)
    return 1 if built.corpus.report.failed else 0


def _target(out: str | None, store: str | None, scheduler: str, shards: str) -> Path:
    """Where to tell that the result is. Raises UsageError for options that say nothing together."""
    if not (out or store):
        raise click.UsageError("Give --out DIR, --store DIR, or both.")
    if shards and not scheduler:
        raise click.UsageError("--shards is for a cluster (--scheduler).")
    if scheduler and not store:
        raise click.UsageError("A cluster (--scheduler) reads for a --store.")
    return Path(out or store or "")


def _path(given: str | None) -> Path | None:
    return Path(given) if given else None
