"""Article in, knowledge graph out: the whole path in one place."""

from __future__ import annotations

import gc

from graph.article import Article
from graph.facts.article import add_abbreviations, add_article, add_mentions, add_photos
from graph.facts.awards.finding import add_awards
from graph.facts.builder import Builder
from graph.facts.derived import add_derived
from graph.facts.documents import add_documents
from graph.facts.events.finding import add_events
from graph.facts.official.paper import add_paper
from graph.facts.official.recipients import add_recipients
from graph.facts.official.signing import add_signatures
from graph.facts.official.votes import add_votes
from graph.facts.posts import add_hierarchy, add_posts
from graph.facts.utterances.writing import add_utterances
from graph.lexicon import lexicon
from graph.model import KnowledgeGraph
from graph.resolution.resolved import resolve_article

__all__ = ["build", "extract"]


def extract(article: Article) -> KnowledgeGraph:
    """The facts of one article, each with its words. Deterministic; needs nothing but the text and the lexicon.

    An article that states nothing of this kind gives a graph with the article's node alone. The garbage collector
    pauses meanwhile: a reading makes thousands of small objects, none of them garbage before it ends, and looking for
    some took a tenth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return build(article).kg
    finally:
        if collecting:
            gc.enable()


def build(article: Article) -> Builder:
    """The graph together with the resolved article that it was built from (for explanations)."""
    builder = Builder(resolve_article(article, lexicon()))
    add_article(builder)
    events = add_events(builder)
    add_mentions(builder)
    add_posts(builder)
    paper = add_paper(builder, events)
    add_documents(builder, events)
    add_awards(builder, events)
    add_utterances(builder, events)
    add_votes(builder, events, paper)
    if paper is not None:
        add_signatures(builder, paper, events)
        add_recipients(builder, paper)
    add_hierarchy(builder)
    add_photos(builder)
    add_abbreviations(builder)
    add_derived(builder)
    return builder
