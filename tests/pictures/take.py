"""Takes the pictures of the README from a real build: the graph, a meeting sheet, the page on a phone in the dark.

    python -m tests.pictures.take

Needs Chromium with chromedriver, and bienban with the extra `test`.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import bienban
from tests.exporters.html.browser import Reader

HERE = Path(__file__).resolve().parent
SEED = HERE.parents[1] / "seeds" / "dong-thap-2022-12-29.txt"
CHOSEN = "Phan Văn Thắng"
#: More than this is too much for a page that people open on the way.
LARGEST = 300_000


def take(folder: Path) -> list[Path]:
    """Write the pictures (PNG) and give their paths; raises ValueError for one that is too large."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "graph.html"
        bienban.write_html(bienban.extract(bienban.read(SEED)), page)
        reader = Reader(chromium, shutil.which("chromedriver") or "chromedriver", Path(scratch) / "profile")
        try:
            reader.open(page)
            reader.click_node(CHOSEN)
            pictures = [_shoot(reader, folder / "viewer.png")]
            reader.open(page, "#tab=sheet")
            pictures.append(_shoot(reader, folder / "sheet.png"))
            reader.size(390, 844, dark=True)
            reader.open(page)
            reader.click_node(CHOSEN)
            pictures.append(_shoot(reader, folder / "phone.png"))
        finally:
            reader.close()
    return pictures


def _shoot(reader: Reader, picture: Path) -> Path:
    assert reader.driver.get_log("browser") == [], "a page that complains is not shown to anybody"
    reader.driver.save_screenshot(str(picture))
    if picture.stat().st_size > LARGEST:
        raise ValueError(f"{picture.name} has {picture.stat().st_size} bytes")
    return picture


if __name__ == "__main__":
    take(HERE)
