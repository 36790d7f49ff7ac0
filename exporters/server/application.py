"""All addresses of the server, on one origin."""

from __future__ import annotations

import sys
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from exporters.server import pages
from exporters.server.answers import plain
from exporters.server.protocol import sparql
from exporters.server.settings import Settings
from exporters.server.walls import Walls
from graph.errors import printable

__all__ = ["CONSOLE_PARTS", "application"]

#: What the engine's package ships of its console, and we pass on.
CONSOLE_PARTS = {"yasgui.min.js": "text/javascript; charset=utf-8", "yasgui.min.css": "text/css; charset=utf-8"}


def application(folder: Path, settings: Settings) -> Starlette:
    """The ASGI application for a folder; its `state.pool` and `state.console` are still to be set."""
    outside = [Middleware(Walls, settings=settings)]
    if settings.cors:
        cors = Middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors),
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Accept", "Content-Type"],
        )
        outside.insert(0, cors)
    app = Starlette(
        routes=[
            Route("/", pages.index),
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/questions", pages.questions),
            Route("/questions/{name}", pages.question),
            Route("/console", pages.console),
            *(Route(f"/console/{name}", pages.console_part, name=name) for name in CONSOLE_PARTS),
            Route("/graph.html", pages.viewer),
            Route("/downloads", pages.listing),
            Route("/downloads/{name}", pages.download),
            Route("/static/{name}", pages.static),
            Route("/health", pages.health),
        ],
        middleware=outside,
        exception_handlers={HTTPException: _refused, ClientDisconnect: _gone, Exception: _bug},
    )
    app.state.folder = folder
    app.state.settings = settings
    return app


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    line = error.detail
    if line == HTTPStatus(error.status_code).phrase:
        line = {404: "there is nothing here", 405: "this cannot be done here; everything is read-only"}.get(
            error.status_code, line
        )
    return plain(error.status_code, line, dict(error.headers or {}))


async def _gone(request: Request, error: Exception) -> Response:
    return plain(400, "the request was not finished")


async def _bug(request: Request, error: Exception) -> Response:
    print(f"bienban: a bug ({type(error).__name__}: {printable(error)})", file=sys.stderr, flush=True)  # noqa: T201
    return plain(500, "a bug in bienban; please report it")
