"""A reader that runs in a process of its own, where it can neither fill this machine's memory nor hang this program.

What a PDF unpacks to is known to nobody before it is unpacked: 16 kB can be 10 GB, or a page that draws itself a
billion times, and the library that reads it is C++. So it is read by a child whose memory and time the system bounds.
The child is used again for the next document, and a new one is started when it has died.

    requests    8 bytes length, JSON [seconds, settings], a newline, the document
    answers     8 bytes length, JSON
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

__all__ = ["MEMORY", "SECONDS", "ChildDied", "ask", "end_all", "serve"]

#: Bytes of memory, and seconds for one document: several times what 2,000 pages take. POSIX systems enforce both.
MEMORY, SECONDS = 1_000_000_000, 60

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {0} import {1}; {1}()"

_lock = threading.Lock()
_children: dict[tuple[int, str], subprocess.Popen[bytes]] = {}


class ChildDied(Exception):
    """The child took too much memory or time, or its library crashed."""


def ask(module: str, function: str, settings: dict[str, Any], data: bytes, seconds: int = SECONDS) -> Any:
    """What the child that runs `function` of `module` answers for a document. Raises ChildDied."""
    key = (os.getpid(), f"{module}.{function}")  # a fork of this process has children of its own
    request = json.dumps([seconds, settings]).encode() + b"\n" + data
    with _lock:
        answer = _asked(key, request) if key in _children else None
        if answer is None:  # none yet, or it died, perhaps of what it had kept: only a fresh one's death says something
            _children[key] = _started(module, function)
            answer = _asked(key, request)
    if answer is None:
        raise ChildDied
    return json.loads(answer)


def _asked(key: tuple[int, str], request: bytes) -> bytes | None:
    """What the child answers; None, and no child any more, if it died."""
    child = _children[key]
    assert child.stdin is not None
    assert child.stdout is not None
    answer = None
    try:
        child.stdin.write(len(request).to_bytes(8, "big") + request)
        child.stdin.flush()
        answer = _read(child.stdout)
    except BrokenPipeError:
        pass
    finally:
        if answer is None:  # interrupted, too: an answer that nobody has read must not become that of the next document
            _end(key)
    return answer


def _started(module: str, function: str) -> subprocess.Popen[bytes]:
    """Out of reach of Ctrl-C, which is for this program: the child ends when its input does."""
    code = _START.format(module, function)
    return subprocess.Popen(  # noqa: S603 - this very interpreter, and our own code
        [sys.executable, "-c", code, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end(key: tuple[int, str]) -> None:
    child = _children.pop(key)
    child.kill()
    for pipe in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):  # what was not written is not needed any more
            if pipe is not None:
                pipe.close()
    child.wait()


@atexit.register
def end_all() -> None:
    """End the children of this process; the next question starts new ones."""
    for key in [key for key in _children if key[0] == os.getpid()]:
        _end(key)


def _read(stream: BinaryIO | Any) -> bytes | None:
    """One message; None when there is no more."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    length = int.from_bytes(head, "big")
    body: bytes = stream.read(length)
    return body if len(body) == length else None


def serve(answer: Callable[[dict[str, Any], bytes], Any]) -> None:
    """In the child: answer request after request, within the bounds, until there are no more."""
    _bound_memory()
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints prints nowhere
    while (request := _read(sys.stdin.buffer)) is not None:
        told, _, data = request.partition(b"\n")
        seconds, settings = json.loads(told)
        _alarm(seconds)
        answered = json.dumps(answer(settings, data)).encode()
        _alarm(0)
        output.write(len(answered).to_bytes(8, "big") + answered)
        output.flush()


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not a POSIX system, or one with a lower bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _alarm(seconds: int) -> None:
    """The system ends this process after so many seconds, wherever it is."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
