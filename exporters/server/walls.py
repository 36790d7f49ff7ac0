"""What stands around every page: who may ask, and what a browser is told.

A server on this machine can be reached by any web page that its user opens. So a request must name this server
(against names that are made to point here, DNS rebinding), and a page of another origin may not ask, unless `--cors`
says so; a link from elsewhere may lead here.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exporters.server.answers import plain
from exporters.server.settings import Settings

__all__ = ["PAGE_POLICY", "Walls"]

#: What our own pages may do: load what is on this origin, and nothing that stands in the page itself.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-cache",
}


class Walls:
    """ASGI middleware: refuses what does not belong here, and adds the headers of `_HEADERS` that an answer lacks."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._own = {
            "localhost",
            "127.0.0.1",
            "[::1]",
            settings.host,
            f"[{settings.host}]",
            *map(str.lower, settings.names),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault(
                    "cross-origin-resource-policy", "cross-origin" if self._settings.cors else "same-origin"
                )
            await send(message)

        headers = Headers(scope=scope)
        if self._settings.local and _name(headers.get("host", "")) not in self._own:
            refusal = plain(421, "this server is only for the machine it runs on; ask it as localhost")
            await refusal(scope, receive, sent)
        elif not self._settings.cors and _from_another_page(headers):
            refusal = plain(403, "pages of other origins may not ask; bienban serve --cors ORIGIN allows one")
            await refusal(scope, receive, sent)
        else:
            await self._app(scope, receive, sent)


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()


def _from_another_page(headers: Headers) -> bool:
    """Whether a browser says that a page of another origin asks. Following a link is no asking."""
    site, mode = headers.get("sec-fetch-site", ""), headers.get("sec-fetch-mode", "")
    if site in {"cross-site", "same-site"}:
        return mode != "navigate" or headers.get("sec-fetch-dest", "document") != "document"
    origin = headers.get("origin")
    return origin is not None and site == "" and origin.partition("://")[2].lower() != headers.get("host", "").lower()
