"""One Oxigraph server process: read-only, on a private port of this machine, asked one question at a time.

It gets no time limit of its own. Oxigraph 0.5 answers 200 with a cut body when its `--timeout-s` strikes, does not look
at it in every kind of query, and ends as a whole when it strikes while an answer is being sorted. So a question that
must end is ended with its engine, and the next question gets a new one, which takes 20 ms.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from http.client import HTTPConnection, HTTPException
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

from msgspec import Struct

from exporters.server import confined
from graph.errors import MissingExtra, ServerError

__all__ = ["AnswerTooLarge", "Engine", "EngineEnded", "Order", "Reply", "binary"]

#: An answer above this size waits on the disk instead of in memory.
_IN_MEMORY = 2**20
_CHUNK = 2**16
#: Seconds that an engine may take to open its data.
_OPENING = 60.0


class AnswerTooLarge(Exception):
    """The answer has more bytes than it may have."""


class EngineEnded(Exception):
    """The engine ended, or broke off, at a question."""


class Order(Struct, frozen=True):
    """A question as the engine gets it: SPARQL, the graphs of its dataset (protocol section 2.1.4), and what the client
    accepts."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = "*/*"

    @property
    def address(self) -> str:
        """Where on the engine it is asked."""
        graphs = [("default-graph-uri", g) for g in self.default_graphs]
        graphs += [("named-graph-uri", g) for g in self.named_graphs]
        return f"/query?{urlencode(graphs)}"


class Reply(Struct):
    """What the engine said, whole: status, media type and body, which whoever gets it closes."""

    status: int
    media_type: str
    body: IO[bytes]
    size: int = 0


def binary() -> str:
    """The engine's program. Raises MissingExtra when it is not installed."""
    name = "oxigraph.exe" if os.name == "nt" else "oxigraph"
    try:
        packaged = [Path(str(f.locate())) for f in files("oxigraph") or () if f.name == name]
    except PackageNotFoundError:
        packaged = []
    for path in (*packaged, Path(sysconfig.get_path("scripts")) / name):
        if path.is_file():
            return os.fspath(path.resolve())
    found = shutil.which(name)
    if found is None:
        raise MissingExtra("serving needs the package oxigraph; pip install 'bienban[serve]'")
    return found


class Engine:
    """A running engine; making one starts it. Raises ServerError when it does not start."""

    def __init__(self, location: Path, scratch: Path, memory: int) -> None:
        self.location = location
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch = scratch
        self._said = tempfile.TemporaryFile(dir=scratch)  # noqa: SIM115 - closed in `stop`
        # On Linux the whole of 127/8 is this machine; a web page that guesses ports does not guess the address too.
        self._host = f"127.{random.randrange(1, 255)}.{random.randrange(256)}.{random.randrange(1, 255)}"
        if sys.platform != "linux":
            self._host = "127.0.0.1"
        try:
            for _ in range(5):  # someone else may take the port between our look and the engine's start
                self._start(location, memory)
                if self._opened():
                    return
            raise ServerError(f"the engine does not start: {self._last_words()}")
        except BaseException:
            self.stop()
            raise

    def _start(self, location: Path, memory: int) -> None:
        with socket.socket() as probe:
            probe.bind((self._host, 0))
            self._port = probe.getsockname()[1]
        command = [binary(), "serve-read-only", "--location", os.fspath(location)]
        command += ["--bind", f"{self._host}:{self._port}"]
        if sys.platform == "linux":
            keeper = [sys.executable, "-I", "-S", confined.__file__, str(os.getpid()), str(memory)]
            command = keeper + command
        self._process = subprocess.Popen(  # noqa: S603 - the engine, without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            env={**os.environ, "RUST_BACKTRACE": "0"},
            start_new_session=True,  # Ctrl-C is for the server, which ends its engines itself
        )

    def _opened(self) -> bool:
        """Wait until it listens. Out: False when it ended instead."""
        end = time.monotonic() + _OPENING
        while time.monotonic() < end and self.alive:
            try:
                socket.create_connection((self._host, self._port), timeout=1).close()
            except OSError:
                time.sleep(0.005)
            else:
                return True
        return False

    def ask(self, order: Order, most: int) -> Reply:
        """Ask, and wait for the whole answer of at most so many bytes.

        Raises AnswerTooLarge, and EngineEnded when the engine broke off; then `stop` it.
        """
        said = self._said_bytes()
        body = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, dir=os.fspath(self._scratch))  # noqa: SIM115 - the reply owns it
        connection = HTTPConnection(self._host, self._port)
        try:
            headers = {"Content-Type": "application/sparql-query", "Accept": order.accept}
            connection.request("POST", order.address, order.query.encode(), headers)
            response = connection.getresponse()
            size = 0
            while chunk := response.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise AnswerTooLarge
                body.write(chunk)
            # A failure in the middle of an answer is written into its body, with status 200, and to standard error.
            if self._said_bytes() != said and b"error while streaming" in self._words():
                raise EngineEnded
            body.seek(0)
            return Reply(response.status, response.headers.get("content-type", ""), body, size)
        except (HTTPException, OSError) as error:
            body.close()
            raise EngineEnded(str(error)) from None
        except BaseException:
            body.close()
            raise
        finally:
            connection.close()

    def kill(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """As `kill`, and wait until it is gone; to stop it again does no harm."""
        self.kill()
        if self._process is not None:
            self._process.wait()
        self._said.close()

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens: host and port."""
        return self._host, self._port

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def _said_bytes(self) -> int:
        return os.fstat(self._said.fileno()).st_size

    def _words(self) -> bytes:
        self._said.seek(0)
        words = self._said.read()
        self._said.seek(0, os.SEEK_END)
        return words

    def _last_words(self) -> str:
        lines = self._words().decode(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
