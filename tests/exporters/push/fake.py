"""A small Graph Store that can be told to misbehave: what real servers do only on bad days."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit

__all__ = ["Answer", "Fake", "fake"]

#: What to do instead of taking a PUT: a status with headers and a body, or None to drop the connection.
Answer: TypeAlias = "tuple[int, dict[str, str], bytes] | None"


class Fake:
    """The graphs it holds by name ("" is the default one), what it was asked, and what it will answer."""

    def __init__(self) -> None:
        self.url = ""
        self.graphs: dict[str, bytes] = {}
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.next: list[Answer] = []
        self.always: Callable[[str, dict[str, str]], Answer | bool] = lambda method, headers: False
        self.keep = True

    def puts(self) -> list[str]:
        """The graphs that were put, in order, with those that were answered otherwise."""
        return [name for method, name, _ in self.requests if method == "PUT"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    fake: Fake

    def do_GET(self) -> None:
        self._serve("GET", b"")

    def do_PUT(self) -> None:
        left, parts = int(self.headers.get("Content-Length") or 0), []
        while left:
            parts.append(self.rfile.read(min(left, 65_536)))
            left -= len(parts[-1])
            if not self.fake.keep:
                parts.clear()
        self._serve("PUT", b"".join(parts))

    def do_DELETE(self) -> None:
        self._serve("DELETE", b"")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._reply(405, {}, b"")

    def _serve(self, method: str, body: bytes) -> None:
        parts = urlsplit(self.path)
        name = parse_qs(parts.query).get("graph", [""])[0]
        self.fake.requests.append((method, name, dict(self.headers)))
        other = self.fake.always(method, dict(self.headers))
        if other is False and method == "PUT" and self.fake.next:
            other = self.fake.next.pop(0)
        if other is None:
            self.connection.close()
            self.close_connection = True
        elif isinstance(other, tuple):
            self._reply(*other)
        elif not parts.path.endswith("/store") or not parts.query:
            self._reply(404, {"Content-Type": "text/html"}, b"<html><h1>Nothing here</h1></html>")
        elif method == "PUT":
            self.fake.graphs[name] = body
            self._reply(204, {}, b"")
        elif method == "DELETE":
            self._reply(204 if self.fake.graphs.pop(name, None) is not None else 404, {}, b"")
        elif name and name not in self.fake.graphs:
            self._reply(404, {}, b"no such graph")
        else:
            triples = self.fake.graphs.get(name, b"").partition(b"\n")[2]
            self._reply(200, {"Content-Type": "application/n-triples"}, triples)

    def _reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle is what some tests are about."""


@contextmanager
def fake() -> Iterator[Fake]:
    """The server while the context lasts."""
    told = Fake()
    server = _Quiet(("127.0.0.1", 0), type("Handler", (_Handler,), {"fake": told}))
    told.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
