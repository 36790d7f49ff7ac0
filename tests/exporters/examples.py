"""What the ready questions are asked with, of the invented meeting; the answers are in `answers/`."""

from __future__ import annotations

from exporters.sparql import Question

__all__ = ["example"]

_VALUES = {
    "person": "Trần Thị Ánh",
    "body": "Ban Khuyến học Tỉnh ủy Bình Giang",
    "year": "2024",
    "date": "2024-01-12",
    "from": "2024-01-01",
    "to": "30/6/2024",
    "name": "Trần Thị Ánh",
    "number": "05-NQ/TU",
    "issuer": "Tỉnh ủy Bình Giang",
    "giver": "UBND tỉnh",
    "area": "Tỉnh Bình Giang",
    "meeting": "Hội nghị tổng kết công tác Khuyến học năm 2023",
    "headline": "Bình Giang: khuyến học vào hè",
}
_OTHERWISE = {
    "changes-of-body": {"body": "Sở Y tế tỉnh Đồng Tháp"},
    "leaders-through-changes": {"body": "Sở Y tế tỉnh Đồng Tháp"},
    "tenures": {"body": "Sở Y tế tỉnh Tiền Giang"},
    "absences": {"meeting": "Phiên họp tháng 7 năm 2024"},
    "votes": {"meeting": "Phiên họp tháng 7 năm 2024"},
    "bodies-under": {"body": "Tỉnh ủy"},
    "heads-of-body": {"body": "HĐND tỉnh"},
    "leaders": {"body": "HĐND tỉnh"},
    "presenters": {"person": "Lý Văn Tám"},
    "resolutions-in-force": {"from": "2025"},
}


def example(question: Question, *, everything: bool) -> dict[str, str]:
    """Values for what a question needs, or for everything that can be set in it."""
    values = _VALUES | _OTHERWISE.get(question.name, {})
    return {p.name: values[p.name] for p in question.parameters if p.required or everything}
