"""From a folder to a running server, and back to nothing: no process and no temporary file outlives it."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import uvicorn

from exporters.server.application import CONSOLE_PARTS, application
from exporters.server.connections import Connection
from exporters.server.engine import Engine
from exporters.server.location import Location, opened
from exporters.server.pool import Pool
from exporters.server.settings import Settings
from graph.errors import BienbanError, ServerError, printable

__all__ = ["run"]

#: Head of a request: an address of 64 KiB holds every query that a person sends by GET.
_HEAD_BYTES = 2**16
#: Connections at a time; a client more is told to come back.
_CONNECTIONS = 500
#: Seconds that answers under way get when the server is stopped.
_FAREWELL = 2
#: Seconds between two looks whether the folder was built again.
_LOOK = 2.0


def run(folder: Path, settings: Settings, started: Callable[[str], None]) -> None:
    """Serve a folder until the process is told to stop; `started` gets the address as soon as questions are answered.

    Raises KeyboardInterrupt on Ctrl-C, InputError for the folder, and ServerError when the port is in use or no engine
    starts any more.
    """
    folder = folder.resolve()
    with _listening(settings) as listener, opened(folder) as location:
        asyncio.run(_serve(folder, settings, listener, location, started))


async def _serve(
    folder: Path, settings: Settings, listener: socket.socket, location: Location, started: Callable[[str], None]
) -> None:
    app = application(folder, settings)
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # what a client does wrong, it is told itself
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.names),  # X-Forwarded-Proto of a web server on this machine: http or https
        limit_concurrency=min(_CONNECTIONS, _descriptors() // 3),
        timeout_graceful_shutdown=_FAREWELL,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )
    server = uvicorn.Server(config)
    failures: list[ServerError] = []

    def failed(error: ServerError) -> None:
        failures.append(error)
        server.should_exit = True

    def start() -> Engine:
        try:
            return Engine(location.store, location.scratch, settings.memory_limit)
        except ServerError:
            if not location.refresh():  # the store may just have given its place to a newer one
                raise
            return Engine(location.store, location.scratch, settings.memory_limit)

    app.state.pool = pool = Pool(start, lambda: location.store, settings, failed)
    watching = asyncio.create_task(_watch(location))
    try:
        app.state.console = await pool.first(_console)
        started(_address(listener))
        await server.serve(sockets=[listener])
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        pool.close()
    if failures:
        raise failures[0]


async def _watch(location: Location) -> None:
    """Serve what is built while the server runs, as soon as it is whole."""
    while True:
        await asyncio.sleep(_LOOK)
        try:
            if await asyncio.to_thread(location.refresh):
                _say("the folder was built again; that is served now")
        except (BienbanError, OSError) as error:
            _say(f"what was there before is still served: {printable(error)}")


def _say(line: str) -> None:
    print(f"bienban: {line}", file=sys.stderr, flush=True)  # noqa: T201 - what its owner should know


def _console(engine: Engine) -> dict[str, tuple[bytes, str]]:
    """The parts of the console, as the engine serves them."""
    parts = {}
    connection = HTTPConnection(*engine.address, timeout=30)
    for name, media_type in CONSOLE_PARTS.items():
        connection.request("GET", f"/{name}")
        response = connection.getresponse()
        parts[name] = response.read(), media_type
        if response.status != 200:
            raise ServerError(f"the engine has no {name}; install another version of the package oxigraph")
    connection.close()
    return parts


def _listening(settings: Settings) -> socket.socket:
    """A socket that is this server's alone. Raises ServerError when the port is in use or the host is not here."""
    where = f"{printable(settings.host)}:{settings.port}"
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise ServerError(
            f"{where}: no such host ({error.strerror}); give an address of this machine to --host"
        ) from None
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows lets two servers share a port otherwise
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        remedy = "give another with --port, or --port 0 for any that is free"
        if isinstance(error, PermissionError):
            raise ServerError(f"{where}: this port is not for everyone; {remedy}") from None
        if error.errno == errno.EADDRINUSE:
            raise ServerError(f"{where}: the port is in use; {remedy}") from None
        raise ServerError(f"{where}: cannot be listened at ({error.strerror})") from None
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _descriptors() -> int:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return 3 * _CONNECTIONS
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
