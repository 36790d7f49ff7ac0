"""Asks one question in a process of its own: a time limit holds, and a crash of an engine ends only the question.

`ask` is called by the parent; `python -m exporters.sparql.worker` reads the order from standard input and writes the
answer to standard output, both as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

import exporters
from exporters.sparql.answers import Answer
from exporters.sparql.loaded import Loaded
from exporters.sparql.target import find
from graph.errors import QueryError, UnreadableSource

__all__ = ["ask"]


def ask(target: Path, query: str, prefixes: Mapping[str, str], *, engine: str, seconds: float) -> Answer:
    """Ask in another process. Raises QueryError when there is no answer in so many seconds, and as
    `Loaded.ask`."""
    order = {"target": os.fspath(target), "query": query, "prefixes": dict(prefixes), "engine": engine}
    root = str(Path(exporters.__file__).resolve().parents[1])
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "exporters.sparql.worker"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise QueryError(f"no answer within {seconds:g} seconds; ask for less, or give it more time") from None
    if done.returncode:
        raise QueryError("the query ended the engine; it is too deep, or needs more memory than there is")
    return _read(json.loads(done.stdout))


def _read(reply: dict[str, Any]) -> Answer:
    if reply["error"] == "UnreadableSource":
        raise UnreadableSource(*reply["message"])
    if reply["error"]:
        raise QueryError(reply["message"])
    answer = reply["answer"]
    return Answer(
        answer["form"],
        tuple(answer["variables"]),
        tuple(tuple(row) for row in answer["rows"]),
        answer["truth"],
        tuple((s, p, o) for s, p, o in answer["triples"]),
    )


def _serve(order: dict[str, Any]) -> dict[str, Any]:
    try:
        loaded = Loaded(find(Path(order["target"])), order["engine"])
        answer = loaded.ask(order["query"], order["prefixes"])
    except UnreadableSource as error:
        return {"error": "UnreadableSource", "message": [error.source, error.problem]}
    except QueryError as error:
        return {"error": "QueryError", "message": str(error)}
    return {"error": "", "answer": asdict(answer)}


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(_serve(json.loads(sys.stdin.buffer.read()))).encode())
