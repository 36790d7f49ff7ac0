"""A meeting that never took place, told by two articles, and minutes of another: graphs written by hand.

Every kind of node is in them, plain edges and assertions, and something inferred. `both()` is what most tests of the
exporters read; `Writer` writes more of the kind.
"""

# One fact a line, however long: it is a table.
# fmt: off

from __future__ import annotations

import hashlib

from graph.model import Code, Evidence, KnowledgeGraph, Literal, Node, Ref, Support, Value, date, merge, text, year

FIRST = """Hội nghị tổng kết công tác khuyến học tỉnh Bình Giang

Cập nhật ngày: 12/01/2024 08:15:00

BGO - Sáng ngày 11/1, tại hội trường Tỉnh ủy, Ban Khuyến học (KH) Tỉnh ủy Bình Giang tổ chức Hội nghị tổng kết công tác KH năm 2023. Đồng chí Trần Thị Ánh - Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh và đồng chí Lý Văn Tám - nguyên Trưởng Ban Khuyến học Tỉnh ủy chủ trì hội nghị. Ông Đỗ Minh Quân, Giám đốc Sở Giáo dục và Đào tạo dự.

Đồng chí Trần Thị Ánh phát biểu tại hội nghị

Năm 2023, các cấp ủy triển khai Nghị quyết số 05-NQ/TU về khuyến học đến năm 2026. Tại hội nghị, các đại biểu thảo luận: quỹ khuyến học ở xã; học bổng cho học sinh nghèo;…

Phát biểu tại hội nghị, đồng chí Trần Thị Ánh đề nghị, năm 2024, Ban KH Tỉnh ủy rà soát quỹ khuyến học trước ngày 30/6/2024. Các huyện ủy báo cáo kết quả.

Dịp này, có 3 tập thể, 7 cá nhân và ông Đỗ Minh Quân được nhận Bằng khen của UBND tỉnh vì thành tích trong phong trào thi đua “Học suốt đời”; đồng chí Lý Văn Tám trao cho các tập thể.

Mai An
"""

SECOND = """Bình Giang: khuyến học vào hè

(Báo Bình Giang) - Ngày 2/7/2024, bà Trần Thị Ánh, Chủ tịch HĐND tỉnh, tiếp tục làm việc với Ban Khuyến học Tỉnh ủy, theo Nghị quyết 05-NQ/TU. Bà Trần Thị Ánh vừa thôi giữ chức Phó Bí thư Tỉnh ủy.
"""

MINUTES = """TỈNH ỦY BÌNH GIANG
Số 12-BB/TU
BIÊN BẢN
Phiên họp tháng 7 năm 2024
Từ 8 giờ 00 đến 10 giờ 30 ngày 5/7/2024. Có mặt: 2. Thư ký: ông Đỗ Minh Quân. Vắng: ông Lý Văn Tám (có lý do), bà Mai An (đi học).
Thông qua chương trình khuyến học: tán thành 2/2 (100%). Tăng kinh phí: tán thành 1, không tán thành 0, không có ý kiến 1.
T/M TỈNH ỦY
KT. BÍ THƯ
PHÓ BÍ THƯ
Trần Thị Ánh
Nơi nhận: Ban KH Tỉnh ủy (để thực hiện), các huyện ủy; lưu VP.
"""

UNIT = "binh-giang-1976"
MEETING = f"event/2024-01-11/{UNIT}/ban-khuyen-hoc-tinh-uy/hoi-nghi-tong-ket"
SESSION = f"event/2024-07-02/{UNIT}/ban-khuyen-hoc-tinh-uy/buoi-lam-viec"
AWARD = f"{MEETING}/khen-thuong/ubnd/bang-khen"
ANH = "person/binh-giang/tran-thi-anh-0a1b2c"
TAM = "person/binh-giang/ly-van-tam-1b2c3d"
QUAN = "person/binh-giang/do-minh-quan-2c3d4e"
BOARD, COMMITTEE = f"body/{UNIT}/ban-khuyen-hoc-tinh-uy", f"body/{UNIT}/tinh-uy"
COUNCIL, PEOPLES = f"body/{UNIT}/hdnd", f"body/{UNIT}/ubnd"
SITTING = f"event/2024-07-05/{UNIT}/tinh-uy/phien-hop"
PAPER = f"document/{UNIT}/tinh-uy/2020-2025/12-bb-tu"
RESOLUTION = f"document/{UNIT}/tinh-uy/2020-2025/05-nq-tu"


