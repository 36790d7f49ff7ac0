"""graph/facts/awards: who grants by office and who hands over; sums and their parts; titles and their badges."""

from __future__ import annotations

import pytest

from tests.graph.test_several_awards import UBND, conferred, recipients_of


def test_the_head_of_an_office_grants_what_a_deputy_only_hands_over() -> None:
    text = "Chủ tịch UBND tỉnh Đồng Tháp Lê Văn An đã tặng Bằng khen cho 3 tập thể; "
    told = conferred(f"{text}Giám đốc Sở Y tế Trần Văn Bình quyết định tặng Giấy khen cho 2 cá nhân.")
    assert told[f"Bằng khen của {UBND}"] == {
        "grantor": {UBND},
        "presents": {"Lê Văn An"},
        "recipient": {"3 tập thể"},
        "awardType": {"Bằng khen"},
    }
    decided = told["Giấy khen của Sở Y tế tỉnh Đồng Tháp"]
    assert decided["grantor"] == {"Sở Y tế tỉnh Đồng Tháp"}
    assert "presents" not in decided
    deputy = conferred("Phó Chủ tịch UBND tỉnh Lê Văn An tặng Bằng khen cho 3 tập thể.")["Bằng khen"]
    assert deputy["presents"] == {"Lê Văn An"}
    assert "grantor" not in deputy


@pytest.mark.parametrize(
    ("text", "grantor"),
    [
        ("Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lê Văn An tặng Bằng khen cho 5 cá nhân.", set()),
        ("Ông Lê Văn An và Chủ tịch UBND tỉnh Trần Văn Bình tặng Bằng khen cho 5 cá nhân.", set()),
        ("Thủ tướng Chính phủ Lê Văn An tặng Bằng khen cho 5 cá nhân.", {"Thủ tướng Chính phủ"}),
        ("Ông Lê Văn An nhận Kỷ niệm chương do Bộ Y tế trao tặng.", {"Bộ Y tế"}),
        ("Trường Đại học Phú Xuân đón nhận Huân chương Lao động hạng Ba do Đảng và Nhà nước trao tặng.", {"Nhà nước"}),
        ("Trường Đại học Phú Xuân được Đảng, Nhà nước tặng Huân chương Lao động hạng Ba.", {"Nhà nước"}),
        ("Trường Đại học Phú Xuân nhận Huân chương Lao động hạng Ba của Nhà nước Lào.", set()),
    ],
)
def test_who_grants(text: str, grantor: set[str]) -> None:
    (told,) = conferred(text).values()
    assert told.get("grantor", set()) == grantor


def test_a_row_of_recipients_goes_on_behind_its_semicolons() -> None:
    text = (
        "Các đồng chí Trần Văn Bình - Giám đốc Sở Y tế; Phạm Văn Cường - Giám đốc Sở Nội vụ và đồng chí Đỗ Thị Dung - "
        "Phó Bí thư Tỉnh ủy được tặng Bằng khen của UBND tỉnh."
    )
    assert recipients_of(text) == {f"Bằng khen của {UBND}": {"Trần Văn Bình", "Phạm Văn Cường", "Đỗ Thị Dung"}}


def test_a_list_behind_a_count_of_groups_is_what_was_counted() -> None:
    text = "UBND tỉnh tặng Bằng khen cho 3 tập thể, cá nhân, gồm: Công an tỉnh; ông Lê Văn An và bà Trần Thị Bình."
    assert recipients_of(text) == {f"Bằng khen của {UBND}": {"Công an tỉnh Đồng Tháp", "Lê Văn An", "Trần Thị Bình"}}


def test_a_title_is_shared_by_the_names_behind_it() -> None:
    text = "Ông Lê Văn An trao danh hiệu Nhà giáo Nhân dân cho 3 cá nhân và Nhà giáo Ưu tú cho 12 cá nhân."
    assert recipients_of(text) == {
        "Nhà giáo Nhân dân của Chủ tịch nước": {"3 cá nhân"},
        "Nhà giáo Ưu tú của Chủ tịch nước": {"12 cá nhân"},
    }


def test_as_many_classes_as_people_are_one_each() -> None:
    order = "Huân chương Lao động hạng"
    text = f"Ông Lê Văn An trao {order} Nhất, hạng Nhì cho ông Trần Văn Bình và ông Phạm Văn Cường."
    assert recipients_of(text) == {
        f"{order} Nhất của Chủ tịch nước": {"Trần Văn Bình"},
        f"{order} Nhì của Chủ tịch nước": {"Phạm Văn Cường"},
    }
    text = f"Ông Lê Văn An trao {order} Nhất, Nhì cho 2 cá nhân và Sở Y tế."
    assert set(recipients_of(text)) == {f"{order} Nhất, Nhì của Chủ tịch nước"}


def test_whoever_hands_over_the_sum_hands_over_its_parts() -> None:
    order = "Huân chương Lao động hạng"
    text = (
        f"Thừa ủy quyền của Chủ tịch nước, ông Lê Văn An đã trao tặng {order} Nhì và hạng Ba cho 3 cá nhân. Theo đó, "
        f"ông Trần Văn Bình được tặng {order} Nhì; ông Phạm Văn Cường và bà Đỗ Thị Dung được tặng {order} Ba."
    )
    told = conferred(text)
    assert set(told) == {f"{order} Nhì của Chủ tịch nước", f"{order} Ba của Chủ tịch nước"}
    assert all(part["presents"] == {"Lê Văn An"} for part in told.values())
    more = conferred(text.replace("3 cá nhân", "9 cá nhân"))
    assert "presents" not in more[f"{order} Ba của Chủ tịch nước"]


def test_whoever_hands_over_the_badges_hands_over_the_titles() -> None:
    text = (
        "Chủ tịch nước đã ra Quyết định phong tặng danh hiệu Nghệ nhân Ưu tú cho 3 cá nhân. Thừa ủy quyền của Chủ tịch "
        "nước, ông Lê Văn An đã trao huy hiệu và Bằng chứng nhận danh hiệu cho các nghệ nhân."
    )
    assert conferred(text) == {
        "Nghệ nhân Ưu tú của Chủ tịch nước": {
            "grantor": {"Chủ tịch nước"},
            "presents": {"Lê Văn An"},
            "recipient": {"3 cá nhân"},
            "awardType": {"Nghệ nhân Ưu tú"},
        }
    }
