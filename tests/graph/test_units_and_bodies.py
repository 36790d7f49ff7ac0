"""graph/grammar, places and institutions as written: where a name begins and ends, what completes it, what is left out."""

from __future__ import annotations

import pytest

from graph.grammar.bodies import parse_body
from graph.grammar.units import parse_unit
from graph.lexicon import lexicon
from tests.graph.layers import bodies, nested, stream

# -- administrative units ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "level"),
    [
        ("tỉnh Đồng Tháp", "tỉnh Đồng Tháp", 1),
        ("Đồng Tháp", "tỉnh Đồng Tháp", 1),
        ("tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế", 1),
        ("Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu", 1),
        ("TP.HCM", "Thành phố Hồ Chí Minh", 1),
        ("Thủ đô Hà Nội", "thành phố Hà Nội", 1),
        ("huyện Mường Tè", "huyện Mường Tè", 2),
        ("thị xã Nghĩa Lộ", "thị xã Nghĩa Lộ", 2),
        ("thành phố Thủ Đức", "thành phố Thủ Đức", 2),
        ("quận 9", "quận 9", 2),
        ("phường 14", "phường 14", 3),
        ("thị trấn Tân Trụ", "thị trấn Tân Trụ", 3),
        ("đặc khu Phú Quốc", "đặc khu Phú Quốc", 3),
        ("thôn 3", "thôn 3", 4),
        ("tỉnh", "tỉnh", 1),
    ],
)
def test_a_unit_and_its_level(text: str, label: str, level: int) -> None:
    unit = parse_unit(stream(text), 0, lexicon())
    assert unit is not None
    assert (unit.label, unit.level) == (label, level)


@pytest.mark.parametrize("name", ["Hoàng Mai", "Lý Sơn", "Hà Giang", "Ngô Quyền"])
def test_places_that_begin_with_a_surname_are_places(name: str) -> None:
    assert parse_unit(stream(name), 0, lexicon()) is not None


def test_a_district_by_its_bare_name_keeps_every_kind_it_may_be() -> None:
    unit = parse_unit(stream("Hoàng Mai"), 0, lexicon())
    assert unit is not None
    assert unit.kind == ""
    assert set(unit.districts) == {("quận", "ha-noi"), ("thị xã", "nghe-an")}


@pytest.mark.parametrize("text", ["tỉnh Nguyễn Văn Tám phát biểu", "thành phố Nguyễn Thành Phong"])
def test_a_person_after_a_bare_kind_is_not_its_name(text: str) -> None:
    unit = parse_unit(stream(text), 0, lexicon())
    assert unit is not None
    assert unit.name == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the post has its holder before it, who holds the post to its left as well
        ("Dự có bà Phạm Thị Lài, Chủ tịch UBND |xã Lê Minh Xuân và ông Trần Văn Hòa.", "Lê Minh Xuân"),
        (
            "Hội nghị bầu bà Phạm Thị Lài - Bí thư Đảng ủy, Chủ tịch HĐND |phường Võ Minh Đức, vào Ủy ban.",
            "Võ Minh Đức",
        ),
        ("Dự có các đồng chí: Phạm Thị Lài, Chủ tịch UBND |xã Phạm Văn Cội; Lê Thị Mai.", "Phạm Văn Cội"),
        ("Bà Phạm Thị Lài, Bí thư Chi bộ |thôn Phan Thanh Sơn phát biểu.", "Phan Thanh Sơn"),
        # a side of the compass after what few people are called
        ("Chủ tịch UBND |phường Long Thành Bắc cho biết", "Long Thành Bắc"),
        # nobody stands before it, somebody with a post of his own or a complete post does
        ("Chủ tịch UBND |xã Nguyễn Văn Tám cho biết", ""),
        ("Dự có Bí thư Huyện ủy Trần Văn Hòa, Chủ tịch UBND |xã Nguyễn Văn Tám.", ""),
        ("Dự có ông Trần Văn Hòa, Bí thư Huyện ủy Ea Kar, Chủ tịch UBND |xã Nguyễn Văn Tám.", ""),
        ("Dự có ông Trần Văn Hòa, Bí thư Huyện ủy; Chủ tịch UBND |xã Nguyễn Văn Tám.", ""),
        # the article addresses him
        ("Dự có ông Trần Văn Hòa, Bí thư Huyện ủy, Chủ tịch UBND |xã Nguyễn Văn Tám. Ông Nguyễn Văn Tám dự.", ""),
    ],
)
def test_a_commune_called_like_a_person(text: str, name: str) -> None:
    """What follows the kind is its name where nobody else can be named there, else a person."""
    before, _, after = text.partition("|")
    unit = parse_unit(stream(before + after), len(stream(before)) - 1, lexicon())  # without the break at its end
    assert unit is not None
    assert unit.name == name


