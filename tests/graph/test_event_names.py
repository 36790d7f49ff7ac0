"""graph/facts, named events: where a name ends, what is reported, who organises and who takes which part."""

from __future__ import annotations

import pytest

from tests.graph.layers import DATED, facts

CONGRESS = "Đại hội đại biểu Đảng bộ"


def events(text: str) -> set[str]:
    return {name for _, _, name in facts(DATED + text, "bb:mentions")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Sáng 5/1, UBND tỉnh Đồng Tháp tổ chức Lễ công bố các Nghị quyết, Quyết định về việc sáp nhập xã.",
            "Lễ công bố các Nghị quyết, Quyết định về việc sáp nhập xã",
        ),
        ("Tại hội nghị tập huấn, Ủy ban MTTQ tỉnh ký kết với UBND tỉnh.", "Hội nghị tập huấn"),
        ("Tại Hội nghị tổng kết, Phó Chủ tịch UBND tỉnh Lê Văn Tám trao Bằng khen.", "Hội nghị tổng kết"),
        (
            "Sáng 5/1, Đảng bộ tỉnh tổ chức Lễ trao Huy hiệu Đảng và phát thẻ đảng viên.",
            "Lễ trao Huy hiệu Đảng và phát thẻ đảng viên",
        ),
        (
            "Sáng 5/1, tỉnh tổ chức Hội nghị xúc tiến đầu tư tỉnh Bà Rịa - Vũng Tàu năm 2023.",
            "Hội nghị xúc tiến đầu tư tỉnh Bà Rịa - Vũng Tàu năm 2023",
        ),
        (
            "Sáng 5/1, Đoàn ĐBQH tỉnh tiếp xúc cử tri xã Tân Phú (Thanh Bình) và xã Tân Hòa (Lai Vung).",
            "Tiếp xúc cử tri xã Tân Phú (Thanh Bình) và xã Tân Hòa",
        ),
        ("Sáng 5/1, tại Trung tâm hội nghị tỉnh, UBND tỉnh tổ chức Lễ kỷ niệm 40 năm.", "Lễ kỷ niệm 40 năm"),
        (
            "Ngày 5/1, tại Hội nghị lần thứ nhất Ban Chấp hành Đảng bộ tỉnh khóa XVI, Ban Chấp hành đã bầu Bí thư.",
            "Hội nghị lần thứ nhất Ban Chấp hành Đảng bộ tỉnh khóa XVI",
        ),
        (  # what is held, not where; and the body after the comma holds it
            "Sáng 5/1, tại phiên họp thứ 31, Ủy ban Thường vụ Quốc hội tổ chức phiên chất vấn về tín dụng.",
            "Phiên chất vấn về tín dụng",
        ),
        (
            "Chiều 5/1, Đảng bộ xã tổ chức phiên trù bị Đại hội đại biểu Đảng bộ xã lần thứ I.",
            "Phiên trù bị Đại hội đại biểu Đảng bộ xã lần thứ I",
        ),
        (
            "Sáng 5/1, UBND tỉnh tổ chức Hội nghị toàn tỉnh quán triệt Chỉ thị về chuyển đổi số.",
            "Hội nghị toàn tỉnh quán triệt Chỉ thị về chuyển đổi số",
        ),
        (
            "Sáng 5/1, UBND tỉnh tổ chức Hội nghị cán bộ chủ chốt thông báo kết quả kiểm tra chuyển đổi số.",
            "Hội nghị cán bộ chủ chốt thông báo kết quả kiểm tra chuyển đổi số",
        ),
        (
            "Sáng 5/1, UBND tỉnh tổ chức Hội nghị học tập, quán triệt Chỉ thị về chuyển đổi số.",
            "Hội nghị học tập, quán triệt Chỉ thị về chuyển đổi số",
        ),
        (
            "Sáng 5/1, UBND tỉnh tổ chức Hội nghị chuyên đề phổ biến Luật Đất đai.",
            "Hội nghị chuyên đề phổ biến Luật Đất đai",
        ),
        (  # what it did is not its name
            "Sáng 5/1, UBND tỉnh họp. Hội nghị toàn thể thông báo kết quả thi đua.",
            "Hội nghị toàn thể",
        ),
        (
            "Sáng 5/1, ông Lê Văn Tám có buổi tiếp xúc cử tri 3 xã Tân Phú, Tân Hòa và Vĩnh Thới.",
            "Buổi tiếp xúc cử tri 3 xã Tân Phú, Tân Hòa và Vĩnh Thới",
        ),
        (
            "Sáng 5/1, UBND tỉnh tổ chức hội nghị giao ban giám đốc sở các tỉnh, thành phố và đặc khu.",
            "Hội nghị giao ban giám đốc sở các tỉnh, thành phố và đặc khu",
        ),
        ("Tại buổi lễ, đại tá Lê Văn Tám nhận Bằng khen.", "Buổi lễ"),
        ("Dự Hội thảo quốc tế về phía Trường Đại học Đồng Tháp có ông Lê Văn Tám.", "Hội thảo quốc tế"),
        (  # held for all of this
            "Sáng 5/1, UBND tỉnh tổ chức hội nghị gặp mặt, biểu dương và khen thưởng nghệ nhân.",
            "Hội nghị gặp mặt, biểu dương và khen thưởng nghệ nhân",
        ),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert name in events(text)


