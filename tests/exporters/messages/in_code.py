"""The messages that the code can make, read from the code: of errors, of the report, and of `say`.

A message is followed to where its words stand: through `x if y else z`, names of the same function, constants of the
module, what functions of the module return, and what they are called with.
"""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from graph import errors

__all__ = ["Module", "normal"]

ERRORS = {*errors.__all__, "BadParameter", "Refused", "UsageError"} - {"printable"}
#: Names that hold a remark or a reason which is shown later.
REMARKS = {"NO_FACTS", "notes", "problem", "reason"}


def normal(message: str) -> str:
    """A message with all places written alike: `no {1} in {folder}` -> `no {} in {}`. Raises ValueError for what is no
    template."""
    return "".join(
        text + ("{}" if field is not None else "") for text, field, _, _ in string.Formatter().parse(message)
    )


class Module:
    """The messages of one file."""

    def __init__(self, path: Path) -> None:
        #: What the exporters keep under such a name goes to programs.
        self.remarks = REMARKS if "graph" in path.parts else set()
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.functions = {n.name: n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)}

    @cached_property
    def nodes(self) -> list[tuple[ast.AST, ast.AST]]:
        """Every node with the function that it stands in."""
        found: list[tuple[ast.AST, ast.AST]] = []

        def walk(node: ast.AST, inside: ast.AST) -> None:
            for child in ast.iter_child_nodes(node):
                found.append((child, inside))
                walk(child, child if isinstance(child, ast.FunctionDef) else inside)

        walk(self.tree, self.tree)
        return found

    def shown(self) -> Iterator[str]:
        """Errors and remarks, made in English and translated where they are shown; places as `{1}`, `{2}`."""
        for node, inside in self.nodes:
            if isinstance(node, ast.Call) and (_name(node.func) in ERRORS and node.args):
                yield from self.templates(node.args[-1], inside)
            if isinstance(node, ast.Call) and _name(node.func) == "_note" and len(node.args) > 2:
                yield from self.templates(node.args[2], inside)
            if isinstance(node, ast.Call) and _name(node.func) == "append" and ast.unparse(node.func) == "notes.append":
                yield from self.templates(node.args[0], inside)
            if isinstance(node, ast.keyword) and node.arg == "problem":
                yield from self.templates(node.value, inside)
            if isinstance(node, ast.Assign) and {_name(target) for target in node.targets} & self.remarks:
                yield from self.templates(node.value, inside)

    def said(self) -> Iterator[str]:
        """What is given to `say`."""
        for node, inside in self.nodes:
            if isinstance(node, ast.Call) and _name(node.func) == "say":
                yield from self.templates(node.args[0], inside)

    def words(self) -> Iterator[str]:
        """Every text in the code, for whoever wants to know whether something is still said."""
        for node, inside in self.nodes:
            if isinstance(node, ast.Constant | ast.JoinedStr):
                yield from self.templates(node, inside)

    def templates(self, node: ast.AST, inside: ast.AST, depth: int = 6) -> Iterator[str]:
        if not depth:
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if any(c.isalpha() for c in node.value):
                yield node.value
        elif isinstance(node, ast.JoinedStr):
            places = [part for part in node.values if isinstance(part, ast.FormattedValue)]
            yield "".join(
                f"{{{places.index(part) + 1}}}" if isinstance(part, ast.FormattedValue) else part.value  # type: ignore[attr-defined]
                for part in node.values
            )
            for place in places:
                yield from self.templates(place.value, inside, depth - 1)
        else:
            for follow in self._leads_to(node, inside):
                yield from self.templates(follow, inside, depth - 1)

    def _leads_to(self, node: ast.AST, inside: ast.AST) -> Iterator[ast.AST]:
        if isinstance(node, ast.IfExp):
            yield from (node.body, node.orelse)
        elif isinstance(node, ast.BoolOp):
            yield from node.values
        elif isinstance(node, ast.Dict):
            yield from node.values
        elif isinstance(node, ast.Tuple | ast.List):
            yield from node.elts
        elif isinstance(node, ast.BinOp):
            yield from (node.left, node.right)
        elif isinstance(node, ast.Subscript):
            yield node.value
        elif isinstance(node, ast.Name):
            yield from self._values(node.id, inside)
        elif isinstance(node, ast.Call):
            name = _name(node.func)
            if isinstance(node.func, ast.Attribute) and name in {"format", "get", "items"}:
                yield node.func.value
                yield from node.args[1:]
            for inner in ast.walk(self.functions[name]) if name in self.functions else ():
                if isinstance(inner, ast.Return) and inner.value:
                    yield inner.value

    def _values(self, name: str, inside: ast.AST) -> Iterator[ast.AST]:
        """What a name may be: assigned here or in the module, looped over, or given by who calls."""
        for node, where in self.nodes:
            if where not in (inside, self.tree):
                continue
            if isinstance(node, ast.Assign) and any(_name(target) == name for target in node.targets):
                yield node.value
            elif isinstance(node, ast.AnnAssign) and _name(node.target) == name and node.value:
                yield node.value
            elif isinstance(node, ast.For) and name in {_name(n) for n in ast.walk(node.target)}:
                yield node.iter
        if isinstance(inside, ast.FunctionDef):
            names = [argument.arg for argument in inside.args.args]
            for node, _ in self.nodes if name in names else ():
                if isinstance(node, ast.Call) and _name(node.func) == inside.name:
                    at = names.index(name) - (names[0] == "self")
                    yield from node.args[at : at + 1]


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
