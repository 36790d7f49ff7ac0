"""The command `push`. Imported by `bienban --help`, so what it needs is imported when it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from exporters.messages import say
from exporters.messages.helping import Command
from exporters.push import RETRIES, SECONDS, Pushed
from graph.errors import printable

__all__ = ["push"]

_Command = TypeVar("_Command", bound=Callable[..., int])


def _number(name: str, metavar: str, least: int, most: int, default: int, what: str) -> Callable[[_Command], _Command]:
    """An option that is a number within bounds."""
    bounds = click.IntRange(least, most)
    return click.option(name, type=bounds, default=default, show_default=True, metavar=metavar, help=what)


@click.command("push", cls=Command)
@click.argument("target", metavar="DIR")
@click.argument("url", metavar="URL", required=False, default="")
@click.option(
    "--graph-store", metavar="URL", default="", help="The server's Graph Store, when it is not found from URL."
)
@click.option("--update", metavar="URL", default="", help="Use SPARQL Update at this address instead.")
@click.option("--default-graph", metavar="IRI", default="", help="A named graph for what belongs in the default graph.")
@click.option("--all", "everything", is_flag=True, help="Send every graph, also those that were sent before.")
@click.option("--state", metavar="FILE", default="", show_default="DIR.push.sqlite3", help="Notes of what was sent.")
@_number("--timeout", "SECONDS", 1, 86_400, SECONDS, "How long one answer may take.")
@_number("--retries", "NUMBER", 0, 50, RETRIES, "How often to try again when the server is busy or gone.")
@click.option("--allow-http", is_flag=True, help="Send a password or token without encryption.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something goes wrong.")
def push(target: str, url: str, quiet: bool, timeout: int, **said: Any) -> int:
    """Load a built folder or store into a SPARQL server, a named graph an article.

    URL is the address of any server with the SPARQL 1.1 Graph Store Protocol or SPARQL Update (Oxigraph, Virtuoso,
    Fuseki, GraphDB, ...), such as http://127.0.0.1:7878; where it takes graphs is found out.

    Only what changed since the last push is sent, and what is gone from the folder is removed there. Stopped at any
    point, the same command goes on.

    A user and password go in the environment variables BIENBAN_PUSH_USER and BIENBAN_PUSH_PASSWORD, a token in
    BIENBAN_PUSH_TOKEN.

    Example: bienban push out http://127.0.0.1:7878
    """
    if not (url or said["graph_store"] or said["update"]):
        raise click.UsageError("Give the address of the server: bienban push DIR URL.")
    from exporters.commands.terminal import progress
    from exporters.push import push as send

    try:
        with progress("sending", shown=not quiet) as moved:
            done = send(target, url, seconds=timeout, progress=moved, **said)
    except KeyboardInterrupt:
        click.echo(f"bienban: {say('stopped; what was sent is there, and the same command goes on')}", err=True)
        return 130
    if not quiet:
        click.echo(_told(done))
    return 0


def _told(done: Pushed) -> str:
    """What was done, for people."""
    sent = "{sent} graph sent, {unchanged} as they were, {removed} removed."
    if done.sent != 1:
        sent = "{sent} graphs sent, {unchanged} as they were, {removed} removed."
    lines = [
        say(sent, sent=done.sent, unchanged=done.unchanged, removed=done.removed),
        say("{count} statements are at {address}", count=done.statements, address=printable(done.endpoint)),
    ]
    if done.default_graph:
        graph_name = printable(done.default_graph)
        lines.append(say("What is said of the readings is in the named graph {name}", name=graph_name))
    return "\n".join(lines)
