"""One address of the web -> its bytes, with every care that takes.

Only what the user named is fetched, once: no private address is ever asked (not by a redirect either, nor by a name
that resolves to one), the site's robots.txt is respected, and time and size are bounded.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from msgspec import Struct

from graph.errors import UnreadableSource
from graph.reading.document import Limits, size_in_words

__all__ = ["Fetched", "fetch"]

_AGENT = "bienban"
#: Seconds for one answer of the server, and for the whole of one address.
_PATIENCE, _WHOLE = 10.0, 30.0
_REDIRECTS = 5
#: Characters that stand in a path or a query as they are; all others are written with %.
_IN_PATH = "/%:@!$&'()*+,;=~-._?"
_ROBOTS_BYTES = 500_000
_SUFFIX = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
    "message/rfc822": ".eml",
}


class Fetched(Struct, frozen=True):
    """The bytes, the address they came from in the end, and the suffix that says what they are."""

    data: bytes
    url: str
    suffix: str


class _Answer(Struct, frozen=True):
    status: int
    headers: http.client.HTTPMessage
    data: bytes


def fetch(url: str, limits: Limits) -> Fetched:
    """Fetch an address within these bounds. Raises UnreadableSource, which says what stood in the way."""
    deadline = time.monotonic() + _WHOLE
    name = url
    robots: dict[str, RobotFileParser] = {}
    for _ in range(_REDIRECTS + 1):
        try:
            _respect_robots(url, robots, deadline, name)
            answer = _ask(url, limits.file_bytes, deadline, name)
        except (OSError, ValueError, http.client.HTTPException) as error:
            reason = " ".join(str(error).split())[:100] or type(error).__name__
            raise UnreadableSource(name, f"cannot be fetched ({reason}); check the address, or save the page") from None
        if answer.status in {301, 302, 303, 307, 308} and answer.headers["Location"]:
            url = urljoin(url, answer.headers["Location"])
            continue
        if answer.status != 200:
            raise UnreadableSource(name, f"the server answers {answer.status}; check the address, or save the page")
        kind = answer.headers.get_content_type()
        return Fetched(answer.data, url, _SUFFIX.get(kind) or PurePosixPath(urlsplit(url).path).suffix)
    raise UnreadableSource(name, f"redirected more than {_REDIRECTS} times; give the address it leads to")


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def _respect_robots(url: str, known: dict[str, RobotFileParser], deadline: float, name: str) -> None:
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in known:
        rules = RobotFileParser()
        answer = _ask(f"{site}/robots.txt", _ROBOTS_BYTES, deadline, name)
        if answer.status == 200:
            rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        elif answer.status in {401, 403} or answer.status >= 500:
            rules.disallow_all = True  # type: ignore[attr-defined]
        else:
            rules.allow_all = True  # type: ignore[attr-defined]
        known[site] = rules
    if not known[site].can_fetch(_AGENT, url):
        raise UnreadableSource(name, "its site asks programs not to read it (robots.txt); save the page by hand")


def _ask(url: str, most: int, deadline: float, name: str) -> _Answer:
    """One request, to an address that was looked up and checked here, so that it cannot change in between."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnreadableSource(name, "leads to something that is not a web address; save the page")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not all(map(_is_public, addresses)):
        raise UnreadableSource(name, f"{parts.hostname} is a private address; save the page and give the file")
    raw = socket.create_connection((addresses[0], port), timeout=_left(deadline, name))
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=_PATIENCE)
    try:
        tls = ssl.create_default_context()
        connection.sock = tls.wrap_socket(raw, server_hostname=parts.hostname) if secure else raw
        path = quote(parts.path or "/", safe=_IN_PATH) + (
            f"?{quote(parts.query, safe=_IN_PATH)}" if parts.query else ""
        )
        connection.request("GET", path, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity"})
        response = connection.getresponse()
        data = bytearray()
        while chunk := response.read1(65_536):
            data += chunk
            _left(deadline, name)
            if len(data) > most:
                raise UnreadableSource(name, f"larger than {size_in_words(most)}; save it and give the part you mean")
        return _Answer(response.status, response.headers, bytes(data))
    finally:
        connection.close()
        raw.close()


def _left(deadline: float, name: str) -> float:
    """Seconds that one answer may take. Raises UnreadableSource when the time for the whole is over."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise UnreadableSource(name, f"takes longer than {_WHOLE:.0f} seconds; save the page and give the file")
    return min(_PATIENCE, left)
