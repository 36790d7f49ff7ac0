"""Twice the text, twice the work: no text, however made, costs more than its length."""

from __future__ import annotations

import sys
import time

import pytest

from graph.article import Article
from graph.extraction import extract
from graph.language.folding import slug
from graph.lexicon import lexicon
from tests.benchmarks.articles import GIVEN_NAMES, corpus, long_article
from tests.benchmarks.pieces import PIECES, repeated


def calls(text: str) -> int:
    """How many functions are called to read a text: a measure of work that no other process disturbs."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    article = Article.from_text(text)
    sys.setprofile(note)
    try:
        extract(article)
    finally:
        sys.setprofile(None)
    return count


def seconds(text: str, times: int = 3, enough: float = 0.0) -> float:
    """The shortest of a few runs, in seconds of the processor: what else the machine does is not counted. One that is
    short enough is the last."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        extract(Article.from_text(text))
        best = min(best, time.process_time() - started)
        if best > 1 or best < enough:
            break
    return best


def name(piece: str) -> str:
    """How a piece is called in the list of tests."""
    return ascii(piece).strip("'") if len(piece) < 3 else slug(piece)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    lexicon()
    extract(Article.from_text(corpus()[0]))


def test_work_grows_with_the_length_of_an_article() -> None:
    """Calls per byte of an article of 40 kB and of one of 160 kB: the same within a quarter."""
    small, large = long_article(40_000), long_article(160_000)
    per_byte = [calls(t) / len(t.encode()) for t in (small, large)]
    assert per_byte[1] < 1.25 * per_byte[0]


def test_a_long_article_costs_what_its_parts_cost() -> None:
    """Time, in one run: 300 kB in one piece against the same words in articles."""
    parts = [t for t in corpus() for _ in range(3)]
    apart = sum(seconds(t, 1) for t in parts)
    together = seconds("\n".join(parts), 2, enough=2 * apart)
    assert together < 2 * apart


@pytest.mark.parametrize("piece", PIECES, ids=name)
def test_no_repetition_costs_more_than_its_length(piece: str) -> None:
    """12 kB of one piece against 3 kB: 4 times the time where growth is linear, 16 where it is quadratic."""
    small = max(seconds(repeated(piece, 3_000)), 0.01)
    large = seconds(repeated(piece, 12_000), enough=min(10 * small, 1.5))
    assert large < 10 * small, f"{small * 1000:.1f} ms for 3 kB, {large * 1000:.1f} ms for 12 kB"
    assert large < 1.5


def test_many_people_cost_no_more_than_few() -> None:
    """A list of 250 and of 1,000 different people with their posts."""

    def people(count: int) -> str:
        names = [
            f"Nguyễn {a} {b} - Chủ tịch UBND huyện {c}"
            for a in _MIDDLE for b in GIVEN_NAMES for c in GIVEN_NAMES[:10]
        ][:count]  # fmt: skip
        return "Danh sách\nTham dự có các đồng chí: " + "; ".join(names) + ".\n"

    small, large = seconds(people(250)), seconds(people(1_000))
    assert large < 8 * small


def test_many_short_lines() -> None:
    small, large = (seconds("\n".join(["Hội nghị họp.", "Ông Lê Văn Tám phát biểu."] * n)) for n in (200, 800))
    assert large < 8 * small


_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Hữu", "Quốc", "Xuân", "Thanh", "Ngọc", "Công")
