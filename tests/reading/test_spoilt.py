"""A few hundred spoilt documents for each reader; `tests/reading/fuzz.py` runs as long as one likes."""

from __future__ import annotations

import random
import time

import pytest

from tests.reading import fuzz


@pytest.mark.parametrize("reader", fuzz.READERS)
def test_spoilt_documents(reader: str) -> None:
    rnd, source = random.Random(20221229), fuzz.good(reader)
    for _ in range(200):
        began = time.monotonic()
        fuzz.attempt(reader, rnd, source)
        assert time.monotonic() - began < 5