# -- bodies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # organs of committees
        ("Ban Thường vụ Tỉnh ủy Đồng Tháp.", ["Ban Thường vụ", "Tỉnh ủy [tỉnh Đồng Tháp]"]),
        ("Ban Dân vận Tỉnh ủy", ["Ban Dân vận", "Tỉnh ủy"]),
        ("Ủy ban Kiểm tra Huyện ủy Lai Vung", ["Ủy ban Kiểm tra", "Huyện ủy [huyện Lai Vung]"]),
        (
            "Thường trực Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam",
            ["Thường trực", "Đoàn Chủ tịch", "Tổng Liên đoàn Lao động Việt Nam"],
        ),
        (
            "Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
            ["Đoàn Chủ tịch", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"],
        ),
        (
            "Thường trực Ban Chấp hành Hội Nông dân tỉnh họp",
            ["Thường trực", "Ban Chấp hành", "Hội Nông dân [tỉnh]"],
        ),
        ("Thường trực Ủy ban Pháp luật của Quốc hội họp", ["Thường trực", "Ủy ban Pháp luật của Quốc hội"]),
        ("Thường trực HĐND huyện", ["Thường trực", "Hội đồng nhân dân [huyện]"]),
        ("Ban Tổ chức Trung ương", ["Ban Tổ chức Trung ương"]),
        ("Ban Chấp hành Đảng bộ tỉnh", ["Ban Chấp hành Đảng bộ [tỉnh]"]),
        # bodies of a unit
        ("UBND tỉnh.", ["Ủy ban nhân dân [tỉnh]"]),
        ("Ủy ban MTTQ Việt Nam tỉnh Yên Bái", ["Ủy ban Mặt trận Tổ quốc Việt Nam [tỉnh Yên Bái]"]),
        ("Đoàn ĐBQH tỉnh Bình Định", ["Đoàn đại biểu Quốc hội [tỉnh Bình Định]"]),
        ("Công an huyện Mường Lát", ["Công an [huyện Mường Lát]"]),
        ("Hội Cựu chiến binh phường 14", ["Hội Cựu chiến binh [phường 14]"]),
        ("Đảng ủy xã Tân Mỹ", ["Đảng ủy [xã Tân Mỹ]"]),
        ("Bệnh viện Đa khoa tỉnh", ["Bệnh viện Đa khoa [tỉnh]"]),
        # names with commas, dashes and "và" in them
        ("Sở Lao động - Thương binh và Xã hội tỉnh Bến Tre", ["Sở Lao động - Thương binh và Xã hội [tỉnh Bến Tre]"]),
        ("Bộ Nông nghiệp và Phát triển nông thôn", ["Bộ Nông nghiệp và Phát triển nông thôn"]),
        ("Hội đồng Thi đua - Khen thưởng tỉnh", ["Hội đồng Thi đua - Khen thưởng [tỉnh]"]),
        ("Vụ Tổ chức cán bộ, Bộ Nội vụ", ["Vụ Tổ chức cán bộ", "Bộ Nội vụ"]),
        # bodies named after their purpose
        ("Ban Chỉ đạo thực hiện QCDC ở cơ sở tỉnh.", ["Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở [tỉnh]"]),
        (
            "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh họp",
            ["Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực [tỉnh]"],
        ),
        ("Ban Quản lý các khu công nghiệp tỉnh", ["Ban Quản lý các khu công nghiệp [tỉnh]"]),
        # proper names
        ("Trường Đại học Quy Nhơn.", ["Trường Đại học Quy Nhơn"]),
        ("Tổng Công ty Điện lực miền Nam", ["Tổng Công ty Điện lực miền Nam"]),
        ("Quốc hội Lào", ["Quốc hội Lào"]),
        ("Ban Chấp hành Trung ương Hội Nông dân Việt Nam", ["Ban Chấp hành Trung ương Hội Nông dân Việt Nam"]),
        ("Hội hữu nghị Việt Nam - Hung-ga-ri tổ chức", ["Hội hữu nghị Việt Nam - Hung-ga-ri"]),
        # fields in small letters, numbers, regions
        ("Vụ Kinh tế địa phương và lãnh thổ.", ["Vụ Kinh tế địa phương và lãnh thổ"]),
        ("Vụ Kinh tế - xã hội, Ban Chỉ đạo Tây Nam Bộ", ["Vụ Kinh tế - xã hội", "Ban Chỉ đạo Tây Nam Bộ"]),
        ("Đồn Biên phòng 671 đọc diễn văn", ["Đồn Biên phòng 671"]),
        ("Ban Quản lý dự án 2 cử cán bộ", ["Ban Quản lý dự án 2"]),
        ("Viện Nghiên cứu phát triển Đồng bằng sông Cửu Long", ["Viện Nghiên cứu phát triển Đồng bằng sông Cửu Long"]),
        ("Hợp tác xã nông nghiệp Vĩnh Bình kể", ["Hợp tác xã nông nghiệp Vĩnh Bình"]),
        ("Chi bộ khu 7 họp", ["Chi bộ khu 7"]),
        ("Ban Tổ chức Trung ương Đoàn Minh Sáng dự", ["Ban Tổ chức Trung ương"]),
        # national companies in small letters, unions in short
        ("Tập đoàn mía đường quốc gia Việt Nam tặng quà", ["Tập đoàn mía đường quốc gia Việt Nam"]),
        ("Tập đoàn dầu khí quốc gia Việt Nam tổ chức", ["Tập đoàn Dầu khí Quốc gia Việt Nam"]),
        ("Tập đoàn viễn thông lớn nhất Việt Nam dự", []),
        ("Tập đoàn đầu tư vào Việt Nam", []),
        ("Hội ND Việt Nam tặng quà", ["Hội Nông dân Việt Nam"]),
        ("T.Ư Hội LHPN Việt Nam tặng quà", ["Trung ương Hội Liên hiệp Phụ nữ Việt Nam"]),
        ("Sở NN và PTNT tỉnh Nam Định", ["Sở Nông nghiệp và Phát triển nông thôn [tỉnh Nam Định]"]),
        ("Ban Chỉ huy phòng, chống lụt, bão huyện", ["Ban Chỉ huy phòng, chống lụt, bão [huyện]"]),
    ],
)
def test_where_a_body_ends_and_whose_it_is(text: str, expected: list[str]) -> None:
    assert nested(parse_body(stream(text), 0, lexicon())) == expected