def test_what_is_planned_or_a_merit_is_not_the_event_that_took_place() -> None:
    text = (
        "Tại Hội nghị, ông Lê Văn Tám, Chủ tịch Hội Cựu chiến binh tỉnh báo cáo kết quả công tác.\n"
        "Hội đã có Kế hoạch tổ chức Đại hội Cựu chiến binh các cấp. Các cấp hội sẽ bầu đại biểu về dự Đại hội Cựu chiến "
        "binh tỉnh. Nhiều nơi đã tổ chức tốt Đại hội công nhân, viên chức."
    )
    assert not any(name.startswith("Đại hội") for name in events(text))
    assert facts(DATED + text, "bb:speaksAt") == {("Lê Văn Tám", "speaksAt", "Hội nghị")}


def test_congresses_of_two_provinces_are_two() -> None:
    text = (
        f"Sáng 5/1, {CONGRESS} tỉnh Đồng Tháp lần thứ X, nhiệm kỳ 2015 - 2020 khai mạc.\n"
        f"Cùng ngày, {CONGRESS} tỉnh Bà Rịa - Vũng Tàu lần thứ VI, nhiệm kỳ 2015 - 2020 khai mạc."
    )
    assert len({e for e in events(text) if e.startswith(CONGRESS)}) == 2


def test_the_term_dates_a_congress_whose_year_is_not_said() -> None:
    text = f"Sáng 12/8, {CONGRESS} xã Tân Phú lần thứ I, nhiệm kỳ 2025 - 2030 khai mạc."
    assert {day for _, _, day in facts(text, "schema:startDate")} == {"2025-08-12"}
    assert facts(text.replace("12/8", "12/1"), "schema:startDate") == set()


@pytest.mark.parametrize(
    ("text", "organisers"),
    [
        ("Ủy ban MTTQ Việt Nam tỉnh khóa X tổ chức Hội nghị lần thứ 12.", 1),
        ("Sáng 5/1, Sở Y tế cũng tổ chức Hội nghị tổng kết năm 2022.", 1),
        ("Sáng 5/1, Sở Y tế phối hợp với Nhóm Bạn Xanh và Quỹ Ngày Mai tổ chức Hội thảo về nước sạch.", 1),
        ("Sáng 5/1, Tổ đại biểu HĐND tỉnh đã có buổi tiếp xúc cử tri xã Tân Phú.", 1),
        ("Sáng 5/1, Công đoàn Sở Y tế họp mặt cán bộ hưu trí.", 1),
    ],
)
def test_who_organises(text: str, organisers: int) -> None:
    assert len(facts(DATED + text, "bb:organizes")) == organisers


OPENING = DATED + "Sáng 5/1, UBND tỉnh Đồng Tháp tổ chức Hội nghị triển khai nhiệm vụ. "


def test_the_last_of_a_list_of_guests_chairs() -> None:
    text = (
        OPENING + "Tham dự có ông Lê Văn Tám, Bí thư Tỉnh ủy. Về phía huyện có ông Phan Văn Sáu, Bí thư Huyện ủy; "
        "bà Trần Thị Mai, Chủ tịch UBND huyện chủ trì hội nghị."
    )
    assert {who for who, _, _ in facts(text, "bb:chairs")} == {"Trần Thị Mai"}
    assert {who for who, _, _ in facts(text, "bb:attends")} >= {"Lê Văn Tám", "Phan Văn Sáu"}


