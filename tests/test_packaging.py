"""What is in the wheel: the packages, their data, the licence; and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import bienban

DATA = {".tsv", ".toml", ".ttl", ".rq", ".json", ".js", ".css", ".j2", ".html", ".md", ".svg", ".wasm", ".woff2"}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this tree, built without a network."""
    if not find_spec("build") or not find_spec("hatchling"):
        pytest.skip("needs the packages build and hatchling")
    out = tmp_path_factory.mktemp("wheel")
    building = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(root)]
    done = subprocess.run(building, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = out.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.mark.slow
def test_every_module_and_data_file_is_in_the_wheel(wheel: zipfile.ZipFile, root: Path) -> None:
    expected = {"bienban.py"} | {
        path.relative_to(root).as_posix()
        for room in ("graph", "exporters")
        for path in (root / room).rglob("*")
        if path.suffix in DATA | {".py", ".typed"} or path.name == "py.typed"
    }
    inside = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert inside >= expected
    assert {name.split("/")[0] for name in inside} == {"bienban.py", "graph", "exporters"}
    assert not [name for name in inside if "__pycache__" in name or name.endswith(".pyc")]


@pytest.mark.slow
def test_the_metadata_of_the_wheel(wheel: zipfile.ZipFile) -> None:
    info = next(name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name)
    metadata = wheel.read(f"{info}/METADATA").decode()
    assert f"Version: {bienban.__version__}\n" in metadata
    assert "License-Expression: MIT\n" in metadata
    assert f"{info}/licenses/LICENSE" in wheel.namelist()
    assert "bienban = bienban:main" in wheel.read(f"{info}/entry_points.txt").decode()


def test_the_version_stands_in_one_place_and_in_the_changelog(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"]
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{bienban.__version__}]" in changelog or "## [Unreleased]" in changelog


def test_every_dependency_is_used(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    sources = [root / "bienban.py", *(root / "graph").rglob("*.py"), *(root / "exporters").rglob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    for requirement in project["dependencies"]:
        name = requirement.split(">")[0]
        assert f"import {name}" in code or f"from {name}" in code, f"{name} is not used"


def test_the_licences_of_every_extra_are_looked_at(root: Path) -> None:
    extras = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    looked_at = re.findall(
        r'install --quiet "\$\{wheels\[0\]\}\[([\w,]+)\]"', (root / ".ci" / "run").read_text(encoding="utf-8")
    )
    assert [set(names.split(",")) for names in looked_at] == [set(extras) - {"test", "lint", "release", "mutation"}]
