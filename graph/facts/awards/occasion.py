"""What a sentence says of giving and of reasons, found once however many awards it names."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.grammar.awards import Award
from graph.grammar.chunks import Chunk, Kind, Sentence

__all__ = ["TITLES", "Saying"]

#: Titles are also borne (`Nhà giáo Ưu tú Lê Văn Tám`): given only where the words speak of the title (`danh hiệu`).
TITLES = (
    "chien-si-thi-dua",
    "nha-giao",
    "nghe-si",
    "nghe-nhan",
    "thay-thuoc",
    "ba-me",
    "anh-hung",
    "lao-dong-tien-tien",
    "tap-the-lao-dong",
    "thanh-pho",
    "tinh-anh",
    "don-vi",
    "gia-dinh",
    "thon",
    "xa-phuong",
)
#: Openings of a sentence that goes on to something else that was given, or with the same giver.
_ALSO = (("cũng", "trong"), ("cùng", "ngày"), ("trước", "đó"), ("sau", "đó"), ("ngoài", "ra"), ("chiều", "cùng"))
_WITH_THE_SAME = (("đồng", "thời"), ("bên", "cạnh"), ("ngoài", "ra"), ("cùng", "với"))
#: Words that put what was received before the occasion, after `năm` or before `được`.
_PAST = {"qua", "liền", "từng"}
#: Who received it then is the subject of these.
_PASSIVE = {"được", "nhận", "đạt", "đón"}
#: Before whoever is acted for: `Thừa ủy quyền của Chủ tịch nước`, `Thừa lệnh Bộ trưởng`.
_AUTHORITY = (["ủy", "quyền"], ["uỷ", "quyền"], ["ủy", "nhiệm"], ["uỷ", "nhiệm"], ["thừa", "lệnh"])


class Saying:
    """What a sentence says of giving and of reasons."""

    def __init__(self, builder: Builder, sentence: Sentence) -> None:
        self.keys = keys = builder.resolved.stream.keys
        chunks = sentence.chunks
        words = [(n, c) for n, c in enumerate(chunks) if c.kind is Kind.WORD]
        self.given = any(c.kind is Kind.VERB and c.value in ("present", "grant", "receive") for c in chunks)
        self.told = (
            self.given
            or any(c.key in ("tặng", "trao", "nhận", "thưởng", "thuộc") for _, c in words)
            or any(c.kind is Kind.EVENT and {"trao", "tặng", "nhận"} & set(keys[c.start : c.end]) for c in chunks)
        )
        #: Where `vì …`, `về …` stand; where `đã có thành tích …` does; who was acted for (`Thừa ủy quyền của …`).
        self.because = [n for n, c in words if c.key == "vì" or c.key == "về" and keys[c.start - 1] != "thuộc"]
        self.deeds = [
            n
            for n, c in words
            if c.key in ("có", "đã")
            and n + 1 < len(chunks)
            and keys[c.end : c.end + 2] in (["thành", "tích"], ["có", "thành"])
        ]
        self.mandate = next((n for n, c in enumerate(chunks) if self._gave_authority(c)), len(chunks))
        first = next((c.start for c in chunks if c.kind is not Kind.MARK), sentence.start)
        self.past = self._of_the_past(sentence)
        opening = tuple(keys[first : first + 2])
        #: Whether something else is told than before: `Cũng trong dịp này, …`, `* Cùng ngày, …`.
        self.apart = opening in _ALSO
        #: Whether the giver is that of the sentence before: `Đồng thời tặng …`.
        self.goes_on = opening in _WITH_THE_SAME

    def gives(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the award at `k` is given here, not only spoken of."""
        chunk = chunks[k]
        award: Award = chunk.value
        if self.past < chunk.start and not _PASSIVE.isdisjoint(self.keys[self.past : chunk.start]):
            return False
        if award.entry.code.startswith(TITLES):
            called = "hiệu" in self.keys[max(0, chunk.start - 3) : chunk.start]
            return self.given and (called or self._goes_on_a_list(chunks, k) or self._is_shared(chunks, k))
        return self.told

    def _goes_on_a_list(self, chunks: list[Chunk], k: int) -> bool:
        """`danh hiệu Nhà giáo Nhân dân, Nhà giáo Ưu tú`: the second is one of the titles too."""
        n = k - 1
        while n > 0 and chunks[n].key in (",", "và", '"'):
            n -= 1
        return 0 <= n < k - 1 and chunks[n].kind is Kind.AWARD and self.gives(chunks, n)

    def _is_shared(self, chunks: list[Chunk], k: int) -> bool:
        """`danh hiệu Nghệ nhân nhân dân cho 3 cá nhân và | Nghệ nhân ưu tú | cho 12 cá nhân`: `danh hiệu` is said
        once for titles that each go to somebody."""
        if chunks[k - 1].key not in (",", ";", "và") or [c.key for c in chunks[k + 1 : k + 2]] != ["cho"]:
            return False
        before = next((n for n in range(k - 1, -1, -1) if chunks[n].kind in (Kind.AWARD, Kind.VERB)), None)
        return before is not None and chunks[before].kind is Kind.AWARD and self.gives(chunks, before)

    def _of_the_past(self, sentence: Sentence) -> int:
        """Where words stand that put what was received before the occasion: `Trong 5 năm qua, Hội được tặng …`,
        `3 năm liền nhận Cờ thi đua`, `từng được tặng …`; the end of the sentence where none do."""
        if sentence.said.isdisjoint(_PAST):
            return sentence.end
        for i in range(sentence.start + 1, sentence.end - 1):
            if self.keys[i] in _PAST and "năm" in self.keys[i - 1 : i] or self.keys[i : i + 2] == ["từng", "được"]:
                return i
        return sentence.end

    def _gave_authority(self, chunk: Chunk) -> bool:
        if chunk.kind is Kind.BODY and self.keys[chunk.start - 2 : chunk.start] == ["thay", "mặt"]:
            return True
        if chunk.kind not in (Kind.POSITION, Kind.BODY):
            return False
        end = chunk.start - (1 if self.keys[chunk.start - 1] == "của" else 0)
        return self.keys[end - 2 : end] in _AUTHORITY
