"""What the commands share: options of everything that reads articles, and how a command ends.

Imported by `bienban --help`, so it brings nothing along but click.
"""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from exporters.messages import chosen, say, speak, translated
from exporters.messages.helping import usage
from graph.errors import BienbanError, InputError, printable

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
    "base_option",
    "complain",
    "ended",
    "format_option",
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
#: The columns of a table, and what each of them holds.
COLUMNS = {
    "text": "text", "title": "headline", "url": "address", "publisher": "publisher", "published": "day of publication",
    "author": "author", "place": "place",
}  # fmt: skip
LIMITS = ("file_bytes", "unpacked_bytes", "letters", "pages")

_EXTRA = re.compile(r"pip install 'bienban(\[\w+\])'")

_Command = TypeVar("_Command", bound=Callable[..., int])


def base_option(command: _Command) -> _Command:
    """The base IRI of a command that writes RDF."""
    return click.option("--base", metavar="IRI", help="What names in the RDF begin with; it ends in / or #.")(command)


def format_option(
    formats: Sequence[str], what: str, default: str | None = None, shown: str = ""
) -> Callable[[_Command], _Command]:
    """`--format` of a command that writes in one of several; `shown` says what is meant without it, where no one is."""
    choice = click.Choice(formats)
    return click.option("--format", "-f", "format", type=choice, default=default, show_default=shown or True, help=what)


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
        what = f"The column of a .csv, .tsv or .jsonl that holds the {COLUMNS[column]}."
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
            click.echo(f"bienban: {skipped.source}: {_with_clone(translated(skipped.problem))}", err=True)


def prepare_streams() -> None:
    """Have SIGTERM end a run cleanly, and messages come out under any locale."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def ended(cli: click.Group, arguments: Sequence[str]) -> int:
    """Run one command. Out: its exit code (0 done, 1 bad input or output, 2 usage, 130 stopped by Ctrl-C)."""
    language, asked = chosen(arguments)
    speak(language, asked=asked)
    try:
        return cli.main(list(arguments), prog_name="bienban", standalone_mode=False) or 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"bienban: {say('stopped; no file was changed')}", err=True)
        return 130
    except click.ClickException as error:
        click.echo(usage(error), err=True)
        return error.exit_code
    except BienbanError as error:
        click.echo(f"bienban: {_told(error)}", err=True)
        return 1
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141
    except Exception as error:  # a bug: one line for the user, the rest for whoever asks for it
        if os.environ.get("BIENBAN_DEBUG"):
            raise
        problem = say(
            "a bug ({error}); set BIENBAN_DEBUG=1 to see where, and please report it",
            error=f"{type(error).__name__}: {printable(error)}",
        )
        click.echo(f"bienban: {problem}", err=True)
        return 1


def _told(error: BienbanError) -> str:
    """An error on one line, in the language chosen; a name that is part of it as it is."""
    if isinstance(error, InputError):
        return printable(f"{printable(error.source)}: {_with_clone(translated(error.problem))}")
    return printable(_with_clone(translated(str(error))))


def _with_clone(message: str) -> str:
    """A message that names an extra, with what to type where the sources are: no registry is needed there."""
    extra = _EXTRA.search(message)
    if not extra:
        return message
    return f"{message} ({say('in a clone: {command}', command=extra[0].replace('bienban', '.'))})"