class Writer:
    """Writes facts about one article, finding each quote in its text."""

    def __init__(self, source: str, headline: str) -> None:
        self.text = source
        digest = hashlib.sha256(source.encode()).hexdigest()
        self.article = f"article/{digest[:16]}"
        self.kg = KnowledgeGraph()
        self.node(
            self.article, "Article", headline,
            **{
                "schema:headline": text(headline), "nif:isString": Literal(source),
                "bb:textSha256": Literal(digest), "schema:inLanguage": Literal("vi"),
            },
        )

    def node(self, id: str, kind: str, label: str, *alt: str, **attributes: Value) -> str:
        self.kg.add_node(Node(id, kind, label, frozenset(alt), {p: (v,) for p, v in attributes.items()}))
        return id

    def evidence(self, quote: str) -> Evidence:
        start = self.text.index(quote)
        return Evidence(self.article, start, start + len(quote), quote)

    def say(
        self, s: str, p: str, o: Value | str, *quotes: str, inferred: str = "",
        qualifiers: tuple[tuple[str, Value], ...] = (), rule: str = "by-hand",
    ) -> None:
        evidence = tuple(sorted({self.evidence(q) for q in quotes}))
        value = Ref(o) if isinstance(o, str) else o
        self.kg.add_fact(s, p, value, Support(self.article, evidence, inferred, qualifiers, (rule,)))

    def mention(self, id: str, *quotes: str) -> None:
        self.say(self.article, "bb:mentions", id, *quotes, rule="mention")

    def hold(self, person: str, position: str, quote: str, on: str, tenure: str = "duong-nhiem") -> None:
        body = self.kg.node(position).attributes["org:postIn"][0]
        words = {"duong-nhiem": "đương nhiệm", "nguyen": "nguyên", "thoi-giu": "thôi giữ chức"}
        self.say(
            person, "bb:holds", position, quote, rule="stacked-positions",
            qualifiers=(("bb:attestedOn", date(on)), ("bb:tenure", Code("tenure", tenure, words[tenure]))),
        )
        self.say(person, "bb:belongsTo", body, quote, rule="derived")

    def bodies(self) -> None:
        area = self.node(f"area/{UNIT}", "AdministrativeUnit", "Tỉnh Bình Giang")
        for id, kind, label, code, *alt in (
            (COMMITTEE, "PartyBody", "Tỉnh ủy Bình Giang", "tinh-uy", "Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh"),
            (BOARD, "PartyBody", "Ban Khuyến học Tỉnh ủy Bình Giang", "ban-dang", "Ban KH Tỉnh ủy"),
            (COUNCIL, "StateBody", "Hội đồng nhân dân tỉnh Bình Giang", "hdnd", "HĐND tỉnh"),
            (PEOPLES, "StateBody", "Ủy ban nhân dân tỉnh Bình Giang", "ubnd", "UBND tỉnh"),
            (f"body/{UNIT}/so-gd-dt", "StateBody", "Sở Giáo dục và Đào tạo tỉnh Bình Giang", "so"),
        ):
            attributes = {"org:classification": Code("bodyType", code, code), "bb:jurisdiction": Ref(area)}
            self.node(id, kind, label, *alt, **attributes)

    def position(self, body: str, role: str, label: str, full: str) -> str:
        attributes = {"org:postIn": Ref(body), "org:role": Code("role", role, label)}
        return self.node(f"position/{body.removeprefix('body/')}/{role}", "Position", full, **attributes)


