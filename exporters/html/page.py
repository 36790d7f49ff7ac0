"""The page: our template before pyvis's own, everything inlined, and a policy that forbids any connection."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from exporters.html.safe import data_block

__all__ = ["assemble"]

_VIS = "lib/vis-9.1.2/vis-network.min.js"


def assemble(net: Network, data: dict[str, Any]) -> str:
    """The finished document. pyvis renders it, through an environment that escapes everything."""
    pyvis_templates = net.template_dir
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("exporters.html", "templates"), FileSystemLoader(pyvis_templates)]),
        autoescape=True,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    assert environment.loader is not None
    vis = _unix(environment.loader.get_source(environment, _VIS)[0])
    script = _joined("scripts", ".js")
    style = _joined("styles", ".css")
    environment.globals |= {
        "vis": _inline(vis, "script"),
        "script": _inline(script, "script"),
        "style": _inline(style, "style"),
        "policy": _policy([vis, script], style),
        "data": data,
        "data_block": data_block,
    }
    net.templateEnv = environment
    net.path = "page.html"
    html: str = net.generate_html()
    return html


def _unix(text: str) -> str:
    """One kind of line end, as an HTML parser sees it, so that hashes agree."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _joined(folder: str, ending: str) -> str:
    """All files of a folder in the order of their names."""
    files = [f for f in resources.files("exporters.html").joinpath(folder).iterdir() if f.name.endswith(ending)]
    return "".join(_unix(f.read_text(encoding="utf-8")) for f in sorted(files, key=lambda f: f.name))


def _inline(text: str, element: str) -> Markup:
    """Our own code, not data: it goes in as it is, and may not end its element early."""
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(f"inlined {element} would end too early")
    return Markup(text)  # noqa: S704 - read from this package


def _policy(scripts: list[str], style: str) -> str:
    """Content-Security-Policy: these scripts, this style, pictures made in the page; no connection of any kind."""
    hashes = " ".join(_hash(s) for s in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
