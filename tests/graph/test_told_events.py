"""graph/facts/events, events that have no name: a verb tells them, one station after the other."""

from __future__ import annotations

import pytest

from tests.graph.layers import DATED, facts, posts

PART = ("bb:chairs", "bb:organizes", "bb:speaksAt", "bb:attends")
LEADER = "Đoàn công tác của Sở Y tế do ông Lê Văn Tám, Giám đốc Sở Y tế làm trưởng đoàn"


def events(text: str) -> set[str]:
    """The names of the events that a text reports."""
    return {name for _, _, name in facts(DATED + text, "bb:mentions") if name}


def dates(text: str) -> set[tuple[str, str]]:
    return {(name, day) for name, _, day in facts(DATED + text, "schema:startDate")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sáng 5/1, ông Lê Văn Tám đã làm việc với Huyện ủy Tháp Mười.", "Buổi làm việc với Huyện ủy Tháp Mười"),
        ("Sáng 5/1, ông Lê Văn Tám trực tiếp thăm Công an huyện Tháp Mười.", "Chuyến thăm Công an huyện Tháp Mười"),
        (
            f"{LEADER} đã đến thăm, động viên cán bộ, chiến sĩ Đồn Biên phòng Thông Bình.",
            "Thăm, động viên cán bộ, chiến sĩ Đồn Biên phòng Thông Bình",
        ),
        (
            f"{LEADER} có chuyến đến thăm, chúc Tết và tặng quà các gia đình chính sách, người có công tỉnh Đồng Tháp.",
            "Thăm, chúc Tết và tặng quà các gia đình chính sách, người có công tỉnh Đồng Tháp",
        ),
        (
            "Chiều 5/1, ông Lê Văn Tám dâng hương tại Nghĩa trang liệt sĩ huyện Lai Vung.",
            "Dâng hương tại Nghĩa trang liệt sĩ huyện Lai Vung",
        ),
        (
            f"Trong 2 ngày 4 và 5/1, {LEADER} đã tiến hành kiểm tra toàn diện tại Bộ CHQS tỉnh Đồng Tháp.",
            "Kiểm tra toàn diện tại Bộ Chỉ huy quân sự tỉnh Đồng Tháp",
        ),
        (
            "Sáng 5/1, các ông Lê Văn Tám, Bí thư Tỉnh ủy; Trần Văn Chín, Chủ tịch UBND tỉnh tiếp xúc, đối thoại với công nhân.",
            "Tiếp xúc, đối thoại với công nhân",
        ),
        (
            "Ngày 5/1, UBND tỉnh Đồng Tháp vừa tổ chức công bố và trao các quyết định về công tác cán bộ.",
            "Công bố và trao các quyết định về công tác cán bộ",
        ),
        (
            "Sáng 5/1, Sở Y tế Đồng Tháp và Sở Nội vụ Đồng Tháp ký kết chương trình phối hợp giai đoạn 2023 - 2025.",
            "Ký kết chương trình phối hợp giai đoạn 2023 - 2025",
        ),
        (
            "Sáng 5/1, Hội Cựu chiến binh tỉnh Đồng Tháp tổ chức tổng kết công tác Hội năm 2022.",
            "Tổng kết công tác Hội năm 2022",
        ),
        (
            "Sáng 5/1, UBND tỉnh Đồng Tháp họp nghe báo cáo tiến độ dự án cao tốc.",
            "Họp nghe báo cáo tiến độ dự án cao tốc",
        ),
        (
            "Sáng 5/1, đoàn khảo sát của Quốc hội đã khảo sát tình hình sản xuất tại huyện Lai Vung.",
            "Khảo sát tình hình sản xuất tại huyện Lai Vung",
        ),
        (
            "Ngày 5/1, Ban Pháp chế HĐND tỉnh tổ chức họp thẩm tra các báo cáo trình tại kỳ họp thứ 15 HĐND tỉnh.",
            "Họp thẩm tra các báo cáo trình tại kỳ họp thứ 15 Hội đồng nhân dân tỉnh",
        ),
        (
            "Sáng 5/1, Thường trực Ủy ban Pháp luật của Quốc hội họp phiên mở rộng thẩm tra dự án luật.",
            "Phiên họp mở rộng thẩm tra dự án luật",
        ),
        (
            "Sáng 5/1, Công an tỉnh Đồng Tháp tổ chức bàn giao nhiệm vụ giữa hai giám đốc.",
            "Bàn giao nhiệm vụ giữa hai giám đốc",
        ),
        (
            "Sáng 5/1, ông Lê Văn Tám đón tiếp đoàn đại biểu tỉnh Kampot.",
            "Đón tiếp đoàn đại biểu tỉnh Kampot",
        ),
    ],
)
def test_a_verb_tells_an_event(text: str, name: str) -> None:
    assert {n.lower() for n in events(text)} >= {name.lower()}


