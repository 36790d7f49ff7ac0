"""Documents and awards: as written (graph/grammar), and what the graph says of them (graph/facts)."""

from __future__ import annotations

import pytest

from graph.grammar.awards import parse_award
from graph.grammar.documents import parse_document
from graph.lexicon import lexicon
from tests.graph.layers import DATED, facts, stream

UBND, TU = "Ủy ban nhân dân tỉnh Đồng Tháp", "Tỉnh ủy Đồng Tháp"

# -- documents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "number", "issuer", "subject"),
    [
        (
            "Nghị quyết số 01-NQ/TU ngày 05/10/2020 của Tỉnh ủy về công tác dân vận.",
            "Nghị quyết",
            "01-NQ/TU",
            "Tỉnh ủy",
            "công tác dân vận",
        ),
        (
            "Quyết định 178/QĐ-UBND của UBND tỉnh về việc thành lập đoàn.",
            "Quyết định",
            "178/QĐ-UBND",
            "Ủy ban nhân dân tỉnh",
            "thành lập đoàn",
        ),
        ("Kết luận số 01-KL/TW, ngày 18/5/2021", "Kết luận", "01-KL/TW", None, None),
        ("Nghị định 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP", None, None),
        ("Nghị quyết 54/2017/QH14", "Nghị quyết", "54/2017/QH14", None, None),
        ("Hướng dẫn 36-HD/VPTW", "Hướng dẫn", "36-HD/VPTW", None, None),
        ("Kế hoạch số 12-KH/HU", "Kế hoạch", "12-KH/HU", None, None),
        ("Đề án 06", "Đề án", "06", None, None),
        ("Đề án “Phát triển du lịch”", "Đề án", "", None, "Phát triển du lịch"),
        ("Nghị quyết về phát triển du lịch; các", "Nghị quyết", "", None, "phát triển du lịch"),
    ],
)
def test_a_document_as_written(text: str, kind: str, number: str, issuer: str | None, subject: str | None) -> None:
    read = stream(text)
    document = parse_document(read, 0, lexicon())
    assert document is not None
    assert document.entry is not None
    assert (document.entry.type, document.number) == (kind, number)
    assert (read.words(document.issuer.start, document.issuer.end) if document.issuer else None) == issuer
    assert (read.words(*document.subject) if document.subject else None) == subject


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết Đại hội XIII của Đảng",
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI, nhiệm kỳ 2020 - 2025",
        "Nghị quyết Trung ương 4 (khóa XII)",
        "Luật Đất đai",
    ],
)
def test_documents_without_a_number_that_have_a_name(text: str) -> None:
    read = stream(text)
    document = parse_document(read, 0, lexicon())
    assert document is not None
    assert read.words(document.name_start, document.name_end) == text


@pytest.mark.parametrize(
    "text",
    [
        "các nghị quyết của Đảng",
        "báo cáo",
        "Báo cáo tại hội nghị",
        "nghị quyết",
        "kế hoạch năm 2023",
        "Nghị quyết 5 năm",
        "luật sư",
    ],
)
def test_a_kind_alone_is_no_document(text: str) -> None:
    assert parse_document(stream(text), 0, lexicon()) is None


ABOUT = ("bb:issuedBy", "bb:subjectText", "dcterms:issued", "bb:untilYear")


def test_a_law_keeps_its_name_and_its_number() -> None:
    found = facts(DATED + "Sáng 5/1, HĐND tỉnh họp, căn cứ Luật Đầu tư công số 58/2024/QH15.", "bb:issuedBy")
    assert found == {("Luật Đầu tư công số 58/2024/QH15", "issuedBy", "Quốc hội")}


def test_the_day_of_a_document_is_quoted_whole() -> None:
    from graph.article import Article
    from graph.extraction import extract

    kg = extract(
        Article.from_text(DATED + "Sáng 5/1, HĐND tỉnh họp về Quyết định số 12/QĐ-UBND ngày 05 tháng 12 năm 2022.")
    )
    (fact,) = kg.facts(predicate="dcterms:issued")
    assert [e.quote for e in fact.evidence] == ["05 tháng 12 năm 2022"]


