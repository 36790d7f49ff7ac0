"""graph/facts/awards, several awards in one text: several givers, recipients and occasions, and what belongs to which."""

from __future__ import annotations

import pytest

from graph.grammar.awards import parse_award
from graph.lexicon import lexicon
from tests.graph.layers import DATED, facts, stream

UBND = "Ủy ban nhân dân tỉnh Đồng Tháp"
WHO = ("bb:grantor", "bb:recipient", "bb:presents", "bb:reason")
HELD = "Sáng 5/1, UBND tỉnh Đồng Tháp tổ chức lễ tổng kết. "


def conferred(text: str) -> dict[str, dict[str, set[str]]]:
    """label of a conferral -> predicate -> ends, of all conferrals of a text."""
    found: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in facts(DATED + HELD + text, *WHO, "bb:awardType"):
        award, end = (value, subject) if predicate == "presents" else (subject, value)
        found.setdefault(award.removesuffix(", 5/1/2023").removeprefix("Trao "), {}).setdefault(predicate, set()).add(
            end
        )
    return found


def recipients_of(text: str) -> dict[str, set[str]]:
    return {award: told.get("recipient", set()) for award, told in conferred(text).items()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huy hiệu sớm 60 năm tuổi Đảng cho", "Huy hiệu sớm 60 năm tuổi Đảng"),
        ("Huy hiệu 50 năm, 40 năm và 30 năm tuổi Đảng", "Huy hiệu Đảng"),
        ("Huy hiệu 75 năm, 2 người", "Huy hiệu 75 năm tuổi Đảng"),
        ("Huy hiệu 60 năm Trường Sa", "Huy hiệu"),
        ("Huân chương Chiến công hạng Nhất, Nhì, Ba cho", "Huân chương Chiến công hạng Nhất, Nhì, Ba"),
        ("Huân chương Lao động hạng Ba, Ba Lan", "Huân chương Lao động hạng Ba"),
    ],
)
def test_badges_and_grades_as_they_are_printed(text: str, name: str) -> None:
    award = parse_award(stream(text), 0, lexicon())
    assert award is not None
    assert award.name == name


def test_badges_in_a_list_that_says_only_the_years() -> None:
    text = (
        "Có 1 đồng chí được nhận Huy hiệu 50 năm tuổi Đảng, 2 đồng chí 45 năm và 5 đồng chí được nhận huy hiệu 30 năm "
        "tuổi Đảng."
    )
    assert recipients_of(text) == {
        "Huy hiệu 50 năm tuổi Đảng": {"1 đồng chí"},
        "Huy hiệu 45 năm tuổi Đảng": {"2 đồng chí"},
        "Huy hiệu 30 năm tuổi Đảng": {"5 đồng chí"},
    }


COUNTED = {
    "Huy hiệu 60 năm tuổi Đảng của Đảng ủy phường Hòa Sơn": {"2 đảng viên"},
    "Huy hiệu 40 năm tuổi Đảng của Đảng ủy phường Hòa Sơn": {"7 đảng viên"},
}


@pytest.mark.parametrize(
    "counted",
    [
        "; trong đó có 2 đảng viên 60 năm tuổi Đảng và 7 đảng viên 40 năm tuổi Đảng.",
        ", gồm: 2 đảng viên nhận loại 60 năm tuổi Đảng, 7 đảng viên 40 năm.",
        ", gồm: 60 năm tuổi Đảng: 2 đảng viên; 40 năm có 7 đảng viên.",
        ". Trong đó, 60 năm tuổi Đảng: 2 đảng viên; 40 năm tuổi Đảng: 7 đảng viên.",
    ],
)
def test_badges_counted_by_the_years_are_an_award_each(counted: str) -> None:
    text = f"Đảng ủy phường Hòa Sơn đã trao Huy hiệu Đảng cho 9 đảng viên{counted}"
    told = recipients_of(text)
    whole = told.pop("Huy hiệu Đảng của Đảng ủy phường Hòa Sơn", {"9 đảng viên"})
    assert whole == {"9 đảng viên"}
    assert told == COUNTED


