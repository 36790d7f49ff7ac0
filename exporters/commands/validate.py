"""The command `bienban validate`: what the SHACL shapes find in a graph."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.commands import commandline as shared
from exporters.messages.helping import Command, language_option

__all__ = ["validate"]


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