def test_issuer_date_subject_and_period() -> None:
    said = facts(
        DATED
        + "Các đại biểu quán triệt Nghị quyết số 01-NQ/TU ngày 05/10/2020 của Tỉnh ủy về công tác dân vận đến năm 2025.",
        *ABOUT,
    )
    name = "Nghị quyết số 01-NQ/TU"
    assert said == {
        (name, "issuedBy", TU),
        (name, "subjectText", "công tác dân vận đến năm 2025"),
        (name, "issued", "2020-10-05"),
        (name, "untilYear", "2025"),
    }


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Thực hiện Nghị quyết số 02-NQ/TU, tỉnh Đồng Tháp đạt kết quả tốt.", TU),
        ("Theo Nghị định 30/2020/NĐ-CP, văn bản phải ghi số.", "Chính phủ"),
        ("UBND tỉnh Đồng Tháp ban hành Kế hoạch số 12/KH-UBND.", UBND),
        ("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.", "Bộ Chính trị"),
    ],
)
def test_the_issuer_comes_from_the_words_or_from_the_sign(text: str, issuer: str) -> None:
    assert {value for _, _, value in facts(DATED + text, "bb:issuedBy")} == {issuer}


# -- awards --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "grantor"),
    [
        ("Bằng khen của UBND tỉnh cho", "Bằng khen", "Ủy ban nhân dân tỉnh"),
        ("Bằng khen của Thủ tướng Chính phủ", "Bằng khen", "Thủ tướng Chính phủ"),
        ("Cờ thi đua của Chính phủ", "Cờ thi đua", "Chính phủ"),
        ("Huân chương Lao động hạng Nhì", "Huân chương Lao động hạng Nhì", None),
        ("Huân chương Độc lập hạng Ba của Chủ tịch nước", "Huân chương Độc lập hạng Ba", "Chủ tịch nước"),
        ("Huy hiệu 30 năm tuổi Đảng", "Huy hiệu 30 năm tuổi Đảng", None),
        ("Kỷ niệm chương Vì sự nghiệp Tuyên giáo cho", "Kỷ niệm chương Vì sự nghiệp Tuyên giáo", None),
        ("Giấy khen", "Giấy khen", None),
    ],
)
def test_an_award_as_written(text: str, name: str, grantor: str | None) -> None:
    read = stream(text)
    award = parse_award(read, 0, lexicon())
    assert award is not None
    assert award.name == name
    assert (read.words(award.grantor.start, award.grantor.end) if award.grantor else None) == grantor


WHO = ("bb:grantor", "bb:recipient", "bb:presents", "bb:reason")


def said(text: str) -> dict[str, set[str]]:
    """predicate -> ends, for the only conferral of a text."""
    found: dict[str, set[str]] = {}
    for subject, predicate, value in facts(DATED + text, *WHO):
        found.setdefault(predicate, set()).add(subject if predicate == "presents" else value)
    return found


def test_recipients_may_only_be_counted() -> None:
    assert said(
        "Dịp này, có 5 tập thể và 10 cá nhân được nhận Bằng khen của UBND tỉnh Đồng Tháp vì có thành tích xuất sắc."
    ) == {
        "grantor": {UBND},
        "recipient": {"5 tập thể", "10 cá nhân"},
        "reason": {"có thành tích xuất sắc"},
    }


def test_who_presents_is_not_who_grants() -> None:
    text = "Đồng chí Lê Văn Tám - Bí thư Tỉnh ủy Đồng Tháp trao Huân chương Lao động hạng Ba của Chủ tịch nước cho Sở Y tế."
    assert said(text) == {
        "grantor": {"Chủ tịch nước"},
        "presents": {"Lê Văn Tám"},
        "recipient": {"Sở Y tế tỉnh Đồng Tháp"},
    }


def test_who_gives_may_stand_before_the_verb() -> None:
    assert said("UBND tỉnh Đồng Tháp tặng Bằng khen cho 3 tập thể.") == {"grantor": {UBND}, "recipient": {"3 tập thể"}}


def test_a_recipient_by_name() -> None:
    text = "Đồng chí Lê Văn Tám, Bí thư Tỉnh ủy trao Huy hiệu 30 năm tuổi Đảng cho đồng chí Phạm Văn Long."
    assert said(text) == {"presents": {"Lê Văn Tám"}, "recipient": {"Phạm Văn Long"}}


def test_the_movement_of_an_award() -> None:
    text = "Có 5 tập thể được nhận Bằng khen của UBND tỉnh Đồng Tháp vì có thành tích trong phong trào thi đua “Dân vận khéo”."
    assert {value for _, _, value in facts(DATED + text, "bb:movement")} == {"Phong trào thi đua “Dân vận khéo”"}


