"""The reading stream: an article's tokens with abbreviations written out, ready for the grammar.

`Ban DV Tỉnh ủy` reads as `Ban Dân vận Tỉnh ủy` once the article has said `Dân vận (DV)`; `UBND` always reads as
`Ủy ban nhân dân`. The words that stand in for an abbreviation all carry its offsets, so evidence still quotes what is
printed. A short form in parentheses right after its long form is not read at all: `Mặt trận Tổ quốc (MTTQ) Việt Nam`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import compress

from msgspec import Struct

from graph.article import Article, Block, BlockKind
from graph.grammar.short_forms import expansion
from graph.language.folding import fold
from graph.language.tokens import PUNCTUATION, WORD, Tokens, tokenize
from graph.lexicon import Lexicon
from graph.lexicon.unit_kinds import COMMITTEES, LAST_WORDS, LEVELS

__all__ = ["BREAK", "Definition", "Stream", "read_stream"]

#: The blocks that are read; the others name nobody and nothing.
_READ = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.CLOSING)
#: Key of the mark between two blocks: no phrase crosses it.
BREAK = "\n"
_SHORT = re.compile(r"^[A-ZĐƯÔÂĂÊƠ][A-ZĐƯÔÂĂÊƠa-zđ]*[A-ZĐƯÔÂĂÊƠ&-][A-ZĐƯÔÂĂÊƠa-zđ&-]*$")
_LINKS = {"và", "-", ",", "của", "các", "&"}
#: After these (or at the start of a block) `xã Lương Hòa Lạc` is a place, though its name could be a person's.
#: Last words of kinds of communes; not `khu`, which is any area.
_PLACE_HEADS = {kind.split()[-1] for kind in COMMITTEES if LEVELS[kind] == 3} - {"khu"}
_BEFORE_PLACE = {BREAK, "tại", "ở", "về", "đến", "từ", "bàn", "thuộc", "khi", "dân", "thị", "là"}


#: Last words of roles whose holder may stand after the unit.
_ROLE_ENDS = {"tịch", "thư", "phòng", "trưởng"}


class Definition(Struct, frozen=True):
    """An abbreviation: `short` for `long`; the offsets are those of `long (short)` where the article defines it,
    of the first use where it does not."""

    short: str
    long: str
    start: int
    end: int
    defined: bool


class Stream(Tokens):
    """An article's tokens as the grammar reads them. `text` is what it writes into names, `keys` how lexicons find it;
    `starts[i]:ends[i]` are the offsets of the printed token behind it."""

    __slots__ = ("addressed", "article", "blocks", "definitions", "place_words", "places")

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.blocks: list[tuple[Block, int, int]] = []
        self.definitions: list[Definition] = []
        self.places: frozenset[tuple[str, ...]] = frozenset()
        #: The words behind every address, once somebody asks (graph.grammar.units).
        self.addressed: frozenset[tuple[str, ...]] | None = None
        self.place_words: frozenset[str] = frozenset()

    def words(self, start: int, end: int) -> str:
        """The words from `start` to `end` with the spacing of print."""
        if PUNCTUATION not in self.kinds[start:end]:
            return " ".join(self.text[start:end])
        parts: list[str] = []
        for i in range(start, end):
            word = self.text[i]
            if (
                parts
                and not (word in ",.;:)?!…%" or parts[-1] in "(" or word == "/" or parts[-1].endswith("/"))
                and not self._glued(i)
            ):
                parts.append(" ")
            parts.append(word)
        return "".join(parts).strip()

    def _glued(self, i: int) -> bool:
        """Printed without a blank before it (and not a part of one expanded abbreviation)."""
        if self.ends[i - 1] != self.starts[i]:
            return False
        return self.kinds[i] == PUNCTUATION or self.kinds[i - 1] == PUNCTUATION

    def quote(self, start: int, end: int) -> str:
        """Exactly what is printed from `start` to `end`."""
        return self.article.text[self.starts[start] : self.ends[end - 1]]


def read_stream(article: Article, lexicon: Lexicon) -> Stream:
    """The stream of an article's paragraphs, captions and headline."""
    stream = Stream(article)
    folded = article.folded
    blocks = [b for b in article.blocks if b.kind in _READ]
    tokens_of = [lexicon.tokenize(folded, b.start, b.end) for b in blocks]
    definitions = _definitions(tokens_of, article, lexicon)
    local = {d.short: d.long for d in definitions}
    used: dict[str, Definition] = {}
    for block, tokens in zip(blocks, tokens_of, strict=True):
        first = len(stream)
        _read_block(stream, tokens, local, lexicon, used)
        stream.blocks.append((block, first, len(stream)))
        stream.push(BREAK, block.end, block.end, PUNCTUATION)
    _calm_capitals(stream, lexicon)
    stream.places = frozenset(_places(stream))
    stream.place_words = frozenset([word for name in stream.places for word in name[1:]])
    stream.definitions = [*definitions, *(d for s, d in sorted(used.items()) if s not in local)]
    return stream


