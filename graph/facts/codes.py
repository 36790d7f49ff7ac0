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
    "group_code",
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

#: Groups that are told something, by their id in the list groupKind (`GROUP_KINDS`: those that receive and attend, by
#: the word that counts them).
_GROUPS = {
    "co-quan": Code("groupKind", "co-quan", "cơ quan, tổ chức", "bodies"),
    "dia-phuong": Code("groupKind", "dia-phuong", "địa phương", "localities"),
    "lanh-dao": Code("groupKind", "lanh-dao", "lãnh đạo", "leaders"),
    "can-bo": Code("groupKind", "can-bo", "cán bộ, công chức", "officials"),
    "dang-vien": Code("groupKind", "dang-vien", "đảng viên", "party member"),
    "hoi-vien": Code("groupKind", "hoi-vien", "hội viên, đoàn viên", "member of an organization"),
    "cu-tri": Code("groupKind", "cu-tri", "cử tri", "voters"),
    "nguoi-dan": Code("groupKind", "nguoi-dan", "người dân", "people"),
    "doanh-nghiep-hop-tac-xa": Code(
        "groupKind", "doanh-nghiep-hop-tac-xa", "doanh nghiệp, hợp tác xã", "enterprises and cooperatives"
    ),
    "dai-bieu": Code("groupKind", "dai-bieu", "đại biểu", "delegate"),
    "nhom-khac": Code("groupKind", "nhom-khac", "nhóm khác", "other group"),
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
    """The kind of a body by its id in the list bodyType, captioned from the lexicon."""
    return Code("bodyType", code, lexicon().body_types.get(code, "Cơ quan, tổ chức"))


def event_code(code: str, label: str, english: str) -> Code:
    """The kind of an event, with its captions in both languages."""
    return Code("eventType", code, label, english)


def document_code(code: str, label: str, english: str) -> Code:
    """The kind of a document, with its captions in both languages."""
    return Code("documentType", code, label, english)


def award_code(code: str, label: str, english: str) -> Code:
    """The kind of an award, with its captions in both languages."""
    return Code("awardType", code, label, english)


def group_code(kind: str) -> Code:
    """The code of a kind of group by its id; `nhom-khac` for one that the list does not have."""
    return _GROUPS.get(kind, _GROUPS["nhom-khac"])
