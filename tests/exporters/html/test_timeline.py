"""The time line of posts in the panel of a person and of a body, out of five invented articles, in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from graph.identity import decide, sightings, tenures
from graph.language.folding import slug
from graph.model import Code, KnowledgeGraph, date, merge
from tests.exporters.html.browser import Reader
from tests.exporters.html.test_finding import choose
from tests.exporters.invented import Writer

pytestmark = pytest.mark.browser

Paged = Callable[[KnowledgeGraph, str], Path]

COUNCIL = "body/binh-giang-1976/hdnd"
ANH, BINH = "Trần Thị Ánh", "Lê Văn Bình"
WORDS = {"duong-nhiem": "đương nhiệm", "nguyen": "nguyên", "nhan-chuc": "nhận chức", "thoi-giu": "thôi giữ chức"}
#: Day of an article -> (who, role, how it is held).
TOLD = {
    "2019-03-01": [(ANH, "Chủ tịch", "nhan-chuc"), (BINH, "Phó Chủ tịch", "duong-nhiem")],
    "2020-06-15": [(ANH, "Chủ tịch", "duong-nhiem")],
    "2021-02-10": [(BINH, "Chủ tịch", "duong-nhiem"), (ANH, "Phó Chủ tịch", "duong-nhiem")],
    "2022-11-20": [(ANH, "Chủ tịch", "duong-nhiem"), (BINH, "Chủ tịch", "nguyen")],
    "2023-05-05": [(ANH, "Chủ tịch", "thoi-giu")],
}


def article(day: str, told: list[tuple[str, str, str]]) -> KnowledgeGraph:
    writer = Writer(f"Tin ngày {day}. " + " ".join(f"{role} HĐND tỉnh {name} dự." for name, role, _ in told), day)
    writer.say(writer.article, "schema:datePublished", date(day), day)
    writer.node(COUNCIL, "StateBody", "Hội đồng nhân dân tỉnh Bình Giang")
    for name, role, tenure in told:
        position = writer.position(COUNCIL, slug(role), role, f"{role} Hội đồng nhân dân tỉnh Bình Giang")
        person = writer.node(f"person/binh-giang/{slug(name)}", "Official", name)
        qualifiers = (("bb:attestedOn", date(day)), ("bb:tenure", Code("tenure", tenure, WORDS[tenure])))
        writer.say(person, "bb:holds", position, f"{role} HĐND tỉnh {name}", qualifiers=qualifiers)
    return writer.kg


@pytest.fixture(scope="module")
def careers(paged: Paged) -> Path:
    return paged(merge(article(day, told) for day, told in TOLD.items()), "careers")


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(reader: Reader, page: Path, language: str, label: str) -> None:
    """The page, and the panel of somebody who was looked for."""
    reader.open(page, f"#lang={language}")
    reader.find("#search").send_keys(label)
    reader.keys(Keys.ENTER)
    assert reader.text("#details h2") == label


def rows(reader: Reader) -> list[str]:
    return [" ".join(row.text.split()) for row in reader.all("#timeline li")]


def shown(day: str, language: str) -> str:
    return "/".join(reversed(day.split("-"))) if language == "vi" else day


def test_a_person_s_posts_with_their_gaps(reader: Reader, careers: Path, language: str) -> None:
    opened(reader, careers, language, ANH)
    took, then, again, left = (shown(d, language) for d in TOLD if d != "2021-02-10")
    chair, deputy, took_it, gap, left_it = {
        "vi": ("Chủ tịch", "Phó Chủ tịch", "nhận chức", "ngắt quãng", "thôi giữ"),
        "en": ("Chair", "Deputy Chair", "appointed", "gap", "left"),
    }[language]
    council = "Hội đồng nhân dân tỉnh Bình Giang"
    assert rows(reader) == [
        f"{chair} – {council} {took} {took_it} – {then} … {gap} … {again} – {left} {left_it}",
        f"{deputy} – {council} {shown('2021-02-10', language)}",
    ]
    each = "return [...document.querySelectorAll('#timeline li')].map((r) => r.querySelectorAll('.bar').length)"
    assert reader.run(each) == [2, 1]
    reader.silent(careers)


def test_who_held_the_posts_of_a_body(reader: Reader, careers: Path, language: str) -> None:
    opened(reader, careers, language, "Hội đồng nhân dân tỉnh Bình Giang")
    names = [link.text for link in reader.all("#timeline li .what a")]
    assert names == [ANH, BINH, BINH, ANH], "the chairs first, then their deputies, each by the first day"
    former = {"vi": "nguyên", "en": "former"}[language]
    assert rows(reader)[1].endswith(f"{shown('2021-02-10', language)} · {shown('2022-11-20', language)} {former}")
    reader.silent(careers)


def test_a_day_leads_to_its_words(reader: Reader, careers: Path, language: str) -> None:
    opened(reader, careers, language, ANH)
    reader.click("#timeline button.day", shown("2022-11-20", language))
    lit = "".join(mark.get_attribute("textContent") or "" for mark in reader.all("#article mark.flash"))
    assert lit == f"Chủ tịch HĐND tỉnh {ANH}"
    assert "2022-11-20" in reader.text("#article .text")


def test_the_places_on_the_line_are_in_proportion(reader: Reader, careers: Path) -> None:
    opened(reader, careers, "vi", ANH)
    dots = "return [...document.querySelectorAll('#timeline li:first-child circle')].map((c) => c.getAttribute('cx'))"
    days = [dt.date.fromisoformat(day).toordinal() for day in TOLD]
    shares = [(day - days[0]) / (days[-1] - days[0]) for day in days]
    del shares[2]  # on which somebody else is in the chair
    assert list(map(float, reader.run(dots))) == pytest.approx([6 + 308 * share for share in shares], abs=0.1)
    assert reader.text("#timeline svg") == "2020202120222023"


def test_a_day_of_the_filter_stands_on_the_line(reader: Reader, careers: Path) -> None:
    opened(reader, careers, "vi", ANH)
    reader.click("#filter")
    choose(reader, "#filter-asof", "2020-12-31")
    assert len(reader.all("#timeline .asof")) == 2


def test_many_days_are_folded(reader: Reader, paged: Paged) -> None:
    months = [f"2024-0{month}-02" for month in range(1, 10)]
    page = paged(merge(article(day, [(ANH, "Chủ tịch", "duong-nhiem")]) for day in months), "many")
    opened(reader, page, "vi", ANH)
    assert len(reader.all("#timeline button.day")) == 2
    assert "Ghi nhận ngày: 02/01/2024 – 02/09/2024 (9 ngày)" in reader.text("#details")
    picked = [option.text.split(" · ")[0] for option in reader.all("#article select option")]
    assert picked == [f"02/0{month}/2024" for month in range(1, 10)]
    reader.click("#timeline .more")
    assert len(reader.all("#timeline button.day")) == 9


def test_one_day_needs_no_time_line(reader: Reader, paged: Paged) -> None:
    opened(reader, paged(article("2019-03-01", TOLD["2019-03-01"]), "one"), "vi", ANH)
    assert reader.all("#timeline") == []


def test_the_time_line_of_a_large_body_is_folded(reader: Reader, paged: Paged) -> None:
    many = [
        article(f"2024-01-{i:02d}", [(f"Đỗ Văn {'ABCDEGHIKLMNOPQ'[i]}", "Phó Chủ tịch", "duong-nhiem")])
        for i in range(1, 14)
    ]
    opened(reader, paged(merge(many), "large-body"), "vi", "Hội đồng nhân dân tỉnh Bình Giang")
    assert rows(reader) == []
    reader.click("#timeline summary")
    assert len(rows(reader)) == 13


def test_the_intervals_are_those_of_python(reader: Reader, careers: Path) -> None:
    """One definition of an observed tenure: the page draws what `graph.identity` finds in the same articles."""
    kg = merge(article(day, told) for day, told in TOLD.items())
    who = decide(sightings(kg))
    found = sorted((who.people[t.person].name, t.first, t.last) for t in tenures(who))
    assert len(found) == 5
    drawn = []
    for name in (ANH, BINH):
        opened(reader, careers, "en", name)
        for run in reader.all("#timeline .run"):
            days = [button.text.split()[0] for button in run.find_elements("css selector", "button.day")]
            if "former" not in run.text:
                drawn.append((name, days[0], days[-1]))
    assert sorted(drawn) == found
