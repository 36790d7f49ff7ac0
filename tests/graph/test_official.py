"""Official documents: the paper itself, who signs and receives it, hours and absences of its meeting. Invented people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.article import Article
from graph.extraction import extract
from graph.language.folding import fold
from graph.model import Code, Ref
from graph.official.closing import read_closing
from tests.graph.layers import facts
from tests.graph.test_records import HEAD, MINUTES, NAME

COUNCIL = """HỘI ĐỒNG NHÂN DÂN
XÃ ĐÔNG HẢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 7/NQ-HĐND
Đông Hải, ngày 20 tháng 12 năm 2024

NGHỊ QUYẾT
Về việc đặt tên đường

"""
PARTY = """TỈNH ỦY TRÀ VINH
*
Số 31-TB/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Trà Vinh, ngày 05 tháng 3 năm 2024

THÔNG BÁO
kết luận của Ban Thường vụ Tỉnh ủy về công tác thủy lợi

"""
PLAN = (
    HEAD.replace("12/BB-UBND", "12/KH-UBND")
    + "KẾ HOẠCH\nTrồng cây xanh năm 2023\n\nUBND xã ban hành kế hoạch trồng cây.\n"
)


def told(text: str, predicate: str) -> set[tuple[str, str, str]]:
    """(subject, object, qualifiers as `name=value` in order) by label."""
    kg = extract(Article.from_text(text))

    def words(value: object) -> str:
        if isinstance(value, Ref):
            return kg.node(value.id).label
        return value.label if isinstance(value, Code) else str(getattr(value, "value", value))

    return {
        (
            kg.node(f.subject).label,
            words(f.object),
            " ".join(sorted(f"{p.split(':')[1]}={words(v)}" for s in f.supports for p, v in s.qualifiers)),
        )
        for f in kg.facts(predicate=predicate)
    }


def signatures(closing: str, head: str = PLAN) -> set[tuple[str, str]]:
    """Who signs, and the qualifiers."""
    return {(who, how) for who, _, how in told(head + closing, "bb:signs")}


def positions(closing: str, head: str = PLAN) -> set[tuple[str, str]]:
    return {(who, what) for who, what, _ in told(head + closing, "bb:holds")}


# -- the paper -----------------------------------------------------------------------------------------------------


def test_the_paper_with_number_issuer_day_and_subject() -> None:
    paper = "Biên bản số 12/BB-UBND"
    found = facts(
        MINUTES, "bb:issuedBy", "dcterms:issued", "bb:subjectText", "bb:recordsMinutesOf", "schema:exampleOfWork"
    )
    title = "BIÊN BẢN Họp giao ban tháng 7 năm 2023"
    assert found == {
        (paper, "issuedBy", "Ủy ban nhân dân xã Đông Hải"),
        (paper, "issued", "2023-07-18"),
        (paper, "subjectText", NAME),
        (paper, "recordsMinutesOf", NAME),
        (title, "exampleOfWork", paper),
    }


def test_the_paper_of_a_party_body_has_the_term_in_its_id() -> None:
    kg = extract(Article.from_text(PARTY + "Ban Thường vụ Tỉnh ủy thảo luận và kết luận."))
    (paper,) = [n for n in kg.nodes("Document") if n.label == "Thông báo số 31-TB/TU"]
    assert "/y-2020-2025/n-31-tb-tu" in paper.id
    assert [f.object.value for f in kg.facts(paper.id, "bb:subjectText")] == [  # type: ignore[union-attr]
        "kết luận của Ban Thường vụ Tỉnh ủy về công tác thủy lợi"
    ]


def test_about_is_no_part_of_the_subject() -> None:
    assert facts(COUNCIL + "Điều 1. Đặt tên đường.", "bb:subjectText") == {
        ("Nghị quyết số 7/NQ-HĐND", "subjectText", "đặt tên đường")
    }


@pytest.mark.parametrize(
    "text", ["Sáng 5/1, UBND tỉnh Đồng Tháp họp. Đồng chí Lê Văn Tám chủ trì.", "BIÊN BẢN\n\nBÀN GIAO"]
)
def test_a_newspaper_prints_no_paper(text: str) -> None:
    assert not facts(text, "schema:exampleOfWork", "bb:signs", "bb:sentTo")


def test_the_session_that_adopted_a_resolution() -> None:
    last = (
        "Nghị quyết này đã được Hội đồng nhân dân xã Đông Hải khóa XII, Kỳ họp thứ 9 thông qua ngày 20 tháng 12 năm 2024"
        " và có hiệu lực từ ngày 01 tháng 01 năm 2025./."
    )
    session = "Kỳ họp thứ 9, Hội đồng nhân dân xã Đông Hải khóa XII"
    found = facts(COUNCIL + last, "bb:organizes", "schema:startDate", "bb:adoptedAt")
    assert found == {
        ("Hội đồng nhân dân xã Đông Hải", "organizes", session),
        (session, "startDate", "2024-12-20"),
        ("Nghị quyết số 7/NQ-HĐND", "adoptedAt", session),
    }


# -- signatures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closing", "how", "post"),
    [
        ("CHỦ TỊCH\n(đã ký)\nLê Văn Tám", "inCapacity=Chủ tịch {u}", "Chủ tịch {u}"),
        (
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Tám",
            "inCapacity=Chủ tịch {u} signingFormula=thay mặt (TM.) signsFor={u}",
            "Chủ tịch {u}",
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nLê Văn Tám",
            "inCapacity=Phó Chủ tịch {u} signingFormula=ký thay (KT.) signingFormula=thay mặt (TM.) signsFor=Chủ tịch {u} "
            "signsFor={u}",
            "Phó Chủ tịch {u}",
        ),
        ("Q. CHỦ TỊCH\nLê Văn Tám", "inCapacity=Quyền Chủ tịch {u} signingFormula=quyền (Q.)", "Quyền Chủ tịch {u}"),
        ("KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLÊ VĂN TÁM", "inCapacity=Phó Chủ tịch {u} signingFormula=ký thay (KT.) signsFor=Chủ tịch {u}", "Phó Chủ tịch {u}"),
    ],
)  # fmt: skip
def test_the_signer_s_post_is_in_the_issuing_body(closing: str, how: str, post: str) -> None:
    body = "Ủy ban nhân dân xã Đông Hải"
    assert signatures(closing) == {("Lê Văn Tám", how.format(u=body))}
    assert positions(closing) == {("Lê Văn Tám", post.format(u=body))}


def test_the_party_signs_for_its_board_and_the_secretary_is_the_committee_s() -> None:
    closing = "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n(đã ký)\nTrần Thị Mai\n"
    assert signatures(closing, PARTY) == {
        (
            "Trần Thị Mai",
            "inCapacity=Phó Bí thư Thường trực Tỉnh ủy Trà Vinh signingFormula=thay mặt (TM.) "
            "signsFor=Ban Thường vụ Tỉnh ủy Trà Vinh",
        )
    }


def test_by_order_signs_an_officer_of_a_body_below() -> None:
    """The office of a province's committee can be told; who heads which department of a commune cannot."""
    head = PLAN.replace("XÃ ĐÔNG HẢI", "TỈNH TRÀ VINH").replace("Đông Hải, ngày", "Trà Vinh, ngày")
    office = "Chánh Văn phòng Ủy ban nhân dân tỉnh Trà Vinh"
    assert positions("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê Văn Tám", head) == {("Lê Văn Tám", office)}
    assert positions("TL. CHỦ TỊCH\nGIÁM ĐỐC\nLê Văn Tám", head) == set()
    assert positions("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG\nLê Văn Tám") == set()
    (signed,) = signatures("TL. CHỦ TỊCH\nGIÁM ĐỐC\nLê Văn Tám", head)
    assert signed[1] == "signingFormula=thừa lệnh (TL.) signsFor=Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh"


