"""The command `bienban extract`: one article, and on standard output what is in it, or how it was read."""

from __future__ import annotations

import click

from exporters.commands import commandline as shared
from exporters.messages.helping import Command
from graph.errors import InputError

__all__ = ["extract"]


@click.command("extract", cls=Command)
@click.argument("source", metavar="ARTICLE")
@shared.format_option([*shared.RDF_FORMATS, "json"], "How to write the graph.", shown="turtle; with --explain, text")
@click.option("--explain", "explained", is_flag=True, help="By sentence: mentions, rules, what was left unread.")
@shared.base_option
@shared.source_options
def extract(
    source: str, format: str | None, explained: bool, base: str | None, limits: tuple[str, ...], **columns: str
) -> int:
    """Print the graph of one article on standard output, or with --explain how it was read.

    ARTICLE is a file, an address (https://...), or - for standard input.

    Example: bienban extract seeds/dong-thap-2022-12-29.txt --format nt
    """
    if explained and format not in (None, "json"):
        raise click.UsageError(f"--explain is for people, or for programs with --format json; not {format}.")
    from graph.reading.articles import article
    from graph.reading.spelling import is_vietnamese

    bounds, named = shared.settings(limits, columns)
    text = article(source, bounds, named)
    if not is_vietnamese(text.text):
        raise InputError(source, "not Vietnamese, or without its tone marks; there is nothing to extract")
    if explained:
        from exporters.commands import explanation
        from graph.explanation import explain

        found = explain(text)
        shared.write_text(explanation.to_json(found) if format == "json" else explanation.to_text(found))
        return 0
    from graph.extraction import extract as extract_article

    kg = extract_article(text)
    if format == "json":
        from exporters.facts import to_json

        shared.write_text(to_json(kg))
    else:
        from exporters.rdf import Settings, serialize

        shared.write_text(serialize(kg, format or "turtle", Settings(base) if base else None))
    return 0
