"""What reads a page, a Word document, a PDF and a text of unknown encoding best: ours beside the usual libraries.

    pip install trafilatura readability-lxml newspaper4k beautifulsoup4 python-docx docx2txt mammoth pypdf pdfminer.six
    pip install pymupdf charset-normalizer chardet ftfy
    python -m tests.benchmarks.readers

Every library reads the same documents, which the tests make of the seed (`tests/reading/made.py`; the PDF is printed by
Chromium); each is called as its own documentation shows. *kept* is the share of the article's words that come out in
their order, *captions* how many of its two captions, *foreign* how many words come out that are not the article's (menus,
comments, running heads, words torn in two), *ms* the best of several runs, *MB* what installing it brings, its
dependencies included. A library that is not installed is left out.
"""

from __future__ import annotations

import difflib
import io
import re
import shutil
import subprocess
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from graph.reading import Columns, Limits
from tests.benchmarks.articles import ROOT
from tests.reading import made
from tests.reading.made import in_font, windows_1258

Read = Callable[[bytes], str]

TEXT = (ROOT / "seeds" / "dong-thap-2022-12-29.txt").read_text(encoding="utf-8")
LINES = [" ".join(line.split()) for line in TEXT.split("\n") if line.strip()]
#: Without what the site put around the article.
STORY = [line for line in LINES if not line.startswith(("Trở về trang trước", "Gửi bình luận"))]
CAPTIONS = [line for line in STORY[1:] if line.startswith("Đồng chí Phan Văn Thắng - Phó") and not line.endswith(".")]
RUNS = 5


def ours(reader: str) -> Read:
    def read(data: bytes) -> str:
        from importlib import import_module

        (document,) = import_module(f"graph.reading.{reader}").documents(data, "f", Limits(), Columns())
        return str(document.text)

    return read


# -- pages ---------------------------------------------------------------------------------------------------------


def trafilatura(data: bytes) -> str:
    import trafilatura

    return trafilatura.extract(data, favor_recall=True) or ""


def readability(data: bytes) -> str:
    from lxml import html
    from readability import Document

    found = Document(data.decode())
    return f"{found.title()}\n{html.fromstring(found.summary()).text_content()}"


def newspaper(data: bytes) -> str:
    from newspaper import Article

    article = Article("https://example.org/")
    article.download(input_html=data.decode())
    article.parse()
    return f"{article.title}\n{article.text}"


def soup(data: bytes) -> str:
    from bs4 import BeautifulSoup

    found = BeautifulSoup(data, "html.parser")
    for element in found(["script", "style", "nav", "aside", "footer", "header"]):
        element.decompose()
    return found.get_text("\n")


# -- Word ----------------------------------------------------------------------------------------------------------


