"""The lines of a PDF's pages, read in this process: elsewhere it is another one that reads them."""

from __future__ import annotations

import pytest

from graph.reading.pdf_pages import placed_pages
from tests.reading import made

pytest.importorskip("pypdfium2")
STORY = "Hội nghị tổng kết công tác năm.\nĐồng chí Lê Văn An chủ trì hội nghị.\nHội nghị bầu ban chấp hành."


def test_lines_stand_in_their_order() -> None:
    (page,) = placed_pages(made.pdf(STORY, numbered=False), 10, 10_000)
    assert [line for line in page if line] == STORY.split("\n")


def test_a_long_text_has_several_pages() -> None:
    pages = placed_pages(made.pdf("\n".join([STORY] * 10), height=10, numbered=False), 10, 10_000)
    assert len(pages) > 2
    assert [line for page in pages for line in page if line] == STORY.split("\n") * 10


@pytest.mark.parametrize(
    ("data", "pages", "letters", "told"),
    [
        (made.pdf("\n".join([STORY] * 10), height=10), 2, 10_000, "pages"),
        (made.pdf(STORY), 10, 20, "letters"),
        (made.pdf(STORY)[:60], 10, 10_000, "damaged"),
        (b"no PDF", 10, 10_000, "damaged"),
    ],
)
def test_what_stands_in_the_way_is_told(data: bytes, pages: int, letters: int, told: str) -> None:
    assert placed_pages(data, pages, letters) == told
