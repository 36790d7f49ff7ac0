"""graph/grammar, bodies as print shapes them: brands, bare kinds, functions in small letters, blocs, councils' commissions."""

from __future__ import annotations

import pytest

from tests.graph.layers import DATED, bodies, facts, posts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a short form that a known company brings along, wherever it stands
        (
            "Tổng Công ty Điện lực miền Bắc (NPCM) họp. Chủ tịch Hội đồng thành viên NPCM dự.",
            {"Hội đồng thành viên Tổng Công ty Điện lực miền Bắc"},
        ),
        # a kind alone is the house that the article has named
        (
            "Công ty Cổ phần Xây dựng Thành Nam tổ chức đại hội. Chủ tịch Hội đồng quản trị Công ty dự.",
            {"Hội đồng quản trị Công ty Cổ phần Xây dựng Thành Nam"},
        ),
        (
            "Bệnh viện Nhi Hải Sơn họp. Dự có ông Lê Văn Tám, Giám đốc bệnh viện và bà Trần Thị Mai, Chủ tịch Công đoàn "
            "bệnh viện.",
            {"Bệnh viện Nhi Hải Sơn", "Công đoàn Bệnh viện Nhi Hải Sơn"},
        ),
        (
            "Trường Đại học Ngoại ngữ - Đại học Huế và Trường Đại học Kinh tế (Đại học Đà Nẵng) họp.",
            {"Trường Đại học Ngoại ngữ - Đại học Huế", "Đại học Huế", "Trường Đại học Kinh tế - Đại học Đà Nẵng"},
        ),
        # a region is no ministry
        (
            "Viện Thổ nhưỡng vùng Trung Bộ và Trường Cao đẳng Nông nghiệp Nam Bộ họp với Viện Chính sách Bộ Y tế.",
            {"Viện Thổ nhưỡng vùng Trung Bộ", "Trường Cao đẳng Nông nghiệp Nam Bộ", "Bộ Y tế"},
        ),
        (
            "Ban Liên lạc Cựu chiến binh Sư đoàn 341 họp mặt.",
            {"Ban Liên lạc Cựu chiến binh Sư đoàn 341", "Sư đoàn 341"},
        ),
        # ... or the sentence, where there are two
        (
            "Quân khu 5 và Quân khu 7 họp. Về phía Quân khu 7 có ông Lê Văn Tám, Bí thư Đảng ủy, Chính ủy Quân khu.",
            {"Đảng ủy Quân khu 7"},
        ),
        # the party body that is left out is the company's that the headline names
        (
            "Đại hội Đảng bộ Công ty Cổ phần Xây dựng Thành Nam\n\nĐại hội đã nghe báo cáo của Đảng ủy.",
            {"Đảng ủy Công ty Cổ phần Xây dựng Thành Nam"},
        ),
        ("Bộ Nội vụ họp với Vụ tổ chức cán bộ, Bộ Nội vụ.", {"Vụ tổ chức cán bộ Bộ Nội vụ"}),
        (
            "Dự có Vụ Dân vận các cơ quan nhà nước, Ban Dân vận Trung ương.",
            {"Vụ Dân vận các cơ quan nhà nước Ban Dân vận Trung ương"},
        ),
        ("Đại diện Câu lạc bộ các trường đại học địa phương dự.", {"Câu lạc bộ các trường đại học địa phương"}),
        (DATED + "Ban Dân tộc - HĐND tỉnh họp.", {"Ban Dân tộc Hội đồng nhân dân tỉnh Đồng Tháp"}),
        (DATED + "Đảng ủy Khối các cơ quan tỉnh họp.", {"Đảng ủy Khối các cơ quan tỉnh Đồng Tháp"}),
        (DATED + "Tổ đại biểu HĐND số 5 tiếp xúc cử tri.", {"Tổ đại biểu Hội đồng nhân dân số 5 tỉnh Đồng Tháp"}),
        ("Đoàn công tác Quân khu 9 kiểm tra.", {"Đoàn công tác của Quân khu 9"}),
        ("Đồn Biên phòng cửa khẩu Dinh Bà tiếp đoàn.", {"Đồn Biên phòng cửa khẩu Dinh Bà"}),
        (
            DATED + "Tổ đại biểu Quốc hội số 2 thuộc Đoàn ĐBQH tỉnh tiếp xúc cử tri.",
            {"Tổ đại biểu Quốc hội số 2 tỉnh Đồng Tháp"},
        ),
        ("Tổ đại biểu đơn vị số 26 HĐND TP.HCM họp.", {"Tổ đại biểu Hội đồng nhân dân số 26 Thành phố Hồ Chí Minh"}),
        ("Khoa Việt Nam học dự.", {"Khoa Việt Nam học"}),
        ("Viện Nghiên cứu và tư vấn phát triển vùng dự.", {"Viện Nghiên cứu và tư vấn phát triển vùng"}),
        ("Bệnh viện Đa khoa tư nhân Lê Văn Hòa dự.", {"Bệnh viện Đa khoa tư nhân Lê Văn Hòa"}),
        (
            "Dự có ông Lê Văn Tám, Phó Chánh Văn phòng Trung ương Đoàn.",
            {"Văn phòng Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"},
        ),
        ("Trường Chính trị Trần Phú họp.", {"Trường Chính trị Trần Phú"}),
        # a word in capitals is no abbreviation
        ("TRƯỞNG PHÒNG TƯ PHÁP HUYỆN HOÀI ÂN\n\nPhòng Tư pháp huyện Hoài Ân họp.", {"Phòng Tư pháp huyện Hoài Ân"}),
        # commas alone join the parts of a name that is known, or all but the last
        (
            "Dự có Phó Chủ nhiệm Ủy ban Khoa học, Công nghệ, Môi trường của Quốc hội Lê Văn Tám.",
            {"Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội"},
        ),
        (
            DATED + "Sở Văn hóa, Thể thao, Du lịch, Sở Lao động, Thương binh và Xã hội và Bộ Kế hoạch, Đầu tư họp.",
            {
                "Sở Văn hóa, Thể thao và Du lịch tỉnh Đồng Tháp",
                "Sở Lao động - Thương binh và Xã hội tỉnh Đồng Tháp",
                "Bộ Kế hoạch và Đầu tư",
            },
        ),
        ("Phòng Văn hóa, Thông tin huyện Lai Vung họp.", {"Phòng Văn hóa và Thông tin huyện Lai Vung"}),
        # the Front in short, with blanks, points and halves written out
        (
            "Chủ tịch UBMT TQVN huyện Chư Sê tiếp xúc cử tri thị xã An Khê.",
            {"Ủy ban Mặt trận Tổ quốc Việt Nam huyện Chư Sê"},
        ),
        (
            "Dự có Chủ tịch UB Mặt trận TQ huyện Kbang và Phó Chủ tịch UB.MTTQ tỉnh Gia Lai.",
            {"Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kbang", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Gia Lai"},
        ),
        (
            "BTT UB MT TQ huyện Kbang họp với MT Tổ quốc xã Tân Hòa.",
            {
                "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kbang",
                "Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Hòa",
            },
        ),
        # Ð prints like Đ
        ("Ban Tổ chức T.Ư Ðảng họp.", {"Ban Tổ chức Trung ương"}),
    ],
)
def test_bodies_are_read(text: str, expected: set[str]) -> None:
    assert expected <= set(bodies(text)), bodies(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        # the title of a document behind a bare unit is no place's name
        ("Mặt trận ký kết với UBND thành phố Chương trình phối hợp.", "Chương"),
        ("Hội ký với UBND tỉnh Kế hoạch phối hợp.", "Kế"),
        # a name ends with Việt Nam, and before a photographer's credit
        ("Tập đoàn Dầu khí Việt Nam trực tuyến tổ chức lễ.", "trực tuyến"),
        ("Lễ tại Ban Chỉ huy Phòng thủ khu vực III - Ảnh: MINH ANH", "Ảnh"),
        # in a line of capitals the name of a unit ends before the word for a meeting
        ("ĐẢNG ỦY XÃ PHÚ AN HỌP BÁO TUẦN 3 NĂM 2026\nĐảng ủy xã Phú An tổ chức Họp báo Đảng ủy tuần 3.", "Họp"),
        # what a committee does is not its purpose
        ("Nhiệm vụ do Trưởng Ban Chỉ đạo phân công.", "phân công"),
        # any of them
        ("Quyết định thành lập Ban Chỉ huy Quân sự xã, phường.", "Ban Chỉ huy Quân sự xã"),
        ("Tuyến đường Trường Sơn Đông thông xe.", "Trường"),
        # every province is known: a rare surname begins a name
        (DATED + "Phó Chủ tịch UBND tỉnh Đầu Thanh Tùng dự.", "Đầu"),
        ("Điều này làm cho trường Đại học Đà Lạt chúng tôi vinh dự.", "chúng tôi"),
        # no Đảng ủy of a city
        ("Bà Lê Thị Hà - Thành ủy viên Long Khánh, Bí thư Đảng ủy dự.", "Đảng ủy thành phố Long Khánh"),
        # a province's office is no district's
        (DATED + "Chi bộ Phòng Tài nguyên và Môi trường họp.", "Phòng Tài nguyên và Môi trường tỉnh"),
    ],
)
def test_bodies_are_not_made_up(text: str, unwanted: str) -> None:
    assert not [name for name in bodies(text) if unwanted in name]


