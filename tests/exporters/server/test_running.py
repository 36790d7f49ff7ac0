"""From the command to the address, and back to nothing: what is said, who may come in, and what is left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, Command
from tests.exporters.server.conftest import Start
from tests.exporters.server.serving import JSON, Serving, alive

linux = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at /proc")


def test_it_says_where_it_is_and_what_is_there(start: Start, folder: Path) -> None:
    server = start(folder)
    assert re.fullmatch(
        rf"Serving {folder} at http://127\.0\.0\.1:\d+/ \(SPARQL at \S+/sparql\); Ctrl-C stops it\n", server.line
    )
    assert server.get("/health").text == "ok\n"


@linux
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_stops_with_its_engines_and_leaves_nothing(
    start: Start, folder: Path, how: signal.Signals, code: int
) -> None:
    server = start(folder)
    endless = socket.create_connection((server.host, server.port))
    with endless:
        query = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }".replace(
            " ", "%20"
        ).replace("?", "%3F")
        endless.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.5)
        engines = server.engines
        assert engines
        assert list(server.temporary.iterdir())
        began = time.monotonic()
        ended, said = server.stop(how)
    assert ended == code
    assert said.strip() in {"", "bienban: stopped; no file was changed"}
    assert time.monotonic() - began < 15
    assert not any(map(alive, engines))
    assert list(server.temporary.iterdir()) == []


@linux
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel ends the engines")
def test_engines_do_not_outlive_a_server_that_is_killed(start: Start, folder: Path) -> None:
    server = start(folder)
    engines = server.engines
    assert engines
    server.stop(signal.SIGKILL)
    end = time.monotonic() + 10
    while any(map(alive, engines)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(alive, engines))


def test_a_port_in_use_is_told_in_one_line(server: Serving, folder: Path, command: Command) -> None:
    done = command("serve", folder, "--port", str(server.port))
    assert (done.returncode, done.stdout) == (1, b"")
    expected = f"bienban: 127.0.0.1:{server.port}: the port is in use; give another with --port, or --port 0 for any that is free\n"
    assert done.stderr.decode() == expected


@pytest.mark.usefixtures("_extra")
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "no such folder"),
        ({}, "no graph.ttl in it"),
        ({"graph.ttl": "<a:a> <a:b> nonsense"}, "cannot be loaded: "),
        ({"graph.ttl": "<a:a> <a:b> <a:c> .", "graph.trig": "<a:g> { <a:a> "}, "cannot be loaded: "),
    ],
)
def test_folders_that_cannot_be_served(
    command: Command, tmp_path: Path, content: dict[str, str] | None, problem: str
) -> None:
    folder, temporary = tmp_path / "here", tmp_path / "temporary"
    temporary.mkdir()
    if content is not None:
        folder.mkdir()
        for name, text in content.items():
            (folder / name).write_text(text)
    done = command("serve", folder, "--port", "0", TMPDIR=str(temporary))
    said = done.stderr.decode()
    assert (done.returncode, done.stdout, said.count("\n")) == (1, b"", 1)
    assert said.startswith(f"bienban: {folder}")
    assert problem in said
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("_extra")
def test_hosts_that_are_not_here(command: Command, folder: Path) -> None:
    for host in ("nowhere.invalid", "192.0.2.7", "x y"):
        done = command("serve", folder, "--host", host, "--port", "0")
        assert done.returncode == 1
        assert done.stderr.decode().startswith(f"bienban: {host}:0: ")
        assert done.stderr.count(b"\n") == 1


def test_without_the_engine_it_says_what_to_install(folder: Path) -> None:
    import subprocess

    code = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "starlette":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
import bienban
sys.exit(bienban.run(["serve", sys.argv[1]]))
"""
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "bienban: serving needs the package starlette; pip install 'bienban[serve]' (in a clone: pip install '.[serve]')\n",
    )


def test_letting_others_in_is_said(start: Start, folder: Path) -> None:
    server = start(folder, "--host", "0.0.0.0")
    assert server.get("/health", Host="some.name.example").status == 200
    _, said = server.stop()
    assert said.startswith("bienban: 0.0.0.0 can be reached from other machines: ")
    assert said.count("\n") == 1


def test_behind_a_web_server(start: Start, folder: Path) -> None:
    """One that passes on the name that it was called by, and that it was called by https."""
    server = start(folder, "--name", "bienban.example")
    called = {"Host": "bienban.example", "X_Forwarded_Proto": "https"}
    assert "https://bienban.example/sparql" in server.get("/", **called).text
    own = {"Origin": "https://bienban.example", "Sec_Fetch_Site": "same-origin"}
    assert server.get("/sparql?query=ASK%7B%7D", **called, **own).status == 200
    assert server.get("/", Host="other.example").status == 421


def test_ipv6(start: Start, folder: Path) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("no IPv6 on this machine")
    server = start(folder, "--host", "::1")
    assert server.base.startswith("http://[::1]:")
    assert server.get("/health").status == 200
    assert server.get("/health", Host="evil.example").status == 421


