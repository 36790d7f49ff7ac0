"""Who presides, as minutes say it: `1. Chủ trì: Ông A`, `KẾT LUẬN CỦA CHỦ TRÌ`, `Đồng chí Chủ trì kết luận: …`.

Source: the layout of minutes in Nghị định 30/2020/NĐ-CP (appendix III) and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.facts.event import Event
from graph.facts.speaking.speakers import Speaker, chair_of
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.resolution.people import Individual

__all__ = ["MinutesChair"]

_ADDRESSES = (("đ", "/", "c"), ("đồng", "chí"))
_CHAIR = (["chủ", "trì"], ["chủ", "tọa"])
_HEADING = 10


class MinutesChair:
    """The chair of the minutes at hand: of the event, or the person after `Chủ trì:`."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.keys = builder.resolved.stream.keys
        self.named: Individual | None = None

    def note(self, chunks: list[Chunk]) -> None:
        """Remember the person of `1. Chủ trì: Ông A - …`."""
        for n, chunk in enumerate(chunks[:4]):
            if chunk.kind is Kind.VERB and chunk.value == "chair" and n + 2 < len(chunks) and chunks[n + 1].key == ":":
                self.named = self.builder.resolved.who(chunks[n + 2])

    def heading(self, sentence: Sentence, event: Event | None) -> Speaker | None:
        """The chair as speaker of what stands below a heading `KẾT LUẬN CỦA CHỦ TRÌ`; None for other sentences."""
        if sentence.end - sentence.start > _HEADING:
            return None
        keys = self.keys[sentence.start : sentence.end]
        concludes = any(keys[k : k + 2] == ["kết", "luận"] for k in range(len(keys) - 1))
        if not concludes or not any(keys[k : k + 2] in _CHAIR for k in range(len(keys) - 1)):
            return None
        return self._speaker(event, sentence.start, sentence.end)

    def opening(self, chunks: list[Chunk], event: Event | None) -> Speaker | None:
        """The chair as subject of `Đồng chí Chủ trì kết luận: …`."""
        first = chunks[0].start
        at = first
        for address in _ADDRESSES:
            if tuple(self.keys[first : first + len(address)]) == address:
                at = first + len(address)
        if self.keys[at : at + 2] not in _CHAIR or at == first and self.keys[at + 2 : at + 3] != ["kết"]:
            return None
        return self._speaker(event, first, at + 2)

    def _speaker(self, event: Event | None, start: int, end: int) -> Speaker | None:
        chair = chair_of(self.builder, event) or self.named
        return Speaker(chair, (start, end)) if chair is not None else None
