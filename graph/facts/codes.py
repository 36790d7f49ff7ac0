"""Codes of controlled lists, as the graph uses them. Captions in both languages stand in the ontology's code list."""

from __future__ import annotations

from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.model import Code

__all__ = [
    "GROUP_KINDS",
    "PARTS_OF_DAY",
    "TENURE",
    "award_code",
    "body_code",
    "document_code",
    "event_code",
    "role_code",
]

TENURE = {
    "holds": Code("tenure", "duong-nhiem", "đương nhiệm", "holds"),
    "former": Code("tenure", "nguyen", "nguyên", "former"),
    "appointed": Code("tenure", "nhan-chuc", "nhận chức", "appointed"),
    "leaves": Code("tenure", "thoi-giu", "thôi giữ chức", "leaves"),
}
PARTS_OF_DAY = {
    "sáng": Code("partOfDay", "buoi-sang", "sáng", "morning"),
    "trưa": Code("partOfDay", "buoi-trua", "trưa", "noon"),
    "chiều": Code("partOfDay", "buoi-chieu", "chiều", "afternoon"),
    "tối": Code("partOfDay", "buoi-toi", "tối", "evening"),
}
GROUP_KINDS = {
    "tập thể": Code("groupKind", "tap-the", "tập thể", "collective"),
    "cá nhân": Code("groupKind", "ca-nhan", "cá nhân", "individual"),
    "đại biểu": Code("groupKind", "dai-bieu", "đại biểu", "delegate"),
    "cơ quan": Code("groupKind", "co-quan", "cơ quan, tổ chức", "bodies"),
    "khác": Code("groupKind", "khac", "nhóm khác", "other group"),
}

#: Roles whose slugs would meet: `Thủ trưởng` (head of a unit) is not `Thứ trưởng` (deputy minister).
_APART = {"Thủ trưởng": "thu-truong-don-vi", "Phó Thủ trưởng": "pho-thu-truong-don-vi"}


def role_code(role: str, english: str = "") -> Code:
    """`Phó Chủ tịch Thường trực` -> bbc:pho-chu-tich-thuong-truc."""
    if english and role.startswith("Phó "):
        english = f"Deputy {english}"
    if english and role.endswith("Thường trực") and not english.startswith("Standing"):
        english = f"Standing {english}"
    if english and role.startswith("Quyền "):
        english = f"Acting {english}"
    return Code("role", _APART.get(role, slug(role)), role, english)


def body_code(code: str) -> Code:
    return Code("bodyType", code, lexicon().body_types.get(code, "Cơ quan, tổ chức"))


def event_code(code: str, label: str, english: str) -> Code:
    return Code("eventType", code, label, english)


def document_code(code: str, label: str, english: str) -> Code:
    return Code("documentType", code, label, english)


def award_code(code: str, label: str, english: str) -> Code:
    return Code("awardType", code, label, english)
