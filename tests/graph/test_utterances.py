"""Who told whom to do what, by when: texts of our own about invented people and real kinds of institution."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.article import Article
from graph.extraction import extract
from graph.model import KnowledgeGraph, Literal, Ref


@dataclass(frozen=True)
class Told:
    """A directive as the tests compare it."""

    by: str
    to: tuple[str, ...]
    words: str
    year: str = ""
    deadline: str = ""


def read(*paragraphs: str, updated: str = "15/03/2024 08:00:00") -> KnowledgeGraph:
    """The graph of an article of Vĩnh Long with these paragraphs."""
    head = f"Hội nghị bàn công tác quý II\n\nCập nhật ngày: {updated}\n\n"
    return extract(Article.from_text(head + "\n\n".join(paragraphs) + "\n"))


LEAD = (
    "VLO - Sáng ngày 14/3, tại hội trường Tỉnh ủy, Tỉnh ủy Vĩnh Long tổ chức Hội nghị sơ kết công tác quý I năm 2024. "
    "Đồng chí Bùi Thanh Quí - Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh và đồng chí Lê Ngọc Mẫn - Phó Chủ tịch UBND tỉnh "
    "chủ trì hội nghị."
)


def labels(kg: KnowledgeGraph, subject: str, predicate: str) -> list[str]:
    return [kg.node(f.object.id).label for f in kg.facts(subject, predicate) if isinstance(f.object, Ref)]


def values(kg: KnowledgeGraph, subject: str, predicate: str) -> str:
    return "; ".join(f.object.value for f in kg.facts(subject, predicate) if isinstance(f.object, Literal))


def words(kg: KnowledgeGraph, id: str) -> str:
    value = kg.node(id).attributes["bb:text"][0]
    assert isinstance(value, Literal)
    return value.value


def place(id: str) -> int:
    return int(id.rpartition("-")[2])


def told(kg: KnowledgeGraph) -> list[Told]:
    """All directives in the order of the text."""
    return [
        Told(
            ", ".join(labels(kg, n.id, "bb:madeBy")),
            tuple(sorted(labels(kg, n.id, "bb:addressee"))),
            words(kg, n.id),
            values(kg, n.id, "bb:coversYear"),
            values(kg, n.id, "bb:deadline"),
        )
        for n in sorted(kg.nodes("Directive"), key=lambda n: place(n.id))
    ]


def judged(kg: KnowledgeGraph) -> list[tuple[str, str]]:
    nodes = sorted(kg.nodes("Assessment"), key=lambda n: place(n.id))
    return [(", ".join(labels(kg, n.id, "bb:madeBy")), words(kg, n.id)) for n in nodes]


def test_a_speech_with_three_addressees_and_deadlines() -> None:
    kg = read(
        LEAD,
        "Phát biểu kết luận hội nghị, Bí thư Tỉnh ủy Bùi Thanh Quí yêu cầu Sở Tài chính hoàn thành quyết toán trước "
        "ngày 30/6/2024; giao Công an tỉnh xây dựng phương án bảo vệ các công trình trọng điểm trong quý II; các địa "
        "phương khẩn trương giải phóng mặt bằng, hoàn thành trước 15/5.",
    )
    assert told(kg) == [
        Told(
            "Bùi Thanh Quí",
            ("Sở Tài chính tỉnh Vĩnh Long",),
            "Sở Tài chính hoàn thành quyết toán trước ngày 30/6/2024",
            deadline="2024-06-30",
        ),
        Told(
            "Bùi Thanh Quí",
            ("Công an tỉnh Vĩnh Long",),
            "Công an tỉnh xây dựng phương án bảo vệ các công trình trọng điểm trong quý II",
            deadline="trong quý II",
        ),
        Told(
            "Bùi Thanh Quí",
            ("các địa phương",),
            "các địa phương khẩn trương giải phóng mặt bằng, hoàn thành trước 15/5",
            deadline="2024-05-15",
        ),
    ]
    dates = [f for f in kg.facts(predicate="bb:deadline") if f.object.value == "2024-05-15"]  # type: ignore[union-attr]
    assert dates[0].inferred == "the year comes from the article's date"


def test_a_title_alone_speaks_and_the_paragraph_after_goes_on() -> None:
    kg = read(
        LEAD,
        "Kết luận hội nghị, Bí thư Tỉnh ủy biểu dương kết quả các ngành đạt được. Đồng chí đề nghị, năm 2024, các cấp "
        "ủy, tổ chức đảng tiếp tục đổi mới phương thức lãnh đạo. Ban Tổ chức Tỉnh ủy chủ trì, phối hợp tham mưu Ban "
        "Thường vụ Tỉnh ủy sắp xếp bộ máy. Trong đó, rà soát vị trí việc làm; tinh giản biên chế theo lộ trình.",
        "Bên cạnh đó, nâng cao chất lượng sinh hoạt chi bộ. Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã "
        "hội tiếp tục giám sát, phản biện xã hội.",
        "Dịp này, có 3 tập thể được nhận Bằng khen của UBND tỉnh.",
    )
    assert judged(kg) == [("Bùi Thanh Quí", "biểu dương kết quả các ngành đạt được")]
    board = ("Ban Tổ chức Tỉnh ủy Vĩnh Long",)
    assert told(kg) == [
        Told(
            "Bùi Thanh Quí",
            ("các cấp ủy, tổ chức đảng",),
            "các cấp ủy, tổ chức đảng tiếp tục đổi mới phương thức lãnh đạo",
            "2024",
        ),
        Told(
            "Bùi Thanh Quí",
            board,
            "Ban Tổ chức Tỉnh ủy chủ trì, phối hợp tham mưu Ban Thường vụ Tỉnh ủy sắp xếp bộ máy",
            "2024",
        ),
        Told("Bùi Thanh Quí", board, "rà soát vị trí việc làm", "2024"),
        Told("Bùi Thanh Quí", board, "tinh giản biên chế theo lộ trình", "2024"),
        Told("Bùi Thanh Quí", board, "nâng cao chất lượng sinh hoạt chi bộ", "2024"),
        Told(
            "Bùi Thanh Quí",
            ("các tổ chức chính trị - xã hội", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Vĩnh Long"),
            "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội tiếp tục giám sát, phản biện xã hội",
            "2024",
        ),
    ]
    inherited = [f.inferred for f in kg.facts(predicate="bb:addressee") if "directive before" in f.inferred]
    assert len(inherited) == 3
    years = [f.inferred for f in kg.facts(predicate="bb:coversYear") if f.subject.find("/utterance/") > 0]
    assert sorted(bool(y) for y in years) == [False, True, True, True, True, True]


def test_a_person_is_told_and_an_office_is() -> None:
    kg = read(
        LEAD,
        "Tại hội nghị, đồng chí Bùi Thanh Quí giao đồng chí Lê Ngọc Mẫn, Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo tháo "
        "gỡ khó khăn; lưu ý Giám đốc Sở Y tế chủ động phòng, chống dịch.",
    )
    assert [(t.by, t.to) for t in told(kg)] == [
        ("Bùi Thanh Quí", ("Lê Ngọc Mẫn",)),
        ("Bùi Thanh Quí", ("Sở Y tế tỉnh Vĩnh Long",)),
    ]
    (office,) = [f for f in kg.facts(predicate="bb:addressee") if f.inferred.startswith("an office")]
    assert office.evidence[0].quote == "Giám đốc Sở Y tế"


def test_delegates_ask_and_answer_in_turn() -> None:
    kg = read(
        LEAD,
        "Thảo luận tại hội nghị, bà Mai Thị Lụa - Chủ tịch UBND huyện Mang Thít kiến nghị tỉnh sớm bố trí vốn sửa đê bao; "
        "ông Đoàn Văn Út, Giám đốc Sở Xây dựng cho biết Sở đã thẩm định xong hồ sơ.",
        "Theo đề nghị của cử tri, UBND tỉnh đã bố trí vốn. Yêu cầu của công việc rất cao.",
    )
    assert told(kg) == [Told("Mai Thị Lụa", ("tỉnh Vĩnh Long",), "tỉnh sớm bố trí vốn sửa đê bao")]


def test_must_after_stress_is_a_directive_and_plain_stress_is_none() -> None:
    kg = read(
        LEAD,
        "Phát biểu tại hội nghị, đồng chí Lê Ngọc Mẫn nhấn mạnh: Các sở, ngành phải công khai quy hoạch. Tỉnh có vị trí "
        "thuận lợi.",
        "Đồng chí Bùi Thanh Quí nhấn mạnh ý nghĩa của hội nghị.",
    )
    assert told(kg) == [Told("Lê Ngọc Mẫn", ("các sở, ngành",), "Các sở, ngành phải công khai quy hoạch")]


def test_a_notice_of_conclusions_lists_directives() -> None:
    kg = read(
        "Ngày 14/3/2024, tại trụ sở UBND tỉnh Vĩnh Long, đồng chí Lê Ngọc Mẫn, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp "
        "về công tác phòng, chống hạn mặn. Sau khi nghe các sở, ngành báo cáo, Phó Chủ tịch UBND tỉnh kết luận như sau:",
        "1. Sở Nông nghiệp và Phát triển nông thôn khẩn trương kiểm tra các cống ngăn mặn; thời hạn 31/3/2024.",
        "2. Giao Đài Phát thanh và Truyền hình tỉnh tăng cường tuyên truyền.",
        "3. Đề nghị Ủy ban MTTQ Việt Nam tỉnh vận động Nhân dân trữ nước ngọt.",
        "Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện.",
    )
    found = told(kg)
    assert [t.by for t in found] == ["Lê Ngọc Mẫn"] * 3
    assert found[0].deadline == "2024-03-31"
    assert found[2].to == ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Vĩnh Long",)


def test_minutes_note_who_said_what() -> None:
    kg = read(
        "1. Chủ trì: Ông Hồ Văn Sánh - Chủ tịch UBND huyện Trà Ôn.",
        "- Bà Kim Thị Phượng: đề nghị Phòng Kinh tế và Hạ tầng kiểm tra cầu Cái Tàu trước ngày 20/3.",
        "KẾT LUẬN CỦA CHỦ TRÌ",
        "1. Giao Phòng Tài chính - Kế hoạch cân đối kinh phí sửa chữa.",
    )
    assert [(t.by, t.deadline) for t in told(kg)] == [("Kim Thị Phượng", "2024-03-20"), ("Hồ Văn Sánh", "")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ông Phan Tấn Đạt, 62 tuổi, trồng cam sành từ năm 1998. Vườn của ông cho thu nhập ổn định.",
        "Sở Xây dựng đã ban hành hướng dẫn theo yêu cầu của Bộ Xây dựng. Các địa phương đã triển khai kịp thời.",
        "Dịp này, UBND tỉnh tặng Bằng khen cho 5 tập thể theo đề nghị của Sở Nội vụ.",
        "Giao thông qua cầu Mỹ Thuận thông suốt. Giao lưu văn nghệ diễn ra vào buổi tối.",
        "Ban Chỉ đạo họp định kỳ. Công tác chỉ đạo, điều hành có nhiều đổi mới.",
        "“Tôi mong mùa màng tốt hơn”, ông Đạt nói.",
    ],
)
def test_nothing_is_told_where_nothing_is(paragraph: str) -> None:
    assert told(read(LEAD, paragraph)) == []


def test_a_group_of_this_article_alone_keeps_to_it() -> None:
    kg = read(
        LEAD, "Bí thư Tỉnh ủy Bùi Thanh Quí yêu cầu các đồng chí vừa nhận nhiệm vụ nhanh chóng bắt nhịp công việc."
    )
    (group,) = kg.nodes("Collective")
    assert group.label == "các đồng chí vừa nhận nhiệm vụ"
    assert group.id.startswith(kg.articles()[0].id)


def test_every_word_is_where_it_is_said_to_be(seed_text: str) -> None:
    article = Article.from_text(seed_text)
    for fact in extract(article).facts():
        for evidence in fact.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.quote


def test_cost_grows_with_length() -> None:
    sentence = "đồng chí Lê Ngọc Mẫn yêu cầu các xã, phường rà soát hộ nghèo, các cơ quan, đơn vị báo cáo; "
    kg = read(LEAD, "Phát biểu, " + sentence * 40 + "giao Sở Y tế kiểm tra.")
    assert len(told(kg)) >= 40
