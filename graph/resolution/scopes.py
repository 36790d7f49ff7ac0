"""From where a sentence speaks: the province that a paragraph or a seat of a conference by video stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.article import BlockKind
from graph.grammar.bodies import Body
from graph.grammar.chunks import Kind, Sentence
from graph.resolution.context import Area

if TYPE_CHECKING:
    from graph.resolution.resolved import ResolvedArticle

__all__ = ["read_scopes"]


def read_scopes(resolved: ResolvedArticle) -> list[Area | None]:
    """For every sentence, in its order, the province from which it speaks, where that is another than the article's:
    what the sentence leaves out of its names (`Phó Chủ tịch UBND tỉnh`) is that province's."""
    told = _told_from_elsewhere(resolved)
    return [_speaks_from(resolved, sentence, told) for sentence in resolved.sentences]


def _speaks_from(resolved: ResolvedArticle, sentence: Sentence, told: dict[int, Area]) -> Area | None:
    """`Từ điểm cầu Hưng Yên, Phó Chủ tịch UBND …`; in a report of no province, the first that the sentence names."""
    keys = resolved.stream.keys
    for chunk in sentence.of(Kind.UNIT):
        if keys[chunk.start - 2 : chunk.start] == ["điểm", "cầu"] and chunk.value.name:
            return resolved.context.area(chunk.value)
    if resolved.context.province is not None:
        return told.get(sentence.block)
    unit = next((c.value for c in sentence.of(Kind.UNIT) if c.value.level == 1 and c.value.lineage), None)
    return resolved.context.area(unit) if unit is not None else None


def _told_from_elsewhere(resolved: ResolvedArticle) -> dict[int, Area]:
    """The blocks that report from another province than the article's, with that province: they begin with its
    congress or session (`Chiều 22-10, Đại hội đại biểu Đảng bộ tỉnh X bế mạc. …`)."""
    home = resolved.context.province
    told: dict[int, Area] = {}
    if home is None:
        return told
    seen: set[int] = set()
    for sentence in resolved.sentences:
        if sentence.block in seen or sentence.kind is not BlockKind.PARAGRAPH:
            continue
        seen.add(sentence.block)
        for k in sentence.at(Kind.EVENT)[:1]:
            body = sentence.chunks[k + 1].value if k + 1 < len(sentence.chunks) else None
            unit = body.unit if isinstance(body, Body) else None
            if unit is not None and unit.level == 1 and unit.lineage and unit.lineage != home.lineage:
                area = resolved.context.area(unit)
                if area is not None:
                    told[sentence.block] = area
    return told