@pytest.mark.parametrize(
    "told",
    [
        "HĐND huyện Lai Vung khóa XII, nhiệm kỳ 2021 - 2026 đã họp phiên thứ nhất bầu các chức danh chủ chốt.",
        "HĐND huyện Lai Vung họp kỳ thứ nhất.",
    ],
)
def test_a_council_that_meets_holds_a_session(told: str) -> None:
    text = f"{DATED}Sáng 5/1, {told} Ông Lê Văn Tám dự kỳ họp."
    session = "Kỳ họp thứ nhất, Hội đồng nhân dân huyện Lai Vung"
    assert facts(text, "bb:organizes") == {("Hội đồng nhân dân huyện Lai Vung", "organizes", session)}
    assert facts(text, "bb:attends") == {("Lê Văn Tám", "attends", session)}


def test_sessions_of_two_councils_told_one_after_the_other_are_two() -> None:
    text = (
        "* HĐND huyện Lai Vung họp phiên thứ nhất, bầu các chức danh.\n"
        "* HĐND huyện Tháp Mười khóa XII đã họp phiên thứ nhất, bầu các chức danh."
    )
    assert {who for who, _, _ in facts(DATED + text, "bb:organizes")} == {
        "Hội đồng nhân dân huyện Lai Vung",
        "Hội đồng nhân dân huyện Tháp Mười",
    }


@pytest.mark.parametrize("bound", ["kể từ ngày 17/5/2023", "có hiệu lực từ 17/5/2023", "đến hết ngày 17/5/2023"])
def test_the_day_that_bounds_a_term_is_not_that_of_the_event(bound: str) -> None:
    text = f"Tại hội nghị công bố quyết định, ông Lê Văn Tám trao quyết định có thời hạn {bound}."
    assert facts(DATED + text, "schema:startDate") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám cho biết, Sở Y tế sẽ kiểm tra các bệnh viện huyện.",
        "Khi ông Lê Văn Tám thăm Công an huyện Tháp Mười, trời mưa to.",
        "Ông Lê Văn Tám từng làm việc với Huyện ủy Tháp Mười.",
        "Thanh tra Chính phủ có văn bản gửi Sở Y tế.",
        "Sở Y tế cần kiểm tra công tác phòng chống dịch tại huyện Tháp Mười.",
        "Ông Lê Văn Tám thăm quan hệ giữa hai bên.",
        "Sáng 5/1, ông Lê Văn Tám chào bán cổ phiếu của Công ty Cổ phần Vĩnh Hoàn.",
        "Công an huyện Lai Vung đã kiểm tra cơ sở kinh doanh của ông Lê Văn Tám.",
        "Công tác kiểm tra, giám sát của Đảng bộ huyện Tháp Mười được chú trọng.",
    ],
)
def test_what_is_no_report_tells_no_event(text: str) -> None:
    assert facts(DATED + text, "schema:startDate", *PART) == set()


