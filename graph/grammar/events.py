"""Events: where the name of a meeting begins and ends, and whether the words say that it took place.

`Hội nghị tổng kết công tác dân vận năm 2022` names one; a bare `hội nghị` refers to one named before.
"""

from __future__ import annotations

from msgspec import Struct

from graph.article import BlockKind
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.grammar.stream import BREAK, Stream
from graph.language.tokens import DATE, NUMBER, PUNCTUATION
from graph.lexicon import Lexicon
from graph.lexicon.entries import EventEntry
from graph.lexicon.unit_kinds import BELOW_PROVINCE

__all__ = ["EventPhrase", "event_phrase"]

_ACTS = (["công", "bố"], ["giới", "thiệu"], ["chất", "vấn"], ["chào", "mừng"], ["thông", "qua"])
#: Words of the longest name that is looked for, so that a text of nothing but heads is read in the time of its length.
_LONGEST = 120
#: What no name ends with.
_DANGLING = (",", "-", "và", "ngày", "của", ":", "trong", "với")
#: `buổi lễ này`, `hội nghị nói trên`: words that point to an event named before.
_POINTING = ("này", "trên", "đó", "kể", "nói", "vừa")
#: Words that end a name before these only: `chủ trì`, but `dân chủ`, `chủ đề`; `đồng chủ trì`, but `hội đồng`.
_ENDS_BEFORE = {
    "chủ": ("trì", "tọa"),
    "đồng": ("chủ", "thời"),
    "đề": ("nghị", "xuất", "ra", "cập", "cao"),  # not `chuyên đề`
}
#: How a meeting was held or whose guests came, which is no part of its name.
_MANNERS = {"bằng": ("hình", "trực"), "với": ("sự", "chủ", "hình", "thời", "quy"), "về": ("phía",)}
_VERBS_AFTER = {"speak", "direct", "chair", "attend", "held", "visit"}


class EventPhrase(Struct, frozen=True):
    """An event as written: `name_start:name_end` of the stream. `bare` when only the head stands there, `told` when a
    verb tells it (`đã đến thăm …`), after which `noun` calls it (`Lễ` khánh thành …)."""

    chunk: Chunk
    entry: EventEntry
    name_start: int
    name_end: int
    bare: bool
    told: bool = False
    noun: str = ""


def event_phrase(stream: Stream, sentence: Sentence, chunk: Chunk, lexicon: Lexicon) -> EventPhrase:
    """The full phrase of an EVENT chunk."""
    end = _EventName(stream, sentence, chunk, lexicon).end()
    while end > chunk.end and stream.keys[end - 1] in _DANGLING:
        end -= 1
    return EventPhrase(chunk, chunk.value, chunk.start, end, _is_bare(stream.keys[chunk.end : end]))


def _is_bare(words: list[str]) -> bool:
    """Whether the words after an event's head name none: `hội nghị`, `cuộc họp này`, `buổi lễ trọng thể này`."""
    return not words or len(words) == 1 and words[0] in _POINTING or len(words) <= 4 and words[-1] == "này"


#: Before `nhất` that ranks: `lần thứ nhất`, `Huân chương Lao động hạng Nhất`.
_RANKED = ("thứ", "hạng")


