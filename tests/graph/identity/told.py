"""Articles for tests of identity: a day and a sentence each, all of it invented."""

from __future__ import annotations

from collections.abc import Iterable

from graph.article import Article
from graph.extraction import extract
from graph.identity import Identities, Judgement, Judgements, decide, sightings
from graph.model import KnowledgeGraph, merge

__all__ = ["AN", "decided", "different", "graphs", "ids", "same", "told"]

#: The end of the id of every Lê Văn An.
AN = "le-van-an-179303"


def told(day: str, sentence: str) -> KnowledgeGraph:
    """The graph of one article published on a day (ISO); "" for an article that does not say when."""
    line = f"Cập nhật ngày: {'/'.join(reversed(day.split('-')))} 08:00:00\n\n" if day else ""
    return extract(Article.from_text(f"Tin trong ngày\n\n{line}{sentence}\n"))


def graphs(*articles: tuple[str, str]) -> list[KnowledgeGraph]:
    return [told(*article) for article in articles]


def decided(articles: Iterable[KnowledgeGraph], *judgements: Judgement) -> Identities:
    return decide(sightings(merge(articles)), Judgements(judgements))


def ids(identities: Identities, name: str = "Lê Văn An") -> list[str]:
    """The ids of everybody of a name, with how many articles show them: `id*2`."""
    return [f"{p.id}*{len(p.sightings)}" for p in identities.people.values() if p.name == name]


def same(*people: str) -> Judgement:
    return Judgement("same", people, "cùng một người", "lời kể")


def different(*people: str) -> Judgement:
    return Judgement("different", people, "hai người", "lời kể")
