"""graph/grammar, people and positions as written: what makes a run of capitals a person, what makes words an office."""

from __future__ import annotations

import pytest

from graph.grammar.people import parse_person
from graph.grammar.positions import parse_position
from graph.lexicon import lexicon
from tests.graph.layers import nested, stream

# -- people --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("đồng chí Phan Văn Thắng", "Phan Văn Thắng"),
        ("Ông Nguyễn Văn An phát biểu", "Nguyễn Văn An"),
        ("đồng chí NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("các đồng chí Lê Văn Tám", "Lê Văn Tám"),
        ("ông Lê Văn Tám Chủ tịch UBND", "Lê Văn Tám"),
        ("bà Cao Thị Ngọc Hà Vy", "Cao Thị Ngọc Hà Vy"),
        ("Mẹ Việt Nam Anh hùng Nguyễn Thị Lài", "Nguyễn Thị Lài"),
        ("Thượng tọa Thích Minh Tâm", "Thích Minh Tâm"),
        # names of other peoples of Việt Nam
        ("bà H'Yim Kđoh", "H'Yim Kđoh"),
        ("ông Y Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm"),
        ("ông Điểu K'Ré", "Điểu K'Ré"),
        ("ông Giàng A Sình", "Giàng A Sình"),
        ("ông Thào Xuân Sùng", "Thào Xuân Sùng"),
        # foreign names, joined or not
        ("ông Xu-căng Ma-hả-lạt", "Xu-căng Ma-hả-lạt"),
        ("ông Bounnhang Vorachith", "Bounnhang Vorachith"),
        ("ông John Smith", "John Smith"),
    ],
)
def test_people_by_address(text: str, name: str) -> None:
    person = parse_person(stream(text), 0, lexicon())
    assert person is not None
    assert (person.name, person.full) == (name, True)


@pytest.mark.parametrize(
    ("text", "rank", "degree"),
    [
        ("Đại tá Nguyễn Văn Bình", "Đại tá", ""),
        ("PGS.TS Trần Thị Mai", "", "PGS.TS"),
        ("PGS. TS. Trần Thị Mai", "", "PGS. TS"),
        ("Thiếu tướng, TS Lê Văn Tám", "Thiếu tướng", "TS"),
    ],
)
def test_rank_and_degree_are_no_part_of_the_name(text: str, rank: str, degree: str) -> None:
    person = parse_person(stream(text), 0, lexicon())
    assert person is not None
    assert person.prefix is not None
    assert (person.prefix.rank, person.prefix.degree) == (rank, degree)
    assert len(person.name.split()) == 3


def test_a_given_name_after_an_address_is_a_mention_not_a_full_name() -> None:
    person = parse_person(stream("ông Dũng cho biết"), 0, lexicon())
    assert person is not None
    assert (person.name, person.full) == ("Dũng", False)


@pytest.mark.parametrize(
    "text",
    [
        "Hoàng Mai", "Lý Sơn", "Hà Giang", "Hồ Chí Minh", "Nam Định", "Lê Lợi", "Chủ tịch Hồ Chí Minh",
        "đường Nguyễn Văn Cừ", "Trường THPT Nguyễn Du", "Quỹ Nguyễn Thị Minh", "Dân vận", "ông", "các đồng chí", "Bí thư Tỉnh ủy",
    ],
)  # fmt: skip
def test_places_streets_and_schools_are_not_people(text: str) -> None:
    assert parse_person(stream(text), 0, lexicon()) is None


@pytest.mark.parametrize(
    ("text", "at"), [("đường Nguyễn Văn Cừ", 1), ("phường Trần Văn Ơn", 1), ("giải thưởng Nguyễn Thị Minh", 2)]
)
def test_what_is_called_after_a_person_is_not_that_person(text: str, at: int) -> None:
    assert parse_person(stream(text), at, lexicon()) is None


