"""The vocabulary for readers: a Markdown page of its classes, properties, lists and constraints, made from the Turtle;
and the files themselves, as `bienban ontology` prints them."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.ontology.vocabulary import CODE, Vocabulary, source, vocabulary
from exporters.terms import RDF_TYPE, Term, parse_literal
from graph.errors import OutputError

__all__ = ["PARTS", "page", "part"]

#: What can be printed -> the file that it is; `docs` is made.
PARTS = {
    "ontology": "ontology.ttl",
    "shapes": "shapes.ttl",
    "codes": "codes.ttl",
    "context": "context.jsonld",
    "docs": "",
}


def part(name: str) -> str:
    """In: one of `PARTS`. Out: its text. Raises OutputError for another name."""
    if name not in PARTS:
        raise OutputError(f"unknown part {name!r}; one of {', '.join(PARTS)}")
    return source(PARTS[name]) if PARTS[name] else page()


def page() -> str:
    """The documentation page, in Markdown, Vietnamese and English side by side."""
    words = vocabulary()
    lines = [
        "# Bản thể luận biên bản hội nghị · Meeting-report ontology",
        "",
        f"`bb:` `{words.prefixes['bb']}` · `bbc:` `{words.prefixes['bbc']}`",
        "",
        "Trang này được tạo ra từ `ontology.ttl`, `codes.ttl` và `shapes.ttl`. "
        "This page is made from those files: `bienban ontology docs`.",
        "",
        "## Lớp · Classes",
        "",
        "| | Tiếng Việt | English | ⊑ | |",
        "|---|---|---|---|---|",
        *(_class(words, name) for name in words.classes),
        "",
        "## Quan hệ và thuộc tính · Properties",
        "",
        "| | Tiếng Việt | English | từ · from | đến · to | ⊑ | |",
        "|---|---|---|---|---|---|---|",
        *(_property(words, name) for name in words.properties),
        "",
        "## Danh mục · Controlled lists",
        "",
        *_lists(words),
        "## Ràng buộc · Constraints",
        "",
        "Kiểm bằng `bienban validate`; cảnh báo là điều bài báo bỏ trống. Checked by `bienban validate`; a warning is "
        "something that an article leaves out.",
        "",
        *_constraints(words),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _said(words: Vocabulary, term: Term, predicate: str) -> dict[str, str]:
    found = (parse_literal(o) for o in words.objects(term, predicate))
    return {parsed.language: parsed.value for parsed in found}


def _names(words: Vocabulary, terms: tuple[Term, ...]) -> str:
    return " ".join(f"`{words.shorten(t)}`" for t in terms)


def _comment(words: Vocabulary, term: Term) -> str:
    comment = _said(words, term, "rdfs:comment")
    return " · ".join(comment[language] for language in ("vi", "en") if language in comment)


def _class(words: Vocabulary, name: str) -> str:
    term = words.term(f"bb:{name}")
    label = _said(words, term, "rdfs:label")
    above = _names(words, words.objects(term, "rdfs:subClassOf"))
    return _cells(f"`bb:{name}`", label["vi"], label["en"], above, _comment(words, term))


def _property(words: Vocabulary, name: str) -> str:
    term = words.term(name)
    label = _said(words, term, "rdfs:label")
    above = (*words.objects(term, "rdfs:subPropertyOf"), *words.objects(term, "skos:closeMatch"))
    return _cells(
        f"`{name}`",
        label["vi"],
        label["en"],
        _names(words, words.objects(term, "rdfs:domain")),
        _names(words, words.objects(term, "rdfs:range")),
        _names(words, above),
        _comment(words, term),
    )


def _constraints(words: Vocabulary) -> Iterator[str]:
    """Each shape with what it says when it does not hold; shapes and messages by name, because a graph has no order."""
    from rdflib import RDF, SH, Graph, Literal, URIRef

    def short(node: object) -> str:
        return f"`{words.shorten(f'<{node}>')}`"

    shapes = Graph().parse(data=source("shapes.ttl"), format="turtle")
    for shape in sorted(s for s in shapes.subjects(RDF.type, SH.NodeShape) if isinstance(s, URIRef)):
        told = []
        for part in (shape, *shapes.objects(shape, SH.property), *shapes.objects(shape, SH.sparql)):
            said = {o.language: str(o) for o in shapes.objects(part, SH.message) if isinstance(o, Literal)}
            warns = SH.Warning in {*shapes.objects(part, SH.severity), *shapes.objects(shape, SH.severity)}
            paths = [short(o) for o in shapes.objects(part, SH.path) if isinstance(o, URIRef)]
            if said:
                kind = "cảnh báo · warning: " if warns else ""
                told.append(f"- {' '.join([*paths, ''])}{kind}{said.get('vi', '')} · {said.get('en', '')}")
        targets = sorted(short(o) for o in shapes.objects(shape, SH.targetClass))
        yield f"### {short(shape)} {' '.join(targets)}".rstrip()
        yield ""
        yield from sorted(told)
        yield ""


def _lists(words: Vocabulary) -> Iterator[str]:
    for scheme in words.schemes():
        entry = words.code(scheme, words.code_ids(scheme)[0])
        of = f"<{CODE}{scheme}>"
        words_of = (parse_literal(o) for s, p, o in entry.triples if s == of and p != RDF_TYPE)
        label = {parsed.language: parsed.value for parsed in words_of}
        yield f"### {label['vi']} · {label['en']} (`bbc:{scheme}`)"
        yield ""
        for id in words.code_ids(scheme):
            code = words.code(scheme, id)
            preferred = words.term("skos:prefLabel")
            wordings = (parse_literal(o) for _, p, o in code.triples if p == preferred)
            said = {parsed.language: parsed.value for parsed in wordings}
            yield f"- `{words.shorten(code.iri)}` {said['vi']} · {said['en']}"
        yield ""
