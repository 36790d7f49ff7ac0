"""Texts that are no articles, and texts made to hurt: nothing raises, nothing hangs, nothing is invented."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.rdf import serialize
from graph.article import Article
from graph.extraction import extract
from graph.model import KnowledgeGraph

#: Pieces that begin something the grammar knows, in any order and cut off anywhere.
PIECES = [
    "đồng chí", "ông", "bà", "các đồng chí", "Đại tá", "PGS.TS.", "Nguyễn", "Văn", "Thị", "H'Yim", "Kđoh", "Hoàng Mai",
    "Bí thư", "Phó", "nguyên", "quyền", "Chủ tịch", "Ủy viên", "Trưởng ban", "Giám đốc", "Tỉnh ủy", "UBND", "HĐND", "tỉnh",
    "huyện", "xã", "phường", "Ban", "Sở", "Bộ", "Ban Chỉ đạo", "Hội đồng", "Trường Đại học", "Công ty", "của", "Đồng Tháp",
    "Nghị quyết", "số", "01-NQ/TU", "Quyết định", "178/QĐ-UBND", "Luật", "Đề án", "về", "việc", "Bằng khen", "Huân chương",
    "hạng Ba", "Cờ thi đua", "tặng", "trao", "nhận", "cho", "5", "tập thể", "cá nhân", "hội nghị", "Hội nghị", "kỳ họp", "đại hội",
    "lần thứ", "nhiệm kỳ", "2020 - 2025", "khóa XV", "ngày", "29/12", "29/12/2022", "sáng", "tháng", "năm", "tại", "do", "và", "với",
    "chủ trì", "phát biểu", "dự", "đến dự", "tổ chức", "đề nghị", "yêu cầu", "bầu", "bổ nhiệm", "giữ chức", "thôi", "đạt", "100%",
    "phong trào", "cuộc vận động", "theo", ",", ";", ":", ".", "-", "–", "(", ")", '"', "“", "”", "/", "…", "'", "\n", "\n\n", "TP.", "&",
]  # fmt: skip
phrases = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
tight = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def read(text: str) -> KnowledgeGraph:
    """Extract, and check what holds of every text."""
    article = Article.from_text(text)
    kg = extract(article)
    for fact in kg.facts():
        for e in fact.evidence:
            assert article.text[e.start : e.end] == e.quote
            assert e.end > e.start
    assert [n.id for n in kg.nodes("Article")] == [article.id]
    return kg


@settings(max_examples=250, derandomize=True, deadline=None)
@given(phrases)
def test_words_of_the_genre_in_any_order(text: str) -> None:
    read(text)


@settings(max_examples=120, derandomize=True, deadline=None)
@given(tight)
def test_words_of_the_genre_without_blanks(text: str) -> None:
    read(text)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=300))
def test_any_characters(text: str) -> None:
    serialize(read(text), "nt")


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("AĐÁaáỷ -.,;:()/\"'0123456789\n\u0301\u200f\ufeff"), max_size=200))
def test_letters_marks_and_digits_in_any_order(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n", "\n\n\n", ".", "…", '"', "(((((", ")))))", "-", "\u0301", "\ufeff", "\x00", "\ud800", "\U0001f600" * 50,
        "Tin", "Hội nghị", "Bí thư", "UBND", "01-NQ/TU", "29/12", "99/99/9999", "31/2/2022", "0/0/2022", "ngày 31 tháng 11 năm 2022",
        "đồng chí", "các đồng chí:", "nguyên nguyên nguyên", "Phó Phó Phó Phó", "TP.", "TP.HCM.", "Ban (B)", "X (X) X (X)",
        "Chủ tịch", "Chủ tịch nước", "của của của", "Quyết định số", "Nghị quyết Trung ương", "Huy hiệu", "Huân chương hạng", "nhiệm kỳ",
        "nhiệm kỳ 2020 -", "khóa", "khóa XV, nhiệm", "Đại hội lần thứ", "5 tập", "hạng", "(TTXVN) -", "ĐTO -", "Cập nhật: 99/99/9999 99:99",
        "<img src=x onerror=alert(1)>", "</script>", "{{7*7}}", "%s%n", "\u202eexe.gpj", "https://example.org/?a=1&b=2#c",
        "\uff2e\uff27\uff35\uff39\uff25\uff2e", "ﬁ ligature", "İstanbul ı", "ß", "ǅ", "A\u0308\u0323", "ờ" * 400,
    ],
    ids=ascii,
)  # fmt: skip
@pytest.mark.parametrize(
    "frame", ["{}", "Tin vắn\n{}\n", "Sáng 5/1/2024, {} tổ chức hội nghị.", "Ông {} phát biểu tại {}."]
)
def test_scraps(text: str, frame: str) -> None:
    read(frame.replace("{}", text))


def test_nothing_is_invented_where_nothing_is_said() -> None:
    """Prose without institutions: the article alone."""
    for text in (
        "Trời mưa từ sáng.\n\nMèo nằm ngủ bên cửa sổ, chẳng buồn kêu. Ngoài sân, lá rụng đầy.",
        "lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "1 + 1 = 2; 3.14159; 100%",
    ):
        assert [n.kind for n in read(text).nodes()] == ["Article"]


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch, *, collecting: bool) -> None:
    was = gc.isenabled()
    try:
        gc.enable() if collecting else gc.disable()
        extract(Article.from_text("Hội nghị"))
        assert gc.isenabled() == collecting
        monkeypatch.setattr("graph.extraction.build", lambda article: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            extract(Article.from_text("Hội nghị"))
        assert gc.isenabled() == collecting
    finally:
        gc.enable() if was else gc.disable()
