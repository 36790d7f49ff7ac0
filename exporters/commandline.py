"""What the commands share: options of everything that reads articles, and how a command ends.

Imported by `bienban --help`, so it brings nothing along but click.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from graph.errors import BienbanError, printable

if TYPE_CHECKING:
    from graph.corpus import Report
    from graph.reading import Columns, Limits

__all__ = [
    "ANSWER_FORMATS",
    "LONGEST",
    "ONTOLOGY_PARTS",
    "RDF_FORMATS",
    "REPORT_FORMATS",
    "SECONDS",
    "Commands",
    "base_option",
    "complain",
    "ended",
    "language_option",
    "pair",
    "prepare_streams",
    "settings",
    "source_options",
    "workers_option",
    "write_text",
]

RDF_FORMATS = ("turtle", "nt", "trig", "nquads", "jsonld")
ANSWER_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
REPORT_FORMATS = ("text", "json", "sarif", "html")
ONTOLOGY_PARTS = ("ontology", "shapes", "codes", "context", "docs")
#: A question may take so long unless `--timeout` says otherwise, and at most a day.
SECONDS, LONGEST = 300, 86_400
COLUMNS = ("text", "title", "url", "publisher", "published", "author", "place")
LIMITS = ("file_bytes", "unpacked_bytes", "letters", "pages")

_Command = TypeVar("_Command", bound=Callable[..., int])

_MORE = "bienban COMMAND --help says more about a command, with an example."
_COMPLETION = """\
For the shell to complete commands and options (bash; zsh with zsh_source; fish):
eval "$(_BIENBAN_COMPLETE=bash_source bienban)"
_BIENBAN_COMPLETE=fish_source bienban | source
"""


class Commands(click.Group):
    """The commands, each with a whole sentence in the list (click cuts them off), and how to go on."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, f"{c.get_short_help_str(500).rstrip('.')}.") for name, c in commands if c])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(_MORE)
        formatter.write_paragraph()
        for line in _COMPLETION.splitlines():
            formatter.write_text(line)


def base_option(command: _Command) -> _Command:
    """The base IRI of a command that writes RDF."""
    return click.option("--base", metavar="IRI", help="What names in the RDF begin with; it ends in / or #.")(command)


def language_option(what: str) -> Callable[[_Command], _Command]:
    """The language of what a command writes for people."""
    return click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help=what)


def workers_option(command: _Command) -> _Command:
    """How many processes read."""
    return click.option(
        "--workers",
        type=click.IntRange(0, 512),
        default=0,
        show_default="one for each core, and one for few sources",
        metavar="N",
        help="How many processes read.",
    )(command)


def source_options(command: _Command) -> _Command:
    """What every command that reads articles can be told: the columns of tables, and limits."""
    limit = click.option(
        "--limit", "limits", multiple=True, metavar="NAME=NUMBER", help=f"Read more (or less): {', '.join(LIMITS)}."
    )
    for column in reversed(COLUMNS):
        what = f"The column of a .csv, .tsv or .jsonl that holds the {column}."
        command = click.option(f"--{column}-column", metavar="NAME", default="", help=what)(command)
    return limit(command)


def settings(limits: tuple[str, ...], named: Mapping[str, str]) -> tuple[Limits, Columns]:
    """What `source_options` were given, as a reader takes it. Raises BadParameter (usage) for a limit there is not."""
    from graph.reading import Columns, Limits

    chosen: dict[str, int] = {}
    for name, value in map(pair, limits):
        if name not in LIMITS or not value.isdecimal():
            raise click.BadParameter(
                f"{name}={value} is not one of {', '.join(LIMITS)} and a number", param_hint="--limit"
            )
        chosen[name] = int(value)
    return Limits(**chosen), Columns(**{name.removesuffix("_column"): value for name, value in named.items()})


def pair(text: str) -> tuple[str, str]:
    """`NAME=VALUE` as the two of them. Raises BadParameter (usage) for anything else."""
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise click.BadParameter(f"{text!r} is not NAME=VALUE")
    return name, value


def write_text(text: str) -> None:
    """Write text as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8") if text.endswith("\n") else f"{text}\n".encode())
    sys.stdout.buffer.flush()


def complain(report: Report) -> None:
    """Say which sources failed, a line each, on standard error."""
    for skipped in report.skipped:
        if skipped.failed:
            click.echo(f"bienban: {skipped.source}: {skipped.problem}", err=True)


def prepare_streams() -> None:
    """Have SIGTERM end a run cleanly, and messages come out under any locale."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def ended(cli: click.Group, arguments: Sequence[str]) -> int:
    """Run one command. Out: its exit code (0 done, 1 bad input or output, 2 usage, 130 stopped by Ctrl-C)."""
    try:
        return cli.main(list(arguments), prog_name="bienban", standalone_mode=False) or 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("bienban: stopped; no file was changed", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BienbanError as error:
        click.echo(f"bienban: {printable(error)}", err=True)
        return 1
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141
    except Exception as error:  # a bug: one line for the user, the rest for whoever asks for it
        if os.environ.get("BIENBAN_DEBUG"):
            raise
        click.echo(
            f"bienban: a bug ({type(error).__name__}: {printable(error)}); "
            "set BIENBAN_DEBUG=1 to see where, and please report it",
            err=True,
        )
        return 1
