"""A server as a user starts it, in a process of its own, and what can be seen of it from outside."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.conftest import ROOT

__all__ = ["CSV", "JSON", "Answer", "Serving", "alive"]

CSV, JSON = "text/csv", "application/sparql-results+json"


@dataclass(frozen=True)
class Answer:
    """status, headers by lower-case name, and the body that came with them."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def one_line(self) -> bool:
        """Whether this is an error as they should be: one line of text."""
        plain = self.headers["content-type"] == "text/plain; charset=utf-8"
        return plain and self.status >= 400 and self.text.count("\n") == 1 and len(self.text) > 5


class Serving:
    """`bienban serve FOLDER --port 0 ...`, from its start to `stop`."""

    def __init__(self, folder: Path, *options: str, **environment: str) -> None:
        # pytest's own temporary files are none of the server's; it gets a folder that tests can look into.
        self.temporary = Path(tempfile.mkdtemp(prefix="serving-"))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bienban", "serve", os.fspath(folder), "--port", "0", *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(self.temporary), **environment},
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline().decode()
        found = re.search(r"http://([\d.]+|\[[\da-f:]+\]):(\d+)/", self.line)
        if found is None:
            _, error = self.process.communicate(timeout=20)
            raise AssertionError(f"it did not start: {self.line}{error.decode()}")
        self.base, self.host, self.port = found[0], found[1].strip("[]"), int(found[2])
        if self.host == "0.0.0.0":
            self.host = "127.0.0.1"

    # -- asking --------------------------------------------------------------------------------------------------

    def ask(self, query: str, accept: str = CSV, seconds: float = 60, **parameters: str) -> Answer:
        """A query by GET."""
        return self.get(f"/sparql?{urlencode({'query': query, **parameters}, quote_via=quote)}", seconds, Accept=accept)

    def get(self, path: str, seconds: float = 60, **headers: str) -> Answer:
        return self.request("GET", path, seconds=seconds, headers=headers)

    def post(self, path: str, body: bytes | str, media_type: str, **headers: str) -> Answer:
        return self.request("POST", path, body, headers={"Content-Type": media_type, **headers})

    def request(
        self,
        method: str,
        path: str,
        body: bytes | str = b"",
        *,
        headers: dict[str, str] | None = None,
        seconds: float = 60,
    ) -> Answer:
        connection = HTTPConnection(self.host, self.port, timeout=seconds)
        try:
            sent = body.encode() if isinstance(body, str) else body
            connection.request(method, path, sent or None, {k.replace("_", "-"): v for k, v in (headers or {}).items()})
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def raw(self, request: bytes, seconds: float = 20) -> bytes:
        """What comes back for these very bytes, until the server closes, which it may do before it has read all."""
        received = b""
        with (
            socket.create_connection((self.host, self.port), timeout=seconds) as connection,
            contextlib.suppress(ConnectionResetError, BrokenPipeError),
        ):
            connection.sendall(request)
            with contextlib.suppress(OSError):  # the server may have closed already; what it said is read below
                connection.shutdown(socket.SHUT_WR)
            while chunk := connection.recv(65536):
                received += chunk
        return received

    def answers(self, seconds: float = 10) -> bool:
        """Whether someone else gets an answer."""
        found = self.ask("SELECT (1 + 1 AS ?two) {}", seconds=seconds)
        return (found.status, found.body) == (200, b"two\r\n2\r\n")

    # -- looking at the process --------------------------------------------------------------------------------------

    @property
    def engines(self) -> list[int]:
        """The processes that the server has started."""
        tasks = Path(f"/proc/{self.process.pid}/task")
        return sorted(int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split())

    @property
    def open_files(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    @property
    def memory(self) -> int:
        """Bytes that the server itself keeps in memory."""
        return _memory(self.process.pid)

    def grown(self, files: int, seconds: float = 10) -> bool:
        """Whether so many files come to be open."""
        end = time.monotonic() + seconds
        while self.open_files < files and time.monotonic() < end:
            time.sleep(0.05)
        return self.open_files >= files

    def settled(self, files: int, seconds: float = 20) -> int:
        """How many files are open, as soon as there are no more than so many, or after so long."""
        end = time.monotonic() + seconds
        while self.open_files > files and time.monotonic() < end:
            time.sleep(0.1)
        return self.open_files

    # -- ending ------------------------------------------------------------------------------------------------------

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to stop, and wait until it has. Out: its exit code, and what it said on standard error."""
        self.process.send_signal(how)
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Wait until it has ended."""
        _, error = self.process.communicate(timeout=30)
        return self.process.returncode, error.decode()

    def close(self) -> None:
        """End it at any price."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate(timeout=30)
        shutil.rmtree(self.temporary, ignore_errors=True)


def _memory(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def alive(pid: int) -> bool:
    """Whether a process runs; one that is dead and only not yet taken away does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