def test_each_station_of_a_trip_has_its_day_and_its_people() -> None:
    text = (
        f"Ngày 4/1, {LEADER} đã đến thăm Bệnh viện Đa khoa Sa Đéc. Cùng đi có bà Trần Thị Mai, Phó Giám đốc Sở Y tế.\n"
        "Chiều cùng ngày, ông Lê Văn Tám đã làm việc với Huyện ủy Lai Vung. Tiếp đoàn có ông Phan Văn Sáu, Bí thư Huyện ủy.\n"
        "Tiếp đó, ông Lê Văn Tám đến thăm cán bộ, chiến sĩ Công an huyện Lai Vung."
    )
    assert dates(text) == {
        ("Chuyến thăm Bệnh viện Đa khoa Sa Đéc", "2023-01-04"),
        ("Buổi làm việc với Huyện ủy Lai Vung", "2023-01-04"),
    }
    attending = facts(DATED + text, "bb:attends")
    assert ("Trần Thị Mai", "attends", "Chuyến thăm Bệnh viện Đa khoa Sa Đéc") in attending
    assert ("Phan Văn Sáu", "attends", "Buổi làm việc với Huyện ủy Lai Vung") in attending
    assert ("Lê Văn Tám", "attends", "Thăm cán bộ, chiến sĩ Công an huyện Lai Vung") in attending


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        (f"{LEADER} đã làm việc với Huyện ủy Lai Vung.", {"Lê Văn Tám"}),
        (f"{LEADER} thăm Huyện ủy Lai Vung. Thành viên Đoàn còn có ông Phan Văn Sáu.", {"Lê Văn Tám", "Phan Văn Sáu"}),
        ("Sáng 5/1, ông Lê Văn Tám tiếp thân mật bà Anna Petrova, Đại sứ Nga.", {"Lê Văn Tám", "Anna Petrova"}),
        ("Sáng 5/1, ông Lê Văn Tám đã có buổi tiếp bà Anna Petrova, Đại sứ Nga.", {"Lê Văn Tám", "Anna Petrova"}),
        (f"{LEADER} thăm chùa Phước Hưng. Ông Phan Văn Sáu đã đón đoàn.", {"Lê Văn Tám", "Phan Văn Sáu"}),
    ],
)
def test_who_came_and_who_received_them(text: str, guests: set[str]) -> None:
    assert {who for who, _, _ in facts(DATED + text, "bb:attends")} == guests


@pytest.mark.parametrize(
    "led",
    [
        " do ông Lê Văn Tám làm trưởng đoàn đã giám sát công tác thu ngân sách.",
        " đã giám sát công tác thu ngân sách. Ông Lê Văn Tám - Giám đốc Sở Y tế làm Trưởng đoàn; tham gia đoàn có bà "
        "Trần Thị Mai.",
    ],
)
def test_who_leads_a_delegation_heads_it_and_comes_with_it(led: str) -> None:
    text = "Sáng 5/1, Đoàn giám sát của HĐND tỉnh Đồng Tháp" + led
    head = ("Lê Văn Tám", "Trưởng Đoàn", "Đoàn giám sát của Hội đồng nhân dân tỉnh Đồng Tháp", "holds")
    assert head in posts(text)
    assert {who for who, _, _ in facts(DATED + text, "bb:attends")} - {"Trần Thị Mai"} == {"Lê Văn Tám"}


def test_the_head_of_a_delegation_that_is_not_named_holds_no_post() -> None:
    assert posts("Sáng 5/1, đoàn do ông Lê Văn Tám làm trưởng đoàn đã thăm Huyện ủy Lai Vung.") == []


def test_guests_from_abroad_come_over_and_are_wished_a_good_journey() -> None:
    text = (
        "Ngày 5/1/2023, Đoàn đại biểu tỉnh Kampot do ngài Sok Pheng dẫn đầu đã sang thăm và chúc Tết tỉnh Đồng Tháp.\n"
        "Ông Lê Văn Tám chúc đoàn có chuyến công tác tại tỉnh Đồng Tháp đạt kết quả cao."
    )
    assert dates(text) == {("Thăm và chúc Tết tỉnh Đồng Tháp", "2023-01-05")}
    assert {who for who, _, _ in facts(DATED + text, "bb:attends")} == {"Sok Pheng"}


