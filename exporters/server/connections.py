"""A connection that does not wait for ever: for the head of a request, for its body, or for a client to take an answer.

uvicorn has a time limit only between two requests of a connection, so a client that sends a byte a minute, or never
reads, would keep its connection and what belongs to it.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["BODY_SECONDS", "HEAD_SECONDS", "STALL_SECONDS", "Connection"]

#: Seconds for all of the head of a request, for all of its body, and for a client to take what was sent to it.
HEAD_SECONDS = 10.0
BODY_SECONDS = 30.0
STALL_SECONDS = 20.0


class Connection(H11Protocol):
    """uvicorn's protocol with the three limits; a connection that goes beyond one is cut."""

    _phase = ""
    _receiving: asyncio.TimerHandle | None = None
    _sending: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there; its request shall follow."""
        super().connection_made(transport)
        self._enter("head")

    def data_received(self, data: bytes) -> None:
        """Something of a request has come; the clock of its part goes on, whatever has come."""
        super().data_received(data)
        waiting_for = {h11.IDLE: "head", h11.SEND_BODY: "body"}
        self._enter(waiting_for.get(self.conn.their_state, ""))

    def pause_writing(self) -> None:
        """The client does not take what is sent as fast as it is sent."""
        super().pause_writing()
        if self._sending is None:
            self._sending = self.loop.call_later(STALL_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """It has taken enough to go on."""
        super().resume_writing()
        if self._sending is not None:
            self._sending.cancel()
            self._sending = None

    def connection_lost(self, exc: Exception | None) -> None:
        """No clock runs for a client that is gone."""
        self._enter("")
        self.resume_writing()
        super().connection_lost(exc)

    def _enter(self, phase: str) -> None:
        if phase == self._phase:
            return
        self._phase = phase
        if self._receiving is not None:
            self._receiving.cancel()
            self._receiving = None
        if phase:
            seconds = HEAD_SECONDS if phase == "head" else BODY_SECONDS
            self._receiving = self.loop.call_later(seconds, self.transport.abort)
