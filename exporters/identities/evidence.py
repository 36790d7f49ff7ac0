"""Why two people are taken for one, or for two: their posts with days, and the words of the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporters.messages import say, translated
from exporters.terms import local_iri, parse_literal
from graph.errors import InputError, printable
from graph.identity.judgements import local

if TYPE_CHECKING:
    from exporters.sparql.loaded import Loaded

__all__ = ["explained"]

#: So many quotes are shown for each person.
_QUOTES = 6
_BASE = "SELECT ?article WHERE { ?article a bb:Article } ORDER BY ?article LIMIT 1"


def explained(folder: Path, log: Mapping[str, Any], one: str, other: str) -> str:
    """What is known of two people, for reading: in `folder`, by its log. Raises InputError for one whom it does not
    know."""
    from exporters.sparql import load

    pair = [local(one), local(other)]
    lines: list[str] = []
    data = load(folder)
    base = _base(folder, data)
    for person in pair:
        lines += [*_person(folder, data, base, log, person), ""]
    lines += list(_decided(log, pair)) or [say("No rule and no judgement is about these two.")]
    return "\n".join(map(printable, lines)) + "\n"


def _base(folder: Path, data: Loaded) -> str:
    rows = data.answer(_BASE).rows
    if not rows or rows[0][0] is None:
        raise InputError(folder, "no article in it")
    return rows[0][0][1:].rpartition("article/")[0]


def _person(folder: Path, data: Loaded, base: str, log: Mapping[str, Any], person: str) -> Iterator[str]:
    entry = log["people"].get(person, {"name": "", "ids": [person], "posts": []})
    quotes = [q for id in entry["ids"] for q in _quotes(data, base, id)]
    wanted = {post["position"] for post in entry["posts"]}
    if not quotes and person not in log["people"]:
        raise InputError(folder, f"nobody in it is {printable(person)!r}; `bienban identities` lists ids")
    yield f"{entry['name'] or quotes[0][0]}  {person}"
    if entry["ids"] != [person]:
        yield f"  {say('in the graph:')} {', '.join(entry['ids'])}"
    for post in entry["posts"]:
        days = post["first"] if post["first"] == post["last"] else f"{post['first']} – {post['last']}"
        count = say("{count} article" if post["articles"] == 1 else "{count} articles", count=post["articles"])
        yield f"  {days or say('no day')}  {post['label']}  ({count})"
    shown = [q for q in quotes if not wanted or q[1] in wanted]
    for _, _, day, quote, headline in shown[:_QUOTES]:
        yield f"    {day or say('no day')}  “{' '.join(quote.split())}”  {headline}"
    if len(shown) > _QUOTES:
        yield f"    {say('and {count} more', count=len(shown) - _QUOTES)}"
    if not entry["posts"] and not shown:
        yield f"  {say('no article shows a post')}"


def _quotes(data: Loaded, base: str, person: str) -> list[tuple[str, str, str, str, str]]:
    """(name, position, day, words, headline) of every membership of a person, and of a mention where there is none."""
    iri = local_iri(base, person)
    posts = f"""SELECT DISTINCT ?name ?post ?on ?quote ?headline WHERE {{
        ?m a bb:Membership ; rdf:subject {iri} ; bb:position ?post ; bb:evidence ?e .
        {iri} rdfs:label ?name . ?e bb:quote ?quote ; bb:inArticle/rdfs:label ?headline .
        OPTIONAL {{ ?m bb:attestedOn ?on }} }} ORDER BY ?on ?quote ?headline"""
    named = f"""SELECT DISTINCT ?name ?post ?on ?quote ?headline WHERE {{
        ?m rdf:predicate bb:mentions ; rdf:object {iri} ; bb:evidence ?e .
        {iri} rdfs:label ?name . ?e bb:quote ?quote ; bb:inArticle/rdfs:label ?headline }} ORDER BY ?headline ?quote"""
    rows = data.answer(posts).rows or data.answer(named).rows
    found = []
    for name, post, on, quote, headline in rows:
        position = post[1:-1].removeprefix(base) if post else ""
        name_, day, words, title = (parse_literal(t).value if t else "" for t in (name, on, quote, headline))
        found.append((name_, position, day, words, title))
    return found


def _decided(log: Mapping[str, Any], pair: list[str]) -> Iterator[str]:
    for decision in log["decisions"]:
        if set(pair) <= set(decision["people"]):
            source = f"  [{decision['source']}]" if decision["source"] else ""
            yield f"{decision['rule']}: {translated(decision['reason'])}{source}"
    for candidate in log["candidates"]:
        if {candidate["one"], candidate["other"]} == set(pair):
            yield f"{say('to be judged')} ({candidate['rule']}): {translated(candidate['reason'])}"
