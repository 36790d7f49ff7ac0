"""A graph that parses each query once. pySHACL asks the same few queries anew for every node that it looks at."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

__all__ = ["PreparedGraph"]


@lru_cache(maxsize=64)
def _prepared(query: str) -> Query:
    return prepareQuery(query)


class PreparedGraph(Graph):
    """An rdflib graph whose `query` keeps what it parsed."""

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Result:
        if isinstance(query_object, str):
            query_object = _prepared(query_object)
        return super().query(query_object, *arguments, **options)