def test_minutes_are_signed_by_secretary_and_chair() -> None:
    closing = "THƯ KÝ\nTrần Thị Mai\n\nCHỦ TRÌ\nLê Văn Tám\n"
    assert {(who, how) for who, _, how in told(MINUTES + closing, "bb:signs")} == {
        ("Trần Thị Mai", "signingFormula=thư ký"),
        ("Lê Văn Tám", "signingFormula=chủ trì, chủ tọa"),
    }
    # What the minutes themselves leave out, the signatures say.
    assert {who for who, _, _ in told(MINUTES + closing, "bb:chairs")} == {"Lê Văn Tám"}
    assert {who for who, _, _ in told(MINUTES + closing, "bb:takesMinutesOf")} == {"Trần Thị Mai"}


@pytest.mark.parametrize(
    "closing",
    [
        "THƯ KÝ | CHỦ TRÌ\n(ký) | (ký)\nTrần Thị Mai | Lê Văn Tám",
        "THƯ KÝ          CHỦ TRÌ\n\nTrần Thị Mai          Lê Văn Tám",
        "THƯ KÝ\nCHỦ TRÌ\nTrần Thị Mai\nLê Văn Tám",
        "Thư ký\nTrần Thị Mai\nChủ trì\nLê Văn Tám",
        "NGƯỜI GHI BIÊN BẢN\nTrần Thị Mai\nCHỦ TỌA CUỘC HỌP\nLê Văn Tám",
    ],
)
def test_columns_and_orders_of_signatures(closing: str) -> None:
    text = MINUTES + closing + "\n"
    assert {(who, how) for who, _, how in told(text, "bb:signs")} == {
        ("Trần Thị Mai", "signingFormula=thư ký"),
        ("Lê Văn Tám", "signingFormula=chủ trì, chủ tọa"),
    }


