"""Rules that few texts meet. Each case tells apart two readings that no other test told apart: it came from a change of the
code that survived (tests/mutation), or from a line or branch that nothing reached."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.extraction import extract
from graph.facts.utterances.deadlines import find_deadline
from graph.grammar.stream import read_stream
from graph.lexicon import lexicon
from graph.model import Literal, Ref
from tests.graph.layers import DATED, bodies, context, facts, posts
from tests.graph.test_official import HEAD, PARTY, PLAN

NO_HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
OPENING = DATED + "Sáng 5/1, UBND tỉnh Đồng Tháp tổ chức Hội nghị triển khai nhiệm vụ. "


def speakers(text: str) -> set[str]:
    return {who for who, _, _ in facts(OPENING + text, "bb:speaksAt")}


# -- who is meant --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "said", "meant"),
    [
        # Who is called `bà` before is `bà` again, whoever of that given name was named last.
        ("Bà Trần Thị Tám, Giám đốc Sở Nội vụ và ông Lê Văn Tám, Giám đốc Sở Y tế", "Bà Tám", "Trần Thị Tám"),
        ("Ông Lê Văn Tám, Giám đốc Sở Y tế và bà Trần Thị Tám, Giám đốc Sở Nội vụ", "Ông Tám", "Lê Văn Tám"),
        # Of two whom nothing else tells apart, the one named last.
        ("Ông Lê Văn Tám, Giám đốc Sở Y tế và ông Trần Hữu Tám, Giám đốc Sở Nội vụ", "Ông Tám", "Trần Hữu Tám"),
        # Two syllables of a name exclude those who have only the last.
        ("Ông Trần Hữu Tám, Giám đốc Sở Y tế và ông Lê Văn Tám, Giám đốc Sở Nội vụ", "Ông Hữu Tám", "Trần Hữu Tám"),
    ],
)
def test_two_people_of_one_given_name(named: str, said: str, meant: str) -> None:
    assert speakers(f"{named} dự hội nghị. {said} phát biểu tại hội nghị.") == {meant}


# -- which body a post is of ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A congress elects a committee, the committee its chair: who is elected chair, chairs what the committee leads.
        (
            "Đại hội đã bầu Ban Chấp hành Công đoàn tỉnh Đồng Tháp gồm 25 đồng chí. Ông Lê Văn Tám được bầu làm Chủ tịch.",
            {("Lê Văn Tám", "Chủ tịch", "Công đoàn tỉnh Đồng Tháp", "appointed")},
        ),
        # Who is only appointed is not of the body that a congress elected in the sentence before.
        (
            "Đại hội đã bầu Ban Chấp hành Công đoàn tỉnh Đồng Tháp gồm 25 đồng chí. Ông Lê Văn Tám được bổ nhiệm làm Chủ tịch.",
            set(),
        ),
        # `Bí thư` of a unit is of its party committee, `Chủ tịch` of its People's Committee.
        (
            "Ông Lê Văn Tám - Bí thư Hà Nội, bà Trần Thị Mai - Chủ tịch huyện Cao Lãnh dự.",
            {
                ("Lê Văn Tám", "Bí thư", "Thành ủy Hà Nội", "holds"),
                ("Trần Thị Mai", "Chủ tịch", "Ủy ban nhân dân huyện Cao Lãnh", "holds"),
            },
        ),
        # A board of the Party beside another one is of the same committee, not of the board.
        (
            "Bà Trần Thị Mai - Trưởng Ban Tổ chức, Phó Trưởng Ban Dân vận Huyện ủy Cao Lãnh dự.",
            {
                ("Trần Thị Mai", "Trưởng Ban", "Ban Tổ chức Huyện ủy Cao Lãnh", "holds"),
                ("Trần Thị Mai", "Phó Trưởng Ban", "Ban Dân vận Huyện ủy Cao Lãnh", "holds"),
            },
        ),
        # A party committee beside the mayor of a city abroad is that city's.
        (
            "Ông Trần Văn Mai - Thị trưởng thành phố Vientiane, Bí thư Thành ủy dự.",
            {
                ("Trần Văn Mai", "Thị trưởng", "thành phố Vientiane", "holds"),
                ("Trần Văn Mai", "Bí thư", "Thành ủy Vientiane", "holds"),
            },
        ),
    ],
)
def test_the_body_of_a_post(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert set(posts(text)) == expected


def test_a_document_of_a_unit_says_where_an_article_is_about() -> None:
    place = context(
        "Tin vắn\n\nSáng 5/1, hội nghị triển khai Nghị quyết số 12/2022/NQ-HĐND của HĐND tỉnh Cà Mau."
    ).province
    assert place is not None
    assert place.name == "Cà Mau"


# -- what is told, to whom, until when -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("báo cáo trong tuần tới", "trong tuần tới"),
        ("báo cáo trong tuần sau", "trong tuần sau"),
        ("tổ chức trong tuần lễ văn hóa", ""),  # a week with a name is an event
        ("xong trong quý II năm 2024 và báo cáo", "trong quý II năm 2024"),
        ("xong trước ngày 15 tháng 5", "2024-05-15"),
        ("báo cáo trước ngày 15 tháng", ""),
        ("xong trong tháng 8/2024 và báo cáo", "trong tháng 8/2024"),
        ("từ nay đến cuối năm phải xong", "từ nay đến cuối năm"),
        ("xong trước ngày 31/2/2024 và báo cáo", "trước ngày 31/2/2024"),  # no such day: its words
    ],
)
def test_until_when(words: str, value: str) -> None:
    stream = read_stream(Article.from_text(words), lexicon())
    found = find_deadline(stream, 0, len(stream) - 1, "2024-03-15")
    said = found.value.value if found is not None and isinstance(found.value, Literal) else ""
    assert said == value


@pytest.mark.parametrize("opening", ["Năm 2022", "Trong năm 2022", "9 tháng đầu năm 2022"])
def test_which_year_a_report_is_about(opening: str) -> None:
    text = f"{OPENING}\n{opening}, toàn tỉnh đã trồng 500 ha rừng, đạt 110% kế hoạch."
    assert {year for _, _, year in facts(text, "bb:coversYear")} == {"2022"}


def test_a_report_is_not_about_a_year_to_come() -> None:
    assert facts(f"{OPENING}\nNăm 2025, toàn tỉnh trồng 500 ha rừng, đạt 110% kế hoạch.", "bb:coversYear") == set()


def test_a_task_after_a_semicolon_goes_to_whom_the_last_one_went_unless_it_has_a_subject() -> None:
    text = "Ông Lê Văn Tám, Chủ tịch UBND tỉnh yêu cầu Sở Y tế kiểm tra các trạm; rà soát thuốc; chỉ tiêu nào thấp phải có phương án bù."
    assert facts(OPENING + text, "bb:addressee") == {
        ("Sở Y tế kiểm tra các trạm", "addressee", "Sở Y tế tỉnh Đồng Tháp"),
        ("rà soát thuốc", "addressee", "Sở Y tế tỉnh Đồng Tháp"),
    }


def test_each_body_of_a_list_is_told() -> None:
    text = "Ông Lê Văn Tám, Chủ tịch UBND tỉnh yêu cầu Sở Y tế, Sở Nội vụ và các địa phương kiểm tra các trạm."
    assert {whom for _, _, whom in facts(OPENING + text, "bb:addressee")} == {
        "Sở Y tế tỉnh Đồng Tháp",
        "Sở Nội vụ tỉnh Đồng Tháp",
        "các địa phương",
    }


TOLD = "Phát biểu tại hội nghị, ông Lê Văn Tám, Chủ tịch UBND tỉnh đề nghị "


@pytest.mark.parametrize(
    ("text", "whom", "completed"),
    [
        # A kind of body alone is the one such body that was named; that is completed, and marked so.
        (
            "Trung tâm Y tế huyện Cao Lãnh báo cáo. " + TOLD + "Trung tâm tiếp tục kiểm tra các trạm.",
            "Trung tâm Y tế huyện Cao Lãnh",
            True,
        ),
        # Two such bodies: nobody knows which, so the words stay a group.
        (
            "Trung tâm Y tế huyện Cao Lãnh và Trung tâm Văn hóa tỉnh Đồng Tháp báo cáo. "
            + TOLD
            + "Trung tâm tiếp tục kiểm tra các trạm.",
            "Trung tâm",
            False,
        ),
        (TOLD + "đơn vị thi công là Sở Xây dựng bảo đảm an toàn.", "Sở Xây dựng tỉnh Đồng Tháp", True),
        # A verb that only says which unit is no task.
        (TOLD + "đơn vị thi công tập trung nhân lực.", "đơn vị thi công", False),
        (TOLD + "cơ quan soạn thảo tiếp thu ý kiến.", "cơ quan soạn thảo", False),
    ],
)
def test_who_is_told_when_a_kind_of_body_stands_alone(text: str, whom: str, completed: bool) -> None:
    kg = extract(Article.from_text(OPENING + text))
    assert {
        (kg.node(f.object.id).label, bool(f.inferred))
        for f in kg.facts(predicate="bb:addressee")
        if isinstance(f.object, Ref)
    } == {(whom, completed)}


def test_photos_are_numbered_in_their_order() -> None:
    text = (
        OPENING
        + "\nẢnh: Ông Lê Văn Tám phát biểu\nBà Trần Thị Mai, Giám đốc Sở Y tế, dự hội nghị.\nẢnh: Bà Trần Thị Mai phát biểu\n"
    )
    shown = facts(text, "bb:depicts")
    assert ("Ảnh 1", "depicts", "Lê Văn Tám") in shown
    assert {photo for photo, _, who in shown if who == "Trần Thị Mai"} <= {"Ảnh 2", "Ảnh 3"}


# -- official documents --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "closing", "expected"),
    [
        # A party committee has no `Chủ tịch`, a People's Committee no `Bí thư`: such a line is of some other body.
        (PARTY, "TM. TỈNH ỦY\nBÍ THƯ", {"Bí thư Tỉnh ủy Trà Vinh"}),
        (PARTY, "CHỦ TỊCH", set()),
        (PLAN, "BÍ THƯ", set()),
        # The chief of an office signs by order of the committee whose office it is.
        (PARTY, "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", {"Chánh Văn phòng Tỉnh ủy Trà Vinh"}),
        (PARTY, "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", {"Phó Chánh Văn phòng Tỉnh ủy Trà Vinh"}),
        (PLAN, "Q. CHỦ TỊCH", {"Quyền Chủ tịch Ủy ban nhân dân xã Đông Hải"}),
    ],
)
def test_the_post_of_who_signs(head: str, closing: str, expected: set[str]) -> None:
    held = facts(f"{head}{closing}\n\nLê Văn Tám\n", "bb:holds")
    assert {post for who, _, post in held if who == "Lê Văn Tám"} == expected


def test_minutes_without_a_head_say_who_held_the_meeting() -> None:
    opening = "BIÊN BẢN\nHọp thôn\n\nHôm nay, ngày 03/10/2023, UBND xã Đông Hải tổ chức cuộc họp xét hộ nghèo.\n"
    assert facts(NO_HEAD + opening, "bb:organizes") == {("Ủy ban nhân dân xã Đông Hải", "organizes", "Họp thôn")}


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Địa điểm: tại hội trường UBND xã.", {"Hội trường Ủy ban nhân dân xã Đông Hải"}),
        ("Địa điểm: Nhà văn hóa thôn Đông, huyện Duyên Hải", {"Nhà văn hóa thôn Đông"}),
        # A floor is part of the place; who chairs is not.
        (
            "Hôm nay, ngày 03/10/2023, tại phòng họp số 2, tầng 3, ông Lê Văn Tám chủ trì họp.",
            {"Phòng họp số 2, tầng 3"},
        ),
        # What happens is no place.
        ("Hôm nay, ngày 03/10/2023, tại cuộc họp, ông Lê Văn Tám chủ trì.", set()),
    ],
)
def test_where_a_meeting_was(opening: str, place: set[str]) -> None:
    found = facts(f"{HEAD}BIÊN BẢN\nHọp thôn\n\n{opening}\n", "schema:location")
    assert {where for _, _, where in found} == place


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Công ty TNHH MTV Cấp nước Bình Tây 06 tháng đầu năm", "Công ty TNHH MTV Cấp nước Bình Tây"),
        ("Công ty cổ phần Sông Hồng 9 năm 2024", "Công ty cổ phần Sông Hồng 9"),
    ],
)
def test_a_figure_that_counts_months_is_no_name(words: str, name: str) -> None:
    text = f"Sáng 5/1, ông Lê Văn Tám, Giám đốc {words} đã chủ trì hội nghị sơ kết."
    assert {body for _, _, body, _ in posts(text)} == {name}


def test_organs_of_the_national_church() -> None:
    church = "Trung ương Giáo hội Phật giáo Việt Nam"
    text = (
        "Dự lễ có Hòa thượng Thích Thiện Minh, Phó Chủ tịch HĐTS; Đại đức Thích Tâm An, Trưởng Ban Pháp chế Trung ương "
        "Giáo hội. Thượng tọa Thích Minh Tâm được suy cử làm Trưởng Ban Trị sự GHPGVN tỉnh Đồng Tháp."
    )
    assert {(who, role, body) for who, role, body, _ in posts(text)} == {
        ("Thích Thiện Minh", "Phó Chủ tịch", church.replace("Trung ương", "Hội đồng Trị sự")),
        ("Thích Tâm An", "Trưởng Ban", f"Ban Pháp chế {church}"),
        ("Thích Minh Tâm", "Trưởng Ban", "Ban Trị sự Giáo hội Phật giáo Việt Nam tỉnh Đồng Tháp"),
    }


def test_a_national_church_is_not_the_one_of_the_province() -> None:
    text = DATED + "Sáng 5/1, UBND tỉnh Đồng Tháp tổ chức lễ gặp mặt. Giáo hội Phật giáo Việt Nam tặng quà."
    assert "Giáo hội Phật giáo Việt Nam" in bodies(text)
    assert "Giáo hội Phật giáo Việt Nam tỉnh Đồng Tháp" not in bodies(text)
