"""The row of a table as lines of text, in Word documents and pages alike.

Tables are used for two things. A letterhead or a picture with its caption is a layout: its cells hold paragraphs of
their own. An attendance list is data: its row is read as one line, `1. Ông Trần Văn A - Chủ tịch`, as typed lists are.
"""

from __future__ import annotations

import re

__all__ = ["row_lines"]

_NUMBER = re.compile(r"\d{1,4}[.)]?")


def row_lines(cells: list[list[str]]) -> list[str]:
    """In: the paragraphs of each cell of a row. Out: lines.

    >>> row_lines([["1"], ["Ông Trần Văn A"], ["Chủ tịch"]])
    ['1. Ông Trần Văn A - Chủ tịch']
    >>> row_lines([["TỈNH ỦY ĐỒNG THÁP", "Số 12-BB/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]])
    ['TỈNH ỦY ĐỒNG THÁP', 'Số 12-BB/TU', 'ĐẢNG CỘNG SẢN VIỆT NAM']
    """
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 for cell in filled):
        return [line for cell in filled for line in cell]
    words = [cell[0] for cell in filled]
    if len(words) > 1 and _NUMBER.fullmatch(words[0]):
        return [f"{words[0].rstrip('.)')}. {' - '.join(words[1:])}"]
    return [" - ".join(words)] if words else []
