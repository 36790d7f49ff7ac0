"""What somebody may try, and that the server answers others meanwhile and keeps nothing of it. (SERVICE: test_gate.)"""

from __future__ import annotations

import contextlib
import signal
import socket
import struct
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.exporters.server.conftest import Start
from tests.exporters.server.serving import JSON, Serving, alive

#: Over any graph with a few hundred statements: more steps than any machine takes.
ENDLESS = {
    "path": "SELECT (COUNT(*) AS ?n) WHERE { ?a (!<x:>|^!<x:>)* ?b . ?b (!<x:>|^!<x:>)* ?c . ?c (!<x:>|^!<x:>)* ?d }",
    "join": "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "ask": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'x') }",
    "exists": "SELECT ?a WHERE { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?d = ?l && ?a = 1) } }",
}
SORTED = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a"
LARGE = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"
linux = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at /proc")


# -- writing -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "body", "media_type", "statuses"),
    [
        ("POST", "/sparql", "INSERT DATA { <a:> <b:> <c:> }", "application/sparql-update", {403}),
        (
            "POST",
            "/sparql",
            "update=" + quote("INSERT DATA { <a:> <b:> <c:> }"),
            "application/x-www-form-urlencoded",
            {403},
        ),
        (
            "POST",
            "/sparql",
            "query=" + quote("INSERT DATA { <a:> <b:> <c:> }"),
            "application/x-www-form-urlencoded",
            {403},
        ),
        ("POST", "/sparql", "LOAD <file:///etc/passwd>", "application/sparql-query", {403}),
        ("POST", "/sparql", "ASK {} ; DROP ALL", "application/sparql-query", {400}),
        ("GET", "/sparql?update=" + quote("DROP ALL"), "", "", {403}),
        ("POST", "/update", "DROP ALL", "application/sparql-update", {404}),
        ("PUT", "/store?default", "<a:> <b:> <c:> .", "text/turtle", {404}),
        ("PUT", "/sparql?graph=urn:x", "<a:> <b:> <c:> .", "text/turtle", {405}),
        ("DELETE", "/sparql?default", "", "", {405}),
        ("PUT", "/downloads/graph.ttl", "", "text/turtle", {405}),
        ("DELETE", "/downloads/graph.ttl", "", "", {405}),
        ("TRACE", "/", "", "", {405}),
    ],
)
def test_nothing_can_be_changed(
    server: Serving, folder: Path, method: str, path: str, body: str, media_type: str, statuses: set[int]
) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    before, file = server.ask(count).body, (folder / "graph.ttl").read_bytes()
    found = server.request(method, path, body, headers={"Content-Type": media_type} if media_type else {})
    assert found.status in statuses
    assert found.one_line
    assert (server.ask(count).body, (folder / "graph.ttl").read_bytes()) == (before, file)


# -- reading what is not offered --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
@pytest.mark.parametrize("target", ["secret.ttl", "graph.ttl"])
def test_from_opens_no_file_and_no_address(server: Serving, tmp_path: Path, clause: str, target: str) -> None:
    (tmp_path / target).write_text("<a:secret> <b:secret> <c:secret> .")
    for address in (f"file://{tmp_path}/{target}", f"{server.base}downloads/{target}"):
        found = server.ask(
            f"SELECT * {clause} <{address}> WHERE {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
        )
        assert (found.status, found.text.count("\n")) == (200, 1)
        found = server.ask("SELECT * WHERE { ?s ?p ?o }", **{"default-graph-uri": address})
        assert (found.status, found.text.count("\n")) == (200, 1)


