"""How long until the page is drawn and answers a click, how smoothly it moves, and how large the file is.

    python -m tests.benchmarks.viewer [--sizes 50,200,1000,1500,5000,20000] [--pyvis] [--most-seconds 60]

Beside each size, with --pyvis, the same nodes and edges as pyvis draws them by itself (its own template, physics on, vis
inlined), up to the size at which it takes longer than --most-seconds.
The exit code is 1 when a page is slower than `LIMITS` allows.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isnan
from pathlib import Path

from exporters import html
from graph.model import Code, Evidence, KnowledgeGraph, Literal, Node, Ref, Support, date, merge
from tests.exporters.html.browser import Reader

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"]
GIVEN = ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh", "Linh", "Minh", "Nga", "Phúc", "Quân", "Sơn", "Thảo"]

#: Drawn nodes up to which so many seconds may pass until a page is open; fewer frames a second than this are too few.
LIMITS = ((1_100, 1.0), (20_500, 3.0))
FRAMES = 30
#: Kinds of node that are no point of the picture.
UNDRAWN = {"Article", "Position"}


def _article(k: int, bodies: int) -> KnowledgeGraph:
    """One invented meeting: a body that organises it, two that attend, four officials with a post each."""
    names = [f"{SURNAMES[(k + i) % 10]} Văn {GIVEN[(k * 3 + i) % 14]} {k}-{i}" for i in range(4)]
    name = f"Hội nghị tổng kết công tác năm {2000 + k % 25} lần {k}"
    source = f"{name}. " + " ".join(f"Đồng chí {n} - Phó Giám đốc chủ trì." for n in names)
    article = f"article/{k:016x}"
    kg = KnowledgeGraph()
    kg.add_node(Node(article, "Article", name, attributes={"nif:isString": (Literal(source),)}))
    event = f"event/{k}"
    kg.add_node(Node(event, "Meeting", name))
    said = Support(article, (Evidence(article, 0, len(name), name),))
    kg.add_fact(event, "schema:startDate", date(f"20{k % 25:02d}-0{k % 9 + 1}-11"), said)
    for i in range(3):
        body = f"body/{(k * 7 + i * 13) % bodies}"
        kg.add_node(Node(body, ("StateBody", "PartyBody", "MassOrganization")[i], f"Sở số {body[5:]} tỉnh Bình Giang"))
        kg.add_fact(body, "bb:organizes" if i == 0 else "bb:attends", Ref(event), said)
    for i, person in enumerate(names):
        body = f"body/{(k * 7 + i % 3 * 13) % bodies}"
        id, post = f"person/{k}-{i}", f"position/{body[5:]}/{i}"
        kg.add_node(Node(id, "Official", person))
        role = Code("role", "pho-giam-doc", "Phó Giám đốc")
        attributes = {"org:postIn": (Ref(body),), "org:role": (role,)}
        kg.add_node(Node(post, "Position", f"Phó Giám đốc Sở số {body[5:]}", attributes=attributes))
        start = source.index(person)
        own = Support(article, (Evidence(article, start, start + len(person), person),))
        kg.add_fact(id, "bb:holds", Ref(post), own)
        kg.add_fact(id, "bb:chairs" if i < 2 else "bb:attends", Ref(event), own)
    return kg


def corpus(size: int) -> KnowledgeGraph:
    """About `size` nodes that are drawn."""
    count = max(1, round(size / 6))
    return merge(_article(k, max(3, count)) for k in range(count))


def too_slow(drawn: int, opened: float, smooth: float) -> bool:
    """Whether a page of so many nodes took too long to open, or moves in jerks."""
    most = next((seconds for nodes, seconds in LIMITS if drawn <= nodes), float("inf"))
    return opened > most or smooth < FRAMES


def ours(reader: Reader, page: Path) -> float:
    """Seconds from navigation until the network is drawn and its search answers."""
    reader.driver.get("about:blank")
    start = time.perf_counter()
    reader.driver.get(page.as_uri())
    reader.wait("return document.documentElement.dataset.ready === '1'", seconds=120)
    reader.run("bienban.network.redraw(); return bienban.search('tong ket').length")
    return time.perf_counter() - start


def frames(reader: Reader) -> float:
    """Frames a second while panning and zooming over everything."""
    return float(
        reader.driver.execute_async_script("""
          const done = arguments[0], network = bienban.network; bienban.fit(false);
          const scale = network.getScale(); let count = 0; const start = performance.now();
          const step = () => {
            const t = (performance.now() - start) / 1000;
            network.moveTo({ position: { x: Math.sin(t * 3) * 400, y: 0 }, scale: scale * (1 + 0.5 * Math.sin(t * 2)) });
            count++;
            if (t < 2) requestAnimationFrame(step); else done(count / t);
          };
          requestAnimationFrame(step);""")
    )


def theirs(reader: Reader, kg: KnowledgeGraph, page: Path, most: float) -> float | None:
    """The same for pyvis's own page; None when it is not there after `most` seconds."""
    from pyvis.network import Network

    net = Network(cdn_resources="in_line", directed=True)
    net.nodes = [
        {"id": n.id, "label": n.label, "shape": "dot", "color": "#97c2fc"} for n in kg.nodes() if n.kind not in UNDRAWN
    ]
    net.node_ids = [n["id"] for n in net.nodes]
    drawn = {*net.node_ids}
    net.edges = [
        {"from": f.subject, "to": f.object.id, "label": f.predicate, "arrows": "to"}
        for f in kg.facts()
        if isinstance(f.object, Ref) and f.subject in drawn and f.object.id in drawn
    ]
    page.write_text(net.generate_html(), encoding="utf-8")
    reader.driver.set_page_load_timeout(most)
    reader.driver.get("about:blank")
    start = time.perf_counter()
    try:
        reader.driver.get(page.as_uri())
        there = "const bar = document.getElementById('loadingBar'); return !bar || bar.style.display === 'none'"
        reader.wait(there, seconds=most)
    except Exception:  # a page that does not come within the time
        return None
    finally:
        reader.driver.set_page_load_timeout(300)
    return time.perf_counter() - start


