"""No SERVICE reaches the engine, however it is hidden; what is no SERVICE does, and means what it meant.

A machine that waits for the engine's call stands beside it: the engine alone does call it, the server never.
"""

from __future__ import annotations

import contextlib
import random
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters.server.gate import admitted
from graph.errors import QueryError
from tests.exporters.server.serving import JSON, Serving


class Trap:
    """A machine that somebody may be made to call; it counts the calls."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        self.calls = 0
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    waiting = Trap()
    yield waiting
    waiting.close()


#: Ways to hide a call: where two readers of SPARQL disagree about what is a comment, a string, a name or a keyword.
HIDDEN = {
    "plain": "SELECT * WHERE { SERVICE <E> { ?s ?p ?o } }",
    "small letters": "SELECT * WHERE { service silent <E> { ?s ?p ?o } }",
    "sub-select": "SELECT * WHERE { { SELECT ?s WHERE { SERVICE <E> { ?s ?p ?o } } } }",
    "after a comment": "SELECT * WHERE { # } not here\n SERVICE <E> { ?s ?p ?o } }",
    "between comments": "SELECT * WHERE { #\nSERVICE#\n<E>#\n{ ?s ?p ?o } }",
    "a prefixed name": "PREFIX e: <E> SELECT * WHERE { SERVICE e: { ?s ?p ?o } }",
    "a variable": "SELECT * WHERE { VALUES ?e { <E> } SERVICE ?e { ?s ?p ?o } }",
    "a base": "BASE <E> SELECT * WHERE { SERVICE <> { ?s ?p ?o } }",
    "in a filter": "SELECT * WHERE { FILTER EXISTS { SERVICE <E> { ?s ?p ?o } } }",
    "in optional": "SELECT * WHERE { OPTIONAL { SERVICE <E> { ?s ?p ?o } } }",
    "in a construct": "CONSTRUCT WHERE { ?s ?p ?o } VALUES ?x { 1 } SERVICE <E> { ?s ?p ?o }",
    "escaped letters": "SELECT * WHERE { \\u0053ERVICE <E> { ?s ?p ?o } }",
    "long escapes": "SELECT * WHERE { SERV\\U00000049CE <E> { ?s ?p ?o } }",
    "silent without a blank": "SELECT * WHERE { SERVICESILENT<E>{ ?s ?p ?o } }",
    "after true": "SELECT * WHERE { ?s ?p trueSERVICE<E>{ ?a ?b ?c } }",
    "after a number": "SELECT * WHERE { ?s ?p 1SERVICE<E>{ ?a ?b ?c } }",
    "after an empty name": "PREFIX e: <E> SELECT * WHERE { ?s ?p e:.SERVICE<E>{ ?a ?b ?c } }",
    "in a name": "PREFIX e: <E> PREFIX SERVICEe: <x:> SELECT * WHERE { SERVICEe: { ?s ?p ?o } }",
    "in a name, all prefixes": "PREFIX : <E> PREFIX SERVICE: <x:> SELECT * WHERE { SERVICE: { ?s ?p ?o } }",
    "a comment that is an IRI": 'SELECT * WHERE { BIND(1 AS ?s) FILTER(?s<?o#>"""\n) SERVICE <E> { ?a ?b ?c } #"""\n}',
    "an IRI that is a comment": 'SELECT * WHERE { <http://a/\\u0041#x> ?p "\\u0022" . SERVICE <E> { ?s ?p ?o } ?s ?p "\\u0022" }',
    "a string that ends early": 'SELECT * WHERE { ?s ?p "a\\\\" . SERVICE <E> { ?s ?p ?o } ?s ?p "b" }',
    "quotes in long quotes": 'SELECT * WHERE { ?s ?p """a""""" . SERVICE <E> { ?s ?p ?o } ?s ?p """b""" }',
    "a line end of another kind": "SELECT * WHERE { # \r SERVICE <E> { ?s ?p ?o } }",
    "after LATERAL": "SELECT * WHERE { ?s ?p ?o LATERAL { SERVICE <E> { ?a ?b ?c } } }",
    "in a describe": "DESCRIBE ?s WHERE { SERVICE <E> { ?s ?p ?o } }",
    "in an ask": "ASK { SERVICE <E> { ?s ?p ?o } }",
}


