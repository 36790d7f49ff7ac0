"""Pages, Word, PDF, tables and mail give the text that the same article has as plain text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from graph.article import ArticleMetadata
from graph.errors import EmptySource, InputError, UnreadableSource
from graph.reading import Columns, Limits, Reading, Source, read, readings
from tests.reading import made

FURNITURE = ("Trở về trang trước", "Gửi bình luận")


@pytest.fixture
def story(seed_text: str) -> str:
    """The seed without its page's furniture."""
    return "\n".join(line for line in seed_text.split("\n") if not any(name in line for name in FURNITURE))


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def source(tmp_path: Path, name: str, data: bytes | str) -> Source:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return Source(name, name, path)


def one(tmp_path: Path, name: str, data: bytes | str, **settings: Limits | Columns) -> Reading:
    (reading,) = read(source(tmp_path, name, data), **settings)
    return reading


# -- the same text -------------------------------------------------------------------------------------------------


def test_a_page_is_the_article_and_nothing_else(tmp_path: Path, story: str) -> None:
    captions = frozenset(line for line in story.split("\n") if line.startswith("Đồng chí Phan Văn Thắng - Phó"))
    assert len(captions) == 2
    page = made.page(story, captions=captions, byline="Ngân Nguyễn")
    assert lines(one(tmp_path, "tin.html", page).article.text) == lines(story)


def test_word(tmp_path: Path, story: str) -> None:
    reading = one(tmp_path, "tin.docx", made.word(*story.split("\n")))
    assert (lines(reading.article.text), reading.encoding) == (lines(story), "docx")


@pytest.mark.parametrize("width", [70, 90, 110])
def test_pdf(tmp_path: Path, story: str, width: int) -> None:
    spaced = "\n".join(f"{line}\n" for line in lines(story))
    reading = one(tmp_path, "tin.pdf", made.pdf(spaced, width=width, head="Báo Đồng Tháp, trang 7", height=18))
    assert "".join(lines(reading.article.text)).replace(" ", "") == "".join(lines(story)).replace(" ", "")
    assert not [line for line in lines(reading.article.text) if line[0].islower()], "a paragraph is cut in two"


def test_the_bytes_decide_before_the_suffix(tmp_path: Path, story: str) -> None:
    for data in (made.word(*story.split("\n")), made.pdf(story), made.page(story)):
        assert "Phan Văn Thắng" in one(tmp_path, "tin.txt", data).article.text


def test_an_old_font_in_a_document(tmp_path: Path, seed_text: str) -> None:
    from tests.reading.made import in_font

    old = in_font(seed_text, "TCVN3")
    for name, data in (("a.docx", made.word(*old.split("\n"))), ("a.html", made.page(old))):
        reading = one(tmp_path, name, data)
        assert "Phan Văn Thắng" in reading.article.text
        assert "letters of the TCVN3 encoding turned into Unicode" in reading.notes


# -- pages ---------------------------------------------------------------------------------------------------------


def test_what_a_page_says_of_itself(tmp_path: Path, story: str) -> None:
    page = made.page(
        story,
        url="https://example.org/tin",
        datePublished="2022-12-29T13:30:26+07:00",
        author=[{"@type": "Person", "name": "Ngân Nguyễn"}],  # type: ignore[arg-type]
        publisher={"@type": "Organization", "name": "Báo Đồng Tháp"},  # type: ignore[arg-type]
    )
    assert one(tmp_path, "tin.html", page).article.metadata == ArticleMetadata(
        url="https://example.org/tin",
        title="Tập trung quán triệt sâu sắc quy chế công tác dân vận của Đảng",
        publisher="Báo Đồng Tháp",
        published="2022-12-29T13:30:26+07:00",
        author="Ngân Nguyễn",
    )


def test_open_graph_and_time(tmp_path: Path) -> None:
    page = """<html><head><title>Họp | Báo</title><meta property="og:title" content="Họp tổng kết">
    <meta property="og:site_name" content="Báo Cà Mau"><link rel="canonical" href="https://example.org/b">
    <meta name="author" content="https://example.org/authors/1"><script type="application/ld+json">{broken</script></head>
    <body><h1>Họp tổng kết</h1><time datetime="2023-01-05T08:00:00+07:00">05/01/2023</time>
    <p>Sáng ngày 5/1, Ban Dân vận Tỉnh ủy Cà Mau tổ chức hội nghị tổng kết năm 2022.</p></body></html>"""
    assert one(tmp_path, "tin.html", page).article.metadata == ArticleMetadata(
        url="https://example.org/b", title="Họp tổng kết", publisher="Báo Cà Mau", published="2023-01-05T08:00:00+07:00"
    )


