"""What a run says on the terminal: a progress bar, the summary, and one line for each thing that went wrong.

Everything that comes from a file (its name, a message with a quote) is shown as plain text: no markup, no controls.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from graph.corpus import Report
from graph.errors import printable

__all__ = ["progress", "summary", "table"]

#: So many remarks are shown; the report has all of them.
_SHOWN = 12
#: Width of a table that goes to a file or a pipe.
_WIDE = 160


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
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not (shown and sys.stderr.isatty())) as bar:
        task = bar.add_task(doing, total=None, name="")

        def move(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, name=_shortened(printable(name)))

        yield move


def summary(report: Report, written: Sequence[Path], folder: Path) -> None:
    """Print what came out: nodes and facts by kind side by side, remarks, files, and what to do next."""
    console = Console(highlight=False)
    nodes, facts = _ranked(report.nodes), _ranked(report.facts)
    grid = Table(box=None, padding=(0, 2, 0, 0))
    for title, style in (("Nodes", "cyan"), ("", ""), ("Facts", "green"), ("", "")):
        grid.add_column(title, style=style, justify="left" if title else "right")
    for i in range(max(len(nodes), len(facts))):
        left = nodes[i] if i < len(nodes) else ("", "")
        right = facts[i] if i < len(facts) else ("", "")
        grid.add_row(*map(Text, (*left, *right)))
    grid.add_row("all", f"{sum(report.nodes.values()):,}", "all", f"{sum(report.facts.values()):,}", style="bold")
    console.print(grid)
    articles = len({a.article for a in report.articles})
    click.echo(
        f"\n{articles} article{'s' if articles != 1 else ''} read, {len(report.skipped)} skipped; "
        f"every fact has its words, {report.inferred} were completed from the context."
    )
    remarks = report.warnings
    for source, remark in remarks[:_SHOWN]:
        click.secho(f"  {source}: {remark}", fg="yellow")
    if len(remarks) > _SHOWN:
        click.echo(f"  and {len(remarks) - _SHOWN} more; report.json has them all")
    shown = printable(folder)
    click.echo(f"\nWritten to {shown}: {' '.join(path.name for path in written)}")
    click.echo(f"Open {shown}/graph.html in a browser, or ask: bienban query {shown} chairs")


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
