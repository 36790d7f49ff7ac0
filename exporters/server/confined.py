"""Becomes another program that ends with its parent and has only so much memory (Linux).

    python -I -S confined.py PARENT BYTES PROGRAM [ARGUMENT...]

A script of its own, because a process with threads cannot safely do this between fork and exec. It imports nothing of
the project, so it starts in the time that Python takes.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

__all__ = ["become"]

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal that this process gets when its parent ends, kept across exec


def become(parent: int, memory: int, program: list[str]) -> None:
    """Replace this process by the program. RLIMIT_DATA counts what a program really asks to write to."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before we asked
        sys.exit(1)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execv(program[0], program)  # noqa: S606 - the engine, without a shell


if __name__ == "__main__":
    become(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
