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

from graph.errors import printable

if TYPE_CHECKING:
    from exporters.build import Built
    from exporters.store import Run

__all__ = ["progress", "summary", "table"]

#: What is done besides reading, as the callback of `progress` is told of it.
_PHASES = {"removing": "Removing", "loading": "Loading", "writing": "Writing"}
#: So many remarks are shown; the report has all of them.
_SHOWN = 12
#: Width of a table that goes to a file or a pipe.
_WIDE = 160


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


@contextmanager
def progress(doing: str = "Reading", *, shown: bool) -> Iterator[Callable[[int, int, str], None]]:
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
        task = bar.add_task(doing, total=None, name="")

        def move(done: int, total: int, name: str) -> None:
            phase = _PHASES.get(name, "Reading")
            if bar.tasks[0].description != phase:  # another rate, another end
                bar.reset(task, description=phase)
            bar.update(task, completed=done, total=total, name="" if name in _PHASES else _shortened(printable(name)))

        yield move


def summary(built: Built, folder: Path) -> None:
    """Print what came out: nodes and facts by kind side by side, remarks, files, and what to do next."""
    report = built.corpus.report
    console = Console(highlight=False)
    counts = {"Nodes": report.nodes, "Facts": report.facts} if report.nodes else {"Facts": report.facts}
    ranked = [_ranked(kinds) for kinds in counts.values()]
    grid = Table(box=None, padding=(0, 2, 0, 0))
    for title, style in zip(counts, ("cyan", "green"), strict=False):
        grid.add_column(title, style=style)
        grid.add_column(style=style, justify="right")
    for i in range(max(map(len, ranked))):
        cells = (kinds[i] if i < len(kinds) else ("", "") for kinds in ranked)
        grid.add_row(*(Text(part) for cell in cells for part in cell))
    grid.add_row(*(part for kinds in counts.values() for part in ("all", f"{sum(kinds.values()):,}")), style="bold")
    console.print(grid)
    articles = len({a.article for a in report.articles})
    completed = f", {report.inferred:,} were completed from the context" if report.nodes else ""
    click.echo(
        f"\n{articles:,} article{'s' if articles != 1 else ''} read, {len(report.skipped):,} skipped; "
        f"every fact has its words{completed}."
    )
    if built.did:
        _said_of_store(built.did)
    remarks = report.warnings
    for source, remark in remarks[:_SHOWN]:
        click.secho(f"  {source}: {remark}", fg="yellow")
    if len(remarks) > _SHOWN:
        click.echo(f"  and {len(remarks) - _SHOWN} more; report.json has them all")
    shown = printable(folder)
    click.echo(f"\nWritten to {shown}: {' '.join(path.name for path in built.written)}")
    page = f"Open {shown}/graph.html in a browser, or ask: " if report.nodes else "Ask: "
    click.echo(f"{page}bienban query {shown} chairs")


def _said_of_store(did: Run) -> None:
    seconds = sum(did.seconds.values())
    click.echo(
        f"Of {did.read + did.known:,} sources {did.read:,} were read and {did.known:,} were known; "
        f"{did.added:,} articles came in and {did.removed:,} went out, in {seconds:,.1f} s."
    )
    if did.slowest:
        spent, label = did.slowest[0]
        click.echo(f"Slowest: {printable(label)}, {spent:.2f} s; run.json has more.")


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
    return [(kind, f"{n:,}") for kind, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _shortened(name: str, most: int = 40) -> str:
    return name if len(name) <= most else "…" + name[1 - most :]
