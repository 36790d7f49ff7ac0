"""graph/layout.py, the lines of a page: which one speaks of the meeting and which does not."""

from __future__ import annotations

import pytest

from graph.article import Article, BlockKind

PAGE = """Trang chủ
Hội nghị tổng kết công tác dân vận năm 2022
Cập nhật ngày: 29/12/2022 13:30:26
ĐTO - Sáng 29/12, Tỉnh ủy tổ chức hội nghị tổng kết công tác dân vận năm 2022, triển khai nhiệm vụ năm 2023 tại hội trường.
Đồng chí Lê Văn Tám phát biểu tại hội nghị
Năm qua, các cấp ủy đã có nhiều cố gắng trong công tác dân vận, đạt nhiều kết quả quan trọng.
Mai An
Trở về trang trước
"""


def kinds(text: str) -> list[tuple[str, BlockKind]]:
    article = Article.from_text(text)
    return [(article.text[b.start : b.end], b.kind) for b in article.blocks]


def test_a_page_line_by_line() -> None:
    assert [kind for _, kind in kinds(PAGE)] == [
        BlockKind.FURNITURE, BlockKind.HEADLINE, BlockKind.UPDATE_LINE, BlockKind.PARAGRAPH, BlockKind.CAPTION,
        BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.FURNITURE,
    ]  # fmt: skip


def test_every_line_is_a_block_and_every_block_a_line() -> None:
    assert [line for line, _ in kinds(PAGE)] == PAGE.splitlines()
    assert kinds("") == []
    assert [line for line, _ in kinds("  một  \n\n\t hai \n")] == ["một", "hai"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Cập nhật: Thứ sáu, 23/12/2016 | 4:42:18 PM", BlockKind.UPDATE_LINE),
        ("Thứ năm, 29/12/2022, 13:30 (GMT+7)", BlockKind.UPDATE_LINE),
        ("29/12/2022 13:30", BlockKind.UPDATE_LINE),
        ("Ảnh: Mai An", BlockKind.CAPTION),
        ("Toàn cảnh hội nghị.", BlockKind.CAPTION),
        ("Xem thêm", BlockKind.FURNITURE),
        ("Tin liên quan", BlockKind.FURNITURE),
        ("Các đại biểu thảo luận sôi nổi, đóng góp nhiều ý kiến cho dự thảo.", BlockKind.PARAGRAPH),
    ],
)
def test_a_line_in_the_middle_of_an_article(line: str, kind: BlockKind) -> None:
    story = "Sáng 29/12, Tỉnh ủy tổ chức hội nghị tổng kết công tác dân vận năm 2022 tại hội trường."
    assert kinds(f"Hội nghị tổng kết\n{story}\n{line}\n{story}")[2] == (line, kind)


@pytest.mark.parametrize("credit", ["ẢNH: H.G", "(Ảnh: Văn Bình)", "- Ảnh: HOÀNG GIÁP", "ẢNH TTXVN"])
def test_the_credit_of_a_photo_is_no_part_of_its_caption(credit: str) -> None:
    story = "Sáng 29/12, Tỉnh ủy tổ chức hội nghị tổng kết công tác dân vận năm 2022 tại hội trường."
    lines = kinds(f"Hội nghị tổng kết\n{story}\nÔng Tám nhận hoa {credit}\n{story}")
    assert lines[2] == ("Ông Tám nhận hoa", BlockKind.CAPTION)
    assert lines[3][1] is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "line", ["Mai An", "M.A", "Đức Toản", "Kiều Vân - Thanh Sơn", "Tin, ảnh: Mai An", "TRIỆU THÀNH"]
)
def test_a_byline_stands_at_the_end(line: str) -> None:
    assert kinds(f"Hội nghị tổng kết\nSáng 29/12, Tỉnh ủy họp.\n{line}")[-1] == (line, BlockKind.BYLINE)


WRAPPED = """Sáng 29/12, tại hội trường Ủy ban nhân dân xã, Hội Cựu chiến
binh xã tổ chức hội nghị tổng kết công tác năm 2022. Dự hội nghị
có đồng chí Lê Văn Tám - Phó Bí thư Đảng ủy, Chủ tịch UBND xã; đồng
chí Trần Thị Mai - Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã.
Năm qua, Hội đã vận động hội viên góp công, góp của làm mới hai
tuyến đường trong xã."""


def test_lines_that_the_width_of_a_page_broke_are_one_paragraph() -> None:
    first, *rest = [line for line, _ in kinds(WRAPPED)]
    assert first.startswith("Sáng 29/12")
    assert first.endswith("Việt Nam xã.")  # a sentence may end with its line
    assert rest == WRAPPED.splitlines()[-2:] or rest == ["\n".join(WRAPPED.splitlines()[-2:])]


def test_lines_that_begin_small_go_on_whatever_their_width() -> None:
    text = "Dự có bà Lê Thị Hoa - Phó\nChủ tịch\nỦy ban\nnhân dân xã, cùng các\nđại biểu của\ncác thôn trong xã."
    assert len(kinds(text)) < 4


def test_a_heading_in_capitals_stands_alone() -> None:
    heading = "HỘI NGHỊ BÀN GIAO CHỨC VỤ CHỈ HUY TRƯỞNG BAN CHỈ HUY QUÂN SỰ XÃ"
    assert kinds(f"{heading}\n{WRAPPED}")[0][0] == heading


def test_paragraphs_are_not_wrapped_lines() -> None:
    story = "Hội nghị tổng kết\nĐồng chí A phát biểu\nHội nghị đã nghe báo cáo.\nHội nghị kết thúc lúc 11 giờ.\nMai An"
    assert len(kinds(story)) == 5


def test_single_broken_sentences_are_joined_and_the_lines_around_them_stay() -> None:
    lines = [
        "Hội nghị liên tịch chuẩn bị kỳ họp thứ nhất của Hội đồng nhân dân huyện",
        "Ngày 7/6/2021, Thường trực HĐND huyện tổ chức hội nghị liên tịch thống nhất",
        "nội dung kỳ họp thứ nhất. Dự có ông Lê Văn Tám, Bí thư Huyện ủy; bà Trần",
        "Thị Mai, Chủ tịch UBND huyện và lãnh đạo các ban của Hội đồng nhân dân",
        "huyện.",
        "Ông Lê Văn Tám phát biểu tại hội nghị",
        "Nội dung gồm:",
        "a) báo cáo của Ủy ban nhân dân;",
        "b) báo cáo của các ban.",
    ]
    text = "\n".join(lines)
    blocks = [text[b.start : b.end] for b in Article.from_text(text).blocks]
    assert blocks == [lines[0], "\n".join(lines[1:5]), *lines[5:]]