def _calm_capitals(stream: Stream, lexicon: Lexicon) -> None:
    """In a line printed in capitals only what the article capitalises elsewhere counts as a name, and is written so."""
    shouted = [(first, last) for block, first, last in stream.blocks if _shouts(stream, first, last)]
    if not shouted:
        return
    inside = {i for first, last in shouted for i in range(first, last)}
    names: dict[str, str] = {}
    only_heads: dict[str, bool] = {}
    for i, key in enumerate(stream.keys):
        if stream.caps[i] and i not in inside and i and stream.kinds[i - 1] == WORD:
            names.setdefault(key, stream.text[i])
            only_heads[key] = only_heads.get(key, True) and _heads_phrase(stream, i, lexicon)
    heads = {
        i
        for block, first, last in stream.blocks
        if block.kind is BlockKind.CAPTION
        for i in _unit_at_end(stream, first, last)
    }
    for i in inside - heads:
        key = stream.keys[i]
        # `phiên THƯỜNG KỲ` is no name, though the article writes `Thường trực`
        named = key in names and not (only_heads[key] and not _heads_phrase(stream, i, lexicon))
        named = named and not _heads_event(stream, i, lexicon)
        stream.caps[i] = stream.caps[i] and named
        word = stream.text[i]
        if word.isupper() and word.isalpha() and len(word) > 1 and stream.kinds[i] == WORD and not _ROMAN.match(word):
            stream.text[i] = names[key] if named and key not in LAST_WORDS else key  # `Tỉnh ủy`, but `tỉnh Hưng Yên`


def _heads_phrase(stream: Stream, i: int, lexicon: Lexicon) -> bool:
    """Whether a body, a role or an event of two words or more begins here."""
    found = (trie.match(stream.keys, i) for trie in (lexicon.bodies, lexicon.roles, lexicon.events))
    return any(match is not None and match[0] > 1 for match in found)


def _heads_event(stream: Stream, i: int, lexicon: Lexicon) -> bool:
    """`ĐẢNG ỦY XÃ TÂN PHÚ | HỌP BÁO …`: no unit's name goes on over the word for a meeting."""
    found = lexicon.events.match(stream.keys, i)
    return found is not None and found[0] > 1


_ROMAN = re.compile(r"[IVXLC]+$")


def _unit_at_end(stream: Stream, first: int, last: int) -> range:
    """The name of the unit with which the head of an official document ends: `ỦY BAN NHÂN DÂN XÃ ĐÔNG HẢI`."""
    for i in range(last - 2, max(first, last - 6), -1):
        if stream.keys[i] in LAST_WORDS:
            return range(i, last)
    return range(0)


def _shouts(stream: Stream, first: int, last: int) -> bool:
    """Whether a block of four words or more is printed in capitals."""
    if stream.caps[first:last].count(True) < 0.5 * (last - first) - 4:
        return False  # most blocks: for these the next lines are not needed
    text = stream.article.text
    most, small = 0.2 * stream.kinds[first:last].count(WORD), 0
    words = 0
    for i in range(first, last):
        start, end = stream.starts[i], stream.ends[i]
        if stream.kinds[i] != WORD or end - start != len(stream.text[i]):
            continue  # written out from a short form
        words += 1
        small += not text[start:end].isupper()
        if small > most + 1:
            return False
    return words >= 4 and words - small >= 0.8 * words


def _places(stream: Stream) -> Iterable[tuple[str, ...]]:
    """The names that stand after `xã`, `phường`, `thị trấn` where nothing but a place can."""
    keys, caps = stream.keys, stream.caps
    for i in [k for k, key in enumerate(keys) if key in _PLACE_HEADS]:
        key = keys[i]
        before = keys[i - 1] if i else BREAK
        if before not in _BEFORE_PLACE or before == "thị" and (key != "trấn" or keys[i - 2] not in _BEFORE_PLACE):
            continue
        if before == "dân" and i > 4 and keys[i - 5] in _ROLE_ENDS:
            continue  # `Chủ tịch UBND xã | Nguyễn Chí Tân`: a place or its chairman
        end = i + 1
        while end < len(keys) and end < i + 5 and caps[end] and stream.kinds[end] == WORD:
            end += 1
        if i + 3 <= end < i + 5:
            yield tuple(keys[i + 1 : end])


def _definitions(every: Iterable[Tokens], article: Article, lexicon: Lexicon) -> list[Definition]:
    """`long form (SHORT)`: accepted when the letters of SHORT are the initials of the words before it, in order; or,
    for a body that the lexicon knows, of some of its words (`Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh X (LHH)`)."""
    found: dict[str, Definition] = {}
    for tokens in every:
        for i in _opened(tokens):
            if i + 2 >= len(tokens):
                continue
            close = _closing(tokens, i)
            if close is None:
                continue
            short = "".join(tokens.text[i + 1 : close])
            if short in found or not _SHORT.match(short):
                continue
            begin, end = _long_form(tokens, i, short), i
            known: tuple[int, int] | None = (
                (begin, end) if begin is not None else _known_body(tokens, i, short, lexicon)
            )
            if known is None and close == i + 2 and len(short) > 2:
                start = _branded(tokens, i, lexicon)
                known = (start, i) if start is not None else None
            if known is not None:
                begin, end = known
                long = fold(article.text[tokens.starts[begin] : tokens.ends[end - 1]])
                found[short] = Definition(short, " ".join(long.split()), tokens.starts[begin], tokens.ends[close], True)
    return list(found.values())