@pytest.mark.parametrize("told", ["2 đồng chí Huy hiệu", "2 đồng chí được truy tặng Huy hiệu"])
def test_who_receives_a_badge_stands_before_it(told: str) -> None:
    text = f"Dịp này, có 1 đồng chí được tặng Huy hiệu 75 năm tuổi Đảng; {told} 60 năm tuổi Đảng."
    assert recipients_of(text)["Huy hiệu 60 năm tuổi Đảng"] == {"2 đồng chí"}


def test_who_is_of_another_ward_hands_over_another_award() -> None:
    told = conferred(
        "Bí thư Đảng ủy phường Hòa Sơn Lê Văn Tám trao Huy hiệu Đảng cho các đảng viên.\n\nĐảng ủy phường Yên Lạc trao "
        "Huy hiệu Đảng cho 3 đảng viên."
    )
    assert told["Huy hiệu Đảng"]["presents"] == {"Lê Văn Tám"}
    assert "presents" not in told["Huy hiệu Đảng của Đảng ủy phường Yên Lạc"]


def test_badges_that_do_not_add_up_leave_the_sum_and_a_later_count_adds_nobody() -> None:
    text = (
        "Đảng ủy phường Hòa Sơn trao Huy hiệu Đảng cho 12 đảng viên, trong đó có 2 đảng viên 60 năm tuổi Đảng. Có 1 đồng "
        "chí được nhận Huy hiệu 60 năm tuổi Đảng không dự được buổi lễ."
    )
    assert recipients_of(text) == {
        "Huy hiệu Đảng của Đảng ủy phường Hòa Sơn": {"12 đảng viên"},
        "Huy hiệu 60 năm tuổi Đảng của Đảng ủy phường Hòa Sơn": {"2 đảng viên"},
    }


def test_badges_of_several_numbers_of_years_are_an_award_each_whose_recipients_are_open() -> None:
    assert recipients_of("Đảng ủy phường Hòa Sơn trao Huy hiệu 30, 40 năm tuổi Đảng cho 9 đảng viên.") == {
        "Huy hiệu 30 năm tuổi Đảng của Đảng ủy phường Hòa Sơn": set(),
        "Huy hiệu 40 năm tuổi Đảng của Đảng ủy phường Hòa Sơn": set(),
    }


def test_brackets_in_a_list_of_recipients_only_describe() -> None:
    text = (
        "Ông Lê Văn Tám (huyện Châu Thành) nhận Giấy khen của Sở Y tế; ông Trần Văn Hai (huyện Lấp Vò) và bà Mai Thị Ba "
        "(huyện Tháp Mười) nhận Bằng khen của Thủ tướng Chính phủ."
    )
    assert recipients_of(text) == {
        "Giấy khen của Sở Y tế tỉnh Đồng Tháp": {"Lê Văn Tám"},
        "Bằng khen của Thủ tướng Chính phủ": {"Trần Văn Hai", "Mai Thị Ba"},
    }


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    found = conferred(
        "Đồng chí Lê Văn Tám trao Huy hiệu 50 năm tuổi Đảng cho đồng chí Trần Văn Hai (Chi bộ Sở Y tế) và trao Huy hiệu "
        "30 năm tuổi Đảng cho 6 đảng viên."
    )
    assert {award: told["presents"] for award, told in found.items()} == {
        "Huy hiệu 50 năm tuổi Đảng": {"Lê Văn Tám"},
        "Huy hiệu 30 năm tuổi Đảng": {"Lê Văn Tám"},
    }


