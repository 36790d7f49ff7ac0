"""The lines of an article in a page: find where it is, leave out what is around it, write a line for each block."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph.reading.page_measure import Measure, measured
from graph.reading.rows import row_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["page_lines"]

_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_PART = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
#: A block is a list of links rather than text when links make up more than this share of a block with several.
_LINKS = 0.6
#: Furniture is not dropped when it holds more than this share of the page's text: then the name misleads.
_MOST = 0.5
#: Longer than any headline or any signature, in letters.
_LONGEST_HEADLINE, _LONGEST_BYLINE = 400, 70


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads((resources.files("graph.reading") / "page_furniture.toml").read_text(encoding="utf-8"))


def page_lines(root: HtmlElement, title: str) -> list[str]:
    """In: the tree of a page and its title. Out: headline, time, paragraphs, captions and byline as lines."""
    body = next(iter(root.iter("body")), root)
    _drop_furniture(body)
    measures = measured(body)
    headline = _headline(body, title, measures)
    story = _story(body, measures)
    top = _common(headline, story) if headline is not None else story
    lines = _lines(top, headline, story, measures)
    if sum(map(len, lines)) < measures[story].running / 2:  # a headline below its story
        lines = _lines(story, None, story, measures)
    if headline is None and title and title not in lines[:3]:
        lines.insert(0, title)
    return lines


def _drop_furniture(body: HtmlElement) -> None:
    names = _names()["furniture"]
    words, pairs = set(names["words"]), set(names["pairs"])
    elements, roles = set(names["elements"]), set(names["roles"])
    measures = measured(body)
    most = _MOST * max(1, measures[body].running)
    for element in list(body.iterdescendants()):
        if not isinstance(element.tag, str) or not (len(element) or element.text):
            continue
        named = _parts(element)
        certain = element.tag in elements
        likely = (
            element.get("role") in roles
            or element.get("hidden") is not None
            or _HIDDEN.search(element.get("style", "")) is not None
            or bool(words.intersection(named))
            or bool(pairs.intersection(map(" ".join, pairwise(named))))
        )
        if certain or (likely and measures[element].running <= most):
            element.clear(keep_tail=True)  # an empty shell; the text after it stays where it is


def _parts(element: HtmlElement) -> list[str]:
    """The words that `class` and `id` are made of: `boxComment related-news` has box, comment, related, news."""
    return [part.lower() for part in _PART.findall(f"{element.get('class', '')} {element.get('id', '')}")]


def _headline(body: HtmlElement, title: str, measures: dict[HtmlElement, Measure]) -> HtmlElement | None:
    """The `h1` that the page's title names; else the only one; else whatever block has the title as its text."""
    named = [e for e in body.iter("h1") if 0 < measures[e].letters < _LONGEST_HEADLINE]
    for element in named:
        if title and (_text(element) in title or title in _text(element)):
            return element
    if len(named) == 1:
        return named[0]
    letters = len("".join(title.split()))
    for element in body.iter("h2", "h3", "p", "div", "span", "strong", "td"):
        if letters > 12 and measures[element].letters == letters and _text(element) == title:
            return element
    return named[0] if named else None


def _story(body: HtmlElement, measures: dict[HtmlElement, Measure]) -> HtmlElement:
    """The smallest element that holds most of the paragraphs' text."""
    for wanted in _names()["article"]["bodies"]:
        attribute, _, value = wanted.partition("=")
        for element in body.iter():
            if isinstance(element.tag, str) and element.get(attribute) == value:
                return element
    weight: dict[HtmlElement, float] = {}
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS:
            continue
        own = _own_letters(element, measures)
        parent = element.getparent()
        if own < 40 or element is body:
            continue
        weight[parent] = weight.get(parent, 0) + own
        above = parent.getparent()
        if above is not None and parent is not body:
            weight[above] = weight.get(above, 0) + own * 0.6
    if not weight:
        return body
    order = {element: i for i, element in enumerate(body.iter())}
    return max(weight, key=lambda e: (weight[e], -order.get(e, 0)))


def _own_letters(element: HtmlElement, measures: dict[HtmlElement, Measure]) -> int:
    """Letters of a block that stand in it and its inline elements, links not counted."""
    letters = len((element.text or "").strip())
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag != "a":
            letters += measures[child].letters
        letters += len((child.tail or "").strip())
    return letters


def _common(a: HtmlElement, b: HtmlElement) -> HtmlElement:
    """The lowest element that holds both."""
    above = {a, *a.iterancestors()}
    return next(e for e in [b, *b.iterancestors()] if e in above)


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _lines(
    top: HtmlElement, headline: HtmlElement | None, story: HtmlElement, measures: dict[HtmlElement, Measure]
) -> list[str]:
    """The lines of everything from the headline to the end of the story, and of a byline after it."""
    writer = _Writer()
    kept = {*story.iterancestors(), story} | ({*headline.iterancestors(), headline} if headline is not None else set())
    started, ended = headline is None, False
    byline: HtmlElement | None = None
    stack: list[tuple[HtmlElement, bool]] = [(top, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            writer.leave(element.tag)
            ended = ended or element is story
            byline = None if element is byline else byline
        elif element not in kept and _is_links(element.tag, measures[element]):
            writer.leave(element.tag)
        else:
            started = started or element is headline
            if ended and byline is None and measures[element].letters < _LONGEST_BYLINE and _is_byline(element):
                byline = element
            writer.enter(element.tag)
            if started and (byline is not None or not ended):
                writer.write(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element) if isinstance(child.tag, str))
            continue
        if element is not top and started and (byline is not None or not ended):
            writer.write(element.tail)
    return writer.lines


class _Writer:
    """Text pieces in, lines out: a block begins a line, and the cells of a row are joined by `row_lines`."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._rows: list[list[list[str]]] = []
        self._pieces: list[str] = []

    def write(self, text: str | None) -> None:
        self._pieces.append(text or "")

    def enter(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append([])

    def leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if tag == "tr" and self._rows:
            row = row_lines(self._rows.pop())
            self._into().extend(row)

    def _into(self) -> list[str]:
        return self._rows[-1][-1] if self._rows and self._rows[-1] else self.lines

    def _end_line(self) -> None:
        line = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if line:
            self._into().append(line)


def _is_links(tag: str, measure: Measure) -> bool:
    return (
        tag in {"ul", "ol", "div", "section", "td"} and measure.links > 2 and measure.linked > _LINKS * measure.letters
    )


def _is_byline(element: HtmlElement) -> bool:
    article = _names()["article"]
    named = _parts(element)
    known = {*named, *map(" ".join, pairwise(named))} & {*article["byline"], *article["byline_pairs"]}
    return bool(known)
