"""The article itself: headline, publisher, author, time, photos, abbreviations, and what it mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.codes import body_code
from graph.grammar.chunks import Chunk, Kind
from graph.grammar.stream import Stream
from graph.language.folding import slug
from graph.language.tokens import DOCUMENT_NUMBER
from graph.lexicon import lexicon
from graph.model import Literal, Node, Ref, text
from graph.resolution.ids import digest, person_id

__all__ = ["add_abbreviations", "add_article", "add_mentions", "add_photos", "headline"]

_CREDIT = re.compile(r"^(?:(?:tác giả|bài(?:,| và)? ảnh|thực hiện|tin(?:,| và)? ảnh|bài|tin)\s*[:/]\s*)", re.IGNORECASE)
_INITIALS = re.compile(r"^(?:[A-ZĐ][.\w]*){1,3}$")


def headline(builder: Builder) -> str:
    """The headline, or the first words of an article that has none."""
    article = builder.article
    if article.metadata.title:
        return article.metadata.title
    for block in article.blocks:
        if block.kind is BlockKind.HEADLINE:
            return " ".join(article.text[block.start : block.end].split())
    start = next((b.start for b in article.blocks), 0)
    words = article.text[start : start + 200].split()
    return " ".join(words[:16]) + (" …" if len(words) > 16 else "")


def add_article(builder: Builder) -> None:
    """The node of the article, its publisher, author and time."""
    article, context = builder.article, builder.resolved.context
    label = headline(builder) or "(không có tiêu đề)"
    attributes = {
        "schema:headline": (text(label),),
        "nif:isString": (Literal(article.text),),
        "bb:textSha256": (Literal(article.sha256),),
        "schema:inLanguage": (Literal("vi"),),
    }
    if article.metadata.url:
        attributes["schema:url"] = (Literal(article.metadata.url, "xsd:anyURI"),)
    builder.kg.add_node(Node(article.id, "Article", label, frozenset(), attributes))
    _add_publisher(builder)
    _add_author(builder)
    if context.updated:
        line = next(b for b in article.blocks if b.kind is BlockKind.UPDATE_LINE)
        builder.fact(
            article.id,
            "schema:dateModified",
            Literal(context.updated, "xsd:dateTime"),
            [builder.words(line.start, line.end)],
            "update-line",
        )


def _add_publisher(builder: Builder) -> None:
    dateline = builder.resolved.context.dateline
    if dateline is None:
        return
    # The sign is kept as printed: what it stands for is another name of the same node.
    publisher = dateline.publisher
    lineage = publisher.lineage if publisher else "vn"
    id = f"body/{lineage or 'vn'}/{slug(dateline.sign)}"
    alt = frozenset({publisher.name} - {dateline.sign}) if publisher else frozenset()
    builder.kg.add_node(Node(id, "NewsPublisher", dateline.sign, alt, {"org:classification": (body_code("bao"),)}))
    builder.fact(
        builder.article.id,
        "schema:publisher",
        Ref(id),
        [builder.words(dateline.start, dateline.end)],
        "dateline-sign",
        "dateline",
    )


def _add_author(builder: Builder) -> None:
    article = builder.article
    for block in reversed(article.blocks):
        if block.kind is not BlockKind.BYLINE:
            continue
        line = article.folded[block.start : block.end]
        name = _CREDIT.sub("", line).strip(" .-()")
        if not name or len(name) > 60:
            continue
        letters = [c for c in name if c.isalpha()]
        if len(letters) > 4 and all(c.isupper() for c in letters) and not _INITIALS.match(name):
            name = name.title()
        dateline = builder.resolved.context.dateline
        id = person_id(name, slug(dateline.sign) if dateline else "vn")
        builder.kg.add_node(Node(id, "Person", name))
        start = block.start + line.find(_CREDIT.sub("", line).strip(" .-()"))
        builder.fact(article.id, "schema:author", Ref(id), [builder.words(start, start + len(name))], "byline")
        return


def add_photos(builder: Builder) -> None:
    """A photo for each caption that names somebody, and whom it shows."""
    resolved, number = builder.resolved, 0
    named: dict[int, list[Chunk]] = {}
    for sentence in resolved.sentences:
        if sentence.kind is BlockKind.CAPTION:
            people = [c for c in sentence.of(Kind.PERSON) if resolved.individual_of.get(id(c))]
            named.setdefault(sentence.block, []).extend(people)
    for place, (block, _, _) in enumerate(resolved.stream.blocks):
        shown = named.get(place)
        if not shown:
            continue
        number += 1
        photo = f"{builder.article.id}/photo/n{number}"
        caption = builder.words(block.start, block.end)
        builder.kg.add_node(
            Node(
                photo,
                "Photo",
                f"Ảnh {number}",
                frozenset(),
                {"schema:caption": (text(caption.quote),), "schema:isPartOf": (Ref(builder.article.id),)},
            )
        )
        for chunk in shown:
            builder.fact(
                photo,
                "bb:depicts",
                Ref(builder.person(resolved.individual_of[id(chunk)])),
                [caption],
                "caption-names-person",
            )


def add_abbreviations(builder: Builder) -> None:
    """Every short form that the article uses, with what it stands for and whether the article says so."""
    stream, article = builder.resolved.stream, builder.article
    found = {d.short: (d.long, d.start, d.end, d.defined) for d in stream.definitions}
    for short, long, start in _signs_of_numbers(stream):
        found.setdefault(short, (long, start, start + len(short), False))
    for short in sorted(found):
        long, start, end, defined = found[short]
        id = f"{article.id}/abbreviation/{slug(short)}-{digest(short, 4)}"
        builder.kg.add_node(
            Node(
                id, "Abbreviation", f"{short}: {long}", frozenset(),
                {
                    "bb:shortForm": (Literal(short),),
                    "bb:longForm": (text(long),),
                    "bb:definedInText": (Literal("true" if defined else "false", "xsd:boolean"),),
                },
            )
        )  # fmt: skip
        builder.fact(
            article.id,
            "bb:mentions",
            Ref(id),
            [builder.words(start, end)],
            "abbreviation-defined" if defined else "abbreviation-known",
        )


def _signs_of_numbers(stream: Stream) -> Iterator[tuple[str, str, int]]:
    """The signs in numbers of documents (`12-NQ/TU`): what each stands for, and where it is printed."""
    known = lexicon()
    for i in [k for k, kind in enumerate(stream.kinds) if kind == DOCUMENT_NUMBER]:
        for part in re.finditer(r"[A-ZĐ][A-Za-zđĐ]*", stream.text[i]):
            short = part.group()
            if short in known.document_signs:
                long = known.document_signs[short].type
            else:
                body, _ = known.issuers.get(short, ("", ""))
                long = body.split("|")[0].replace("{unit}", "").strip()
            if long and "{" not in long:
                yield short, long, stream.starts[i] + part.start()


def add_mentions(builder: Builder) -> None:
    """`bb:mentions` from the article to everything it names, with each place where it does."""
    resolved = builder.resolved
    for person in resolved.people.all():
        builder.fact(builder.article.id, "bb:mentions", Ref(builder.person(person)), person.spans, "person-named")
    for agency in resolved.bodies.all():
        if agency.spans:
            builder.fact(builder.article.id, "bb:mentions", Ref(builder.body(agency)), agency.spans, "body-named")