def first_article() -> KnowledgeGraph:
    w = Writer(FIRST, "Hội nghị tổng kết công tác khuyến học tỉnh Bình Giang")
    w.bodies()
    opening = "Sáng ngày 11/1, tại hội trường Tỉnh ủy, Ban Khuyến học (KH) Tỉnh ủy Bình Giang tổ chức Hội nghị tổng kết công tác KH năm 2023"
    anh = "Trần Thị Ánh - Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh"
    tam = "Lý Văn Tám - nguyên Trưởng Ban Khuyến học Tỉnh ủy"
    quan = "Đỗ Minh Quân, Giám đốc Sở Giáo dục và Đào tạo"
    chairing = f"Đồng chí {anh} và đồng chí {tam} chủ trì hội nghị"
    for id, label in ((ANH, "Trần Thị Ánh"), (TAM, "Lý Văn Tám"), (QUAN, "Đỗ Minh Quân")):
        w.node(id, "Official", label, **{"schema:honorificPrefix": text("Đồng chí")})
        w.mention(id, label)
    w.mention(BOARD, "Ban Khuyến học (KH) Tỉnh ủy Bình Giang", "Ban KH Tỉnh ủy")
    secretary = w.position(COMMITTEE, "pho-bi-thu", "Phó Bí thư", "Phó Bí thư Tỉnh ủy Bình Giang")
    chair = w.position(COUNCIL, "chu-tich", "Chủ tịch", "Chủ tịch Hội đồng nhân dân tỉnh Bình Giang")
    head = w.position(BOARD, "truong-ban", "Trưởng Ban", "Trưởng Ban Khuyến học Tỉnh ủy Bình Giang")
    director = w.position(f"body/{UNIT}/so-gd-dt", "giam-doc", "Giám đốc", "Giám đốc Sở Giáo dục và Đào tạo tỉnh Bình Giang")
    w.hold(ANH, secretary, anh, "2024-01-12")
    w.hold(ANH, chair, anh, "2024-01-12")
    w.hold(TAM, head, tam, "2024-01-12", "nguyen")
    w.hold(QUAN, director, quan, "2024-01-12")
    w.say(ANH, "bb:leads", COUNCIL, anh)
    w.say(BOARD, "bb:partOf", COMMITTEE, "Ban Khuyến học (KH) Tỉnh ủy Bình Giang")
    w.say(BOARD, "bb:belongsTo", COMMITTEE, "Ban Khuyến học (KH) Tỉnh ủy Bình Giang", rule="derived")

    name = "Hội nghị tổng kết công tác Khuyến học năm 2023"
    w.node(MEETING, "Meeting", name, **{"dcterms:type": Code("eventType", "hoi-nghi-tong-ket", "Hội nghị tổng kết")})
    w.mention(MEETING, "Hội nghị tổng kết công tác KH năm 2023")
    w.say(MEETING, "schema:startDate", date("2024-01-11"), "Sáng ngày 11/1", "12/01/2024", inferred="năm lấy theo ngày của bài")
    w.say(MEETING, "bb:partOfDay", Code("partOfDay", "buoi-sang", "sáng"), "Sáng ngày 11/1")
    place = w.node(f"place/{UNIT}/hoi-truong-tinh-uy", "Place", "Hội trường Tỉnh ủy Bình Giang", **{"schema:containedInPlace": Ref(f"area/{UNIT}")})
    w.say(MEETING, "schema:location", place, "tại hội trường Tỉnh ủy")
    w.say(MEETING, "bb:coversYear", year(2023), "năm 2023")
    w.say(MEETING, "bb:openEnded", Literal("true", "xsd:boolean"), "học bổng cho học sinh nghèo;…")
    for slug, words in (("quy-khuyen-hoc-0001aa", "quỹ khuyến học ở xã"), ("hoc-bong-0001ab", "học bổng cho học sinh nghèo")):
        w.say(MEETING, "bb:discusses", w.node(f"topic/{slug}", "Topic", words), words)
    w.say(BOARD, "bb:organizes", MEETING, opening)
    w.say(ANH, "bb:chairs", MEETING, chairing, qualifiers=(("bb:inCapacity", Ref(chair)), ("bb:inCapacity", Ref(secretary))))
    w.say(TAM, "bb:chairs", MEETING, chairing)
    w.say(QUAN, "bb:attends", MEETING, f"{quan} dự")
    speech = "Phát biểu tại hội nghị, đồng chí Trần Thị Ánh"
    w.say(ANH, "bb:speaksAt", MEETING, speech, "Đồng chí Trần Thị Ánh phát biểu tại hội nghị")
    delegates = w.node(f"{MEETING}/dai-bieu", "Collective", "các đại biểu", **{"bb:kind": Code("groupKind", "dai-bieu", "đại biểu")})
    w.say(delegates, "bb:attends", MEETING, "các đại biểu thảo luận")

    attributes = {"bb:documentType": Code("documentType", "nghi-quyet", "Nghị quyết"), "bb:number": Literal("05-NQ/TU"), "bb:committeeTerm": Literal("2020-2025")}
    w.node(RESOLUTION, "Resolution", "Nghị quyết số 05-NQ/TU của Tỉnh ủy Bình Giang", "NQ 05-NQ/TU", **attributes)
    w.mention(RESOLUTION, "Nghị quyết số 05-NQ/TU")
    w.say(RESOLUTION, "bb:issuedBy", COMMITTEE, "05-NQ/TU", inferred="theo ký hiệu văn bản")
    w.say(RESOLUTION, "bb:subjectText", text("khuyến học đến năm 2026"), "khuyến học đến năm 2026")
    w.say(RESOLUTION, "bb:untilYear", year(2026), "đến năm 2026")

    w.node(AWARD, "AwardConferral", "Trao Bằng khen của Ủy ban nhân dân tỉnh Bình Giang, 11/01/2024", **{"bb:awardType": Code("awardType", "bang-khen", "Bằng khen"), "dcterms:type": Code("eventType", "khen-thuong", "Khen thưởng")})
    granted = "có 3 tập thể, 7 cá nhân và ông Đỗ Minh Quân được nhận Bằng khen của UBND tỉnh"
    w.say(AWARD, "bb:grantor", PEOPLES, "Bằng khen của UBND tỉnh")
    for slug, code, label, count in (("tap-the", "tap-the", "3 tập thể", 3), ("ca-nhan", "ca-nhan", "7 cá nhân", 7)):
        group = w.node(f"{AWARD}/{slug}", "Collective", label, **{"bb:kind": Code("groupKind", code, label[2:]), "bb:memberCount": Literal(str(count), "xsd:positiveInteger")})
        w.say(AWARD, "bb:recipient", group, label)
        w.say(PEOPLES, "bb:awards", group, granted, rule="derived")
    w.say(AWARD, "bb:recipient", QUAN, "ông Đỗ Minh Quân được nhận Bằng khen")
    w.say(PEOPLES, "bb:awards", QUAN, granted, rule="derived")
    movement = w.node("movement/hoc-suot-doi", "Movement", "Phong trào thi đua “Học suốt đời”")
    w.say(AWARD, "bb:movement", movement, "phong trào thi đua “Học suốt đời”")
    w.say(AWARD, "bb:reason", text("thành tích trong phong trào thi đua “Học suốt đời”"), "thành tích trong phong trào thi đua “Học suốt đời”")
    w.say(AWARD, "bb:conferredAt", MEETING, "Dịp này", inferred="hội nghị của bài")
    w.say(AWARD, "schema:startDate", date("2024-01-11"), "Dịp này", inferred="ngày của hội nghị")
    w.say(TAM, "bb:presents", AWARD, "đồng chí Lý Văn Tám trao cho các tập thể", qualifiers=(("bb:presentedTo", Ref(f"{AWARD}/tap-the")),))

    for words, to, due in (
        ("Ban KH Tỉnh ủy rà soát quỹ khuyến học trước ngày 30/6/2024", BOARD, "2024-06-30"),
        ("Các huyện ủy báo cáo kết quả", w.node("collective/cac-huyen-uy-00aa11", "Collective", "Các huyện ủy", **{"bb:kind": Code("groupKind", "co-quan", "cơ quan, tổ chức")}), ""),
    ):
        id = w.node(f"{w.article}/utterance/{FIRST.index(words)}", "Directive", words, **{"bb:text": text(words)})
        w.mention(id, words)
        w.say(id, "bb:madeBy", ANH, speech)
        w.say(id, "bb:madeAt", MEETING, speech)
        w.say(id, "bb:addressee", to, words)
        w.say(id, "bb:coversYear", year(2024), words, "năm 2024", inferred="" if due else "năm lấy theo ý kiến đầu tiên")
        if due:
            w.say(id, "bb:deadline", date(due), "trước ngày 30/6/2024")
    words = "các cấp ủy triển khai Nghị quyết số 05-NQ/TU"
    result = w.node(f"{w.article}/utterance/{FIRST.index(words)}", "ReportedResult", words, **{"bb:text": text(words)})
    w.mention(result, words)
    w.say(result, "bb:concerns", RESOLUTION, "Nghị quyết số 05-NQ/TU")
    short = w.node(f"{w.article}/abbreviation/kh", "Abbreviation", "KH: Khuyến học", **{"bb:shortForm": Literal("KH"), "bb:longForm": text("Khuyến học"), "bb:definedInText": Literal("true", "xsd:boolean")})
    w.mention(short, "Khuyến học (KH)")
    photo = w.node(f"{w.article}/photo/1", "Photo", "Ảnh 1", **{"schema:caption": text("Đồng chí Trần Thị Ánh phát biểu tại hội nghị"), "schema:isPartOf": Ref(w.article)})
    w.say(photo, "bb:depicts", ANH, "Đồng chí Trần Thị Ánh phát biểu tại hội nghị")
    publisher = w.node(f"body/{UNIT}/bgo", "NewsPublisher", "BGO", **{"org:classification": Code("bodyType", "bao", "Báo")})
    w.say(w.article, "schema:publisher", publisher, "BGO", inferred="đầu bài")
    w.say(w.article, "schema:author", w.node("person/bgo/mai-an-3d4e5f", "Person", "Mai An"), "Mai An")
    w.say(w.article, "schema:dateModified", Literal("2024-01-12T08:15:00+07:00", "xsd:dateTime"), "Cập nhật ngày: 12/01/2024 08:15:00")
    return w.kg