def test_a_name_that_ends_in_small_letters_is_the_one_printed_in_full_elsewhere() -> None:
    text = "Trường Đại học Kinh tế quốc dân họp. Dự có ông Lê Văn Tám, Trường Đại học Kinh tế Quốc dân."
    assert bodies(text) == ["Trường Đại học Kinh tế Quốc dân"]
    assert "Trường Đại học Kinh tế" in bodies(text.replace("quốc dân", "trọng thể"))


def test_a_paragraph_about_another_provinces_congress_speaks_from_there() -> None:
    text = (
        "Bí thư Tỉnh ủy Đồng Tháp Lê Văn Tám dự hội nghị của tỉnh Đồng Tháp.\n\nChiều 22/10, Đại hội đại biểu Đảng bộ tỉnh An Giang bế mạc. "
        "Bà Trần Thị Mai được bầu làm Bí thư Tỉnh ủy."
    )
    found = {(person, body) for person, _, body, _ in posts(text)}
    assert found == {("Lê Văn Tám", "Tỉnh ủy Đồng Tháp"), ("Trần Thị Mai", "Tỉnh ủy An Giang")}


def test_a_ward_that_nobody_names_still_tells_whose_committee_it_is() -> None:
    text = "Ông Lê Văn Tám - Phó Bí thư Đảng ủy, Chủ tịch UBND phường dự."
    assert ("Lê Văn Tám", "Phó Bí thư", "Đảng ủy phường", "holds") in posts(text)


