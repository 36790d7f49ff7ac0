"""The command `bienban query`: one question, and its answer on standard output."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.commands import commandline as shared
from exporters.messages import say
from exporters.messages.helping import Command

__all__ = ["query"]


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
        from exporters.commands.terminal import table

        rows = [
            (q.name, q.vi, q.en, " ".join(p.name + "?" * (not p.required) for p in q.parameters)) for q in questions()
        ]
        table((say("name"), "tiếng Việt", "English", say("--param (? optional)")), rows)
        return 0
    if target is None or question is None:
        raise click.UsageError("Give the folder (or RDF file) and the question, or --list.")
    shared.write_text(ask(Path(target), question, dict(map(shared.pair, given)), format, seconds=timeout))
    return 0
