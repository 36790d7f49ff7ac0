"""Where an event takes place: the words after `tại`."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.facts.events.gatherings import Gathering
from graph.grammar.chunks import Kind, Sentence
from graph.language.folding import slug
from graph.model import Node, Ref, Value

__all__ = ["add_place"]


def add_place(builder: Builder, event: Gathering, sentence: Sentence) -> None:
    """`tại hội trường Tỉnh ủy, …`: the words after `tại` up to the next comma or verb."""
    stream, context = builder.reading.stream, builder.reading.context
    for index, chunk in enumerate(sentence.chunks):
        if chunk.kind is not Kind.WORD or chunk.key not in ("tại", "ở") or index + 1 >= len(sentence.chunks):
            continue
        end = index + 1
        while end < len(sentence.chunks) and end - index < 14:
            part = sentence.chunks[end]
            if (
                part.kind is Kind.MARK
                and part.key not in ("-",)
                or part.kind in (Kind.VERB, Kind.DATE, Kind.PERSON, Kind.EVENT, Kind.DOCUMENT)
                or (
                    part.kind is Kind.WORD
                    and part.key
                    in (
                        "đã",
                        "với",
                        "do",
                        "diễn",
                        "được",
                        "trong",
                        "vào",
                        "nhân",
                        "từ",
                        "và",
                        "cùng",
                        "vừa",
                        "long",
                        "có",
                        "đang",
                        "sẽ",
                        "để",
                    )
                )
            ):
                break
            end += 1
        if end == index + 1 or sentence.chunks[index + 1].kind in (Kind.EVENT, Kind.VERB):
            continue
        first, last = sentence.chunks[index + 1].start, sentence.chunks[end - 1].end
        label = stream.words(first, last)
        if (
            len(label) < 3
            or label.lower() in ("đây", "đó")
            or label.lower().startswith(("buổi", "phiên", "kỳ", "cuộc", "điểm cầu", "khoản"))
        ):
            continue
        attributes: dict[str, tuple[Value, ...]] = {}
        agency = next(
            (builder.reading.agency_of.get(id(c)) for c in sentence.chunks[index + 1 : end] if c.kind is Kind.BODY),
            None,
        )
        unit = next((context.area(c.value) for c in sentence.chunks[index + 1 : end] if c.kind is Kind.UNIT), None)
        where = unit or (agency.area if agency is not None else None) or context.province
        surface = stream.quote(first, last)
        if agency is not None and sentence.chunks[end - 1].kind is Kind.BODY:
            head = stream.words(first, sentence.chunks[end - 1].start)
            label = f"{head} {agency.label}".strip()
        label = label[:1].upper() + label[1:]
        if where is not None:
            attributes["schema:containedInPlace"] = (Ref(builder.area(where)),)
        place = f"place/{where.id if where else 'vn'}/{slug(surface)}"
        builder.kg.add_node(Node(place, "Place", label, frozenset({surface} - {label}), attributes))
        builder.fact(event.id, "schema:location", Ref(place), [(chunk.start, last)], "event-place")
        return
