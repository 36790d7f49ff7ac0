"""An address of the web is read with care: against a server of our own, which stands for a public one."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

import bienban
from graph.errors import InputError
from graph.reading import Limits, Reading, find_sources, readings, web
from tests.reading import made


class Site(BaseHTTPRequestHandler):
    """path -> (status, type, body, location)"""

    pages: ClassVar[dict[str, tuple[int, str, bytes, str]]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path == "/slow":
            time.sleep(1)
        status, kind, body, location = self.pages.get(self.path, (404, "text/plain", b"", ""))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    monkeypatch.setattr(web, "_is_public", lambda address: address == "127.0.0.1")
    Site.asked.clear()
    page = made.page("Hội nghị tổng kết\nSáng ngày 5/1/2023, đồng chí An chủ trì hội nghị tổng kết công tác.").encode()
    Site.pages = {
        "/tin.html": (200, "text/html; charset=utf-8", page, ""),
        "/tin": (200, "text/plain", "Sáng ngày 5/1, đồng chí An chủ trì hội nghị.".encode(), ""),
        "/pdf": (200, "application/pdf", made.pdf("Sáng ngày 5/1, đồng chí An chủ trì hội nghị tổng kết."), ""),
        "/moved": (302, "text/plain", b"", "/tin"),
        "/round": (302, "text/plain", b"", "/round"),
        "/inside": (302, "text/plain", b"", "http://127.0.0.2/secret"),
        "/file": (302, "text/plain", b"", "file:///etc/passwd"),
        "/large": (200, "text/plain", b"a " * 600_000, ""),
        "/private/tin": (200, "text/plain", b"x", ""),
        "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/\n", ""),
    }
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def one(address: str, limits: Limits | None = None) -> Reading | InputError:
    (source,) = find_sources([address]).sources
    (item,) = readings(source, limits)
    return item


@pytest.mark.parametrize("path", ["/tin.html", "/tin", "/pdf", "/moved"])
def test_articles(site: str, path: str) -> None:
    reading = one(site + path)
    assert isinstance(reading, Reading)
    assert "đồng chí An chủ trì hội nghị" in reading.article.text
    assert reading.article.metadata.url == site + ("/tin" if path == "/moved" else path)
    assert reading.label == site + path


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/missing", "the server answers 404"),
        ("/round", "redirected more than 5 times"),
        ("/inside", "127.0.0.2 is a private address"),
        ("/file", "not a web address"),
        ("/large", "larger than 1 MB"),
        ("/private/tin", "robots.txt"),
    ],
)
def test_what_is_not_fetched(site: str, path: str, says: str) -> None:
    failure = one(site + path, Limits(file_bytes=1_000_000))
    assert isinstance(failure, InputError)
    assert says in str(failure)
    assert str(failure).startswith(f"{site}{path}: ")
    assert "/private/tin" not in Site.asked


def test_a_site_whose_rules_are_out_of_order_is_left_alone(site: str) -> None:
    Site.pages["/robots.txt"] = (503, "text/plain", b"", "")
    assert "robots.txt" in str(one(site + "/tin"))
    assert Site.asked == ["/robots.txt"]


def test_a_slow_server(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_PATIENCE", 0.3)
    assert "cannot be fetched (timed out)" in str(one(site + "/slow"))


def test_private_addresses_and_names_are_not_asked() -> None:
    for address in (
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/",
        "http://10.0.0.1",
    ):
        assert "is a private address" in str(one(address))


@pytest.mark.parametrize(
    "address", ["http://", "https://[", "http://a b/", "http://x:99999/", "http://no-such-name.invalid/"]
)
def test_broken_addresses(address: str) -> None:
    failure = one(address)
    assert isinstance(failure, InputError)
    assert str(failure).isprintable()


def test_addresses_among_the_sources_of_a_build(
    site: str, seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = {"/inside": "is a private address", "/private/tin": "robots.txt", "/missing": "the server answers 404"}
    addresses = [site + path for path in ("/tin.html", *refused)]
    assert bienban.run(["build", str(seed), *addresses, "--out", str(tmp_path / "out"), "-q"]) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("bienban: ")]
    assert len(lines) == len(refused)
    for path, why in refused.items():
        (line,) = [line for line in lines if site + path in line]
        assert why in line
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert {a["source"] for a in report["articles"]} == {seed.name, f"{site}/tin.html"}
