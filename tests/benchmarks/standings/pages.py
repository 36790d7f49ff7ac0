"""How soon a page can be used, beside pyvis's own."""

from __future__ import annotations

from math import isnan

from tests.benchmarks.standings.sheet import measured_on, table
from tests.benchmarks.viewer import opened

__all__ = ["part"]

_SIZES, _MOST = (50, 200, 1000, 5000), 30.0
_ABOUT = f"""\
## How soon a page can be used

Seconds of the clock in headless Chromium without a network, from navigation until the picture stands and (bienban) the search
answers; the better of two for bienban, once for pyvis, whose graph has the same nodes and their direct edges, its own template,
vis inlined and physics on, as `generate_html` writes it. A page of pyvis that is not there after {_MOST:.0f} s is given up, and larger ones
are not tried. bienban's page holds the evidence of every fact, its search, sheets and ready questions too.

"""


def part(date: str) -> str:
    body = []
    for row in opened(_SIZES, _MOST):
        gone = row.pyvis is not None and isnan(row.pyvis)
        theirs = "not tried" if gone else f"> {_MOST:.0f}" if row.pyvis is None else f"{row.pyvis:.1f}"
        ratio = "-" if gone else f"{'> ' if row.pyvis is None else ''}{(row.pyvis or _MOST) / row.seconds:.0f}"
        body.append(
            [f"{row.nodes:,} nodes", f"{row.seconds:.2f}", theirs, ratio, f"{row.megabytes:.2f}",
             "-" if gone else f"{row.pyvis_megabytes:.2f}", f"{row.written:.2f}", f"{row.frames:.0f}"]
        )  # fmt: skip
    return (
        _ABOUT
        + measured_on(date, "pages")
        + table(
            [
                "picture",
                "bienban, s",
                "pyvis, s",
                "ratio",
                "bienban, MB",
                "pyvis, MB",
                "bienban writes it in, s",
                "frames/s",
            ],
            body,
        )
    )