@pytest.mark.parametrize("query", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_call_is_refused_before_the_engine_sees_it(server: Serving, trap: Trap, query: str) -> None:
    found = server.ask(query.replace("<E>", f"<{trap.address}>"), JSON)
    assert found.status in {400, 403}
    assert found.one_line
    assert trap.calls == 0


@pytest.mark.usefixtures("_extra")
def test_the_engine_alone_does_call(folder: Path, trap: Trap) -> None:
    """So the others would find out if the gate let one pass: at least ten of the ways work on the engine itself."""
    from exporters.server.engine import Engine, EngineEnded, Order
    from exporters.server.location import opened

    worked = []
    with opened(folder) as location:
        engine = Engine(location.store, location.scratch, 2**30)
        for name, query in HIDDEN.items():
            before = trap.calls
            try:
                reply = engine.ask(Order(query.replace("<E>", f"<{trap.address}>"), accept=JSON), 10**7)
                reply.body.close()
            except EngineEnded:
                pass
            if trap.calls > before:
                worked.append(name)
        engine.stop()
    assert {"plain", "silent without a blank", "after true", "in a name", "a comment that is an IRI"} <= set(worked)
    assert len(worked) >= 10


PIECES = (
    "SERVICE", "service", "SILENT", "<E>", "{ ?s ?p ?o }", "{", "}", ".", ";", "?s ?p ?o", "?s", "?s<?o", "<x#y>", "<?o#>",
    '"', '"""', "'", "'''", "\\", "\\u0053", "\\u0022", "#", "\n", " ", "e:", "SERVICEe:", "e:a.", "true", "1", "(", ")",
    "FILTER(", "EXISTS", "BIND(1 AS ?x)", "OPTIONAL", "UNION", "a", "@en", "^^", "_:b", "<", ">", "VALUES ?v { <E> }", "?v",
)  # fmt: skip


def test_no_mixture_calls(server: Serving, trap: Trap) -> None:
    """Mixtures of what hides, in and around a call: some are answered, some do not parse, none calls."""
    chance = random.Random(7)
    answered = 0
    for _ in range(400):
        mixed = [chance.choice(PIECES) for _ in range(chance.randrange(0, 7))]
        call = chance.choice(["SERVICE <E> { ?s ?p ?o }", "SERVICESILENT<E>{}", "SERVICEe:{}", "?s ?p ?o"])
        mixed.insert(chance.randrange(len(mixed) + 1), call)
        blank = chance.choice(["", " "])
        query = f"PREFIX e: <E> PREFIX SERVICEe: <x:> SELECT * WHERE {{ {blank.join(mixed)} }} LIMIT 3"
        answered += server.ask(query.replace("<E>", f"<{trap.address}>"), JSON).status == 200
        assert trap.calls == 0, query
    assert answered > 10


@pytest.mark.parametrize(
    "query",
    [
        "# SERVICE <http://e/> { }\nASK { ?s a bb:Person }",
        'ASK { ?s ?p ?o FILTER(STR(?o) != "SERVICE <http://e/> { ?s ?p ?o }") }',
        "PREFIX service: <http://e/> ASK { ?s ?p ?o FILTER(?p != service:service && ?o != <http://e/SERVICE#Service>) }",
        "PREFIX x: <http://x/> ASK { ?service ?p ?o FILTER(?p != x:INSERT && ?p != x:service.Type) }",
        "ASK { ?s <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/bienban/ns#Person> }",
        "ASK { ?s ?p ?o FILTER(1<2 && 3>2) }",
        "ASK { ?s rdfs:label ?o FILTER(REGEX(?o, '\\\\w+ \\\\S')) }",
        "ASK { ?s rdfs:label ?o FILTER(?o != '''it's \"quoted\" # here''') }",
        "PREFIX x: <http://x/> ASK { ?s ?p ?o FILTER(?p != x:a\\#b && ?p != x:%20c && ?p != x:d\\,e) }",
    ],
)
def test_what_only_looks_like_one_is_answered(server: Serving, query: str) -> None:
    found = server.ask(query, JSON)
    assert (found.status, found.text) == (200, '{"head":{},"boolean":true}')


@pytest.mark.parametrize("query", ["INSERT DATA { <a:a> <b:b> 1 }", "DELETE WHERE { ?s ?p ?o }", "LOAD <file:///etc/passwd>",
                                   "CLEAR ALL", "DROP ALL", "PREFIX a: <b:> INSERT { a:a a:a a:a } WHERE { }"])  # fmt: skip
def test_updates_are_refused_in_words_that_say_why(server: Serving, query: str) -> None:
    found = server.ask(query)
    assert (found.status, found.one_line) == (403, True)
    assert "change the data" in found.text


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "a-",
        ".a",
        '\\"',
        '"""',
        '"""\\',
        '"""\n',
        '"""\\"',
        "'\"",
        "<",
        "<a",
        "<\\u0041",
        "#\n",
        "a:.",
        "a:\\",
        "?a.",
        "_:a.",
    ],
)
def test_no_query_takes_long_to_look_at(piece: str) -> None:
    """Of 48 times the length, about 48 times as long and not 48 times 48, in time of the processor."""

    def seconds(letters: int) -> float:
        query = "ASK {" + piece * (letters // len(piece))
        began = time.process_time()
        with contextlib.suppress(QueryError):
            admitted(query)
        return time.process_time() - began

    seconds(1000)
    assert seconds(96_000) < 400 * max(seconds(2_000), 0.001)


def test_letters_of_the_original_are_counted() -> None:
    """The engine's columns are of what it got; the writer counts in what they wrote."""
    query = "ASK { ?s <a:#b> <c:#d> ; # why\n <e:#f> nonsense }"
    text = admitted(query).text
    assert "why" not in text
    assert len(text.split("\n")) == 2
    column = text.split("\n")[1].index("nonsense") + 1
    assert admitted(query).complaint(f"error at 2:{column}: expected peace").startswith("line 2, column 9: expected")


def test_what_the_engine_gets_has_no_comment_and_no_open_quote() -> None:
    assert "#" not in re.sub(r'"[^"]*"', "", admitted('ASK { ?s <a:#b> "#" } # c\n#d').text)
    for query in ("ASK { ?s ?p 'a }", 'ASK { ?s ?p """a }', "ASK { ?s ?p \\ }", "ASK { ?s ?p ?o }\0"):
        with pytest.raises(QueryError, match="line 1, column"):
            admitted(query)