def test_a_presidium_is_not_the_chairman_named_last() -> None:
    text = OPENING + "Chủ tịch UBND tỉnh Lê Văn Tám dự hội nghị. Đoàn Chủ tịch điều hành hội nghị."
    assert facts(text, "bb:chairs") == set()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Các diễn giả của Hội nghị: ông Lê Văn Tám, Giám đốc Sở Y tế; bà Trần Thị Mai.",
            {"Lê Văn Tám", "Trần Thị Mai"},
        ),
        ("Ông Lê Văn Tám, Giám đốc Sở Y tế thông qua dự kiến nội dung.", {"Lê Văn Tám"}),
        ("Hội nghị đã nghe tham luận của các ông Lê Văn Tám, Phan Văn Sáu.", {"Lê Văn Tám", "Phan Văn Sáu"}),
        ("Hội nghị đã nghe báo cáo về vụ việc của ông Lê Văn Tám.", set()),
        ("Thay mặt UBND tỉnh, Giám đốc Sở Y tế Lê Văn Tám đã trao Bằng khen cho 5 tập thể.", set()),
        ("Theo công văn cho biết, Ban Thường vụ bầu đồng chí Lê Văn Tám.", set()),
        ("Về dự và chỉ đạo Hội nghị có ông Lê Văn Tám, Giám đốc Sở Y tế.", set()),
        ("Ông Lê Văn Tám, Giám đốc Sở Y tế dự và chỉ đạo hội nghị.", set()),
        ("Ông Lê Văn Tám, Giám đốc Sở Y tế đến dự và chỉ đạo các ngành khẩn trương khắc phục.", {"Lê Văn Tám"}),
        ("Đồng thời, chúc mừng ông Lê Văn Tám, Giám đốc Sở Y tế.", set()),
        ("Biểu dương ông Lê Văn Tám, Giám đốc Sở Y tế đã đi đầu.", set()),
        ("Chúc mừng hội nghị, ông Lê Văn Tám, Giám đốc Sở Y tế mong muốn ngành đổi mới.", {"Lê Văn Tám"}),
    ],
)
def test_who_speaks(text: str, speakers: set[str]) -> None:
    assert {who for who, _, _ in facts(OPENING + text, "bb:speaksAt")} == speakers


def test_who_tells_a_newspaper_of_an_event_is_not_at_it() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Sở Y tế cho biết, tỉnh đã chọn 5 người tham dự hội nghị y tế cơ sở toàn quốc."
    assert facts(DATED + text, "bb:speaksAt", "bb:attends") == set()


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        (
            "Những nông dân tham gia hội nghị đều giỏi. Đó là ông Lê Văn Tám; bà Trần Thị Mai.",
            {"Lê Văn Tám", "Trần Thị Mai"},
        ),
        ("Tại hội nghị, ông Lê Văn Tám đã trao Bằng khen cho 5 tập thể.", {"Lê Văn Tám"}),
        ("Ông Lê Văn Tám vinh dự nhận Huân chương Lao động hạng Ba.", set()),
    ],
)
def test_who_was_there(text: str, guests: set[str]) -> None:
    assert {who for who, _, _ in facts(OPENING + text, "bb:attends")} == guests


def test_an_exercise_and_the_conference_about_it() -> None:
    text = (
        "Ngày 5/1, Bộ CHQS tỉnh Đồng Tháp tổ chức bế mạc cuộc diễn tập khu vực phòng thủ.\n"
        "Đại tá Lê Văn Tám chủ trì Hội nghị rút kinh nghiệm."
    )
    assert facts(DATED + text, "bb:chairs") == {("Lê Văn Tám", "chairs", "Hội nghị rút kinh nghiệm")}


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        ("Ông Lê Văn Tám, Bí thư Tỉnh ủy dự, chủ trì và trao quyết định.", {"Lê Văn Tám"}),
        ("Ông Lê Văn Tám, Bí thư Tỉnh ủy tham dự và chủ trì hội nghị.", {"Lê Văn Tám"}),
        (
            "Hội nghị diễn ra dưới sự điều hành của Bí thư Tỉnh ủy Lê Văn Tám và Chủ tịch HĐND tỉnh Trần Thị Mai.",
            {"Lê Văn Tám", "Trần Thị Mai"},
        ),
        (
            "Về phía tỉnh, tham dự và chủ trì hội nghị có ông Lê Văn Tám, bà Trần Thị Mai.",
            {"Lê Văn Tám", "Trần Thị Mai"},
        ),
        (
            "Dự có ông Phạm Văn Long, Giám đốc Sở Y tế; bà Trần Thị Mai, Bí thư Tỉnh ủy chủ trì hội nghị.",
            {"Trần Thị Mai"},
        ),
        ("Vụ án đã được Tòa án xét xử, chủ tọa phiên tòa là Thẩm phán Lê Văn Tám.", set()),
        (
            "Dưới sự chủ trì của Bí thư Tỉnh ủy Lê Văn Tám, hội nghị đã nghe bà Trần Thị Mai báo cáo.",
            {"Lê Văn Tám"},
        ),
    ],
)
def test_who_chairs_beside_other_verbs(text: str, chairs: set[str]) -> None:
    opening = "Sáng 5/1, Tỉnh ủy Đồng Tháp tổ chức hội nghị tổng kết năm 2022.\n"
    assert {who for who, _, _ in facts(DATED + opening + text, "bb:chairs")} == chairs