def test_a_sidecar_goes_before_the_page(tmp_path: Path, story: str) -> None:
    (tmp_path / "tin.meta.toml").write_text("author = 'Người Viết'", encoding="utf-8")
    metadata = one(tmp_path, "tin.html", made.page(story, author="Ai đó", datePublished="2022-12-29")).article.metadata
    assert (metadata.author, metadata.published) == ("Người Viết", "2022-12-29")


def test_an_old_page_of_tables_and_breaks(tmp_path: Path) -> None:
    """As provincial sites were built before 2015: the article in a table, its pictures in tables of their own."""
    page = """<html><head><title>Tổng kết công tác dân vận năm 2012</title></head><body>
    <table><tr><td class="leftmenu"><a href=a>Trang chủ</a><br><a href=b>Tin tức</a><br><a href=c>Liên hệ</a></td><td>
    <table><tr><td class="title">Tổng kết công tác dân vận năm 2012</td></tr><tr><td>
    <p>Sáng 5/1, Ban Dân vận Tỉnh ủy tổ chức hội nghị tổng kết năm 2012.<br>Đồng chí Lê Văn An chủ trì hội nghị.</p>
    <table align=center><tr><td><img src=x></td></tr><tr><td><em>Đồng chí Lê Văn An phát biểu</em></td></tr></table>
    <p>Trong năm, các cấp ủy đã lãnh đạo thực hiện tốt công tác dân vận, tạo sự đồng thuận trong Nhân dân.</p>
    <p align=right><b>Trần Bình</b></p></td></tr></table></td></tr></table></body></html>"""
    assert lines(one(tmp_path, "cu.htm", page).article.text) == [
        "Tổng kết công tác dân vận năm 2012",
        "Sáng 5/1, Ban Dân vận Tỉnh ủy tổ chức hội nghị tổng kết năm 2012.",
        "Đồng chí Lê Văn An chủ trì hội nghị.",
        "Đồng chí Lê Văn An phát biểu",
        "Trong năm, các cấp ủy đã lãnh đạo thực hiện tốt công tác dân vận, tạo sự đồng thuận trong Nhân dân.",
        "Trần Bình",
    ]


def test_a_page_without_an_article(tmp_path: Path) -> None:
    with pytest.raises(EmptySource, match="no article in this page"):
        one(tmp_path, "a.html", "<html><body><nav><a href=x>Trang chủ</a></nav></body></html>")


def test_scripts_and_pictures_in_a_page_may_be_large(tmp_path: Path) -> None:
    page = f"""<html><body><script>if (1<a) x = [{'"Hội nghị", ' * 9_000}]; b = "<p>" * 9;{"<p>;" * 200_001}</script>
    <p>Sáng 5/1, Ban Dân vận Tỉnh ủy tổ chức hội nghị.<img src="data:image/png;base64,{"A" * 900_000}"></p></body></html>"""
    assert lines(one(tmp_path, "a.html", page).article.text) == ["Sáng 5/1, Ban Dân vận Tỉnh ủy tổ chức hội nghị."]