# -- positions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Bí thư Tỉnh ủy", "Bí thư", ["Tỉnh ủy"]),
        ("Phó Bí thư Thường trực Tỉnh ủy", "Phó Bí thư Thường trực", ["Tỉnh ủy"]),
        ("Tỉnh ủy viên", "Ủy viên", ["Tỉnh ủy"]),
        ("Ủy viên Trung ương Đảng", "Ủy viên", ["Ban Chấp hành Trung ương Đảng"]),
        ("Ủy viên Bộ Chính trị", "Ủy viên", ["Bộ Chính trị"]),
        ("Ủy viên Ban Thường vụ Tỉnh ủy", "Ủy viên", ["Ban Thường vụ", "Tỉnh ủy"]),
        # A word that role and body share is said once.
        ("Trưởng Ban Dân vận Tỉnh ủy", "Trưởng Ban", ["Ban Dân vận", "Tỉnh ủy"]),
        ("Trưởng ban Dân vận Tỉnh ủy", "Trưởng Ban", ["Ban Dân vận", "Tỉnh ủy"]),
        ("Trưởng Phòng Nội vụ huyện", "Trưởng Phòng", ["Phòng Nội vụ [huyện]"]),
        ("Chánh Văn phòng Tỉnh ủy", "Chánh Văn phòng", ["Văn phòng Tỉnh ủy"]),
        ("Bộ trưởng Y tế", "Bộ trưởng", ["Bộ Y tế"]),
        ("Bộ trưởng Bộ Y tế", "Bộ trưởng", ["Bộ Y tế"]),
        # An office that implies its body, or has none.
        ("Thủ tướng Chính phủ", "Thủ tướng", ["Chính phủ"]),
        ("Phó Thủ tướng", "Phó Thủ tướng", ["Chính phủ"]),
        ("Đại biểu Quốc hội khóa XV", "Đại biểu", ["Quốc hội"]),
        ("Chủ tịch nước", "Chủ tịch nước", []),
        ("Phó Chủ tịch", "Phó Chủ tịch", []),
        ("Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy", "Chủ nhiệm", ["Ủy ban Kiểm tra", "Tỉnh ủy"]),
        ("Giám đốc Sở Tài chính", "Giám đốc", ["Sở Tài chính"]),
        ("Chánh án TAND tỉnh", "Chánh án", ["Tòa án nhân dân [tỉnh]"]),
        ("Hiệu trưởng Trường Đại học Đồng Tháp", "Hiệu trưởng", ["Trường Đại học Đồng Tháp"]),
        ("Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh", "Chỉ huy trưởng", ["Bộ Chỉ huy Quân sự [tỉnh]"]),
        (
            "Phó Trưởng đoàn chuyên trách Đoàn ĐBQH tỉnh",
            "Phó Trưởng Đoàn chuyên trách",
            ["Đoàn đại biểu Quốc hội [tỉnh]"],
        ),
    ],
)
def test_role_and_body(text: str, role: str, body: list[str]) -> None:
    position = parse_position(stream(text), 0, lexicon())
    assert position is not None
    assert position.role.name == role
    assert nested(position.body) == body


@pytest.mark.parametrize(
    ("text", "unit"), [("Bí thư Hà Nội", "thành phố Hà Nội"), ("Chủ tịch huyện Cao Lãnh", "huyện Cao Lãnh")]
)
def test_some_roles_take_a_unit_directly(text: str, unit: str) -> None:
    position = parse_position(stream(text), 0, lexicon())
    assert position is not None
    assert position.unit is not None
    assert position.unit.label == unit


@pytest.mark.parametrize(
    ("text", "former", "acting", "leads"),
    [
        ("Bí thư Huyện ủy", False, False, True),
        ("nguyên Bí thư Huyện ủy", True, False, True),
        ("quyền Chủ tịch UBND huyện", False, True, True),
        ("Phó Chủ tịch UBND huyện", False, False, False),
        ("nguyên Phó Chủ tịch UBND huyện", True, False, False),
    ],
)
def test_former_acting_deputy(text: str, former: bool, acting: bool, leads: bool) -> None:
    position = parse_position(stream(text), 0, lexicon())
    assert position is not None
    assert (position.role.former, position.role.acting, position.role.leads) == (former, acting, leads)


def test_the_term_of_an_office() -> None:
    position = parse_position(stream("Bí thư Tỉnh ủy nhiệm kỳ 2020 - 2025"), 0, lexicon())
    assert position is not None
    assert position.term == "2020-2025"