class _EventName:
    """The name of an event while it is read, word by word: what stands before `at` belongs to it."""

    __slots__ = ("at", "chunk", "held", "lexicon", "limit", "purpose", "quoted", "scene", "sentence", "stream")

    def __init__(self, stream: Stream, sentence: Sentence, chunk: Chunk, lexicon: Lexicon) -> None:
        self.stream, self.sentence, self.chunk, self.lexicon = stream, sentence, chunk, lexicon
        self.at, self.limit = chunk.end, min(sentence.end, chunk.end + _LONGEST)
        self.quoted = False
        self.scene, self.held = _sets_scene(stream, sentence, chunk), _is_held(sentence, chunk)
        self.purpose = _after_scope(stream, chunk, lexicon)

    def end(self) -> int:
        while self.at < self.limit and self._goes_on():
            pass
        return self.at

    def _goes_on(self) -> bool:
        """Whether the name goes on over what stands at `at`, and if so moves there."""
        key = self.stream.keys[self.at]
        if key == '"':
            self.quoted = not self.quoted
        elif not self.quoted:
            if self.stream.kinds[self.at] == PUNCTUATION:
                if key == "(":
                    return self._over_brackets()
                if not self._includes_mark(key):
                    return False
            elif self._ends_at_word(key):
                return False
        self.at += 1
        return True

    def _over_brackets(self) -> bool:
        """Brackets with a date, a number or the unit that a place lies in belong to the name."""
        stream, k, limit = self.stream, self.at, self.limit
        if k + 1 >= limit or not (stream.kinds[k + 1] in (DATE, NUMBER) or _place_in_list(stream, k, limit)):
            return False
        close = next((c for c in range(k, min(k + 14, limit)) if stream.keys[c] == ")"), None)
        if close is None:
            return False
        self.at = close + 1
        return True

    def _includes_mark(self, mark: str) -> bool:
        if mark == ",":
            return self._includes_comma()
        if mark == ":":  # `Hội thảo với chủ đề: "…"`
            k = self.at
            return k > self.chunk.end and k + 1 < self.limit and self.stream.keys[k + 1] == '"'
        return mark in ("-", "/", "&")

    def _includes_comma(self) -> bool:
        stream, k, limit, lexicon = self.stream, self.at, self.limit, self.lexicon
        if _more_of_a_kind(stream, k, limit, lexicon) or _lists_units(stream, k, lexicon):
            return True
        if _shares_object(stream, self.purpose, k, lexicon):
            self.purpose = k + 1
            return True
        if self.scene and _clause_begins(stream, k + 1, lexicon) or _subject_follows(stream, self.sentence, k + 1):
            return False
        return _continues(stream, k + 1, limit, lexicon) or self.held and _acts_continue(stream, k + 1, limit, lexicon)

    def _ends_at_word(self, key: str) -> bool:
        stream, k, keys = self.stream, self.at, self.stream.keys
        if key in _ENDS_BEFORE and keys[k + 1] not in _ENDS_BEFORE[key] or key == "nhất" and keys[k - 1] in _RANKED:
            return False
        ending = self.lexicon.sets["eventend"]
        if key in ending and " ".join(keys[k : min(k + 2, self.limit)]) not in self.lexicon.sets["eventkept"]:
            return not self._keeps(key)
        if k == self.chunk.end:
            return _does(stream, self.sentence, self.chunk, self.lexicon) or _tells_how(keys, k)
        if k == self.purpose and self.lexicon.words["purpose"].match(keys, k) and not self._acts():
            return False
        dated = stream.kinds[k] == DATE and keys[k - 1] in ("ngày", "sáng", "chiều", "tối")
        return dated or _tells_how(keys, k) or _verb_follows(stream, k, self.lexicon)

    def _acts(self) -> bool:
        """`Hội nghị toàn thể | thông qua Nghị quyết …`, in the story: the subject, and what it did."""
        sentence, chunk = self.sentence, self.chunk
        if chunk.value.code == "ky-hop":
            return True
        first = chunk.start == sentence.start or self.stream.keys[chunk.start - 1] in (",", ".")
        return first and sentence.kind is BlockKind.PARAGRAPH and _HOLDING.isdisjoint(sentence.acts)

    def _keeps(self, key: str) -> bool:
        """Whether a word that ends other names is of this one: `Buổi tiếp ông A`, a part of a place, `sau kỳ họp`."""
        stream, k, entry = self.stream, self.at, self.chunk.value
        if entry.code == "buoi-lam-viec" and k == self.chunk.end and key in ("ông", "bà"):
            return True
        return _within_name(stream, self.sentence, k) or _around_session(stream, entry, k)


def _after_scope(stream: Stream, chunk: Chunk, lexicon: Lexicon) -> int:
    """The place after the words that say for whom and how a meeting is: `Hội nghị toàn quốc | quán triệt …`,
    `Hội nghị cán bộ chủ chốt trực tuyến | thông báo …`. A verb of purpose there is of its name."""
    at, scope = chunk.end, lexicon.words["scope"]
    while (found := scope.match(stream.keys, at)) is not None:
        at += found[0]
    return at


def _shares_object(stream: Stream, purpose: int, k: int, lexicon: Lexicon) -> bool:
    """`Hội nghị học tập, | quán triệt Nghị quyết …`: two verbs of purpose, and one object for both."""
    verbs, keys = lexicon.words["purpose"], stream.keys
    first = verbs.match(keys, purpose)
    return first is not None and purpose + first[0] == k and verbs.match(keys, k + 1) is not None


#: How many units a list names, before their kind: `3 xã`, `các xã`.
_SEVERAL = {"các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy"}


