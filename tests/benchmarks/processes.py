"""What a running process has taken, as Linux counts it; nothing for one that is gone."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["largest", "processor"]


def processor(pid: int) -> float:
    """Seconds of the processor that a process has used itself, without those of its children."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def largest(pid: int) -> float:
    """The most memory that a process has had, in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:")), 0.0)
