"""A reader's browser: opens pages from disk and writes down every request, console line and dialog."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

__all__ = ["Reader"]


class Reader:
    """Headless Chromium with what a person does (open, click, type) and what a person would not see (requests)."""

    def __init__(self, chromium: str, chromedriver: str, profile: Path) -> None:
        options = Options()
        options.binary_location = chromium
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            f"--user-data-dir={profile}",
            "--window-size=1280,940",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        self.driver = webdriver.Chrome(options=options, service=Service(chromedriver))
        self.driver.set_script_timeout(20)
        self.size(1280, 800)

    def close(self) -> None:
        self.driver.quit()

    def size(self, width: int, height: int, *, dark: bool = False, reduced_motion: bool = True) -> None:
        """The screen, and what the reader's system prefers."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if reduced_motion else "no-preference"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, page: Path, fragment: str = "") -> None:
        """Open a page afresh and wait until it is drawn."""
        self.driver.get("about:blank")
        self.logs()
        self.driver.get(page.as_uri() + fragment)
        self.wait("return document.documentElement.dataset.ready === '1'")

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, *arguments: Any, seconds: float = 10) -> Any:
        """Until a script gives something true."""
        end = time.monotonic() + seconds
        while True:
            found = self.run(script, *arguments)
            if found:
                return found
            if time.monotonic() > end:
                raise AssertionError(f"never true: {script}; console: {self.driver.get_log('browser')}")
            time.sleep(0.05)

    def find(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def text(self, css: str) -> str:
        """What an element says, shown or scrolled away."""
        return str(self.run("return document.querySelector(arguments[0]).textContent", css))

    def click(self, css: str, text: str = "") -> None:
        """Click the first element that fits and, if asked, says this."""
        for element in self.all(css):
            if not text or text in (element.text or element.get_attribute("textContent") or ""):
                self.run("arguments[0].scrollIntoView({block: 'center'})", element)
                element.click()
                return
        raise AssertionError(f"nothing to click: {css} {text!r}")

    def keys(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def click_node(self, label: str) -> None:
        """Click a card on the stage."""
        self.mouse(*self.node_place(label))

    def double_click_node(self, label: str) -> None:
        x, y = self.node_place(label)
        self.mouse(x, y, pause=0.05)
        self.mouse(x, y)

    def node_place(self, label: str) -> tuple[float, float]:
        """Where on the screen a card is."""
        x, y = self.run(
            "const n = bienban.nodes.find((n) => n.label === arguments[0]);"
            "const p = bienban.network.canvasToDOM(bienban.at(n.i));"
            "const r = document.getElementById('network').getBoundingClientRect();"
            "return [r.left + p.x, r.top + p.y];",
            label,
        )
        return x, y

    def edge_place(self, predicate: str, source: str) -> tuple[float, float]:
        """A place on the screen where an edge can be seen: between the cards, and not where another crosses it."""
        x, y = self.run(
            """
            const e = bienban.edges.find((e) => e.predicate === arguments[0] && bienban.nodes[e.from].label === arguments[1]);
            const r = document.getElementById("network").getBoundingClientRect();
            for (let t = 0.05; t < 1; t += 0.01) {
              const p = bienban.network.canvasToDOM(bienban.network.body.edges[e.id].edgeType.getPoint(t));
              const free = bienban.network.getNodeAt(p) === undefined && bienban.network.getEdgeAt(p) === e.id;
              if (free) return [r.left + p.x, r.top + p.y];
            }
            return [null, null];""",
            predicate,
            source,
        )
        assert x is not None, "nowhere to be seen"
        return x, y

    def picture(self, css: str) -> bytes:
        return bytes(self.find(css).screenshot_as_png)

    @contextmanager
    def paper(self) -> Iterator[None]:
        """The page as a printer gets it."""
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        yield
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    def mouse(self, x: float, y: float, *, click: bool = True, pause: float = 0.35) -> None:
        kinds = ["mouseMoved", *(["mousePressed", "mouseReleased"] if click else [])]
        for kind in kinds:
            event = {"type": kind, "x": x, "y": y, "button": "none" if kind == "mouseMoved" else "left"}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event | {"clickCount": 1})
        time.sleep(pause)

    def logs(self) -> tuple[list[str], list[str]]:
        """Console lines, and addresses asked for, since the last look."""
        console = [line["message"] for line in self.driver.get_log("browser")]
        requests = []
        for line in self.driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                requests.append(message["params"]["request"]["url"])
        return console, requests

    def dialog(self) -> str:
        """The text of an open dialog; "" when there is none."""
        try:
            alert = self.driver.switch_to.alert
        except NoAlertPresentException:
            return ""
        text = alert.text or "(empty)"
        alert.dismiss()
        return text

    def silent(self, page: Path) -> None:
        """Assert that the page asked for nothing but itself, said nothing, and opened no dialog."""
        assert self.dialog() == ""
        console, requests = self.logs()
        assert console == []
        own = ("data:", "blob:", "about:", page.as_uri())
        assert [r for r in requests if not r.startswith(own)] == []