def test_each_body_grants_what_its_brackets_say() -> None:
    text = (
        "Công bố quyết định khen thưởng của Hội Nông dân Việt Nam (Cờ và Bằng khen) và Sở Y tế (Giấy khen) khen tặng cho "
        "các chi hội cơ sở."
    )
    assert recipients_of(text) == {
        "Cờ của Hội Nông dân Việt Nam": {"các chi hội cơ sở"},
        "Bằng khen của Hội Nông dân Việt Nam": {"các chi hội cơ sở"},
        "Giấy khen của Sở Y tế tỉnh Đồng Tháp": {"các chi hội cơ sở"},
    }


def test_the_prime_minister_grants_as_an_office() -> None:
    text = "Thủ tướng Chính phủ tặng Bằng khen cho bà Lê Thị Mai; UBND tỉnh tặng Bằng khen cho 11 tập thể."
    assert recipients_of(text) == {
        "Bằng khen của Thủ tướng Chính phủ": {"Lê Thị Mai"},
        f"Bằng khen của {UBND}": {"11 tập thể"},
    }


def test_what_sums_up_takes_nothing_from_another_award() -> None:
    text = (
        "Hội Nông dân Việt Nam tặng Bằng khen cho Sở Y tế; Hội Nông dân tỉnh tặng Giấy khen cho 3 chi hội. Ông Lê Văn Tám "
        "đã trao Bằng khen, Giấy khen cho các tập thể, cá nhân."
    )
    found = conferred(text)
    assert {award: (told["recipient"], told["presents"]) for award, told in found.items()} == {
        "Bằng khen của Hội Nông dân Việt Nam": ({"Sở Y tế tỉnh Đồng Tháp"}, {"Lê Văn Tám"}),
        "Giấy khen của Hội Nông dân tỉnh Đồng Tháp": ({"3 chi hội"}, {"Lê Văn Tám"}),
    }


def test_two_orders_of_one_class_given_to_two_are_two() -> None:
    from graph.article import Article
    from graph.extraction import extract

    text = (
        "Ông Lê Văn Tám trao Huân chương Lao động hạng Nhì cho tập thể cán bộ, giảng viên Trường Đại học Đồng Tháp. Cũng "
        "trong dịp này, ông Trần Văn Hai vinh dự nhận được Huân chương Lao động hạng Nhì."
    )
    kg = extract(Article.from_text(DATED + HELD + text))
    assert len([n for n in kg.nodes() if n.kind == "AwardConferral"]) == 2


def test_an_order_named_in_short_is_the_one_told_in_full() -> None:
    text = "Chủ tịch nước tặng Huân chương Lao động hạng Ba cho ông Lê Văn Tám. Bà Mai Thị Ba trao huân chương."
    assert conferred(text)["Huân chương Lao động hạng Ba của Chủ tịch nước"]["presents"] == {"Mai Thị Ba"}


def test_those_named_among_the_counted_receive_too() -> None:
    text = (
        "Sở Y tế tặng Giấy khen cho 2 tập thể: Bệnh viện Đa khoa tỉnh, Trung tâm Y tế huyện Lấp Vò và 7 cá nhân, trong đó "
        "có ông Trần Văn Hai."
    )
    assert recipients_of(text) == {
        "Giấy khen của Sở Y tế tỉnh Đồng Tháp": {
            "Bệnh viện Đa khoa tỉnh Đồng Tháp",
            "Trung tâm Y tế huyện Lấp Vò",
            "7 cá nhân",
            "Trần Văn Hai",
        }
    }


@pytest.mark.parametrize(
    "text",
    [
        "Đảng ủy xã Tân Bình tổ chức Lễ trao Huy hiệu Đảng.",
        "Đợt trao Huy hiệu Đảng là dịp giáo dục truyền thống của Đảng.",
        "Ông Lê Văn Tám mong muốn các đồng chí được trao Huy hiệu Đảng tiếp tục đóng góp.",
    ],
)
def test_who_holds_speaks_or_is_told_of_receives_nothing(text: str) -> None:
    assert recipients_of(text)["Huy hiệu Đảng"] <= {"các đồng chí"}