def test_cors_only_for_whom_it_is_asked(start: Start, folder: Path) -> None:
    server = start(folder, "--cors", "https://good.example")
    good, evil = "https://good.example", "https://evil.example"
    found = server.get("/sparql?query=ASK%7B%7D", Origin=good)
    assert (found.status, found.headers["access-control-allow-origin"]) == (200, good)
    assert "access-control-allow-origin" not in server.get("/sparql?query=ASK%7B%7D", Origin=evil).headers
    asked = {"Origin": good, "Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
    preflight = server.request("OPTIONS", "/sparql", headers=asked)
    assert (preflight.status, preflight.headers["access-control-allow-origin"]) == (200, good)
    assert server.request("OPTIONS", "/sparql", headers={**asked, "Origin": evil}).status == 400
    assert server.get("/sparql?query=nonsense", Origin=good).headers["access-control-allow-origin"] == good


def test_headers_of_every_page(server: Serving) -> None:
    paths = ["/", "/console", "/downloads", "/downloads/graph.ttl", "/questions", "/questions/chairs", "/static/page.css",
             "/sparql?query=ASK%7B%7D", "/sparql?query=nonsense", "/nothing"]  # fmt: skip
    for path in paths:
        headers = server.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers
    assert "unsafe" not in server.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("only", ["graph.ttl", "graph.trig", "graph.nq"])
def test_a_folder_with_one_file(start: Start, folder: Path, server: Serving, tmp_path: Path, only: str) -> None:
    """The default graph has every statement once, whatever the folder has."""
    (tmp_path / only).write_bytes((folder / only).read_bytes())
    count = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) WHERE { ?s ?p ?o }"
    assert start(tmp_path).ask(count, JSON).body == server.ask(count, JSON).body


def test_what_is_built_meanwhile_is_served(start: Start, folder: Path, tmp_path: Path) -> None:
    """Also when it is broken once: what was there before is served until something whole comes."""
    for name in ("graph.ttl", "graph.trig"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    server = start(tmp_path)
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a bb:Person }"
    before = server.ask(count).text

    def replace(text: str) -> None:
        (tmp_path / "new").write_text(text, encoding="utf-8")
        (tmp_path / "new").replace(tmp_path / "graph.ttl")

    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    replace(text[:-100])
    time.sleep(5)
    assert server.ask(count).text == before
    replace(f"{text}\n<urn:new> a bb:Person .\n")
    end = time.monotonic() + 20
    while server.ask(count).text == before and time.monotonic() < end:
        time.sleep(0.1)
    assert int(server.ask(count).text.split()[1]) == int(before.split()[1]) + 1
    said = server.stop()[1]
    assert "what was there before is still served" in said
    assert "that is served now" in said


def test_a_store_that_is_built_is_served_and_followed(start: Start, tmp_path: Path, command: Command) -> None:
    """`bienban build --store`: from where it is, and the next generation as soon as it is published."""
    pytest.importorskip("pyoxigraph")
    sources, store = tmp_path / "sources", tmp_path / "store"
    sources.mkdir()
    texts = sorted((ROOT / "seeds").glob("*.txt"))
    (sources / texts[0].name).write_bytes(texts[0].read_bytes())
    assert command("build", sources, "--store", store, "--quiet").returncode == 0
    server = start(store)
    # what is observed over all articles has graphs of its own
    articles = (
        'SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(!REGEX(STR(?g), "/(tenures|changes)$")) }'
    )
    assert server.ask(articles).text == "n\r\n1\r\n"
    assert not [path for path in server.temporary.rglob("*") if path.suffix == ".sst"]
    (sources / texts[1].name).write_bytes(texts[1].read_bytes())
    assert command("build", sources, "--store", store, "--quiet").returncode == 0
    end = time.monotonic() + 20
    while server.ask(articles).text != "n\r\n2\r\n" and time.monotonic() < end:
        time.sleep(0.1)
    assert server.ask(articles).text == "n\r\n2\r\n"
    assert server.get("/questions/chairs?format=csv").status == 200


def test_a_store_is_served_from_where_it_is(start: Start, folder: Path, server: Serving, tmp_path: Path) -> None:
    """In the folder as `store`, or the folder itself; nothing is written to it and nothing is copied."""
    import subprocess

    from exporters.server.engine import binary

    store = tmp_path / "store"
    for name in ("graph.ttl", "graph.trig"):
        subprocess.run([binary(), "load", "-l", store, "-f", folder / name], check=True, capture_output=True)
    before = {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in store.iterdir()}
    for target in (tmp_path, store):
        running = start(target)
        count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
        assert running.ask(count).body == server.ask(count).body
        assert not [path for path in running.temporary.rglob("*") if path.suffix == ".sst"]
        assert running.stop()[0] == 143
    assert {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in store.iterdir()} == before
    assert os.access(store, os.W_OK)
