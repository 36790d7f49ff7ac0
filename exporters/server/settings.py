"""What a server is told: where it listens, and how much one question may take."""

from __future__ import annotations

import os
from ipaddress import ip_address

from msgspec import Struct

__all__ = ["BODY_BYTES", "PORT", "QUERY_LETTERS", "Settings"]

#: Where the server listens unless told otherwise; Oxigraph's own port, so that clients set up for it find it.
PORT = 7878
#: A question of more letters was not written by a person; checking so many takes a quarter of a second at most.
QUERY_LETTERS = 100_000
#: A form spells one Vietnamese letter as up to nine characters.
BODY_BYTES = 9 * QUERY_LETTERS


class Settings(Struct, frozen=True):
    """host, port   where to listen; port 0 takes a free one
    seconds         how long one answer may take
    answer_bytes    how large one answer may be; it is kept until it is whole
    engines         so many questions are answered at a time, each by an engine of its own
    waiting         so many more may wait for a free engine
    patience        seconds that a question waits for a free engine
    memory          bytes that one engine may take, where the system can hold it to that
    names           other names of this server: those that a web server in front of it passes on
    cors            origins whose pages may ask from a browser; `*` is all
    """

    host: str = "127.0.0.1"
    port: int = PORT
    seconds: float = 30.0
    answer_bytes: int = 100 * 2**20
    engines: int = max(8, 2 * (os.cpu_count() or 1))
    waiting: int = 100
    patience: float = 15.0
    memory: int = 0
    names: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()

    @property
    def memory_limit(self) -> int:
        """Bytes for one engine: half of the machine's memory shared by all, and never less than 256 MiB."""
        return self.memory or max(256 * 2**20, _machine_memory() // 2 // self.engines)

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def _machine_memory() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows, and systems that do not tell
        return 8 * 2**30
