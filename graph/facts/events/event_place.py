"""Where an event takes place: the words after `tại`."""

from __future__ import annotations

from itertools import takewhile

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.language.folding import slug
from graph.model import Node, Ref, Value
from graph.resolution.context import Area

__all__ = ["add_location", "add_place"]


#: Words that end what stands after `tại`.
_ENDS = {
    "đã", "với", "do", "diễn", "được", "trong", "vào", "nhân", "từ", "và", "cùng", "vừa", "long", "có", "đang", "sẽ",
    "để", "đạt",
}  # fmt: skip
_OTHERS = (Kind.VERB, Kind.DATE, Kind.PERSON, Kind.EVENT, Kind.DOCUMENT)
#: What `tại` leads to that is no place: `tại buổi làm việc`, `tại khoản 2`.
_NO_PLACE = ("buổi", "phiên", "kỳ", "cuộc", "điểm cầu", "khoản")
#: The longest name of a place, in chunks.
_LONGEST = 13


def add_place(builder: Builder, event: Event, sentence: Sentence) -> None:
    """`tại hội trường Tỉnh ủy, …`: the words after `tại` up to the next comma or verb."""
    chunks = sentence.chunks
    for index, chunk in enumerate(chunks):
        if chunk.kind is not Kind.WORD or chunk.key not in ("tại", "ở"):
            continue
        held = list(takewhile(_goes_on, chunks[index + 1 : index + 1 + _LONGEST]))
        if not held:
            continue
        label = builder.resolved.stream.words(held[0].start, held[-1].end)
        if len(label) < 3 or label.lower() in ("đây", "đó") or label.lower().startswith(_NO_PLACE):
            continue
        whole = held[-1].kind is Kind.BODY
        span = (chunk.start, held[-1].end)
        add_location(builder, event, held, span, "event-place", builder.resolved.context.province, whole=whole)
        return


def _goes_on(chunk: Chunk) -> bool:
    """Whether a chunk may belong to the name of a place."""
    if chunk.kind is Kind.MARK:
        return chunk.key == "-"
    return chunk.kind not in _OTHERS and not (chunk.kind is Kind.WORD and chunk.key in _ENDS)


def add_location(
    builder: Builder, event: Event, held: list[Chunk], span: Span, rule: str, home: Area | None, *, whole: bool
) -> None:
    """The place that the chunks `held` name, in the unit that they name or whose body they name, else `home`; and that
    the event was held there, as the words of `span` say. `whole`: the body that ends the name is written in full."""
    stream, resolved = builder.resolved.stream, builder.resolved
    label, surface = (write(held[0].start, held[-1].end) for write in (stream.words, stream.quote))
    body = next((resolved.agency_of.get(id(c)) for c in held if c.kind is Kind.BODY), None)
    if body is not None and whole:
        label = f"{stream.words(held[0].start, held[-1].start)} {body.label}".strip()
    label = label[:1].upper() + label[1:]
    unit = next((resolved.context.area(c.value) for c in held if c.kind is Kind.UNIT), None)
    where = unit or (body.area if body is not None else None) or home
    attributes: dict[str, tuple[Value, ...]] = {}
    if where is not None:
        attributes["schema:containedInPlace"] = (Ref(builder.area(where)),)
    place = f"place/{where.id if where else 'vn'}/{slug(surface)}"
    builder.kg.add_node(Node(place, "Place", label, frozenset({surface} - {label}), attributes))
    builder.fact(event.id, "schema:location", Ref(place), [span], rule)
