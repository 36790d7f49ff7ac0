"""Names of invented people, as common and as rare as in life: collisions come by themselves, and some on purpose."""

from __future__ import annotations

from random import Random

__all__ = ["new_name"]

#: Surnames with their weight among a hundred people or so.
_SURNAMES = {
    "Nguyễn": 38, "Trần": 12, "Lê": 9, "Phạm": 7, "Huỳnh": 3, "Hoàng": 2, "Phan": 4, "Vũ": 2, "Võ": 3, "Đặng": 2, "Bùi": 2,
    "Đỗ": 2, "Hồ": 1, "Ngô": 1, "Dương": 1, "Lý": 1, "Đinh": 1, "Trương": 2, "Mai": 1, "Đoàn": 1, "Lâm": 1, "Cao": 1,
    "Tạ": 1, "Hà": 1, "Tô": 1, "Châu": 1, "Lương": 1,
}  # fmt: skip
_MEN = ["Văn", "Văn", "Văn", "Hữu", "Đức", "Minh", "Quốc", "Thanh", "Ngọc", "Xuân", "Công", "Hoàng", "Trọng", "Anh", "Quang", "Tấn", "Đình", "Thành", "Bá", "Chí"]  # fmt: skip
_WOMEN = ["Thị", "Thị", "Thị", "Thị Thu", "Thị Kim", "Thị Ngọc", "Thị Hồng", "Thanh", "Ngọc", "Thị Minh", "Thị Bích", "Kim", "Thị Mỹ"]  # fmt: skip
_HIS = [
    "Hùng", "Dũng", "Cường", "Tuấn", "Sơn", "Thắng", "Hải", "Hòa", "Bình", "Long", "Nam", "Phong", "Quân", "Thành", "Trung",
    "Tùng", "Vinh", "Khoa", "Lâm", "Phúc", "Tâm", "Thiện", "Đạt", "Hiếu", "Nghĩa", "Khánh", "Lộc", "Minh", "An", "Chiến",
    "Công", "Định", "Đông", "Giang", "Hậu", "Hiền", "Huy", "Hưng", "Kiên", "Lợi", "Mạnh", "Nhân", "Phú", "Quyền", "Sang",
    "Tài", "Tân", "Thái", "Thuận", "Tiến", "Toàn", "Trí", "Tú", "Vũ", "Xuân", "Bảo", "Duy", "Đức", "Hoàng", "Nhã", "Thông",
]  # fmt: skip
_HERS = [
    "Hà", "Lan", "Hương", "Mai", "Hoa", "Hạnh", "Thảo", "Nga", "Phương", "Thủy", "Vân", "Yến", "Ánh", "Bích", "Chi", "Dung",
    "Giang", "Hằng", "Hiền", "Huệ", "Liên", "Linh", "Loan", "Lý", "Nguyệt", "Nhung", "Oanh", "Quyên", "Tâm", "Thanh",
    "Thoa", "Thu", "Trang", "Trâm", "Tuyết", "Xuân", "Diễm", "Ngân", "Kiều", "Tươi",
]  # fmt: skip
_OTHERS = [
    "Điểu K'Ré", "H'Yim Kđoh", "Y Thông Niê", "Giàng A Páo", "Lò Văn Ún", "Thào Seo Sử", "Ksor H'Nga", "Đinh Yang Krơ",
    "Danh Sa Rươl", "Thạch Sa Rết", "Vi Thị Nọi", "Hoàng Seo Lù", "A Biu", "Rơ Chăm Hyéo", "Blúp Thị Lói", "Quàng Văn Inh",
]  # fmt: skip


def new_name(random: Random) -> tuple[str, bool]:
    """A name, and whether it is a woman's."""
    if random.random() < 0.015:
        name = random.choice(_OTHERS)
        return name, "H'" in name or "Thị" in name
    surname = random.choices([*_SURNAMES], [*_SURNAMES.values()])[0]
    if random.random() < 0.3:
        return f"{surname} {random.choice(_WOMEN)} {random.choice(_HERS)}", True
    middle = random.choice(_MEN)
    given = random.choice([g for g in _HIS if g != middle])
    return f"{surname} {middle} {given}", False
