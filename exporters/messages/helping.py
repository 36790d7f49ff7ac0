"""The help and the usage errors of click in the language chosen: a command class, and what `--lang` is.

click marks its own words for gettext but brings no translations; here they are in `vi/click.json` with the others.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from exporters.messages import LANGUAGES, asked, say, translated

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["Command", "Commands", "language_option", "usage"]

_EXAMPLE = "Example: "
_COMPLETION = """\
eval "$(_BIENBAN_COMPLETE=bash_source bienban)"
_BIENBAN_COMPLETE=fish_source bienban | source
"""

#: `bienban` alone: click gives the help as an error (since 8.2, and by another way before).
_HELP_INSTEAD: tuple[type[click.ClickException], ...] = tuple(
    filter(None, [getattr(click.exceptions, "NoArgsIsHelpError", None)])
)

_Decorated = TypeVar("_Decorated", bound=Callable[..., int])


class Command(click.Command):
    """A command whose help comes paragraph by paragraph from the catalogue, and which has `--lang`."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not any("--lang" in parameter.opts for parameter in self.params):
            what = "In which language to speak; otherwise that of BIENBAN_LANG, or of the locale."
            self.params.append(click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=what))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{say('Usage:')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(map(_paragraph, _paragraphs(self))))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [_option(ctx, option) for option in self.get_params(ctx) if isinstance(option, click.Option)]
        with formatter.section(say("Options")):
            formatter.write_dl(records)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The whole first sentence: click cuts it off at `limit`."""
        return say(_paragraphs(self)[0]).partition(". ")[0].rstrip(".")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = say(item.help) if item.help else None
        return items


class Commands(Command, click.Group):
    """The commands, each with a whole sentence in the list, and how to go on."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, f"{command.get_short_help_str()}.") for name, command in commands if command])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(say("bienban COMMAND --help says more about a command, with an example."))
        formatter.write_paragraph()
        formatter.write_text(say("For the shell to complete commands and options (bash; zsh with zsh_source; fish):"))
        for line in _COMPLETION.splitlines():
            formatter.write_text(line)


def language_option(what: str) -> Callable[[_Decorated], _Decorated]:
    """`--lang` of a command that also writes for people to keep: Vietnamese, whatever the locale, unless it says so."""
    return click.option(
        "--lang", type=click.Choice(LANGUAGES), default=lambda: asked() or "vi", show_default="vi", help=what
    )


def usage(error: click.ClickException) -> str:
    """What a wrong use is told: how the command is used, where its help is, and what was wrong."""
    if isinstance(error, _HELP_INSTEAD):
        return error.format_message()
    message = say("Error: {message}", message=translated(error.format_message()))
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message
    more = say("Try '{command} --help' for help.", command=context.command_path)
    return f"{context.get_usage()}\n{more}\n\n{message}"


def _paragraphs(command: click.Command) -> list[str]:
    return [" ".join(part.split()) for part in inspect.cleandoc(command.help or "").split("\n\n")]


def _paragraph(text: str) -> str:
    if text.startswith(_EXAMPLE):
        return say("Example: {command}", command=text.removeprefix(_EXAMPLE))
    return say(text)


def _option(ctx: click.Context, option: click.Option) -> tuple[str, str]:
    """An option as click shows it, `[default: ...]` included."""
    spelling, text = option.get_help_record(ctx) or ("", "")
    what = option.help or ""
    shown = text.removeprefix(what).strip().removeprefix("[").removesuffix("]")
    if isinstance(option.show_default, str):
        shown = shown.replace(f"({option.show_default})", say(option.show_default))
    more = f"  [{translated(shown)}]" if shown else ""
    return spelling, f"{say(what)}{more}"
