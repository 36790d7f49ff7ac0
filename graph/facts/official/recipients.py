"""Who receives an official document: the list `Nơi nhận:`, its named bodies and its groups, and where it is filed.

A line names bodies (`- UBND xã, Ủy ban MTTQ Việt Nam xã;`) or a group (`- Các đại biểu HĐND xã;`); what is neither for
sure, such as an abbreviation that nothing explains, gives nothing. Source: Nghị định 30/2020/NĐ-CP (appendix I, 9).
"""

from __future__ import annotations

from bisect import bisect_left

from graph.facts.builder import Builder, Span
from graph.facts.codes import group_code
from graph.grammar.chunks import Chunk, Kind
from graph.language.folding import slug
from graph.lexicon import lexicon
from graph.lexicon.utterances import utterance_words
from graph.model import Node, Ref, Value, text
from graph.official import Recipient
from graph.resolution.ids import digest

__all__ = ["add_recipients"]

_GROUP_HEADS = ("các", "những", "toàn", "thành", "đại", "cán", "hội", "đảng", "lãnh", "mọi")
#: First words of a group: kind of group, as in the ontology's list groupKind.
_GROUPS = (
    (("đại biểu",), "dai-bieu"),
    (("ủy viên", "thành viên", "lãnh đạo", "phó chủ tịch", "đảng ủy viên", "tỉnh ủy viên"), "lanh-dao"),
    (("đảng viên",), "dang-vien"),
    (("xã", "phường", "huyện", "thôn", "xóm", "ấp", "khu phố", "tổ dân phố", "địa phương"), "dia-phuong"),
    (("phòng", "ban", "sở", "ngành", "cơ quan", "đơn vị", "đoàn thể", "tổ chức", "chi bộ", "đảng ủy"), "co-quan"),
    (("ông", "bà", "cán bộ", "công chức", "đồng chí"), "can-bo"),
)  # fmt: skip


def add_recipients(builder: Builder, document: str) -> None:
    """`bb:sentTo` for each recipient, with what it is sent for; `bb:filedWith` for the words after `Lưu:`."""
    form = builder.article.official
    if form is None:
        return
    reader = _RecipientReader(builder)
    for recipient in form.closing.recipients:
        note = builder.words(*recipient.note) if recipient.note else None
        purpose: list[tuple[str, Value]] = [("bb:purposeOfSending", text(note.quote))] if note is not None else []
        for id, span in reader.read(recipient):
            said = [builder.evidence(span), *([note] if note is not None else [])]
            builder.fact(document, "bb:sentTo", Ref(id), said, "recipient-listed", "", purpose)
    if form.closing.filed is not None:
        filed = builder.words(*form.closing.filed)
        builder.fact(document, "bb:filedWith", text(" ".join(filed.quote.split())), [filed], "recipient-file")


class _RecipientReader:
    """Reads the lines of one list."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.stream = builder.resolved.stream
        self.bodies: dict[int, Chunk] = {
            c.start: c
            for s in builder.resolved.sentences
            for c in s.of(Kind.BODY)
            if id(c) in builder.resolved.agency_of
        }

    def read(self, recipient: Recipient) -> list[tuple[str, Span]]:
        """The nodes that a line names, with their words."""
        starts = self.stream.starts
        first, last = bisect_left(starts, recipient.start), bisect_left(starts, recipient.end)
        found: list[tuple[str, Span]] = []
        for start, end in self._parts(first, last):
            id = self._named(start, end)
            if id is not None:
                found.append((id, (start, end)))
        return found

    def _parts(self, start: int, end: int) -> list[Span]:
        """Between commas and semicolons that stand in no body's name; a group keeps its own (`Các phòng, ban`)."""
        parts, at, k = [], start, start
        while k < end:
            body = self.bodies.get(k)
            if body is not None and body.end <= end:
                k = body.end
                continue
            plural = self._group(at) or "các" in self.stream.keys[at:k]
            if self.stream.keys[k] in (",", ";") and (not plural or self._begins(k + 1, end)):
                parts.append((at, k))
                at = k + 1
            k += 1
        return [(s, e) for s, e in [*parts, (at, end)] if s < e]

    def _begins(self, k: int, end: int) -> bool:
        """Whether another recipient begins here."""
        return k < end and (k in self.bodies or self.stream.keys[k] in ("các", "những", "toàn"))

    def _group(self, k: int) -> bool:
        """`Các phòng, ban`, `Thành viên BCĐ`, `Đại biểu HĐND`."""
        keys = self.stream.keys
        return k not in self.bodies and (keys[k] in _GROUP_HEADS or bool(utterance_words().length("group", keys, k)))

    def _named(self, start: int, end: int) -> str | None:
        """A body whose name fills the words, or a group."""
        body = self.bodies.get(start)
        if body is not None and body.end == end:
            return self.builder.body(self.builder.resolved.agency_of[id(body)])
        head = lexicon().bodies.match(self.stream.keys, start)
        plural = head is not None and "các" in self.stream.keys[start + head[0] : end]
        if not plural and not self._group(start) or end - start < 2:
            return None
        label = self.stream.words(start, end)
        label = label if plural else label[:1].lower() + label[1:]
        group = f"{self.builder.article.id}/collective/{slug(label, 60)}-{digest(label.lower())}"
        if group not in self.builder.kg:
            kind = group_code(_kind(" ".join(self.stream.keys[start:end])))
            self.builder.kg.add_node(Node(group, "Collective", label, frozenset(), {"bb:kind": (kind,)}))
        return group


def _kind(words: str) -> str:
    for heads, kind in _GROUPS:
        if any(f" {head} " in f" {words.replace(',', ' ,')} " for head in heads):
            return kind
    return "nhom-khac"
