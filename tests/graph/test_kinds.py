"""A kind of body or document is a row: traits work for kinds that no rule has heard of, and the tables explain them."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from graph.article import Article
from graph.extraction import extract
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.entries import DocumentEntry
from graph.lexicon.kinds import BodyKinds, kinds_of
from graph.lexicon.tables import read_table
from graph.lexicon.unit_kinds import COMMITTEES
from graph.model import Ref

#: Trait, complement (bodies.tsv), sentence, and a fact that holds with the trait and not without (or, after `not`,
#: the other way round). `Xưởng` (workshop) is no kind of body that bienban knows.
TRAITS = [
    ("long-name", "name", "Xưởng Hợp tác kinh tế đa phương tổ chức hội nghị.", "Xưởng Hợp tác kinh tế đa phương"),
    ("small-name", "name", "Xưởng truyền thống Trường Sơn tổ chức hội nghị.", "Xưởng truyền thống"),
    ("plural-first", "name", "Xưởng các nhà vườn Mỹ Xương tổ chức hội nghị.", "Xưởng các nhà vườn Mỹ Xương"),
    ("plural-last", "name", "Xưởng In các cơ quan nhà nước tổ chức hội nghị.", "Xưởng In các cơ quan nhà nước"),
    ("impersonal", "name", "Xưởng Nguyễn Huệ tổ chức hội nghị.", "not Xưởng Nguyễn Huệ"),
    ("no-number", "name", "Xưởng 20 tổ chức hội nghị.", "not Xưởng 20"),
    ("branded", "name", "Xưởng Đóng tàu Việt Nam (VNSHIP) họp. VNSHIP tổ chức hội nghị.", "Xưởng Đóng tàu Việt Nam"),
    ("capitalised", "unit", "xưởng tỉnh tổ chức hội nghị.", "not Xưởng tỉnh"),
    ("or-unit", "name", "Xưởng tỉnh Đồng Tháp tổ chức hội nghị.", "Xưởng tỉnh Đồng Tháp"),
    ("or-whole", "name", "Xưởng Sở Y tế tỉnh Đồng Tháp tổ chức hội nghị.", "Sở Y tế tỉnh Đồng Tháp"),
    ("own-name", "organ", "Xưởng Vietcombank tổ chức hội nghị.", "Xưởng Vietcombank"),
    ("department", "name", "Xưởng Ấn loát Bộ Y tế tổ chức hội nghị.", "Xưởng Ấn loát Bộ Y tế"),
    ("party-base", "organ", "Xưởng cơ quan Sở Y tế tỉnh Đồng Tháp tổ chức hội nghị.",
     "Xưởng cơ quan Sở Y tế tỉnh Đồng Tháp"),
    ("has-standing", "unit", "Thường trực Xưởng tỉnh Đồng Tháp tổ chức hội nghị.",
     "Thường trực Xưởng tỉnh Đồng Tháp"),
    ("session", "closed", "đã diễn ra kỳ họp thứ 7 Xưởng.", "Kỳ họp thứ 7 Xưởng"),
    ("sitting", "closed", "đã diễn ra phiên họp thứ 7 Xưởng.", "Phiên họp thứ 7 Xưởng"),
    ("own-ceremony", "name", "Xưởng Hoa Sen tổ chức lễ đón nhận Huân chương Lao động hạng Nhất.",
     "Xưởng Hoa Sen nhận"),
    ("work-name", "name", "ông Lê Văn An, Giám đốc Xưởng nghiên cứu y học Việt Nam, chủ trì hội nghị.",
     "Giám đốc Xưởng nghiên cứu y học Việt Nam"),
    ("house", "name", "Xưởng Hoa Sen họp. Ông Lê Văn An, Chủ tịch Hội đồng quản trị Xưởng, chủ trì hội nghị.",
     "Chủ tịch Hội đồng quản trị Xưởng Hoa Sen"),
    ("has-departments", "name", "ông Lê Văn An, Trưởng phòng Tổng hợp, Xưởng Hoa Sen, chủ trì hội nghị.",
     "Trưởng Phòng Tổng hợp Xưởng Hoa Sen"),
    ("authority", "unit", "Bí thư, Chủ tịch Xưởng tỉnh Đồng Tháp Lê Văn An chủ trì hội nghị.", "Bí thư Tỉnh ủy Đồng Tháp"),
    ("joined", "organ", "ông Lê Văn An tham gia Xưởng Tỉnh ủy Đồng Tháp.", "Ủy viên Xưởng Tỉnh ủy Đồng Tháp"),
]  # fmt: skip


def told(text: str) -> set[str]:
    """Labels of events and who holds them, of posts held, of wholes that have a part, of recipients (`X nhận`)."""
    kg = extract(Article.from_text(f"Sáng 5/1, {text}"))
    said = [f for p in ("bb:organizes", "bb:partOf", "bb:holds") for f in kg.facts(predicate=p)]
    ends = [f.object.id for f in said if isinstance(f.object, Ref)]
    subjects = [f.subject for f in said if f.predicate == "bb:organizes"]
    received = [f.object.id for f in kg.facts(predicate="bb:recipient") if isinstance(f.object, Ref)]
    return {kg.node(id).label for id in (*ends, *subjects)} | {f"{kg.node(id).label} nhận" for id in received}


@pytest.mark.parametrize(("trait", "complement", "text", "label"), TRAITS)
def test_a_trait_of_bodies_is_enough(
    trait: str, complement: str, text: str, label: str, add_rows: Callable[[dict[str, str]], None]
) -> None:
    seen = []
    for traits in ("", trait):
        add_rows({"bodies": f"Xưởng\t\tBody\txuong\t{complement}\t\tno", "body_types": f"xuong\tXưởng\t\t{traits}"})
        seen.append(label.removeprefix("not ") in told(text))
    assert seen == [label.startswith("not "), not label.startswith("not ")]


@pytest.mark.parametrize(
    ("traits", "text", "name"),
    [
        ("", "công bố Quyết nghị số 5 - QN về công tác cán bộ.", "Quyết nghị số 5-QN"),
        ("named", "công bố Quyết nghị về công tác cán bộ.", "Quyết nghị về công tác cán bộ"),
        ("named;law", "thảo luận Quyết nghị Canh nông.", "Quyết nghị Canh nông"),
        ("decided", "công bố quyết nghị về việc thành lập Sở Y tế.", "Quyết nghị về việc thành lập Sở Y tế"),
    ],
)
def test_a_trait_of_documents_is_enough(
    traits: str, text: str, name: str, add_rows: Callable[[dict[str, str]], None]
) -> None:
    seen = []
    for row in ("", f"Quyết nghị\tquyet-nghi\tResolution\tQN\tNhà nước\t\t{traits}"):
        add_rows({"documents": row})
        kg = extract(Article.from_text(f"Sáng 5/1, ông Lê Văn An {text}"))
        seen.append(
            {kg.node(f.object.id).label for f in kg.facts(predicate="bb:mentions") if isinstance(f.object, Ref)}
        )
    assert [name in labels for labels in seen] == [False, True]


def explained(table: str) -> set[str]:
    """The traits in the head of a table, as attributes are called."""
    head = (files("graph.lexicon") / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    return {name.replace("-", "_") for name in re.findall(r"^#   ([a-z]+(?:-[a-z]+)*) ", head, re.MULTILINE)}


def test_the_heads_of_the_tables_explain_every_trait_and_some_kind_has_it() -> None:
    assert explained("body_types") == {*BodyKinds.__struct_fields__} - {"leadership", "full_time", "beside"}
    assert explained("documents") == {*DocumentEntry.__struct_fields__} - {
        "type",
        "code",
        "english",
        "signs",
        "passed_by",
    }
    assert [name for name in BodyKinds.__struct_fields__ if not getattr(lexicon().kinds, name)] == []


def test_a_trait_that_is_none_is_an_error() -> None:
    with pytest.raises(TypeError, match="long_names"):
        kinds_of([{"code": "xuong", "label": "Xưởng", "career": "", "traits": "long-names"}])


def test_every_row_has_a_kind_of_the_list() -> None:
    rows = [(row["name"], row["code"]) for table in ("bodies", "departments") for row in read_table(table)]
    assert [name for name, code in rows if code not in lexicon().body_types] == []
    assert [name for name, code in rows if code == "so" and not name.startswith("Sở")] == []


def test_the_party_committee_of_every_kind_of_unit_is_a_kind_of_body() -> None:
    assert explained("unit_kinds") == {"small", "numbered", "cell"}
    for committee in COMMITTEES.values():
        found = lexicon().bodies.match(committee.lower().split(), 0)
        assert found is not None
        assert (found[1].name, found[1].code) == (committee, slug(committee))
