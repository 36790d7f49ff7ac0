"""What a notebook shows of a graph: counts and meetings that are there, and nothing that labels make of it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from graph.model import Evidence, KnowledgeGraph, Node, Ref, Support, date
from graph.model.notebook import MEETINGS

ALLOWED = {"div", "p", "b", "table", "thead", "tbody", "tr", "th", "td"}


class Cells(HTMLParser):
    """The tags, attributes and text of a piece of HTML, and its table."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.rows: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "tr":
            self.rows.append([])
        if tag == "td":
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.rows and self.rows[-1] and "td" in self.tags[-1:]:
            self.rows[-1][-1] += data


def held(*meetings: tuple[str, str, tuple[str, ...]]) -> KnowledgeGraph:
    """A graph of meetings: (label, day or "", chairs)."""
    kg = KnowledgeGraph()
    kg.add_node(Node("article/1", "Article", "Tin"))
    words = Support("article/1", (Evidence("article/1", 0, 3, "Tin"),))
    for number, (label, day, chairs) in enumerate(meetings):
        kg.add_node(Node(f"event/{number}", "Meeting", label))
        if day:
            kg.add_fact(f"event/{number}", "schema:startDate", date(day), words)
        for chair in chairs:
            kg.add_node(Node(f"person/{chair}", "Person", chair))
            kg.add_fact(f"person/{chair}", "bb:chairs", Ref(f"event/{number}"), words)
    return kg


def test_counts_and_meetings_by_day() -> None:
    kg = held(
        ("Hội nghị B", "2024-02-01", ("Lê An", "Võ Bình")),
        ("Hội nghị C", "", ()),
        ("Hội nghị A", "2024-01-01", ("Lê An",)),
    )
    shown = Cells(kg._repr_html_())
    assert "6 nodes, 5 facts, 1 article3 Meeting, 2 Person, 1 Article" in shown.words
    assert shown.rows[1:] == [
        ["2024-01-01", "Hội nghị A", "Lê An"],
        ["2024-02-01", "Hội nghị B", "Lê An, Võ Bình"],
        ["", "Hội nghị C", ""],
    ]


def test_a_cell_is_no_page() -> None:
    kg = held(
        *(
            (f"Hội nghị {n:02}" + "dài " * 100, f"2024-01-{n:02}", tuple(f"Lê {c}" for c in "ABCDEFG"))
            for n in range(1, 10)
        )
    )
    shown = Cells(kg._repr_html_())
    assert len(shown.rows) == 1 + MEETINGS
    assert f"and {9 - MEETINGS} more meetings" in shown.words
    assert all(row[2] == "Lê A, Lê B, Lê C, Lê D, Lê E and 2 more" for row in shown.rows[1:])
    assert all(len(row[1]) == 201 and row[1].endswith("…") for row in shown.rows[1:])


@pytest.mark.parametrize(
    "label",
    [
        "<script>alert(1)</script>",
        "</td></table><img src=x onerror=alert(1)>",
        "'\" onmouseover='alert(1)",
        "&lt;b&gt; &amp;",
        "An\u202eGnàoh\x1b[31m\x00",
    ],
)
def test_labels_stay_text(label: str) -> None:
    kg = held((label, "2024-01-01", (label,)))
    kg.add_node(Node("x", label, label))
    shown = Cells(kg._repr_html_())
    assert set(shown.tags) <= ALLOWED
    assert shown.attributes == []
    assert all(c.isprintable() for c in shown.words)
    if label.isprintable():
        assert shown.rows[1] == ["2024-01-01", label, label]


def test_an_empty_graph() -> None:
    assert KnowledgeGraph()._repr_html_() == "<div><p><b>KnowledgeGraph</b>: 0 nodes, 0 facts, 0 articles</p></div>"