@pytest.mark.parametrize(
    "text",
    [
        "các sở, ban, ngành",
        "các cấp ủy",
        "sở này",
        "ban đầu",
        "hội trường",
        "Đoàn Chủ tịch Đại hội",
        "Đoàn Chủ tịch gồm",
        "trường hợp",
        "cấp ủy các cấp",
    ],
)
def test_what_is_no_particular_body(text: str) -> None:
    assert parse_body(stream(text), 0, lexicon()) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sở Y tế tỉnh Bến Tre tổ chức hội nghị", "tổ chức hội nghị"),
        ("Ban Chỉ đạo thực hiện QCDC tỉnh đề nghị các huyện", "đề nghị các huyện"),
        ("Trường Đại học Quy Nhơn khai giảng", "khai giảng"),
        ("Công an tỉnh Long An chủ trì", "chủ trì"),
    ],
)
def test_a_body_stops_before_its_verb(text: str, left: str) -> None:
    read = stream(text)
    body = parse_body(read, 0, lexicon())
    assert body is not None
    assert read.words(body.end, len(read) - 1) == left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sáng 5/1/2023, UBND tỉnh Đồng Tháp họp. Tỉnh ủy giám sát.",
            {"Ủy ban nhân dân tỉnh Đồng Tháp", "Tỉnh ủy Đồng Tháp"},
        ),
        (
            "Ban Thường vụ Tỉnh ủy An Giang họp tại tỉnh An Giang.",
            {"Ban Thường vụ Tỉnh ủy An Giang", "Tỉnh ủy An Giang"},
        ),
        ("Ban Chấp hành Đảng bộ tỉnh Long An họp. Tỉnh ủy Long An giao.", {"Tỉnh ủy Long An"}),
        (
            "UBND TP.HCM và Thành ủy TP.HCM họp.",
            {"Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành ủy Thành phố Hồ Chí Minh"},
        ),
        (
            "UBND huyện Lai Vung họp. HĐND huyện giám sát.",
            {"Ủy ban nhân dân huyện Lai Vung", "Hội đồng nhân dân huyện Lai Vung"},
        ),
        ("Bộ Nội vụ và Bộ Y tế phối hợp.", {"Bộ Nội vụ", "Bộ Y tế"}),
    ],
)
def test_bodies_under_their_full_names(text: str, expected: set[str]) -> None:
    assert expected <= set(bodies(f"Tin\n{text}"))
    assert len(bodies(f"Tin\n{text}")) <= len(expected) + 1  # a party organisation named inside a committee's name