def test_columns_a_blank_apart_where_the_names_are_known() -> None:
    roll = "I. THÀNH PHẦN\nChủ trì: Ông Lê Văn Tám - Chủ tịch UBND xã.\nThư ký: Bà Trần Thị Mai.\nII. NỘI DUNG\n"
    text = MINUTES + roll + "THƯ KÝ CHỦ TRÌ\n\nTrần Thị Mai Lê Văn Tám\n"
    assert {(who, how) for who, _, how in told(text, "bb:signs")} == {
        ("Trần Thị Mai", "signingFormula=thư ký"),
        ("Lê Văn Tám", "signingFormula=chủ trì, chủ tọa"),
    }
    assert told(MINUTES + "THƯ KÝ CHỦ TRÌ\n\nTrần Thị Mai Lê Văn Tám\n", "bb:signs") == set()


@pytest.mark.parametrize(
    "closing",
    [
        "THƯ KÝ\nCHỦ TRÌ\nTrần Thị Mai\n",  # one name for two offices
        "CHỦ TRÌ\nBan hành kèm theo Quyết định này.\n",
        "TM. ỦY BAN NHÂN DÂN\n(đã ký)\n",  # nobody's name
        "CHỦ TỊCH\nLê Văn Tám\nUBND xã giao các thôn trồng cây trước ngày 30 tháng 9 năm 2023.\n",  # text goes on
    ],
)
def test_what_is_no_signature(closing: str) -> None:
    assert signatures(closing) == set()


# -- recipients ----------------------------------------------------------------------------------------------------


def test_recipients_are_bodies_and_groups_with_what_they_are_sent_for() -> None:
    closing = (
        "Nơi nhận:\n- Như trên;\n- Thường trực Đảng ủy xã (để b/c);\n- UBND huyện Duyên Hải, Công an xã;\n"
        "- Các phòng, ban chuyên môn huyện;\n- Đại biểu HĐND xã;\n- TTTT;\n- Lưu: VT, VHXH.\n"
    )
    paper = "Kế hoạch số 12/KH-UBND"
    assert told(PLAN + closing, "bb:sentTo") == {
        (paper, "Thường trực Đảng ủy xã Đông Hải", "purposeOfSending=để b/c"),
        (paper, "Ủy ban nhân dân huyện Duyên Hải", ""),
        (paper, "Công an xã Đông Hải", ""),
        (paper, "các phòng, ban chuyên môn huyện", ""),
        (paper, "đại biểu Hội đồng nhân dân xã", ""),
    }
    assert told(PLAN + closing, "bb:filedWith") == {(paper, "VT, VHXH", "")}


def test_recipients_beside_the_signature() -> None:
    closing = (
        "Nơi nhận: | TM. ỦY BAN NHÂN DÂN\n- UBND huyện Duyên Hải; | CHỦ TỊCH\n- Công an xã;\n- Lưu: VT. | Lê Văn Tám\n"
    )
    assert {to for _, to, _ in told(PLAN + closing, "bb:sentTo")} == {
        "Ủy ban nhân dân huyện Duyên Hải",
        "Công an xã Đông Hải",
    }
    assert {who for who, _ in signatures(closing)} == {"Lê Văn Tám"}