def test_the_people_of_a_body_hand_over_what_it_does_not_grant() -> None:
    text = "Ông Lê Văn Tám và lãnh đạo Đảng ủy xã Tân Bình trao Huy hiệu 45 năm tuổi Đảng tặng các đảng viên."
    assert set(conferred(text)) == {"Huy hiệu 45 năm tuổi Đảng"}


def test_groups_of_people_and_those_counted_beside_them() -> None:
    text = "UBND tỉnh tặng Bằng khen cho cán bộ, chiến sĩ Công an tỉnh, nhân dân xã Tân Bình và 14 cá nhân dũng cảm."
    assert recipients_of(text)[f"Bằng khen của {UBND}"] == {
        "cán bộ, chiến sĩ Công an tỉnh",
        "nhân dân xã Tân Bình",
        "14 cá nhân",
    }


def test_a_commendation_without_its_award_is_that_of_the_award_nobody_is_said_to_have_given() -> None:
    told = "Dịp này, UBND tỉnh đã khen thưởng cho 04 tập thể, 06 cá nhân có thành tích."
    assert conferred("Ông Lê Văn Tám trao giấy khen cho các tập thể. " + told)[f"Giấy khen của {UBND}"] == {
        "grantor": {UBND},
        "presents": {"Lê Văn Tám"},
        "recipient": {"4 tập thể", "6 cá nhân"},
        "awardType": {"Giấy khen"},
    }
    assert recipients_of(told) == {f"Khen thưởng của {UBND}": {"4 tập thể", "6 cá nhân"}}


def test_a_movement_under_the_short_form_of_its_name() -> None:
    names = {name for _, _, name in facts(DATED + "Đẩy mạnh phong trào toàn dân bảo vệ ANTQ.", "bb:mentions")}
    assert "Phong trào toàn dân bảo vệ an ninh Tổ quốc" in names


@pytest.mark.parametrize(
    ("award", "grantors"),
    [
        ("Huân chương Lao động hạng Ba", {"Chủ tịch nước"}),
        ("Huân chương Lao động hạng Ba của Nhà nước Lào", set()),
        ("Huân chương Hữu nghị của Thủ tướng Chính phủ Lào", set()),
        ("Huân chương Lao động hạng Nhì của Chủ tịch nước Cộng hòa dân chủ nhân dân Lào", set()),
        ("Huân chương Lao động hạng Nhì của Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", {"Chủ tịch nước"}),
    ],
)
def test_an_order_of_another_country_is_not_the_presidents(award: str, grantors: set[str]) -> None:
    assert {g for _, _, g in facts(DATED + HELD + f"Ông Lê Văn Tám nhận {award}.", "bb:grantor")} == grantors


def test_awards_of_one_list_go_to_the_same_in_small_letters_too() -> None:
    text = "Ông Lê Văn Tám đã trao 14 Huân chương Hữu nghị và 9 huy chương hữu nghị cho 15 tập thể và 8 cá nhân."
    told = {"recipient": {"15 tập thể", "8 cá nhân"}, "presents": {"Lê Văn Tám"}, "grantor": {"Chủ tịch nước"}}
    assert {award: {p: ends for p, ends in said.items() if p in told} for award, said in conferred(text).items()} == {
        "Huân chương Hữu nghị của Chủ tịch nước": told,
        "Huy chương Hữu nghị của Chủ tịch nước": told,
    }


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        ("Sở Y tế tặng cờ thi đua, 2 bằng khen, 5 giấy khen cho các khoa.", {"Cờ thi đua", "Bằng khen", "Giấy khen"}),
        ("Tỉnh giành 3 huy chương vàng, được tặng huy chương bạc.", set()),
        ("Trong 5 năm qua, ngành được tặng 3 bằng khen, 12 giấy khen.", set()),
        ("Nhà trường 3 năm liền được nhận Cờ thi đua của UBND tỉnh.", set()),
        ("Ông Lê Văn Tám từng được tặng Bằng khen của UBND tỉnh.", set()),
        ("Sở Y tế trao Giấy khen cho 2 khoa có thành tích trong 5 năm qua.", {"Giấy khen"}),
    ],
)
def test_what_is_given_here_and_what_was_won_before(text: str, awards: set[str]) -> None:
    assert {name for _, predicate, name in facts(DATED + HELD + text, "bb:awardType")} == awards


