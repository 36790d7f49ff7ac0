"""What texts made to hurt are made of: one piece, over and over, on one line."""

from __future__ import annotations

__all__ = ["PIECES", "repeated"]

PIECES = [
    # names, with and without reason to be people
    "Nguyễn Văn An ", "Nguyễn Văn An, ", "Nguyễn Văn An - Bí thư Tỉnh ủy, ", "ông An ", "các đồng chí ", "đồng chí ", "Đại tá, TS. ", "Xi-", "A'", "A ", "A.",
    # positions and bodies
    "Bí thư ", "nguyên Phó ", "Bí thư Tỉnh ủy, ", "Ban ", "Ban Thường vụ ", "Ban Chỉ đạo ", "Sở A và ", "Công ty A - ", "UBND ", "UBND tỉnh, ", "TP.", "NN&", "KT-XH-",
    # documents, awards, events, speech
    "Nghị quyết về ", "Nghị quyết số 1, ", "01-NQ/TU, ", "1/2020/NĐ-", "Luật A ", "Đại hội lần thứ ", "Bằng khen của ", "5 tập thể ", "tặng ", "hội nghị ",
    "Hội nghị a, ", "phát biểu ", "phát biểu: \"", "phát biểu ) ",
    "trao Bằng khen cho 5 tập thể; ", "Thứ trưởng Nguyễn Văn An, ", "Phó Chủ tịch Trần Văn Bình ", "được bầu làm Chủ tịch ",
    "- Ông Lê Văn Tám: ", "Chủ trì: ", "ngày 1 tháng 1 ", "a | ",
    "đề nghị ", "phong trào thi đua \"",
    # marks, digits, letters
    ", ", "; ", ". ", ": ", '"', '"a" ', "“", "(", "( ", "(a", "()", ") ", "-", "- ", " - ", "/", "1", "1-", "1/", "1.", "1,", "1 ", "1 / ", "1 - ", "12/20", "29/12 ", "…",
    "A", "a ", "a", "ờ", "uỷ", "\u0301", " ", "\t", "của ", "và ", "tháng ", "1 tháng ", "www.", "a.b@", "<a>", "|", "#",
]  # fmt: skip


def repeated(piece: str, length: int) -> str:
    """A short headline, then one line of about `length` characters."""
    return "Tin vắn\n" + piece * (length // len(piece))
