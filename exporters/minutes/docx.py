"""Meeting sheets as a Word document, written with the standard library: the same bytes for the same sheets."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from exporters.minutes.headings import HEADINGS
from exporters.minutes.lines import Line
from exporters.minutes.markdown import SHORT, Entry, entry
from exporters.minutes.sheet import Sheet

__all__ = ["to_docx"]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_STYLES = (
    # id, name, size in half points, bold, space before and after, left indent (twentieths of a point)
    ("Title", "Title", 32, True, 0, 160, 0),
    ("Heading2", "heading 2", 26, True, 240, 60, 0),
    ("Item", "List Number", 24, False, 0, 60, 357),
    ("Quote", "Quote", 21, False, 0, 60, 714),
)


def to_docx(sheets: Iterable[Sheet], language: str = "vi", *, quotes: bool = True) -> bytes:
    """One document with every sheet on a page of its own."""
    k = 1 if language == "en" else 0
    body: list[str] = []
    for sheet in sheets:
        body += _sheet(sheet, k, quotes, first=not body)
    document = f'{_XML}<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}{_PAGE}</w:body></w:document>'
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relation("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relation("rId1", f"{_OFFICE}/styles", "styles.xml"),
        "word/document.xml": document,
        "word/styles.xml": _styles(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, text.encode("utf-8"))
    return packed.getvalue()


_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def _sheet(sheet: Sheet, k: int, quotes: bool, *, first: bool) -> list[str]:
    title = f"{HEADINGS['sheet'][k]}: {sheet.event.label}"
    paragraphs = [_paragraph("Title", [(title, "")], page=not first)]
    for section in sheet.sections:
        heading = HEADINGS[section.key][k]
        short = section.key in SHORT and len(section.lines) == 1
        if not short:
            paragraphs.append(_paragraph("Heading2", [(heading, "")]))
        for number, line in enumerate(section.lines, 1):
            front = [(f"{heading}: ", "b")] if short else [(f"{number}. ", "")]
            paragraphs.append(_paragraph("" if short else "Item", [*front, *_runs(entry(line, k))]))
            if quotes:
                paragraphs += [_paragraph("Quote", [(f"“{words}”", "i")]) for words in _words(line)]
    return paragraphs


def _runs(said: Entry) -> list[tuple[str, str]]:
    runs = [(said.text, "")]
    if said.rest:
        runs.append((f" ({said.rest})", ""))
    if said.inferred:
        runs.append((f" ({said.inferred})", "i"))
    return runs


def _words(line: Line) -> list[str]:
    return list(dict.fromkeys(e.quote for f in line.facts for e in f.evidence if e.quote != line.text))


def _paragraph(style: str, runs: list[tuple[str, str]], *, page: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += "<w:pageBreakBefore/>" if page else ""
    written = "".join(
        f'<w:r>{f"<w:rPr><w:{look}/></w:rPr>" if look else ""}<w:t xml:space="preserve">{_text(text)}</w:t></w:r>'
        for text, look in runs
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{written}</w:p>"


def _text(text: str) -> str:
    return escape(re.sub(r"\s+", " ", _FORBIDDEN.sub("", text)))


def _styles() -> str:
    written = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>'
        f'<w:spacing w:before="{before}" w:after="{after}"/><w:ind w:left="{left}"/></w:pPr>'
        f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for id, name, size, bold, before, after, left in _STYLES
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="80"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:cs="Times New Roman"/><w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:style>'
    )
    return f'{_XML}<w:styles xmlns:w="{_WORD}">{normal}{written}</w:styles>'


def _relation(id: str, kind: str, target: str) -> str:
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/></Relationships>'
    )


def _content_types() -> str:
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    )
