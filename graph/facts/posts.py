"""Posts and hierarchy: who holds what, which body is an organ of which."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.facts.codes import TENURE
from graph.model import Literal, Ref, Value, date

__all__ = ["add_hierarchy", "add_posts"]


def add_posts(builder: Builder) -> None:
    """`bb:holds` for every post, with its tenure and the day on which the article attests it."""
    published = builder.reading.context.published
    for post in builder.reading.posts:
        person, position = builder.person(post.person), builder.position(post)
        qualifiers: list[tuple[str, Value]] = [("bb:tenure", TENURE[post.status])]
        if published:
            qualifiers.append(("bb:attestedOn", date(published)))
        if post.term:
            qualifiers.append(("bb:committeeTerm", Literal(post.term)))
        builder.fact(person, "bb:holds", Ref(position), post.spans, post.rule, post.inferred, qualifiers)


def add_hierarchy(builder: Builder) -> None:
    """`bb:partOf` where a body's name says whose organ it is: `Ban Thường vụ Tỉnh ủy` is a part of Tỉnh ủy."""
    for agency in builder.reading.bodies.all():
        parent = agency.parent
        if parent is None or not agency.spans or parent is agency:
            continue
        builder.fact(builder.body(agency), "bb:partOf", Ref(builder.body(parent)), agency.spans, "organ-of-body", agency.inferred)