def test_entities_of_a_page_are_not_files(tmp_path: Path) -> None:
    page = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>
    <html><body><h1>Hội nghị</h1><p>Đồng chí chủ trì &x; hội nghị tổng kết công tác năm 2022 của tỉnh.</p></body></html>"""
    assert "root:" not in one(tmp_path, "a.html", page).article.text


# -- Word ----------------------------------------------------------------------------------------------------------


def test_tables_of_a_word_document(tmp_path: Path) -> None:
    letterhead = made.table(["TỈNH ỦY ĐỒNG THÁP\nSố 12-BB/TU", "ĐẢNG CỘNG SẢN VIỆT NAM\nngày 5 tháng 1 năm 2023"])
    present = made.table(["1", "Ông Trần Văn A", "Chủ tịch"], ["2", "Bà Lê Thị B", "Thư ký"])
    reading = one(tmp_path, "a.docx", made.word(letterhead, "BIÊN BẢN", present, header="Tỉnh ủy"))
    assert lines(reading.article.text) == [
        "Tỉnh ủy",
        "TỈNH ỦY ĐỒNG THÁP",
        "Số 12-BB/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngày 5 tháng 1 năm 2023",
        "BIÊN BẢN",
        "1. Ông Trần Văn A - Chủ tịch",
        "2. Bà Lê Thị B - Thư ký",
    ]


def test_tracked_changes_and_fields(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>Hội nghị </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới"
        "</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/><w:t>dòng hai</w:t></w:r></w:p>"
    )
    assert lines(one(tmp_path, "a.docx", made.word(changed)).article.text) == ["Hội nghị mới", "dòng hai"]


# -- tables of articles and mail -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "Tiêu đề,Nội dung,Ngày đăng\nHọp,Đồng chí An chủ trì hội nghị,2023-01-05\n,Bà Bình phát biểu,\n"),
        ("a.tsv", "title\tcontent\tdate\nHọp\tĐồng chí An chủ trì hội nghị\t2023-01-05\n\tBà Bình phát biểu\t\n"),
        (
            "a.jsonl",
            '{"headline": "Họp", "body": "Đồng chí An chủ trì hội nghị", "date": "2023-01-05"}\n\n'
            '{"body": "Bà Bình phát biểu"}\n',
        ),
    ],
)
def test_tables(tmp_path: Path, name: str, data: str) -> None:
    found = read(source(tmp_path, name, data))
    assert [r.article.text for r in found] == ["Họp\n\nĐồng chí An chủ trì hội nghị", "Bà Bình phát biểu"]
    assert found[0].article.metadata == ArticleMetadata(title="Họp", published="2023-01-05")
    assert [r.label for r in found] == [f"{name}#1", f"{name}#{3 if 'json' in name else 2}"]


def test_columns_of_other_names(tmp_path: Path) -> None:
    data = "bai,x\nĐồng chí An chủ trì,Ai đó\n"
    with pytest.raises(
        UnreadableSource, match=r"a.csv#1: no column of text in this row \(it has bai, x\); .*--text-col"
    ):
        read(source(tmp_path, "a.csv", data))
    (reading,) = read(source(tmp_path, "a.csv", data), columns=Columns(text="bai", author="x"))
    assert (reading.article.text, reading.article.metadata.author) == ("Đồng chí An chủ trì", "Ai đó")


def test_a_wide_table_costs_its_size_once(tmp_path: Path) -> None:
    """The columns are looked at once, not for every row: 20,000 columns over 20,000 rows."""
    header = ",".join([f"cột {i}" for i in range(20_000)] + ["nội dung"])
    rows = "x\n" * 20_000
    found = list(readings(source(tmp_path, "a.csv", f"{header}\n{rows}")))  # otherwise it takes an hour
    assert len(found) == 20_000
    assert "no column of text in this row (it has cột 0, cột 1, " in str(found[-1])


def test_the_first_of_several_columns_that_has_something(tmp_path: Path) -> None:
    data = "body,content,Tiêu đề\n,Đồng chí An chủ trì,Họp\nBà Bình phát biểu,Ông An,\n\n"
    assert [r.article.text for r in read(source(tmp_path, "a.csv", data))] == [
        "Họp\n\nĐồng chí An chủ trì",
        "Ông An",
    ]


def test_a_bad_row_does_not_hide_the_next(tmp_path: Path) -> None:
    rows = ['{"text": "Đồng chí An"}', "{broken", "[1]", '{"text": ""}', '{"text": "123"}', '{"text": "Bà Bình"}']
    found = list(readings(source(tmp_path, "a.jsonl", "\n".join(rows))))
    assert [type(item).__name__ for item in found] == [
        "Reading",
        "UnreadableSource",
        "UnreadableSource",
        "UnreadableSource",
        "EmptySource",
        "Reading",
    ]
    assert str(found[1]).startswith("a.jsonl#2: line 2 is not JSON")


def test_mail(tmp_path: Path) -> None:
    letter = (
        "From: a@example.org\nSubject: =?utf-8?b?SOG7jXA=?=\nDate: Thu, 05 Jan 2023 08:00:00 +0700\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nĐồng chí An chủ trì hội nghị.\n"
    )
    reading = one(tmp_path, "a.eml", letter)
    assert reading.article.text.strip() == "Họp\n\nĐồng chí An chủ trì hội nghị."
    assert reading.article.metadata == ArticleMetadata(title="Họp", published="2023-01-05T08:00:00+07:00")


# -- what is wrong with them ---------------------------------------------------------------------------------------


def bomb() -> bytes:
    return made.word(parts={"word/document.xml": b" " * 70_000_000})


def swollen() -> bytes:
    """A few kilobytes that unpack to 10 million letters, in as many paragraphs as fit into the limit."""
    run = f"<w:p><w:r><w:t>{'a' * 400}</w:t></w:r></w:p>"
    return made.word(parts={"word/document.xml": made.word_xml(run * 25_000)})


def entities() -> bytes:
    nested = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))
    return made.word(parts={"word/document.xml": f'<!DOCTYPE x [<!ENTITY a0 "ha">{nested}]><w>&a8;</w>'.encode()})


def encrypted_pdf() -> bytes:
    """Marked as encrypted with a password that nobody knows."""
    data = made.pdf("Hội nghị tổng kết")
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"00" * 32, b"11" * 32)
    return data.replace(b"trailer << ", b"trailer << /ID [<00> <00>] /Encrypt " + lock + b" ")


BAD = {
    "truncated.docx": (lambda: made.word("Hội nghị")[:200], "damaged Word document"),
    "notxml.docx": (lambda: made.word(parts={"word/document.xml": b"<w:document"}), "damaged Word document"),
    "sheet.docx": (
        lambda: made.word("x").replace(b"word/document", b"xlsx/workbook"),
        "another kind of Office document",
    ),
    "bomb.docx": (bomb, "unpacks to more than 64 MB"),
    "swollen.docx": (swollen, "more than 1,000,000 characters"),
    "entities.docx": (entities, "document type declaration"),
    "empty.docx": (made.word, "no text in it"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
    "text.docx": (lambda: "Hội nghị".encode(), "not a Word document, though it is called .docx"),
    "text.pdf": (lambda: "Hội nghị".encode(), "not a PDF, though it is called .pdf"),
    "truncated.pdf": (lambda: made.pdf("Hội nghị")[:30], "damaged PDF"),
    "encrypted.pdf": (encrypted_pdf, "encrypted"),
    "scanned.pdf": (lambda: made.pdf("", numbered=False), "only pictures of pages"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(60), "a picture, not an article"),
    "archive.gz": (lambda: b"\x1f\x8b" + bytes(60), "gzip archive"),
    "empty.pdf": (lambda: b"", "the file is empty"),
    "line.txt": (lambda: "Hội nghị ".encode() * 600_000, "too long for one article (5,400,000 characters"),
    "headers.eml": (lambda: b"Subject: x\n\n", "a letter without text"),
    "no-headers.eml": (lambda: "\nHội nghị".encode(), "not a letter"),
    "parts.eml": (lambda: b"Subject: x\n\n" + b"--a\nContent-Type: text/plain\n\n" * 600, "more than 500 parts"),
    "fields.eml": (
        lambda: b"Subject: x\nContent-Type: text/plain; " + b"a=b; " * 90_000 + b"\n\nx",
        "a header of more than 5,000 bytes",
    ),
    "lines.eml": (lambda: b"Subject: x\n\n" + b"a\n" * 2_000_001, "more than 2,000,000 lines"),
    "elements.html": (lambda: b"<html><body>" + b"<p>a" * 200_001, "more than 200,000 elements"),
    "attributes.html": (
        lambda: b"<html><body><p " + b" ".join(b"a%d=''" % i for i in range(20_000)) + b">x",
        "a tag of more than 50,000 letters",
    ),
    "rows.csv": (lambda: b"text\n", "a table without a row"),
    "quotes.csv": (lambda: 'text\n"Hội nghị'.encode() + b" x" * 900_000, "not a table"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input(tmp_path: Path, name: str) -> None:
    make, says = BAD[name]
    failures = [item for item in readings(source(tmp_path, name, make())) if isinstance(item, InputError)]
    assert len(failures) == 1
    assert says in str(failures[0])
    assert str(failures[0]).startswith(name)
    assert str(failures[0]).isprintable()
    assert ";" in str(failures[0]), "says what to do"


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableSource, match="larger than 64 MB"):
        read(Source("large.txt", "large.txt", path))


@pytest.mark.parametrize(("package", "name"), [("lxml", "a.html"), ("pypdfium2", "a.pdf")])
def test_a_missing_extra_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, name: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    data = made.page("Hội nghị\nĐồng chí An chủ trì") if package == "lxml" else made.pdf("Hội nghị")
    (failure,) = readings(source(tmp_path, name, data))
    assert f"package {package}; pip install 'bienban[documents]'" in str(failure)


def test_json_lines_of_any_kind(tmp_path: Path) -> None:
    deep = '{"text": ' + "[" * 100_000
    found = list(readings(source(tmp_path, "a.jsonl", "\n".join([json.dumps({"text": "Bà An"}), deep]))))
    assert isinstance(found[0], Reading)
    assert isinstance(found[1], InputError)
