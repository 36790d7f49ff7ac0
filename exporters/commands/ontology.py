"""The command `bienban ontology`: the vocabulary, printed."""

from __future__ import annotations

import click

from exporters.commands import commandline as shared
from exporters.messages.helping import Command

__all__ = ["ontology"]


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