# -- hours ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("Thời gian: từ 14 giờ 00 đến 16 giờ 45 ngày 17/7/2023.", "14:00:00", "16:45:00"),
        ("Hôm nay, vào hồi 8h30 ngày 17/7/2023.\nCuộc họp kết thúc lúc 10h cùng ngày.", "08:30:00", "10:00:00"),
        ("Thời gian bắt đầu: 07 giờ 30 phút, ngày 17/7/2023.\nKết thúc: 11 giờ 05 phút.", "07:30:00", "11:05:00"),
        ("Kỳ họp khai mạc lúc 07 giờ 30, bế mạc lúc 11 giờ 15 cùng ngày.", "07:30:00", "11:15:00"),
        ("Thời gian: 25 giờ 00 ngày 17/7/2023.", "", ""),
        ("Thời gian: ngày 17/7/2023.\nÔng Lê Văn Tám kết thúc bài phát biểu lúc 9 giờ.", "", ""),
        ("Thời gian: 7 giờ 30 ngày 17/7/2023.\nHội nghị bế mạc lúc 17 giờ 00 ngày 18/7/2023.", "07:30:00", ""),
    ],
)  # fmt: skip
def test_from_when_to_when(lines: str, start: str, end: str) -> None:
    text = HEAD + "BIÊN BẢN\nHọp giao ban tháng 7 năm 2023\n\n" + lines + "\n"
    found = {p: value for _, p, value in facts(text, "bb:startTime", "bb:endTime")}
    assert (found.get("startTime", ""), found.get("endTime", "")) == (start, end)


# -- absences ------------------------------------------------------------------------------------------------------


def absent(lines: str) -> set[tuple[str, str]]:
    text = MINUTES + "I. THÀNH PHẦN\nChủ trì: Ông Lê Văn Tám - Chủ tịch UBND xã.\n" + lines + "\nII. NỘI DUNG\n"
    return {(who, how) for who, _, how in told(text, "bb:isAbsentFrom")}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Vắng mặt: Ông Trần Minh Tiến - Trưởng Công an xã (có lý do).", {("Trần Minh Tiến", "excused=true")}),
        ("Vắng không lý do: ông Trần Minh Tiến.", {("Trần Minh Tiến", "excused=false")}),
        ("Vắng mặt: Bà Đỗ Thị Hà (nghỉ ốm).", {("Đỗ Thị Hà", "absenceReason=nghỉ ốm")}),
        ("Vắng mặt:\n- Bà Đỗ Thị Hà (không lý do);\n- Ông Trần Minh Tiến.", {("Đỗ Thị Hà", "excused=false"), ("Trần Minh Tiến", "")}),
        (
            "Vắng mặt 03 đại biểu, trong đó có lý do 02 (ông Trần Minh Tiến, bà Đỗ Thị Hà), không có lý do 01 (ông Vũ Hữu Lợi).",
            {("Trần Minh Tiến", "excused=true"), ("Đỗ Thị Hà", "excused=true"), ("Vũ Hữu Lợi", "excused=false")},
        ),
        ("Thành viên UBND xã:\n- Ông Trần Minh Tiến - Trưởng Công an xã (vắng, có lý do);", {("Trần Minh Tiến", "excused=true")}),
        ("Vắng mặt: 02 đồng chí.", set()),
        ("Vắng mặt: không.\nDự họp có bà Đỗ Thị Hà - Trưởng thôn Đình.", set()),
    ],
)  # fmt: skip
def test_who_was_absent(lines: str, found: set[tuple[str, str]]) -> None:
    assert absent(lines) == found


