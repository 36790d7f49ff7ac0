"""Documents made of a text, the smallest that real programs would read: what the readers are tested on."""

from __future__ import annotations

import html
import io
import json
import textwrap
import unicodedata
import zipfile
import zlib

from graph.reading.legacy import _letters

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_xml(*blocks: str, root: str = "document", inside: bool = True) -> bytes:
    """The XML of paragraphs; a block that begins with `<w:` is taken as it is."""

    def paragraph(text: str) -> str:
        runs = "".join(
            f'<w:r><w:t xml:space="preserve">{html.escape(word)} </w:t></w:r>' for word in text.split(" ") if text
        )
        return text if text.startswith("<w:") else f"<w:p>{runs}</w:p>"

    content = "".join(map(paragraph, blocks))
    return f"<w:{root} {_NS}>{f'<w:body>{content}</w:body>' if inside else content}</w:{root}>".encode()


def word(*blocks: str, header: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A .docx of paragraphs, with a page header and other parts if given."""
    contents = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "word/document.xml": word_xml(*blocks),
    }
    if header:
        contents["word/header1.xml"] = word_xml(header, root="hdr", inside=False)
    contents.update(parts or {})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/></Types>"""
_RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
Target="word/document.xml"/></Relationships>"""


def table(*rows: list[str]) -> str:
    """A Word table; a cell's lines are paragraphs."""

    def cell(text: str) -> str:
        return "<w:tc>" + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n")) + "</w:tc>"

    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def pdf(text: str, *, width: int = 90, height: int = 40, head: str = "", numbered: bool = True) -> bytes:
    """A PDF with a text layer: lines broken at a width, pages of a height, each with a running head and a number.

    Between paragraphs there is a little more room than between lines, as word processors leave it.
    """
    lines = [line for part in text.split("\n") if part.strip() for line in [*textwrap.wrap(part, width), ""]][:-1]
    pages = [lines[i : i + height] for i in range(0, len(lines), height)] or [[]]
    codes = {letter: i + 1 for i, letter in enumerate(sorted({*text, *head, *"0123456789"}))}
    objects: list[bytes] = []

    def add(content: str | bytes, stream: bytes | None = None) -> int:
        data = content if isinstance(content, bytes) else content.encode()
        if stream is not None:
            packed = zlib.compress(stream)
            data = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
        objects.append(data)
        return len(objects)

    catalog, tree = add(""), add("")
    mapped = "".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    cmap = add("", _CMAP.format(count=len(codes), mapped=mapped).encode())
    inner = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> /DW 500 >>"
    )
    font = add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [{inner} 0 R] "
        f"/ToUnicode {cmap} 0 R >>"
    )
    kids = []
    for number, page in enumerate(pages, start=1):
        shown = ([head] if head else []) + page + ([str(number)] if numbered else [])
        drawn = "".join(
            f"<{''.join(f'{codes[c]:04x}' for c in line)}> Tj T*\n" if line else "0 -6 Td\n" for line in shown
        )
        content = add("", f"BT /F1 10 Tf 12 TL 40 800 Td\n{drawn}ET".encode())
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R >>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    return _assembled(objects, catalog)


def pdf_objects(content: bytes, *others: bytes, filters: bytes = b"", resources: bytes = b"") -> bytes:
    """A PDF of one page with this content stream, and objects from number 5 on."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % resources
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content)
    tree = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return _assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, stream, *others], 1)


def _assembled(objects: list[bytes], catalog: int) -> bytes:
    data, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, catalog, start)
    return bytes(data)


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin begincmap /CMapName /Any def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
{count} beginbfchar
{mapped}endbfchar
endcmap end end"""


def page(text: str, *, captions: frozenset[str] = frozenset(), byline: str = "", **said: str) -> str:
    """A news page around a text: menus before it, related links and comments after it, captions under pictures."""
    title, *lines = [line for line in text.split("\n") if line.strip()]
    shown = []
    for line in lines:
        if line in captions:
            shown.append(f'<figure><img src="a.jpg" alt=""><figcaption>{html.escape(line)}</figcaption></figure>')
        elif line == byline:
            shown.append(f'<p class="author"><strong>{html.escape(line)}</strong></p>')
        else:
            shown.append(f"<p>{html.escape(line)}</p>")
    described = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, **said}
    menu = "".join(f'<li><a href="/{i}">{name}</a></li>' for i, name in enumerate(["Trang chủ", "Thời sự", "Xã hội"]))
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{html.escape(title)} | Báo</title>
<script type="application/ld+json">{json.dumps(described)}</script><style>p {{ color: red }}</style></head>
<body class="page has-sidebar"><header><nav><ul>{menu}</ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> &raquo; <a href="/ct">Chính trị</a></div>
<main><article class="article-detail"><h1>{html.escape(title)}</h1>
<div class="social-share"><a href="#">Chia sẻ</a><a href="#">Facebook</a></div>
<div class="article-body">{"".join(shown)}</div>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul>{menu}<li><a href="/x">Đồng chí Trần Văn Khác chủ trì một hội
nghị khác của Ủy ban nhân dân tỉnh Cà Mau về một việc khác hẳn</a></li></ul></div>
<section id="comments"><p>Bạn đọc Lê Thị Bình Luận, Chủ tịch Hội Người đọc báo, cho rằng hội nghị này rất hay và nên được
tổ chức thường xuyên hơn nữa trong năm tới.</p></section></article>
<aside><p>Quảng cáo: đồng chí Nguyễn Văn Quảng Cáo - Giám đốc Sở Quảng cáo chủ trì chương trình khuyến mãi lớn.</p></aside>
</main><footer><p>Giấy phép số 1/GP-BTTTT. Tổng Biên tập: Phạm Văn Tòa Soạn. Bản quyền thuộc về báo.</p></footer>
<script>document.write("<p>Đồng chí Kịch Bản chủ trì</p>")</script></body></html>"""


# -- old encodings -------------------------------------------------------------------------------------------------

TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As Windows wrote it: a letter with its circumflex, breve or horn, then the tone as a mark of its own."""
    encoded = bytearray()
    for letter in text:
        try:
            encoded += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
            encoded += (bare + "".join(c for c in parts if c in TONES)).encode("cp1258")
    return bytes(encoded)


def in_font(text: str, table: str) -> str:
    """The text as the letters of an old font show in a program that does not know it."""
    written: dict[str, str] = {}
    for letters, meant in _letters(table).items():
        written.setdefault(meant, letters)
    return "".join(written.get(c, c) for c in text)
