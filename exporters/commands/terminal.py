"""What a run says on the terminal: a progress bar, the summary, and one line for each thing that went wrong.

Everything that comes from a file (its name, a message with a quote) is shown as plain text: no markup, no controls.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from exporters.messages import number, say, speaking, translated
from graph.errors import printable

if TYPE_CHECKING:
    from exporters.build import Built
    from exporters.store import Run
    from graph.corpus import Report

__all__ = ["progress", "summary", "table"]

#: What is done, as `progress` and its callback are told of it; everything else is the name of what is read.
_PHASES = {
    "reading": "Reading", "sending": "Sending", "removing": "Removing", "loading": "Loading", "writing": "Writing",
}  # fmt: skip
#: So many remarks are shown; the report has all of them.
_SHOWN = 12
#: Width of a table that goes to a file or a pipe.
_WIDE = 160


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{number(round(task.speed))}/s" if task.speed else "")


@contextmanager
def progress(doing: str = "reading", *, shown: bool) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error while the context lasts, where that is a terminal.

    Out: the callback `(done, total, name)` that moves it.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("[progress.description]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not (shown and sys.stderr.isatty())) as bar:
        task = bar.add_task(say(_PHASES[doing]), total=None, name="")

        def move(done: int, total: int, name: str) -> None:
            phase = say(_PHASES.get(name, _PHASES["reading"]))
            if bar.tasks[0].description != phase:  # another rate, another end
                bar.reset(task, description=phase)
            bar.update(task, completed=done, total=total, name="" if name in _PHASES else _shortened(printable(name)))

        yield move


def summary(built: Built, folder: Path) -> None:
    """Print what came out: nodes and facts by kind side by side, remarks, files, and what to do next."""
    report = built.corpus.report
    counts = {say("Nodes"): report.nodes} if report.nodes else {}
    _count_by_kind(counts | {say("Facts"): report.facts})
    _said_of_articles(report)
    if built.did:
        _said_of_store(built.did)
    _remark(report.warnings)
    shown = printable(folder)
    names = " ".join(path.name for path in built.written)
    click.echo(f"\n{say('Written to {folder}: {names}', folder=shown, names=names)}")
    then = "Open {folder}/graph.html in a browser, or ask: bienban query {folder} chairs"
    click.echo(say(then if report.nodes else "Ask: bienban query {folder} chairs", folder=shown))


def _count_by_kind(counts: Mapping[str, Mapping[str, int]]) -> None:
    """A table of kinds and how many, for each title two columns, with sums below."""
    ranked = [[(_called(kind), count) for kind, count in _ranked(kinds)] for kinds in counts.values()]
    grid = Table(box=None, padding=(0, 2, 0, 0))
    for title, style in zip(counts, ("cyan", "green"), strict=False):
        grid.add_column(title, style=style)
        grid.add_column(style=style, justify="right")
    for i in range(max(map(len, ranked))):
        cells = (kinds[i] if i < len(kinds) else ("", "") for kinds in ranked)
        grid.add_row(*(Text(part) for cell in cells for part in cell))
    sums = [(say("all"), number(sum(kinds.values()))) for kinds in counts.values()]
    grid.add_row(*(part for cell in sums for part in cell), style="bold")
    Console(highlight=False).print(grid)


def _said_of_articles(report: Report) -> None:
    articles = len({a.article for a in report.articles})
    told = say(
        "{count} article read, {skipped} skipped" if articles == 1 else "{count} articles read, {skipped} skipped",
        count=articles,
        skipped=len(report.skipped),
    )
    rest = say("every fact has its words")
    if report.nodes:
        rest = say("every fact has its words, {count} were completed from the context", count=report.inferred)
    click.echo(f"\n{told}; {rest}.")


def _remark(remarks: Sequence[tuple[str, str]]) -> None:
    """The first remarks, each with its source."""
    for source, remark in remarks[:_SHOWN]:
        click.secho(f"  {source}: {translated(remark)}", fg="yellow")
    if len(remarks) > _SHOWN:
        click.echo(f"  {say('and {count} more; report.json has them all', count=len(remarks) - _SHOWN)}")


def _said_of_store(did: Run) -> None:
    seconds = sum(did.seconds.values())
    click.echo(
        say(
            "Of {all} sources {read} were read and {known} were known; "
            "{added} articles came in and {removed} went out, in {seconds} s.",
            all=did.read + did.known,
            read=did.read,
            known=did.known,
            added=did.added,
            removed=did.removed,
            seconds=round(seconds, 1),
        )
    )
    if did.slowest:
        spent, label = did.slowest[0]
        slowest = "Slowest: {name}, {seconds} s; run.json has more."
        click.echo(say(slowest, name=printable(label), seconds=round(spent, 2)))


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their columns on standard output, as plain text."""
    grid = Table(header_style="bold")
    for column in columns:
        grid.add_column(Text(column), overflow="fold")
    for row in rows:
        grid.add_row(*(Text(printable(cell)) for cell in row))
    Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE).print(grid)


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """The kinds and how many there are of each, the most frequent first."""
    return [(kind, number(n)) for kind, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _called(kind: str) -> str:
    """A kind of node or fact as queries name it; for those who read Vietnamese, what that is."""
    if speaking() == "en":
        return kind
    from exporters.ontology.vocabulary import vocabulary

    caption = vocabulary().caption(kind, speaking())
    return f"{caption} ({kind})" if ":" in kind and caption != kind else caption


def _shortened(name: str, most: int = 40) -> str:
    return name if len(name) <= most else "…" + name[1 - most :]