def test_awards_given_one_each() -> None:
    text = "Ông Lê Văn Tám trao Cờ thi đua, Bằng khen lần lượt cho Sở Y tế và Sở Nội vụ."
    assert recipients_of(text) == {"Cờ thi đua": {"Sở Y tế tỉnh Đồng Tháp"}, "Bằng khen": {"Sở Nội vụ tỉnh Đồng Tháp"}}


@pytest.mark.parametrize(
    ("recipients", "read"),
    [
        ("2 cá nhân là ông Trần Văn Hai, Giám đốc Sở Y tế và một đồng nghiệp", {"Trần Văn Hai"}),
        ("2 cá nhân, gồm: ông Trần Văn Hai; bà Mai Thị Ba", {"Trần Văn Hai", "Mai Thị Ba"}),
        ("5 cá nhân thuộc Sở Y tế và 2 tập thể của Công an tỉnh", {"5 cá nhân", "2 tập thể"}),
        ("ông Trần Văn Hai, Trưởng Ban Dân nguyện của Quốc hội", {"Trần Văn Hai"}),
        ("ông Trần Văn Hai, Giám đốc Sở Y tế; bà Mai Thị Ba, Chánh Thanh tra", {"Trần Văn Hai", "Mai Thị Ba"}),
        ("ông Trần Văn Hai; bà Mai Thị Ba phát biểu cảm ơn", {"Trần Văn Hai"}),
    ],
)
def test_who_is_counted_named_and_only_described(recipients: str, read: set[str]) -> None:
    assert recipients_of(f"UBND tỉnh tặng Bằng khen cho {recipients}.") == {f"Bằng khen của {UBND}": read}


def test_who_hands_over_one_award_does_not_hand_over_what_others_are_given() -> None:
    text = (
        "Ông Lê Văn Tám trao Huân chương Lao động hạng Nhất của Chủ tịch nước cho bà Mai Thị Ba. Ngoài ra, có 3 cá nhân "
        "được tặng Huân chương Lao động hạng Nhì."
    )
    assert "presents" not in conferred(text)["Huân chương Lao động hạng Nhì của Chủ tịch nước"]


def test_badges_counted_after_each() -> None:
    text = (
        "Có 8 đồng chí được trao tặng Huy hiệu Đảng, trong đó: Huy hiệu 65 năm tuổi Đảng có 1 đồng chí; Huy hiệu 40 năm "
        "tuổi Đảng có 3 đồng chí và Huy hiệu 30 năm tuổi Đảng có 4 đồng chí."
    )
    assert recipients_of(text) == {
        "Huy hiệu Đảng": {"8 đồng chí"},
        "Huy hiệu 65 năm tuổi Đảng": {"1 đồng chí"},
        "Huy hiệu 40 năm tuổi Đảng": {"3 đồng chí"},
        "Huy hiệu 30 năm tuổi Đảng": {"4 đồng chí"},
    }


