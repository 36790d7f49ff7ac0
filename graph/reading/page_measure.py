"""How much text, and how much of it in links, each element of a page holds: counted once, from the leaves up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Measure", "measured"]

#: A text of so many characters is a sentence or more; labels, menus and links are shorter.
_RUNNING = 60


class Measure(Struct):
    """letters: without blanks; running: characters of longer texts; links, linked: how many, and their letters."""

    letters: int = 0
    running: int = 0
    links: int = 0
    linked: int = 0

    def read(self, text: str | None) -> None:
        if text:
            self.letters += len("".join(text.split()))
            self.running += len(text) if len(text) > _RUNNING else 0

    def add(self, other: Measure) -> None:
        self.letters += other.letters
        self.running += other.running
        self.links += other.links
        self.linked += other.linked


def measured(top: HtmlElement) -> dict[HtmlElement, Measure]:
    """The measure of every element below `top`, and its own."""
    found: dict[HtmlElement, Measure] = {}
    for element in reversed(list(top.iter())):  # in reversed document order children come before their parents
        measure = Measure()
        if isinstance(element.tag, str):
            measure.read(element.text)
            for child in element:
                measure.add(found[child])
                measure.read(child.tail)
            if element.tag == "a":
                measure.links, measure.linked = 1, measure.letters
        found[element] = measure
    return found