def python_docx(data: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def docx2txt(data: bytes) -> str:
    import docx2txt

    return str(docx2txt.process(io.BytesIO(data)))


def mammoth(data: bytes) -> str:
    import mammoth

    return str(mammoth.extract_raw_text(io.BytesIO(data)).value)


# -- PDF -----------------------------------------------------------------------------------------------------------


def pypdf(data: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pdfminer(data: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(data)))


def pymupdf(data: bytes) -> str:
    import pymupdf

    with pymupdf.open(stream=data, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


# -- encodings -----------------------------------------------------------------------------------------------------


def charset_normalizer(data: bytes) -> str:
    from charset_normalizer import from_bytes

    return str(from_bytes(data).best() or "")


def chardet(data: bytes) -> str:
    import chardet

    return data.decode(chardet.detect(data)["encoding"] or "utf-8", "replace")


def ftfy(data: bytes) -> str:
    import ftfy

    return ftfy.fix_text(ftfy.guess_bytes(data)[0])


#: Reader of ours -> (package, how its own documentation reads such a document).
OTHERS: dict[str, list[tuple[str, Read]]] = {
    "page": [
        ("trafilatura", trafilatura),
        ("readability-lxml", readability),
        ("newspaper4k", newspaper),
        ("beautifulsoup4", soup),
    ],
    "word": [("python-docx", python_docx), ("docx2txt", docx2txt), ("mammoth", mammoth)],
    "pdf": [("pypdf", pypdf), ("pdfminer.six", pdfminer), ("pymupdf", pymupdf)],
    "plain": [("charset-normalizer", charset_normalizer), ("chardet", chardet), ("ftfy", ftfy)],
}
#: Reader of ours -> the package that it needs.
NEEDED = {"page": "lxml", "word": "", "pdf": "pypdfium2", "plain": ""}


def documents() -> Iterator[tuple[str, str, bytes, list[str]]]:
    """(reader, what it is, its bytes, the words that should come out)."""
    story = "\n".join(STORY)
    words = [word for line in STORY for word in line.split()]
    yield "page", "news page", made.page(story, captions=frozenset(CAPTIONS), byline=STORY[-1]).encode(), words
    present = made.table(["1", "Ông Trần Văn An", "Chủ tịch"], ["2", "Bà Lê Thị Bình", "Thư ký"])
    listed = ["1.", "Ông", "Trần", "Văn", "An", "-", "Chủ", "tịch", "2.", "Bà", "Lê", "Thị", "Bình", "-", "Thư", "ký"]
    head = "Số 12-BB/TU"
    yield (
        "word",
        "Word, with a list of those present and a header",
        made.word(*STORY, present, header=head),
        [*head.split(), *words, *listed],
    )
    printed = _printed(story)
    if printed:
        yield "pdf", "PDF, printed from a browser", printed, words
    everything = [word for line in LINES for word in line.split()]
    yield "plain", "TCVN3", in_font(TEXT, "TCVN3").encode("cp1252"), everything
    yield "plain", "VNI", in_font(TEXT, "VNI").encode("cp1252"), everything
    yield "plain", "windows-1258", windows_1258(TEXT), everything


def _printed(story: str) -> bytes:
    """The PDF that Chromium prints of an article, with the date, title, address and page number it puts around; or b""."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        return b""
    title, *lines = story.split("\n")
    content = f"<title>{title}</title><body style='font: 22px serif'><h1>{title}</h1>{''.join(f'<p>{line}' for line in lines)}"
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "tin.html", Path(folder) / "tin.pdf"
        page.write_text(f'<!doctype html><meta charset="utf-8">{content}', encoding="utf-8")
        quietly = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        subprocess.run([chromium, *quietly, f"--print-to-pdf={pdf}", page.as_uri()], capture_output=True, check=True)
        return pdf.read_bytes()


def judged(read: Read, data: bytes, wanted: list[str]) -> str:
    """The cells of one row: kept, captions, foreign, ms."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        text = read(data)
        times.append(time.perf_counter() - began)
    got = unicodedata.normalize("NFC", text).split()
    same = sum(block.size for block in difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks())
    joined = " ".join(got)
    captions = sum(joined.count(caption) > STORY[0].count(caption) for caption in CAPTIONS)
    return f"{same / len(wanted):.0%} | {captions} of {len(CAPTIONS)} | {len(got) - same} | {min(times) * 1000:.1f}"


def installed(package: str) -> tuple[float, str]:
    """Megabytes of a package with everything it requires, and its licence."""
    seen: set[str] = set()
    waiting, size = [package], 0
    while waiting:
        name = waiting.pop()
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        if found.name.lower() in seen:
            continue
        seen.add(found.name.lower())
        size += sum(
            path.stat().st_size for file in found.files or () if (path := Path(str(found.locate_file(file)))).is_file()
        )
        for requirement in found.requires or ():
            name_of = re.match(r"[\w.-]+", requirement)
            if name_of and "extra ==" not in requirement and "python_version" not in requirement:
                waiting.append(name_of.group())
    told = metadata.metadata(package)
    named = [c.rsplit(" :: ")[-1] for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    return size / 1e6, (
        told.get("License-Expression") or " ".join(named) or (told.get("License") or "?").split("\n")[0]
    )


def main() -> None:
    print("| document | read by | kept | captions | foreign words | ms | MB | licence |")
    print("|---|---|---:|---:|---:|---:|---:|---|")
    for reader, what, data, wanted in documents():
        for package, read in [("", ours(reader)), *OTHERS[reader]]:
            name, brought = package or "bienban", package or NEEDED[reader]
            try:
                cells = judged(read, data, wanted)
            except ImportError:
                continue
            megabytes, licence = installed(brought) if brought else (0.0, "")
            if not package and brought:
                name = f"bienban, with {brought}"
            print(f"| {what} | {name} | {cells} | {megabytes:.1f} | {licence} |", flush=True)


if __name__ == "__main__":
    main()
