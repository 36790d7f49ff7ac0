"""An explanation for readers: sentence by sentence what was found, which rule said so, and what was left unread.

What a rule reads is told in the language that is spoken (graph/facts/rules.tsv).

Everything that comes from an article is shown as plain text: no markup, no controls.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from exporters.messages import say, speaking
from graph.errors import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from graph.explanation import Explanation, Finding

__all__ = ["to_json", "to_text"]

#: A quote is shown whole up to so many letters, and its two ends beyond.
_LONGEST = 72
#: Width of an explanation that goes to a file or a pipe: lines are not broken.
_WIDE = 100_000


def to_json(explanations: Sequence[Explanation]) -> str:
    """Every sentence with its mentions, facts and what was left unread; offsets are code points of the article."""
    return json.dumps(msgspec.to_builtins(explanations), ensure_ascii=False, indent=1) + "\n"


def to_text(explanations: Sequence[Explanation]) -> str:
    """The same for people: coloured and as wide as the terminal where standard output is one, plain elsewhere."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    target = io.StringIO()
    width = shutil.get_terminal_size().columns if terminal else _WIDE
    console = Console(file=target, force_terminal=terminal or None, width=width, highlight=False)
    for explanation in explanations:
        _sentence(console, explanation)
    console.print(_total(explanations))
    return "".join(f"{line.rstrip()}\n" for line in target.getvalue().splitlines())


def _sentence(console: Console, explanation: Explanation) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    place = f"{explanation.start}–{explanation.end}  "
    console.print(Text.assemble((place, "dim"), (_line(explanation.sentence), "bold")))
    for title, style, rows in (
        (say("mentions"), "cyan", _mentions(explanation.mentions)),
        (say("facts"), "green", _facts(explanation.facts, folded=console.is_terminal)),
        (say("unread"), "yellow", _unread(explanation.unread)),
    ):
        grid = Table.grid(padding=(0, 2, 0, 0))
        for first, *others in rows:
            grid.add_row(Text(first, style), *(Text(cell, overflow="fold") for cell in others))
        if grid.row_count:
            console.print(Padding(Text(title, "dim"), (0, 0, 0, 2)))
            console.print(Padding(grid, (0, 0, 0, 4)))
    console.print()


def _mentions(findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    return ((f.what, _quote(f.quote), f"= {_line(f.meaning)}" if f.meaning else "") for f in findings)


def _facts(findings: Sequence[Finding], *, folded: bool) -> Iterator[tuple[str, ...]]:
    """Rule, what it reads, fact, words. `folded`: lines are short, so all but the rule stand below each other."""
    for f in findings:
        told = (_reads(f.what), _line(f.meaning), _quote(f.quote))
        yield (f.what, "\n".join(filter(None, told))) if folded else (f.what, *told)


def _reads(rule: str) -> str:
    """What a rule reads; nothing for one that has no row."""
    from graph.facts.rules import rules

    known = rules().get(rule)
    return (known.vi if speaking() == "vi" else known.en) if known else ""


def _unread(findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    return ((f.what, _quote(f.quote)) for f in findings)


def _total(explanations: Sequence[Explanation]) -> Text:
    from rich.text import Text

    facts = {(f.what, f.meaning) for explanation in explanations for f in explanation.facts}
    counts = (
        (len(explanations), "{count} sentence", "{count} sentences"),
        (sum(len(explanation.mentions) for explanation in explanations), "{count} mention", "{count} mentions"),
        (len({meaning for _, meaning in facts}), "{count} fact", "{count} facts"),
        (len({rule for rule, _ in facts}), "{count} rule", "{count} rules"),
    )
    left = sum(len(explanation.unread) for explanation in explanations)
    told = ", ".join(say(one if count == 1 else many, count=count) for count, one, many in counts)
    return Text(f"{told}; {say('{count} left unread', count=left)}")


def _line(text: str) -> str:
    """On one line and printable, blanks of any kind as one."""
    return printable(" ".join(text.split()))


def _quote(text: str) -> str:
    line = _line(text)
    half = _LONGEST // 2
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[:half].rstrip()} … {line[-half:].lstrip()}”"
