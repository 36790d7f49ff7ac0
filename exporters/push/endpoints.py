"""Where a server takes graphs: asked of the server itself, at the places where the known makers have it.

Nothing is written to find out. A Graph Store answers for a graph that nobody has, and for its default graph; an update
of nothing is taken only by what takes updates.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import requests

from exporters.push.server import Server, checked
from exporters.push.stores import GraphStore, Store, Update
from graph.errors import OutputError, printable

__all__ = ["find"]

#: Where Graph Stores are, under the address of a server or database: Oxigraph, Virtuoso, Fuseki, RDF4J and GraphDB.
_GRAPH_STORES = ("store", "sparql-graph-crud-auth", "data", "rdf-graphs/service")
#: Where updates go: Oxigraph and Fuseki, Virtuoso, RDF4J and GraphDB, others.
_UPDATES = ("update", "sparql-auth", "statements", "sparql")
#: What is at the end of an address for updates -> for questions; anywhere else both go to the same one.
_ASKED_AT = (("/update", "/query"), ("/statements", ""))
#: Last steps of addresses that people have at hand, with the above.
_QUERIES = ("query", "sparql", "sparql-graph-crud")

_NOTHING = "INSERT DATA {}"
_NOBODYS = "urn:bienban:nobody-has-this-graph"
_RDF = ("turtle", "n-triples", "rdf+xml", "trig", "n-quads", "ld+json")


def find(server: Server, url: str, graph_store: str, update: str) -> Store:
    """In: the address of a server, and of its two services where they are known. Out: where to put graphs.

    A Graph Store before updates, because it replaces a graph in one step. Raises OutputError when there is neither.
    """
    if graph_store:
        store = _graph_store(server, checked(graph_store), given=True)
        if store:
            return store
        raise OutputError(f"{printable(graph_store)}: no Graph Store answers there; check --graph-store")
    if update:
        return _update(server, checked(update))
    for place in _places(checked(url), _GRAPH_STORES):
        store = _graph_store(server, place)
        if store:
            return store
    for place in _places(url, _UPDATES):
        if _takes(server, place, _NOTHING):
            return _update(server, place)
    raise OutputError(
        f"{printable(url)}: neither a SPARQL Graph Store nor SPARQL Update was found there; "
        "give its address with --graph-store or --update"
    )


def _places(url: str, names: tuple[str, ...]) -> Iterator[str]:
    """The address itself when it ends as one of these does, then these beside or under it, then the address itself."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    known = next((n for n in (*_GRAPH_STORES, *_UPDATES, *_QUERIES) if path.endswith(f"/{n}")), "")
    own = urlunsplit(parts)
    stem = path.removesuffix(f"/{known}") if known else path
    under = (urlunsplit(parts._replace(path=f"{stem}/{name}", query="", fragment="")) for name in names)
    yield from dict.fromkeys([*([own] if known in names else []), *under, own])


def _graph_store(server: Server, url: str, *, given: bool = False) -> Store | None:
    headers = {"Accept": "application/n-triples"}
    answer = server.request("GET", url, params="default", headers=headers)
    default = _is_rdf(answer)
    if not default:
        # Virtuoso says that its endpoint "is not configured to have default graph".
        words = server.text(answer)
        if answer.status_code in {404, 405} or not ("Graph Store" in words or (given and answer.status_code != 200)):
            return None
    answer.close()
    answer = server.request("GET", url, params={"graph": _NOBODYS}, headers=headers)
    nothing = answer.status_code in {204, 404} or (answer.status_code == 200 and not server.text(answer).strip())
    answer.close()
    return GraphStore(server, url, has_default=default) if nothing else None


def _is_rdf(answer: requests.Response) -> bool:
    kind = answer.headers.get("Content-Type", "")
    return answer.status_code == 200 and any(name in kind for name in _RDF)


def _update(server: Server, url: str) -> Store:
    _takes(server, url, _NOTHING, told=True)
    query = next((url.removesuffix(end) + instead for end, instead in _ASKED_AT if url.endswith(end)), url)
    # Taking away what is not there changes nothing, and is refused where there is no default graph.
    triple = f"<{_NOBODYS}> <{_NOBODYS}> <{_NOBODYS}>"
    has_default = _takes(server, url, f"DELETE DATA {{ {triple} }}")
    return Update(server, url, query, has_default=has_default)


def _takes(server: Server, url: str, update: str, *, told: bool = False) -> bool:
    headers = {"Content-Type": "application/sparql-update"}
    answer = server.request("POST", url, body=update.encode(), headers=headers)
    taken = answer.status_code in {200, 201, 202, 204} and "text/html" not in answer.headers.get("Content-Type", "")
    if told and not taken:
        raise OutputError(f"{printable(url)}: takes no SPARQL Update ({answer.status_code}{server.reason(answer)})")
    server.text(answer)
    return taken