def test_a_list_of_committees_is_not_one_committee() -> None:
    """Each part of `Pháp luật và Tư pháp` is a committee's field of its own: with a comma two of them may be meant."""
    found = bodies(
        "Ủy ban Pháp luật, Tư pháp của Quốc hội và Ủy ban Kinh tế, Tài chính - Ngân sách của Quốc hội thẩm tra."
    )
    assert not {"Ủy ban Pháp luật và Tư pháp của Quốc hội", "Ủy ban Kinh tế và Tài chính của Quốc hội"} & set(found)


def test_a_committee_s_name_says_that_it_is_the_assembly_s() -> None:
    name = "Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội"
    assert facts(f"{name} giám sát.", "bb:partOf") == {(name, "partOf", "Quốc hội")}
    assert not facts("Ủy ban Pháp luật giám sát.", "bb:partOf")


@pytest.mark.parametrize(
    "text", ["Đoàn TQ thăm tỉnh Gia Lai.", "Sở TN-MT tỉnh Gia Lai họp.", "Bảo vệ MT là việc chung."]
)
def test_letters_of_the_front_are_not_always_the_front(text: str) -> None:
    assert not any("Mặt trận" in label for label in bodies(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các Huyện ủy, Thị ủy, Thành ủy, Đảng ủy trực thuộc Tỉnh ủy báo cáo.", {"Tỉnh ủy Đồng Tháp"}),
        ("Mọi Chi bộ, Đảng bộ và các Đảng đoàn, Ban cán sự Đảng học tập.", set()),
        ("HĐND, UBND, MTTQ các cấp phối hợp. Đảng ủy, UBND các xã, phường thực hiện.", set()),
        ("Hội nghị có các Tỉnh ủy, Thành ủy trong vùng dự. Tỉnh ủy, UBND các tỉnh báo cáo.", set()),
        # one of them by name, one of a higher level, what the last of the list completes
        ("Các Huyện ủy, Thị ủy Hồng Ngự báo cáo.", {"Thị ủy Hồng Ngự"}),
        ("Các Huyện ủy, Tỉnh ủy dự.", {"Tỉnh ủy Đồng Tháp"}),
        ("Huyện ủy Lai Vung họp. Huyện ủy, UBND các xã dự.", {"Huyện ủy Lai Vung"}),
        (
            "Đảng ủy, HĐND, UBND xã Tân Hòa dự.",
            {"Đảng ủy xã Tân Hòa", "Hội đồng nhân dân xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa"},
        ),
    ],
)
def test_lists_of_kinds_name_no_body(text: str, expected: set[str]) -> None:
    assert set(bodies(DATED + text)) == expected


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("Ban Chấp hành Đảng bộ tỉnh họp. Tỉnh ủy giao.", "Tỉnh ủy"),
        ("BCH Đảng bộ huyện họp. Huyện ủy giao.", "Huyện ủy"),
        ("Ban Chấp hành Đảng bộ xã họp. Đảng ủy xã giao.", "Đảng ủy xã"),
    ],
)
def test_a_committee_and_its_short_name_are_one_where_no_unit_is_known(text: str, committee: str) -> None:
    assert bodies(text) == [committee]