@pytest.fixture(scope="module")
def exposed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what somebody would like to have: beside it, below it, hidden, and behind links."""
    around = tmp_path_factory.mktemp("around")
    (around / "secret.ttl").write_text("secret")
    (around / "private").mkdir()
    (around / "private" / "secret.ttl").write_text("secret")
    shown = around / "out"
    shown.mkdir()
    for name in ("graph.ttl", "graph.trig"):
        (shown / name).write_bytes((folder / name).read_bytes())
    (shown / "tệp có dấu & trống.json").write_text("{}")
    (shown / ".secret.ttl").write_text("secret")
    (shown / "secret.key").write_text("secret")
    (shown / "below").mkdir()
    (shown / "below" / "secret.ttl").write_text("secret")
    (shown / "link.ttl").symlink_to(around / "secret.ttl")
    (shown / "up").symlink_to(around)
    (shown / "graph.html").symlink_to(around / "secret.ttl")
    (shown / "pipe.ttl").unlink(missing_ok=True)
    import os

    os.mkfifo(shown / "pipe.ttl")
    return shown


def test_no_path_leads_out(exposed: Path, start: Start) -> None:
    server = start(exposed)
    names = [
        "../secret.ttl", "..%2fsecret.ttl", "%2e%2e/secret.ttl", "%2e%2e%2fsecret.ttl", "..%5csecret.ttl", "..\\secret.ttl",
        "....//secret.ttl", "%252e%252e%252fsecret.ttl", "..%c0%afsecret.ttl", ".%00./secret.ttl", "graph.ttl%00.html",
        str(exposed.parent / "secret.ttl"), f"/{exposed.parent}/secret.ttl", quote(str(exposed.parent / "secret.ttl"), safe=""),
        "file:///etc/passwd", ".secret.ttl", "%2esecret.ttl", "secret.key", "below/secret.ttl", "below%2fsecret.ttl",
        "link.ttl", "up/secret.ttl", "up%2fsecret.ttl", "graph.html", "pipe.ttl", "", ".", "..", "CON", "graph.ttl/",
        "graph.ttl::$DATA", "graph.ttl.", "GRAPH.TTL",
    ]  # fmt: skip
    for prefix in ("/downloads/", "/static/", "/console/", "/questions/", "/", "//", "/downloads/../"):
        for name in names:
            request = f"GET {prefix}{name} HTTP/1.1\r\nHost: {server.host}\r\nConnection: close\r\n\r\n"
            received = server.raw(request.encode())
            assert b"secret" not in received.partition(b"\r\n\r\n")[2].replace(name.encode(), b""), (prefix, name)
            assert received.split(b" ")[1] in {b"404", b"400", b"200", b"307"}
            if prefix == "/downloads/":
                assert received.split(b" ")[1] != b"200", name
    assert server.get("/graph.html").status == 404
    assert server.get("/downloads/graph.ttl").body == (exposed / "graph.ttl").read_bytes()
    assert server.get("/downloads/" + quote("tệp có dấu & trống.json")).body == b"{}"
    listed = server.get("/downloads").text
    assert "secret" not in listed
    assert "link.ttl" not in listed
    assert "tệp có dấu &amp; trống.json" in listed


def test_who_may_ask(server: Serving) -> None:
    """A page of another origin, or under another name that leads here, may not."""
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "localhost.evil"):
        found = server.get("/sparql?query=ASK%7B%7D", Host=host)
        assert (found.status, found.one_line) == (421, True)
    for host in ("localhost", f"127.0.0.1:{server.port}", f"LOCALHOST:{server.port}"):
        assert server.get("/health", Host=host).status == 200
    other = {"Origin": "https://evil.example", "Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}
    assert server.post("/sparql", "query=ASK%7B%7D", "application/x-www-form-urlencoded", **other).status == 403
    assert server.get("/sparql?query=ASK%7B%7D", Origin="https://evil.example").status == 403
    link = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert server.get("/", **link).status == 200
    own = server.get("/sparql?query=ASK%7B%7D", Origin=server.base.rstrip("/"), Sec_Fetch_Site="same-origin")
    assert own.status == 200
    assert "access-control-allow-origin" not in own.headers


# -- too much -----------------------------------------------------------------------------------------------------------


def test_a_query_of_fifty_megabytes(server: Serving) -> None:
    large = b"ASK { " + b"#" * 50_000_000
    for chunked in (False, True):
        connection = HTTPConnection(server.host, server.port, timeout=30)
        status = 0
        try:
            headers = {"Content-Type": "application/sparql-query"}
            headers |= {"Transfer-Encoding": "chunked"} if chunked else {}
            body = (large[i : i + 65536] for i in range(0, len(large), 65536)) if chunked else large
            connection.request("POST", "/sparql", body, headers, encode_chunked=chunked)
            status = connection.getresponse().status
        except (BrokenPipeError, ConnectionResetError):  # it was refused while we were still sending
            with contextlib.suppress(OSError):
                status = int(connection.sock.recv(100).split(b" ")[1] or 0)
        finally:
            connection.close()
        assert status in {0, 413}
    assert server.request("POST", "/sparql", b"x", headers={"Content-Length": "50000000"}).status == 413
    long = server.raw(b"GET /sparql?query=" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert not long or long.split(b" ")[1] in {b"400", b"431", b"414"}
    words = server.post("/sparql", "ASK { " + "?s ?p ?o . " * 30_000 + "}", "application/sparql-query")
    assert (words.status, words.one_line) == (413, True)
    assert server.answers()


def test_what_ends_a_parser_ends_none(server: Serving) -> None:
    for query in ("ASK " + "{" * 20_000, "ASK { FILTER(" + "(" * 5_000 + "1", "ASK { FILTER(" + "!" * 50_000 + "true) }",
                  "SELECT * { ?s " + "^" * 10_000 + "<a:> ?o }", "ASK { ?s ?p " + "[ <a:> " * 5_000 + "}"):  # fmt: skip
        found = server.post("/sparql", query, "application/sparql-query")
        assert (found.status, found.one_line) == (400, True)
    wide = "ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * 2_000) + " }"
    assert server.post("/sparql", wide, "application/sparql-query").status in {200, 400, 500, 504}
    assert server.answers()


@linux
@pytest.mark.parametrize("kind", ENDLESS)
def test_endless_questions_end_in_time_and_others_are_answered(hard_pressed: Serving, kind: str) -> None:
    began = time.monotonic()
    with ThreadPoolExecutor(6) as people:
        endless = [people.submit(hard_pressed.ask, ENDLESS[kind], JSON) for _ in range(6)]
        time.sleep(0.3)
        assert hard_pressed.answers()
        assert time.monotonic() - began < 2 or not endless[0].done()
        for question in endless:
            found = question.result()
            assert (found.status, found.one_line) == (504, True)
            assert "within 2 seconds" in found.text
    assert 2 <= time.monotonic() - began < 20
    assert hard_pressed.answers()


@linux
def test_an_answer_is_whole_or_an_error(hard_pressed: Serving) -> None:
    """Too long while rows are coming, too long while they are sorted, too many bytes: never 200."""
    assert hard_pressed.ask(LARGE).status in {422, 504}
    assert hard_pressed.ask(SORTED).status in {500, 504}
    found = hard_pressed.ask(f"{LARGE} LIMIT 40000")
    assert (found.status, found.one_line) == (422, True)
    assert "1 MiB" in found.text
    found = hard_pressed.ask(f"{LARGE} LIMIT 3000")
    assert (found.status, found.text.count("\r\n")) == (200, 3001)
    assert hard_pressed.answers()


@linux
def test_a_question_that_takes_all_memory_ends_alone(hard_pressed: Serving) -> None:
    hungry = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?f))) AS ?x) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    found = hard_pressed.ask(hungry, JSON)
    assert found.status in {500, 504, 422}
    assert found.one_line
    assert hard_pressed.memory < 300 * 2**20
    assert hard_pressed.answers()


@pytest.fixture(scope="module")
def hard_pressed(_extra: None, folder: Path) -> object:
    """A server with little time and room for an answer."""
    running = Serving(folder, "--timeout", "2", "--answer-limit", "1")
    yield running
    running.close()


# -- clients that do not behave -------------------------------------------------------------------------------------------


@linux
def test_two_hundred_slow_clients(start: Start, folder: Path) -> None:
    """Each begins a request and does not end it; the server answers others, and in the end has forgotten them all."""
    server = start(folder)
    assert server.answers()
    files, memory = server.open_files, server.memory
    beginnings = [b"GET /sparql?query=ASK HTTP/1.1\r\nHost: localhost\r\n", b"G", b"",
                  b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nA"]  # fmt: skip
    slow = [socket.create_connection((server.host, server.port)) for _ in range(200)]
    for n, client in enumerate(slow):
        client.sendall(beginnings[n % 4])
    assert server.grown(files + 195)
    began = time.monotonic()
    for _ in range(5):
        assert server.answers(5)
        for client in slow:  # a letter now and then does not buy time
            with contextlib.suppress(OSError):
                client.send(b"x")
    assert time.monotonic() - began < 8
    while time.monotonic() - began < 13:
        time.sleep(0.5)
        for client in slow[::4]:
            with contextlib.suppress(OSError):
                client.send(b"x")
    assert server.settled(files + 55) <= files + 55, "only those with a body under way may still be there"
    for client in slow:
        client.close()
    assert server.settled(files) <= files
    assert server.memory < memory + 40 * 2**20


@linux
def test_clients_that_go_away_or_take_nothing(start: Start, folder: Path) -> None:
    """Killed while an answer is made, and while it is sent: no engine works on, no file stays open, no memory is kept."""
    server = start(folder)
    large = f"/sparql?query={quote(LARGE + ' LIMIT 30000')}"
    assert server.get(large).status == 200
    files, memory, engines = server.open_files, server.memory, len(server.engines)
    for round in range(30):
        client = socket.create_connection((server.host, server.port))
        path = large if round % 2 else f"/sparql?query={quote(ENDLESS['join'])}"
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n\r\n".encode())
        if round % 2:
            client.recv(1000)
        else:
            time.sleep(0.05)
        # As the system does for a process that is killed: no farewell.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.close()
    assert server.answers()
    assert server.settled(files + 4) <= files + 4
    assert len(server.engines) <= engines + 4
    assert _idle(server)
    assert server.memory < memory + 60 * 2**20
    assert not [f for f in server.temporary.rglob("*") if f.is_file() and not f.parent.name.startswith("store")]


def _idle(server: Serving, seconds: float = 10) -> bool:
    """Whether the engines have nothing to do."""

    def ticks() -> int:
        return sum(
            sum(map(int, Path(f"/proc/{e}/stat").read_text().rpartition(")")[2].split()[11:13])) for e in server.engines
        )

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = ticks()
        time.sleep(0.5)
        if ticks() - before < 5:
            return True
    return False


@linux
def test_many_at_once(start: Start, folder: Path) -> None:
    """Two hundred ordinary questions from forty people: all are answered, or told to come back; none gets another's."""
    server = start(folder)
    wrong: list[object] = []

    def person(number: int) -> None:
        for turn in range(5):
            value = number * 100 + turn
            found = server.ask(f"SELECT ({value} AS ?n) WHERE {{ }}")
            if (found.status, found.text) != (200, f"n\r\n{value}\r\n") and found.status != 503:
                wrong.append((value, found))

    people = [threading.Thread(target=person, args=(n,)) for n in range(40)]
    for one in people:
        one.start()
    for one in people:
        one.join(60)
    assert wrong == []
    files = server.open_files
    assert server.settled(files) <= files


@linux
def test_an_engine_that_is_killed_is_replaced(start: Start, folder: Path) -> None:
    import os

    server = start(folder)
    for _ in range(3):
        engines = server.engines
        assert engines
        for engine in engines:
            with contextlib.suppress(ProcessLookupError):  # replaced meanwhile
                os.kill(engine, signal.SIGKILL)
        while any(map(alive, engines)):
            time.sleep(0.01)
        assert server.answers()
    with ThreadPoolExecutor(1) as people:
        asked = people.submit(server.ask, ENDLESS["join"], JSON)
        time.sleep(0.5)
        for engine in server.engines:
            with contextlib.suppress(ProcessLookupError):
                os.kill(engine, signal.SIGKILL)
        found = asked.result()
    assert (found.status, found.one_line) == (500, True)
    assert server.answers()
