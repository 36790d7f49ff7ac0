"""What rdflib does otherwise when it evaluates a question here: the order of patterns, and groups of nothing.

rdflib 7 sorts the patterns of a block by how many of their ends are known when the block is reached, and not by what
the patterns before them bind: `?one a bb:Person . ?two a bb:Person ; bb:attends ?event` pairs everyone with everyone.
Of two blocks that are joined with a third it compares all pairs of answers. Here a block goes on along the variables
that are bound by then. Any order gives the same answers.

Where nothing matches, GROUP BY makes no group; rdflib 7 answers with a row of nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rdflib.plugins.sparql import CUSTOM_EVALS
from rdflib.plugins.sparql.evaluate import evalAggregateJoin, evalBGP, evalLazyJoin, evalPart
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import QueryContext
from rdflib.term import BNode, Variable

__all__ = ["mended"]

_NAME = "https://w3id.org/bienban/ns#evaluation"


@contextmanager
def mended() -> Iterator[None]:
    """rdflib evaluates so meanwhile."""
    CUSTOM_EVALS[_NAME] = _evaluate
    try:
        yield
    finally:
        CUSTOM_EVALS.pop(_NAME, None)


def _evaluate(context: QueryContext, part: CompValue) -> Iterable[Any]:
    """The answers of a part; NotImplementedError leaves it to rdflib."""
    if part.name == "BGP":
        return evalBGP(context, _ordered(part, context))
    if part.name == "Join" and part.p2.name == "BGP":  # what the first part binds, the second begins with
        return evalLazyJoin(context, part)
    if part.name == "AggregateJoin" and part.p.expr is not None:
        return _groups(context, part)
    raise NotImplementedError


def _groups(context: QueryContext, part: CompValue) -> list[Any]:
    found = list(evalAggregateJoin(context, part))
    if len(found) == 1 and not found[0] and not any(True for _ in evalPart(context, part.p)):
        return []
    return found


def _ordered(part: CompValue, context: QueryContext) -> list[Any]:
    """The patterns of a block, in an order that is found once for all places where the same variables are bound."""
    bound = frozenset(
        term for triple in part.triples for term in triple if _is_open(term) and context[term] is not None
    )
    orders: dict[frozenset[Any], list[Any]] = part.__dict__.setdefault("_orders", {})
    if bound not in orders:
        orders[bound] = _order(part.triples, bound)
    return orders[bound]


def _order(triples: Iterable[Any], known: frozenset[Any]) -> list[Any]:
    """Always the pattern with the fewest unknown ends next; of several one that meets a known variable, at its subject
    rather than at its object: a thing has few values, and a value may belong to many things."""
    waiting, found, bound = list(triples), [], set(known)

    def cost(triple: Any) -> tuple[int, bool, bool]:
        variables = [term for term in triple if _is_open(term)]
        unknown = [term for term in variables if term not in bound]
        return len(unknown), len(unknown) == len(variables), triple[0] in unknown

    while waiting:
        following = min(waiting, key=cost)
        waiting.remove(following)
        found.append(following)
        bound.update(term for term in following if _is_open(term))
    return found


def _is_open(term: Any) -> bool:
    return isinstance(term, Variable | BNode)
