"""The document: what it holds, what it forbids, and that it is the same on every run."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from exporters import html
from graph.model import KnowledgeGraph, Node
from tests.exporters.html.hostile import attacked


class Document(HTMLParser):
    """Elements of a page, with the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in = dict(attrs).get("id") or tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._in, data))

    def json(self, id: str) -> Any:
        return json.loads(next(text for where, text in self.texts if where == id))


@pytest.fixture(scope="module")
def text(kg: KnowledgeGraph) -> str:
    return html.render(kg)


def test_every_node_and_fact_is_in_the_page(text: str, kg: KnowledgeGraph) -> None:
    document = Document(text)
    data, drawing = document.json("data"), document.json("drawing")
    assert [n["id"] for n in data["nodes"]] == [n.id for n in kg.nodes()]
    assert [n["l"] for n in data["nodes"]] == [n.label for n in kg.nodes()]
    assert len(data["facts"]) == len(kg.facts())
    assert [n["id"] for n in drawing["nodes"]] == list(range(len(kg)))


def test_every_quote_is_where_the_page_says_it_is(text: str, kg: KnowledgeGraph) -> None:
    data = Document(text).json("data")
    for fact, record in zip(kg.facts(), data["facts"], strict=True):
        for support, said in zip(fact.supports, record["u"], strict=True):
            units = data["articles"][said["a"]]["text"].encode("utf-16-le")
            quotes = [units[2 * s : 2 * e].decode("utf-16-le") for s, e in said["e"]]
            assert quotes == [e.quote for e in support.evidence]


def test_offsets_count_as_a_browser_counts() -> None:
    data = Document(html.render(attacked())).json("data")
    spans = [s for f in data["facts"] for u in f["u"] for s in u["e"]]
    assert all(len(s) == 2 for s in spans)


def test_the_policy_allows_these_scripts_and_no_connection(text: str) -> None:
    document = Document(text)
    policy = next(str(a["content"]) for t, a in document.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    running = [body for where, body in document.texts if where == "script"]
    for body in running:
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert len(running) == 2


def test_nothing_is_fetched(text: str) -> None:
    for tag, attributes in Document(text).elements:
        assert tag not in {"iframe", "object", "embed", "base", "form"}
        assert not (attributes.get("src") or "").startswith(("http", "//"))
        assert tag != "link" or attributes.get("href") == "data:,"


def test_hostile_text_makes_no_elements(kg: KnowledgeGraph) -> None:
    calm = [t for t, _ in Document(html.render(kg)).elements]
    assert [t for t, _ in Document(html.render(attacked())).elements] == calm


def test_the_page_is_small_enough(text: str) -> None:
    assert len(text.encode()) < 1_200_000


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_graph_gives_the_same_bytes(seed: str, text: str, root: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from exporters import html; from tests.exporters import invented;"
        "html.write(invented.both(), sys.argv[1])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "LC_ALL": "C"}
    out = tmp_path / "page.html"
    subprocess.run([sys.executable, "-c", program, str(out)], check=True, cwd=tmp_path, env=environment, timeout=120)
    assert out.read_bytes() == text.encode()


def test_a_graph_without_anything_is_still_a_page() -> None:
    assert Document(html.render(KnowledgeGraph())).json("data")["nodes"] == []


def test_a_kind_that_the_ontology_does_not_know_is_drawn_plainly() -> None:
    kg = KnowledgeGraph()
    kg.add_node(Node("thing/1", "Thing", "Vật"))
    assert Document(html.render(kg)).json("data")["kinds"][0]["caption"] == ["Thing", "Thing"]


def test_a_title_can_be_given(kg: KnowledgeGraph) -> None:
    assert "<title>Sổ &lt;b&gt;</title>" in html.render(kg, "Sổ <b>")


def test_scripts_are_short_and_single_minded() -> None:
    folder = Path(html.__file__).parent / "scripts"
    for script in folder.iterdir():
        lines = script.read_text(encoding="utf-8").splitlines()
        assert len(lines) < 400, script.name
        assert lines[0].startswith(("/*", '"use strict"')), script.name
        assert not re.search(r"innerHTML|insertAdjacentHTML|outerHTML|document\.write|eval\(", "\n".join(lines)), (
            script.name
        )


def test_no_script_takes_another_s_name() -> None:
    folder = Path(html.__file__).parent / "scripts"
    owners: dict[str, set[str]] = {}
    for script in folder.iterdir():
        for name in re.findall(r"^  B\.(\w+) = ", script.read_text(encoding="utf-8"), re.MULTILINE):
            owners.setdefault(name, set()).add(script.name)
    assert {name: files for name, files in owners.items() if len(files) > 1} == {}


def test_every_word_of_the_page_is_there_in_both_languages_and_used() -> None:
    folder = Path(html.__file__).parent
    strings = json.loads((folder / "data" / "strings.json").read_text(encoding="utf-8"))["strings"]
    sources = "".join(f.read_text(encoding="utf-8") for f in sorted((folder / "scripts").iterdir()))
    asked = set(re.findall(r'B\.t\("([^"]+)"', sources)) | set(re.findall(r'fail\("([^"]+)"', sources))
    assert asked - set(strings) <= {"tab.", "table.", "tenure.", "timeline."}
    assert all(len(pair) == 2 and all(pair) for pair in strings.values())
    built = ("tab.", "table.", "tenure.", "timeline.", "sparql.", "legend.", "ask.free", "noscript")
    unused = {k for k in strings if f'"{k}"' not in sources and not k.startswith(built)}
    assert unused == set()
