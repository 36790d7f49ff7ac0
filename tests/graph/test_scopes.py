"""graph/resolution/scopes: whose a bare `Tỉnh ủy`, `UBND tỉnh`, `HĐND` is, by the nearest evidence."""

from __future__ import annotations

import pytest

from tests.graph.layers import posts, resolved

TAM, MAI, LONG = "Lê Văn Tám", "Trần Thị Mai", "Phạm Văn Long"
HOME = "UBND tỉnh Phú Thọ tổ chức hội nghị."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the titles of the same person, forwards and backwards
        (f"{HOME}\nDự có ông {TAM}, Bí thư Tỉnh ủy Yên Bái, Chủ tịch HĐND tỉnh.", {"Hội đồng nhân dân tỉnh Yên Bái"}),
        (f"{HOME}\nDự có ông {TAM}, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Yên Bái.", {"Tỉnh ủy Yên Bái"}),
        # the subject of the clause, which elects
        (
            f"{HOME}\nHĐND tỉnh Yên Bái bầu ông {TAM}, Phó Bí thư Tỉnh ủy giữ chức Chủ tịch UBND tỉnh.",
            {"Tỉnh ủy Yên Bái", "Ủy ban nhân dân tỉnh Yên Bái"},
        ),
        # whose delegation or side it is, clause by clause
        (
            f"{HOME}\nĐoàn công tác tỉnh Yên Bái do ông {TAM}, Phó Chủ tịch HĐND tỉnh dẫn đầu đã đến thăm.",
            {"Hội đồng nhân dân tỉnh Yên Bái"},
        ),
        (
            f"{HOME}\nTỉnh tiếp đoàn đại biểu tỉnh Yên Bái, dẫn đầu là ông {TAM}, Phó Chủ tịch HĐND tỉnh.",
            {"Hội đồng nhân dân tỉnh Yên Bái"},
        ),
        (
            f"Dự hội nghị, phía tỉnh Yên Bái có ông {TAM}, Bí thư Tỉnh ủy; phía Phú Thọ có bà {MAI}, Giám đốc Sở Y tế.",
            {"Tỉnh ủy Yên Bái", "Sở Y tế tỉnh Phú Thọ"},
        ),
        (f"{HOME}\nTại điểm cầu Yên Bái, ông {TAM}, Phó Chủ tịch HĐND tỉnh dự.", {"Hội đồng nhân dân tỉnh Yên Bái"}),
        (f"UBND huyện Tân Sơn họp. Huyện Yên Lập có ông {TAM}, Bí thư Huyện ủy.", {"Huyện ủy Yên Lập"}),
        # a clause that has turned to others
        (
            f"{HOME}\nHĐND tỉnh Yên Bái đã trao đổi với ông {TAM}, Phó Chủ tịch UBND tỉnh.",
            {"Ủy ban nhân dân tỉnh Phú Thọ"},
        ),
        # the paragraph; the delegation's host is not its own
        (
            f"Sáng 5/1/2019, tại Yên Bái, ông {TAM}, Bí thư Tỉnh ủy dự lễ.\n"
            f"Cùng ngày, tại Phú Thọ, nhiều người dự lễ. Bà {MAI}, Bí thư Tỉnh ủy phát biểu.",
            {"Tỉnh ủy Yên Bái", "Tỉnh ủy Phú Thọ"},
        ),
        (
            f"{HOME} Đoàn công tác tỉnh Yên Bái do ông {TAM} dẫn đầu. Tiếp đoàn có bà {MAI}, Phó Chủ tịch HĐND tỉnh.",
            {"Hội đồng nhân dân tỉnh Phú Thọ"},
        ),
        # a guest's body says nothing of the session
        (
            f"HĐND thị trấn Hưng Hóa họp. Dự có ông {TAM}, Phó Chủ tịch HĐND huyện Tam Nông. "
            f"Kỳ họp đã bầu bà {MAI} giữ chức Chủ tịch HĐND.",
            {"Hội đồng nhân dân huyện Tam Nông", "Hội đồng nhân dân thị trấn Hưng Hóa"},
        ),
        # nor does a commune that is only spoken of
        (
            f"UBND huyện Tam Nông họp. Xã Hương Nộn đã giảm nghèo. Ông {TAM}, Chủ tịch UBND phát biểu.",
            {"Ủy ban nhân dân huyện Tam Nông"},
        ),
        # where they met is not whose they are
        (f"{HOME}\nSáng 5/1/2019, tại Yên Bái, ông {TAM}, Bí thư Tỉnh ủy dự hội nghị.", {"Tỉnh ủy Phú Thọ"}),
        (
            f"UBND huyện Tân Sơn họp.\nĐại hội Đảng bộ xã Minh Đài đã bầu ông {TAM} giữ chức Bí thư Đảng ủy.",
            {"Đảng ủy xã Minh Đài"},
        ),
    ],
)
def test_the_nearest_unit_completes(text: str, expected: set[str]) -> None:
    assert expected <= {body for _, _, body, _ in posts(text)}


def test_a_report_of_several_provinces_goes_on_where_the_last_paragraph_was() -> None:
    text = (
        "Nhiều nơi trao huân chương\n"
        "Sáng 5/1/2019, Công an TP.HCM tổ chức lễ. UBND TP.HCM tặng bằng khen.\n"
        "Cùng ngày, Công an tỉnh Yên Bái cũng đón nhận huân chương.\n"
        f"Dịp này, Bí thư Tỉnh ủy {TAM} đã trao huân chương cho bà {MAI}, Phó Giám đốc Công an tỉnh."
    )
    found = {(p.person.name, p.agency.label) for p in resolved(text).posts if p.agency is not None}
    assert {(TAM, "Tỉnh ủy Yên Bái"), (MAI, "Công an tỉnh Yên Bái")} <= found


def test_where_two_provinces_act_alike_a_bare_one_stays_open() -> None:
    signing = "Công an tỉnh Phú Thọ và Công an tỉnh Yên Bái ký quy chế phối hợp."
    guest = f"Bí thư Tỉnh ủy {TAM} dự lễ ký."
    assert [p.agency.label for p in resolved(f"Ký kết\n{signing}\n{guest}").posts if p.agency] == ["Tỉnh ủy"]
    own = resolved(f"Ký kết\n(baophutho.vn) - {signing}\n{guest}")
    assert [p.agency.label for p in own.posts if p.agency] == ["Tỉnh ủy Phú Thọ"]
