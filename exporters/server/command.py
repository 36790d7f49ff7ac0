"""The command `serve`. Imported by `bienban --help`, so what it needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.commands import commandline as shared
from exporters.messages import say
from exporters.messages.helping import Command
from graph.errors import MissingExtra, printable

__all__ = ["serve"]

#: As in `exporters.server.settings`, which is not imported for `--help`.
_PORT = 7878


@click.command("serve", cls=Command)
@click.argument("folder", metavar="DIR")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=_PORT,
    show_default=True,
    help="The port to listen at; 0 takes any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen. Anything but this machine's own lets others in; 0.0.0.0 lets everyone in.",
)
@click.option(
    "--timeout",
    type=click.IntRange(1, shared.LONGEST),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="How long an answer may take.",
)
@click.option(
    "--answer-limit",
    type=click.IntRange(1, 100_000),
    default=100,
    show_default=True,
    metavar="MB",
    help="How large an answer may be.",
)
@click.option(
    "--cors", "origins", multiple=True, metavar="ORIGIN", help="Let pages of this origin (or *) ask; repeatable."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="Answer under this name too, behind a web server; repeatable.",
)
def serve(
    folder: str,
    port: int,
    host: str,
    timeout: int,
    answer_limit: int,
    origins: tuple[str, ...],
    names: tuple[str, ...],
) -> int:
    """Serve a built folder or store on this machine: ready questions, viewer, SPARQL console and endpoint, downloads.

    Read-only. Programs ask at /sparql (SPARQL 1.1 Protocol). An answer is whole, or there is an error that says why
    not. Ctrl-C stops it.

    Example: bienban serve out
    """
    try:
        from exporters.server.engine import binary
        from exporters.server.running import run
        from exporters.server.settings import Settings
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in {"starlette", "uvicorn", "h11", "anyio", "jinja2"}:
            raise
        raise MissingExtra(f"serving needs the package {missing.name}; pip install 'bienban[serve]'") from None
    binary()
    settings = Settings(host, port, float(timeout), answer_limit * 2**20, names=names, cors=origins)
    shown = printable(folder)

    def started(address: str) -> None:
        if not settings.local:
            warning = say(
                "{host} can be reached from other machines: whoever reaches it can read all of {folder}, "
                "without a password and without encryption",
                host=printable(host),
                folder=shown,
            )
            click.echo(f"bienban: {warning}", err=True)
        told = "Serving {folder} at {address} (SPARQL at {address}sparql); Ctrl-C stops it"
        click.echo(say(told, folder=shown, address=address))

    run(Path(folder), settings, started)
    return 0