def test_what_a_congress_did_is_no_other_congress() -> None:
    text = (
        "Ngày 5/1, Đảng bộ huyện Lai Vung tổ chức Đại hội đại biểu lần thứ XI. Ngày 6/1, Đại hội tiến hành bầu đoàn đại biểu "
        "đi dự Đại hội cấp trên."
    )
    assert {e for e in events(text) if e.startswith("Đại hội")} == {"Đại hội đại biểu lần thứ XI"}


@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        ("Ngày 5/1, tại hội trường UBND tỉnh đã diễn ra kỳ họp thứ 7 HĐND tỉnh.", "Hội đồng nhân dân tỉnh Đồng Tháp"),
        (
            "Ngày 5/1, được sự đồng ý của Tỉnh ủy, Sở Y tế tổ chức hội nghị tổng kết năm 2022.",
            "Sở Y tế tỉnh Đồng Tháp",
        ),
        (
            "Ngày 5/1, Thường trực HĐND tỉnh triệu tập đại biểu dự kỳ họp thứ 7.",
            "Thường trực Hội đồng nhân dân tỉnh Đồng Tháp",
        ),
    ],
)
def test_who_holds_it(text: str, organiser: str) -> None:
    assert {who for who, _, _ in facts(DATED + text, "bb:organizes")} == {organiser}


def test_both_parties_hold_the_ceremony_at_which_they_sign() -> None:
    text = "Ngày 5/1, Trường Đại học Lâm Viên và Tập đoàn Sao Mai ký kết hợp tác. Lễ ký kết có bà Trần Thị Mai dự."
    assert {who for who, _, _ in facts(DATED + text, "bb:organizes")} == {"Trường Đại học Lâm Viên", "Tập đoàn Sao Mai"}


def test_the_session_of_the_next_day_is_another() -> None:
    text = (
        "Ngày 5-1-2023, HĐND tỉnh họp phiên toàn thể. Bà Trần Thị Mai, Chủ tịch HĐND tỉnh điều khiển phiên họp.\n"
        "Ngày 6-1-2023, HĐND tỉnh tiến hành phiên chất vấn các giám đốc sở."
    )
    (chair,) = facts(DATED + text, "bb:chairs")
    assert chair[2].startswith("Phiên toàn thể")


def test_who_keeps_the_minutes_is_there() -> None:
    text = "Ngày 5/1, HĐND tỉnh tổ chức kỳ họp thứ 7.\nThư ký kỳ họp: Bà Trần Thị Mai, Phó Chánh Văn phòng HĐND tỉnh."
    assert {who for who, _, _ in facts(DATED + text, "bb:attends")} == {"Trần Thị Mai"}


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("Trong giai đoạn 2008 - 2023, trường có nhiều đổi mới.", {"2023-11-11"}),
        ("Trong giai đoạn 2010 - 2020, trường có nhiều đổi mới.", set()),  # not 15 years
        ("Các giai đoạn 2008 - 2023 và 2009 - 2024.", set()),  # which?
    ],
)
def test_the_years_of_an_anniversary_date_it(told: str, days: set[str]) -> None:
    text = f"Tối 11/11, Trường Chính trị tỉnh Đồng Tháp tổ chức Lễ kỷ niệm 15 năm thành lập. {told}"
    assert {day for _, _, day in facts(text, "schema:startDate")} == days


def test_an_event_is_reported_by_who_held_it_behind_its_name() -> None:
    text = (
        "Đó là chủ đề Hội thảo khoa học lần thứ 5 theo hình thức trực tuyến, do Trường Đại học Đồng Tháp phối hợp với "
        "Sở Y tế Đồng Tháp tổ chức ngày 5/1 tại Cao Lãnh. Dự Hội thảo quốc tế có ông Lê Văn Tám."
    )
    held = facts(DATED + text, "bb:organizes")
    assert {who for who, _, _ in held} == {"Trường Đại học Đồng Tháp", "Sở Y tế tỉnh Đồng Tháp"}
    assert {what for _, _, what in held} == {"Hội thảo khoa học lần thứ 5"}


def test_the_year_since_when_is_not_the_year_of_the_event() -> None:
    text = "Sáng 5/1, Trường Đại học Đồng Tháp tổ chức hội thảo. Hội thảo được tổ chức từ năm 2013 đến nay."
    assert facts(text, "schema:startDate") == set()