def test_an_inspection_goes_from_place_to_place() -> None:
    text = (
        "Sáng 5/1, Đoàn giám sát của HĐND tỉnh Đồng Tháp khảo sát tại Trạm Y tế xã Tân Phú.\n"
        "Chiều 5/1, Đoàn giám sát của HĐND tỉnh Đồng Tháp khảo sát tại Trạm Y tế xã Tân Hòa."
    )
    assert len(facts(DATED + text, "bb:partOfDay")) == 1
    assert {who for who, _, _ in facts(DATED + text, "bb:organizes")} == {
        "Đoàn giám sát của Hội đồng nhân dân tỉnh Đồng Tháp"
    }


def test_a_body_that_has_a_visit_made_organises_it() -> None:
    text = "Sáng 5/1, Hội Nông dân tỉnh Đồng Tháp tổ chức thăm, tặng quà gia đình chính sách huyện Lai Vung."
    assert {who for who, _, _ in facts(DATED + text, "bb:organizes")} == {"Hội Nông dân tỉnh Đồng Tháp"}


def test_talks_told_after_the_visit() -> None:
    text = (
        f"Chiều 5/1, {LEADER} đã đến chào xã giao lãnh đạo tỉnh Đồng Tháp.\n"
        "Trước đó, sáng 5/1, hai bên đã tiến hành hội đàm. Ông Lê Văn Tám đồng chủ trì hội đàm."
    )
    assert facts(DATED + text, "bb:chairs") == {("Lê Văn Tám", "chairs", "Hội đàm")}


def test_deputies_meet_voters_before_or_after_a_session_that_has_no_part_in_it() -> None:
    text = (
        "Sáng 5/1, ông Lê Văn Tám, đại biểu HĐND tỉnh Đồng Tháp đã có buổi tiếp xúc cử tri sau kỳ họp cuối năm 2022.\n"
        "Tổ đại biểu đã thông báo đến cử tri kết quả đạt được tại kỳ họp cuối năm 2022, nhiệm kỳ 2021-2026 và trả lời "
        "các ý kiến nêu tại những lần tiếp xúc cử tri trước đó."
    )
    assert dates(DATED + text) == {("Buổi tiếp xúc cử tri sau kỳ họp cuối năm 2022", "2023-01-05")}
    assert {who for who, _, _ in facts(DATED + text, "bb:attends")} == {"Lê Văn Tám"}


LISTED = (
    "Sáng 5/1, cử tri xã Phú Lâm dự hội nghị tiếp xúc cử tri với các ứng cử viên đại biểu HĐND tỉnh Đồng Tháp.\n"
    "2 ứng cử viên đại biểu HĐND tỉnh tại đơn vị bầu cử số 4 gồm các ông, bà: Lê Văn Tám, Giám đốc Sở Y tế; "
    "Phan Thị Sáu.\n"
)


@pytest.mark.parametrize(
    ("later", "speakers"),
    [
        ("Các ứng cử viên đại biểu HĐND tỉnh đã trình bày chương trình hành động.", {"Lê Văn Tám", "Phan Thị Sáu"}),
        ("Cử tri tin tưởng vào các ứng cử viên và đề nghị sửa đường.", set()),
    ],
)
def test_all_candidates_of_a_list_meet_the_voters(later: str, speakers: set[str]) -> None:
    text = DATED + LISTED + later
    assert {who for who, _, _ in facts(text, "bb:attends")} == {"Lê Văn Tám", "Phan Thị Sáu"}
    assert {who for who, _, _ in facts(text, "bb:speaksAt")} == speakers


@pytest.mark.parametrize(
    ("said", "word", "name"),
    [
        ("công bố quyết định về công tác cán bộ", "buổi lễ", "Lễ công bố quyết định về công tác cán bộ"),
        ("đã khánh thành dãy phòng học mới", "buổi lễ", "Lễ khánh thành dãy phòng học mới"),
        ("tổng kết công tác thi đua", "hội nghị", "Hội nghị tổng kết công tác thi đua"),
        ("triển khai công tác thi đua", "hội nghị", None),  # as all year
    ],
)
def test_a_bare_word_takes_its_name_from_what_was_done(said: str, word: str, name: str | None) -> None:
    who = "Trường Cao đẳng Y tế Đồng Tháp"
    held = {(who, "organizes", name)} if name else set()
    for text in (
        f"{who} {said}\nCập nhật ngày: 06/01/2023 08:15\nĐTO - Dự {word} có ông Lê Văn Tám.",
        f"{DATED}Sáng 5/1, {who} {said}. Dự {word} có ông Lê Văn Tám.",
    ):
        assert facts(text, "bb:organizes") >= held
        if name:
            assert facts(text, "bb:attends") == {("Lê Văn Tám", "attends", name)}


