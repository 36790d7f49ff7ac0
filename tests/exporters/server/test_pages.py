"""The pages as a browser without scripts gets them, and untrusted words in them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

from exporters.rdf import write
from exporters.server.tables import table
from exporters.sparql import questions
from graph.model import KnowledgeGraph
from tests.exporters.server.conftest import Start
from tests.exporters.server.serving import Serving

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class Page(HTMLParser):
    """What a page says, where it leads, and whether it holds code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.code: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given:
            self.code.append(tag)
        self.code += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        self.links += [value for name, value in given.items() if name in {"href", "src", "action"} and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())

    @property
    def text(self) -> str:
        return "\n".join(filter(None, self.words))


def test_every_link_leads_somewhere_on_this_origin(server: Serving) -> None:
    seen, waiting = set(), ["/", "/?lang=en"]
    while waiting and len(seen) < 120:
        path = waiting.pop()
        if path in seen or path.startswith("data:"):
            continue
        seen.add(path)
        assert path.startswith("/"), path
        found = server.get(path)
        assert found.status == 200, path
        if found.headers["content-type"].startswith("text/html") and path != "/graph.html":
            page = Page(found.text)
            assert page.code == []
            here = path.partition("?")[0]
            waiting += [(here + link if link.startswith("?") else link).partition("#")[0] for link in page.links]
    assert len(seen) > 100


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_question_stands_on_the_first_page(server: Serving, language: str) -> None:
    text = Page(server.get(f"/?lang={language}").text).text
    for question in questions():
        assert (question.vi if language == "vi" else question.en) in text
        assert question.name in text
    listed = json.loads(server.get("/questions").body)
    assert [q["name"] for q in listed] == [q.name for q in questions()]


def test_a_question_is_filled_in_and_answered(server: Serving) -> None:
    empty = Page(server.get("/questions/positions").text)
    assert "họ tên" in empty.text
    assert "Câu trả lời" not in empty.text
    asked = server.get(f"/questions/positions?person={quote('Trần Thị Ánh')}")
    page = Page(asked.text)
    assert "Chủ tịch Hội đồng nhân dân tỉnh Bình Giang" in page.text
    assert 'value="Trần Thị Ánh"' in asked.text
    table = server.get(f"/questions/positions?person={quote('Trần Thị Ánh')}&format=csv")
    assert all(cell.strip('"') in page.text for cell in table.text.split("\r\n")[:-1])
    (console,) = [link for link in page.links if link.startswith("/console#query=")]
    assert quote('VALUES ?person { "Trần Thị Ánh"@vi }', safe="") in console
    nobody = Page(server.get(f"/questions/positions?person={quote('Không Ai')}").text)
    assert "Không có câu trả lời trong các bài này." in nobody.text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/questions/meetings-between?from=x&to=2024-01-01", 400, "a date is written"),
        ("/questions/positions?nonsense=1&person=A", 400, "nothing called 'nonsense' can be set here"),
        ("/questions/positions?format=csv", 400, "this question needs person"),
        ("/questions/positions?person=A&format=pdf", 406, "an answer is written as one of csv"),
        ("/questions/nonsense", 404, "no ready question is called that"),
        ("/questions/as-org?format=csv", 406, "accept"),
    ],
)
def test_what_is_filled_in_wrongly_is_told(server: Serving, path: str, status: int, words: str) -> None:
    found = server.get(path)
    assert found.status == status
    assert words in found.text.replace("&#39;", "'")


def test_a_question_that_answers_in_triples(server: Serving) -> None:
    page = Page(server.get("/questions/as-org").text)
    assert "http://www.w3.org/ns/org#" in page.text
    assert {"?format=turtle", "?format=nt", "?format=jsonld"} <= set(page.links)


def test_hostile_words_stay_words(start: Start, tmp_path: Path, single: KnowledgeGraph, server: Serving) -> None:
    """In what is asked, in what the data says, and in the names of files."""
    path = f"/questions/positions?person={quote(HOSTILE)}&lang={quote(HOSTILE)}"
    for address in (
        path,
        f"/questions/{quote(HOSTILE, safe='')}",
        f"/{quote(HOSTILE, safe='')}",
        f"/?lang={quote(HOSTILE)}",
    ):
        found = server.get(address)
        if found.headers["content-type"].startswith("text/html"):
            assert Page(found.text).code == []
            assert "<script>alert" not in found.text
        else:
            assert found.headers["x-content-type-options"] == "nosniff"
    write(single, tmp_path / "graph.ttl", "turtle")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    literal = json.dumps(HOSTILE)
    text += f"\n<javascript:alert(1)> a bb:Person ; rdfs:label {literal}@vi .\n<urn:a> a bb:Article ; bb:mentions <javascript:alert(1)> .\n"
    (tmp_path / "graph.ttl").write_text(text, encoding="utf-8")
    (tmp_path / f"{HOSTILE.replace('/', '')}.json").write_text("{}")
    hostile = start(tmp_path)
    for address in ("/questions/people", "/downloads"):
        page = Page(hostile.get(address).text)
        assert page.code == []
        assert "onerror=alert(1)" in page.text
        assert not [link for link in page.links if link.startswith("javascript:")]


@pytest.mark.parametrize(
    ("value", "href"), [("javascript:alert(1)", ""), ("data:text/html,x", ""), ("https://a/b", "https://a/b")]
)
def test_only_web_addresses_are_links(value: str, href: str) -> None:
    answer = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": value}}]}}
    found = table(json.dumps(answer).encode(), "application/sparql-results+json")
    assert (found.rows[0][0].text, found.rows[0][0].href) == (value, href)


def test_a_long_table_says_that_it_goes_on(start: Start, tmp_path: Path) -> None:
    people = "".join(f'<urn:p{n}> a bb:Person ; rdfs:label "Người {n:05}"@vi .\n' for n in range(1500))
    prefixes = "@prefix bb: <https://w3id.org/bienban/ns#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    people += "".join(f"<urn:a> a bb:Article ; bb:mentions <urn:p{n}> .\n" for n in range(1500))
    (tmp_path / "graph.ttl").write_text(prefixes + people, encoding="utf-8")
    server = start(tmp_path)
    page = Page(server.get("/questions/people").text)
    assert "1000" in page.text
    assert "1500" in page.text
    assert "Người 01499" not in page.text
    assert "Người 01499" in server.get("/questions/people?format=csv").text


def test_downloads_are_the_files_as_they_are(server: Serving, folder: Path) -> None:
    for name in ("graph.ttl", "graph.trig", "graph.nt", "graph.nq", "graph.jsonld"):
        found = server.get(f"/downloads/{name}")
        assert found.body == (folder / name).read_bytes()
        assert f'href="/downloads/{name}"' in server.get("/downloads").text
    part = server.get("/downloads/graph.ttl", Range="bytes=0-9")
    assert (part.status, part.body) == (206, (folder / "graph.ttl").read_bytes()[:10])
    again = server.get("/static/page.css", If_None_Match=server.get("/static/page.css").headers["etag"])
    assert (again.status, again.body) == (304, b"")
