"""The seed gives the same facts, with the same words behind each, whatever it is saved as.

What cannot be the same: offsets (a page and a PDF have other blank lines), and what is made from them or from the bytes
of the text, which is the names of the article and of its utterances. Nothing else differs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.extraction import extract
from graph.model import Fact, KnowledgeGraph, Literal, Ref, Value
from graph.reading import Source, read
from tests.reading import made
from tests.reading.made import in_font, windows_1258
from tests.reading.test_documents import lines

CAPTIONS = "Đồng chí Phan Văn Thắng - Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh"


def page(text: str) -> bytes:
    captions = frozenset(line for line in lines(text) if line.startswith(CAPTIONS) and not line.endswith("."))
    return made.page(text, captions=captions, byline="Ngân Nguyễn").encode()


FORMS: dict[str, Callable[[str], bytes]] = {
    "tin.html": page,
    "tin.docx": lambda text: made.word(*text.split("\n")),
    "tin.pdf": lambda text: made.pdf("\n".join(f"{line}\n" for line in lines(text)), head="Báo, trang 3", height=25),
    "tcvn3.txt": lambda text: in_font(text, "TCVN3").encode("cp1252"),
    "vni.txt": lambda text: in_font(text, "VNI").encode("cp1252"),
    "vni-utf8.txt": lambda text: in_font(text, "VNI").encode(),
    "windows.txt": windows_1258,
    "utf16.txt": lambda text: text.encode("utf-16"),
    "dos.txt": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
}


def facts(kg: KnowledgeGraph, article: str) -> set[tuple[str, ...]]:
    """Facts by the labels of what they are about, since the names of articles and utterances differ, with their words."""

    def named(id: str) -> str:
        return "article" if id == article else f"{kg.node(id).kind} {kg.node(id).label}"

    def shown(value: Value) -> str:
        if isinstance(value, Ref):
            return named(value.id)
        return value.value if isinstance(value, Literal) else value.id

    def words(fact: Fact) -> str:
        return " … ".join(sorted({" ".join(e.quote.split()) for e in fact.evidence}))

    return {(named(f.subject), f.predicate, shown(f.object), f.inferred, words(f)) for f in kg.facts()}


@pytest.mark.parametrize("name", FORMS)
def test_the_same_facts(name: str, seed: Path, tmp_path: Path) -> None:
    (as_text,) = read(Source("tin.txt", "tin.txt", seed))
    path = tmp_path / name
    path.write_bytes(FORMS[name](as_text.article.text))
    (other,) = read(Source(name, name, path))
    expected = facts(extract(as_text.article), as_text.article.id)
    found = facts(extract(other.article), other.article.id)
    assert found - expected == set()
    assert expected - found == set()
