"""Who is who among all articles of a store, and what follows: tenures, contradictions, changes of bodies.

Only what new, changed and gone articles touch is decided again: the names they show, and the posts of the people whose
identity that changed. The result is that of deciding over everything (`graph.identity.identify`), because people are
decided name by name and tenures post by post. It is noted in the manifest; the database follows in changing.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from exporters.identities.log import contradiction, told
from exporters.store.history import CHANGES, TENURES
from exporters.store.manifest import Manifest, Place
from exporters.store.shard import Shards
from graph.identity import Judgement, Judgements, candidates, decide
from graph.identity.changes import add_changes
from graph.identity.contradictions import disagreements
from graph.identity.spheres import concerned, spheres
from graph.identity.tenures import intervals, tenure_node
from graph.model import KnowledgeGraph

T = TypeVar("T")

__all__ = ["decide_all", "judged", "settle_sources"]

#: So many names, or posts, are decided in one transaction.
_AT_ONCE = 500


def judged(manifest: Manifest) -> Judgements:
    """The judgements that the store was last decided with."""
    listed = json.loads(manifest.get("judgements") or "[]")
    return Judgements(tuple(Judgement(verdict, tuple(people), *why) for verdict, people, *why in listed))


def settle_sources(manifest: Manifest, shards: Shards, marks: list[str], judgements: Judgements) -> dict[str, Place]:
    """Keep the sources of this run and what their articles show, and note what has to be decided. At once. Out: the
    articles, as `Manifest.wanted` gives them."""
    with manifest.at_once():
        manifest.settle(marks)
        wanted = manifest.wanted()
        seen = manifest.seen
        there = seen.digests()
        gone = [id for id, digest in there.items() if id not in wanted or wanted[id][0] != digest]
        for id in gone:
            seen.forget(id)
        new = {wanted[id][1:]: id for id in wanted if id not in there or wanted[id][0] != there[id]}
        for mark, part, testimony in shards.testimonies(manifest.shards()):
            if id := new.pop((mark, part), ""):
                seen.add(id, wanted[id][0], testimony)
        for place, id in new.items():  # read on an earlier day, as the repetition of an article that is gone now
            seen.add(id, wanted[id][0], shards.testimony(manifest.record(*place)))
        if gone:
            seen.sweep()
        before = judged(manifest)
        if before != judgements:
            changed = {*before.entries} ^ {*judgements.entries}
            seen.doubt({name for judgement in changed for name in concerned(judgement)})
            listed = [[j.verdict, j.people, j.reason, j.source] for j in judgements.entries]
            manifest.put("judgements", json.dumps(listed, ensure_ascii=False))
    return wanted


def decide_all(manifest: Manifest, judgements: Judgements, tell: Callable[[int, int, str], object]) -> None:
    """Decide whatever `settle_sources` left undecided."""
    seen, history = manifest.seen, manifest.history
    names = seen.undecided()
    done = 0
    for some in _some(spheres(names, judgements)):
        tell(done, len(names), "deciding")
        done += len(some)
        with manifest.at_once():
            for together, about in some:
                found = seen.sightings(together)
                identities = decide((kept.sighting for kept in found), about)
                seen.decide(together, found, identities)
                history.tell(together, told(identities, candidates(identities, about)))
    positions = seen.unsettled()
    for batch in _some(positions):
        with manifest.at_once():
            for position in batch:
                _settle_post(manifest, position)
            seen.settled(batch)
    mark = seen.things_mark()
    if mark != manifest.get("things"):
        with manifest.at_once():
            after = KnowledgeGraph()
            add_changes(*seen.things(), after)
            history.settle(CHANGES, "", after.nodes())
            manifest.put("things", mark)


def _settle_post(manifest: Manifest, position: str) -> None:
    post, labels = manifest.seen.post(position)
    found = intervals(post) if post is not None else []
    nodes = (tenure_node(t, labels[t.person], labels[position]) for t in found)
    manifest.history.settle(TENURES, position, nodes)
    manifest.history.contradict(position, map(contradiction, disagreements(post) if post is not None else ()))


def _some(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