def test_two_names_of_one_committee_are_one_body() -> None:
    assert bodies("Tin\nBan Chấp hành Đảng bộ tỉnh Long An họp. Tỉnh ủy Long An giao.").count("Tỉnh ủy Long An") == 1


def test_namesakes_in_two_districts_stay_two_bodies() -> None:
    found = bodies("Tin\nUBND huyện Châu Thành, tỉnh Đồng Tháp và UBND huyện Cao Lãnh, tỉnh Đồng Tháp họp.")
    assert len([b for b in found if b.startswith("Ủy ban nhân dân huyện")]) == 2


def test_a_cooperative_is_no_commune() -> None:
    """`hợp tác xã Thượng Phong` names no `xã`, so it does not make an article one of that commune."""
    assert parse_unit(stream("hợp tác xã Thượng Phong"), 2, lexicon()) is None
    text = "Tại xã Phong Thủy, hợp tác xã Thượng Phong họp.\nHợp tác xã Thượng Phong nợ phí. UBND xã báo cáo."
    assert "Ủy ban nhân dân xã Phong Thủy" in bodies(text)


def test_a_commune_s_name_may_have_a_word_of_bodies_in_it() -> None:
    text = "UBND xã Tân Hội Trung họp tại xã Tân Hội Trung. Trường Mầm non Tân Hội Trung dự. Đảng ủy xã Tân Hội Trung chỉ đạo."
    found = bodies(text)
    assert "Ủy ban nhân dân xã Tân Hội Trung" in found
    assert not any(label.startswith("Hội") for label in found)


def test_the_committees_of_several_communes_are_not_the_party() -> None:
    assert "Đảng Cộng sản Việt Nam" not in bodies("Đảng ủy các xã Mường Chanh, Trung Lý kiện toàn tổ xung kích.")
