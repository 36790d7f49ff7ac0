"""Meeting sheets (phiếu hội nghị): what a graph knows of one event, in the order in which an office reads it."""

from exporters.minutes.docx import to_docx
from exporters.minutes.files import write
from exporters.minutes.lines import Line
from exporters.minutes.markdown import HEADINGS, to_markdown
from exporters.minutes.reasons import explain, reasons
from exporters.minutes.sheet import Section, Sheet, sheets

__all__ = ["HEADINGS", "Line", "Section", "Sheet", "explain", "reasons", "sheets", "to_docx", "to_markdown", "write"]
