"""A built folder on a SPARQL server of any maker, graph by graph.

`push("out", "https://example.org/sparql")` puts each article's graph there with the SPARQL 1.1 Graph Store Protocol
(PUT replaces a graph whole), or with SPARQL Update where a server has no Graph Store; then what is said of the
readings, into the default graph. What was put is noted in a file beside the folder, so the next time only what changed
is sent and what is gone is removed. README.md beside this file says the rest.

    sending             a push from beginning to end
    dataset             the graphs of a folder or store, one after the other
    endpoints           where a server takes graphs; `stores` the two ways to replace one there
    server              requests: credentials, patience, errors of one line
    memory              what a server has already
"""

from __future__ import annotations

from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from graph.errors import MissingExtra

if TYPE_CHECKING:
    from graph.corpus import Progress

__all__ = ["RETRIES", "SECONDS", "Pushed", "push"]

#: How long one answer of the server may take, and how often a request is made again when the server is busy or gone.
SECONDS, RETRIES = 300, 5


class Pushed(Struct, frozen=True):
    """What a push did: graphs sent, left as they were, and removed; statements that the server has of the folder now;
    the address that took them, and the named graph that stands in for the default graph ("" when none had to)."""

    sent: int
    unchanged: int
    removed: int
    statements: int
    endpoint: str
    default_graph: str


def push(
    target: str | PathLike[str],
    url: str,
    *,
    graph_store: str = "",
    update: str = "",
    default_graph: str = "",
    everything: bool = False,
    state: str = "",
    seconds: float = SECONDS,
    retries: int = RETRIES,
    allow_http: bool = False,
    progress: Progress | None = None,
) -> Pushed:
    """Load a built folder (or a .trig or .nq file) into a SPARQL server, a named graph an article.

    url                  address of the server; "" when one of the next two is given
    graph_store, update  its addresses for the two protocols, when they cannot be found from its main one
    default_graph        IRI of a named graph that takes what belongs in the default graph, on a server that is shared
    everything           send all graphs, whatever was sent before, and replace whatever the default graph holds
    state                the file that notes what was sent; "" for `DIR.push.sqlite3` beside the folder
    seconds, retries     for one request
    allow_http           send a password or token over http to another machine
    progress             called with graphs done, graphs to do, and the name of the last

    Raises InputError when the data cannot be read (before anything is sent), OutputError when the server cannot be
    reached or refuses, MissingExtra without the packages of `bienban[push]`. What was sent before an error stays sent,
    and the next push goes on from there.

    What is wrong with the address or the data is told before anything is sent:

    >>> push("out", "127.0.0.1:7878")
    Traceback (most recent call last):
        ...
    graph.errors.OutputError: 127.0.0.1:7878: not the address of a server; it begins with https:// or http://
    """
    missing = [name for name in ("requests", "pyoxigraph") if find_spec(name) is None]
    if missing:
        raise MissingExtra(f"bienban push needs {', '.join(missing)}: pip install 'bienban[push]'")
    from exporters.push.endpoints import find
    from exporters.push.sending import send
    from exporters.push.server import Server

    with Server(seconds, retries, allow_http=allow_http) as server:
        store = find(server, url, graph_store, update)
        server.be_patient()
        return send(Path(target), store, default_graph, state, everything=everything, progress=progress)