def test_committees_of_the_party_beside_one_another_are_of_the_same_office() -> None:
    text = "Ông Lê Văn Tám, Phó Bí thư Ban Cán sự đảng, Bí thư Đảng ủy, Phó Viện trưởng VKSND tối cao dự."
    office = "Viện kiểm sát nhân dân tối cao"
    assert {body for _, _, body, _ in posts(DATED + text)} == {
        f"Ban Cán sự đảng {office}",
        f"Đảng ủy {office}",
        office,
    }


@pytest.mark.parametrize(
    ("text", "centre"),
    [
        (
            "Ông Lê Văn Tám, Giám đốc Trung tâm nghiên cứu và ứng dụng tiến bộ y học Việt Nam, dự.",
            {"Trung tâm nghiên cứu và ứng dụng tiến bộ y học Việt Nam"},
        ),
        # what the centre does
        ("Ông Lê Văn Tám, Giám đốc Trung tâm nghiên cứu, đánh giá tiềm năng Việt Nam.", set()),
        ("Trung tâm nghiên cứu tiềm năng Việt Nam, phát biểu.", set()),
    ],
)
def test_work_in_small_letters_names_a_centre_in_an_apposition(text: str, centre: set[str]) -> None:
    assert {label for label in bodies(DATED + text) if label.startswith("Trung tâm")} == centre


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ông A dự cùng Cục An ninh điều tra (Bộ Công an).", ["Bộ Công an", "Cục An ninh điều tra Bộ Công an"]),
        (
            "Phòng Cảnh sát điều tra tội phạm về tham nhũng, kinh tế Công an tỉnh Đồng Tháp họp.",
            [
                "Công an tỉnh Đồng Tháp",
                "Phòng Cảnh sát điều tra tội phạm về tham nhũng, kinh tế Công an tỉnh Đồng Tháp",
            ],
        ),
        ("Cục Quản lý khám, chữa bệnh đề nghị các bệnh viện báo cáo.", ["Cục Quản lý khám, chữa bệnh"]),
        ("Cục Hải quan điều tra vụ buôn lậu.", ["Cục Hải quan"]),
        ("Viện Kinh tế Cửa Nam chú trọng nghiên cứu.", ["Viện Kinh tế Cửa Nam"]),
        ("Tổng Liên đoàn họp.", ["Tổng Liên đoàn Lao động Việt Nam"]),
        ("Đảng viên 60 năm tuổi Đảng họp tại Hội trường Đảng phường.", []),
    ],
)
def test_names_with_a_verb_or_a_comma_in_them_and_words_that_name_no_body(text: str, found: list[str]) -> None:
    assert sorted(bodies(text)) == found