def _opened(tokens: Tokens) -> list[int]:
    """Where a parenthesis opens."""
    return [i for i, key in enumerate(tokens.keys) if key == "("] if "(" in tokens.keys else []


def _closing(tokens: Tokens, opened: int) -> int | None:
    """Where a parenthesis of at most five tokens closes."""
    within = tokens.keys[opened + 1 : opened + 7]
    return opened + 1 + within.index(")") if ")" in within else None


def _known_body(tokens: Tokens, before: int, short: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """The known body within 16 words before a parenthesis whose initials contain the letters of `short` in order."""
    letters = [c for c in short.lower() if c.isalpha()]
    offset = max(0, before - 16)
    keys = tokens.keys[offset:before]
    for k in range(len(keys)):
        if keys[k][0] != letters[0] or not tokens.caps[offset + k]:
            continue
        match = lexicon.bodies.match(keys, k)
        if match is None or match[0] < 3:
            continue
        initials = iter(key[0] for key in keys[k : k + match[0]])
        if all(letter in initials for letter in letters):
            return offset + k, offset + k + match[0]
    return None


def _branded(tokens: Tokens, before: int, lexicon: Lexicon) -> int | None:
    """The place where the name of a company, bank or school begins that ends right before a parenthesis, its
    brand: `Ngân hàng … Việt Nam (BIDV)`."""
    branded = lexicon.kinds.branded
    for k in range(before - 1, max(-1, before - 18), -1):
        if tokens.kinds[k] == PUNCTUATION and tokens.keys[k] not in ("-", ",", "&"):
            return None
        if not tokens.caps[k]:
            continue
        match = lexicon.bodies.match(tokens.keys[k:before], 0)
        if match is not None and match[1].code in branded and (before - k > match[0] or match[0] > 3):
            return k - 1 if k and tokens.keys[k - 1] == "tổng" else k
    return None


def _long_form(tokens: Tokens, before: int, short: str) -> int | None:
    letters = [c for c in short.lower() if c.isalpha()]
    k = before - 1
    while letters and k >= 0:
        key = tokens.keys[k]
        if key[0] == letters[-1]:
            letters.pop()
        elif key not in _LINKS:
            return None
        k -= 1
    return k + 1 if not letters else None


def _read_block(
    stream: Stream, tokens: Tokens, local: dict[str, str], lexicon: Lexicon, used: dict[str, Definition]
) -> None:
    """Most words go straight through, in runs from one place where a short form may stand to the next."""
    done = 0
    for i in _suspects(tokens):
        if i < done:
            continue  # within what the last short form took
        if tokens.keys[i] == "(":
            skip = _aside(tokens, i, local, lexicon)
            if skip:
                stream.take(tokens, done, i)
                done = i + skip
            continue
        count, short, long = expansion(tokens, i, local, lexicon)
        if not count:
            continue
        stream.take(tokens, done, i)
        done = i + count
        start, end = tokens.starts[i], tokens.ends[done - 1]
        if short not in used:
            used[short] = Definition(short, long, start, end, False)
        for word, kind in _written_out(long):
            stream.push(word, start, end, kind)
    stream.take(tokens, done, len(tokens))


@lru_cache(maxsize=4096)
def _written_out(long: str) -> tuple[tuple[str, int], ...]:
    """The words of a long form, each with its kind."""
    whole = tokenize(fold(long))
    return tuple(zip(whole.text, whole.kinds, strict=True))


def _suspects(tokens: Tokens) -> list[int]:
    """Where a parenthesis opens or a short form may begin: a capital that begins no ordinary word."""
    text = tokens.text
    capitals = compress(range(len(text)), tokens.caps)
    short = [i for i in capitals if len(text[i]) == 1 or text[i] == "Tp" or not text[i].istitle()]
    return sorted([*short, *_opened(tokens)])


def _aside(tokens: Tokens, i: int, local: dict[str, str], lexicon: Lexicon) -> int:
    """How many tokens a parenthesis takes that only repeats a name in short; 0 when it says something."""
    close = _closing(tokens, i)
    if close is None or close == i + 1:
        return 0
    short = "".join(tokens.text[i + 1 : close])
    known = short in local or (
        short in lexicon.abbreviations and i > 0 and tokens.kinds[i - 1] == WORD and tokens.starts[i - 1]
    )
    return close - i + 1 if known and _SHORT.match(short) else 0