@pytest.mark.parametrize(
    ("said", "chairs"),
    [
        ("Theo điều hành của Chủ tịch HĐND tỉnh Lê Văn Tám, kỳ họp bỏ phiếu kín.", {"Lê Văn Tám"}),
        ("Theo điều hành của Sở Công Thương, ông Lê Văn Tám cho biết, giá xăng giảm.", set()),
    ],
)
def test_who_runs_a_meeting_chairs_it(said: str, chairs: set[str]) -> None:
    text = f"{DATED}Sáng 5/1, HĐND tỉnh Đồng Tháp tổ chức kỳ họp thứ 7. {said}"
    assert {who for who, _, _ in facts(text, "bb:chairs")} == chairs


def test_an_event_that_is_only_spoken_of_is_not_the_one_that_is_told() -> None:
    text = (
        "Ông Lê Văn Tám, Chủ tịch UBND tỉnh tiếp Đoàn đại biểu tỉnh Kampot. Tham gia Đoàn có ông Sok Pheng.\n"
        "Ông Lê Văn Tám bày tỏ vui mừng được đón Đoàn tới tham dự Lễ hội Hoa sen."
    )
    assert facts(DATED + text, "bb:attends", "bb:speaksAt") == {
        ("Lê Văn Tám", "attends", "Tiếp Đoàn đại biểu tỉnh Kampot"),
        ("Sok Pheng", "attends", "Tiếp Đoàn đại biểu tỉnh Kampot"),
        ("Lê Văn Tám", "speaksAt", "Tiếp Đoàn đại biểu tỉnh Kampot"),
    }


def test_what_is_run_is_a_meeting_or_work() -> None:
    text = f"{DATED}Sáng 5/1, UBND tỉnh Đồng Tháp tổ chức hội nghị tổng kết. Ông Lê Văn Tám điều hành "
    assert facts(text + "hội nghị.", "bb:chairs") != set()
    assert facts(text + "công việc của Sở theo đúng chức trách.", "bb:chairs") == set()


def test_those_present_do_something_about_others() -> None:
    text = (
        f"{DATED}Sáng 5/1, HĐND tỉnh Đồng Tháp tổ chức kỳ họp thứ 7. Các đại biểu có mặt đã bầu bổ sung ông Lê Văn Tám."
    )
    assert facts(text, "bb:attends") == set()


def test_an_event_that_a_story_of_captions_names_before_a_visit_is_the_event() -> None:
    text = (
        "Bà Lê Thị Mai tặng quà công nhân.\n\nCùng dự sự kiện có ông Lê Văn Tám.\n\nBà Lê Thị Mai chúc Tết mọi "
        "người.\n\nBà Lê Thị Mai đến dự lễ kỷ niệm 60 năm thành lập Công ty May Cửa Nam và đón nhận Huân chương Lao "
        "động hạng Nhất.\n\nBà Lê Thị Mai thăm nhà máy của Công ty May Cửa Nam."
    )
    name = "Lễ kỷ niệm 60 năm thành lập Công ty May Cửa Nam và đón nhận Huân chương Lao động hạng Nhất"
    assert facts(text, "bb:attends") == {("Lê Văn Tám", "attends", name), ("Lê Thị Mai", "attends", name)}


def test_two_bodies_joined_by_a_comma_organise_a_gathering() -> None:
    text = "Liên đoàn Lao động tỉnh Đồng Tháp, Công đoàn viên chức tỉnh tổ chức buổi gặp gỡ cán bộ công đoàn."
    assert {who for who, _, _ in facts(DATED + text, "bb:organizes")} == {
        "Liên đoàn Lao động tỉnh Đồng Tháp",
        "Công đoàn Viên chức tỉnh Đồng Tháp",
    }
