"""Meeting sheets (phiếu hội nghị): what a graph knows of one event, in the order in which an office reads it.

sheet formal lines    the sections of a sheet; those that only official documents fill; one entry
lookup                facts by both their ends
markdown docx files   a sheet as Markdown, as Word, and as files
reasons               how something was completed, in words (`reasons.json`); headings are `headings.json`
"""

from exporters.minutes.docx import to_docx
from exporters.minutes.files import write
from exporters.minutes.headings import HEADINGS
from exporters.minutes.lines import Line
from exporters.minutes.markdown import SHORT, to_markdown
from exporters.minutes.reasons import explain, reasons
from exporters.minutes.sheet import Section, Sheet, sheets

__all__ = [
    "HEADINGS",
    "SHORT",
    "Line",
    "Section",
    "Sheet",
    "explain",
    "reasons",
    "sheets",
    "to_docx",
    "to_markdown",
    "write",
]
