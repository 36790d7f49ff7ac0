"""How long a client may take, with limits of a tenth of a second and a transport that writes down what is done to it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("_extra")


class Wire(asyncio.Transport):
    """A connection without a network."""

    cut = False

    def abort(self) -> None:
        self.cut = True

    def close(self) -> None:
        self.cut = True

    def is_closing(self) -> bool:
        return self.cut

    def write(self, data: Any) -> None:
        """Whatever is sent goes nowhere."""

    def pause_reading(self) -> None:
        """Nothing comes by itself."""

    resume_reading = pause_reading


async def _app(scope: Any, receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"ok"})


HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
BODY = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"


@pytest.mark.parametrize(
    ("pieces", "cut"),
    [
        ([], True),
        ([HEAD], True),
        ([HEAD, *[b"X: y\r\n"] * 20], True),
        ([HEAD + b"\r\n"], False),
        ([HEAD, b"\r\n"], False),
        ([BODY], True),
        ([BODY, *[b"a"] * 5], True),
        ([BODY, b"123456789"], False),
        ([HEAD + b"\r\n", HEAD], True),
        ([HEAD + b"\r\n", HEAD + b"\r\n"], False),
    ],
)
def test_a_request_that_does_not_end(monkeypatch: pytest.MonkeyPatch, pieces: list[bytes], cut: bool) -> None:
    """A piece now and then does not buy time; a request that is whole in time is answered, and the next may follow."""

    async def run(wire: Wire, connection: Any) -> None:
        for piece in pieces:
            connection.data_received(piece)
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)

    assert _after(monkeypatch, run) is cut


@pytest.mark.parametrize("taken", [False, True])
def test_an_answer_that_nobody_takes(monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    async def run(wire: Wire, connection: Any) -> None:
        connection.data_received(HEAD + b"\r\n")
        connection.pause_writing()
        await asyncio.sleep(0.02)
        if taken:
            connection.resume_writing()
        await asyncio.sleep(0.3)

    assert _after(monkeypatch, run) is not taken


def _after(monkeypatch: pytest.MonkeyPatch, run: Any) -> bool:
    """Whether the connection was cut by the end of what a client did."""
    import uvicorn
    from uvicorn.server import ServerState

    from exporters.server import connections

    for limit in ("HEAD_SECONDS", "BODY_SECONDS", "STALL_SECONDS"):
        monkeypatch.setattr(connections, limit, 0.1)

    async def whole() -> bool:
        config = uvicorn.Config(_app, lifespan="off", log_config=None, timeout_keep_alive=60)
        wire = Wire()
        connection = connections.Connection(config, ServerState(), {}, asyncio.get_running_loop())
        connection.connection_made(wire)
        await run(wire, connection)
        cut = wire.cut
        connection.connection_lost(None)
        return cut

    return asyncio.run(whole())
