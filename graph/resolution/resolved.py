"""An article with everything in it resolved: which body, which person, which position, sentence by sentence.

This is what the facts are read from. The chunks keep what is printed; `agency` and `individual` say what it means.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct, field

from graph.article import Article, BlockKind
from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind, Sentence, said_as_place
from graph.grammar.known_names import complete_names
from graph.grammar.people import named_after
from graph.grammar.sentences import read_sentences
from graph.grammar.stream import Stream, read_stream
from graph.language.folding import fold
from graph.lexicon import Lexicon, lexicon
from graph.resolution.bodies import Agency, BodyRegistry
from graph.resolution.context import Area, Context, read_context
from graph.resolution.people import Individual, PeopleRegistry
from graph.resolution.posts import Post, resolve_posts, resolve_titles, settle_people
from graph.resolution.scopes import Scopes
from graph.resolution.signatures import Signed, resolve_signatures

__all__ = ["ResolvedArticle", "resolve_article"]


class ResolvedArticle(Struct):
    """All that resolution found. Dictionaries are keyed by `id(chunk)`; `titles` are the people whom a title alone
    means, `signed` the signatures of an official document, `unread` what could not be placed, each with the reason."""

    article: Article
    stream: Stream
    sentences: list[Sentence]
    context: Context
    bodies: BodyRegistry
    people: PeopleRegistry
    agency_of: dict[int, Agency] = field(default_factory=dict)
    individual_of: dict[int, Individual] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    titles: dict[int, Individual] = field(default_factory=dict)
    signed: list[Signed] = field(default_factory=list)
    unread: list[tuple[str, Chunk]] = field(default_factory=list)

    def who(self, chunk: Chunk) -> Individual | None:
        """The person that a chunk means: a name, or a title that only one person of the article bears."""
        return self.individual_of.get(id(chunk)) or self.titles.get(id(chunk))


def resolve_article(article: Article, lexicon: Lexicon) -> ResolvedArticle:
    """Read and resolve one article."""
    stream = read_stream(article, lexicon)
    sentences = complete_names(stream, read_sentences(stream, lexicon))
    context = read_context(article, stream, sentences, lexicon)
    resolved = ResolvedArticle(article, stream, sentences, context, BodyRegistry(context), PeopleRegistry())
    _resolve_people(resolved)
    scopes = Scopes(resolved)
    _resolve_bodies(resolved, scopes)
    holdings = resolve_posts(resolved, scopes)
    resolved.signed = resolve_signatures(resolved)
    settle_people(resolved)
    resolve_titles(resolved, holdings)
    return resolved


def _resolve_people(resolved: ResolvedArticle) -> None:
    chunks = [c for s in resolved.sentences if s.kind is not BlockKind.HEADLINE for c in s.of(Kind.PERSON)]
    chunks += [c for s in resolved.sentences if s.kind is BlockKind.HEADLINE for c in s.of(Kind.PERSON)]
    for chunk in chunks:
        if chunk.value.full:
            resolved.individual_of[id(chunk)] = resolved.people.introduce(chunk.value)
    _introduce_short_names(resolved, [c for c in chunks if not c.value.full])
    for chunk in chunks:
        if not chunk.value.full and id(chunk) not in resolved.individual_of:
            individual = resolved.people.recall(chunk.value)
            if individual:
                resolved.individual_of[id(chunk)] = individual
            else:
                resolved.unread.append(("a given name that nobody in the article bears", chunk))


def _introduce_short_names(resolved: ResolvedArticle, short: list[Chunk]) -> None:
    """`đồng chí Đinh Tiến`, `bà Thu Hà, Chủ tịch …`: two syllables that may be given names alone are the whole name
    where nobody is called so otherwise: by given names one speaks of people who were introduced. Where no surname
    comes first, only somebody whose post stands beside the name."""
    for chunk in short:
        words = chunk.value.name.split()
        if len(words) == 2 and not resolved.people.bears(chunk.value):
            if named_after(resolved.stream, chunk.start, lexicon()):
                continue  # `Nghĩa trang | liệt sĩ Trà Lĩnh`
            if fold(words[0]).lower() in lexicon().surnames or _with_post(resolved, chunk):
                resolved.individual_of[id(chunk)] = resolved.people.introduce(chunk.value)


def _with_post(resolved: ResolvedArticle, chunk: Chunk) -> bool:
    """Whether a position stands right beside a name: `Giám đốc Sở X NAME`, `NAME, Giám đốc …`, `NAME (Giám đốc …)`."""
    at = bisect_right(resolved.sentences, chunk.start, key=lambda s: s.start) - 1
    chunks = resolved.sentences[at].chunks
    n = chunks.index(chunk)
    before, after = chunks[n - 1 : n], chunks[n + 1 : n + 3]
    if before and before[0].kind is Kind.POSITION:
        return True
    return len(after) == 2 and after[0].key in (",", "-", "(") and after[1].kind is Kind.POSITION


def _in_dateline(resolved: ResolvedArticle, chunk: Chunk) -> bool:
    line = resolved.context.dateline
    return line is not None and line.start <= resolved.stream.starts[chunk.start] < line.end


#: Between the bodies of a list.
_JOINING = {",", "-", "/", "và", "cùng"}


def _joins(chunk: Chunk) -> bool:
    return chunk.key in _JOINING and chunk.kind in (Kind.MARK, Kind.WORD)


def _resolve_bodies(resolved: ResolvedArticle, scopes: Scopes) -> None:
    """Bodies outside positions; in a list, a body without a unit takes that of the one after it."""
    for number, sentence in enumerate(resolved.sentences):
        chunks = sentence.chunks
        area: Area | None = None
        owner: Agency | None = None
        beside: Agency | None = None
        after = len(chunks)
        for n in reversed(sentence.at(Kind.BODY)):
            if not all(map(_joins, chunks[n + 1 : after])):
                area, owner, beside = None, None, None
            chunk, after = chunks[n], n
            body: Body = chunk.value
            if _in_dateline(resolved, chunk):
                continue  # `(TTXVN) - …` signs the report
            if (body.entry.code == "trung-tam" or body.name.startswith("Trung tâm ")) and said_as_place(chunks, n):
                continue  # `tại Trung tâm Hội nghị tỉnh`: where, not who
            local = scopes.of(number, body)
            surface = "" if body.shared else resolved.stream.quote(chunk.start, chunk.end)
            agency = resolved.bodies.party.beside(body, beside) or resolved.bodies.resolve(
                body, owner=owner, area=area, local=local, surface=surface
            )
            if agency is None:
                resolved.unread.append(("a body that the article does not complete", chunk))
                area, owner, beside = None, None, None
                continue
            resolved.agency_of[id(chunk)] = agency
            area, beside = agency.area, agency
            owner = agency.parent if agency.parent else None
