"""Movements: `phong trào thi đua "Dân vận khéo"`, `cuộc vận động "…"`, and the national ones that stand
without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.grammar.stream import Stream
from graph.language.folding import slug
from graph.language.tokens import WORD
from graph.lexicon import lexicon
from graph.model import Node, Ref

__all__ = ["add_movements", "movement_in", "movement_node"]


#: Words with which a movement begins.
_DRIVE, _CAMPAIGN = ["phong", "trào"], ["vận", "động"]


def movement_in(builder: Builder, first: int, last: int) -> tuple[str, str, Span] | None:
    """`phong trào thi đua "Dân vận khéo"`, `cuộc vận động "…"`: (label, name, span)."""
    stream = builder.resolved.stream
    for i in range(first, last):
        if stream.keys[i : i + 2] not in (_DRIVE, _CAMPAIGN):
            continue
        found = _known(stream, i) or _quoted(stream, i, last)
        if found is not None:
            return found
    return None


def _known(stream: Stream, i: int) -> tuple[str, str, Span] | None:
    """A movement of the lexicon: `phong trào (thi đua) | Dân vận khéo`."""
    movements = lexicon().movements
    for at in (i + 2, i + 4) if stream.keys[i : i + 4] == [*_DRIVE, "thi", "đua"] else (i + 2,):
        known = movements.match(stream.keys, at)
        if known is not None:
            return known[1], known[1], (i, at + known[0])
    return None


def _quoted(stream: Stream, i: int, last: int) -> tuple[str, str, Span] | None:
    """A movement by the name in quotation marks: right after its kind, or as its theme."""
    keys = stream.keys
    campaign = keys[i : i + 2] == _CAMPAIGN
    if campaign and keys[i - 1] != "cuộc":
        return None
    quote = i + 2
    while quote < last and quote - i < 6 and keys[quote] != '"' and stream.kinds[quote] == WORD:
        quote += 1
    head_end = quote
    if keys[quote : quote + 1] != ['"']:  # `phong trào thi đua giai đoạn 2020 - 2025 với chủ đề "…"`
        theme = next((t for t in range(i + 2, min(i + 14, last - 2)) if keys[t : t + 2] == ["chủ", "đề"]), None)
        if theme is None:
            return None
        quote, head_end = theme + 2, i + (4 if keys[i + 2 : i + 4] == ["thi", "đua"] else 2)
    if quote >= last or keys[quote] != '"':
        return None
    close = next((c for c in range(quote + 1, min(quote + 22, last + 1)) if c < len(keys) and keys[c] == '"'), None)
    if close is None:
        return None
    begin = i - 1 if campaign else i
    name, head = stream.words(quote + 1, close), stream.words(begin, head_end)
    return f"{head[:1].upper()}{head[1:]} “{name}”", name, (begin, close + 1)


def add_movements(builder: Builder) -> None:
    """A node for each movement named in quotation marks."""
    for sentence in builder.resolved.sentences:
        told = sentence.said.issuperset(_DRIVE) or sentence.said.issuperset(_CAMPAIGN)
        if not told or sentence.kind is BlockKind.HEADLINE:
            continue
        first, last = sentence.start, sentence.end
        while first < last:
            found = movement_in(builder, first, last)
            if found is None:
                break
            label, name, span = found
            id = movement_node(builder, label, name)
            builder.fact(builder.article.id, "bb:mentions", Ref(id), [span], "movement-named")
            first = span[1]
            for name, span in _listed(builder, first, last):
                id = movement_node(builder, f"{label.partition(' “')[0]} “{name}”", name)
                builder.fact(builder.article.id, "bb:mentions", Ref(id), [span], "movement-named")
                first = span[1]


def _listed(builder: Builder, at: int, last: int) -> Iterator[tuple[str, Span]]:
    """The names that go on a list of movements: `các phong trào "A", "B" và "C"`."""
    stream = builder.resolved.stream
    keys = stream.keys
    while keys[at - 1] == '"' and keys[at] in (",", "và", ";") and keys[at + 1 : at + 2] == ['"']:
        close = next((c for c in range(at + 2, min(at + 24, last)) if keys[c] == '"'), None)
        if close is None:
            return
        yield stream.words(at + 2, close), (at + 1, close + 1)
        at = close + 1


def movement_node(builder: Builder, label: str, name: str) -> str:
    """The id of the movement of this name, whose node is added where it is not there yet."""
    id = f"movement/{slug(name)}"
    if id not in builder.kg:
        builder.kg.add_node(Node(id, "Movement", label, frozenset({name})))
    return id