def second_article() -> KnowledgeGraph:
    w = Writer(SECOND, "Bình Giang: khuyến học vào hè")
    w.bodies()
    w.node(ANH, "Official", "Trần Thị Ánh", "bà Trần Thị Ánh")
    w.mention(ANH, "Trần Thị Ánh", "bà Trần Thị Ánh")
    w.mention(BOARD, "Ban Khuyến học Tỉnh ủy")
    chair = w.position(COUNCIL, "chu-tich", "Chủ tịch", "Chủ tịch Hội đồng nhân dân tỉnh Bình Giang")
    secretary = w.position(COMMITTEE, "pho-bi-thu", "Phó Bí thư", "Phó Bí thư Tỉnh ủy Bình Giang")
    w.hold(ANH, chair, "Trần Thị Ánh, Chủ tịch HĐND tỉnh", "2024-07-02")
    w.hold(ANH, secretary, "thôi giữ chức Phó Bí thư Tỉnh ủy", "2024-07-02", "thoi-giu")
    w.say(ANH, "bb:leads", COUNCIL, "Trần Thị Ánh, Chủ tịch HĐND tỉnh")
    w.node(SESSION, "Meeting", "Buổi làm việc với Ban Khuyến học Tỉnh ủy Bình Giang", **{"dcterms:type": Code("eventType", "buoi-lam-viec", "Buổi làm việc")})
    w.mention(SESSION, "làm việc với Ban Khuyến học Tỉnh ủy")
    w.say(SESSION, "schema:startDate", date("2024-07-02"), "Ngày 2/7/2024")
    w.say(ANH, "bb:chairs", SESSION, "bà Trần Thị Ánh, Chủ tịch HĐND tỉnh, tiếp tục làm việc", qualifiers=(("bb:inCapacity", Ref(chair)),))
    w.say(BOARD, "bb:attends", SESSION, "làm việc với Ban Khuyến học Tỉnh ủy")
    attributes = {"bb:documentType": Code("documentType", "nghi-quyet", "Nghị quyết"), "bb:number": Literal("05-NQ/TU"), "bb:committeeTerm": Literal("2020-2025")}
    w.node(RESOLUTION, "Resolution", "Nghị quyết số 05-NQ/TU của Tỉnh ủy Bình Giang", "Nghị quyết 05-NQ/TU", **attributes)
    w.mention(RESOLUTION, "Nghị quyết 05-NQ/TU")
    publisher = w.node(f"body/{UNIT}/bao-binh-giang", "NewsPublisher", "Báo Bình Giang", **{"org:classification": Code("bodyType", "bao", "Báo")})
    w.say(w.article, "schema:publisher", publisher, "Báo Bình Giang")
    w.say(w.article, "schema:datePublished", Literal("2024-07-02T00:00:00+07:00", "xsd:dateTime"), "2/7/2024", inferred="ngày của sự kiện")
    return w.kg