def test_nobody_is_present_and_absent() -> None:
    lines = "Vắng không có lý do: ông Vũ Hữu Lợi.\nDự họp có bà Đỗ Thị Hà - Trưởng thôn Đình."
    text = MINUTES + "I. THÀNH PHẦN\n" + lines + "\nII. NỘI DUNG\n"
    assert {who for who, _, _ in told(text, "bb:attends")} == {"Đỗ Thị Hà"}
    assert {who for who, _, _ in told(text, "bb:isAbsentFrom")} == {"Vũ Hữu Lợi"}


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        ("Tổng số đảng viên: 15 đồng chí. Có mặt: 14. Vắng mặt: 01.", {"convenedCount": "15", "presentCount": "14", "absentCount": "1"}),
        ("Tổng số đại biểu được triệu tập: 30; có mặt: 28.", {"convenedCount": "30", "presentCount": "28"}),
        ("Tổng số 15 đồng chí; có mặt 14; vắng 03.", {}),  # they contradict each other
        ("Có mặt: 14.", {}),  # of how many?
    ],
)  # fmt: skip
def test_head_counts(lines: str, counts: dict[str, str]) -> None:
    text = MINUTES + "I. THÀNH PHẦN\n" + lines + "\nII. NỘI DUNG\n"
    found = facts(text, "bb:convenedCount", "bb:presentCount", "bb:absentCount")
    assert {p: value for _, p, value in found} == counts


# -- tasks and statements ------------------------------------------------------------------------------------------


def test_a_board_tells_bodies_what_to_do() -> None:
    lines = (
        "Ban Thường vụ Tỉnh ủy kết luận như sau:\n1. Ban Thường vụ Tỉnh ủy đánh giá cao Sở Y tế.\n"
        "2. Giao Đảng ủy Công an tỉnh tăng cường tuần tra trước ngày 30/4/2024.\n3. Sở Tài chính đã bố trí kinh phí.\n"
    )
    board = "Ban Thường vụ Tỉnh ủy Trà Vinh"
    found = facts(PARTY + lines, "bb:madeBy", "bb:addressee", "bb:deadline")
    task = "Đảng ủy Công an tỉnh tăng cường tuần tra trước ngày 30/4/2024"
    assert found == {
        (task, "madeBy", board),
        (task, "addressee", "Đảng ủy Công an tỉnh Trà Vinh"),
        (task, "deadline", "2024-04-30"),
    }


def test_a_plan_assigns_in_the_name_of_its_issuer() -> None:
    found = facts(PLAN + "1. Giao Trạm Y tế xã Đông Hải trực cấp cứu.\n", "bb:madeBy")
    assert {who for _, _, who in found} <= {"Ủy ban nhân dân xã Đông Hải"}
    assert facts(PLAN + "1. Giao Công an xã bảo đảm trật tự.\n", "bb:madeBy") == {
        ("Công an xã bảo đảm trật tự", "madeBy", "Ủy ban nhân dân xã Đông Hải")
    }


def test_what_somebody_said_is_kept_by_speaker() -> None:
    lines = (
        "I. THÀNH PHẦN\nChủ trì: Ông Lê Văn Tám - Chủ tịch UBND xã.\nII. Ý KIẾN\n"
        "- Bà Đỗ Thị Hà, Chủ tịch Hội Nông dân xã: đường thôn còn lầy lội khi mưa.\n- Ông Lê Văn Tám: đề nghị Công an xã tuần tra.\n"
    )
    kg = extract(Article.from_text(MINUTES + lines))
    assert [n.label for n in kg.nodes("Utterance")] == ["đường thôn còn lầy lội khi mưa"]
    assert [n.label for n in kg.nodes("Directive")] == ["Công an xã tuần tra"]
    assert facts(MINUTES + lines, "bb:madeBy") == {
        ("đường thôn còn lầy lội khi mưa", "madeBy", "Đỗ Thị Hà"),
        ("Công an xã tuần tra", "madeBy", "Lê Văn Tám"),
    }


# -- anything at all -----------------------------------------------------------------------------------------------

_LINES = st.lists(
    st.sampled_from(
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Tám", "(đã ký)", "Nơi nhận:", "- Công an xã;", "- Lưu: VT.",
         "THƯ KÝ | CHỦ TRÌ", "Trần Thị Mai | Lê Văn Tám", " | ", "", "Ông Lê Văn Tám phát biểu.", "TL.", "T/M", "A", "-", "PHỤ LỤC"]
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_LINES)
def test_any_closing_quotes_its_words(lines: list[str]) -> None:
    text = PLAN + "\n".join(lines)
    article = Article.from_text(text)
    for fact in extract(article).facts():
        for evidence in fact.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.quote
    closing = read_closing(fold(text), 0)
    spans = [s.name for s in closing.signatures] + [(r.start, r.end) for r in closing.recipients]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert len({s.name for s in closing.signatures}) == len(closing.signatures)
