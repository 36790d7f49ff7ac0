"""The house stands on its walls: who may import whom, what `--help` may not load, how long a module may be, and that every
room says what is in it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {"graph": {"graph"}, "exporters": {"exporters", "graph"}, "bienban.py": {"bienban", "exporters", "graph"}}
HOUSE = {"graph", "exporters", "bienban", "tests"}
#: What takes longer to import than `bienban --help` may take.
HEAVY = {
    "networkx",
    "rdflib",
    "pyvis",
    "rich",
    "pyshacl",
    "pyoxigraph",
    "requests",
    "IPython",
    "jinja2",
    "starlette",
    "uvicorn",
    "dask",
    "distributed",
    "fsspec",
    "upath",
}
#: The rooms and modules of graph/facts: each imports only from those above it, and those of one line not from one another.
#: The docstring of the package says what each is for.
FACTS = (
    {"codes", "rules"},
    {"builder"},
    {"event"},
    {"issuers", "speaking"},
    {"article", "awards", "derived", "documents", "events", "posts", "utterances"},
    {"official"},
)


def modules(room: str) -> list[Path]:
    return [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> set[tuple[int, str]]:
    """(line, top-level package) of every import in a file, wherever it stands in it."""
    found: set[tuple[int, str]] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} is a relative import"
            found.add((node.lineno, (node.module or "").split(".")[0]))
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_directions(room: str) -> None:
    paths = modules(room)
    assert paths
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {package}"
        for path in paths
        for line, package in sorted(imported(path))
        if package in HOUSE - MAY_IMPORT[room]
    ]
    assert wrong == []


def test_rooms_of_facts_stand_in_their_order() -> None:
    """A circle between kinds of facts means that both need something that belongs below them."""
    floor = {name: number for number, names in enumerate(FACTS) for name in names}
    found = {path.relative_to(ROOT / "graph/facts").parts[0].removesuffix(".py") for path in modules("graph/facts")}
    assert found - {"__init__"} == floor.keys()
    for path in modules("graph/facts"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = path.relative_to(ROOT / "graph/facts").parts[0].removesuffix(".py")
        for node in (n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)):
            assert node in tree.body, f"{path.relative_to(ROOT)}:{node.lineno} hides an import from this test"
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            for module in (m for m in named if m.startswith("graph.facts.")):
                other = module.split(".")[2]
                told = f"{path.relative_to(ROOT)}:{node.lineno}: graph.facts.{own} stands beside or below {module}"
                assert other == own or floor[other] < floor[own], told


@pytest.mark.parametrize("room", [*MAY_IMPORT, "tests"])
def test_modules_are_short_and_named_after_their_subject(room: str) -> None:
    for path in modules(room):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 400, f"{path.relative_to(ROOT)} has {lines} lines; it holds more than one idea"
        assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


@pytest.mark.parametrize("room", ["graph", "exporters"])
def test_every_room_names_what_is_in_it(room: str) -> None:
    """In the docstring of its package or in its README.md: that is where a newcomer looks for a module."""
    for package in sorted((ROOT / room).rglob("__init__.py")):
        readme = package.with_name("README.md")
        told = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
        told += readme.read_text(encoding="utf-8") if readme.exists() else ""
        held = [path.stem for path in package.parent.glob("*.py") if path != package]
        held += [path.parent.name for path in package.parent.glob("*/__init__.py")]
        untold = sorted(name for name in held if name not in told)
        assert not untold, f"{package.relative_to(ROOT)} does not say what these are for: {untold}"


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_variable_hides_the_package(room: str) -> None:
    for path in modules(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                assert node.id not in {"graph", "exporters"}, f"{path.relative_to(ROOT)}:{node.lineno}"


@pytest.mark.parametrize("module", ["bienban", "graph", "exporters"])
def test_heavy_packages_are_left_to_those_who_need_them(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert loaded.split() == []