@pytest.mark.parametrize(
    "text", ["chủ trì hội nghị", "phó mặc", "quyền lợi", "nguyên nhân", "trưởng thành", "hội nghị"]
)
def test_words_that_only_look_like_roles(text: str) -> None:
    assert parse_position(stream(text), 0, lexicon()) is None


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        (
            "Phó Hiệu trưởng phụ trách Trường Đại học Sư phạm Hà Nội",
            "Phó Hiệu trưởng phụ trách",
            "Trường Đại học Sư phạm Hà Nội",
        ),
        ("Phó Giám đốc phụ trách, điều hành Sở Y tế tỉnh Nghệ An", "Phó Giám đốc phụ trách", "Sở Y tế"),
        ("Phó Trưởng ban phụ trách Ban Dân vận Tỉnh ủy", "Phó Trưởng Ban phụ trách", "Ban Dân vận"),
        (
            "Phó Giám đốc Thường trực phụ trách Bệnh viện Nhi Hải Sơn",
            "Phó Giám đốc Thường trực phụ trách",
            "Bệnh viện Nhi Hải Sơn",
        ),
        # a field of work, behind the role and behind the body, and a head
        ("Phó Chủ tịch phụ trách văn xã", "Phó Chủ tịch", None),
        ("Phó Chủ tịch UBND tỉnh phụ trách Ban Chỉ đạo 389", "Phó Chủ tịch", "Ủy ban nhân dân"),
        ("Giám đốc phụ trách Trung tâm Hải Sơn", "Giám đốc", None),
    ],
)
def test_a_deputy_in_charge(text: str, role: str, body: str | None) -> None:
    """`phụ trách` between a deputy's role and the body is part of the role."""
    position = parse_position(stream(text), 0, lexicon())
    assert position is not None
    assert position.role.name == role
    assert (position.body.name if position.body else None) == body


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Phó Vụ trưởng Vụ Địa bàn 4, Ủy ban Kiểm tra Trung ương", ["Vụ Địa bàn 4", "Ủy ban Kiểm tra Trung ương"]),
        ("Phó Vụ trưởng Vụ Tổng hợp, Văn phòng Quốc hội", ["Vụ Tổng hợp", "Văn phòng Quốc hội"]),
        ("Cục trưởng Cục Việc làm, Bộ Nội vụ", ["Cục Việc làm", "Bộ Nội vụ"]),
        ("Giám đốc Nhà xuất bản Tư pháp, Bộ Tư pháp", ["Nhà xuất bản Tư pháp", "Bộ Tư pháp"]),
        # two that are listed, and one that owns no such unit
        ("Tổng Biên tập Tạp chí Cộng sản, Văn phòng Quốc hội", ["Tạp chí Cộng sản"]),
        ("Vụ trưởng Vụ Tổng hợp, Quốc hội", ["Vụ Tổng hợp"]),
    ],
)
def test_a_unit_and_behind_a_comma_the_body_it_is_of(text: str, chain: list[str]) -> None:
    position = parse_position(stream(text), 0, lexicon())
    assert position is not None
    assert nested(position.body) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # trades in small letters between a company's legal form and its name
        ("Giám đốc Công ty cổ phần thương mại Nghệ An", ["Công ty cổ phần thương mại Nghệ An"]),
        ("Giám đốc Công ty TNHH xây dựng và vận tải Thành Nam", ["Công ty TNHH xây dựng và vận tải Thành Nam"]),
        (
            "Giám đốc Công ty TNHH một thành viên lọc hóa dầu Hải Sơn",
            ["Công ty TNHH một thành viên lọc hóa dầu Hải Sơn"],
        ),
        ("Giám đốc Công ty TNHH, phát biểu", []),
        ("Tổng Giám đốc Công ty Cổ phần, phát biểu", []),
        # a union's own boards, listed or not
        ("Trưởng ban Tổ chức LĐLĐ tỉnh", ["Ban Tổ chức", "Liên đoàn Lao động [tỉnh]"]),
        ("Phó Trưởng ban Gia đình - Xã hội Hội LHPN tỉnh", ["Ban Gia đình - Xã hội", "Hội Liên hiệp Phụ nữ [tỉnh]"]),
        ("Trưởng ban Tổ chức Hội Báo Xuân", ["Ban Tổ chức"]),
        ("Trưởng ban Nguyễn Văn Đông Hội Nông dân tỉnh", []),
        # the head's unit is said once more
        ("Trưởng khoa, Khoa Du lịch, Trường Đại học Hải Sơn", ["Khoa Du lịch", "Trường Đại học Hải Sơn"]),
        ("Trưởng ban, Ban Dân vận và Mặt trận dự", []),
        # forces in short
        ("Phó Tư lệnh QK4", ["Quân khu 4"]),
        # posts in short
        ("UVBTVHU, Chủ tịch HĐND huyện", ["Ban Thường vụ", "Huyện ủy"]),
        ("UV.BTVHU, Phó Chủ tịch HĐND huyện", ["Ban Thường vụ", "Huyện ủy"]),
        ("UVTVQU, Trưởng Phòng Nội vụ", ["Ban Thường vụ", "Quận ủy"]),
        ("PBTTT Huyện ủy", ["Huyện ủy"]),
        ("PBTHU, Chủ tịch UBND huyện", ["Huyện ủy"]),
        ("Chỉ huy trưởng BCH Quân sự huyện Nam Đàn", ["Ban Chỉ huy Quân sự [huyện Nam Đàn]"]),
        ("Chỉ huy trưởng BCHQS xã Kim Liên", ["Ban Chỉ huy Quân sự [xã Kim Liên]"]),
        ("Chính ủy BCH Bộ đội Biên phòng tỉnh", ["Bộ Chỉ huy Bộ đội Biên phòng [tỉnh]"]),
        ("Ủy viên BCH Hội Nông dân tỉnh", ["Ban Chấp hành", "Hội Nông dân [tỉnh]"]),
        ("Phó Chủ tịch Trung ương Hội hữu nghị Việt Nam - Lào", ["Trung ương Hội hữu nghị Việt Nam - Lào"]),
    ],
)
def test_bodies_in_small_letters_and_in_short(text: str, chain: list[str]) -> None:
    position = parse_position(stream(text), 0, lexicon())
    assert position is not None
    assert nested(position.body) == chain
