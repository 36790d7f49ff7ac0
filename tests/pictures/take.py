"""Takes the picture of the README: the viewer on the first article, one official chosen.

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


def take(picture: Path) -> None:
    """Write the picture (a PNG of 1280 by 800 points)."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "graph.html"
        bienban.write_html(bienban.extract(bienban.read(SEED)), page)
        reader = Reader(chromium, shutil.which("chromedriver") or "chromedriver", Path(folder) / "profile")
        try:
            reader.open(page)
            reader.click_node(CHOSEN)
            reader.driver.save_screenshot(str(picture))
        finally:
            reader.close()


if __name__ == "__main__":
    take(HERE / "viewer.png")
