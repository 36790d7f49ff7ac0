"""Posts that one clause gives to several people, and posts whose body is said elsewhere (graph/resolution, graph/facts)."""

from __future__ import annotations

import pytest

from tests.graph.layers import bodies, facts, posts

UBND, HDND, TU = "Ủy ban nhân dân tỉnh Đồng Tháp", "Hội đồng nhân dân tỉnh Đồng Tháp", "Tỉnh ủy Đồng Tháp"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Lai Vung"
FRONT_OF_ALL = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Tháp"
BOARD = f"Ban Thường trực {FRONT}"
KHAM, LAO = "Khăm-xay Vông-xả", "Đảng Nhân dân Cách mạng Lào"
TAM, MAI, LONG, HOA = "Lê Văn Tám", "Trần Thị Mai", "Phạm Văn Long", "Ngô Thị Hoa"


def said(text: str) -> set[tuple[str, str, str | None]]:
    return {(person, role, body) for person, role, body, _ in posts(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is elected, with their titles: the last of a list that `và` closes
        (
            f"Ông {TAM}, Chánh Văn phòng UBND tỉnh và bà {MAI}, Giám đốc Sở Y tế đã được bầu giữ chức Phó Chủ tịch UBND tỉnh.",
            {(TAM, "Phó Chủ tịch", UBND), (MAI, "Phó Chủ tịch", UBND)},
        ),
        # against whom it is decided, one by one
        (
            f"HĐND tỉnh miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông {TAM}, Giám đốc Sở Y tế, nghỉ hưu; bà {MAI}, "
            "Giám đốc Sở Nội vụ, chuyển công tác.",
            {(TAM, "Ủy viên", UBND), (MAI, "Ủy viên", UBND)},
        ),
        (
            f"HĐND tỉnh bầu bổ sung Ủy viên UBND tỉnh đối với 2 Giám đốc Sở là ông {TAM}, Giám đốc Sở Y tế và bà {MAI}, "
            "Giám đốc Sở Nội vụ.",
            {(TAM, "Ủy viên", UBND), (MAI, "Ủy viên", UBND)},
        ),
        # to whom a decision is handed, not who hands it over
        (
            f"Bí thư Tỉnh ủy {TAM} đã trao quyết định bổ nhiệm Phó Giám đốc Sở Y tế tỉnh Đồng Tháp cho ông {LONG} và bà {HOA}.",
            {
                (TAM, "Bí thư", TU),
                (LONG, "Phó Giám đốc", "Sở Y tế tỉnh Đồng Tháp"),
                (HOA, "Phó Giám đốc", "Sở Y tế tỉnh Đồng Tháp"),
            },
        ),
        # several posts taken at once
        (
            f"Ông {TAM} được chỉ định giữ chức Bí thư Tỉnh ủy; bà {MAI} làm Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh.",
            {(TAM, "Bí thư", TU), (MAI, "Phó Bí thư", TU), (MAI, "Chủ tịch", UBND)},
        ),
        # deputies listed with `gồm`, of the head just named
        (
            f"Bà {MAI} được bầu làm Bí thư Tỉnh ủy, các phó bí thư gồm ông {TAM} (Chủ tịch UBND tỉnh), {LONG} (Chủ tịch HĐND tỉnh).",
            {
                (MAI, "Bí thư", TU), (TAM, "Phó Bí thư", TU), (LONG, "Phó Bí thư", TU), (TAM, "Chủ tịch", UBND),
                (LONG, "Chủ tịch", HDND),
            },
        ),
        # a shared title with titles of their own before the names
        (
            f"Dự có các đồng chí Ủy viên Trung ương Đảng: Bí thư Tỉnh ủy {TAM}, Chủ tịch HĐND tỉnh {MAI}; lãnh đạo các ban.",
            {
                (TAM, "Ủy viên", "Ban Chấp hành Trung ương Đảng"), (MAI, "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
                (TAM, "Bí thư", TU), (MAI, "Chủ tịch", HDND),
            },
        ),
        # ... as far as nobody is addressed alone
        (
            f"Dự có các đồng chí Ủy viên Trung ương Đảng: {TAM}, Bí thư Tỉnh ủy; đồng chí {MAI}, Chủ tịch HĐND tỉnh.",
            {(TAM, "Ủy viên", "Ban Chấp hành Trung ương Đảng"), (TAM, "Bí thư", TU), (MAI, "Chủ tịch", HDND)},
        ),
        # on whose behalf: no title of the one who acts
        (
            f"Thay mặt Thủ tướng Chính phủ, Phó Thủ tướng {TAM} trao quyết định.",
            {(TAM, "Phó Thủ tướng", "Chính phủ")},
        ),
        # a board without `Ban` after a name, and short forms of membership
        (f"Ông {TAM}, Thường vụ Tỉnh ủy, dự.", {(TAM, "Ủy viên", f"Ban Thường vụ {TU}")}),
        (f"Ông {TAM} - UVTV, Phó Bí thư Tỉnh ủy dự.", {(TAM, "Ủy viên", f"Ban Thường vụ {TU}"), (TAM, "Phó Bí thư", TU)}),
        # committees in small letters
        (
            f"Ông {TAM}, UV BTV huyện ủy Lai Vung, Phó bí thư huyện ủy Lai Vung dự.",
            {(TAM, "Ủy viên", "Ban Thường vụ Huyện ủy Lai Vung"), (TAM, "Phó Bí thư", "Huyện ủy Lai Vung")},
        ),
        # where somebody is moved to
        (
            f"Điều động ông {TAM}, Phó Giám đốc Sở Nội vụ đến nhận công tác tại Sở Tư pháp và giữ chức Phó Giám đốc.",
            {
                (TAM, "Phó Giám đốc", "Sở Nội vụ tỉnh Đồng Tháp"),
                (TAM, "Phó Giám đốc", "Sở Tư pháp tỉnh Đồng Tháp"),
            },
        ),
        # the board named last before
        (
            f"Ban Chỉ đạo Chuyển đổi số tỉnh Đồng Tháp được kiện toàn. Phó Trưởng ban Thường trực là đồng chí {TAM}.",
            {(TAM, "Phó Trưởng Ban Thường trực", "Ban Chỉ đạo Chuyển đổi số tỉnh Đồng Tháp")},
        ),
        # a board's member beside the head of the unit's office, and short forms of a standing deputy
        (
            f"Ông {TAM} - UVTV, Phó Chủ tịch UBND huyện Lai Vung dự.",
            {(TAM, "Ủy viên", "Ban Thường vụ Huyện ủy Lai Vung"), (TAM, "Phó Chủ tịch", "Ủy ban nhân dân huyện Lai Vung")},
        ),
        (f"Phó Bí thư TT Tỉnh ủy {TAM} dự.", {(TAM, "Phó Bí thư Thường trực", TU)}),
        # titles between the words that govern a list and its names
        (
            f"Hội nghị bầu bổ sung Ủy viên UBND tỉnh đối với Giám đốc Sở Y tế {TAM} và Tỉnh ủy viên, Giám đốc Sở Nội vụ {MAI}.",
            {(TAM, "Ủy viên", UBND), (MAI, "Ủy viên", UBND), (MAI, "Ủy viên", TU)},
        ),
        # a number and a colon share a title
        (
            f"Ông {LONG} tặng hoa cho 2 nguyên Phó Chủ tịch UBND tỉnh: {TAM} và {MAI}.",
            {(TAM, "Phó Chủ tịch", UBND), (MAI, "Phó Chủ tịch", UBND)},
        ),
        # heads in small letters that a role announces, universities in short
        (
            f"Ông {TAM}, Phó hiệu trưởng trường ĐH Cần Thơ, bà {MAI}, giám đốc công ty TNHH Thành Nam dự.",
            {(TAM, "Phó Hiệu trưởng", "Trường Đại học Cần Thơ"), (MAI, "Giám đốc", "Công ty TNHH Thành Nam")},
        ),
        # ... nor is it the giver's where the names are hard to find
        (
            f"Chủ tịch nước {LONG} trao quyết định bổ nhiệm Phó Chánh án Tòa án nhân dân tối cao đối với các Thẩm phán Tòa án "
            f"nhân dân tối cao {TAM} và {MAI}.",
            {
                (TAM, "Phó Chánh án", "Tòa án nhân dân tối cao"),
                (MAI, "Phó Chánh án", "Tòa án nhân dân tối cao"),
            },
        ),
        # appointed again
        (
            f"TS. {TAM} được bổ nhiệm lại giữ chức vụ Phó Giám đốc Đại học Huế.",
            {(TAM, "Phó Giám đốc", "Đại học Huế")},
        ),
        # an office that a colon's list needs no body for, with the one that print gives it
        (
            f"Dự có các đồng chí nguyên Tổng Bí thư BCH Trung ương Đảng: {TAM}, {LONG}.",
            {
                (TAM, "Tổng Bí thư", "Ban Chấp hành Trung ương Đảng"),
                (LONG, "Tổng Bí thư", "Ban Chấp hành Trung ương Đảng"),
            },
        ),
        # the members of a committee and of its board, named with the post that says whose they are
        (
            f"Hội nghị đã hiệp thương bầu bà {MAI} - Bí thư Đảng ủy, Chủ tịch HĐND xã Tân Hòa, làm Ủy viên, tham gia Ban Thường "
            "trực và giữ chức Chủ tịch Ủy ban MTTQ Việt Nam huyện Lai Vung.",
            {(MAI, "Ủy viên", FRONT), (MAI, "Ủy viên", BOARD), (MAI, "Chủ tịch", FRONT), (MAI, "Bí thư", "Đảng ủy xã Tân Hòa"),
             (MAI, "Chủ tịch", "Hội đồng nhân dân xã Tân Hòa")},
        ),
        (
            f"Hội nghị đã bầu ông {TAM}, Trưởng Ban Dân vận Huyện ủy, làm Ủy viên Ủy ban, Ủy viên Ban Thường trực và giữ chức "
            "Phó Chủ tịch Ủy ban MTTQ Việt Nam huyện Lai Vung.",
            {(TAM, "Ủy viên", FRONT), (TAM, "Ủy viên", BOARD), (TAM, "Phó Chủ tịch", FRONT)},
        ),
        (
            f"Hội nghị hiệp thương cử ông {TAM} tham gia Ủy ban, Ban Thường trực và giữ chức Phó Chủ tịch Ủy ban MTTQ Việt Nam "
            "huyện Lai Vung.",
            {(TAM, "Ủy viên", FRONT), (TAM, "Ủy viên", BOARD), (TAM, "Phó Chủ tịch", FRONT)},
        ),
        (
            f"Ủy ban MTTQ Việt Nam huyện Lai Vung họp. Hội nghị cử bà {MAI} tham gia vào Ban Thường trực.",
            {(MAI, "Ủy viên", BOARD)},
        ),
        # what becomes of somebody goes on behind a semicolon
        (
            f"Đồng chí {TAM} thôi giữ chức Trưởng Ban Dân vận Tỉnh ủy; phân công, điều động, chỉ định tham gia Ban Chấp hành, "
            "Ban Thường vụ, giữ chức Bí thư Huyện ủy Lai Vung.",
            {(TAM, "Bí thư", "Huyện ủy Lai Vung"), (TAM, "Trưởng Ban", f"Ban Dân vận {TU}")},
        ),
        # who is elected into a board, in a list behind it
        (
            f"Hội nghị bầu bổ sung 2 người vào Ban Thường vụ Tỉnh ủy Đồng Tháp khóa XI, gồm: {TAM}, Giám đốc Sở Y tế; {MAI}, "
            "Giám đốc Sở Nội vụ.",
            {(TAM, "Ủy viên", f"Ban Thường vụ {TU}"), (MAI, "Ủy viên", f"Ban Thường vụ {TU}")},
        ),
        # heads of the only school, the only division of the article
        (
            f"Trường Đại học Lâm Viên khai giảng. Phó Hiệu trưởng {TAM} dự.",
            {(TAM, "Phó Hiệu trưởng", "Trường Đại học Lâm Viên")},
        ),
        (f"Sư đoàn 341 ra quân. Sư đoàn trưởng {TAM} dự.", {(TAM, "Sư đoàn trưởng", "Sư đoàn 341")}),
        # elected by somebody; leaving an office held beside another
        (f"Ông {TAM} được Đại hội tín nhiệm bầu làm Chủ tịch UBND tỉnh.", {(TAM, "Chủ tịch", UBND)}),
        (f"Ông {TAM} thôi kiêm giữ chức Giám đốc Sở Y tế.", {(TAM, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp")}),
        # full stops in short forms, and a misprint between commas
        (
            f"Dự có ông {TAM} - UV. BTV Tỉnh ủy, Chủ tịch HĐND tỉnh; bà {MAI}, TUC, P. Chủ tịch UBND tỉnh.",
            {(TAM, "Ủy viên", f"Ban Thường vụ {TU}"), (TAM, "Chủ tịch", HDND), (MAI, "Phó Chủ tịch", UBND)},
        ),
        # a title alone, then who bears it
        (
            f"Hội nghị có sự tham dự của Giám đốc Sở Y tế, bà {MAI}; Giám đốc Sở Nội vụ, ông {TAM}.",
            {(MAI, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp"), (TAM, "Giám đốc", "Sở Nội vụ tỉnh Đồng Tháp")},
        ),
        (f"Hội nghị bế mạc. Giám đốc Sở Y tế, TS. {MAI} phát biểu.", {(MAI, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp")}),
        # of a party and a province abroad
        (
            "Dự có đồng chí Khăm-xay Vông-xả - Ủy viên T.Ư Đảng nhân dân cách mạng Lào, Bí thư, Tỉnh trưởng tỉnh Sê Kông.",
            {(KHAM, "Ủy viên", f"Ban Chấp hành Trung ương {LAO}"), (KHAM, "Bí thư", "tỉnh Sê Kông"), (KHAM, "Tỉnh trưởng", "tỉnh Sê Kông")},
        ),
        (f"Dự có đồng chí {KHAM}, Trưởng Ban Đối ngoại Trung ương {LAO}.", {(KHAM, "Trưởng Ban", f"Ban Đối ngoại Trung ương {LAO}")}),
        (f"Tổng Bí thư {LAO} {KHAM} thăm.", {(KHAM, "Tổng Bí thư", LAO)}),
        (
            f"Ông {KHAM}, Ủy viên Bộ Chính trị Đảng Cộng sản Cuba và ông {TAM}, Ủy viên Trung ương Đảng Cộng sản Việt Nam dự.",
            {(KHAM, "Ủy viên", "Bộ Chính trị Đảng Cộng sản Cuba"), (TAM, "Ủy viên", "Ban Chấp hành Trung ương Đảng")},
        ),
    ],
)  # fmt: skip
def test_posts_of_several_and_said_elsewhere(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    found = said(text)
    assert expected <= found, found
    roles = {(person, role) for person, role, _ in expected}
    assert {f for f in found if (f[0], f[1]) in roles} <= expected, found


def test_an_office_held_beside_another_is_left() -> None:
    (post,) = posts(f"Ông {TAM} thôi kiêm giữ chức Giám đốc Sở Y tế.")
    assert post[3] == "leaves"


def test_of_two_schools_and_on_behalf_nobody_is_the_head() -> None:
    assert not said(f"Trường Đại học A Lưới và Trường Cao đẳng Lâm Viên khai giảng. Phó Hiệu trưởng {TAM} dự.")
    assert not said(f"Thừa ủy quyền của Chủ tịch UBND tỉnh, ông {TAM} trao Bằng khen.")


def test_on_whose_behalf_gives_nobody_the_title() -> None:
    assert (TAM, "Thủ tướng", "Chính phủ") not in said(
        f"Thay mặt Thủ tướng Chính phủ, Phó Thủ tướng {TAM} trao quyết định."
    )


@pytest.mark.parametrize(
    ("verb", "committee"),
    [
        ("đã bầu", "Ban Chấp hành Hội Nông dân tỉnh Đồng Tháp"),
        ("chỉ định", "Ban Thường vụ Huyện ủy Lai Vung"),
        ("cử", "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Lai Vung"),
        ("hiệp thương cử", "Ủy ban MTTQ Việt Nam huyện Lai Vung khóa XII"),
    ],
)
def test_who_joins_a_committee_is_not_said_to_attend(verb: str, committee: str) -> None:
    text = f"Sáng 5/1/2023, UBND tỉnh Đồng Tháp tổ chức hội nghị. Hội nghị {verb} ông {TAM} tham gia {committee}."
    assert facts(text, "bb:attends", "bb:holds")
    assert not facts(text, "bb:attends")


def test_the_standing_board_of_the_front_is_one_body() -> None:
    text = (
        "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Đồng Tháp họp. Thường trực Ủy ban MTTQ Việt Nam tỉnh Đồng Tháp giao."
    )
    assert len([b for b in bodies(text) if "hường trực" in b]) == 1
    assert facts(text, "bb:partOf") == {
        (f"Ban Thường trực {FRONT_OF_ALL}", "partOf", FRONT_OF_ALL),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the house behind the titles owns the organs that they leave without one
        (
            f"Dự có ông {TAM}, Bí thư Đảng ủy, Chủ tịch Hội đồng Học viện, Học viện Hành chính Hòa Phú; bà {MAI}.",
            {
                (TAM, "Bí thư", "Đảng ủy Học viện Hành chính Hòa Phú"),
                (TAM, "Chủ tịch", "Hội đồng Học viện Hành chính Hòa Phú"),
            },
        ),
        (
            f"Dự có bà {MAI}, Phó Bí thư Đảng ủy, Giám đốc, Công ty TNHH Hòa Phú.",
            {(MAI, "Phó Bí thư", "Đảng ủy Công ty TNHH Hòa Phú"), (MAI, "Giám đốc", "Công ty TNHH Hòa Phú")},
        ),
        (
            f"Dự có ông {TAM}, Tỉnh ủy viên, Bí thư Đảng ủy, Chủ tịch Hội đồng trường, Trường Đại học Hòa An.",
            {(TAM, "Ủy viên", TU), (TAM, "Bí thư", "Đảng ủy Trường Đại học Hòa An")},
        ),
        # what somebody is until then is of the house of the post that they take, not of a guest's
        (
            f"Dự có ông {LONG}, Bí thư Đảng ủy, Giám đốc Đại học Quốc gia Hòa Phú. Hội nghị đã bầu ông {TAM}, Bí thư "
            "Đảng ủy, Phó Hiệu trưởng làm Chủ tịch Hội đồng trường Trường Đại học Hòa An.",
            {
                (TAM, "Bí thư", "Đảng ủy Trường Đại học Hòa An"),
                (TAM, "Phó Hiệu trưởng", "Trường Đại học Hòa An"),
                (LONG, "Bí thư", "Đảng ủy Đại học Quốc gia Hòa Phú"),
            },
        ),
        (
            f"Thủ tướng phê chuẩn kết quả bầu ông {TAM}, Phó Bí thư Tỉnh ủy, giữ chức Chủ tịch UBND tỉnh Bắc Giang; bà "
            f"{MAI}, Ủy viên Ban Thường vụ Tỉnh ủy giữ chức Phó Chủ tịch UBND tỉnh Lạng Sơn.",
            {(TAM, "Phó Bí thư", "Tỉnh ủy Bắc Giang"), (MAI, "Ủy viên", "Ban Thường vụ Tỉnh ủy Lạng Sơn")},
        ),
    ],
)
def test_the_house_beside_owns_what_is_left_out(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert expected <= said(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Ông {TAM} công bố các quyết định của Ban Bí thư chỉ định tham gia Ban Chấp hành, Ban Thường vụ, Bí thư Tỉnh ủy Đồng Tháp.",
        f"Bà {TAM} đọc quyết định bổ nhiệm Giám đốc Sở Y tế tỉnh Đồng Tháp.",
        f"Ông {TAM} trình bày tờ trình về việc bầu Phó Chủ tịch UBND tỉnh Đồng Tháp.",
        f"Theo điều hành của ông {TAM}, việc bầu hai Ủy viên UBND tỉnh Đồng Tháp theo hình thức bỏ phiếu kín.",
    ],
)
def test_who_tells_of_a_decision_is_not_whom_it_concerns(text: str) -> None:
    assert said(text) == set()


def test_to_whom_a_decision_is_handed_takes_the_post() -> None:
    text = f"Ông {TAM} được trao quyết định bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Đồng Tháp."
    assert said(text) == {(TAM, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp")}


UNION, FRONT_OF_VIETNAM = "Tổng Liên đoàn Lao động Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"


def test_counted_deputies_in_small_letters_are_of_the_body_of_the_first() -> None:
    text = f"Ông {TAM} được bầu làm Chủ tịch Tổng Liên đoàn; 2 phó Chủ tịch gồm các đồng chí: {LONG}, {HOA}."
    assert said(text) == {(TAM, "Chủ tịch", UNION), (LONG, "Phó Chủ tịch", UNION), (HOA, "Phó Chủ tịch", UNION)}


def test_a_member_of_a_presidium_is_of_the_organisation_of_the_post_beside() -> None:
    text = f"Ông {TAM}, Ủy viên Đoàn Chủ tịch, Trưởng ban Dân tộc và Tôn giáo Ủy ban Trung ương MTTQ Việt Nam dự."
    assert said(text) == {
        (TAM, "Ủy viên", f"Đoàn Chủ tịch {FRONT_OF_VIETNAM}"),
        (TAM, "Trưởng Ban", f"Ban Dân tộc và Tôn giáo {FRONT_OF_VIETNAM}"),
    }


def test_the_region_without_its_number_is_the_one_whose_command_is_named() -> None:
    text = f"Về phía Bộ Tư lệnh Quân khu 9 có Thiếu tướng {TAM} - Phó Tư lệnh Quân khu."
    assert said(text) == {(TAM, "Phó Tư lệnh", "Quân khu 9")}


def test_an_institute_has_deputies_that_run_it() -> None:
    for link in (" ", ", "):
        assert said(f"Ông {TAM}, Phó Viện trưởng điều hành{link}Viện Kinh tế Cửa Nam họp với Viện Cửa Bắc.") == {
            (TAM, "Phó Viện trưởng điều hành", "Viện Kinh tế Cửa Nam")
        }
