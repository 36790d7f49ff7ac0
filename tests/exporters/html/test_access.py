"""For everyone: axe finds no serious violation; focus can be seen; motion stops where it is not wanted."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from selenium.webdriver.common.keys import Keys

from tests.exporters.html.browser import Reader

pytestmark = pytest.mark.browser

VIEWS = ["", "#tab=sheet", "#tab=table", "#tab=ask"]


@pytest.fixture(scope="module")
def axe(root: Path) -> str:
    """axe-core, a tool of this test and no part of the project; where it is not the test is skipped, or fails in CI."""
    stated = os.environ.get("BIENBAN_AXE")
    script = Path(stated) if stated else root / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        reason = "no axe-core here: run `npm install --no-save axe-core`, or set BIENBAN_AXE to its axe.min.js"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}; CI=true asks for it")
        pytest.skip(reason)
    return script.read_text(encoding="utf-8")


def violations(reader: Reader, axe: str) -> list[str]:
    reader.run(axe)
    found = reader.driver.execute_async_script("axe.run(document).then(arguments[0])")
    return [
        f"{v['id']}: {[n['html'][:120] for n in v['nodes'][:3]]}"
        for v in found["violations"]
        if v["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_violation(reader: Reader, page: Path, axe: str, view: str, language: str, dark: bool) -> None:
    reader.size(1280, 800, dark=dark)
    reader.open(page, (view or "#tab=graph") + f"&lang={language}")
    assert violations(reader, axe) == []
    reader.run("bienban.choose.node(bienban.nodes.findIndex((n) => n.label === 'Trần Thị Ánh'))")
    reader.click("#filter")
    assert violations(reader, axe) == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_violation_on_a_phone(reader: Reader, page: Path, axe: str, view: str) -> None:
    reader.size(390, 844)
    reader.open(page, view)
    assert violations(reader, axe) == []


def test_an_edge_sheet_has_no_serious_violation(reader: Reader, page: Path, axe: str) -> None:
    reader.open(page)
    reader.run("bienban.choose.edge(bienban.edges.find((e) => e.predicate === 'bb:chairs'))")
    assert violations(reader, axe) == []


def test_motion_stops_where_it_is_not_wanted(reader: Reader, page: Path) -> None:
    reader.size(1280, 800, reduced_motion=True)
    reader.open(page)
    reader.click('#zoom [aria-label="Phóng to"]')
    moving = reader.run("return bienban.network.view.easingTime !== 0 && bienban.network.view.easingTime < 1")
    assert not moving


def test_the_focus_can_be_seen(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.keys("\ue004")
    style = reader.run("const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]")
    assert style == ["solid", "2px"]


@pytest.mark.parametrize("view", VIEWS)
def test_tab_reaches_every_control(reader: Reader, page: Path, view: str) -> None:
    """One stop for each control that can be seen; a list of tabs and the highlights of the article are one stop each."""
    reader.open(page, (view or "#tab=graph") + "&node=" + quote("person/binh-giang/tran-thi-anh-0a1b2c"))
    seen = """
        const all = [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [tabindex='0']")];
        return all.filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && e.offsetParent !== null);"""
    waiting = set(reader.run(seen))
    assert len(waiting) > 20
    for _ in range(len(waiting) + 10):
        reader.keys(Keys.TAB)
        waiting.discard(reader.driver.switch_to.active_element)
    assert [e.get_attribute("outerHTML")[:100] for e in waiting] == []


def test_chips_and_days_are_pressed_by_keys(reader: Reader, page: Path) -> None:
    reader.open(page, "#node=" + quote("person/binh-giang/tran-thi-anh-0a1b2c"))
    reader.run("document.querySelector('#legend [data-kind=Official]').focus()")
    reader.keys(Keys.SPACE)
    assert reader.find("#legend [data-kind=Official]").get_attribute("aria-pressed") == "false"
    reader.run("document.querySelectorAll('#timeline button.day')[1].focus()")
    reader.keys(Keys.ENTER)
    assert reader.all("#article mark.flash")
