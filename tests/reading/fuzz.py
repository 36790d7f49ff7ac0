"""Spoils good documents at random and reads them: whatever comes, a reader gives text or an InputError, soon.

    python -m tests.reading.fuzz pdf 600        ten minutes of spoilt PDFs; with a third argument, another seed

Prints the number of runs, the slowest (seconds of the processor) and the memory; a crash leaves its input in the file
that the message names.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from graph.errors import InputError
from graph.reading import Columns, Limits, apart
from tests.reading import made

READERS = ("text", "page", "word", "pdf", "table", "letter")
ROOT = Path(__file__).resolve().parents[2]
TOKENS = [
    *(
        b"<",
        b"</",
        b"<p>",
        b"<a>",
        b"<td>",
        b"<table>",
        b"<!--",
        b"<![CDATA[",
        b"<svg>",
        b"<!ENTITY ",
        b"<w:tr>",
        b"<w:tc>",
    ),
    *(
        b"&#",
        b"&#1;",
        b"&#0;",
        b"&#xd800;",
        b"\x00",
        b"\xff\xfe",
        b'"',
        b"{",
        b"[",
        b",",
        b"\n",
        b" obj\n",
        b"<<",
        b"stream\n",
    ),
]


def good(reader: str) -> bytes:
    """A document that the reader reads."""
    text = (ROOT / "seeds" / "dong-thap-2022-12-29.txt").read_text(encoding="utf-8")
    if reader == "page":
        return made.page(text, captions=frozenset(text.split("\n")[6:8])).encode()
    if reader == "word":
        return made.word_xml(*text.split("\n"), made.table(["1", "Ông An", "Chủ tịch"]))
    if reader == "pdf":
        return made.pdf(text, height=20)
    if reader == "table":
        return ("title,text\nHọp," + text.replace(",", ";").replace("\n", " ") + "\n").encode() * 3
    if reader == "letter":
        return ("Subject: Họp\nContent-Type: text/html; charset=utf-8\n\n" + made.page(text)).encode()
    return text.encode()


def spoil(data: bytes, rnd: random.Random) -> bytes:
    """A copy with some bytes changed, removed, repeated, or with something nasty put between them."""
    spoilt = bytearray(data)
    for _ in range(rnd.choice([1, 2, 5, 30, 200])):
        at = rnd.randrange(len(spoilt) + 1)
        kind = rnd.randrange(5)
        if kind == 0 and at < len(spoilt):
            spoilt[at] = rnd.randrange(256)
        elif kind == 1:
            del spoilt[at : at + rnd.choice([1, 4, 100, 3000])]
        elif kind == 2:
            start = rnd.randrange(len(spoilt) + 1)
            spoilt[at:at] = spoilt[start : start + rnd.choice([1, 10, 500])]
        elif kind == 3:
            spoilt[at:at] = rnd.randbytes(rnd.randrange(8))
        else:
            spoilt[at:at] = rnd.choice(TOKENS) * rnd.choice([1, 1, 50, 2000])
    return bytes(spoilt)


def attempt(reader: str, rnd: random.Random, source: bytes) -> None:
    """Read one spoilt document; anything but an InputError is a crash."""
    data = spoil(source, rnd)
    if reader != "pdf" and rnd.random() < 0.9:  # else nearly all would end at the decoding
        data = data.decode("utf-8", "ignore").encode()
    if reader == "word":
        data = made.word(parts={"word/document.xml": data}) if rnd.random() < 0.8 else spoil(made.word("Hội nghị"), rnd)
    documents: Callable[..., object] = import_module(
        f"graph.reading.{'plain' if reader == 'text' else reader}"
    ).documents
    try:
        for _ in documents(data, "f", Limits(), Columns()):  # type: ignore[attr-defined]
            pass
    except InputError:
        pass
    except BaseException:
        with tempfile.NamedTemporaryFile(prefix=f"crash-{reader}-", delete=False) as file:
            file.write(data)
        print(f"crashed on {file.name}", file=sys.stderr)
        raise


def main(reader: str, seconds: float, seed: int = 1) -> None:
    rnd, source = random.Random(seed), good(reader)
    runs, slowest, end = 0, 0.0, time.monotonic() + seconds
    # What else the machine does says nothing about the reader; but a PDF is read in a process apart.
    clock = time.monotonic if reader == "pdf" else time.process_time
    while time.monotonic() < end:
        began = clock()
        attempt(reader, rnd, source)
        slowest = max(slowest, clock() - began)
        runs += 1
    apart.end_all()
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
    print(f"{reader}: {runs:,} runs in {seconds:.0f} s, the slowest {slowest:.2f} s, memory {memory} MB")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *map(int, sys.argv[3:]))
