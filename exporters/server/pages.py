"""The pages for people: start, a ready question with its answer, console, downloads. They work without scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from exporters.ontology import vocabulary
from exporters.server import files
from exporters.server.answers import plain, unchanged
from exporters.server.engine import Order
from exporters.server.protocol import answered, ask
from exporters.server.tables import table
from exporters.sparql.questions import Question, read_all
from graph.errors import QueryError

__all__ = [
    "console",
    "console_part",
    "download",
    "health",
    "index",
    "listing",
    "question",
    "questions",
    "static",
    "viewer",
]

#: How an answer can be had: what the address says -> what the engine is told to write.
_FORMATS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}
_GRAPH_FORMATS = {"turtle": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json"}
_STATIC = {
    "page.css": "text/css; charset=utf-8",
    "console.css": "text/css; charset=utf-8",
    "filter.js": "text/javascript; charset=utf-8",
    "console.js": "text/javascript; charset=utf-8",
}
#: The viewer's page says itself which scripts may run in it; from a server it may still talk to nobody.
_VIEWER_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: Other files are data: a browser that shows one runs nothing in it.
_DATA_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
#: YASGUI writes styles into the page, and draws with pictures inside its style sheet.
_CONSOLE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


async def index(request: Request) -> Response:
    """The start page."""
    settings = request.app.state.settings
    megabytes = f"{settings.answer_bytes / 2**20:g}"
    endpoint = f"{request.base_url}sparql"
    return _page(
        request,
        "index.html",
        questions=read_all(),
        endpoint=endpoint,
        seconds=f"{settings.seconds:g}",
        megabytes=megabytes,
    )


async def questions(request: Request) -> Response:
    """The ready questions for programs; people find them on the start page."""
    if "text/html" in request.headers.get("accept", ""):
        return RedirectResponse(f"/{_suffix(request)}", 303)
    listed = [
        {
            "name": q.name,
            "title": {"vi": q.vi, "en": q.en},
            "about": {"vi": q.about_vi, "en": q.about_en},
            "parameters": [
                {"name": p.name, "kind": p.kind, "required": p.required, "vi": p.vi, "en": p.en} for p in q.parameters
            ],
            "address": f"{request.base_url}questions/{q.name}",
        }
        for q in read_all()
    ]
    return Response(json.dumps(listed, ensure_ascii=False, indent=1), media_type="application/json")


async def question(request: Request) -> Response:
    """A ready question: with `format` its answer alone, else a page to fill in, with the answer on it."""
    asked = next((q for q in read_all() if q.name == request.path_params["name"]), None)
    if asked is None:
        raise HTTPException(404, "no ready question is called that; /questions lists them")
    format = request.query_params.get("format", "")
    given = {n: v for n, v in request.query_params.items() if n not in {"format", "lang"} and v.strip()}
    if format:
        accept = (_FORMATS | _GRAPH_FORMATS).get(format)
        if accept is None:
            raise HTTPException(406, f"an answer is written as one of {', '.join(_FORMATS | _GRAPH_FORMATS)}")
        return await answered(request, Order(_filled(asked, given), accept=accept))
    return await _question_page(request, asked, given)


async def _question_page(request: Request, asked: Question, given: Mapping[str, str]) -> Response:
    lang = _language(request)
    shown: dict[str, Any] = {"question": asked, "given": given, "sparql": asked.query}
    missing = [p.vi if lang == "vi" else p.en for p in asked.parameters if p.required and p.name not in given]
    status = 200
    if missing and given:
        shown["problem"] = _t(lang, "question.missing", ", ".join(missing))
    elif not missing:
        try:
            shown["sparql"] = query = _filled(asked, given)
            reply = await ask(request, Order(query, accept=f"{_FORMATS['json']}, application/n-triples;q=0.5"))
            with reply.body as body:
                shown["table"] = table(body.read(), reply.media_type)
        except HTTPException as error:
            status, shown["problem"] = error.status_code, error.detail
    triples = shown.get("table") is not None and shown["table"].triples
    formats = _GRAPH_FORMATS if triples else _FORMATS
    shown["formats"] = [(f, f"?{urlencode({**given, 'format': f})}") for f in formats]
    shown["console"] = f"/console{_suffix(request)}#query={quote(shown['sparql'], safe='')}"
    return _page(request, "question.html", status, **shown)


def _filled(asked: Question, given: Mapping[str, str]) -> str:
    """The query with what was given in it, as `bienban query` puts it there."""
    try:
        return asked.filled(given)
    except QueryError as error:
        raise HTTPException(400, str(error)) from None


async def console(request: Request) -> Response:
    """The query console."""
    known = vocabulary()
    terms = sorted(known.expand(name) for name in known.captions())
    classes = [term for term in terms if term.rpartition("#")[2][:1].isupper()]
    properties = [term for term in terms if term not in classes]
    page = _page(request, "console.html", prefixes=known.prefixes, classes=classes, properties=properties)
    page.headers["content-security-policy"] = _CONSOLE_POLICY
    return page


async def console_part(request: Request) -> Response:
    """YASGUI, as the engine's package ships it."""
    content, media_type = request.app.state.console[request.url.path.rpartition("/")[2]]
    return unchanged(request, content, media_type)


async def static(request: Request) -> Response:
    """Style and scripts of our own pages."""
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    return unchanged(request, resources.files("exporters.server").joinpath("static", name).read_bytes(), _STATIC[name])


async def viewer(request: Request) -> Response:
    """The graph to look at."""
    return _file(request, "graph.html", _VIEWER_POLICY)


async def listing(request: Request) -> Response:
    """What can be downloaded."""
    return _page(request, "downloads.html", files=files.downloads(request.app.state.folder))


async def download(request: Request) -> Response:
    """One file of the folder."""
    return _file(request, request.path_params["name"], _DATA_POLICY)


async def health(request: Request) -> Response:
    """Whether questions are answered, for whoever watches the server."""
    reply = await ask(request, Order("ASK {}", accept=_FORMATS["json"]))
    reply.body.close()
    return plain(200, "ok")


def _file(request: Request, name: str, policy: str) -> Response:
    file = files.find(request.app.state.folder, name)
    if file is None:
        raise HTTPException(404)
    return FileResponse(file.path, headers={"content-security-policy": policy}, media_type=file.media_type)


def _page(request: Request, template: str, status: int = 200, **shown: Any) -> Response:
    lang = _language(request)
    other = [(n, v) for n, v in request.query_params.multi_items() if n != "lang"]
    page = (
        _environment()
        .get_template(template)
        .render(
            shown,
            lang=lang,
            t=lambda key, *values: _t(lang, key, *values),
            suffix=_suffix(request),
            other_language=f"?{urlencode([*other, ('lang', 'en' if lang == 'vi' else 'vi')])}",
            viewer=files.find(request.app.state.folder, "graph.html") is not None,
        )
    )
    return HTMLResponse(page, status)


def _language(request: Request) -> str:
    return "en" if request.query_params.get("lang") == "en" else "vi"


def _suffix(request: Request) -> str:
    return "?lang=en" if _language(request) == "en" else ""


def _t(lang: str, key: str, *values: object) -> str:
    return _strings()[key][lang == "en"].format(*values)


@lru_cache(maxsize=1)
def _strings() -> dict[str, tuple[str, str]]:
    text = resources.files("exporters.server").joinpath("strings.json").read_text(encoding="utf-8")
    strings: dict[str, tuple[str, str]] = json.loads(text)["strings"]
    return strings


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("exporters.server", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