def _lists_units(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """The comma at `k` stands in `các tỉnh, thành phố …` or in `cử tri 3 xã Bình An, Tân Hòa và …`."""
    keys = stream.keys
    if keys[k - 1] in ("tỉnh", *_UNITS) and keys[k - 2] in _SEVERAL:
        return keys[k + 1] in _UNITS
    if not (stream.caps[k - 1] and stream.caps[k + 1]):
        return False
    start = k - 1
    while start > k - 16 and (stream.caps[start] or keys[start] == ","):
        start -= 1
    kind = start - 1 if keys[start - 1 : start + 1] in (["thị", "trấn"], ["thị", "xã"], ["thành", "phố"]) else start
    if keys[kind] not in _UNITS or not (stream.kinds[kind - 1] == NUMBER or keys[kind - 1] in _SEVERAL):
        return False
    return not lexicon.roles.match(keys, k + 1) and not lexicon.bodies.match(keys, k + 1)


def _tells_how(keys: list[str], k: int) -> bool:
    """`… | bằng hình thức trực tuyến`, `… | với sự tham gia của …`."""
    return keys[k] in _MANNERS and keys[k + 1] in _MANNERS[keys[k]]


def _does(stream: Stream, sentence: Sentence, chunk: Chunk, lexicon: Lexicon) -> bool:
    """`Kỳ họp thảo luận …`, `Đại hội tiến hành bầu …`: what the meeting did is not its name; but
    `tổ chức hội nghị thảo luận …` says what for."""
    keys, k = stream.keys, chunk.end
    if chunk.value.code == "ky-hop" and lexicon.verbs.match(keys, k) or keys[k : k + 2] == ["tiến", "hành"]:
        return True
    if lexicon.words["transacted"].match(keys, k) is None:
        return False
    if chunk.value.code == "dai-hoi":
        return True
    begins = chunk.start == sentence.start or keys[chunk.start - 1] in (",", ".")
    return begins and _HOLDING.isdisjoint(sentence.acts)


def _within_name(stream: Stream, sentence: Sentence, k: int) -> bool:
    """`tỉnh Bà Rịa - Vũng Tàu`, `Thủ Dầu Một`: a word that ends names is here a part of a unit's or body's."""
    return stream.caps[k] and any(c.start < k < c.end for c in sentence.of(Kind.BODY, Kind.UNIT))


def _around_session(stream: Stream, entry: EventEntry, k: int) -> bool:
    """`tiếp xúc cử tri | sau kỳ họp cuối năm`, `… trước và sau Kỳ họp thứ 6`: deputies meet voters before and after
    each session, which says which of these meetings it is. Source: the laws on the organisation of both assemblies."""
    if entry.code != "tiep-xuc-cu-tri" or stream.keys[k] not in ("trước", "sau"):
        return False
    joined = k + 2 if stream.keys[k + 1] == "và" and stream.keys[k + 2] in ("trước", "sau") else k
    return stream.keys[joined + 1 : joined + 3] == ["kỳ", "họp"]


_SCENE = {"tại", "trong", "sau", "trước", "thúc", "dự", "mạc"}
_BETWEEN = {"giữa", "với"}


def _sets_scene(stream: Stream, sentence: Sentence, chunk: Chunk) -> bool:
    """`Tại hội nghị …, UBND tỉnh tặng …`: the event stands first, and its sentence begins after the comma."""
    before = stream.keys[sentence.start : chunk.start]
    return 0 < len(before) <= 5 and not _SCENE.isdisjoint(before) and "," not in before


def _clause_begins(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """After the comma of an event that sets the scene, a body, somebody or their post begins the sentence proper."""
    keys = stream.keys
    if keys[k : k + 2] in (["lãnh", "đạo"], ["đại", "diện"], ["đại", "biểu"], ["thay", "mặt"], ["thừa", "ủy"]):
        return True
    if keys[k : k + 2] in (["ban", "tổ"], ["về", "phía"], ["cử", "tri"], ["đoàn", "viên"]):
        return True
    if lexicon.roles.match(keys, k):
        return True
    start = next((p for p in range(k - 1, max(0, k - 40), -1) if keys[p] in (".", BREAK)), 0)
    return stream.caps[k] and _BETWEEN.isdisjoint(keys[start:k]) and lexicon.bodies.match(keys, k) is not None


#: What is done with an event as a whole.
_HOLDING = {"organize", "held"}
#: Between a subject and its verb.
_TENSES = {"đã", "sẽ", "vừa", "cũng", "tiếp", "đang"}


def _subject_follows(stream: Stream, sentence: Sentence, k: int) -> bool:
    """`tại phiên họp thứ 31, Ủy ban Thường vụ Quốc hội tổ chức …`: what stands after the comma does something; not
    `tại kỳ họp thứ 6, HĐND tỉnh khóa X, …`."""
    if not stream.caps[k]:
        return False
    body = next((c for c in sentence.of(Kind.BODY) if c.start == k), None)
    if body is None or body.end >= sentence.end:
        return False
    return stream.keys[body.end] in _TENSES or any(
        c.start == body.end and c.value in _HOLDING for c in sentence.of(Kind.VERB)
    )


def _is_held(sentence: Sentence, chunk: Chunk) -> bool:
    """`tổ chức hội nghị …`: nothing but a verb of holding stands before the event."""
    return any(c.end == chunk.start and c.value in _HOLDING for c in sentence.of(Kind.VERB))


def _acts_continue(stream: Stream, k: int, limit: int, lexicon: Lexicon) -> bool:
    """`tổ chức hội nghị gặp mặt, biểu dương và trao tặng …`: what was held was held for all of this."""
    keys = stream.keys
    first = lexicon.verbs.match(keys, k)
    if first is None or stream.caps[k]:
        return False
    joined = k + first[0]
    return joined + 1 < limit and keys[joined] == "và" and lexicon.verbs.match(keys, joined + 1) is not None


def _more_of_a_kind(stream: Stream, k: int, limit: int, lexicon: Lexicon) -> bool:
    """`công bố các Nghị quyết, Quyết định …`, `trao Huân chương, Bằng khen …`: the comma at `k` stands between two."""
    for phrases in (lexicon.documents, lexicon.awards):
        if k + 1 < limit and phrases.match(stream.keys, k + 1):
            return any((found := phrases.match(stream.keys, p)) and p + found[0] == k for p in range(max(0, k - 4), k))
    return False


def _place_in_list(stream: Stream, k: int, limit: int) -> bool:
    """`xã Phước Thắng (Bác Ái) và xã …`: a unit in brackets says where the one before it lies, and the list goes on."""
    close = next((c for c in range(k + 1, min(k + 6, limit)) if stream.keys[c] == ")"), None)
    if close is None or close + 2 >= limit or not all(stream.caps[k + 1 : close]):
        return False
    return stream.keys[close + 1] in (",", "và") and stream.keys[close + 2] in _UNITS


#: First words of units; not `đặc`, which begins `đặc biệt`.
_UNITS = (BELOW_PROVINCE | {"thành"}) - {"đặc"}
#: Words after a comma with which no part of a name begins.
_OTHER_PHRASES = {
    "với", "tổng", "trong", "ngày", "nhân", "qua", "từ", "đến", "các", "nhiều", "trước", "gần", "hơn", "những", "một",
    "nhằm", "mở", "góp", "nơi", "đơn",
}  # fmt: skip


def _continues(stream: Stream, k: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether the name goes on after a comma: a lower-case noun phrase, a term, a coordinated task."""
    if k >= limit:
        return False
    keys = stream.keys
    if keys[k : k + 2] in (["nhiệm", "kỳ"], ["khóa", "x"]) or keys[k] == "khóa":
        return True
    if stream.caps[k]:
        return bool(lexicon.bodies.match(keys, k)) and keys[k] not in ("ban",)
    if stream.kinds[k] in (DATE, NUMBER) or keys[k] in lexicon.sets["eventend"] or keys[k] in _OTHER_PHRASES:
        return False
    if lexicon.verbs.match(keys, k) or lexicon.words["honorific"].match(keys, k):
        return False
    return not _ranked(stream, k, lexicon)


def _ranked(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    """`tại buổi lễ, | đại tá Lê Văn Tám`: a rank or degree and a name; not `… cấp bậc hàm thượng tá, đại tá cho …`."""
    for kind in ("rank", "degree"):
        found = lexicon.words[kind].match(stream.keys, k)
        if found and stream.caps[k + found[0]]:
            return True
    return False


#: Last syllables of what makes a noun of the verb behind it.
_BEFORE_NOUN = {"các", "những", "thảo", "bản", "nghe", "quả", "tác", "việc", "vụ", "hoạch"}


def _verb_follows(stream: Stream, k: int, lexicon: Lexicon) -> bool:
    compound = lexicon.words["compound"].match(stream.keys, k)
    if compound and not stream.caps[k] or stream.caps[k] and lexicon.documents.match(stream.keys, k):
        return False  # `quán triệt Chỉ thị …`
    if stream.keys[k : k + 2] in _ACTS:
        return False  # `Lễ công bố …`, `Hội nghị giới thiệu …`
    if stream.keys[k - 1] in _BEFORE_NOUN:
        return False  # `thẩm tra các báo cáo …`, `họp nghe báo cáo …`, `kết quả kiểm tra …`
    verb = lexicon.verbs.match(stream.keys, k)
    return bool(verb and verb[1] in _VERBS_AFTER and (verb[0] > 1 or stream.keys[k] in ("dự",)))
