"""Codes of controlled lists, as the graph uses them. Captions in both languages stand in the ontology's code list."""

from __future__ import annotations

from graph.language.folding import slug
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

#: Captions of the kinds of bodies (list bodyType).
_BODY_KINDS = {
    "dang": "Đảng", "tinh-uy": "Tỉnh ủy", "thanh-uy": "Thành ủy", "huyen-uy": "Huyện ủy", "quan-uy": "Quận ủy", "thi-uy": "Thị ủy",
    "dang-uy": "Đảng ủy", "dang-bo": "Đảng bộ", "chi-bo": "Chi bộ", "ban-chap-hanh": "Ban Chấp hành", "ban-thuong-vu": "Ban Thường vụ",
    "thuong-truc": "Thường trực", "van-phong": "Văn phòng", "ban-to-chuc": "Ban Tổ chức", "ban-tuyen-giao": "Ban Tuyên giáo",
    "ban-dan-van": "Ban Dân vận", "ban-tuyen-giao-va-dan-van": "Ban Tuyên giáo và Dân vận", "ban-noi-chinh": "Ban Nội chính", "ban-dang": "Ban Đảng",
    "uy-ban-kiem-tra": "Ủy ban Kiểm tra", "ban-can-su": "Ban Cán sự đảng", "dang-doan": "Đảng đoàn", "hdnd": "Hội đồng nhân dân",
    "ubnd": "Ủy ban nhân dân", "ub-mttq": "Ủy ban Mặt trận Tổ quốc", "mttq": "Mặt trận Tổ quốc", "ban-hdnd": "Ban của Hội đồng nhân dân",
    "doan-dbqh": "Đoàn đại biểu Quốc hội", "to-dai-bieu": "Tổ đại biểu", "quoc-hoi": "Quốc hội", "uy-ban-quoc-hoi": "Cơ quan của Quốc hội",
    "chinh-phu": "Chính phủ", "bo": "Bộ, cơ quan ngang bộ", "so": "Sở", "phong": "Phòng", "cuc": "Cục", "tong-cuc": "Tổng cục", "vu": "Vụ",
    "chi-cuc": "Chi cục", "thanh-tra": "Thanh tra", "kiem-toan": "Kiểm toán", "cong-an": "Công an", "quan-doi": "Quân đội", "toa-an": "Tòa án nhân dân",
    "vien-kiem-sat": "Viện kiểm sát nhân dân", "kho-bac": "Kho bạc", "bao-hiem": "Bảo hiểm xã hội", "ban-quan-ly": "Ban Quản lý",
    "ban-chi-dao": "Ban Chỉ đạo", "to-cong-tac": "Tổ công tác", "hoi-dong": "Hội đồng", "ban-giam-doc": "Ban Giám đốc",
    "hoi-dong-quan-tri": "Hội đồng quản trị", "cong-doan": "Công đoàn", "doan-thanh-nien": "Đoàn Thanh niên", "hoi": "Hội", "cau-lac-bo": "Câu lạc bộ",
    "ton-giao": "Tổ chức tôn giáo", "truong": "Trường", "hoc-vien": "Học viện", "vien": "Viện", "khoa": "Khoa", "trung-tam": "Trung tâm",
    "benh-vien": "Bệnh viện", "doanh-nghiep": "Doanh nghiệp", "ngan-hang": "Ngân hàng", "hop-tac-xa": "Hợp tác xã", "quy": "Quỹ", "bao": "Báo",
    "bao-chi": "Cơ quan báo chí", "ban-dan-toc": "Ban của Ủy ban nhân dân", "trai-giam": "Trại giam", "dai-su-quan": "Cơ quan đại diện ngoại giao",
    "nha-nuoc": "Cơ quan nhà nước", "mat-tran": "Tổ chức chính trị - xã hội", "luc-luong": "Lực lượng vũ trang", "bo-chinh-tri": "Bộ Chính trị",
    "ban-bi-thu": "Ban Bí thư", "ban-chap-hanh-trung-uong": "Ban Chấp hành Trung ương", "quan-uy-trung-uong": "Quân ủy Trung ương", "chu-tich-nuoc": "Chủ tịch nước",
    "dai-hoi": "Đại hội", "doan-cong-tac": "Đoàn công tác", "quoc-te": "Tổ chức quốc tế", "chinh-quyen": "Chính quyền địa phương",
}  # fmt: skip


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
    return Code("bodyType", code, _BODY_KINDS.get(code, "Cơ quan, tổ chức"))


def event_code(code: str, label: str, english: str) -> Code:
    return Code("eventType", code, label, english)


def document_code(code: str, label: str, english: str) -> Code:
    return Code("documentType", code, label, english)


def award_code(code: str, label: str, english: str) -> Code:
    return Code("awardType", code, label, english)
