"""Reading the data files: tab-separated, `#` comments, one header row, `;` between values of a cell."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["read_table", "values"]


def read_table(name: str, folder: Traversable | None = None) -> list[dict[str, str]]:
    """The rows of `<name>.tsv` in a folder (`data`), each a mapping of column to cell (empty where the line ends)."""
    folder = folder or files("graph.lexicon") / "data"
    text = (folder / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        cells += [""] * (len(columns) - len(cells))
        rows.append(dict(zip(columns, cells, strict=False)))
    return rows


def values(cell: str) -> list[str]:
    """The values of a cell."""
    return [v.strip() for v in cell.split(";") if v.strip()]