def test_those_who_hand_over_may_be_a_list_with_semicolons() -> None:
    text = (
        "Thừa ủy quyền của Chủ tịch nước, các đồng chí: Trần Văn Hai, Giám đốc Sở Y tế; Lê Văn Tám, Bí thư Tỉnh ủy trao "
        "Huân chương Lao động hạng Nhì cho Sở Nội vụ."
    )
    told = conferred(text)["Huân chương Lao động hạng Nhì của Chủ tịch nước"]
    assert told["presents"] == {"Trần Văn Hai", "Lê Văn Tám"}


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("Công ty cổ phần Vạn Phát tổ chức lễ kỷ niệm 45 năm thành lập và đón nhận Cờ thi đua.", {"Cờ thi đua"}),
        ("UBND huyện Lấp Vò tổ chức lễ kỷ niệm 40 năm thành lập và đón nhận Cờ thi đua.", set()),
        ("Bệnh viện Đa khoa tỉnh tổ chức lễ đón nhận danh hiệu Thầy thuốc Ưu tú.", set()),
        ("Công ty cổ phần Vạn Phát tổ chức lễ trao Cờ thi đua.", set()),
    ],
)
def test_who_holds_a_ceremony_to_receive_an_award_of_its_own(text: str, received: set[str]) -> None:
    assert {award for award, told in recipients_of(text).items() if told} == received


def test_nobody_receives_both_grades_of_a_title() -> None:
    text = "Ông Lê Văn Tám trao danh hiệu Thầy thuốc Nhân dân, “Thầy thuốc Ưu tú” cho ông Trần Văn Hai và 7 bác sĩ."
    told = recipients_of(text)
    assert set(told) == {"Thầy thuốc Nhân dân của Chủ tịch nước", "Thầy thuốc Ưu tú của Chủ tịch nước"}
    assert not any(told.values())


@pytest.mark.parametrize(
    ("recipients", "read"),
    [
        ("8 bác sĩ khác và 12 sinh viên", {"8 bác sĩ", "12 sinh viên"}),
        ("thân nhân các liệt sĩ", {"thân nhân các liệt sĩ"}),
        (
            "các ông:\nTrần Văn Hai - nguyên Giám đốc Sở Y tế, Mai Văn Ba - nguyên Chánh Thanh tra",
            {"Trần Văn Hai", "Mai Văn Ba"},
        ),
        ("các ông:\nÔng Trần Văn Hai phát biểu cảm ơn", set()),
    ],
)
def test_groups_and_lists_below(recipients: str, read: set[str]) -> None:
    assert recipients_of(f"UBND tỉnh tặng Bằng khen cho {recipients}.") == {f"Bằng khen của {UBND}": read}


def test_an_order_named_without_its_class_is_the_sum_of_those_told_after_it() -> None:
    text = (
        "Ông Lê Văn Tám đã trao Huân chương cho các cá nhân tiêu biểu. Cụ thể, ông Lê Văn Tám trao Huân chương Lao động "
        "hạng Nhất cho 3 cá nhân, Huân chương Lao động hạng Nhì cho 11 cá nhân."
    )
    assert recipients_of(text) == {
        "Huân chương Lao động hạng Nhất của Chủ tịch nước": {"3 cá nhân"},
        "Huân chương Lao động hạng Nhì của Chủ tịch nước": {"11 cá nhân"},
    }


@pytest.mark.parametrize(
    ("text", "grantor", "presenter"),
    [
        ("Thừa lệnh Bộ trưởng Bộ Y tế, ông Lê Văn Tám công bố quyết định và trao Bằng khen", "Bộ Y tế", "Lê Văn Tám"),
        ("Thừa ủy nhiệm của Bộ trưởng Bộ Y tế, ông Lê Văn Tám trao Bằng khen", "Bộ Y tế", "Lê Văn Tám"),
        ("Ông Lê Văn Tám phát biểu chúc mừng bà Mai Thị Ba và trao Bằng khen", None, "Lê Văn Tám"),
        ("Ông Lê Văn Tám phát biểu, bà Mai Thị Ba thăm hỏi và trao Bằng khen", None, "Mai Thị Ba"),
    ],
)
def test_for_whom_it_is_handed_over_and_by_whom(text: str, grantor: str | None, presenter: str) -> None:
    (told,) = conferred(f"{text} cho 5 tập thể.").values()
    assert (told.get("grantor", set()), told["presents"]) == ({grantor} if grantor else set(), {presenter})
