"""What a page says of itself: JSON-LD first, then OpenGraph and the older `meta` names, then `<time>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.article import ArticleMetadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["page_metadata"]

#: Field -> names of `meta` elements (property, name or itemprop), the most telling first.
_META = {
    "url": ("og:url",),
    "title": ("og:title", "twitter:title", "title"),
    "publisher": ("og:site_name", "application-name", "dc.publisher"),
    "published": (
        "article:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "dc.date.issued",
        "dc.date",
        "date",
    ),
    "author": ("article:author", "author", "dc.creator"),
}
_ARTICLE = {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "Report"}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_WEB = re.compile(r"https?://[^\s<>\"]+")
#: Longer than any name or headline: a field that holds a text is not believed.
_LONGEST = 400


def page_metadata(root: HtmlElement) -> ArticleMetadata:
    """In: the tree of a page. Out: what it says of itself, empty where it says nothing that can be believed."""
    found = _json_ld(root)
    metas = _metas(root)
    for field, names in _META.items():
        for name in names:
            if not found.get(field) and metas.get(name):
                found[field] = metas[name]
    if not found.get("url"):
        found["url"] = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    if not found.get("published"):
        found["published"] = next(iter(root.xpath("//time/@datetime")), "")
    if not found.get("title"):
        found["title"] = " ".join(root.xpath("string(//title)").split())
    published = _ISO.match(found.get("published", ""))
    found["published"] = published.group().replace(" ", "T") if published else ""
    for field in ("url", "author"):
        is_address = _WEB.fullmatch(found.get(field, "")) is not None
        if is_address != (field == "url"):  # a page of a site as "author", a relative path as address
            found[field] = ""
    return ArticleMetadata(**{k: v for k, v in found.items() if len(v) <= _LONGEST})


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and meta.get(attribute):
                found.setdefault(meta.get(attribute, "").lower(), content)
    return found


def _json_ld(root: HtmlElement) -> dict[str, str]:
    """The fields of the first article that a JSON-LD block describes."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(content):
            kinds = thing.get("@type")
            if _ARTICLE & set(kinds if isinstance(kinds, list) else [str(kinds)]) and thing.get("headline"):
                return {
                    "url": _text(thing.get("url")) or _text(thing.get("mainEntityOfPage")),
                    "title": _text(thing.get("headline")),
                    "publisher": _text(thing.get("publisher")),
                    "published": _text(thing.get("datePublished")),
                    "author": _text(thing.get("author")),
                }
    return {}


def _things(content: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD block that may be an article, without following references."""
    waiting = [content]
    for _ in range(1_000):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            waiting.append(thing.get("@graph"))


def _text(value: Any) -> str:
    """A name out of a text, an object or a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value[:5])))
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@id"))
    return " ".join(value.split()) if isinstance(value, str) else ""
