"""The command `bienban minutes`: a sheet for each meeting, printed or as files."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.commands import commandline as shared
from exporters.messages.helping import Command, language_option
from graph.errors import InputError, printable

__all__ = ["minutes"]


@click.command("minutes", cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", "-o", metavar="DIR", help="Write a .md and a .docx for each meeting to this folder instead.")
@language_option("The language of the headings, and of what is said meanwhile.")
@click.option("--quotes/--no-quotes", default=True, show_default=True, help="Show the words that each line rests on.")
@shared.source_options
def minutes(
    sources: tuple[str, ...], out: str | None, lang: str, quotes: bool, limits: tuple[str, ...], **columns: str
) -> int:
    """Print a sheet for each meeting in the articles, as Markdown, or write them as Markdown and Word files.

    Who chaired, attended and spoke, what was ordered and given, each with the words it was read from.

    SOURCE is what `bienban build` reads, or a folder or a store that it has built.

    Example: bienban minutes seeds --out sheets
    """
    from exporters.minutes import sheets, to_markdown, write
    from exporters.rdf.reading_back import is_built, read
    from graph.corpus import run as read_corpus

    bounds, named = shared.settings(limits, columns)
    corpus = read_corpus([s for s in sources if not is_built(s)], limits=bounds, columns=named)
    for source in filter(is_built, sources):
        corpus.kg.update(read(source))
    shared.complain(corpus.report)
    found = sheets(corpus.kg)
    if out is None:
        shared.write_text("\n".join(to_markdown(sheet, lang, quotes=quotes) for sheet in found) or "\n")
    elif found:
        written = write(found, Path(out), lang, quotes=quotes)
        shared.write_text("\n".join(printable(path) for path in written))
    elif not corpus.report.failed:
        raise InputError(sources[0], "no meeting was found; nothing was written")
    return 1 if corpus.report.failed else 0