@dataclass(frozen=True)
class Opened:
    """A page of `nodes` drawn nodes: seconds to write and to open it, its MB, frames a second; and pyvis's own page of the
    same nodes and edges: seconds (None: not there in time, nan: not asked), MB."""

    nodes: int
    written: float
    megabytes: float
    seconds: float
    frames: float
    pyvis: float | None
    pyvis_megabytes: float


def browser() -> tuple[str, str]:
    """(Chromium, chromedriver); ends the program where there is none."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        sys.exit("no Chromium with chromedriver on this machine")
    return chromium, chromedriver


def opened(sizes: Iterable[int], most: float | None) -> Iterator[Opened]:
    """Open a page of each size; and beside it that of pyvis, which may take `most` seconds (None: it is not asked), up to
    the size at which it takes longer."""
    chromium, chromedriver = browser()
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(chromium, chromedriver, Path(folder) / "profile")
        try:
            for size in sizes:
                kg = corpus(size)
                page, beside = Path(folder) / f"{size}.html", Path(folder) / "pyvis.html"
                start = time.perf_counter()
                html.write(kg, page)
                written = time.perf_counter() - start
                seconds = min(ours(reader, page) for _ in range(2))
                smooth = frames(reader)
                other: float | None = float("nan")
                if most is not None:  # in a browser of its own: a page that hangs keeps hanging
                    apart = Reader(chromium, chromedriver, Path(folder) / f"profile-{size}")
                    other = theirs(apart, kg, beside, most)
                    apart.close()
                drawn = sum(n.kind not in UNDRAWN for n in kg.nodes())
                bytes_beside = beside.stat().st_size if most is not None else 0
                yield Opened(drawn, written, page.stat().st_size / 1e6, seconds, smooth, other, bytes_beside / 1e6)
                if other is None:
                    most = None
        finally:
            reader.close()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", default="50,200,1000,1500,5000,20000")
    arguments.add_argument("--pyvis", action="store_true")
    arguments.add_argument("--most-seconds", type=float, default=60)
    asked = arguments.parse_args()
    print("| nodes | written, s | file, MB | open, s | frames/s | pyvis alone, s |")
    print("|------:|-----------:|---------:|--------:|---------:|---------------:|")
    slow = []
    for row in opened(map(int, asked.sizes.split(",")), asked.most_seconds if asked.pyvis else None):
        beside = f"> {asked.most_seconds:.0f}" if row.pyvis is None else "" if isnan(row.pyvis) else f"{row.pyvis:.1f}"
        cells = (f"{row.written:.2f}", f"{row.megabytes:.2f}", f"{row.seconds:.2f}", f"{row.frames:.0f}", beside)
        print(f"| {row.nodes} | {' | '.join(cells)} |", flush=True)
        if too_slow(row.nodes, row.seconds, row.frames):
            slow.append(row.nodes)
    if slow:
        sys.exit(f"too slow at {', '.join(map(str, slow))} nodes")


if __name__ == "__main__":
    main()
