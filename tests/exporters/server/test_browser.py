"""The pages in a real browser: they do what they say, ask nobody but their server, and the console is quiet."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from exporters import html
from graph.model import KnowledgeGraph
from tests.exporters.html.browser import Reader
from tests.exporters.html.conftest import reader
from tests.exporters.server.conftest import Start
from tests.exporters.server.serving import Serving

__all__ = ["reader"]

pytestmark = pytest.mark.browser


@pytest.fixture
def server(start: Start, folder: Path, kg: KnowledgeGraph, tmp_path: Path) -> Serving:
    """A folder with the viewer's page in it."""
    for name in ("graph.ttl", "graph.trig"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    html.write(kg, tmp_path / "graph.html")
    return start(tmp_path)


def opened(reader: Reader, server: Serving, path: str) -> None:
    reader.driver.get("about:blank")
    reader.logs()
    reader.driver.get(server.base.rstrip("/") + path)


def quiet(reader: Reader, server: Serving) -> None:
    """Nothing was asked of anybody else, and nothing was complained about."""
    assert reader.dialog() == ""
    console, requests = reader.logs()
    assert console == []
    assert requests
    assert [r for r in requests if not r.startswith((server.base, "data:", "blob:", "about:"))] == []


@pytest.mark.parametrize("dark", [False, True])
def test_first_page(reader: Reader, server: Serving, dark: bool) -> None:
    reader.size(1280, 800, dark=dark)
    opened(reader, server, "/")
    assert reader.find("html").get_attribute("lang") == "vi"
    light = reader.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
    assert (light < 60) is dark
    every = len(reader.all("#questions li"))
    reader.find("#filter").send_keys("CHU tri")
    shown = reader.run(
        "return [...document.querySelectorAll('#questions li')].filter((li) => !li.hidden).map((li) => li.textContent)"
    )
    assert 0 < len(shown) < every
    letters = ["".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)) for text in shown]
    assert all("chu" in text.lower() and "tri" in text.lower() for text in letters)
    reader.find("#filter").send_keys(" zzz")
    assert reader.find("#none").is_displayed()
    reader.click(".language")
    assert reader.find("html").get_attribute("lang") == "en"
    assert "Ready questions" in reader.text("h1")
    quiet(reader, server)


def test_a_question_by_hand(reader: Reader, server: Serving) -> None:
    opened(reader, server, "/")
    reader.click("#questions a", "Một người giữ những chức vụ nào?")
    reader.find("input[name=person]").send_keys("Trần Thị Ánh" + Keys.ENTER)
    reader.wait("return document.querySelector('table') !== null")
    assert "Chủ tịch Hội đồng nhân dân tỉnh Bình Giang" in reader.text("table")
    reader.click("summary")
    reader.click("details a")
    reader.wait("return window.bienbanConsole && document.querySelector('.yasqe') !== null")
    reader.wait("return bienbanConsole.getTab().getQuery().includes('VALUES ?person')")
    # YASGUI asks a question that it is led to by itself.
    reader.wait(
        "return (document.querySelector('.tabPanel.active .yasr table')?.textContent ?? '').includes('Chủ tịch Hội đồng nhân dân')",
        seconds=20,
    )
    quiet(reader, server)


def test_console(reader: Reader, server: Serving) -> None:
    """Runs its first query, shows errors of the server in their words, and completes only what it knows itself."""
    opened(reader, server, "/console")
    reader.wait("return window.bienbanConsole !== undefined")
    reader.wait("return document.querySelector('.tabPanel.active .yasqe_queryButton') !== null")
    reader.click(".tabPanel.active .yasqe_queryButton")
    reader.wait(
        "return (document.querySelector('.tabPanel.active .yasr table')?.textContent ?? '').includes('Hội nghị')"
    )
    ask = (
        "const q = bienbanConsole.getTab().getYasqe(); q.setValue(arguments[0]); q.query().catch(() => {}); return true"
    )
    reader.run(ask, "PREFIX bb: <https://w3id.org/bienban/ns#> ASK { ?s a bb:Person }")
    reader.wait("return /true/i.test(document.querySelector('.tabPanel.active .yasr').textContent)")
    hints = "return [...document.querySelectorAll('.CodeMirror-hint')].map((hint) => hint.textContent)"
    reader.run(
        "const q = bienbanConsole.getTab().getYasqe(); q.setValue('PREFIX bb: <https://w3id.org/bienban/ns#>\\nASK { ?s bb:cha }');"
        "q.focus(); q.setCursor({line: 1, ch: 15}); q.autocomplete(); return true"
    )
    reader.wait(f"const found = (() => {{ {hints} }})(); return found.some((text) => text.includes('chairs'))")
    quiet(reader, server)
    reader.run(ask, "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }")
    reader.wait(
        "return document.querySelector('.tabPanel.active .yasr').textContent.includes('SERVICE would make the query call')"
    )
    console, requests = reader.logs()
    assert [line for line in console if "403" not in line] == []
    assert [r for r in requests if not r.startswith((server.base, "data:", "blob:"))] == []


def test_viewer(reader: Reader, server: Serving, kg: KnowledgeGraph) -> None:
    """The page is the one that opens from disk, and it works under the server's headers."""
    opened(reader, server, "/graph.html")
    reader.wait("return document.documentElement.dataset.ready === '1'")
    assert reader.run("return bienban.nodes.length") > 5
    quiet(reader, server)
    sent = reader.run("return fetch('/sparql?query=ASK%7B%7D').then(() => 'sent', () => 'held')")
    assert sent == "held"


def test_narrow(reader: Reader, server: Serving) -> None:
    """Nothing is wider than a phone."""
    reader.size(390, 800)
    for path in ("/", "/questions/everything-about?name=Tr%E1%BA%A7n+Th%E1%BB%8B+%C3%81nh", "/downloads"):
        opened(reader, server, path)
        assert reader.run("return document.documentElement.scrollWidth") <= 390
    quiet(reader, server)
    assert json.loads(server.get("/questions").body)