def test_one_giver_of_several_awards_and_those_who_hand_them_over() -> None:
    """`trao X tặng A và trao Y tặng B`, on behalf of whom the sentence begins with."""
    found = said(
        "Sáng 6/1, UBND tỉnh tổ chức hội nghị tổng kết. Thừa ủy quyền của Chủ tịch nước, ông Lê Văn Tám đã trao "
        "Huân chương Lao động hạng Nhì tặng Sở Y tế và trao Huân chương Lao động hạng Ba tặng bà Trần Thị Mai."
    )
    assert found["grantor"] == {"Chủ tịch nước"}
    assert found["recipient"] == {"Sở Y tế tỉnh Đồng Tháp", "Trần Thị Mai"}
    assert found["presents"] == {"Lê Văn Tám"}


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Ban Thường vụ Tỉnh ủy ban hành Đề án số 03-ĐA/TU về chi bộ.", f"Ban Thường vụ {TU}"),
        ("Công bố các quyết định của Ban Thường vụ Tỉnh ủy (Quyết định số 12-QĐ/TU).", f"Ban Thường vụ {TU}"),
    ],
)
def test_the_issuer_is_whoever_the_words_say_decides(text: str, issuer: str) -> None:
    assert {end for _, _, end in facts(DATED + text, "bb:issuedBy")} == {issuer}


def test_movements_in_a_list_and_by_their_theme() -> None:
    text = 'Các phong trào "Chung sức", "Lao động giỏi"; phát động phong trào thi đua năm 2023 với chủ đề "Đoàn kết, sáng tạo".'
    names = {name for s, p, name in facts(DATED + text, "bb:mentions")}
    assert {"Phong trào “Chung sức”", "Phong trào “Lao động giỏi”", "Phong trào thi đua “Đoàn kết, sáng tạo”"} <= names


# -- what is signed ------------------------------------------------------------------------------------------------


def named_documents(text: str) -> set[str]:
    from graph.article import Article
    from graph.extraction import extract

    kg = extract(Article.from_text(DATED + text))
    return {n.label for n in kg.nodes() if n.kind in ("Document", "Resolution")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Sở Y tế và Hội Nông dân tỉnh ký kết Quy chế phối hợp công tác, giai đoạn 2017-2021 và Chương trình phối hợp"
            " chăm sóc người cao tuổi.",
            {
                "Quy chế phối hợp công tác, giai đoạn 2017-2021",
                "Chương trình phối hợp chăm sóc người cao tuổi",
            },
        ),
        (
            "Công an tỉnh ký kết với Sở Y tế Kế hoạch liên tịch về bảo vệ các bệnh viện trước sự chứng kiến của đại biểu.",
            {"Kế hoạch liên tịch về bảo vệ các bệnh viện"},
        ),
        (
            "Hai bên ký Biên bản ghi nhớ hợp tác giữa tỉnh Đồng Tháp và tỉnh Hậu Giang giai đoạn 2018 - 2020; ký lại Biên "
            "bản ghi nhớ hợp tác, giai đoạn 2018 - 2020.",
            {"Biên bản ghi nhớ hợp tác giai đoạn 2018 - 2020"},
        ),
        ("Bà Mai ký Hợp đồng thu hộ học phí số 03/2023/HĐ-ĐHSP.", {"Hợp đồng số 03/2023/HĐ-ĐHSP"}),
        ("Hai bên ký Quy chế phối hợp. Các đơn vị ký kết chương trình phối hợp với các tổ chức thành viên.", set()),
        ("Công ty ký hợp đồng lao động với 5 người. Hợp đồng với Công ty Sao Mai đã hết hạn.", set()),
    ],
)
def test_what_is_signed_is_a_document(text: str, names: set[str]) -> None:
    assert named_documents(text) == names


def test_the_parties_of_an_agreement_issue_it_together() -> None:
    text = "Sơ kết Chương trình phối hợp giữa Sở Y tế và Hội Nông dân tỉnh về chăm sóc sức khỏe."
    assert {end for _, _, end in facts(DATED + text, "bb:issuedBy")} == {
        "Sở Y tế tỉnh Đồng Tháp",
        "Hội Nông dân tỉnh Đồng Tháp",
    }


