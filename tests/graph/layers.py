"""The layers of extraction, each on its own: short texts in, what that layer says out.

`stream` what graph/grammar reads, `resolved` `context` `bodies` `posts` what graph/resolution makes of it, `facts` what
graph/facts says in the end; `nested` shows a body that is part of others.
"""

from __future__ import annotations

from graph.article import Article, ArticleMetadata
from graph.extraction import extract
from graph.grammar.bodies import Body
from graph.grammar.stream import Stream, read_stream
from graph.lexicon import lexicon
from graph.model import Code, Ref
from graph.resolution.context import Context
from graph.resolution.resolved import ResolvedArticle, resolve_article

__all__ = ["DATED", "bodies", "context", "facts", "nested", "posts", "resolved", "stream"]

#: A headline, a date line and the sign of a newspaper of Đồng Tháp: what a short example needs around it.
DATED = "Tin vắn\nCập nhật ngày: 06/01/2023 08:15\nĐTO - "


def stream(text: str) -> Stream:
    return read_stream(Article.from_text(text), lexicon())


def resolved(text: str, meta: ArticleMetadata | None = None) -> ResolvedArticle:
    return resolve_article(Article.from_text(text, meta=meta), lexicon())


def context(text: str, **meta: str) -> Context:
    return resolved(text, ArticleMetadata(**meta)).context


def bodies(text: str) -> list[str]:
    """The canonical names of the bodies that a text names."""
    return [a.label for a in resolved(text).bodies.all() if a.spans]


def posts(text: str) -> list[tuple[str, str, str | None, str]]:
    """(person, role, body, status), in the order of the text."""
    return [
        (p.person.name, p.role, p.agency.label if p.agency else None, p.status) for p in resolved(DATED + text).posts
    ]


def nested(body: Body | None) -> list[str]:
    """A body as written and the ones it is an organ of, innermost first, each with its unit in brackets."""
    names = []
    while body is not None:
        names.append(body.name + (f" [{body.unit.label}]" if body.unit else ""))
        body = body.parent
    return names


def facts(text: str, *predicates: str) -> set[tuple[str, str, str]]:
    """(subject, predicate without its prefix, object) of these predicates, by label."""
    kg = extract(Article.from_text(text))
    found = set()
    for fact in kg.facts():
        if fact.predicate in predicates:
            value = fact.object
            end = (
                kg.node(value.id).label
                if isinstance(value, Ref)
                else value.label
                if isinstance(value, Code)
                else value.value
            )
            found.add((kg.node(fact.subject).label, fact.predicate.partition(":")[2], end))
    return found
