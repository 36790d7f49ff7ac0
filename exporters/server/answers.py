"""Answers as they go to a client: one line of text, or what an engine has said, whole and with its length."""

from __future__ import annotations

import asyncio
import hashlib

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from exporters.server.engine import Reply

__all__ = ["Whole", "plain", "unchanged"]

_CHUNK = 2**16
#: A client takes an answer at least so fast, after some seconds of grace; an answer that waits for one takes room.
_BYTES_A_SECOND = 20_000
_GRACE = 60.0


def plain(status: int, line: str, headers: dict[str, str] | None = None) -> PlainTextResponse:
    """One line of text."""
    return PlainTextResponse(f"{' '.join(line.split())}\n", status, headers)


class Whole(Response):
    """An engine's answer. It was complete before its first byte is sent, so status 200 means all of it."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self.background = None
        self.status_code = reply.status
        self.init_headers({"content-type": reply.media_type, "content-length": str(reply.size), "vary": "Accept"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, for as long as the client takes it fast enough."""
        try:
            async with asyncio.timeout(_GRACE + self._reply.size / _BYTES_A_SECOND):
                await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                while chunk := self._reply.body.read(_CHUNK):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError:
            pass  # not complete, so the connection is closed: the client sees that bytes are missing
        finally:
            self._reply.body.close()


def unchanged(request: Request, content: bytes, media_type: str) -> Response:
    """Something that stays the same while the server runs: sent once, then only said to be the same."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag})
    return Response(content, media_type=media_type, headers={"etag": tag})