def both() -> KnowledgeGraph:
    return merge([first_article(), second_article()])


def minutes() -> KnowledgeGraph:
    """An official document: minutes with hours, absences, votes, signatures and recipients."""
    w = Writer(MINUTES, "Biên bản Phiên họp tháng 7 năm 2024")
    w.bodies()
    for id, label in ((ANH, "Trần Thị Ánh"), (TAM, "Lý Văn Tám"), (QUAN, "Đỗ Minh Quân")):
        w.node(id, "Official", label)
        w.mention(id, label)
    absent = w.node("person/binh-giang/mai-an-4e5f6a", "Person", "Mai An")
    w.node(SITTING, "Meeting", "Phiên họp tháng 7 năm 2024", **{"dcterms:type": Code("eventType", "phien-hop", "Phiên họp")})
    w.say(COMMITTEE, "bb:organizes", SITTING, "TỈNH ỦY BÌNH GIANG")
    w.say(SITTING, "schema:startDate", date("2024-07-05"), "ngày 5/7/2024")
    w.say(SITTING, "bb:startTime", Literal("08:00:00", "xsd:time"), "Từ 8 giờ 00")
    w.say(SITTING, "bb:endTime", Literal("10:30:00", "xsd:time"), "đến 10 giờ 30")
    w.say(SITTING, "bb:presentCount", Literal("2", "xsd:nonNegativeInteger"), "Có mặt: 2")
    w.say(QUAN, "bb:takesMinutesOf", SITTING, "Thư ký: ông Đỗ Minh Quân")
    w.say(TAM, "bb:isAbsentFrom", SITTING, "ông Lý Văn Tám (có lý do)", qualifiers=(("bb:excused", Literal("true", "xsd:boolean")),))
    w.say(absent, "bb:isAbsentFrom", SITTING, "bà Mai An (đi học)", qualifiers=(("bb:absenceReason", text("đi học")),))
    w.node(PAPER, "Document", "Biên bản số 12-BB/TU", **{"bb:documentType": Code("documentType", "bien-ban", "Biên bản"), "bb:number": Literal("12-BB/TU")})
    w.say(w.article, "schema:exampleOfWork", PAPER, "Số 12-BB/TU")
    w.say(PAPER, "bb:issuedBy", COMMITTEE, "TỈNH ỦY BÌNH GIANG")
    w.say(PAPER, "bb:recordsMinutesOf", SITTING, "BIÊN BẢN")
    w.say(PAPER, "bb:sentTo", BOARD, "Ban KH Tỉnh ủy", qualifiers=(("bb:purposeOfSending", text("để thực hiện")),))
    w.say(PAPER, "bb:sentTo", w.node("collective/cac-huyen-uy-00aa11", "Collective", "Các huyện ủy", **{"bb:kind": Code("groupKind", "co-quan", "cơ quan, tổ chức")}), "các huyện ủy")
    w.say(PAPER, "bb:filedWith", text("VP"), "VP")
    secretary = w.position(COMMITTEE, "pho-bi-thu", "Phó Bí thư", "Phó Bí thư Tỉnh ủy Bình Giang")
    first = w.position(COMMITTEE, "bi-thu", "Bí thư", "Bí thư Tỉnh ủy Bình Giang")
    w.hold(ANH, secretary, "PHÓ BÍ THƯ\nTrần Thị Ánh", "2024-07-05")
    formulas = (("bb:inCapacity", Ref(secretary)), ("bb:signingFormula", Code("signingFormula", "ky-thay", "ký thay (KT.)")), ("bb:signsFor", Ref(first)))
    w.say(ANH, "bb:signs", PAPER, "KT. BÍ THƯ\nPHÓ BÍ THƯ\nTrần Thị Ánh", qualifiers=formulas)
    for words, votes, counts in (
        ("Thông qua chương trình khuyến học", "tán thành 2/2 (100%)", {"bb:votesFor": "2", "bb:votersCount": "2"}),
        ("Tăng kinh phí", "tán thành 1, không tán thành 0, không có ý kiến 1", {"bb:votesFor": "1", "bb:votesAgainst": "0", "bb:abstentions": "1"}),
    ):
        vote = w.node(f"{w.article}/vote/v-{MINUTES.index(words)}", "Vote", words)
        w.mention(vote, votes)
        w.say(vote, "bb:motion", text(words), words)
        w.say(vote, "bb:takenAt", SITTING, votes)
        for predicate, count in counts.items():
            w.say(vote, predicate, Literal(count, "xsd:integer"), votes)
        if "%" in votes:
            w.say(vote, "bb:shareFor", Literal("100", "xsd:decimal"), votes)
    return w.kg
