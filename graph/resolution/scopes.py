"""From where a sentence speaks: the province that a paragraph or a seat of a conference by video stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.article import BlockKind
from graph.grammar.bodies import Body
from graph.grammar.chunks import Kind, Sentence
from graph.resolution.context import Area

if TYPE_CHECKING:
    from graph.resolution.reading import Reading

__all__ = ["read_scopes", "spoken"]


def spoken(reading: Reading) -> Iterator[Sentence]:
    """Every sentence in its order. While one is at hand the context knows the province that it speaks from, afterwards
    no more: whatever a sentence leaves out of its names is to be resolved in such a loop."""
    for sentence in reading.sentences:
        reading.context.local = _known_province(reading, sentence)
        yield sentence
    reading.context.local = None


def _known_province(reading: Reading, sentence: Sentence) -> Area | None:
    """The province that a sentence of a national report speaks from: `Từ điểm cầu Hưng Yên, Phó Chủ tịch UBND …`."""
    known = reading.context.spoken_from
    if id(sentence) not in known:
        known[id(sentence)] = _local_province(reading, sentence)
    return known[id(sentence)]


def _local_province(reading: Reading, sentence: Sentence) -> Area | None:
    keys = reading.stream.keys
    for chunk in sentence.of(Kind.UNIT):
        if keys[chunk.start - 2 : chunk.start] == ["điểm", "cầu"] and chunk.value.name:
            return reading.context.area(chunk.value)
    if reading.context.province is not None:
        return reading.context.told_of.get(sentence.block)
    unit = next((c.value for c in sentence.of(Kind.UNIT) if c.value.level == 1 and c.value.lineage), None)
    return reading.context.area(unit) if unit is not None else None


def read_scopes(reading: Reading) -> None:
    """Paragraphs that report from another province than the article's: they begin with its congress or session
    (`Chiều 22-10, Đại hội đại biểu Đảng bộ tỉnh X bế mạc. …`), and what they leave out is that province's."""
    home = reading.context.province
    if home is None:
        return
    seen: set[int] = set()
    for sentence in reading.sentences:
        if sentence.block in seen or sentence.kind is not BlockKind.PARAGRAPH:
            continue
        seen.add(sentence.block)
        for k in sentence.at(Kind.EVENT)[:1]:
            body = sentence.chunks[k + 1].value if k + 1 < len(sentence.chunks) else None
            unit = body.unit if isinstance(body, Body) else None
            if unit is not None and unit.level == 1 and unit.lineage and unit.lineage != home.lineage:
                area = reading.context.area(unit)
                if area is not None:
                    reading.context.told_of[sentence.block] = area
