"""The commands that look at a graph, and at its vocabulary: minutes, query, validate, ontology.

Imported by `bienban --help`, so what a command needs is imported when it runs.
"""

from __future__ import annotations

from pathlib import Path

import click

from exporters import commandline as shared
from exporters.messages import say
from exporters.messages.helping import Command, language_option
from graph.errors import InputError, printable

__all__ = ["minutes", "ontology", "query", "validate"]


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


@click.command("query", cls=Command)
@click.argument("target", metavar="DIR|FILE", required=False)
@click.argument("question", metavar="QUERY|@FILE.rq|NAME", required=False)
@click.option("--list", "listed", is_flag=True, help="Show the ready questions and stop.")
@click.option(
    "--param", "-p", "--set", "-s", "given", multiple=True, metavar="NAME=VALUE", help="Fill in a question; repeatable."
)
@shared.format_option(
    shared.ANSWER_FORMATS, "How to write the answer; turtle is for CONSTRUCT and DESCRIBE.", default="table"
)
@click.option(
    "--timeout",
    type=click.IntRange(1, shared.LONGEST),
    default=shared.SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long the answer may take.",
)
def query(
    target: str | None, question: str | None, listed: bool, given: tuple[str, ...], format: str, timeout: int
) -> int:
    """Ask a built folder, a store or an RDF file a question in SPARQL, or a ready one by its name.

    The answer is whole or there is none: what does not parse, or takes too long, is told in one line.

    Example: bienban query out 'SELECT ?who WHERE { ?p bb:chairs ?m ; rdfs:label ?who }'

    Example: bienban query out positions --param person='Phan Văn Thắng'

    Example: bienban query --list
    """
    from exporters.sparql import query as ask
    from exporters.sparql import questions

    if listed:
        from exporters.terminal import table

        rows = [
            (q.name, q.vi, q.en, " ".join(p.name + "?" * (not p.required) for p in q.parameters)) for q in questions()
        ]
        table((say("name"), "tiếng Việt", "English", say("--param (? optional)")), rows)
        return 0
    if target is None or question is None:
        raise click.UsageError("Give the folder (or RDF file) and the question, or --list.")
    shared.write_text(ask(Path(target), question, dict(map(shared.pair, given)), format, seconds=timeout))
    return 0


@click.command("validate", cls=Command)
@click.argument("target", metavar="DIR|FILE")
@shared.format_option(
    shared.REPORT_FORMATS,
    "How to write the report; sarif is for code review tools, html for a browser.",
    default="text",
)
@language_option("The language of the findings; json, sarif and html have both.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless a shape is violated.")
def validate(target: str, format: str, lang: str, quiet: bool) -> int:
    """Check a built folder, a store or an RDF file against the SHACL shapes.

    Each finding says which article and which words it is about. What is missing from an article (a meeting without a
    date) is a warning; the exit code is 1 only on a violation.

    Example: bienban validate out --lang en
    """
    from exporters.validation import validate as check

    report = check(Path(target))
    if not (quiet and report.conforms):
        shared.write_text(report.render(format, lang))
    return 0 if report.conforms else 1


@click.command("ontology", cls=Command)
@click.argument("part", type=click.Choice(shared.ONTOLOGY_PARTS), default="ontology")
def ontology(part: str) -> int:
    """Print the vocabulary that the graphs are written in.

    ontology (classes and properties, Turtle), shapes (SHACL), codes (controlled lists, SKOS), context (JSON-LD), or
    docs (all of it as a page in Markdown, in Vietnamese and English).

    Example: bienban ontology docs > ontology.md
    """
    from exporters.ontology.documentation import part as text_of

    shared.write_text(text_of(part))
    return 0
