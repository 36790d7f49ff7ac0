"""What steering committees are for: `Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở` carries out that regulation."""

from __future__ import annotations

from graph.facts.builder import Builder, Span
from graph.facts.codes import document_code
from graph.language.tokens import DOCUMENT_NUMBER, NUMBER
from graph.lexicon import lexicon
from graph.lexicon.unit_kinds import FIRST_WORDS
from graph.model import Node, Ref
from graph.resolution.bodies import Agency
from graph.resolution.ids import named_id

__all__ = ["add_purposes"]

_END = FIRST_WORDS | {"trung", "quốc", "của", ",", "và"}


def add_purposes(builder: Builder) -> None:
    """`bb:implements` from each steering committee whose name says `thực hiện` and a document's name.

    A numbered document is not named here: `graph.facts.documents` reads those.
    """
    for agency in builder.resolved.bodies.all():
        if agency.kind != "SteeringCommittee":
            continue
        for span in sorted(agency.spans):
            named = _document(builder, agency, span)
            if named is not None:
                builder.fact(builder.body(agency), "bb:implements", Ref(named), [span], "committee-carries-out")


def _document(builder: Builder, agency: Agency, span: Span) -> str | None:
    """The node of the document that the committee's name names, or None."""
    stream, known = builder.resolved.stream, lexicon()
    keys = stream.keys
    at = next((k + 2 for k in range(span[0], span[1] - 2) if keys[k : k + 2] == ["thực", "hiện"]), None)
    if at is None:
        return None
    found = known.documents.match(keys, at)
    if found is None or not found[1].carried_out:
        return None
    end = at + found[0]
    while (
        end < span[1]
        and not (keys[end] in _END and _unit(builder, agency, end))
        and stream.kinds[end] not in (NUMBER, DOCUMENT_NUMBER)
    ):
        end += 1
    if end - at <= found[0]:
        return None
    label = stream.words(at, end)
    name = label[:1].upper() + label[1:]
    id = named_id("document", name)
    words = builder.evidence((at, end))
    code = document_code(found[1].code, found[1].type, found[1].english)
    surface = " ".join(words.quote.split())
    builder.kg.add_node(Node(id, "Document", name, frozenset({surface} - {name}), {"bb:documentType": (code,)}))
    builder.fact(builder.article.id, "bb:mentions", Ref(id), [words], "document-in-purpose")
    return id


def _unit(builder: Builder, agency: Agency, at: int) -> bool:
    """Whether the committee's unit begins here (`… ở cơ sở | tỉnh`), not a word of the document's name."""
    key = builder.resolved.stream.keys[at]
    if key in ("của", ","):
        return True
    return agency.area is not None and agency.area.kind.split()[0] == key or key in ("trung", "quốc")
