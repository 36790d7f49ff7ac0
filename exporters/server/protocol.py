"""The SPARQL 1.1 Protocol (W3C Recommendation of 21 March 2013), its query operation, at `/sparql`.

    400  no query, more than one, or one that does not parse (line and column)
    403  an update, or SERVICE: this is read-only and asks nobody else
    406  no format of this kind of answer is accepted
    413  the request is too large           415  its body is neither SPARQL nor a form
    422  the answer would be too large      504  there was no whole answer in time
    500  the engine ended at this question  503  too many questions at once; Retry-After says when to come back

An error is one line of text. 200 means the whole answer, always.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl

from msgspec.structs import replace
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from exporters.server.answers import Whole, plain
from exporters.server.description import description
from exporters.server.engine import Order, Reply
from exporters.server.gate import TooLongQuestion, admitted
from exporters.server.pool import AnswerTooLarge, Busy, EngineEnded, Pool, TooLong
from exporters.server.settings import BODY_BYTES, Settings
from exporters.sparql.guard import Refused
from graph.errors import QueryError, ServerError

__all__ = ["answered", "ask", "sparql"]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_FIELDS = 100
_PREFERRED = "application/sparql-results+json, text/turtle, */*;q=0.1"
_ANY_TEXT = re.compile(r"text/\*([^,]*)")


async def sparql(request: Request) -> Response:
    """`/sparql`: a query by GET, by a form, or as it is; without one, what this service can do."""
    parameters = _pairs(request.url.query)
    body = await _body(request)
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type == _UPDATE:
            raise HTTPException(403, "this endpoint is read-only")
        if media_type == _QUERY:
            if any(name == "query" for name, _ in parameters):
                raise HTTPException(400, "the query stands in the body and in the address; it may stand in one of them")
            parameters = [*parameters, ("query", _text(body))]
        elif media_type == _FORM:
            parameters = [*parameters, *_pairs(_text(body))]
        else:
            raise HTTPException(415, f"a query is posted as {_QUERY} or {_FORM}", {"Accept": f"{_QUERY}, {_FORM}"})
    if any(name == "update" for name, _ in parameters):
        raise HTTPException(403, "this endpoint is read-only")
    queries = _values(parameters, "query")
    if not queries and request.method in {"GET", "HEAD"}:
        return _without_query(request)
    if len(queries) != 1:
        raise HTTPException(400, f"one query is asked at a time; there are {len(queries)}" if queries else "no query")
    graphs = _values(parameters, "default-graph-uri"), _values(parameters, "named-graph-uri")
    return await answered(request, Order(queries[0], *graphs, _accepted(request.headers)))


async def answered(request: Request, order: Order) -> Response:
    """A query's whole answer, as the engine writes it in what is accepted. Raises HTTPException where there is none."""
    try:
        return Whole(await ask(request, order))
    except ClientDisconnect:
        return plain(499, "the client has gone")


async def ask(request: Request, order: Order) -> Reply:
    """As `answered`, and what to do with the answer is left to the caller. Raises ClientDisconnect, too."""
    settings: Settings = request.app.state.settings
    try:
        allowed = await asyncio.to_thread(admitted, order.query)
    except Refused as error:
        raise HTTPException(403, str(error)) from None
    except TooLongQuestion as error:
        raise HTTPException(413, str(error)) from None
    except QueryError as error:
        raise HTTPException(400, str(error)) from None
    try:
        reply = await _while_connected(request, replace(order, query=allowed.text))
    except Busy:
        raise HTTPException(503, "too many questions at once; ask again later", {"Retry-After": "5"}) from None
    except TooLong:
        raise HTTPException(504, f"no whole answer within {settings.seconds:g} seconds; ask for less") from None
    except AnswerTooLarge:
        most = f"{settings.answer_bytes / 2**20:g} MiB"
        raise HTTPException(422, f"the answer has more than {most}; ask for less, or in parts with LIMIT") from None
    except EngineEnded:
        problem = "the engine ended at this question: it is too deep, or needs more memory than it may have"
        raise HTTPException(500, problem) from None
    except ServerError as error:
        raise HTTPException(503, str(error)) from None
    if reply.status == 200:
        return reply
    with reply.body:
        said = reply.body.read(10_000).decode(errors="replace")
    raise HTTPException(reply.status if reply.status in {400, 406} else 500, allowed.complaint(said))


async def _while_connected(request: Request, order: Order) -> Reply:
    """An answer, unless the client goes away first: then the engine is spared the rest."""
    pool: Pool = request.app.state.pool
    asking = asyncio.ensure_future(pool.ask(order))
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise ClientDisconnect
        return asking.result()
    finally:
        for task in (asking, leaving):
            task.cancel()
        await asyncio.gather(asking, leaving, return_exceptions=True)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _body(request: Request) -> bytes:
    """The body, which is taken only up to its limit."""
    length = request.headers.get("content-length", "0")
    problem = f"a request has at most {BODY_BYTES:,} bytes"
    if length.isdecimal() and int(length) > BODY_BYTES:
        raise HTTPException(413, problem, {"Connection": "close"})
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            raise HTTPException(413, problem, {"Connection": "close"})
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"not UTF-8 at byte {error.start}") from None


def _pairs(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise HTTPException(400, "a parameter is not UTF-8") from None
    except ValueError:
        raise HTTPException(400, f"more than {_FIELDS} parameters") from None


def _values(parameters: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in parameters if name == wanted)


def _accepted(headers: Headers) -> str:
    """What a client accepts, in one line: several headers of this name are one list. To whom all is the same, rows are
    JSON and triples Turtle; the engine would choose N-Quads."""
    accept = ", ".join(headers.getlist("accept")).strip()
    accept = _ANY_TEXT.sub(r"text/csv\1, text/turtle\1", accept)
    return _PREFERRED if accept in {"", "*/*"} else accept


def _without_query(request: Request) -> Response:
    """A person is led to the console; a program is told what there is (SPARQL 1.1 Service Description)."""
    if "text/html" in request.headers.get("accept", ""):
        return RedirectResponse("/console", 303)
    return Response(description(str(request.url.replace(query=""))), media_type="text/turtle")