@pytest.mark.parametrize(
    ("text", "name", "issuer"),
    [
        ("Chỉ thị số 02-CT,TƯ của Ban Bí thư.", "Chỉ thị số 02-CT,TƯ", "Ban Bí thư"),
        ("Nghị quyết số 19-NQ TW. Các đại biểu về dự.", "Nghị quyết số 19-NQ/TW", ""),
        ("Nghị quyết số 19-NQ/TU. Các đại biểu về dự.", "Nghị quyết số 19-NQ/TU", TU),
        ("Báo cáo số 184/BC – UBND của UBND tỉnh.", "Báo cáo số 184/BC-UBND", UBND),
        ("Có công văn số 1403 ngày 27/4/2023 của Tỉnh ủy.", "Công văn số 1403", TU),
        (
            "Bộ Y tế và Bộ Công an ký Thông tư liên tịch số 05/2020/TTLT-BYT-BCA.",
            "Thông tư liên tịch số 05/2020/TTLT-BYT-BCA",
            "",
        ),
    ],
)
def test_numbers_as_they_are_printed(text: str, name: str, issuer: str) -> None:
    assert named_documents(text) == {name}
    assert {end for _, _, end in facts(DATED + text, "bb:issuedBy")} == {issuer} - {""}


def test_who_holds_the_office_that_issued_a_document_is_a_person() -> None:
    from tests.graph.layers import posts

    text = "Bà Mai nêu Quyết định số 99/QĐ-BYT ngày 02/3/2020 của Bộ trưởng Bộ Y tế Lê Văn Tám về việc lập trường."
    assert [post[:3] for post in posts(text)] == [("Lê Văn Tám", "Bộ trưởng", "Bộ Y tế")]
    assert {end for _, _, end in facts(DATED + text, "bb:issuedBy", "bb:subjectText")} == {"Bộ Y tế", "lập trường"}


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Sáng 5/1, Quốc hội họp. Cử tri hỏi về Luật Đất đai và dự án Luật Nhà ở.", {("Luật Đất đai", "Quốc hội")}),
        ("Cử tri hỏi về Luật Đất đai.", set()),
        (
            "Thông tư số 68/2024/TT-BTC do Bộ trưởng Bộ Tài chính ban hành ngày 18/9/2024.",
            {("Thông tư số 68/2024/TT-BTC", "Bộ Tài chính")},
        ),
        (
            "Quốc hội đã thông qua 3 luật, trong đó có Luật Nhà ở và Nghị quyết về nhiệm vụ năm 2023.",
            {("Luật Nhà ở", "Quốc hội"), ("Nghị quyết về nhiệm vụ năm 2023", "Quốc hội")},
        ),
        (
            "HĐND tỉnh Đồng Tháp sắp khai mạc kỳ họp thứ 4. Đại biểu sẽ bàn các nghị quyết như: Nghị quyết về học phí.",
            {("Nghị quyết về học phí", "Hội đồng nhân dân tỉnh Đồng Tháp")},
        ),
        (
            "HĐND tỉnh Đồng Tháp sắp khai mạc kỳ họp thứ 4. Tỉnh ủy Đồng Tháp ra nghị quyết về chuyển đổi số.",
            {("Nghị quyết về chuyển đổi số", TU)},
        ),
        (
            "Thủ tướng đã ký Quyết định thành lập Ban Chỉ đạo chuyển đổi số.",
            {("Quyết định thành lập Ban Chỉ đạo chuyển đổi số", "Thủ tướng Chính phủ")},
        ),
    ],
)
def test_who_passes_makes_or_signs_a_document_issued_it(text: str, issuers: set[tuple[str, str]]) -> None:
    assert {(name, issuer) for name, _, issuer in facts(DATED + text, "bb:issuedBy")} == issuers


def test_a_scheme_is_named_by_its_period() -> None:
    text = "UBND huyện thông qua Đề án phát triển du lịch cộng đồng giai đoạn 2023 – 2025. Đề án phát triển nhanh hơn."
    assert named_documents(text) == {"Đề án phát triển du lịch cộng đồng giai đoạn 2023 - 2025"}


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "Nghị quyết về “phát triển du lịch\nCác đại biểu thảo luận sôi nổi."
    assert named_documents(text) <= {'Nghị quyết về "phát triển du lịch'}
